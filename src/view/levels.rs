//! The level that a heading has in an official text: by its own number, or by how deep it stands.

use pulldown_cmark::HeadingLevel;

/// The level by depth: the title has the first heading.
pub(super) fn depth(level: HeadingLevel) -> usize {
    (level as usize).saturating_sub(1).clamp(1, 4)
}

/// The level that the number at the head of a text has in official texts (GB/T 9704-2012, 7.3.3):
/// 一、 （一） 1. （1）.
pub(super) fn marked_level(text: &str) -> Option<usize> {
    const NUMERALS: &str = "一二三四五六七八九十百";
    let inner = text.strip_prefix(['（', '(']);
    let (rest, bracketed) = (inner.unwrap_or(text), inner.is_some());
    let digits = rest.chars().next().is_some_and(|c| c.is_ascii_digit());
    let is_mark = |c: char| if digits { c.is_ascii_digit() } else { NUMERALS.contains(c) };
    let after = rest.trim_start_matches(is_mark);
    if after.len() == rest.len() {
        return None;
    }
    let closed = |ends: &[char]| after.starts_with(ends);
    match (bracketed, digits) {
        (false, false) => closed(&['、', '．']).then_some(1),
        (true, false) => closed(&['）', ')']).then_some(2),
        (false, true) => closed(&['.', '．', '、']).then_some(3),
        (true, true) => closed(&['）', ')']).then_some(4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_that_of_its_number() {
        for (text, level) in [("一、目的", 1), ("（十二）纪律", 2), ("3.考勤", 3), ("(4)补考", 4)] {
            assert_eq!(marked_level(text), Some(level), "{text}");
        }
        for text in ["一起", "2024年", "（略）", "", "3"] {
            assert_eq!(marked_level(text), None, "{text}");
        }
    }
}
