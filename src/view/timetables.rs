//! What each teacher teaches and what is held in each room.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::agenda::{Of, Timetable};
use super::events::{Event, State};
use super::lists::{Entry, Group};
use super::sections::{Section, Sections};
use super::table::{Align, Cell, Link, Table, Tone, Value};
use super::{Body, Builder, Head, Page, paths};

impl Builder<'_> {
    /// A page for each teacher and each room.
    pub(super) fn timetables(&self) -> Vec<Page> {
        self.agenda.timetables().into_par_iter().map(|(of, own)| self.timetable(of, own)).collect()
    }

    /// All teachers and all rooms, each with how much there is.
    pub(super) fn timetable_list(&self) -> Vec<Group> {
        let entry = |of: Of, own: &Timetable| {
            let coming = self.of_timetable(own).filter(|event| self.is_coming(event)).count();
            let classes: BTreeSet<usize> = self.of_timetable(own).map(|event| event.class).collect();
            let args = [("all", own.events.len()), ("coming", coming), ("classes", classes.len())];
            let args = args.map(|(name, count)| (name, count.to_string()));
            Entry {
                link: Link { title: own.name.clone(), path: of.page(&own.name) },
                badge: None,
                details: vec![self.text.with("timetable-count", &args)],
                depth: 0,
            }
        };
        let (teachers, rooms) = (self.agenda.teachers.values(), self.agenda.rooms.values());
        let group = |key: &str, entries: Vec<Entry>| Group { title: self.text.get(key), entries };
        vec![
            group("teachers", teachers.map(|own| entry(Of::Teacher, own)).collect()),
            group("rooms", rooms.map(|own| entry(Of::Room, own)).collect()),
        ]
    }

    /// The timetable of each of the names in a cell.
    fn timetable(&self, of: Of, own: &Timetable) -> Page {
        let text = self.text;
        let (coming, mut past): (Vec<_>, Vec<_>) = self.of_timetable(own).partition(|event| self.is_coming(event));
        past.reverse();
        let section = |id: &str, title: &str, none: &str, events: Vec<&Event<'_>>| {
            let mut table = self.timetable_head(of);
            table.rows = events.into_iter().map(|event| self.timetable_row(of, event)).collect();
            Section { none: text.get(none), ..Section::new(id, text.get(title), table) }
        };
        let mut sections = vec![section("coming", "timetable-coming", "timetable-none", coming)];
        if !past.is_empty() {
            sections.push(section("past", "timetable-past", "none", past));
        }
        let id = if of == Of::Teacher { "timetable-of-teacher" } else { "timetable-of-room" };
        let mut trail = self.trail("menu-calendar", paths::CALENDAR);
        trail.extend(self.trail("menu-timetables", paths::TIMETABLES));
        Page {
            path: of.page(&own.name),
            title: text.with(id, &[("name", own.name.clone())]),
            body: Body::Sections(Sections { sections, ..Sections::default() }),
            trail,
            source: own.events.iter().find_map(|&at| self.events[at].span),
            head: Head::default(),
        }
    }

    fn of_timetable(&self, own: &Timetable) -> impl Iterator<Item = &Event<'_>> {
        own.events.iter().map(|&at| &self.events[at])
    }

    fn is_coming(&self, event: &Event<'_>) -> bool {
        event.date >= self.public.today && event.state != State::Held
    }

    fn timetable_head(&self, of: Of) -> Table {
        let other = if of == Of::Teacher { "column-room" } else { "column-teacher" };
        let mut table = Table::new(String::new());
        for (key, width, align) in [
            ("column-date", 6, Align::Center),
            ("column-weekday", 4, Align::Center),
            ("column-time", 6, Align::Center),
            ("column-topic", 16, Align::Start),
            ("column-class", 12, Align::Start),
            (other, 8, Align::Start),
            ("column-state", 5, Align::Center),
        ] {
            table.column(self.text.get(key), width, align);
        }
        table
    }

    fn timetable_row(&self, of: Of, event: &Event<'_>) -> Vec<Cell> {
        let text = self.text;
        let programme = self.public.classes[event.class].programme;
        let other = match of {
            Of::Teacher => event.rooms.join(&text.get("list-comma")),
            Of::Room => event.teacher.unwrap_or_default().to_owned(),
        };
        let state = match event.state {
            State::Cancelled => Cell::text(text.get("agenda-cancelled")).toned(Some(Tone::Bad)),
            State::Held => Cell::text(text.get("event-held")),
            State::Planned if self.is_coming(event) => Cell::text(text.get("event-planned")).toned(Some(Tone::Quiet)),
            State::Planned => Cell::empty(),
        };
        let state = match (self.moved_from(event), state) {
            (Some(before), Cell { value: Value::Text(state), tone, .. }) if event.state != State::Held => {
                Cell::text(text.with("agenda-state", &[("state", state), ("moved", before)])).toned(tone)
            }
            (_, state) => state,
        };
        vec![
            Cell::new(Value::Date(event.date)),
            Cell::text(text.weekday(event.date)),
            Cell::text(event.time.map(|time| text.time(time)).unwrap_or_default()),
            Cell::text(self.event_title(event)).linked(Some(event.path.clone())),
            Cell::text(&programme.title.value).linked(Some(paths::class(&programme.id))),
            Cell::text(other),
            state,
        ]
    }
}
