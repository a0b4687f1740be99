//! A class offers what its rule requires.
//!
//! Where the schedule, the course list and all else that a track earns by add up to less than the rule
//! asks for, nobody can qualify, however diligent. Complete the schedule or the list, or check whether
//! it is the right rule. What a class has not planned yet is not judged.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::diag::{Code, Diagnostic};
use crate::ledger::{Half, Ledger, track_name};
use crate::model::{By, Class, Extent, Office, Rule, Slot, Terms, Track, Way};
use crate::source::Span;

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    for class in &office.classes {
        let rule = office.rule(class);
        // Each once, though several categories may share it.
        let mut seen = BTreeSet::new();
        for (terms, cohort) in audiences(class, rule) {
            // A track that nobody can reach is its rule's to mend, not the schedule's.
            for track in terms.tracks.iter().filter(|track| track.is_reachable()) {
                let Some(have) = offered(class, track, cohort) else { continue };
                let plan = if track.has_sessions() { "schedule.yaml" } else { "courses.csv" };
                if have < track.required
                    && class.has_read(&[plan, "roster.csv"])
                    && seen.insert((&track.key, track.required, have, cohort))
                {
                    out.push(short(class, rule, track, cohort, have));
                }
            }
        }
    }
}

fn short(class: &Class, rule: &Rule, track: &Track, cohort: Option<&str>, have: Decimal) -> Diagnostic {
    let programme = &class.programme;
    let (code, planned) = if track.has_sessions() {
        (Code::ScheduleShort, programme.schedule.first().map(|slot| slot.date.span))
    } else {
        (Code::CoursesShort, programme.courses.first().map(|course| course.span))
    };
    // What is short is the file as a whole.
    let place = planned.map_or(programme.span, |span| Span::file(span.file));
    let finding = Diagnostic::new(code, place).say("track", track_name(rule, &track.key));
    let finding = finding.arg("have", have.normalize()).arg("need", track.required);
    finding.arg("cohort", cohort.unwrap_or("none"))
}

/// The terms and cohorts of those enrolled; the general ones as long as nobody is.
fn audiences<'a>(class: &'a Class, rule: &'a Rule) -> Vec<(&'a Terms, Option<&'a str>)> {
    let roster = &class.register.roster;
    let all: BTreeSet<_> = roster.iter().map(|enrolment| (enrolment.category, enrolment.cohort.as_deref())).collect();
    if all.is_empty() {
        return vec![(&rule.terms, None)];
    }
    all.into_iter().map(|(category, cohort)| (rule.terms(category), cohort)).collect()
}

/// The most that a track can earn by what is planned; nothing where something is not planned yet.
fn offered(class: &Class, track: &Track, cohort: Option<&str>) -> Option<Decimal> {
    let programme = &class.programme;
    let for_cohort = |only: Option<&str>| only.is_none_or(|only| Some(only) == cohort);
    let slots: Vec<&Slot> = programme
        .schedule
        .iter()
        .filter(|slot| slot.track.as_ref().is_none_or(|key| *key == track.key) && for_cohort(slot.cohort.as_deref()))
        .collect();
    let ways = track.ways.iter().map(|way| {
        if way.by.is_of_sessions() && programme.schedule.is_empty() {
            return None;
        }
        let offered = by(way, class, &slots, cohort)?;
        Some(way.max.map_or(offered, |max| offered.min(max)))
    });
    let sum: Decimal = ways.sum::<Option<Decimal>>()?;
    Some(track.max.map_or(sum, |max| sum.min(max)))
}

fn by(way: &Way, class: &Class, slots: &[&Slot], cohort: Option<&str>) -> Option<Decimal> {
    let programme = &class.programme;
    Some(match &way.by {
        By::Minutes => slots.iter().map(|slot| slot.credits).sum(),
        By::Session { credits } => *credits * Decimal::from(slots.len()),
        By::Days { half, credits } => {
            let part = |slot: &&Slot| half.then(|| Half::of(slot.time.map(|time| time.0)));
            let days: BTreeSet<_> = slots.iter().map(|slot| (slot.date.value, part(slot))).collect();
            *credits * Decimal::from(days.len())
        }
        By::Completion { credits, of: Extent::Sessions { .. } } => {
            if slots.is_empty() {
                Decimal::ZERO
            } else {
                *credits
            }
        }
        By::Courses { kind } => {
            if programme.courses.is_empty() {
                return None;
            }
            let mine = programme.courses_for(cohort).map(|(_, course)| course);
            mine.filter(|course| kind.is_none_or(|kind| kind == course.kind)).map(|course| course.credits).sum()
        }
        By::Completion { credits, of: Extent::Courses { .. } } => *credits,
        // What is recognised as earned elsewhere has no bound here.
        By::Recognition { credits } => (*credits)?,
        By::SelfStudy { credits, .. } => way.max.unwrap_or(*credits),
    })
}
