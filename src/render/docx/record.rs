//! A record: boxes with a name and a value, and tables below them.

use super::body::Body;
use super::fit::fitted;
use super::grid::{Kind, Line, Row, ruled, widths};
use super::page::{Page, mm};
use super::style::Look;
use super::{table, text};
use crate::view::{Field, Record};

/// The widths of names in half characters: from these, to those of the longest name.
const NAME_WIDTHS: (usize, usize) = (10, 16);

/// A record in a section of its own, set closer where that keeps it on one page. `above` is what stands over it.
pub(super) fn record(body: &mut Body, record: &Record, title: Option<&str>, above: usize, look: &Look) {
    let page = Page::record(record.layout);
    fitted(body, look, page, above, |body, look| draw(body, record, title, page, look));
    body.end_section(page);
}

fn draw(body: &mut Body, record: &Record, title: Option<&str>, page: Page, look: &Look) {
    let whole = page.inner_width();
    table::heading(body, record.code.as_deref(), title.map(|style| (style, record.title.as_str())));
    table::facts(body, &record.head, whole, look);
    let columns = columns(record, whole);
    if !record.lines.is_empty() {
        body.table(ruled(record.lines.iter().map(|line| row(line, &columns, look)).collect(), &columns));
    }
    for own in &record.tables {
        table::heading(
            body,
            own.code.as_deref(),
            Some((if look.official { "TableTitle" } else { "Heading2" }, &own.title)),
        );
        table::table(body, own, page, look);
    }
    table::below(body, &record.notes, &record.signatures, whole, look);
}

/// Two columns a box: its name and what it holds.
fn columns(record: &Record, whole: usize) -> Vec<usize> {
    let boxes = record.columns.max(1);
    let names = record.lines.iter().flatten().map(|field| text::half_width(&field.name) + 2);
    let name = names.max().unwrap_or_default().clamp(NAME_WIDTHS.0, NAME_WIDTHS.1) * 105;
    let each = whole / boxes;
    let name = name.min(each / 2);
    let shares: Vec<usize> = (0..boxes).flat_map(|_| [name, each - name]).collect();
    widths(&shares, whole)
}

fn row(line: &[Field], columns: &[usize], look: &Look) -> Line {
    let lines = line.iter().map(|field| field.height).max().unwrap_or(1).max(1);
    let mut row = Row::new(columns);
    for field in line {
        let value = text::line("TableText", &field.value.value.display());
        let span = field.span.max(1) * 2 - 1;
        row = row.name(1, text::line("TableHead", &field.name));
        row = if field.height > 1 { row.room(span, value) } else { row.cell(span, value) };
    }
    row.finish(Kind::Plain, look.air(mm(9)).max(mm(7) * lines))
}
