//! Findings for a program.

use serde::Serialize;

use super::Diagnostic;
use crate::locale::Locale;
use crate::source::{Sources, Span};

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
    /// What mends it, where that is certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Fix>,
}

#[derive(Debug, Serialize)]
struct Fix {
    #[serde(flatten)]
    place: Place,
    /// What comes in the place of what stands there.
    text: String,
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
    let whole = |span: Span| {
        let (start, end) = (sources.position(span.file, span.start), sources.position(span.file, span.end));
        Place {
            path: sources.shown_path(span.file),
            line: start.line,
            column: start.column,
            end_line: Some(end.line),
            end_column: Some(end.column),
        }
    };
    let here = finding.span.map(whole);
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
        fix: finding.fix.as_ref().map(|fix| Fix { place: whole(fix.span), text: fix.text.clone() }),
    }
}

/// The file that a finding names in its message.
pub(super) fn named(finding: &Diagnostic) -> Option<String> {
    finding.args.iter().find(|(name, _)| *name == "path").map(|(_, path)| path.clone())
}
