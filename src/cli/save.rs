//! Files that a command makes beside the output.

use std::io::{Error, ErrorKind};
use std::path::Path;

use super::args::Refusal;
use crate::config::Config;
use crate::edit::{Change, NewFile};
use crate::pipeline;

/// Writes a file, over one that is there only where that is asked for.
pub(super) fn save(path: &Path, bytes: Vec<u8>, overwrite: bool) -> Result<(), Refusal> {
    let shown = || ("path", path.display().to_string());
    pipeline::save(path, bytes, overwrite).map_err(|failure| match failure.error.kind() {
        ErrorKind::AlreadyExists => Refusal("failed-file-there", vec![shown()]),
        _ => Refusal("failed-write", vec![shown(), ("reason", failure.error.to_string())]),
    })
}

/// Writes files of the office in place of those that were read, all or none of them.
pub(super) fn amend(config: &Config, changes: &[Change]) -> Result<(), Refusal> {
    pipeline::amend(config, changes).map_err(|failure| refused(&failure.path, &failure.error))
}

/// Lays a new file of the office.
pub(super) fn lay(root: &Path, file: NewFile) -> Result<(), Refusal> {
    pipeline::lay(root, &[file]).map_err(|failure| refused(&failure.path, &failure.error))
}

fn refused(path: &Path, error: &Error) -> Refusal {
    let message = match error.kind() {
        ErrorKind::AlreadyExists => "failed-changed",
        ErrorKind::PermissionDenied => "failed-read-only",
        _ => "failed-write",
    };
    Refusal(message, vec![("path", path.display().to_string()), ("reason", error.to_string())])
}
