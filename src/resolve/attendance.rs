//! `attendance.csv`: the sheet of a sign-in machine, a row a person and a column a session.

use std::num::NonZeroU16;

use chrono::{NaiveDate, NaiveTime};

use super::records::{Place, people_list};
use super::sessions::{Listed, in_order, minutes};
use super::shapes;
use super::tracks::only_track;
use crate::diag::{Code, Diagnostic};
use crate::model::{AttendanceMark, Prose, Session, Slot, Status};
use crate::parse::{choose, date, time_range};
use crate::source::Spanned;

/// The marks of an attendance sheet and the words for them.
const MARKS: &[(&[&str], Status)] = &[
    (&["√", "✓", "✔", "出勤", "present"], Status::Present),
    (&["△", "迟到", "late"], Status::Late),
    (&["▽", "早退", "left_early"], Status::LeftEarly),
    (&["○", "〇", "◯", "O", "请假", "leave"], Status::Leave),
    (&["×", "✗", "✘", "X", "旷课", "缺勤", "absent"], Status::Absent),
];

/// Reads the sheet into the records it belongs to. A column that no record but the schedule has
/// becomes a record. An empty cell of somebody who was expected is a finding: machines leave it empty
/// for who did not come, and people for who did.
pub(super) fn sheet(
    place: &Place<'_, '_>,
    path: &str,
    slots: &[Slot],
    sessions: &mut Vec<Session>,
    out: &mut Vec<Diagnostic>,
) {
    let Some(list) = people_list(place.scope, path, shapes::TRAINEE, &[], true, out) else { return };
    let columns: Vec<_> = list.others().map(|head| column(place, head, slots, sessions, out)).collect();
    let person = |trainee: usize| &place.scope.people.list[place.roster[trainee].person.0];
    let trainees = place.roster.len();
    let mut listed: Vec<_> =
        sessions.iter_mut().map(|session| Listed::new(std::mem::take(&mut session.exceptions), trainees)).collect();
    for &at in columns.iter().flatten() {
        listed[at].expect_more(list.rows().len().min(trainees));
    }
    let is_awaited = |at: usize, listed: &[Listed], trainee: usize| {
        listed[at].of(trainee).is_none() && sessions[at].expects(&place.scope.unit_tree, &place.roster[trainee])
    };
    let mut seen = vec![false; trainees];
    let mut strangers = 0_usize;
    for row in list.rows() {
        let Some(trainee) = place.names.of_row(&place.scope.people, row, out) else {
            strangers += 1;
            continue;
        };
        let (name, enrolment) = (&person(trainee).name.value, &place.roster[trainee]);
        if std::mem::replace(&mut seen[trainee], true) {
            out.push(Diagnostic::new(Code::DuplicateId, row.span()).arg("kind", "record").arg("given", name));
            continue;
        }
        for ((_, cell), column) in row.others().zip(&columns) {
            let Some(at) = *column else { continue };
            if cell.value.is_empty() {
                if is_awaited(at, &listed, trainee) {
                    out.push(Diagnostic::new(Code::BlankAttendance, cell.span).arg("given", name).arg("row", "there"));
                }
                continue;
            }
            let day = sessions[at].date.value;
            let (minutes, mark) = minutes(&cell.value);
            match choose(&Spanned::new(mark, cell.span), MARKS) {
                Err(finding) => out.push(finding),
                Ok(_) if !enrolment.covers(day) => {
                    let finding = Diagnostic::new(Code::NotEnrolled, cell.span).arg("given", name);
                    out.push(finding.arg("day", day).related(enrolment.span, "roster"));
                }
                Ok(status) => {
                    listed[at].add(AttendanceMark { trainee, status, minutes, span: cell.span }, name, out);
                }
            }
        }
    }
    let is_missing =
        |trainee: &usize| !seen[*trainee] && columns.iter().flatten().any(|&at| is_awaited(at, &listed, *trainee));
    let missing: Vec<usize> = (0..trainees).filter(is_missing).collect();
    // As many rows as lack their trainee may be theirs, under names that are wrong.
    for trainee in missing.iter().filter(|_| missing.len() > strangers) {
        let finding = Diagnostic::new(Code::BlankAttendance, list.head).arg("given", &person(*trainee).name.value);
        out.push(finding.arg("row", "missing"));
    }
    for (session, listed) in sessions.iter_mut().zip(listed) {
        session.exceptions = listed.into_marks();
    }
    in_order(sessions);
}

/// The day that the head of a column names, with the time where it names one too.
pub fn session_head(head: &Spanned<String>) -> Option<(NaiveDate, Option<(NaiveTime, NaiveTime)>)> {
    let part = |text: &str| Spanned::new(text.to_owned(), head.span);
    match head.value.split_once(char::is_whitespace) {
        Some((day, time)) => Some((date(&part(day)).ok()?, Some(time_range(&part(time)).ok()?))),
        None => Some((date(head).ok()?, None)),
    }
}

/// What a mark of an attendance sheet says: the status, and how many minutes.
pub fn attendance_mark(cell: &Spanned<String>) -> Option<(Status, Option<NonZeroU16>)> {
    let (minutes, mark) = minutes(&cell.value);
    Some((choose(&Spanned::new(mark, cell.span), MARKS).ok()?, minutes))
}

/// The place among the records of a column whose head is a date, or a date and a time.
fn column(
    place: &Place<'_, '_>,
    head: &Spanned<String>,
    slots: &[Slot],
    sessions: &mut Vec<Session>,
    out: &mut Vec<Diagnostic>,
) -> Option<usize> {
    let (day, time) = match head.value.split_once(char::is_whitespace) {
        Some((day, time)) => (day, Some(time)),
        None => (head.value.as_str(), None),
    };
    let mut failed = |finding: Diagnostic| out.push(finding.arg("cause", "sheet"));
    let day = date(&Spanned::new(day.to_owned(), head.span)).map_err(&mut failed).ok()?;
    let time = match time {
        Some(time) => Some(time_range(&Spanned::new(time.to_owned(), head.span)).map_err(&mut failed).ok()?),
        None => None,
    };
    let fits = |date, at| date == day && time.is_none_or(|time| time == at);
    let known: Vec<_> = (0..sessions.len()).filter(|&at| fits(sessions[at].date.value, sessions[at].time)).collect();
    let recorded = |slot: &Slot| known.iter().any(|&at| Some(sessions[at].time) == slot.time);
    let planned: Vec<_> =
        slots.iter().filter(|slot| slot.time.is_some_and(|at| fits(slot.date.value, at)) && !recorded(slot)).collect();
    match (known.as_slice(), planned.as_slice()) {
        ([at], []) => Some(*at),
        ([], [slot]) => {
            let track = slot.track.clone().or_else(|| only_track(place.rule?));
            // Of a class whose rule could not be read nothing is known of tracks.
            place.rule?;
            let Some(track) = track else {
                out.push(Diagnostic::new(Code::MissingKey, slot.date.span).arg("key", shapes::SLOT.say("track")));
                return None;
            };
            sessions.push(from_slot(slot, slot.time?, track, head));
            Some(sessions.len() - 1)
        }
        ([], []) if place.unread.contains("schedule.yaml") => None,
        ([], []) => {
            let finding = Diagnostic::new(Code::UnknownReference, head.span).arg("kind", "session");
            out.push(finding.arg("given", &head.value).arg("nearest", "none").arg("known", "none"));
            None
        }
        _ => {
            out.push(Diagnostic::new(Code::AmbiguousName, head.span).arg("kind", "session").arg("given", &head.value));
            None
        }
    }
}

/// The record of a session of which there is nothing but a line of the schedule and a column.
fn from_slot(slot: &Slot, time: (NaiveTime, NaiveTime), track: String, head: &Spanned<String>) -> Session {
    Session {
        id: format!("{}-{}", slot.date.value, time.0.format("%H%M")),
        date: Spanned::new(slot.date.value, head.span),
        time,
        topic: slot.topic.clone(),
        track,
        form: slot.form.clone(),
        teacher: slot.teacher.clone(),
        position: slot.position.clone(),
        room: slot.room.clone(),
        cohort: slot.cohort.clone(),
        cohort_span: None,
        units: slot.units.clone(),
        exceptions: Vec::new(),
        minutes: Prose::default(),
        span: head.span,
    }
}
