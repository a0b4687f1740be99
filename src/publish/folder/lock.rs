//! The lock of a folder: a file that says who changes it.
//!
//! Its owner writes it anew every few seconds. One whose owner is known to have ended, or that was not written for
//! minutes by the measure of the disk it lies on, is stale and may be taken over; an owner that was only asleep finds
//! out before it shows anything.
#![allow(clippy::disallowed_methods, reason = "what is published lies elsewhere than what a build writes")]

use std::fs::{self, File};
use std::io::{ErrorKind, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::Duration;

use super::disk;
use crate::publish::fault::{Failure, Fault, at};
use crate::publish::owner::Owner;
use crate::publish::shelf::LOCK;

/// How often the owner shows that it is alive.
const BEAT: Duration = Duration::from_secs(10);
/// After how long without that a lock is stale.
const STALE: Duration = Duration::from_secs(120);

/// A lock that is held.
pub(super) struct Lock {
    path: PathBuf,
    owner: Owner,
    /// The heart beats until this is dropped.
    _heart: Sender<()>,
}

/// Takes the lock of a folder; beside it, whose it was where a stale one was taken over.
pub(super) fn take(folder: &Path) -> Result<(Lock, Option<String>), Fault> {
    let (path, owner) = (folder.join(LOCK), Owner::new());
    let mut took_over = None;
    loop {
        match lay(&path, &owner) {
            Ok(file) => {
                let heart = beat(file, owner.bytes());
                return Ok((Lock { path, owner, _heart: heart }, took_over));
            }
            Err(failure) if failure.error.kind() != ErrorKind::AlreadyExists => return Err(failure.into()),
            Err(_) => {}
        }
        let Some(found) = disk::read(&path)? else { continue };
        let shown = Owner::read(&found).map_or_else(|| "?".to_owned(), |other| other.shown());
        let busy = || Fault::Busy { path: path.display().to_string(), owner: shown.clone() };
        // Once is enough: who loses the race for a stale lock twice has met somebody who publishes.
        if took_over.is_some() || !is_stale(&path, &found, &owner)? || !put_aside(&path, &found, &owner)? {
            return Err(busy());
        }
        took_over = Some(shown);
    }
}

impl Lock {
    /// Refuses to go on where somebody has taken the lock over.
    pub(super) fn hold(&self) -> Result<(), Fault> {
        let found = disk::read(&self.path)?;
        let is_own = found.and_then(|bytes| Owner::read(&bytes)).is_some_and(|owner| owner.token == self.owner.token);
        if is_own { Ok(()) } else { Err(Fault::Lost { path: self.path.display().to_string() }) }
    }

    /// What no other run has.
    pub(super) fn token(&self) -> &str {
        &self.owner.token
    }

    /// Gives it back.
    pub(super) fn give_back(self) {
        if self.hold().is_ok() {
            // A lock that stays is stale as soon as this process ends.
            drop(fs::remove_file(&self.path));
        }
    }
}

fn beside(path: &Path, owner: &Owner) -> PathBuf {
    path.with_file_name(format!("{LOCK}.{}", owner.token))
}

/// Lays the file of a lock, whole and only where there is none. Where a file system has no second names for a file, it
/// is laid empty first.
fn lay(path: &Path, owner: &Owner) -> Result<File, Failure> {
    let new = beside(path, owner);
    let laid = written(&new, owner).and_then(|file| match fs::hard_link(&new, path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
        // Who has the lock clears such names away: it is taken.
        Err(error) if error.kind() == ErrorKind::NotFound => Err(ErrorKind::AlreadyExists.into()),
        Err(_) => written(path, owner),
        Ok(()) => Ok(file),
    });
    drop(fs::remove_file(&new));
    laid.map_err(at(path))
}

/// Writes a file that is not there yet; on a full disk there is none afterwards either.
fn written(path: &Path, owner: &Owner) -> std::io::Result<File> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    let done = file.write_all(&owner.bytes());
    if done.is_err() {
        drop(fs::remove_file(path));
    }
    done.map(|()| file)
}

/// Writes the lock anew again and again, so that the disk dates it: through the file that was opened, not its name,
/// which may be another's by then.
fn beat(mut file: File, bytes: Vec<u8>) -> Sender<()> {
    let (heart, stop) = mpsc::channel();
    std::thread::spawn(move || {
        while stop.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
            // Where the disk is gone the run will find out by itself.
            drop(file.rewind().and_then(|()| file.write_all(&bytes)));
        }
    });
    heart
}

/// Whether the owner of a lock is known to have ended, or has not written it for long.
fn is_stale(path: &Path, found: &[u8], own: &Owner) -> Result<bool, Fault> {
    if Owner::read(found).is_some_and(|owner| owner.is_gone()) {
        return Ok(true);
    }
    // How late it is says a file that is new on the same disk: clocks of two machines differ.
    let new = beside(path, own);
    let now = disk::write_synced(&new, b"").and_then(|()| fs::metadata(&new)?.modified());
    drop(fs::remove_file(&new));
    let then = fs::metadata(path).and_then(|found| found.modified());
    match (now, then) {
        (Ok(now), Ok(then)) => Ok(now.duration_since(then).is_ok_and(|age| age > STALE)),
        // It was given back, or another's run cleared the new file away: somebody publishes.
        (Err(error), _) | (_, Err(error)) if error.kind() == ErrorKind::NotFound => Ok(false),
        (Err(error), _) | (_, Err(error)) => Err(at(path)(error).into()),
    }
}

/// Takes a stale lock away, unless it is another's by now.
fn put_aside(path: &Path, found: &[u8], own: &Owner) -> Result<bool, Fault> {
    let aside = beside(path, own);
    if fs::rename(path, &aside).is_err() {
        return Ok(false);
    }
    let is_same = disk::read(&aside)?.is_some_and(|bytes| bytes == found);
    if !is_same {
        // It was taken over in between, and goes back to who did.
        drop(fs::hard_link(&aside, path));
    }
    drop(fs::remove_file(&aside));
    Ok(is_same)
}
