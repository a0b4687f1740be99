//! Words, dates and numbers as a page says them.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use rust_decimal::Decimal;

use super::table::{Cell, Tone};
use crate::ledger::{Condition, ConditionKind, Entry, Outcome, Reason};
use crate::locale::{Lang, Locale};
use crate::model::{Rule, Status, Track};

/// The words of one language.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    locale: &'a Locale,
}

impl<'a> Text<'a> {
    pub(super) fn new(locale: &'a Locale) -> Self {
        Self { locale }
    }

    /// A word.
    pub(super) fn get(&self, id: &str) -> String {
        self.locale.get(id)
    }

    /// A sentence with arguments.
    pub(super) fn with(&self, id: &str, args: &[(&str, String)]) -> String {
        self.locale.with(id, args)
    }

    /// A day, 2024年5月20日.
    pub(super) fn date(&self, date: NaiveDate) -> String {
        match self.locale.lang() {
            Lang::ZhCn => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
            Lang::En => date.format("%Y-%m-%d").to_string(),
        }
    }

    /// A day within its year, 5月20日.
    pub(super) fn day(&self, date: NaiveDate) -> String {
        match self.locale.lang() {
            Lang::ZhCn => format!("{}月{}日", date.month(), date.day()),
            Lang::En => date.format("%m-%d").to_string(),
        }
    }

    /// A day with its weekday.
    pub(super) fn weekday(&self, date: NaiveDate) -> String {
        let day = match date.weekday() {
            Weekday::Mon => "mon",
            Weekday::Tue => "tue",
            Weekday::Wed => "wed",
            Weekday::Thu => "thu",
            Weekday::Fri => "fri",
            Weekday::Sat => "sat",
            Weekday::Sun => "sun",
        };
        self.get(&format!("weekday-{day}"))
    }

    /// From one day to another.
    pub(super) fn period(&self, start: NaiveDate, end: NaiveDate) -> String {
        if start == end {
            return self.date(start);
        }
        match self.locale.lang() {
            Lang::ZhCn if start.year() == end.year() => format!("{}至{}", self.date(start), self.day(end)),
            Lang::ZhCn => format!("{}至{}", self.date(start), self.date(end)),
            Lang::En => format!("{} – {}", self.date(start), self.date(end)),
        }
    }

    /// From one time to another.
    #[allow(clippy::unused_self, reason = "how a time is written is a matter of language, like all here")]
    pub(super) fn time(&self, (from, to): (NaiveTime, NaiveTime)) -> String {
        format!("{}–{}", from.format("%H:%M"), to.format("%H:%M"))
    }

    /// What came of a training, with its tone.
    pub(super) fn outcome(&self, outcome: Outcome) -> Cell {
        let tone = match outcome {
            Outcome::Qualified => Tone::Good,
            Outcome::NotQualified | Outcome::Disqualified => Tone::Bad,
            Outcome::UnderWay | Outcome::Planned | Outcome::Pending => Tone::Quiet,
        };
        Cell::text(self.get(&format!("outcome-{}", outcome.key()))).toned(Some(tone))
    }

    /// The word for a status.
    pub(super) fn status(&self, status: Status) -> String {
        self.get(&format!("status-{}", status.key()))
    }

    /// The title of a track.
    pub(super) fn track(&self, track: &Track) -> String {
        track.title.clone().unwrap_or_else(|| self.track_key(&track.key))
    }

    /// The title of the track of a key under a rule.
    pub(super) fn track_of(&self, rule: &Rule, key: &str) -> String {
        let found = rule.all_tracks().find(|track| track.key == key);
        found.map_or_else(|| self.track_key(key), |track| self.track(track))
    }

    /// The short word for a track, for the head of a column.
    pub(super) fn track_key(&self, key: &str) -> String {
        match key {
            "online" | "offline" => self.get(&format!("track-{key}")),
            key => key.to_owned(),
        }
    }

    /// A condition as a sentence, with its figures.
    pub(super) fn condition(&self, rule: &Rule, condition: &Condition) -> String {
        let have = condition.have.map_or_else(|| self.get("none"), number);
        let args = |name: String| [("have", have.clone()), ("need", number(condition.need)), ("name", name)];
        match &condition.kind {
            ConditionKind::Absences => self.with("condition-absences", &args(String::new())),
            ConditionKind::Leaves => self.with("condition-leaves", &args(String::new())),
            ConditionKind::Track(key) => self.with("condition-track", &args(self.track_of(rule, key))),
            ConditionKind::Deliverable(title) => self.with("condition-deliverable", &args(title.clone())),
            ConditionKind::Admission => self.get("condition-admission"),
            ConditionKind::Exam if condition.have.is_none() => self.with("condition-no-exam", &args(String::new())),
            ConditionKind::Exam => self.with("condition-exam", &args(String::new())),
            ConditionKind::Result if condition.have.is_none() => self.with("condition-no-result", &args(String::new())),
            ConditionKind::Result => self.with("condition-result", &args(String::new())),
        }
    }

    /// Why an entry is what it is.
    pub(super) fn reason(&self, entry: &Entry) -> String {
        let sentence = match &entry.reason {
            Reason::Minutes { topic, status, minutes, credit_minutes } => self.with(
                "reason-minutes",
                &[
                    ("topic", topic.clone()),
                    ("status", self.status(*status)),
                    ("minutes", minutes.to_string()),
                    ("length", credit_minutes.to_string()),
                ],
            ),
            Reason::Session { topic, status } => {
                self.with("reason-session", &[("topic", topic.clone()), ("status", self.status(*status))])
            }
            Reason::Missed { topic, status } => {
                self.with("reason-missed", &[("topic", topic.clone()), ("status", self.status(*status))])
            }
            Reason::Course { title } => self.with("reason-course", &[("title", title.clone())]),
            Reason::NotCounted { title } => self.with("reason-not-counted", &[("title", title.clone())]),
            Reason::OutsidePeriod { title } => self.with("reason-outside-period", &[("title", title.clone())]),
            Reason::AllCourses { count } => self.with("reason-all-courses", &[("count", count.to_string())]),
            Reason::CoursesMissing { done, count } => {
                self.with("reason-courses-missing", &[("done", done.to_string()), ("count", count.to_string())])
            }
            Reason::Recognised { class } => self.with("reason-recognised", &[("class", class.clone())]),
            Reason::SelfStudy { evidence } => self.with("reason-self-study", &[("evidence", evidence.clone())]),
        };
        if entry.credits == entry.uncapped {
            return sentence;
        }
        let args = [("sentence", sentence), ("uncapped", number(entry.uncapped))];
        self.with("reason-capped", &args)
    }
}

/// A decimal without trailing zeros.
pub(super) fn number(value: Decimal) -> String {
    value.normalize().to_string()
}
