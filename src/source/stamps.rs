//! Whether files changed that are no sources: what git writes at a commit, and fonts. They are looked at, not read.
#![allow(clippy::disallowed_methods, reason = "this is the one reader of disk")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::kept::Stamp;

/// What some files looked like: equal as long as none came, went or was written.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Stamps {
    files: BTreeMap<PathBuf, Option<Stamp>>,
    folders: BTreeSet<PathBuf>,
}

impl Stamps {
    /// Of what git writes when a commit becomes the last one of the folder `root`; empty where there is no git.
    pub fn of_history(root: &Path) -> Self {
        let mut stamps = Self::default();
        let Some((own, common)) = repository(root) else { return stamps };
        let head = fs::read_to_string(own.join("HEAD")).unwrap_or_default();
        let branch = head.trim().strip_prefix("ref: ").filter(|name| name.starts_with("refs/"));
        let packed = ["packed-refs", "reftable/tables.list"].map(|name| common.join(name));
        let files = ["HEAD", "logs/HEAD"].map(|name| own.join(name)).into_iter().chain(packed);
        for file in files.chain(branch.map(|name| common.join(name))) {
            stamps.folders.extend(file.parent().filter(|folder| folder.is_dir()).map(Path::to_owned));
            let stamp = Stamp::of(&file);
            stamps.files.insert(file, stamp);
        }
        stamps
    }

    /// Of the fonts below the folders that an office names, and of those folders themselves, which may come and go.
    pub fn of_fonts(root: &Path, named: &[String]) -> Self {
        let mut stamps = Self::default();
        for folder in named.iter().map(|folder| root.join(folder)) {
            for entry in WalkDir::new(&folder).follow_links(true).into_iter().flatten() {
                if entry.file_type().is_dir() {
                    stamps.folders.insert(entry.into_path());
                } else if is_font(entry.path()) {
                    let stamp = entry.metadata().ok().map(|found| Stamp::from(&found));
                    stamps.files.insert(entry.into_path(), stamp);
                }
            }
            // One that is not there is looked for where it would be.
            stamps.folders.insert(folder);
        }
        stamps.files.extend(stamps.folders.iter().filter(|folder| !folder.is_dir()).map(|gone| (gone.clone(), None)));
        stamps
    }

    /// The folders in which such files may come, go and be written.
    pub fn folders(&self) -> impl Iterator<Item = &Path> {
        self.folders.iter().map(PathBuf::as_path)
    }
}

/// Whether a file has the name of a font.
pub(super) fn is_font(path: &Path) -> bool {
    let extension = path.extension().and_then(|found| found.to_str()).unwrap_or_default().to_ascii_lowercase();
    ["ttf", "otf", "ttc", "otc"].contains(&extension.as_str())
}

/// Where git keeps what belongs to the tree around a folder, and what belongs to all trees of its repository
/// (gitrepository-layout(5): a further tree has a file in place of the folder).
pub(super) fn repository(root: &Path) -> Option<(PathBuf, PathBuf)> {
    let root = root.canonicalize().ok()?;
    let found = root.ancestors().map(|folder| folder.join(".git")).find(|found| found.exists())?;
    let own = if found.is_dir() {
        found
    } else {
        let text = fs::read_to_string(&found).ok()?;
        found.parent()?.join(text.strip_prefix("gitdir:")?.trim())
    };
    let common = fs::read_to_string(own.join("commondir")).map_or_else(|_| own.clone(), |text| own.join(text.trim()));
    Some((own, common))
}
