//! What a release holds, as it is written beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::output::{Tree, is_writable};

/// A release: where it comes from, and every file with its hash. It is a file of JSON at the target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Its number; each publication has the next.
    pub release: u32,
    /// The day the site was built for.
    pub date: NaiveDate,
    /// The commit that the sources stood at; nothing without git.
    pub commit: Option<String>,
    /// The commit of the release before, from which its page of changes tells.
    #[serde(default)]
    pub since: Option<String>,
    /// Whether the sources had changes that were in no commit.
    pub uncommitted: bool,
    /// The edition: public or office.
    pub edition: String,
    /// The program that made it, with its version.
    pub program: String,
    /// Its files, by path.
    pub files: Vec<File>,
}

/// A file of a release.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct File {
    /// Its path from the site's root, with `/` between its parts.
    pub path: String,
    /// How long it is.
    pub bytes: u64,
    /// Its SHA-256, as `sha256sum` prints it.
    pub sha256: String,
}

/// What is known of a site beside its files.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The day it was built for.
    pub date: NaiveDate,
    /// The commit of its sources.
    pub commit: Option<String>,
    /// The commit from which its page of changes tells.
    pub since: Option<String>,
    /// Whether the sources had changes that were in no commit.
    pub uncommitted: bool,
    /// Its edition.
    pub edition: &'static str,
}

/// A site that is to be published: its files with their hashes, by path.
#[derive(Clone, Debug, Default)]
pub struct Site {
    files: Vec<(File, Arc<Vec<u8>>)>,
}

impl Site {
    /// What lies below a folder of a tree.
    pub fn of(tree: &Tree, folder: &str) -> Self {
        let below = |path: &str| Some(path.strip_prefix(folder)?.strip_prefix('/')?.to_owned());
        Self::new(tree.shared().filter_map(|(path, bytes)| Some((below(path)?, Arc::clone(bytes)))).collect())
    }

    /// A site of these files.
    pub fn new(files: BTreeMap<String, Arc<Vec<u8>>>) -> Self {
        let hashed = |(path, bytes): (String, Arc<Vec<u8>>)| {
            let file = File { path, bytes: bytes.len() as u64, sha256: sha256(&bytes) };
            (file, bytes)
        };
        Self { files: files.into_iter().collect::<Vec<_>>().into_par_iter().map(hashed).collect() }
    }

    /// Its files with what they hold.
    pub fn files(&self) -> &[(File, Arc<Vec<u8>>)] {
        &self.files
    }

    /// The release that it becomes.
    pub(super) fn release(&self, release: u32, facts: &Facts) -> Manifest {
        Manifest {
            release,
            date: facts.date,
            commit: facts.commit.clone(),
            since: facts.since.clone(),
            uncommitted: facts.uncommitted,
            edition: facts.edition.to_owned(),
            program: format!("xueshi {}", env!("CARGO_PKG_VERSION")),
            files: self.files.iter().map(|(file, _)| file.clone()).collect(),
        }
    }
}

impl Manifest {
    /// Reads one; nothing where it is none, or names a path that no site has: what it names is removed one day.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let found: Self = serde_json::from_slice(bytes).ok()?;
        let is_plain = |file: &File| file.path.split('/').all(|part| is_writable(part) && part != "..");
        let is_in_order = found.files.windows(2).all(|pair| pair[0].path < pair[1].path);
        (is_in_order && found.files.iter().all(is_plain)).then_some(found)
    }

    /// The file that it is written as.
    pub fn bytes(&self) -> Vec<u8> {
        // Plain data always has a JSON.
        let mut text = serde_json::to_vec_pretty(self).unwrap_or_default();
        text.push(b'\n');
        text
    }

    /// The hash of a file.
    pub fn hash(&self, path: &str) -> Option<&str> {
        self.file(path).map(|file| file.sha256.as_str())
    }

    pub(super) fn file(&self, path: &str) -> Option<&File> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.files.get(at)
    }

    /// Every folder that a file lies in, those above first.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        let above = |path: &'_ str| path.match_indices('/').map(|(at, _)| at).collect::<Vec<_>>();
        self.files.iter().flat_map(|file| above(&file.path).into_iter().map(|at| &file.path[..at])).collect()
    }
}

/// The SHA-256 of some bytes, as `sha256sum` prints it.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a text never fails.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// When a file is to be laid where files change one by one: what pages need, then pages, the first page last.
pub(super) fn turn(path: &str) -> u8 {
    match path {
        "index.html" => 2,
        path if path.strip_suffix(".html").is_some() => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_that_leads_elsewhere_is_none() {
        let manifest = |path: &str| {
            let file = File { path: path.to_owned(), bytes: 1, sha256: String::new() };
            let (date, edition, program) = (NaiveDate::MIN, "public".to_owned(), String::new());
            Manifest {
                release: 1,
                date,
                commit: None,
                since: None,
                uncommitted: false,
                edition,
                program,
                files: vec![file],
            }
        };
        assert_eq!(Manifest::read(&manifest("a/b.html").bytes()).as_ref(), Some(&manifest("a/b.html")));
        for path in ["../a", "/etc/passwd", "a//b", "a/../../b", "C:\\a", ""] {
            assert!(Manifest::read(&manifest(path).bytes()).is_none(), "{path}");
        }
    }

    #[test]
    fn the_hash_is_what_others_compute() {
        // printf signed | sha256sum
        assert_eq!(sha256(b"signed"), "4a3cdfae6f291c8f544daea5b72905cf9e74c1ed427d831ad0d7ca00c73c794d");
    }

    #[test]
    fn the_first_page_is_laid_last() {
        let mut paths = vec!["index.html", "assets/z.js", "a/index.html", "b.pdf"];
        paths.sort_by_key(|path| turn(path));
        assert_eq!(paths, ["assets/z.js", "b.pdf", "a/index.html", "index.html"]);
    }
}
