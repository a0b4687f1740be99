//! A folder laid down whole, in place of the one that was laid there before.
#![allow(clippy::disallowed_methods, reason = "this is the one writer of disk")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::commit::{Failure, MANIFEST, at, listed};
use super::{OWN, Tree};

/// The list of what is the program's own in such a folder. It is another than that of a build, so that the one is
/// never taken for the other.
const LIST: &str = "folder.txt";

/// Why a folder was not laid down. What was there stands as it was.
#[derive(Debug)]
pub enum NotLaid {
    /// Something that the program did not write is there.
    Foreign(PathBuf),
    /// It would lie in this folder, which a build wrote.
    WithinBuilt(PathBuf),
    /// What the system refused.
    Failed(Failure),
}

impl From<Failure> for NotLaid {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// Lays a tree down as a folder, all of it or nothing: it is made ready beside its place and then given its name. A
/// folder that this wrote before is replaced whole, unless something was added to it.
///
/// # Errors
/// Why it was not.
pub fn lay_folder(target: &Path, tree: &Tree) -> Result<(), NotLaid> {
    let target = &std::path::absolute(target).map_err(at(target))?;
    let (Some(name), Some(above)) = (target.file_name(), target.parent()) else {
        return Err(NotLaid::Foreign(target.clone()));
    };
    // The folder itself too: what a build wrote is no export.
    if let Some(built) = target.ancestors().find(|folder| folder.join(OWN).join(MANIFEST).exists()) {
        return Err(NotLaid::WithinBuilt(built.to_owned()));
    }
    if let Some(foreign) = foreign(target) {
        return Err(NotLaid::Foreign(foreign));
    }
    let beside = |end: &str| above.join(format!(".{}.xueshi-{end}", name.to_string_lossy()));
    let (new, old) = (beside("new"), beside("old"));
    let staged = stage(above, &new, tree);
    let done = staged.and_then(|()| swap(target, &new, &old));
    if done.is_err() {
        // What is left behind there is no part of any folder; the failure itself is what counts.
        drop(fs::remove_dir_all(&new));
    }
    Ok(done?)
}

/// The first thing below a folder that is not the program's own; the folder itself where it is none.
fn foreign(target: &Path) -> Option<PathBuf> {
    let found = fs::symlink_metadata(target).ok()?;
    if !found.is_dir() {
        return Some(target.to_owned());
    }
    let own: BTreeSet<PathBuf> = listed(&target.join(OWN).join(LIST)).iter().map(|path| target.join(path)).collect();
    let list = target.join(OWN).join(LIST);
    let below = WalkDir::new(target).sort_by_file_name().into_iter().flatten();
    let mut files = below.filter(|entry| !entry.file_type().is_dir()).map(walkdir::DirEntry::into_path);
    files.find(|path| !own.contains(path) && *path != list)
}

/// Writes every file below a folder of another name.
fn stage(above: &Path, new: &Path, tree: &Tree) -> Result<(), Failure> {
    clear(new)?;
    let files: Vec<(&str, &[u8])> = tree.iter().collect();
    let list = files.iter().fold(String::new(), |list, (path, _)| list + path + "\n");
    let list_path = format!("{OWN}/{LIST}");
    let all = || files.iter().copied().chain([(list_path.as_str(), list.as_bytes())]);
    let folders: BTreeSet<PathBuf> =
        all().filter_map(|(path, _)| new.join(path).parent().map(Path::to_owned)).collect();
    fs::create_dir_all(above).map_err(at(above))?;
    for folder in folders {
        fs::create_dir_all(&folder).map_err(at(&folder))?;
    }
    all().collect::<Vec<_>>().par_iter().try_for_each(|(path, bytes)| {
        let path = new.join(path);
        fs::write(&path, bytes).map_err(at(&path))
    })
}

/// Gives the new folder its name, and puts the old one back where that fails.
fn swap(target: &Path, new: &Path, old: &Path) -> Result<(), Failure> {
    if !target.exists() {
        fs::rename(new, target).map_err(at(target))?;
        return clear(old);
    }
    clear(old)?;
    fs::rename(target, old).map_err(at(target))?;
    if let Err(error) = fs::rename(new, target) {
        // Where that fails too, the failure that led to it says where to look.
        drop(fs::rename(old, target));
        return Err(at(target)(error));
    }
    clear(old)
}

/// Removes a folder that an earlier run may have left behind when it was stopped.
fn clear(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(folder)(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::commit;
    use super::*;

    fn tree(files: &[(&str, &str)]) -> Tree {
        let mut tree = Tree::default();
        for (path, text) in files {
            tree.insert((*path).to_owned(), text.as_bytes().to_vec()).expect("no two alike");
        }
        tree
    }

    /// Everything below a folder but the lists of what is the program's own, with what it holds.
    fn held(folder: &Path) -> Vec<(String, String)> {
        let files = WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
        let files = files.filter(|entry| entry.file_type().is_file() && !entry.path().ends_with(LIST));
        let text = |path: &Path| String::from_utf8_lossy(&fs::read(path).expect("readable")).into_owned();
        let name = |path: &Path| path.strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
        files.map(|file| (name(file.path()), text(file.path()))).collect()
    }

    fn pairs(files: &[(&str, &str)]) -> Vec<(String, String)> {
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn a_folder_of_its_own_is_replaced_whole() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let target = root.path().join("deep/export");
        lay_folder(&target, &tree(&[("a.csv", "1"), ("tables/b.csv", "2")])).expect("laid");
        // Left behind by a run that was stopped.
        fs::create_dir_all(root.path().join("deep/.export.xueshi-new/x")).expect("writable");
        fs::create_dir_all(root.path().join("deep/.export.xueshi-old/x")).expect("writable");
        lay_folder(&target, &tree(&[("a.csv", "3")])).expect("laid again");
        assert_eq!(held(root.path()), pairs(&[("deep/export/a.csv", "3")]), "nothing beside it either");
        assert!(!target.join("tables").exists());
    }

    #[test]
    fn what_is_somebody_elses_stands() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let target = root.path().join("export");
        lay_folder(&target, &tree(&[("a.csv", "1")])).expect("laid");
        fs::write(target.join("mine.xlsx"), "mine").expect("writable");
        let refused = lay_folder(&target, &tree(&[("a.csv", "2")]));
        assert!(matches!(&refused, Err(NotLaid::Foreign(path)) if *path == target.join("mine.xlsx")), "{refused:?}");
        assert_eq!(held(root.path()), pairs(&[("export/a.csv", "1"), ("export/mine.xlsx", "mine")]));
        let file = root.path().join("file");
        fs::write(&file, "mine").expect("writable");
        assert!(matches!(lay_folder(&file, &tree(&[("a", "1")])), Err(NotLaid::Foreign(path)) if path == file));
        let empty = root.path().join("empty");
        fs::create_dir(&empty).expect("writable");
        lay_folder(&empty, &tree(&[("a", "1")])).expect("an empty folder is nobody's");
    }

    #[test]
    fn it_never_lies_in_what_a_build_wrote() {
        let root = tempfile::tempdir().expect("a temporary folder");
        commit(root.path(), &tree(&[("site/a", "1")]), &["site"]).expect("writable");
        let before = held(root.path());
        for target in ["site/export", "export", "."] {
            let refused = lay_folder(&root.path().join(target), &tree(&[("a", "1")]));
            assert!(
                matches!(&refused, Err(NotLaid::WithinBuilt(path)) if path == root.path()),
                "{target}: {refused:?}"
            );
        }
        assert_eq!(held(root.path()), before);
    }

    #[test]
    fn what_can_not_be_made_ready_changes_nothing() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let target = root.path().join("export");
        lay_folder(&target, &tree(&[("a", "1")])).expect("laid");
        // A file where the new folder would be made ready.
        fs::write(root.path().join(".export.xueshi-new"), "").expect("writable");
        assert!(matches!(lay_folder(&target, &tree(&[("a", "2")])), Err(NotLaid::Failed(_))));
        assert_eq!(held(&target), pairs(&[("a", "1")]));
    }
}
