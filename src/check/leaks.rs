//! No protected number stands in the public edition.
//!
//! Views of the public edition are built without protected values, but a notice's own text can hold
//! one. So every public file is searched, as it was rendered, for every id number, phone number and
//! student or staff number (of eight digits or more) of every register, whatever spaces and hyphens
//! stand in it. Workbooks, documents and archives that are passed on are opened; PDFs and what has a password are
//! not. A hit stops the build.

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
        let mut found = hits(bytes);
        found.extend(hits(path.as_bytes()));
        // What the program packs itself is searched before it is packed.
        if path.contains("/files/") {
            found.extend(hits(squeeze(&super::packed::words(bytes)).as_bytes()));
        }
        if let Ok(text) = std::str::from_utf8(bytes) {
            found.extend(hits(squeeze(text).as_bytes()));
        }
        found.sort_unstable();
        found.dedup();
        let leak = |hit: usize| {
            let ((what, register, person), number) = (self.known[hit], self.numbers.plain[hit].clone());
            Leak { path: path.to_owned(), what, person, number, register }
        };
        found.into_iter().map(leak).collect()
    }
}

/// A text without the spaces and hyphens that people put into long numbers, full-width digits made
/// plain.
pub fn squeeze(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{ff10}'..='\u{ff19}' | 'Ｘ' | 'ｘ' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    let kept = |c: &char| !matches!(c, ' ' | '-' | '\u{a0}' | '\u{3000}' | '\u{2009}' | '‐' | '–' | '—');
    text.chars().filter(kept).map(plain).collect()
}
