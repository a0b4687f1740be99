//! Emphasis beside Chinese punctuation.
//!
//! CommonMark's flanking rule leaves `**中文。**后文` as literal asterisks: the closing run stands
//! between punctuation and a letter, so it may only open. The published CJK-friendly amendment lets
//! a run that touches a CJK character pair as if the punctuation beside it were a letter. That is
//! done here before parsing: a private-use character goes between the run and the punctuation, and
//! is taken out of every event afterwards, offsets mapped back.

use std::borrow::Cow;
use std::ops::Range;

/// Stands between a run and punctuation while Markdown is parsed.
const JOINER: char = '\u{f8f0}';

/// A text ready to parse, and the way back.
pub(super) struct Prepared<'a> {
    /// The text with joiners.
    pub(super) text: Cow<'a, str>,
    /// Where joiners stand in `text`, ascending.
    inserted: Vec<usize>,
}

impl Prepared<'_> {
    /// A range of the prepared text as a range of the text it was made from.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let back = |at: usize| at - JOINER.len_utf8() * self.inserted.partition_point(|&joiner| joiner < at);
        back(range.start)..back(range.end)
    }
}

/// A text of an event without the joiners.
pub(super) fn clean(text: &str) -> Option<String> {
    text.contains(JOINER).then(|| text.replace(JOINER, ""))
}

fn is_cjk(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x11ff | 0x2e80..=0x2fff | 0x3000..=0x30ff | 0x3100..=0x33ff | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff | 0xa960..=0xa97f | 0xac00..=0xd7ff | 0xf900..=0xfaff | 0xfe30..=0xfe4f
        | 0xff00..=0xffef | 0x1b000..=0x1b16f | 0x1f200..=0x1f2ff | 0x2_0000..=0x3_ffff)
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(u32::from(c), 0xa1..=0xbf | 0x2010..=0x2027 | 0x2030..=0x205e | 0x3001..=0x3003
            | 0x3008..=0x3020 | 0x3030 | 0x303d | 0x30a0 | 0x30fb | 0xfe30..=0xfe6f
            | 0xff01..=0xff0f | 0xff1a..=0xff20 | 0xff3b..=0xff40 | 0xff5b..=0xff65)
}

/// Puts joiners where a run of `*` or `~` touches both a CJK character and punctuation.
pub(super) fn prepare(text: &str) -> Prepared<'_> {
    let plain = Prepared { text: Cow::Borrowed(text), inserted: Vec::new() };
    if !text.contains(['*', '~']) || text.contains(JOINER) {
        return plain;
    }
    let mut joined = String::with_capacity(text.len() + 64);
    let mut inserted = Vec::new();
    let mut before: Option<char> = None;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c != '*' && c != '~' {
            joined.push(c);
            before = Some(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let run = rest.len() - rest.trim_start_matches(c).len();
        let after = rest[run..].chars().next();
        let touches = [before, after].into_iter().flatten().any(is_cjk) && before != Some('\\');
        let mut join = |joined: &mut String, side: Option<char>| {
            if touches && side.is_some_and(is_punctuation) {
                inserted.push(joined.len());
                joined.push(JOINER);
            }
        };
        join(&mut joined, before);
        joined.push_str(&rest[..run]);
        join(&mut joined, after);
        before = Some(c);
        rest = &rest[run..];
    }
    Prepared { text: Cow::Owned(joined), inserted }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_map_back() {
        let text = "前**中文。**后文**《通知》**的";
        let prepared = prepare(text);
        assert_eq!(clean(&prepared.text).as_deref(), Some(text));
        let at = prepared.text.find("后文").expect("present");
        assert_eq!(&text[prepared.original(at..at + 6)], "后文");
    }

    #[test]
    fn an_escaped_asterisk_stays_escaped() {
        assert_eq!(prepare("\\*。").text, "\\*。");
    }
}
