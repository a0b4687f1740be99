//! Pages as the bytes of a PDF that archives keep.

use chrono::{Datelike, NaiveDate};
use typst::diag::SourceResult;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp, pdf};

use crate::view::Document;

/// The standards by which a file is made, the first that it keeps: archives take PDF/A (GB/T 33476 names
/// it), readers for the blind PDF/UA. A text with a character that no font has can be neither.
const STANDARDS: [&[PdfStandard]; 3] = [&[PdfStandard::A_2a, PdfStandard::Ua_1], &[PdfStandard::A_2b], &[]];

pub(super) fn bytes(pages: &PagedDocument, document: &Document) -> SourceResult<Vec<u8>> {
    let mut made = None;
    for list in STANDARDS {
        let Ok(standards) = PdfStandards::new(list) else { continue };
        let options = PdfOptions {
            ident: Smart::Custom(document.stem.clone()),
            creator: Smart::Custom(Some(concat!("xueshi ", env!("CARGO_PKG_VERSION")).to_owned())),
            timestamp: day(document.today).map(Timestamp::new_utc),
            standards,
            ..PdfOptions::default()
        };
        match pdf(pages, &options) {
            Ok(bytes) => return Ok(bytes),
            Err(errors) => made = Some(errors),
        }
    }
    Err(made.unwrap_or_default())
}

/// The start of a day.
fn day(date: NaiveDate) -> Option<Datetime> {
    Datetime::from_ymd_hms(date.year(), date.month().try_into().ok()?, date.day().try_into().ok()?, 0, 0, 0)
}
