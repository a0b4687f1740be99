//! Characters as they are compared: whoever types 2024 or ａｂｃ finds ２０２４ and ABC.
//!
//! A character is folded on its own, so that a hit in folded text can be told in the text itself;
//! `search.js` folds what is typed, and what it marks, by the same rule.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text whose characters are as short as they can be written: é is one, not two.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    }
}

/// What a character is compared as, handed to `take`: nothing, itself, or several.
pub(super) fn fold(c: char, mut take: impl FnMut(char)) {
    match c {
        '\u{4e00}'..='\u{9fff}' => take(c),
        '\0'..='\x7f' => take(c.to_ascii_lowercase()),
        c if is_unseen(c) => {}
        c => std::iter::once(c).nfkc().flat_map(char::to_lowercase).for_each(take),
    }
}

/// A word or a text as it is compared.
#[cfg(test)]
pub(super) fn folded(text: &str) -> String {
    let mut made = String::new();
    composed(text).chars().for_each(|c| fold(c, |c| made.push(c)));
    made
}

/// Marks of direction, places where a word may break: nobody types them.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a character is of those of which a page has few kinds and many places: those of numbers,
/// dates and Latin words, of which two say little.
pub(super) fn is_narrow(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/' | ':' | '_' | '@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_and_narrow_large_and_small_are_alike() {
        assert_eq!(folded("ＡＢｃ２０２４（一）：①㎡"), "abc2024(一):1m2");
        assert_eq!(folded("e\u{301}tude"), "étude");
        assert_eq!(folded("党\u{200b}员\u{202e}\u{ad}"), "党员");
    }
}
