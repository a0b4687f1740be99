//! Two versions of a list that were changed apart, made one again: as git asks of a merge driver.
//!
//! Rows belong together by whom or what they are about, and are merged cell by cell. Whatever nobody changed stays as
//! our version has it, byte for byte. Where both changed the same, or one removed what the other changed, both forms of
//! the row stand between git's markers, and a [`Conflict`] says which. No row of either version is ever left out but
//! one that a version removed and the other left as it was.
//!
//! What differs between two versions of a file, by the same rows, is told by [`differences`].

mod columns;
mod differ;
mod keys;
mod laid;
mod matching;
mod order;
mod rows;
mod sheet;
mod trees;

use crate::source::Encoding;

pub use differ::{FieldChange, differences};
use sheet::Sheet;

/// What the three versions of a list became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The file.
    pub bytes: Vec<u8>,
    /// What is left for a person to decide.
    pub conflicts: Vec<Conflict>,
}

/// A row, or all of a file, that was changed on both sides and can't be both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What the row is about, as somebody would name it; empty for all of the file.
    pub row: String,
    /// What is the matter.
    pub kind: ConflictKind,
}

/// How two changes contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// The same cell was changed to different values.
    Cell {
        /// The head of its column.
        column: String,
        /// What our version says.
        ours: String,
        /// What theirs says.
        theirs: String,
    },
    /// We removed the row, they changed it.
    RemovedByUs,
    /// They removed the row, we changed it.
    RemovedByThem,
    /// A column was removed in which the other version changed something.
    Column(String),
}

/// The characters of which git's markers are made, `<<<<<<<`.
const MARKER: usize = 7;

/// Merges two versions of the list at a path with what both were made from. Nothing where they are no lists that can be
/// merged by their rows, and their lines must do.
pub fn merged(path: &str, [base, ours, theirs]: [&[u8]; 3], marker: Option<usize>) -> Option<Merged> {
    let (base, _) = Encoding::decode(base)?;
    let (ours, own) = Encoding::decode(ours)?;
    let (theirs, foreign) = Encoding::decode(theirs)?;
    // What has no character of its own yet is written as theirs.
    let encoding = if ours.is_ascii() && own == Encoding::Utf8 { foreign } else { own };
    let kind = keys::kind(path);
    let versions = [Sheet::read(&base), Sheet::read(&ours), Sheet::read(&theirs)];
    if versions[1].head.is_none() || versions[2].head.is_none() {
        return None;
    }
    let marker = marker.unwrap_or(MARKER);
    let (text, conflicts) = match columns::Columns::of(&versions, &kind)? {
        Ok(columns) => rows::merge(&versions, &columns, &kind, marker),
        Err(column) => {
            let kind = ConflictKind::Column(column);
            (laid::both(&ours, &theirs, versions[1].line_end(), marker), vec![Conflict { row: String::new(), kind }])
        }
    };
    Some(Merged { bytes: encoding.encode(&text), conflicts })
}
