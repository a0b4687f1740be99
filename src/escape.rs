//! Text as HTML says it.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_text_is_read_as_a_tag() {
        assert_eq!(escaped("<a b=\"c\">&amp; 'd'"), "&lt;a b=&quot;c&quot;&gt;&amp;amp; 'd'");
    }
}
