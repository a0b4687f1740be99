//! How credits and results are earned: everything a rule file can say.

mod certificate;
mod earn;
mod example;
mod limits;
mod marks;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

pub use certificate::{CertificateRule, Pattern, Piece};
pub use earn::{By, DeliverableRule, Extent, Scale, StatusRule, Track, Way};
pub use example::{Example, Expected, Given};
pub use limits::{
    AccountRule, Bars, Disqualify, Duration, IntervalRule, Limits, Outside, Posting, Prerequisite, RequiredCredits,
    Window,
};
pub use marks::{
    Band, Decimals, Exam, Excellent, ExcellentBase, Makeup, Part, Requirement, ResultRule, Rounding, portion,
};

use super::formula::Formula;
use super::ids::CategoryId;
use super::register::Status;
use crate::source::Span;

/// One rule file, with what it takes over from the rule that it extends.
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
    /// Until when study counts, and for how long it may be extended.
    pub window: Window,
    /// What holds for who joins late or leaves early.
    pub interval: IntervalRule,
    /// Certificates that must be held before.
    pub prerequisites: Vec<Prerequisite>,
    /// For how long who fails is kept from the next class.
    pub bars: Bars,
    /// Conditions that no other section covers.
    pub conditions: Vec<FormulaRule>,
    /// The grades, from the lowest mark up.
    pub bands: Vec<Band>,
    /// Who of the qualified is excellent.
    pub excellent: Option<Excellent>,
    /// What an online course is worth by its length, from the shortest up.
    pub course_scale: Vec<Scale>,
    /// When credits reach the account of a year.
    pub posting: Posting,
    /// Rounding.
    pub decimals: Decimals,
    /// Certificates of those who qualify.
    pub certificate: Option<CertificateRule>,
    /// How much a person owes over a period of years, where the rule is about that.
    pub account: Option<AccountRule>,
    /// Worked examples.
    pub examples: Vec<Example>,
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

    /// Whether anything has to be done to qualify.
    pub fn asks_something(&self) -> bool {
        let asks = |terms: &Terms| {
            let marks = terms.exam.is_some() || terms.result.is_some();
            marks || !terms.tracks.is_empty() || !terms.deliverables.is_empty()
        };
        !self.conditions.is_empty() || self.all_terms().any(asks)
    }

    /// What a status is worth, said or usual.
    pub fn worth(&self, status: Status) -> StatusRule {
        self.statuses.get(&status).copied().unwrap_or_else(|| StatusRule::usual(status))
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

impl Terms {
    /// Every component of the overall mark, those within others after them.
    pub fn parts(&self) -> Vec<&Part> {
        self.result.iter().flat_map(|result| &result.parts).flat_map(Part::with_inner).collect()
    }

    /// The credits asked for, over all tracks.
    pub fn required(&self) -> Decimal {
        self.tracks.iter().map(|track| track.required).sum()
    }

    /// The track of a key.
    pub fn track(&self, key: &str) -> Option<&Track> {
        self.tracks.iter().find(|track| track.key == key)
    }
}

/// A condition written as a formula.
#[derive(Clone, Debug)]
pub struct FormulaRule {
    /// What it asks, in words.
    pub title: String,
    /// The formula, in the Common Expression Language.
    pub formula: Formula,
}
