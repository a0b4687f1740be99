//! What packed files say: workbooks, texts and archives that are passed on to readers.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// How packed files begin.
const PACKED: &[u8] = b"PK\x03\x04";
/// Bytes that are unpacked of one file: far above what an office's list takes, far below memory.
const MOST: u64 = 64 << 20;
/// How many archives within one another are opened.
const DEEPEST: usize = 3;

/// The words of a packed file, without what marks them up: Word divides a number among several marks. Nothing of
/// what is not packed, or can't be opened.
pub(super) fn words(bytes: &[u8]) -> String {
    let (mut words, mut left) = (String::new(), MOST);
    unpack(bytes, DEEPEST, &mut left, &mut words);
    words
}

fn unpack(bytes: &[u8], depth: usize, left: &mut u64, words: &mut String) {
    if depth == 0 || !bytes.starts_with(PACKED) {
        return;
    }
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return };
    for at in 0..archive.len() {
        let Ok(file) = archive.by_index(at) else { continue };
        let mut content = Vec::new();
        // What an archive says about its sizes need not be true.
        if file.take(*left).read_to_end(&mut content).is_err() {
            continue;
        }
        *left -= content.len() as u64;
        if content.starts_with(PACKED) {
            unpack(&content, depth - 1, left, words);
        } else {
            plain(&String::from_utf8_lossy(&content), words);
        }
    }
}

/// A text without its tags; a cell, a paragraph and an entry end with a line.
fn plain(text: &str, words: &mut String) {
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('<') {
        words.push_str(before);
        let (tag, behind) = behind.split_once('>').unwrap_or((behind, ""));
        if ["/c", "/si", "/is", "/row", "/w:p", "/w:tc", "/a:p", "/text:p"].contains(&tag) {
            words.push('\n');
        }
        rest = behind;
    }
    words.push_str(rest);
    words.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::SimpleFileOptions;

    fn packed(name: &str, content: &[u8]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file(name, SimpleFileOptions::default()).expect("a file");
        writer.write_all(content).expect("writable");
        writer.finish().expect("an archive").into_inner()
    }

    #[test]
    fn a_number_is_read_through_marks_and_archives() {
        let text = "<w:p><w:t>1380</w:t><w:t>0001234</w:t></w:p><w:p><w:t>5</w:t></w:p>";
        let letter = packed("word/document.xml", text.as_bytes());
        assert_eq!(words(&letter), "13800001234\n5\n\n");
        assert_eq!(words(&packed("a/b.docx", &letter)), "13800001234\n5\n\n");
        assert_eq!(words(b"no archive"), "");
    }
}
