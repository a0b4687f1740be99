//! `explain`: why somebody has the credits, marks and outcome that stand on the tables.

use super::Exit;
use super::args::{Explain, Refusal};
use super::find;
use super::report::Reporter;
use crate::locale::Locale;
use crate::pipeline;
use crate::view::{AccountExplanation, ClassExplanation, Explanation, Records, explain};

/// Explains a person.
pub(super) fn run(asked: &Explain, reporter: &Reporter) -> Result<Exit, Refusal> {
    let run = pipeline::examine(&asked.common().config()?, &|_| {});
    reporter.timings(&run.timings);
    let errors = run.has_errors();
    let (Some(office), Some(ledger)) = (&run.office, &run.ledger) else {
        reporter.errors(&run);
        return Ok(Exit::Findings);
    };
    let person = find::person(office, &asked.person)?;
    let class = asked.class.as_deref().map(|name| find::class(office, name)).transpose()?;
    let records = Records { office, ledger, sources: &run.sources };
    let explained = explain(records, &reporter.locale, person, class, asked.year);
    reporter.data(&explained, |locale| lines(&explained, asked.year.is_some(), locale));
    if errors {
        // What is wrong with the records may be wrong with the numbers.
        reporter.say("explain-errors", &[("findings", reporter.counts(&run.findings))]);
    }
    Ok(if errors { Exit::Findings } else { Exit::Clean })
}

fn lines(explained: &Explanation, in_detail: bool, locale: &Locale) -> Vec<String> {
    let args = [("name", explained.name.clone()), ("id", explained.id.clone()), ("today", explained.today.clone())];
    let mut lines = vec![locale.with("explain-head", &args)];
    if explained.classes.is_empty() && explained.accounts.is_empty() {
        lines.push(locale.get("nothing-here"));
    }
    for class in &explained.classes {
        lines.push(String::new());
        lines.extend(class_lines(class, locale));
    }
    for account in &explained.accounts {
        lines.push(String::new());
        lines.extend(account_lines(account, in_detail, locale));
    }
    lines
}

fn class_lines(class: &ClassExplanation, locale: &Locale) -> Vec<String> {
    let mut lines = vec![format!("{}　{}", class.title, class.outcome_text)];
    lines.extend(class.records.iter().map(|record| format!("  {}  ← {}", record.text, record.source)));
    for entry in &class.entries {
        let credits = format!("{:>6}", entry.credits);
        let track = &entry.track;
        lines.push(format!("  {} {credits}  {track}　{}  ← {}", entry.date, entry.why, places(&entry.sources)));
    }
    let tracks = class.tracks.iter().map(|track| {
        let args =
            [("track", track.track.clone()), ("credits", track.credits.clone()), ("required", track.required.clone())];
        locale.with("track-sum", &args)
    });
    let tracks: Vec<_> = tracks.collect();
    lines.push(format!(
        "  {} {:>9}  {}",
        locale.get("total"),
        class.credits,
        tracks.join(&locale.get("list-semicolon"))
    ));
    lines.extend(class.conditions.iter().map(|condition| {
        format!(
            "  {} {}",
            match (condition.met, condition.open) {
                (true, _) => "✓",
                (false, true) => "…",
                (false, false) => "✗",
            },
            condition.text
        )
    }));
    lines.extend(class.arithmetic.iter().map(|step| format!("  {step}")));
    lines.extend(class.outlook.iter().map(|line| format!("  → {line}")));
    lines
}

/// An account: by class, or entry by entry where a year is asked for.
fn account_lines(account: &AccountExplanation, in_detail: bool, locale: &Locale) -> Vec<String> {
    let args = [
        ("year", account.years.clone()),
        ("earned", account.earned.clone()),
        ("carried", account.carried.clone()),
        ("required", account.required.clone().unwrap_or_else(|| "none".to_owned())),
        ("short", account.short.clone()),
        ("surplus", account.surplus.clone()),
    ];
    let mut lines = vec![locale.with("explain-account", &args)];
    if in_detail {
        lines.extend(account.postings.iter().map(|posted| {
            let noted =
                |note: &String| locale.with("with-note", &[("text", posted.why.clone()), ("note", note.clone())]);
            let why = posted.note.as_ref().map_or_else(|| posted.why.clone(), noted);
            let credits = format!("{:>6}", posted.credits);
            let sources = places(&posted.sources);
            format!("  {} {credits}  {}　{}  ← {sources}", posted.date, posted.class, why)
        }));
        return lines;
    }
    for class in &account.classes {
        lines.push(format!("  {:>17}  {}", class.credits, class.class));
        lines.extend(class.notes.iter().map(|note| format!("  {:>17}  {note}", "")));
    }
    lines
}

/// Places in one line: those of the same folder by their file's name.
fn places(all: &[String]) -> String {
    let mut said: Vec<&str> = Vec::new();
    let mut folder = "";
    for place in all {
        let at = place.rfind('/').map_or(0, |at| at + 1);
        said.push(if !folder.is_empty() && &place[..at] == folder { &place[at..] } else { place });
        folder = &place[..at];
    }
    said.join(", ")
}
