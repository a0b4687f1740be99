//! Formulas for what follows from other cells.

use rust_decimal::Decimal;
use rust_xlsxwriter::utility::row_col_to_cell;

use super::grid::Span;
use crate::view::{Cell, Computed, Value};

/// A cell among the others of its table.
pub(super) struct Place<'t> {
    /// The rows of the table.
    pub(super) rows: &'t [Vec<Cell>],
    /// The row of the sheet in which they begin.
    pub(super) first: u32,
    /// The cells beside it, itself too.
    pub(super) own: &'t [Cell],
    /// Its row of the sheet.
    pub(super) row: u32,
    /// Its column of the table.
    pub(super) column: usize,
    /// Where the columns of the table lie on the sheet.
    pub(super) spans: &'t [Span],
}

impl Place<'_> {
    /// The formula of the cell; none where it would come to anything but what the cell says.
    pub(super) fn formula(&self) -> Option<String> {
        let cell = self.own.get(self.column)?;
        let (formula, comes_to) = match cell.computed.as_ref()? {
            Computed::ColumnSum => self.column_sum()?,
            Computed::RowSum(columns) => self.row_sum(columns)?,
            Computed::RowCount { first, last, text } => self.row_count(*first, *last, text)?,
        };
        (number(&cell.value) == Some(comes_to)).then_some(formula)
    }

    fn column_sum(&self) -> Option<(String, Decimal)> {
        let last = self.first + u32::try_from(self.rows.len()).ok()?.checked_sub(1)?;
        let column = self.spans.get(self.column)?.first;
        let range = range((self.first, column), (last, column));
        let values = self.rows.iter().map(|row| row.get(self.column)).map(|cell| cell.map(|cell| &cell.value));
        Some((format!("SUM({range})"), sum(values)?))
    }

    fn row_sum(&self, columns: &[usize]) -> Option<(String, Decimal)> {
        let mut columns = columns.to_vec();
        columns.sort_unstable();
        columns.dedup();
        if columns.is_empty() || columns.contains(&self.column) {
            return None;
        }
        let runs: Option<Vec<String>> = columns
            .chunk_by(|left, right| left + 1 == *right)
            .map(|run| {
                let (first, last) = (self.spans.get(*run.first()?)?, self.spans.get(*run.last()?)?);
                Some(range((self.row, first.first), (self.row, last.first)))
            })
            .collect();
        let values = columns.iter().map(|&column| self.own.get(column).map(|cell| &cell.value));
        // A function takes 255 arguments.
        let runs = runs.filter(|runs| runs.len() <= 255)?;
        Some((format!("SUM({})", runs.join(",")), sum(values)?))
    }

    fn row_count(&self, first: usize, last: usize, text: &str) -> Option<(String, Decimal)> {
        // What COUNTIF would take for a number, a comparison or a pattern is not counted by it.
        if text.is_empty()
            || text.contains(|c: char| c.is_ascii())
            || first > last
            || (first..=last).contains(&self.column)
        {
            return None;
        }
        let cells = self.own.get(first..=last)?;
        let count = cells.iter().filter(|cell| matches!(&cell.value, Value::Text(own) if own == text)).count();
        let range = range((self.row, self.spans.get(first)?.first), (self.row, self.spans.get(last)?.first));
        Some((format!("COUNTIF({range},\"{text}\")"), Decimal::from(count)))
    }
}

/// The sum of numbers; words among them are nothing, as a sheet sees it.
fn sum<'v>(values: impl Iterator<Item = Option<&'v Value>>) -> Option<Decimal> {
    let numbers = values.flatten().filter(|value| !matches!(value, Value::Empty | Value::Text(_)));
    numbers.map(number).try_fold(Decimal::ZERO, |sum, number| sum.checked_add(number?))
}

/// A number; a day is none, though a sheet would add it up.
fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Integer(number) => Some(Decimal::from(*number)),
        Value::Decimal(number) => Some(*number),
        _ => None,
    }
}

fn range(from: (u32, u16), to: (u32, u16)) -> String {
    let (from, to) = (row_col_to_cell(from.0, from.1), row_col_to_cell(to.0, to.1));
    if from == to { from } else { format!("{from}:{to}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Cell {
        Cell::decimal(text.parse().expect("a decimal"))
    }

    fn formula(rows: &[Vec<Cell>], own: &[Cell], column: usize) -> Option<String> {
        let spans: Vec<Span> = (0..8).map(|at| Span { first: at, last: at }).collect();
        Place { rows, first: 4, own, row: 9, column, spans: &spans }.formula()
    }

    #[test]
    fn a_sum_is_a_formula_where_it_comes_to_the_value() {
        let rows = [vec![Cell::text("甲"), decimal("1.5")], vec![Cell::text("乙"), decimal("0.25")]];
        let total = |value| [Cell::text("合计"), decimal(value).computed(Computed::ColumnSum)];
        assert_eq!(formula(&rows, &total("1.75"), 1).as_deref(), Some("SUM(B5:B6)"));
        assert_eq!(formula(&rows, &total("1.76"), 1), None);
        assert_eq!(formula(&[], &total("0"), 1), None);
    }

    #[test]
    fn a_row_is_added_up_by_its_runs_of_columns() {
        let sum = decimal("6").computed(Computed::RowSum(vec![3, 0, 1]));
        let own = [decimal("1"), decimal("2"), decimal("9"), decimal("3"), sum];
        assert_eq!(formula(&[], &own, 4).as_deref(), Some("SUM(A10:B10,D10)"));
        let own_too = decimal("1").computed(Computed::RowSum(vec![0]));
        assert_eq!(formula(&[], &[own_too], 0), None, "a circle");
    }

    #[test]
    fn marks_are_counted_and_patterns_are_not() {
        let count = |text: &str, count| {
            Cell::count(count).computed(Computed::RowCount { first: 0, last: 2, text: text.to_owned() })
        };
        let marks = |own| [Cell::text("√"), Cell::text("×"), Cell::text("√"), own];
        assert_eq!(formula(&[], &marks(count("√", 2)), 3).as_deref(), Some("COUNTIF(A10:C10,\"√\")"));
        assert_eq!(formula(&[], &marks(count("√", 1)), 3), None);
        assert_eq!(formula(&[], &[Cell::text("*"), Cell::text("a"), Cell::empty(), count("*", 1)], 3), None);
    }
}
