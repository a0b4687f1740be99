//! `check --fix`: what is certain is mended, shown first and written where that is asked for.

use serde::Serialize;
use serde_json::json;
use similar::TextDiff;

use super::Exit;
use super::args::Refusal;
use super::report::Reporter;
use super::save::amend;
use crate::config::Config;
use crate::edit::{self, Change, Fixed};
use crate::pipeline::{self, Run};
use crate::source::Sources;

/// Unchanged lines shown around a change: in lists they are of other people.
const AROUND: usize = 0;

/// A file that is changed, or would be.
#[derive(Serialize)]
struct FileChange {
    path: String,
    diff: String,
}

/// Shows what mends what is certain, and writes it if it is to be written.
pub(super) fn run(config: &Config, write: bool, reporter: &Reporter) -> Result<Exit, Refusal> {
    let found = pipeline::check(config, &|_| {});
    let fixed = fixed(&found);
    let written = write && !fixed.changes.is_empty();
    let changes: Vec<FileChange> = fixed.changes.iter().map(|change| shown(change, &found.sources)).collect();
    if !reporter.is_json() && !changes.is_empty() {
        reporter.data(&(), |_| changes.iter().map(|change| coloured(&change.diff)).collect());
    }
    if written {
        amend(config, &fixed.changes)?;
    }
    let left = if written { pipeline::check(config, &|_| {}) } else { found };
    let outcome = json!({
        "written": written,
        "fixes": fixed.count,
        "changes": changes,
        "untouched": fixed.untouched.iter().map(|path| left.sources.shown(path)).collect::<Vec<_>>(),
    });
    if reporter.is_json() || written {
        reporter.findings(&left.findings, &left.sources, &json!({ "fixed": outcome }));
    }
    say(reporter, &fixed, &left, written);
    Ok(reporter.exit(&left))
}

/// What becomes of the files of which some findings can be mended for certain.
fn fixed(run: &Run) -> Fixed {
    let fixes = run.findings.iter().filter_map(|finding| finding.fix.as_ref());
    edit::fixed(&run.sources, fixes.map(|fix| (fix.span, fix.text.as_str())))
}

/// Says what was done, and what is left.
fn say(reporter: &Reporter, fixed: &Fixed, left: &Run, written: bool) {
    for path in &fixed.untouched {
        reporter.say("fix-untouched", &[("path", left.sources.shown(path))]);
    }
    let args = [("count", fixed.count.to_string()), ("files", fixed.changes.len().to_string())];
    reporter.say(
        match (fixed.changes.is_empty(), written) {
            (true, _) => "fix-nothing",
            (false, false) => "fix-not-written",
            (false, true) => "fix-written",
        },
        &args,
    );
    let more = if written { self::fixed(left).count } else { 0 };
    let others = left.findings.iter().filter(|finding| written || finding.fix.is_none()).count();
    if more > 0 {
        reporter.say("fix-again", &[("count", more.to_string())]);
    }
    if others > 0 {
        let key = if written { "fix-left" } else { "fix-others" };
        reporter.say(key, &[("count", others.to_string()), ("findings", reporter.counts(&left.findings))]);
    }
}

/// A change as a unified diff.
fn shown(change: &Change, sources: &Sources) -> FileChange {
    let path = sources.shown(&change.path);
    let diff = TextDiff::from_lines(&change.before, &change.after);
    let diff = diff.unified_diff().context_radius(AROUND).header(&path, &path).to_string();
    // A line's end is no part of what is shown of it.
    FileChange { path, diff: diff.replace('\r', "") }
}

/// A diff with what goes in red and what comes in green, where colours are wanted.
fn coloured(diff: &str) -> String {
    let colour = |line: &str| match line.as_bytes().first() {
        Some(b'-') => format!("\u{1b}[31m{line}\u{1b}[0m"),
        Some(b'+') => format!("\u{1b}[32m{line}\u{1b}[0m"),
        Some(b'@') => format!("\u{1b}[36m{line}\u{1b}[0m"),
        _ => line.to_owned(),
    };
    diff.lines().map(colour).collect::<Vec<_>>().join("\n")
}
