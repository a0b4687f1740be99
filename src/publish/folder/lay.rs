//! A release made ready beside those that are there.
#![allow(clippy::disallowed_methods, reason = "what is published lies elsewhere than what a build writes")]

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::disk;
use crate::publish::fault::{Failure, at};
use crate::publish::manifest::{File, Manifest, Site};

/// Writes every file of a release below a new folder. What the release `base` in the folder `from` has already is
/// linked, or copied where two names for a file can't be had.
pub(super) fn lay(
    new: &Path,
    manifest: &Manifest,
    site: &Site,
    base: Option<(&Manifest, &Path)>,
) -> Result<(), Failure> {
    folders(new, manifest)?;
    site.files().par_iter().try_for_each(|(file, bytes)| {
        let path = new.join(&file.path);
        let known = base.filter(|(base, _)| base.hash(&file.path) == Some(&file.sha256));
        let taken = known.is_some_and(|(_, from)| take(&from.join(&file.path), &path, file).is_ok());
        if taken { Ok(()) } else { write(&path, bytes) }
    })
}

/// Gives a release a second folder with the same files: those of `from`, each by a second name where it can have one.
pub(super) fn clone(new: &Path, manifest: &Manifest, from: &Path, may_link: bool) -> Result<(), Failure> {
    folders(new, manifest)?;
    manifest.files.par_iter().try_for_each(|file| {
        let (there, path) = (from.join(&file.path), new.join(&file.path));
        let done = if may_link { take(&there, &path, file) } else { fs::copy(&there, &path).map(drop) };
        done.map_err(at(&there))
    })
}

/// Makes a folder and those that the files of a release lie in, one by one: where the target vanishes meanwhile, nothing
/// is made in its place.
fn folders(new: &Path, manifest: &Manifest) -> Result<(), Failure> {
    fs::create_dir(new).map_err(at(new))?;
    for folder in manifest.folders() {
        let path = new.join(folder);
        fs::create_dir(&path).map_err(at(&path))?;
    }
    Ok(())
}

/// A second name for a file that is there, or a copy of it.
fn take(there: &Path, path: &Path, file: &File) -> io::Result<()> {
    if !disk::is_file_of(there, file.bytes) {
        return Err(io::ErrorKind::InvalidData.into());
    }
    fs::hard_link(there, path).or_else(|_| fs::copy(there, path).map(drop))
}

fn write(path: &Path, bytes: &Arc<Vec<u8>>) -> Result<(), Failure> {
    // What could be copied in part is written anew.
    disk::clear(path)?;
    fs::write(path, bytes.as_slice()).map_err(at(path))
}
