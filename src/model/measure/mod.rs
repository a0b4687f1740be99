//! Figures about classes and people, each defined once, and the cut of the office that one is taken over.

mod list;

use std::fmt;

use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

pub use list::{MEASURES, Measure};

use super::ids::{CategoryId, ClassId, UnitId};
use super::person::Person;
use super::questionnaire::Party;
use super::time::Period;
use super::units::Units;
use super::{Class, Enrolment};
use crate::source::Span;

/// What a [`Measure`] is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureKind {
    /// A whole number.
    Count,
    /// Credits.
    Credits,
    /// A share of 1, said in per cent.
    Share,
    /// A score of the office's scale.
    Score,
    /// A day.
    Day,
    /// Words.
    Words,
}

/// What a measure can be asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureOf {
    /// One class.
    Class,
    /// Any cut of the office.
    Any,
    /// Any cut that takes classes whole, as it is not of people.
    Classes,
    /// The people of the registers, in a year.
    Year,
    /// The work plans of a period.
    Plans,
    /// A population that is to have had something.
    Coverage,
}

/// What a measure is worth.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// A whole number.
    Count(usize),
    /// Credits.
    Credits(Decimal),
    /// A share of 1.
    Share(Decimal),
    /// A score of the office's scale, rounded as the office has it.
    Score(Decimal),
    /// A day.
    Day(NaiveDate),
    /// Words.
    Words(String),
}

impl fmt::Display for Amount {
    /// As lists have it, whatever the language: 60, 24.5, 95.8%, 2024-05-20.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(out, "{count}"),
            Self::Credits(credits) => write!(out, "{}", credits.normalize()),
            Self::Share(share) => write!(out, "{}%", per_cent(*share).normalize()),
            Self::Score(score) => write!(out, "{score}"),
            Self::Day(day) => write!(out, "{day}"),
            Self::Words(words) => out.write_str(words),
        }
    }
}

/// A share of 1 in per cent, to one decimal, a half upwards: every rate that is told is rounded so.
pub fn per_cent(share: Decimal) -> Decimal {
    (share * Decimal::ONE_HUNDRED).round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero)
}

/// The part of an office that a measure is taken over. What is not said does not cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct MeasureCut {
    /// One class.
    pub class: Option<ClassId>,
    /// A family of classes, by place in the site's.
    pub family: Option<usize>,
    /// The people of a unit and of those below it.
    pub unit: Option<UnitId>,
    /// The people of a category.
    pub category: Option<CategoryId>,
    /// What a population is to have had, by place among the site's.
    pub coverage: Option<usize>,
    /// A period: sessions and credits of its days, and what came of the classes that end in it.
    pub period: Option<Period>,
}

impl MeasureCut {
    /// Whether a class is part of it, its period left aside.
    pub fn has_class(&self, id: ClassId, class: &Class) -> bool {
        self.class.is_none_or(|only| only == id) && (self.family.is_none() || self.family == class.programme.family)
    }

    /// Whether an enrolment is part of it.
    pub fn has_enrolment(&self, units: &Units, enrolment: &Enrolment) -> bool {
        let in_unit = |unit| enrolment.unit().is_some_and(|own| units.is_within(own, unit));
        self.unit.is_none_or(in_unit) && (self.category.is_none() || self.category == enrolment.category)
    }

    /// Whether somebody of the registers is part of it, by the unit and the category there.
    pub fn has_person(&self, units: &Units, person: &Person) -> bool {
        self.unit.is_none_or(|unit| units.is_within(person.unit, unit))
            && (self.category.is_none() || self.category == person.category)
    }

    /// Whether a day is part of it.
    pub fn has_day(&self, day: NaiveDate) -> bool {
        self.period.is_none_or(|period| period.has(day))
    }

    /// The calendar year that it is of, if it is of one.
    pub fn year(&self) -> Option<i32> {
        self.period?.as_year()
    }

    /// Whether it is of some of the people of its classes only.
    pub fn divides_people(&self) -> bool {
        self.unit.is_some() || self.category.is_some()
    }
}

impl Measure {
    /// Why it has no value of a cut, as the key of its word; nothing where it may have one.
    pub fn misfit(self, cut: &MeasureCut) -> Option<&'static str> {
        let is_of_classes = cut.class.is_some() || cut.family.is_some();
        let (is_misfit, cause) = match self.of() {
            MeasureOf::Coverage => (cut.coverage.is_none() || is_of_classes, "coverage"),
            _ if cut.coverage.is_some() => (true, "coverage"),
            MeasureOf::Class => (cut.class.is_none() || cut.divides_people(), "class"),
            MeasureOf::Any => (false, "subject"),
            MeasureOf::Classes => (cut.divides_people(), "people"),
            MeasureOf::Plans => (is_of_classes || cut.divides_people(), "plans"),
            MeasureOf::Year => (cut.year().is_none() || is_of_classes, "year"),
        };
        is_misfit.then_some(cause)
    }

    /// The party whose scores it is the mean of.
    pub fn party(self) -> Option<Party> {
        match self {
            Self::EvaluationScore => Some(Party::Trainee),
            Self::TeacherScore => Some(Party::Teacher),
            Self::ManagerScore => Some(Party::Manager),
            Self::SchoolScore => Some(Party::School),
            _ => None,
        }
    }
}

/// A figure in prose, whose value stands in place of what its author wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct LiveFigure {
    /// The event of the prose that it takes the place of.
    pub event: usize,
    /// What it is.
    pub measure: Measure,
    /// Over what.
    pub cut: MeasureCut,
    /// How it is asked for: what stands between the braces.
    pub asked: String,
    /// Where it stands.
    pub span: Span,
}
