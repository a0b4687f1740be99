//! The package around a workbook: read within bounds, and written with everything untouched as it was.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::Unfit;

/// Files that a package may have.
const MOST_FILES: usize = 4_000;
/// Bytes that a package may have when it is unpacked.
const MOST_BYTES: u64 = 64 << 20;
/// How many times its size a package may have when it is unpacked, once that is more than [`SMALL`].
const MOST_RATIO: u64 = 200;
/// Bytes that a file of it may have that is read as XML, which takes many times its size.
const MOST_XML: usize = 16 << 20;
/// Bytes that nobody minds.
const SMALL: u64 = 16 << 20;
/// How an old workbook and one with a password begin (MS-CFB, 2.2).
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The files of a package.
pub(super) struct Archive<'t> {
    zip: ZipArchive<Cursor<&'t [u8]>>,
    parts: BTreeMap<String, Vec<u8>>,
}

impl<'t> Archive<'t> {
    /// Unpacks a package, as far as bounds allow.
    pub(super) fn open(bytes: &'t [u8]) -> Result<Self, Unfit> {
        if bytes.starts_with(&COMPOUND) {
            return Err(compound(bytes));
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unfit::NotAWorkbook)?;
        if zip.len() > MOST_FILES {
            return Err(Unfit::TooLarge);
        }
        let packed = bytes.len() as u64;
        let most = MOST_BYTES.min(packed.saturating_mul(MOST_RATIO).max(SMALL));
        let mut parts = BTreeMap::new();
        let mut left = most;
        for at in 0..zip.len() {
            if zip.by_index_raw(at).is_ok_and(|file| file.encrypted()) {
                return Err(Unfit::Encrypted);
            }
            let file = zip.by_index(at).map_err(|_| Unfit::NotAWorkbook)?;
            let name = file.name().map_err(|_| Unfit::NotAWorkbook)?.into_owned();
            let mut content = Vec::new();
            // What a package says about its sizes need not be true.
            file.take(left + 1).read_to_end(&mut content).map_err(|_| Unfit::NotAWorkbook)?;
            left = left.checked_sub(content.len() as u64).ok_or(Unfit::TooLarge)?;
            parts.insert(name, content);
        }
        let archive = Self { zip, parts };
        if archive.has_macros() { Err(Unfit::Macros) } else { Ok(archive) }
    }

    /// A file of the package.
    pub(super) fn part(&self, name: &str) -> Option<&[u8]> {
        self.parts.get(name).map(Vec::as_slice)
    }

    /// A file of the package as text.
    pub(super) fn text(&self, name: &str) -> Result<&str, Unfit> {
        let unreadable = || Unfit::Unreadable { part: name.to_owned() };
        let part = self.part(name).ok_or_else(unreadable)?;
        if part.len() > MOST_XML {
            return Err(Unfit::TooLarge);
        }
        let text = std::str::from_utf8(part).map_err(|_| unreadable())?;
        Ok(text.trim_start_matches('\u{feff}'))
    }

    /// The names of all files.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    fn has_macros(&self) -> bool {
        let types = self.part("[Content_Types].xml").map(String::from_utf8_lossy).unwrap_or_default().to_lowercase();
        let is_program = |name: &str| {
            let name = name.to_lowercase();
            name.ends_with("vbaproject.bin") || name.starts_with("xl/macrosheets/")
        };
        self.names().any(is_program)
            || ["macroenabled", "vbaproject", "macrosheet"].iter().any(|word| types.contains(word))
    }

    /// The package with some files changed, or left out.
    pub(super) fn write(mut self, changed: &BTreeMap<String, Option<String>>) -> Result<Vec<u8>, Unfit> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        for at in 0..self.zip.len() {
            let file = self.zip.by_index_raw(at).map_err(|_| Unfit::NotAWorkbook)?;
            let name = file.name().map_err(|_| Unfit::NotAWorkbook)?.into_owned();
            let done = match changed.get(&name) {
                None => writer.raw_copy_file(file),
                Some(None) => Ok(()),
                Some(Some(text)) => {
                    writer.start_file(name, options).and_then(|()| Ok(writer.write_all(text.as_bytes())?))
                }
            };
            done.map_err(|_| Unfit::TooLarge)?;
        }
        Ok(writer.finish().map_err(|_| Unfit::TooLarge)?.into_inner())
    }
}

/// What a compound file is: a workbook with a password holds a stream of this name.
fn compound(bytes: &[u8]) -> Unfit {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = bytes.windows(name.len()).any(|window| window == name);
    if locked { Unfit::Encrypted } else { Unfit::OldFormat }
}
