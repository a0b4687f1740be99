//! Where a finding is shown to programs that show it beside its line, and how they know it again.

use std::collections::HashMap;

use super::{Diagnostic, json};
use crate::locale::{Lang, Locale};
use crate::source::{Position, Sources, Span};

/// The file of an office as a whole: programs that show findings in files take none without one.
const OFFICE: &str = "content/site.yaml";

/// A file, and where in it.
pub(super) struct Located {
    /// The path below the root.
    pub(super) path: String,
    /// The first character and the one behind the last; nothing for the file as a whole.
    pub(super) range: Option<(Position, Position)>,
}

impl Located {
    /// Where a finding stands, else the file that it names, else that of the office.
    pub(super) fn of(finding: &Diagnostic, sources: &Sources) -> Self {
        if let Some(span) = finding.span {
            return Self::at(span, sources);
        }
        // What stands in no file of the office may name a page or a title.
        let named = json::named(finding).filter(|path| path.starts_with("content/") || path.starts_with("themes/"));
        Self { path: named.unwrap_or_else(|| OFFICE.to_owned()), range: None }
    }

    /// A place.
    pub(super) fn at(span: Span, sources: &Sources) -> Self {
        let range = (span != Span::file(span.file))
            .then(|| (sources.position(span.file, span.start), sources.position(span.file, span.end)));
        Self { path: sources.shown_path(span.file), range }
    }

    /// Its first line.
    pub(super) fn line(&self) -> usize {
        self.range.map_or(1, |(start, _)| start.line)
    }
}

/// What tells findings apart from run to run, whatever else is written into their files and in whichever language
/// they are said: the code, the path and the message.
pub(super) struct Fingerprints {
    english: Locale,
    seen: HashMap<String, usize>,
}

impl Fingerprints {
    /// Of no finding yet.
    pub(super) fn new() -> Self {
        Self { english: Locale::new(Lang::En), seen: HashMap::new() }
    }

    /// The fingerprint of the next finding. Of several that are alike in one file each has its own.
    pub(super) fn next(&mut self, finding: &Diagnostic, path: &str) -> String {
        let alike = format!("{}\0{path}\0{}", finding.code.id(), finding.message(&self.english));
        let before = self.seen.entry(alike.clone()).or_default();
        let text = if *before == 0 { alike } else { format!("{alike}\0{before}") };
        *before += 1;
        blake3::hash(text.as_bytes()).to_hex()[..32].to_owned()
    }
}

/// The whole of what is to be said of a finding: what is wrong, what led to it, and how to mend it, a line each.
pub(super) fn text(finding: &Diagnostic, locale: &Locale) -> String {
    let steps = finding.steps.iter().map(|step| locale.say(step));
    let lines = std::iter::once(finding.message(locale)).chain(steps).chain(finding.help(locale));
    lines.collect::<Vec<_>>().join("\n")
}
