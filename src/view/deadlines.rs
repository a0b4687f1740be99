//! What is due: everything to come, and below it what is past, by year.

use chrono::{Datelike, NaiveDate};

use super::events::{Event, Kind};
use super::sections::{Section, Sections};
use super::table::{Align, Cell, Link, Table, Tone, Value};
use super::{Body, Builder, Head, Page, paths};

impl Builder<'_> {
    /// What is due and the latest year of what is past; each earlier year on a page of its own.
    pub(super) fn deadlines(&self) -> Vec<Page> {
        let today = self.public.today;
        let all: Vec<_> = self.events.iter().filter(|event| event.kind == Kind::Deadline).collect();
        let (past, coming) = all.split_at(all.partition_point(|event| event.date < today));
        let mut years: Vec<_> = past.chunk_by(|a, b| a.date.year() == b.date.year()).rev().collect();
        let open: Vec<_> = past.iter().copied().filter(|event| self.is_open(event)).collect();
        let mut sections = vec![self.due_section("overdue", open)];
        let mut rest = coming;
        for (id, days) in [("today", 0), ("week", 7), ("month", 30), ("later", i64::MAX)] {
            let near = |event: &&Event<'_>| (event.date - today).num_days() <= days;
            let (due, later) = rest.split_at(rest.partition_point(near));
            sections.push(self.due_section(id, due.to_vec()));
            rest = later;
        }
        sections.retain(|section| section.count > 0);
        if sections.is_empty() {
            let none = self.text.get("due-none");
            sections.push(Section { none, ..self.due_section("later", Vec::new()) });
        }
        if !years.is_empty() {
            sections.push(self.past_section(years.remove(0)));
        }
        let year_of = |events: &[&Event<'_>]| events.first().map_or(0, |event| event.date.year());
        let link = |year: i32| Link {
            title: self.text.with("due-past", &[("year", year.to_string())]),
            path: paths::deadlines_of(year),
        };
        let around = years.iter().map(|events| link(year_of(events))).collect();
        let page = |path, title, sections, around| Page {
            path,
            title,
            body: Body::Sections(Sections { sections, around, ..Sections::default() }),
            trail: self.trail("menu-calendar", paths::CALENDAR),
            source: None,
            head: Head::default(),
        };
        let first = page(paths::DEADLINES.to_owned(), self.text.get("menu-deadlines"), sections, around);
        let mut pages = vec![first];
        for events in years {
            let Link { title, path } = link(year_of(events));
            let mut earlier = page(path, title, vec![self.past_section(events)], Vec::new());
            earlier.trail.extend(self.trail("menu-deadlines", paths::DEADLINES));
            pages.push(earlier);
        }
        pages
    }

    /// Whether the class of a deadline is not over, so that something can still be done.
    pub(super) fn is_open(&self, event: &Event<'_>) -> bool {
        self.state(&self.public.classes[event.class]) != "over"
    }

    fn due_section(&self, id: &str, events: Vec<&Event<'_>>) -> Section {
        Section::new(id, self.text.get(&format!("due-{id}")), self.due_table(events, true))
    }

    fn past_section(&self, events: &[&Event<'_>]) -> Section {
        let year = events.first().map_or(0, |event| event.date.year());
        let title = self.text.with("due-past", &[("year", year.to_string())]);
        Section::new(format!("past-{year}"), title, self.due_table(events.iter().rev().copied(), false))
    }

    /// Deadlines as a table, with how many days are left where that matters.
    pub(super) fn due_table<'e>(&self, events: impl IntoIterator<Item = &'e Event<'e>>, left: bool) -> Table {
        let mut table = Table::new(String::new());
        table.column(self.text.get("column-date"), 6, Align::Center);
        table.column(self.text.get("column-weekday"), 4, Align::Center);
        table.column(self.text.get("column-due-what"), 16, Align::Start);
        table.column(self.text.get("column-class"), 16, Align::Start);
        if left {
            table.column(self.text.get("column-time-left"), 6, Align::Center);
        }
        let row = |event: &Event<'_>| {
            let programme = self.public.classes[event.class].programme;
            let left = left.then(|| self.days_left(event.date));
            let cells = [
                Cell::new(Value::Date(event.date)),
                Cell::text(self.text.weekday(event.date)),
                Cell::text(event.title).linked(Some(event.path.clone())),
                Cell::text(&programme.title.value).linked(Some(paths::class(&programme.id))),
            ];
            cells.into_iter().chain(left).collect()
        };
        table.rows = events.into_iter().map(row).collect();
        table
    }

    fn days_left(&self, date: NaiveDate) -> Cell {
        let days = (date - self.public.today).num_days();
        let id = if days < 0 { "days-over" } else { "days-left" };
        let text = self.text.with(id, &[("count", days.abs().to_string())]);
        Cell::text(text).toned(Some(if days <= 7 { Tone::Bad } else { Tone::Quiet }))
    }
}
