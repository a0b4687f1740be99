//! What a publication changes, and what a target holds that it should not.

use std::collections::BTreeMap;

use serde::Serialize;

use super::manifest::{File, Manifest};

/// What differs between what is shown and what is to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Files that are new.
    pub added: Vec<Change>,
    /// Files that hold something else.
    pub changed: Vec<Change>,
    /// Files that go.
    pub removed: Vec<Change>,
}

/// A file that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its path.
    pub path: String,
    /// How long it is, or was where it goes.
    pub bytes: u64,
}

impl Change {
    fn of(file: &File) -> Self {
        Self { path: file.path.clone(), bytes: file.bytes }
    }
}

impl Changes {
    /// From a release, or from nothing, to files.
    pub(super) fn between<'a>(before: Option<&Manifest>, after: impl Iterator<Item = &'a File>) -> Self {
        let mut gone: BTreeMap<&str, &File> = BTreeMap::new();
        gone.extend(before.into_iter().flat_map(|before| &before.files).map(|file| (file.path.as_str(), file)));
        let mut changes = Self::default();
        for file in after {
            match gone.remove(file.path.as_str()) {
                None => changes.added.push(Change::of(file)),
                Some(known) if known.sha256 != file.sha256 => changes.changed.push(Change::of(file)),
                Some(_) => {}
            }
        }
        changes.removed = gone.into_values().map(Change::of).collect();
        changes
    }

    /// Whether nothing differs.
    pub fn is_none(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }

    /// How many bytes are to be carried over.
    pub fn bytes(&self) -> u64 {
        self.added.iter().chain(&self.changed).map(|change| change.bytes).sum()
    }
}

/// What a target was found to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// The release that it shows.
    pub release: u32,
    /// How many files were read.
    pub files: usize,
    /// Files that are not there.
    pub missing: Vec<String>,
    /// Files that hold something else.
    pub changed: Vec<String>,
    /// Files that are of no release.
    pub extra: Vec<String>,
}

/// What is held, by path: the hash of each file.
pub(super) type Held = BTreeMap<String, String>;

impl Verified {
    pub(super) fn of(manifest: &Manifest, mut held: Held) -> Self {
        let mut found = Self { release: manifest.release, files: held.len(), ..Self::default() };
        for file in &manifest.files {
            match held.remove(&file.path) {
                None => found.missing.push(file.path.clone()),
                Some(hash) if hash != file.sha256 => found.changed.push(file.path.clone()),
                Some(_) => {}
            }
        }
        found.extra = held.into_keys().collect();
        found
    }

    /// Whether all is as it was published.
    pub fn is_right(&self) -> bool {
        self.missing.is_empty() && self.changed.is_empty() && self.extra.is_empty()
    }

    /// The first file that is missing or wrong.
    pub(super) fn first(&self) -> Option<&String> {
        self.missing.first().or(self.changed.first())
    }
}
