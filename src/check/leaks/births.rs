//! Days of birth: many things happen on one day, so that it is somebody's only beside the name.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::values::Value;
use crate::diag;
use crate::model::Office;

/// How far from the name a day is taken for that person's, in bytes: a row of a list.
const NEAR: usize = 180;

/// What is searched for: names by year and month of birth.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Births {
    people: BTreeMap<(i32, u32), Vec<(usize, String)>>,
}

/// The names of those whose birth is known, and what each is.
pub(super) fn of(office: &Office) -> (Births, Vec<Value<'_>>) {
    let (mut births, mut known) = (Births::default(), Vec::new());
    for person in &office.people {
        if let Some(birth) = &person.birth {
            births.add((birth.value.year(), birth.value.month()), known.len(), &person.name.value);
            known.push(Value { what: "birth", register: birth.span, person });
        }
    }
    (births, known)
}

impl Births {
    /// Adds somebody born in a month of a year, whose place is `at`.
    pub(super) fn add(&mut self, month: (i32, u32), at: usize, name: &str) {
        self.people.entry(month).or_default().push((at, without_blanks(name)));
    }

    /// What tells it from another.
    pub(super) fn words(&self) -> impl Iterator<Item = String> {
        self.people.iter().flat_map(|(month, people)| people.iter().map(move |(_, name)| format!("{month:?} {name}")))
    }

    /// The places of those whose birth a text says in the line of their name.
    pub(super) fn in_text(&self, text: &str) -> Vec<usize> {
        if self.people.is_empty() {
            return Vec::new();
        }
        let narrowed = text.contains(|c| matches!(c, '\u{ff10}'..='\u{ff19}')).then(|| diag::narrowed(text));
        let text = narrowed.as_deref().unwrap_or(text);
        let said = months(text).filter_map(|(at, month)| Some((at, self.people.get(&month)?)));
        let near = said.flat_map(|(at, people)| {
            let around = without_blanks(around(text, at));
            people.iter().filter(move |(_, name)| around.contains(name.as_str())).map(|(at, _)| *at)
        });
        near.collect()
    }
}

/// A text without blanks: a name of two characters is often spread to the width of three.
fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What stands around a place of a text.
fn around(text: &str, at: usize) -> &str {
    let bound = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[bound(at.saturating_sub(NEAR))..bound((at + NEAR).min(text.len()))]
}

/// Every year and month that a text says, in whatever form, and where: 1999-05-20, 1999年5月, 199905.
fn months(text: &str) -> impl Iterator<Item = (usize, (i32, u32))> {
    let bytes = text.as_bytes();
    let digits = |at: usize| bytes[at.min(bytes.len())..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let begins = move |&at: &usize| {
        let before = at.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_digit());
        matches!(bytes[at], b'1' | b'2') && !before
    };
    (0..bytes.len()).filter(begins).filter_map(move |at| {
        let year = text[at..at + digits(at)].get(..4)?.parse().ok()?;
        let (from, length) = match digits(at) {
            4 => {
                let behind = text[at + 4..].trim_start_matches(['-', '.', '/', '年', ' ']);
                let from = text.len() - behind.len();
                // A month has two digits at most, and stands behind something that parts it from the year.
                (from, digits(from).min(if from > at + 4 { 2 } else { 0 }))
            }
            6 | 8 => (at + 4, 2),
            _ => return None,
        };
        Some((at, (year, text[from..from + length].parse().ok()?)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_known_in_every_common_form() {
        let said = |text: &str| months(text).any(|(_, month)| month == (1999, 5));
        for text in ["1999-05-20", "1999年5月20日生", "1999.5", "1999/05", "（19990520）", "199905", "1999 年 5 月"]
        {
            assert!(said(text), "{text}");
        }
        for text in ["1999-06-20", "1999年", "21999-05", "1999 15", "2024-05-20", "1999年第5期", "19995", "1999"] {
            assert!(!said(text), "{text}");
        }
    }
}
