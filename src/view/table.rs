//! Tables of typed cells: what a writer of any format needs to draw one.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

pub use crate::model::{Align, Layout, Orientation, Size};

/// A way to another page of the same edition.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Link {
    /// What it says.
    pub title: String,
    /// Where it leads, below the edition's folder.
    pub path: String,
}

/// A named fact.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    /// Its name.
    pub name: String,
    /// What it is.
    pub value: String,
    /// Where it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// The value of a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Text; ids and phone numbers too.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// An exact decimal, shown with the zeros at its end, if it has any.
    Decimal(Decimal),
    /// A day.
    Date(NaiveDate),
    /// A month.
    Month(NaiveDate),
}

impl Value {
    /// The value as text, days as 2024-05-20.
    pub fn display(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Decimal(value) => value.to_string(),
            Self::Date(date) => date.format("%Y-%m-%d").to_string(),
            Self::Month(date) => date.format("%Y-%m").to_string(),
        }
    }
}

/// How a cell stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// As it should be.
    Good,
    /// Not as it should be.
    Bad,
    /// Undecided.
    Quiet,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its value.
    pub value: Value,
    /// Where it leads.
    pub path: Option<String>,
    /// How it stands out.
    pub tone: Option<Tone>,
    /// How many levels it stands below the first.
    pub indent: usize,
    /// How a workbook computes the value from other cells.
    pub computed: Option<Computed>,
}

/// How the value of a cell follows from other cells of its table. Columns are counted from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum Computed {
    /// The sum of its column, over all rows.
    ColumnSum,
    /// The sum of some columns of its own row.
    RowSum(Vec<usize>),
    /// How many cells of its own row hold a text, in the columns from the first to the last.
    RowCount {
        /// The first column.
        first: usize,
        /// The last column.
        last: usize,
        /// The text.
        text: String,
    },
}

impl Cell {
    /// A cell of a value.
    pub fn new(value: Value) -> Self {
        Self { value, path: None, tone: None, indent: 0, computed: None }
    }

    /// No value.
    pub fn empty() -> Self {
        Self::new(Value::Empty)
    }

    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::new(if text.is_empty() { Value::Empty } else { Value::Text(text) })
    }

    /// Text, or nothing.
    pub fn maybe(text: Option<&str>) -> Self {
        text.map_or_else(Self::empty, Self::text)
    }

    /// A count.
    pub fn count(count: usize) -> Self {
        Self::new(Value::Integer(i64::try_from(count).unwrap_or(i64::MAX)))
    }

    /// A decimal, without needless zeros.
    pub fn decimal(value: Decimal) -> Self {
        Self::new(Value::Decimal(value.normalize()))
    }

    /// A decimal with all its decimals: those of a column are as many.
    pub fn rounded(value: Decimal) -> Self {
        Self::new(Value::Decimal(value))
    }

    /// A decimal, or nothing.
    pub fn maybe_decimal(value: Option<Decimal>) -> Self {
        value.map_or_else(Self::empty, Self::decimal)
    }

    /// The same cell leading somewhere; where there is nothing to read, there is nothing to follow.
    #[must_use]
    pub fn linked(mut self, path: Option<String>) -> Self {
        self.path = path.filter(|_| self.value != Value::Empty);
        self
    }

    /// The same cell some levels below the first.
    #[must_use]
    pub fn indented(mut self, indent: usize) -> Self {
        self.indent = indent;
        self
    }

    /// The same cell, computed from others where the format can.
    #[must_use]
    pub fn computed(mut self, computed: Computed) -> Self {
        self.computed = Some(computed);
        self
    }

    /// The same cell with a tone.
    #[must_use]
    pub fn toned(mut self, tone: Option<Tone>) -> Self {
        self.tone = tone;
        self
    }
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// The head over it and its neighbours of the same group.
    pub group: Option<String>,
    /// Its width in Chinese characters.
    pub width: u32,
    /// On which side its values stand.
    pub align: Align,
    /// Whether what is written into its empty cells is text, however it looks: ids, phones, days.
    pub text: bool,
}

/// A table with all that stands around it on paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Its title.
    pub title: String,
    /// The name of its sheet, where a document has several.
    pub sheet: String,
    /// The code of the record that it is, C4/组织04/003.
    pub code: Option<String>,
    /// Facts above it.
    pub head: Vec<Fact>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// The row of totals.
    pub total: Option<Vec<Cell>>,
    /// Lines below it: a legend, a count.
    pub notes: Vec<String>,
    /// Lines to sign.
    pub signatures: Vec<String>,
    /// How it lies on paper.
    pub layout: Layout,
}

impl Table {
    /// A table without rows.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// The heads over the heads: each with how many columns it spans, and the columns without one
    /// singly. Nothing where no column has a group.
    pub fn groups(&self) -> Option<Vec<(Option<&str>, usize)>> {
        self.columns.iter().any(|column| column.group.is_some()).then(|| {
            let mut groups: Vec<(Option<&str>, usize)> = Vec::new();
            for group in self.columns.iter().map(|column| column.group.as_deref()) {
                match groups.last_mut() {
                    Some((last, span)) if last.is_some() && *last == group => *span += 1,
                    _ => groups.push((group, 1)),
                }
            }
            groups
        })
    }

    /// Adds a column, its width in Chinese characters.
    pub fn column(&mut self, title: impl Into<String>, width: u32, align: Align) {
        self.columns.push(Column { title: title.into(), group: None, width, align, text: false });
    }
}
