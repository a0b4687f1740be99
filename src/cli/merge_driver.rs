//! `merge-driver`: two versions of a list merged as git asks for it, and git told to ask.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::Exit;
use super::args::{MergeDriver, Refusal};
use super::report::Reporter;
use super::save::save;
use crate::merge::{Conflict, ConflictKind, merged};
use crate::output;
use crate::source;

/// Merges, or sets git up.
pub(super) fn run(asked: &MergeDriver, reporter: &Reporter) -> Result<Exit, Refusal> {
    match (&asked.base, &asked.ours, &asked.theirs, &asked.path) {
        (Some(base), Some(ours), Some(theirs), Some(path)) => {
            merge([base, ours, theirs], path, asked.marker_size.map(usize::from), reporter)
        }
        _ => install(&asked.common.root, reporter),
    }
}

fn merge(files: [&PathBuf; 3], path: &str, marker: Option<usize>, reporter: &Reporter) -> Result<Exit, Refusal> {
    let mut versions = Vec::new();
    for file in files {
        let refused = |error: std::io::Error| vec![("path", file.display().to_string()), ("reason", error.to_string())];
        versions.push(source::file_bytes(file).map_err(|error| Refusal("failed-merge-read", refused(error)))?);
    }
    let [base, ours, theirs] = [0, 1, 2].map(|at: usize| versions.get(at).map(Vec::as_slice).unwrap_or_default());
    let Some(merged) = merged(path, [base, ours, theirs], marker) else {
        reporter.say("merge-by-lines", &[("path", path.to_owned())]);
        let files = files.map(PathBuf::as_path);
        let no_git = |error: std::io::Error| Refusal("failed-git", vec![("reason", error.to_string())]);
        let conflicts = output::merge_lines(files, marker).map_err(no_git)?;
        return Ok(if conflicts == 0 { Exit::Clean } else { Exit::Findings });
    };
    if merged.bytes != ours {
        save(files[1], merged.bytes, true)?;
    }
    for conflict in &merged.conflicts {
        let (id, args) = sentence(conflict);
        reporter.say(id, &[&[("path", path.to_owned())][..], &args].concat());
    }
    if merged.conflicts.is_empty() {
        return Ok(Exit::Clean);
    }
    reporter.say("merge-next", &[("path", path.to_owned()), ("count", merged.conflicts.len().to_string())]);
    Ok(Exit::Findings)
}

/// What to say of a conflict.
fn sentence(conflict: &Conflict) -> (&'static str, Vec<(&'static str, String)>) {
    // A sentence is one line, whatever a cell holds.
    let line = |text: &str| text.split(['\r', '\n']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let row = || ("row", line(&conflict.row));
    match &conflict.kind {
        ConflictKind::Cell { column, ours, theirs } => (
            "merge-conflict-cell",
            vec![row(), ("column", line(column)), ("ours", line(ours)), ("theirs", line(theirs))],
        ),
        ConflictKind::RemovedByUs => ("merge-conflict-removed-by-us", vec![row()]),
        ConflictKind::RemovedByThem => ("merge-conflict-removed-by-them", vec![row()]),
        ConflictKind::Column(column) => ("merge-conflict-column", vec![("column", line(column))]),
    }
}

/// What was set.
#[derive(Serialize)]
struct Set {
    key: &'static str,
    value: String,
}

/// The folder of what git runs before a commit.
const HOOKS: &str = ".githooks";

/// Tells git to merge lists by this program, and to check before each commit where the office has that.
fn install(root: &Path, reporter: &Reporter) -> Result<Exit, Refusal> {
    let Some(repository) = source::repository(root) else {
        return Err(Refusal("failed-no-repository", vec![("path", root.display().to_string())]));
    };
    let name = reporter.locale.get("merge-driver-name");
    let driver = format!("{} merge-driver %O %A %B %P --marker-size %L", program());
    let mut settings = vec![("merge.xueshi.name", name), ("merge.xueshi.driver", driver)];
    let hooks = format!("{}{HOOKS}", repository.prefix);
    let has_hooks = root.join(HOOKS).join("pre-commit").is_file();
    match repository.hooks {
        Some(other) if has_hooks && other != hooks => reporter.say("merge-driver-hooks", &[("path", other)]),
        _ if has_hooks => settings.push(("core.hooksPath", hooks)),
        _ => {}
    }
    let mut set = Vec::new();
    for (key, value) in settings {
        output::set_git(root, key, &value).map_err(|reason| Refusal("failed-git", vec![("reason", reason)]))?;
        set.push(Set { key, value });
    }
    reporter.data(&set, |_| set.iter().map(|set| format!("{} = {}", set.key, set.value)).collect());
    reporter.say("merge-driver-installed", &[]);
    Ok(Exit::Clean)
}

/// The program as git's shell finds it: by name where it was called by that, else by where it lies.
fn program() -> String {
    let called = std::env::args_os().next().map(PathBuf::from).unwrap_or_default();
    if called.components().count() == 1 && called.file_stem().is_some_and(|stem| stem == "xueshi") {
        return "xueshi".to_owned();
    }
    let place = std::env::current_exe().unwrap_or(called).display().to_string().replace('\\', "/");
    format!("\"{place}\"")
}
