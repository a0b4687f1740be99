//! No protected number stands in the public edition.
//!
//! Views of the public edition are built without protected values, but a notice's own text can hold
//! one. So every public file is searched, as it was rendered, for every id number and phone number of
//! every register. A hit stops the build: take the number out of the public text.

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

use crate::diag::{Code, Diagnostic};
use crate::model::Office;

/// The shortest number that is searched for: a short extension would be found in any price.
const SHORTEST: usize = 7;

/// Searches public files, given as path and bytes, for the numbers of everyone in the registers.
pub fn leaks(office: &Office, files: &[(&str, &[u8])]) -> Vec<Diagnostic> {
    let mut numbers = Vec::new();
    for person in &office.people {
        let mine = [("id-number", &person.id_number), ("phone", &person.phone)];
        let known = mine.into_iter().filter_map(|(what, number)| Some((what, number.as_ref()?)));
        numbers.extend(
            known.filter(|(_, number)| number.value.len() >= SHORTEST).map(|(what, number)| (what, number, person)),
        );
    }
    let Ok(search) =
        AhoCorasick::builder().ascii_case_insensitive(true).build(numbers.iter().map(|(_, number, _)| &number.value))
    else {
        return Vec::new();
    };
    let finding = |path: &str, hit: usize| {
        let (what, number, person) = numbers[hit];
        let finding = Diagnostic::new(Code::ProtectedValueLeaked, number.span).arg("what", what);
        finding.arg("name", &person.name.value).arg("path", path)
    };
    let search_one = |(path, bytes): &(&str, &[u8])| {
        let inside = search.find_iter(bytes).map(|hit| hit.pattern().as_usize());
        let named = search.find_iter(path.as_bytes()).map(|hit| hit.pattern().as_usize());
        inside.chain(named).map(|hit| finding(path, hit)).collect::<Vec<_>>()
    };
    files.par_iter().flat_map_iter(search_one).collect()
}
