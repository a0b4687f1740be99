//! Which papers of a class are filed, and which of the records that the procedures ask for are there.

use chrono::NaiveDate;

use super::contents::Entry;
use super::paper::Document;
use crate::model::{BoxContent, CodedTitle, Content, Form, FormShape, Programme, TableShape};

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
    pub(super) programme: &'a Programme,
    /// The paths of attachments in the archive.
    pub(super) attached: &'a [&'a str],
    pub(super) records: &'a [&'a CodedTitle],
    /// The remark on a form of which a signed copy is among the attachments.
    pub(super) signed: String,
}

impl Papers<'_> {
    /// The papers: the documents in their order, then the attachments that are no copies of them. Forms
    /// are of the day `end`.
    pub(super) fn entries<'d>(
        &self,
        documents: impl Iterator<Item = (&'d Document, Option<&'d Form>)>,
        end: Option<NaiveDate>,
    ) -> Vec<Entry> {
        let mut others: Vec<&str> = self.attached.iter().map(|path| stem(path)).collect();
        let mut entries = Vec::new();
        for (document, form) in documents {
            let own = self.programme.notice.as_ref().filter(|_| form.is_none());
            entries.push(own.map_or_else(
                || {
                    let copies = others.len();
                    others.retain(|name| !self.is_copy(name, document, form));
                    let remark = (others.len() < copies).then(|| self.signed.clone());
                    let issuer = Some(document.organisation.clone());
                    Entry { issuer, title: document.title.clone(), date: end, remark, number: None }
                },
                |notice| Entry {
                    number: notice.number.as_ref().map(|number| number.value.clone()),
                    issuer: notice.issuer.clone(),
                    title: document.title.clone(),
                    date: notice.date.as_ref().map(|date| date.value),
                    remark: None,
                },
            ));
        }
        entries.extend(others.iter().map(|name| Entry { title: (*name).to_owned(), ..Entry::default() }));
        entries
    }

    /// Whether an attachment is a signed copy of a document: it goes by its title, or by that of its form or of
    /// the record that this is.
    fn is_copy(&self, name: &str, document: &Document, form: Option<&Form>) -> bool {
        let named = |form: &Form| {
            let is_record = |record: &&&CodedTitle| record.form.as_ref() == Some(&form.id);
            self.goes_by_form(name, form)
                || self.records.iter().filter(is_record).any(|record| self.goes_by_record(name, record))
        };
        self.goes_by(name, &document.title) || form.is_some_and(named)
    }

    /// Whether a record is there: as a form of those that were made, or as a file that goes by its title.
    pub(super) fn kept(&self, record: &CodedTitle, made: &[&Form]) -> Kept {
        let form = made.iter().find(|form| record.form.as_ref() == Some(&form.id));
        let is_it =
            |name: &str| self.goes_by_record(name, record) || form.is_some_and(|form| self.goes_by_form(name, form));
        let state = match form {
            _ if self.attached.iter().any(|path| is_it(stem(path))) => KeptState::There,
            Some(form) if is_to_fill(form) => KeptState::ToFill,
            Some(form) if !form.signatures.is_empty() => KeptState::ToSign,
            Some(_) => KeptState::There,
            None => KeptState::Missing,
        };
        Kept { code: record.code.value.clone(), title: record.title.clone(), state }
    }

    fn goes_by_form(&self, name: &str, form: &Form) -> bool {
        form.title.texts.values().any(|title| self.goes_by(name, &title.value))
    }

    /// The code of a record stands in the name of a file without what no such name can have.
    fn goes_by_record(&self, name: &str, record: &CodedTitle) -> bool {
        let code: String = record.code.value.chars().filter(|c| c.is_alphanumeric()).collect();
        self.goes_by(&name.replace(&code, ""), &record.title)
    }

    fn goes_by(&self, name: &str, title: &str) -> bool {
        goes_by(name, title, &self.programme.title.value)
    }
}

/// Words with which copies of signed papers are named.
const MARKS: [&str; 13] =
    ["扫描件", "扫描", "复印件", "签字", "签章", "盖章", "已签", "已", "正本", "原件", "signed", "scan", "copy"];

/// Whether a file goes by a title: beside it its name has nothing but the class's title, marks of a copy, numbers
/// and signs.
fn goes_by(name: &str, title: &str, class: &str) -> bool {
    let Some((before, after)) = name.split_once(title) else { return false };
    let rest = format!("{before} {after}").replace(class, "");
    let rest = MARKS.iter().fold(rest, |rest, mark| rest.replace(mark, ""));
    !rest.chars().any(char::is_alphabetic)
}

/// The name of a file without its folder and extension.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_goes_by_a_title_with_marks_of_a_copy() {
        let goes = |name: &str| goes_by(name, "考勤表", "2024年发展对象培训班");
        for name in ["考勤表", "考勤表（签字扫描件）", "2024年发展对象培训班考勤表-已盖章2", "03 考勤表 scan"]
        {
            assert!(goes(name), "{name}");
        }
        for name in ["考勤表说明", "学员考勤表", "考勤", "2023年发展对象培训班考勤表"] {
            assert!(!goes(name), "{name}");
        }
    }
}
