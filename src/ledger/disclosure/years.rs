//! What each unit's people earned in a year, and what of it the public edition may say.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::release::{Group, is_small, release};
use crate::ledger::Account;
use crate::model::{Office, PersonId, UnitId};

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
    /// People who are in this very unit, none below it.
    own: usize,
    /// Those of them of whom a number of credits is required.
    own_bound: usize,
    /// Whether the public edition may show these totals.
    pub public: bool,
}

/// The totals of each unit in a period, and which of them may be shown.
pub(super) fn unit_years(office: &Office, accounts: &BTreeMap<PersonId, Account>) -> BTreeMap<UnitId, UnitYear> {
    let mut totals: BTreeMap<UnitId, UnitYear> = BTreeMap::new();
    for (&person, account) in accounts {
        for unit in office.units.upwards(office.person(person).unit) {
            let total = totals.entry(unit).or_default();
            total.people += 1;
            total.own += usize::from(unit == office.person(person).unit);
            total.trained += usize::from(account.trained);
            if let Some(required) = account.required {
                total.bound += 1;
                total.own_bound += usize::from(unit == office.person(person).unit);
                total.reached += usize::from(account.counted() >= required);
            }
            total.credits += account.total;
        }
    }
    let least = office.site.privacy.smallest_group as usize;
    let group = |total: &UnitYear| Group { all: [total.people, total.bound, 0, 0, 0], own: [total.own, total.own_bound, 0, 0, 0] };
    let groups: BTreeMap<_, _> = totals.iter().map(|(&id, total)| (id, group(total))).collect();
    let mut shown = BTreeSet::new();
    for id in office.units.ids().filter(|&id| office.units.get(id).parent.is_none()) {
        if groups.get(&id).is_some_and(|group| !is_small(group.all, least)) {
            release(&office.units, id, least, &groups, &mut shown);
        }
    }
    for (id, total) in &mut totals {
        total.public = shown.contains(id);
    }
    totals
}
