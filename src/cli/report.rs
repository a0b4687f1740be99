//! What the commands say: findings, a summary line, failures.

use std::io::Write;
use std::time::Duration;

use serde::Serialize;

use super::Exit;
use super::args::{FindingFormat, Manner};
use crate::config::Config;
use crate::diag::{self, Code, Diagnostic, Severity};
use crate::locale::Locale;
use crate::pipeline::{Run, Stage};
use crate::source::Sources;

/// Says things in the user's language: sentences on standard error, data on standard output.
pub(super) struct Reporter {
    /// The user's language.
    pub(super) locale: Locale,
    format: FindingFormat,
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
    pub(super) fn new(Manner { lang, format, strict, quiet, verbose }: Manner) -> Self {
        Self { locale: Locale::new(lang), format, strict, quiet, verbose }
    }

    /// Whether a moving display has its place.
    pub(super) fn shows_progress(&self) -> bool {
        self.format == FindingFormat::Human && !self.quiet
    }

    /// Says every finding: as sentences, or as data on standard output, which in JSON has `more` beside it.
    pub(super) fn findings<T: Serialize>(&self, findings: &[Diagnostic], sources: &Sources, more: &T) {
        match self.format {
            FindingFormat::Human => {
                self.sentences(findings.iter().filter(|finding| self.is_said(finding)), sources);
            }
            FindingFormat::Json => {
                let counts = diag::count(findings);
                let count = |severity| counts.get(&severity).copied().unwrap_or(0);
                print_json(&Findings {
                    findings: findings
                        .iter()
                        .map(|finding| diag::json::render(finding, sources, &self.locale))
                        .collect(),
                    errors: count(Severity::Error),
                    warnings: count(Severity::Warning),
                    notes: count(Severity::Note),
                    more,
                });
            }
            FindingFormat::Sarif => print_json(&diag::sarif::render(findings, sources, &self.locale)),
            FindingFormat::Gitlab => print_json(&diag::gitlab::render(findings, sources, &self.locale)),
            FindingFormat::Github => {
                let mut out = std::io::stdout().lock();
                // A closed standard output leaves nobody to tell. A colon or a bracket of it is no colour code.
                drop(out.write_all(diag::github::render(findings, sources, &self.locale).as_bytes()));
            }
        }
    }

    /// Whether a finding is said and not only counted. What the machine lacks is the same every time: it is said where
    /// more is asked for.
    pub(super) fn is_said(&self, finding: &Diagnostic) -> bool {
        finding.severity() == Severity::Error || !self.quiet && (self.verbose || finding.code != Code::FontSubstituted)
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
        self.format == FindingFormat::Json
    }

    /// Says data: a value as JSON, or lines as text.
    pub(super) fn data<T: Serialize>(&self, value: &T, lines: impl FnOnce(&Locale) -> Vec<String>) {
        if self.is_json() {
            return print_json(value);
        }
        // A closed standard output leaves nobody to tell.
        drop(writeln!(anstream::stdout(), "{}", lines(&self.locale).join("\n")));
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

    /// Says findings as sentences; of very many those that come first, unless more was asked for.
    pub(super) fn sentences<'a>(&self, findings: impl Iterator<Item = &'a Diagnostic>, sources: &Sources) {
        let findings: Vec<_> = findings.collect();
        let text = diag::human::list(&findings, sources, &self.locale, self.verbose);
        drop(write!(anstream::stderr().lock(), "{text}"));
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
        if !self.quiet && self.format == FindingFormat::Human {
            drop(writeln!(anstream::stderr(), "{}", self.locale.with(id, args)));
        }
    }

    /// Says why nothing could be done.
    pub(super) fn failed(&self, id: &str, args: &[(&str, String)]) -> Exit {
        let error = self.locale.get("error");
        drop(writeln!(anstream::stderr(), "{error}: {}", self.locale.with(id, args)));
        Exit::Failed
    }

    /// Says that there is no page of changes for want of the commit that was asked for.
    pub(super) fn since(&self, run: &Run, config: &Config) {
        if let (true, Some(commit)) = (run.unknown_since, &config.since) {
            self.say("since-unknown", &[("commit", commit.clone())]);
        }
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

/// Prints a value as JSON.
fn print_json<T: Serialize>(value: &T) {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    // A closed standard output leaves nobody to tell.
    drop(writeln!(anstream::stdout(), "{text}"));
}
