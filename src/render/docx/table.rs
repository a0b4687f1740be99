//! A table with what stands above and below it.

use docx_rs::{AlignmentType, LineSpacing, LineSpacingType, Paragraph, VMergeType};

use super::body::Body;
use super::grid::{Grid, Kind, Line, Row, ruled, unruled, widths};
use super::measure::{CELL_MARGINS, SIZE, line};
use super::page::{Page, mm};
use super::style::Look;
use super::text;
use crate::view::{Align, Cell, Fact, Table};

/// The code of a record, and its title in a style.
pub(super) fn heading(body: &mut Body, code: Option<&str>, title: Option<(&str, &str)>) {
    if let Some(code) = code {
        body.paragraph(text::line("RecordCode", code));
    }
    if let Some((style, title)) = title {
        body.paragraph(text::line(style, title));
    }
}

/// A table with the facts above it and all that stands below, as wide as the page's type area.
pub(super) fn table(body: &mut Body, table: &Table, page: Page, look: &Look) {
    let whole = page.inner_width();
    facts(body, &table.head, whole, look);
    // A row without cells is none for Word.
    if table.columns.is_empty() {
        return below(body, &table.notes, &table.signatures, whole, look);
    }
    let drawing = Drawing::new(table, page, look);
    let pages = drawing.pages();
    let last = pages.len().saturating_sub(1);
    for (at, rows) in pages.into_iter().enumerate() {
        if at > 0 {
            body.paragraph(text::seam().page_break_before(true));
        }
        body.table(drawing.draw(rows, at == last));
    }
    below(body, &table.notes, &table.signatures, whole, look);
}

/// Facts in two columns.
pub(super) fn facts(body: &mut Body, facts: &[Fact], whole: usize, look: &Look) {
    let longest = |at: usize| {
        let column = facts.iter().skip(at).step_by(2);
        column.map(|fact| text::half_width(&fact.name) + text::half_width(&fact.value)).max().unwrap_or_default()
    };
    // As wide as they need, but no more than two thirds.
    let (left, right) = (longest(0).max(1), longest(1).max(1));
    let halves = widths(&[left.clamp(right / 2, 2 * right), right.clamp(left / 2, 2 * left)], whole);
    let line = |fact: &Fact| text::line("TableText", &look.fact(&fact.name, &fact.value)).keep_next(true);
    let row = |pair: &[Fact]| {
        let span = if pair.len() == 1 { 2 } else { 1 };
        let row = pair.iter().fold(Row::new(&halves), |row, fact| row.cell(span, line(fact)));
        row.finish(Kind::Plain, look.air(mm(7)))
    };
    if !facts.is_empty() {
        body.table(unruled(facts.chunks(2).map(row).collect(), &halves));
    }
}

/// Notes, and the lines to sign side by side, with room for a name and a seal.
pub(super) fn below(body: &mut Body, notes: &[String], signatures: &[String], whole: usize, look: &Look) {
    for note in notes {
        body.paragraph(text::line("TableNote", note).keep_next(!signatures.is_empty()));
    }
    let widest = signatures.iter().map(|line| text::half_width(line) + 2).max().unwrap_or(1);
    // As many to a row as have room for their words; those of a last row keep to their columns.
    let room = (whole / (widest * 5 * SIZE)).clamp(1, signatures.len().max(1));
    let columns = widths(&vec![1; room], whole);
    let row = |few: &[String]| {
        let row = few.iter().fold(Row::new(&columns), |row, line| row.cell(1, text::line("TableText", line)));
        row.finish(Kind::Plain, look.air(mm(20)).max(mm(14)))
    };
    if !signatures.is_empty() {
        body.table(unruled(signatures.chunks(room).map(row).collect(), &columns));
    }
}

/// How a table is drawn.
struct Drawing<'t> {
    table: &'t Table,
    widths: Vec<usize>,
    /// The size of its text in half points.
    size: usize,
    /// The height of a row at least.
    height: usize,
}

/// The smallest size in half points that can still be read.
const SMALLEST: usize = 13;

impl<'t> Drawing<'t> {
    fn new(table: &'t Table, page: Page, look: &Look) -> Self {
        let whole = page.inner_width();
        let shares: Vec<usize> = table.columns.iter().map(|column| column.width.max(1) as usize).collect();
        let needed: Vec<usize> = shares.iter().map(|share| share * 10 * SIZE + 2 * CELL_MARGINS).collect();
        let widths = widths(&needed, whole);
        // Twips for a character of a half point are ten.
        let room = whole.saturating_sub(CELL_MARGINS * shares.len());
        let fitting = room / (10 * shares.iter().sum::<usize>().max(1));
        Self { table, widths, size: fitting.clamp(SMALLEST, SIZE), height: look.air(row_height(table, page)) }
    }

    /// The rows of each page, where a form says how many.
    fn pages(&self) -> Vec<&'t [Vec<Cell>]> {
        match self.table.layout.rows {
            Some(rows) if rows > 0 && self.table.rows.len() > rows => self.table.rows.chunks(rows).collect(),
            _ => vec![self.table.rows.as_slice()],
        }
    }

    fn draw(&self, rows: &[Vec<Cell>], is_last: bool) -> Grid {
        let mut drawn = self.heads();
        let signed = is_last && !self.table.signatures.is_empty();
        let total = self.table.total.as_ref().filter(|_| is_last);
        // What is signed may not stand alone on a page.
        let kept = rows.len().saturating_sub(if signed { 2 } else { 0 });
        for (at, cells) in rows.iter().enumerate() {
            drawn.push(self.row("TableText", cells, signed && at >= kept));
        }
        drawn.extend(total.map(|cells| self.row("TableTotal", cells, signed)));
        ruled(drawn, &self.widths)
    }

    /// A text in a style, of the table's size.
    fn text(&self, style: &str, content: &str) -> Paragraph {
        let paragraph = text::styled(style);
        let run = (!content.is_empty()).then(|| text::run(content));
        if self.size == SIZE {
            return text::with_runs(paragraph, run);
        }
        let distance = i32::try_from(line(self.size)).unwrap_or_default();
        let spacing = LineSpacing::new().line_rule(LineSpacingType::Exact).line(distance);
        text::with_runs(paragraph.line_spacing(spacing), run.map(|run| run.size(self.size)))
    }

    fn line(&self) -> Row<'_> {
        Row::new(&self.widths).sized(self.size)
    }

    fn head(&self, title: &str) -> Paragraph {
        self.text("TableHead", title)
    }

    /// The heads, in two rows where columns have a group.
    fn heads(&self) -> Vec<Line> {
        let columns = &self.table.columns;
        let Some(groups) = self.table.groups() else {
            let row = columns.iter().fold(self.line(), |row, column| row.name(1, self.head(&column.title)));
            return vec![row.finish(Kind::Head, mm(8))];
        };
        let (mut upper, mut lower) = (self.line(), self.line());
        let mut left = columns.iter();
        for (group, span) in groups {
            let own = left.by_ref().take(span);
            if let Some(group) = group {
                upper = upper.name(span, self.head(group));
                lower = own.fold(lower, |row, column| row.name(1, self.head(&column.title)));
            } else {
                for column in own {
                    upper = upper.tall_name(VMergeType::Restart, self.head(&column.title));
                    lower = lower.tall_name(VMergeType::Continue, text::styled("TableHead"));
                }
            }
        }
        [upper, lower].map(|row| row.finish(Kind::Head, mm(7))).into()
    }

    fn row(&self, style: &str, cells: &[Cell], keep: bool) -> Line {
        let mut row = self.line();
        for (cell, column) in cells.iter().zip(&self.table.columns) {
            let mut paragraph = self.text(style, &cell.value.display());
            if column.align != Align::Start {
                paragraph = paragraph.align(AlignmentType::Center);
            }
            if cell.indent > 0 {
                paragraph = paragraph.indent(i32::try_from(cell.indent * 10 * SIZE).ok(), None, None, None);
            }
            row = row.cell(1, if keep { paragraph.keep_next(true) } else { paragraph });
        }
        row.finish(Kind::Plain, self.height)
    }
}

/// The height of a row: where a form says how many lie on a page, so much that they fill it.
fn row_height(table: &Table, page: Page) -> usize {
    let Some(rows) = table.layout.rows.filter(|rows| *rows > 0) else { return mm(7) };
    let around = mm(16) + mm(7) * table.head.len().div_ceil(2) + mm(16) + mm(6) * table.notes.len();
    let signed = if table.signatures.is_empty() { 0 } else { mm(20) };
    let room = page.inner_height().saturating_sub(around + signed);
    (room / rows).clamp(mm(5), mm(14))
}
