//! Where each run of characters stands, as text, and in which file that is.

use std::ops::Range;

use rayon::prelude::*;

use super::grams::{Gram, Held, chars};
use super::script::{handing, quote};

/// How many parts the runs of a piece are told in, by the first bits of their hashes.
pub(super) const PARTS: usize = 1 << PART_BITS;
const PART_BITS: u32 = 6;

/// The size that files have in the mean, at most, in bytes.
const FILE: usize = 6_000;
/// The most files there are, as a power of two.
const MOST: u32 = 16;

/// The characters of numbers in base 16 and of notes. None is a digit, nor a hyphen: no number of a
/// person is ever seen in them by chance. And none needs an escape in a script.
const STEPS: &[u8; 16] = b"ABCDEFGHIJKLMNOP";
const NOTES: &[u8; 64] = b"QRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&'()*+,./:;=>?@[]^_`{|}~";

/// The runs of one piece of text, by hash, and where each part of them begins.
#[derive(Clone, Debug)]
pub(super) struct Runs {
    held: Vec<Held>,
    parts: Vec<u32>,
}

impl Runs {
    pub(super) fn new(held: Vec<Held>) -> Self {
        let begins = |part: usize| held.partition_point(|held| (held.hash >> (32 - PART_BITS)) as usize <= part);
        let parts = (0..PARTS).map(|part| u32::try_from(begins(part)).unwrap_or(u32::MAX)).collect();
        Self { held, parts }
    }

    fn part(&self, part: usize) -> &[Held] {
        let end = |part: usize| self.parts[part] as usize;
        &self.held[if part == 0 { 0 } else { end(part - 1) }..end(part)]
    }
}

/// A part of the index: lines of one run each, and the hash and the place of each.
struct Part {
    lines: String,
    places: Vec<(u32, Range<usize>)>,
}

/// The files that say where each run stands, by name, and their number as a power of two.
pub(super) fn files(pieces: &[&Runs]) -> (Vec<(String, Vec<u8>)>, u32) {
    let parts: Vec<Part> = (0..PARTS).into_par_iter().map(|at| part(pieces, at)).collect();
    let total: usize = parts.iter().map(|part| part.lines.len()).sum();
    let bits = (0..MOST).find(|bits| total >> bits <= FILE).unwrap_or(MOST);
    let mut lines = vec![String::new(); 1 << bits];
    for (hash, line) in
        parts.iter().flat_map(|part| part.places.iter().map(|(hash, at)| (hash, &part.lines[at.clone()])))
    {
        // No file at all is asked for where there is but one.
        let file = hash.checked_shr(32 - bits).unwrap_or_default();
        lines[file as usize].push_str(line);
    }
    let file = |(at, lines): (usize, &String)| {
        let name = format!("g{at:x}");
        let mut data = String::with_capacity(lines.len() + 16);
        quote(&mut data, lines.trim_end());
        (format!("{name}.js"), handing(&name, &data))
    };
    (lines.par_iter().enumerate().map(file).collect(), bits)
}

fn part(pieces: &[&Runs], at: usize) -> Part {
    let held = pieces.iter().enumerate().flat_map(|(piece, runs)| runs.part(at).iter().map(move |held| (piece, held)));
    let mut held: Vec<(u32, Gram, usize, u8)> =
        held.map(|(piece, held)| (held.hash, held.gram, piece, held.note.0)).collect();
    held.sort_unstable();
    let mut part = Part { lines: String::new(), places: Vec::new() };
    for same in held.chunk_by(|one, next| one.1 == next.1) {
        let start = part.lines.len();
        part.lines.extend(chars(same[0].1));
        part.lines.push('\t');
        let mut last = None;
        for (.., piece, note) in same {
            // The next piece needs no word of how far it is.
            step(&mut part.lines, piece - last.map_or(0, |last| last + 1));
            part.lines.push(char::from(NOTES[usize::from(*note)]));
            last = Some(*piece);
        }
        part.lines.push('\t');
        part.places.push((same[0].0, start..part.lines.len()));
    }
    part
}

/// How many pieces are passed over; nothing where none is.
fn step(line: &mut String, over: usize) {
    if over >= 16 {
        step(line, over / 16);
    }
    if over > 0 {
        line.push(char::from(STEPS[over % 16]));
    }
}

#[cfg(test)]
mod tests {
    use super::super::grams::held;
    use super::*;

    #[test]
    fn a_run_is_told_with_its_pieces() {
        let texts = ["培训", "甲", "培训培训"].map(|text| Runs::new(held(None, text, 0)));
        let (files, bits) = files(&texts.iter().collect::<Vec<_>>());
        let [(name, bytes)] = files.as_slice() else { panic!("one file: {files:?}") };
        let text = String::from_utf8(bytes.clone()).expect("text");
        assert_eq!((name.as_str(), bits), ("g0.js", 0));
        assert_eq!(text, "xueshiSearch(\"g0\",\"训培\tCR\t培训\tRBZ\");\n");
    }

    #[test]
    fn steps_are_told_in_base_16() {
        let made = |over| {
            let mut line = String::new();
            step(&mut line, over);
            line
        };
        assert_eq!([0, 1, 15, 16, 17, 256].map(made), ["", "B", "P", "BA", "BB", "BAA"]);
    }

    #[test]
    fn no_sign_is_a_digit_or_needs_an_escape() {
        let signs: String = STEPS.iter().chain(NOTES).map(|sign| char::from(*sign)).collect();
        assert!(
            signs.chars().all(|sign| sign.is_ascii_graphic() && !sign.is_ascii_digit() && !"\"\\<-".contains(sign))
        );
        assert_eq!(signs.chars().collect::<std::collections::BTreeSet<_>>().len(), 80);
    }
}
