//! Official texts by GB/T 9704-2012, as far as Word can.

use docx_rs::{LineSpacing, Paragraph, SpecialIndentType, Table};

use super::body::Body;
use super::grid::{Kind, Row, unruled, widths};
use super::page::{CHARACTER, LINE, Page, mm};
use super::style::Look;
use super::{form, prose, text};
use crate::view::{Annex, Colophon, Official};

/// An official text with its annexes, each in a section of its own, and the colophon on the last page.
pub(super) fn official(body: &mut Body, official: &Official, look: &Look) {
    let page = Page::official();
    head(body, official, look);
    prose::blocks(body, &official.body, page, look);
    attachments(body, official, look);
    signature(body, official);
    if official.annexes.is_empty() {
        colophon(body, official.colophon.as_ref(), page);
    }
    body.end_section(page);
    for (at, annex) in official.annexes.iter().enumerate() {
        let last = at + 1 == official.annexes.len();
        self::annex(body, annex, official.colophon.as_ref().filter(|_| last), look);
    }
}

fn spaced(paragraph: Paragraph, before: usize) -> Paragraph {
    paragraph.line_spacing(LineSpacing::new().before(u32::try_from(before).unwrap_or_default()))
}

/// From the mark of a draft down to the addressees.
fn head(body: &mut Body, official: &Official, look: &Look) {
    let mut above = mm(35);
    if let Some(draft) = &official.draft {
        body.paragraph(text::line("Draft", draft));
        above -= LINE;
    }
    let red = official.red_head.as_deref();
    if let Some(issuer) = red {
        body.paragraph(spaced(text::styled("RedHead").add_run(text::run(issuer).size(red_size(issuer))), above));
    }
    if let Some(number) = &official.number {
        body.paragraph(text::line(if red.is_some() { "DocumentNumber" } else { "PlainNumber" }, number));
    }
    // Two lines below the rule (7.3.1).
    let title = text::line("Title", &official.title);
    body.paragraph(if official.number.is_some() { spaced(title, 2 * LINE) } else { title });
    if !official.addressees.is_empty() {
        let names = official.addressees.join(look.comma());
        body.paragraph(text::line("Addressees", &format!("{names}{}", look.colon().trim_end())));
    }
}

/// The size of the issuer's name in half points: as large as one line holds, and no larger than 22 mm.
fn red_size(issuer: &str) -> usize {
    let half_characters = text::half_width(issuer).max(1);
    // A little narrower than the type area of 442 pt.
    (2 * 2 * 430 / half_characters).clamp(2 * 22, 2 * 60)
}

/// The list of attachments: each name below the name of the first (7.3.4).
fn attachments(body: &mut Body, official: &Official, look: &Look) {
    let word = format!("{}{}", official.attachments_word, look.colon());
    let several = official.attachments.len() > 1;
    let word_width = text::half_width(&word) * CHARACTER / 2;
    let number_width = if several { CHARACTER * if official.attachments.len() > 9 { 3 } else { 2 } / 2 } else { 0 };
    let left = 2 * CHARACTER + word_width + number_width;
    for (at, title) in official.attachments.iter().enumerate() {
        let first = at == 0;
        let mark = if several { format!("{}.", at + 1) } else { String::new() };
        let before = if first { word.trim_end() } else { "" };
        let hanging = number_width + if first { word_width } else { 0 };
        let run = text::run(&format!("{before}{mark}")).add_tab();
        let paragraph = text::styled("Attachments").add_run(run).add_run(text::run(title));
        let hanging = i32::try_from(hanging).ok().map(SpecialIndentType::Hanging);
        let paragraph = paragraph.indent(i32::try_from(left).ok(), hanging, None, None);
        body.paragraph(if first { spaced(paragraph, LINE) } else { paragraph });
    }
}

/// Issuer and date, with room for a seal: the date four characters from the right, the issuer in the
/// middle above it (7.3.5.1).
fn signature(body: &mut Body, official: &Official) {
    let width = |line: Option<&String>| line.map_or(0, |line| text::half_width(line) * CHARACTER / 2);
    let (issuer, date) = (width(official.issuer.as_ref()), width(official.date.as_ref()));
    let from_right = 4 * CHARACTER;
    // A long name reaches to the edge, and the date keeps to its middle.
    let issuer_right = (from_right + date / 2).saturating_sub(issuer / 2);
    let date_right = from_right.max((issuer_right + issuer / 2).saturating_sub(date / 2));
    let line = |line: &str, right: usize| {
        text::line("Signature", line).indent(None, None, i32::try_from(right).ok(), None)
    };
    let mut before = 2 * LINE;
    if let Some(issuer) = &official.issuer {
        body.paragraph(spaced(line(issuer, issuer_right), before).keep_next(official.date.is_some()));
        before = 0;
    }
    if let Some(date) = &official.date {
        body.paragraph(spaced(line(date, date_right), before));
    }
}

/// An annex on new pages: its mark, its title on the third line, and it as a text or as sheets (7.3.8).
fn annex(body: &mut Body, annex: &Annex, colophon: Option<&Colophon>, look: &Look) {
    body.paragraph(text::line("AnnexMark", &annex.mark));
    if let [one] = annex.sheets.as_slice() {
        body.paragraph(text::line("AnnexTitle", if annex.title.is_empty() { one.title() } else { &annex.title }));
        form::sheet(body, one, None, look);
    } else {
        body.paragraph(text::line("AnnexTitle", &annex.title));
        let page = Page::official();
        prose::blocks(body, &annex.body, page, look);
        if annex.sheets.is_empty() {
            self::colophon(body, colophon, page);
            body.end_section(page);
            return;
        }
        for sheet in &annex.sheets {
            form::sheet(body, sheet, Some("TableTitle"), look);
        }
    }
    // A sheet may lie on its side; the foot of the text does not.
    if colophon.is_some() {
        let page = Page::official();
        body.paragraph(text::seam());
        self::colophon(body, colophon, page);
        body.end_section(page);
    }
}

/// 版记 at the foot of the page: rules of 0.35 mm outside and 0.25 mm between the lines (7.4).
fn colophon(body: &mut Body, colophon: Option<&Colophon>, page: Page) {
    let Some(colophon) = colophon else { return };
    let whole = page.inner_width();
    let columns = widths(&[1, 1], whole);
    let aside = i32::try_from(CHARACTER * 14 / 16).unwrap_or_default();
    let mut rows = Vec::new();
    if let Some(copies) = &colophon.copies {
        // The names begin below each other, after the word and its colon.
        let hanging = Some(SpecialIndentType::Hanging(3 * 280));
        let line = text::line("Colophon", copies).indent(Some(aside + 3 * 280), hanging, Some(aside), None);
        rows.push(Row::new(&columns).cell(2, line).finish(Kind::Plain, mm(8)));
    }
    let printer = text::line("Colophon", &colophon.printer).indent(Some(aside), None, None, None);
    let date = text::line("Colophon", &colophon.date).indent(None, None, Some(aside), None);
    let date = date.align(docx_rs::AlignmentType::Right);
    rows.push(Row::new(&columns).cell(1, printer).cell(1, date).finish(Kind::Plain, mm(8)));
    body.floating(at_foot(unruled(rows, &columns)));
}

fn at_foot(table: Table) -> Table {
    use docx_rs::TableBorderPosition::{Bottom, InsideH, Top};
    use docx_rs::{BorderType, TableBorder, TableBorders, TablePositionProperty};
    let rule = |position, size| TableBorder::new(position).border_type(BorderType::Single).size(size).color("auto");
    let borders = TableBorders::with_empty().set(rule(Top, 8)).set(rule(InsideH, 6)).set(rule(Bottom, 8));
    let position = TablePositionProperty::new().vertical_anchor("margin").horizontal_anchor("margin");
    table.set_borders(borders).position(position.position_x_alignment("left").position_y_alignment("bottom"))
}
