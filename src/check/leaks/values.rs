//! What of a register is searched for.

use super::written::squeeze;
use crate::model::{Office, Person};
use crate::source::{Span, Spanned};

/// The shortest number that is searched for: a short extension would be found in any price.
const SHORTEST: usize = 7;
/// The shortest student or staff number, and the shortest address or account, that is searched for.
const SHORTEST_OTHER: usize = 8;

/// How long a mobile number is.
const MOBILE: usize = 11;

/// A protected value: what it is, where the register has it, and whose it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value<'a> {
    pub(super) what: &'static str,
    pub(super) register: Span,
    pub(super) person: &'a Person,
}

/// The values of everybody, without what people put between the pieces of a number, and what each is.
pub(super) fn of(office: &Office) -> (Vec<String>, Vec<Value<'_>>) {
    let (mut plain, mut known) = (Vec::new(), Vec::new());
    for person in &office.people {
        for (what, cell) in cells(person) {
            for value in searched(what, &cell.value) {
                plain.push(value);
                known.push(Value { what, register: cell.span, person });
            }
        }
    }
    (plain, known)
}

fn cells(person: &Person) -> impl Iterator<Item = (&'static str, &Spanned<String>)> {
    let own = [("id-number", person.id_number.as_ref()), ("phone", person.phone.as_ref()), ("id", Some(&person.id))];
    let own = own.into_iter().filter_map(|(what, cell)| Some((what, cell?)));
    own.chain(person.private.iter().map(|cell| ("other", cell)))
}

/// The values of a cell. One of numbers may hold several of them, in the forms that people write.
fn searched(what: &str, cell: &str) -> Vec<String> {
    if what == "other" {
        let value = squeeze(cell);
        return if value.chars().count() >= SHORTEST_OTHER { vec![value] } else { Vec::new() };
    }
    let has_digit = |number: &String| number.bytes().any(|b| b.is_ascii_digit());
    if what == "phone" {
        return phones(cell);
    }
    let pieces = cell.split(['、', '/', ';', '；', ',', '，', '\n']).map(squeeze);
    let least = if what == "id" { SHORTEST_OTHER } else { SHORTEST };
    pieces.filter(|number| number.len() >= least && has_digit(number)).collect()
}

/// The telephone numbers of a cell, whatever else stands in it: whose it is, brackets, an extension.
fn phones(cell: &str) -> Vec<String> {
    let narrow: String = cell.chars().map(|c| if c.is_ascii_digit() { c } else { narrowed(c) }).collect();
    let is_part = |c: char| c.is_ascii_digit() || c == ' ' || c == '-';
    narrow.split(|c: char| !is_part(c)).flat_map(numbers).filter(|number| number.len() >= SHORTEST).collect()
}

/// A character of a number as it counts: a digit of full width as one, what stands between pieces as a hyphen.
fn narrowed(c: char) -> char {
    squeeze(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or('-')
}

/// The numbers of a stretch of digits, blanks and hyphens: each piece that is long enough to be one, else all pieces
/// together. The country's own prefix is no part of them.
fn numbers(stretch: &str) -> Vec<String> {
    let pieces: Vec<&str> = stretch.split([' ', '-']).filter(|piece| !piece.is_empty()).collect();
    let whole: Vec<&str> = pieces.iter().copied().filter(|piece| piece.len() >= SHORTEST).collect();
    let found = if whole.is_empty() { vec![pieces.concat()] } else { whole.into_iter().map(str::to_owned).collect() };
    found.into_iter().map(domestic).collect()
}

/// A number without 86 or 0086 before a mobile one.
fn domestic(number: String) -> String {
    let short = number.strip_prefix("0086").or_else(|| number.strip_prefix("86"));
    match short.filter(|short| short.len() == MOBILE) {
        Some(short) => short.to_owned(),
        None => number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_of_phones_may_say_more() {
        for (cell, numbers) in [
            ("13812340001", vec!["13812340001"]),
            ("138 1234 0001", vec!["13812340001"]),
            ("13812340001（家）", vec!["13812340001"]),
            ("+86 138-1234-0001", vec!["13812340001"]),
            ("0086-13812340001", vec!["13812340001"]),
            ("8613812340001", vec!["13812340001"]),
            ("13812340001 13812340002", vec!["13812340001", "13812340002"]),
            ("13812340001、１３８１２３４０００２", vec!["13812340001", "13812340002"]),
            ("021-66554433-12", vec!["66554433"]),
            ("021-66554433转801", vec!["66554433"]),
            ("(021)66554433", vec!["66554433"]),
            ("分机 801", vec![]),
        ] {
            assert_eq!(searched("phone", cell), numbers, "{cell}");
        }
    }
}
