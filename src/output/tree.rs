//! What is to be written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Key;

/// Paths and their bytes. Paths have `/` between their parts; two that differ only in case count as
/// one, as they do on Windows. The bytes are shared with whoever made them.
#[derive(Debug, Default)]
pub struct Tree {
    files: BTreeMap<String, Arc<Vec<u8>>>,
    folded: BTreeMap<String, String>,
    folders: BTreeSet<String>,
    keys: BTreeMap<String, Key>,
    searched: Option<[u8; 32]>,
}

/// Why a file can't be part of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The path is taken, by this path.
    Taken(String),
    /// Some system that offices have can't write it.
    Unwritable {
        /// Whether that is for the name of the file itself, not for a folder above it.
        own_name: bool,
    },
}

impl Tree {
    /// Adds a file.
    ///
    /// # Errors
    /// Why it was not added; what was there stays.
    pub fn insert(&mut self, path: String, bytes: impl Into<Arc<Vec<u8>>>) -> Result<(), Refused> {
        if let Some((at, _)) = path.split('/').enumerate().find(|(_, name)| !is_writable(name)) {
            return Err(Refused::Unwritable { own_name: at == path.matches('/').count() });
        }
        let folded = path.to_lowercase();
        if let Some(known) = self.folded.get(&folded) {
            return Err(Refused::Taken(known.clone()));
        }
        let above: Vec<&str> = folded.match_indices('/').map(|(at, _)| &folded[..at]).collect();
        if self.folders.contains(&folded) || above.iter().any(|folder| self.folded.contains_key(*folder)) {
            return Err(Refused::Unwritable { own_name: self.folders.contains(&folded) });
        }
        self.folders.extend(above.into_iter().map(str::to_owned));
        self.folded.insert(folded, path.clone());
        self.files.insert(path, bytes.into());
        Ok(())
    }

    /// The files by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// The files by path, to be shared.
    pub fn shared(&self) -> impl Iterator<Item = (&str, &Arc<Vec<u8>>)> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes))
    }

    /// Says what a file is made of, so that the next build may know it again.
    pub fn note(&mut self, path: &str, key: Key) {
        self.keys.insert(path.to_owned(), key);
    }

    /// Says for which protected values its public files were searched, and hold none of.
    pub fn note_searched(&mut self, values: [u8; 32]) {
        self.searched = Some(values);
    }

    /// What its public files were searched for.
    pub fn searched(&self) -> Option<[u8; 32]> {
        self.searched
    }

    /// The files of which it is known what they are made of.
    pub fn keyed(&self) -> impl Iterator<Item = (&str, Key, &[u8])> {
        self.keys.iter().filter_map(|(path, &key)| Some((path.as_str(), key, self.files.get(path)?.as_slice())))
    }

    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&Arc<Vec<u8>>> {
        self.files.get(path)
    }

    /// Whether the tree has a path.
    pub fn contains(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }
}

/// Whether Windows and Linux alike can have a file or folder of this name.
pub fn is_writable(name: &str) -> bool {
    let device = |name: &str| {
        let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
        let numbered =
            |prefix| stem.strip_prefix(prefix).is_some_and(|rest: &str| matches!(rest.as_bytes(), [b'1'..=b'9']));
        matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
    };
    let reserved = |c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\');
    !name.is_empty() && name.len() <= 240 && !name.ends_with(['.', ' ']) && !name.contains(reserved) && !device(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_can_not_stand_beside_each_other_are_refused() {
        let mut tree = Tree::default();
        let mut insert = |path: &str| tree.insert(path.to_owned(), Vec::new());
        assert_eq!(insert("people/A1.html"), Ok(()));
        assert_eq!(insert("people/a1.html"), Err(Refused::Taken("people/A1.html".to_owned())));
        assert_eq!(insert("people/A1.html/x"), Err(Refused::Unwritable { own_name: false }));
        assert_eq!(insert("People"), Err(Refused::Unwritable { own_name: true }));
        assert_eq!(insert("con/a.html"), Err(Refused::Unwritable { own_name: false }));
    }

    #[test]
    fn names_that_some_system_can_not_have_are_refused() {
        for name in ["a:b", "a.", "con.html", "COM1", "a\nb", "", "a?"] {
            assert!(!is_writable(name), "{name:?}");
        }
        assert!(!is_writable(&"长".repeat(100)));
        assert!(is_writable("2024发展对象.html") && is_writable("console.html") && is_writable(".xueshi"));
    }
}
