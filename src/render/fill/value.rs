//! Values as cells hold them.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::xml::Element;
use crate::view::Value;

/// Digits that a number in a cell can have.
const DIGITS: usize = 15;

/// What the styles and the settings of a workbook say about days.
#[derive(Debug, Default)]
pub(super) struct Days {
    /// For each style of a cell, whether it shows a number as a day.
    styles: Vec<bool>,
    /// Whether days are counted from 1904.
    from_1904: bool,
}

impl Days {
    /// Reads the styles and the settings.
    pub(super) fn of(styles: Option<&Element>, workbook: &Element) -> Self {
        let properties = workbook.child("workbookPr");
        let from_1904 =
            properties.and_then(|properties| properties.get("date1904")).is_some_and(|set| set == "1" || set == "true");
        let formats = styles.and_then(|styles| styles.child("numFmts"));
        let own: Vec<(u32, bool)> = formats
            .iter()
            .flat_map(|formats| formats.elements())
            .filter_map(|format| Some((format.number("numFmtId")?, shows_a_day(&format.get("formatCode")?))))
            .collect();
        let is_day = |id: u32| match own.iter().find(|(known, _)| *known == id) {
            Some((_, is_day)) => *is_day,
            // The days among the formats that every program knows (ECMA-376 part 1, 18.8.30).
            None => matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58),
        };
        let cells = styles.and_then(|styles| styles.child("cellXfs"));
        let styles =
            cells.iter().flat_map(|cells| cells.elements()).map(|cell| cell.number("numFmtId").is_some_and(is_day));
        Self { styles: styles.collect(), from_1904 }
    }

    /// The number of a day in a cell of a style that shows it as one.
    fn number(&self, day: NaiveDate, style: usize) -> Option<String> {
        let start =
            if self.from_1904 { NaiveDate::from_ymd_opt(1904, 1, 1) } else { NaiveDate::from_ymd_opt(1899, 12, 30) };
        let shown = self.styles.get(style).copied().unwrap_or(false) && day.year() > 1904;
        let number = (day - start?).num_days();
        shown.then(|| number.to_string())
    }
}

/// Whether a format has a year, a month or a day outside of what it quotes.
fn shows_a_day(format: &str) -> bool {
    let mut quoted = false;
    let mut bracketed = false;
    let mut escaped = false;
    let mut found = false;
    for c in format.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            '[' => bracketed = true,
            ']' => bracketed = false,
            'y' | 'Y' | 'd' | 'D' if !quoted && !bracketed => found = true,
            _ => {}
        }
    }
    found
}

/// A value as a cell of a style holds it alone.
pub(super) enum Held {
    Nothing,
    Number(String),
    Text(String),
}

/// How a cell of a style holds a value.
pub(super) fn held(value: &Value, style: usize, days: &Days) -> Held {
    let number = |number: Decimal| {
        let written = number.normalize().to_string();
        let digits = written.bytes().filter(u8::is_ascii_digit).count();
        if digits <= DIGITS { Held::Number(written) } else { Held::Text(written) }
    };
    match value {
        Value::Empty => Held::Nothing,
        Value::Text(text) if text.is_empty() => Held::Nothing,
        Value::Text(text) => Held::Text(text.clone()),
        Value::Integer(value) => number(Decimal::from(*value)),
        Value::Decimal(value) => number(*value),
        Value::Date(day) | Value::Month(day) => {
            days.number(*day, style).map_or_else(|| Held::Text(value.display()), Held::Number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_from_other_formats() {
        for format in ["yyyy-mm-dd", "yyyy\"年\"m\"月\"", "[$-804]d/m;@", "m\\d d"] {
            assert!(shows_a_day(format), "{format}");
        }
        for format in ["0.00", "\"day\"0", "[Red]0", "General", "\\d0", "@"] {
            assert!(!shows_a_day(format), "{format}");
        }
    }

    #[test]
    fn a_day_is_a_number_only_where_it_is_shown_as_one() {
        let day = NaiveDate::from_ymd_opt(2024, 5, 20).expect("a day");
        let days = |from_1904| Days { styles: vec![false, true], from_1904 };
        assert!(matches!(held(&Value::Date(day), 1, &days(false)), Held::Number(n) if n == "45432"));
        assert!(matches!(held(&Value::Date(day), 1, &days(true)), Held::Number(n) if n == "43970"));
        assert!(matches!(held(&Value::Date(day), 0, &days(false)), Held::Text(text) if text == "2024-05-20"));
        assert!(matches!(held(&Value::Integer(i64::MAX), 0, &days(false)), Held::Text(_)));
    }
}
