//! What is asked of a class again and again where the figures of many parts of an office are looked at: who is in it,
//! and on which days something of it is.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::ledger::ClassLedger;
use crate::model::{CategoryId, Class, Enrolment, Measure, MeasureCut, Office, Period, UnitId};

/// What was found out of a class.
#[derive(Debug, Default)]
pub(super) struct ClassParts {
    /// The units that somebody of it is in, those above them too, and the categories.
    people: OnceCell<(BTreeSet<UnitId>, BTreeSet<CategoryId>)>,
    /// From the first to the last day of sessions, of entries and of certificates.
    days: OnceCell<[Option<Period>; 3]>,
    /// By measure, and by whether it is asked by unit and by category: whether all parts are large.
    large: RefCell<BTreeMap<(Measure, bool, bool), bool>>,
}

impl ClassParts {
    /// Whether somebody of the class is of a cut.
    pub(super) fn has_people(&self, office: &Office, class: &Class, cut: &MeasureCut) -> bool {
        let roster = &class.register.roster;
        let (units, categories) = self.people.get_or_init(|| {
            let units = roster.iter().filter_map(Enrolment::unit).flat_map(|unit| office.units.upwards(unit));
            (units.collect(), roster.iter().filter_map(|one| one.category).collect())
        });
        match (cut.unit, cut.category) {
            (None, None) => !roster.is_empty(),
            (Some(unit), None) => units.contains(&unit),
            (None, Some(category)) => categories.contains(&category),
            (Some(_), Some(_)) => roster.iter().any(|one| cut.has_enrolment(&office.units, one)),
        }
    }

    /// From the first to the last day of what a measure adds up; of an end there are none but the class's last.
    pub(super) fn days(&self, class: &Class, ledger: &ClassLedger, measure: Measure) -> Option<Period> {
        let days = self.days.get_or_init(|| {
            let register = &class.register;
            let entries = ledger.standings.iter().flat_map(|standing| &standing.entries);
            [
                span(register.sessions.iter().map(|session| session.date.value)),
                span(entries.map(|entry| entry.date)),
                span(register.certificates.iter().filter_map(|found| found.date)),
            ]
        });
        match measure {
            Measure::PersonCredits => days[1],
            Measure::Certificates => days[2],
            _ => days[0],
        }
    }

    /// Whether all parts are large, which is found out once.
    pub(super) fn are_large(&self, cut: &MeasureCut, measure: Measure, find: impl FnOnce() -> bool) -> bool {
        let key = (measure, cut.unit.is_some(), cut.category.is_some());
        if let Some(&known) = self.large.borrow().get(&key) {
            return known;
        }
        let found = find();
        self.large.borrow_mut().insert(key, found);
        found
    }
}

/// From the first of some days to the last.
fn span(days: impl Iterator<Item = NaiveDate>) -> Option<Period> {
    days.fold(None, |span: Option<Period>, day| {
        let span = span.unwrap_or(Period { from: day, to: day });
        Some(Period { from: span.from.min(day), to: span.to.max(day) })
    })
}
