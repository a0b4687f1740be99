//! The tokens of a formula, and the slips that they alone show.
//!
//! It goes before the parser for two reasons. A clerk's slips (a wide bracket, `=` for `==`, a figure in
//! Chinese) are said here in words of their own, where the parser knows only what it expected. And the
//! parser recurses: what is long, deep or large is refused before it is reached.

use std::ops::Range;

use rust_decimal::Decimal;

use super::Place;
use crate::diag::{Code, Diagnostic};

/// Characters of a formula at most.
pub(super) const LENGTH: usize = 1000;
/// Brackets and `? :` within each other at most.
pub(super) const DEPTH: usize = 32;
/// Names, values and operators at most: no tree of them has more nodes.
pub(super) const SIZE: usize = 200;
/// The largest number that can be written, as everywhere in an office's files.
const LARGEST: u32 = 1_000_000;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Name,
    Number,
    Text,
    /// An operator, `in` and `?` among them.
    Operator,
    /// `!`, or `-` before a value.
    Sign,
    Open,
    Close,
    /// `,` and `:`.
    Mark,
}

/// The tokens so far.
struct Scan<'a> {
    text: &'a str,
    place: &'a Place,
    tokens: Vec<(Kind, Range<usize>)>,
    open: Vec<usize>,
    choices: usize,
    size: usize,
}

/// The bytes of every token; a finding for the first slip.
pub(super) fn scan(text: &str, place: &Place) -> Result<Vec<Range<usize>>, Diagnostic> {
    if text.trim().is_empty() {
        return Err(place.bad(0..text.len(), "empty"));
    }
    if text.chars().nth(LENGTH).is_some() {
        return Err(place.bad(0..text.len(), "long").arg("limit", LENGTH));
    }
    // As in a sheet: what comes after it would be looked at next.
    let start = text.len() - text.trim_start().len();
    if let Some(sign) = text[start..].chars().next().filter(|sign| matches!(sign, '=' | '＝'))
        && !text[start + sign.len_utf8()..].starts_with(sign)
    {
        return Err(place.bad(start..start + sign.len_utf8(), "leading").arg("given", sign));
    }
    let mut scan = Scan { text, place, tokens: Vec::new(), open: Vec::new(), choices: 0, size: 0 };
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        at = if matches!(next, ' ' | '\t' | '\r' | '\n') { at + 1 } else { scan.token(at, next)? };
    }
    match scan.open.last() {
        Some(&at) => Err(place.bad(at..at + 1, "open").arg("given", &text[at..=at])),
        None => Ok(scan.tokens.into_iter().map(|(_, range)| range).collect()),
    }
}

impl Scan<'_> {
    /// Takes the token that begins at `at` with `first`; the byte after it.
    fn token(&mut self, at: usize, first: char) -> Result<usize, Diagnostic> {
        let two = self.text.get(at..at + 2).unwrap_or_default();
        let digit_follows = two.ends_with(|c: char| c.is_ascii_digit());
        match first {
            '"' | '\'' => self.quoted(at, first),
            '0'..='9' => self.number(at),
            '.' if digit_follows => self.number(at),
            'a'..='z' | 'A'..='Z' | '_' => self.name(at),
            '(' | '[' => self.open(at),
            ')' | ']' => self.close(at, first),
            ',' | ':' => self.push(Kind::Mark, at..at + 1),
            '?' => {
                self.choices += 1;
                self.push(Kind::Operator, at..at + 1)
            }
            _ => match two {
                "==" | "!=" | "<=" | ">=" | "&&" | "||" => self.push(Kind::Operator, at..at + 2),
                "=>" => Err(self.instead(at..at + 2, ">=")),
                "=<" => Err(self.instead(at..at + 2, "<=")),
                "<>" => Err(self.instead(at..at + 2, "!=")),
                // To the parser a comment begins here: what follows would be passed over in silence.
                "//" => Err(self.instead(at..at + 2, "/")),
                _ => match first {
                    '!' => self.sign(at),
                    '-' if !self.after_value() => self.sign(at),
                    '<' | '>' | '+' | '-' | '*' | '/' | '%' => self.push(Kind::Operator, at..at + 1),
                    _ => Err(self.foreign(at, first)),
                },
            },
        }
    }

    fn push(&mut self, kind: Kind, range: Range<usize>) -> Result<usize, Diagnostic> {
        let end = range.end;
        if !matches!(kind, Kind::Close | Kind::Mark) {
            self.size += 1;
        }
        if self.size > SIZE {
            return Err(self.place.bad(range, "large").arg("limit", SIZE));
        }
        if self.open.len() + self.choices > DEPTH {
            return Err(self.place.bad(range, "deep").arg("limit", DEPTH));
        }
        self.tokens.push((kind, range));
        Ok(end)
    }

    /// Whether what comes next follows a value, so that `-` is between two.
    fn after_value(&self) -> bool {
        let last = self.tokens.last().map(|(kind, _)| *kind);
        matches!(last, Some(Kind::Name | Kind::Number | Kind::Text | Kind::Close))
    }

    fn sign(&mut self, at: usize) -> Result<usize, Diagnostic> {
        // The parser lets two of a kind cancel each other without a look at what follows.
        if let Some((Kind::Sign, first)) = self.tokens.last() {
            return Err(self.place.bad(first.start..at + 1, "twice").arg("given", &self.text[first.start..=at]));
        }
        self.push(Kind::Sign, at..at + 1)
    }

    fn open(&mut self, at: usize) -> Result<usize, Diagnostic> {
        if let (Some((Kind::Name, name)), true) = (self.tokens.last(), self.text[at..].starts_with('(')) {
            return Err(self.place.bad(name.clone(), "call").arg("given", &self.text[name.clone()]));
        }
        self.open.push(at);
        self.push(Kind::Open, at..at + 1)
    }

    fn close(&mut self, at: usize, bracket: char) -> Result<usize, Diagnostic> {
        let opened = self.open.pop().and_then(|at| self.text[at..].chars().next());
        if opened != Some(if bracket == ')' { '(' } else { '[' }) {
            return Err(self.place.bad(at..at + 1, "close").arg("given", bracket));
        }
        self.push(Kind::Close, at..at + 1)
    }

    /// A text in quotation marks, taken as it stands.
    fn quoted(&mut self, at: usize, quote: char) -> Result<usize, Diagnostic> {
        let inner = &self.text[at + 1..];
        let Some(length) = inner.find([quote, '\n', '\r']).filter(|&end| inner[end..].starts_with(quote)) else {
            return Err(self.place.bad(at..at + 1, "quote").arg("given", quote));
        };
        let end = at + length + 2;
        // An empty text and a quotation mark at once are the beginning of a text over several lines.
        if length == 0 && inner[1..].starts_with(quote) {
            return Err(self.place.bad(at..end + 1, "character").arg("given", &self.text[at..=end]));
        }
        if let Some(escape) = inner[..length].find('\\') {
            return Err(self.place.bad(at + 1 + escape..at + 2 + escape, "character").arg("given", '\\'));
        }
        self.push(Kind::Text, at..end)
    }

    fn number(&mut self, at: usize) -> Result<usize, Diagnostic> {
        let length = self.text[at..].find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '_'));
        let end = length.map_or(self.text.len(), |length| at + length);
        let given = &self.text[at..end];
        let span = self.place.span(at..end);
        if !given.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            || given.ends_with('.')
            || given.matches('.').count() > 1
        {
            return Err(Diagnostic::new(Code::BadNumber, span).arg("given", given));
        }
        match Decimal::from_str_exact(given) {
            Ok(number) if number <= Decimal::from(LARGEST) => self.push(Kind::Number, at..end),
            _ => Err(Diagnostic::new(Code::OutOfRange, span).arg("given", given).arg("low", 0).arg("high", LARGEST)),
        }
    }

    fn name(&mut self, at: usize) -> Result<usize, Diagnostic> {
        let length = self.text[at..].find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let end = length.map_or(self.text.len(), |length| at + length);
        match &self.text[at..end] {
            "in" => self.push(Kind::Operator, at..end),
            "and" | "AND" => Err(self.instead(at..end, "&&")),
            "or" | "OR" => Err(self.instead(at..end, "||")),
            "not" | "NOT" => Err(self.instead(at..end, "!")),
            // A letter before a text changes what it says: bytes, or escapes as they stand.
            name if self.text[end..].starts_with(['"', '\'']) => {
                Err(self.place.bad(at..end, "character").arg("given", name))
            }
            _ => self.push(Kind::Name, at..end),
        }
    }

    /// The finding for a sign of another script or language for which there is a plain one.
    fn instead(&self, range: Range<usize>, plain: &str) -> Diagnostic {
        self.place.bad(range.clone(), "instead").arg("given", &self.text[range]).arg("plain", plain)
    }

    /// The finding for a character that no token begins with.
    fn foreign(&self, at: usize, first: char) -> Diagnostic {
        let range = at..at + first.len_utf8();
        if let Some(plain) = plain(first) {
            return self.instead(range, &plain);
        }
        let rest = &self.text[at..];
        let length = rest.find(|c: char| c.is_ascii() || !c.is_alphanumeric()).unwrap_or(rest.len());
        match length {
            0 => self.place.bad(range, "character").arg("given", first),
            length => self.place.bad(at..at + length, "word").arg("given", &rest[..length]),
        }
    }
}

/// How a character of a Chinese input method, or one sign for two, is written here.
fn plain(c: char) -> Option<String> {
    let plain = match c {
        '“' | '”' | '「' | '」' => "\"",
        '‘' | '’' => "'",
        '≥' => ">=",
        '≤' => "<=",
        '≠' => "!=",
        '×' => "*",
        '÷' => "/",
        '—' | '–' | '−' => "-",
        '、' => ",",
        '。' => ".",
        '【' => "[",
        '】' => "]",
        '\u{3000}' | '\u{a0}' => " ",
        '=' => "==",
        '&' => "&&",
        '|' => "||",
        '\u{ff01}'..='\u{ff5e}' => {
            return char::from_u32(u32::from(c) - 0xfee0).map(String::from);
        }
        _ => return None,
    };
    Some(plain.to_owned())
}
