//! Nobody is in two places at once, and no room holds two sessions.
//!
//! What: a teacher who is to teach in two places at overlapping times, a room that two sessions have at once, and
//! trainees who are expected in two sessions. The record of a session counts before its line of the schedule; an end
//! before the start is after midnight. What is held together, by one teacher in one room, is one session for several
//! classes and no clash; nor is anybody in two places who is recorded as on leave or absent in one of them.
//!
//! Why: one of the two sessions falls out, or credits are counted that nobody can have earned.
//!
//! Example: 柳青 teaches `14:00-15:30` in 报告厅 in one class and `15:00-16:30` in 一号教室 in another.
//!
//! Mend: put day, time, teacher or room of one of them right. Two people of one name are told apart by a waiver.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::named::{is_a_room, people, solid};
use crate::diag::{Code, Diagnostic};
use crate::ledger::{Ledger, recorded};
use crate::model::{Class, ClassId, Office, PersonId, Slot};
use crate::source::{Span, Spanned};

/// How many earlier meetings one is compared with: no more are held at a time.
const AT_A_TIME: usize = 64;

pub(super) fn check(office: &Office, ledger: &Ledger, out: &mut Vec<Diagnostic>) {
    let classes = || office.classes.iter().enumerate().map(|(at, class)| (ClassId(at), class));
    let mut meetings: Vec<Meeting<'_>> = classes().flat_map(|(id, class)| of_class(id, class, office.today)).collect();
    meetings.sort_by_key(|meeting| (meeting.from, meeting.to, meeting.span));
    teachers(&meetings, out);
    rooms(office, &meetings, out);
    trainees(office, ledger, &meetings, out);
}

/// What one meeting is made of.
enum Made<'o> {
    Planned(&'o Slot),
    Held(usize),
}

/// A session, planned or held.
struct Meeting<'o> {
    class: ClassId,
    from: NaiveDateTime,
    to: NaiveDateTime,
    topic: &'o str,
    teacher: Option<&'o str>,
    room: Option<&'o str>,
    made: Made<'o>,
    span: Span,
}

impl Meeting<'_> {
    /// Whether it has a moment in common with another that begins later, or begins with it.
    fn meets(&self, later: &Self) -> bool {
        later.from < self.to || later.from == self.from
    }

    /// Whether it is the same for several classes, or parts of one: in one room, or by one teacher on one topic at one
    /// time, whatever the rooms that it is shown in.
    fn is_shared_with(&self, other: &Self) -> bool {
        let same_teacher = self.teachers().any(|name| other.teachers().any(|known| known == name));
        let same_room = self.room.map(solid) == other.room.map(solid);
        let same_time = (self.from, self.to) == (other.from, other.to);
        let same_topic = self.topic == other.topic;
        same_room && (same_teacher || same_topic) || same_time && same_teacher && same_topic
    }

    fn teachers(&self) -> impl Iterator<Item = String> + '_ {
        people(self.teacher.unwrap_or_default()).into_iter()
    }
}

/// The sessions of a class: its records, and the lines of its schedule that are to come and say a time. Of one that is
/// past and has no record it is not known when it was.
fn of_class(id: ClassId, class: &Class, today: NaiveDate) -> Vec<Meeting<'_>> {
    let sessions = &class.register.sessions;
    let (of_slot, _) = recorded(class);
    let slots = class.programme.schedule.iter().zip(of_slot);
    let open = slots.filter(|(slot, record)| record.is_none() && slot.date.value >= today);
    let planned = open.filter_map(|(slot, _)| {
        let (from, to) = days(&slot.date, slot.time?)?;
        let (teacher, room) = (slot.teacher.as_deref(), slot.room.as_deref());
        let made = Made::Planned(slot);
        Some(Meeting { class: id, from, to, topic: &slot.topic, teacher, room, made, span: slot.date.span })
    });
    let held = sessions.iter().enumerate().filter_map(|(at, session)| {
        let (from, to) = days(&session.date, session.time)?;
        let (teacher, room) = (session.teacher.as_deref(), session.room.as_deref());
        let made = Made::Held(at);
        Some(Meeting { class: id, from, to, topic: &session.topic, teacher, room, made, span: session.date.span })
    });
    planned.chain(held).collect()
}

/// From when to when, after midnight where the end is before the start.
fn days(date: &Spanned<NaiveDate>, (from, to): (NaiveTime, NaiveTime)) -> Option<(NaiveDateTime, NaiveDateTime)> {
    let last = if to < from { date.value.checked_add_days(Days::new(1))? } else { date.value };
    Some((date.value.and_time(from), last.and_time(to)))
}

/// Those of some meetings, in the order of their beginnings, that overlap an earlier one and are not shared with it,
/// each with that one.
fn overlapping<'m, 'o>(of_one: &[&'m Meeting<'o>]) -> Vec<(&'m Meeting<'o>, &'m Meeting<'o>)> {
    let clashing = of_one.iter().enumerate().filter_map(|(at, later)| {
        let mut earlier = of_one[..at].iter().rev().take(AT_A_TIME);
        let first = earlier.find(|first| first.meets(later) && !first.is_shared_with(later))?;
        Some((*first, *later))
    });
    clashing.collect()
}

fn teachers(meetings: &[Meeting<'_>], out: &mut Vec<Diagnostic>) {
    let mut of_teacher: BTreeMap<String, Vec<&Meeting<'_>>> = BTreeMap::new();
    // Who speaks to several rooms from one is in one of them.
    for meeting in meetings.iter().filter(|meeting| meeting.room.is_none_or(is_a_room)) {
        for name in meeting.teachers() {
            of_teacher.entry(name).or_default().push(meeting);
        }
    }
    for (name, meetings) in of_teacher {
        let pairs = overlapping(&meetings).into_iter();
        out.extend(pairs.map(|(first, later)| clash(Code::TeacherClash, first, later).arg("name", &name)));
    }
}

/// A room is known by its name and by who runs the class: another unit's 会议室 is another room.
fn rooms(office: &Office, meetings: &[Meeting<'_>], out: &mut Vec<Diagnostic>) {
    let mut of_room: BTreeMap<(String, Option<&str>), Vec<&Meeting<'_>>> = BTreeMap::new();
    for meeting in meetings {
        if let Some(room) = meeting.room.filter(|room| is_a_room(room)) {
            let run_by = office.class(meeting.class).programme.run_by();
            of_room.entry((solid(room), run_by)).or_default().push(meeting);
        }
    }
    for ((room, _), meetings) in of_room {
        let pairs = overlapping(&meetings).into_iter();
        out.extend(pairs.map(|(first, later)| clash(Code::RoomClash, first, later).arg("room", &room)));
    }
}

fn trainees(office: &Office, ledger: &Ledger, meetings: &[Meeting<'_>], out: &mut Vec<Diagnostic>) {
    let mut of_person: Vec<Vec<&Meeting<'_>>> = vec![Vec::new(); office.people.len()];
    for meeting in meetings.iter().filter(|meeting| meeting.room.is_none_or(is_a_room)) {
        for person in expected(office, ledger, meeting) {
            of_person[person.0].push(meeting);
        }
    }
    let mut pairs: BTreeMap<(Span, Span), (Diagnostic, Vec<&str>)> = BTreeMap::new();
    for (person, meetings) in office.people.iter().zip(&of_person) {
        for (first, later) in overlapping(meetings) {
            let finding = || (clash(Code::TraineeClash, first, later), Vec::new());
            pairs.entry((first.span, later.span)).or_insert_with(finding).1.push(&person.name.value);
        }
    }
    out.extend(pairs.into_values().map(|(finding, names)| {
        let first: Vec<&str> = names.iter().take(3).copied().collect();
        finding.arg("count", names.len()).arg("names", first.join("、"))
    }));
}

/// Who is expected, and was there where there is a record.
fn expected<'a>(
    office: &'a Office,
    ledger: &'a Ledger,
    meeting: &'a Meeting<'_>,
) -> impl Iterator<Item = PersonId> + 'a {
    let (class, standings) = (office.class(meeting.class), &ledger.class(meeting.class).standings);
    let is_expected = |at: usize| match meeting.made {
        Made::Planned(slot) => {
            let enrolment = &class.register.roster[at];
            slot.invites(&office.units, enrolment) && enrolment.covers(slot.date.value)
        }
        Made::Held(session) => {
            let status = standings.get(at).and_then(|standing| *standing.attendance.get(session)?);
            status.is_some_and(crate::model::Status::is_there)
        }
    };
    let roster = class.register.roster.iter().enumerate();
    roster.filter(move |(at, _)| is_expected(*at)).map(|(_, enrolment)| enrolment.person)
}

fn clash(code: Code, first: &Meeting<'_>, later: &Meeting<'_>) -> Diagnostic {
    let when = |meeting: &Meeting<'_>| {
        format!("{} {}-{}", meeting.from.date(), meeting.from.format("%H:%M"), meeting.to.format("%H:%M"))
    };
    let finding = Diagnostic::new(code, later.span).arg("first", when(first)).arg("first-topic", first.topic);
    finding.arg("later", when(later)).arg("later-topic", later.topic).related(first.span, "first")
}
