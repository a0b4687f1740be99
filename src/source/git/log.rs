//! The history of a folder, as one process of git tells it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;

use super::run::{bytes, shallow};
use crate::source::paths;

/// What git is asked for: every commit that changed something below the folder, newest first, dates in the time zone of
/// their authors and names as `.mailmap` has them. Only files that were renamed as they are count as renamed: to
/// compare contents would take longer than all the rest.
const ASKED: [&str; 11] = [
    "log",
    "-z",
    "--raw",
    "--no-abbrev",
    // What a merge has of none of those that it merged.
    "-c",
    "--find-renames=100%",
    "--relative",
    "--encoding=UTF-8",
    "--no-ext-diff",
    "--date=format:%Y-%m-%d",
    "--format=%x01%H%x00%ad%x00%aN%x00%s",
];

/// Everything that is known of who changed what below a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The commits, newest first.
    pub commits: Vec<Commit>,
    /// The last of them for each file that is there by the last of all, by its place among them.
    last: BTreeMap<String, usize>,
}

/// One commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Its name.
    pub id: String,
    /// The day on which its author made it, where the author was.
    pub date: NaiveDate,
    /// Who made it.
    pub author: String,
    /// The first line of what was said.
    pub subject: String,
    /// What it changed below the folder.
    pub files: Vec<FileChange>,
    /// Whether the history is cut off before it, so that what it changed is not known: it has all files.
    pub is_cut: bool,
}

/// A file in a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// Its path below the folder, then.
    pub path: String,
    /// The path under which it is known now.
    pub now: String,
    /// The path that it had before, where that was changed.
    pub was: Option<String>,
    /// What became of it.
    pub kind: FileChangeKind,
    /// The name of its content in each commit before, as far as it had any.
    pub before: Vec<String>,
    /// The name of its content after, unless it was removed.
    pub after: Option<String>,
}

/// What a commit did to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileChangeKind {
    /// It is new.
    Added,
    /// It was changed.
    Changed,
    /// It was removed.
    Removed,
    /// It has another name, and is as it was.
    Renamed,
    /// Commits were merged, and it is as in none of them: mostly because each had changed something else.
    Merged,
}

impl History {
    /// The history of the folder `folder` below `root`; empty where there is no git, or nothing was committed.
    pub fn of(root: &Path, folder: &str) -> Self {
        let Some(log) = bytes(root, &[&ASKED[..], &["--", folder]].concat()) else { return Self::default() };
        let mut history = read(&String::from_utf8_lossy(&log), &format!("{folder}/"));
        let cut = shallow(root);
        for commit in &mut history.commits {
            commit.is_cut = cut.contains(&commit.id);
        }
        history
    }

    /// The last commit that changed a file, by its path below the folder.
    pub fn last(&self, path: &str) -> Option<&Commit> {
        self.commits.get(*self.last.get(path)?)
    }

    /// The commits that changed a file or something below a folder, newest first, under whatever name it then had.
    pub fn below<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a Commit> {
        let holds = move |file: &FileChange| is_below(&file.now, path);
        self.commits.iter().filter(move |commit| commit.files.iter().any(holds))
    }
}

/// Whether a path is that of a file, or of something in a folder.
pub(super) fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Reads what git wrote. Files outside the folder are not of it.
fn read(log: &str, folder: &str) -> History {
    let mut history = History::default();
    let mut names = Names::default();
    let mut parts = log.split('\0');
    let mut gone = BTreeSet::new();
    while let Some(part) = parts.next() {
        let part = part.trim_start_matches('\n');
        if let Some(id) = part.strip_prefix('\u{1}') {
            let (Some(date), Some(author), Some(subject)) = (parts.next(), parts.next(), parts.next()) else { break };
            let [author, subject] = [author, subject].map(|text| text.trim().to_owned());
            let Ok(date) = date.parse() else { continue };
            let commit = Commit { id: id.to_owned(), date, author, subject, files: Vec::new(), is_cut: false };
            history.commits.push(commit);
            names.next();
            continue;
        }
        let Some(Raw { kind, before: was, after }) = raw(part) else { continue };
        let renamed = matches!(part.rsplit(' ').next(), Some(status) if status.starts_with(['R', 'C']));
        let before = if renamed { parts.next() } else { None };
        let Some(path) = parts.next() else { break };
        let Some(path) = path.strip_prefix(folder) else { continue };
        let at = history.commits.len().saturating_sub(1);
        let now = names.now(path);
        let old = before.and_then(|path| path.strip_prefix(folder)).filter(|_| kind == FileChangeKind::Renamed);
        if let Some(old) = old {
            names.was(old, &now);
        }
        match kind {
            FileChangeKind::Added => names.added.push((path.to_owned(), now.clone())),
            FileChangeKind::Removed => {
                names.removed.push(path.to_owned());
                gone.insert(now.clone());
            }
            _ => {}
        }
        // A file that was removed and came again is one that came again.
        if kind != FileChangeKind::Merged {
            history.last.entry(now.clone()).or_insert(at);
        }
        if let Some(commit) = history.commits.last_mut() {
            commit.files.push(FileChange {
                path: path.to_owned(),
                now,
                was: old.map(str::to_owned),
                kind,
                before: was,
                after,
            });
        }
    }
    let removed = |path: &String, at: &usize| {
        let files = history.commits.get(*at).into_iter().flat_map(|commit| &commit.files);
        gone.contains(path) && files.into_iter().any(|file| file.now == *path && file.kind == FileChangeKind::Removed)
    };
    let last = history.last.iter().filter(|(path, at)| !removed(path, at));
    history.last = last.map(|(path, at)| (path.clone(), *at)).collect();
    history
}

/// A line of git about a file: `:100644 100644 OLD NEW M`, of a merge with a colon, a mode and a name more for each
/// commit more that it merged.
struct Raw {
    kind: FileChangeKind,
    before: Vec<String>,
    after: Option<String>,
}

fn raw(line: &str) -> Option<Raw> {
    let rest = line.trim_start_matches(':');
    let parents = line.len() - rest.len();
    let fields: Vec<&str> = rest.split(' ').collect();
    let status = fields.last()?;
    // A combined line has a status for each parent, and no score of a name.
    if parents == 0 || fields.len() != parents * 2 + 3 {
        return None;
    }
    let kind = match status.chars().next()? {
        _ if parents > 1 => FileChangeKind::Merged,
        'A' | 'C' => FileChangeKind::Added,
        'D' => FileChangeKind::Removed,
        'R' => FileChangeKind::Renamed,
        _ => FileChangeKind::Changed,
    };
    let known = |id: &&str| id.bytes().any(|byte| byte != b'0');
    let ids = fields.get(parents + 1..fields.len() - 1)?;
    let (after, before) = ids.split_last()?;
    let after = Some(*after).filter(|id| known(id)).map(str::to_owned);
    Some(Raw { kind, before: before.iter().filter(|id| known(id)).map(|id| (*id).to_owned()).collect(), after })
}

/// Under which names files of older commits are known now.
#[derive(Default)]
struct Names {
    files: BTreeMap<String, String>,
    /// What the commit at hand renamed, and how that is known now: its own files are still called as after it.
    renamed: Vec<(String, String)>,
    added: Vec<(String, String)>,
    removed: Vec<String>,
}

impl Names {
    /// Goes to the commit before.
    fn next(&mut self) {
        let renamed = std::mem::take(&mut self.renamed);
        let (added, removed) = (std::mem::take(&mut self.added), std::mem::take(&mut self.removed));
        let folders: BTreeSet<(&str, &str)> =
            renamed.iter().map(|(before, now)| (paths::folder(before), paths::folder(now))).collect();
        for path in removed {
            // Of a folder that was renamed some files may have been changed with it.
            let name = &path[paths::folder(&path).len()..];
            let same = |(_, now): &&(String, String)| {
                folders.contains(&(paths::folder(&path), paths::folder(now)))
                    && now[paths::folder(now).len()..] == *name
            };
            if let Some((_, now)) = added.iter().find(same) {
                self.files.insert(path.clone(), now.clone());
            }
        }
        self.files.extend(renamed);
    }

    /// The name that a file of the commit at hand has now.
    fn now(&self, path: &str) -> String {
        self.files.get(path).cloned().unwrap_or_else(|| path.to_owned())
    }

    /// The commit at hand gave a file another name.
    fn was(&mut self, before: &str, now: &str) {
        self.renamed.push((before.to_owned(), now.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(text: &str) -> History {
        let line = |part: &str| match part.trim_start() {
            status @ ("A" | "M" | "D" | "R100") => format!("\n:100644 100644 1a 2b {status}"),
            _ => part.to_owned(),
        };
        let parts: Vec<String> = text.split('|').map(line).collect();
        read(&parts.join("\0").replace('^', "\u{1}"), "content/")
    }

    #[test]
    fn each_file_has_its_last_commit_under_the_name_it_has_now() {
        let history = log(
            "^cc|2024-05-03|甲|改 乙|\nM|content/b/x.csv|M|README||^bb|2024-05-02|乙||\nR100|content/a/x.csv|content/b/x.csv|A|content/b/y.md|D|content/a/y.md||^dd|2024-05-02|甲|合并||^aa|2024-05-01|丙|始|\nA|content/a/x.csv|A|content/a/y.md|A|content/z|",
        );
        let last = |path: &str| history.last(path).map(|commit| commit.id.as_str());
        assert_eq!(
            [last("b/x.csv"), last("b/y.md"), last("z"), last("a/x.csv")],
            [Some("cc"), Some("bb"), Some("aa"), None]
        );
        let below: Vec<_> = history.below("b").map(|commit| commit.id.as_str()).collect();
        assert_eq!(below, ["cc", "bb", "aa"]);
        assert_eq!(history.commits[0].subject, "改 乙");
    }

    #[test]
    fn a_file_that_is_gone_has_none_and_one_that_came_again_has_its_last() {
        let history = log(
            "^cc|2024-05-03|甲|c|\nD|content/a|A|content/b||^bb|2024-05-02|甲|b|\nD|content/b||^aa|2024-05-01|甲|a|\nA|content/a|A|content/b|",
        );
        let last = |path: &str| history.last(path).map(|commit| commit.id.as_str());
        assert_eq!([last("a"), last("b")], [None, Some("cc")]);
    }

    #[test]
    fn what_is_no_log_of_git_gives_no_history() {
        for text in ["", "x", "^", "^aa|", "^aa|soon|甲|x|\nM|content/a", "M|", "R100|a"] {
            assert_eq!(log(text), log(text));
        }
    }
}
