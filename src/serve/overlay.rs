//! What a page says of the findings, over what it shows.

use std::fmt::Write as _;

use serde::Serialize;

use super::state::Current;
use crate::diag::{self, Diagnostic, Severity};
use crate::escape::escaped;
use crate::locale::Locale;
use crate::pipeline::Run;

/// How many findings are shown; the rest is counted.
const MOST: usize = 50;
/// How many characters of a line are shown.
const LINE: usize = 160;

/// What lies over a page.
#[derive(Debug, Default, Serialize)]
pub(super) struct Overlay {
    /// error, warning or clean.
    pub(super) state: &'static str,
    /// What it says, as HTML; nothing where there is nothing to say.
    pub(super) html: String,
}

/// What lies over every page now: errors in the way, warnings as a number that opens. Notes are about the
/// machine or the style, and are left to the terminal. What the findings are is said only where `all` may be told.
pub(super) fn overlay(current: &Current, locale: &Locale, all: bool) -> Overlay {
    let Some(last) = &current.last else { return Overlay { state: "clean", html: String::new() } };
    let of = |severity| last.run.findings.iter().filter(|f| f.severity() == severity).collect::<Vec<_>>();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let count = |found: &[&Diagnostic]| ("count", found.len().to_string());
    if !errors.is_empty() {
        let title = escaped(&locale.with("serve-overlay-errors", &[count(&errors)]));
        let key = if current.good.is_some() { "serve-overlay-kept" } else { "serve-overlay-none" };
        let kept = escaped(&locale.get(key));
        let close = escaped(&locale.get("serve-overlay-close"));
        let list = list(&errors, &last.run, locale, all);
        let html = format!(
            "<section class=\"errors\" role=\"alertdialog\" aria-labelledby=\"title\"><header><h2 id=\"title\">{title}</h2>\
             <button type=\"button\" data-close>{close}</button></header><p class=\"kept\">{kept}</p>{list}</section>"
        );
        return Overlay { state: "error", html };
    }
    if !warnings.is_empty() {
        let title = escaped(&locale.with("count-warning", &[count(&warnings)]));
        let close = escaped(&locale.get("serve-overlay-close"));
        let list = list(&warnings, &last.run, locale, all);
        let html = format!(
            "<details class=\"warnings\"><summary>{title}<button type=\"button\" data-close aria-label=\"{close}\">×\
             </button></summary>{list}</details>"
        );
        return Overlay { state: "warning", html };
    }
    Overlay { state: "clean", html: String::new() }
}

fn list(findings: &[&Diagnostic], run: &Run, locale: &Locale, all: bool) -> String {
    if !all {
        return format!("<p>{}</p>", escaped(&locale.get("serve-overlay-elsewhere")));
    }
    let shown: String = findings.iter().take(MOST).map(|finding| item(finding, run, locale)).collect();
    let more = findings.len().saturating_sub(MOST);
    let rest = (more > 0).then(|| escaped(&locale.with("serve-overlay-more", &[("count", more.to_string())])));
    format!("<ol>{shown}</ol>{}", rest.map(|rest| format!("<p>{rest}</p>")).unwrap_or_default())
}

/// One finding: what, where, the line itself, and what to do.
fn item(finding: &Diagnostic, run: &Run, locale: &Locale) -> String {
    let mut html =
        format!("<li><p class=\"what\"><code>{}</code> {}</p>", finding.code.id(), escaped(&finding.message(locale)));
    // Writing to a text never fails.
    if let Some((path, at)) = diag::place(finding, &run.sources) {
        let _ = write!(
            html,
            "<p class=\"where\">{}:{}:{}</p>{}",
            escaped(&path),
            at.line,
            at.column,
            excerpt(finding, run)
        );
    }
    for step in &finding.steps {
        let _ = write!(html, "<p>{}</p>", escaped(&locale.say(step)));
    }
    if let Some(help) = finding.help(locale) {
        let help = escaped(&locale.with("serve-overlay-help", &[("help", help)]));
        let _ = write!(html, "<p class=\"help\">{help}</p>");
    }
    html + "</li>"
}

/// The line in which a finding stands, with what is meant marked.
fn excerpt(finding: &Diagnostic, run: &Run) -> String {
    let Some(span) = finding.span.filter(|span| span.end > span.start) else { return String::new() };
    let (window, _) = run.sources.line_window(span);
    let text = run.sources.file(span.file).text.as_str();
    let (start, end) = (span.start as usize, (span.end as usize).min(window.end));
    let (Some(before), Some(marked)) = (text.get(window.start..start), text.get(start..end)) else {
        return String::new();
    };
    let marked = marked.lines().next().unwrap_or_default();
    let rest = text.get(start + marked.len()..window.end).unwrap_or_default().lines().next().unwrap_or_default();
    let cut = |text: &str, room: usize| text.chars().take(room).collect::<String>();
    let before: String = {
        let skip = before.chars().count().saturating_sub(LINE / 2);
        before.chars().skip(skip).collect()
    };
    format!("<pre>{}<mark>{}</mark>{}</pre>", escaped(&before), escaped(&cut(marked, LINE)), escaped(&cut(rest, LINE)))
}

/// A page for when there is no site yet: the overlay says why.
pub(super) fn nothing_yet(locale: &Locale) -> String {
    let (title, text) = (escaped(&locale.get("serve-nothing-title")), escaped(&locale.get("serve-nothing")));
    page(locale, &title, &text)
}

/// A page for a path at which the site has none.
pub(super) fn not_found(locale: &Locale, path: &str) -> String {
    let title = escaped(&locale.get("serve-not-found-title"));
    page(locale, &title, &escaped(&locale.with("serve-not-found", &[("path", path.to_owned())])))
}

/// A page for a document that can't be made, and for what reason, unless that is not to be told.
pub(super) fn not_made(locale: &Locale, reason: Option<&str>) -> String {
    let reason = reason.map_or_else(|| locale.get("serve-overlay-elsewhere"), str::to_owned);
    page(locale, &escaped(&locale.get("serve-not-made-title")), &escaped(&reason))
}

fn page(locale: &Locale, title: &str, text: &str) -> String {
    let lang = locale.lang().tag();
    format!(
        "<!doctype html>\n<html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><title>{title}</title><style>body{{font:16px/1.7 system-ui,\
         \"Microsoft YaHei\",sans-serif;max-width:40em;margin:4em auto;padding:0 1em;color:#222}}h1{{font-size:1.4em}}\
         </style></head><body><h1>{title}</h1><p>{text}</p><p><a href=\"/\">{}</a></p></body></html>\n",
        escaped(&locale.get("serve-home"))
    )
}
