//! A document number is written as the standard has it, and stands on one document.
//!
//! What: a number that is not `代字〔2024〕14号` (GB/T 9704-2012, 7.2.5: six-corner brackets, a year of four digits, no
//! 第, no zero before the number, 号 behind it), a number of another year than its document, and one that two
//! documents carry. A plan and the notice that transmits it share theirs, which is right.
//!
//! Why: two documents under one number can't be told apart in the register of documents, and one with round brackets
//! comes back from the office that is to print it.
//!
//! Example: `文号: 沪开大委[2023]014号` is to be `沪开大委〔2023〕14号`.
//!
//! Mend: write it so; brackets, digits, zeros and blanks are put right by `check --fix`.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::Office;
use crate::source::Spanned;

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    let notices = || {
        let notices = office.all_notices().chain(office.summaries.iter().map(|summary| &summary.text));
        notices.map(|notice| (&notice.number, &notice.date))
    };
    let plans = office.plans.iter().map(|plan| (&plan.number, &plan.date));
    let mut first_of = BTreeMap::new();
    for (number, date) in notices() {
        let Some(number) = number else { continue };
        if let Some(first) = first_of.insert(&number.value, number.span) {
            let finding = Diagnostic::new(Code::DuplicateDocumentNumber, number.span).arg("given", &number.value);
            out.push(finding.related(first, "first"));
        }
        out.extend(date.as_ref().and_then(|date| of_another_year(number, date)));
    }
    // The standard is for texts in Chinese.
    if office.site.language.starts_with("zh") {
        let numbers = notices().chain(plans).filter_map(|(number, _)| number.as_ref());
        out.extend(numbers.filter_map(malformed));
    }
}

/// A number that is not written as the standard has it, with the right one where that is certain.
fn malformed(number: &Spanned<String>) -> Option<Diagnostic> {
    let finding = Diagnostic::new(Code::BadDocumentNumber, number.span).arg("given", &number.value);
    match parts(&number.value) {
        Some((sign, year, serial)) => {
            let right = format!("{sign}〔{year}〕{serial}号");
            (right != number.value).then(|| finding.arg("right", &right).fix(number.span, right))
        }
        None => Some(finding.arg("right", "none")),
    }
}

fn of_another_year(number: &Spanned<String>, date: &Spanned<NaiveDate>) -> Option<Diagnostic> {
    let (_, year, _) = parts(&number.value)?;
    let finding = Diagnostic::new(Code::NumberOfAnotherYear, number.span).arg("given", year);
    (year != date.value.year()).then(|| finding.arg("date", date.value).related(date.span, "date"))
}

/// The sign of the office, the year and the serial number, however they are written; nothing where one of them is
/// missing or in doubt.
fn parts(number: &str) -> Option<(String, i32, u32)> {
    let plain: String = number.chars().map(plain).collect();
    let (sign, rest) = plain.split_once('〔')?;
    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    // Words of letters have blanks between them.
    let sign = if sign.is_ascii() { sign.trim().to_owned() } else { solid(sign) };
    let rest = solid(rest);
    let (year, serial) = rest.split_once('〕')?;
    let serial = serial.trim_start_matches('第').strip_suffix('号')?;
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_sign = !sign.is_empty() && !sign.chars().any(|c| c.is_ascii_digit() || c == '〕');
    if !is_sign || year.len() != 4 || !are_digits(year) || !are_digits(serial) {
        return None;
    }
    let serial = serial.parse().ok().filter(|serial| *serial > 0)?;
    Some((sign, year.parse().ok()?, serial))
}

/// A bracket as the six-corner one, and a full-width digit as a digit.
fn plain(c: char) -> char {
    match c {
        '[' | '(' | '（' | '【' | '［' | '「' | '﹝' | '{' => '〔',
        ']' | ')' | '）' | '】' | '］' | '」' | '﹞' | '}' => '〕',
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_however_its_brackets_are_written() {
        let right = Some(("沪开大委".to_owned(), 2023, 14));
        for given in
            ["沪开大委〔2023〕14号", "沪开大委[2023]014号", "沪开大委（２０２３）第14 号", "沪开大委【2023】14号"]
        {
            assert_eq!(parts(given), right, "{given}");
        }
        for given in ["14号", "沪开大委〔23〕14号", "沪开大委〔2023〕14", "沪开大委2023-14号", "沪开大委〔2023〕0号"]
        {
            assert_eq!(parts(given), None, "{given}");
        }
    }
}
