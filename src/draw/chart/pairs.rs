//! Different things beside each other, each row on a scale of its own: this period and the one before.

use rust_decimal::Decimal;

use super::super::Drawn;
use super::super::svg::{Anchor, Ink, rect, words};
use super::{NAMES, SIZE, WIDTH, ink, legend, length, name, named, top};
use crate::view::Chart;

const ROOM: i32 = WIDTH - NAMES - 84;
/// How high a bar is, and from one of a row to the next.
const BAR: i32 = 14;
const BESIDE: i32 = 18;

pub(super) fn drawn(chart: &Chart) -> Drawn {
    let mut elements = legend(chart);
    let mut y = top(chart);
    for row in &chart.rows {
        let (lines, high) = name(row);
        let bars = i32::try_from(row.values.len()).unwrap_or(1) * BESIDE;
        let step = bars.max(high) + 14;
        elements.extend(named(&lines, y + step / 2));
        let whole = row.values.iter().flatten().max().copied().unwrap_or(Decimal::ZERO);
        let mut at = y + (step - bars) / 2;
        for (series, (value, said)) in row.values.iter().zip(&row.said).enumerate() {
            let long = length(value.unwrap_or_default(), whole, ROOM);
            if long > 0 {
                elements.push(rect(ink(series), (NAMES, at + (BESIDE - BAR) / 2), (long, BAR), 2));
            }
            let foot = at + BESIDE / 2 + SIZE * 2 / 5;
            elements.push(words(Ink::Words, (NAMES + long + 8, foot), SIZE, Anchor::Start, said));
            at += BESIDE;
        }
        y += step;
    }
    ((WIDTH, y), elements)
}
