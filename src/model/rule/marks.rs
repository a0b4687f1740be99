//! Examinations, the overall mark, grades and rounding.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::source::Spanned;

/// What admits somebody to the examination.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Requirement {
    /// The required credits of every track.
    Tracks,
    /// The required credits of one track, by key.
    Track(String),
    /// All deliverables.
    Deliverables,
    /// A component, by key: recorded, and at its own pass mark where it has one.
    Part(String),
}

/// The examination.
#[derive(Clone, Debug)]
pub struct Exam {
    /// What admits to it.
    pub requires: Vec<Requirement>,
    /// The pass mark.
    pub pass: Decimal,
    /// The make-up, where there is one; the better mark counts.
    pub makeup: Option<Makeup>,
}

/// The one make-up examination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Makeup {
    /// The most that its mark counts for.
    pub cap: Option<Decimal>,
}

/// A component of the overall mark, or of another component.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its key in the file; `exam` and `performance` for 考试 and 平时.
    pub key: String,
    /// What the file calls it.
    pub title: String,
    /// Its share of what it is a component of, of 1.
    pub weight: Decimal,
    /// Its own pass mark.
    pub pass: Option<Decimal>,
    /// Its own components.
    pub parts: Vec<Part>,
}

impl Part {
    /// The component, then those within it.
    pub fn with_inner(&self) -> Vec<&Part> {
        std::iter::once(self).chain(self.parts.iter().flat_map(Self::with_inner)).collect()
    }
}

/// The overall mark.
#[derive(Clone, Debug)]
pub struct ResultRule {
    /// Its components, whose weights add up to 1.
    pub parts: Vec<Part>,
    /// The pass mark.
    pub pass: Decimal,
}

/// A grade: the marks from its lowest up to the next grade's.
#[derive(Clone, Debug)]
pub struct Band {
    /// Its title: 优秀, 良好.
    pub title: Spanned<String>,
    /// The lowest mark.
    pub from: Decimal,
    /// The highest mark; up to the next grade's lowest where not said.
    pub to: Option<Decimal>,
}

/// Who of the qualified is excellent. All that is said must hold.
#[derive(Clone, Debug)]
pub struct Excellent {
    /// What such trainees are called, where the rule has a word of its own.
    pub title: Option<String>,
    /// The least overall mark, or mark of the examination where there is no overall one.
    pub from: Option<Decimal>,
    /// Whether somebody must be recommended.
    pub recommended: bool,
    /// The greatest share, of 1; rounded down to whole people.
    pub share: Option<Decimal>,
    /// Of whom the share is taken.
    pub base: ExcellentBase,
}

/// Of whom the share of the excellent is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExcellentBase {
    /// Those who qualified.
    #[default]
    Qualified,
    /// Everyone in the roster.
    Roster,
}

/// How a figure is rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rounding {
    /// 四舍五入: a half goes away from zero.
    #[default]
    HalfUp,
    /// 四舍六入五成双: a half goes to the even digit (GB/T 8170).
    HalfEven,
    /// 舍去: what is over is dropped.
    Down,
    /// 进一: anything over counts as one.
    Up,
}

/// Decimal places and how figures are rounded to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimals {
    /// Places of the credits of one entry.
    pub credits: u32,
    /// Places of a mark made of components.
    pub marks: u32,
    /// How both are rounded.
    pub rounding: Rounding,
}

impl Default for Decimals {
    fn default() -> Self {
        Self { credits: 2, marks: 2, rounding: Rounding::default() }
    }
}

impl Decimals {
    /// Credits as they count.
    pub fn round_credits(&self, credits: Decimal) -> Decimal {
        self.round(credits, self.credits)
    }

    /// A mark as it counts.
    pub fn round_mark(&self, mark: Decimal) -> Decimal {
        self.round(mark, self.marks)
    }

    fn round(&self, value: Decimal, places: u32) -> Decimal {
        let strategy = match self.rounding {
            Rounding::HalfUp => RoundingStrategy::MidpointAwayFromZero,
            Rounding::HalfEven => RoundingStrategy::MidpointNearestEven,
            Rounding::Down => RoundingStrategy::ToZero,
            Rounding::Up => RoundingStrategy::AwayFromZero,
        };
        settle(value).round_dp_with_strategy(places, strategy).normalize()
    }
}

/// A value without what is left of thirds and sevenths in its last digits: a decimal holds 28 digits,
/// and three thirds of 3 are 3, not 2.999….
fn settle(value: Decimal) -> Decimal {
    value.round_dp(20)
}

/// A share of a whole, such as two thirds of three sessions.
pub fn portion(share: Decimal, of: Decimal) -> Decimal {
    settle(share * of)
}
