//! The columns of a worksheet, as the edges that everything on it needs.

use rust_xlsxwriter::{Worksheet, XlsxError};

/// Screen points of half a Chinese character at 10.5 points.
const PIXELS: u32 = 7;

/// The edges of a worksheet's columns, in half characters from the left, the first one 0.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    edges: Vec<u32>,
}

/// Columns from the first to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: u16,
    pub(super) last: u16,
}

impl Grid {
    /// The grid with some edges, in any order.
    pub(super) fn new(edges: impl IntoIterator<Item = u32>) -> Self {
        let mut edges: Vec<u32> = edges.into_iter().chain([0]).collect();
        edges.sort_unstable();
        edges.dedup();
        if edges.len() == 1 {
            edges.push(1);
        }
        Self { edges }
    }

    /// Sets the widths of the columns.
    pub(super) fn apply(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        for (at, pair) in (0_u16..).zip(self.edges.windows(2)) {
            sheet.set_column_width_pixels(at, (pair[1] - pair[0]).saturating_mul(PIXELS).min(1790))?;
        }
        Ok(())
    }

    /// How wide it is.
    pub(super) fn width(&self) -> u32 {
        self.edges.last().copied().unwrap_or(0)
    }

    /// How many columns it has.
    pub(super) fn count(&self) -> usize {
        self.edges.len() - 1
    }

    /// All columns.
    pub(super) fn all(&self) -> Span {
        self.span(0, self.width())
    }

    /// The columns between the edges nearest to two places, one at least.
    pub(super) fn span(&self, from: u32, to: u32) -> Span {
        let first = self.nearest(from).min(self.count() - 1);
        let last = self.nearest(to).max(first + 1) - 1;
        Span { first: column(first), last: column(last) }
    }

    /// A span in `count` parts of about the same width; fewer where it has fewer columns.
    pub(super) fn parts(&self, span: Span, count: usize) -> Vec<Span> {
        let (from, to) = (usize::from(span.first), usize::from(span.last) + 1);
        let parts = count.clamp(1, (to - from).max(1));
        let (left, width) = (self.edges[from], self.edges[to] - self.edges[from]);
        let mut cuts = vec![from];
        for part in 1..parts {
            let part_of = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let wanted = left + width.saturating_mul(part_of(part)) / part_of(parts);
            // What follows needs a column each.
            let last = cuts.last().copied().unwrap_or(from);
            cuts.push(self.nearest(wanted).clamp(last + 1, to - (parts - part)));
        }
        cuts.push(to);
        cuts.windows(2).map(|cut| Span { first: column(cut[0]), last: column(cut[1] - 1) }).collect()
    }

    /// How wide some columns are together.
    pub(super) fn units(&self, span: Span) -> u32 {
        let edge = |at: usize| self.edges.get(at).copied().unwrap_or_else(|| self.width());
        edge(usize::from(span.last) + 1) - edge(usize::from(span.first))
    }

    /// The number of the edge nearest to a place.
    fn nearest(&self, place: u32) -> usize {
        let after = self.edges.partition_point(|&edge| edge < place);
        match (after.checked_sub(1).map(|at| self.edges[at]), self.edges.get(after)) {
            (Some(before), Some(&next)) if place - before < next - place => after - 1,
            (Some(_), None) => after - 1,
            _ => after,
        }
    }
}

/// A column that a sheet can't have is refused by the sheet.
fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_lies_between_the_nearest_edges() {
        let grid = Grid::new([10, 4, 4, 30]);
        assert_eq!((grid.count(), grid.width()), (3, 30));
        assert_eq!(grid.span(0, 10), Span { first: 0, last: 1 });
        assert_eq!(grid.span(9, 30), Span { first: 2, last: 2 });
        assert_eq!(grid.span(30, 30), Span { first: 2, last: 2 });
        assert_eq!(grid.units(grid.all()), 30);
        assert_eq!(Grid::new([]).count(), 1);
    }

    #[test]
    fn parts_have_a_column_each() {
        let grid = Grid::new([4, 6, 20, 22]);
        let spans = |count| grid.parts(grid.all(), count);
        assert_eq!(spans(2), [Span { first: 0, last: 1 }, Span { first: 2, last: 3 }]);
        assert_eq!(spans(9).len(), 4);
        assert_eq!(spans(0), [grid.all()]);
    }
}
