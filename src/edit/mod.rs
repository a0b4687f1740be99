//! Records changed or begun by a command: what a list's file becomes when rows are added or changed, and
//! what a new file holds.
//!
//! Nothing is written here: a [`Change`] holds the file before and after, to be shown first and then
//! handed to the one writer of disk, as is a [`NewFile`] file. What an author wrote stays as it is, cell by cell.

mod accepted;
mod certificates;
mod draft;
mod fixes;
mod list;
mod merge;
mod new;
mod schema;

pub use accepted::accepted;
pub use certificates::{issue, reissue, revoke};
pub use draft::{DraftHead, DraftPart, Drafted, draft, has_marks};
pub use fixes::{Fixed, fixed};
pub use merge::{Field, Incoming, Merged, Outcome, Target, merge, session_column};
pub use new::{
    NewClass, NewFile, NewNotice, NewSession, NewSite, Usual, new_class, new_notice, new_session, new_site, open_slots,
    session_name, slug, title_of, tracks_of, usual,
};
pub use schema::{schema, schema_files, schema_index, schema_name, schemas};

/// A file below the content folder, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The path below the content folder.
    pub path: String,
    /// The bytes on disk before, by which it is known that nobody else has changed the file; nothing
    /// for a new file.
    pub original: Option<Vec<u8>>,
    /// The text before; empty for a new file.
    pub before: String,
    /// The text after.
    pub after: String,
    /// Whether the file begins with a byte order mark, by which Excel knows that it is UTF-8.
    pub marked: bool,
}

impl Change {
    /// The lines that go, and those that come.
    pub fn lines(&self) -> (Vec<&str>, Vec<&str>) {
        let (before, after): (Vec<_>, Vec<_>) = (self.before.lines().collect(), self.after.lines().collect());
        // A column that is added changes no row but those that have a value in it.
        let same = |one: &str, other: &str| one.trim_end_matches(',') == other.trim_end_matches(',');
        let gone = before.iter().filter(|line| !after.iter().any(|other| same(line, other)));
        let come = after.iter().filter(|line| !before.iter().any(|other| same(line, other)));
        (gone.copied().collect(), come.copied().collect())
    }

    /// The bytes of the file after.
    pub fn bytes(&self) -> Vec<u8> {
        let mark = if self.marked { "\u{feff}" } else { "" };
        format!("{mark}{}", self.after).into_bytes()
    }
}
