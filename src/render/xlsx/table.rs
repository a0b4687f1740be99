//! A table, alone on its sheet or below the boxes of a record.

use std::borrow::Cow;

use rust_xlsxwriter::{IgnoreError, XlsxError};

use super::formula::Place;
use super::grid::{Grid, Span};
use super::measure::{lines, width};
use super::page::{self, Breaks};
use super::pen::Pen;
use super::style::{Kind, Look, Side};
use crate::view::{Cell, Fact, Table};

/// Points that a line of a table's text takes.
const PITCH: f64 = 14.0;
/// The smallest size of a title, in half points.
const TITLE_SMALLEST: u8 = 24;
/// Points for a name and a seal.
const SIGNATURE: f64 = 48.0;

/// The edges of a table's columns, in half characters from its left.
pub(super) fn edges(table: &Table) -> Vec<u32> {
    let mut edges = vec![0];
    let mut at = 0_u32;
    for column in &table.columns {
        at = at.saturating_add(column.width.clamp(1, 120) * 2 + 2);
        edges.push(at);
    }
    edges
}

/// The edges of a table's columns where the table is as wide as something else.
pub(super) fn stretched(table: &Table, from: u32, to: u32) -> Vec<u32> {
    let edges = edges(table);
    let whole = edges.last().copied().unwrap_or(0).max(1);
    let place = |edge: u64| u32::try_from(edge * u64::from(to - from) / u64::from(whole)).unwrap_or(0);
    edges.into_iter().map(|edge| from + place(edge.into())).collect()
}

/// The columns between some edges; where the grid is too coarse for them, a column each as far as it goes.
fn spans(grid: &Grid, edges: &[u32]) -> Vec<Span> {
    edges.windows(2).map(|pair| grid.span(pair[0], pair[1])).collect()
}

/// The grid of a table that has a sheet of its own.
pub(super) fn grid(table: &Table) -> Grid {
    Grid::new(edges(table))
}

/// A table, in as many parts as sheets are needed to begin a page where it says; what stands below it
/// stands below the last. (A total there is no formula: one is written only where it comes to the same.)
pub(super) fn parts(table: &Table) -> Vec<Cow<'_, Table>> {
    let most = table.layout.rows.map_or(usize::MAX, |rows| rows.max(1).saturating_mul(page::MOST_PAGES));
    if table.rows.len() <= most {
        return vec![Cow::Borrowed(table)];
    }
    let count = table.rows.len().div_ceil(most);
    let part = |(at, rows): (usize, &[Vec<Cell>])| {
        let last = at + 1 == count;
        Cow::Owned(Table {
            title: table.title.clone(),
            sheet: table.sheet.clone(),
            code: table.code.clone(),
            head: table.head.clone(),
            columns: table.columns.clone(),
            rows: rows.to_vec(),
            total: table.total.clone().filter(|_| last),
            notes: if last { table.notes.clone() } else { Vec::new() },
            signatures: if last { table.signatures.clone() } else { Vec::new() },
            layout: table.layout,
        })
    };
    table.rows.chunks(most).enumerate().map(part).collect()
}

/// A table on a sheet of its own.
pub(super) fn sheet(mut pen: Pen<'_>, table: &Table) -> Result<(), XlsxError> {
    let all = pen.grid.all();
    title(&mut pen, table.code.as_deref(), &table.title)?;
    facts(&mut pen, all, &table.head)?;
    let (head, before) = (pen.row, pen.height);
    let spans = spans(&pen.grid, &edges(table));
    heads(&mut pen, &spans, table)?;
    let (first, repeated) = (pen.row, pen.height - before);
    let mut breaks = Breaks::repeating(repeated);
    rows(&mut pen, &spans, table, |pen, at| {
        if table.layout.rows.is_some_and(|rows| at > 0 && at % rows.max(1) == 0) {
            breaks.begin(pen, repeated);
        }
    })?;
    let end = pen.row;
    below(&mut pen, all, table)?;
    breaks.end(&pen);
    if first > head {
        pen.sheet.set_repeat_rows(head, first - 1)?;
        pen.sheet.set_freeze_panes(first, if all.last > 2 { 2 } else { 0 })?;
    }
    if end > first {
        pen.sheet.ignore_error_range(first, 0, end - 1, all.last, IgnoreError::NumberStoredAsText)?;
    }
    pen.sheet.set_footer("&C&P / &N");
    page::set(&mut pen, table.layout, &breaks)
}

/// A table within a sheet, between two edges, its title over it.
pub(super) fn part(pen: &mut Pen<'_>, table: &Table, from: u32, to: u32) -> Result<(), XlsxError> {
    let all = pen.grid.span(from, to);
    if !table.title.is_empty() {
        pen.line(all, &table.title, Look::HEAD, PITCH, 10.0)?;
    }
    facts(pen, all, &table.head)?;
    let spans = spans(&pen.grid, &stretched(table, from, to));
    heads(pen, &spans, table)?;
    rows(pen, &spans, table, |_, _| {})?;
    below(pen, all, table)
}

/// The code and the title of a sheet.
pub(super) fn title(pen: &mut Pen<'_>, code: Option<&str>, title: &str) -> Result<(), XlsxError> {
    let all = pen.grid.all();
    if let Some(code) = code {
        pen.line(all, code, Look::CODE, PITCH, 4.0)?;
    }
    // A title that is a little too long is set smaller, and one that is much too long in lines.
    let fits = |size: &u8| lines(title, pen.grid.units(all), *size) == 1;
    let size = (TITLE_SMALLEST..=Look::TITLE.size).rev().find(fits).unwrap_or(Look::TITLE.size);
    pen.line(all, title, Look { size, ..Look::TITLE }, 22.0, 10.0)
}

/// Facts, two side by side where both have room.
pub(super) fn facts(pen: &mut Pen<'_>, span: Span, facts: &[Fact]) -> Result<(), XlsxError> {
    let texts: Vec<String> = facts.iter().map(|fact| pen.lang.named(&fact.name, &fact.value)).collect();
    let halves = pen.grid.parts(span, 2);
    let mut rest = texts.as_slice();
    while let [first, others @ ..] = rest {
        let fits = |text: &String, half: &Span| lines(text, pen.grid.units(*half), Look::PLAIN.size) == 1;
        match (others, halves.as_slice()) {
            ([second, others @ ..], [left, right]) if fits(first, left) && fits(second, right) => {
                pen.text(*left, first, Look::PLAIN)?;
                pen.text(*right, second, Look::PLAIN)?;
                pen.end(PITCH + 6.0)?;
                rest = others;
            }
            _ => {
                pen.line(span, first, Look::PLAIN, PITCH, 6.0)?;
                rest = others;
            }
        }
    }
    Ok(())
}

/// The heads of the columns, and over them those of their groups; a column without a group has one
/// head over both rows.
fn heads(pen: &mut Pen<'_>, spans: &[Span], table: &Table) -> Result<(), XlsxError> {
    let Some(groups) = table.groups() else {
        for (column, &span) in table.columns.iter().zip(spans) {
            pen.text(span, &column.title, Look::HEAD)?;
        }
        let needed = table.columns.iter().zip(spans).map(|(column, span)| needed(pen, &column.title, *span));
        let count = needed.max().unwrap_or(1);
        return if spans.is_empty() { Ok(()) } else { pen.end(f64::from(count) * PITCH + 8.0) };
    };
    let (upper, lower) = (pen.row, pen.row + 1);
    let (mut over, mut under) = (1, 1);
    let mut at = 0;
    for (group, count) in groups {
        let (Some(first), Some(last)) = (spans.get(at), spans.get(at + count - 1)) else { break };
        let columns = table.columns.iter().zip(spans).skip(at).take(count);
        at += count;
        let Some(group) = group else {
            for (column, &span) in columns {
                pen.block((upper, lower), span, &column.title, Look::HEAD)?;
                under = under.max(needed(pen, &column.title, span).saturating_sub(over));
            }
            continue;
        };
        let span = Span { first: first.first, last: last.last };
        pen.block((upper, upper), span, group, Look::HEAD)?;
        over = over.max(needed(pen, group, span));
        for (column, &span) in columns {
            pen.block((lower, lower), span, &column.title, Look::HEAD)?;
            under = under.max(needed(pen, &column.title, span));
        }
    }
    pen.end(f64::from(over) * PITCH + 8.0)?;
    pen.end(f64::from(under) * PITCH + 8.0)
}

fn needed(pen: &Pen<'_>, text: &str, span: Span) -> u32 {
    lines(text, pen.grid.units(span), Look::HEAD.size)
}

/// The rows and the totals; `before` hears of each row before it is written.
fn rows(
    pen: &mut Pen<'_>,
    spans: &[Span],
    table: &Table,
    mut before: impl FnMut(&Pen<'_>, usize),
) -> Result<(), XlsxError> {
    let first = pen.row;
    for (at, cells) in table.rows.iter().chain(&table.total).enumerate() {
        let total = at == table.rows.len();
        if !total {
            before(pen, at);
        }
        let mut count = 1;
        for (column, (cell, &span)) in cells.iter().zip(spans).enumerate() {
            let place = Place { rows: &table.rows, first, own: cells, row: pen.row, column, spans };
            let formula = cell.computed.as_ref().and_then(|_| place.formula());
            let units = pen.grid.units(span);
            let look = look(cell, table.columns[column].align.into(), units, total);
            count = count.max(lines(&cell.value.display(), units, look.size));
            let kind = if table.columns[column].text { Kind::Text } else { Kind::General };
            pen.value(span, &cell.value, formula, Look { kind, ..look })?;
        }
        // A row shorter than the heads still has all its boxes.
        for &span in spans.iter().skip(cells.len()) {
            pen.text(span, "", Look::CELL)?;
        }
        pen.end(f64::from(count) * PITCH + 6.0)?;
    }
    Ok(())
}

/// The look of a cell of so many half characters.
fn look(cell: &Cell, side: Side, units: u32, total: bool) -> Look {
    let indent = u8::try_from(cell.indent).unwrap_or(u8::MAX);
    // A number stands a little off the line on its right where there is room.
    let roomy = side == Side::Right && width(&cell.value.display()) + 3 < units;
    Look { bold: total, indent: indent.max(roomy.into()), ..Look::CELL.on(side) }
}

/// What stands below a table.
fn below(pen: &mut Pen<'_>, span: Span, table: &Table) -> Result<(), XlsxError> {
    notes(pen, span, &table.notes)?;
    signatures(pen, span, &table.signatures)
}

/// Lines below a table or the boxes of a record.
pub(super) fn notes(pen: &mut Pen<'_>, span: Span, notes: &[String]) -> Result<(), XlsxError> {
    notes.iter().try_for_each(|note| pen.line(span, note, Look::PLAIN, PITCH, 4.0))
}

/// Lines to sign, side by side as far as each has room for its words.
pub(super) fn signatures(pen: &mut Pen<'_>, span: Span, signatures: &[String]) -> Result<(), XlsxError> {
    let widest = signatures.iter().map(|text| width(text) + 2).max().unwrap_or(1);
    let room = usize::try_from(pen.grid.units(span) / widest).unwrap_or(1).max(1);
    for few in signatures.chunks(room.min(pen.grid.parts(span, signatures.len()).len())) {
        for (text, part) in few.iter().zip(pen.grid.parts(span, few.len())) {
            pen.text(part, text, Look::PLAIN)?;
        }
        pen.end(SIGNATURE)?;
    }
    Ok(())
}
