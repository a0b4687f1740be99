//! What a PDF says: on its pages, in its properties, links and forms, and in the files that are attached to it.

use std::collections::BTreeSet;
use std::thread;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream, decode_text_string};

use super::{Hear, Limits, Searchable, text, within};

/// The stack for reading, in bytes. The library nests a hundred levels at most, but the stack of the caller may be
/// small.
const STACK: usize = 8 << 20;

/// Whether it is one: readers look for the mark within the first kilobyte.
pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.get(..bytes.len().min(1024)).is_some_and(|start| start.windows(5).any(|window| window == b"%PDF-"))
}

/// What was read of one: its texts, the files in it, and whether that is all.
#[derive(Default)]
struct Read {
    texts: Vec<String>,
    files: Vec<Vec<u8>>,
    whole: bool,
}

/// Tells everything that a PDF says. One that can't be read, or has a password, is told as it stands.
pub(super) fn said(bytes: &[u8], limits: &mut Limits, hear: Hear<'_>) -> Searchable {
    let most = limits.bytes;
    // In a thread of its own, so that a fault of the library on a broken file is no end of the program.
    let read = thread::scope(|scope| {
        let reading = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || read(bytes, most));
        reading.ok()?.join().ok().flatten()
    });
    // What stands in it unpacked is told in any case: what nothing points to is in the file all the same.
    text::said(bytes, hear);
    let Some(read) = read else { return Searchable::Part };
    read.texts.iter().for_each(|text| hear(text));
    let mut searched = if read.whole { Searchable::All } else { Searchable::Part };
    for file in read.files {
        match limits.bytes.checked_sub(file.len()) {
            Some(left) => limits.bytes = left,
            None => return Searchable::Part,
        }
        searched = searched.and(within(&file, limits, hear));
    }
    searched
}

fn read(bytes: &[u8], most: usize) -> Option<Read> {
    let options = LoadOptions { max_decompressed_size: Some(most), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).ok()?;
    if document.is_encrypted() || document.was_encrypted() {
        return None;
    }
    let mut read = Read { whole: true, ..Read::default() };
    let pages = document.get_pages();
    let drawn: BTreeSet<ObjectId> = pages.values().flat_map(|page| document.get_page_contents(*page)).collect();
    for page in pages.keys() {
        let mut page_text = String::new();
        for chunk in document.extract_text_chunks_with_limit(&[*page], most) {
            match chunk {
                Ok(text) => page_text.push_str(&text),
                Err(_) => read.whole = false,
            }
        }
        read.texts.push(page_text);
    }
    let mut left = most;
    for (id, object) in &document.objects {
        read.strings(object, 0);
        if let Object::Stream(stream) = object
            && !drawn.contains(id)
        {
            read.stream(stream, &mut left);
        }
    }
    read.strings(&Object::Dictionary(document.trailer.clone()), 0);
    Some(read)
}

/// How deep values of a PDF nest before they are let be.
const DEEPEST: usize = 32;

impl Read {
    /// Keeps every text that stands in an object beside the pages.
    fn strings(&mut self, object: &Object, depth: usize) {
        if depth > DEEPEST {
            self.whole = false;
            return;
        }
        match object {
            Object::String(bytes, _) => {
                self.texts.extend(decode_text_string(object).ok());
                self.texts.push(String::from_utf8_lossy(bytes).into_owned());
            }
            Object::Array(values) => values.iter().for_each(|value| self.strings(value, depth + 1)),
            Object::Dictionary(values) => self.dictionary(values, depth),
            Object::Stream(stream) => self.dictionary(&stream.dict, depth),
            _ => {}
        }
    }

    fn dictionary(&mut self, values: &Dictionary, depth: usize) {
        for (_, value) in values {
            self.strings(value, depth + 1);
        }
    }

    /// Keeps what a stream holds that is no picture and no font: properties, drawings, attached files.
    fn stream(&mut self, stream: &Stream, left: &mut usize) {
        let is = |key: &[u8], name: &[u8]| stream.dict.get(key).and_then(Object::as_name).is_ok_and(|is| is == name);
        let is_font = [b"Length1".as_slice(), b"Length2", b"Length3"].iter().any(|key| stream.dict.has(key));
        let is_program = is(b"Subtype", b"Type1C") || is(b"Subtype", b"CIDFontType0C") || is(b"Subtype", b"OpenType");
        if is(b"Subtype", b"Image") || is(b"Type", b"XRef") || is(b"Type", b"ObjStm") || is_font || is_program {
            return;
        }
        let unpacked = stream.decompressed_content_with_limit(*left);
        let plain = || (!stream.dict.has(b"Filter")).then(|| stream.content.clone());
        let Some(content) = unpacked.ok().or_else(plain) else {
            self.whole = false;
            return;
        };
        *left = left.saturating_sub(content.len());
        // Where letters come from is no text, and of what is drawn only its words are.
        if is(b"Subtype", b"Form") {
            self.texts.push(words(&content));
        } else if !content.windows(CODES.len()).any(|window| window == CODES) {
            self.files.push(content);
        }
    }
}

/// What stands in every map of codes to letters.
const CODES: &[u8] = b"begincmap";

/// The words of a drawing: what stands in brackets.
fn words(drawing: &[u8]) -> String {
    let mut depth = 0_usize;
    let within = drawing.iter().filter(|byte| match byte {
        b'(' => {
            depth += 1;
            false
        }
        b')' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth > 0,
    });
    String::from_utf8_lossy(&within.copied().collect::<Vec<_>>()).into_owned()
}
