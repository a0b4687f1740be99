//! The forms in which people and programs write a long number.

/// The least digits of a stretch that is looked at.
const FEWEST: usize = 7;
/// From this length on a number is nobody else's, however it is taken apart: 11 for a phone, 18 for an id.
const LONG: usize = 11;

/// The most places at which a long number is taken apart by marks, brackets or lines.
const MOST_SEAMS: usize = 3;

/// A text with the pieces of long numbers joined.
#[derive(Debug, Default)]
pub(super) struct Joined {
    pub(super) text: String,
    /// Where something was left out, in bytes, and what.
    seams: Vec<(usize, char)>,
    /// Whether what was left out is more than spaces and hyphens.
    is_loose: bool,
}

impl Joined {
    /// What belongs to a day stays apart: 2024-05-22 14:30 is no number of somebody.
    fn of(text: &str) -> Self {
        let (mut joined, mut after_day) = (Self::default(), 0);
        for (at, c) in text.char_indices() {
            if c.is_ascii_digit() && at >= after_day && is_day(text.as_bytes(), at) {
                after_day = at + "2024-05-22".len() + 1;
            }
            match plain(c) {
                Some(c) => joined.text.push(c),
                None if at < after_day => joined.text.push(c),
                None => joined.seam(c),
            }
        }
        joined
    }

    /// Something is left out here; of several things one after another the one that is no space counts.
    fn seam(&mut self, c: char) {
        let c = if plain(c).is_none() || c.is_whitespace() { ' ' } else { c };
        match self.seams.last_mut().filter(|(at, _)| *at == self.text.len()) {
            Some((_, known)) if *known == ' ' => *known = c,
            Some(_) => {}
            None => self.seams.push((self.text.len(), c)),
        }
    }

    /// Whether a run of it is a number as it was written, or all of one that was written in pieces, with the same
    /// between them: of two numbers side by side, the end of one and the beginning of the other are no third, and
    /// some numbers in a row of a table are none either.
    pub(super) fn is_whole(&self, start: usize, end: usize) -> bool {
        let first = self.seams.partition_point(|(at, _)| *at <= start);
        let last = self.seams.partition_point(|(at, _)| *at < end);
        let within = &self.seams[first..last.max(first)];
        let Some(&(_, between)) = within.first() else { return !self.is_loose };
        let digit = |at: Option<usize>| at.and_then(|at| self.text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
        // Where the same goes on, as in a row of a table, it is a piece of something else.
        let ends_at = |at: usize| {
            let found = self.seams.binary_search_by_key(&at, |(at, _)| *at);
            found.is_ok_and(|found| !self.is_loose || self.seams[found].1 != between)
        };
        let ends = (!digit(start.checked_sub(1)) || ends_at(start)) && (!digit(Some(end)) || ends_at(end));
        let alike = within.iter().all(|(_, other)| *other == between);
        let bounds = || std::iter::once(start).chain(within.iter().map(|(at, _)| *at)).chain([end]);
        let of_one = bounds().zip(bounds().skip(1)).any(|(from, to)| to - from < 2);
        // What was drawn run by run comes back line by line.
        let few = within.len() == 1 || between == ' ' || (within.len() <= MOST_SEAMS && !of_one);
        // A long number in boxes, a digit each, is still one.
        ends && alike && if self.is_loose { few } else { !of_one || end - start >= LONG }
    }
}

/// Whether a value is found in stretches of digits, plain letters and what stands between pieces.
pub(super) fn is_number(value: &str) -> bool {
    value.bytes().all(|b| b.is_ascii_alphanumeric()) && value.bytes().filter(u8::is_ascii_digit).count() >= FEWEST
}

/// Whether a value is long enough to be known in pieces that stand far apart.
pub(super) fn is_long(value: &str) -> bool {
    value.len() >= LONG && value.bytes().all(|b| b.is_ascii_digit() || b.eq_ignore_ascii_case(&b'x'))
}

/// Hears every stretch of a text that may hold a number as people write one, spaces and hyphens within it; where not
/// `all_numbers` are searched for, that is the whole text.
pub(super) fn tight(text: &str, all_numbers: bool, hear: &mut dyn FnMut(&Joined)) {
    if !all_numbers {
        return hear(&Joined::of(text));
    }
    let (mut start, mut digits) = (None, 0);
    for (at, c) in text.char_indices() {
        if c.is_ascii_alphanumeric() || is_wide(c) || plain(c).is_none() {
            start.get_or_insert(at);
            digits += usize::from(c.is_ascii_digit() || is_wide(c));
        } else if let Some(from) = start.take() {
            if digits >= FEWEST {
                hear(&Joined::of(&text[from..at]));
            }
            digits = 0;
        }
    }
    if let Some(from) = start.filter(|_| digits >= FEWEST) {
        hear(&Joined::of(&text[from..]));
    }
}

/// Hears every stretch that may hold a long number whose pieces stand in marks, brackets or lines of their own.
pub(super) fn loose(text: &str, hear: &mut dyn FnMut(&Joined)) {
    let mut joined = Joined { is_loose: true, ..Joined::default() };
    let mut rest = text.char_indices();
    while let Some((at, c)) = rest.next() {
        match c {
            '0'..='9' | 'X' | 'x' => joined.text.push(c),
            c if is_wide(c) => joined.text.extend(plain(c)),
            // A mark between two pieces ends with itself; a sign for less is none.
            '<' if is_mark(&text[at + 1..]) => {
                joined.seam('<');
                for (_, c) in rest.by_ref() {
                    if c == '>' {
                        break;
                    }
                }
            }
            c if plain(c).is_none() || is_between(c) => joined.seam(c),
            _ => tell(&mut joined, hear),
        }
    }
    tell(&mut joined, hear);
}

fn tell(joined: &mut Joined, hear: &mut dyn FnMut(&Joined)) {
    if joined.text.len() >= LONG {
        hear(joined);
    }
    joined.text.clear();
    joined.seams.clear();
}

fn is_mark(behind: &str) -> bool {
    behind.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
}

/// What may stand between the pieces of a number in print.
fn is_between(c: char) -> bool {
    matches!(
        c,
        '.' | '·' | '•' | '_' | '/' | '(' | ')' | '（' | '）' | '[' | ']' | '+' | '*' | '|' | '\\' | '~' | '\'' | '"'
    ) || c.is_whitespace()
}

/// A text without the spaces and hyphens that people put into long numbers, full-width digits and letters made plain.
pub(super) fn squeeze(text: &str) -> String {
    text.chars().filter_map(plain).collect()
}

/// A digit or letter of full width.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}')
}

/// A character as it counts in a number: nothing of what people put between its pieces, seen or unseen.
fn plain(c: char) -> Option<char> {
    match c {
        ' ' | '-' | '\u{a0}' | '\u{ad}' | '\u{3000}' | '\u{feff}' | '－' | '−' => None,
        '\u{2000}'..='\u{2015}' | '\u{202f}' | '\u{205f}'..='\u{2064}' => None,
        c if is_wide(c) => char::from_u32(u32::from(c) - 0xfee0),
        c => Some(c),
    }
}

/// Whether a day begins at a place of a text, as 2024-05-22.
fn is_day(text: &[u8], at: usize) -> bool {
    let digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    let mut form = b"0000-00-00".iter().enumerate();
    let fits = |(i, form): (usize, &u8)| if *form == b'-' { text.get(at + i) == Some(&b'-') } else { digit(at + i) };
    form.all(fits) && !digit(at + 10) && !at.checked_sub(1).is_some_and(digit)
}
