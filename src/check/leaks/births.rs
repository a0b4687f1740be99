//! Days of birth: many things happen on one day, so that it is somebody's only beside the name.

use aho_corasick::AhoCorasick;
use chrono::{Datelike, NaiveDate};

use super::values::Value;
use crate::model::Office;

/// How far from the name a day is taken for that person's, in characters: a row of a list.
const NEAR: usize = 60;

/// What is searched for: names, each with a day of birth.
#[derive(Debug)]
pub(super) struct Births {
    people: Vec<(String, NaiveDate)>,
    search: Option<AhoCorasick>,
}

/// The names of those whose birth is known, and what each is.
pub(super) fn of(office: &Office) -> (Births, Vec<Value<'_>>) {
    let (mut people, mut known) = (Vec::new(), Vec::new());
    for person in &office.people {
        if let Some(birth) = &person.birth {
            people.push((person.name.value.clone(), birth.value));
            known.push(Value { what: "birth", register: birth.span, person });
        }
    }
    (of_people(people), known)
}

/// The births of some people, not ready to search yet.
pub(super) fn of_people(people: Vec<(String, NaiveDate)>) -> Births {
    Births { people, search: None }
}

impl Births {
    /// Whether the same is searched for.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.people == other.people
    }

    /// Made ready to search.
    pub(super) fn ready(self) -> Result<Self, aho_corasick::BuildError> {
        let search = AhoCorasick::new(self.people.iter().map(|(name, _)| name))?;
        Ok(Self { search: Some(search), ..self })
    }

    /// What tells it from another.
    pub(super) fn words(&self) -> impl Iterator<Item = String> {
        self.people.iter().map(|(name, birth)| format!("{name} {birth}"))
    }

    /// The people whose birth a text says in the line of their name.
    pub(super) fn in_text<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        let hits = self.search.iter().flat_map(move |search| search.find_overlapping_iter(text));
        hits.filter_map(move |hit| {
            let at = hit.pattern().as_usize();
            let before = text[..hit.start()].char_indices().rev().take(NEAR).last().map_or(hit.start(), |(at, _)| at);
            let after = text[hit.end()..].char_indices().nth(NEAR).map_or(text.len(), |(at, _)| hit.end() + at);
            (says(&text[before..hit.start()], self.people[at].1) || says(&text[hit.end()..after], self.people[at].1))
                .then_some(at)
        })
    }
}

/// Whether a text says the year and the month of a day, in whatever form: 1999-05-20, 1999年5月, 199905.
fn says(text: &str, birth: NaiveDate) -> bool {
    let (year, month) = (birth.year().to_string(), birth.month());
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    text.match_indices(&year).any(|(at, _)| {
        if is_digit(text[..at].chars().next_back()) {
            return false;
        }
        let behind = &text[at + year.len()..];
        // Of two digits at most stands what a month is; of eight in a row a day follows.
        let behind = behind.trim_start_matches(|c: char| !c.is_ascii_digit() && between(c));
        let digits: String = behind.chars().take_while(char::is_ascii_digit).collect();
        let said = match digits.len() {
            1 | 2 => digits.parse(),
            4 => digits[..2].parse(),
            _ => return false,
        };
        said == Ok(month)
    })
}

fn between(c: char) -> bool {
    matches!(c, '-' | '.' | '/' | '年' | ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birth_is_known_in_every_common_form() {
        let birth = NaiveDate::from_ymd_opt(1999, 5, 20).expect("a date");
        for text in ["1999-05-20", "1999年5月20日生", "1999.5", "1999/05", "（19990520）", "199905"] {
            assert!(says(text, birth), "{text}");
        }
        for text in ["1999-06-20", "1999年", "21999-05", "1999 15", "2024-05-20", "1999年第5期"] {
            assert!(!says(text, birth), "{text}");
        }
    }
}
