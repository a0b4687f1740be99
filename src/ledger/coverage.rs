//! Who of a population has had what it is to have had.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Ledger, Outcome, Reason, Standing};
use crate::model::{Class, ClassId, Coverage, CoveredBy, MeasureCut, Office, Period, PersonId, Status};

/// A population, and who of it is covered.
#[derive(Clone, Debug)]
pub struct Covered {
    /// The days that count.
    pub window: Period,
    /// Everybody of the population, and whether covered.
    pub people: BTreeMap<PersonId, bool>,
}

impl Covered {
    /// Those of a period; nothing where no such days are.
    pub fn of(office: &Office, ledger: &Ledger, coverage: &Coverage, period: Period) -> Option<Self> {
        let window = coverage.window(period.main_year(), period)?;
        let population =
            office.people.iter().enumerate().filter(|(_, person)| coverage.is_for(&office.units, person, window));
        let mut had: BTreeMap<PersonId, Had> = population.map(|(at, _)| (PersonId(at), Had::default())).collect();
        for (at, class) in office.classes.iter().enumerate() {
            let family = class.programme.family;
            if !coverage.families.is_empty() && !family.is_some_and(|own| coverage.families.contains(&own)) {
                continue;
            }
            let standings = &ledger.class(ClassId(at)).standings;
            for standing in standings {
                if let Some(had) = had.get_mut(&standing.person) {
                    had.add(coverage, class, standing, window);
                }
            }
        }
        let people = had.into_iter().map(|(person, had)| (person, had.is_enough(&coverage.by))).collect();
        Some(Self { window, people })
    }

    /// How many of the people of a cut there are, and how many of them are covered.
    pub fn count(&self, office: &Office, cut: &MeasureCut) -> (usize, usize) {
        let mine = self.people.iter().filter(|(person, _)| cut.has_person(&office.units, office.person(**person)));
        mine.fold((0, 0), |(all, covered), (_, is_covered)| (all + 1, covered + usize::from(*is_covered)))
    }
}

/// What somebody has had.
#[derive(Clone, Copy, Debug, Default)]
struct Had {
    training: bool,
    session: bool,
    qualified: bool,
    credits: Decimal,
    of_forms: Decimal,
}

impl Had {
    fn add(&mut self, coverage: &Coverage, class: &Class, standing: &Standing, window: Period) {
        let sessions = class.register.sessions.iter().zip(&standing.attendance);
        let came = sessions
            .filter(|(session, _)| window.has(session.date.value))
            .any(|(_, status)| status.is_some_and(Status::is_there));
        self.session |= came;
        self.training |= came;
        self.qualified |= standing.verdict.outcome == Outcome::Qualified && window.has(class.programme.end);
        for entry in standing.entries.iter().filter(|entry| window.has(entry.date) && !entry.credits.is_zero()) {
            self.training = true;
            self.credits += entry.credits;
            let session = match entry.reason {
                Reason::Minutes { session, .. } | Reason::Session { session, .. } => {
                    class.register.sessions.get(session)
                }
                _ => None,
            };
            if let (CoveredBy::Share { forms, .. }, Some(session)) = (&coverage.by, session)
                && session.form.as_ref().is_some_and(|form| forms.contains(form))
            {
                self.of_forms += entry.credits;
            }
        }
    }

    fn is_enough(&self, by: &CoveredBy) -> bool {
        match by {
            CoveredBy::Training => self.training,
            CoveredBy::Session => self.session,
            CoveredBy::Qualified => self.qualified,
            CoveredBy::Share { least, .. } => !self.credits.is_zero() && self.of_forms >= self.credits * least,
        }
    }
}
