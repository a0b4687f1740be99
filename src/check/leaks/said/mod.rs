//! Everything that a file says: to its readers, of itself, and within the files that are packed into it.

mod old_office;
mod packed;
mod pdf;
mod picture;
mod text;

/// Bytes that are unpacked of one file: far above what an office's list takes, far below memory.
const MOST: usize = 64 << 20;
/// How many archives within one another are opened.
const DEEPEST: usize = 4;

/// How the files of packers begin that are not known here: RAR, 7-Zip, xz, bzip2, Zstandard.
const CLOSED: [&[u8]; 5] = [b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\xfd7zXZ\0", b"BZh", b"\x28\xb5\x2f\xfd"];

/// How much of a file could be searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Searchable {
    /// All of it.
    All,
    /// Not all: it has a password, is broken, or is packed in a way or into a size that is not opened.
    Part,
}

impl Searchable {
    fn and(self, other: Self) -> Self {
        if self == Self::All { other } else { Self::Part }
    }
}

/// What is left of the limits while a file is unpacked.
struct Limits {
    bytes: usize,
    depth: usize,
}

/// Hears every text of a file.
type Hear<'h> = &'h mut dyn FnMut(&str);

/// Tells every text of a file, whatever its name says that it is.
pub(super) fn said(bytes: &[u8], hear: Hear<'_>) -> Searchable {
    within(bytes, &mut Limits { bytes: MOST, depth: DEEPEST }, hear)
}

fn within(bytes: &[u8], limits: &mut Limits, hear: Hear<'_>) -> Searchable {
    if limits.depth == 0 || CLOSED.iter().any(|beginning| bytes.starts_with(beginning)) {
        text::said(bytes, hear);
        return Searchable::Part;
    }
    limits.depth -= 1;
    let searched = if packed::is_archive(bytes) {
        packed::archive(bytes, limits, hear)
    } else if packed::is_gzip(bytes) {
        packed::gzip(bytes, limits, hear)
    } else if pdf::is(bytes) {
        pdf::said(bytes, limits, hear)
    } else {
        // A picture and an old text or workbook say some of it as any file does, and some in their own way.
        text::said(bytes, hear);
        if old_office::is(bytes) { old_office::said(bytes, hear) } else { picture::said(bytes, limits, hear) }
    };
    limits.depth += 1;
    searched
}
