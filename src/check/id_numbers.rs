//! Id numbers obey GB 11643: seventeen digits and a check digit, with a date of birth that exists.
//!
//! What: a number of another length, with a day that is not in the calendar or a check digit that is not its own; and one
//! that says another month of birth or another sex than the register.
//!
//! Why: a number that fails was miscopied, and a certificate or a filing table would carry it on.
//!
//! Example: `990103200402293418`, whose check digit is 7.
//!
//! Mend: compare it with the card.

use chrono::{Datelike, NaiveDate};

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::{Office, Person};

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    for person in &office.people {
        let Some(number) = &person.id_number else { continue };
        let cause = match birth(&number.value) {
            Err(cause) => cause,
            Ok(found) => match &person.birth {
                Some(birth) if (birth.value.year(), birth.value.month()) != (found.year(), found.month()) => "mismatch",
                _ if is_of_another_sex(person, &number.value) => "sex",
                _ => continue,
            },
        };
        let finding = Diagnostic::new(Code::BadIdNumber, number.span).arg("cause", cause);
        out.push(finding.arg("name", &person.name.value));
    }
}

/// Whether the last but one digit, odd for men, is not that of the registered sex (GB 11643-1999, 4.1).
fn is_of_another_sex(person: &Person, number: &str) -> bool {
    let is_man = match person.gender.as_deref().map(str::trim) {
        Some("男" | "male" | "Male" | "M" | "m") => true,
        Some("女" | "female" | "Female" | "F" | "f") => false,
        _ => return false,
    };
    number.as_bytes().get(16).is_some_and(|digit| (digit % 2 == 1) != is_man)
}

/// The date of birth in an id number, or what is wrong with the number.
fn birth(number: &str) -> Result<NaiveDate, &'static str> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECK: &[u8; 11] = b"10X98765432";
    let bytes = number.as_bytes();
    let (&last, digits) = bytes.split_last().ok_or("form")?;
    if digits.len() != 17 || !digits.iter().all(u8::is_ascii_digit) || !matches!(last, b'0'..=b'9' | b'X' | b'x') {
        return Err("form");
    }
    let date = NaiveDate::parse_from_str(&number[6..14], "%Y%m%d").map_err(|_| "birth")?;
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let expected = CHECK[(sum % 11) as usize];
    if last.to_ascii_uppercase() == expected { Ok(date) } else { Err("check") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standards_own_example_is_right() {
        // GB 11643-1999, 4.2: 11010519491231002X.
        assert_eq!(birth("11010519491231002X"), Ok(NaiveDate::from_ymd_opt(1949, 12, 31).expect("a date")));
        assert_eq!(birth("110105194912310021"), Err("check"));
        assert_eq!(birth("11010519490231002X"), Err("birth"));
        assert_eq!(birth("身份证号"), Err("form"));
        assert_eq!(birth(""), Err("form"));
    }
}
