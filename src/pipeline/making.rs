//! Views to files: each page, each document in each of its formats, and what is passed on as it is.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{documents, press, widths};
use crate::check;
use crate::config::Config;
use crate::diag::{Code, Diagnostic};
use crate::model::{Edition, Office};
use crate::output::{Cache, Key, Refused, Tree};
use crate::render::html::Html;
use crate::render::pdf::Press;
use crate::source::{Sources, Span};
use crate::theme::Theme;
use crate::view::{Format, View};

/// What a run renders with.
pub(super) struct Means {
    pub(super) theme: Theme,
    pub(super) press: Option<Press>,
    /// What earlier builds made.
    pub(super) cache: Cache,
    /// What every document depends on beside its view: the program, the theme and the fonts.
    pub(super) identity: String,
    /// The formats that were asked for.
    formats: Vec<Format>,
    /// What there is to say of it.
    pub(super) findings: Vec<Diagnostic>,
}

impl Means {
    pub(super) fn of(config: &Config, office: &Office, theme: Theme) -> Self {
        let printed = config.formats.contains(&Format::Pdf);
        let (press, fonts, findings) =
            if printed { press::press(config, &office.site, &theme) } else { (None, String::new(), Vec::new()) };
        let identity = Key::of(|out| {
            write!(out, "{} {fonts} ", env!("XUESHI_SOURCES"))?;
            theme.paper().try_for_each(|(name, bytes)| write!(out, "{name} {} ", String::from_utf8_lossy(bytes)))
        });
        let (cache, formats) = (Cache::load(&config.output), config.formats.clone());
        Self { press, cache, identity: identity.hex(), theme, formats, findings }
    }

    /// The formats in which the documents of an edition are made: the printed page only where there is a
    /// press, and texts to go on with for the office alone.
    pub(super) fn formats(&self, edition: Edition) -> Vec<Format> {
        let made = |format: &Format| match format {
            format if !self.formats.contains(format) => false,
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

/// A rendered file.
pub(super) struct File {
    /// Where it lies below the edition's folder.
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
    /// What it is about.
    pub(super) source: Option<Span>,
    /// The definition of the form that it is, whose name it has.
    pub(super) form: Option<Span>,
    /// What it is made of, where the next build can use it again.
    pub(super) key: Option<Key>,
}

impl File {
    fn new(path: String, bytes: Vec<u8>, source: Option<Span>) -> Self {
        Self { path, bytes, source, form: None, key: None }
    }
}

/// Renders every view, and searches the public files for what must not be there.
pub(super) fn render(office: &Office, sources: &Sources, views: &[(Edition, View)], mut means: Means) -> Rendered {
    let mut rendered = Rendered { findings: std::mem::take(&mut means.findings), ..Rendered::default() };
    let mut places: BTreeMap<String, Option<Span>> = BTreeMap::new();
    let mut forms: BTreeMap<String, Span> = BTreeMap::new();
    for (edition, view) in views {
        rendered.pages += view.pages.len();
        rendered.tables += view.documents.len();
        for file in edition_files(&means, *edition, view, sources) {
            let File { path, bytes, source, form, key } = match file {
                Ok(file) => file,
                Err(finding) => {
                    rendered.findings.push(finding);
                    continue;
                }
            };
            let path = format!("{}/{path}", edition.folder());
            places.entry(path.clone()).or_insert(source);
            if let Some(form) = form {
                forms.entry(path.clone()).or_insert(form);
            }
            match rendered.tree.insert(path.clone(), bytes) {
                Ok(()) => key.into_iter().for_each(|key| rendered.tree.note(&path, key)),
                Err(Refused::Taken(first)) => {
                    let other = forms.get(&first).copied();
                    // Of two forms in one folder the names of their files are to be mended.
                    let (one, other) = match (form, other, folder(&path) == folder(&first)) {
                        (Some(form), Some(other), true) => own_first(sources, form, other),
                        _ => (source, places.get(&first).copied().flatten()),
                    };
                    rendered.findings.push(collision(&path, one, other));
                }
                Err(Refused::Unwritable { own_name }) => {
                    let place = form.filter(|_| own_name).or(source);
                    rendered.findings.push(at(Code::BadPath, place).arg("path", &path));
                }
            }
        }
    }
    press::once(&mut rendered.findings);
    rendered.findings.extend(widths::wider_than_paper(views));
    rendered.findings.extend(widths::wider_than_word(views, sources));
    let public = format!("{}/", Edition::Public.folder());
    // What a packed file says is searched in the words that it was made of.
    let said: Vec<(String, String)> = views.iter().flat_map(|(edition, view)| words(*edition, view)).collect();
    let mut files: Vec<_> = rendered.tree.iter().filter(|(path, _)| path.starts_with(&public)).collect();
    files.extend(said.iter().map(|(path, words)| (path.as_str(), words.as_bytes())));
    match check::leaks(office, &files) {
        Ok(leaks) => rendered
            .findings
            .extend(leaks.iter().map(|leak| leaked(leak, places.get(&leak.path).copied().flatten(), sources))),
        Err(reason) => rendered.findings.push(Diagnostic::nowhere(Code::LeakSearchFailed).arg("reason", reason)),
    }
    rendered
}

/// The documents of the public edition, each as everything that it says.
fn words(edition: Edition, view: &View) -> Vec<(String, String)> {
    let one = |document: &crate::view::Document| {
        let mut words = String::new();
        // Writing to a text never fails.
        let _ = document.identify(&mut words);
        (format!("{}/{}.pdf", edition.folder(), document.stem), words)
    };
    let documents = view.documents.par_iter().filter(|_| edition == Edition::Public);
    documents.map(one).collect()
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

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The definition that the office can change, and the other.
fn own_first(sources: &Sources, form: Span, other: Span) -> (Option<Span>, Option<Span>) {
    let builtin = sources.is_builtin(&sources.file(form.file).path);
    if builtin { (Some(other), Some(form)) } else { (Some(form), Some(other)) }
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
    let pages =
        view.pages.par_iter().map(|page| Ok(File::new(page.path.clone(), html.page(page)?.into_bytes(), page.source)));
    let passed_on = view.files.par_iter().map(|(path, from)| {
        let bytes = sources
            .bytes(from)
            .map_err(|error| Diagnostic::nowhere(Code::UnreadableFile).arg("path", from).arg("reason", error))?;
        Ok(File::new(path.clone(), bytes, None))
    });
    let mut files: Vec<_> = pages.chain(passed_on).collect();
    files.extend(documents::files(means, edition, &html, &view.documents, sources));
    files.extend(
        means.theme.assets().map(|(path, bytes)| Ok(File::new(format!("assets/{path}"), bytes.to_vec(), None))),
    );
    files
}
