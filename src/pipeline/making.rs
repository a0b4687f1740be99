//! Views to files: each page, each document in each of its formats, and what is passed on as it is.

use rayon::prelude::*;

use super::laying::Laid;
use super::means::{File, Means};
use super::{assets, documents, outward, press, search, widths};
use crate::check;
use crate::diag::{self, Code, Diagnostic};
use crate::model::{Edition, Office};
use crate::output::Tree;
use crate::source::{Sources, Span};
use crate::view::View;

/// What the views became.
#[derive(Default)]
pub(super) struct Rendered {
    pub(super) tree: Tree,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) pages: usize,
    pub(super) tables: usize,
}

/// Renders every view, and searches the public files for what must not be there.
pub(super) fn render(office: &Office, sources: &Sources, views: &[(Edition, View)], means: &mut Means) -> Rendered {
    let mut rendered = Rendered { findings: std::mem::take(&mut means.findings), ..Rendered::default() };
    let mut laid = Laid::new(sources);
    for (edition, view) in views {
        rendered.pages += view.pages.len();
        rendered.tables += view.documents.len();
        for file in edition_files(means, *edition, view, sources) {
            rendered.findings.extend(match file {
                Ok(file) => laid.lay(edition.folder(), file),
                Err(finding) => Some(finding),
            });
        }
    }
    press::once(&mut rendered.findings);
    // Where a page or template failed nothing can be told from what is not there.
    if !diag::has_errors(&rendered.findings) {
        let assets = |(edition, _): &(Edition, View)| assets::missing(&means.theme, &laid.tree, edition.folder());
        rendered.findings.extend(views.iter().flat_map(assets));
    }
    rendered.findings.extend(widths::wider_than_paper(views));
    rendered.findings.extend(widths::wider_than_word(views, sources));
    rendered.findings.extend(widths::longer_than_paper(means, views));
    let public = format!("{}/", Edition::Public.folder());
    // What a packed file says is searched in the words that it was made of.
    let mut said: Vec<(String, String)> = views.iter().flat_map(|(edition, view)| words(*edition, view)).collect();
    let mut files: Vec<_> = laid.tree.iter().filter(|(path, _)| path.starts_with(&public)).collect();
    said.extend(files.iter().filter_map(|(path, bytes)| outward::said(path, bytes)));
    files.retain(|(path, _)| !outward::is_folded(path));
    files.extend(said.iter().map(|(path, words)| (path.as_str(), words.as_bytes())));
    match check::leaks(office, &files) {
        Ok(leaks) => {
            let found = leaks.iter().map(|leak| (leak, laid.source(&leak.path)));
            rendered.findings.extend(each_once(found, sources));
        }
        Err(reason) => rendered.findings.push(Diagnostic::nowhere(Code::LeakSearchFailed).arg("reason", reason)),
    }
    Rendered { tree: laid.tree, ..rendered }
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

/// The findings for leaks. A number that one text has is found on its page, in its printed form, in the index of
/// the search and in feeds: it is said once, and where only such a gathering has it, for that.
fn each_once<'l>(
    leaks: impl Iterator<Item = (&'l check::Leak<'l>, Option<Span>)>,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let (mut with_source, without): (Vec<_>, Vec<_>) = leaks.partition(|(_, source)| source.is_some());
    let same = |one: &check::Leak<'_>, other: &check::Leak<'_>| {
        (one.register, one.what, &one.number) == (other.register, other.what, &other.number)
    };
    for leak in without {
        if !with_source.iter().any(|(known, _)| same(known, leak.0)) {
            with_source.push(leak);
        }
    }
    let mut findings: Vec<Diagnostic> = Vec::new();
    for (leak, source) in with_source {
        let finding = leaked(leak, source, sources);
        let is_known = |known: &Diagnostic| known.span == finding.span && known.related == finding.related;
        if !findings.iter().any(|known| is_known(known) && known.args.first() == finding.args.first()) {
            findings.push(finding);
        }
    }
    findings
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

/// Every file of an edition: pages, documents in each format, attachments, the theme's assets; and among
/// them findings, of which a warning does not keep its file back.
fn edition_files(means: &Means, edition: Edition, view: &View, sources: &Sources) -> Vec<Result<File, Diagnostic>> {
    let html = match means.html(edition, &view.frame) {
        Ok(html) => html,
        Err(findings) => return findings.into_iter().map(Err).collect(),
    };
    let pages = view
        .pages
        .par_iter()
        .map(|page| Ok(File::new(page.path.clone(), means.page(edition, &html, page)?, page.source)));
    let passed_on = view.files.par_iter().map(|(path, from)| {
        let bytes = sources
            .bytes(from)
            .map_err(|error| Diagnostic::nowhere(Code::UnreadableFile).arg("path", from).arg("reason", error))?;
        Ok(File::new(path.clone(), bytes, None))
    });
    let mut files: Vec<_> = pages.chain(passed_on).collect();
    files.extend(documents::files(means, edition, &html, &view.documents, sources));
    let index = search::files(means, view, &files);
    files.extend(index);
    files.extend(outward::files(edition, view));
    files.extend(
        means.theme.assets().map(|(path, bytes)| Ok(File::new(format!("assets/{path}"), bytes.to_vec(), None))),
    );
    files
}
