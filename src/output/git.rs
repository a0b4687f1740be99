//! What git is asked that changes something: the lines of two versions merged, and its settings for a folder.

use std::io;
use std::path::Path;
use std::process::Stdio;

use crate::git::git;

/// Merges the lines of `theirs` into `ours` as git does by itself, and gives the number of conflicts that are left; a
/// file that can't be merged is one.
///
/// # Errors
/// Where there is no git.
pub fn merge_lines([base, ours, theirs]: [&Path; 3], marker: Option<usize>) -> io::Result<u8> {
    let mut git = git(Path::new("."));
    git.arg("merge-file").args(["-L", "ours", "-L", "base", "-L", "theirs"]);
    if let Some(size) = marker {
        git.arg(format!("--marker-size={size}"));
    }
    let status = git.args([ours, base, theirs]).stdin(Stdio::null()).status()?;
    // Above that git means that something went wrong, and its merge would end as a whole.
    let conflicts = status.code().and_then(|code| u8::try_from(code).ok()).filter(|&code| code <= 127);
    Ok(conflicts.unwrap_or(1))
}

/// Sets a value in the settings of the repository that a folder lies in.
///
/// # Errors
/// Where there is no git, or it refuses: its own words.
pub fn set(folder: &Path, key: &str, value: &str) -> Result<(), String> {
    let output = git(folder).args(["config", "--local", key, value]).output();
    let output = output.map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
}
