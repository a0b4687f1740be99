//! No protected value stands in the public edition.
//!
//! Views of the public edition are built without protected values, but a notice's own text can hold one, so can a
//! file that is passed on, and what was public once can't be called back. So every public file is searched, as it was
//! made, for every id number, phone number, student or staff number (of eight characters or more) and day of birth
//! of every register, and for what stands in its columns of addresses and accounts: in whatever pieces, widths and
//! escapes it is written, within workbooks, texts, PDFs, pictures and archives, in names of files and in what a file
//! says of itself. A hit stops the build. A file that can't be opened can't be searched, and is said.
//!
//! ```text
//! notices/2024-kaiban.md   联系人：柳青，电话10000009268。
//! O103                     公开版里出现了“柳*”的联系电话，文件是 site/notices/2024-kaiban.html
//! ```
//!
//! Take the number out of the public text; the register stays as it is.

mod births;
mod escapes;
mod said;
mod values;
mod written;

use std::sync::Arc;

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use crate::model::{Office, Person};
use crate::source::Span;
use births::Births;
use said::{Searchable, said};
use values::Value;
use written::{loose, tight};

/// A protected value in a public file.
#[derive(Debug)]
pub struct Leak<'a> {
    /// The public file.
    pub path: String,
    /// What it is: id-number, phone, id, birth or other.
    pub what: &'static str,
    /// Whose.
    pub person: &'a Person,
    /// Where the register has it.
    pub register: Span,
    /// Its place among all that is searched for.
    pub value: usize,
}

/// What the search of the public files found.
#[derive(Debug, Default)]
pub struct Searched<'a> {
    /// The protected values, by file.
    pub leaks: Vec<Leak<'a>>,
    /// The files that could not be searched, for they have a password, are packed in a way that is not known here,
    /// or hold more than anybody unpacks.
    pub closed: Vec<String>,
}

/// Everything that is searched for, and what finds it: the same as long as the registers have the same values.
#[derive(Debug)]
pub struct Numbers {
    plain: Vec<String>,
    search: AhoCorasick,
    /// Whether each of them is a number: else stretches of other letters have to be searched as well.
    all_numbers: bool,
    births: Births,
}

/// The protected values of everyone in the registers of an office.
#[derive(Debug)]
pub struct Protected<'a> {
    numbers: Arc<Numbers>,
    known: Vec<Value<'a>>,
}

impl<'a> Protected<'a> {
    /// Those of an office; what finds them is taken from an earlier search for the very same.
    ///
    /// # Errors
    /// Where the search can't be made; nothing is known of any file then.
    pub fn of(office: &'a Office, before: Option<&Arc<Numbers>>) -> Result<Self, String> {
        let (plain, mut known) = values::of(office);
        let (births, born) = births::of(office);
        known.extend(born);
        if let Some(numbers) = before.filter(|before| before.plain == plain && before.births == births) {
            return Ok(Self { numbers: Arc::clone(numbers), known });
        }
        Ok(Self { numbers: Arc::new(Numbers::of(plain, births)?), known })
    }

    /// What is searched for: where it is the same as before, a file that held none of it then holds none now.
    pub fn numbers(&self) -> &Arc<Numbers> {
        &self.numbers
    }

    /// Searches public files, given as path and bytes.
    pub fn search(&self, files: &[(&str, &[u8])]) -> Searched<'a> {
        let found: Vec<_> = files.par_iter().map(|(path, bytes)| (*path, self.within(path, bytes))).collect();
        let mut searched = Searched::default();
        for (path, (hits, open)) in found {
            if !open {
                searched.closed.push(path.to_owned());
            }
            searched.leaks.extend(hits.into_iter().map(|hit| self.leak(path, hit)));
        }
        searched
    }

    /// The places of the values that a text has, as its author wrote it.
    pub fn values_in(&self, text: &str) -> Vec<usize> {
        self.numbers.in_text(text)
    }

    fn leak(&self, path: &str, hit: usize) -> Leak<'a> {
        let Value { what, register, person } = self.known[hit];
        Leak { path: path.to_owned(), what, person, register, value: hit }
    }

    /// The values in a file and its name, each once, and whether all of the file was searched.
    fn within(&self, path: &str, bytes: &[u8]) -> (Vec<usize>, bool) {
        let mut found = self.numbers.in_text(path);
        let mut hear = |text: &str| found.extend(self.numbers.in_text(text));
        let searchable = said(bytes, &mut hear);
        found.sort_unstable();
        found.dedup();
        (found, searchable == Searchable::All)
    }
}

impl Numbers {
    fn of(plain: Vec<String>, births: Births) -> Result<Self, String> {
        let search = AhoCorasick::builder().ascii_case_insensitive(true).build(&plain);
        let search = search.map_err(|error| error.to_string())?;
        let all_numbers = plain.iter().all(|value| written::is_number(value));
        Ok(Self { plain, search, all_numbers, births })
    }

    /// What tells it from another search, in 32 bytes.
    pub fn hash(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        let values = self.plain.iter().cloned().chain(self.births.words());
        for value in values {
            hasher.update(value.as_bytes());
            hasher.update(b"\n");
        }
        *hasher.finalize().as_bytes()
    }

    /// The values in a text, in whatever pieces and escapes people and programs write them.
    fn in_text(&self, text: &str) -> Vec<usize> {
        let mut found = self.in_plain(text);
        for text in escapes::undone(text) {
            found.extend(self.in_plain(&text));
        }
        found
    }

    fn in_plain(&self, text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        let mut hear = |joined: &written::Joined, long: bool| {
            for hit in self.search.find_overlapping_iter(&joined.text) {
                let at = hit.pattern().as_usize();
                if joined.is_whole(hit.start(), hit.end()) && (!long || written::is_long(&self.plain[at])) {
                    found.push(at);
                }
            }
        };
        tight(text, self.all_numbers, &mut |joined| hear(joined, false));
        loose(text, &mut |joined| hear(joined, true));
        found.extend(self.births.in_text(text).into_iter().map(|at| self.plain.len() + at));
        found
    }
}

#[cfg(test)]
mod tests;
