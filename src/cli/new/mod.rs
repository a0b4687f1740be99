//! `new`: an office, a class, a notice, a record of a session, begun for somebody to go on with.

mod ask;
mod class;
mod names;
mod notice;
mod session;
mod site;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::Exit;
use super::args::{Common, New, NewWhat, Refusal};
use super::report::Reporter;
use crate::config::Config;
use crate::edit::NewFile;
use crate::model::Office;
use crate::pipeline::{self, Run};

/// Begins what is asked for.
pub(super) fn run(asked: &New, reporter: &Reporter) -> Result<Exit, Refusal> {
    match &asked.what {
        NewWhat::Site(asked) => site::run(asked, reporter),
        NewWhat::Class(asked) => class::run(asked, reporter),
        NewWhat::Notice(asked) => notice::run(asked, reporter),
        NewWhat::Session(asked) => session::run(asked, reporter),
    }
}

/// What was laid, and what comes next.
#[derive(Serialize)]
struct Begun {
    files: Vec<String>,
    next: Vec<String>,
}

/// An office that has something begun in it.
struct Desk {
    config: Config,
    run: Run,
}

impl Desk {
    /// Reads an office. Other mistakes in its files don't stand in the way: what is begun is checked with
    /// all the rest.
    fn open(common: &Common) -> Result<Self, Refusal> {
        let config = common.config()?;
        let run = pipeline::examine(&config, &|_| {});
        Ok(Self { config, run })
    }

    /// The office, unless there is nothing to make it of: then that is said.
    fn office(&self, reporter: &Reporter) -> Option<&Office> {
        if self.run.office.is_none() {
            reporter.errors(&self.run);
        }
        self.run.office.as_ref()
    }

    /// Whether any file lies at a path below the content folder.
    fn contains(&self, path: &str) -> bool {
        let lower = path.to_lowercase();
        self.run.sources.ids().any(|id| {
            let known = self.run.sources.file(id).path.to_lowercase();
            known == lower || known.strip_prefix(&lower).is_some_and(|rest| rest.starts_with('/'))
        })
    }

    /// Lays files, and says which and what comes next: a sentence with the options by which a command
    /// finds this office.
    fn lay(
        &self,
        files: &[NewFile],
        reporter: &Reporter,
        next: &str,
        args: &[(&str, String)],
    ) -> Result<Exit, Refusal> {
        let root = &self.config.root;
        let here = if root.as_os_str() == "." { String::new() } else { format!(" --root {}", word(root)) };
        let errors = self.run.has_errors().then(|| reporter.counts(&self.run.findings));
        let args: Vec<_> = args.iter().cloned().chain([("root", here)]).collect();
        lay(root, files, reporter, next, &args)?;
        if let Some(findings) = errors {
            reporter.say("new-has-errors", &[("findings", findings)]);
        }
        Ok(Exit::Clean)
    }
}

/// Lays files below a folder, and says which and what comes next.
fn lay(
    root: &Path,
    files: &[NewFile],
    reporter: &Reporter,
    next: &str,
    args: &[(&str, String)],
) -> Result<(), Refusal> {
    pipeline::lay(root, files).map_err(|failure| {
        let path = ("path", failure.path.display().to_string());
        match failure.error.kind() {
            ErrorKind::AlreadyExists => Refusal("failed-there", vec![path]),
            ErrorKind::PermissionDenied => Refusal("failed-read-only", vec![path]),
            _ => Refusal("failed-write", vec![path, ("reason", failure.error.to_string())]),
        }
    })?;
    let next = reporter.locale.with(next, args);
    let begun = Begun {
        files: files.iter().map(|file| shown(root, &file.path)).collect(),
        next: next.lines().map(str::to_owned).collect(),
    };
    reporter.data(&begun, |locale| {
        begun.files.iter().map(|path| locale.with("new-file", &[("path", path.clone())])).collect()
    });
    reporter.say("plain", &[("text", String::new())]);
    for line in begun.next {
        reporter.say("plain", &[("text", line)]);
    }
    Ok(())
}

/// A path below a folder as a person types it.
fn shown(root: &Path, path: &str) -> String {
    let start = if root.as_os_str() == "." { PathBuf::new() } else { root.to_owned() };
    path.split('/').fold(start, |path, part| path.join(part)).display().to_string()
}

/// A path as one word of a command line.
fn word(path: &Path) -> String {
    let path = path.display().to_string();
    if path.contains(char::is_whitespace) { format!("\"{path}\"") } else { path }
}
