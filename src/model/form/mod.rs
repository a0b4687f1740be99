//! Forms (备案表册) as data: what a table, a record or a certificate has in which place.

mod choices;
mod facts;
mod fields;
mod filing;
mod layout;

use std::collections::BTreeMap;

use crate::source::{Span, Spanned};

pub use facts::FormFact;
pub use fields::{Field as FormField, FieldKind, RowSource};
pub use filing::Filing;
pub use layout::{Align, Format, Layout, Orientation, Size};

use super::formula::Expression;
use super::procedure::Procedure;

/// The index of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormId(pub usize);

/// Every form of an office: its own, and those that come with the program, in the order of their ids.
#[derive(Clone, Debug, Default)]
pub struct Forms {
    /// The forms.
    pub list: Vec<Form>,
}

impl Forms {
    /// The form of an id.
    pub fn find(&self, id: &str) -> Option<&Form> {
        self.list.iter().find(|form| form.id == id)
    }

    /// A form.
    pub fn get(&self, id: FormId) -> &Form {
        &self.list[id.0]
    }

    /// The forms of a scope.
    pub fn of(&self, scope: Scope) -> impl Iterator<Item = &Form> {
        self.list.iter().filter(move |form| form.scope == scope)
    }
}

/// What one document of a form is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// A class.
    Class,
    /// A calendar year.
    Year,
    /// A work plan.
    Plan,
}

impl Scope {
    /// The word for it in messages and definitions.
    pub fn key(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Year => "year",
            Self::Plan => "plan",
        }
    }
}

/// A form.
#[derive(Clone, Debug)]
pub struct Form {
    /// The name of its file, which is also that of what is made of it.
    pub id: String,
    /// Its title.
    pub title: Words,
    /// The code of the record that it is, C4/组织04/003.
    pub code: Option<String>,
    /// Where it stands among the forms of its scope: lower numbers first.
    pub order: u32,
    /// What one document of it is about.
    pub scope: Scope,
    /// The families of classes that have it, by place in the settings; all where none is named.
    pub families: Vec<usize>,
    /// Where its rows come from; a record or a letter has one page a row.
    pub rows: Option<RowSource>,
    /// Which of the rows it has.
    pub filter: Option<When>,
    /// What makes a sheet of its own.
    pub sheets: Option<SheetBy>,
    /// What it looks like.
    pub shape: FormShape,
    /// Facts above.
    pub head: Vec<HeadFact>,
    /// Lines below.
    pub notes: Vec<Words>,
    /// Lines to sign.
    pub signatures: Vec<Words>,
    /// How it lies on paper.
    pub layout: Layout,
    /// How many empty rows a form has that is to be filled by hand.
    pub blank: usize,
    /// The workbook of an authority that is filled in place of a new one, below the content folder.
    pub template: Option<Spanned<String>>,
    /// Whether it is kept.
    pub filing: Filing,
    /// Where it is defined.
    pub span: Span,
}

impl Form {
    /// The formats in which its documents are made.
    pub fn formats(&self) -> &'static [Format] {
        if self.template.is_some() { &Format::OF_TEMPLATE } else { &Format::ALL }
    }

    /// The code of the record that the form is: its own, or the one that a procedure gives it.
    pub fn record_code<'a>(&'a self, procedures: &'a [Procedure]) -> Option<&'a str> {
        let mut kept = procedures.iter().flat_map(|procedure| &procedure.records);
        let given =
            || kept.find(|record| record.form.as_ref() == Some(&self.id)).map(|record| record.code.value.as_str());
        self.code.as_deref().or_else(given)
    }
}

/// What a form looks like.
#[derive(Clone, Debug)]
pub enum FormShape {
    /// A table.
    Table(TableShape),
    /// Boxes and tables.
    Record {
        /// How many boxes stand side by side.
        columns: usize,
        /// The boxes, line by line.
        lines: Vec<Vec<FormBox>>,
        /// The tables below them.
        tables: Vec<SubTable>,
    },
    /// Sentences.
    Letter {
        /// The line with its number.
        number: Option<Words>,
        /// Its paragraphs.
        text: Vec<Words>,
        /// A table below them.
        table: Option<SubTable>,
        /// Who issues it.
        issuer: Words,
        /// When.
        date: Words,
        /// Whether it is a certificate, with a frame around the page.
        framed: bool,
    },
}

/// The columns of a table.
#[derive(Clone, Debug, Default)]
pub struct TableShape {
    /// The columns.
    pub columns: Vec<FormColumn>,
    /// Whether a last row adds up what can be added up.
    pub total: bool,
    /// Rows that are written in the form itself, each with its cells in the order of the columns; none
    /// where they come from records.
    pub lines: Vec<Vec<Words>>,
}

/// A table within a record or a letter.
#[derive(Clone, Debug)]
pub struct SubTable {
    /// Its title.
    pub title: Words,
    /// Where its rows come from; its own lines where nothing is said.
    pub rows: Option<RowSource>,
    /// Its columns.
    pub shape: TableShape,
}

/// A column.
#[derive(Clone, Debug)]
pub struct FormColumn {
    /// What it holds.
    pub content: Content,
    /// Its head; that of its content where not said.
    pub title: Option<Words>,
    /// The head over it and its neighbours of the same group.
    pub group: Option<Words>,
    /// Its width in Chinese characters; that of its content where not said.
    pub width: Option<u32>,
    /// When the form has it; always where not said.
    pub when: Option<When>,
    /// The decimals to which a computed number is rounded, half away from zero; without those at its end that
    /// are 0.
    pub decimals: u32,
    /// Whether its numbers are added up where the table has a total.
    pub summed: bool,
    /// Where it is defined.
    pub span: Span,
}

impl FormColumn {
    /// The decimals of a computed number where a form says nothing.
    pub const DECIMALS: u32 = 2;
}

/// What a column or a box holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// A field of the row.
    Field(&'static FormField),
    /// A number computed from fields of the row. Names are keys with `_` for `-`.
    Formula(Expression),
    /// Nothing: room to write.
    Blank,
}

/// A box of a record.
#[derive(Clone, Debug)]
pub struct FormBox {
    /// Its name; that of its content where not said.
    pub title: Option<Words>,
    /// What it holds.
    pub content: BoxContent,
    /// How many boxes it is wide.
    pub span: usize,
    /// How many lines of text it is high.
    pub height: usize,
}

/// What a box holds.
#[derive(Clone, Debug)]
pub enum BoxContent {
    /// A field of the row that the page is about.
    Field(&'static FormField),
    /// A fact.
    Fact(&'static FormFact),
    /// A text with placeholders.
    Text(Words),
    /// Nothing: room to write.
    Blank,
}

/// A fact above a form.
#[derive(Clone, Debug)]
pub struct HeadFact {
    /// Its name; that of the fact where not said.
    pub name: Option<Words>,
    /// What it is.
    pub value: HeadValue,
}

/// What stands in the head of a form.
#[derive(Clone, Debug)]
pub enum HeadValue {
    /// A fact.
    Fact(&'static FormFact),
    /// A text with placeholders.
    Text(Words),
}

/// A condition on rows, or on what a sheet's rows have between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The person is a student: has a class at the college.
    Students,
    /// The person is no student.
    Staff,
    /// The days of the person's way into the party are recorded.
    Stages,
    /// The rule has an examination; of a row, the trainee is admitted to it.
    Exam,
    /// The rule has a make-up examination.
    Makeup,
    /// The rule has a result.
    Result,
    /// The rule has grades or names the excellent.
    Grades,
    /// The rule has certificates; of a row, the trainee holds a valid one.
    Certificate,
    /// The trainee is qualified.
    Qualified,
    /// Any row has something in the column.
    Filled,
}

/// What makes a sheet of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetBy {
    /// 对象.
    Cohort,
    /// 小组.
    Group,
    /// 单位.
    Unit,
    /// 考场.
    Room,
}

/// A text in one language or several, in which `{…}` stands for a fact or a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The text by the tag of its language; one under the empty tag serves every other language.
    pub texts: BTreeMap<String, Spanned<String>>,
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordsPart<'a> {
    /// As it stands.
    Text(&'a str),
    /// The name between `{` and `}`.
    Name(&'a str),
}

/// The parts of a text with placeholders. A brace without its other half stands for itself.
pub fn parts(text: &str) -> Vec<WordsPart<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        if !before.is_empty() {
            parts.push(WordsPart::Text(before));
        }
        parts.push(WordsPart::Name(name.trim()));
        rest = behind;
    }
    if !rest.is_empty() {
        parts.push(WordsPart::Text(rest));
    }
    parts
}

impl Words {
    /// One text for every language.
    pub fn single(text: Spanned<String>) -> Self {
        Self { texts: BTreeMap::from([(String::new(), text)]) }
    }

    /// The text in a language: its own, that for all, or the first there is.
    pub fn get(&self, language: &str) -> &str {
        let own = self.texts.get(language).or_else(|| self.texts.get(""));
        own.or_else(|| self.texts.values().next()).map_or("", |text| text.value.as_str())
    }
}
