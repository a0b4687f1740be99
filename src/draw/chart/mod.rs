//! Charts: one file a way to show figures. Each value is said beside what is drawn for it, so that a chart can be read
//! in grey, on paper and without its table.

mod bars;
mod columns;
mod heat;
mod pairs;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Drawn;
use super::svg::{Anchor, Element, Ink, rect, words};
use super::wrap::{lines, width};
use crate::view::{Chart, ChartKind, ChartRow};

/// The width of a chart in pixels: that of a page's text on A4.
const WIDTH: i32 = 700;
/// How wide the names of rows are.
const NAMES: i32 = 216;
/// The size of words, and from line to line.
const SIZE: i32 = 14;
const LEADING: i32 = 19;
/// The height of the line that says which colour is what.
const LEGEND: i32 = 30;

/// The size of a chart, and what stands in it.
pub(super) fn drawn(chart: &Chart) -> Drawn {
    match chart.kind {
        ChartKind::Columns => columns::drawn(chart),
        ChartKind::Bars => bars::drawn(chart),
        ChartKind::Pairs => pairs::drawn(chart),
        ChartKind::Heat => heat::drawn(chart),
    }
}

/// How long something of a value is where `whole` is as long as `room`.
fn length(value: Decimal, whole: Decimal, room: i32) -> i32 {
    if whole <= Decimal::ZERO || value <= Decimal::ZERO {
        return 0;
    }
    (value / whole * Decimal::from(room)).round().to_i32().unwrap_or(room).clamp(1, room)
}

/// What fills the bars of a series.
fn ink(series: usize) -> Ink {
    if series == 0 { Ink::Bar } else { Ink::Beside }
}

/// The name of a row in lines of its own, and how high these are.
fn name(row: &ChartRow) -> (Vec<String>, i32) {
    let lines = lines(&row.label, NAMES - 16, SIZE);
    let height = i32::try_from(lines.len()).unwrap_or(1) * LEADING;
    (lines, height)
}

/// The name of a row, right of which its bars begin; `middle` is half its height down.
fn named(lines: &[String], middle: i32) -> impl Iterator<Item = Element> + '_ {
    let count = i32::try_from(lines.len()).unwrap_or(1);
    let first = middle - (count - 1) * LEADING / 2 + SIZE * 2 / 5;
    let ys = (0..count).map(move |at| first + at * LEADING);
    lines.iter().zip(ys).map(|(line, y)| words(Ink::Words, (NAMES - 12, y), SIZE, Anchor::End, line))
}

/// Which colour is which series; nothing of a single one.
fn legend(chart: &Chart) -> Vec<Element> {
    if chart.series.len() < 2 {
        return Vec::new();
    }
    let mut elements = Vec::new();
    let mut x = NAMES;
    for (at, name) in chart.series.iter().enumerate() {
        elements.push(rect(ink(at), (x, 4), (SIZE, SIZE), 2));
        elements.push(words(Ink::Aside, (x + SIZE + 6, 4 + SIZE - 2), SIZE, Anchor::Start, name));
        x += SIZE + 6 + width(name, SIZE) + 20;
    }
    elements
}

/// The height that the legend takes.
fn top(chart: &Chart) -> i32 {
    if chart.series.len() < 2 { 0 } else { LEGEND }
}
