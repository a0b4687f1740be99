//! What the commands say: findings, a summary line, failures.

use std::io::Write;
use std::time::Duration;

use serde::Serialize;

use super::Exit;
use super::args::{Command, ResultFormat};
use crate::diag::{self, Code, Diagnostic, Severity};
use crate::locale::Locale;
use crate::pipeline::{Run, Stage};
use crate::source::Sources;

/// Says things in the user's language: sentences on standard error, data on standard output.
pub(super) struct Reporter {
    /// The user's language.
    pub(super) locale: Locale,
    format: ResultFormat,
    strict: bool,
    quiet: bool,
    /// Whether to say more.
    pub(super) verbose: bool,
}

#[derive(Serialize)]
struct Findings<'a, T: Serialize> {
    findings: Vec<diag::json::Finding>,
    errors: usize,
    warnings: usize,
    notes: usize,
    #[serde(flatten)]
    more: &'a T,
}

impl Reporter {
    /// A reporter as the arguments ask for.
    pub(super) fn new(command: &Command) -> Self {
        let common = command.common();
        Self {
            locale: Locale::new(common.language()),
            format: common.format,
            strict: command.strict(),
            quiet: common.quiet,
            verbose: common.verbose,
        }
    }

    /// Whether a moving display has its place.
    pub(super) fn shows_progress(&self) -> bool {
        self.format == ResultFormat::Human && !self.quiet
    }

    /// Says every finding: as sentences, or as one JSON value with `more` beside them.
    pub(super) fn findings<T: Serialize>(&self, findings: &[Diagnostic], sources: &Sources, more: &T) {
        let counts = diag::count(findings);
        let count = |severity| counts.get(&severity).copied().unwrap_or(0);
        if self.format == ResultFormat::Json {
            let findings = Findings {
                findings: findings.iter().map(|finding| diag::json::render(finding, sources, &self.locale)).collect(),
                errors: count(Severity::Error),
                warnings: count(Severity::Warning),
                notes: count(Severity::Note),
                more,
            };
            let text = serde_json::to_string_pretty(&findings).unwrap_or_default();
            // A closed standard output leaves nobody to tell.
            drop(writeln!(anstream::stdout(), "{text}"));
            return;
        }
        let mut out = anstream::stderr().lock();
        // What the machine lacks is the same every time: it is counted, and said where more is asked for.
        let is_said = |finding: &&Diagnostic| {
            finding.severity() == Severity::Error
                || !self.quiet && (self.verbose || finding.code != Code::FontSubstituted)
        };
        for finding in findings.iter().filter(is_said) {
            drop(writeln!(out, "{}\n", diag::human::render(finding, sources, &self.locale)));
        }
    }

    /// The counts of findings as words.
    pub(super) fn counts(&self, findings: &[Diagnostic]) -> String {
        let counts = diag::count(findings);
        let parts = counts.iter().map(|(severity, count)| {
            self.locale.with(&format!("count-{}", severity.name()), &[("count", count.to_string())])
        });
        let parts: Vec<_> = parts.collect();
        if parts.is_empty() { self.locale.get("count-none") } else { parts.join(&self.locale.get("list-comma")) }
    }

    /// Whether the result is for a program.
    pub(super) fn is_json(&self) -> bool {
        self.format == ResultFormat::Json
    }

    /// Says data: a value as JSON, or lines as text.
    pub(super) fn data<T: Serialize>(&self, value: &T, lines: impl FnOnce(&Locale) -> Vec<String>) {
        let text = if self.is_json() {
            serde_json::to_string_pretty(value).unwrap_or_default()
        } else {
            lines(&self.locale).join("\n")
        };
        // A closed standard output leaves nobody to tell.
        drop(writeln!(anstream::stdout(), "{text}"));
    }

    /// Says a text that is data as it is.
    pub(super) fn text(text: &str) {
        // A closed standard output leaves nobody to tell.
        drop(write!(anstream::stdout(), "{text}"));
    }

    /// Says the errors among the findings.
    pub(super) fn errors(&self, run: &Run) {
        self.blocking(run, |finding| finding.severity() == Severity::Error);
    }

    /// Says the findings that stand in the way as sentences, whatever the format: there is no result.
    pub(super) fn blocking(&self, run: &Run, blocks: impl Fn(&Diagnostic) -> bool) {
        self.sentences(run.findings.iter().filter(|finding| blocks(finding)), &run.sources);
    }

    /// Says findings as sentences.
    pub(super) fn sentences<'a>(&self, findings: impl Iterator<Item = &'a Diagnostic>, sources: &Sources) {
        let mut out = anstream::stderr().lock();
        for finding in findings {
            drop(writeln!(out, "{}\n", diag::human::render(finding, sources, &self.locale)));
        }
    }

    /// Says findings that have just come: errors, and the others unless asked to be quiet.
    pub(super) fn news<'a>(&self, findings: impl Iterator<Item = &'a Diagnostic>, sources: &Sources) {
        self.sentences(findings.filter(|finding| !self.quiet || finding.severity() == Severity::Error), sources);
    }

    /// Says data that goes on and on, where it is for a program: each value as JSON in a line of its own.
    pub(super) fn line<T: Serialize>(&self, value: &T) {
        if !self.is_json() {
            return;
        }
        let text = serde_json::to_string(value).unwrap_or_default();
        // A closed standard output leaves nobody to tell.
        drop(writeln!(anstream::stdout(), "{text}"));
    }

    /// Says a sentence, unless asked to be quiet or to speak JSON only.
    pub(super) fn say(&self, id: &str, args: &[(&str, String)]) {
        if !self.quiet && self.format == ResultFormat::Human {
            drop(writeln!(anstream::stderr(), "{}", self.locale.with(id, args)));
        }
    }

    /// Says why nothing could be done.
    pub(super) fn failed(&self, id: &str, args: &[(&str, String)]) -> Exit {
        let error = self.locale.get("error");
        drop(writeln!(anstream::stderr(), "{error}: {}", self.locale.with(id, args)));
        Exit::Failed
    }

    /// Says how long each stage took, if asked to.
    pub(super) fn timings(&self, timings: &[(Stage, Duration)]) {
        if self.verbose {
            for (stage, time) in timings {
                let stage = self.locale.get(stage.key());
                self.say("timing", &[("stage", stage), ("time", seconds(*time))]);
            }
        }
    }

    /// The exit code for what was found.
    pub(super) fn exit(&self, run: &Run) -> Exit {
        let weighs = |finding: &Diagnostic| match finding.severity() {
            Severity::Error => true,
            Severity::Warning => self.strict,
            Severity::Note => false,
        };
        if run.findings.iter().any(weighs) { Exit::Findings } else { Exit::Clean }
    }
}

/// A time in seconds, to the hundredth.
pub(super) fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}
