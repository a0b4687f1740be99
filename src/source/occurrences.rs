//! Where values of a person stand beside the sources: in git's history, and in what was made before.
#![allow(clippy::disallowed_methods, reason = "this module is of the one reader of disk")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use encoding_rs::GB18030;
use walkdir::WalkDir;

use super::needles::Needles;
use super::stamps::repository;
use crate::git::git;

/// What stands before the line of a commit: no line of a change begins so.
const COMMIT: char = '\u{1}';
/// What divides that line.
const BETWEEN: char = '\u{2}';
/// The files that hold text, by their extensions.
const TEXT: [&str; 10] = ["html", "csv", "json", "jsonl", "xml", "ics", "txt", "js", "md", "yaml"];
/// The largest file that is searched, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What git's history holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum History {
    /// There is no git, or the folder is in no repository.
    None,
    /// There is a repository, and git could not tell of it.
    Failed,
    /// It was searched.
    Searched {
        /// The commits that added or took away something, the latest first.
        commits: Vec<Commit>,
        /// Whether older commits are not there: only a part of the history was fetched.
        shallow: bool,
    },
}

/// A commit that added or took away something that is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commit {
    /// Its whole name.
    pub id: String,
    /// The day of its author.
    pub date: String,
    /// Its first line, numbers in it starred.
    pub subject: String,
    /// Whether that line has something.
    pub in_subject: bool,
    /// The files, by path.
    pub files: BTreeMap<String, Change>,
}

/// What a commit did to a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// How many lines it added that have something.
    pub added: usize,
    /// How many it took away.
    pub removed: usize,
    /// What they have.
    pub what: Vec<&'static str>,
}

impl Change {
    fn note(&mut self, what: Vec<&'static str>) {
        for one in what {
            if !self.what.contains(&one) {
                self.what.push(one);
            }
        }
    }
}

/// Searches all that git knows of the repository of a folder, files deleted since too. What is looked for is not told
/// to git, so that it stands in no list of processes: one process gives out every change, and this one looks.
pub fn history(root: &Path, needles: &Needles) -> History {
    let none = || if repository(root).is_some() { History::Failed } else { History::None };
    let Some(shallow) = asked(root, &["rev-parse", "--is-shallow-repository"]) else { return none() };
    let format = format!("--format={COMMIT}%H{BETWEEN}%ad{BETWEEN}%s");
    let child = git(root)
        .args(["log", "--all", "--cc", "--unified=0", "--date=format:%Y-%m-%d", "--no-renames", "--no-color"])
        .args(["--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/", &format])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else { return none() };
    let mut search = Search::of(needles);
    if let Some(out) = child.stdout.take() {
        let mut out = BufReader::new(out);
        let mut line = Vec::new();
        // A line that can't be read ends the search like the last one.
        while out.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            search.line(&text(&line));
            line.clear();
        }
    }
    search.end_commit();
    match child.wait() {
        Ok(status) if status.success() => {
            History::Searched { commits: search.commits, shallow: shallow.trim() == "true" }
        }
        _ => none(),
    }
}

fn asked(root: &Path, args: &[&str]) -> Option<String> {
    let output = git(root).args(args).output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

/// A line as text: old lists are in GBK.
fn text(line: &[u8]) -> String {
    match std::str::from_utf8(line) {
        Ok(text) => text.trim_end().to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(line).0.trim_end().to_owned(),
    }
}

/// The reader of a log.
struct Search<'n> {
    needles: &'n Needles,
    commits: Vec<Commit>,
    commit: Commit,
    path: String,
    /// How many columns of signs stand before each line: one for each parent.
    depth: usize,
    /// Whether the lines of a file have begun; what stands before them says what file it is.
    in_lines: bool,
}

impl<'n> Search<'n> {
    fn of(needles: &'n Needles) -> Self {
        let (commits, commit, path) = (Vec::new(), Commit::default(), String::new());
        Self { needles, commits, commit, path, depth: 1, in_lines: false }
    }

    fn line(&mut self, line: &str) {
        if let Some(head) = line.strip_prefix(COMMIT) {
            self.end_commit();
            self.begin(head);
        } else if let Some(rest) = line.strip_prefix("diff --git ") {
            // Both names are the same, as renames are not looked for: a/… b/….
            self.begin_file(rest.get(rest.len() / 2 + 1..).unwrap_or_default());
        } else if let Some(path) = line.strip_prefix("diff --cc ") {
            self.begin_file(path);
        } else if line.starts_with("@@") {
            self.depth = line.chars().take_while(|c| *c == '@').count() - 1;
            self.in_lines = true;
        } else if self.in_lines {
            self.changed(line);
        }
    }

    fn begin(&mut self, head: &str) {
        let mut parts = head.splitn(3, BETWEEN).map(str::to_owned);
        let [id, date, subject] = [(); 3].map(|()| parts.next().unwrap_or_default());
        self.commit = Commit {
            id,
            date,
            in_subject: !self.needles.found_in(&subject).is_empty(),
            subject: self.needles.starred(&subject),
            files: BTreeMap::new(),
        };
        self.path.clear();
        self.in_lines = false;
    }

    fn begin_file(&mut self, path: &str) {
        let path = path.trim_matches('"');
        path.strip_prefix("b/").unwrap_or(path).clone_into(&mut self.path);
        self.in_lines = false;
        let what = self.needles.found_in(&self.path);
        if !what.is_empty() {
            let path = self.needles.starred(&self.path);
            self.commit.files.entry(path).or_default().note(what);
        }
    }

    fn changed(&mut self, line: &str) {
        let Some((signs, said)) = line.split_at_checked(self.depth) else { return };
        let (added, removed) = (signs.contains('+'), signs.contains('-'));
        if self.path.is_empty() || !(added || removed) {
            return;
        }
        let what = self.needles.found_in(said);
        if what.is_empty() {
            return;
        }
        let change = self.commit.files.entry(self.needles.starred(&self.path)).or_default();
        change.added += usize::from(added);
        change.removed += usize::from(removed && !added);
        change.note(what);
    }

    fn end_commit(&mut self) {
        let commit = std::mem::take(&mut self.commit);
        if commit.in_subject || !commit.files.is_empty() {
            self.commits.push(commit);
        }
    }
}

/// The files of text below a folder that have something that is looked for, or whose names do, each with what it is;
/// in the order of their paths, as seen from that folder.
pub fn made(folder: &Path, needles: &Needles) -> Vec<(String, Vec<&'static str>)> {
    let mut found = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().flatten() {
        let Some(path) = entry.path().strip_prefix(folder).ok().filter(|_| entry.file_type().is_file()) else {
            continue;
        };
        let path = path.to_string_lossy().replace('\\', "/");
        let mut what = needles.found_in(&path);
        let is_text = TEXT.iter().any(|extension| super::paths::has_extension(&path, extension));
        if is_text && entry.metadata().is_ok_and(|data| data.len() <= LARGEST) {
            let bytes = fs::read(entry.path()).unwrap_or_default();
            for line in bytes.split(|byte| *byte == b'\n') {
                what.extend(needles.found_in(&text(line)));
            }
        }
        what.sort_unstable();
        what.dedup();
        if !what.is_empty() {
            found.push((needles.starred(&path), what));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(log: &str) -> Vec<Commit> {
        let mut needles = Needles::default();
        needles.add("name", "张明");
        needles.add("phone", "13800000001");
        let mut search = Search::of(&needles);
        log.lines().for_each(|line| search.line(line));
        search.end_commit();
        search.commits
    }

    #[test]
    fn lines_that_came_and_went_are_told_apart() {
        let log = "\u{1}abc\u{2}2024-05-20\u{2}添 138 0000 0001\n\ndiff --git a/x/张明.md b/x/张明.md\nindex 1..2\n\
                   --- a/x/张明.md\n+++ b/x/张明.md\n@@ -1 +1,2 @@\n-张明,13800000001\n--- 张明\n+张　明\n+else\n\
                   diff --git a/y.md b/y.md\n@@ -0,0 +1 @@\n+nobody\n";
        let commits = read(log);
        assert_eq!(commits.len(), 1);
        assert_eq!((commits[0].date.as_str(), commits[0].subject.as_str()), ("2024-05-20", "添 ***"));
        assert!(commits[0].in_subject);
        let change = Change { added: 1, removed: 2, what: vec!["name", "phone"] };
        assert_eq!(commits[0].files, [("x/张明.md".to_owned(), change)].into());
    }

    #[test]
    fn what_a_merge_alone_has_is_found() {
        let log = "\u{1}abc\u{2}2024-05-20\u{2}merge\n\ndiff --cc people/a.csv\nindex 1,2..3\n--- a/people/a.csv\n\
                   +++ b/people/a.csv\n@@@ -1,1 -1,1 +1,2 @@@\n++张明\n";
        assert_eq!(read(log)[0].files["people/a.csv"].added, 1);
    }
}
