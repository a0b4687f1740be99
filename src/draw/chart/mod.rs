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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::svg;
    use crate::view::{Drawing, Shows};

    const KINDS: [ChartKind; 4] = [ChartKind::Columns, ChartKind::Bars, ChartKind::Pairs, ChartKind::Heat];

    fn chart(kind: ChartKind, rows: &[(&str, &[Option<i64>])], whole: Option<Decimal>) -> String {
        let row = |(label, values): &(&str, &[Option<i64>])| ChartRow {
            label: (*label).to_owned(),
            values: values.iter().map(|value| value.map(Decimal::from)).collect(),
            said: values.iter().map(|value| value.map_or("—".to_owned(), |value| format!("{value}人"))).collect(),
        };
        let count = rows.iter().map(|(_, values)| values.len()).max().unwrap_or(0);
        let series = (0..count).map(|at| format!("系列{at}")).collect();
        let shows = Shows::Chart(Chart { kind, series, rows: rows.iter().map(row).collect(), whole });
        svg(&Drawing { id: "c".to_owned(), title: "图".to_owned(), about: "数".to_owned(), shows })
    }

    /// The widths of the rectangles of a class.
    fn widths(svg: &str, class: &str) -> Vec<i32> {
        let pieces = svg.split("<rect ").skip(1).filter(|piece| piece.contains(&format!("class=\"{class}\"")));
        let width = |piece: &str| piece.split_once(" width=\"")?.1.split_once('"')?.0.parse().ok();
        pieces.filter_map(width).collect()
    }

    #[test]
    fn every_value_and_name_stands_in_every_kind_of_chart() {
        for kind in KINDS {
            let drawn = chart(kind, &[("一月", &[Some(3), Some(40)]), ("二月", &[None, Some(0)])], None);
            for text in ["一月", "二月", "3人", "40人", "—", "0人"] {
                assert!(drawn.contains(text), "{kind:?} {text}: {drawn}");
            }
        }
    }

    #[test]
    fn a_bar_is_as_long_as_its_share_and_nothing_has_none() {
        let drawn =
            chart(ChartKind::Bars, &[("a", &[Some(1)]), ("b", &[Some(2)]), ("c", &[Some(0)])], Some(Decimal::TWO));
        let (bars, tracks) = (widths(&drawn, "draw-bar"), widths(&drawn, "draw-track"));
        assert_eq!((bars.len(), tracks.len()), (2, 3));
        assert_eq!((bars[0] * 2, bars[1]), (tracks[0], tracks[0]));
        // Parts of one row follow each other and fill no more than the largest row.
        let stacked = chart(ChartKind::Bars, &[("a", &[Some(6), Some(2)]), ("b", &[Some(1), Some(3)])], None);
        let (first, second) = (widths(&stacked, "draw-bar"), widths(&stacked, "draw-beside"));
        // The legend has a field of each.
        assert_eq!(first[1] + second[1], 2 * (first[2] + second[2]));
        assert_eq!((first.len(), second.len()), (3, 3));
    }

    #[test]
    fn each_row_of_pairs_has_a_scale_of_its_own() {
        let drawn = chart(ChartKind::Pairs, &[("a", &[Some(1), Some(2)]), ("b", &[Some(2000), Some(1000)])], None);
        let (now, before) = (widths(&drawn, "draw-bar"), widths(&drawn, "draw-beside"));
        assert_eq!((now[1] * 2, before[1]), (before[1], now[2]));
    }

    #[test]
    fn the_more_of_the_whole_the_darker_the_field() {
        let rows: &[(&str, &[Option<i64>])] = &[("a", &[Some(0), Some(40), Some(100), None])];
        let drawn = chart(ChartKind::Heat, rows, Some(Decimal::ONE_HUNDRED));
        for class in ["draw-shade-0", "draw-shade-2", "draw-shade-4", "draw-track"] {
            assert_eq!(widths(&drawn, class).len(), 1, "{class}");
        }
    }

    #[test]
    fn what_can_not_be_drawn_is_no_reason_to_fail() {
        let long = "很长的名称".repeat(40);
        for kind in KINDS {
            chart(kind, &[], None);
            chart(kind, &[("a", &[])], None);
            let many: Vec<(&str, &[Option<i64>])> =
                (0..2000).map(|_| (long.as_str(), &[Some(i64::MAX), Some(-5)][..])).collect();
            let drawn = chart(kind, &many, None);
            assert!(!drawn.contains("width=\"-"), "{kind:?}");
        }
    }
}
