//! What an office says of its checks: waivers, weights, and what is expected of a class.

use super::indicators::aim;
use super::names::unknown;
use super::{plain, shapes, yaml_file};
use crate::diag::{CODES, Code, Diagnostic};
use crate::model::{
    Bound, Calendar, Checks, Expectation, Holiday, MEASURES, Measure, MeasureCut, MeasureKind, Period, Waiver,
    WaiverOf, Weight,
};
use crate::parse::{Fields, Node, choose, date, integer, text_of};
use crate::source::{Sources, Span, Spanned};

/// Reads the waivers of a file: those of its key, for the files that they are of.
pub(super) fn waivers(fields: &mut Fields<'_, '_>, of: &WaiverOf) -> Vec<Waiver> {
    let nodes = fields.list("waivers");
    nodes.into_iter().filter_map(|node| waiver(node, of, fields.out)).collect()
}

fn waiver(node: &Node, of: &WaiverOf, out: &mut Vec<Diagnostic>) -> Option<Waiver> {
    let mut fields = Fields::open(node, shapes::WAIVER, out)?;
    let code = fields.required_text("code");
    let (reason, until) = (plain(fields.required_text("reason")), fields.required_date("until"));
    let about = plain(fields.text("about"));
    let code = code?;
    let known = known_code(&code, out)?;
    if !known.may_stand() {
        out.push(Diagnostic::new(Code::CanNotStand, code.span).arg("code", known.id()));
        return None;
    }
    let code = Spanned::new(known.id().to_owned(), code.span);
    let span = Span::new(code.span.file, node.span.range());
    Some(Waiver { code, reason: reason?, until: until?, about, of: of.clone(), span })
}

/// The code of a name; nothing, and a finding, of one that there is not.
fn known_code(code: &Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<Code> {
    let known = CODES.iter().find(|known| known.id().eq_ignore_ascii_case(&code.value));
    if known.is_none() {
        out.push(unknown("code", code, CODES.iter().map(|code| code.id())));
    }
    known.copied()
}

/// Reads how the office checks.
pub(super) fn checks(node: Option<&Node>, out: &mut Vec<Diagnostic>) -> Checks {
    let mut checks = Checks::default();
    let Some(mut fields) = node.and_then(|node| Fields::open(node, shapes::CHECKS, out)) else { return checks };
    let days =
        |fields: &mut Fields<'_, '_>, key| fields.scalar(key, |text| integer(text, 0, 366)).map(|days| days.value);
    checks.record_days = days(&mut fields, "record_days").unwrap_or(checks.record_days);
    checks.review_days = days(&mut fields, "review_days").unwrap_or(checks.review_days);
    let weights: &[(&[&str], Weight)] = &[
        (&["错误", "error"], Weight::Error),
        (&["警告", "warning"], Weight::Warning),
        (&["提示", "note"], Weight::Note),
        (&["不查", "off"], Weight::Off),
    ];
    for (name, node) in fields.entries_by("severity", str::to_uppercase) {
        let Some(code) = known_code(name, fields.out) else { continue };
        let Some(weight) = text_of(node, fields.out) else { continue };
        let weight = match choose(&weight, weights) {
            Ok(weight) => weight,
            Err(finding) => {
                fields.out.push(finding);
                continue;
            }
        };
        if weight != Weight::Error && !code.may_stand() {
            fields.out.push(Diagnostic::new(Code::CanNotStand, name.span).arg("code", code.id()));
            continue;
        }
        checks.weights.insert(code.id().to_owned(), weight);
    }
    checks
}

/// Reads what must come out of a class.
pub(super) fn expected(fields: &mut Fields<'_, '_>) -> Vec<Expectation> {
    let entries = fields.entries("expect");
    entries.into_iter().filter_map(|(name, node)| expectation(name, node, fields.out)).collect()
}

fn expectation(name: &Spanned<String>, node: &Node, out: &mut Vec<Diagnostic>) -> Option<Expectation> {
    let cut = MeasureCut { class: Some(crate::model::ClassId(0)), ..MeasureCut::default() };
    let is_number = |kind| !matches!(kind, MeasureKind::Day | MeasureKind::Words);
    let mut may_be = MEASURES.iter().filter(|measure| is_number(measure.kind()) && measure.misfit(&cut).is_none());
    let found: Option<&Measure> = may_be.clone().find(|measure| measure.names().contains(&name.value.as_str()));
    let Some(&measure) = found else {
        out.push(unknown("measure", name, may_be.by_ref().flat_map(|measure| measure.names())));
        return None;
    };
    let asked = text_of(node, out)?;
    let (bound, value) = aim(&asked, measure.kind(), out)?;
    Some(Expectation { measure, bound: bound.unwrap_or(Bound::Exactly), value, name: name.value.clone(), asked })
}

/// Reads `calendar.yaml`; without it no day is a holiday.
pub(super) fn calendar(sources: &Sources, out: &mut Vec<Diagnostic>) -> Calendar {
    let mut calendar = Calendar::default();
    let Some((_, node)) = yaml_file(sources, "calendar.yaml", out) else { return calendar };
    let Some(mut fields) = Fields::open(&node, shapes::CALENDAR, out) else { return calendar };
    let (holidays, workdays) = (fields.list("holidays"), fields.texts("workdays"));
    for node in holidays {
        let Some(mut fields) = Fields::open(node, shapes::HOLIDAY, fields.out) else { continue };
        let (title, from, to) = (plain(fields.required_text("title")), fields.required_date("from"), fields.date("to"));
        let (Some(title), Some(from)) = (title, from) else { continue };
        let last = to.as_ref().map_or(from.value, |to| to.value);
        let Some(days) = Period::new(from.value, last) else {
            let place = to.map_or(from.span, |to| to.span);
            fields.out.push(Diagnostic::new(Code::EndBeforeStart, place).related(from.span, "start"));
            continue;
        };
        calendar.holidays.push(Holiday { title, days });
    }
    for day in workdays {
        match date(&day) {
            Ok(day) => drop(calendar.workdays.insert(day)),
            Err(finding) => out.push(finding),
        }
    }
    calendar.holidays.sort_by_key(|holiday| holiday.days);
    calendar
}
