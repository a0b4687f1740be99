//! Documents that are made when somebody asks for them.
//!
//! Who looks at an office while it is written opens few of its thousand tables. So each has its place in the
//! tree, where its path meets those of others, and its bytes only when they are wanted.

use std::sync::Arc;

use rayon::prelude::*;

use super::means::{File, Means};
use super::{Opened, documents, press};
use crate::diag::Diagnostic;
use crate::model::Edition;
use crate::render::html::{self, Html};
use crate::render::pdf::Printed;
use crate::source::Sources;
use crate::view::{Document, Format, View};

/// The places of an edition's documents. What can be wrong with a document for what its author wrote is
/// found out at once: the form of an authority is filled, and the template of pages is tried with one.
pub(super) fn files(
    means: &Means,
    edition: Edition,
    html: &Html,
    documents: &[Document],
    sources: &Sources,
) -> Vec<Result<File, Diagnostic>> {
    let formats = means.formats(edition);
    let place = |document: &Document, format: Format| File {
        path: document.path(format),
        bytes: Arc::default(),
        source: document.source,
        form: document.form,
        key: None,
        origin: None,
        is_known: false,
    };
    let one = |document: &Document| {
        let mut said = Vec::new();
        for &format in formats.iter().filter(|format| document.has(**format)) {
            said.push(Ok(place(document, format)));
            if format == Format::Xlsx && document.template.is_some() {
                said.extend(
                    match documents::bytes(html, document, format, sources) {
                        Ok(made) => made.findings,
                        Err(finding) => vec![finding],
                    }
                    .into_iter()
                    .map(Err),
                );
            }
        }
        said
    };
    let mut files: Vec<_> = documents.par_iter().flat_map_iter(one).collect();
    let tried = documents.iter().find(|document| document.has(Format::Html));
    files.extend(tried.and_then(|document| html.document(document).err()).map(Err));
    files
}

/// A document by its path below the edition's folder: its bytes, with what there is to say of it; nothing where no
/// document has that path.
pub(super) fn make(means: &Means, edition: Edition, view: &View, path: &str, sources: &Sources) -> Option<Opened> {
    let (stem, extension) = path.rsplit_once('.')?;
    let format = means.formats(edition).into_iter().find(|format| format.extension() == extension)?;
    let document = view.documents.iter().find(|document| document.stem == stem && document.has(format))?;
    Some(bytes(means, edition, view, (document, format), sources))
}

fn bytes(
    means: &Means,
    edition: Edition,
    view: &View,
    (document, format): (&Document, Format),
    sources: &Sources,
) -> Opened {
    let shelf = means.shelf.as_ref();
    let jobs = documents::jobs(means, document, &[format], sources);
    let job = jobs.into_iter().next();
    let (path, key) = job.map_or((document.stem.clone(), None), |job| (job.path, job.key));
    let path = format!("{}/{path}", edition.folder());
    if let Some(known) = shelf.and_then(|shelf| shelf.document(&path, key)) {
        return Ok((known, Vec::new()));
    }
    let Printed { bytes, findings, .. } = if format == Format::Pdf {
        match press::print(means.press.as_deref(), &[document], sources).into_iter().next() {
            Some(printed) => printed?,
            None => Printed { bytes: Vec::new(), pages: None, findings: Vec::new() },
        }
    } else {
        documents::bytes(&*means.html(edition, &view.frame).map_err(html::first)?, document, format, sources)?
    };
    let bytes = Arc::new(bytes);
    if let Some(shelf) = shelf.filter(|_| findings.is_empty()) {
        shelf.keep(&path, key, &bytes);
    }
    Ok((bytes, findings))
}
