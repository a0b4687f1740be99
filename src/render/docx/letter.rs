//! Certificates and statements, one a page.

use super::body::Body;
use super::page::Page;
use super::style::Look;
use super::{table, text};
use crate::view::Letter;

/// A letter in a section of its own.
pub(super) fn letter(body: &mut Body, letter: &Letter, look: &Look) {
    let page = Page::letter(letter.layout, letter.framed);
    body.paragraph(text::line("LetterTitle", &letter.title));
    if let Some(number) = &letter.number {
        body.paragraph(text::line("LetterNumber", number));
    }
    for paragraph in &letter.body {
        body.paragraph(text::line("LetterText", paragraph));
    }
    if let Some(own) = &letter.table {
        body.paragraph(text::styled("TableText"));
        table::table(body, own, page, look);
    }
    // Room for a seal over both lines.
    let space = docx_rs::LineSpacing::new().before(1280);
    body.paragraph(text::line("LetterSign", &letter.issuer).line_spacing(space).keep_next(true));
    body.paragraph(text::line("LetterSign", &letter.date));
    body.end_section(page);
}
