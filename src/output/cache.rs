//! What earlier builds made of which view, so that a view that is the same need not be rendered again.
//!
//! A line for each file: what it was made of, what it then held, and its path. Another line says for which protected
//! values the public ones were searched. The file may be deleted
//! at any time, and where it can't be read it is taken for empty: that costs time, and nothing else.
#![allow(clippy::disallowed_methods, reason = "this is the one writer of disk, and reads what it wrote")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Failure, Tree};

const FILE: &str = "made.txt";
/// How the line begins that says what was searched for: it is none of a file, which has three parts.
const SEARCHED: &str = "searched ";

/// What a file is made of, in 32 bytes: the hash of the view, the theme, the fonts and the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(blake3::Hash);

impl Key {
    /// The key of some text.
    pub fn of(write: impl FnOnce(&mut dyn std::fmt::Write) -> std::fmt::Result) -> Self {
        let mut text = Hashed(blake3::Hasher::new());
        // Hashing never fails; what writes into it might, and then says less of itself every time.
        let _ = write(&mut text);
        Self(text.0.finalize())
    }

    /// The key of some bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes))
    }

    /// The key as text.
    pub fn hex(&self) -> String {
        self.0.to_hex().to_string()
    }
}

struct Hashed(blake3::Hasher);

impl std::fmt::Write for Hashed {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

/// The files of earlier builds.
#[derive(Debug, Default)]
pub struct Cache {
    root: PathBuf,
    /// By path: what the file was made of, and the hash of what it held.
    made: BTreeMap<String, (String, String)>,
    searched: Option<String>,
}

impl Cache {
    /// What the builds into a folder made.
    pub fn load(root: &Path) -> Self {
        let text = fs::read_to_string(root.join(super::OWN).join(FILE)).unwrap_or_default();
        let line = |line: &str| {
            let mut parts = line.splitn(3, ' ');
            let (key, hash, path) = (parts.next()?, parts.next()?, parts.next()?);
            Some((path.to_owned(), (key.to_owned(), hash.to_owned())))
        };
        let searched = text.lines().find_map(|line| line.strip_prefix(SEARCHED)).map(str::to_owned);
        Self { root: root.to_owned(), made: text.lines().filter_map(line).collect(), searched }
    }

    /// What the public files of the last build were searched for, and hold none of.
    pub fn searched(&self) -> Option<[u8; 32]> {
        Some(*blake3::Hash::from_hex(self.searched.as_ref()?).ok()?.as_bytes())
    }

    /// The bytes of a file that was made of the same, and still is as it was made.
    pub fn bytes(&self, path: &str, key: Key) -> Option<Vec<u8>> {
        let (known, hash) = self.made.get(path)?;
        if *known != key.hex() {
            return None;
        }
        let bytes = fs::read(self.root.join(path)).ok()?;
        (blake3::hash(&bytes).to_hex().as_str() == hash).then_some(bytes)
    }

    /// Keeps what a tree was made of; of the files of other folders what was known before.
    pub(super) fn store(self, tree: &Tree, is_own: impl Fn(&str) -> bool) -> Result<(), Failure> {
        let mut made: BTreeMap<String, (String, String)> =
            self.made.into_iter().filter(|(path, _)| !is_own(path)).collect();
        made.extend(
            tree.keyed()
                .map(|(path, key, bytes)| (path.to_owned(), (key.hex(), blake3::hash(bytes).to_hex().to_string()))),
        );
        let mut text = String::new();
        let searched = tree.searched().map(|values| blake3::Hash::from(values).to_hex().to_string());
        if let Some(values) = searched.or(self.searched) {
            // Writing to a text never fails.
            let _ = writeln!(text, "{SEARCHED}{values}");
        }
        for (path, (key, hash)) in made {
            // Writing to a text never fails.
            let _ = writeln!(text, "{key} {hash} {path}");
        }
        let target = self.root.join(super::OWN).join(FILE);
        if fs::read(&target).is_ok_and(|found| found == text.as_bytes()) {
            return Ok(());
        }
        let staged = target.with_extension("new");
        let at = |error| Failure { path: target.clone(), error };
        fs::write(&staged, text).map_err(at)?;
        fs::rename(&staged, &target).map_err(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::commit;

    fn key(text: &str) -> Key {
        Key::of(|out| out.write_str(text))
    }

    #[test]
    fn a_file_made_of_the_same_is_known_until_somebody_changes_it() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let mut tree = Tree::default();
        tree.insert("office/a.pdf".to_owned(), b"page".to_vec()).expect("no two alike");
        tree.note("office/a.pdf", key("view"));
        commit(root.path(), &tree, &["office"]).expect("writable");
        let cache = Cache::load(root.path());
        assert_eq!(cache.bytes("office/a.pdf", key("view")).as_deref(), Some(&b"page"[..]));
        assert_eq!(cache.bytes("office/a.pdf", key("another view")), None);
        assert_eq!(cache.bytes("office/b.pdf", key("view")), None);
        fs::write(root.path().join("office/a.pdf"), "changed by hand").expect("writable");
        assert_eq!(cache.bytes("office/a.pdf", key("view")), None);
    }

    #[test]
    fn a_broken_or_missing_list_is_empty_and_other_folders_stay_known() {
        let root = tempfile::tempdir().expect("a temporary folder");
        assert!(Cache::load(root.path()).made.is_empty());
        let tree = |path: &str| {
            let mut tree = Tree::default();
            tree.insert(path.to_owned(), Vec::new()).expect("no two alike");
            tree.note(path, key("view"));
            tree
        };
        commit(root.path(), &tree("office/a"), &["office"]).expect("writable");
        commit(root.path(), &tree("site/a"), &["site"]).expect("writable");
        assert_eq!(Cache::load(root.path()).made.keys().collect::<Vec<_>>(), ["office/a", "site/a"]);
        fs::write(root.path().join(".xueshi/made.txt"), "\u{0}\n\n x").expect("writable");
        assert!(Cache::load(root.path()).bytes("office/a", key("view")).is_none());
    }
}
