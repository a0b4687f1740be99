//! A sheet that somebody filled in, as rows of a list: tried in memory first, so that what `check` would say of them is
//! said before anything is written.

use std::collections::BTreeMap;

use super::{CONTENT, Run, examine_read};
use crate::config::Config;
use crate::diag::{self, Code, Diagnostic, Severity};
use crate::edit::{self, Incoming, Outcome, Target};
use crate::import::{ListKind, Row};
use crate::locale::{Locale, Phrase};
use crate::model::{ClassId, Office};
use crate::source::{Log, Sources, Span};

pub use crate::render::intake::{Column as SheetColumn, Intake, sheet as intake_sheet};

/// How often rows are taken out and the rest is tried again. What is left then is sent back whole.
const TIMES: usize = 12;

/// Into which list, and how.
#[derive(Clone, Copy, Debug)]
pub struct Into<'a> {
    /// The kind of list.
    pub kind: ListKind,
    /// Its class; none for a register.
    pub class: Option<ClassId>,
    /// Its path below the content folder.
    pub path: &'a str,
    /// Whether rows that do not come go.
    pub replace: bool,
}

/// Why a row is sent back.
#[derive(Clone, Debug)]
pub enum Why {
    /// A cell can't be read: the head of its column, and why.
    Cell(String, Phrase),
    /// The row can't be merged.
    Row(Phrase),
    /// The check would find this.
    Finding(Diagnostic),
}

impl Why {
    /// As a sentence.
    pub fn said(&self, locale: &Locale) -> String {
        match self {
            Self::Cell(head, why) => locale.lang().named(head, &locale.say(why)),
            Self::Row(why) => locale.say(why),
            Self::Finding(finding) => match finding.help(locale) {
                Some(help) => format!("{}{}{help}", finding.message(locale), locale.get("list-semicolon")),
                None => finding.message(locale),
            },
        }
    }
}

/// What an import would do.
#[derive(Debug)]
pub struct Tried {
    /// What becomes of the list.
    pub outcome: Outcome,
    /// The rows that are sent back, by their numbers in the sheet.
    pub rejected: BTreeMap<u32, Vec<Why>>,
    /// Errors that no row is to blame for, and that nevertheless come with the import.
    pub standing: Vec<Diagnostic>,
    /// What the office lacks afterwards and other lists will bring.
    pub lacking: Vec<Diagnostic>,
    /// The sources as they would be.
    pub sources: Sources,
}

/// Tries an import: the rows are merged in memory and the office is examined with them; those that errors stand on are
/// sent back, and the rest is tried again.
pub fn try_import(config: &Config, run: &Run, office: &Office, into: Into<'_>, rows: &[Row]) -> Tried {
    let mut rejected: BTreeMap<u32, Vec<Why>> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.faults.is_empty()) {
        let why = row.faults.iter().map(|(head, why)| Why::Cell(head.clone(), why.clone()));
        rejected.insert(row.number, why.collect());
    }
    for time in 0.. {
        let incoming: Vec<Incoming<'_>> = rows
            .iter()
            .map(|row| Incoming { number: row.number, cells: &row.cells, wanted: !rejected.contains_key(&row.number) })
            .collect();
        // Of a row that can't be read nobody knows whom it keeps.
        let replace = into.replace && rejected.is_empty();
        let target = Target { path: into.path, shape: into.kind.shape(), class: into.class, replace };
        let mut outcome = edit::merge(office, &run.sources, target, &incoming);
        if !outcome.refused.is_empty() {
            for (number, why) in std::mem::take(&mut outcome.refused) {
                rejected.entry(number).or_default().push(Why::Row(why));
            }
            continue;
        }
        let Some(change) = &outcome.change else {
            let (standing, lacking) = (Vec::new(), Vec::new());
            return Tried { outcome, rejected, standing, lacking, sources: run.sources.with_text("", String::new()) };
        };
        let changed = run.sources.with_text(&change.path, change.after.clone());
        let log = Log::of(&config.root, CONTENT);
        let after = examine_read(config, || (changed, Vec::new()), None, &log, &|_| {});
        let blame = blame(run, &after, &outcome, into.path);
        if blame.rows.is_empty() || time >= TIMES {
            for merged in outcome.rows.iter().filter(|_| !blame.rows.is_empty()) {
                rejected.entry(merged.number).or_default().push(Why::Row(Phrase::new("import-why-tangled")));
            }
            let Blame { standing, lacking, .. } = blame;
            return Tried { outcome, rejected, standing, lacking, sources: after.sources };
        }
        for (number, finding) in blame.rows {
            rejected.entry(number).or_default().push(Why::Finding(finding));
        }
    }
    // A loop without an end is left by its inside only.
    Tried {
        outcome: Outcome::default(),
        rejected,
        standing: Vec::new(),
        lacking: Vec::new(),
        sources: Sources::default(),
    }
}

/// Which errors are new, and which rows they stand on.
struct Blame {
    rows: Vec<(u32, Diagnostic)>,
    standing: Vec<Diagnostic>,
    lacking: Vec<Diagnostic>,
}

fn blame(before: &Run, after: &Run, outcome: &Outcome, path: &str) -> Blame {
    let mut found = Blame { rows: Vec::new(), standing: Vec::new(), lacking: Vec::new() };
    let file = after.sources.find(path);
    let row_of = |span: Span| {
        let at = span.start as usize;
        let holds = |row: &&edit::Merged| row.place.contains(&at);
        outcome.rows.iter().filter(|_| Some(span.file) == file).find(holds).map(|row| row.number)
    };
    for finding in new_errors(before, after) {
        let places = finding.span.into_iter().chain(finding.related.iter().map(|related| related.span));
        match places.into_iter().find_map(row_of) {
            Some(number) => found.rows.push((number, finding)),
            // Who is enrolled today is in the attendance sheet tomorrow.
            None if finding.code == Code::BlankAttendance => found.lacking.push(finding),
            None => found.standing.push(finding),
        }
    }
    found
}

/// The errors after a change that were not there before. What was wrong before is not the sheet's fault.
fn new_errors(before: &Run, after: &Run) -> Vec<Diagnostic> {
    let errors = |run: &Run| -> Vec<Diagnostic> {
        run.findings.iter().filter(|finding| finding.severity() == Severity::Error).cloned().collect()
    };
    let (old, new) = (errors(before), errors(after));
    let mut known = diag::fingerprints(&old, &before.sources);
    let prints = diag::fingerprints(&new, &after.sources);
    let is_new = |print: &String| match known.iter().position(|own| own == print) {
        Some(at) => {
            known.swap_remove(at);
            false
        }
        None => true,
    };
    let news: Vec<bool> = prints.iter().map(is_new).collect();
    new.into_iter().zip(news).filter(|(_, is_new)| *is_new).map(|(finding, _)| finding).collect()
}
