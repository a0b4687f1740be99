//! `check --watch`: what is new and what is mended, after every change.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};

use super::Exit;
use super::report::{Reporter, seconds};
use crate::config::Config;
use crate::diag::{self, Diagnostic, Severity};
use crate::pipeline::Run;
use crate::serve::{self, Told};

/// How long to wait at most before looking at the files without having been told of a change: a share tells nothing
/// of what other machines write.
const ROUND: Duration = Duration::from_secs(2);
/// How many findings that are gone are named.
const GONE: usize = 20;

/// Checks after every change until the user ends it.
pub(super) fn run(config: Config, reporter: &Arc<Reporter>) -> Exit {
    reporter.say("watch-starting", &[]);
    let teller = Teller { reporter: Arc::clone(reporter), last: Mutex::default() };
    let hear = Arc::new(move |told: Told<'_>| match told {
        Told::Built { made, time, .. } => teller.checked(&made.run, time),
        Told::Unwatched(reason) => teller.reporter.say("serve-unwatched", &[("reason", reason)]),
        Told::Document(..) => {}
    });
    match serve::watch(config, ROUND, hear) {
        Ok(()) => Exit::Clean,
        Err(error) => reporter.failed("failed-listen", &[("reason", error.to_string())]),
    }
}

/// What was found last, to tell what is new by.
struct Teller {
    reporter: Arc<Reporter>,
    /// Nothing before the first run.
    last: Mutex<Option<Vec<Standing>>>,
}

/// A finding that stands.
struct Standing {
    fingerprint: String,
    severity: Severity,
    /// Its code, its place and its sentence.
    line: String,
    value: Value,
}

impl Teller {
    fn checked(&self, run: &Run, time: Duration) {
        let standing = self.standing(run);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let prints =
            |standing: &[Standing]| standing.iter().map(|one| one.fingerprint.clone()).collect::<BTreeSet<_>>();
        let (now, before) = (prints(&standing), prints(last.as_deref().unwrap_or_default()));
        let new: Vec<&Diagnostic> = run
            .findings
            .iter()
            .zip(&standing)
            .filter(|(_, standing)| !before.contains(&standing.fingerprint))
            .map(|(finding, _)| finding)
            .collect();
        let gone: Vec<&Standing> =
            last.iter().flatten().filter(|standing| !now.contains(&standing.fingerprint)).collect();
        if self.reporter.is_json() {
            self.line(run, &new, &gone, time);
        } else {
            self.say(run, &new, &gone, last.is_some(), time);
        }
        *last = Some(standing);
    }

    fn standing(&self, run: &Run) -> Vec<Standing> {
        let (locale, sources) = (&self.reporter.locale, &run.sources);
        let one = |(finding, fingerprint): (&Diagnostic, String)| {
            let place = diag::place(finding, sources).map(|(path, at)| format!(" {path}:{}", at.line));
            let line = format!("{}{} {}", finding.code.id(), place.unwrap_or_default(), finding.message(locale));
            let value = serde_json::to_value(diag::json::render(finding, sources, locale)).unwrap_or_default();
            Standing { fingerprint, severity: finding.severity(), line, value }
        };
        run.findings.iter().zip(diag::fingerprints(&run.findings, sources)).map(one).collect()
    }

    /// A run as a line of JSON.
    fn line(&self, run: &Run, new: &[&Diagnostic], gone: &[&Standing], time: Duration) {
        let counts = diag::count(&run.findings);
        let count = |severity| counts.get(&severity).copied().unwrap_or(0);
        let new = new.iter().map(|finding| diag::json::render(finding, &run.sources, &self.reporter.locale));
        self.reporter.line(&json!({
            "new": new.collect::<Vec<_>>(),
            "gone": gone.iter().map(|standing| &standing.value).collect::<Vec<_>>(),
            "errors": count(Severity::Error),
            "warnings": count(Severity::Warning),
            "notes": count(Severity::Note),
            "seconds": time.as_secs_f64(),
        }));
    }

    /// A run as sentences.
    fn say(&self, run: &Run, new: &[&Diagnostic], gone: &[&Standing], again: bool, time: Duration) {
        let reporter = &self.reporter;
        let new: Vec<_> = new.iter().copied().filter(|finding| reporter.is_said(finding)).collect();
        reporter.sentences(new.iter().copied(), &run.sources);
        let gone: Vec<_> = gone.iter().filter(|one| one.severity != Severity::Note || reporter.verbose).collect();
        for standing in gone.iter().take(GONE) {
            reporter.say("watch-gone", &[("text", standing.line.clone())]);
        }
        if gone.len() > GONE {
            reporter.say("watch-gone-more", &[("count", (gone.len() - GONE).to_string())]);
        }
        reporter.timings(&run.timings);
        let args = [
            ("new", new.len().to_string()),
            ("gone", gone.len().to_string()),
            ("findings", reporter.counts(&run.findings)),
            ("time", seconds(time)),
        ];
        reporter.say(if again { "watch-again" } else { "watch-first" }, &args);
    }
}
