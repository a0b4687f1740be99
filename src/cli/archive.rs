//! `archive`: everything of a class in one file, to be kept.

use std::path::PathBuf;

use serde::Serialize;

use super::args::{ArchiveClass, Refusal};
use super::report::Reporter;
use super::save::save;
use super::{Exit, find};
use crate::diag::Severity;
use crate::locale::Locale;
use crate::pipeline;
use crate::view::{Kept, KeptState, file_name};

/// What was written.
#[derive(Serialize)]
struct Written {
    path: String,
    files: usize,
    bytes: usize,
    records: Vec<Kept>,
}

/// Packs a class.
pub(super) fn run(asked: &ArchiveClass, reporter: &Reporter) -> Result<Exit, Refusal> {
    let config = asked.common().config()?;
    let run = pipeline::examine(&config, &|_| {});
    let (Some(office), false) = (&run.office, run.has_errors()) else {
        // What is wrong now would be kept as it is.
        reporter.errors(&run);
        reporter.say("summary-failed", &[("findings", reporter.counts(&run.findings))]);
        return Ok(Exit::Findings);
    };
    let class = find::class(office, &asked.class)?;
    let end = office.class(class).programme.end;
    if office.today <= end {
        reporter.say("archive-early", &[("date", end.to_string()), ("today", office.today.to_string())]);
    }
    let archive = match pipeline::archive(&config, &run, class) {
        Ok(Some(archive)) => archive,
        Ok(None) => return Ok(Exit::Findings),
        Err(finding) => {
            reporter.sentences(std::iter::once(&finding), &run.sources);
            return Ok(Exit::Findings);
        }
    };
    let grave = |severity: Severity| reporter.verbose || severity != Severity::Note;
    reporter.sentences(archive.findings.iter().filter(|finding| grave(finding.severity())), &run.sources);
    let path = asked.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.zip", file_name(&archive.title))));
    let written = Written {
        path: path.display().to_string(),
        files: archive.files,
        bytes: archive.bytes.len(),
        records: archive.kept,
    };
    save(&path, archive.bytes, asked.overwrite)?;
    reporter.data(&written, |locale| lines(&written, locale));
    Ok(Exit::Clean)
}

fn lines(written: &Written, locale: &Locale) -> Vec<String> {
    let args = [("path", written.path.clone()), ("files", written.files.to_string())];
    let mut lines = vec![locale.with("archive-written", &args)];
    for record in written.records.iter().filter(|record| record.state != KeptState::There) {
        let state = match record.state {
            KeptState::ToSign => "archive-to-sign",
            KeptState::ToFill => "archive-to-fill",
            KeptState::There | KeptState::Missing => "archive-missing",
        };
        lines.push(format!("  {}　{} {}", locale.get(state), record.code, record.title));
    }
    lines
}
