//! What is asked of git: when and by whom files were changed.

mod log;
mod run;
mod since;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::NaiveDate;

pub use log::{Commit, FileChange, FileChangeKind, History};
use run::said;
pub use since::Since;

/// What git says of the folder of an office, which is asked at most once for each.
#[derive(Debug)]
pub struct Log {
    root: PathBuf,
    folder: String,
    last_date: OnceLock<Option<NaiveDate>>,
    last: OnceLock<Option<(String, NaiveDate)>>,
    history: OnceLock<History>,
}

impl Log {
    /// Of the folder `folder` below `root`, of which nothing is known yet.
    pub fn of(root: &Path, folder: &str) -> Self {
        let (root, folder) = (root.to_owned(), folder.to_owned());
        Self { root, folder, last_date: OnceLock::new(), last: OnceLock::new(), history: OnceLock::new() }
    }

    /// The author's date of the last commit that changed something below `root`, or nothing where there is no git or
    /// no history. It stands in for the clock, so that the same sources give the same bytes.
    pub fn last_date(&self) -> Option<NaiveDate> {
        let asked = || last(&self.root, &["--format=%ad", "--", "."])?.trim().parse().ok();
        *self.last_date.get_or_init(asked)
    }

    /// The last commit of the repository that `root` belongs to: the first twelve digits of its name, and its author's
    /// date. Nothing where there is no git or no history.
    pub fn last(&self) -> Option<(String, NaiveDate)> {
        let asked = || {
            let text = last(&self.root, &["--format=%H %ad"])?;
            let (id, date) = text.trim().split_once(' ')?;
            Some((id.get(..12)?.to_owned(), date.parse().ok()?))
        };
        self.last.get_or_init(asked).clone()
    }

    /// The contents of files by the names that the history has for them, in their order; nothing for one that is not
    /// there, as what was before a history that is cut off.
    pub fn contents(&self, ids: &[&str]) -> Vec<Option<Vec<u8>>> {
        run::contents(&self.root, ids).unwrap_or_else(|| vec![None; ids.len()])
    }

    /// Who changed what below the folder.
    pub fn history(&self) -> &History {
        self.history.get_or_init(|| History::of(&self.root, &self.folder))
    }
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
