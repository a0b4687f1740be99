//! What was read before: a file that is as it was need not be read again.
#![allow(clippy::disallowed_methods, reason = "this is the one reader of disk")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::{ProblemKind, SourceFile};

/// What tells a file from what it was, without reading it: two that differ in this are not the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// Which file it is and when its entry changed, in seconds and nanoseconds, where the system tells: one that was
    /// put in the place of another by renaming may be as long and as old.
    entry: (u64, i64, i64),
}

impl Stamp {
    pub(super) fn of(location: &Path) -> Option<Self> {
        Some(Self::from(&fs::symlink_metadata(location).ok()?))
    }
}

impl From<&fs::Metadata> for Stamp {
    fn from(found: &fs::Metadata) -> Self {
        #[cfg(unix)]
        let entry = {
            use std::os::unix::fs::MetadataExt;
            (found.ino(), found.ctime(), found.ctime_nsec())
        };
        #[cfg(not(unix))]
        let entry = (0, 0, 0);
        Self { length: found.len(), modified: found.modified().ok(), entry }
    }
}

/// A file, and what is wrong with it and at which byte.
pub(super) type FileRead = (SourceFile, Option<(ProblemKind, usize)>);

/// A file as it was read.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) file: Arc<SourceFile>,
    /// What is wrong with it, and at which byte.
    pub(super) problem: Option<(ProblemKind, usize)>,
    pub(super) stamp: Option<Stamp>,
}

/// The files of a folder as they were read last, for who reads it over and over.
#[derive(Debug, Default)]
pub struct Kept {
    files: BTreeMap<String, Found>,
}

impl Kept {
    /// Has a file, or all files of a folder, read again whatever their stamps say: somebody has seen
    /// that it was written. The path is one below the folder that is read, and empty for that folder.
    pub fn forget(&mut self, path: &str) {
        if path.is_empty() {
            return self.forget_all();
        }
        let below = |found: &str| found.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.files.retain(|found, _| !below(found));
    }

    /// Has everything read again.
    pub fn forget_all(&mut self) {
        self.files.clear();
    }

    /// The file as it was read if it still is the one that lies there, else as `read` finds it.
    pub(super) fn or_read(&self, path: String, location: PathBuf, read: fn(String, PathBuf) -> FileRead) -> Found {
        let stamp = Stamp::of(&location);
        let known = self
            .files
            .get(&path)
            .filter(|known| stamp.is_some() && known.stamp == stamp && known.file.location == location);
        // What could not be read may have become readable without a change of its own: Excel locks files.
        let unsure = |known: &Found| matches!(known.problem, Some((ProblemKind::Unreadable(_), _)));
        match known {
            Some(known) if !unsure(known) => known.clone(),
            known => {
                let (file, problem) = read(path, location);
                match known.filter(|known| known.problem == problem) {
                    Some(known) => known.clone(),
                    None => Found { file: Arc::new(file), problem, stamp },
                }
            }
        }
    }

    pub(super) fn keep(&mut self, read: Vec<Found>) {
        self.files = read.into_iter().map(|found| (found.file.path.clone(), found)).collect();
    }
}

/// The files of folders as bytes, as they were read last, for who reads them over and over.
#[derive(Debug, Default)]
pub struct KeptBytes {
    files: BTreeMap<PathBuf, (Stamp, Arc<Vec<u8>>)>,
}

impl KeptBytes {
    /// Has everything read again.
    pub fn forget_all(&mut self) {
        self.files.clear();
    }

    /// The bytes of the file, those that were read before if it still is the same.
    pub(super) fn or_read(&mut self, location: &Path) -> io::Result<Arc<Vec<u8>>> {
        let stamp = Stamp::of(location);
        if let Some((_, bytes)) = self.files.get(location).filter(|(known, _)| Some(*known) == stamp) {
            return Ok(Arc::clone(bytes));
        }
        let bytes = Arc::new(fs::read(location)?);
        if let Some(stamp) = stamp {
            self.files.insert(location.to_owned(), (stamp, Arc::clone(&bytes)));
        }
        Ok(bytes)
    }

    /// Forgets all files but those that are held.
    pub(super) fn keep(&mut self, held: &BTreeSet<PathBuf>) {
        self.files.retain(|location, _| held.contains(location));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changed_is_read_again() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let at = |path: &str| root.path().join("content").join(path);
        fs::create_dir_all(at("a")).expect("writable");
        fs::write(at("a/1.md"), "one").expect("writable");
        fs::write(at("2.md"), "two").expect("writable");
        let mut kept = Kept::default();
        let (first, _) = kept.read_tree(root.path(), "content");
        let (again, _) = kept.read_tree(root.path(), "content");
        assert!(again.is_as_read(&first));
        fs::write(at("2.md"), "zwei").expect("writable");
        let (changed, _) = kept.read_tree(root.path(), "content");
        assert!(!changed.is_as_read(&first));
        let text = |path| changed.file(changed.find(path).expect("there")).text.as_str();
        assert_eq!((text("a/1.md"), text("2.md")), ("one", "zwei"));
        let file = |sources: &super::super::Sources, path| {
            std::ptr::from_ref(sources.file(sources.find(path).expect("there")))
        };
        assert_eq!(file(&changed, "a/1.md"), file(&first, "a/1.md"));
        kept.forget("a");
        let (told, _) = kept.read_tree(root.path(), "content");
        assert_ne!(file(&told, "a/1.md"), file(&first, "a/1.md"));
        assert_eq!(file(&told, "2.md"), file(&changed, "2.md"));
    }

    #[test]
    fn a_file_put_in_place_of_another_is_seen_and_so_is_one_that_went() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let at = |path: &str| root.path().join("content").join(path);
        fs::create_dir_all(at("")).expect("writable");
        fs::write(at("1.md"), "one").expect("writable");
        let mut kept = Kept::default();
        let (before, _) = kept.read_tree(root.path(), "content");
        fs::write(at(".new"), "two").expect("writable");
        fs::rename(at(".new"), at("1.md")).expect("writable");
        let (renamed, _) = kept.read_tree(root.path(), "content");
        assert!(!renamed.is_as_read(&before));
        assert_eq!(renamed.file(renamed.find("1.md").expect("there")).text, "two");
        fs::remove_dir_all(at("")).expect("there");
        assert!(kept.read_tree(root.path(), "content").0.find("1.md").is_none());
    }
}
