//! The cells of a CSV text and where each stands, in one pass.
//!
//! Every cell of an office's lists may be pointed at, and a sign-in sheet has hundreds of thousands of
//! them: a cell is two numbers until somebody asks for its text, which is borrowed unless it is quoted.

use std::borrow::Cow;

/// Where a cell stands, without the quote before it and the one behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// First byte.
    pub(super) start: u32,
    /// One past the last byte.
    pub(super) end: u32,
}

impl Cell {
    /// The bytes from `start` to `end`, of a text that is far shorter than 4 GiB.
    fn new(start: usize, end: usize) -> Self {
        let clip = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: clip(start), end: clip(end) }
    }

    /// What stands there, without the spaces around it.
    pub(super) fn value(self, text: &str) -> Cow<'_, str> {
        let (start, end) = (self.start as usize, self.end as usize);
        // Before a cell that is not quoted stands a comma, a line's end or nothing.
        if start > 0 && text.as_bytes()[start - 1] == b'"' {
            return Cow::Owned(unquoted(&text[start..]).trim().to_owned());
        }
        Cow::Borrowed(text[start..end].trim())
    }
}

/// The text of a quoted cell that begins `text`: doubled quotes are one, and what stands between the
/// quote that closes it and the next comma belongs to it as it is.
fn unquoted(text: &str) -> String {
    let mut value = String::new();
    let mut rest = text;
    while let Some((part, behind)) = rest.split_once('"') {
        value.push_str(part);
        let Some(doubled) = behind.strip_prefix('"') else {
            value.push_str(behind.split([',', '\n', '\r']).next().unwrap_or_default());
            return value;
        };
        value.push('"');
        rest = doubled;
    }
    value.push_str(rest);
    value
}

/// The records of a text one after the other. Cells are divided by commas and records by line ends,
/// unless these stand in quotes; a quote that is not the first character of its cell is a character.
pub(super) struct Records<'t> {
    text: &'t str,
    at: usize,
    /// Whether the text ended within a quoted cell.
    is_open: bool,
}

impl<'t> Records<'t> {
    /// The records of `text`.
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, at: if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }, is_open: false }
    }

    /// Puts the cells of the next record into `cells`; false where there is none. Lines without a
    /// character are none.
    pub(super) fn next_into(&mut self, cells: &mut Vec<Cell>) -> bool {
        cells.clear();
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b'\r' | b'\n')) {
            self.at += 1;
        }
        if self.at >= bytes.len() {
            return false;
        }
        loop {
            let begin = self.at;
            let mut at = begin;
            if bytes.get(at) == Some(&b'"') {
                let mut quoted = true;
                at += 1;
                while let Some(&byte) = bytes.get(at) {
                    match byte {
                        b'"' if quoted && bytes.get(at + 1) == Some(&b'"') => at += 1,
                        b'"' if quoted => quoted = false,
                        b',' | b'\n' | b'\r' if !quoted => break,
                        _ => {}
                    }
                    at += 1;
                }
                self.is_open = quoted;
                cells.push(Cell::new(begin + 1, (at - 1).max(begin + 1)));
            } else {
                let divides = |byte: &u8| matches!(byte, b',' | b'\n' | b'\r');
                at += bytes[at..].iter().position(divides).unwrap_or(bytes.len() - at);
                cells.push(Cell::new(begin, at));
            }
            self.at = at + 1;
            if bytes.get(at) != Some(&b',') {
                return true;
            }
        }
    }
}

/// A record as its text has it, for whoever writes the text again.
#[derive(Clone, Debug)]
pub struct WrittenRow<'t> {
    /// The lines without a character before it.
    pub before: &'t str,
    /// The record, without the end of its line.
    pub row: &'t str,
    /// Its cells as they stand there, with their quotes.
    pub written: Vec<&'t str>,
    /// What the cells say.
    pub values: Vec<Cow<'t, str>>,
    /// What ends its line; nothing at the end of the text.
    pub end: &'t str,
}

/// The records of a list as its text has them, and what stands behind the last of them. A byte order mark is part of
/// none.
pub fn written_rows(text: &str) -> (Vec<WrittenRow<'_>>, &str) {
    let mut records = Records::of(text);
    let (mut cells, mut rows, mut done) = (Vec::new(), Vec::new(), records.at);
    while records.next_into(&mut cells) {
        let close = (records.at - 1).min(text.len());
        let begin = |cell: &Cell| {
            let start = cell.start as usize;
            if start > 0 && text.as_bytes()[start - 1] == b'"' { start - 1 } else { start }
        };
        let begins: Vec<usize> = cells.iter().map(begin).collect();
        let ends = begins.iter().skip(1).map(|next| next - 1).chain([close]);
        let end = ["\r\n", "\n", "\r"].into_iter().find(|end| text[close..].starts_with(end)).unwrap_or_default();
        let first = begins.first().copied().unwrap_or(close);
        rows.push(WrittenRow {
            before: &text[done..first],
            row: &text[first..close],
            written: begins.iter().zip(ends).map(|(&begin, end)| &text[begin..end]).collect(),
            values: cells.iter().map(|cell| cell.value(text)).collect(),
            end: &text[close..close + end.len()],
        });
        done = close + end.len();
    }
    (rows, &text[done..])
}

/// Whether a list ends within a quoted cell, so that nobody knows where that was to end.
pub fn ends_in_quotes(text: &str) -> bool {
    let (mut records, mut cells) = (Records::of(text), Vec::new());
    while records.next_into(&mut cells) {}
    records.is_open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Vec<String>> {
        let (mut records, mut cells, mut found) = (Records::of(text), Vec::new(), Vec::new());
        while records.next_into(&mut cells) {
            found.push(cells.iter().map(|cell| cell.value(text).into_owned()).collect());
        }
        found
    }

    fn read_by_another(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let records = reader.records().map(|record| record.expect("text"));
        records.map(|record| record.iter().map(|cell| cell.trim().to_owned()).collect()).collect()
    }

    /// Every text of up to five of the characters that mean something, and two that don't.
    fn every_text() -> Vec<String> {
        let letters = [',', '"', '\n', '\r', ' ', '√', 'a'];
        let mut texts = vec![String::new()];
        let mut from = 0;
        for _ in 0..5 {
            let longer = from..texts.len();
            from = texts.len();
            for at in longer {
                texts.extend(letters.map(|letter| format!("{}{letter}", texts[at])));
            }
        }
        texts
    }

    #[test]
    fn every_text_is_read_as_another_reader_does() {
        for text in every_text() {
            assert_eq!(read(&text), read_by_another(&text), "{text:?}");
        }
    }

    #[test]
    fn every_text_can_be_written_again_from_its_rows() {
        for text in every_text() {
            let (rows, rest) = written_rows(&text);
            let whole: String = rows.iter().flat_map(|row| [row.before, row.row, row.end]).chain([rest]).collect();
            assert_eq!(whole, text);
            assert!(rows.iter().all(|row| row.written.join(",") == row.row), "{text:?}");
            let values: Vec<_> = rows.into_iter().map(|row| row.values).collect();
            assert_eq!(values, read(&text), "{text:?}");
        }
    }

    #[test]
    fn a_quote_that_nothing_closes_is_known() {
        for text in ["a\n\"b\nc", "\"", "\"a\"\"", "a,\"\"\""] {
            assert!(ends_in_quotes(text), "{text}");
        }
        for text in ["", "a\"b", "\"a\nb\"", "\"a\"\"\"\n", "\"\",\"a\" b"] {
            assert!(!ends_in_quotes(text), "{text}");
        }
    }

    #[test]
    fn a_byte_order_mark_belongs_to_no_cell() {
        assert_eq!(read("\u{feff}\"a\",b"), [["a", "b"]]);
    }

    #[test]
    fn a_cell_stands_within_its_quotes() {
        let text = "a, b ,\"c,\"\"d\"\n\"e";
        let (mut records, mut cells, mut found) = (Records::of(text), Vec::new(), Vec::new());
        while records.next_into(&mut cells) {
            found.extend(cells.iter().map(|cell| &text[cell.start as usize..cell.end as usize]));
        }
        assert_eq!(found, ["a", " b ", "c,\"\"d", ""]);
    }
}
