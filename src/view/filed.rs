//! Papers that are filed, and where their pages are.

use std::collections::BTreeMap;

use chrono::NaiveDate;

/// Where the pages of a paper are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Pages {
    /// In the document at this place among those of the archive.
    Printed(usize),
    /// In the attachment of this path in the archive.
    Attached(String),
    /// Nowhere.
    #[default]
    Unknown,
}

/// How many pages the files of an archive have, as far as that is known.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Of each document, in the order of the archive.
    pub printed: Vec<Option<usize>>,
    /// Of attachments, by their paths in the archive.
    pub attached: BTreeMap<String, usize>,
}

impl Counts {
    /// How many pages lie in such a place.
    pub(super) fn of(&self, pages: &Pages) -> Option<usize> {
        match pages {
            Pages::Printed(at) => self.printed.get(*at).copied().flatten(),
            Pages::Attached(path) => self.attached.get(path).copied(),
            Pages::Unknown => None,
        }
    }
}

/// A paper that is filed.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// 文号.
    pub(super) number: Option<String>,
    /// 责任者: who issued it; nothing of a paper of others.
    pub(super) issuer: Option<String>,
    pub(super) title: String,
    /// The day by the records; nothing where they have none.
    pub(super) date: Option<NaiveDate>,
    pub(super) remark: Option<String>,
    pub(super) pages: Pages,
    /// Whether it is a form, which has no day of its own.
    pub(super) is_form: bool,
}

impl Entry {
    /// A paper of which nothing is known but where its pages are.
    pub(super) fn of(pages: Pages) -> Self {
        Self { pages, ..Self::default() }
    }
}
