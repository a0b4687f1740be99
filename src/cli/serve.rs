//! `serve`: the site in the browser while it is written.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::json;

use super::Exit;
use super::args::{Refusal, Serve};
use super::report::{Reporter, seconds};
use crate::diag::{self, Severity};
use crate::model::Edition;
use crate::pipeline::Made;
use crate::serve::{self, Asked, Limits, Serving, Told};

/// How long to wait at most before looking at the files without having been told of a change: a share tells nothing
/// of what other machines write.
const ROUND: Duration = Duration::from_secs(2);

/// Serves the site until the user ends it, and says what becomes of every change.
pub(super) fn run(asked: &Serve, reporter: &Arc<Reporter>) -> Result<Exit, Refusal> {
    let config = asked.config()?;
    let edition = config.editions.first().copied().unwrap_or(Edition::Public);
    let (host, port, lang) = (asked.host.clone(), asked.port, reporter.locale.lang());
    reporter.say("serve-starting", &[]);
    let teller = Teller { reporter: Arc::clone(reporter), said: Mutex::default() };
    let hear = Arc::new(move |told: Told<'_>| teller.tell(&told));
    let limits = Limits::default();
    let serving = match serve::start(Asked { config, host, port, lang, round: ROUND, limits }, hear) {
        Ok(serving) => serving,
        Err(error) => return Ok(refused(asked, &error, reporter)),
    };
    invite(&serving, edition, reporter);
    if asked.open
        && let Err(error) = open::that_detached(serving.url())
    {
        reporter.say("serve-not-opened", &[("reason", error.to_string())]);
    }
    Ok(match serving.until_interrupted() {
        Ok(()) => Exit::Clean,
        Err(error) => reporter.failed("failed-listen", &[("reason", error.to_string())]),
    })
}

/// Says where the site is, and who can open it.
fn invite(serving: &Serving, edition: Edition, reporter: &Reporter) {
    let (url, edition_name) = (serving.url(), edition.name().to_owned());
    reporter.line(&json!({ "url": url, "edition": edition_name }));
    reporter.say("serve-at", &[("url", url), ("edition", edition_name.clone())]);
    if !serving.is_local() {
        reporter.say("serve-for-all", &[("edition", edition_name)]);
    }
}

/// Says why nobody can be served.
fn refused(asked: &Serve, error: &std::io::Error, reporter: &Reporter) -> Exit {
    let port = asked.port.map_or_else(|| "none".to_owned(), |port| port.to_string());
    let reason = match error.kind() {
        ErrorKind::AddrInUse => return reporter.failed("failed-port", &[("port", port)]),
        ErrorKind::PermissionDenied => return reporter.failed("failed-port-denied", &[("port", port)]),
        ErrorKind::AddrNotAvailable => "address".to_owned(),
        _ => error.to_string(),
    };
    reporter.failed("failed-host", &[("host", asked.host.clone()), ("reason", reason)])
}

/// Says what becomes of every change; a finding once, as long as it stands.
struct Teller {
    reporter: Arc<Reporter>,
    said: Mutex<BTreeSet<String>>,
}

impl Teller {
    fn tell(&self, told: &Told<'_>) {
        let reporter = &self.reporter;
        match told {
            Told::Built { made, changed, time } => self.built(made, *changed, *time),
            Told::Unwatched(reason) => reporter.say("serve-unwatched", &[("reason", reason.clone())]),
            Told::Document(findings, made) => reporter.sentences(findings.iter(), &made.run.sources),
        }
    }

    fn built(&self, made: &Made, changed: Option<usize>, time: Duration) {
        let reporter = &self.reporter;
        let run = &made.run;
        if reporter.is_json() {
            let count = |severity| run.findings.iter().filter(|finding| finding.severity() == severity).count();
            reporter.line(&json!({
                "pages": run.pages,
                "changed": changed,
                "errors": count(Severity::Error),
                "warnings": count(Severity::Warning),
                "seconds": time.as_secs_f64(),
            }));
            return;
        }
        self.findings(made);
        reporter.timings(&run.timings);
        let args = [
            ("pages", run.pages.to_string()),
            ("changed", changed.unwrap_or(0).to_string()),
            ("findings", reporter.counts(&run.findings)),
            ("time", seconds(time)),
        ];
        reporter.say(
            match (made.is_whole(), changed) {
                (false, _) => "serve-errors",
                (true, None) => "serve-made",
                (true, Some(_)) => "serve-made-again",
            },
            &args,
        );
    }

    /// Says the findings that were not there before. What is merely worth knowing is counted.
    fn findings(&self, made: &Made) {
        let sources = &made.run.sources;
        let standing = made.run.findings.iter().filter(|finding| finding.severity() != Severity::Note);
        let standing: Vec<_> =
            standing.map(|finding| (diag::human::render(finding, sources, &self.reporter.locale), finding)).collect();
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let new = standing.iter().filter(|(text, _)| !said.contains(text)).map(|(_, finding)| *finding);
        self.reporter.news(new, sources);
        *said = standing.into_iter().map(|(text, _)| text).collect();
    }
}
