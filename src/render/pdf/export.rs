//! Pages as the bytes of a PDF that archives keep.

use chrono::{Datelike, NaiveDate};
use typst::diag::{SourceDiagnostic, SourceResult};
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp, pdf};

use crate::diag::Code;
use crate::view::Document;

/// The standards by which a file is made, the first that it keeps, and what is said where it keeps none
/// before: archives take PDF/A (GB/T 33476 names it), readers for the blind PDF/UA. A text with a
/// character that no font has, or in a font whose licence forbids to embed it, can be neither.
const STANDARDS: [(&[PdfStandard], Option<Code>); 3] = [
    (&[PdfStandard::A_2a, PdfStandard::Ua_1], None),
    (&[PdfStandard::A_2b], Some(Code::PdfNotAccessible)),
    (&[], Some(Code::PdfNotArchival)),
];

/// A file, and which standard it failed for what reason.
pub(super) struct Exported {
    pub(super) bytes: Vec<u8>,
    pub(super) failed: Option<(Code, SourceDiagnostic)>,
}

pub(super) fn export(pages: &PagedDocument, document: &Document) -> SourceResult<Exported> {
    let (mut reason, mut all) = (None, None);
    for (list, code) in STANDARDS {
        let Ok(standards) = PdfStandards::new(list) else { continue };
        let options = PdfOptions {
            ident: Smart::Custom(document.stem.clone()),
            creator: Smart::Custom(Some(concat!("xueshi ", env!("CARGO_PKG_VERSION")).to_owned())),
            timestamp: day(document.today).map(Timestamp::new_utc),
            standards,
            ..PdfOptions::default()
        };
        match pdf(pages, &options) {
            Ok(bytes) => return Ok(Exported { bytes, failed: code.zip(reason) }),
            Err(errors) => (reason, all) = (errors.first().cloned(), Some(errors)),
        }
    }
    Err(all.unwrap_or_default())
}

/// The start of a day.
fn day(date: NaiveDate) -> Option<Datetime> {
    Datetime::from_ymd_hms(date.year(), date.month().try_into().ok()?, date.day().try_into().ok()?, 0, 0, 0)
}
