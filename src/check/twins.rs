//! Nobody stands in the registers twice.
//!
//! What: two people with one id number, or of one name with the same telephone, the same month of birth, or the same
//! unit where nothing else tells them apart.
//!
//! Why: the credits of one person are counted for two, each of whom falls short of the year's requirement.
//!
//! Example: `2022001,安然,wen-1` in one list and `A2022001,安然,wen-1` in another.
//!
//! Mend: keep one row, and use its number in rosters and records. Two people of one name in one unit are told apart by
//! their birth or telephone.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::{Office, Person};

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    let mut of_number: BTreeMap<String, &Person> = BTreeMap::new();
    let mut of_name: BTreeMap<&str, Vec<&Person>> = BTreeMap::new();
    for person in &office.people {
        let number = person.id_number.as_ref().map(|number| number.value.to_uppercase());
        if let Some(first) = number.and_then(|number| of_number.insert(number, person)) {
            out.push(twin("id-number", first, person));
            continue;
        }
        let namesakes = of_name.entry(person.name.value.as_str()).or_default();
        let found = namesakes.iter().find_map(|first| Some((same(first, person)?, *first)));
        out.extend(found.map(|(cause, first)| twin(cause, first, person)));
        namesakes.push(person);
    }
}

/// What makes two people of one name one; nothing where something tells them apart.
fn same(one: &Person, other: &Person) -> Option<&'static str> {
    fn compared<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> Option<bool> {
        Some(one? == other?)
    }
    let number = compared(one.id_number.as_ref().map(|n| &n.value), other.id_number.as_ref().map(|n| &n.value));
    let phone = compared(one.phone.as_ref().map(|p| &p.value), other.phone.as_ref().map(|p| &p.value));
    let birth = compared(one.birth.as_ref().map(|b| &b.value), other.birth.as_ref().map(|b| &b.value));
    let other_sex = compared(one.gender.as_ref(), other.gender.as_ref()) == Some(false);
    let told_apart = [number, phone, birth].contains(&Some(false)) || other_sex;
    match () {
        // Relatives share a telephone, but no name.
        () if phone == Some(true) && number != Some(false) => Some("phone"),
        () if told_apart => None,
        () if birth == Some(true) => Some("birth"),
        () if one.unit == other.unit => Some("unit"),
        () => None,
    }
}

fn twin(cause: &'static str, first: &Person, other: &Person) -> Diagnostic {
    let finding = Diagnostic::new(Code::PersonTwice, other.span).arg("cause", cause).arg("name", &other.name.value);
    finding.arg("other", &first.name.value).arg("id", &first.id.value).related(first.span, "first")
}
