//! The calendar: months and weeks in which something happens.

use chrono::{Datelike, Days, IsoWeek, NaiveDate, Weekday};
use rayon::prelude::*;
use serde::Serialize;

use super::agenda::between;
use super::events::{Event, Kind, State};
use super::table::Link;
use super::{Body, Builder, Head, Page, paths};

/// How many events of a day a month shows; its week has all.
const SHOWN: usize = 8;

/// What a month or a week of the calendar says.
#[derive(Debug, PartialEq, Serialize)]
pub struct CalendarPage {
    /// The month or the week in words.
    pub head: String,
    /// The same in other words, where the title of the page does not say it.
    pub period: Option<String>,
    /// The names of the days, Monday first.
    pub weekdays: Vec<String>,
    /// Its weeks.
    pub weeks: Vec<Week>,
    /// The one before that has something.
    pub previous: Option<Link>,
    /// The one after that has something.
    pub next: Option<Link>,
    /// Pages beside it.
    pub around: Vec<Link>,
    /// Every year with its months; on the first page only.
    pub years: Vec<Year>,
    /// Whether nothing happens.
    pub empty: bool,
}

/// A week.
#[derive(Debug, PartialEq, Serialize)]
pub struct Week {
    /// Its number, and its page where it has one; nothing on that page itself.
    pub name: Option<(String, Option<String>)>,
    /// Its seven days.
    pub days: Vec<Day>,
}

/// A day.
#[derive(Debug, PartialEq, Serialize)]
pub struct Day {
    /// 2024-05-20.
    pub iso: String,
    /// The day of the month.
    pub number: u32,
    /// The day as a list of days says it, 5月20日.
    pub label: String,
    /// Its weekday.
    pub weekday: String,
    /// Whether it is of another month.
    pub outside: bool,
    /// Whether it is the day that the site is of.
    pub today: bool,
    /// What happens.
    pub events: Vec<EventLine>,
    /// How many more there are, and where.
    pub more: Option<Link>,
}

/// An event.
#[derive(Debug, PartialEq, Serialize)]
pub struct EventLine {
    /// From and to.
    pub time: Option<String>,
    /// What it is, and where it is told of.
    pub link: Link,
    /// The class.
    pub class: String,
    /// session, exam or deadline.
    pub kind: &'static str,
    /// planned, held or cancelled.
    pub state: &'static str,
    /// What is to be known of it at once: that it is cancelled, or a deadline.
    pub word: Option<String>,
    /// Teacher, room, and whom it is for.
    pub details: Vec<String>,
}

/// A year of the calendar.
#[derive(Debug, PartialEq, Serialize)]
pub struct Year {
    /// The year.
    pub title: String,
    /// Its months, each with how many events it has.
    pub months: Vec<(Link, String)>,
}

impl Builder<'_> {
    /// Every page of the calendar: this month with the list of all, and each month and week that has
    /// something. There are no more than there are events.
    pub(super) fn calendar(&self) -> Vec<Page> {
        let months: Vec<_> = self.events.chunk_by(|a, b| first_day(a.date) == first_day(b.date)).collect();
        let weeks: Vec<_> = self.events.chunk_by(|a, b| a.date.iso_week() == b.date.iso_week()).collect();
        let month_of = |events: &[Event<'_>]| events.first().map(|event| first_day(event.date));
        let week_of = |events: &[Event<'_>]| events.first().map(|event| event.date.iso_week());
        let month_days: Vec<_> = months.iter().filter_map(|events| month_of(events)).collect();
        let week_days: Vec<_> = weeks.iter().filter_map(|events| week_of(events)).collect();
        let mut pages = vec![self.calendar_index(&months, &month_days)];
        pages.par_extend(month_days.par_iter().enumerate().map(|(at, &month)| {
            let turn = |at: Option<usize>| at.and_then(|at| month_days.get(at)).map(|&month| self.month_link(month));
            let page = self.month(month, turn(at.checked_sub(1)), turn(at.checked_add(1)));
            self.calendar_page(paths::month(month.year(), month.month()), page)
        }));
        pages.par_extend(week_days.par_iter().enumerate().map(|(at, &week)| {
            let turn = |at: Option<usize>| at.and_then(|at| week_days.get(at)).map(|&week| self.week_link(week));
            let page = self.week(week, turn(at.checked_sub(1)), turn(at.checked_add(1)));
            self.calendar_page(paths::week(week), page)
        }));
        pages
    }

    fn calendar_page(&self, path: String, view: CalendarPage) -> Page {
        Page {
            path,
            title: view.head.clone(),
            body: Body::Calendar(view),
            trail: self.trail("menu-calendar", paths::CALENDAR),
            source: None,
            head: Head::default(),
        }
    }

    /// This month, whether or not it has something, and the list of all.
    fn calendar_index(&self, months: &[&[Event<'_>]], days: &[NaiveDate]) -> Page {
        let month = first_day(self.public.today);
        let before = days.partition_point(|&day| day < month);
        let after = days.partition_point(|&day| day <= month);
        let link = |at: Option<usize>| at.and_then(|at| days.get(at)).map(|&month| self.month_link(month));
        let mut view = self.month(month, link(before.checked_sub(1)), link(Some(after)));
        let counted: Vec<_> = days.iter().copied().zip(months.iter().map(|events| events.len())).collect();
        let years = counted.chunk_by(|(a, _), (b, _)| a.year() == b.year()).rev();
        let of_year = |months: &[(NaiveDate, usize)]| {
            let year = months.first()?.0.year();
            let month = |&(day, count): &(NaiveDate, usize)| {
                let title = self.text.with("month-alone", &[("month", day.month().to_string())]);
                let path = paths::month(day.year(), day.month());
                (Link { title, path }, self.text.with("events-count", &[("count", count.to_string())]))
            };
            Some(Year { title: self.year(year), months: months.iter().map(month).collect() })
        };
        view.years = years.filter_map(of_year).collect();
        view.period = Some(view.head.clone());
        view.around = self.trail("menu-timetables", paths::TIMETABLES);
        view.around.extend(self.trail("menu-deadlines", paths::DEADLINES));
        Page {
            path: paths::CALENDAR.to_owned(),
            title: self.text.get("menu-calendar"),
            body: Body::Calendar(view),
            trail: Vec::new(),
            source: None,
            head: Head::default(),
        }
    }

    fn month(&self, first: NaiveDate, previous: Option<Link>, next: Option<Link>) -> CalendarPage {
        let in_month = |day: NaiveDate| first_day(day) == first;
        let mut weeks = Vec::new();
        let mut monday = Some(first.week(Weekday::Mon).first_day());
        while let Some(day) = monday.filter(|&day| day <= first || in_month(day)) {
            let number = self.text.with("week-alone", &[("week", day.iso_week().week().to_string())]);
            let page = week_of(day, &self.events).map(|_| paths::week(day.iso_week()));
            let days = self.days(day, Some(SHOWN), in_month);
            weeks.push(Week { name: Some((number, page)), days });
            monday = day.checked_add_days(Days::new(7));
        }
        page_of(self.month_name(first), weeks, previous, next)
    }

    fn week(&self, week: IsoWeek, previous: Option<Link>, next: Option<Link>) -> CalendarPage {
        let monday = NaiveDate::from_isoywd_opt(week.year(), week.week(), Weekday::Mon);
        let days = monday.map(|monday| self.days(monday, None, |_| true));
        let weeks = days.into_iter().map(|days| Week { name: None, days }).collect();
        let sunday = monday.and_then(|monday| monday.checked_add_days(Days::new(6)));
        let period = monday.zip(sunday).map(|(monday, sunday)| self.text.period(monday, sunday));
        CalendarPage { period, ..page_of(self.week_name(week), weeks, previous, next) }
    }

    /// Seven days from a Monday on, each with at most so many events.
    fn days(&self, monday: NaiveDate, most: Option<usize>, is_in: impl Fn(NaiveDate) -> bool) -> Vec<Day> {
        let day = |date: NaiveDate| {
            let outside = !is_in(date);
            let events = if outside { &[] } else { between(&self.events, date, date) };
            let moved = self.agenda.moved.get(&date).filter(|_| !outside).into_iter().flatten();
            let moved = moved.map(|&at| self.moved_line(&self.events[at], date));
            // A single one left over takes no more room than the way to it.
            let shown = most.filter(|most| events.len() > most + 1).unwrap_or(events.len());
            let left = events.len() - shown;
            let more = (left > 0).then(|| Link {
                title: self.text.with("more-events", &[("count", left.to_string())]),
                path: paths::week(date.iso_week()),
            });
            Day {
                iso: date.format("%Y-%m-%d").to_string(),
                number: date.day(),
                label: self.text.day(date),
                weekday: self.text.weekday(date),
                outside,
                today: date == self.public.today,
                events: events.iter().take(shown).map(|event| self.event_line(event)).chain(moved).collect(),
                more,
            }
        };
        monday.iter_days().take(7).map(day).collect()
    }

    /// An event in a line.
    pub(super) fn event_line(&self, event: &Event<'_>) -> EventLine {
        let programme = self.public.classes[event.class].programme;
        let (kind, kind_word) = match event.kind {
            Kind::Session => ("session", None),
            Kind::Exam => ("exam", None),
            Kind::Deadline => ("deadline", Some("agenda-deadline")),
        };
        let word = if event.state == State::Cancelled { Some("agenda-cancelled") } else { kind_word };
        let units = event.units.iter().map(|&unit| self.public.units.get(unit).short.as_str());
        let whom = event.cohort.into_iter().chain(units).collect::<Vec<_>>().join(&self.text.get("list-comma"));
        let before = self.moved_from(event).unwrap_or_default();
        let details = event.teacher.into_iter().chain(event.rooms.iter().copied()).chain([whom.as_str(), &before]);
        EventLine {
            time: event.time.map(|time| self.text.time(time)),
            link: Link { title: self.event_title(event), path: event.path.clone() },
            class: programme.title.value.clone(),
            kind,
            state: event.state.key(),
            word: word.map(|word| self.text.get(word)),
            details: details.filter(|detail| !detail.is_empty()).map(str::to_owned).collect(),
        }
    }

    /// An event in a line of the day on which it was to be: where it has gone.
    fn moved_line(&self, event: &Event<'_>, date: NaiveDate) -> EventLine {
        let text = self.text;
        let time = event.moved.iter().rev().find(|(day, _)| *day == date).and_then(|(_, time)| *time);
        let now = text.moment(&(event.date, event.time));
        EventLine {
            time: time.map(|time| text.time(time)),
            state: State::Cancelled.key(),
            word: Some(text.get("agenda-moved")),
            details: vec![text.with("agenda-moved-to", &[("when", now)])],
            ..self.event_line(event)
        }
    }

    /// When an event was to be before it was moved, last.
    pub(super) fn moved_from(&self, event: &Event<'_>) -> Option<String> {
        let before = self.text.moment(event.moved.last()?);
        Some(self.text.with("agenda-moved-from", &[("when", before)]))
    }

    /// What an event is called; an examination has no title of its own.
    pub(super) fn event_title(&self, event: &Event<'_>) -> String {
        if event.kind == Kind::Exam { self.text.get("event-exam") } else { event.title.to_owned() }
    }

    fn month_name(&self, day: NaiveDate) -> String {
        self.text.month(day)
    }

    fn week_name(&self, week: IsoWeek) -> String {
        self.text.with("week", &[("year", week.year().to_string()), ("week", week.week().to_string())])
    }

    fn month_link(&self, day: NaiveDate) -> Link {
        Link { title: self.month_name(day), path: paths::month(day.year(), day.month()) }
    }

    fn week_link(&self, week: IsoWeek) -> Link {
        Link { title: self.week_name(week), path: paths::week(week) }
    }

    /// The way to the week of a day, where it has something.
    pub(super) fn week_page(&self, day: NaiveDate) -> Option<String> {
        week_of(day, &self.events).map(|_| paths::week(day.iso_week()))
    }
}

fn page_of(head: String, weeks: Vec<Week>, previous: Option<Link>, next: Option<Link>) -> CalendarPage {
    let weekdays = weeks.first().into_iter().flat_map(|week| &week.days);
    let weekdays = weekdays.map(|day| day.weekday.clone()).collect();
    let empty = weeks.iter().flat_map(|week| &week.days).all(|day| day.events.is_empty());
    CalendarPage { head, period: None, weekdays, weeks, previous, next, around: Vec::new(), years: Vec::new(), empty }
}

/// The events of the week of a day; nothing where there are none.
fn week_of<'e, 'a>(day: NaiveDate, events: &'e [Event<'a>]) -> Option<&'e [Event<'a>]> {
    let week = day.week(Weekday::Mon);
    Some(between(events, week.first_day(), week.last_day())).filter(|events| !events.is_empty())
}

fn first_day(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}
