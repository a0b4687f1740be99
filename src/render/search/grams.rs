//! The short runs of characters that a text holds, each with how often and how early.
//!
//! Every two characters that stand side by side are a run. Of digits and Latin letters two say little,
//! for most pages have all of them; so three of which two are such are a run as well, and four that all
//! are. A run never goes over a space or the end of a line.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::fold::{fold, is_narrow};

/// A run of two to four characters, as one number.
pub(super) type Gram = u64;

const THREE: Gram = 1 << 63;
const FOUR: Gram = 1 << 62;

/// How often and how early a run stands in a text, each in eight steps: `often * 8 + early`. The
/// earliest step, 0, is the title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Note(pub(super) u8);

impl Note {
    fn of(count: usize, first: usize) -> Self {
        let often = match count {
            ..=4 => count - 1,
            5..=6 => 4,
            7..=10 => 5,
            11..=20 => 6,
            _ => 7,
        };
        let early = match first {
            IN_TITLE => 0,
            ..64 => 1,
            64..256 => 2,
            256..1024 => 3,
            1024..4096 => 4,
            4096..16384 => 5,
            16384..65536 => 6,
            _ => 7,
        };
        // Both are below eight.
        Self(u8::try_from(often * 8 + early).unwrap_or(u8::MAX))
    }
}

/// The place of what stands in the title.
const IN_TITLE: usize = usize::MAX;

/// The runs of a piece of a page, each with its note, in no order; `title` where it is the first piece,
/// and `start` the place of the text on the page in characters.
pub(super) fn held(title: Option<&str>, text: &str, start: usize) -> Vec<(Gram, Note)> {
    let mut found: Runs<(usize, usize)> = Runs::with_capacity_and_hasher(text.len() / 2, BuildHasherDefault::new());
    let mut take = |gram, at| found.entry(gram).or_insert((0, at)).0 += 1;
    collect(title.unwrap_or_default(), |gram, _| take(gram, IN_TITLE));
    collect(text, |gram, at| take(gram, start + at));
    found.into_iter().map(|(gram, (count, first))| (gram, Note::of(count, first))).collect()
}

/// Something by run. Its order is that of no run: whoever reads it must put it in one.
pub(super) type Runs<T> = HashMap<Gram, T, BuildHasherDefault<Mixed>>;

/// Spreads the bits of a number; whoever writes a text gains nothing by runs that meet.
#[derive(Default)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 29;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Hands every run of a text, with its place in characters, to `take`.
fn collect(text: &str, mut take: impl FnMut(Gram, usize)) {
    // The last three characters, the latest last, and how many of them there are since a space.
    let mut last = ['\0'; 3];
    let mut length = 0_usize;
    for (at, c) in text.chars().enumerate() {
        fold(c, |c| {
            if c.is_whitespace() {
                length = 0;
                return;
            }
            let [first, second, third] = last;
            if length >= 1 {
                take(gram(&[third, c]), at.saturating_sub(1));
            }
            let narrow = [first, second, third, c].map(is_narrow);
            if length >= 2 && narrow[1..].iter().filter(|narrow| **narrow).count() >= 2 {
                take(gram(&[second, third, c]), at.saturating_sub(2));
            }
            if length >= 3 && narrow == [true; 4] {
                take(gram(&[first, second, third, c]), at.saturating_sub(3));
            }
            last = [second, third, c];
            length += 1;
        });
    }
}

/// Characters as one number: 21 bits hold any.
fn gram(chars: &[char]) -> Gram {
    let number = chars.iter().fold(0, |number, c| number << 21 | Gram::from(u32::from(*c)));
    match chars {
        [_, _, _] => THREE | number,
        // All four are ASCII, for which seven bits do.
        [_, _, _, _] => FOUR | chars.iter().fold(0, |number, c| number << 7 | Gram::from(u32::from(*c))),
        _ => number,
    }
}

/// The characters of a run.
pub(super) fn chars(gram: Gram) -> impl Iterator<Item = char> {
    let (count, bits) = if gram & THREE != 0 {
        (3, 21)
    } else if gram & FOUR != 0 {
        (4, 7)
    } else {
        (2, 21)
    };
    let part = move |at: u32| u32::try_from(gram >> (bits * at) & ((1 << bits) - 1)).ok().and_then(char::from_u32);
    (0..count).rev().filter_map(part)
}

/// The hash by which a run is found: FNV-1a over its UTF-16 units, mixed once more.
pub(super) fn hash(gram: Gram) -> u32 {
    let mut units = [0; 2];
    let mut hash: u32 = 0x811c_9dc5;
    for c in chars(gram) {
        for unit in c.encode_utf16(&mut units) {
            hash = (hash ^ u32::from(*unit)).wrapping_mul(0x0100_0193);
        }
    }
    hash = (hash ^ hash >> 16).wrapping_mul(0x85eb_ca6b);
    hash ^ hash >> 13
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        collect(text, |gram, at| found.push(format!("{at}{}", chars(gram).collect::<String>())));
        found
    }

    #[test]
    fn runs_are_of_two_and_longer_among_digits() {
        assert_eq!(runs("发展对"), ["0发展", "1展对"]);
        assert_eq!(runs("甲 乙丙\n丁"), ["2乙丙"]);
        assert_eq!(runs("5月22日"), ["05月", "1月2", "05月2", "222", "1月22", "32日", "222日"]);
        assert_eq!(runs("Ａ1b2"), ["0a1", "11b", "0a1b", "2b2", "11b2", "0a1b2"]);
        assert_eq!(runs("𠮷😀"), ["0𠮷😀"]);
    }

    #[test]
    fn how_often_and_how_early_is_told_and_a_title_comes_first() {
        let found = held(Some("通知"), "培训通知，培训", 100);
        let note = |run: &str| {
            let found = found.iter().find(|(gram, _)| chars(*gram).collect::<String>() == run);
            found.map(|(_, note)| note.0)
        };
        assert_eq!((note("培训"), note("通知"), note("训通"), note("知，")), (Some(8 + 2), Some(8), Some(2), None));
    }
}
