//! `privacy find`: everywhere a person occurs.

use std::path::Path;

use serde::Serialize;

use super::places::{Place, namesakes, needles, places};
use crate::cli::Exit;
use crate::cli::args::{FindPerson, Refusal};
use crate::cli::report::Reporter;
use crate::locale::Locale;
use crate::model::{Edition, Office, PersonId};
use crate::pipeline;
use crate::source::Needles;
use crate::source::occurrences::{Commit, History, history, made};

/// How many files of an edition are named unless more is asked for.
const MOST: usize = 20;

/// Where somebody occurs.
#[derive(Serialize)]
struct Answer {
    people: Vec<Found>,
}

/// One person, or words that are nobody's in the registers.
#[derive(Serialize)]
struct Found {
    id: Option<String>,
    name: String,
    unit: Option<String>,
    /// How many others have the name.
    namesakes: usize,
    sources: Vec<Place>,
    editions: Vec<Made>,
    history: Past,
}

/// A file of an edition.
#[derive(Serialize)]
struct Made {
    edition: &'static str,
    path: String,
    what: Vec<&'static str>,
}

/// What git's history has.
#[derive(Serialize)]
struct Past {
    /// Whether there is one.
    searched: bool,
    /// Whether there is one that git could not tell of.
    failed: bool,
    /// Whether a part of it is missing here.
    shallow: bool,
    commits: Vec<Changed>,
}

#[derive(Serialize)]
struct Changed {
    commit: String,
    date: String,
    subject: String,
    files: Vec<ChangedFile>,
}

#[derive(Serialize)]
struct ChangedFile {
    path: String,
    added: usize,
    removed: usize,
    what: Vec<&'static str>,
}

/// Looks.
pub(super) fn run(asked: &FindPerson, reporter: &Reporter) -> Result<Exit, Refusal> {
    let config = asked.common.config()?;
    let run = pipeline::examine(&config, &|_| {});
    reporter.timings(&run.timings);
    let Some(office) = &run.office else {
        reporter.errors(&run);
        return Ok(Exit::Findings);
    };
    let output = asked.output.as_deref().unwrap_or(&config.output);
    let mut people = Vec::new();
    for id in meant(office, &asked.person) {
        let needles = needles(office, id);
        let person = office.person(id);
        people.push(Found {
            id: Some(person.id.value.clone()),
            name: person.name.value.clone(),
            unit: Some(office.units.get(person.unit).short.clone()),
            namesakes: namesakes(office, id).len(),
            sources: places(office, &run.sources, id, &needles),
            editions: editions(output, &needles),
            history: past(history(&config.root, &needles)),
        });
    }
    if people.is_empty() {
        // Somebody whose row was deleted may stand in the history all the same.
        let mut needles = Needles::default();
        needles.add("name", &asked.person);
        people.push(Found {
            id: None,
            name: asked.person.clone(),
            unit: None,
            namesakes: 0,
            sources: Vec::new(),
            editions: editions(output, &needles),
            history: past(history(&config.root, &needles)),
        });
    }
    let answer = Answer { people };
    reporter.data(&answer, |locale| {
        let all = answer.people.iter().map(|found| lines(found, reporter.verbose, locale));
        all.collect::<Vec<_>>().join(&String::new())
    });
    if run.has_errors() {
        reporter.say("privacy-errors", &[("findings", reporter.counts(&run.findings))]);
    }
    Ok(Exit::Clean)
}

/// The person of an id, or everybody of a name.
fn meant(office: &Office, name: &str) -> Vec<PersonId> {
    let ids = || (0..office.people.len()).map(PersonId);
    let of_id: Vec<PersonId> = ids().filter(|&id| office.person(id).id.value == name).collect();
    let is_named = |id: &PersonId| office.person(*id).name.value == name;
    if of_id.is_empty() { ids().filter(is_named).collect() } else { of_id }
}

fn editions(output: &Path, needles: &Needles) -> Vec<Made> {
    let of = |edition: Edition| {
        let files = made(&output.join(edition.folder()), needles);
        files.into_iter().map(move |(path, what)| Made {
            edition: edition.name(),
            path: format!("{}/{path}", edition.folder()),
            what,
        })
    };
    [Edition::Public, Edition::Office].into_iter().flat_map(of).collect()
}

fn past(history: History) -> Past {
    let failed = history == History::Failed;
    let (searched, shallow, commits) = match history {
        History::None | History::Failed => (false, false, Vec::new()),
        History::Searched { commits, shallow } => (true, shallow, commits),
    };
    let changed = |commit: Commit| Changed {
        files: commit
            .files
            .into_iter()
            .map(|(path, change)| ChangedFile { path, added: change.added, removed: change.removed, what: change.what })
            .collect(),
        commit: commit.id,
        date: commit.date,
        subject: commit.subject,
    };
    Past { searched, failed, shallow, commits: commits.into_iter().map(changed).collect() }
}

fn lines(found: &Found, all: bool, locale: &Locale) -> Vec<String> {
    let mut lines = Vec::new();
    let args = [
        ("name", found.name.clone()),
        ("id", found.id.clone().unwrap_or_default()),
        ("unit", found.unit.clone().unwrap_or_default()),
        ("count", found.namesakes.to_string()),
    ];
    lines.push(locale.with(if found.id.is_some() { "privacy-find-head" } else { "privacy-find-nobody" }, &args));
    if found.namesakes > 0 {
        lines.push(locale.with("privacy-find-namesakes", &args));
    }
    lines.push(locale.with("privacy-find-sources", &[("count", found.sources.len().to_string())]));
    for place in &found.sources {
        let at = place.line.map_or_else(|| place.path.clone(), |line| format!("{}:{line}", place.path));
        let kind = locale.get(&format!("place-{}", place.kind));
        lines.push(format!("  {at}　{kind}　{}", words(&place.what, locale)));
    }
    for edition in [Edition::Public, Edition::Office] {
        lines.extend(edition_lines(found, edition, all, locale));
    }
    lines.extend(history_lines(&found.history, locale));
    lines.push(String::new());
    lines
}

fn edition_lines(found: &Found, edition: Edition, all: bool, locale: &Locale) -> Vec<String> {
    let files: Vec<_> = found.editions.iter().filter(|made| made.edition == edition.name()).collect();
    let key = format!("privacy-find-{}", edition.name());
    let mut lines = vec![locale.with(&key, &[("count", files.len().to_string())])];
    let most = if all || edition == Edition::Public { usize::MAX } else { MOST };
    lines.extend(files.iter().take(most).map(|made| format!("  {}　{}", made.path, words(&made.what, locale))));
    if let Some(more) = files.len().checked_sub(most).filter(|more| *more > 0) {
        lines.push(format!("  {}", locale.with("privacy-find-more", &[("count", more.to_string())])));
    }
    lines
}

fn history_lines(past: &Past, locale: &Locale) -> Vec<String> {
    if past.failed {
        return vec![locale.get("privacy-find-failed-history")];
    }
    if !past.searched {
        return vec![locale.get("privacy-find-no-history")];
    }
    let mut lines = vec![locale.with("privacy-find-history", &[("count", past.commits.len().to_string())])];
    for commit in &past.commits {
        lines.push(format!("  {} {} {}", commit.commit.get(..12).unwrap_or_default(), commit.date, commit.subject));
        for file in &commit.files {
            let signs = format!("+{} -{}", file.added, file.removed);
            lines.push(format!("    {signs}　{}　{}", file.path, words(&file.what, locale)));
        }
    }
    if past.shallow {
        lines.push(format!("  {}", locale.get("privacy-find-shallow")));
    }
    lines
}

fn words(what: &[&str], locale: &Locale) -> String {
    let words: Vec<String> = what.iter().map(|one| locale.get(&format!("what-{one}"))).collect();
    words.join(&locale.get("list-comma"))
}
