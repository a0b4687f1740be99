//! Texts for Word and WPS, laid out as a careful clerk would have made them.
//!
//! docx-rs writes paragraphs, tables and the parts of the package; what it has no words for (repeated
//! heads, page borders, characters as a unit of indents, who made the text) lies in parts of our own, and
//! the last step puts what it wrote into the order of the standard.

mod body;
mod closing;
mod finish;
mod fit;
mod form;
mod grid;
mod letter;
mod measure;
mod official;
mod pack;
mod page;
mod picture;
mod prose;
mod record;
mod style;
mod table;
mod text;
mod title;

#[cfg(test)]
mod tests;

use body::Body;
use page::LINE;
use style::Look;

use crate::view::{Block, Document, Paper, Pictures};

/// Why a text could not be made. No input leads here: it would be a mistake of the program.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The writer of paragraphs and tables made what can't be read.
    #[error("{0}")]
    Xml(#[from] quick_xml::Error),
    /// It is not UTF-8.
    #[error("{0}")]
    Text(#[from] std::string::FromUtf8Error),
    /// The package could not be packed.
    #[error("{0}")]
    Pack(#[from] zip::result::ZipError),
    /// The same, while a part was written.
    #[error("{0}")]
    Write(#[from] std::io::Error),
}

/// A document as the bytes of a docx file, with its pictures.
///
/// # Errors
/// What the packing refused; no document is known for which it does.
pub fn document(document: &Document, pictures: Pictures<'_>) -> Result<Vec<u8>, Error> {
    let line = match &document.paper {
        Paper::Forms(_) => LINE,
        Paper::Official(official) => closing::line(official),
    };
    let look = Look::of(document, line);
    let path = |block: &Block| match block {
        Block::Picture { path, .. } if !block.is_too_large() => pictures(path).map(|bytes| (path.clone(), bytes)),
        _ => None,
    };
    let mut body = Body::showing(document.pictures().filter_map(path));
    match &document.paper {
        Paper::Forms(sheets) => form::sheets(&mut body, sheets, &look),
        Paper::Official(official) => official::official(&mut body, official, &look),
    }
    pack::pack(document, body, &look)
}
