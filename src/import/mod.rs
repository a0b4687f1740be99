//! Sheets that others filled in, read for what they mean: cells in, rows of an office's list out, and for every row
//! that can't be read the reason.
//!
//! Nothing is guessed. A number that Excel has rounded, a date that may be two days, a formula without a value:
//! each sends its row back to who wrote it.

mod book;
mod dates;
mod heads;
mod ods;
mod rows;
mod text;
mod unpack;
mod values;

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use crate::parse::Shape;
use crate::resolve::FORMATS;

pub use book::{Book, Unread, read};
pub use heads::{Column, Meant, NoHead, Wish, columns};
pub use rows::{Row, Rows, Skipped, SkippedFor, rows};
pub use values::shown;

/// The kinds of list that a sheet can be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// A register of people.
    People,
    /// The roster of a class.
    Roster,
    /// Its marks.
    Marks,
    /// A sign-in sheet.
    Attendance,
    /// What a platform says was learnt online.
    Online,
}

impl ListKind {
    /// Where such lists lie, as in [`FORMATS`].
    pub fn place(self) -> &'static str {
        match self {
            Self::People => "people/*.csv",
            Self::Roster => "classes/*/roster.csv",
            Self::Marks => "classes/*/marks.csv",
            Self::Attendance => "classes/*/attendance.csv",
            Self::Online => "classes/*/online.csv",
        }
    }

    /// The columns of such a list.
    pub fn shape(self) -> Shape {
        FORMATS.iter().find(|format| format.place == self.place()).map_or(Shape { keys: &[] }, |format| format.shape)
    }

    /// The word for it on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Roster => "roster",
            Self::Marks => "marks",
            Self::Attendance => "attendance",
            Self::Online => "online",
        }
    }
}

/// Cells below the first of merged ones that a sheet may have.
const MOST_COVERED: usize = 500_000;

/// Columns that hold numbers which nobody computes with: every digit of them counts.
pub const PLAIN: [&str; 4] = ["id", "id_number", "phone", "certificate"];

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A number, as workbooks hold them.
    Number(f64),
    /// A day, with the time of it.
    Date(NaiveDateTime),
    /// True or false.
    Flag(bool),
    /// An error of a formula, as the sheet shows it.
    Fault(String),
    /// A formula that was never computed.
    Uncomputed,
}

/// Cells that were merged, by their first and last row and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The first row and column.
    pub first: (u32, u32),
    /// The last row and column.
    pub last: (u32, u32),
}

/// One sheet. Cells that hold nothing are not there: a sheet may have very many of them.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The sheet's name.
    pub name: String,
    /// The cells by row and column, both from 0.
    pub cells: BTreeMap<(u32, u32), Cell>,
    /// The merged ones.
    pub merges: Vec<Merge>,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
    /// For every cell below the first of those that are merged downwards, which is the first.
    covered: BTreeMap<(u32, u32), (u32, u32)>,
}

impl Grid {
    /// The cell that is seen at a place: of cells merged downwards the first.
    fn seen(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.get(&(row, column)).or_else(|| self.cells.get(self.covered.get(&(row, column))?))
    }

    /// Notes which cells are merged downwards, as far as there are rows; whether they are too many for an office.
    fn cover(&mut self) -> bool {
        let last = self.cells.last_key_value().map_or(0, |((row, _), _)| *row);
        for merge in self.merges.iter().filter(|merge| self.cells.contains_key(&merge.first)) {
            let (top, column) = merge.first;
            for row in top.saturating_add(1)..=merge.last.0.min(last) {
                self.covered.insert((row, column), merge.first);
            }
            if self.covered.len() > MOST_COVERED {
                return false;
            }
        }
        true
    }

    /// The cells of a row that are its own, by column.
    fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Cell)> {
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, column), cell)| (*column, cell))
    }

    /// The rows that have a cell, in order.
    fn row_numbers(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }
}
