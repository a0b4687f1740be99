//! Certificates and statements, one below the other, each on a page of its own.

use rust_xlsxwriter::XlsxError;

use super::grid::{Grid, Span};
use super::measure::width;
use super::page::{self, Breaks};
use super::pen::Pen;
use super::style::{Look, Rule, Side};
use super::table;
use crate::view::Letter;

/// Points that a line of text takes.
const PITCH: f64 = 30.0;
/// Half characters between the frame of a certificate and its text.
const INSET: u32 = 6;
/// Points that the upper and the lower edge of the frame take.
const EDGE: f64 = 12.0;

/// Whether two letters can lie on one sheet.
pub(super) fn alike(one: &Letter, other: &Letter) -> bool {
    one.layout == other.layout && one.framed == other.framed
}

/// The edges between which the text of a letter stands.
fn inner(letter: &Letter) -> (u32, u32) {
    let (inset, whole) = (if letter.framed { INSET } else { 0 }, page::width(letter.layout));
    (inset, whole - inset)
}

/// Where issuer and date begin: on the right, with room for the issuer's name.
fn signed(letter: &Letter) -> u32 {
    let (left, right) = inner(letter);
    let wanted = width(&letter.issuer) * u32::from(Look::BODY.size) / 21 + 4;
    right - wanted.clamp((right - left) * 45 / 100, right - left)
}

/// The grid of letters on one sheet.
pub(super) fn grid(letters: &[&Letter]) -> Grid {
    let edges = letters.iter().flat_map(|letter| {
        let (left, right) = inner(letter);
        let table = letter.table.iter().flat_map(move |table| table::stretched(table, left, right));
        table.chain([left, signed(letter), right, page::width(letter.layout)])
    });
    Grid::new(edges)
}

/// Letters one below the other.
pub(super) fn sheet(mut pen: Pen<'_>, letters: &[&Letter]) -> Result<(), XlsxError> {
    let mut breaks = Breaks::default();
    for (at, letter) in letters.iter().enumerate() {
        if at > 0 {
            breaks.begin(&pen, 0.0);
        }
        write(&mut pen, letter)?;
    }
    breaks.end(&pen);
    let layout = letters.first().map(|letter| letter.layout).unwrap_or_default();
    page::set(&mut pen, layout, &breaks)
}

fn write(pen: &mut Pen<'_>, letter: &Letter) -> Result<(), XlsxError> {
    let (left, right) = inner(letter);
    let (all, half) = (pen.grid.span(left, right), pen.grid.span(signed(letter), right));
    let (first, before) = (pen.row, pen.height);
    let mut gaps = Vec::new();
    let mut gap = |pen: &mut Pen<'_>, height: f64| {
        gaps.push((pen.row, height));
        pen.end(height)
    };
    if letter.framed {
        pen.end(EDGE)?;
        gap(pen, 12.0)?;
    }
    let title = if letter.framed { 64 } else { 44 };
    pen.line(all, &letter.title, Look { size: title, ..Look::TITLE }, f64::from(title) * 0.7, 12.0)?;
    if let Some(number) = &letter.number {
        pen.line(all, number, Look { size: 24, face: Look::BODY.face, ..Look::PLAIN.on(Side::Right) }, 18.0, 6.0)?;
    }
    gap(pen, 16.0)?;
    for paragraph in &letter.body {
        pen.line(all, &indented(paragraph), Look::BODY, PITCH, 0.0)?;
    }
    if let Some(table) = &letter.table {
        pen.end(8.0)?;
        table::part(pen, table, left, right)?;
    }
    gap(pen, 24.0)?;
    for text in [&letter.issuer, &letter.date].into_iter().filter(|text| !text.is_empty()) {
        pen.line(half, text, Look::BODY.on(Side::Middle), PITCH, 0.0)?;
    }
    if letter.framed {
        gap(pen, 12.0)?;
        let room = page::height(letter.layout) - EDGE - (pen.height - before);
        spread(pen, &gaps, room)?;
        pen.end(EDGE)?;
        frame(pen, first)?;
    }
    Ok(())
}

/// The first line of a paragraph stands two characters in.
fn indented(paragraph: &str) -> String {
    let is_call = paragraph.ends_with(['：', ':']) || paragraph.starts_with('\u{3000}');
    if is_call { paragraph.to_owned() } else { format!("\u{3000}\u{3000}{paragraph}") }
}

/// Shares what is left of the page among the gaps.
fn spread(pen: &mut Pen<'_>, gaps: &[(u32, f64)], room: f64) -> Result<(), XlsxError> {
    if room <= 0.0 {
        return Ok(());
    }
    let whole: f64 = gaps.iter().map(|(_, height)| height).sum();
    for (row, height) in gaps {
        pen.sheet.set_row_height(*row, (height + room * height / whole).min(400.0))?;
    }
    pen.height += room;
    Ok(())
}

/// The frame around the rows of a page that are written.
fn frame(pen: &mut Pen<'_>, first: u32) -> Result<(), XlsxError> {
    let (last_row, last) = (pen.row - 1, pen.grid.all().last);
    for row in first..=last_row {
        let inside = row > first && row < last_row;
        let columns: Vec<u16> = if inside { vec![0, last] } else { (0..=last).collect() };
        for at in columns {
            let (top, bottom) = (row == first, row == last_row);
            let rule = Rule::Frame { top, bottom, left: at == 0, right: at == last };
            pen.block((row, row), Span { first: at, last: at }, "", Look { rule, ..Look::PLAIN })?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_stands_in_once() {
        assert_eq!(indented("该同志"), "　　该同志");
        assert_eq!(indented("　　该同志"), "　　该同志");
        assert_eq!(indented("张三同志："), "张三同志：");
    }
}
