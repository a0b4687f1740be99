//! The text of an official document: headings, paragraphs, lists, tables and footnotes.

use docx_rs::{AlignmentType, Paragraph, Run as Drawn};

use super::body::Body;
use super::grid::{Kind, Row, ruled, widths};
use super::page::{CHARACTER, Page, mm};
use super::picture;
use super::style::Look;
use super::text;
use crate::view::{Align, Block, Run};

/// Blocks on a page.
pub(super) fn blocks(body: &mut Body, blocks: &[Block], page: Page, look: &Look) {
    for block in blocks {
        match block {
            Block::Heading { level, text } => {
                let style = format!("Heading{}", (*level).clamp(1, 4));
                let paragraph = runs(body, text::styled(&style), text);
                body.paragraph(paragraph);
            }
            Block::Paragraph { text, depth } => {
                // What goes on within an entry of a list stands as the entry does.
                let paragraph = runs(body, indented(depth.saturating_sub(1)), text);
                body.paragraph(paragraph);
            }
            Block::Item { mark, text, depth } => {
                let space = if look.chinese && mark.ends_with('.') { "" } else { " " };
                let marked = indented(*depth).add_run(text::run(&format!("{mark}{space}")));
                let paragraph = runs(body, marked, text);
                body.paragraph(paragraph);
            }
            Block::Table { aligns, head, rows } => table(body, aligns, head, rows, page),
            Block::Picture { path, width, height, alt, caption, .. } => {
                picture::block(body, path, (*width, *height), alt, caption, page);
            }
            // Word draws SVG only beside a picture of points; the table behind it says the same.
            Block::Drawing { .. } => {}
            Block::Code { text } => body.paragraph(text::line("Code", text)),
            Block::Rule => body.paragraph(text::styled("Rule")),
        }
    }
}

/// A paragraph of the text, some levels in.
fn indented(depth: usize) -> Paragraph {
    let paragraph = text::styled("BodyText");
    if depth == 0 {
        return paragraph;
    }
    paragraph.indent(i32::try_from(2 * CHARACTER * depth).ok(), None, None, None)
}

/// A paragraph with runs.
fn runs(body: &mut Body, paragraph: Paragraph, runs: &[Run]) -> Paragraph {
    let mut paragraph = paragraph;
    for run in runs {
        if let Some(note) = &run.note {
            let content = self::runs(body, text::styled("FootnoteText"), note);
            paragraph = paragraph.add_run(Drawn::new().add_footnote_reference(body.footnote(vec![content])));
        } else if let Some(link) = run.link.as_deref().filter(|link| is_address(link)) {
            let instruction = format!("HYPERLINK \"{}\"", link.replace(['"', '\\'], ""));
            paragraph = text::with_runs(paragraph, text::field(&instruction, drawn(run)));
        } else {
            paragraph = paragraph.add_run(drawn(run));
        }
    }
    paragraph
}

/// Whether a link leads somewhere from paper's place too, and not to a page beside this one.
fn is_address(link: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| link.starts_with(scheme))
}

fn drawn(run: &Run) -> Drawn {
    let mut drawn = Drawn::new();
    match run.head {
        Some(level) => drawn = drawn.style(&format!("Head{}", level.clamp(1, 4))),
        None if run.emphasis => drawn = drawn.style("Emphasis"),
        None if run.strong => drawn = drawn.style("Strong"),
        None => {}
    }
    if run.strong && run.emphasis && run.head.is_none() {
        drawn = drawn.bold();
    }
    if run.struck {
        drawn = drawn.strike();
    }
    text::add(drawn, &run.text)
}

/// The width in half characters up to which the texts of a column are short words.
const SHORT: usize = 8;

/// A table within the text, its columns as wide as their longest cells ask for.
fn table(body: &mut Body, aligns: &[Align], head: &[Vec<Run>], rows: &[Vec<Vec<Run>>], page: Page) {
    let width = |cell: &Vec<Run>| cell.iter().map(|run| text::half_width(&run.text)).sum::<usize>();
    let longest = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).chain(head.get(at));
        cells.map(width).max().unwrap_or_default()
    };
    let columns = head.len().max(rows.iter().map(Vec::len).max().unwrap_or_default());
    if columns == 0 {
        return;
    }
    let longest: Vec<usize> = (0..columns).map(longest).collect();
    // No column is so narrow that words fall apart, nor so wide that others do.
    let shares: Vec<usize> = longest.iter().map(|width| (*width).clamp(4, 40) + 2).collect();
    let widths = widths(&shares, page.inner_width());
    let mut drawn = Vec::with_capacity(rows.len() + 1);
    let heads = (0..columns).fold(Row::new(&widths), |row, at| {
        let cell = head.get(at).map_or(&[][..], Vec::as_slice);
        row.name(1, runs(body, text::styled("TableHead"), cell))
    });
    drawn.push(heads.finish(Kind::Head, mm(8)));
    for row in rows {
        let cells = (0..columns).fold(Row::new(&widths), |line, at| {
            let cell = row.get(at).map_or(&[][..], Vec::as_slice);
            let paragraph = runs(body, text::styled("TableText"), cell);
            let is_start = aligns.get(at).is_none_or(|align| *align == Align::Start);
            line.cell(
                1,
                if is_start && longest[at] > SHORT { paragraph } else { paragraph.align(AlignmentType::Center) },
            )
        });
        drawn.push(cells.finish(Kind::Plain, mm(7)));
    }
    // A little air, so that lines of text do not touch the table.
    body.paragraph(text::styled("TableGap").keep_next(true));
    body.table(ruled(drawn, &widths));
    body.paragraph(text::styled("TableGap"));
}
