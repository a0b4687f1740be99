//! Who is to have had what: a defined population, and what of training covers somebody of it.

use rust_decimal::Decimal;

use super::ids::{CategoryId, UnitId};
use super::person::Person;
use super::time::Period;
use super::units::Units;

/// What a population is to have had (培训覆盖要求).
#[derive(Clone, Debug)]
pub struct Coverage {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The regulation that asks for it.
    pub source: Option<String>,
    /// The categories of people it is for; all where none is named.
    pub categories: Vec<CategoryId>,
    /// The units whose people it is for; all where none is named.
    pub units: Vec<UnitId>,
    /// The families of classes that count, by place in the site's; all where none is named.
    pub families: Vec<usize>,
    /// Over how many calendar years, the last one counted: 5 of a five-year rotation.
    pub years: u32,
    /// The first year of all, from which on periods follow each other; where it is not said, the last years count.
    pub from: Option<i32>,
    /// What covers somebody.
    pub by: CoveredBy,
}

/// What covers somebody.
#[derive(Clone, Debug, PartialEq)]
pub enum CoveredBy {
    /// To have taken part in a class: to have come to a session or earned a credit.
    Training,
    /// To have come to a session where people met, whatever was learnt alone.
    Session,
    /// To have qualified in a class.
    Qualified,
    /// That so large a share of one's credits is of sessions of some forms.
    Share {
        /// The forms of sessions (形式), 理论授课.
        forms: Vec<String>,
        /// The least share of 1.
        least: Decimal,
    },
}

impl Coverage {
    /// The days that count for a calendar year, up to the end of a period where that is earlier.
    pub fn window(&self, year: i32, until: Period) -> Option<Period> {
        let length = i32::try_from(self.years.max(1)).ok()?;
        let first = self.from.map_or(year + 1 - length, |from| from + (year - from).div_euclid(length) * length);
        let days = Period { from: Period::year(first)?.from, to: Period::year(first + length - 1)?.to };
        Some(Period { to: days.to.min(until.to.max(days.from)), ..days })
    }

    /// Whether somebody is of its population on the last day of some days.
    pub fn is_for(&self, units: &Units, person: &Person, days: Period) -> bool {
        let serves = person.serves_on(days.to);
        let category = self.categories.is_empty() || person.category.is_some_and(|own| self.categories.contains(&own));
        let unit = self.units.is_empty() || self.units.iter().any(|&unit| units.is_within(person.unit, unit));
        serves && category && unit
    }
}
