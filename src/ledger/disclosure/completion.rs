//! How many of a class, of its units and categories, came to which end, and what of it the public edition may say.

use std::collections::{BTreeMap, BTreeSet};

use super::release::{Counts, Group, add, among, is_few, is_small, release};
use crate::ledger::{ClassLedger, Outcome};
use crate::model::{CategoryId, Class, Enrolment, Office, UnitId};

/// How far the people of a unit, and of those below it, are in a class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// 参训.
    pub enrolled: usize,
    /// 合格.
    pub qualified: usize,
    /// Whether the public edition may show it.
    pub public: bool,
}

/// What the public edition may say of a class.
#[derive(Clone, Debug, Default)]
pub struct ClassDisclosure {
    /// Whether it may list who qualified, as the office has chosen with public results: the class is over, and its
    /// people are not so few that it would be known who is not on the list; nor are those who are not on it.
    pub listed: bool,
    /// Whether it may say how many qualified: results are public, the class is over, and neither its people nor
    /// those of them who did not qualify are so few that it would be known who is meant.
    pub outcomes: bool,
    /// How far each unit's people are, and whether that may be said.
    pub units: BTreeMap<UnitId, Completion>,
    /// The units of which it may be said how many are enrolled.
    pub(super) counted: BTreeSet<UnitId>,
    /// The categories of which that may be said.
    pub(super) categories: BTreeSet<CategoryId>,
}

/// Decides it.
///
/// The number enrolled in a class is public. That of its units is so only after its end: before it, the numbers
/// would tell by comparison with the list of the qualified who failed. Where no results are public, everyone is
/// listed at any time. Sums over classes are made of what is shown of each, so that no difference of two sums
/// tells more.
pub(super) fn class_disclosure(office: &Office, class: &Class, ledger: &ClassLedger) -> ClassDisclosure {
    let privacy = &office.site.privacy;
    let least = privacy.smallest_group as usize;
    // Who qualified is listed, or else as much a secret as who did not.
    let is_listed = privacy.lists_qualified();
    let results = class.register.roster.iter().zip(&ledger.standings);
    let results = results.map(|(enrolment, standing)| (enrolment, standing.verdict.outcome == Outcome::Qualified));
    let over = privacy.result && office.today > class.programme.end;
    // The number enrolled is public: who counts the list has the number of those who are not on it.
    let is_named = |enrolment: &Enrolment| {
        privacy.named(office.person(enrolment.person), enrolment.category, privacy.name).is_some()
    };
    let missing = results.clone().filter(|(enrolment, qualified)| !qualified || !is_named(enrolment)).count();
    let all_listed = over && class.register.roster.len() >= least && !is_few(missing, least);
    let unnamed = |enrolment: &Enrolment| is_listed && all_listed && !is_named(enrolment);
    let of_outcome = |enrolment: &Enrolment, qualified: bool| {
        let told = [!qualified, qualified && !is_listed, qualified && unnamed(enrolment)].map(usize::from);
        [1, told[0], told[1], told[2], 0]
    };
    let people = results.clone().map(|(enrolment, _)| (enrolment, [1, 0, 0, 0, 0]));
    let of_outcomes = results.clone().map(|(enrolment, qualified)| (enrolment, of_outcome(enrolment, qualified)));
    let parts = Parts::of(office, of_outcomes);
    let outcomes = over && !is_small(parts.total, least);
    let counted = match privacy.result {
        true if outcomes => parts.released(office, least),
        true => BTreeSet::new(),
        false => Parts::of(office, people.clone()).released(office, least),
    };
    let mut units: BTreeMap<UnitId, Completion> = BTreeMap::new();
    for (enrolment, qualified) in results {
        for unit in enrolment.unit().into_iter().flat_map(|own| office.units.upwards(own)) {
            let completion = units.entry(unit).or_default();
            completion.enrolled += 1;
            completion.qualified += usize::from(qualified);
            completion.public = outcomes && counted.contains(&unit);
        }
    }
    let categories = categories(people.map(|(enrolment, one)| (enrolment.category, one)), least);
    ClassDisclosure { listed: all_listed, outcomes, units, counted, categories }
}

/// The categories that may be told apart, of people of whom the total is known.
pub(super) fn categories(
    people: impl Iterator<Item = (Option<CategoryId>, Counts)>,
    least: usize,
) -> BTreeSet<CategoryId> {
    let mut groups: BTreeMap<CategoryId, Group> = BTreeMap::new();
    let mut none = Counts::default();
    for (category, one) in people {
        add(category.map_or(&mut none, |category| &mut groups.entry(category).or_default().all), one);
    }
    among(groups.keys().copied(), none, least, &groups).into_iter().collect()
}

/// The people of a class by unit.
#[derive(Default)]
struct Parts {
    total: Counts,
    /// Those of no unit.
    nowhere: Counts,
    groups: BTreeMap<UnitId, Group>,
}

impl Parts {
    fn of<'a>(office: &Office, people: impl Iterator<Item = (&'a Enrolment, Counts)>) -> Self {
        let mut parts = Self::default();
        for (enrolment, one) in people {
            add(&mut parts.total, one);
            let Some(own) = enrolment.unit() else {
                add(&mut parts.nowhere, one);
                continue;
            };
            for unit in office.units.upwards(own) {
                parts.groups.entry(unit).or_default().add(one, unit == own);
            }
        }
        parts
    }

    /// The units that may be told apart, where the total may be told.
    fn released(&self, office: &Office, least: usize) -> BTreeSet<UnitId> {
        let mut shown = BTreeSet::new();
        if !is_small(self.total, least) {
            let roots = office.units.ids().filter(|&id| office.units.get(id).parent.is_none());
            for root in among(roots, self.nowhere, least, &self.groups) {
                release(&office.units, root, least, &self.groups, &mut shown);
            }
        }
        shown
    }
}
