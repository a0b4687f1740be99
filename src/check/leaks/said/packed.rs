//! Archives, and the workbooks and texts that are archives: what their files say, and how these are named.

use std::io::{Cursor, Read};

use flate2::read::{MultiGzDecoder, ZlibDecoder};
use zip::ZipArchive;

use super::{Hear, Limits, Searchable, text, within};

/// How archives begin: with a file, or, without any, with their end.
const ARCHIVE: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

pub(super) fn is_archive(bytes: &[u8]) -> bool {
    ARCHIVE.iter().any(|beginning| bytes.starts_with(beginning))
}

pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1f\x8b")
}

/// Tells what the files of an archive say, their names and what is noted beside them.
pub(super) fn archive(bytes: &[u8], limits: &mut Limits, hear: Hear<'_>) -> Searchable {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        text::said(bytes, hear);
        return Searchable::Part;
    };
    text::said(archive.comment(), hear);
    let mut searched = Searchable::All;
    for at in 0..archive.len() {
        let Ok(file) = archive.by_index(at) else {
            if let Ok(file) = archive.by_index_raw(at) {
                text::said(file.name_raw(), hear);
            }
            searched = Searchable::Part;
            continue;
        };
        text::said(file.name_raw(), hear);
        hear(file.comment());
        match unpacked(file, limits) {
            Some(content) => searched = searched.and(entry(&content, limits, hear)),
            None => searched = Searchable::Part,
        }
    }
    searched
}

fn entry(content: &[u8], limits: &mut Limits, hear: Hear<'_>) -> Searchable {
    if content.trim_ascii_start().starts_with(b"<") {
        hear(&without_marks(&String::from_utf8_lossy(content)));
    }
    within(content, limits, hear)
}

/// Tells what a file says that was packed alone.
pub(super) fn gzip(bytes: &[u8], limits: &mut Limits, hear: Hear<'_>) -> Searchable {
    match unpacked(MultiGzDecoder::new(bytes), limits) {
        Some(content) => within(&content, limits, hear),
        None => Searchable::Part,
    }
}

/// What was packed into bytes; nothing where they are broken, or hold more than is unpacked.
pub(super) fn inflated(bytes: &[u8], limits: &mut Limits) -> Option<Vec<u8>> {
    unpacked(ZlibDecoder::new(bytes), limits)
}

fn unpacked(packed: impl Read, limits: &mut Limits) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    // What a file says about its size need not be true.
    packed.take(limits.bytes as u64 + 1).read_to_end(&mut content).ok()?;
    limits.bytes = limits.bytes.checked_sub(content.len())?;
    Some(content)
}

/// A text without its tags, among which Word divides a number; a cell, a paragraph and an entry end with a line.
fn without_marks(text: &str) -> String {
    let (mut words, mut rest) = (String::new(), text);
    while let Some((before, behind)) = rest.split_once('<') {
        words.push_str(before);
        let (tag, behind) = behind.split_once('>').unwrap_or((behind, ""));
        if ["/c", "/v", "/si", "/is", "/row", "/w:p", "/w:tc", "/a:p", "/text:p"].contains(&tag) {
            words.push('\n');
        }
        rest = behind;
    }
    words.push_str(rest);
    words
}
