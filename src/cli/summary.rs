//! `summary`: a term, a year or other days summed up, as files or as a text to go on with.

use std::path::PathBuf;

use serde::Serialize;

use super::Exit;
use super::args::{Refusal, Summary};
use super::report::Reporter;
use super::save::{amend, lay, save};
use crate::config::Config;
use crate::diag::{self, Code, Diagnostic, Severity};
use crate::edit::{self, Change, NewFile};
use crate::locale::Locale;
use crate::model::{Office, Period};
use crate::pipeline::{self, Run};
use crate::view::Format;

/// What was written.
#[derive(Serialize)]
struct Written {
    paths: Vec<String>,
}

/// Sums up.
pub(super) fn run(asked: &Summary, reporter: &Reporter) -> Result<Exit, Refusal> {
    let config = asked.common().config()?;
    let run = pipeline::examine(&config, &|_| {});
    reporter.timings(&run.timings);
    let (Some(office), Some(_), false) = (&run.office, &run.ledger, run.has_errors()) else {
        // Figures of wrong records would be reported to somebody.
        reporter.errors(&run);
        reporter.say("summary-failed", &[("findings", reporter.counts(&run.findings))]);
        return Ok(Exit::Findings);
    };
    let period = period(office, &asked.period)?;
    if asked.draft {
        return draft(&config, &run, office, period, reporter);
    }
    if asked.accept {
        return accept(&config, &run, office, period, reporter);
    }
    files(asked, &config, &run, period, reporter)
}

fn period(office: &Office, name: &str) -> Result<Period, Refusal> {
    office.site.period(name).ok_or_else(|| {
        let known = office.site.terms.iter().map(|term| (term.id.value.as_str(), term.title.as_str()));
        let known = super::find::listed(known);
        Refusal("failed-period", vec![("given", name.to_owned()), ("known", known)])
    })
}

fn files(asked: &Summary, config: &Config, run: &Run, period: Period, reporter: &Reporter) -> Result<Exit, Refusal> {
    let formats = asked.formats();
    let made = pipeline::summary(config, run, period, &formats);
    let notes = |finding: &&Diagnostic| reporter.verbose || finding.severity() != Severity::Note;
    reporter.sentences(made.findings.iter().filter(notes), &run.sources);
    if diag::has_errors(&made.findings) {
        return Ok(Exit::Findings);
    }
    let of_text = |finding: &&Diagnostic| {
        let own = run.office.iter().flat_map(|office| &office.summaries).find(|summary| summary.period == period);
        let is_own = own.is_some_and(|own| finding.span.is_some_and(|span| span.file == own.text.span.file));
        finding.code == Code::FigureChanged && is_own
    };
    let changed = run.findings.iter().filter(of_text).count();
    if changed > 0 {
        reporter.say("summary-changed", &[("count", changed.to_string())]);
    }
    let folder = asked.output.clone().unwrap_or_else(|| PathBuf::from("."));
    let mut paths = Vec::new();
    for (name, bytes) in made.files {
        let path = folder.join(name);
        save(&path, bytes, asked.overwrite)?;
        paths.push(path.display().to_string());
    }
    reporter.data(&Written { paths: paths.clone() }, |_| paths.clone());
    if !made.missing.is_empty() {
        let missing = made.missing.iter().map(|format: &Format| format.extension()).collect::<Vec<_>>();
        let missing = missing.join(&reporter.locale.get("list-comma"));
        reporter.say("summary-formats-missing", &[("formats", missing)]);
    }
    Ok(Exit::Clean)
}

/// Writes the text below `terms/`, anew around what is the clerk's own.
fn draft(config: &Config, run: &Run, office: &Office, period: Period, reporter: &Reporter) -> Result<Exit, Refusal> {
    let Some((head, parts)) = pipeline::summary_draft(run, period) else { return Ok(Exit::Findings) };
    let summary = office.summaries.iter().find(|summary| summary.period == period);
    let existing = summary.map(|summary| run.sources.file(summary.text.span.file).text.clone());
    if let (Some(summary), Some(text)) = (summary, &existing)
        && !edit::has_marks(text)
    {
        // All of it is somebody's own: what would be made stands in it already, without anything to know it by.
        let path = run.sources.shown_path(summary.text.span.file);
        return Err(Refusal("failed-no-marks", vec![("path", path)]));
    }
    let drafted = edit::draft(existing.as_deref(), &head, office.site.language.starts_with("zh"), &parts);
    let id = summary.map_or_else(|| office.site.period_id(period), |summary| summary.text.id.clone());
    let path = format!("terms/{id}.md");
    match existing {
        None => {
            let new = NewFile { path: format!("content/{path}"), bytes: drafted.text.into_bytes() };
            lay(&config.root, new)?;
        }
        Some(before) if before != drafted.text => {
            let original = run.sources.bytes_as_read(&path);
            let marked = original.as_ref().is_some_and(|bytes| bytes.starts_with("\u{feff}".as_bytes()));
            let change = Change { path: path.clone(), original, before, after: drafted.text, marked };
            amend(config, &[change])?;
        }
        Some(_) => {}
    }
    // What is new in it is agreed to as it was made.
    let run = pipeline::examine(config, &|_| {});
    agree(config, &run, period, false)?;
    reporter.errors(&run);
    let shown = config.root.join("content").join(&path).display().to_string();
    let paths = vec![shown.clone()];
    reporter.data(&Written { paths: paths.clone() }, |_: &Locale| paths.clone());
    let count = |count: usize| count.to_string();
    let args = [
        ("made", count(drafted.made)),
        ("kept", count(drafted.kept)),
        ("left", count(drafted.left_out)),
        ("period", id),
    ];
    reporter.say("summary-drafted", &args);
    Ok(if run.has_errors() { Exit::Findings } else { Exit::Clean })
}

/// Agrees to every figure of the text as it stands.
fn accept(config: &Config, run: &Run, office: &Office, period: Period, reporter: &Reporter) -> Result<Exit, Refusal> {
    if !office.summaries.iter().any(|summary| summary.period == period) {
        let id = office.site.period_id(period);
        return Err(Refusal("failed-no-summary-text", vec![("period", id)]));
    }
    let change = agree(config, run, period, true)?;
    let lines = |_: &Locale| {
        let (removed, added) = change.as_ref().map(Change::lines).unwrap_or_default();
        let removed = removed.into_iter().map(|line| format!("- {line}"));
        removed.chain(added.into_iter().map(|line| format!("+ {line}"))).collect()
    };
    let paths = change.iter().map(|change| run.sources.shown(&change.path)).collect();
    reporter.data(&Written { paths }, lines);
    reporter.say(if change.is_some() { "summary-accepted" } else { "summary-accepted-before" }, &[]);
    Ok(Exit::Clean)
}

/// Writes the list of the figures agreed to.
fn agree(config: &Config, run: &Run, period: Period, renew: bool) -> Result<Option<Change>, Refusal> {
    let (Some(office), Some(ledger)) = (&run.office, &run.ledger) else { return Ok(None) };
    let summary = office.summaries.iter().find(|summary| summary.period == period);
    let change = summary.and_then(|summary| edit::accepted(office, ledger, &run.sources, summary, renew));
    if let Some(change) = &change {
        amend(config, std::slice::from_ref(change))?;
    }
    Ok(change)
}
