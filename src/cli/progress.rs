//! The stage a run is at, on a terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::report::Reporter;
use crate::pipeline::Stage;

/// A line that says which stage runs; it shows only on a terminal, and only once a run takes long
/// enough to be waited for.
pub(super) struct Progress<'a> {
    bar: ProgressBar,
    reporter: &'a Reporter,
}

impl<'a> Progress<'a> {
    /// A line, not yet shown.
    pub(super) fn new(reporter: &'a Reporter) -> Self {
        let bar = if reporter.shows_progress() { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}…") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        Self { bar, reporter }
    }

    /// Says that a stage begins.
    pub(super) fn stage(&self, stage: Stage) {
        self.bar.set_message(self.reporter.locale.get(stage.key()));
    }

    /// Takes the line away.
    pub(super) fn end(self) {
        self.bar.finish_and_clear();
    }
}
