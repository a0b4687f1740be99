//! No protected number stands in the public edition.
//!
//! Views of the public edition are built without protected values, but a notice's own text can hold
//! one, and what was public once can't be called back. So every public file is searched, as it was rendered,
//! for every id number, phone number and student or staff number (of eight digits or more) of every register,
//! whatever spaces and hyphens stand in it. Workbooks, documents and archives that are passed on are opened; PDFs and
//! what has a password are not. A hit stops the build.
//!
//! ```text
//! notices/2024-kaiban.md   联系人：柳青，电话10000009268。
//! O103                     公开版里出现了“柳青”的联系电话，文件是 site/notices/2024-kaiban.html
//! ```
//!
//! Take the number out of the public text; the register stays as it is.

use std::sync::Arc;

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use crate::model::{Office, Person};
use crate::source::Span;

/// The shortest number that is searched for: a short extension would be found in any price.
const SHORTEST: usize = 7;
/// The shortest student or staff number that is searched for.
const SHORTEST_ID: usize = 8;

/// A protected number in a public file.
#[derive(Debug)]
pub struct Leak<'a> {
    /// The public file.
    pub path: String,
    /// id-number, phone or id.
    pub what: &'static str,
    /// Whose.
    pub person: &'a Person,
    /// The number as the register has it.
    pub number: String,
    /// Where the register has it.
    pub register: Span,
}

/// Everything that is searched for, and what finds it: the same as long as the registers have the same numbers.
#[derive(Debug)]
pub struct Numbers {
    plain: Vec<String>,
    search: AhoCorasick,
}

/// The numbers of everyone in the registers of an office.
#[derive(Debug)]
pub struct Protected<'a> {
    numbers: Arc<Numbers>,
    /// Of each number: what it is, where the register has it, and whose it is.
    known: Vec<(&'static str, Span, &'a Person)>,
}

impl<'a> Protected<'a> {
    /// Those of an office; what finds them is taken from an earlier search for the very same.
    ///
    /// # Errors
    /// Where the search can't be made; nothing is known of any file then.
    pub fn of(office: &'a Office, before: Option<&Arc<Numbers>>) -> Result<Self, String> {
        let (mut plain, mut known) = (Vec::new(), Vec::new());
        for person in &office.people {
            let mine =
                [("id-number", person.id_number.as_ref()), ("phone", person.phone.as_ref()), ("id", Some(&person.id))];
            for (what, cell) in mine.into_iter().filter_map(|(what, cell)| Some((what, cell?))) {
                let least = if what == "id" { SHORTEST_ID } else { SHORTEST };
                // A cell may hold several numbers, in the forms that people write.
                for number in cell.value.split(['、', '/', ';', '；', ',', '，']) {
                    let number = squeeze(number.trim().trim_start_matches("+86"));
                    if number.len() >= least && number.bytes().any(|b| b.is_ascii_digit()) {
                        plain.push(number);
                        known.push((what, cell.span, person));
                    }
                }
            }
        }
        if let Some(numbers) = before.filter(|before| before.plain == plain) {
            return Ok(Self { numbers: Arc::clone(numbers), known });
        }
        let search = AhoCorasick::builder().ascii_case_insensitive(true).build(&plain);
        let search = search.map_err(|error| error.to_string())?;
        Ok(Self { numbers: Arc::new(Numbers { plain, search }), known })
    }

    /// What is searched for: where it is the same as before, a file that held none of it then holds none now.
    pub fn numbers(&self) -> &Arc<Numbers> {
        &self.numbers
    }

    /// Searches public files, given as path and bytes.
    pub fn leaks(&self, files: &[(&str, &[u8])]) -> Vec<Leak<'a>> {
        files.par_iter().flat_map_iter(|(path, bytes)| self.within(path, bytes)).collect()
    }

    fn within(&self, path: &str, bytes: &[u8]) -> Vec<Leak<'a>> {
        let search = &self.numbers.search;
        let hits = |text: &[u8]| search.find_iter(text).map(|hit| hit.pattern().as_usize()).collect::<Vec<_>>();
        let mut found = hits(path.as_bytes());
        // What the program packs itself is searched before it is packed.
        if path.contains("/files/") {
            found.extend(self.in_text(&super::packed::words(bytes)));
        }
        // A number that stands whole in a text is found there as well.
        match std::str::from_utf8(bytes) {
            Ok(text) => found.extend(self.in_text(text)),
            Err(_) => found.extend(hits(bytes)),
        }
        found.sort_unstable();
        found.dedup();
        let leak = |hit: usize| {
            let ((what, register, person), number) = (self.known[hit], self.numbers.plain[hit].clone());
            Leak { path: path.to_owned(), what, person, number, register }
        };
        found.into_iter().map(leak).collect()
    }

    /// The numbers in a text, in whatever pieces people write them.
    fn in_text(&self, text: &str) -> Vec<usize> {
        let joined = Joined::of(text);
        let hits = self.numbers.search.find_overlapping_iter(&joined.text);
        hits.filter(|hit| joined.is_whole(hit.start(), hit.end())).map(|hit| hit.pattern().as_usize()).collect()
    }
}

/// A text with the pieces of long numbers joined.
struct Joined {
    text: String,
    /// Where something was left out, in bytes.
    seams: Vec<usize>,
}

impl Joined {
    /// What belongs to a day stays apart: 2024-05-22 14:30 is no number of somebody.
    fn of(text: &str) -> Self {
        let (mut joined, mut after_day) = (Self { text: String::with_capacity(text.len()), seams: Vec::new() }, 0);
        for (at, c) in text.char_indices() {
            if c.is_ascii_digit() && at >= after_day && is_day(text.as_bytes(), at) {
                after_day = at + "2024-05-22".len() + 1;
            }
            match plain(c) {
                Some(c) => joined.text.push(c),
                None if at < after_day => joined.text.push(c),
                None => joined.seams.push(joined.text.len()),
            }
        }
        joined
    }

    /// Whether a run of it is a number as it was written, or all of one that was written in pieces: of two numbers
    /// side by side, the end of one and the beginning of the other are no third.
    fn is_whole(&self, start: usize, end: usize) -> bool {
        let is_seam = |at: usize| self.seams.binary_search(&at).is_ok();
        let first = self.seams.partition_point(|&seam| seam <= start);
        if self.seams.get(first).is_none_or(|&seam| seam >= end) {
            return true;
        }
        let digit = |at: Option<usize>| at.and_then(|at| self.text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
        (!digit(start.checked_sub(1)) || is_seam(start)) && (!digit(Some(end)) || is_seam(end))
    }
}

/// Whether a day begins at a place of a text, as 2024-05-22.
fn is_day(text: &[u8], at: usize) -> bool {
    let digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    let mut form = b"0000-00-00".iter().enumerate();
    let fits = |(i, form): (usize, &u8)| if *form == b'-' { text.get(at + i) == Some(&b'-') } else { digit(at + i) };
    form.all(fits) && !digit(at + 10) && !at.checked_sub(1).is_some_and(digit)
}

/// A text without the spaces and hyphens that people put into long numbers, full-width digits made
/// plain.
pub fn squeeze(text: &str) -> String {
    text.chars().filter_map(plain).collect()
}

/// A character as it counts in a number: nothing of what people put between its pieces.
fn plain(c: char) -> Option<char> {
    match c {
        ' ' | '-' | '\u{a0}' | '\u{3000}' | '\u{2009}' | '‐' | '–' | '—' => None,
        '\u{ff10}'..='\u{ff19}' | 'Ｘ' | 'ｘ' => char::from_u32(u32::from(c) - 0xfee0),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of some numbers a text holds.
    fn held<'n>(numbers: &[&'n str], text: &str) -> Vec<&'n str> {
        let plain: Vec<String> = numbers.iter().map(|number| (*number).to_owned()).collect();
        let search = AhoCorasick::new(&plain).expect("a search");
        let protected = Protected { numbers: Arc::new(Numbers { plain, search }), known: Vec::new() };
        protected.in_text(text).into_iter().map(|at| numbers[at]).collect()
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        for text in [
            "13800001000",
            "电话138 0000 1000。",
            "138-0000-1000",
            "１３８００００１０００",
            "工号1 13800001000 2",
            "x13800001000",
        ] {
            assert_eq!(held(&["13800001000"], text), ["13800001000"], "{text}");
        }
        assert_eq!(held(&["13800001000", "13900002000"], "13800001000 13900002000").len(), 2);
    }

    #[test]
    fn a_day_and_its_time_are_nobodys_number() {
        let numbers = ["20220101", "2022010108", "20101083", "01010830"];
        for text in ["2022-01-01", "2022-01-01 08:30", "#s-2022-01-01-0830", "2022-01-01-08"] {
            assert_eq!(held(&numbers, text), Vec::<&str>::new(), "{text}");
        }
        // Nor are the end of one number and the beginning of another.
        assert_eq!(held(&["20101083"], "2 人 12 0101 0834"), Vec::<&str>::new());
        assert_eq!(held(&["2022010108"], "学号 2022 0101 08"), ["2022010108"]);
    }
}
