//! What a place that releases are laid out at can do.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::changes::Held;
use super::fault::Fault;
use super::manifest::{Manifest, Site};

/// The folder of releases.
pub(super) const RELEASES: &str = "releases";
/// What readers see.
pub(super) const CURRENT: &str = "current";
/// The file that says that a target is this program's.
pub(super) const MARK: &str = "publish.json";
/// The file that says who changes the target.
pub(super) const LOCK: &str = "publish.lock";
/// The file that says what is being changed.
pub(super) const JOURNAL: &str = "publish.journal";

/// What a target says of itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Mark {
    /// The program.
    pub(super) program: String,
    /// The release that is shown, where `current` does not say it.
    pub(super) live: Option<u32>,
    /// The greatest number of a release that ever was shown.
    pub(super) ever: u32,
    /// How it came to be shown.
    pub(super) way: String,
}

/// What a target was about to show when it was written.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Journal {
    /// The release before.
    pub(super) from: Option<u32>,
    /// The release that is to be shown.
    pub(super) to: u32,
    /// Whether what is no part of it is to be looked for where readers see it, and not in the list of the one before.
    #[serde(default)]
    pub(super) is_anew: bool,
}

/// What there is at a target.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// The releases that are whole, by number.
    pub(super) releases: BTreeMap<u32, Manifest>,
    /// The one that is shown.
    pub(super) live: Option<u32>,
    /// What an interrupted run was about to show.
    pub(super) journal: Option<Journal>,
    /// The greatest number of a release that ever was shown.
    pub(super) ever: u32,
    /// The greatest number that anything of a release has, be it whole or not.
    pub(super) last: u32,
}

impl Shown {
    /// The release that is shown.
    pub(super) fn live(&self) -> Option<&Manifest> {
        self.releases.get(&self.live?)
    }

    /// The number of the next one.
    pub(super) fn next(&self) -> u32 {
        let known = self.releases.keys().next_back().copied().unwrap_or(0).max(self.last);
        known.max(self.live.unwrap_or(0)).saturating_add(1)
    }

    /// The releases that were made ready and never shown: who made them was stopped before.
    pub(super) fn never_shown(&self) -> Vec<u32> {
        self.releases.keys().copied().filter(|release| *release > self.ever).collect()
    }

    /// Takes in the one that was just shown.
    pub(super) fn add(&mut self, manifest: Manifest) {
        self.live = Some(manifest.release);
        self.releases.insert(manifest.release, manifest);
    }
}

/// A place that releases are laid out at.
pub(super) trait Shelf {
    /// How it shows a release, as far as it is known yet.
    fn way(&self) -> String;

    /// What there is; nothing is written. Somebody else's folder is refused.
    fn look(&mut self) -> Result<Shown, Fault>;

    /// Takes the lock; says whose it was where a stale one was taken over.
    fn lock(&mut self) -> Result<Option<String>, Fault>;

    /// Gives the lock back.
    fn unlock(&mut self);

    /// Finishes what an interrupted run was about to show, and clears away what it left; says what it finished.
    fn mend(&mut self, shown: &Shown) -> Result<Option<u32>, Fault>;

    /// Makes a release ready, whole, beside those that are there; what `base` has need not be carried over. Without one
    /// nothing is known of what readers see, and what is no part of the release goes from there when it is shown.
    fn lay(&mut self, manifest: &Manifest, site: &Site, base: Option<&Manifest>) -> Result<(), Fault>;

    /// Shows a release that was laid; `from` is the list of the one that is shown, where it can be read.
    fn switch(&mut self, to: &Manifest, from: Option<&Manifest>) -> Result<(), Fault>;

    /// Removes a release that is not shown.
    fn remove(&mut self, release: u32) -> Result<(), Fault>;

    /// Clears away what none of these releases needs.
    fn tidy(&mut self, _shown: &Shown) -> Result<(), Fault> {
        Ok(())
    }

    /// Reads a release, or what is shown.
    fn held(&self, release: Option<u32>) -> Result<Held, Fault>;
}
