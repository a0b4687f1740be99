//! How many of each unit qualified in a class, and what of it the public edition may say.

use std::collections::{BTreeMap, BTreeSet};

use super::release::{Counts, Group, among, is_small, release};
use crate::ledger::{ClassLedger, Outcome};
use crate::model::{Class, Office, UnitId};

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

/// The people of each unit that has any in a class.
///
/// The class's own total is public. Its units are shown only after its end and where results are public:
/// before it, the numbers enrolled would tell by comparison with the list of the qualified who failed.
/// Sums over classes are made of what is shown of each, so that no difference of two sums tells more.
pub(super) fn completions(office: &Office, class: &Class, ledger: &ClassLedger) -> BTreeMap<UnitId, Completion> {
    let privacy = &office.site.privacy;
    let mut groups: BTreeMap<UnitId, Group> = BTreeMap::new();
    let mut completions: BTreeMap<UnitId, Completion> = BTreeMap::new();
    let (mut total, mut nowhere): (Counts, Counts) = ([0; 3], [0; 3]);
    // Who qualified is listed, or else as much a secret as who did not.
    let listed = privacy.class && privacy.result;
    for (enrolment, standing) in class.register.roster.iter().zip(&ledger.standings) {
        let qualified = standing.verdict.outcome == Outcome::Qualified;
        let one = [1, usize::from(!qualified), usize::from(qualified && !listed)];
        add(&mut total, one);
        let Some(own) = enrolment.unit() else {
            add(&mut nowhere, one);
            continue;
        };
        for unit in office.units.upwards(own) {
            let group = groups.entry(unit).or_default();
            add(&mut group.all, one);
            if unit == own {
                add(&mut group.own, one);
            }
            let completion = completions.entry(unit).or_default();
            completion.enrolled += 1;
            completion.qualified += usize::from(qualified);
        }
    }
    let least = privacy.smallest_group as usize;
    if privacy.result && office.today > class.programme.end && !is_small(total, least) {
        let mut shown = BTreeSet::new();
        let roots = office.units.ids().filter(|&id| office.units.get(id).parent.is_none());
        for root in among(roots, nowhere, least, &groups) {
            release(&office.units, root, least, &groups, &mut shown);
        }
        for (unit, completion) in &mut completions {
            completion.public = shown.contains(unit);
        }
    }
    completions
}

fn add(sum: &mut Counts, one: Counts) {
    for (sum, one) in sum.iter_mut().zip(one) {
        *sum += one;
    }
}
