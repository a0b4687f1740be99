//! The index of an edition: which pages hold a text of two characters or more, found in the browser.
//!
//! The files are scripts, for a page opened from a folder may run one and fetch none:
//!
//! - `search/index.js`: how many pages and files there are;
//! - `search/g….js`: for runs of two characters (longer ones of digits and Latin letters) the pieces of
//!   text that hold them, with how often and how early; which file has a run follows from its hash;
//! - `search/t….js`: the text itself, piece by piece, to make sure of a hit and to show what is around it.
//!
//! A question loads the runs of its words, then the texts of the pages that come first. So a hit is never
//! wrong, and the first question on thousands of pages loads a few small files.

mod fold;
mod grams;
mod postings;
mod script;
mod text;

use std::fmt::Write as _;

use rayon::prelude::*;

use grams::held;
use postings::Held;
use script::{handing, numbers, quote};

/// How long a piece of text is at most, in bytes, unless a line of it alone is longer.
const PIECE: usize = 6_000;
/// How long a line may be before it is cut, in characters; the parts overlap by [`OVERLAP`].
const LINE: usize = 1_500;
/// By how many characters the parts of a long line overlap: more than a word asked for can have.
const OVERLAP: usize = 96;
/// The size of a file of texts, in bytes, unless a piece alone is longer.
const FILE: usize = 15_000;

/// What the index holds of one page; it depends on that page alone.
#[derive(Clone, Debug)]
pub struct Entry {
    path: String,
    title: String,
    /// The text in pieces, each a few lines, and the runs of characters in it.
    pieces: Vec<(String, Held)>,
    sheet: bool,
}

/// What is to be found of a page, given as it was drawn; nothing of a page that shows nothing. A `sheet`
/// is a form to print, which comes after the pages about its matter.
pub fn entry(path: &str, title: &str, html: &str, sheet: bool) -> Option<Entry> {
    let shown = fold::composed(&text::shown(html)).into_owned();
    if shown.is_empty() {
        return None;
    }
    let title = fold::composed(title.trim()).into_owned();
    let mut pieces = Vec::new();
    let mut place = 0;
    for piece in cut(&shown, &title) {
        let first = pieces.is_empty().then_some(title.as_str());
        let length = piece.chars().count();
        let runs = Held::new(held(first, &piece, place));
        pieces.push((piece, runs));
        place += length;
    }
    Some(Entry { path: path.to_owned(), title, pieces, sheet })
}

/// A text in pieces of whole lines. The line that only says the title again is left out; so one piece
/// may be empty.
fn cut(shown: &str, title: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut titled = false;
    for line in shown.lines() {
        if line == title && !std::mem::replace(&mut titled, true) {
            continue;
        }
        for part in parts(line) {
            let mut piece = pieces.pop().unwrap_or_default();
            if !piece.is_empty() && piece.len() + part.len() > PIECE {
                pieces.push(std::mem::take(&mut piece));
            }
            if !piece.is_empty() {
                piece.push('\n');
            }
            piece.push_str(part);
            pieces.push(piece);
        }
    }
    pieces
}

/// A line in parts that are not too long and overlap.
fn parts(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some((end, _)) = rest.char_indices().nth(LINE) {
        found.push(&rest[..end]);
        let next = rest.char_indices().nth(LINE - OVERLAP).map_or(end, |(at, _)| at);
        rest = &rest[next..];
    }
    found.push(rest);
    found
}

/// The files of the index, by path below the edition's folder. Pages come in the order in which they are
/// given, sheets after them.
pub fn files(entries: &[Entry]) -> Vec<(String, Vec<u8>)> {
    let sheets_last = |sheet: bool| entries.iter().filter(move |entry| entry.sheet == sheet);
    let entries: Vec<&Entry> = sheets_last(false).chain(sheets_last(true)).collect();
    let runs: Vec<&Held> = entries.iter().flat_map(|entry| entry.pieces.iter().map(|(_, runs)| runs)).collect();
    let (mut files, bits) = postings::files(&runs);
    let (texts, counts) = texts(&entries);
    files.extend(texts);
    let mut hash = blake3::Hasher::new();
    for (name, bytes) in &files {
        hash.update(name.as_bytes()).update(bytes);
    }
    files.push(("index.js".to_owned(), contents(&entries, bits, &counts, &hash.finalize())));
    files.into_iter().map(|(name, bytes)| (format!("search/{name}"), bytes)).collect()
}

/// The texts in files, and how many pieces each file has.
fn texts(entries: &[&Entry]) -> (Vec<(String, Vec<u8>)>, Vec<usize>) {
    let pieces = entries
        .iter()
        .enumerate()
        .flat_map(|(page, entry)| entry.pieces.iter().enumerate().map(move |(at, (text, _))| (page, *entry, at, text)));
    let mut groups: Vec<Vec<_>> = Vec::new();
    let mut size = FILE;
    for piece in pieces {
        let own = piece.3.len() + piece.1.title.len() + piece.1.path.len();
        if size + own > FILE {
            groups.push(Vec::new());
            size = 0;
        }
        size += own;
        if let Some(group) = groups.last_mut() {
            group.push(piece);
        }
    }
    let file = |(at, group): (usize, &Vec<(usize, &Entry, usize, &String)>)| {
        let mut data = String::from("[");
        for (page, entry, piece, text) in group {
            data.push_str(if data.len() > 1 { ",\n[" } else { "\n[" });
            // Writing to a text never fails.
            let _ = write!(data, "{page},{piece},");
            for (said, end) in [(&entry.path, ','), (&entry.title, ','), (*text, ']')] {
                quote(&mut data, said);
                data.push(end);
            }
        }
        data.push(']');
        let name = format!("t{at:x}");
        (format!("{name}.js"), handing(&name, &data))
    };
    (groups.par_iter().enumerate().map(file).collect(), groups.iter().map(Vec::len).collect())
}

/// What `search.js` reads first: the number of pages, the first that is a sheet, the pages of several
/// pieces with their number, the files of runs as a power of two, the pieces of each file of texts, and a
/// name for this state of the index, by which a browser knows that a file it has kept is still right.
fn contents(entries: &[&Entry], bits: u32, counts: &[usize], hash: &blake3::Hash) -> Vec<u8> {
    let sheets = entries.iter().position(|entry| entry.sheet).unwrap_or(entries.len());
    let long = entries.iter().enumerate().filter(|(_, entry)| entry.pieces.len() > 1);
    let long = numbers(long.flat_map(|(page, entry)| [page, entry.pieces.len()]));
    // Letters only, which no number of a person is made of.
    let state: String = hash.as_bytes()[..8].iter().map(|byte| char::from(b'a' + byte % 26)).collect();
    let counts = numbers(counts.iter().copied());
    let pages = entries.len();
    let data = format!(
        "{{\"pages\":{pages},\"sheets\":{sheets},\"bits\":{bits},\"state\":\"{state}\",\n\"long\":{long},\n\"texts\":{counts}}}"
    );
    handing("index", &data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_so_that_every_word_stands_whole_in_a_part() {
        let line: String = ('一'..).take(4_000).collect();
        let cut = parts(&line);
        let chars: Vec<char> = line.chars().collect();
        for word in chars.windows(64).map(|word| word.iter().collect::<String>()) {
            assert!(cut.iter().any(|part| part.contains(&word)), "{word}");
        }
        assert_eq!(parts(""), [""]);
    }

    #[test]
    fn a_page_is_cut_at_its_lines_and_says_its_title_once() {
        let shown = format!("通知\n{}\n{}\n通知", "甲".repeat(1_400), "乙".repeat(1_400));
        let found = cut(&shown, "通知");
        assert_eq!(found, ["甲".repeat(1_400), format!("{}\n通知", "乙".repeat(1_400))]);
        assert_eq!(cut("通知", "通知"), [""]);
    }

    #[test]
    fn a_page_that_shows_nothing_is_not_found() {
        assert!(entry("a.html", "甲", "<main><div data-search=\"off\">x</div></main>", false).is_none());
    }
}
