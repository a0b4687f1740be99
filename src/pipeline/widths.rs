//! What is too much for paper: tables too wide for it or for Word, and texts too long.

use std::collections::BTreeMap;

use super::means::Means;
use crate::diag::{Code, Diagnostic};
use crate::model::Edition;
use crate::source::{Sources, Span};
use crate::view::{Document, Format, Layout, Orientation, Size, Table, View, WORD_COLUMNS};

/// The forms whose columns do not fit their paper, each once, with the widest of its tables.
pub(super) fn wider_than_paper(views: &[(Edition, View)]) -> Vec<Diagnostic> {
    let mut widest: BTreeMap<Span, (u32, &Table)> = BTreeMap::new();
    let documents = views.iter().flat_map(|(_, view)| &view.documents);
    for (form, table) in documents
        .filter_map(|document| Some((document.form?, document)))
        .flat_map(|(form, document)| document.tables().map(move |table| (form, table)))
    {
        let width: u32 = table.columns.iter().map(|column| column.width).sum();
        if width > table.layout.characters() && widest.get(&form).is_none_or(|(known, _)| *known < width) {
            widest.insert(form, (width, table));
        }
    }
    let finding = |(form, (width, table)): (Span, (u32, &Table))| {
        let finding = Diagnostic::new(Code::FormTooWide, form).arg("title", &table.title);
        let room = table.layout.characters();
        // The page is never printed smaller than 6.5 points: what is wider runs into its neighbour.
        let finding = finding.arg("found", width).arg("room", room);
        finding.arg("seen", if width * 65 > room * 80 { "over" } else { "small" }).arg("way", way(table.layout, width))
    };
    widest.into_iter().map(finding).collect()
}

/// The least change of paper on which columns of a width have room, as the key of a sentence.
fn way(layout: Layout, width: u32) -> &'static str {
    let across = Layout { orientation: Orientation::Landscape, ..layout };
    let large = Layout { size: Size::A3, ..across };
    let fits = |layout: Layout| width <= layout.characters();
    if fits(across) {
        "across"
    } else if fits(large) {
        "large"
    } else {
        "fewer"
    }
}

/// The documents of which no text is made, as one of their tables has more columns than Word knows:
/// each form of the office's own once, and of what comes with the program every class or year whose
/// records are so many.
pub(super) fn wider_than_word(views: &[(Edition, View)], sources: &Sources) -> Vec<Diagnostic> {
    let mut widest: BTreeMap<Span, (usize, &str)> = BTreeMap::new();
    for document in views.iter().flat_map(|(_, view)| &view.documents) {
        let own = document.form.filter(|form| !sources.is_builtin(&sources.file(form.file).path));
        let Some(place) = own.or(document.source) else { continue };
        let columns = document.widest();
        if columns > widest.get(&place).map_or(WORD_COLUMNS, |(known, _)| *known) {
            widest.insert(place, (columns, &document.title));
        }
    }
    let finding = |(place, (columns, title)): (Span, (usize, &str))| {
        let finding = Diagnostic::new(Code::FormTooManyColumns, place).arg("title", title);
        finding.arg("found", columns).arg("room", WORD_COLUMNS)
    };
    widest.into_iter().map(finding).collect()
}

/// The texts of which no PDF is made, or no text for Word either, as they are too long, each once.
pub(super) fn longer_than_paper(means: &Means, views: &[(Edition, View)]) -> Vec<Diagnostic> {
    let printed = views.iter().filter(|(edition, _)| means.formats(*edition).contains(&Format::Pdf));
    let documents = printed.flat_map(|(_, view)| &view.documents);
    let long: BTreeMap<Option<Span>, &Document> = documents
        .filter(|document| document.is_too_long(Format::Pdf))
        .map(|document| (document.source, document))
        .collect();
    let finding = |(place, document): (Option<Span>, &Document)| {
        let length = document.length();
        let finding = Diagnostic { span: place, ..Diagnostic::nowhere(Code::TextTooLong) };
        let left_out = if document.is_too_long(Format::Docx) { "both" } else { "pdf" };
        let finding = finding.arg("title", &document.title).arg("left-out", left_out);
        finding.arg("found", length / 10_000).arg("thousands", length / 1_000)
    };
    long.into_iter().map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_is_advised_only_where_it_is_wide_enough() {
        let layout = Layout::default();
        let across = Layout { orientation: Orientation::Landscape, ..layout };
        assert_eq!([94, 96, 138, 139].map(|width| way(layout, width)), ["across", "large", "large", "fewer"]);
        assert_eq!([96, 139].map(|width| way(across, width)), ["large", "fewer"]);
    }
}
