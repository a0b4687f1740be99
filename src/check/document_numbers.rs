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

use crate::diag::{Code, Diagnostic, is_plain};
use crate::ledger::Ledger;
use crate::model::{Notice, Office};
use crate::source::{Span, Spanned};

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    let summaries = office.summaries.iter().map(|summary| &summary.text);
    let mut notices: Vec<&Notice> = office.all_notices().chain(summaries).collect();
    // The later of two is the one that repeats a number.
    notices.sort_by_key(|notice| notice.date.as_ref().map(|date| date.value));
    let mut first_of: BTreeMap<String, &Notice> = BTreeMap::new();
    for notice in &notices {
        let Some(number) = &notice.number else { continue };
        let known = first_of.entry(spelt(&number.value)).or_insert(notice);
        // One notice may lie in the folders of several classes.
        let is_copy = (&known.title.value, day(known)) == (&notice.title.value, day(notice));
        if let Some(first) = known.number.as_ref().filter(|_| !is_copy) {
            let finding = Diagnostic::new(Code::DuplicateDocumentNumber, number.span).arg("given", &number.value);
            out.push(finding.related(first.span, "first"));
        }
        out.extend(notice.date.as_ref().and_then(|date| of_another_year(number, date)));
    }
    // The standard is for texts in Chinese; a draft has its number at last.
    if office.site.language.starts_with("zh") {
        let notices = notices.iter().map(|notice| (&notice.number, &notice.date));
        let plans = office.plans.iter().map(|plan| (&plan.number, &plan.date));
        let dated = notices.chain(plans).filter(|(_, date)| date.is_some());
        out.extend(dated.filter_map(|(number, _)| malformed(number.as_ref()?)));
    }
}

fn day(notice: &Notice) -> Option<NaiveDate> {
    notice.date.as_ref().map(|date| date.value)
}

/// A number as the standard writes it, where that is known.
fn spelt(number: &str) -> String {
    parts(number).map_or_else(|| number.to_owned(), |(sign, year, serial)| format!("{sign}〔{year}〕{serial}号"))
}

/// A number that is not written as the standard has it, with the right one where that is certain.
fn malformed(number: &Spanned<String>) -> Option<Diagnostic> {
    let finding = Diagnostic::new(Code::BadDocumentNumber, number.span).arg("given", &number.value);
    match parts(&number.value) {
        Some((sign, year, serial)) => {
            let right = format!("{sign}〔{year}〕{serial}号");
            (right != number.value).then(|| fixed(finding.arg("right", &right), number, right))
        }
        None => Some(finding.arg("right", "none")),
    }
}

/// The finding with what mends it, where the number stands as it is read, by itself or between quotes that stay.
fn fixed(finding: Diagnostic, number: &Spanned<String>, right: String) -> Diagnostic {
    let (span, own) = (number.span, number.span.range());
    match own.len().checked_sub(number.value.len()) {
        Some(0) if is_plain(&right) => finding.fix(span, right),
        Some(2) if !right.contains(['"', '\'', '\\']) => {
            finding.fix(Span::new(span.file, own.start + 1..own.end - 1), right)
        }
        _ => finding,
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
