//! Files that a command makes beside the output.

use std::io::ErrorKind;
use std::path::Path;

use super::args::Refusal;
use crate::pipeline;

/// Writes a file, over one that is there only where that is asked for.
pub(super) fn save(path: &Path, bytes: Vec<u8>, overwrite: bool) -> Result<(), Refusal> {
    let shown = || ("path", path.display().to_string());
    pipeline::save(path, bytes, overwrite).map_err(|failure| match failure.error.kind() {
        ErrorKind::AlreadyExists => Refusal("failed-file-there", vec![shown()]),
        _ => Refusal("failed-write", vec![shown(), ("reason", failure.error.to_string())]),
    })
}
