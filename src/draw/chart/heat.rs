//! A field a row and series, the darker the more of the whole.

use rust_decimal::Decimal;

use super::super::Drawn;
use super::super::svg::{Anchor, Ink, rect, words};
use super::{NAMES, SIZE, WIDTH, length, name, named};
use crate::view::Chart;

/// The height of the heads of the columns, and of a field.
const HEADS: i32 = 28;
const FIELD: i32 = 34;
/// The widest that a field is, and what is left between two.
const WIDEST: i32 = 120;
const GAP: i32 = 3;
/// How many shades there are, from nothing to the whole.
const SHADES: i32 = 5;

pub(super) fn drawn(chart: &Chart) -> Drawn {
    let count = i32::try_from(chart.series.len().max(1)).unwrap_or(1);
    let wide = ((WIDTH - NAMES) / count).min(WIDEST);
    let whole = chart.whole.unwrap_or(Decimal::ONE);
    let mut elements = Vec::new();
    let lefts = || (0..count).map(|at| NAMES + at * wide);
    for (series, left) in chart.series.iter().zip(lefts()) {
        elements.push(words(Ink::Aside, (left + wide / 2, HEADS - 10), SIZE, Anchor::Middle, series));
    }
    let mut y = HEADS;
    for row in &chart.rows {
        let (lines, high) = name(row);
        let field = FIELD.max(high + 8);
        elements.extend(named(&lines, y + field / 2));
        for ((value, said), left) in row.values.iter().zip(&row.said).zip(lefts()) {
            // What is not known is no shade at all, and what is nothing the lightest.
            let shade = value.map(|value| length(value, whole, SHADES - 1));
            let fill = shade.map_or(Ink::Track, |shade| Ink::Shade(u8::try_from(shade).unwrap_or(0)));
            elements.push(rect(fill, (left, y), (wide - GAP, field - GAP), 2));
            let on_dark = shade.is_some_and(|shade| shade >= 3);
            let text = if on_dark { Ink::Inverse } else { Ink::Words };
            let foot = y + (field - GAP) / 2 + SIZE * 2 / 5;
            elements.push(words(text, (left + (wide - GAP) / 2, foot), SIZE, Anchor::Middle, said));
        }
        y += field;
    }
    ((WIDTH, y), elements)
}
