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

use chrono::{Days, NaiveDateTime, NaiveTime};

use crate::diag::{Code, Diagnostic};
use crate::ledger::{Ledger, Recorded, paired};
use crate::model::{Class, ClassId, Office, PersonId, Slot};
use crate::source::{Span, Spanned};

/// What stands for no single teacher: several people, or somebody still to be found.
const NOBODY: &[&str] = &[
    "各",
    "支部",
    "总支",
    "小组",
    "全体",
    "学员",
    "班主任",
    "学院",
    "平台",
    "待定",
    "待聘",
    "each",
    "all",
    "tba",
    "tbd",
    "group",
];
/// What stands for no single room.
const NOWHERE: &[&str] =
    &["线上", "网络", "云", "会议号", "腾讯", "钉钉", "各", "自行", "待定", "online", "each", "tba", "tbd"];

pub(super) fn check(office: &Office, ledger: &Ledger, out: &mut Vec<Diagnostic>) {
    let classes = || office.classes.iter().enumerate().map(|(at, class)| (ClassId(at), class));
    let mut meetings: Vec<Meeting<'_>> = classes().flat_map(|(id, class)| of_class(id, class)).collect();
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

    /// Whether it is the same for several classes, or parts of one.
    fn is_shared_with(&self, other: &Self) -> bool {
        let same = |one: Option<&str>, other: Option<&str>| one.is_some() && one == other;
        let same_place = same(self.room, other.room) || self.room.is_none() && other.room.is_none();
        same_place && (same(self.teacher, other.teacher) || self.topic == other.topic)
    }
}

/// The sessions of a class: its records, and the lines of its schedule that have none and say a time.
fn of_class(id: ClassId, class: &Class) -> Vec<Meeting<'_>> {
    let sessions = &class.register.sessions;
    let records: Vec<_> = sessions.iter().map(Recorded::of).collect();
    let (of_slot, _) = paired(&class.programme.schedule, &records);
    let slots = class.programme.schedule.iter().zip(of_slot);
    let planned = slots.filter(|(_, record)| record.is_none()).filter_map(|(slot, _)| {
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
fn days(
    date: &Spanned<chrono::NaiveDate>,
    (from, to): (NaiveTime, NaiveTime),
) -> Option<(NaiveDateTime, NaiveDateTime)> {
    let last = if to < from { date.value.checked_add_days(Days::new(1))? } else { date.value };
    Some((date.value.and_time(from), last.and_time(to)))
}

/// The pairs of some meetings, in the order of their beginnings, that overlap and are not shared.
fn overlapping<'m, 'o>(of_one: &[&'m Meeting<'o>]) -> Vec<(&'m Meeting<'o>, &'m Meeting<'o>)> {
    let mut pairs = Vec::new();
    for (at, first) in of_one.iter().enumerate() {
        let later = of_one[at + 1..].iter().take_while(|later| first.meets(later));
        pairs.extend(later.filter(|later| !first.is_shared_with(later)).map(|later| (*first, *later)));
    }
    pairs
}

fn is_one(name: &str, several: &[&str]) -> bool {
    let lower = name.to_lowercase();
    !name.is_empty() && !several.iter().any(|word| lower.contains(word))
}

fn teachers(meetings: &[Meeting<'_>], out: &mut Vec<Diagnostic>) {
    let mut of_teacher: BTreeMap<&str, Vec<&Meeting<'_>>> = BTreeMap::new();
    for meeting in meetings {
        let names = meeting.teacher.unwrap_or_default().split(['、', '，', ',', ';', '；', '/']).map(str::trim);
        for name in names.filter(|name| is_one(name, NOBODY)) {
            of_teacher.entry(name).or_default().push(meeting);
        }
    }
    for (name, meetings) in of_teacher {
        let pairs = overlapping(&meetings).into_iter();
        out.extend(pairs.map(|(first, later)| clash(Code::TeacherClash, first, later).arg("name", name)));
    }
}

/// A room is known by its name and by who runs the class: another unit's 会议室 is another room.
fn rooms(office: &Office, meetings: &[Meeting<'_>], out: &mut Vec<Diagnostic>) {
    let mut of_room: BTreeMap<(&str, Option<&str>), Vec<&Meeting<'_>>> = BTreeMap::new();
    for meeting in meetings {
        if let Some(room) = meeting.room.filter(|room| is_one(room, NOWHERE)) {
            let run_by = office.class(meeting.class).programme.run_by();
            of_room.entry((room, run_by)).or_default().push(meeting);
        }
    }
    for ((room, _), meetings) in of_room {
        let pairs = overlapping(&meetings).into_iter();
        out.extend(pairs.map(|(first, later)| clash(Code::RoomClash, first, later).arg("room", room)));
    }
}

fn trainees(office: &Office, ledger: &Ledger, meetings: &[Meeting<'_>], out: &mut Vec<Diagnostic>) {
    let mut of_person: Vec<Vec<&Meeting<'_>>> = vec![Vec::new(); office.people.len()];
    for meeting in meetings.iter().filter(|meeting| meeting.room.is_none_or(|room| is_one(room, NOWHERE))) {
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
