//! What ends a study, how long it may take, who may begin it, and what a person owes over the years.

use chrono::{Days, Months, NaiveDate};
use rust_decimal::Decimal;

use crate::source::Spanned;

/// A length of time as regulations state it: 30天, 6个月, 2年.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Duration {
    /// Whole months.
    pub months: u32,
    /// Days beside them.
    pub days: u32,
}

impl Duration {
    /// The day so much later; the last one there is where it would be past the calendar's end.
    pub fn after(self, day: NaiveDate) -> NaiveDate {
        let months = day.checked_add_months(Months::new(self.months));
        months.and_then(|day| day.checked_add_days(Days::new(self.days.into()))).unwrap_or(NaiveDate::MAX)
    }
}

/// Numbers at which study and examination are cancelled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// So many absences.
    pub absences: Option<u32>,
    /// So many leaves.
    pub leaves: Option<u32>,
    /// Leaves of sessions worth so many credits.
    pub leave_credits: Option<Decimal>,
    /// So many lates.
    pub lates: Option<u32>,
    /// Less than this share of the sessions attended, of 1.
    pub attendance: Option<Decimal>,
}

/// What ends somebody's study.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Disqualify {
    /// The numbers.
    pub limits: Limits,
    /// Whether all of them must be reached; one is enough otherwise.
    pub all: bool,
}

/// Until when study counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// From the day somebody joins; the whole class where not said.
    pub length: Option<Duration>,
    /// After the class's first day nobody may join later than this.
    pub register: Option<Duration>,
    /// How much longer somebody may be given.
    pub extension: Option<Duration>,
    /// Whether an extension needs somebody's consent, to be named in the roster.
    pub consent: bool,
}

/// What holds for who joins late or leaves early.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IntervalRule {
    /// What the sessions outside the interval are.
    pub outside: Outside,
    /// How much is required.
    pub required: RequiredCredits,
}

/// What sessions are that somebody was not yet, or no longer, enrolled for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outside {
    /// Nothing.
    #[default]
    Nothing,
    /// Leaves.
    Leave,
    /// Absences.
    Absence,
}

/// How much is required of who was in the class for a part of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RequiredCredits {
    /// The same as of everyone.
    #[default]
    Full,
    /// In tracks of sessions, the share that fell into the interval, by minutes.
    Proportional,
}

/// A certificate that must be held, and be valid on the day somebody joins.
#[derive(Clone, Debug)]
pub struct Prerequisite {
    /// The family of the class it is of, by place in the site's list.
    pub family: usize,
    /// How long it is valid; as its own rule says where not said, else for ever.
    pub valid: Option<Duration>,
}

/// For how long after a class's end somebody is kept from the next one of its family.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bars {
    /// Who did not qualify.
    pub failed: Option<Duration>,
    /// Whose study was cancelled.
    pub disqualified: Option<Duration>,
    /// Who cheated.
    pub cheated: Option<Duration>,
}

impl Bars {
    /// Whether there is any.
    pub fn any(&self) -> bool {
        self.failed.is_some() || self.disqualified.is_some() || self.cheated.is_some()
    }
}

/// When credits reach the account of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posting {
    /// Each entry in the year of its own date.
    EachSession,
    /// Only once the trainee has qualified, in the year in which the study ends.
    WhenQualified,
    /// Only once the trainee has qualified, each entry in the year of its own date.
    WhenQualifiedByDate,
}

/// How many credits a person owes over a period of years.
#[derive(Clone, Debug)]
pub struct AccountRule {
    /// Credits.
    pub credits: Spanned<Decimal>,
    /// The length of a period in calendar years.
    pub years: u32,
    /// The first year for which it is owed, in which a period begins.
    pub from: i32,
    /// Whether what is over counts in the next period.
    pub carry: bool,
}

impl AccountRule {
    /// The first year of the period that a year falls into.
    pub fn begin(&self, year: i32) -> i32 {
        let length = i32::try_from(self.years.max(1)).unwrap_or(1);
        year - (year - self.from).rem_euclid(length)
    }
}
