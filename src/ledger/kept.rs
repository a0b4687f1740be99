//! Sums that were made once, for whoever asks again: each is over the whole office.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::Ledger;
use super::coverage::Covered;
use super::sums::Sums;
use crate::model::{MeasureCut, Office, Period};

/// Who is covered, by place of the coverage and by period.
type CoveredIn = BTreeMap<(usize, Period), Option<Arc<Covered>>>;

/// What was added up before.
#[derive(Debug, Default)]
pub(super) struct Kept {
    sums: Mutex<BTreeMap<MeasureCut, Arc<Sums>>>,
    covered: Mutex<CoveredIn>,
}

impl Ledger {
    /// The sums of a cut. Those of a single class are made anew: they cost little, and there may be very many.
    pub(super) fn sums(&self, office: &Office, cut: &MeasureCut) -> Arc<Sums> {
        if cut.class.is_some() {
            return Arc::new(Sums::of(office, self, cut));
        }
        find(&self.kept.sums, *cut, || Arc::new(Sums::of(office, self, cut)))
    }

    /// Who of a population is covered in a period.
    pub(super) fn covered(&self, office: &Office, at: usize, period: Period) -> Option<Arc<Covered>> {
        let coverage = office.site.coverage.get(at)?;
        find(&self.kept.covered, (at, period), || Covered::of(office, self, coverage, period).map(Arc::new))
    }
}

/// What is kept by a key, or is made for it. It is made without the lock: two that ask at once both make it, and it is
/// the same.
fn find<K: Ord, V: Clone>(kept: &Mutex<BTreeMap<K, V>>, key: K, make: impl FnOnce() -> V) -> V {
    let open = || kept.lock().unwrap_or_else(PoisonError::into_inner);
    let known = open().get(&key).cloned();
    known.unwrap_or_else(|| {
        let made = make();
        open().insert(key, made.clone());
        made
    })
}
