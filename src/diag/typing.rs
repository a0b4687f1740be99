//! Slips of a Chinese keyboard: what was typed full-width, between Chinese quotation marks, or with blanks in it.

use std::collections::BTreeSet;

/// The marks of a Chinese keyboard that a value stands in, which are part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrapping {
    /// Quotation marks.
    Quotes,
    /// Brackets.
    Brackets,
}

const QUOTES: [[char; 2]; 7] = [['“', '”'], ['”', '“'], ['“', '“'], ['”', '”'], ['‘', '’'], ['「', '」'], ['『', '』']];
const BRACKETS: [[char; 2]; 3] = [['【', '】'], ['［', '］'], ['〔', '〕']];

/// What stands between Chinese quotation marks or brackets, and which of them.
pub fn unwrapped(text: &str) -> Option<(&str, Wrapping)> {
    let within =
        |pairs: &[[char; 2]]| pairs.iter().find_map(|[open, close]| text.strip_prefix(*open)?.strip_suffix(*close));
    let quoted = within(&QUOTES).map(|inner| (inner, Wrapping::Quotes));
    quoted.or_else(|| within(&BRACKETS).map(|inner| (inner, Wrapping::Brackets)))
}

/// A text with digits, letters and marks as a keyboard without Chinese types them.
pub fn narrowed(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2015}' | '\u{2212}' | '\u{fe63}' => '-',
        '\u{2236}' | '\u{fe30}' | '\u{fe55}' => ':',
        '\u{2044}' | '\u{2215}' => '/',
        c => c,
    };
    text.chars().map(plain).collect()
}

/// The only one of `known` from which a text differs in blanks and full-width characters alone.
pub fn same_but_typing<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let bare = |text: &str| narrowed(text).chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let wanted = bare(given);
    let same: BTreeSet<&str> = known.into_iter().filter(|name| bare(name) == wanted).collect();
    let mut same = same.into_iter();
    same.next().filter(|name| same.next().is_none() && *name != given && !wanted.is_empty())
}

/// Whether a text stands for itself in a list and in YAML, without quotes around it.
pub fn is_plain(text: &str) -> bool {
    let inner = |c: char| c.is_control() || ",\"'[]{}#&*!|>@`\\".contains(c);
    !text.is_empty()
        && text.trim() == text
        && !text.contains(inner)
        && !text.contains(": ")
        && !text.ends_with(':')
        && !text.starts_with(['-', '?', '%', ':', '=', '<', '~'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_where_only_typing_differs_and_only_one_is() {
        assert_eq!(same_but_typing("机关 支部", ["机关支部", "机关"]), Some("机关支部"));
        assert_eq!(same_but_typing("Ａ１　队", ["A1队"]), Some("A1队"));
        assert_eq!(same_but_typing("机关 支部", ["机关支部", "机关支 部"]), None);
        assert_eq!(same_but_typing("机关支部", ["机关支部"]), None);
        assert_eq!(same_but_typing("a1", ["A1"]), None);
        assert_eq!(same_but_typing(" ", ["　"]), None);
    }

    #[test]
    fn what_stands_between_marks() {
        assert_eq!(unwrapped("“甲”"), Some(("甲", Wrapping::Quotes)));
        assert_eq!(unwrapped("【甲】"), Some(("甲", Wrapping::Brackets)));
        assert_eq!(unwrapped("甲"), None);
        assert_eq!(unwrapped("“"), None);
    }
}
