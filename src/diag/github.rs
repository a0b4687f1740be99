//! Findings as GitHub Actions shows them beside their lines: workflow commands on standard output.

use std::fmt::Write;

use super::located::{Located, text};
use super::{Diagnostic, Severity};
use crate::locale::Locale;
use crate::source::Sources;

/// A command a finding.
pub fn render(findings: &[Diagnostic], sources: &Sources, locale: &Locale) -> String {
    let mut out = String::new();
    for finding in findings {
        let command = match finding.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let located = Located::of(finding, sources);
        let _ = write!(out, "::{command} file={}", property(&located.path));
        if let Some((start, end)) = located.range {
            let _ = write!(out, ",line={},endLine={}", start.line, end.line);
            // Columns of several lines are refused.
            if start.line == end.line {
                let _ = write!(out, ",col={},endColumn={}", start.column, end.column);
            }
        }
        let _ = writeln!(out, ",title={}::{}", property(finding.code.id()), data(&text(finding, locale)));
    }
    out
}

/// A message as a command takes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property as a command takes it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;
    use crate::locale::Lang;
    use crate::source::Span;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        let sources = Sources::in_memory([("a,b:100%.csv", "甲,乙\r\n丙,丁\n")]);
        let file = sources.find("a,b:100%.csv").expect("added");
        let at = |range| {
            Diagnostic::new(Code::BadDate, Span::new(file, range)).arg("given", "1\r\n::error::%").arg("cause", "other")
        };
        let said = render(&[at(4..7), at(4..12), at(0..0)], &sources, &Locale::new(Lang::En));
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(
            lines[0].starts_with(
                "::error file=a%2Cb%3A100%25.csv,line=1,endLine=1,col=3,endColumn=4,title=K201::“1%0D%0A::error::%25”"
            ),
            "{said}"
        );
        assert!(lines[1].starts_with("::error file=a%2Cb%3A100%25.csv,line=1,endLine=2,title=K201::"), "{said}");
        assert!(lines[2].starts_with("::error file=a%2Cb%3A100%25.csv,title=K201::"), "{said}");
    }
}
