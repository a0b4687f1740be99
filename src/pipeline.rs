//! The stages, in order. Who reads this file knows the program.

mod archive;
mod assets;
mod counting;
mod documents;
mod laying;
mod making;
mod means;
mod press;
mod search;
mod single;
mod template;
mod widths;

use std::path::Path;
use std::time::{Duration, Instant};

use crate::check;
use crate::config::Config;
use crate::diag::{self, Code, Diagnostic};
use crate::edit::Change;
use crate::ledger::{self, Ledger};
use crate::locale::{Lang, Locale};
use crate::model::{Edition, Office};
use crate::output::{self, Failure, Replacement, Report, Tree};
use crate::resolve;
use crate::source::{self, Sources};
use crate::theme::Theme;
use crate::view::{self, PublicOffice, Records, View};

pub use archive::{Archive, archive};
use making::{Rendered, render};
use means::Means;
pub use single::{FormAsked, FormMade, form};

/// A stage, for those who watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading files.
    Read,
    /// Making the model of them.
    Resolve,
    /// Computing.
    Ledger,
    /// Looking for contradictions.
    Check,
    /// Deciding what pages say.
    View,
    /// Drawing them.
    Render,
    /// Writing.
    Write,
}

impl Stage {
    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Read => "stage-read",
            Self::Resolve => "stage-resolve",
            Self::Ledger => "stage-ledger",
            Self::Check => "stage-check",
            Self::View => "stage-view",
            Self::Render => "stage-render",
            Self::Write => "stage-write",
        }
    }
}

/// What a run read, computed, found and made.
#[derive(Debug)]
pub struct Run {
    /// The files.
    pub sources: Sources,
    /// The office, unless there was nothing to make it of.
    pub office: Option<Office>,
    /// What follows from its records.
    pub ledger: Option<Ledger>,
    /// All findings, in the order of their places.
    pub findings: Vec<Diagnostic>,
    /// How many pages there are.
    pub pages: usize,
    /// How many tables, each in all its formats.
    pub tables: usize,
    /// What was written, or would be; nothing where a finding stands in the way.
    pub report: Option<Report>,
    /// How long each stage took.
    pub timings: Vec<(Stage, Duration)>,
}

impl Run {
    /// Whether a finding stands in the way of writing.
    pub fn has_errors(&self) -> bool {
        diag::has_errors(&self.findings)
    }
}

/// Hears which stage begins.
pub type Watch<'a> = &'a (dyn Fn(Stage) + Sync);

struct Clock<'a> {
    watch: Watch<'a>,
    timings: Vec<(Stage, Duration)>,
}

impl Clock<'_> {
    fn time<T>(&mut self, stage: Stage, work: impl FnOnce() -> T) -> T {
        (self.watch)(stage);
        let start = Instant::now();
        let done = work();
        self.timings.push((stage, start.elapsed()));
        done
    }
}

/// Does everything but writing, and says what a build would write.
pub fn check(config: &Config, watch: Watch<'_>) -> Run {
    let (mut run, tree) = prepare(config, watch);
    run.report = tree.map(|tree| output::plan(&config.output, &tree, &folders(config)));
    report_foreign(&mut run);
    run
}

/// Does everything; nothing is written where a finding is an error.
///
/// # Errors
/// What the system refused while writing.
pub fn build(config: &Config, watch: Watch<'_>) -> Result<Run, Failure> {
    let (mut run, tree) = prepare(config, watch);
    if let Some(tree) = tree {
        let mut clock = Clock { watch, timings: std::mem::take(&mut run.timings) };
        let done = clock.time(Stage::Write, || output::commit(&config.output, &tree, &folders(config)))?;
        run.timings = clock.timings;
        run.report = Some(done);
    }
    report_foreign(&mut run);
    Ok(run)
}

/// The stages up to the findings: what somebody needs who asks about the records.
pub fn examine(config: &Config, watch: Watch<'_>) -> Run {
    let mut clock = Clock { watch, timings: Vec::new() };
    let (sources, problems) = clock.time(Stage::Read, || source::read_tree(&config.root, "content"));
    let mut findings = diag::from_problems(problems);
    let committed = || source::last_commit_date(&config.root);
    let (office, found) = clock.time(Stage::Resolve, || resolve::resolve(&sources, config.today, committed));
    findings.extend(found);
    let ledger = office.as_ref().map(|office| clock.time(Stage::Ledger, || ledger::compute(office)));
    if let (Some(office), Some(ledger)) = (&office, &ledger) {
        findings.extend(clock.time(Stage::Check, || check::check(office, ledger)));
    }
    diag::sort(&mut findings);
    Run { sources, office, ledger, findings, pages: 0, tables: 0, report: None, timings: clock.timings }
}

/// The stages up to the finished tree, which is missing where a finding is an error.
fn prepare(config: &Config, watch: Watch<'_>) -> (Run, Option<Tree>) {
    let mut run = examine(config, watch);
    let mut tree = None;
    if let (Some(office), Some(ledger), false) = (&run.office, &run.ledger, run.has_errors()) {
        let mut clock = Clock { watch, timings: std::mem::take(&mut run.timings) };
        let means = Theme::load(&config.root, &office.site.theme).map(|theme| Means::of(config, office, theme));
        let rendered = match means {
            Ok(means) => {
                let views = clock.time(Stage::View, || views(config, office, ledger, &run.sources, &means));
                clock.time(Stage::Render, || render(office, &run.sources, &views, means))
            }
            Err(finding) => {
                let findings = vec![Diagnostic { span: Some(office.site.span), ..finding }];
                Rendered { findings, ..Rendered::default() }
            }
        };
        run.timings = clock.timings;
        (run.pages, run.tables) = (rendered.pages, rendered.tables);
        run.findings.extend(rendered.findings);
        diag::sort(&mut run.findings);
        tree = Some(rendered.tree).filter(|_| !run.has_errors());
    }
    (run, tree)
}

/// Writes lists that a command changed, all or none of them.
///
/// # Errors
/// What the system refused.
pub fn amend(config: &Config, changes: &[Change]) -> Result<(), Failure> {
    let content = config.root.join("content");
    let file = |change: &Change| Replacement {
        path: content.join(&change.path),
        before: change.original.clone(),
        after: change.bytes(),
    };
    output::replace(&changes.iter().map(file).collect::<Vec<_>>())
}

/// Writes a file that a command made, over one that is there only where that is asked for.
///
/// # Errors
/// What the system refused.
pub fn save(path: &Path, bytes: Vec<u8>, overwrite: bool) -> Result<(), Failure> {
    output::save(path, bytes, overwrite)
}

fn folders(config: &Config) -> Vec<&'static str> {
    config.editions.iter().map(|edition| edition.folder()).collect()
}

/// Says which files in the output folder are not the program's; one in the way is an error, and then
/// nothing was written.
fn report_foreign(run: &mut Run) {
    let Some(report) = &run.report else { return };
    let finding = |code: Code, path: &String| Diagnostic::nowhere(code).arg("path", path);
    let mut found: Vec<_> = report.in_the_way.iter().map(|path| finding(Code::ForeignInTheWay, path)).collect();
    if found.is_empty() {
        found.extend(report.foreign.iter().map(|path| finding(Code::ForeignFile, path)));
    } else {
        run.report = None;
    }
    run.findings.extend(found);
}

/// The words of the office's language.
fn locale(office: &Office) -> Locale {
    Locale::new(Lang::from_tag(&office.site.language).unwrap_or_default())
}

fn views(config: &Config, office: &Office, ledger: &Ledger, sources: &Sources, means: &Means) -> Vec<(Edition, View)> {
    let locale = locale(office);
    let public = PublicOffice::of(office, ledger);
    let view = |&edition: &Edition| {
        let records = (edition == Edition::Office).then_some(Records { office, ledger, sources });
        (edition, view::build(&public, records, &locale, &means.formats(edition)))
    };
    config.editions.iter().map(view).collect()
}
