//! Single steps on disk, none of which follows a link.
#![allow(clippy::disallowed_methods, reason = "what is published lies elsewhere than what a build writes")]

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::publish::fault::{Failure, Fault, at};

/// Writes a file so that it is there whole or not at all.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let new = path.with_file_name(name);
    let done = write_synced(&new, bytes).and_then(|()| fs::rename(&new, path));
    if done.is_err() {
        // The failure itself is what counts.
        drop(fs::remove_file(&new));
    }
    done.map_err(at(path))
}

/// Writes a file that is on disk when this is done, and not only on its way there.
pub(super) fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link of this name would be followed.
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    io::Write::write_all(&mut file, bytes)?;
    file.sync_all()
}

/// Makes a folder unless it is there; a link in its place is refused.
pub(super) fn folder(path: &Path) -> Result<(), Fault> {
    match fs::create_dir(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => own_folder(path),
        done => Ok(done.map_err(at(path))?),
    }
}

/// Refuses what is no folder of its own: a link may lead anywhere.
pub(super) fn own_folder(path: &Path) -> Result<(), Fault> {
    let found = fs::symlink_metadata(path).map_err(at(path))?;
    match found.file_type() {
        kind if kind.is_symlink() => Err(Fault::Link { path: path.to_owned() }),
        kind if kind.is_dir() => Ok(()),
        _ => Err(at(path)(ErrorKind::NotADirectory.into()).into()),
    }
}

/// Removes whatever a path is, but never what a link leads to.
pub(super) fn clear(path: &Path) -> Result<(), Failure> {
    let found = match fs::symlink_metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(at(path)(error)),
    };
    // On Windows a link to a folder is removed as a folder is.
    let linked = |path: &Path| fs::remove_file(path).or_else(|_| fs::remove_dir(path));
    match found.file_type() {
        kind if kind.is_symlink() => linked(path),
        kind if kind.is_dir() => fs::remove_dir_all(path),
        _ => fs::remove_file(path),
    }
    .map_err(at(path))
}

/// The names of what lies in a folder, in order; nothing where there is no folder.
pub(super) fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(at(folder)(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.map_err(at(folder))?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// What a file holds; nothing where there is none.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(at(path)(error)),
    }
}

/// Whether a path is a file of this length, and no link.
pub(super) fn is_file_of(path: &Path, bytes: u64) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file() && found.len() == bytes)
}

/// Has everything that was written below a folder go to the disk: a release must not be shown before it would outlive a
/// power cut. Where the system can't, it is as safe as any other copy.
pub(super) fn settle(folder: &Path) {
    #[cfg(target_os = "linux")]
    if let Ok(open) = fs::File::open(folder) {
        let _ = rustix::fs::syncfs(&open);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = folder;
}

/// Whether links of this file system are seen by everybody who reads it: on a share of Windows they are not.
pub(super) fn has_shared_links(folder: &Path) -> bool {
    #[cfg(target_os = "linux")]
    {
        /// CIFS, SMB 2 and the old SMB, as the kernel numbers them.
        const SHARES: [u32; 3] = [0xFF53_4D42, 0xFE53_4D42, 0x517B];
        // The kind is a small number, signed or not as the machine has it.
        let kind = |found: rustix::fs::StatFs| u32::try_from(i128::from(found.f_type) & 0xFFFF_FFFF).unwrap_or(0);
        rustix::fs::statfs(folder).is_ok_and(|found| !SHARES.contains(&kind(found)))
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = folder;
        cfg!(unix)
    }
}

/// Makes a symbolic link, where the system has such.
pub(super) fn link(to: &Path, path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    return std::os::unix::fs::symlink(to, path);
    #[cfg(not(unix))]
    {
        let _ = (to, path);
        Err(ErrorKind::Unsupported.into())
    }
}

/// Has two paths change places in one step, where the system can.
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = (one, other);
        Err(ErrorKind::Unsupported.into())
    }
}
