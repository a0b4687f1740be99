//! What is to be written.

use std::collections::BTreeMap;

/// Paths and their bytes. Paths have `/` between their parts; two that differ only in case count as
/// one, as they do on Windows.
#[derive(Debug, Default)]
pub struct Tree {
    files: BTreeMap<String, Vec<u8>>,
    folded: BTreeMap<String, String>,
}

impl Tree {
    /// Adds a file.
    ///
    /// # Errors
    /// The path already there, whose file stays.
    pub fn insert(&mut self, path: String, bytes: Vec<u8>) -> Result<(), String> {
        if let Some(known) = self.folded.get(&path.to_lowercase()) {
            return Err(known.clone());
        }
        self.folded.insert(path.to_lowercase(), path.clone());
        self.files.insert(path, bytes);
        Ok(())
    }

    /// The files by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Whether the tree has a path.
    pub fn contains(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_differ_in_case_collide() {
        let mut tree = Tree::default();
        assert_eq!(tree.insert("people/A1.html".to_owned(), Vec::new()), Ok(()));
        assert_eq!(tree.insert("people/a1.html".to_owned(), Vec::new()), Err("people/A1.html".to_owned()));
        assert_eq!(tree.len(), 1);
    }
}
