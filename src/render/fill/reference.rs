//! References to cells, as formulas and ranges write them.

/// A reference to a cell, or to a row alone; columns alone never move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// The letters of the column with its mark, `$A`; empty where it is a row alone.
    column: String,
    /// Whether the row is marked as fixed.
    pub(super) fixed: bool,
    /// The row, counted from 1.
    pub(super) row: u32,
}

/// The last row of a sheet.
pub(super) const LAST_ROW: u32 = 1_048_576;
/// The last column of a sheet.
const LAST_COLUMN: u32 = 16_384;

impl Cell {
    /// Reads `$A$1`, `A1`, `1` or `$1`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let letters = text.strip_prefix('$').unwrap_or(text);
        let count = letters.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (column, rest) = if count == 0 { ("", text) } else { text.split_at(text.len() - letters.len() + count) };
        let digits = rest.strip_prefix('$').unwrap_or(rest);
        let is_number = !digits.is_empty() && digits.len() <= 7 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let row = digits.parse().ok().filter(|row| is_number && (1..=LAST_ROW).contains(row))?;
        let known = column.is_empty() || column_number(column).is_some();
        known.then(|| Self { column: column.to_owned(), fixed: rest.len() > digits.len(), row })
    }

    /// Whether it names a column too.
    pub(super) fn has_column(&self) -> bool {
        !self.column.is_empty()
    }

    /// The same column in another row.
    pub(super) fn at(&self, row: u32) -> Self {
        Self { row, ..self.clone() }
    }

    /// The cell as far from it as a copy from its formula; what is marked as fixed stays. Nothing where
    /// that is off the sheet.
    pub(super) fn offset(&self, rows: i64, columns: i64) -> Option<Self> {
        let moved = |from: u32, by: i64, last: u32| {
            u32::try_from(i64::from(from) + by).ok().filter(|to| (1..=last).contains(to))
        };
        let row = if self.fixed { self.row } else { moved(self.row, rows, LAST_ROW)? };
        let column = if self.column.is_empty() || self.column.starts_with('$') {
            self.column.clone()
        } else {
            column_name(moved(column_number(&self.column)?, columns, LAST_COLUMN)?)
        };
        Some(Self { column, fixed: self.fixed, row })
    }

    /// The number of its column, counted from 1.
    pub(super) fn column_number(&self) -> Option<u32> {
        column_number(&self.column)
    }
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}{}", self.column, if self.fixed { "$" } else { "" }, self.row)
    }
}

/// The number of a column, counted from 1.
pub(super) fn column_number(letters: &str) -> Option<u32> {
    let letters = letters.trim_start_matches('$');
    let digit = |byte: u8| byte.is_ascii_alphabetic().then(|| u32::from(byte.to_ascii_uppercase() - b'A') + 1);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let number = letters.bytes().try_fold(0, |number, byte| Some(number * 26 + digit(byte)?))?;
    (number <= LAST_COLUMN).then_some(number)
}

/// The letters of a column.
pub(super) fn column_name(mut number: u32) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.push(char::from(b'A' + u8::try_from(number % 26).unwrap_or(0)));
        number /= 26;
    }
    letters.iter().rev().collect()
}

/// The two ends of a range, which may be the same cell.
pub(super) fn range(text: &str) -> Option<(Cell, Cell)> {
    let (from, to) = text.split_once(':').unwrap_or((text, text));
    Some((Cell::read(from)?, Cell::read(to)?))
}

/// A range as it is written.
pub(super) fn written(from: &Cell, to: &Cell) -> String {
    if from == to && from.has_column() { from.to_string() } else { format!("{from}:{to}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_and_written() {
        for text in ["A1", "$A$1", "xfd1048576", "$12", "7"] {
            assert_eq!(Cell::read(text).map(|cell| cell.to_string()).as_deref(), Some(text));
        }
        for text in ["", "A", "A0", "XFE1", "A1048577", "ABCD1", "1A", "A1B", "A$", "$", "合计", "A-1"] {
            assert_eq!(Cell::read(text), None, "{text}");
        }
    }

    #[test]
    fn columns_are_counted() {
        for (letters, number) in [("A", 1), ("Z", 26), ("AA", 27), ("XFD", 16_384)] {
            assert_eq!((column_number(letters), column_name(number).as_str()), (Some(number), letters));
        }
    }

    #[test]
    fn a_copy_moves_with_what_is_not_fixed() {
        let moved = |text| Cell::read(text).and_then(|cell| cell.offset(2, 1)).map(|cell| cell.to_string());
        assert_eq!(moved("B3").as_deref(), Some("C5"));
        assert_eq!(moved("$B$3").as_deref(), Some("$B$3"));
        assert_eq!(moved("A1048575"), None);
    }
}
