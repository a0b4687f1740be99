//! How a track earns credits, and what an attendance status is worth.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::model::programme::CourseKind;
use crate::model::register::{Deliverable, Status};
use crate::source::Span;

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

impl Track {
    /// Whether sessions earn in it.
    pub fn has_sessions(&self) -> bool {
        self.ways.iter().any(|way| way.by.is_of_sessions())
    }

    /// Whether somebody could earn what it requires, were enough planned.
    pub fn is_reachable(&self) -> bool {
        self.ceiling().is_none_or(|ceiling| ceiling >= self.required)
    }

    /// What the fixed credits and caps of the ways allow at most; nothing where some way has no bound.
    pub fn ceiling(&self) -> Option<Decimal> {
        let ways: Option<Decimal> = self.ways.iter().map(Way::ceiling).sum();
        match (ways, self.max) {
            (Some(ways), Some(max)) => Some(ways.min(max)),
            (ways, max) => ways.or(max),
        }
    }
}

/// A way to earn credits.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// By what.
    pub by: By,
    /// Credits at most.
    pub max: Option<Decimal>,
}

impl Way {
    fn ceiling(&self) -> Option<Decimal> {
        let fixed = match &self.by {
            By::Completion { credits, .. } => Some(*credits),
            By::Recognition { credits } => *credits,
            _ => None,
        };
        match (fixed, self.max) {
            (Some(fixed), Some(max)) => Some(fixed.min(max)),
            (fixed, max) => fixed.or(max),
        }
    }
}

/// What earns credits.
#[derive(Clone, Debug, PartialEq)]
pub enum By {
    /// The credits of each completed course of a kind.
    Courses {
        /// Which courses count; all where not said.
        kind: Option<CourseKind>,
    },
    /// The minutes of each session attended, divided by the credit's length.
    Minutes,
    /// A fixed number for each session attended.
    Session {
        /// Credits a session.
        credits: Decimal,
    },
    /// A fixed number for each half-day or day of which no session was missed. Sessions that begin
    /// before noon make the one half-day, those from noon on the other.
    Days {
        /// Whether half-days count rather than days.
        half: bool,
        /// Credits each.
        credits: Decimal,
    },
    /// A fixed number, all or nothing, when what the track consists of is done.
    Completion {
        /// Credits.
        credits: Decimal,
        /// What has to be done.
        of: Extent,
    },
    /// For those who qualified in a class that this one recognises.
    Recognition {
        /// Credits; those earned there where not said.
        credits: Option<Decimal>,
    },
    /// For each piece handed in that proves self-study; one where `max` does not say more.
    SelfStudy {
        /// Credits.
        credits: Decimal,
        /// The key of the deliverable.
        evidence: String,
    },
}

impl By {
    /// Whether attending sessions earns by it.
    pub fn is_of_sessions(&self) -> bool {
        matches!(
            self,
            Self::Minutes
                | Self::Session { .. }
                | Self::Days { .. }
                | Self::Completion { of: Extent::Sessions { .. }, .. }
        )
    }
}

/// What has to be done for an all-or-nothing number of credits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Extent {
    /// Every required course of the trainee's list.
    Courses {
        /// Whether each must have been commented on as well.
        commented: bool,
    },
    /// A share of the track's sessions.
    Sessions {
        /// The share, of 1.
        share: Decimal,
    },
}

/// One step of a scale by length: what a course of up to so many minutes is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The longest course of the step in minutes; any length where not said.
    pub minutes: Option<u32>,
    /// Credits.
    pub credits: Decimal,
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
    /// More than so many minutes make it an absence.
    pub over: Option<u32>,
}

impl StatusRule {
    /// What a status is worth where the rule does not say: present, late and left early earn; a leave
    /// counts as a leave and an absence as an absence.
    pub fn usual(status: Status) -> Self {
        let (earns, counts_as) = match status {
            Status::Present | Status::Late | Status::LeftEarly => (true, None),
            Status::Leave | Status::Absent => (false, Some(status)),
        };
        Self { earns, counts_as, each: 1, over: None }
    }
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
