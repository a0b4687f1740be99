//! The figures by which somebody is judged, gathered from records or given by an example.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::attendance::Tally;
use crate::model::{CategoryId, ClassId, Example, Rule, Status, Terms};

/// A trainee's figures in one class.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Where the trainee's study stands.
    pub phase: Phase,
    /// The category in this class.
    pub category: Option<CategoryId>,
    /// The cohort.
    pub cohort: Option<String>,
    /// Credits by track, in the order of the terms.
    pub tracks: Vec<TrackTotal>,
    /// Attendance.
    pub tally: Tally,
    /// How many of each deliverable were accepted, in the order of the terms.
    pub deliverables: Vec<u32>,
    /// Marks as recorded, by key of the component.
    pub marks: BTreeMap<String, Decimal>,
    /// The mark of the make-up.
    pub makeup: Option<Decimal>,
    /// Whether the examination was missed for good.
    pub missed: bool,
    /// Whether the trainee cheated.
    pub cheated: bool,
    /// Whether the trainee is recommended.
    pub recommended: bool,
    /// For each prerequisite, in the order of the rule, whether it holds.
    pub prerequisites: Vec<Holding>,
    /// What keeps the trainee from this class.
    pub barred: Option<Bar>,
    /// Where the trainee joined later than the rule allows: by when it should have been.
    pub late: Option<NaiveDate>,
}

/// Whether somebody holds a certificate that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// Yes, and it is valid.
    Valid,
    /// It is no longer valid.
    Expired,
    /// It was revoked.
    Revoked,
    /// There is none.
    Missing,
}

impl Holding {
    /// The word that selects its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::Missing => "missing",
        }
    }
}

/// What keeps somebody from a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The class that led to it.
    pub class: ClassId,
    /// Its last day.
    pub until: NaiveDate,
}

/// Where a trainee's study stands in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// The class has not begun.
    Planned,
    /// It has not ended for this trainee.
    UnderWay,
    /// It has ended.
    #[default]
    Over,
}

/// The total of a track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackTotal {
    /// The track's key.
    pub key: String,
    /// Earned: the sum over the entries of the track.
    pub credits: Decimal,
    /// Required of this trainee.
    pub required: Decimal,
    /// Required of somebody who was there from beginning to end.
    pub full: Decimal,
}

impl Figures {
    /// All credits.
    pub fn credits(&self) -> Decimal {
        self.tracks.iter().map(|track| track.credits).sum()
    }

    /// The figures of a worked example, of a trainee whose class is over.
    pub fn of_example(rule: &Rule, example: &Example) -> Self {
        let given = &example.given;
        let terms = rule.terms(given.category);
        let attended = given.attended.or(given.sessions).unwrap_or(0);
        let mut tally = Tally {
            counts: BTreeMap::from([(Status::Late, given.lates as usize)]),
            absences: given.absences,
            leaves: given.leaves,
            leave_credits: given.leave_credits,
            sessions: given.sessions.unwrap_or(attended),
            attended,
            days: given.days,
            ..Tally::default()
        };
        tally.convert(rule, Status::Late, given.lates);
        Self {
            category: given.category,
            tracks: tracks(terms, |key| given.tracks.get(key).copied().unwrap_or_default()),
            tally,
            deliverables: terms
                .deliverables
                .iter()
                .map(|rule| given.deliverables.get(&rule.key).copied().unwrap_or(0))
                .collect(),
            marks: given.marks.clone(),
            makeup: given.makeup,
            cheated: given.cheated,
            recommended: given.recommended,
            prerequisites: vec![Holding::Valid; rule.prerequisites.len()],
            ..Self::default()
        }
    }
}

/// The totals of the tracks of some terms.
pub(super) fn tracks(terms: &Terms, credits: impl Fn(&str) -> Decimal) -> Vec<TrackTotal> {
    let total = |track: &crate::model::Track| TrackTotal {
        key: track.key.clone(),
        credits: credits(&track.key),
        required: track.required,
        full: track.required,
    };
    terms.tracks.iter().map(total).collect()
}
