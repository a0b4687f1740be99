//! What has been written so far: paragraphs and tables, cut into sections.

use std::collections::BTreeMap;

use docx_rs::{DocumentChild, Footnote, LineSpacingType, Paragraph, SectionProperty};

use super::grid::Grid;
use super::measure::{self, Piece};
use super::page::Page;
use super::picture;
use super::text;

/// A body that is done.
pub(super) struct Finished {
    pub(super) children: Vec<DocumentChild>,
    pub(super) sections: Vec<String>,
    /// What each of its pictures says.
    pub(super) alts: Vec<String>,
}

/// The body of a text.
#[derive(Debug, Default)]
pub(super) struct Body {
    children: Vec<DocumentChild>,
    /// What the sections say of their pages, in order.
    sections: Vec<String>,
    notes: usize,
    /// The pictures that can be shown, by their paths.
    pictures: BTreeMap<String, Vec<u8>>,
    /// What each of those says that are shown, in order.
    alts: Vec<String>,
    /// The width in which it is measured, if it is, and what was found.
    width: Option<usize>,
    flow: Vec<Piece>,
}

impl Body {
    /// One that is measured, in such a width.
    pub(super) fn trial(width: usize) -> Self {
        Self { width: Some(width), ..Self::default() }
    }

    /// One in which such pictures may be shown.
    pub(super) fn showing(pictures: impl Iterator<Item = (String, Vec<u8>)>) -> Self {
        let pictures = pictures.filter(|(_, bytes)| picture::kind(bytes).is_some()).collect();
        Self { pictures, ..Self::default() }
    }

    /// The picture at a path, which says this, with the name of its part; nothing where it can't be shown.
    pub(super) fn picture(&mut self, path: &str, alt: &str) -> Option<(String, Vec<u8>)> {
        let at = self.pictures.keys().position(|known| known == path)?;
        let bytes = self.pictures.get(path)?.clone();
        self.alts.push(alt.to_owned());
        Some((format!("rIdPicture{}", at + 1), bytes))
    }

    /// What was measured.
    pub(super) fn flow(&self) -> &[Piece] {
        &self.flow
    }

    /// Adds what was measured elsewhere.
    pub(super) fn measure(&mut self, pieces: impl IntoIterator<Item = Piece>) {
        self.flow.extend(pieces);
    }

    /// Adds what was written elsewhere, within one section and without footnotes.
    pub(super) fn append(&mut self, other: Self) {
        self.children.extend(other.children);
    }

    pub(super) fn paragraph(&mut self, paragraph: Paragraph) {
        if let Some(width) = self.width {
            self.flow.push(measure::paragraph(&paragraph, width));
        }
        self.children.push(DocumentChild::Paragraph(Box::new(paragraph)));
    }

    /// A table; two that follow each other would be one in Word, and one can't be the last of a section.
    pub(super) fn table(&mut self, grid: Grid) {
        if matches!(self.children.last(), Some(DocumentChild::Table(_))) {
            self.paragraph(text::seam());
        }
        if self.width.is_some() {
            self.measure(grid.pieces);
        }
        self.children.push(DocumentChild::Table(Box::new(grid.table)));
    }

    /// Sets the lines of all paragraphs so far at such a distance, where they have none of their own.
    pub(super) fn space_lines(&mut self, line: usize) {
        let line = i32::try_from(line).unwrap_or(i32::MAX);
        for child in &mut self.children {
            let DocumentChild::Paragraph(paragraph) = child else { continue };
            let style = paragraph.property.style.as_ref().map_or("", |style| style.val.as_str());
            if !matches!(style, "Title" | "RedHead" | "Seam" | "TableGap") {
                let spacing = paragraph.property.line_spacing.take().unwrap_or_default();
                let spacing = spacing.line_rule(LineSpacingType::Exact).line(line);
                paragraph.property.line_spacing = Some(spacing);
            }
        }
    }

    /// Keeps the end of the last paragraph with what follows.
    pub(super) fn keep_last(&mut self) {
        if let Some(DocumentChild::Paragraph(last)) = self.children.last_mut() {
            last.property.keep_next = Some(true);
        }
    }

    /// Paragraphs in a frame of their own, on the page on which the last paragraph is.
    pub(super) fn framed(&mut self, paragraphs: Vec<Paragraph>) {
        if !matches!(self.children.last(), Some(DocumentChild::Paragraph(_))) {
            self.paragraph(text::seam());
        }
        // A frame stands before the paragraph to which it belongs.
        let last = self.children.pop();
        for paragraph in paragraphs {
            self.paragraph(paragraph);
        }
        self.children.extend(last);
    }

    /// Ends a section, whose pages are such; what follows begins on a new page. Its last paragraph says
    /// so: one more might come to lie on a page of its own.
    pub(super) fn end_section(&mut self, page: Page) {
        let open = |child: &DocumentChild| matches!(child, DocumentChild::Paragraph(last) if last.property.section_property.is_none());
        if !self.children.last().is_some_and(open) {
            self.paragraph(text::seam());
        }
        if let Some(DocumentChild::Paragraph(last)) = self.children.last_mut() {
            last.property.section_property = Some(SectionProperty::new());
        }
        self.sections.push(page.section());
    }

    /// Everything for the package: the last section is said by the body itself.
    pub(super) fn finished(mut self) -> Finished {
        if let Some(DocumentChild::Paragraph(last)) = self.children.last_mut() {
            last.property.section_property = None;
        }
        Finished { children: self.children, sections: self.sections, alts: self.alts }
    }

    /// A footnote of these paragraphs; docx-rs would count those of all documents together.
    pub(super) fn footnote(&mut self, content: Vec<Paragraph>) -> Footnote {
        self.notes += 1;
        Footnote { id: self.notes, content }
    }

    /// The text of the only paragraph.
    #[cfg(test)]
    pub(super) fn only_text(&self) -> Option<String> {
        match self.children.as_slice() {
            [DocumentChild::Paragraph(only)] => Some(only.raw_text()),
            _ => None,
        }
    }
}
