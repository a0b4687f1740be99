//! 过程图: a process in the middle of what belongs to it, as quality systems draw it ("turtle diagram"). What goes in
//! stands on its left, what comes out on its right; who does it, with what and at which risk above it; how, and how it
//! is measured, below it.

use super::Drawn;
use super::svg::{Anchor, Element, Ink, line, rect, tip, words};
use super::wrap::lines;
use crate::view::{DrawnField, Process};

/// The width of the drawing in pixels: that of a page's text on A4.
const WIDTH: i32 = 700;
/// Between boxes side by side, with room for an arrow, and between lines of boxes.
const BESIDE: i32 = 32;
const BETWEEN: i32 = 40;
/// Between the edge of a box and its words.
const PADDING: i32 = 12;
/// The size of the words and from line to line.
const SIZE: i32 = 14;
const LEADING: i32 = 21;
/// The least height of the process itself.
const LEAST: i32 = 88;

/// A field as it lies on the drawing.
struct Placed<'f> {
    name: &'f str,
    /// The lines, and whether each begins an entry.
    lines: Vec<(String, bool)>,
    at: (i32, i32),
    size: (i32, i32),
}

impl<'f> Placed<'f> {
    fn new(field: &'f DrawnField, width: i32) -> Self {
        let room = width - 2 * PADDING - SIZE;
        let entry = |entry: &String| {
            let lines = lines(entry, room, SIZE);
            lines.into_iter().enumerate().map(|(at, line)| (line, at == 0)).collect::<Vec<_>>()
        };
        let lines: Vec<_> = field.entries.iter().flat_map(entry).collect();
        let count = i32::try_from(lines.len() + 1).unwrap_or(i32::MAX / LEADING);
        Self { name: &field.name, lines, at: (0, 0), size: (width, count * LEADING + 2 * PADDING) }
    }

    fn middle(&self) -> i32 {
        self.at.0 + self.size.0 / 2
    }

    fn bottom(&self) -> i32 {
        self.at.1 + self.size.1
    }

    fn elements(&self) -> Vec<Element> {
        let (x, mut y) = (self.at.0 + PADDING, self.at.1 + PADDING + SIZE);
        let mut elements = vec![rect(Ink::Box, self.at, self.size, 4)];
        elements.push(words(Ink::Name, (x, y), SIZE, Anchor::Start, self.name));
        for (text, first) in &self.lines {
            y += LEADING;
            if *first {
                elements.push(words(Ink::Aside, (x, y), SIZE, Anchor::Start, "·"));
            }
            elements.push(words(Ink::Words, (x + SIZE, y), SIZE, Anchor::Start, text));
        }
        elements
    }
}

/// Fields side by side over the whole width, all as high as the highest.
fn row(fields: &[DrawnField], top: i32) -> (Vec<Placed<'_>>, i32) {
    let count = i32::try_from(fields.len()).unwrap_or(1).max(1);
    let width = (WIDTH - (count - 1) * BESIDE) / count;
    let mut row: Vec<_> = fields.iter().map(|field| Placed::new(field, width)).collect();
    let height = row.iter().map(|field| field.size.1).max().unwrap_or(0);
    let mut x = 0;
    for field in &mut row {
        (field.at, field.size.1) = ((x, top), height);
        x += width + BESIDE;
    }
    (row, height)
}

/// The drawing of a process.
pub(super) fn drawn(process: &Process) -> Drawn {
    let column = (WIDTH - 2 * BESIDE) / 3;
    let (above, height) = row(&process.above, 0);
    let top = if above.is_empty() { 0 } else { height + BETWEEN };
    let mut left = process.input.as_ref().map(|field| Placed::new(field, column));
    let mut right = process.output.as_ref().map(|field| Placed::new(field, column));
    let high = [&left, &right].into_iter().flatten().map(|field| field.size.1).max().unwrap_or(0).max(LEAST);
    for (field, x) in [(&mut left, 0), (&mut right, WIDTH - column)] {
        if let Some(field) = field {
            (field.at, field.size.1) = ((x, top), high);
        }
    }
    let (below, height) = row(&process.below, top + high + BETWEEN);
    let bottom = if below.is_empty() { top + high } else { top + high + BETWEEN + height };
    let (from, to) = (column + BESIDE, column + BESIDE + column);
    let mut elements = Vec::new();
    for (at, field) in above.iter().enumerate() {
        elements.extend(leg(field.middle(), field.bottom(), (joint(from, to, at, above.len()), top), 1));
    }
    for (at, field) in below.iter().enumerate() {
        elements.extend(leg(field.middle(), field.at.1, (joint(from, to, at, below.len()), top + high), -1));
    }
    let y = top + high / 2;
    if left.is_some() {
        elements.extend([line(Ink::Way, &[(column, y), (from - 6, y)]), tip((from, y), (1, 0))]);
    }
    if right.is_some() {
        elements.extend([line(Ink::Way, &[(to, y), (to + BESIDE - 6, y)]), tip((to + BESIDE, y), (1, 0))]);
    }
    elements.push(rect(Ink::Head, (from, top), (column, high), 12));
    elements.extend(named(&process.name, i32::midpoint(from, to), y, column - 2 * PADDING));
    elements.extend(above.iter().chain(&left).chain(&right).chain(&below).flat_map(Placed::elements));
    ((WIDTH, bottom), elements)
}

/// Where the leg of a field meets the process, of so many in a row.
fn joint(from: i32, to: i32, at: usize, count: usize) -> i32 {
    let part = |number: usize| i32::try_from(number).unwrap_or(1);
    from + (to - from) * part(at + 1) / part(count + 1)
}

/// The way from a field to the process, which lies `down` of it.
fn leg(x: i32, y: i32, to: (i32, i32), down: i32) -> [Element; 2] {
    let turn = y + down * BETWEEN / 2;
    [line(Ink::Way, &[(x, y), (x, turn), (to.0, turn), (to.0, to.1 - 6 * down)]), tip(to, (0, down))]
}

/// The name of the process in its middle.
fn named(name: &str, x: i32, y: i32, room: i32) -> Vec<Element> {
    let lines = lines(name, room, SIZE + 2);
    let leading = LEADING + 2;
    let first = y + 6 - leading * (i32::try_from(lines.len()).unwrap_or(1) - 1) / 2;
    let feet = (0..).map(|at| first + leading * at);
    lines.iter().zip(feet).map(|(text, y)| words(Ink::Inverse, (x, y), SIZE + 2, Anchor::Middle, text)).collect()
}
