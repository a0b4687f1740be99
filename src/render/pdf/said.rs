//! What typst says, as findings.

use typst::WorldExt;
use typst::diag::{Severity, SourceDiagnostic};

use super::world::Desk;
use crate::diag::{Code, Diagnostic};

/// The finding for an error or a warning about a document of the path `page`.
pub(super) fn finding(said: &SourceDiagnostic, desk: &Desk<'_>, page: &str) -> Diagnostic {
    let code = match said.severity {
        Severity::Error => Code::PaperTemplateError,
        Severity::Warning => Code::PaperTemplateWarning,
    };
    let hints = said.hints.iter().map(|hint| hint.v.to_string());
    let detail = std::iter::once(said.message.to_string()).chain(hints).collect::<Vec<_>>().join("; ");
    Diagnostic::nowhere(code).arg("detail", detail).arg("place", place(said, desk)).arg("page", page)
}

/// The finding for a document that could not keep a standard.
pub(super) fn not_kept(code: Code, reason: &SourceDiagnostic, title: &str) -> Diagnostic {
    // Typst names the standard before what is against it, and of two it names the first.
    let detail = reason.message.split_once(" error: ").map_or(reason.message.as_str(), |(_, detail)| detail);
    // What happens in offices has a sentence of its own; the rest is told in typst's words.
    let cause = match detail {
        _ if detail.contains("could not be displayed with font") => "glyph",
        _ if detail.contains("license of font") => "licence",
        _ if detail.contains("contains the codepoint") => "private",
        _ => "other",
    };
    let finding = Diagnostic::nowhere(code).arg("detail", detail).arg("page", title);
    finding.arg("count", 1).arg("cause", cause)
}

/// The template and line, `paper/forms.typ:12`: where it went wrong, or where that was called from.
fn place(said: &SourceDiagnostic, desk: &Desk<'_>) -> String {
    let Some(file) = said.span.id() else { return "paper".to_owned() };
    let name = format!("paper/{}", file.get().vpath().get_without_slash());
    let line = || {
        let range = desk.range(said.span)?;
        let source = desk.shelf.source_of(file)?;
        source.lines().byte_to_line(range.start)
    };
    line().map_or_else(|| name.clone(), |line| format!("{name}:{}", line + 1))
}
