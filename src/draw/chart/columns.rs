//! An upright column a row: what follows in time. Of several series each row has a group of columns.

use super::super::Drawn;
use super::super::svg::{Anchor, Ink, line, rect, words};
use super::super::wrap::lines;
use super::{LEADING, SIZE, WIDTH, ink, legend, length, top};
use crate::view::Chart;

/// How high the highest column is, and what stands above it.
const ROOM: i32 = 180;
const ABOVE: i32 = 26;
/// The widest that a column is.
const WIDEST: i32 = 64;

pub(super) fn drawn(chart: &Chart) -> Drawn {
    let rows = i32::try_from(chart.rows.len().max(1)).unwrap_or(1);
    let series = i32::try_from(chart.series.len().max(1)).unwrap_or(1);
    // Of very many rows the columns run over the edge rather than into nothing.
    let group = (WIDTH / rows).max(4);
    let wide = (group * 3 / 5 / series).clamp(2, WIDEST);
    let values = chart.rows.iter().flat_map(|row| row.values.iter().flatten());
    let whole = chart.whole.unwrap_or_else(|| values.max().copied().unwrap_or_default());
    let base = top(chart) + ABOVE + ROOM;
    let mut elements = legend(chart);
    let mut below = 1;
    for (row, left) in chart.rows.iter().zip((0..).step_by(usize::try_from(group).unwrap_or(1))) {
        let middle = left + group / 2;
        let mut x = middle - wide * series / 2;
        for (at, (value, said)) in row.values.iter().zip(&row.said).enumerate() {
            let high = length(value.unwrap_or_default(), whole, ROOM);
            if high > 0 {
                elements.push(rect(ink(at), (x, base - high), (wide, high), 2));
            }
            elements.push(words(Ink::Words, (x + wide / 2, base - high - 7), SIZE, Anchor::Middle, said));
            x += wide;
        }
        let label = lines(&row.label, group - 6, SIZE);
        below = below.max(i32::try_from(label.len()).unwrap_or(1));
        for (text, at) in label.iter().zip(1..) {
            elements.push(words(Ink::Aside, (middle, base + 2 + at * LEADING), SIZE, Anchor::Middle, text));
        }
    }
    elements.push(line(Ink::Way, &[(0, base), (WIDTH, base)]));
    ((WIDTH, base + below * LEADING + 10), elements)
}
