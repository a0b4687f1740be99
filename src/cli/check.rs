//! `check`: everything but writing.

use std::sync::Arc;
use std::time::Instant;

use serde_json::json;

use super::Exit;
use super::args::{Check, Refusal};
use super::progress::Progress;
use super::report::{Reporter, seconds};
use super::{explain_code, fix, watch};
use crate::config::Config;
use crate::pipeline;

/// Checks the office in the way that is asked for.
pub(super) fn run(asked: &Check, reporter: &Arc<Reporter>) -> Result<Exit, Refusal> {
    asked.refuse_format()?;
    if let Some(code) = &asked.explain {
        return explain_code::run(code, reporter);
    }
    let config = asked.making.config()?;
    if asked.watch {
        return Ok(watch::run(config, reporter));
    }
    if asked.fix { fix::run(&config, asked.write, reporter) } else { Ok(once(&config, asked.records, reporter)) }
}

/// Checks the office, or its records alone, and says what was found.
fn once(config: &Config, records: bool, reporter: &Reporter) -> Exit {
    let start = Instant::now();
    let progress = Progress::new(reporter);
    let watch = |stage| progress.stage(stage);
    let run = if records { pipeline::examine(config, &watch) } else { pipeline::check(config, &watch) };
    progress.end();
    let report = run.report.as_ref();
    let would_write = report.map_or(0, |report| report.written.len() + report.removed.len());
    reporter.findings(&run.findings, &run.sources, &json!({ "would_change": would_write }));
    let office = run.office.as_ref();
    let args = [
        ("findings", reporter.counts(&run.findings)),
        ("classes", office.map_or(0, |office| office.classes.len()).to_string()),
        ("people", office.map_or(0, |office| office.people.len()).to_string()),
        ("time", seconds(start.elapsed())),
    ];
    reporter.timings(&run.timings);
    reporter.since(&run, config);
    reporter.say("summary-check", &args);
    if report.is_some() {
        let key = if would_write == 0 { "summary-current" } else { "summary-would-write" };
        reporter.say(key, &[("count", would_write.to_string())]);
    }
    reporter.exit(&run)
}
