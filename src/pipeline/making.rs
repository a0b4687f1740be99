//! Views to files: each page, each document in each of its formats, and what is passed on as it is.

use std::sync::Arc;

use rayon::prelude::*;

use super::before::Before;
use super::laying::Laid;
use super::means::{File, Means};
use super::{Finished, assets, documents, outward, press, search, widths};
use crate::diag::{self, Code, Diagnostic};
use crate::model::Edition;
use crate::render::html::Html;
use crate::source::Sources;
use crate::view::{Page, View};

/// What the views became.
pub(super) struct Rendered<'s> {
    pub(super) laid: Laid<'s>,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) pages: usize,
    pub(super) tables: usize,
    /// What drew the pages of each edition.
    pub(super) templates: Vec<(Edition, Arc<Html>)>,
}

/// Renders every view; `before` is what the run before made.
pub(super) fn render<'s>(
    sources: &'s Sources,
    views: &[(Edition, View)],
    means: &mut Means,
    before: Option<&'s Finished>,
) -> Rendered<'s> {
    let laid = Laid::new(sources, before.map(|before| &before.tree));
    let findings = std::mem::take(&mut means.findings);
    let mut rendered = Rendered { laid, findings, pages: 0, tables: 0, templates: Vec::new() };
    for (edition, view) in views {
        rendered.pages += view.pages.len();
        rendered.tables += view.documents.len();
        let html = match means.html(*edition, &view.frame) {
            Ok(html) => html,
            Err(findings) => {
                rendered.findings.extend(findings);
                continue;
            }
        };
        let known = before.and_then(|before| Before::of(before, *edition, &html));
        let files = edition_files(means, *edition, &html, view, sources, known.as_ref());
        rendered.templates.push((*edition, html));
        for file in files {
            rendered.findings.extend(match file {
                Ok(file) => rendered.laid.lay(edition.folder(), file),
                Err(finding) => Some(finding),
            });
        }
    }
    press::once(&mut rendered.findings);
    // Where a page or template failed nothing can be told from what is not there.
    if !diag::has_errors(&rendered.findings) {
        let assets =
            |(edition, _): &(Edition, View)| assets::missing(&means.theme, &rendered.laid.tree, edition.folder());
        let missing: Vec<_> = views.iter().flat_map(assets).collect();
        rendered.findings.extend(missing);
    }
    rendered.findings.extend(widths::wider_than_paper(views));
    rendered.findings.extend(widths::wider_than_word(views, sources));
    rendered.findings.extend(widths::longer_than_paper(means, views));
    rendered
}

/// Every file of an edition: pages, documents in each format, attachments, the theme's assets; and among
/// them findings, of which a warning does not keep its file back.
fn edition_files(
    means: &Means,
    edition: Edition,
    html: &Html,
    view: &View,
    sources: &Sources,
    before: Option<&Before<'_>>,
) -> Vec<Result<File, Diagnostic>> {
    let drawn = |page: &Page| match before.and_then(|before| before.page(page)) {
        Some(known) => Ok(known),
        None => html.page(page).map(|page| Arc::new(page.into_bytes())),
    };
    let pages = view.pages.par_iter().map(|page| Ok(File::new(page.path.clone(), drawn(page)?, page.source)));
    let passed_on = view.files.par_iter().map(|(path, from)| {
        let bytes = sources
            .shared_bytes(from)
            .map_err(|error| Diagnostic::nowhere(Code::UnreadableFile).arg("path", from).arg("reason", error))?;
        Ok(File { origin: Some(from.clone()), ..File::new(path.clone(), bytes, None) })
    });
    let mut files: Vec<_> = pages.chain(passed_on).collect();
    files.extend(documents::files(means, edition, html, &view.documents, sources));
    let index = search::files(means, view, &files);
    files.extend(index);
    files.extend(outward::files(edition, view, before));
    files.extend(means.theme.assets().map(|(path, bytes)| {
        let path = format!("assets/{path}");
        Ok(File::new(path, Arc::clone(bytes), None))
    }));
    files
}
