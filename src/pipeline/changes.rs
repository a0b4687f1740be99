//! What git knows of the office's files, as pages say it.

use crate::model::Office;
use crate::source::paths::folder;
use crate::source::{Commit, History, Sources};
use crate::view::{ChangeFacts, Changes, CommitFacts};

/// How many changes the page of a class tells of.
const MOST: usize = 12;

/// What is known of each file; of the file of a class what is known of all its folder.
pub(super) fn changes(office: &Office, sources: &Sources, history: &History) -> Changes {
    if history.commits.is_empty() {
        return Changes::default();
    }
    let one = |path: &str| match history.last(path) {
        Some(commit) => ChangeFacts::Committed { last: facts(commit, ""), history: Vec::new() },
        None => ChangeFacts::Uncommitted,
    };
    let mut changes: Changes = sources.ids().map(|file| (file, one(&sources.file(file).path))).collect();
    for class in &office.classes {
        let file = class.programme.span.file;
        let folder = folder(&sources.file(file).path);
        let commits: Vec<CommitFacts> = history.below(folder).take(MOST).map(|commit| facts(commit, folder)).collect();
        if let Some(last) = commits.first().cloned() {
            changes.insert(file, ChangeFacts::Committed { last, history: commits });
        }
    }
    changes
}

/// A commit with the files of a folder, as seen from there.
fn facts(commit: &Commit, folder: &str) -> CommitFacts {
    let own = |now: &str| now.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')).map(str::to_owned);
    let mut files: Vec<String> = commit.files.iter().filter_map(|file| own(&file.now)).collect();
    files.sort_unstable();
    files.dedup();
    CommitFacts {
        date: commit.date,
        author: commit.author.clone(),
        subject: commit.subject.clone(),
        files,
        is_cut: commit.is_cut,
    }
}
