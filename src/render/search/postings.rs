//! Where each run of characters stands, as text, and in which file that is.

use rayon::prelude::*;

use super::grams::{Gram, Note, Runs, chars, hash};
use super::script::{handing, quote};

/// How many parts the runs of a piece are told in, by the first bits of their hashes.
const PARTS: usize = 1 << PART_BITS;
const PART_BITS: u32 = 6;

/// The size that files have in the mean, at most, in bytes.
const FILE: usize = 8_000;
/// The most files there are, as a power of two.
const MOST: u32 = 16;

/// The characters of numbers in base 16 and of notes. None is a digit, nor a hyphen: no number of a
/// person is ever seen in them by chance. And none needs an escape in a script.
const STEPS: &[u8; 16] = b"ABCDEFGHIJKLMNOP";
const NOTES: &[u8; 64] = b"QRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&'()*+,./:;=>?@[]^_`{|}~";

/// The runs of one piece of text with their notes, part by part, and where each part ends.
#[derive(Clone, Debug)]
pub(super) struct Held {
    grams: Vec<Gram>,
    notes: Vec<Note>,
    ends: [u32; PARTS],
}

impl Held {
    pub(super) fn new(mut held: Vec<(Gram, Note)>) -> Self {
        held.sort_by_cached_key(|(gram, _)| part_of(*gram));
        let mut ends = [0; PARTS];
        for (gram, _) in &held {
            ends[part_of(*gram)] += 1;
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        let (grams, notes) = held.into_iter().unzip();
        Self { grams, notes, ends }
    }

    fn part(&self, part: usize) -> impl Iterator<Item = (Gram, Note)> {
        let start = part.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        let range = start..self.ends[part] as usize;
        self.grams[range.clone()].iter().copied().zip(self.notes[range].iter().copied())
    }
}

/// The part that a run is told in.
fn part_of(gram: Gram) -> usize {
    (hash(gram) >> (32 - PART_BITS)) as usize
}

/// The files that say where each run stands, by name, and their number as a power of two.
pub(super) fn files(pieces: &[&Held]) -> (Vec<(String, Vec<u8>)>, u32) {
    let parts: Vec<Vec<Line>> = (0..PARTS).into_par_iter().map(|at| part(pieces, at)).collect();
    let total: usize = parts.iter().flatten().map(|line| line.said.len()).sum();
    let bits = (0..MOST).find(|bits| total >> bits <= FILE).unwrap_or(MOST);
    let mut files = vec![String::new(); 1 << bits];
    for line in parts.into_iter().flatten() {
        // No bit at all is asked for where there is but one file.
        let file = line.hash.checked_shr(32 - bits).unwrap_or_default();
        files[file as usize].push_str(&line.said);
    }
    let file = |(at, lines): (usize, &String)| {
        let name = format!("g{at:x}");
        let mut data = String::with_capacity(lines.len() + 16);
        quote(&mut data, lines.trim_end());
        (format!("{name}.js"), handing(&name, &data))
    };
    (files.par_iter().enumerate().map(file).collect(), bits)
}

/// A run with the pieces that hold it.
struct Line {
    hash: u32,
    said: String,
    last: Option<usize>,
}

/// The lines of a part, in the order of their hashes.
fn part(pieces: &[&Held], at: usize) -> Vec<Line> {
    let mut lines: Runs<Line> = Runs::default();
    for (piece, held) in pieces.iter().enumerate() {
        for (gram, note) in held.part(at) {
            let line = lines.entry(gram).or_insert_with(|| Line {
                hash: hash(gram),
                said: chars(gram).chain(['\t']).collect(),
                last: None,
            });
            // The next piece needs no word of how far it is.
            step(&mut line.said, piece - line.last.map_or(0, |last| last + 1));
            line.said.push(char::from(NOTES[usize::from(note.0)]));
            line.last = Some(piece);
        }
    }
    let mut lines: Vec<(Gram, Line)> = lines.into_iter().collect();
    lines.sort_unstable_by_key(|(gram, line)| (line.hash, *gram));
    let ended = |(_, mut line): (Gram, Line)| {
        line.said.push('\t');
        line
    };
    lines.into_iter().map(ended).collect()
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
        let texts = ["培训", "甲", "培训培训"].map(|text| Held::new(held(None, text, 0)));
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
