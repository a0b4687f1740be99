//! Tables of typed cells: what a writer of any format needs to draw one.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

/// A way to another page of the same edition.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// What it says.
    pub title: String,
    /// Where it leads, below the edition's folder.
    pub path: String,
}

/// A named fact.
#[derive(Clone, Debug, Serialize)]
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
    /// An exact decimal.
    Decimal(Decimal),
    /// A day.
    Date(NaiveDate),
    /// A month.
    Month(NaiveDate),
}

impl Value {
    /// The value as text: numbers without needless zeros, days as 2024-05-20.
    pub fn display(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Decimal(value) => value.normalize().to_string(),
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
#[derive(Clone, Debug)]
pub struct Cell {
    /// Its value.
    pub value: Value,
    /// Where it leads.
    pub path: Option<String>,
    /// How it stands out.
    pub tone: Option<Tone>,
    /// How many levels it stands below the first.
    pub indent: usize,
}

impl Cell {
    /// A cell of a value.
    pub fn new(value: Value) -> Self {
        Self { value, path: None, tone: None, indent: 0 }
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

    /// A decimal.
    pub fn decimal(value: Decimal) -> Self {
        Self::new(Value::Decimal(value.normalize()))
    }

    /// A decimal, or nothing.
    pub fn maybe_decimal(value: Option<Decimal>) -> Self {
        value.map_or_else(Self::empty, Self::decimal)
    }

    /// The same cell leading somewhere.
    #[must_use]
    pub fn linked(mut self, path: Option<String>) -> Self {
        self.path = path;
        self
    }

    /// The same cell some levels below the first.
    #[must_use]
    pub fn indented(mut self, indent: usize) -> Self {
        self.indent = indent;
        self
    }

    /// The same cell with a tone.
    #[must_use]
    pub fn toned(mut self, tone: Option<Tone>) -> Self {
        self.tone = tone;
        self
    }
}

/// On which side a column's values stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Text.
    Start,
    /// Short words, dates, marks.
    Center,
    /// Numbers.
    End,
}

/// One column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Its width in Chinese characters.
    pub width: u32,
    /// On which side its values stand.
    pub align: Align,
}

/// Which way the paper lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Orientation {
    /// Upright.
    #[default]
    Portrait,
    /// On its side.
    Landscape,
}

/// A table with all that stands around it on paper.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its title.
    pub title: String,
    /// The name of its sheet, where a document has several.
    pub sheet: String,
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
    /// How it lies on A4.
    pub orientation: Orientation,
}

impl Table {
    /// A table without rows.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// Adds a column, its width in Chinese characters.
    pub fn column(&mut self, title: impl Into<String>, width: u32, align: Align) {
        self.columns.push(Column { title: title.into(), width, align });
    }
}

/// A document in its formats.
#[derive(Debug, Serialize)]
pub struct Download {
    /// Its title.
    pub title: String,
    /// The page to print.
    pub page: String,
    /// The sheet.
    pub sheet: String,
    /// The name under which the sheet is saved.
    pub name: String,
}

/// Tables that make one file in each format.
#[derive(Debug)]
pub struct Document {
    /// Where it lies below the edition's folder, without an extension.
    pub stem: String,
    /// Its title, also the name under which it is saved.
    pub title: String,
    /// The tables, one a sheet.
    pub tables: Vec<Table>,
    /// The way to it.
    pub trail: Vec<Link>,
    /// The day it is of.
    pub today: NaiveDate,
    /// Who made it.
    pub organisation: String,
}
