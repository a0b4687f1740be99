//! What happens when: sessions planned, held and called off, examinations, and what is due.
//!
//! Calendars, timetables and what others subscribe to are all made of these, and of what the public
//! edition may know.

use chrono::{NaiveDate, NaiveTime};
use rayon::prelude::*;

use super::disclose::{PublicClass, PublicOffice, PublicSession};
use super::paths;
use super::text::letters;
use crate::ledger::{Recorded, paired};
use crate::model::{Moved, Slot, UnitId};
use crate::source::{Span, Spanned};

/// What kind of event it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A session of a class.
    Session,
    /// An examination.
    Exam,
    /// Something due on a day.
    Deadline,
}

/// Whether an event stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It is to be, or was to be and has no record.
    Planned,
    /// There is a record of it.
    Held,
    /// It was called off.
    Cancelled,
}

impl State {
    /// The word style sheets read.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Held => "held",
            Self::Cancelled => "cancelled",
        }
    }
}

/// One event.
#[derive(Clone, Debug)]
pub(super) struct Event<'a> {
    /// Its name, which stays when it is moved: of class, topic, whom it is for, and which it is of several.
    pub uid: String,
    /// The place of its class among the classes.
    pub class: usize,
    /// What it is.
    pub kind: Kind,
    /// Whether it stands.
    pub state: State,
    /// The day.
    pub date: NaiveDate,
    /// From and to; an end before the start is on the next day. Nothing of what takes the whole day.
    pub time: Option<(NaiveTime, NaiveTime)>,
    /// What it is about; nothing of an examination.
    pub title: &'a str,
    /// 形式.
    pub form: Option<&'a str>,
    /// 授课人.
    pub teacher: Option<&'a str>,
    /// The teacher's position.
    pub position: Option<&'a str>,
    /// 地点, several of an examination.
    pub rooms: Vec<&'a str>,
    /// The cohort it is for; all where not said.
    pub cohort: Option<&'a str>,
    /// The units it is for; all where none is named.
    pub units: &'a [UnitId],
    /// When it was to be before it was moved.
    pub moved: &'a [Moved],
    /// Whether its record has another day or time than its line of the schedule.
    pub shifted: bool,
    /// Where a page tells of it, below the edition's folder.
    pub path: String,
    /// Where it is written; nothing of a record that no line of the schedule asked for.
    pub span: Option<Span>,
}

impl<'a> Event<'a> {
    /// How often its time or state changed (RFC 5545, 3.8.7.4).
    pub(super) fn sequence(&self) -> usize {
        self.moved.len() + usize::from(self.shifted) + usize::from(self.state == State::Cancelled)
    }

    /// Whether the schedule says that it was moved or called off.
    pub(super) fn is_changed(&self) -> bool {
        !self.moved.is_empty() || self.state == State::Cancelled
    }

    /// Who teaches, one by one.
    pub(super) fn teachers(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.teacher.into_iter().flat_map(names)
    }

    /// The rooms, one by one.
    pub(super) fn each_room(&self) -> impl Iterator<Item = &'a str> {
        self.rooms.iter().copied().flat_map(names)
    }
}

/// The names that a cell holds: 王立、李华 are two.
fn names(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['、', '，', '；', '\n']).map(str::trim).filter(|name| !name.is_empty())
}

/// Every event of every class, by day and time.
pub(super) fn events<'a>(public: &PublicOffice<'a>) -> Vec<Event<'a>> {
    let mut events: Vec<_> =
        public.classes.par_iter().enumerate().flat_map_iter(|(at, class)| of_class(at, class, public)).collect();
    events.par_sort_by(|a, b| {
        let order = |event: &Event<'_>| (event.date, event.time, event.kind, event.class);
        order(a).cmp(&order(b)).then_with(|| a.title.cmp(b.title)).then_with(|| a.uid.cmp(&b.uid))
    });
    events
}

fn of_class<'a>(at: usize, class: &PublicClass<'a>, public: &PublicOffice<'a>) -> Vec<Event<'a>> {
    let programme = class.programme;
    let mut names = Names { class: &programme.id, public, known: Vec::new() };
    let record = |session: &PublicSession<'a>| Recorded {
        date: session.date,
        time: session.time,
        topic: session.topic,
        cohort: session.cohort,
        units: session.units,
    };
    let known: Vec<_> = class.sessions.iter().map(record).collect();
    let (records, others) = paired(&programme.schedule, &known);
    let mut events = Vec::new();
    let planned = programme.schedule.iter().zip(records).map(|(slot, record)| (slot, State::Planned, record));
    let cancelled = programme.cancelled.iter().map(|slot| (slot, State::Cancelled, None));
    let mut lines: Vec<_> = planned.chain(cancelled).collect();
    // Of lines that are alike each keeps its name when one is moved past another or called off.
    lines.sort_by_key(|(slot, ..)| slot.moved.first().copied().unwrap_or((slot.date.value, slot.time)));
    for (slot, state, record) in lines {
        let uid = names.name("session", &slot.topic, slot.cohort.as_deref(), &slot.units);
        events.push(match record.map(|record| &class.sessions[record]) {
            Some(record) => {
                of_both(slot, of_slot(at, &programme.id, uid, slot, state), of_record(at, &programme.id, record))
            }
            None => of_slot(at, &programme.id, uid, slot, state),
        });
    }
    for record in others.into_iter().map(|at| &class.sessions[at]) {
        let uid = names.name("session", record.topic, record.cohort, record.units);
        events.push(Event { uid, ..of_record(at, &programme.id, record) });
    }
    let whole = |uid, kind, date: &Spanned<NaiveDate>, title| Event {
        uid,
        class: at,
        kind,
        state: State::Planned,
        date: date.value,
        time: None,
        title,
        form: None,
        teacher: None,
        position: None,
        rooms: Vec::new(),
        cohort: None,
        units: &[],
        moved: &[],
        shifted: false,
        path: format!("{}#facts", paths::class(&programme.id)),
        span: Some(date.span),
    };
    if let Some((exam, date)) = programme.exam.as_ref().and_then(|exam| Some((exam, exam.date.as_ref()?))) {
        let rooms = exam.rooms.iter().map(|room| room.room.as_str()).collect();
        let uid = names.name("exam", "", None, &[]);
        events.push(Event { time: exam.time, rooms, ..whole(uid, Kind::Exam, date, "") });
    }
    for deadline in &programme.deadlines {
        let uid = names.name("deadline", &deadline.title, None, &[]);
        events.push(whole(uid, Kind::Deadline, &deadline.date, &deadline.title));
    }
    events
}

fn of_slot<'a>(class: usize, id: &str, uid: String, slot: &'a Slot, state: State) -> Event<'a> {
    Event {
        uid,
        class,
        kind: Kind::Session,
        state,
        date: slot.date.value,
        time: slot.time,
        title: &slot.topic,
        form: slot.form.as_deref(),
        teacher: slot.teacher.as_deref(),
        position: slot.position.as_deref(),
        rooms: slot.room.as_deref().into_iter().collect(),
        cohort: slot.cohort.as_deref(),
        units: &slot.units,
        moved: &slot.moved,
        shifted: false,
        path: format!("{}#schedule", paths::class(id)),
        span: Some(slot.date.span),
    }
}

/// A line of the schedule and its record: what the record does not say is as it was planned.
fn of_both<'a>(slot: &'a Slot, planned: Event<'a>, record: Event<'a>) -> Event<'a> {
    Event {
        uid: planned.uid,
        form: record.form.or(planned.form),
        teacher: record.teacher.or(planned.teacher),
        position: record.position.or_else(|| planned.position.filter(|_| record.teacher.is_none())),
        rooms: if record.rooms.is_empty() { planned.rooms } else { record.rooms },
        moved: &slot.moved,
        shifted: record.date != planned.date || planned.time.is_some() && record.time != planned.time,
        span: planned.span,
        ..record
    }
}

fn of_record<'a>(class: usize, id: &str, record: &PublicSession<'a>) -> Event<'a> {
    Event {
        uid: String::new(),
        class,
        kind: Kind::Session,
        state: State::Held,
        date: record.date,
        time: Some(record.time),
        title: record.topic,
        form: record.form,
        teacher: record.teacher,
        position: record.position,
        rooms: record.room.into_iter().collect(),
        cohort: record.cohort,
        units: record.units,
        moved: &[],
        shifted: false,
        path: format!("{}#{}", paths::class(id), paths::session_anchor(record.id, None)),
        span: None,
    }
}

/// The names of a class's events. Of several that are alike each has its number.
struct Names<'n, 'a> {
    class: &'n str,
    public: &'n PublicOffice<'a>,
    known: Vec<String>,
}

impl Names<'_, '_> {
    fn name(&mut self, kind: &str, title: &str, cohort: Option<&str>, units: &[UnitId]) -> String {
        let units: Vec<_> = units.iter().map(|&unit| self.public.units.get(unit).id.value.as_str()).collect();
        let whole = format!("{}\n{kind}\n{title}\n{}\n{}", self.class, cohort.unwrap_or_default(), units.join("\n"));
        let number = self.known.iter().filter(|known| **known == whole).count();
        let name = letters(&format!("{whole}\n{number}"), 20);
        self.known.push(whole);
        name
    }
}

#[cfg(test)]
mod tests;
