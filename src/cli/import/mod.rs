//! `import`: sheets that others filled in, merged into the office's lists.

mod open;
mod returned;
mod said;
mod target;
mod template;

use super::Exit;
use super::args::{Import, Refusal};
use super::find;
use super::report::Reporter;
use super::save::{amend, lay, save};
use crate::edit::NewFile;
use crate::import::{Column, ListKind, Meant};
use crate::model::{ClassId, Office};
use crate::pipeline::{self, Into, Tried, Why};
use open::open;
use returned::{is_there_as_it_is, returned};
use target::target;

/// Shares of a list, in hundredths, and rows that may go without being asked for.
const SHRINK: (usize, usize) = (20, 2);

/// Imports a sheet, or makes an empty one.
pub(super) fn run(asked: &Import, reporter: &Reporter) -> Result<Exit, Refusal> {
    let config = asked.common.config()?;
    let run = pipeline::examine(&config, &|_| {});
    reporter.timings(&run.timings);
    let Some(office) = &run.office else {
        reporter.errors(&run);
        reporter.say("summary-failed", &[("findings", reporter.counts(&run.findings))]);
        return Ok(Exit::Findings);
    };
    if let Some(kind) = asked.template() {
        return template::make(asked, kind, office, reporter);
    }
    let (Some(kind), Some(file)) = (asked.kind(), &asked.file) else { return Ok(Exit::Failed) };
    let class = class_of(asked, kind, office)?;
    let opened = open(asked, file, kind, class, office, &reporter.locale)?;
    let path = target(asked, kind, class, &config, &run, &opened)?;
    let into = Into { kind, class, path: &path, replace: asked.replace };
    let tried = pipeline::try_import(&config, &run, office, into, &opened.rows.rows);
    let shrinks = shrinks(&tried) && !asked.allow_shrink;
    let unclear = opened.columns.iter().any(|column| is_unclear(column, kind));
    // Who was sent back would have no attendance at all, and nothing could be built until the row comes again.
    let gaps = kind == ListKind::Attendance && !tried.lacking.is_empty() && !tried.rejected.is_empty();
    let stopped = shrinks || unclear || gaps || !tried.standing.is_empty();
    let write = asked.write && !stopped;
    let returned =
        (!tried.rejected.is_empty()).then(|| returned(asked, file, office, reporter, &opened, &tried)).transpose()?;
    let returned = match returned {
        Some((path, bytes)) if write => {
            if !is_there_as_it_is(&path, &bytes) {
                save(&path, bytes, false).map_err(|refusal| match refusal.0 {
                    "failed-file-there" => Refusal("failed-import-returned", refusal.1),
                    _ => refusal,
                })?;
            }
            Some(path)
        }
        _ => None,
    };
    let written = write && tried.outcome.change.is_some();
    if let Some(change) = tried.outcome.change.as_ref().filter(|_| written) {
        if change.original.is_some() {
            amend(&config, std::slice::from_ref(change))?;
        } else {
            lay(&config.root, NewFile { path: run.sources.shown(&change.path), bytes: change.bytes() })?;
        }
    }
    let done = said::Done { kind, written, shrinks, unclear, gaps, returned, asked_to_write: asked.write };
    said::say(reporter, &run, file, &path, &opened, &tried, &done);
    Ok(if tried.rejected.is_empty() && !stopped { Exit::Clean } else { Exit::Findings })
}

/// Whether a column has to be spoken of before anything is written: what stands in it may be meant for the list. Of a
/// sign-in sheet a column whose head has a number may be a session.
fn is_unclear(column: &Column, kind: ListKind) -> bool {
    match column.meant {
        Meant::Unknown(None) => kind == ListKind::Attendance && column.head.contains(char::is_numeric),
        Meant::Unknown(Some(_)) | Meant::Twice(_) => true,
        _ => false,
    }
}

fn shrinks(tried: &Tried) -> bool {
    let gone = tried.outcome.removed.len();
    gone > SHRINK.1 && gone * 100 > tried.outcome.before * SHRINK.0
}

/// The class that is asked for, which every list but a register needs.
fn class_of(asked: &Import, kind: ListKind, office: &Office) -> Result<Option<ClassId>, Refusal> {
    match (&asked.class, kind) {
        (_, ListKind::People) => Ok(None),
        (Some(name), _) => find::class(office, name).map(Some),
        (None, _) => Err(Refusal("failed-import-class", vec![("kind", kind.name().to_owned())])),
    }
}

/// What a reason says, for programs.
fn reasons(why: &[Why], reporter: &Reporter) -> Vec<String> {
    why.iter().map(|why| why.said(&reporter.locale)).collect()
}
