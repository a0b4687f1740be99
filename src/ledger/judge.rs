//! From entries and marks to an outcome, every condition named.

use rust_decimal::{Decimal, RoundingStrategy};

use super::attendance::{self, Attendance};
use super::earn::{Facts, Trainee};
use super::{Condition, ConditionKind, Outcome, Standing, TrackTotal};
use crate::model::{Class, Exam, Marks, Office, Requirement, ResultRule, Terms};

/// Judges one trainee.
pub(super) fn standing(
    office: &Office,
    class: &Class,
    place: usize,
    attendance: &Attendance,
    facts: &Facts<'_>,
) -> Standing {
    let rule = office.rule(class);
    let enrolment = &class.register.roster[place];
    let terms = rule.terms(enrolment.category);
    let row = attendance.row(place);
    let attendance_sources = attendance.sources(place);
    let trainee =
        Trainee { class, rule, terms, place, attendance: row, attendance_sources, facts, today: office.today };

    let mut entries = Vec::new();
    let mut tracks = Vec::new();
    for track in &terms.tracks {
        let earned = trainee.track(track);
        let credits = earned.iter().map(|entry| entry.credits).sum::<Decimal>().normalize();
        tracks.push(TrackTotal { key: track.key.clone(), credits, required: track.required });
        entries.extend(earned);
    }
    entries.sort_by_key(|entry| entry.date);

    let tally = attendance::tally(rule, row);
    let mut conditions = Vec::new();
    let limits = [
        (ConditionKind::Absences, tally.absences, rule.disqualify.absences),
        (ConditionKind::Leaves, tally.leaves, rule.disqualify.leaves),
    ];
    for (kind, have, limit) in limits {
        if let Some(limit) = limit {
            conditions.push(Condition { kind, met: have < limit, have: Some(have.into()), need: limit.into() });
        }
    }
    let disqualified = conditions.iter().any(|condition| !condition.met);
    for track in &tracks {
        let kind = ConditionKind::Track(track.key.clone());
        conditions.push(Condition {
            kind,
            met: track.credits >= track.required,
            have: Some(track.credits),
            need: track.required,
        });
    }
    conditions.extend(deliverables(office, class, place, terms));

    let empty = Marks::default();
    let marks = class.register.marks.get(&place).unwrap_or(&empty);
    let admitted = !disqualified && terms.exam.as_ref().is_none_or(|exam| admitted(exam, &conditions));
    let exam = terms.exam.as_ref().filter(|_| admitted).and_then(|exam| exam_mark(exam, marks));
    let result =
        terms.result.as_ref().filter(|_| admitted).and_then(|result| overall(result, marks, exam, rule.decimals.marks));
    // Of who is not admitted no mark is asked: that is what is missing.
    if terms.exam.is_some() && !admitted {
        conditions.push(Condition { kind: ConditionKind::Admission, met: false, have: None, need: Decimal::ONE });
    }
    let marked = [
        (ConditionKind::Exam, exam, terms.exam.as_ref().map(|rule| rule.pass)),
        (ConditionKind::Result, result, terms.result.as_ref().map(|rule| rule.pass)),
    ];
    for (kind, have, pass) in marked {
        if let Some(need) = pass.filter(|_| admitted) {
            conditions.push(Condition { kind, met: have.is_some_and(|mark| mark >= need), have, need });
        }
    }

    let outcome = if disqualified {
        Outcome::Disqualified
    } else if office.today < class.programme.start {
        Outcome::Planned
    } else if office.today <= class.programme.end {
        Outcome::UnderWay
    } else if conditions.iter().all(|condition| condition.met) {
        Outcome::Qualified
    } else if !marks.missed && conditions.iter().all(|condition| condition.met || awaits_mark(condition)) {
        Outcome::Pending
    } else {
        Outcome::NotQualified
    };
    Standing {
        person: enrolment.person,
        entries,
        tracks,
        attendance: row.to_vec(),
        tally,
        exam,
        result,
        conditions,
        outcome,
    }
}

/// Whether nothing but a mark is missing.
fn awaits_mark(condition: &Condition) -> bool {
    matches!(condition.kind, ConditionKind::Exam | ConditionKind::Result) && condition.have.is_none()
}

/// How many of each deliverable are handed in, long enough.
fn deliverables(office: &Office, class: &Class, place: usize, terms: &Terms) -> Vec<Condition> {
    let required = terms.deliverables.iter().filter(|rule| rule.count > 0);
    required
        .map(|rule| {
            let handed_in = class.register.deliverables.iter().filter(|found| found.trainee == place);
            let have = handed_in.filter(|found| rule.accepts(found, office.today)).count();
            let have = Decimal::from(have);
            let need = Decimal::from(rule.count);
            Condition {
                kind: ConditionKind::Deliverable(rule.title.clone()),
                met: have >= need,
                have: Some(have),
                need,
            }
        })
        .collect()
}

/// Whether everything that the examination requires holds.
pub(super) fn admitted(exam: &Exam, conditions: &[Condition]) -> bool {
    let holds = |fits: &dyn Fn(&ConditionKind) -> bool| conditions.iter().filter(|c| fits(&c.kind)).all(|c| c.met);
    exam.requires.iter().all(|requirement| match requirement {
        Requirement::Tracks => holds(&|kind| matches!(kind, ConditionKind::Track(_))),
        Requirement::Deliverables => holds(&|kind| matches!(kind, ConditionKind::Deliverable(_))),
    })
}

/// The mark of the examination; of it and a make-up, the better.
fn exam_mark(exam: &Exam, marks: &Marks) -> Option<Decimal> {
    let first = marks.parts.get("exam").map(|mark| mark.value);
    let makeup = marks.makeup.as_ref().filter(|_| exam.makeup).map(|mark| mark.value);
    first.max(makeup)
}

/// The weighted mark, rounded half away from zero; nothing while a component is missing.
fn overall(result: &ResultRule, marks: &Marks, exam: Option<Decimal>, places: u32) -> Option<Decimal> {
    let mut sum = Decimal::ZERO;
    for part in &result.parts {
        let mark = match (part.key.as_str(), exam) {
            ("exam", Some(mark)) => mark,
            (key, _) => marks.parts.get(key)?.value,
        };
        sum += part.weight * mark;
    }
    Some(sum.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero).normalize())
}
