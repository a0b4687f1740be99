//! Calendars that phones and office programs subscribe to: of all classes, of one, of a teacher, of a room.

use chrono::{Days, NaiveDate, NaiveDateTime};
use rayon::prelude::*;

use super::one_line;
use crate::source::Span;
use crate::view::address::host;
use crate::view::agenda::{Of, Timetable};
use crate::view::events::{Event, Kind, State};
use crate::view::{Builder, paths};

/// A calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// Where it lies, below the edition's folder.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// The tag of its language.
    pub language: String,
    /// The day it was made of.
    pub day: NaiveDate,
    /// What happens, by day and time.
    pub entries: Vec<CalendarEntry>,
    /// The source it is about, for findings.
    pub source: Option<Span>,
}

/// Something that happens.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarEntry {
    /// Its name in all the world, the same in every calendar and after every change.
    pub uid: String,
    /// How often its time or state changed.
    pub sequence: usize,
    /// Whether it was called off.
    pub cancelled: bool,
    /// Whether those who go can't be elsewhere.
    pub busy: bool,
    /// When.
    pub when: When,
    /// What, on one line.
    pub title: String,
    /// Where.
    pub place: Option<String>,
    /// All else that is known of it, line by line.
    pub description: Vec<String>,
    /// The page that tells of it, where the edition is published.
    pub address: Option<String>,
    /// Of which family its class is.
    pub category: Option<String>,
}

/// When something happens, by the clocks of the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// All day.
    Day(NaiveDate),
    /// From and to; both are the same of what has no length.
    Time(NaiveDateTime, NaiveDateTime),
}

impl Builder<'_> {
    /// All calendars: each has the entries of its events, whose titles name the class where it is not the class's own.
    pub(in crate::view) fn calendars(&self) -> Vec<Calendar> {
        let entry = |event| (self.calendar_entry(event, true), self.calendar_entry(event, false));
        let (entries, own): (Vec<_>, Vec<_>) = self.events.par_iter().map(entry).unzip();
        let of = |entries: &[CalendarEntry], places: &[usize]| places.iter().map(|&at| entries[at].clone()).collect();
        let classes = self
            .public
            .classes
            .par_iter()
            .zip(&self.agenda.of_class)
            .map(|(class, places)| Calendar { entries: of(&own, places), ..self.class_calendar(class.programme) });
        let named = |(whose, own): (Of, &Timetable)| {
            let key = if whose == Of::Teacher { "calendar-teacher" } else { "calendar-room" };
            let title = self.text.with(key, &[("name", own.name.clone())]);
            let entries = of(&entries, &own.events);
            Calendar { entries, ..self.one_calendar(whose.calendar(&own.name), title, None) }
        };
        let timetables = self.agenda.timetables().into_par_iter().map(named);
        let mut calendars: Vec<_> = classes.chain(timetables).collect();
        calendars.push(Calendar { entries, ..self.one_calendar(paths::calendar_all(), self.all_title(), None) });
        calendars
    }

    pub(super) fn all_title(&self) -> String {
        self.text.with("calendar-all", &[("office", self.public.site.short.clone())])
    }

    fn class_calendar(&self, programme: &crate::model::Programme) -> Calendar {
        let title = one_line(&programme.title.value);
        self.one_calendar(paths::class_calendar(&programme.id), title, Some(programme.span))
    }

    fn one_calendar(&self, path: String, title: String, source: Option<Span>) -> Calendar {
        let (language, day) = (self.public.site.language.clone(), self.public.today);
        Calendar { path, title, language, day, entries: Vec::new(), source }
    }

    fn calendar_entry(&self, event: &Event<'_>, with_class: bool) -> CalendarEntry {
        let programme = self.public.classes[event.class].programme;
        let cancelled = event.state == State::Cancelled;
        let mut title = self.called(event);
        if with_class {
            let class = one_line(&programme.title.value);
            title = self.text.with("event-of-class", &[("what", title), ("class", class)]);
        }
        if cancelled {
            title = self.text.with("event-cancelled", &[("what", title)]);
        }
        let place =
            event.rooms.iter().map(|room| one_line(room)).collect::<Vec<_>>().join(&self.text.get("list-comma"));
        CalendarEntry {
            uid: format!("{}@{}", event.uid, self.public.site.base_url.as_deref().map_or("xueshi", host)),
            sequence: event.sequence(),
            cancelled,
            busy: !cancelled && event.kind != Kind::Deadline,
            when: when(event),
            title,
            place: Some(place).filter(|place| !place.is_empty()),
            description: self.told(event),
            address: self.address(&event.path),
            category: programme.family.map(|family| self.public.site.families[family].title.clone()),
        }
    }

    /// What is known of an event beside its title, time and place, line by line.
    fn told(&self, event: &Event<'_>) -> Vec<String> {
        let text = self.text;
        let teacher = event.teacher.map(|teacher| match event.position {
            Some(position) => {
                text.with("teacher-position", &[("name", teacher.to_owned()), ("position", position.to_owned())])
            }
            None => teacher.to_owned(),
        });
        let before: Vec<_> = event.moved.iter().map(|moved| text.moment(moved)).collect();
        let facts = [
            ("fact-class", Some(self.public.classes[event.class].programme.title.value.clone())),
            ("column-form", event.form.map(str::to_owned)),
            ("column-teacher", teacher),
            ("fact-audience", self.whom(event)),
            ("event-before", (!before.is_empty()).then(|| before.join(&text.get("list-comma")))),
        ];
        let said = facts.into_iter().filter_map(|(key, value)| Some((key, value?)));
        said.map(|(key, value)| text.named(&text.get(key), &one_line(&value))).collect()
    }
}

/// When an event is; an end before the start is on the next day.
fn when(event: &Event<'_>) -> When {
    let Some((from, to)) = event.time else { return When::Day(event.date) };
    let last = if to < from { event.date.checked_add_days(Days::new(1)) } else { Some(event.date) };
    last.map_or(When::Day(event.date), |last| When::Time(event.date.and_time(from), last.and_time(to)))
}
