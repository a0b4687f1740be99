//! A form that an authority hands out as a workbook, filled.
//!
//! A cell says `{{班次}}` where a fact belongs, alone or within a longer text. A row with a placeholder
//! that only rows of data have, `{{姓名}}`, stands once for each of them: with its styles, height and
//! merged cells, and what lies below it moves down with its formulas, checks and pictures. A sum over
//! such a row covers all its copies. Empty rows of the same look below it are places that the copies take. The workbook is changed only where that asks for it, file by file of
//! its package; every other file is copied as it is.
//!
//! What a formula came to in the form is left out. Simple ones are computed, for who looks without
//! computing; all are computed anew when the workbook is opened.

mod archive;
mod drawn;
mod formula;
mod moves;
mod package;
mod parts;
mod ranges;
mod reference;
mod results;
mod sheet;
mod spilled;
mod stand;
mod survey;
mod text;
mod value;
mod xml;

use std::collections::BTreeMap;

use crate::view::Value;
pub use drawn::DrawnRows;
use package::Package;
use sheet::Filling;
use stand::Stand;
use survey::{Names, Survey};

/// What a form can ask for.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// Facts by their names.
    pub facts: BTreeMap<String, Value>,
    /// The names that a row may have, even where there is no row.
    pub columns: Vec<String>,
    /// The rows, each with its values by their names.
    pub rows: Vec<BTreeMap<String, Value>>,
}

/// A filled form.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// The workbook.
    pub bytes: Vec<u8>,
    /// How many placeholders the form has; one without any is hardly meant to be filled.
    pub found: usize,
    /// Placeholders that name nothing; they stand as they did.
    pub unknown: Vec<Placeholder>,
    /// Placeholders for which there is no value; their cells are empty.
    pub empty: Vec<Placeholder>,
    /// Names that mean something and stand between one brace and one brace; they stand as they did.
    pub half: Vec<Placeholder>,
    /// Rows that look like places for people and are left empty.
    pub left: Vec<DrawnRows>,
}

/// A placeholder in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// What it names.
    pub name: String,
    /// The sheet on which it stands; the file of the package where that is a box over the cells.
    pub sheet: String,
    /// Its cell, as the form has it; nothing where it is in a box, or in the line over or under a page.
    pub cell: String,
    /// The name that may be meant, where it names nothing.
    pub nearest: Option<String>,
}

/// Why a file can't be filled.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It is no workbook of this kind.
    #[error("no workbook")]
    NotAWorkbook,
    /// It is a workbook of before 2007 (xls).
    #[error("a workbook of before 2007")]
    OldFormat,
    /// It is locked with a password.
    #[error("locked with a password")]
    Encrypted,
    /// It has programs in it, which are neither run nor passed on.
    #[error("has macros")]
    Macros,
    /// It is larger than any form, packed or unpacked, or would be when filled.
    #[error("too large")]
    TooLarge,
    /// There are more rows than the sheet has.
    #[error("{sheet}: more rows than a sheet has")]
    TooManyRows {
        /// The sheet.
        sheet: String,
    },
    /// A text is longer than a cell holds.
    #[error("{sheet}!{cell}: a text longer than a cell holds")]
    TextTooLong {
        /// The sheet.
        sheet: String,
        /// The cell.
        cell: String,
    },
    /// A file of its package can't be read.
    #[error("{part} can't be read")]
    Unreadable {
        /// The file.
        part: String,
    },
}

/// Fills a form. The same form and data make the same bytes.
///
/// # Errors
/// Why the file can't be filled.
pub fn fill(template: &[u8], data: &Data) -> Result<Filled, Unfit> {
    let mut package = Package::open(template)?;
    for sheet in &mut package.sheets {
        if let Some(document) = &mut sheet.document {
            sheet::settle(document, &sheet.path)?;
        }
    }
    let names = Names::of(data);
    let survey = survey::survey(&package, &names)?;
    let sheets = survey.sheets.as_slice();
    if survey.found == survey.unknown.len() {
        let bytes = template.to_vec();
        let Survey { found, unknown, empty, half, left, .. } = survey;
        return Ok(Filled { bytes, found, unknown, empty, half, left });
    }
    let mut changes = parts::Changes::new();
    let changed = |at: usize, document: &xml::Document| survey.asks[at] || sheet::has_formulas(document);
    let mut filled: Vec<Option<xml::Document>> = package.sheets.iter().map(|sheet| sheet.document.clone()).collect();
    for (at, document) in filled.iter_mut().enumerate() {
        if let Some(document) = document.as_mut().filter(|document| changed(at, document)) {
            let filling = Filling { package: &package, names: &names, sheets, at, made: std::cell::Cell::new(0) };
            *document = filling.fill(document)?;
        }
    }
    results::write(sheets.iter().map(|(name, _)| name.as_str()).collect(), &mut filled);
    for (at, sheet) in package.sheets.iter().enumerate() {
        let Some(document) = &sheet.document else { continue };
        if let Some(filled) = filled[at].as_ref().filter(|_| changed(at, document)) {
            changes.insert(sheet.path.clone(), Some(filled.write()));
        }
        if !sheets[at].1.blocks.is_empty() {
            parts::of_sheet(&package, Stand { sheet: Some(at), copy: None, many: false, sheets }, &mut changes)?;
        }
    }
    parts::charts(&package, sheets, &mut changes)?;
    parts::without_order(&package, &mut changes)?;
    changes.insert(package.path.clone(), Some(parts::workbook(&package, sheets).write()));
    let bytes = package.archive.write(&changes)?;
    let Survey { found, unknown, empty, half, left, .. } = survey;
    Ok(Filled { bytes, found, unknown, empty, half, left })
}
