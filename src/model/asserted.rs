//! What an office says of its checks: how much a finding weighs, which one is to stand, and what must come out.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::measure::Measure;
use crate::source::{FileId, Span, Spanned};

/// How the office checks.
#[derive(Clone, Debug)]
pub struct Checks {
    /// How much findings weigh, by their codes, where that differs from what the program has.
    pub weights: BTreeMap<String, Weight>,
    /// Within how many working days a session is recorded.
    pub record_days: u32,
    /// How many working days the review of what is handed in before a class takes.
    pub review_days: u32,
}

impl Default for Checks {
    fn default() -> Self {
        Self { weights: BTreeMap::new(), record_days: 3, review_days: 1 }
    }
}

/// How much a finding weighs in an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 错误: nothing is written while one is left.
    Error,
    /// 警告.
    Warning,
    /// 提示.
    Note,
    /// 不查: it is not said.
    Off,
}

/// A finding that is to stand (豁免), for a reason and until a day.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// The code of the finding.
    pub code: Spanned<String>,
    /// Why it is to stand.
    pub reason: String,
    /// The last day on which it does.
    pub until: Spanned<NaiveDate>,
    /// What the finding names, where not all of its kind are meant: a name, a title, a number.
    pub about: Option<String>,
    /// Of which files.
    pub of: WaiverOf,
    /// Where it stands.
    pub span: Span,
}

/// The files whose findings a waiver is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaiverOf {
    /// All.
    Office,
    /// Those of a class, by its folder.
    Class(String),
    /// One.
    File(FileId),
}

/// A figure that must come out of a class (预期).
#[derive(Clone, Debug)]
pub struct Expectation {
    /// Which figure.
    pub measure: Measure,
    /// Whether it is the least, the most, or exactly what there must be.
    pub bound: Bound,
    /// How much: a count, credits, or a share of 1.
    pub value: Decimal,
    /// What its author calls it.
    pub name: String,
    /// What is asked, as its author wrote it.
    pub asked: Spanned<String>,
}

/// How a figure is compared with what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Not less.
    AtLeast,
    /// Not more.
    AtMost,
    /// The same.
    Exactly,
}

impl Bound {
    /// Whether a figure is as it is asked to be.
    pub fn holds(self, found: Decimal, asked: Decimal) -> bool {
        match self {
            Self::AtLeast => found >= asked,
            Self::AtMost => found <= asked,
            Self::Exactly => found == asked,
        }
    }
}
