//! Cells that formulas of other cells fill.

use std::collections::BTreeMap;

use super::reference::{Cell, range};
use super::xml::Element;

/// Columns of ranges that are remembered, so that a hostile sheet is soon done.
const MOST: usize = 1_000_000;

/// The ranges that formulas of many cells fill: each formula stands in the first of them, and the others hold
/// what it came to in the form.
#[derive(Default)]
pub(super) struct Spilled {
    /// Rows from and to, in order and apart from each other, by column.
    columns: BTreeMap<u32, Vec<(u32, u32)>>,
}

impl Spilled {
    /// Those of a sheet's cells.
    pub(super) fn of(data: &Element) -> Self {
        let mut columns: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
        let formulas = data.elements().flat_map(Element::elements).filter_map(|cell| cell.child("f"));
        let ranges = formulas.filter_map(|formula| range(&formula.get("ref")?)).filter(|(from, to)| from != to);
        let by_column = ranges.flat_map(|(from, to)| {
            let columns = from.column_number().zip(to.column_number()).map(|(left, right)| left..=right);
            columns.into_iter().flatten().map(move |column| (column, (from.row, to.row)))
        });
        for (column, rows) in by_column.take(MOST) {
            columns.entry(column).or_default().push(rows);
        }
        for rows in columns.values_mut() {
            rows.sort_unstable();
            rows.dedup_by(|next, last| {
                let joined = next.0 <= last.1;
                last.1 = if joined { last.1.max(next.1) } else { last.1 };
                joined
            });
        }
        Self { columns }
    }

    /// Whether a cell without a formula is one of them.
    pub(super) fn has(&self, cell: &Element) -> bool {
        let Some(place) = cell.get("r").filter(|_| cell.child("f").is_none()).and_then(|place| Cell::read(&place))
        else {
            return false;
        };
        let rows = place.column_number().and_then(|column| self.columns.get(&column));
        rows.is_some_and(|rows| {
            let before = rows.partition_point(|(from, _)| *from <= place.row);
            before > 0 && place.row <= rows[before - 1].1
        })
    }
}
