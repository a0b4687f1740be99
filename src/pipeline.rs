//! The stages, in order. Who reads this file knows the program.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::check;
use crate::config::Config;
use crate::diag::{self, Code, Diagnostic, Severity};
use crate::ledger::{self, Ledger};
use crate::locale::{Lang, Locale};
use crate::model::{Edition, Office};
use crate::output::{Failure, Report, Tree, commit};
use crate::render::html::Html;
use crate::render::xlsx;
use crate::resolve;
use crate::source::{self, Sources, Span};
use crate::theme::Theme;
use crate::view::{self, PublicOffice, Records, View};

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

/// What the records say, and everything found on the way.
#[derive(Debug)]
pub struct Checked {
    /// The files.
    pub sources: Sources,
    /// The office, unless there was nothing to make it of.
    pub office: Option<Office>,
    /// What follows from its records.
    pub ledger: Option<Ledger>,
    /// All findings, in the order of their places.
    pub findings: Vec<Diagnostic>,
    /// How long each stage took.
    pub timings: Vec<(Stage, Duration)>,
}

impl Checked {
    /// Whether a finding stands in the way of writing.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity() == Severity::Error)
    }
}

/// What a build made.
#[derive(Debug)]
pub struct Built {
    /// What it was made of.
    pub checked: Checked,
    /// How many pages there are.
    pub pages: usize,
    /// How many tables, each in all its formats.
    pub tables: usize,
    /// What was written; nothing where a finding stood in the way.
    pub report: Option<Report>,
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

/// Reads, resolves, computes and checks.
pub fn check(config: &Config, watch: Watch<'_>) -> Checked {
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
    Checked { sources, office, ledger, findings, timings: clock.timings }
}

/// Checks, then views, renders and writes; nothing is written where a finding is an error.
///
/// # Errors
/// What the system refused while writing.
pub fn build(config: &Config, watch: Watch<'_>) -> Result<Built, Failure> {
    let mut checked = check(config, watch);
    let mut built = Rendered::default();
    let mut clock = Clock { watch, timings: std::mem::take(&mut checked.timings) };
    if !checked.has_errors() {
        if let (Some(office), Some(ledger)) = (&checked.office, &checked.ledger) {
            let views = clock.time(Stage::View, || views(config, office, ledger, &checked.sources));
            built = clock.time(Stage::Render, || render(config, office, &checked.sources, &views));
        }
        checked.findings.append(&mut built.findings);
        diag::sort(&mut checked.findings);
    }
    let mut report = None;
    if !checked.has_errors() {
        let folders: Vec<_> = config.editions.iter().map(|edition| edition.folder()).collect();
        let done = clock.time(Stage::Write, || commit(&config.output, &built.tree, &folders))?;
        let foreign = done.foreign.iter().map(|path| Diagnostic::nowhere(Code::ForeignFile).arg("path", path));
        checked.findings.extend(foreign);
        report = Some(done);
    }
    checked.timings = clock.timings;
    Ok(Built { checked, pages: built.pages, tables: built.tables, report })
}

fn views(config: &Config, office: &Office, ledger: &Ledger, sources: &Sources) -> Vec<(Edition, View)> {
    let locale = Locale::new(Lang::from_tag(&office.site.language).unwrap_or_default());
    let public = PublicOffice::of(office, ledger);
    let view = |&edition: &Edition| {
        let records = (edition == Edition::Office).then_some(Records { office, ledger, sources });
        (edition, view::build(&public, records, &locale))
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

fn render(config: &Config, office: &Office, sources: &Sources, views: &[(Edition, View)]) -> Rendered {
    let mut rendered = Rendered::default();
    let theme = match Theme::load(&config.root, &office.site.theme) {
        Ok(theme) => theme,
        Err(finding) => {
            rendered.findings.push(Diagnostic { span: Some(office.site.span), ..finding });
            return rendered;
        }
    };
    let mut places: BTreeMap<String, Option<Span>> = BTreeMap::new();
    for (edition, view) in views {
        rendered.pages += view.pages.len();
        rendered.tables += view.documents.len();
        for file in edition_files(&theme, view, sources) {
            let (path, bytes, span) = match file {
                Ok(file) => file,
                Err(finding) => {
                    rendered.findings.push(finding);
                    continue;
                }
            };
            let path = format!("{}/{path}", edition.folder());
            places.insert(path.clone(), span);
            if let Err(first) = rendered.tree.insert(path.clone(), bytes) {
                rendered.findings.push(collision(&path, span, places.get(&first).copied().flatten()));
            }
        }
    }
    let public = format!("{}/", Edition::Public.folder());
    let files: Vec<_> = rendered.tree.iter().filter(|(path, _)| path.starts_with(&public)).collect();
    rendered.findings.extend(check::leaks(office, &files));
    rendered
}

fn collision(path: &str, span: Option<Span>, first: Option<Span>) -> Diagnostic {
    let finding = span
        .map_or_else(|| Diagnostic::nowhere(Code::PathCollision), |span| Diagnostic::new(Code::PathCollision, span));
    let finding = finding.arg("path", path);
    match first {
        Some(first) => finding.related(first, "first"),
        None => finding,
    }
}

/// Every file of an edition: pages, tables in each format, attachments, the theme's assets.
fn edition_files(theme: &Theme, view: &View, sources: &Sources) -> Vec<Result<File, Diagnostic>> {
    let html = match Html::new(theme, &view.frame) {
        Ok(html) => html,
        Err(finding) => return vec![Err(finding)],
    };
    let pages = view.pages.par_iter().map(|page| Ok((page.path.clone(), html.page(page)?.into_bytes(), page.source)));
    let tables = view.documents.par_iter().map(|document| {
        let page = html.document(document)?.into_bytes();
        Ok((format!("{}.html", document.stem), page, None))
    });
    let sheets = view.documents.par_iter().map(|document| {
        let path = format!("{}.xlsx", document.stem);
        let bytes = xlsx::document(document)
            .map_err(|error| Diagnostic::nowhere(Code::TemplateError).arg("detail", error).arg("page", &path))?;
        Ok((path, bytes, None))
    });
    let passed_on = view.files.par_iter().map(|(path, from)| {
        let bytes = sources
            .bytes(from)
            .map_err(|error| Diagnostic::nowhere(Code::UnreadableFile).arg("path", from).arg("reason", error))?;
        Ok((path.clone(), bytes, None))
    });
    let mut files: Vec<_> = pages.chain(tables).chain(sheets).chain(passed_on).collect();
    files.extend(theme.assets().map(|(path, bytes)| Ok((format!("assets/{path}"), bytes.to_vec(), None))));
    files
}
