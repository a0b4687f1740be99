//! HTML within Markdown, taken apart: tags with their attributes, text, and nothing of comments.

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text, its entities read.
    Text(String),
    /// A tag that opens, its name in small letters.
    Open {
        /// Its name.
        name: String,
        /// Its attributes, names in small letters.
        attributes: Vec<(String, String)>,
    },
    /// A tag that closes.
    Close(String),
}

/// The pieces of some HTML, each with where it begins. What is no whole tag is text.
pub(super) fn pieces(html: &str) -> Vec<(Piece, usize)> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let (mut at, mut begin) = (0, 0);
    while let Some(found) = html[at..].find('<') {
        text.push_str(&html[at..at + found]);
        at += found;
        let rest = &html[at..];
        let length = if let Some(comment) = rest.strip_prefix("<!--") {
            Some((None, comment.find("-->").map_or(rest.len(), |end| end + 7)))
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            Some((None, rest.find('>').map_or(rest.len(), |end| end + 1)))
        } else {
            tag(rest).map(|(piece, length)| (Some(piece), length))
        };
        if let Some((piece, length)) = length {
            take(&mut pieces, &mut text, begin);
            pieces.extend(piece.map(|piece| (piece, at)));
            at += length;
            begin = at;
        } else if is_open(rest) {
            // A tag that never ends: to look for the end of each such would take for ever.
            break;
        } else {
            text.push('<');
            at += 1;
        }
    }
    text.push_str(&html[at..]);
    take(&mut pieces, &mut text, begin);
    pieces
}

fn take(pieces: &mut Vec<(Piece, usize)>, text: &mut String, begin: usize) {
    if !text.is_empty() {
        pieces.push((Piece::Text(decoded(text)), begin));
        text.clear();
    }
}

/// Whether a text begins as a tag does.
fn is_open(rest: &str) -> bool {
    let name = rest.strip_prefix("</").or_else(|| rest.strip_prefix('<'));
    name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The tag with which a text begins, and its length.
fn tag(rest: &str) -> Option<(Piece, usize)> {
    if !is_open(rest) {
        return None;
    }
    let closes = rest.starts_with("</");
    let mut at = if closes { 2 } else { 1 };
    let name = word(&rest[at..], |c| c.is_whitespace() || matches!(c, '/' | '>'));
    at += name.len();
    let mut attributes = Vec::new();
    loop {
        at += rest[at..].len() - rest[at..].trim_start_matches(|c: char| c.is_whitespace() || c == '/').len();
        match rest[at..].chars().next()? {
            '>' => break,
            // What no attribute begins with is passed over.
            c @ ('=' | '"' | '\'' | '<') => {
                at += c.len_utf8();
                continue;
            }
            _ => {}
        }
        let key = word(&rest[at..], |c| c.is_whitespace() || matches!(c, '/' | '>' | '='));
        at += key.len();
        let behind = rest[at..].trim_start();
        let mut value = String::new();
        if let Some(given) = behind.strip_prefix('=') {
            let given = given.trim_start();
            at = rest.len() - given.len();
            let quote = given.chars().next()?;
            if quote == '"' || quote == '\'' {
                let inner = &given[1..];
                let end = inner.find(quote)?;
                value = decoded(&inner[..end]);
                at += end + 2;
            } else {
                let bare = word(given, |c| c.is_whitespace() || c == '>');
                value = decoded(bare);
                at += bare.len();
            }
        }
        attributes.push((key.to_ascii_lowercase(), value));
    }
    let name = name.to_ascii_lowercase();
    Some((if closes { Piece::Close(name) } else { Piece::Open { name, attributes } }, at + 1))
}

fn word(text: &str, ends: impl Fn(char) -> bool) -> &str {
    &text[..text.find(ends).unwrap_or(text.len())]
}

/// A text with its entities read, by the parser of Markdown, which knows them all.
fn decoded(text: &str) -> String {
    let mut parts = text.split('&');
    let mut decoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let entity = part
            .find(';')
            .filter(|&end| end <= 32 && part[..end].chars().all(|c| c.is_ascii_alphanumeric() || c == '#'));
        let Some(end) = entity else {
            decoded.push('&');
            decoded.push_str(part);
            continue;
        };
        let source = format!("&{}", &part[..=end]);
        for event in pulldown_cmark::Parser::new(&source) {
            if let pulldown_cmark::Event::Text(text) = event {
                decoded.push_str(&text);
            }
        }
        decoded.push_str(&part[end + 1..]);
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        let piece = |(piece, _)| match piece {
            Piece::Text(text) => format!("[{text}]"),
            Piece::Open { name, attributes } => {
                let attributes: Vec<_> = attributes.iter().map(|(key, value)| format!(" {key}={value}")).collect();
                format!("<{name}{}>", attributes.concat())
            }
            Piece::Close(name) => format!("</{name}>"),
        };
        pieces(html).into_iter().map(piece).collect()
    }

    #[test]
    fn tags_text_and_comments_are_told_apart() {
        assert_eq!(shown("a<!-- b --><B Title='x>y' c>d</b >"), "[a]<b title=x>y c=>[d]</b>");
        assert_eq!(shown("1 < 2 &lt; 3 &amp; &nbsp;&no; <br/>"), "[1 < 2 < 3 & \u{a0}&no; ]<br>");
        assert_eq!(shown("<td colspan=2 =x>"), "<td colspan=2 x=>");
        assert_eq!(shown("<?php x ?><!DOCTYPE a>b"), "[b]");
        assert_eq!(shown("a <b title=\"never"), "[a <b title=\"never]");
    }

    #[test]
    fn what_never_ends_takes_no_time() {
        assert_eq!(shown(&"<a ".repeat(200_000)).len(), 600_002);
        assert_eq!(shown(&"<!-- ".repeat(200_000)), "");
    }
}
