//! What is other than it was when the site was published last, as pages say it.

use std::collections::{BTreeMap, BTreeSet};

use super::CONTENT;
use crate::config::Config;
use crate::model::Office;
use crate::parse::{Node, NodeKind, head_and_body, yaml};
use crate::source::paths::{folder, has_extension};
use crate::source::{FileId, History, Log, Since, Sources, Spanned};
use crate::view::{CommitFacts, ItemChange, RemovedItem, SinceFacts};

/// Files of a class in which its page has what the class is; all others are records of its trainees.
const TOLD: [&str; 4] = ["class.yaml", "schedule.yaml", "courses.csv", "notice.md"];

/// The folders of texts that are pages of their own.
const TEXTS: [&str; 3] = ["notices", "plans", "procedures"];

/// What changed since the commit that the run is asked for; nothing where it is not asked or there is no such commit.
pub(super) fn since(config: &Config, office: &Office, sources: &Sources, log: &Log) -> Option<SinceFacts> {
    let since = Since::of(&config.root, CONTENT, config.since.as_deref()?)?;
    let history = log.history();
    let now: BTreeSet<&str> = sources.ids().map(|id| sources.file(id).path.as_str()).collect();
    // A file that was never added is new as well.
    let added = now.iter().filter(|path| !since.before.contains(**path)).copied();
    let missing = since.before.iter().map(String::as_str).filter(|path| !now.contains(path));
    let renamed: BTreeMap<&str, &str> = renamed(&since, history, &missing.clone().collect(), &now);
    let removed: Vec<&str> = missing.filter(|path| !renamed.contains_key(path)).collect();
    let known: BTreeSet<&str> = since.before.iter().map(String::as_str).chain(renamed.into_values()).collect();
    let kept = since.changed.iter().map(String::as_str).filter(|path| now.contains(path));
    let all: BTreeSet<&str> = added.chain(kept).chain(removed.iter().copied()).collect();
    let mut items: BTreeMap<FileId, ItemChange> = BTreeMap::new();
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    for class in &office.classes {
        let file = class.programme.span.file;
        let own = folder(&sources.file(file).path);
        let is_own = |path: &&&str| path.strip_prefix(own).is_some_and(|rest| rest.starts_with('/'));
        let files: Vec<&str> = all.iter().filter(is_own).copied().collect();
        if !files.is_empty() {
            taken.extend(&files);
            items.insert(file, item(&since, history, own, known.contains(sources.file(file).path.as_str()), files));
        }
    }
    for id in sources.ids() {
        let path = sources.file(id).path.as_str();
        if TEXTS.contains(&folder(path)) && has_extension(path, "md") && all.contains(path) {
            taken.insert(path);
            items.insert(id, item(&since, history, path, known.contains(path), vec![path]));
        }
    }
    let gone: Vec<&str> = removed.iter().copied().filter(|path| kind(path).is_some()).collect();
    let contents = since.contents(&config.root, CONTENT, &gone);
    let named = gone.iter().zip(contents).map(|(path, content)| {
        let head = content.and_then(|content| head(path, &content, sources)).unwrap_or_default();
        let value = |names: [&str; 2]| head.iter().find(|(key, _)| names.contains(&key.value.as_str()));
        let title = value(["title", "标题"]).and_then(|(_, node)| match &node.kind {
            NodeKind::Scalar(title) => Some(title.trim().to_owned()).filter(|title| !title.is_empty()),
            _ => None,
        });
        RemovedItem {
            kind: kind(path).unwrap_or("notices"),
            title: title.unwrap_or_else(|| name(path).to_owned()),
            date: removal(history, path),
            // What was public for some days is not to be named for ever, and of what can't be read nobody knows.
            was_public: !head.is_empty() && (kind(path) == Some("classes") || value(["objection", "公示"]).is_none()),
        }
    });
    let removed: Vec<RemovedItem> = named.collect();
    taken.extend(gone);
    let commits = history.commits.iter().filter(|commit| since.commits.contains(&commit.id));
    Some(SinceFacts {
        date: since.date,
        items,
        removed,
        others: all.difference(&taken).map(|path| sources.shown(path)).collect(),
        commits: commits.map(facts).collect(),
    })
}

/// The files that are not there any more under the name that they had, each with the one that it has now. What is told
/// of another kind of page is another.
fn renamed<'a>(
    since: &'a Since,
    history: &'a History,
    missing: &BTreeSet<&'a str>,
    now: &BTreeSet<&'a str>,
) -> BTreeMap<&'a str, &'a str> {
    let mut found = BTreeMap::new();
    let before = history.commits.iter().filter(|commit| !since.commits.contains(&commit.id));
    for file in before.flat_map(|commit| &commit.files) {
        let (path, is) = (file.path.as_str(), file.now.as_str());
        let is_other = now.contains(is) && !since.before.contains(is) && kind(path) == kind(is);
        // The newest that is said of a name is said of the file that had it last.
        if missing.contains(path) {
            found.entry(path).or_insert_with(|| is_other.then_some(is));
        }
    }
    found.into_iter().filter_map(|(path, is)| Some((path, is?))).collect()
}

/// What became of a class or a text: of a file, or all of a folder.
fn item(since: &Since, history: &History, own: &str, was_there: bool, files: Vec<&str>) -> ItemChange {
    let told = |path: &&str| **path == *own || TOLD.contains(&path[own.len()..].trim_start_matches('/'));
    ItemChange {
        is_new: !was_there,
        told: files.iter().any(told),
        records: !files.iter().all(told),
        date: history.below(own).next().map(|commit| commit.date),
        authors: {
            let commits = history.below(own).filter(|commit| since.commits.contains(&commit.id));
            let mut authors: Vec<String> = commits.map(|commit| commit.author.clone()).collect();
            let mut seen = BTreeSet::new();
            authors.retain(|author| seen.insert(author.clone()));
            authors
        },
        files: files.into_iter().map(str::to_owned).collect(),
    }
}

fn facts(commit: &crate::source::Commit) -> CommitFacts {
    let mut files: Vec<String> = commit.files.iter().map(|file| file.path.clone()).collect();
    files.sort_unstable();
    CommitFacts {
        date: commit.date,
        author: commit.author.clone(),
        subject: commit.subject.clone(),
        files,
        is_cut: commit.is_cut,
    }
}

/// The section of a page of its own that a file was, by its path.
fn kind(path: &str) -> Option<&'static str> {
    let text = TEXTS.iter().copied().find(|own| folder(path) == *own && has_extension(path, "md"));
    let class = path.split('/').count() == 3 && path.starts_with("classes/") && path.ends_with("/class.yaml");
    text.or(class.then_some("classes"))
}

/// What it is called where it had no title: a class by its folder, a text by its file.
fn name(path: &str) -> &str {
    let own = path.strip_suffix("/class.yaml").unwrap_or(path);
    crate::source::paths::stem(own)
}

fn removal(history: &History, path: &str) -> Option<chrono::NaiveDate> {
    history.below(path).next().map(|commit| commit.date)
}

/// The keys that a file had, or its head; nothing where it can't be read.
fn head(path: &str, content: &[u8], sources: &Sources) -> Option<Vec<(Spanned<String>, Node)>> {
    let text = std::str::from_utf8(content).ok()?.trim_start_matches('\u{feff}');
    let head = if has_extension(path, "md") { &text[head_and_body(text)?.0] } else { text };
    // Its findings are nobody's: the file is gone.
    let node = yaml(sources.ids().next()?, head, 0, &mut Vec::new())?;
    match node.kind {
        NodeKind::Map(entries) => Some(entries),
        _ => None,
    }
}
