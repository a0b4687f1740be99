//! Laying a tree into a folder.
//!
//! Changed files are first written beside the output, in `.xueshi/staging`; only when all of them are
//! there are they renamed into place, so that a full disk or a broken share leaves the old tree whole.
//! The manifest lists what the program wrote: of the rest nothing is touched.
#![allow(clippy::disallowed_methods, reason = "this is the one writer of disk")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{Cache, OWN, Tree};

/// The list of what a build wrote, below the folder that is the program's own.
pub(super) const MANIFEST: &str = "manifest.txt";
const STAGING: &str = "staging";

/// What a commit did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files written, new or changed.
    pub written: Vec<String>,
    /// Files that were already right.
    pub kept: usize,
    /// Own files of an earlier build that are no longer part of the tree.
    pub removed: Vec<String>,
    /// Files in the folders of the tree that the program did not write.
    pub foreign: Vec<String>,
    /// Such files where the tree has one of its own: while there are any, nothing is written.
    pub in_the_way: Vec<String>,
}

/// Why a commit did not happen.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {error}")]
pub struct Failure {
    /// Where.
    pub path: PathBuf,
    /// The system's reason.
    #[source]
    pub error: io::Error,
}

/// What the system says of a path, as a failure.
pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Failure + '_ {
    move |error| Failure { path: path.to_owned(), error }
}

/// A tree held against what lies in a folder.
struct Plan<'a> {
    before: BTreeSet<String>,
    changed: Vec<(&'a str, &'a [u8])>,
    stale: Vec<String>,
    after: BTreeSet<String>,
    kept: usize,
}

impl<'a> Plan<'a> {
    fn of(root: &Path, tree: &'a Tree, folders: &[&str]) -> Self {
        let before = manifest(&root.join(OWN));
        let within = |path: &str| folders.iter().any(|folder| is_below(path, folder));
        let files: Vec<_> = tree.iter().collect();
        let same: Vec<bool> = files.par_iter().map(|(path, bytes)| holds(&root.join(path), bytes)).collect();
        let changed: Vec<_> = files.iter().zip(&same).filter(|(_, same)| !**same).map(|(file, _)| *file).collect();
        let stale = before.iter().filter(|path| within(path) && !tree.contains(path)).cloned().collect();
        let others = before.iter().filter(|path| !within(path)).cloned();
        let after = files.iter().map(|(path, _)| (*path).to_owned()).chain(others).collect();
        Self { kept: files.len() - changed.len(), before, changed, stale, after }
    }
}

impl Plan<'_> {
    /// The changed files whose place somebody else's file has. Where there is a manifest, that is each
    /// file it does not name; where it was lost, files that are there are taken for the program's own,
    /// unless not one of them is as the program would have written it.
    fn in_the_way(&self, root: &Path) -> Vec<String> {
        let unknown = self.changed.iter().map(|(path, _)| *path).filter(|path| !self.before.contains(*path));
        let there = unknown.filter(|path| root.join(path).exists()).map(str::to_owned);
        if self.before.is_empty() && self.kept > 0 { Vec::new() } else { there.collect() }
    }
}

/// What [`commit`] would do, without doing it.
pub fn plan(root: &Path, tree: &Tree, folders: &[&str]) -> Report {
    let plan = Plan::of(root, tree, folders);
    let known: BTreeSet<String> = plan.after.union(&plan.before).cloned().collect();
    Report {
        written: plan.changed.iter().map(|(path, _)| (*path).to_owned()).collect(),
        kept: plan.kept,
        foreign: foreign(root, folders, &known),
        in_the_way: plan.in_the_way(root),
        removed: plan.stale,
    }
}

/// Makes `root` hold `tree`. Only files below `folders`, the top folders that the tree is about, are
/// ever removed; files that an earlier commit did not write are left alone and reported.
///
/// Where somebody else's file lies in the way, nothing is written and the report names it.
///
/// # Errors
/// The first path that could not be written. Until all changed files are staged the tree that was
/// there stands untouched.
pub fn commit(root: &Path, tree: &Tree, folders: &[&str]) -> Result<Report, Failure> {
    let own = root.join(OWN);
    let plan = Plan::of(root, tree, folders);
    let in_the_way = plan.in_the_way(root);
    if !in_the_way.is_empty() {
        return Ok(Report { kept: plan.kept, in_the_way, ..Report::default() });
    }
    let mut report = Report { kept: plan.kept, ..Report::default() };
    let staging = stage(&own, &plan.changed)?;
    // From here on the manifest names both trees: were the program stopped in between, the next
    // commit would know all files as its own.
    if !plan.changed.is_empty() || !plan.stale.is_empty() {
        write_manifest(&own, &plan.after.union(&plan.before).cloned().collect())?;
    }
    let parents = plan.changed.iter().filter_map(|(path, _)| root.join(path).parent().map(Path::to_owned));
    for folder in parents.collect::<BTreeSet<PathBuf>>() {
        fs::create_dir_all(&folder).map_err(at(&folder))?;
    }
    for (index, (path, _)) in plan.changed.iter().enumerate() {
        let target = root.join(path);
        fs::rename(staging.join(index.to_string()), &target).map_err(at(&target))?;
        report.written.push((*path).to_owned());
    }
    if staging.exists() {
        fs::remove_dir_all(&staging).map_err(at(&staging))?;
    }
    for path in plan.stale {
        let target = root.join(&path);
        match fs::remove_file(&target) {
            Ok(()) => report.removed.push(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(at(&target)(error)),
        }
        remove_empty(root, &target);
    }
    write_manifest(&own, &plan.after)?;
    let is_own = |path: &str| folders.iter().any(|folder| is_below(path, folder));
    Cache::load(root).store(tree, is_own)?;
    report.foreign = foreign(root, folders, &plan.after);
    Ok(report)
}

/// Writes changed files beside the output, under their places in the list; gives the folder.
fn stage(own: &Path, changed: &[(&str, &[u8])]) -> Result<PathBuf, Failure> {
    let staging = own.join(STAGING);
    if staging.exists() {
        fs::remove_dir_all(&staging).map_err(at(&staging))?;
    }
    fs::create_dir_all(own).map_err(at(own))?;
    if changed.is_empty() {
        return Ok(staging);
    }
    fs::create_dir_all(&staging).map_err(at(&staging))?;
    let staged = changed.par_iter().enumerate().map(|(index, (_, bytes))| {
        let path = staging.join(index.to_string());
        fs::write(&path, bytes).map_err(at(&path))
    });
    if let Err(failure) = staged.collect::<Result<(), _>>() {
        // What is left behind there is no part of any tree; the failure itself is what counts.
        drop(fs::remove_dir_all(&staging));
        return Err(failure);
    }
    Ok(staging)
}

fn holds(path: &Path, bytes: &[u8]) -> bool {
    let same_length = fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64);
    same_length && fs::read(path).is_ok_and(|found| found == bytes)
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// The paths that earlier commits wrote; none where there is no manifest.
fn manifest(own: &Path) -> BTreeSet<String> {
    listed(&own.join(MANIFEST))
}

/// The paths of a list; none where there is no list.
pub(super) fn listed(list: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(list).unwrap_or_default();
    let safe = |path: &&str| {
        !path.is_empty() && !path.split('/').any(|part| matches!(part, ".." | "")) && !path.contains(['\\', ':'])
    };
    text.lines().filter(safe).map(str::to_owned).collect()
}

fn write_manifest(own: &Path, paths: &BTreeSet<String>) -> Result<(), Failure> {
    let mut text = String::new();
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    let target = own.join(MANIFEST);
    if holds(&target, text.as_bytes()) {
        return Ok(());
    }
    let staged = own.join("manifest.new");
    fs::write(&staged, text).map_err(at(&staged))?;
    fs::rename(&staged, &target).map_err(at(&target))
}

/// Removes the folders that became empty above a removed file.
fn remove_empty(root: &Path, removed: &Path) {
    for folder in removed.ancestors().skip(1).take_while(|folder| *folder != root) {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
}

fn foreign(root: &Path, folders: &[&str], own: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    for folder in folders {
        for entry in WalkDir::new(root.join(folder)).sort_by_file_name().into_iter().flatten() {
            if entry.file_type().is_dir() {
                continue;
            }
            let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let path = relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
            if !own.contains(path.as_str()) {
                found.push(path);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> Tree {
        let mut tree = Tree::default();
        for (path, text) in files {
            tree.insert((*path).to_owned(), text.as_bytes().to_vec()).expect("no two alike");
        }
        tree
    }

    #[test]
    fn a_second_commit_writes_only_what_changed_and_removes_what_went() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let first = commit(root.path(), &tree(&[("site/a", "1"), ("site/x/b", "2")]), &["site"]).expect("writable");
        assert_eq!((first.written.len(), first.kept), (2, 0));
        fs::write(root.path().join("site/mine.txt"), "not yours").expect("writable");
        let again = commit(root.path(), &tree(&[("site/a", "1"), ("site/x/b", "2")]), &["site"]).expect("writable");
        assert_eq!((again.written.len(), again.kept), (0, 2));
        let third = commit(root.path(), &tree(&[("site/a", "3")]), &["site"]).expect("writable");
        assert_eq!(third.written, ["site/a"]);
        assert_eq!(third.removed, ["site/x/b"]);
        assert_eq!(third.foreign, ["site/mine.txt"]);
        assert!(!root.path().join("site/x").exists());
        assert!(root.path().join("site/mine.txt").exists());
    }

    #[test]
    fn the_other_edition_is_left_alone() {
        let root = tempfile::tempdir().expect("a temporary folder");
        commit(root.path(), &tree(&[("site/a", "1"), ("office/a", "2")]), &["site", "office"]).expect("writable");
        let one = commit(root.path(), &tree(&[("site/a", "1")]), &["site"]).expect("writable");
        assert!(one.removed.is_empty());
        let both = commit(root.path(), &tree(&[("site/a", "1")]), &["site", "office"]).expect("writable");
        assert_eq!(both.removed, ["office/a"]);
    }

    #[test]
    fn a_foreign_file_in_the_way_is_never_overwritten() {
        let root = tempfile::tempdir().expect("a temporary folder");
        commit(root.path(), &tree(&[("site/a", "1")]), &["site"]).expect("writable");
        fs::write(root.path().join("site/b"), "mine").expect("writable");
        let report = commit(root.path(), &tree(&[("site/a", "2"), ("site/b", "2")]), &["site"]).expect("writable");
        assert_eq!(report.in_the_way, ["site/b"]);
        assert_eq!(fs::read_to_string(root.path().join("site/a")).expect("there"), "1");
        assert_eq!(fs::read_to_string(root.path().join("site/b")).expect("there"), "mine");
    }

    #[test]
    fn another_site_is_not_taken_over_and_a_lost_manifest_is_no_loss() {
        let root = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(root.path().join("site")).expect("writable");
        fs::write(root.path().join("site/a"), "another site").expect("writable");
        let report = commit(root.path(), &tree(&[("site/a", "1"), ("site/b", "1")]), &["site"]).expect("writable");
        assert_eq!((report.in_the_way, report.written.len()), (vec!["site/a".to_owned()], 0));
        fs::remove_file(root.path().join("site/a")).expect("there");
        commit(root.path(), &tree(&[("site/a", "1"), ("site/b", "1")]), &["site"]).expect("writable");
        fs::remove_dir_all(root.path().join(".xueshi")).expect("there");
        let report = commit(root.path(), &tree(&[("site/a", "2"), ("site/b", "1")]), &["site"]).expect("writable");
        assert_eq!(report.written, ["site/a"]);
    }

    #[test]
    fn a_commit_that_can_not_be_staged_changes_nothing() {
        let root = tempfile::tempdir().expect("a temporary folder");
        commit(root.path(), &tree(&[("site/a", "1")]), &["site"]).expect("writable");
        // A file where the folder of staged files would be.
        fs::write(root.path().join(".xueshi/staging"), "").expect("writable");
        assert!(commit(root.path(), &tree(&[("site/a", "2")]), &["site"]).is_err());
        assert_eq!(fs::read_to_string(root.path().join("site/a")).expect("there"), "1");
    }
}
