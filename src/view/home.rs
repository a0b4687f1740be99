//! The home page: what is new, what runs, what is due.

use chrono::Weekday;
use serde::Serialize;

use super::agenda::between;
use super::calendar::EventLine;
use super::documents::NoticeLine;
use super::events::{Event, Kind};
use super::lists::Entry;
use super::table::{Link, Tone};
use super::{Body, Builder, Head, Page, paths};

/// How many entries a section of the home page has at most.
const MOST: usize = 6;
/// How many days ahead a deadline is worth showing.
const AHEAD: i64 = 90;

/// What the home page says.
#[derive(Debug, PartialEq, Serialize)]
pub struct Home {
    /// The lists that are public for some days, this one among them.
    pub objections: Vec<NoticeLine>,
    /// The latest notices.
    pub notices: Vec<NoticeLine>,
    /// Classes under way.
    pub running: Vec<Entry>,
    /// Classes to come, the next first.
    pub coming: Vec<Entry>,
    /// Classes over, the last first.
    pub over: Vec<Entry>,
    /// What is due, the next first.
    pub deadlines: Vec<Due>,
    /// What happens this week.
    pub week: Vec<DayLine>,
    /// Where the whole week is, where it has something.
    pub week_path: Option<String>,
}

/// A day of this week.
#[derive(Debug, PartialEq, Serialize)]
pub struct DayLine {
    /// 5月20日 周一.
    pub day: String,
    /// Whether it is the day that the site is of.
    pub today: bool,
    /// What happens.
    pub events: Vec<EventLine>,
}

/// Something due.
#[derive(Debug, PartialEq, Serialize)]
pub struct Due {
    /// When.
    pub date: String,
    /// What.
    pub title: String,
    /// For which class.
    pub class: Link,
    /// How many days are left.
    pub left: String,
    /// Whether it is within a week.
    pub tone: Tone,
}

impl Builder<'_> {
    /// The home page.
    pub(super) fn home(&self) -> Page {
        let notices =
            self.all_notices().into_iter().take(MOST).map(|(notice, of_class)| self.notice_line(notice, of_class));
        let of = |state: &'static str| self.public.classes.iter().filter(move |class| self.state(class) == state);
        let home = Home {
            objections: self.running_objections(),
            notices: notices.collect(),
            running: of("under-way").map(|class| self.class_entry(class)).collect(),
            coming: of("planned").take(MOST).map(|class| self.class_entry(class)).collect(),
            over: of("over")
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .take(MOST)
                .map(|class| self.class_entry(class))
                .collect(),
            deadlines: self.due(),
            week: self.this_week(),
            week_path: self.week_page(self.public.today),
        };
        Page {
            path: "index.html".to_owned(),
            title: self.public.site.short.clone(),
            body: Body::Home(home),
            trail: Vec::new(),
            source: None,
            head: Head::default(),
        }
    }

    /// Sessions and examinations of this week; what is due has a section of its own.
    fn this_week(&self) -> Vec<DayLine> {
        let week = self.public.today.week(Weekday::Mon);
        let events = between(&self.events, week.first_day(), week.last_day());
        let events: Vec<_> = events.iter().filter(|event| event.kind != Kind::Deadline).take(2 * MOST).collect();
        let day = |events: &[&Event<'_>]| {
            let date = events.first()?.date;
            Some(DayLine {
                day: format!("{} {}", self.text.day(date), self.text.weekday(date)),
                today: date == self.public.today,
                events: events.iter().map(|event| self.event_line(event)).collect(),
            })
        };
        events.chunk_by(|a, b| a.date == b.date).filter_map(day).collect()
    }

    fn due(&self) -> Vec<Due> {
        let today = self.public.today;
        let all = self.public.classes.iter().flat_map(|class| {
            class
                .programme
                .deadlines
                .iter()
                .map(move |deadline| (deadline.date.value, &deadline.title, class.programme))
        });
        let mut open: Vec<_> = all.filter(|(date, ..)| (0..=AHEAD).contains(&(*date - today).num_days())).collect();
        open.sort_by_key(|(date, title, programme)| (*date, *title, &programme.id));
        let due = open.into_iter().take(MOST).map(|(date, title, programme)| {
            let days = (date - today).num_days();
            Due {
                date: self.text.date(date),
                title: title.clone(),
                class: Link { title: programme.title.value.clone(), path: paths::class(&programme.id) },
                left: self.text.with("days-left", &[("count", days.to_string())]),
                tone: if days <= 7 { Tone::Bad } else { Tone::Quiet },
            }
        });
        due.collect()
    }
}
