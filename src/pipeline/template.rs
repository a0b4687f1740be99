//! A workbook that an authority hands out, filled, and what there is to say of it.

use crate::diag::{Code, Diagnostic};
use crate::render::fill::{Data, Placeholder, Unfit, fill};
use crate::source::Sources;
use crate::view::Template;

/// The filled workbook, and what there is to say of its placeholders.
pub(super) fn filled(
    title: &str,
    template: &Template,
    sources: &Sources,
) -> Result<(Vec<u8>, Vec<Diagnostic>), Diagnostic> {
    let path = sources.shown(&template.path);
    let finding = |code| Diagnostic::new(code, template.span).arg("path", &path);
    let bytes = sources
        .bytes(&template.path)
        .map_err(|error| Diagnostic::nowhere(Code::UnreadableFile).arg("path", &path).arg("reason", error))?;
    let (facts, columns, rows) = (template.facts.clone(), template.columns.clone(), template.rows.clone());
    let filled =
        fill(&bytes, &Data { facts, columns, rows }).map_err(|unfit| why(finding(Code::TemplateUnfit), &unfit))?;
    let mut said = Vec::new();
    if filled.found == 0 && filled.half.is_empty() {
        said.push(finding(Code::NoPlaceholder));
    }
    let placed = |code, placeholder: &Placeholder| {
        let finding = finding(code).arg("name", &placeholder.name).arg("sheet", &placeholder.sheet);
        let finding = finding.arg("cell", &placeholder.cell).arg("title", title);
        finding.arg("nearest", placeholder.nearest.as_deref().unwrap_or("none"))
    };
    said.extend(
        filled.unknown.iter().map(|placeholder| placed(Code::PlaceholderUnknown, placeholder).arg("cause", "unknown")),
    );
    let half = |placeholder| placed(Code::PlaceholderUnknown, placeholder);
    said.extend(filled.half.iter().map(half).map(|finding| finding.arg("cause", "braces")));
    said.extend(filled.left.iter().map(|rows| {
        let finding = finding(Code::DrawnRows).arg("sheet", &rows.sheet);
        finding.arg("first", rows.first).arg("last", rows.last)
    }));
    said.extend(filled.empty.iter().map(|placeholder| placed(Code::PlaceholderEmpty, placeholder)));
    Ok((filled.bytes, said))
}

/// The finding for a workbook that can't be filled.
fn why(finding: Diagnostic, unfit: &Unfit) -> Diagnostic {
    match unfit {
        Unfit::NotAWorkbook => finding.arg("cause", "not-a-workbook"),
        Unfit::OldFormat => finding.arg("cause", "old-format"),
        Unfit::Encrypted => finding.arg("cause", "encrypted"),
        Unfit::Macros => finding.arg("cause", "macros"),
        Unfit::TooLarge => finding.arg("cause", "too-large"),
        Unfit::TooManyRows { sheet } => finding.arg("cause", "too-many-rows").arg("sheet", sheet),
        Unfit::TextTooLong { sheet, cell } => {
            finding.arg("cause", "text-too-long").arg("sheet", sheet).arg("cell", cell)
        }
        Unfit::Unreadable { part } => finding.arg("cause", "unreadable").arg("part", part),
    }
}
