//! Git as a process.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::source::file_bytes;
use crate::source::stamps::repository;

/// What is to be as this program reads it, whatever somebody set.
const SETTINGS: [&str; 12] = [
    "-c",
    "safe.directory=*",
    "-c",
    "core.quotepath=off",
    "-c",
    "log.follow=false",
    "-c",
    "log.showSignature=false",
    "-c",
    "color.ui=false",
    "-c",
    "core.fsmonitor=false",
];

/// The bytes that git writes when it is asked something about a folder; nothing where there is no git or it refuses.
pub(super) fn bytes(root: &Path, asked: &[&str]) -> Option<Vec<u8>> {
    let output = Command::new("git")
        .args(SETTINGS)
        .arg("-C")
        .arg(root)
        .args(asked)
        // A hook names the repository that it runs for; asked is always for that of the folder.
        .env_remove("GIT_DIR")
        .env_remove("GIT_WORK_TREE")
        .env_remove("GIT_INDEX_FILE")
        .env_remove("GIT_PREFIX")
        .env_remove("GIT_EXTERNAL_DIFF")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then_some(output.stdout)
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
