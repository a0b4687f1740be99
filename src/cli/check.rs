//! `check`: everything but writing.

use std::time::Instant;

use serde_json::json;

use super::Exit;
use super::progress::Progress;
use super::report::{Reporter, seconds};
use crate::config::Config;
use crate::pipeline;

/// Checks the office and says what was found.
pub(super) fn run(config: &Config, reporter: &Reporter) -> Exit {
    let start = Instant::now();
    let progress = Progress::new(reporter);
    let checked = pipeline::check(config, &|stage| progress.stage(stage));
    progress.end();
    reporter.findings(&checked.findings, &checked.sources, &json!({}));
    let office = checked.office.as_ref();
    let args = [
        ("findings", reporter.counts(&checked.findings)),
        ("classes", office.map_or(0, |office| office.classes.len()).to_string()),
        ("people", office.map_or(0, |office| office.people.len()).to_string()),
        ("time", seconds(start.elapsed())),
    ];
    reporter.timings(&checked.timings);
    reporter.say("summary-check", &args);
    reporter.exit(&checked)
}
