//! `export`: every record, figure and table as data for other programs.

use serde::Serialize;

use super::Exit;
use super::args::{Export, Refusal};
use super::report::Reporter;
use crate::locale::Locale;
use crate::output::NotLaid;
use crate::pipeline::{self, Exported};

/// What was written.
#[derive(Serialize)]
struct Written {
    path: String,
    files: usize,
    tables: usize,
    sets: Vec<Set>,
}

#[derive(Serialize)]
struct Set {
    name: String,
    rows: usize,
}

/// Exports.
pub(super) fn run(asked: &Export, reporter: &Reporter) -> Result<Exit, Refusal> {
    let config = asked.config()?;
    let run = pipeline::examine(&config, &|_| {});
    reporter.timings(&run.timings);
    if run.has_errors() {
        // Figures of wrong records would go on into other programs.
        reporter.errors(&run);
        reporter.say("summary-failed", &[("findings", reporter.counts(&run.findings))]);
        return Ok(Exit::Findings);
    }
    let exported = match pipeline::export(&run, &asked.formats()) {
        Ok(Some(exported)) => exported,
        Ok(None) => return Ok(Exit::Findings),
        Err(finding) => {
            reporter.sentences(std::iter::once(&finding), &run.sources);
            return Ok(Exit::Findings);
        }
    };
    pipeline::lay_export(&asked.output, &exported.tree).map_err(refused)?;
    let written = written(exported, asked.output.display().to_string());
    reporter.data(&written, |locale| lines(&written, locale));
    reporter.say("export-protected", &[]);
    Ok(Exit::Clean)
}

fn written(exported: Exported, path: String) -> Written {
    let files = exported.tree.iter().count();
    let sets = exported.sets.into_iter().map(|(name, rows)| Set { name, rows }).collect();
    Written { path, files, tables: exported.tables, sets }
}

fn lines(written: &Written, locale: &Locale) -> Vec<String> {
    let args = [
        ("path", written.path.clone()),
        ("files", written.files.to_string()),
        ("sets", written.sets.len().to_string()),
        ("tables", written.tables.to_string()),
    ];
    vec![locale.with("export-written", &args)]
}

fn refused(not_laid: NotLaid) -> Refusal {
    let path = |path: std::path::PathBuf| ("path", path.display().to_string());
    match not_laid {
        NotLaid::Foreign(there) => Refusal("failed-export-foreign", vec![path(there)]),
        NotLaid::WithinBuilt(built) => Refusal("failed-export-within", vec![path(built)]),
        NotLaid::Failed(failure) => {
            Refusal("failed-write", vec![path(failure.path), ("reason", failure.error.to_string())])
        }
    }
}
