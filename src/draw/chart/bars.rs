//! A bar across each row, its series one after the other.

use rust_decimal::Decimal;

use super::super::Drawn;
use super::super::svg::{Anchor, Ink, rect, words};
use super::{NAMES, SIZE, WIDTH, ink, legend, length, name, named, top};
use crate::view::{Chart, ChartRow};

/// How long the longest bar is; behind it stands what it is worth.
const ROOM: i32 = WIDTH - NAMES - 84;
/// How high a bar is, and at least from one to the next.
const BAR: i32 = 18;
const STEP: i32 = 30;

fn sum(row: &ChartRow) -> Decimal {
    row.values.iter().flatten().sum()
}

pub(super) fn drawn(chart: &Chart) -> Drawn {
    let whole = chart.whole.unwrap_or_else(|| chart.rows.iter().map(sum).max().unwrap_or_default());
    let mut elements = legend(chart);
    let mut y = top(chart);
    for row in &chart.rows {
        let (lines, high) = name(row);
        let step = STEP.max(high + 12);
        let middle = y + step / 2;
        elements.extend(named(&lines, middle));
        if chart.whole.is_some() {
            elements.push(rect(Ink::Track, (NAMES, middle - BAR / 2), (ROOM, BAR), 2));
        }
        let mut x = NAMES;
        for (series, value) in row.values.iter().enumerate() {
            let long = length(value.unwrap_or_default(), whole, ROOM);
            if long > 0 {
                elements.push(rect(ink(series), (x, middle - BAR / 2), (long, BAR), 2));
                x += long;
            }
        }
        let end = if chart.whole.is_some() { NAMES + ROOM } else { x };
        let said = row.said.join(" / ");
        elements.push(words(Ink::Words, (end + 8, middle + SIZE * 2 / 5), SIZE, Anchor::Start, &said));
        y += step;
    }
    ((WIDTH, y), elements)
}
