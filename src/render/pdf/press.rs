//! From a document's view to its file.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use chrono::Datelike;
use serde_json::{Value, json};
use typst::diag::Warned;
use typst::foundations::Bytes;
use typst::syntax::FileId;
use typst_layout::PagedDocument;

use super::export::{Exported, export};
use super::roles::Chosen;
use super::world::{Desk, Shelf, id};
use super::{glyphs, pictures, said};
use crate::diag::{Code, Diagnostic};
use crate::theme::Theme;
use crate::view::{Document, Paper, Pictures};

/// After how many documents typst forgets what it computed for one and no other used: the templates stay,
/// and memory does not grow with the number of documents.
const MEMORY: usize = 16;

/// The stack of a worker, in bytes; it is only taken up where it is used.
const STACK: usize = 64 << 20;

/// What sets documents; one for all of them, in any number of threads.
pub struct Press {
    shelf: Shelf,
    forms: FileId,
    official: FileId,
}

/// A document that was set.
#[derive(Debug)]
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has, where it has pages.
    pub pages: Option<usize>,
    /// What there is to say of it.
    pub findings: Vec<Diagnostic>,
}

impl Press {
    /// A press with the theme's templates; nothing where no font is Chinese.
    ///
    /// # Errors
    /// A finding where a file of the theme has a name that no template can ask for.
    pub fn new(theme: &Theme, chosen: &Chosen) -> Result<Option<Self>, Diagnostic> {
        let shelf = Shelf::new(theme.paper(), chosen)?;
        if !shelf.has(Chosen::chinese()) {
            return Ok(None);
        }
        Ok(Some(Self { shelf, forms: id("sheets.typ")?, official: id("official.typ")? }))
    }

    /// A document as the bytes of a PDF, with its pictures.
    ///
    /// # Errors
    /// A finding that names the template, its line and the document.
    pub fn document(&self, document: &Document, pictures: Pictures<'_>) -> Result<Printed, Diagnostic> {
        let page = format!("{}.pdf", document.stem);
        let broken = |detail: String| {
            let finding = Diagnostic::nowhere(Code::PaperTemplateError).arg("detail", detail);
            finding.arg("place", "paper").arg("page", &page)
        };
        let mut view = self.view(document).map_err(|error| broken(error.to_string()))?;
        let mut findings = glyphs::missing(&view, &document.title, |c| self.shelf.has(c));
        let shown = pictures::of(document, pictures);
        view["pictures"] = Value::Object(shown.sizes);
        findings.extend(shown.findings);
        let main = match document.paper {
            Paper::Forms(_) => self.forms,
            Paper::Official(_) => self.official,
        };
        let desk = Desk { shelf: &self.shelf, main, view: Bytes::from_string(view.to_string()), pictures: shown.files };
        // A fault of typst's own ends one document with a finding, not the program.
        let set = catch_unwind(AssertUnwindSafe(|| set(&desk, document, &page)));
        typst::comemo::evict(MEMORY);
        let mut printed = set.map_err(|_| broken("typst stopped".to_owned()))??;
        printed.findings.splice(0..0, findings);
        Ok(printed)
    }

    /// Documents in the order given, on every processor.
    ///
    /// Typst divides its own work among rayon's threads, and a thread of rayon's that waits for a part takes
    /// up whatever else waits: another document, and within that the next, until its stack is full. So
    /// each worker has a pool of its own, with one thread and with room for deeply nested layouts.
    pub fn documents(&self, documents: &[&Document], pictures: Pictures<'_>) -> Vec<Result<Printed, Diagnostic>> {
        let workers = thread::available_parallelism().map_or(1, usize::from).min(documents.len());
        let next = AtomicUsize::new(0);
        let work = || {
            let take = || {
                let at = next.fetch_add(1, Ordering::Relaxed);
                documents.get(at).map(|document| (at, self.document(document, pictures)))
            };
            std::iter::from_fn(take).collect::<Vec<_>>()
        };
        let mut done: Vec<_> = thread::scope(|scope| {
            let worker = |_| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build();
                scope.spawn(|| pool.map_or_else(|_| work(), |pool| pool.install(work)))
            };
            let workers: Vec<_> = (0..workers).map(worker).collect();
            workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
        });
        let mut all: Vec<_> = documents.iter().map(|_| None).collect();
        for (at, printed) in done.drain(..) {
            all[at] = Some(printed);
        }
        // What a worker took with it when it fell is missing under its own name, not under another's.
        let lost = |document: &Document| {
            let finding = Diagnostic::nowhere(Code::PaperTemplateError).arg("detail", "typst stopped");
            Err(finding.arg("place", "paper").arg("page", format!("{}.pdf", document.stem)))
        };
        all.into_iter().zip(documents).map(|(printed, document)| printed.unwrap_or_else(|| lost(document))).collect()
    }

    /// What the template sees.
    fn view(&self, document: &Document) -> serde_json::Result<Value> {
        let today = document.today;
        let fallback: Vec<_> = self.shelf.families.iter().filter(|name| name.starts_with("fallback-")).collect();
        let fonts: Vec<_> = self.shelf.families.iter().filter(|name| !name.starts_with("fallback-")).collect();
        let mut view = json!({
            "title": document.title,
            "organisation": document.organisation,
            "language": document.language,
            "today": { "year": today.year(), "month": today.month(), "day": today.day() },
            "fonts": fonts,
            "fallback": fallback,
        });
        match &document.paper {
            Paper::Forms(sheets) => view["sheets"] = serde_json::to_value(sheets)?,
            Paper::Official(official) => view["official"] = serde_json::to_value(official)?,
        }
        Ok(view)
    }
}

fn set(desk: &Desk<'_>, document: &Document, page: &str) -> Result<Printed, Diagnostic> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(desk);
    let first = |errors: &[typst::diag::SourceDiagnostic]| {
        let unknown = || Diagnostic::nowhere(Code::PaperTemplateError).arg("detail", "").arg("place", "paper");
        errors.first().map_or_else(|| unknown().arg("page", page), |error| said::finding(error, desk, page))
    };
    let pages = output.map_err(|errors| first(&errors))?;
    let Exported { bytes, failed } = export(&pages, document).map_err(|errors| first(&errors))?;
    let mut findings: Vec<_> = warnings.iter().map(|warning| said::finding(warning, desk, page)).collect();
    findings.extend(failed.map(|(code, reason)| said::not_kept(code, &reason, &document.title)));
    Ok(Printed { bytes, pages: Some(pages.pages().len()), findings })
}
