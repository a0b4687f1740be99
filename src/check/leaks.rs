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
        let hits = |text: &[u8]| search.find_iter(text).map(|hit| hit.pattern().as_usize()).collect::<Vec<_>>();
        let mut found = hits(bytes);
        found.extend(hits(path.as_bytes()));
        if std::str::from_utf8(bytes).is_ok() {
            found.extend(hits(squeeze(bytes).as_bytes()));
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|hit| finding(path, hit)).collect::<Vec<_>>()
    };
    files.par_iter().flat_map_iter(search_one).collect()
}

/// A text without the spaces and hyphens that people put into long numbers, full-width digits made
/// plain.
fn squeeze(bytes: &[u8]) -> String {
    let plain = |c: char| match c {
        '\u{ff10}'..='\u{ff19}' | 'Ｘ' | 'ｘ' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    let kept = |c: &char| !matches!(c, ' ' | '-' | '\u{a0}' | '\u{3000}' | '\u{2009}' | '‐' | '–' | '—');
    String::from_utf8_lossy(bytes).chars().filter(kept).map(plain).collect()
}
