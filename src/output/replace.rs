//! Single files written in place of others.
#![allow(clippy::disallowed_methods, reason = "this is the one writer of disk")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Failure;

/// A file to be written in place of one that was read.
#[derive(Debug)]
pub struct Replacement {
    /// Where.
    pub path: PathBuf,
    /// What it held when it was read; nothing where there was no file.
    pub before: Option<Vec<u8>>,
    /// What it is to hold.
    pub after: Vec<u8>,
}

/// Writes files, all or none of them: each beside the one it replaces first, and only when all are
/// there into its place. A full disk or a lost share leaves the old files whole.
///
/// # Errors
/// What the system refused, and for which file; also where a file is not what was read, is a link, or
/// may not be written.
pub fn replace(files: &[Replacement]) -> Result<(), Failure> {
    for file in files {
        unchanged(file).map_err(|error| Failure { path: file.path.clone(), error })?;
    }
    for (at, file) in files.iter().enumerate() {
        if let Err(error) = stage(file) {
            unstage(&files[..=at]);
            return Err(Failure { path: staged(&file.path), error });
        }
    }
    for (at, file) in files.iter().enumerate() {
        if let Err(error) = fs::rename(staged(&file.path), &file.path) {
            unstage(&files[at..]);
            files[..at].iter().for_each(restore);
            return Err(Failure { path: file.path.clone(), error });
        }
    }
    Ok(())
}

/// Writes one file; a file that is there already is only written over where that is asked for.
///
/// # Errors
/// What the system refused; also where a file is there that is not to be written over.
pub fn save(path: &Path, bytes: Vec<u8>, overwrite: bool) -> Result<(), Failure> {
    let before = if overwrite { fs::read(path).ok() } else { None };
    replace(&[Replacement { path: path.to_owned(), before, after: bytes }])
}

fn staged(path: &Path) -> PathBuf {
    path.with_extension("xueshi-new")
}

/// Whether a file is still what was read.
fn unchanged(file: &Replacement) -> io::Result<()> {
    let found = match fs::symlink_metadata(&file.path) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound && file.before.is_none() => return Ok(()),
        Err(error) => return Err(error),
    };
    if found.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let same = found.is_file() && file.before.as_ref() == Some(&fs::read(&file.path)?);
    if same { Ok(()) } else { Err(io::ErrorKind::AlreadyExists.into()) }
}

fn stage(file: &Replacement) -> io::Result<()> {
    let new = staged(&file.path);
    fs::write(&new, &file.after)?;
    // A list of names that only its keeper may read stays that.
    match fs::metadata(&file.path) {
        Ok(found) => fs::set_permissions(&new, found.permissions()),
        Err(_) => Ok(()),
    }
}

fn unstage(files: &[Replacement]) {
    for file in files {
        // What is left behind is no list; the failure itself is what counts.
        drop(fs::remove_file(staged(&file.path)));
    }
}

/// Puts back what was there. Where that fails too, the failure that led to it says where to look.
fn restore(file: &Replacement) {
    let new = staged(&file.path);
    drop(match &file.before {
        Some(before) => fs::write(&new, before).and_then(|()| fs::rename(&new, &file.path)),
        None => fs::remove_file(&file.path),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_somebody_else_has_changed_is_left_alone() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (one, two) = (folder.path().join("one.csv"), folder.path().join("two.csv"));
        fs::write(&one, "a").expect("writable");
        let file = |path: &Path, before: Option<&str>| Replacement {
            path: path.to_owned(),
            before: before.map(|text| text.as_bytes().to_vec()),
            after: b"new".to_vec(),
        };
        // There, though it was not read; read, though it says something else now: none is written.
        assert!(replace(&[file(&two, None), file(&one, None)]).is_err());
        assert!(replace(&[file(&two, None), file(&one, Some("b"))]).is_err());
        assert_eq!((fs::read(&one).expect("there"), two.exists()), (b"a".to_vec(), false));
        replace(&[file(&two, None), file(&one, Some("a"))]).expect("written");
        assert_eq!(
            (fs::read(&one).expect("there"), fs::read(&two).expect("there")),
            (b"new".to_vec(), b"new".to_vec())
        );
        assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 2);
    }
}
