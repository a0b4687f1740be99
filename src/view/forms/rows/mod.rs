//! The rows of forms: one file a source.

mod accounts;
mod classes;
mod courses;
mod evaluation;
mod own;
mod quotas;
mod schedule;
mod seats;
mod sessions;
mod tasks;
mod trainees;

use chrono::NaiveDate;

use crate::model::{FormField, RowSource, SheetBy, When};
use crate::view::table::{Cell, Value};

pub(in crate::view) use accounts::Accounts;
pub(in crate::view) use classes::Classes;
pub(in crate::view) use courses::Courses;
pub(in crate::view) use evaluation::{Evaluation, Said, counted, scale};
pub(in crate::view) use quotas::Quotas;
pub(in crate::view) use schedule::Schedule;
pub(in crate::view) use seats::Seats;
pub(in crate::view) use sessions::Sessions;
pub(in crate::view) use tasks::Tasks;
pub(in crate::view) use trainees::Trainees;

/// The rows of one source. Cells of a key that the source does not have are empty.
pub(in crate::view) trait Rows {
    /// How many rows there are.
    fn len(&self) -> usize;

    /// What one row has under a field.
    fn cell(&self, row: usize, field: &'static FormField) -> Cell;

    /// The heads of the columns that a field of several has, with a width where it is not the field's.
    fn heads(&self, _field: &'static FormField) -> Vec<String> {
        Vec::new()
    }

    /// What one row has under a field of several columns.
    fn cells(&self, _row: usize, _field: &'static FormField) -> Vec<Cell> {
        Vec::new()
    }

    /// What the last row has under a column of a field of several, given the rows above it; nothing where
    /// it is their sum, or there is none.
    fn total(&self, _rows: &[usize], _field: &'static FormField, _at: usize) -> Option<Cell> {
        None
    }

    /// The keys of the fields that a field adds up.
    fn sum_of(&self, _field: &'static FormField) -> &'static [&'static str] {
        &[]
    }

    /// The field whose cells hold the text that a column of a field counts, and that text.
    fn count_of(&self, _field: &'static FormField, _at: usize) -> Option<(&'static str, &'static str)> {
        None
    }

    /// Whether a condition holds of one row.
    fn holds(&self, _row: usize, _when: When) -> bool {
        true
    }

    /// Whether a condition holds of rows as a whole.
    fn holds_for(&self, rows: &[usize], when: When) -> bool {
        rows.iter().any(|&row| self.holds(row, when))
    }

    /// The rows of another source that belong to one row.
    fn own(&self, _row: usize, _source: RowSource) -> Option<Box<dyn Rows + '_>> {
        None
    }

    /// The sheet that a row is on.
    fn sheet(&self, _row: usize, _by: SheetBy) -> Option<String> {
        None
    }
}

/// A day, or nothing.
fn date(value: Option<NaiveDate>) -> Cell {
    Cell::new(value.map_or(Value::Empty, Value::Date))
}

/// Each of some things once, in the order in which they first come.
pub(in crate::view) fn each_once<T: PartialEq>(things: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for thing in things {
        if !seen.contains(&thing) {
            seen.push(thing);
        }
    }
    seen
}
