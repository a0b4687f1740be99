//! The pictures of a document, as typst takes them.

use std::collections::HashMap;

use serde_json::{Map, Value, json};
use typst::foundations::Bytes;
use typst::syntax::FileId;
use typst::visualize::{ExchangeFormat, RasterImage};

use super::world::id;
use crate::diag::{Code, Diagnostic};
use crate::view::{Block, Document, Pictures};

/// What a document shows.
#[derive(Default)]
pub(super) struct Found {
    /// The files by their ids.
    pub(super) files: HashMap<FileId, Bytes>,
    /// What a template is told of each by its path: width and height in pixels, as it is held upright.
    pub(super) sizes: Map<String, Value>,
    /// What there is to say of those that can't be shown.
    pub(super) findings: Vec<Diagnostic>,
}

/// The pictures of a document that can be set. One that is broken or of a kind that typst does not know is left out,
/// and its caption stands alone.
pub(super) fn of(document: &Document, pictures: Pictures<'_>) -> Found {
    let mut found = Found::default();
    for block in document.pictures() {
        let Block::Picture { path, span, .. } = block else { continue };
        if found.sizes.contains_key(path) {
            continue;
        }
        let mut left_out = |cause: &str| {
            let finding = Diagnostic::new(Code::PictureNotPrinted, *span).arg("path", path);
            found.findings.push(finding.arg("cause", cause));
        };
        let Some(bytes) = pictures(path) else {
            left_out("broken");
            continue;
        };
        let Some(format) = ExchangeFormat::detect(&bytes) else { continue };
        if block.is_too_large() {
            left_out("size");
            continue;
        }
        let bytes = Bytes::new(bytes);
        match (RasterImage::plain(bytes.clone(), format), id(&format!("pictures/{path}"))) {
            (Ok(image), Ok(id)) => {
                found.sizes.insert(path.clone(), json!({ "width": image.width(), "height": image.height() }));
                found.files.insert(id, bytes);
            }
            _ => left_out("broken"),
        }
    }
    found
}
