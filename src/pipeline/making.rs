//! Views to files: each page, each document in each of its formats, and what is passed on as it is.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::press;
use crate::check;
use crate::config::Config;
use crate::diag::{Code, Diagnostic};
use crate::model::{Edition, Office};
use crate::output::{Refused, Tree};
use crate::render::html::Html;
use crate::render::pdf::Press;
use crate::render::{docx, xlsx};
use crate::source::{Sources, Span};
use crate::theme::Theme;
use crate::view::{Document, Format, Table, View};

/// What a run renders with.
pub(super) struct Means {
    pub(super) theme: Theme,
    press: Option<Press>,
    /// What there is to say of it.
    pub(super) findings: Vec<Diagnostic>,
}

impl Means {
    pub(super) fn of(config: &Config, office: &Office, theme: Theme) -> Self {
        let (press, findings) = press::press(config, &office.site, &theme);
        Self { theme, press, findings }
    }

    /// The formats in which the documents of an edition are made: the printed page only where there is a
    /// press, and texts to go on with for the office alone.
    pub(super) fn formats(&self, edition: Edition) -> Vec<Format> {
        let made = |format: &Format| match format {
            Format::Html | Format::Xlsx => true,
            Format::Docx => edition == Edition::Office,
            Format::Pdf => self.press.is_some(),
        };
        Format::ALL.into_iter().filter(made).collect()
    }
}

/// What the views became.
#[derive(Default)]
pub(super) struct Rendered {
    pub(super) tree: Tree,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) pages: usize,
    pub(super) tables: usize,
}

/// A rendered file: its path, its bytes, and the source it is about.
type File = (String, Vec<u8>, Option<Span>);

/// Renders every view, and searches the public files for what must not be there.
pub(super) fn render(office: &Office, sources: &Sources, views: &[(Edition, View)], mut means: Means) -> Rendered {
    let mut rendered = Rendered { findings: std::mem::take(&mut means.findings), ..Rendered::default() };
    let mut places: BTreeMap<String, Option<Span>> = BTreeMap::new();
    for (edition, view) in views {
        rendered.pages += view.pages.len();
        rendered.tables += view.documents.len();
        for file in edition_files(&means, *edition, view, sources) {
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
    rendered.findings.extend(too_wide(views));
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

/// The forms whose columns do not fit their paper, each once, with the widest of its tables.
fn too_wide(views: &[(Edition, View)]) -> Vec<Diagnostic> {
    let mut widest: BTreeMap<Span, (u32, &Table)> = BTreeMap::new();
    let documents = views.iter().flat_map(|(_, view)| &view.documents);
    for (form, table) in documents
        .filter_map(|document| Some((document.form?, document)))
        .flat_map(|(form, document)| document.tables().map(move |table| (form, table)))
    {
        let width: u32 = table.columns.iter().map(|column| column.width).sum();
        if width > table.layout.characters() && widest.get(&form).is_none_or(|(known, _)| *known < width) {
            widest.insert(form, (width, table));
        }
    }
    let finding = |(form, (width, table)): (Span, (u32, &Table))| {
        let finding = Diagnostic::new(Code::FormTooWide, form).arg("title", &table.title);
        finding.arg("found", width).arg("room", table.layout.characters())
    };
    widest.into_iter().map(finding).collect()
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
fn edition_files(means: &Means, edition: Edition, view: &View, sources: &Sources) -> Vec<Result<File, Diagnostic>> {
    let formats = means.formats(edition);
    let html = match Html::new(&means.theme, &view.frame, &formats) {
        Ok(html) => html,
        Err(finding) => return vec![Err(finding)],
    };
    let pages = view.pages.par_iter().map(|page| Ok((page.path.clone(), html.page(page)?.into_bytes(), page.source)));
    let jobs: Vec<(&Document, Format)> = view
        .documents
        .iter()
        .flat_map(|document| {
            formats.iter().filter(|format| document.has(**format)).map(move |&format| (document, format))
        })
        .collect();
    let documents = jobs.into_par_iter().flat_map_iter(|(document, format)| {
        let mut said = Vec::new();
        let file = document_file(means, &html, document, format, sources, &mut said);
        said.into_iter().map(Err).chain(std::iter::once(file))
    });
    let passed_on = view.files.par_iter().map(|(path, from)| {
        let bytes = sources
            .bytes(from)
            .map_err(|error| Diagnostic::nowhere(Code::UnreadableFile).arg("path", from).arg("reason", error))?;
        Ok((path.clone(), bytes, None))
    });
    let mut files: Vec<_> = pages.chain(documents).chain(passed_on).collect();
    files.extend(means.theme.assets().map(|(path, bytes)| Ok((format!("assets/{path}"), bytes.to_vec(), None))));
    files
}

/// A document in one format, as a file.
fn document_file(
    means: &Means,
    html: &Html,
    document: &Document,
    format: Format,
    sources: &Sources,
    said: &mut Vec<Diagnostic>,
) -> Result<File, Diagnostic> {
    let path = format!("{}.{}", document.stem, format.extension());
    Ok((path, bytes(means, html, document, format, sources, said)?, document.source))
}

/// The bytes of a document in one format.
pub(super) fn bytes(
    means: &Means,
    html: &Html,
    document: &Document,
    format: Format,
    sources: &Sources,
    said: &mut Vec<Diagnostic>,
) -> Result<Vec<u8>, Diagnostic> {
    let failed = |code, error: String| Diagnostic::nowhere(code).arg("path", &document.title).arg("detail", error);
    Ok(match format {
        Format::Html => html.document(document)?.into_bytes(),
        Format::Xlsx => xlsx::document(document).map_err(|error| failed(Code::TableTooLarge, error.to_string()))?,
        Format::Docx => docx::document(document).map_err(|error| failed(Code::TextNotMade, error.to_string()))?,
        Format::Pdf => {
            let (bytes, findings) = press::print(means.press.as_ref(), document, sources)?;
            said.extend(findings);
            bytes
        }
    })
}
