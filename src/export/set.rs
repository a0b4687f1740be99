//! A data set: a name, columns and rows.

use super::datum::Datum;
use super::schema::{Field, Reference};

/// Rows of one kind with what their columns are.
#[derive(Clone, Debug)]
pub struct DataSet<'a> {
    /// Its name, which is also that of its files: `entries`, `tables/2024-candidates/roster`.
    pub name: String,
    /// Its title in English and in Chinese.
    pub title: [String; 2],
    /// What one row is, in English and in Chinese.
    pub about: [&'static str; 2],
    /// The columns that tell its rows apart.
    pub key: &'static [&'static str],
    /// What its columns name in other data sets.
    pub references: Vec<Reference>,
    /// The columns.
    pub fields: Vec<Field>,
    /// The rows, each with a value a column.
    pub rows: Vec<Vec<Datum<'a>>>,
}

/// A data set that is made column by column, so that what a column is and what it holds stand in one place.
pub(super) struct Making<'a, R> {
    of: Vec<R>,
    set: DataSet<'a>,
}

impl<'a, R> Making<'a, R> {
    /// A data set with a row for each of some things.
    pub(super) fn new(name: &str, [title_zh, about_zh]: [&'static str; 2], en: [&'static str; 2], of: Vec<R>) -> Self {
        let [title_en, about_en] = en;
        let set = DataSet {
            name: name.to_owned(),
            title: [title_en.to_owned(), title_zh.to_owned()],
            about: [about_en, about_zh],
            key: &[],
            references: Vec::new(),
            fields: Vec::new(),
            rows: of.iter().map(|_| Vec::new()).collect(),
        };
        Self { of, set }
    }

    /// The same with a column more.
    pub(super) fn add(mut self, field: Field, value: impl Fn(&R) -> Datum<'a>) -> Self {
        self.set.fields.push(field);
        for (row, of) in self.set.rows.iter_mut().zip(&self.of) {
            row.push(value(of));
        }
        self
    }

    /// The same with columns that name rows of another data set.
    pub(super) fn names(
        mut self,
        columns: &'static [&'static str],
        set: &'static str,
        to: &'static [&'static str],
    ) -> Self {
        self.set.references.push(Reference { columns, set, to });
        self
    }

    /// The data set, whose rows some columns tell apart.
    pub(super) fn keyed(mut self, key: &'static [&'static str]) -> DataSet<'a> {
        self.set.key = key;
        self.set
    }
}
