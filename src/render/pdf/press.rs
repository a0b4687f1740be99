//! From a document's view to its file.

use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::Datelike;
use serde_json::{Value, json};
use typst::diag::Warned;
use typst::foundations::Bytes;
use typst::syntax::FileId;
use typst_layout::PagedDocument;

use super::roles::Chosen;
use super::world::{Desk, Shelf, id};
use super::{export, glyphs, said};
use crate::diag::{Code, Diagnostic};
use crate::theme::Theme;
use crate::view::{Document, Paper};

/// After how many documents typst forgets what it computed for one and no other used: the templates stay,
/// and memory does not grow with the number of documents.
const MEMORY: usize = 16;

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

    /// A document as the bytes of a PDF.
    ///
    /// # Errors
    /// A finding that names the template, its line and the document.
    pub fn document(&self, document: &Document) -> Result<Printed, Diagnostic> {
        let page = format!("{}.pdf", document.stem);
        let broken = |detail: String| {
            let finding = Diagnostic::nowhere(Code::PaperTemplateError).arg("detail", detail);
            finding.arg("place", "paper").arg("page", &page)
        };
        let view = self.view(document).map_err(|error| broken(error.to_string()))?;
        let mut findings = glyphs::missing(&view, &document.title, |c| self.shelf.has(c));
        let main = match document.paper {
            Paper::Forms(_) => self.forms,
            Paper::Official(_) => self.official,
        };
        let desk = Desk { shelf: &self.shelf, main, view: Bytes::from_string(view.to_string()) };
        // A fault of typst's own ends one document with a finding, not the program.
        let set = catch_unwind(AssertUnwindSafe(|| set(&desk, document, &page)));
        typst::comemo::evict(MEMORY);
        let (bytes, said) = set.map_err(|_| broken("typst stopped".to_owned()))??;
        findings.extend(said);
        Ok(Printed { bytes, findings })
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

fn set(desk: &Desk<'_>, document: &Document, page: &str) -> Result<(Vec<u8>, Vec<Diagnostic>), Diagnostic> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(desk);
    let first = |errors: &[typst::diag::SourceDiagnostic]| {
        let unknown = || Diagnostic::nowhere(Code::PaperTemplateError).arg("detail", "").arg("place", "paper");
        errors.first().map_or_else(|| unknown().arg("page", page), |error| said::finding(error, desk, page))
    };
    let pages = output.map_err(|errors| first(&errors))?;
    let bytes = export::bytes(&pages, document).map_err(|errors| first(&errors))?;
    Ok((bytes, warnings.iter().map(|warning| said::finding(warning, desk, page)).collect()))
}
