//! Publishing: releases laid out at a target, one of them shown, and taken back.
//!
//! A target has `releases/` with a folder and a manifest a release, and `current`, which is what readers see. A release
//! is made ready whole before it is shown; how it is shown differs from target to target and is a `Shelf`'s matter.
//! Whoever changes a target holds its lock, and first finishes or clears away what an interrupted run left behind.

mod changes;
mod fault;
mod folder;
mod manifest;
mod owner;
mod remote;
mod shelf;
mod ssh;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{Edition, Place, Target};

pub use changes::{Change, Changes, Verified};
pub use fault::Fault;
pub use manifest::{Facts, File, Manifest, Site};
use shelf::{Shelf, Shown};

/// Where to publish, and with what at hand.
#[derive(Clone, Debug)]
pub struct Destination {
    /// The target.
    pub target: Target,
    /// The office's folder, from which a folder that is not absolute is reckoned.
    pub root: PathBuf,
    /// A folder of this machine for files on their way; it is made where it is needed, and removed.
    pub scratch: PathBuf,
}

/// What became of a publication.
#[derive(Clone, Debug, Serialize)]
pub struct Published {
    /// The release that is shown now, or would be.
    pub release: u32,
    /// The one that was shown before.
    pub previous: Option<u32>,
    /// How it took the place of the one before.
    pub way: String,
    /// What differs between the two.
    pub changes: Changes,
    /// Releases that were removed, as there are newer ones to go back to.
    pub removed_releases: Vec<u32>,
    /// The release of an interrupted run that was finished first.
    pub finished: Option<u32>,
    /// Whose stale lock was taken over.
    pub took_over: Option<String>,
    /// Whether anything was laid: a site that is shown already is not published again.
    pub is_new: bool,
}

/// What became of going back.
#[derive(Clone, Debug, Serialize)]
pub struct RolledBack {
    /// The release that is shown now.
    pub release: u32,
    /// The one that was shown before.
    pub previous: u32,
    /// Whose stale lock was taken over.
    pub took_over: Option<String>,
    /// The day that the release was made for.
    pub date: NaiveDate,
    /// Whether it is a public one of an earlier day than the one before: what was taken out since is public again.
    pub is_older: bool,
}

/// Which release to show again.
#[derive(Clone, Copy, Debug)]
pub enum Back {
    /// So many before the one that is shown.
    Steps(u32),
    /// The one of this number.
    To(u32),
}

/// A release that a target keeps.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What it holds.
    pub manifest: Manifest,
    /// Whether it is shown.
    pub is_shown: bool,
}

impl Destination {
    fn shelf(&self) -> Result<Box<dyn Shelf>, Fault> {
        match &self.target.place {
            Place::Folder(path) => Ok(Box::new(folder::Folder::new(&self.root, path, self.target.way)?)),
            Place::Ssh { host, port, path } => {
                ssh::Ssh::new(host, *port, path, self.target.way, &self.scratch).map(|ssh| Box::new(ssh) as _)
            }
            place => remote::open(place),
        }
    }

    /// The folder that a target is, where it is one of this machine.
    pub fn folder(&self) -> Option<PathBuf> {
        match &self.target.place {
            Place::Folder(path) => Some(folder::resolved(&self.root, path)),
            _ => None,
        }
    }
}

/// What publishing a site would change; nothing is written.
///
/// # Errors
/// What stands in the way.
pub fn plan(destination: &Destination, site: &Site) -> Result<Published, Fault> {
    let mut shelf = destination.shelf()?;
    let shown = shelf.look()?;
    let changes = Changes::between(shown.live(), site.files().iter().map(|(file, _)| file));
    let is_new = !changes.is_none();
    let release = if is_new { shown.next() } else { shown.live.unwrap_or(1) };
    Ok(Published {
        release,
        previous: shown.live,
        way: shelf.way(),
        changes,
        removed_releases: Vec::new(),
        finished: None,
        took_over: None,
        is_new,
    })
}

/// Publishes a site. With `anew` every file is carried over again, be it there or not.
///
/// # Errors
/// What stood in the way; what was shown is shown still.
pub fn publish(destination: &Destination, site: &Site, facts: &Facts, anew: bool) -> Result<Published, Fault> {
    locked(destination, |shelf, shown, came| {
        let changes = Changes::between(shown.live(), site.files().iter().map(|(file, _)| file));
        let is_new = anew || !changes.is_none();
        let mut done = Published {
            release: shown.live.unwrap_or(1),
            previous: shown.live,
            way: shelf.way(),
            changes,
            removed_releases: Vec::new(),
            finished: came.finished,
            took_over: came.took_over,
            is_new,
        };
        if is_new {
            let manifest = site.release(shown.next(), facts);
            shelf.lay(&manifest, site, shown.live().filter(|_| !anew))?;
            if let Err(fault) = shelf.switch(&manifest, shown.live()) {
                forget(shelf, manifest.release);
                return Err(fault);
            }
            (done.release, done.way) = (manifest.release, shelf.way());
            shown.add(manifest);
        }
        for release in surplus(shown, destination.target.keep, facts.edition) {
            // What could not be removed is tried again next time: the site that is shown is right.
            if shelf.remove(release).is_ok() {
                shown.releases.remove(&release);
                done.removed_releases.push(release);
            }
        }
        if !done.removed_releases.is_empty() {
            // The same.
            drop(shelf.tidy(shown));
        }
        Ok(done)
    })
}

/// Removes a release that could not be shown, unless it is to be shown yet.
fn forget(shelf: &mut dyn Shelf, release: u32) {
    let Ok(now) = shelf.look() else { return };
    if now.journal.is_none() && now.live != Some(release) {
        // What stays is one release more to go back to; the failure before is what counts.
        drop(shelf.remove(release));
    }
}

/// Shows an earlier release again.
///
/// # Errors
/// What stood in the way; what was shown is shown still.
pub fn rollback(destination: &Destination, back: Back) -> Result<RolledBack, Fault> {
    // A lock would make a folder where there is none.
    let before = destination.shelf()?.look()?;
    if before.live.is_none() && before.journal.is_none() {
        return Err(Fault::Nothing);
    }
    locked(destination, |shelf, shown, came| {
        let previous = shown.live.ok_or(Fault::Nothing)?;
        let manifest = asked(shown, previous, back)?.clone();
        let edition = destination.target.edition.name();
        if manifest.edition != edition {
            return Err(Fault::OtherEdition { release: manifest.release, edition: manifest.edition });
        }
        let found = Verified::of(&manifest, shelf.held(Some(manifest.release))?);
        if let Some(path) = found.first() {
            return Err(Fault::Damaged { release: manifest.release, path: path.clone() });
        }
        shelf.switch(&manifest, shown.live())?;
        let is_earlier = shown.live().is_none_or(|live| manifest.date < live.date);
        Ok(RolledBack {
            release: manifest.release,
            previous,
            took_over: came.took_over,
            date: manifest.date,
            is_older: is_earlier && destination.target.edition == Edition::Public,
        })
    })
}

/// Removes a release that is not shown, for good; says whose stale lock was taken over.
///
/// # Errors
/// What stood in the way.
pub fn discard(destination: &Destination, release: u32) -> Result<Option<String>, Fault> {
    // A lock would make a folder where there is none.
    if destination.shelf()?.look()?.live.is_none() {
        return Err(Fault::Nothing);
    }
    locked(destination, |shelf, shown, came| {
        if shown.live == Some(release) {
            return Err(Fault::IsShown { release });
        }
        asked(shown, release, Back::To(release))?;
        shelf.remove(release)?;
        shown.releases.remove(&release);
        shelf.tidy(shown)?;
        Ok(came.took_over)
    })
}

/// Reads everything that is shown, and holds it against what was published.
///
/// # Errors
/// What stood in the way.
pub fn verify(destination: &Destination) -> Result<Verified, Fault> {
    let mut shelf = destination.shelf()?;
    let shown = shelf.look()?;
    let live = shown.live().ok_or(Fault::Nothing)?;
    Ok(Verified::of(live, shelf.held(None)?))
}

/// The commit from which the page of changes of a release at `commit` tells: that of the release which is shown, unless
/// it is the same one. A release is then published again, and tells from where it did.
///
/// # Errors
/// What stood in the way.
pub fn since(destination: &Destination, commit: Option<&str>) -> Result<Option<String>, Fault> {
    let shown = destination.shelf()?.look()?;
    let live = shown.live();
    let is_same = live.is_some_and(|live| live.commit.as_deref() == commit);
    Ok(live.and_then(|live| if is_same { live.since.clone() } else { live.commit.clone() }))
}

/// The releases that a target keeps, the newest first.
///
/// # Errors
/// What stood in the way.
pub fn releases(destination: &Destination) -> Result<Vec<Kept>, Fault> {
    let shown = destination.shelf()?.look()?;
    let live = shown.live;
    let kept = |manifest: Manifest| Kept { is_shown: Some(manifest.release) == live, manifest };
    Ok(shown.releases.into_values().rev().map(kept).collect())
}

/// What there was to do before anything could be done.
struct Came {
    finished: Option<u32>,
    took_over: Option<String>,
}

/// Does something to a target that nobody else changes meanwhile, and that no interrupted run left unfinished.
fn locked<T>(
    destination: &Destination,
    work: impl FnOnce(&mut dyn Shelf, &mut Shown, Came) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let mut shelf = destination.shelf()?;
    // Somebody else's folder is refused before a lock is laid into it.
    shelf.look()?;
    let took_over = shelf.lock()?;
    let begun = shelf.look().and_then(|shown| {
        let finished = shelf.mend(&shown)?;
        let mut shown = shelf.look()?;
        for release in shown.never_shown() {
            shelf.remove(release)?;
            shown.releases.remove(&release);
        }
        Ok((shown, finished))
    });
    let done = begun.and_then(|(mut shown, finished)| work(shelf.as_mut(), &mut shown, Came { finished, took_over }));
    shelf.unlock();
    done
}

/// The release that is asked for.
fn asked(shown: &Shown, live: u32, back: Back) -> Result<&Manifest, Fault> {
    let found = match back {
        Back::To(release) => shown.releases.get(&release),
        Back::Steps(0) => None,
        Back::Steps(steps) => shown.releases.range(..live).rev().nth(steps as usize - 1).map(|(_, found)| found),
    };
    found.ok_or_else(|| Fault::NoRelease {
        given: match back {
            Back::To(release) => release.to_string(),
            Back::Steps(steps) => format!("-{steps}"),
        },
        known: shown.releases.keys().copied().collect(),
    })
}

/// The releases that need not be kept: beyond so many of the newest, and those of the other edition, to which nobody
/// may go back. The one that is shown is never among them.
fn surplus(shown: &Shown, keep: u32, edition: &str) -> Vec<u32> {
    let of_edition = |manifest: &&Manifest| manifest.edition == edition || Some(manifest.release) == shown.live;
    let mut kept: Vec<u32> = shown.releases.values().filter(of_edition).map(|manifest| manifest.release).collect();
    kept.reverse();
    let newest: Vec<u32> = kept.iter().copied().take(keep.max(1) as usize).collect();
    let stays = |release: &u32| newest.contains(release) || Some(*release) == shown.live;
    shown.releases.keys().copied().filter(|release| !stays(release)).collect()
}

/// The name of a release's folder below the target.
fn release_folder(folder: &Path, release: u32) -> PathBuf {
    folder.join(shelf::RELEASES).join(release.to_string())
}
