//! How a release is shown: by a link, by two folders that change places, or file by file.
#![allow(clippy::disallowed_methods, reason = "what is published lies elsewhere than what a build writes")]

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{disk, lay};
use crate::publish::fault::{Failure, Fault, at};
use crate::publish::manifest::{File, Manifest, sha256, turn};

/// Makes `current` a link to a folder beside it, in one step.
pub(super) fn by_link(current: &Path, to: &Path, spare: &Path) -> Result<(), Fault> {
    disk::link(to, spare).map_err(at(spare))?;
    if is_folder(current) && disk::exchange(spare, current).is_err() {
        // Another way was used before, and the two can't change places: for a moment there is neither.
        let old = spare.with_extension("old");
        fs::rename(current, &old).map_err(at(current))?;
    }
    if !is_link(spare) {
        return Ok(());
    }
    Ok(fs::rename(spare, current).map_err(at(current))?)
}

/// Makes `current` a folder with the files of a release, in one step; what it was before is at `spare` then, for those
/// who still read it.
pub(super) fn by_exchange(current: &Path, to: &Manifest, release: &Path, spare: &Path) -> Result<(), Fault> {
    lay::clone(spare, to, release, true)?;
    if fs::symlink_metadata(current).is_err() {
        return Ok(fs::rename(spare, current).map_err(at(current))?);
    }
    Ok(disk::exchange(spare, current).map_err(at(current))?)
}

/// Makes the folder `current` hold the files of a release, each renamed over what was there: what pages need first, then
/// pages, the first page last, and only then is removed what went. All is copied before the first file is renamed, so
/// that a full disk changes nothing. What went is what `known` have more; where that is not known, whatever else is there.
pub(super) fn by_copy(
    current: &Path,
    to: &Manifest,
    known: Option<&[&Manifest]>,
    release: &Path,
    spare: &Path,
) -> Result<(), Fault> {
    if is_link(current) || fs::symlink_metadata(current).is_err() {
        lay::clone(spare, to, release, false)?;
        disk::clear(current)?;
        return Ok(fs::rename(spare, current).map_err(at(current))?);
    }
    disk::own_folder(current)?;
    let mut changed: Vec<&File> = to.files.par_iter().filter(|file| !holds(&current.join(&file.path), file)).collect();
    changed.sort_by_key(|file| (turn(&file.path), file.path.as_str()));
    let there = if known.is_none() { below(current)? } else { Vec::new() };
    let listed = known.unwrap_or_default().iter().flat_map(|known| &known.files).map(|file| file.path.as_str());
    let gone: BTreeSet<&str> =
        listed.chain(there.iter().map(String::as_str)).filter(|path| to.hash(path).is_none()).collect();
    let mut folders = above(changed.iter().map(|file| file.path.as_str()).chain(gone.iter().copied()));
    if known.is_none() {
        // A link among what goes may be one through which a file was read.
        folders.extend(to.folders());
    }
    for folder in &folders {
        is_no_link(&current.join(folder))?;
    }
    fs::create_dir(spare).map_err(at(spare))?;
    changed.par_iter().enumerate().try_for_each(|(at_, file)| {
        let (there, path) = (release.join(&file.path), spare.join(at_.to_string()));
        fs::copy(&there, &path).map(drop).map_err(at(&there))
    })?;
    disk::settle(spare);
    for (at_, file) in changed.iter().enumerate() {
        place(current, file, &spare.join(at_.to_string()), &gone)?;
    }
    for path in &gone {
        remove(current, path)?;
    }
    Ok(disk::clear(spare)?)
}

/// The paths of whatever lies in a folder and is none itself; no link is followed.
fn below(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut paths = Vec::new();
    for entry in WalkDir::new(folder).min_depth(1) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            let reason = error.into_io_error().unwrap_or_else(|| ErrorKind::InvalidData.into());
            at(&path)(reason)
        })?;
        if !entry.file_type().is_dir() {
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            paths.push(path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"));
        }
    }
    Ok(paths)
}

/// Renames a file into its place. Where a file stands in the way of its folder, or a folder in its own, that is of the
/// release before and goes now.
fn place(current: &Path, file: &File, staged: &Path, gone: &BTreeSet<&str>) -> Result<(), Failure> {
    let path = current.join(&file.path);
    for (at_, _) in file.path.match_indices('/') {
        let folder = &file.path[..at_];
        if gone.contains(folder) {
            remove(current, folder)?;
        }
        match fs::create_dir(current.join(folder)) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(at(&current.join(folder))(error)),
            _ => {}
        }
    }
    if is_folder(&path) {
        let below = format!("{}/", file.path);
        for old in gone.range(below.as_str()..).take_while(|old| old.starts_with(&below)) {
            remove(current, old)?;
        }
    }
    fs::rename(staged, &path).map_err(at(&path))
}

/// Removes a file of an earlier release, and the folders above it that are empty then.
fn remove(current: &Path, path: &str) -> Result<(), Failure> {
    let whole = current.join(path);
    match fs::remove_file(&whole) {
        Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) && !is_folder(&whole) => {
            return Err(at(&whole)(error));
        }
        _ => {}
    }
    for (at_, _) in path.rmatch_indices('/') {
        if fs::remove_dir(current.join(&path[..at_])).is_err() {
            break;
        }
    }
    Ok(())
}

/// Every folder that a file lies in, those above first.
fn above<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::new();
    for path in paths {
        folders.extend(path.match_indices('/').map(|(at_, _)| &path[..at_]));
    }
    folders
}

/// Refuses a link in the place of a folder; what is not there, or a file that goes, is right.
fn is_no_link(path: &Path) -> Result<(), Fault> {
    if is_link(path) { Err(Fault::Link { path: path.to_owned() }) } else { Ok(()) }
}

fn holds(path: &Path, file: &File) -> bool {
    disk::is_file_of(path, file.bytes) && fs::read(path).is_ok_and(|bytes| sha256(&bytes) == file.sha256)
}

pub(super) fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.file_type().is_symlink())
}

pub(super) fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}
