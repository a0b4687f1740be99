//! Findings for a program.

use serde::Serialize;

use super::{Diagnostic, place};
use crate::locale::Locale;
use crate::source::Sources;

/// One finding as JSON. Lines and columns count from 1, columns in characters.
#[derive(Debug, Serialize)]
pub struct Finding {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    #[serde(flatten)]
    place: Option<Place>,
    /// The file of a finding that stands nowhere in it.
    #[serde(skip_serializing_if = "Option::is_none", rename = "path")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Place>,
}

#[derive(Debug, Serialize)]
struct Place {
    path: String,
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
}

/// The finding with its sentences in the language of `locale`.
pub fn render(finding: &Diagnostic, sources: &Sources, locale: &Locale) -> Finding {
    let end = |span: crate::source::Span| sources.position(span.file, span.end);
    let here = place(finding, sources).map(|(path, at)| Place {
        path,
        line: at.line,
        column: at.column,
        end_line: finding.span.map(|span| end(span).line),
        end_column: finding.span.map(|span| end(span).column),
    });
    let related = finding.related.iter().map(|related| {
        let at = sources.position(related.span.file, related.span.start);
        let path = sources.shown_path(related.span.file);
        Place { path, line: at.line, column: at.column, end_line: None, end_column: None }
    });
    Finding {
        code: finding.code.id(),
        name: finding.code.slug(),
        severity: finding.severity().name(),
        message: finding.message(locale),
        help: finding.help(locale),
        file: here.is_none().then(|| named(finding)).flatten(),
        place: here,
        steps: finding.steps.iter().map(|step| locale.say(step)).collect(),
        related: related.collect(),
    }
}

/// The file that a finding names in its message.
fn named(finding: &Diagnostic) -> Option<String> {
    finding.args.iter().find(|(name, _)| *name == "path").map(|(_, path)| path.clone())
}
