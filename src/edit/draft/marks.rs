//! The marks by which a text knows what was made of it. No reader of Markdown shows them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// What every mark begins with.
const SIGN: &str = "xueshi";
/// The name of the mark that lists all names. No part has it: the colon of a part's name is escaped.
const ALL: &str = "parts:";
/// How many hexadecimal digits of a hash a mark holds.
const DIGITS: usize = 8;

/// What a mark says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// These names were ever in the text.
    All(Vec<String>),
    /// What follows was made.
    Part {
        /// Its name.
        id: String,
        /// The hash of what was made.
        hash: String,
    },
}

/// The mark of a part.
pub(super) fn of_part(id: &str, hash: &str) -> String {
    format!("<!-- {SIGN} {} {hash} -->", escaped(id))
}

/// The mark of all names.
pub(super) fn of_all(names: &BTreeSet<String>) -> String {
    let names = names.iter().map(|name| format!(" {}", escaped(name))).collect::<Vec<_>>().concat();
    format!("<!-- {SIGN} {ALL}{names} -->")
}

/// Whether a line begins a mark, be it whole or not. A line that is further in than three blanks is code.
pub(super) fn begins(line: &str) -> bool {
    inside(line).is_some()
}

/// The mark that a block begins with, and the lines below it: nothing where more stands on its line.
pub(super) fn read(block: &str) -> Option<(Mark, &str)> {
    let inside = inside(block)?;
    let (words, rest) = match inside.split_once("-->") {
        Some((words, rest)) => (words, rest),
        // An editor cut it at the end of its line.
        None => inside.split_at(inside.find('\n').unwrap_or(inside.len())),
    };
    let (line, rest) = rest.split_once('\n').unwrap_or((rest, ""));
    if !line.trim().is_empty() {
        return None;
    }
    let whole = |word: &&str| !word.chars().all(|sign| sign == '-');
    let words: Vec<&str> = words.split_whitespace().filter(whole).collect();
    let mark = match words[..] {
        [ALL, ref names @ ..] => Mark::All(names.iter().map(|name| plain(name)).collect()),
        [id, hash] if hash.len() == DIGITS && hash.bytes().all(|digit| digit.is_ascii_hexdigit()) => {
            Mark::Part { id: plain(id), hash: hash.to_owned() }
        }
        _ => return None,
    };
    Some((mark, rest))
}

/// The names in what begins as a mark, and may be none any more.
pub(super) fn names(block: &str) -> Vec<String> {
    let Some(inside) = inside(block) else { return Vec::new() };
    let end = inside.find("-->").or_else(|| inside.find('\n')).unwrap_or(inside.len());
    let mut words = inside[..end].split_whitespace();
    match words.next() {
        Some(ALL) => words.map(plain).collect(),
        first => first.map(plain).into_iter().collect(),
    }
}

/// A short hash of a piece, whatever blanks end it.
pub(super) fn hash(text: &str) -> String {
    blake3::hash(text.trim_end().as_bytes()).to_hex().chars().take(DIGITS).collect()
}

/// What stands behind the sign.
fn inside(text: &str) -> Option<&str> {
    let unindented = text.trim_start_matches(' ');
    let near = text.len() - unindented.len() < 4;
    let inside = unindented.strip_prefix("<!--").filter(|_| near)?.trim_start_matches([' ', '\t']);
    inside.strip_prefix(SIGN).filter(|inside| inside.starts_with([' ', '\t']))
}

/// A name as one word that ends no comment: all but letters, digits, `-`, `_` and `.` as the bytes of an address are
/// written. A name of only `-`, or of nothing, would not be seen.
fn escaped(name: &str) -> String {
    let dashes = name.chars().all(|sign| sign == '-');
    let mut escaped = String::new();
    for sign in name.chars() {
        if sign.is_alphanumeric() || matches!(sign, '_' | '.') || (sign == '-' && !dashes) {
            escaped.push(sign);
        } else {
            for byte in sign.encode_utf8(&mut [0; 4]).bytes() {
                // Writing to a text never fails.
                let _ = write!(escaped, "%{byte:02X}");
            }
        }
    }
    if escaped.is_empty() { "%".to_owned() } else { escaped }
}

/// The name that was escaped. What is no byte of two digits, or no text, is taken as it stands.
fn plain(word: &str) -> String {
    if word == "%" {
        return String::new();
    }
    let mut bytes = Vec::new();
    let mut rest = word.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let digits = behind.get(..2).filter(|digits| first == b'%' && digits.iter().all(u8::is_ascii_hexdigit));
        let byte = digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_as_it_was_written() {
        let ids = ["a", "family-a b", "%", "", "-", "--", "a-->b", "parts:", "50%25", "党务　甲", "a\nb", "é\u{301}"];
        let read_all = read(&of_all(&ids.iter().map(|&id| id.to_owned()).collect())).map(|(mark, _)| mark);
        let Some(Mark::All(mut all)) = read_all else { panic!("{read_all:?}") };
        all.sort();
        let mut wanted = ids;
        wanted.sort_unstable();
        assert_eq!(all, wanted);
        for id in ids {
            let (mark, hash) = (of_part(id, "0123abcd"), "0123abcd".to_owned());
            assert_eq!(read(&mark), Some((Mark::Part { id: id.to_owned(), hash }, "")), "{mark}");
        }
    }

    #[test]
    fn a_mark_that_an_editor_cut_is_read_and_a_line_with_more_on_it_is_none() {
        let part = Some((Mark::Part { id: "a".to_owned(), hash: "0123abcd".to_owned() }, "甲"));
        for block in
            ["<!-- xueshi a 0123abcd\n甲", "<!-- xueshi a 0123abcd --\n甲", "  <!--xueshi a\n0123abcd-->  \n甲"]
        {
            assert_eq!(read(block), part, "{block}");
        }
        for block in
            ["<!-- xueshi a 0123abcd --> 甲", "<!-- xueshi a 0123", "<!-- xueshi a", "    <!-- xueshi parts: -->"]
        {
            assert_eq!(read(block), None, "{block}");
        }
        assert_eq!(read("<!-- xueshi parts: a --> 话 <!-- b -->"), None);
        assert_eq!(names("<!-- xueshi parts: a b --> 话"), ["a", "b"]);
        assert_eq!(names("<!-- xueshi a 0123abcd --> 甲"), ["a"]);
    }
}
