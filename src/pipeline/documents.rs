//! Documents to files, each in its formats; a file whose view is that of the last build is taken from
//! there.

use rayon::prelude::*;

use super::means::{File, Means};
use super::{later, press, template};
use crate::diag::{Code, Diagnostic};
use crate::model::Edition;
use crate::output::Key;
use crate::render::html::Html;
use crate::render::pdf::Printed;
use crate::render::{docx, xlsx};
use crate::source::Sources;
use crate::view::{Block, Document, Format};

/// A document to be made in a format.
pub(super) struct Job<'a> {
    pub(super) document: &'a Document,
    pub(super) format: Format,
    /// Where it lies below the edition's folder.
    pub(super) path: String,
    /// What it is made of; a page is made faster than its key.
    pub(super) key: Option<Key>,
}

impl Job<'_> {
    pub(super) fn file(&self, bytes: Vec<u8>, key: Option<Key>) -> File {
        File {
            path: self.path.clone(),
            bytes: bytes.into(),
            source: self.document.source,
            form: self.document.form,
            key,
            origin: None,
            is_known: false,
        }
    }
}

/// Every document of an edition in each of its formats, and among them what there is to say.
pub(super) fn files(
    means: &Means,
    edition: Edition,
    html: &Html,
    documents: &[Document],
    sources: &Sources,
) -> Vec<Result<File, Diagnostic>> {
    if means.shelf.is_some() {
        return later::files(means, edition, html, documents, sources);
    }
    let formats = means.formats(edition);
    let jobs: Vec<Job<'_>> =
        documents.par_iter().flat_map_iter(|document| jobs(means, document, &formats, sources)).collect();
    let known = |job: &Job<'_>| {
        let bytes = means.cache.bytes(&format!("{}/{}", edition.folder(), job.path), job.key?)?;
        Some(File { is_known: true, ..job.file(bytes, job.key) })
    };
    let known: Vec<Option<File>> = jobs.par_iter().map(known).collect();
    let open = |wanted: bool| {
        let open = jobs.iter().zip(&known).filter(|(_, known)| known.is_none()).map(|(job, _)| job);
        open.filter(move |job| (job.format == Format::Pdf) == wanted).collect::<Vec<_>>()
    };
    let (pdfs, others) = (open(true), open(false));
    let made = |job: &&Job<'_>| bytes(html, job.document, job.format, sources);
    let made: Vec<_> = others.par_iter().map(made).collect();
    let to_print: Vec<&Document> = pdfs.iter().map(|job| job.document).collect();
    let printed = press::print(means.press.as_deref(), &to_print, sources);
    let mut files = Vec::new();
    for (job, made) in others.iter().chain(&pdfs).zip(made.into_iter().chain(printed)) {
        match made {
            Ok(made) => {
                // What there is to say of a file must be said again by the next build.
                let key = job.key.filter(|_| made.findings.is_empty());
                files.push(Ok(job.file(made.bytes, key)));
                files.extend(made.findings.into_iter().map(Err));
            }
            Err(finding) => files.push(Err(finding)),
        }
    }
    files.extend(known.into_iter().flatten().map(Ok));
    files
}

/// The formats of one document, each with its key.
pub(super) fn jobs<'a>(means: &Means, document: &'a Document, formats: &[Format], sources: &Sources) -> Vec<Job<'a>> {
    let template = document.template.as_ref().and_then(|template| sources.bytes(&template.path).ok());
    let view = Key::of(|out| {
        document.identify(out)?;
        template.iter().flatten().try_for_each(|byte| write!(out, "{byte:02x}"))?;
        document.pictures().try_for_each(|block| match block {
            Block::Picture { path, .. } => {
                let bytes = sources.bytes(path).unwrap_or_default();
                write!(out, " {}", Key::of_bytes(&bytes).hex())
            }
            _ => Ok(()),
        })
    });
    let view = view.hex();
    let job = |format: Format| Job {
        document,
        format,
        path: document.path(format),
        key: (format != Format::Html)
            .then(|| Key::of(|out| write!(out, "{view} {} {}", format.extension(), means.identity))),
    };
    formats.iter().filter(|format| document.has(**format)).map(|&format| job(format)).collect()
}

/// A document in a format that needs no press.
pub(super) fn bytes(
    html: &Html,
    document: &Document,
    format: Format,
    sources: &Sources,
) -> Result<Printed, Diagnostic> {
    let failed = |code, error: String| {
        Diagnostic::maybe_at(code, document.source).arg("path", &document.title).arg("detail", error)
    };
    let bytes = match (format, &document.template) {
        (Format::Xlsx, Some(template)) => {
            let (bytes, findings) = template::filled(&document.title, template, sources)?;
            return Ok(Printed { bytes, pages: None, findings });
        }
        (Format::Xlsx, None) => {
            let made = xlsx::document(document);
            made.map_err(|error| failed(Code::TableTooLarge, error.to_string()).arg("cause", xlsx::why(&error)))?
        }
        (Format::Docx, _) => docx::document(document, &|path| sources.bytes(path).ok())
            .map_err(|error| failed(Code::TextNotMade, error.to_string()))?,
        (Format::Html | Format::Pdf, _) => html.document(document)?.into_bytes(),
    };
    Ok(Printed { bytes, pages: None, findings: Vec::new() })
}
