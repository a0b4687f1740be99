//! Text as HTML and as an address says it.

use std::fmt::Write;

/// Text as it stands in HTML, between tags and in an attribute within double quotes.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A path as it stands in an address: every byte but the unreserved ones of RFC 3986 and `/` is percent-encoded.
pub fn encoded(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'/') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a text never fails.
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_can_not_hold_is_encoded() {
        assert_eq!(encoded("a-_.~/1 #班"), "a-_.~/1%20%23%E7%8F%AD");
    }

    #[test]
    fn nothing_that_was_text_is_read_as_a_tag() {
        assert_eq!(escaped("<a b=\"c\">&amp; 'd'"), "&lt;a b=&quot;c&quot;&gt;&amp;amp; 'd'");
    }
}
