//! What of the office's folder is in no commit.

use std::io::ErrorKind;
use std::path::Path;

use super::stamps::repository;
use crate::git::git;

/// How the office's files stand to git.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Committed {
    /// No git looks after them.
    NoGit,
    /// Every one is as it was committed.
    All,
    /// These are not.
    Without(Vec<String>),
    /// They lie in a repository of which git can't tell; its own words.
    Unknown(String),
}

/// Whether everything below `content/` and `themes/` is as it was committed last.
pub fn committed(root: &Path) -> Committed {
    // Files that git was told to leave alone are in no commit, and never will be.
    let ignored = git(root).args(["check-ignore", "-q", "content/site.yaml"]).output();
    if ignored.is_ok_and(|output| output.status.success()) {
        return Committed::NoGit;
    }
    let status = ["status", "--porcelain=v1", "-z", "--untracked-files=all", "--", "content", "themes"];
    match git(root).args(status).output() {
        Ok(output) if output.status.success() => changed(&String::from_utf8_lossy(&output.stdout)),
        Ok(output) if repository(root).is_some() => {
            Committed::Unknown(String::from_utf8_lossy(&output.stderr).trim().to_owned())
        }
        Err(error) if error.kind() != ErrorKind::NotFound && repository(root).is_some() => {
            Committed::Unknown(error.to_string())
        }
        _ => Committed::NoGit,
    }
}

/// What git's list of changes has.
fn changed(status: &str) -> Committed {
    let mut paths = Vec::new();
    let mut entries = status.split('\0').filter(|entry| entry.len() > 3);
    while let Some(entry) = entries.next() {
        paths.push(entry.get(3..).unwrap_or_default().to_owned());
        // Of what was renamed the old name follows.
        if entry.starts_with(['R', 'C']) {
            entries.next();
        }
    }
    if paths.is_empty() { Committed::All } else { Committed::Without(paths) }
}
