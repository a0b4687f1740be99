//! What git answers.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use crate::git::git;
use crate::source::file_bytes;
use crate::source::stamps::repository;

/// The bytes that git writes when it is asked something about a folder; nothing where there is no git or it refuses.
pub(super) fn bytes(root: &Path, asked: &[&str]) -> Option<Vec<u8>> {
    let output = git(root).args(asked).stdin(Stdio::null()).output().ok()?;
    output.status.success().then_some(output.stdout)
}

/// The contents of these names, in their order; nothing for one that is not there.
pub(super) fn contents(root: &Path, ids: &[&str]) -> Option<Vec<Option<Vec<u8>>>> {
    let mut git = git(root);
    git.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut process = git.spawn().ok()?;
    let mut input = process.stdin.take()?;
    let asked = ids.join("\n") + "\n";
    // Git answers while it is asked: who first asked all and then listened could wait for ever.
    let asking = std::thread::spawn(move || drop(input.write_all(asked.as_bytes())));
    let output = process.wait_with_output().ok()?;
    drop(asking.join());
    let mut rest = output.stdout.as_slice();
    let mut found = Vec::new();
    while let Some(end) = rest.iter().position(|&byte| byte == b'\n') {
        let (head, behind) = (String::from_utf8_lossy(&rest[..end]).into_owned(), &rest[end + 1..]);
        // NAME blob SIZE, or NAME missing.
        let size = head.rsplit_once(" blob ").map(|(_, _)| head.rsplit(' ').next().and_then(|size| size.parse().ok()));
        match size.flatten() {
            Some(size) if behind.len() > size => {
                found.push(Some(behind[..size].to_vec()));
                rest = &behind[size + 1..];
            }
            _ => {
                found.push(None);
                rest = behind;
            }
        }
    }
    (found.len() == ids.len()).then_some(found)
}

/// The same as text.
pub(super) fn said(root: &Path, asked: &[&str]) -> Option<String> {
    String::from_utf8(bytes(root, asked)?).ok()
}

/// The commits before which the history of a folder is cut off, as in a clone of the last commits alone.
pub(super) fn shallow(root: &Path) -> BTreeSet<String> {
    let file = repository(root).map(|(_, common)| common.join("shallow"));
    let text = file.and_then(|file| file_bytes(&file).ok()).unwrap_or_default();
    String::from_utf8_lossy(&text).lines().map(|line| line.trim().to_owned()).collect()
}
