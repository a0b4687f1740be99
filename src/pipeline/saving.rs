//! Files that commands write beside the output.

use std::path::Path;

use super::CONTENT;
use crate::config::Config;
use crate::edit::{Change, NewFile};
use crate::output::{self, Failure, Replacement};
use crate::source;

/// Writes lists that a command changed, all or none of them.
///
/// # Errors
/// What the system refused.
pub fn amend(config: &Config, changes: &[Change]) -> Result<(), Failure> {
    let content = config.root.join(CONTENT);
    let file = |change: &Change| Replacement {
        path: content.join(&change.path),
        before: change.original.clone(),
        after: change.bytes(),
    };
    output::replace(&changes.iter().map(file).collect::<Vec<_>>())
}

/// Writes a file that a command made, over one that is there only where that is asked for.
///
/// # Errors
/// What the system refused.
pub fn save(path: &Path, bytes: Vec<u8>, overwrite: bool) -> Result<(), Failure> {
    output::save(path, bytes, overwrite)
}

/// Lays new files below a folder, all or none of them, and over none that is there.
///
/// # Errors
/// What the system refused; also where something is there already.
pub fn lay(root: &Path, files: &[NewFile]) -> Result<(), Failure> {
    let files: Vec<(&str, &[u8])> = files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())).collect();
    output::create(root, &files)
}

/// What somebody has in a folder where an office is to be, by the name of the first of it.
pub fn stranger(folder: &Path) -> Option<String> {
    source::stranger(folder)
}

/// Whether every system that offices have can have a file or folder of this name.
pub fn can_be_named(name: &str) -> bool {
    output::is_writable(name)
}
