//! Records of people and classes, one below the other, each on a page of its own.

use rust_xlsxwriter::XlsxError;

use super::grid::Grid;
use super::measure::{lines, width};
use super::page::{self, Breaks};
use super::pen::Pen;
use super::style::{Look, Side};
use super::table;
use crate::view::{Field, Record};

/// Points that a line of a box takes.
const PITCH: f64 = 16.0;

/// Whether two records can lie on one sheet.
pub(super) fn alike(one: &Record, other: &Record) -> bool {
    one.layout == other.layout && one.columns == other.columns
}

/// The grid of records on one sheet.
pub(super) fn grid(records: &[&Record]) -> Grid {
    let whole = records.first().map_or(1, |record| page::width(record.layout));
    let names = name_width(records, whole);
    let boxes = |record: &Record| {
        let count = u32::try_from(record.columns.max(1)).unwrap_or(1);
        (0..count).flat_map(move |at| [whole * at / count, whole * at / count + names]).collect::<Vec<_>>()
    };
    let first = records.first().map(|record| boxes(record)).unwrap_or_default();
    let tables = records.iter().flat_map(|record| &record.tables);
    Grid::new(first.into_iter().chain(tables.flat_map(|table| table::stretched(table, 0, whole))).chain([whole]))
}

/// How wide the names of boxes are: as the widest, within a third of a box.
fn name_width(records: &[&Record], whole: u32) -> u32 {
    let columns = records.iter().map(|record| record.columns.max(1)).max().unwrap_or(1);
    let most = whole / u32::try_from(columns).unwrap_or(1) * 2 / 5;
    let fields = records.iter().flat_map(|record| &record.lines).flatten();
    (fields.map(|field| width(&field.name) + 3).max().unwrap_or(1)).clamp(10.min(most).max(1), most.max(1))
}

/// Records one below the other.
pub(super) fn sheet(mut pen: Pen<'_>, records: &[&Record]) -> Result<(), XlsxError> {
    let whole = pen.grid.width();
    let names = name_width(records, whole);
    let mut breaks = Breaks::default();
    for (at, record) in records.iter().enumerate() {
        if at > 0 {
            breaks.begin(&pen, 0.0);
        }
        write(&mut pen, record, names)?;
    }
    breaks.end(&pen);
    if records.len() == 1 {
        pen.sheet.set_footer("&C&P / &N");
    }
    let layout = records.first().map(|record| record.layout).unwrap_or_default();
    page::set(&mut pen, layout, &breaks)
}

fn write(pen: &mut Pen<'_>, record: &Record, names: u32) -> Result<(), XlsxError> {
    let (all, whole) = (pen.grid.all(), pen.grid.width());
    table::title(pen, record.code.as_deref(), &record.title)?;
    table::facts(pen, all, &record.head)?;
    for line in &record.lines {
        boxes(pen, record.columns, line, names)?;
    }
    for table in &record.tables {
        table::part(pen, table, 0, whole)?;
    }
    table::notes(pen, all, &record.notes)?;
    table::signatures(pen, all, &record.signatures)
}

/// A line of boxes.
fn boxes(pen: &mut Pen<'_>, columns: usize, line: &[Field], names: u32) -> Result<(), XlsxError> {
    let (whole, columns) = (pen.grid.width(), columns.max(1));
    let edge = |at: usize| {
        let part = |number: usize| u64::try_from(number.min(columns)).unwrap_or(1);
        u32::try_from(u64::from(whole) * part(at) / part(columns)).unwrap_or(whole)
    };
    let (mut at, mut height) = (0, PITCH);
    for (index, field) in line.iter().enumerate() {
        let (left, until) = (edge(at), at + field.span.max(1));
        // The last box goes to the end, so that the frame closes.
        let right = if index + 1 == line.len() { whole } else { edge(until) };
        at = until;
        let (name, value) = (pen.grid.span(left, left + names), pen.grid.span(left + names, right));
        let room = u32::try_from(field.height.max(1)).unwrap_or(1);
        let text = field.value.value.display();
        let value_lines = lines(&text, pen.grid.units(value), Look::CELL.size);
        let name_lines = lines(&field.name, pen.grid.units(name), Look::HEAD.size);
        height = height.max(f64::from(room.max(value_lines).max(name_lines)) * PITCH);
        pen.text(name, &field.name, Look::HEAD)?;
        let written = Look { top: room > 1, ..Look::CELL.on(if room > 1 { Side::Left } else { Side::Middle }) };
        let look = if value_lines > 1 { written.on(Side::Left) } else { written };
        pen.value(value, &field.value.value, None, look)?;
    }
    pen.end(height + 10.0)
}
