//! Cells as the office's lists write them.

use super::dates::date;
use super::heads::Meant;
use super::{Cell, PLAIN};
use crate::diag::narrowed;
use crate::locale::Phrase;
use crate::parse::Kind;

/// With what a text begins that a spreadsheet takes for a formula.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/// What people type where there is nothing.
const NOTHING: [&str; 6] = ["-", "—", "——", "/", "\\", "无"];
/// The greatest whole number of which a workbook still has every digit.
const EXACT: f64 = 1e15;
/// How many digits such a number has at most.
const EXACT_DIGITS: usize = 15;

/// What a cell of a column holds; nothing where that is nothing, and the reason where it can't be read.
pub(super) fn value(cell: &Cell, meant: &Meant, from_1904: bool) -> Result<Option<String>, Phrase> {
    match cell {
        Cell::Fault(text) => return Err(Phrase::new("import-why-fault").text("given", text)),
        Cell::Uncomputed => return Err(Phrase::new("import-why-uncomputed")),
        Cell::Text(text) if tidy(text).is_empty() => return Ok(None),
        _ => {}
    }
    match meant {
        Meant::Key(key, _) if PLAIN.contains(key) => plain(cell, key).map(some),
        Meant::Key(_, Kind::Date | Kind::Month) if is_nothing(cell) => Ok(None),
        Meant::Key(_, Kind::Date) => date(cell, false, from_1904).map(Some),
        Meant::Key(key, Kind::Month) => date(cell, true, from_1904).map(|found| Some(as_month(key, cell, found))),
        Meant::Key("performance" | "exam" | "makeup", _) | Meant::Open(_) => mark(cell).map(some),
        Meant::Key("name", _) => name(cell).map(some),
        Meant::Key(key, _) => free(cell, key).map(some),
        Meant::Finished => Ok(some(tidy(&narrowed(&shown(cell))))),
        _ => Ok(None),
    }
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

fn is_nothing(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if NOTHING.contains(&text.trim()))
}

/// The month of birth is most often typed without a day, of which Excel makes the first.
fn as_month(key: &str, cell: &Cell, found: String) -> String {
    match (key, cell, found.strip_suffix("-01")) {
        ("birth", Cell::Date(_), Some(month)) => month.to_owned(),
        _ => found,
    }
}

/// A number that nobody computes with: text, whatever the cell holds.
fn plain(cell: &Cell, key: &str) -> Result<String, Phrase> {
    match cell {
        Cell::Number(value) if value.fract() == 0.0 && value.abs() < EXACT => Ok(number(*value)),
        Cell::Number(value) => Err(Phrase::new("import-why-rounded").text("given", number(*value))),
        Cell::Text(text) => {
            if is_nothing(cell) {
                return Ok(String::new());
            }
            let text = tidy(&narrowed(text));
            let text = unguarded(&text);
            let joined: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            let joined = unpointed(joined)?;
            let joined = match key {
                "id_number" => joined.to_uppercase(),
                // Two numbers beside each other are not one.
                "phone" if text.split_whitespace().count() > 1 && text.split_whitespace().all(is_whole_number) => {
                    text.split_whitespace().collect::<Vec<_>>().join("、")
                }
                _ => joined,
            };
            if key != "phone" && is_formula(&joined) || joined.starts_with(['=', '@']) {
                return Err(formula(&joined));
            }
            Ok(joined)
        }
        _ => Err(Phrase::new("import-why-date-cell").text("given", shown(cell))),
    }
}

/// A whole number as programs write it that take it for a measure, `10000005430.0`, without its point.
fn unpointed(text: String) -> Result<String, Phrase> {
    match text.strip_suffix(".0").filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit())) {
        // Of longer ones such programs have lost the last digits.
        Some(digits) if digits.len() > EXACT_DIGITS => Err(Phrase::new("import-why-rounded").text("given", &text)),
        Some(digits) if !digits.is_empty() => Ok(digits.to_owned()),
        _ => Ok(text),
    }
}

fn is_whole_number(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= 7
}

/// What keeps a spreadsheet from reading a text as a number: an apostrophe before it, or a formula around it.
fn unguarded(text: &str) -> &str {
    let inner = text.strip_prefix("=\"").and_then(|inner| inner.strip_suffix('"'));
    let inner = inner.or_else(|| text.strip_prefix('\'')).unwrap_or(text);
    if inner.chars().all(|c| c.is_ascii_alphanumeric() || "+-/ ".contains(c)) { inner } else { text }
}

fn is_formula(text: &str) -> bool {
    text.starts_with(FORMULA)
}

fn formula(text: &str) -> Phrase {
    Phrase::new("import-why-formula").text("given", text)
}

fn name(cell: &Cell) -> Result<String, Phrase> {
    let Cell::Text(text) = cell else {
        return Err(Phrase::new("import-why-name").text("given", shown(cell)));
    };
    let text = tidy(&letters(text));
    let text = if text.is_ascii() { text } else { without_alignment(&text) };
    if is_formula(&text) { Err(formula(&text)) } else { Ok(text) }
}

/// Chinese names are set apart to be as wide as others: 李　婷.
fn without_alignment(text: &str) -> String {
    if text.chars().any(|c| c.is_ascii_alphabetic()) {
        return text.to_owned();
    }
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A mark or a word for one: marks are plain numbers.
fn mark(cell: &Cell) -> Result<String, Phrase> {
    match cell {
        Cell::Number(value) => Ok(number(*value)),
        Cell::Text(text) => {
            let text = tidy(&narrowed(text));
            let is_mark = !is_formula(&text) || NOTHING.contains(&text.as_str()) || text.parse::<f64>().is_ok();
            if is_mark { Ok(text) } else { Err(formula(&text)) }
        }
        _ => Err(Phrase::new("import-why-date-cell").text("given", shown(cell))),
    }
}

fn free(cell: &Cell, key: &str) -> Result<String, Phrase> {
    match cell {
        Cell::Text(_) if is_nothing(cell) => Ok(String::new()),
        Cell::Text(text) => {
            let text = tidy(&letters(text));
            if key != "note" && is_formula(&text) { Err(formula(&text)) } else { Ok(text) }
        }
        Cell::Date(_) if key == "note" => Ok(shown(cell)),
        // 3-1, the name of a group, becomes a day in March.
        Cell::Date(_) => Err(Phrase::new("import-why-date-cell").text("given", shown(cell))),
        _ => Ok(shown(cell)),
    }
}

/// Letters and digits typed full-width as plain ones; the marks of Chinese stay what they are.
fn letters(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
        }
        c => c,
    };
    text.chars().map(plain).collect()
}

/// A text in one line, with single blanks and none at its ends, and without what nobody sees.
pub(super) fn tidy(text: &str) -> String {
    let seen = text.chars().filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}'));
    let plain: String = seen.map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A number as a sheet shows it: in fifteen digits, and never with an exponent.
pub(super) fn number(value: f64) -> String {
    let rounded = format!("{value:.14e}").parse::<f64>().unwrap_or(value);
    format!("{rounded}")
}

/// A cell as a sheet shows it.
pub fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Fault(text) => text.clone(),
        Cell::Number(value) => number(*value),
        Cell::Date(at) if at.time() == chrono::NaiveTime::MIN => at.date().to_string(),
        Cell::Date(at) => at.to_string(),
        Cell::Flag(flag) => (if *flag { "TRUE" } else { "FALSE" }).to_owned(),
        Cell::Uncomputed => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Read = Result<Option<String>, &'static str>;

    #[allow(clippy::needless_pass_by_value, reason = "every caller makes its cell")]
    fn read(key: &'static str, cell: Cell) -> Read {
        let kind = if key == "birth" { Kind::Month } else { Kind::Text };
        value(&cell, &Meant::Key(key, kind), false).map_err(|why| why.id)
    }

    fn text(key: &'static str, given: &str) -> Read {
        read(key, Cell::Text(given.to_owned()))
    }

    #[allow(clippy::unnecessary_wraps, reason = "it stands for what is read")]
    fn ok(text: &str) -> Read {
        Ok(Some(text.to_owned()))
    }

    #[test]
    fn ids_are_texts() {
        assert_eq!(read("id", Cell::Number(20_240_101.0)), ok("20240101"));
        assert_eq!(read("phone", Cell::Number(13_800_138_000.0)), ok("13800138000"));
        assert_eq!(read("id_number", Cell::Number(1.101_011_990_010_112_3e17)), Err("import-why-rounded"));
        assert_eq!(text("id", " ２０２４ ０１０１ "), ok("20240101"));
        assert_eq!(text("id_number", "99010119900101123x"), ok("99010119900101123X"));
        assert_eq!(text("id", "=\"007\""), ok("007"));
        assert_eq!(text("id", "'007"), ok("007"));
        assert_eq!(text("phone", "138 0013 8000"), ok("13800138000"));
        assert_eq!(text("phone", "13800138000 13900139000"), ok("13800138000、13900139000"));
        assert_eq!(text("phone", "+86 13800138000"), ok("+8613800138000"));
        assert_eq!(text("phone", "—"), Ok(None));
        // As pandas writes a column that has empty cells.
        assert_eq!(text("phone", "10000005430.0"), ok("10000005430"));
        assert_eq!(text("id", "20240101.0"), ok("20240101"));
        assert_eq!(text("id", "A1.0"), ok("A1.0"));
        assert_eq!(text("id_number", "110101199001011234.0"), Err("import-why-rounded"));
    }

    #[test]
    fn names_are_tidied_and_never_formulas() {
        assert_eq!(text("name", "李　婷"), ok("李婷"));
        assert_eq!(text("name", " Ann  Lee\n"), ok("Ann Lee"));
        assert_eq!(text("name", "张\u{200b}明"), ok("张明"));
        for hostile in ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "＝1"] {
            assert_eq!(text("name", hostile), Err("import-why-formula"), "{hostile}");
            assert_eq!(text("unit", hostile), Err("import-why-formula"), "{hostile}");
        }
        assert_eq!(text("note", "=见附件"), ok("=见附件"));
        assert_eq!(read("name", Cell::Number(3.0)), Err("import-why-name"));
    }

    #[test]
    fn numbers_are_as_the_sheet_shows_them() {
        assert_eq!(number(0.1 + 0.2), "0.3");
        assert_eq!(number(85.0), "85");
        assert_eq!(number(1e14), "100000000000000");
        assert_eq!(read("exam", Cell::Number(85.5)), ok("85.5"));
        assert_eq!(text("exam", "缺考"), ok("缺考"));
        assert_eq!(text("exam", "８５"), ok("85"));
        assert_eq!(text("exam", "=1+1"), Err("import-why-formula"));
    }

    #[test]
    fn what_excel_took_for_a_day_is_sent_back() {
        let day = chrono::NaiveDate::from_ymd_opt(2024, 3, 1).and_then(|day| day.and_hms_opt(0, 0, 0)).expect("a day");
        assert_eq!(read("college_class", Cell::Date(day)), Err("import-why-date-cell"));
        assert_eq!(read("birth", Cell::Date(day)), ok("2024-03"));
        assert_eq!(read("unit", Cell::Fault("#N/A".to_owned())), Err("import-why-fault"));
        assert_eq!(read("unit", Cell::Uncomputed), Err("import-why-uncomputed"));
    }
}
