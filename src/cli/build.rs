//! `build`: the site and the tables.

use std::time::Instant;

use serde_json::json;

use super::Exit;
use super::progress::Progress;
use super::report::{Reporter, seconds};
use crate::config::Config;
use crate::pipeline;

/// Builds the office and says what was written.
pub(super) fn run(config: &Config, reporter: &Reporter) -> Exit {
    let start = Instant::now();
    let progress = Progress::new(reporter);
    let built = pipeline::build(config, &|stage| progress.stage(stage));
    progress.end();
    let built = match built {
        Ok(built) => built,
        Err(failure) => {
            let args = [("path", failure.path.display().to_string()), ("reason", failure.error.to_string())];
            return reporter.failed("failed-write", &args);
        }
    };
    let report = built.report.as_ref();
    let written = report.map_or(0, |report| report.written.len());
    let removed = report.map_or(0, |report| report.removed.len());
    let summary = json!({
        "pages": built.pages,
        "tables": built.tables,
        "written": written,
        "unchanged": report.map_or(0, |report| report.kept),
        "removed": removed,
    });
    reporter.findings(&built.findings, &built.sources, &summary);
    if reporter.verbose {
        for path in report.iter().flat_map(|report| &report.written) {
            reporter.say("wrote", &[("path", path.clone())]);
        }
        for path in report.iter().flat_map(|report| &report.removed) {
            reporter.say("removed", &[("path", path.clone())]);
        }
    }
    reporter.timings(&built.timings);
    reporter.since(&built, config);
    let counts = reporter.counts(&built.findings);
    match report {
        None => reporter.say("summary-failed", &[("findings", counts)]),
        Some(report) => {
            if !built.findings.is_empty() {
                reporter.say("plain", &[("text", counts)]);
            }
            let args = [
                ("pages", built.pages.to_string()),
                ("tables", built.tables.to_string()),
                ("written", written.to_string()),
                ("kept", report.kept.to_string()),
                ("removed", removed.to_string()),
                ("time", seconds(start.elapsed())),
            ];
            reporter.say("summary-build", &args);
            reporter.say("summary-where", &[("path", config.output.display().to_string())]);
        }
    }
    reporter.exit(&built)
}
