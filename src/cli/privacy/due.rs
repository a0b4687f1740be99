//! `privacy due`: the records that were kept for as long as the office says.

use serde::Serialize;

use crate::cli::Exit;
use crate::cli::args::{DueRecords, Refusal};
use crate::cli::report::Reporter;
use crate::ledger::{Due, DuePlace, due};
use crate::locale::Locale;
use crate::model::Office;
use crate::pipeline;
use crate::source::Sources;

/// What is due on a day.
#[derive(Serialize)]
struct Answer {
    today: String,
    due: Vec<Line>,
}

/// Records that are due.
#[derive(Serialize)]
struct Line {
    kind: &'static str,
    path: String,
    line: Option<usize>,
    people: Vec<Whose>,
    since: &'static str,
    from: String,
    until: String,
    years: u32,
    source: Option<String>,
    still_in: Vec<String>,
}

/// Somebody.
#[derive(Serialize)]
struct Whose {
    id: String,
    name: String,
}

/// Lists them.
pub(super) fn run(asked: &DueRecords, reporter: &Reporter) -> Result<Exit, Refusal> {
    let run = pipeline::examine(&asked.common.config()?, &|_| {});
    reporter.timings(&run.timings);
    let Some(office) = &run.office else {
        reporter.errors(&run);
        return Ok(Exit::Findings);
    };
    let lines = due(office, &run.sources).into_iter().map(|due| line(office, &run.sources, &due));
    let answer = Answer { today: office.today.to_string(), due: lines.collect() };
    let has_rules = !office.site.privacy.retention.is_empty();
    reporter.data(&answer, |locale| said(&answer, has_rules, locale));
    if !answer.due.is_empty() {
        reporter.say("privacy-due-history", &[]);
    }
    if run.has_errors() {
        // A list that could not be read may hold more that is due.
        reporter.say("privacy-errors", &[("findings", reporter.counts(&run.findings))]);
    }
    Ok(Exit::Clean)
}

fn line(office: &Office, sources: &Sources, due: &Due<'_>) -> Line {
    let (path, line) = match &due.place {
        DuePlace::Row(span) => (sources.shown_path(span.file), Some(sources.position(span.file, span.start).line)),
        DuePlace::Path(path) => (sources.shown(path), None),
    };
    let whose = |person: &crate::model::Person| Whose { id: person.id.value.clone(), name: person.name.value.clone() };
    Line {
        kind: due.rule.kind.key(),
        path,
        line,
        people: due.people.iter().map(|&id| whose(office.person(id))).collect(),
        since: due.since.key(),
        from: due.from.to_string(),
        until: due.until.to_string(),
        years: due.rule.years,
        source: due.rule.source.clone(),
        still_in: due.named_by.iter().map(|&id| office.class(id).programme.id.clone()).collect(),
    }
}

fn said(answer: &Answer, has_rules: bool, locale: &Locale) -> Vec<String> {
    let today = ("today", answer.today.clone());
    if answer.due.is_empty() {
        let id = if has_rules { "privacy-due-none" } else { "privacy-due-no-rules" };
        return vec![locale.with(id, &[today])];
    }
    let mut lines = vec![locale.with("privacy-due-head", &[today, ("count", answer.due.len().to_string())])];
    for due in &answer.due {
        let place = due.line.map_or_else(|| due.path.clone(), |line| format!("{}:{line}", due.path));
        lines.push(String::new());
        lines.push(format!("{place}　{}", locale.get(&format!("kept-{}", due.kind))));
        let people: Vec<_> = due.people.iter().map(|person| format!("{}（{}）", person.name, person.id)).collect();
        if !people.is_empty() {
            let people = people.join(&locale.get("list-comma"));
            lines.push(format!("  {}", locale.with("privacy-due-whose", &[("people", people)])));
        }
        let args = [
            ("since", locale.get(&format!("since-{}", due.since))),
            ("from", due.from.clone()),
            ("until", due.until.clone()),
            ("years", due.years.to_string()),
            ("source", due.source.clone().unwrap_or_else(|| "none".to_owned())),
        ];
        lines.push(format!("  {}", locale.with("privacy-due-why", &args)));
        let args = [("classes", due.still_in.join(&locale.get("list-comma")))];
        let what = match (due.line.is_some(), due.still_in.is_empty()) {
            (true, true) => "privacy-due-row",
            (true, false) => "privacy-due-row-named",
            (false, _) => "privacy-due-file",
        };
        lines.push(format!("  {}", locale.with(what, &args)));
    }
    lines
}
