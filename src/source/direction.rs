//! Marks that turn the direction of writing around.

use std::borrow::Cow;

/// Whether a character turns around what follows it, to its end or beyond: embeddings, overrides and isolates
/// (Unicode Standard Annex 9). They can't be seen, and make a line read otherwise than it is written.
pub fn is_override(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text without them.
pub fn without_overrides(text: &str) -> Cow<'_, str> {
    // All of them begin with this byte, and most Chinese texts have it nowhere but in quotes.
    if !text.as_bytes().contains(&0xe2) || !text.contains(is_override) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_override(*c)).collect())
}
