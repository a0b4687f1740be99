//! How credits and results are earned: everything a rule file can say.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::programme::CourseKind;
use super::register::{Deliverable, Status};
use super::site::CategoryId;
use crate::source::Span;

/// One rule file.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The file's name.
    pub id: String,
    /// The title.
    pub title: String,
    /// The regulation or notice it comes from.
    pub source: Option<String>,
    /// The length of one credit in minutes.
    pub credit_minutes: u32,
    /// What holds for everyone.
    pub terms: Terms,
    /// What holds instead for a category of people.
    pub categories: BTreeMap<CategoryId, Terms>,
    /// What each attendance status is worth.
    pub statuses: BTreeMap<Status, StatusRule>,
    /// What ends somebody's study.
    pub disqualify: Disqualify,
    /// When credits reach the year's account.
    pub posting: Posting,
    /// Rounding.
    pub decimals: Decimals,
    /// Where the file stands.
    pub span: Span,
}

impl Rule {
    /// The terms for a category.
    pub fn terms(&self, category: Option<CategoryId>) -> &Terms {
        category.and_then(|category| self.categories.get(&category)).unwrap_or(&self.terms)
    }

    /// The general terms, then those of each category.
    pub fn all_terms(&self) -> impl Iterator<Item = &Terms> {
        std::iter::once(&self.terms).chain(self.categories.values())
    }

    /// The tracks of all terms; one that several terms have stands there several times.
    pub fn all_tracks(&self) -> impl Iterator<Item = &Track> {
        self.all_terms().flat_map(|terms| &terms.tracks)
    }
}

/// What somebody has to do to qualify.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// The tracks, in the order of the file.
    pub tracks: Vec<Track>,
    /// The deliverables, in the order of the file.
    pub deliverables: Vec<DeliverableRule>,
    /// The examination, if there is one.
    pub exam: Option<Exam>,
    /// The overall mark, if there is one.
    pub result: Option<ResultRule>,
}

/// A track (环节), online and offline in most rules.
#[derive(Clone, Debug)]
pub struct Track {
    /// Its key in the file; `online` and `offline` for 线上 and 线下.
    pub key: String,
    /// Its title.
    pub title: Option<String>,
    /// Credits required.
    pub required: Decimal,
    /// Credits that count at most.
    pub max: Option<Decimal>,
    /// How it earns.
    pub ways: Vec<Way>,
    /// Where it stands.
    pub span: Span,
}

/// A way to earn credits.
#[derive(Clone, Debug, PartialEq)]
pub enum Way {
    /// The credits of each completed course of a kind.
    Courses {
        /// Which courses count; all where not said.
        kind: Option<CourseKind>,
    },
    /// The minutes of each session attended, divided by the credit's length.
    Minutes {
        /// Credits at most.
        max: Option<Decimal>,
    },
    /// A fixed number for each session attended.
    Session {
        /// Credits a session.
        credits: Decimal,
        /// Credits at most.
        max: Option<Decimal>,
    },
    /// All or nothing when every required course is completed.
    Completion {
        /// Credits.
        credits: Decimal,
        /// Whether each must have been commented on as well.
        commented: bool,
    },
    /// For those who qualified in a class that this one recognises.
    Recognition {
        /// Credits.
        credits: Decimal,
    },
    /// For self-study, proved by a deliverable.
    SelfStudy {
        /// Credits.
        credits: Decimal,
        /// The key of the deliverable.
        evidence: String,
    },
}

/// What one attendance status is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusRule {
    /// Whether the session earns credits.
    pub earns: bool,
    /// What it counts as.
    pub counts_as: Option<Status>,
    /// How many of it make one of those.
    pub each: u32,
}

impl StatusRule {
    /// What a status is worth where the rule does not say: present, late and left early earn; a leave
    /// counts as a leave and an absence as an absence.
    pub fn usual(status: Status) -> Self {
        match status {
            Status::Present | Status::Late | Status::LeftEarly => Self { earns: true, counts_as: None, each: 1 },
            Status::Leave | Status::Absent => Self { earns: false, counts_as: Some(status), each: 1 },
        }
    }
}

/// Numbers at which study and examination are cancelled; reaching one is enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Disqualify {
    /// Absences.
    pub absences: Option<u32>,
    /// Leaves.
    pub leaves: Option<u32>,
}

/// What admits somebody to the examination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Requirement {
    /// The required credits of every track.
    Tracks,
    /// All deliverables.
    Deliverables,
}

/// The examination.
#[derive(Clone, Debug)]
pub struct Exam {
    /// What admits to it.
    pub requires: Vec<Requirement>,
    /// The pass mark.
    pub pass: Decimal,
    /// Whether there is one make-up; the better mark counts.
    pub makeup: bool,
}

/// A component of the overall mark.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its key in the file; `exam` and `performance` for 考试 and 平时.
    pub key: String,
    /// Its share, of 1.
    pub weight: Decimal,
}

/// The overall mark.
#[derive(Clone, Debug)]
pub struct ResultRule {
    /// Its components, whose weights add up to 1.
    pub parts: Vec<Part>,
    /// The pass mark.
    pub pass: Decimal,
}

/// Something to hand in.
#[derive(Clone, Debug)]
pub struct DeliverableRule {
    /// Its key in the file.
    pub key: String,
    /// Its title.
    pub title: String,
    /// How many are required; 0 for what is only evidence.
    pub count: u32,
    /// The least length in characters.
    pub min_length: Option<u32>,
}

impl DeliverableRule {
    /// Whether something handed in counts on a day: it is of this kind, long enough, and not of a day
    /// to come.
    pub fn accepts(&self, found: &Deliverable, today: NaiveDate) -> bool {
        let enough = self.min_length.is_none_or(|least| found.length.is_some_and(|length| length >= least));
        found.kind == self.key && enough && found.date.is_none_or(|date| date <= today)
    }
}

/// When credits reach the year's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posting {
    /// Each entry in the year of its own date.
    EachSession,
    /// Only once the trainee has qualified, in the year in which the class ends.
    WhenQualified,
}

/// Decimal places, rounded half away from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimals {
    /// Of the credits of one entry.
    pub credits: u32,
    /// Of the overall mark.
    pub marks: u32,
}

impl Default for Decimals {
    fn default() -> Self {
        Self { credits: 2, marks: 2 }
    }
}
