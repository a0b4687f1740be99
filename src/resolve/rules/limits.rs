//! The sections of a rule about what ends a study, who may begin it, how long it may take, and what
//! is owed over the years.

use super::section;
use crate::diag::{Code, Diagnostic};
use crate::model::{
    AccountRule, Bars, Disqualify, Duration, IntervalRule, Limits, Outside, Prerequisite, RequiredCredits, Window,
};
use crate::parse::{Fields, Shape, duration, integer, some_share};
use crate::resolve::shapes;
use crate::resolve::site::SiteFile;

/// Opens a section as a map of its shape.
fn open<'a, 'f>(fields: &'f mut Fields<'a, '_>, key: &str, shape: Shape) -> Option<Fields<'a, 'f>> {
    let node = section(fields, key)?;
    Fields::open(node, shape, fields.out)
}

fn length(fields: &mut Fields<'_, '_>, key: &str) -> Option<Duration> {
    fields.scalar(key, duration).map(|found| Duration { months: found.value.0, days: found.value.1 })
}

/// What ends somebody's study.
pub(super) fn disqualify(fields: &mut Fields<'_, '_>) -> Disqualify {
    let Some(mut inner) = open(fields, "disqualify", shapes::DISQUALIFY) else { return Disqualify::default() };
    let mut count = |key| inner.scalar(key, |text| integer(text, 1, 1000)).map(|found| found.value);
    let (absences, leaves, lates) = (count("absences"), count("leaves"), count("lates"));
    let leave_credits = inner.decimal("leave_credits").filter(|credits| {
        // Nobody would be left.
        let bad = credits.value.is_zero();
        if bad {
            let finding = Diagnostic::new(Code::OutOfRange, credits.span).arg("given", credits.value);
            inner.out.push(finding.arg("low", "0.01").arg("high", 1_000_000));
        }
        !bad
    });
    let attendance = inner.scalar("attendance", some_share).map(|found| found.value);
    let matches: &[(&[&str], bool)] = &[(&["任一", "any"], false), (&["全部", "all"], true)];
    let all = inner.choice("match", matches).is_some_and(|found| found.value);
    let leave_credits = leave_credits.map(|found| found.value);
    Disqualify { limits: Limits { absences, leaves, leave_credits, lates, attendance }, all }
}

/// Until when study counts.
pub(super) fn window(fields: &mut Fields<'_, '_>) -> Window {
    let Some(mut inner) = open(fields, "window", shapes::WINDOW) else { return Window::default() };
    Window {
        length: length(&mut inner, "length"),
        register: length(&mut inner, "register"),
        extension: length(&mut inner, "extension"),
        consent: inner.yes_no("consent").unwrap_or(false),
    }
}

/// What holds for who joins late or leaves early.
pub(super) fn interval(fields: &mut Fields<'_, '_>) -> IntervalRule {
    let Some(mut inner) = open(fields, "interval", shapes::INTERVAL) else { return IntervalRule::default() };
    let outside: &[(&[&str], Outside)] = &[
        (&["不计", "nothing"], Outside::Nothing),
        (&["请假", "leave"], Outside::Leave),
        (&["旷课", "absence"], Outside::Absence),
    ];
    let required: &[(&[&str], RequiredCredits)] =
        &[(&["全额", "full"], RequiredCredits::Full), (&["按比例", "proportional"], RequiredCredits::Proportional)];
    IntervalRule {
        outside: inner.choice("outside", outside).map_or(Outside::default(), |found| found.value),
        required: inner.choice("required", required).map_or(RequiredCredits::default(), |found| found.value),
    }
}

/// Certificates that must be held before.
pub(super) fn prerequisites(fields: &mut Fields<'_, '_>, site: &SiteFile) -> Vec<Prerequisite> {
    if section(fields, "prerequisites").is_none() {
        return Vec::new();
    }
    let nodes = fields.list("prerequisites");
    let read = |node| {
        let mut inner = Fields::open(node, shapes::PREREQUISITE, fields.out)?;
        let family = inner.required_text("family");
        let valid = length(&mut inner, "valid");
        let family = site.families.find(&family?, inner.out)?;
        Some(Prerequisite { family, valid })
    };
    nodes.into_iter().filter_map(read).collect()
}

/// For how long who fails is kept from the next class.
pub(super) fn bars(fields: &mut Fields<'_, '_>) -> Bars {
    let Some(mut inner) = open(fields, "bars", shapes::BARS) else { return Bars::default() };
    Bars {
        failed: length(&mut inner, "failed"),
        disqualified: length(&mut inner, "disqualified"),
        cheated: length(&mut inner, "cheated"),
    }
}

/// How many credits a person owes over a period of years.
pub(super) fn account(fields: &mut Fields<'_, '_>) -> Option<AccountRule> {
    let mut inner = open(fields, "account", shapes::ACCOUNT)?;
    let credits = inner.require("credits").and_then(|_| inner.decimal("credits"));
    let years = inner.scalar("years", |text| integer(text, 1, 50)).map_or(1, |found| found.value);
    let from = inner.scalar("from", |text| integer(text, 1949, 2200));
    if years > 1 && from.is_none() && inner.node("from").is_none() {
        // Five years from when?
        inner.missing("from");
    }
    let from = from.and_then(|found| i32::try_from(found.value).ok()).unwrap_or(0);
    let carry = inner.yes_no("carry").unwrap_or(false);
    Some(AccountRule { credits: credits?, years, from, carry })
}
