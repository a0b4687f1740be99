//! Git as a process.

use std::path::Path;
use std::process::{Command, Stdio};

/// The bytes that git writes when it is asked something about a folder; nothing where there is no git or it refuses.
pub(super) fn bytes(root: &Path, asked: &[&str]) -> Option<Vec<u8>> {
    let output = Command::new("git")
        .args(["-c", "safe.directory=*", "-c", "core.quotepath=off", "-C"])
        .arg(root)
        .args(asked)
        // What somebody set for other commands of git is nothing that this program was asked.
        .env_remove("GIT_LITERAL_PATHSPECS")
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
