//! What of the office's folder is in no commit.

use std::path::Path;
use std::process::{Command, Output};

/// How the office's files stand to git.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Committed {
    /// No git looks after them.
    NoGit,
    /// Every one is as it was committed.
    All,
    /// These are not.
    Without(Vec<String>),
}

/// Whether everything below `content/` and `themes/` is as it was committed last.
pub fn committed(root: &Path) -> Committed {
    let folders = ["content", "themes"];
    // Files that git was told to leave alone are in no commit, and never will be.
    let ignored = git(root, &["check-ignore", "-q", "content/site.yaml"]).is_some_and(|output| output.status.success());
    let status =
        git(root, &[&["status", "--porcelain=v1", "-z", "--untracked-files=all", "--"], &folders[..]].concat());
    let Some(status) = status.filter(|output| output.status.success() && !ignored) else { return Committed::NoGit };
    let text = String::from_utf8_lossy(&status.stdout).into_owned();
    let mut paths = Vec::new();
    let mut entries = text.split('\0').filter(|entry| entry.len() > 3);
    while let Some(entry) = entries.next() {
        paths.push(entry.get(3..).unwrap_or_default().to_owned());
        // Of what was renamed the old name follows.
        if entry.starts_with(['R', 'C']) {
            entries.next();
        }
    }
    if paths.is_empty() { Committed::All } else { Committed::Without(paths) }
}

/// What git says; nothing where there is none. It changes nothing, not even what it remembers of files.
fn git(root: &Path, asked: &[&str]) -> Option<Output> {
    let mut command = Command::new("git");
    command.args(["--no-optional-locks", "-c", "safe.directory=*", "-C"]).arg(root).args(asked);
    command.output().ok()
}
