//! Worked examples: figures as an office would give them, and what it expects of them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::ids::CategoryId;
use crate::source::Spanned;

/// A worked example of a rule.
#[derive(Clone, Debug)]
pub struct Example {
    /// What it shows, in words.
    pub title: Option<String>,
    /// The figures.
    pub given: Given,
    /// What is expected.
    pub expect: Expected,
}

/// The figures of an example; what is not given is 0, or not recorded.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Whose terms hold.
    pub category: Option<CategoryId>,
    /// Credits, by key of the track.
    pub tracks: BTreeMap<String, Decimal>,
    /// How many of each deliverable, by key.
    pub deliverables: BTreeMap<String, u32>,
    /// Marks of components, by key.
    pub marks: BTreeMap<String, Decimal>,
    /// The mark of the make-up.
    pub makeup: Option<Decimal>,
    /// Absences, with what counts as one.
    pub absences: u32,
    /// Leaves, with what counts as one.
    pub leaves: u32,
    /// Credits of the sessions on leave.
    pub leave_credits: Decimal,
    /// Lates.
    pub lates: u32,
    /// Sessions that were to be attended.
    pub sessions: Option<u32>,
    /// Sessions attended; all where not said.
    pub attended: Option<u32>,
    /// Days on which a session was attended.
    pub days: u32,
    /// Whether somebody recommended the trainee.
    pub recommended: bool,
    /// Whether the trainee cheated.
    pub cheated: bool,
}

/// What an example expects.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    /// The outcome's key.
    pub outcome: Option<Spanned<&'static str>>,
    /// The mark of the examination that counts.
    pub exam: Option<Spanned<Decimal>>,
    /// The overall mark.
    pub result: Option<Spanned<Decimal>>,
    /// The title of the grade.
    pub grade: Option<Spanned<String>>,
    /// Whether the trainee may be excellent, the share aside.
    pub excellent: Option<Spanned<bool>>,
}
