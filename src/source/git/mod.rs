//! What is asked of git: when and by whom files were changed.

mod run;

use std::path::Path;

use chrono::NaiveDate;

use run::said;

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
    said(root, &[&["log", "-1", "--date=format:%Y-%m-%d"], asked].concat())
}

/// What is to be known of a repository before its settings are changed.
#[derive(Clone, Debug)]
pub struct Repository {
    /// Where the folder lies in it, with a slash at its end unless it is all of it.
    pub prefix: String,
    /// Where it says that git finds what it runs before a commit.
    pub hooks: Option<String>,
}

/// The repository that a folder lies in, if any.
pub fn repository(root: &Path) -> Option<Repository> {
    let prefix = said(root, &["rev-parse", "--show-prefix"])?.trim_end_matches('\n').to_owned();
    let hooks = said(root, &["config", "--get", "core.hooksPath"]).map(|path| path.trim().to_owned());
    Some(Repository { prefix, hooks: hooks.filter(|path| !path.is_empty()) })
}
