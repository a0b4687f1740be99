//! `history`: who changed what of a class, a person or a file, when, from what to what.

use serde::Serialize;

use super::Exit;
use super::args::{History as Asked, Refusal, day};
use super::find;
use super::report::Reporter;
use crate::locale::Locale;
use crate::merge::{FieldChange, differences};
use crate::model::{Office, Person};
use crate::pipeline;
use crate::source::{Commit, FileChange, FileChangeKind, Log, Sources};

/// How many commits are looked into at once.
const AT_ONCE: usize = 100;

/// What is asked about.
enum Subject<'a> {
    /// A file, or all of a folder, below the content folder.
    Path(String),
    /// Somebody, wherever named.
    Person(&'a Person),
}

/// One commit with what it changed.
#[derive(Serialize)]
struct Entry {
    commit: String,
    date: String,
    author: String,
    subject: String,
    files: Vec<FileEntry>,
    /// Whether the history is cut off here: there may be more.
    cut: bool,
}

/// What a commit changed in a file.
#[derive(Serialize)]
struct FileEntry {
    path: String,
    /// Under which name it was then or before, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    then: Option<String>,
    kind: &'static str,
    changes: Vec<FieldChange>,
}

/// Tells the history.
pub(super) fn run(asked: &Asked, reporter: &Reporter) -> Result<Exit, Refusal> {
    let config = asked.common.config()?;
    let since = asked.since.as_deref().map(day).transpose()?;
    let run = pipeline::examine(&config, &|_| {});
    let log = Log::of(&config.root, pipeline::CONTENT);
    let history = log.history();
    if history.commits.is_empty() {
        return Err(Refusal("failed-no-history", vec![("path", config.root.display().to_string())]));
    }
    let subject = subject(&asked.of, run.office.as_ref(), &run.sources, history)?;
    let commits: Vec<&Commit> =
        history.commits.iter().filter(|commit| since.is_none_or(|since| commit.date >= since)).collect();
    let mut entries = Vec::new();
    for commits in commits.chunks(AT_ONCE) {
        entries.extend(told(commits, &subject, &log));
        if entries.len() >= asked.limit {
            break;
        }
    }
    entries.truncate(asked.limit);
    reporter.data(&entries, |locale| lines(&entries, locale));
    Ok(Exit::Clean)
}

/// What is meant: a path that there is or was, else a class, else a person.
fn subject<'a>(
    of: &str,
    office: Option<&'a Office>,
    sources: &Sources,
    history: &crate::source::History,
) -> Result<Subject<'a>, Refusal> {
    let plain = of.replace('\\', "/");
    let path = plain.trim_start_matches("./").trim_end_matches('/');
    let below = path.strip_prefix("content/").unwrap_or(path);
    let is_path = sources.contains(below) || below.contains('/') && history.below(below).next().is_some();
    if is_path || office.is_none() {
        return Ok(Subject::Path(below.to_owned()));
    }
    let Some(office) = office else { return Ok(Subject::Path(below.to_owned())) };
    match find::class(office, of) {
        Ok(class) => {
            let file = office.class(class).programme.span.file;
            Ok(Subject::Path(crate::source::paths::folder(&sources.file(file).path).to_owned()))
        }
        // A class that is gone is known by its folder.
        Err(_) if history.below(&format!("classes/{of}")).next().is_some() => {
            Ok(Subject::Path(format!("classes/{of}")))
        }
        Err(unknown) => match find::person(office, of) {
            Ok(person) => Ok(Subject::Person(office.person(person))),
            Err(Refusal("failed-person", _)) => Err(unknown),
            Err(refusal) => Err(refusal),
        },
    }
}

/// What commits changed of it.
fn told(commits: &[&Commit], subject: &Subject<'_>, log: &Log) -> Vec<Entry> {
    let mut files: Vec<(usize, &FileChange)> = Vec::new();
    let mut ids: Vec<&str> = Vec::new();
    for (at, commit) in commits.iter().enumerate() {
        for file in commit.files.iter().filter(|file| !commit.is_cut && subject.may_hold(file)) {
            files.push((at, file));
            ids.extend(file.before.iter().chain(&file.after).map(String::as_str));
        }
    }
    let mut contents = if ids.is_empty() { Vec::new() } else { log.contents(&ids) }.into_iter();
    let mut entries: Vec<Vec<FileEntry>> = commits.iter().map(|_| Vec::new()).collect();
    for (at, file) in files {
        let before: Vec<Option<Vec<u8>>> = contents.by_ref().take(file.before.len()).collect();
        let after = file.after.as_ref().and_then(|_| contents.next().flatten());
        entries[at].extend(file_entry(file, &before, after.as_deref(), subject));
    }
    let entry = |(commit, mut files): (&&Commit, Vec<FileEntry>)| {
        files.sort_by(|one, other| one.path.cmp(&other.path));
        let cut = commit.is_cut && commit.files.iter().any(|file| subject.may_hold(file));
        (cut || !files.is_empty()).then(|| Entry {
            commit: commit.id.get(..12).unwrap_or(&commit.id).to_owned(),
            date: commit.date.to_string(),
            author: commit.author.clone(),
            subject: commit.subject.clone(),
            files,
            cut,
        })
    };
    commits.iter().zip(entries).filter_map(entry).collect()
}

/// What a commit changed in a file, as far as it was asked about.
fn file_entry(
    file: &FileChange,
    before: &[Option<Vec<u8>>],
    after: Option<&[u8]>,
    subject: &Subject<'_>,
) -> Option<FileEntry> {
    let path = format!("content/{}", file.path);
    // What a merge took over from one side was told where that was changed.
    let mut all = before.iter().map(|before| differences(&path, before.as_deref(), after).unwrap_or_default());
    let mut changes = match all.next() {
        None => differences(&path, None, after).unwrap_or_default(),
        Some(first) => {
            all.fold(first, |own, other| own.into_iter().filter(|change| is_among(change, &other)).collect())
        }
    };
    if let Subject::Person(person) = subject {
        changes.retain_mut(|change| concerns(change, person));
    }
    let whole = matches!(subject, Subject::Path(_)) && file.kind != FileChangeKind::Merged;
    (whole || !changes.is_empty()).then(|| FileEntry {
        path: format!("content/{}", file.now),
        then: file.was.as_ref().map(|was| format!("content/{was}")).or((file.now != file.path).then_some(path)),
        kind: match file.kind {
            FileChangeKind::Added => "added",
            FileChangeKind::Removed => "removed",
            FileChangeKind::Renamed => "renamed",
            FileChangeKind::Changed => "changed",
            FileChangeKind::Merged => "merged",
        },
        changes,
    })
}

/// Whether the same was changed, from whatever it was.
fn is_among(change: &FieldChange, others: &[FieldChange]) -> bool {
    others.iter().any(|other| (&other.row, &other.field, &other.to) == (&change.row, &change.field, &change.to))
}

/// Whether a change is about somebody; of a list of people only the place of that one is.
fn concerns(change: &FieldChange, person: &Person) -> bool {
    let [id, name] = [&person.id.value, &person.name.value];
    match &change.row {
        // Whoever has the same name and another number is somebody else.
        Some(_) if change.person[0].is_empty() => change.person[1] == *name,
        Some(_) => change.person[0] == *id,
        None => {
            // In a setting a name stands by itself; in a sentence any character may follow it.
            let alone = change.field.is_some();
            let texts = [&change.from, &change.to].into_iter().flatten();
            texts.into_iter().any(|text| holds(text, id, alone) || holds(text, name, alone))
        }
    }
}

/// Whether a text names somebody: not as a part of a longer number or Latin name, nor, where names stand alone, of a
/// longer Chinese one.
fn holds(text: &str, name: &str, alone: bool) -> bool {
    let latin = name.is_ascii();
    text.match_indices(name).any(|(at, found)| {
        let joins =
            |c: Option<char>| c.is_some_and(|c| latin && c.is_ascii_alphanumeric() || alone && c.is_alphabetic());
        !joins(text[..at].chars().next_back()) && !joins(text[at + found.len()..].chars().next())
    })
}

impl Subject<'_> {
    /// Whether a file may say something of it.
    fn may_hold(&self, file: &FileChange) -> bool {
        match self {
            Self::Path(path) => {
                file.now.strip_prefix(path.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            }
            Self::Person(_) => {
                let records = file.path.starts_with("people/") || file.path.starts_with("classes/");
                let is = |extension| crate::source::paths::has_extension(&file.path, extension);
                records && (is("csv") || is("md") && file.path.contains("/sessions/"))
            }
        }
    }
}

fn lines(entries: &[Entry], locale: &Locale) -> Vec<String> {
    if entries.is_empty() {
        return vec![locale.get("history-nothing")];
    }
    let mut lines = Vec::new();
    for entry in entries {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        if entry.cut {
            lines.push(locale.with("history-cut", &[("date", entry.date.clone())]));
            continue;
        }
        lines.push(format!("{}  {}  {}  ({})", entry.date, entry.author, entry.subject, &entry.commit));
        for file in &entry.files {
            let then = file.then.clone().unwrap_or_default();
            let args = [("path", file.path.clone()), ("then", then)];
            lines.push(format!("  {}", locale.with(&format!("history-{}", file.kind), &args)));
            lines.extend(file.changes.iter().map(|change| format!("    {}", sentence(change, locale))));
        }
    }
    lines
}

/// A change on one line.
fn sentence(change: &FieldChange, locale: &Locale) -> String {
    let line = |text: &Option<String>| {
        let text = text.as_deref().unwrap_or_default();
        text.split(['\r', '\n']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let named = [&change.row, &change.field].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let id = match (&change.from, &change.to) {
        (None, _) => "history-set",
        (_, None) => "history-unset",
        _ => "history-from-to",
    };
    let said = locale.with(id, &[("from", line(&change.from)), ("to", line(&change.to))]);
    if named.is_empty() { said } else { locale.lang().named(&named, &said) }
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn a_name_is_no_part_of_another() {
        assert!(
            holds("张明 10 分钟", "张明", true) && !holds("张明华", "张明", true) && holds("甲、张明", "张明", true)
        );
        assert!(holds("今天张明请假", "张明", false) && holds("A1请假", "A1", false) && !holds("A12", "A1", false));
        assert!(!holds("Ann Leeds", "Ann Lee", false) && holds("Ann Lee, Ben", "Ann Lee", true));
    }
}
