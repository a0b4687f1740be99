//! What each unit's people earned in a year, and what of it the public edition may say.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::ClassDisclosure;
use super::release::{Counts, Group, is_small, release};
use crate::ledger::{Account, Cycle, Ledger};
use crate::model::{ClassId, Office, PersonId, UnitId};

/// The totals of a unit, and of those below it, in a year.
#[derive(Clone, Debug, Default)]
pub struct UnitYear {
    /// People in the registers.
    pub people: usize,
    /// People who took part in any class.
    pub trained: usize,
    /// People of whom a number of credits is required.
    pub bound: usize,
    /// Those of them who have reached it.
    pub reached: usize,
    /// Credits of all (人次学时).
    pub credits: Decimal,
    /// Whether the public edition may show how many people there are, and how many of them have what is required.
    pub public: bool,
    /// Whether it may also show how many were trained, and their credits: from these it can be had how many
    /// qualified, where everybody earns the same.
    pub training: bool,
}

/// What the totals of years are made of.
pub(super) struct Years<'a> {
    pub(super) office: &'a Office,
    pub(super) ledger: &'a Ledger,
    /// What may be said of each class.
    pub(super) classes: &'a [ClassDisclosure],
    /// By person: the classes, with the place in their rosters.
    pub(super) enrolled: &'a [Vec<(ClassId, usize)>],
}

impl Years<'_> {
    /// The totals of each unit in a period, and which of them may be shown.
    pub(super) fn totals(&self, cycle: Cycle, accounts: &BTreeMap<PersonId, Account>) -> BTreeMap<UnitId, UnitYear> {
        let mut totals: BTreeMap<UnitId, UnitYear> = BTreeMap::new();
        let [mut duties, mut trainings]: [BTreeMap<UnitId, Group>; 2] = Default::default();
        for (&person, account) in accounts {
            let own = self.office.person(person).unit;
            let reached = account.required.map(|required| account.counted() >= required);
            let failed = self.failed(cycle, person, account);
            for unit in self.office.units.upwards(own) {
                let total = totals.entry(unit).or_default();
                total.people += 1;
                total.trained += usize::from(account.trained);
                total.bound += usize::from(reached.is_some());
                total.reached += usize::from(reached == Some(true));
                total.credits += account.total;
                duties.entry(unit).or_default().add(self.duty(reached), unit == own);
                trainings.entry(unit).or_default().add(self.training(account, &failed, unit), unit == own);
            }
        }
        let (duties, trainings) = (self.released(&duties), self.released(&trainings));
        for (id, total) in &mut totals {
            total.public = duties.contains(id);
            total.training = total.public && trainings.contains(id);
        }
        totals
    }

    /// The classes of a period in which somebody did not qualify.
    fn failed(&self, cycle: Cycle, person: PersonId, account: &Account) -> Vec<ClassId> {
        let places = self.enrolled[person.0].iter().filter(|&&(id, place)| {
            let class = self.office.class(id);
            let of_period = class.programme.runs_in(cycle.from, cycle.to) || account.classes.contains_key(&id);
            of_period && self.ledger.class(id).standings[place].fell_short(class, self.office.today)
        });
        places.map(|&(id, _)| id).collect()
    }

    /// What is told of somebody by who has what is required.
    fn duty(&self, reached: Option<bool>) -> Counts {
        let secret = reached == Some(true) && !self.office.site.privacy.lists_qualified();
        [1, usize::from(reached.is_some()), usize::from(reached == Some(false)), usize::from(secret), 0]
    }

    /// What is told of somebody of a unit by who was trained and by credits. Those of the classes that the
    /// bulletin has can be taken away, so that they are not to be few without them either.
    fn training(&self, account: &Account, failed: &[ClassId], unit: UnitId) -> Counts {
        let is_public = |class: &ClassId| self.classes[class.0].units.get(&unit).is_some_and(|found| found.public);
        let secret = account.trained && failed.is_empty() && !self.office.site.privacy.lists_qualified();
        let hidden = !failed.iter().all(is_public);
        let told = [account.trained, !failed.is_empty(), hidden, secret].map(usize::from);
        [1, told[0], told[1], told[2], told[3]]
    }

    /// The units whose totals may be shown.
    fn released(&self, groups: &BTreeMap<UnitId, Group>) -> BTreeSet<UnitId> {
        let (units, least) = (&self.office.units, self.office.site.privacy.smallest_group as usize);
        let mut shown = BTreeSet::new();
        for id in units.ids().filter(|&id| units.get(id).parent.is_none()) {
            if groups.get(&id).is_some_and(|group| !is_small(group.all, least)) {
                release(units, id, least, groups, &mut shown);
            }
        }
        shown
    }
}
