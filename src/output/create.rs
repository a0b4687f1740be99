//! New files and folders, laid where there is none.
#![allow(clippy::disallowed_methods, reason = "this is the one writer of disk")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Failure;

/// Lays files below a folder, all or none of them, and none where a file is already. What is new is
/// made ready beside its place, a folder with all that it holds, and only when everything is there is
/// it given its name.
///
/// # Errors
/// What the system refused, and for which path; also where something is there already.
pub fn create(root: &Path, files: &[(&str, &[u8])]) -> Result<(), Failure> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (path, _) in files {
        let piece = Piece::of(root, path).map_err(|(path, error)| Failure { path, error })?;
        if !pieces.contains(&piece) {
            pieces.push(piece);
        }
    }
    let done = prepare(root, files, &pieces).and_then(|()| name(&pieces));
    if done.is_err() {
        for piece in &pieces {
            remove(&piece.staged);
        }
    }
    done
}

/// The topmost of what has to be new for a file: the file itself, or a folder above it.
#[derive(Debug, PartialEq, Eq)]
struct Piece {
    target: PathBuf,
    staged: PathBuf,
}

impl Piece {
    fn of(root: &Path, path: &str) -> Result<Self, (PathBuf, io::Error)> {
        let whole = root.join(path);
        if is_there(&whole) {
            return Err((whole, io::ErrorKind::AlreadyExists.into()));
        }
        let above = whole.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !is_there(folder));
        let target = above.last().unwrap_or(&whole).to_owned();
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let staged = target.with_file_name(format!(".{name}.xueshi-new"));
        Ok(Self { target, staged })
    }
}

/// Whether anything, and be it a link that leads nowhere, has a path.
fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Writes every file below what stands in for its piece.
fn prepare(root: &Path, files: &[(&str, &[u8])], pieces: &[Piece]) -> Result<(), Failure> {
    // What an earlier run left behind when it was stopped.
    for piece in pieces {
        remove(&piece.staged);
    }
    for (path, bytes) in files {
        let whole = root.join(path);
        let own = pieces.iter().find_map(|piece| Some((piece, whole.strip_prefix(&piece.target).ok()?)));
        let staged = match own {
            Some((piece, inner)) if inner.as_os_str().is_empty() => piece.staged.clone(),
            Some((piece, inner)) => piece.staged.join(inner),
            None => whole,
        };
        let at = |error| Failure { path: root.join(path), error };
        if let Some(folder) = staged.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(at)?;
        }
        fs::write(&staged, bytes).map_err(at)?;
        if bytes.starts_with(b"#!") {
            run_by_all(&staged).map_err(at)?;
        }
    }
    Ok(())
}

/// Lets a script be run, where the system asks for leave.
#[cfg(unix)]
fn run_by_all(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;

    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn run_by_all(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Gives every piece its name. Where one fails, those before it are taken away again.
fn name(pieces: &[Piece]) -> Result<(), Failure> {
    for (done, piece) in pieces.iter().enumerate() {
        // Renaming would write over a file that somebody has laid meanwhile.
        let free = if is_there(&piece.target) { Err(io::ErrorKind::AlreadyExists.into()) } else { Ok(()) };
        if let Err(error) = free.and_then(|()| fs::rename(&piece.staged, &piece.target)) {
            for piece in &pieces[..done] {
                remove(&piece.target);
            }
            return Err(Failure { path: piece.target.clone(), error });
        }
    }
    Ok(())
}

/// Removes what this program has just made. What can't be removed does no harm but to be there.
fn remove(path: &Path) {
    let Ok(found) = fs::symlink_metadata(path) else { return };
    drop(if found.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("readable").flatten();
        let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn files_are_laid_with_their_folders_and_nothing_is_left_beside_them() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let office = root.path().join("a/office");
        create(&office, &[("content/site.yaml", b"1"), ("content/people/a.csv", b"2"), ("README", b"3")])
            .expect("laid");
        assert_eq!(fs::read(office.join("content/people/a.csv")).expect("there"), b"2");
        assert_eq!(
            (names(root.path()), names(&office)),
            (vec!["a".to_owned()], vec!["README".into(), "content".into()])
        );
        create(&office, &[("content/classes/x/class.yaml", b"4"), ("content/classes/x/roster.csv", b"5")])
            .expect("laid");
        assert_eq!(names(&office.join("content")), ["classes", "people", "site.yaml"]);
    }

    #[test]
    fn where_one_is_there_already_none_is_laid() {
        let root = tempfile::tempdir().expect("a temporary folder");
        fs::write(root.path().join("README"), "mine").expect("writable");
        let failure = create(root.path(), &[("content/a", b"1"), ("README", b"2")]).expect_err("one is there");
        assert_eq!((failure.error.kind(), failure.path), (io::ErrorKind::AlreadyExists, root.path().join("README")));
        assert_eq!(names(root.path()), ["README"]);
        assert_eq!(fs::read(root.path().join("README")).expect("there"), b"mine");
    }

    #[test]
    fn what_can_not_be_written_leaves_nothing() {
        let root = tempfile::tempdir().expect("a temporary folder");
        fs::write(root.path().join("file"), "").expect("writable");
        assert!(create(root.path(), &[("a/b", b"1"), ("file/c", b"2")]).is_err());
        // A folder that stands where the second would be made ready is no file to be written.
        assert!(create(root.path(), &[("new", b"1"), ("a/b", b"1"), ("a/b/c", b"2")]).is_err());
        assert_eq!(names(root.path()), ["file"]);
    }
}
