//! The stages, in order. Who reads this file knows the program.

mod press;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use press::Means;

use crate::check;
use crate::config::Config;
use crate::diag::{self, Code, Diagnostic};
use crate::edit::Change;
use crate::ledger::{self, Ledger};
use crate::locale::{Lang, Locale};
use crate::model::{Edition, Office};
use crate::output::{self, Failure, Refused, Replacement, Report, Tree};
use crate::render::html::Html;
use crate::render::xlsx;
use crate::resolve;
use crate::source::{self, Sources, Span};
use crate::theme::Theme;
use crate::view::{self, Document, Format, PublicOffice, Records, View};

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
                let views = clock.time(Stage::View, || views(config, office, ledger, &run.sources, &means.formats));
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

fn views(
    config: &Config,
    office: &Office,
    ledger: &Ledger,
    sources: &Sources,
    formats: &[Format],
) -> Vec<(Edition, View)> {
    let locale = Locale::new(Lang::from_tag(&office.site.language).unwrap_or_default());
    let public = PublicOffice::of(office, ledger);
    let view = |&edition: &Edition| {
        let records = (edition == Edition::Office).then_some(Records { office, ledger, sources });
        (edition, view::build(&public, records, &locale, formats))
    };
    config.editions.iter().map(view).collect()
}

#[derive(Default)]
struct Rendered {
    tree: Tree,
    findings: Vec<Diagnostic>,
    pages: usize,
    tables: usize,
}

/// A rendered file: its path, its bytes, and the source it is about.
type File = (String, Vec<u8>, Option<Span>);

fn render(office: &Office, sources: &Sources, views: &[(Edition, View)], mut means: Means) -> Rendered {
    let mut rendered = Rendered { findings: std::mem::take(&mut means.findings), ..Rendered::default() };
    let mut places: BTreeMap<String, Option<Span>> = BTreeMap::new();
    for (edition, view) in views {
        rendered.pages += view.pages.len();
        rendered.tables += view.documents.len();
        for file in edition_files(&means, view, sources) {
            let (path, bytes, span) = match file {
                Ok(file) => file,
                Err(finding) => {
                    rendered.findings.push(finding);
                    continue;
                }
            };
            let path = format!("{}/{path}", edition.folder());
            places.entry(path.clone()).or_insert(span);
            match rendered.tree.insert(path.clone(), bytes) {
                Ok(()) => {}
                Err(Refused::Taken(first)) => {
                    rendered.findings.push(collision(&path, span, places.get(&first).copied().flatten()));
                }
                Err(Refused::Unwritable) => rendered.findings.push(at(Code::BadPath, span).arg("path", &path)),
            }
        }
    }
    press::once(&mut rendered.findings);
    let public = format!("{}/", Edition::Public.folder());
    let files: Vec<_> = rendered.tree.iter().filter(|(path, _)| path.starts_with(&public)).collect();
    match check::leaks(office, &files) {
        Ok(leaks) => rendered
            .findings
            .extend(leaks.iter().map(|leak| leaked(leak, places.get(&leak.path).copied().flatten(), sources))),
        Err(reason) => rendered.findings.push(Diagnostic::nowhere(Code::LeakSearchFailed).arg("reason", reason)),
    }
    rendered
}

/// The finding for a leak: where the text that the page is made of has the number, if it can be told.
fn leaked(leak: &check::Leak<'_>, page: Option<Span>, sources: &Sources) -> Diagnostic {
    let line = |span: Span| {
        let text = &sources.file(span.file).text;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if check::squeeze(line).to_lowercase().contains(&leak.number.to_lowercase()) {
                return Span::new(span.file, at..at + line.trim_end().len());
            }
            at += line.len();
        }
        span
    };
    let span = page.map_or(leak.register, line);
    let finding = Diagnostic::new(Code::ProtectedValueLeaked, span).arg("what", leak.what);
    finding.arg("name", &leak.person.name.value).arg("path", &leak.path).related(leak.register, "register")
}

fn at(code: Code, span: Option<Span>) -> Diagnostic {
    span.map_or_else(|| Diagnostic::nowhere(code), |span| Diagnostic::new(code, span))
}

fn collision(path: &str, span: Option<Span>, first: Option<Span>) -> Diagnostic {
    let finding = at(Code::PathCollision, span).arg("path", path);
    match first {
        Some(first) => finding.related(first, "first"),
        None => finding,
    }
}

/// Every file of an edition: pages, documents in each format, attachments, the theme's assets; and among
/// them findings, of which a warning does not keep its file back.
fn edition_files(means: &Means, view: &View, sources: &Sources) -> Vec<Result<File, Diagnostic>> {
    let html = match Html::new(&means.theme, &view.frame, &means.formats) {
        Ok(html) => html,
        Err(finding) => return vec![Err(finding)],
    };
    let pages = view.pages.par_iter().map(|page| Ok((page.path.clone(), html.page(page)?.into_bytes(), page.source)));
    let jobs: Vec<(&Document, Format)> = view
        .documents
        .iter()
        .flat_map(|document| {
            let made = move |format: &&Format| **format != Format::Pdf && document.has(**format);
            means.formats.iter().filter(made).map(move |&format| (document, format))
        })
        .collect();
    let documents = jobs.into_par_iter().map(|(document, format)| {
        let path = format!("{}.{}", document.stem, format.extension());
        let bytes = match format {
            Format::Html => html.document(document)?.into_bytes(),
            Format::Xlsx => xlsx::document(document)
                .map_err(|error| Diagnostic::nowhere(Code::TableTooLarge).arg("path", &path).arg("detail", error))?,
            // PDFs are set below, on threads of their own.
            Format::Docx | Format::Pdf => Vec::new(),
        };
        Ok((path, bytes, document.source))
    });
    let passed_on = view.files.par_iter().map(|(path, from)| {
        let bytes = sources
            .bytes(from)
            .map_err(|error| Diagnostic::nowhere(Code::UnreadableFile).arg("path", from).arg("reason", error))?;
        Ok((path.clone(), bytes, None))
    });
    let mut files: Vec<_> = pages.chain(documents).chain(passed_on).collect();
    let press = means.press.iter();
    files.extend(press.flat_map(|press| press::print(press, &view.documents, sources)));
    files.extend(means.theme.assets().map(|(path, bytes)| Ok((format!("assets/{path}"), bytes.to_vec(), None))));
    files
}
