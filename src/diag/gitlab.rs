//! Findings as GitLab's report of code quality.

use serde::Serialize;

use super::located::{Fingerprints, Located, text};
use super::{Code, Diagnostic, Severity};
use crate::locale::Locale;
use crate::source::Sources;

/// One finding of the report.
#[derive(Debug, Serialize)]
pub struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Debug, Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Debug, Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// The report.
pub fn render(findings: &[Diagnostic], sources: &Sources, locale: &Locale) -> Vec<Issue> {
    let mut fingerprints = Fingerprints::new();
    let issue = |finding: &Diagnostic| {
        let located = Located::of(finding, sources);
        let begin = located.line();
        Issue {
            description: text(finding, locale),
            check_name: finding.code.id(),
            fingerprint: fingerprints.next(finding, &located.path),
            severity: severity(finding),
            location: Location {
                lines: Lines { begin, end: located.range.map_or(begin, |(_, end)| end.line) },
                path: located.path,
            },
        }
    };
    findings.iter().map(issue).collect()
}

/// GitLab's word for how much a finding weighs: what would make protected values public weighs most.
fn severity(finding: &Diagnostic) -> &'static str {
    match (finding.severity(), finding.code) {
        (Severity::Error, Code::ProtectedValueLeaked | Code::LeakSearchFailed) => "blocker",
        (Severity::Error, _) => "major",
        (Severity::Warning, _) => "minor",
        (Severity::Note, _) => "info",
    }
}
