//! The account of each person and year.

use std::collections::BTreeMap;

use chrono::Datelike;
use rust_decimal::Decimal;

use super::{ClassLedger, Outcome, Standing};
use crate::model::{Class, ClassId, Office, PersonId, Posting, Status};

/// What somebody has earned in one calendar year.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// Credits posted, by class. A class without credits stands with 0.
    pub classes: BTreeMap<ClassId, Decimal>,
    /// Whether the person took part in any of them: came to a session or earned a credit.
    pub trained: bool,
    /// The sum.
    pub total: Decimal,
    /// What the person's category requires in a year.
    pub required: Option<Decimal>,
}

impl Account {
    /// How much is missing; 0 where nothing is required or it is reached.
    pub fn short(&self) -> Decimal {
        self.required.map_or(Decimal::ZERO, |required| (required - self.total).max(Decimal::ZERO))
    }
}

/// The accounts of every year in which a class ran that is not merely planned.
pub(super) fn accounts(office: &Office, classes: &[ClassLedger]) -> BTreeMap<i32, BTreeMap<PersonId, Account>> {
    let mut years: BTreeMap<i32, BTreeMap<PersonId, Account>> = BTreeMap::new();
    for (index, (class, ledger)) in office.classes.iter().zip(classes).enumerate() {
        for standing in &ledger.standings {
            for (year, credits) in posted(office, class, standing) {
                let account = years.entry(year).or_default().entry(standing.person).or_default();
                *account.classes.entry(ClassId(index)).or_default() += credits;
                account.total += credits;
                account.trained |= took_part(standing);
            }
        }
    }
    for people in years.values_mut() {
        for index in 0..office.people.len() {
            let account = people.entry(PersonId(index)).or_default();
            let category = office.people[index].category;
            account.required = category.and_then(|category| office.site.categories[category.0].annual);
        }
    }
    years
}

/// The years that one trainee's class adds to, and what it adds.
///
/// With [`Posting::WhenQualified`] nothing is added before the class is assessed. With
/// [`Posting::EachSession`] each entry counts in the year of its date, but somebody whose study was
/// cancelled earns nothing by it.
fn posted(office: &Office, class: &Class, standing: &Standing) -> BTreeMap<i32, Decimal> {
    let mut years = BTreeMap::new();
    if standing.outcome == Outcome::Planned {
        return years;
    }
    let (start, end) = (class.programme.start.year(), class.programme.end.year());
    years.insert(start.min(office.today.year()), Decimal::ZERO);
    match office.rule(class).posting {
        Posting::WhenQualified if standing.outcome == Outcome::Qualified => drop(years.insert(end, standing.credits())),
        Posting::EachSession if standing.outcome != Outcome::Disqualified => {
            for entry in standing.entries.iter().filter(|entry| !entry.credits.is_zero()) {
                *years.entry(entry.date.year()).or_default() += entry.credits;
            }
        }
        _ => {}
    }
    years
}

/// Whether somebody came to a session or earned a credit.
fn took_part(standing: &Standing) -> bool {
    let came = standing.attendance.iter().flatten().any(|status| !matches!(status, Status::Leave | Status::Absent));
    came || !standing.credits().is_zero()
}
