//! Many findings for a person: what has one cause stands together, and a screen holds all of it.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::render;
use crate::diag::{Code, Diagnostic, Severity, place, title};
use crate::locale::Locale;
use crate::source::Sources;

/// More findings of one cause than these are not shown each in full.
const ALIKE: usize = 5;
/// How many of such are.
const FIRST: usize = 3;
/// How many places of the others are named.
const PLACES: usize = 6;
/// How many findings of any cause are shown in full.
const MOST: usize = 40;
/// How wide the sentence of a code may be in the table, in characters.
const WIDE: usize = 48;

/// The findings, each as [`render`] shows it. Unless `all` are wanted, of many with one cause the first are shown and
/// the places of the others named; and of very many the most urgent are shown, and all of them counted.
pub fn list(findings: &[&Diagnostic], sources: &Sources, locale: &Locale, all: bool) -> String {
    let mut out = String::new();
    if all {
        for finding in findings {
            let _ = writeln!(out, "{}\n", render(finding, sources, locale));
        }
        return out;
    }
    let blocks = blocks(findings);
    let shown = shown(&blocks);
    let mut left = findings.len();
    for (block, shown) in blocks.iter().zip(&shown) {
        for finding in &block[..*shown] {
            let _ = writeln!(out, "{}\n", render(finding, sources, locale));
        }
        left -= shown;
        if *shown > 0 && *shown < block.len() {
            left -= block.len() - shown;
            let _ = writeln!(out, "{}\n", others(&block[*shown..], sources, locale));
        }
    }
    if left > 0 {
        let _ = writeln!(out, "{}\n", locale.with("findings-left", &[("count", left.to_string())]));
    }
    if shown.iter().sum::<usize>() < findings.len() {
        out.push_str(&table(findings, locale));
    }
    out
}

/// What makes findings of one code the same thing to mend: which of its slips it is, and of which kind of thing.
fn cause(finding: &Diagnostic) -> (Code, Severity, Vec<&str>) {
    const SAID: [&str; 5] = ["cause", "kind", "key", "expected", "reason"];
    let said = SAID.iter().map(|name| {
        let arg = finding.args.iter().find(|(known, _)| known == name);
        arg.map_or("", |(_, value)| value.as_str())
    });
    (finding.code, finding.severity(), said.collect())
}

/// The findings in their order, those of a cause that many have together where the first of them stands; every other
/// one is by itself.
fn blocks<'a>(findings: &[&'a Diagnostic]) -> Vec<Vec<&'a Diagnostic>> {
    let mut alike: BTreeMap<_, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in findings {
        alike.entry(cause(finding)).or_default().push(finding);
    }
    alike.retain(|_, of_cause| of_cause.len() > ALIKE);
    let mut blocks = Vec::new();
    for finding in findings {
        match alike.get_mut(&cause(finding)) {
            Some(of_cause) if of_cause.is_empty() => {}
            Some(of_cause) => blocks.push(std::mem::take(of_cause)),
            None => blocks.push(vec![*finding]),
        }
    }
    blocks
}

/// How many of each block are shown in full: of the errors first, as long as there is room.
fn shown(blocks: &[Vec<&Diagnostic>]) -> Vec<usize> {
    let mut shown = vec![0; blocks.len()];
    let mut room = MOST;
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        for (block, shown) in blocks.iter().zip(&mut shown) {
            if block.first().is_some_and(|finding| finding.severity() == severity) {
                *shown = if block.len() > 1 { FIRST } else { 1 }.min(room);
                room -= *shown;
            }
        }
    }
    shown
}

/// Where the others of one cause stand.
fn others(findings: &[&Diagnostic], sources: &Sources, locale: &Locale) -> String {
    let (code, count) = (findings.first().map_or("", |finding| finding.code.id()), findings.len().to_string());
    let mut places = Vec::new();
    for finding in findings {
        if let Some((path, at)) = place(finding, sources) {
            let place = format!("{path}:{}", at.line);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        if places.len() == PLACES {
            break;
        }
    }
    let mut text = locale.with("findings-alike", &[("code", code.to_owned()), ("count", count)]);
    if !places.is_empty() {
        let more = if findings.len() > places.len() { "…" } else { "" };
        text = locale.lang().named(&text, &(places.join(&locale.get("list-comma")) + more));
    }
    text
}

/// How many findings there are of each code, the weightiest first.
fn table(findings: &[&Diagnostic], locale: &Locale) -> String {
    let mut counts: BTreeMap<(Severity, &str), (usize, Code)> = BTreeMap::new();
    for finding in findings {
        counts.entry((finding.severity(), finding.code.id())).or_insert((0, finding.code)).0 += 1;
    }
    let width = counts.values().map(|(count, _)| count.to_string().len()).max().unwrap_or(1);
    let words = counts.keys().map(|(severity, _)| locale.get(severity.name()).chars().count());
    let word = words.max().unwrap_or(0);
    let mut out = String::new();
    for ((severity, id), (count, code)) in counts {
        let title = title(code, locale);
        let short: String = title.chars().take(WIDE).collect();
        let more = if short.len() < title.len() { "…" } else { "" };
        let _ = writeln!(out, "{id}  {:<word$}  {count:>width$}  {short}{more}", locale.get(severity.name()));
    }
    out.push('\n');
    out
}
