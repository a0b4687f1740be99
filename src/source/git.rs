//! What is asked of git: the last commit and its date.

use std::path::Path;
use std::process::Command;

use chrono::NaiveDate;

/// The author's date of the last commit that the folder `root` belongs to, or nothing where there is
/// no git or no history. It stands in for the clock, so that the same sources give the same bytes.
pub fn last_commit_date(root: &Path) -> Option<NaiveDate> {
    last(root, &["--format=%ad", "--", "."])?.trim().parse().ok()
}

/// The last commit of the repository that the folder `root` belongs to: the first twelve digits of its
/// name, and its author's date. Nothing where there is no git or no history.
pub fn last_commit(root: &Path) -> Option<(String, NaiveDate)> {
    let text = last(root, &["--format=%H %ad"])?;
    let (id, date) = text.trim().split_once(' ')?;
    Some((id.get(..12)?.to_owned(), date.parse().ok()?))
}

/// What git says of the last commit, dates as 2024-05-20.
fn last(root: &Path, asked: &[&str]) -> Option<String> {
    let log = Command::new("git")
        .args(["-c", "safe.directory=*", "-C"])
        .arg(root)
        .args(["log", "-1", "--date=format:%Y-%m-%d"])
        .args(asked)
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    String::from_utf8(log.stdout).ok()
}
