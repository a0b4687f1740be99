//! What happens, grouped once for all pages: by class, by teacher and by room; and by days, for events
//! are in their order.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::events::Event;
use super::paths;
use super::text::one_line;

/// The events by what they belong to, as places among all events.
#[derive(Debug, Default)]
pub(super) struct Agenda {
    /// By class, in the order of the classes.
    pub of_class: Vec<Vec<usize>>,
    /// By teacher.
    pub teachers: BTreeMap<String, Timetable>,
    /// By room.
    pub rooms: BTreeMap<String, Timetable>,
    /// Those that were to be on a day and were moved to another, by that day.
    pub moved: BTreeMap<NaiveDate, Vec<usize>>,
}

/// Whose timetable it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Of {
    /// A teacher's.
    Teacher,
    /// A room's.
    Room,
}

impl Of {
    /// The path of the page of a name.
    pub(super) fn page(self, name: &str) -> String {
        if self == Self::Teacher { paths::teacher(name) } else { paths::room(name) }
    }

    /// The path of the calendar of a name.
    pub(super) fn calendar(self, name: &str) -> String {
        if self == Self::Teacher { paths::teacher_calendar(name) } else { paths::room_calendar(name) }
    }
}

/// The events of a teacher or a room.
#[derive(Debug)]
pub(super) struct Timetable {
    /// The name as first written.
    pub name: String,
    /// The events, by day and time.
    pub events: Vec<usize>,
}

impl Agenda {
    /// Groups events, which are by day and time, of so many classes.
    pub(super) fn of(events: &[Event<'_>], classes: usize) -> Self {
        let mut agenda = Self { of_class: vec![Vec::new(); classes], ..Self::default() };
        for (at, event) in events.iter().enumerate() {
            if let Some(own) = agenda.of_class.get_mut(event.class) {
                own.push(at);
            }
            let before: BTreeSet<NaiveDate> = event.moved.iter().map(|(date, _)| *date).collect();
            for date in before.into_iter().filter(|&date| date != event.date) {
                agenda.moved.entry(date).or_default().push(at);
            }
            for name in event.teachers() {
                note(&mut agenda.teachers, name, at);
            }
            for name in event.each_room() {
                note(&mut agenda.rooms, name, at);
            }
        }
        agenda
    }

    /// The timetable of each teacher, then that of each room.
    pub(super) fn timetables(&self) -> Vec<(Of, &Timetable)> {
        let teachers = self.teachers.values().map(|own| (Of::Teacher, own));
        teachers.chain(self.rooms.values().map(|own| (Of::Room, own))).collect()
    }
}

fn note(timetables: &mut BTreeMap<String, Timetable>, name: &str, at: usize) {
    let own = timetables.entry(key(name)).or_insert_with(|| Timetable { name: one_line(name), events: Vec::new() });
    if own.events.last() != Some(&at) {
        own.events.push(at);
    }
}

/// What tells a name from others: blanks and case, which nobody minds, aside.
pub(super) fn key(name: &str) -> String {
    one_line(name).to_lowercase()
}

/// The events from one day to another, both counted.
pub(super) fn between<'e, 'a>(events: &'e [Event<'a>], from: NaiveDate, to: NaiveDate) -> &'e [Event<'a>] {
    let start = events.partition_point(|event| event.date < from);
    let end = events.partition_point(|event| event.date <= to);
    events.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_blanks_tell_nobody_apart() {
        assert_eq!(key("  Ann  LEE "), key("ann lee"));
    }
}
