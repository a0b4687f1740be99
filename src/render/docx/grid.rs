//! Tables with exact widths: rows and cells of every kind. Lengths are in twips.

use docx_rs::{
    BorderType, HeightRule, Paragraph, Shading, Table, TableBorder, TableBorderPosition, TableBorders, TableCell,
    TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};

use super::measure::{CELL_MARGINS, Piece, SIZE, lines, row};
use super::text;

/// The shade of names and heads.
const SHADE: &str = "F2F2F2";

/// Widths in proportion to shares, which add up to exactly the whole.
pub(super) fn widths(shares: &[usize], whole: usize) -> Vec<usize> {
    let sum = shares.iter().sum::<usize>().max(1);
    let mut before = 0;
    let edge = |upto: usize| whole * upto / sum;
    let width = |share: &usize| {
        let from = edge(before);
        before += share;
        edge(before) - from
    };
    shares.iter().map(width).collect()
}

/// How a row behaves on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Repeated at the head of each page.
    Head,
    /// Any other.
    Plain,
}

/// A row that is being filled from the left, over columns of such widths.
#[derive(Debug)]
pub(super) struct Row<'w> {
    widths: &'w [usize],
    cells: Vec<TableCell>,
    at: usize,
    /// The size of its text in half points.
    size: usize,
    /// The lines of its highest cell.
    lines: usize,
}

/// A row that is done, with its height.
#[derive(Debug)]
pub(super) struct Line {
    row: TableRow,
    piece: Piece,
}

/// A table that is done, with the heights of its rows.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) table: Table,
    pub(super) pieces: Vec<Piece>,
}

impl<'w> Row<'w> {
    pub(super) fn new(widths: &'w [usize]) -> Self {
        Self { widths, cells: Vec::with_capacity(widths.len()), at: 0, size: SIZE, lines: 1 }
    }

    /// A row whose text has such a size in half points.
    #[must_use]
    pub(super) fn sized(self, size: usize) -> Self {
        Self { size, ..self }
    }

    /// The next cell, over some columns, with a text; nothing where they are used up.
    fn open(&mut self, span: usize, paragraph: Paragraph) -> Option<TableCell> {
        let end = (self.at + span.max(1)).min(self.widths.len());
        let width: usize = self.widths.get(self.at..end).filter(|own| !own.is_empty())?.iter().sum();
        let cell = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
        let cell = if end - self.at > 1 { cell.grid_span(end - self.at) } else { cell };
        self.at = end;
        self.lines = self.lines.max(lines(&paragraph.raw_text(), width.saturating_sub(CELL_MARGINS), self.size));
        Some(cell.add_paragraph(paragraph))
    }

    /// A cell over some columns.
    #[must_use]
    pub(super) fn cell(mut self, span: usize, paragraph: Paragraph) -> Self {
        let cell = self.open(span, paragraph);
        self.cells.extend(cell);
        self
    }

    /// A cell with the name of what stands beside or below it.
    #[must_use]
    pub(super) fn name(mut self, span: usize, paragraph: Paragraph) -> Self {
        let cell = self.open(span, paragraph);
        self.cells.extend(cell.map(|cell| cell.shading(shade())));
        self
    }

    /// A name that goes on in the next row.
    #[must_use]
    pub(super) fn tall_name(mut self, merge: VMergeType, paragraph: Paragraph) -> Self {
        let cell = self.open(1, paragraph);
        self.cells.extend(cell.map(|cell| cell.shading(shade()).vertical_merge(merge)));
        self
    }

    /// A cell written from its top.
    #[must_use]
    pub(super) fn room(mut self, span: usize, paragraph: Paragraph) -> Self {
        let cell = self.open(span, paragraph);
        self.cells.extend(cell.map(|cell| cell.vertical_align(VAlignType::Top)));
        self
    }

    /// The row, at least so high and never on two pages.
    pub(super) fn finish(self, kind: Kind, height: usize) -> Line {
        // A row shorter than its table would have a ragged edge.
        let left = self.widths.len() - self.at;
        let this = if left > 0 { self.cell(left, text::styled("TableText")) } else { self };
        let whole = row(this.lines, this.size, height);
        let (rule, piece) = match kind {
            Kind::Head => (HeightRule::Auto, Piece::Head(whole)),
            Kind::Plain => (HeightRule::AtLeast, Piece::Row(whole)),
        };
        let height = f32::from(u16::try_from(height).unwrap_or(u16::MAX));
        Line { row: TableRow::new(this.cells).cant_split().row_height(height).height_rule(rule), piece }
    }
}

fn shade() -> Shading {
    Shading::new().fill(SHADE)
}

/// A table with lines around each cell.
pub(super) fn ruled(rows: Vec<Line>, widths: &[usize]) -> Grid {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    let border = |position| TableBorder::new(position).border_type(BorderType::Single).size(4).color("auto");
    let borders = [Top, Left, Bottom, Right, InsideH, InsideV].map(border);
    let borders = borders.into_iter().fold(TableBorders::with_empty(), TableBorders::set);
    fixed(rows, widths, |table| table.style("TableGrid").set_borders(borders))
}

/// A table that only holds texts in their places.
pub(super) fn unruled(rows: Vec<Line>, widths: &[usize]) -> Grid {
    fixed(rows, widths, |table| table.style("Layout").set_borders(TableBorders::with_empty()))
}

fn fixed(rows: Vec<Line>, widths: &[usize], styled: impl FnOnce(Table) -> Table) -> Grid {
    let (rows, pieces) = rows.into_iter().map(|line| (line.row, line.piece)).unzip();
    let table = Table::new(rows).set_grid(widths.to_vec()).layout(TableLayoutType::Fixed);
    Grid { table: styled(table.width(widths.iter().sum(), WidthType::Dxa)), pieces }
}
