//! Pages that are tables under heads: timetables, what is due, the bulletin, the office's dashboard.

use serde::Serialize;

use super::paper::Download;
use super::table::{Link, Table, Tone};

/// What such a page says.
#[derive(Debug, Default, PartialEq, Serialize)]
pub struct Sections {
    /// What is to be known first.
    pub lead: Vec<String>,
    /// The sections.
    pub sections: Vec<Section>,
    /// Whether the page begins with what there is in each section.
    pub overview: bool,
    /// What to say where there is no section.
    pub empty: String,
    /// Pages beside it.
    pub around: Vec<Link>,
    /// The same as files.
    pub downloads: Vec<Download>,
}

/// A table under a head.
#[derive(Debug, PartialEq, Serialize)]
pub struct Section {
    /// Its anchor.
    pub id: String,
    /// Its head.
    pub title: String,
    /// How many there are, in the overview.
    pub count: usize,
    /// How that stands out.
    pub tone: Option<Tone>,
    /// What it says.
    pub table: Table,
    /// What to say where the table has no rows.
    pub none: String,
    /// Where there is more.
    pub more: Option<Link>,
}

impl Section {
    /// A section that is a table, and stands for itself.
    pub(super) fn new(id: impl Into<String>, title: impl Into<String>, table: Table) -> Self {
        let (id, title, count) = (id.into(), title.into(), table.rows.len());
        Self { id, title, count, tone: None, table, none: String::new(), more: None }
    }
}
