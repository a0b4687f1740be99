//! What in an answer tells who gave it, or names one of the class: answers are anonymous.

use std::net::Ipv4Addr;

use crate::model::Enrolment;
use crate::resolve::people::People;

/// The shortest number of the registers that is looked for: a shorter one is any number.
const SHORTEST_ID: usize = 5;

/// Who may be named.
pub(super) struct Known<'a> {
    people: &'a People,
    /// The names of those enrolled.
    names: Vec<&'a str>,
    /// Their phone numbers.
    phones: Vec<&'a str>,
}

impl<'a> Known<'a> {
    /// The people of the registers, and the names of a class. A name of one character is any word.
    pub(super) fn of(people: &'a People, roster: &[Enrolment]) -> Self {
        let enrolled = || roster.iter().map(|enrolment| &people.list[enrolment.person.0]);
        let names = enrolled().map(|person| person.name.value.as_str()).filter(|name| name.chars().count() > 1);
        let phones = enrolled().filter_map(|person| Some(person.phone.as_ref()?.value.as_str()));
        Self { people, names: names.collect(), phones: phones.filter(|phone| phone.len() > SHORTEST_ID).collect() }
    }

    /// What of somebody a text holds, as the key of its word; nothing where it names nobody.
    pub(super) fn held(&self, text: &str) -> Option<&'static str> {
        let text: String = text.chars().map(narrow).collect();
        let joined = joined(&text);
        if runs(&joined).any(is_id_number) {
            Some("id-number")
        } else if runs(&joined).any(|run| is_phone(run) || self.phones.contains(&run)) {
            Some("phone")
        } else if runs(&text).any(|run| run.len() >= SHORTEST_ID && self.people.has_id(run)) {
            Some("id")
        } else if text.split(|c: char| !c.is_ascii_digit() && c != '.').any(is_address) {
            Some("ip")
        } else if is_mail(&text) {
            Some("mail")
        } else {
            self.names.iter().any(|name| text.contains(name)).then_some("name")
        }
    }
}

/// A digit or letter of a Chinese keyboard as a plain one.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    }
}

/// A text without the spaces and hyphens between the pieces of long numbers.
fn joined(text: &str) -> String {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_seam = |at: usize, c: char| {
        matches!(c, ' ' | '-') && digit(text[..at].chars().next_back()) && digit(text[at + 1..].chars().next())
    };
    text.char_indices().filter(|(at, c)| !is_seam(*at, *c)).map(|(_, c)| c).collect()
}

/// The runs of digits and Latin letters.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|run| run.bytes().any(|b| b.is_ascii_digit()))
}

fn is_phone(run: &str) -> bool {
    run.len() == 11
        && run.bytes().all(|b| b.is_ascii_digit())
        && run.starts_with('1')
        && !matches!(run.as_bytes()[1], b'0'..=b'2')
}

fn is_id_number(run: &str) -> bool {
    run.len() == 18
        && run.bytes().take(17).all(|b| b.is_ascii_digit())
        && run.ends_with(|c: char| "Xx0123456789".contains(c))
}

fn is_address(part: &str) -> bool {
    part.trim_matches('.').parse::<Ipv4Addr>().is_ok()
}

fn is_mail(text: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    text.match_indices('@').any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + 1..]);
        is_part(before.chars().next_back()) && is_part(behind.chars().next()) && behind.contains('.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_somebody_are_known_by_their_form() {
        assert!(is_phone("13900000001") && !is_phone("10000000001") && !is_phone("1390000000"));
        assert!(is_id_number("99010119900101001X") && !is_id_number("990101199001010011234"));
        assert!(is_address("10.1.2.3") && is_address(".192.168.0.7") && !is_address("4.5") && !is_address("1.2.3.4.5"));
        assert!(is_mail("写信到a.b@example.org") && !is_mail("@所有人") && !is_mail("3@5"));
    }
}
