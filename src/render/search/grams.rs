//! The short runs of characters that a text holds, each with how often and how early.
//!
//! Every two characters that stand side by side are a run. Of digits and Latin letters two say little,
//! for most pages have all of them; so three of which two are such are a run as well, and four that all
//! are. A run never goes over a space or the end of a line.

use super::fold::{fold, is_narrow};

/// A run of two to four characters, as one number.
pub(super) type Gram = u64;

const THREE: Gram = 1 << 63;
const FOUR: Gram = 1 << 62;

/// A run in a text: its hash, what it is, how often and how early it stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) hash: u32,
    pub(super) note: Note,
    pub(super) gram: Gram,
}

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

/// The runs of a piece of a page, by hash; `title` where it is the first piece, and `start` the place of
/// the text on the page in characters.
pub(super) fn held(title: Option<&str>, text: &str, start: usize) -> Vec<Held> {
    let mut found: Vec<(u32, Gram, usize)> = Vec::with_capacity(text.len());
    if let Some(title) = title {
        collect(title, |gram, _| found.push((hash(gram), gram, 0)));
    }
    // Places are told one higher, so that the title comes first.
    collect(text, |gram, at| found.push((hash(gram), gram, start + at + 1)));
    found.sort_unstable();
    let one = |same: &[(u32, Gram, usize)]| {
        let (hash, gram, first) = same[0];
        Held { hash, gram, note: Note::of(same.len(), first.checked_sub(1).unwrap_or(IN_TITLE)) }
    };
    found.chunk_by(|one, next| one.1 == next.1).map(one).collect()
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
    let mut hash: u32 = 0x811c_9dc5;
    let mut units = [0; 2];
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
            let found = found.iter().find(|held| chars(held.gram).collect::<String>() == run);
            found.map(|held| held.note.0)
        };
        assert_eq!((note("培训"), note("通知"), note("训通"), note("知，")), (Some(8 + 2), Some(8), Some(2), None));
        assert!(found.is_sorted_by_key(|held| held.hash));
    }
}
