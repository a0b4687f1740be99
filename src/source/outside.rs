//! Files that a command is given by their paths, from anywhere.
#![allow(clippy::disallowed_methods, reason = "this is the one reader of disk")]

use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// The largest file that is read so, in bytes.
const LARGEST: u64 = 64 << 20;

/// The bytes of a file that somebody named.
///
/// # Errors
/// The system's refusal; that it is no file, or too large.
pub fn outside(path: &Path) -> io::Result<Vec<u8>> {
    let found = fs::metadata(path)?;
    if found.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    // A pipe or a device may never end.
    if !found.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// Whether a path below a folder leads through a symbolic link, and so perhaps out of the folder.
pub fn leads_out(folder: &Path, below: &str) -> bool {
    let mut whole = folder.to_owned();
    below.split('/').any(|part| {
        whole.push(part);
        fs::symlink_metadata(&whole).is_ok_and(|found| found.is_symlink())
    })
}
