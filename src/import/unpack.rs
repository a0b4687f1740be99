//! The package around a workbook, looked at before a library unpacks it.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::book::Unread;
use crate::source::paths::has_extension;

/// Files that a package may have.
const MOST_FILES: usize = 4_000;
/// Bytes that a package may have when it is unpacked.
const MOST_BYTES: u64 = 128 << 20;
/// How many times its size a package may have when it is unpacked, once that is more than [`SMALL`].
const MOST_RATIO: u64 = 200;
/// Bytes that nobody minds.
const SMALL: u64 = 16 << 20;

/// What a package holds.
pub(super) enum Package {
    /// A workbook of Excel.
    Excel,
    /// A binary workbook of Excel.
    Binary,
    /// An `OpenDocument` sheet, with its content.
    OpenDocument(Vec<u8>),
}

/// Unpacks a package once and keeps nothing but what tells its kind. What it says of its sizes need not be true, so
/// that every file is read to its end.
pub(super) fn package(bytes: &[u8]) -> Result<Package, Unread> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Broken)?;
    if zip.len() > MOST_FILES {
        return Err(Unread::TooLarge);
    }
    let packed = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let mut left = MOST_BYTES.min(packed.saturating_mul(MOST_RATIO).max(SMALL));
    let (mut kind, mut content) = (None, None);
    for at in 0..zip.len() {
        if zip.by_index_raw(at).is_ok_and(|file| file.encrypted()) {
            return Err(Unread::Password);
        }
        let file = zip.by_index(at).map_err(|_| Unread::Broken)?;
        let name = file.name().map_err(|_| Unread::Broken)?.into_owned();
        let mut read = Vec::new();
        file.take(left + 1).read_to_end(&mut read).map_err(|_| Unread::Broken)?;
        left = left.checked_sub(u64::try_from(read.len()).unwrap_or(u64::MAX)).ok_or(Unread::TooLarge)?;
        // No office program writes one, and what stands in it unfolds without an end.
        if ["xml", "rels"].iter().any(|own| has_extension(&name, own)) && contains(&read, b"<!DOCTYPE") {
            return Err(Unread::Broken);
        }
        match name.as_str() {
            "xl/workbook.xml" => kind = Some(Package::Excel),
            "xl/workbook.bin" => kind = Some(Package::Binary),
            "META-INF/manifest.xml" if contains(&read, b"encryption-data") => return Err(Unread::Password),
            "content.xml" => content = Some(read),
            _ => {}
        }
    }
    kind.or_else(|| content.map(Package::OpenDocument)).ok_or(Unread::NotASheet)
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|part| part.eq_ignore_ascii_case(wanted))
}
