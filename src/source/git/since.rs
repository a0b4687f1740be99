//! What is other now than it was at some commit.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;

use super::run::{bytes, contents, said};

/// What became of the files below a folder since a commit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// The day of the commit, where its author was.
    pub date: NaiveDate,
    /// The names of the commits that came after it.
    pub commits: BTreeSet<String>,
    /// The files that it had, by path below the folder.
    pub before: BTreeSet<String>,
    /// Those that are other now.
    pub changed: BTreeSet<String>,
    /// The name of the commit.
    pub id: String,
}

impl Since {
    /// What became of the files of the folder `folder` below `root` since a commit, as they lie on disk; nothing where
    /// there is no such commit.
    pub fn of(root: &Path, folder: &str, commit: &str) -> Option<Self> {
        // What begins so is an option, whatever it is meant to be.
        if commit.starts_with('-') {
            return None;
        }
        let id = said(root, &["rev-parse", "--verify", "--quiet", &format!("{commit}^{{commit}}")])?.trim().to_owned();
        let date = said(root, &["log", "-1", "--date=format:%Y-%m-%d", "--format=%ad", &id])?.trim().parse().ok()?;
        let after = said(root, &["rev-list", &format!("{id}..HEAD")])?;
        let paths = |asked: &[&str]| -> Option<BTreeSet<String>> {
            let list = bytes(root, &[asked, &["--", folder]].concat())?;
            let text = String::from_utf8_lossy(&list).into_owned();
            let prefix = format!("{folder}/");
            Some(text.split('\0').filter_map(|path| path.strip_prefix(&prefix)).map(str::to_owned).collect())
        };
        Some(Self {
            date,
            commits: after.lines().map(str::to_owned).collect(),
            // Unlike its siblings it tells paths from the folder that it is asked in.
            before: paths(&["ls-tree", "-r", "-z", "--name-only", &id])?,
            changed: paths(&["diff", "-z", "--name-only", "--no-renames", "--no-ext-diff", "--relative", &id])?,
            id,
        })
    }

    /// The contents that files had at the commit.
    pub fn contents(&self, root: &Path, folder: &str, files: &[&str]) -> Vec<Option<Vec<u8>>> {
        if files.is_empty() {
            return Vec::new();
        }
        // A name with the end of a line in it would be two.
        let names = files.iter().map(|file| format!("{}:./{folder}/{}", self.id, file.replace(['\n', '\r'], "?")));
        let names: Vec<String> = names.collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        contents(root, &names).unwrap_or_else(|| vec![None; files.len()])
    }
}
