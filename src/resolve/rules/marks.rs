//! The sections of a rule about examinations, the overall mark, grades and rounding.

use rust_decimal::Decimal;

use super::{is_none, section};
use crate::diag::{Code, Diagnostic};
use crate::model::{
    Band, Decimals, Exam, Excellent, ExcellentBase, Makeup, Part, Requirement, ResultRule, Rounding, Terms,
};
use crate::parse::{Fields, Node, NodeKind, integer, share, some_share};
use crate::resolve::tracks::track_key;
use crate::resolve::{plain, shapes};
use crate::source::{Span, Spanned};

/// The key of a component of the mark under any of its usual names.
pub(in crate::resolve) fn part_key(name: &str) -> String {
    match name {
        "考试" | "考试成绩" => "exam".to_owned(),
        "平时" | "平时成绩" => "performance".to_owned(),
        name => name.to_lowercase(),
    }
}

/// A mark, 0 to 100.
pub(in crate::resolve) fn mark(text: &Spanned<String>) -> Result<Decimal, Diagnostic> {
    let value = crate::parse::decimal(text);
    let high = Decimal::ONE_HUNDRED;
    let out_of_range =
        || Diagnostic::new(Code::OutOfRange, text.span).arg("given", &text.value).arg("low", 0).arg("high", 100);
    match value {
        Ok(value) if value <= high => Ok(value),
        Ok(_) => Err(out_of_range()),
        Err(finding) if finding.code == Code::OutOfRange => Err(out_of_range()),
        Err(finding) => Err(finding.arg("cause", "mark")),
    }
}

/// The examination; `terms` holds the tracks and components that it may require.
pub(super) fn exam(node: &Node, terms: &Terms, out: &mut Vec<Diagnostic>) -> Option<Exam> {
    let mut fields = Fields::open(node, shapes::EXAM, out)?;
    let mut requires = Vec::new();
    for word in fields.texts("requires") {
        let found = requirement(&word, terms);
        if found.is_none() {
            let keys = terms.tracks.iter().map(|track| track.key.as_str());
            let parts = terms.parts();
            let known = ["环节", "材料"].into_iter().chain(keys).chain(parts.iter().map(|part| part.title.as_str()));
            let known: Vec<&str> = known.collect();
            let finding = Diagnostic::new(Code::BadChoice, word.span).arg("given", &word.value);
            fields.out.push(finding.arg("known", known.join(", ")).nearest(&word.value, known));
        }
        requires.extend(found);
    }
    let makeup = fields.node("makeup").and_then(|node| match &node.kind {
        NodeKind::Map(_) => {
            let mut inner = Fields::open(node, shapes::MAKEUP, fields.out)?;
            Some(Makeup { cap: inner.scalar("cap", mark).map(|found| found.value) })
        }
        _ => fields.yes_no("makeup").filter(|there| *there).map(|_| Makeup { cap: None }),
    });
    let pass = fields.require("pass").and_then(|_| fields.scalar("pass", mark))?.value;
    Some(Exam { requires, pass, makeup })
}

fn requirement(word: &Spanned<String>, terms: &Terms) -> Option<Requirement> {
    let name = word.value.as_str();
    match name {
        "环节" | "tracks" => return Some(Requirement::Tracks),
        "材料" | "deliverables" => return Some(Requirement::Deliverables),
        _ => {}
    }
    let by_title = terms.tracks.iter().find(|track| track.title.as_deref() == Some(name));
    let track = terms.track(&track_key(name)).or(by_title);
    let part = || terms.parts().into_iter().find(|part| part.key == part_key(name)).map(|part| part.key.clone());
    let track = track.map(|track| Requirement::Track(track.key.clone()));
    track.or_else(|| part().filter(|key| key != "exam").map(Requirement::Part))
}

/// The overall mark.
pub(super) fn result(node: &Node, out: &mut Vec<Diagnostic>) -> Option<ResultRule> {
    let mut fields = Fields::open(node, shapes::RESULT, out)?;
    let pass = fields.require("pass").and_then(|_| fields.scalar("pass", mark));
    if fields.node("parts").is_none() {
        fields.missing("parts");
    }
    let parts = parts(&mut fields);
    let mut seen: Vec<(&str, Span)> = Vec::new();
    for (part, span) in parts.iter().flat_map(|(part, span)| part.with_inner().into_iter().map(move |p| (p, *span))) {
        // One mark can't be two components: a list of marks has one column for it.
        if let Some((_, first)) = seen.iter().find(|(key, _)| *key == part.key) {
            let finding = Diagnostic::new(Code::DuplicateKey, span).arg("key", &part.title);
            fields.out.push(finding.related(*first, "first"));
        }
        seen.push((&part.key, span));
    }
    Some(ResultRule { pass: pass?.value, parts: parts.into_iter().map(|(part, _)| part).collect() })
}

/// The components under `parts`, whose weights add up to 1.
fn parts(fields: &mut Fields<'_, '_>) -> Vec<(Part, Span)> {
    let mut entries = fields.entries_by("parts", part_key);
    entries.retain(|(_, node)| !is_none(node));
    let count = entries.len();
    let parts: Vec<_> = entries
        .into_iter()
        .filter_map(|(name, node)| part(name, node, fields.out).map(|part| (part, name.span)))
        .collect();
    let sum: Decimal = parts.iter().map(|(part, _)| part.weight).sum();
    // Three thirds are one, though no decimal is a third.
    if parts.len() == count && !parts.is_empty() && sum.round_dp(20) != Decimal::ONE {
        let finding = Diagnostic::new(Code::WeightsNotOne, fields.key_span("parts"));
        fields.out.push(finding.arg("sum", sum.round_dp(6).normalize()));
    }
    parts
}

/// A component: its weight alone, or its weight, own pass mark and own components.
fn part(name: &Spanned<String>, node: &Node, out: &mut Vec<Diagnostic>) -> Option<Part> {
    let key = part_key(&name.value);
    let title = name.value.clone();
    if let NodeKind::Scalar(text) = &node.kind {
        return match share(&Spanned::new(text.trim().to_owned(), node.span)) {
            Ok(weight) => Some(Part { key, title, weight, pass: None, parts: Vec::new() }),
            Err(finding) => {
                out.push(finding);
                None
            }
        };
    }
    let mut fields = Fields::open(node, shapes::PART, out)?;
    let weight = fields.require("weight").and_then(|_| fields.scalar("weight", share));
    let pass = fields.scalar("pass", mark).map(|found| found.value);
    let parts = parts(&mut fields).into_iter().map(|(part, _)| part).collect();
    Some(Part { key, title, weight: weight?.value, pass, parts })
}

/// The grades, from the lowest up, without gaps or overlaps from 0 to 100.
pub(super) fn bands(fields: &mut Fields<'_, '_>, decimals: Decimals) -> Vec<Band> {
    if section(fields, "grades").is_none() {
        return Vec::new();
    }
    let nodes = fields.list("grades");
    let mut bands: Vec<Band> = Vec::new();
    let count = nodes.len();
    for node in nodes {
        let Some(mut inner) = Fields::open(node, shapes::BAND, fields.out) else { continue };
        let title = inner.required_text("title");
        let from = inner.require("from").and_then(|_| inner.scalar("from", mark));
        let to = inner.scalar("to", mark).map(|found| found.value);
        let (Some(title), Some(from)) = (title, from) else { continue };
        bands.push(Band { title, from: from.value, to });
    }
    bands.sort_by_key(|band| band.from);
    // Half a band's worth of findings would only repeat what is wrong with the other half.
    if bands.len() == count {
        covered(&bands, decimals, fields.out);
    }
    bands
}

/// Finds marks that no grade or two grades have.
fn covered(bands: &[Band], decimals: Decimals, out: &mut Vec<Diagnostic>) {
    let step = Decimal::new(1, decimals.marks);
    let mut gap = |low: Decimal, high: Decimal, span: Span| {
        let finding = Diagnostic::new(Code::GradeGap, span);
        out.push(finding.arg("low", low.normalize()).arg("high", high.normalize()));
    };
    let (Some(first), Some(last)) = (bands.first(), bands.last()) else { return };
    if first.from > Decimal::ZERO {
        gap(Decimal::ZERO, first.from - step, first.title.span);
    }
    if let Some(to) = last.to.filter(|to| *to < Decimal::ONE_HUNDRED) {
        gap(to + step, Decimal::ONE_HUNDRED, last.title.span);
    }
    for pair in bands.windows(2) {
        if let Some(to) = pair[0].to.filter(|to| *to + step < pair[1].from) {
            gap(to + step, pair[1].from - step, pair[1].title.span);
        }
    }
    for pair in bands.windows(2) {
        let overlap = pair[0].from == pair[1].from || pair[0].to.is_some_and(|to| to >= pair[1].from);
        if overlap {
            let finding = Diagnostic::new(Code::GradeOverlap, pair[1].title.span).arg("this", &pair[1].title.value);
            out.push(finding.arg("that", &pair[0].title.value).related(pair[0].title.span, "first"));
        }
    }
}

/// Who of the qualified is excellent.
pub(super) fn excellent(fields: &mut Fields<'_, '_>) -> Option<Excellent> {
    let node = section(fields, "excellent")?;
    let mut inner = Fields::open(node, shapes::EXCELLENT, fields.out)?;
    let bases: &[(&[&str], ExcellentBase)] =
        &[(&["合格人数", "qualified"], ExcellentBase::Qualified), (&["学员人数", "roster"], ExcellentBase::Roster)];
    let found = Excellent {
        title: plain(inner.text("title")),
        from: inner.scalar("from", mark).map(|found| found.value),
        recommended: inner.yes_no("recommended").unwrap_or(false),
        share: inner.scalar("share", some_share).map(|found| found.value),
        base: inner.choice("of", bases).map_or(ExcellentBase::default(), |found| found.value),
    };
    // Without a mark and without recommendation everyone would be excellent.
    if found.from.is_none() && !found.recommended {
        inner.missing("from");
    }
    Some(found)
}

/// Decimal places and rounding.
pub(super) fn decimals(fields: &mut Fields<'_, '_>) -> Decimals {
    let usual = Decimals::default();
    let Some(mut inner) = section(fields, "decimals").and_then(|node| Fields::open(node, shapes::DECIMALS, fields.out))
    else {
        return usual;
    };
    let roundings: &[(&[&str], Rounding)] = &[
        (&["四舍五入", "half_up"], Rounding::HalfUp),
        (&["四舍六入五成双", "half_even"], Rounding::HalfEven),
        (&["舍去", "down"], Rounding::Down),
        (&["进一", "up"], Rounding::Up),
    ];
    let mut places = |key, usual| inner.scalar(key, |text| integer(text, 0, 6)).map_or(usual, |found| found.value);
    let (credits, marks) = (places("credits", usual.credits), places("marks", usual.marks));
    Decimals { credits, marks, rounding: inner.choice("rounding", roundings).map_or(usual.rounding, |r| r.value) }
}
