//! Which papers of a class are filed, and which of the records that the procedures ask for are there.

use super::filed::{Entry, Pages};
use super::origin::Origin;
use super::paper::Document;
use crate::ledger::goes_by;
use crate::model::{BoxContent, CodedTitle, Content, Filing, Form, FormShape, TableShape};
use crate::source::paths::{has_extension, stem};

/// A record that a procedure asks for.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Kept {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Whether it is there.
    pub state: KeptState,
}

/// Whether a record is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeptState {
    /// It is.
    There,
    /// It is made, and is yet to be signed and filed.
    ToSign,
    /// It is printed, and has places to be filled in by hand.
    ToFill,
    /// It is not.
    Missing,
}

/// What tells which papers are filed.
pub(super) struct Papers<'a> {
    pub(super) origin: Origin<'a>,
    /// The paths of attachments in the archive.
    pub(super) attached: &'a [&'a str],
    pub(super) records: &'a [&'a CodedTitle],
    /// The remark on a paper of which a signed copy is among the attachments.
    pub(super) signed: String,
}

impl Papers<'_> {
    /// The papers that are kept: the documents in their order, then the attachments that are no copies of
    /// them. What is filed of a document is its signed copy, where there is one.
    pub(super) fn entries<'d>(&self, documents: impl Iterator<Item = (&'d Document, Option<&'d Form>)>) -> Vec<Entry> {
        let mut others: Vec<&str> = self.attached.to_vec();
        let mut entries = Vec::new();
        for (at, (document, form)) in documents.enumerate() {
            let (copies, rest): (Vec<&str>, _) =
                others.into_iter().partition(|path| self.is_copy(stem(path), document, form));
            others = rest;
            let kept = form.map_or(Filing::Always, |form| form.filing);
            if kept == Filing::Always || kept == Filing::Signed && !copies.is_empty() {
                entries.push(self.entry(document, form, filed(at, &copies)));
            }
        }
        let other =
            |path: &&str| Entry { title: stem(path).to_owned(), ..Entry::of(Pages::Attached((*path).to_owned())) };
        entries.extend(others.iter().map(other));
        entries
    }

    fn entry(&self, document: &Document, form: Option<&Form>, pages: Pages) -> Entry {
        let remark = (!matches!(pages, Pages::Printed(_))).then(|| self.signed.clone());
        let known = Entry { title: document.title.clone(), remark, ..Entry::of(pages) };
        let notice = self.origin.programme.notice.as_ref().filter(|_| form.is_none());
        match (form, notice) {
            (Some(form), _) => Entry {
                issuer: Some(self.origin.issuer(document, form)),
                date: self.origin.date(form),
                is_form: true,
                ..known
            },
            (None, Some(notice)) => Entry {
                number: notice.number.as_ref().map(|number| number.value.clone()),
                issuer: notice.issuer.clone(),
                date: notice.date.as_ref().map(|date| date.value),
                ..known
            },
            (None, None) => Entry { issuer: Some(document.organisation.clone()), ..known },
        }
    }

    /// Whether an attachment is a signed copy of a document: it goes by its title, or by that of its form or of
    /// the record that this is.
    fn is_copy(&self, name: &str, document: &Document, form: Option<&Form>) -> bool {
        self.goes_by(name, "", &document.title) || form.is_some_and(|form| self.is_copy_of_form(name, form))
    }

    fn is_copy_of_form(&self, name: &str, form: &Form) -> bool {
        let mut records = self.records.iter().filter(|record| record.form.as_ref() == Some(&form.id));
        let code = form.code.as_deref().or_else(|| records.clone().map(|record| record.code.value.as_str()).next());
        form.title.texts.values().any(|title| self.goes_by(name, code.unwrap_or_default(), &title.value))
            || records.any(|record| self.goes_by_record(name, record))
    }

    /// Whether a record is there: as a form of those that were made, or as a file that goes by its title.
    pub(super) fn kept(&self, record: &CodedTitle, made: &[&Form]) -> Kept {
        let form = made.iter().find(|form| record.form.as_ref() == Some(&form.id));
        let is_it =
            |name: &str| self.goes_by_record(name, record) || form.is_some_and(|form| self.is_copy_of_form(name, form));
        let state = match form {
            _ if self.attached.iter().any(|path| is_it(stem(path))) => KeptState::There,
            Some(form) if is_to_fill(form) => KeptState::ToFill,
            Some(form) if !form.signatures.is_empty() => KeptState::ToSign,
            Some(_) => KeptState::There,
            None => KeptState::Missing,
        };
        Kept { code: record.code.value.clone(), title: record.title.clone(), state }
    }

    fn goes_by_record(&self, name: &str, record: &CodedTitle) -> bool {
        self.goes_by(name, &record.code.value, &record.title)
    }

    fn goes_by(&self, name: &str, code: &str, title: &str) -> bool {
        goes_by(name, code, title, &self.origin.programme.title.value)
    }
}

/// What is filed of the document at a place: its copy, and of several the only one that is a PDF.
fn filed(at: usize, copies: &[&str]) -> Pages {
    let is_pdf = |path: &&&str| has_extension(path, "pdf");
    match (copies, copies.iter().filter(is_pdf).collect::<Vec<_>>().as_slice()) {
        ([], _) => Pages::Printed(at),
        (_, [only]) => Pages::Attached((**only).to_owned()),
        _ => Pages::Unknown,
    }
}

/// Whether a form has places to be filled in by hand.
fn is_to_fill(form: &Form) -> bool {
    match &form.shape {
        FormShape::Table(shape) => has_blanks(shape),
        FormShape::Record { lines, tables, .. } => {
            lines.iter().flatten().any(|one| matches!(one.content, BoxContent::Blank))
                || tables.iter().any(|table| has_blanks(&table.shape))
        }
        FormShape::Letter { table, .. } => table.iter().any(|table| has_blanks(&table.shape)),
    }
}

fn has_blanks(shape: &TableShape) -> bool {
    shape.columns.iter().any(|column| matches!(column.content, Content::Blank))
}
