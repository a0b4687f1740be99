//! The stages, in order. Who reads this file knows the program.

mod archive;
mod assets;
mod before;
mod changes;
mod counting;
mod documents;
mod exporting;
mod importing;
mod later;
mod laying;
mod leaking;
mod making;
mod means;
mod outward;
mod press;
mod publishing;
mod remarks;
mod saving;
mod search;
mod shelf;
mod since;
mod single;
mod summing;
mod template;
mod views;
mod widths;
mod workshop;

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::check::{self, Numbers, Waived};
use crate::config::Config;
use crate::diag::{self, Code, Diagnostic};
use crate::ledger::{self, Ledger};
use crate::locale::{Lang, Locale};
use crate::model::{Edition, Office};
use crate::output::{self, Failure, Report, Tree};
use crate::render::html::Html;
use crate::resolve::{self, Memory};
use crate::source::{self, Log, Problem, Sources};
use crate::theme::Theme;
use crate::view::{CHANGES, View};

pub use archive::{Archive, archive};
pub use exporting::{Exported, export, lay_export};
pub use importing::{Intake, Into, SheetColumn, Tried, Why, intake_sheet, try_import};
use making::{Rendered, render};
use means::Means;
pub use publishing::{committed, last_commit, site, targets};
use remarks::remarks;
pub use saving::{amend, can_be_named, lay, save, stranger};
pub use single::{FormAsked, FormMade, form};
pub use summing::{SummaryMade, summary, summary_draft};
use views::views;
pub use workshop::{Made, Opened, Workshop};

/// The folder of what the office writes.
pub const CONTENT: &str = "content";

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
    /// Searching the public ones for what must not be there.
    Search,
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
            Self::Search => "stage-search",
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
    /// The findings that are to stand.
    pub waived: Vec<Waived>,
    /// How many pages there are.
    pub pages: usize,
    /// How many tables, each in all its formats.
    pub tables: usize,
    /// What was written, or would be; nothing where a finding stands in the way.
    pub report: Option<Report>,
    /// Whether there is no such commit as that since which changes were to be told.
    pub unknown_since: bool,
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
    let log = Log::of(&config.root, CONTENT);
    examine_read(config, || source::read_tree(&config.root, CONTENT), None, &log, watch)
}

/// The same with another way to read, and with what is known of an earlier run.
fn examine_read(
    config: &Config,
    read: impl FnOnce() -> (Sources, Vec<Problem>),
    memory: Option<&mut Memory>,
    log: &Log,
    watch: Watch<'_>,
) -> Run {
    let mut clock = Clock { watch, timings: Vec::new() };
    let (sources, problems) = clock.time(Stage::Read, read);
    let mut findings = diag::from_problems(problems);
    let committed = || log.last_date();
    let (office, found) = clock.time(Stage::Resolve, || resolve::resolve(&sources, config.today, committed, memory));
    findings.extend(found);
    let ledger = office.as_ref().map(|office| clock.time(Stage::Ledger, || ledger::compute(office)));
    if let (Some(office), Some(ledger)) = (&office, &ledger) {
        findings.extend(clock.time(Stage::Check, || check::check(office, ledger)));
    }
    findings.extend(check::unfilled(&sources));
    let mut waived = Vec::new();
    if let Some(office) = &office {
        findings.extend(check::expired(office));
        (findings, waived) = check::weighed(office, &sources, findings);
    }
    diag::sort(&mut findings);
    let timings = clock.timings;
    let (report, unknown_since) = (None, false);
    Run { sources, office, ledger, findings, waived, pages: 0, tables: 0, report, unknown_since, timings }
}

/// The stages up to the finished tree, which is missing where a finding is an error.
fn prepare(config: &Config, watch: Watch<'_>) -> (Run, Option<Tree>) {
    let means = |office: &Office| {
        let theme = Theme::load(&config.root, &office.site.theme.value)?;
        Ok(Means::of(config, office, theme))
    };
    let log = Log::of(&config.root, CONTENT);
    let run = examine_read(config, || source::read_tree(&config.root, CONTENT), None, &log, watch);
    let (run, finished) = finish(config, run, &means, None, &log, watch);
    (run, finished.map(|finished| finished.tree))
}

/// What a run has made where no finding is an error.
struct Finished {
    tree: Tree,
    views: Vec<(Edition, View)>,
    means: Means,
    /// What drew the pages of each edition.
    templates: Vec<(Edition, Arc<Html>)>,
    /// What the public files were searched for, and hold none of.
    numbers: Option<Arc<Numbers>>,
}

/// The stages from views to the tree, for a run of the stages before; `before` is what was made last.
fn finish(
    config: &Config,
    mut run: Run,
    means: &dyn Fn(&Office) -> Result<Means, Diagnostic>,
    before: Option<&Finished>,
    log: &Log,
    watch: Watch<'_>,
) -> (Run, Option<Finished>) {
    let mut finished = None;
    if let (Some(office), Some(ledger), false) = (&run.office, &run.ledger, run.has_errors()) {
        let mut clock = Clock { watch, timings: std::mem::take(&mut run.timings) };
        let found = match means(office) {
            Ok(mut means) => {
                let views = clock.time(Stage::View, || views(config, office, ledger, &run, (&means, log)));
                let told = views.iter().flat_map(|(_, view)| &view.pages).any(|page| page.path == CHANGES);
                run.unknown_since = config.since.is_some() && !told;
                let rendered = clock.time(Stage::Render, || render(&run.sources, &views, &mut means, before));
                let Rendered { mut laid, mut findings, pages, tables, templates } = rendered;
                let searched = means.cache.searched();
                let (numbers, leaks) =
                    clock.time(Stage::Search, || leaking::search(office, &views, &mut laid, before, searched));
                findings.extend(leaks);
                (run.pages, run.tables) = (pages, tables);
                finished = Some(Finished { tree: laid.tree, views, means, templates, numbers });
                findings
            }
            Err(finding) => vec![Diagnostic { span: Some(office.site.theme.span), ..finding }],
        };
        run.timings = clock.timings;
        let (findings, waived) = check::weighed(office, &run.sources, found);
        run.findings.extend(findings);
        run.waived.extend(waived);
        let unneeded = check::unneeded(office, &run.waived);
        run.findings.extend(check::weighed(office, &run.sources, unneeded).0);
        diag::sort(&mut run.findings);
        finished = finished.filter(|_| !run.has_errors());
    }
    (run, finished)
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
    let (found, waived) = match &run.office {
        Some(office) => check::weighed(office, &run.sources, found),
        None => (found, Vec::new()),
    };
    run.findings.extend(found);
    run.waived.extend(waived);
}

/// The words of the office's language.
fn locale(office: &Office) -> Locale {
    Locale::new(Lang::from_tag(&office.site.language).unwrap_or_default())
}
