//! What of a register is searched for.

use super::written::squeeze;
use crate::model::{Office, Person};
use crate::source::{Span, Spanned};

/// The shortest number that is searched for: a short extension would be found in any price.
const SHORTEST: usize = 7;
/// The shortest student or staff number, and the shortest address or account, that is searched for.
const SHORTEST_OTHER: usize = 8;

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
    let least = if what == "id" { SHORTEST_OTHER } else { SHORTEST };
    let pieces = cell.split(['、', '/', ';', '；', ',', '，', '\n']);
    let numbers = pieces.map(|number| squeeze(number.trim().trim_start_matches("+86")));
    numbers.filter(|number| number.len() >= least && number.bytes().any(|b| b.is_ascii_digit())).collect()
}
