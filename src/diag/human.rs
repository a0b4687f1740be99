//! Findings for a person at a terminal.

mod many;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

pub use many::list;

use super::{Diagnostic, Severity};
use crate::locale::Locale;
use crate::source::{Sources, Span};

/// The longest excerpt of one line, in bytes: a file of one line must not fill the screen.
const LONGEST: usize = 400;

/// One finding with its excerpt, its reason and the way to mend it. Colour codes are always there:
/// who prints it strips them where they are not wanted.
pub fn render(finding: &Diagnostic, sources: &Sources, locale: &Locale) -> String {
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let level = level.with_name(locale.get(finding.severity().name()));
    let mut group = Group::with_title(level.primary_title(finding.message(locale)).id(finding.code.id()));
    if let Some(span) = finding.span {
        group = excerpt(group, sources, span, AnnotationKind::Primary, None, finding.code.hides_excerpt());
    }
    for related in &finding.related {
        let label = locale.format(finding.code.slug(), Some(related.label), &finding.args);
        group = excerpt(group, sources, related.span, AnnotationKind::Context, label, finding.code.hides_excerpt());
    }
    for step in &finding.steps {
        group = group.element(Level::INFO.with_name(locale.get("step")).message(locale.say(step)));
    }
    if let Some(help) = finding.help(locale) {
        group = group.element(Level::HELP.with_name(locale.get("help")).message(help));
    }
    if finding.fix.is_some() {
        group = group.element(Level::NOTE.with_name(locale.get("note")).message(locale.get("finding-fixable")));
    }
    Renderer::styled().decor_style(DecorStyle::Unicode).render(&[group])
}

fn excerpt<'a>(
    group: Group<'a>,
    sources: &'a Sources,
    span: Span,
    kind: AnnotationKind,
    label: Option<String>,
    hidden: bool,
) -> Group<'a> {
    let file = sources.file(span.file);
    let path = sources.shown_path(span.file);
    let (window, line) = sources.line_window(span);
    let text = file.text.get(window.clone()).unwrap_or_default();
    if text.len() > LONGEST || text.is_empty() || hidden {
        let at = sources.position(span.file, span.start);
        return group.element(annotate_snippets::Origin::path(path).line(at.line).char_column(at.column));
    }
    let start = (span.start as usize).saturating_sub(window.start).min(text.len());
    let end = (span.end as usize).saturating_sub(window.start).clamp(start, text.len());
    // A place within a character is none that can be marked.
    let start = (0..=start).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let end = (end..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let snippet = Snippet::source(text).line_start(line).path(path).fold(false);
    group.element(snippet.annotation(kind.span(start..end).label(label)))
}
