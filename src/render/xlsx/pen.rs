//! Writing a worksheet from top to bottom.

use std::collections::BTreeMap;

use chrono::Datelike;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Worksheet, XlsxError};

use super::grid::{Grid, Span};
use super::measure::{lines, width};
use super::style::{Kind, Look};
use crate::locale::Lang;
use crate::view::Value;

/// The height of a row that no program exceeds, in points.
const HIGHEST: f64 = 400.0;

/// A worksheet and where the next row of it goes.
pub(super) struct Pen<'s> {
    pub(super) sheet: &'s mut Worksheet,
    pub(super) grid: Grid,
    /// The next row.
    pub(super) row: u32,
    /// How high all rows before it are, in points.
    pub(super) height: f64,
    /// The language of what is written.
    pub(super) lang: Lang,
    formats: BTreeMap<Look, Format>,
}

impl<'s> Pen<'s> {
    /// A pen on an empty sheet.
    pub(super) fn new(sheet: &'s mut Worksheet, grid: Grid, lang: Lang) -> Result<Self, XlsxError> {
        grid.apply(sheet)?;
        Ok(Self { sheet, grid, row: 0, height: 0.0, lang, formats: BTreeMap::new() })
    }

    /// Ends the row, so many points high.
    pub(super) fn end(&mut self, height: f64) -> Result<(), XlsxError> {
        let height = height.min(HIGHEST);
        self.sheet.set_row_height(self.row, height)?;
        self.height += height;
        self.row += 1;
        Ok(())
    }

    /// A text over all columns, in as many lines of so many points as it needs.
    pub(super) fn line(&mut self, span: Span, text: &str, look: Look, pitch: f64, room: f64) -> Result<(), XlsxError> {
        let count = lines(text, self.grid.units(span), look.size);
        let height = f64::from(count) * pitch + room;
        // A row is only so high: a longer text lies over several.
        let rows = (height / HIGHEST).ceil().max(1.0);
        let last = self.row + rows.to_u32().unwrap_or(1) - 1;
        let format = self.formats.entry(look).or_insert_with(|| look.format());
        if (self.row, span.first) == (last, span.last) {
            self.sheet.write_string_with_format(self.row, span.first, text, format)?;
        } else {
            self.sheet.merge_range(self.row, span.first, last, span.last, text, format)?;
        }
        while self.row <= last {
            self.end(height / rows)?;
        }
        Ok(())
    }

    /// A text in a cell of the row.
    pub(super) fn text(&mut self, span: Span, text: &str, look: Look) -> Result<(), XlsxError> {
        self.block((self.row, self.row), span, text, look)
    }

    /// A text in a cell over some rows, which end later.
    pub(super) fn block(
        &mut self,
        (from, to): (u32, u32),
        span: Span,
        text: &str,
        look: Look,
    ) -> Result<(), XlsxError> {
        let format = self.formats.entry(look).or_insert_with(|| look.format());
        if (from, span.first) != (to, span.last) {
            self.sheet.merge_range(from, span.first, to, span.last, text, format)?;
        } else if text.is_empty() {
            self.sheet.write_blank(from, span.first, format)?;
        } else {
            self.sheet.write_string_with_format(from, span.first, text, format)?;
        }
        Ok(())
    }

    /// A value in a cell of the row, and the formula that computes it.
    pub(super) fn value(
        &mut self,
        span: Span,
        value: &Value,
        formula: Option<String>,
        look: Look,
    ) -> Result<(), XlsxError> {
        let stored = stored(value, self.grid.units(span));
        // What is computed may get other decimals than it has now.
        let kind = match (&formula, &stored) {
            (Some(_), _) => Kind::Number,
            // An empty cell takes what is typed for what its column holds.
            (None, Stored::Empty) => look.kind,
            (None, stored) => stored.kind(),
        };
        let look = Look { kind, ..look };
        if span.first < span.last {
            self.text(span, "", look)?;
        }
        let (row, at) = (self.row, span.first);
        let format = self.formats.entry(look).or_insert_with(|| look.format());
        match (formula, stored) {
            (Some(formula), _) => {
                self.sheet.write_formula_with_format(
                    row,
                    at,
                    Formula::new(formula).set_result(value.display()),
                    format,
                )?;
            }
            (None, Stored::Empty) => {
                self.sheet.write_blank(row, at, format)?;
            }
            (None, Stored::Text(text, _)) => {
                self.sheet.write_string_with_format(row, at, text, format)?;
            }
            (None, Stored::Number(number, _)) => {
                self.sheet.write_number_with_format(row, at, number, format)?;
            }
            (None, Stored::Day(day, _)) => {
                self.sheet.write_datetime_with_format(row, at, &day, format)?;
            }
        }
        Ok(())
    }
}

/// A value as a cell stores it.
enum Stored {
    Empty,
    Text(String, Kind),
    Number(f64, Kind),
    Day(ExcelDateTime, Kind),
}

impl Stored {
    fn kind(&self) -> Kind {
        match self {
            Self::Empty => Kind::General,
            Self::Text(_, kind) | Self::Number(_, kind) | Self::Day(_, kind) => *kind,
        }
    }
}

fn stored(value: &Value, units: u32) -> Stored {
    let day = |date: &chrono::NaiveDate, kind| {
        let year = u16::try_from(date.year()).ok().filter(|year| *year > 1900)?;
        let part = |part: u32| u8::try_from(part).ok();
        let day = ExcelDateTime::from_ymd(year, part(date.month())?, part(date.day())?).ok()?;
        Some(Stored::Day(day, kind))
    };
    let found = match value {
        Value::Empty => Some(Stored::Empty),
        Value::Text(text) if text.is_empty() => Some(Stored::Empty),
        Value::Text(text) => Some(Stored::Text(text.clone(), kind_of(text))),
        Value::Integer(number) => number_of(Decimal::from(*number), units),
        Value::Decimal(number) => number_of(*number, units),
        Value::Date(date) => day(date, Kind::Day),
        Value::Month(date) => day(date, Kind::Month),
    };
    // What no cell can hold exactly stays as it is written.
    found.unwrap_or_else(|| Stored::Text(value.display(), Kind::Text))
}

/// A number of at most fifteen digits: a cell holds no more.
fn number_of(value: Decimal, units: u32) -> Option<Stored> {
    let shown = value.to_string();
    let digits = shown.bytes().filter(u8::is_ascii_digit).count();
    let number = value.to_f64().filter(|_| digits <= 15)?;
    // A cell without a format of its own rounds what is wider than itself, and leaves out zeros at the end.
    let fits = digits <= 10 && width(&shown) + 1 < units && value.normalize().scale() == value.scale();
    let kind = if fits { Kind::Number } else { Kind::Fixed(u8::try_from(value.scale()).unwrap_or(u8::MAX)) };
    Some(Stored::Number(number, kind))
}

/// What a cell is told about a text, so that it is still the same text after somebody edited it.
fn kind_of(text: &str) -> Kind {
    let looks_like_a_number = text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || b"+-./:,%eExX ".contains(&byte));
    if text.starts_with(['=', '+', '-', '@']) && text.chars().count() > 1 {
        Kind::Quoted
    } else if looks_like_a_number {
        Kind::Text
    } else {
        Kind::General
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn number(text: &str) -> Value {
        Value::Decimal(text.parse().expect("a decimal"))
    }

    #[test]
    fn a_text_is_told_from_numbers_and_formulas() {
        for text in ["990103200402293417", "10000000001", "2024-05-20", "1E5", "99010320040229341X"] {
            assert_eq!(kind_of(text), Kind::Text, "{text}");
        }
        for text in ["=SUM(A1)", "+86", "-1", "@x", "=1"] {
            assert_eq!(kind_of(text), Kind::Quoted, "{text}");
        }
        for text in ["张三", "-", "—", "2024FZ001号", "X"] {
            assert_eq!(kind_of(text), Kind::General, "{text}");
        }
    }

    #[test]
    fn a_number_shows_all_its_decimals() {
        assert!(matches!(stored(&number("12.5"), 12), Stored::Number(n, Kind::Number) if (n - 12.5).abs() < 1e-9));
        assert!(matches!(stored(&number("12.50"), 12), Stored::Number(n, Kind::Fixed(2)) if (n - 12.5).abs() < 1e-9));
        assert!(matches!(stored(&number("1234.125"), 6), Stored::Number(_, Kind::Fixed(3))));
        assert!(
            matches!(stored(&number("1234567890.123456"), 60), Stored::Text(text, _) if text == "1234567890.123456")
        );
    }

    #[test]
    fn a_day_before_the_calendar_of_workbooks_stays_as_written() {
        let old = NaiveDate::from_ymd_opt(1899, 12, 1).expect("a day");
        assert!(matches!(stored(&Value::Date(old), 12), Stored::Text(text, Kind::Text) if text == "1899-12-01"));
        let day = NaiveDate::from_ymd_opt(2024, 5, 20).expect("a day");
        assert!(matches!(stored(&Value::Date(day), 12), Stored::Day(_, Kind::Day)));
        assert!(matches!(stored(&Value::Month(day), 12), Stored::Day(_, Kind::Month)));
    }
}
