//! Documents as they lie on paper, free of format: sheets of a form, and official texts.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::prose::Block;
use super::table::{Cell, Fact, Layout, Link, Table, Value};
use crate::source::Span;

pub use crate::model::Format;

/// How many columns a table in Word may have, by its own limits.
pub const WORD_COLUMNS: usize = 63;

/// The bytes of a picture by its path below the content folder; nothing where it can't be read.
pub type Pictures<'p> = &'p (dyn Fn(&str) -> Option<Vec<u8>> + Sync);

/// How much a text may say that is set as a PDF, in characters with what its blocks and cells count for: some five
/// hundred pages, which take five seconds and half a gigabyte.
const PDF_CHARACTERS: usize = 300_000;
/// The same for Word, whose text is not laid out here.
const WORD_CHARACTERS: usize = 5_000_000;

/// What makes one file in each of its formats.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it lies below the edition's folder, without an extension.
    pub stem: String,
    /// Its title, also the name under which it is saved.
    pub title: String,
    /// What is on it.
    pub paper: Paper,
    /// The way to it.
    pub trail: Vec<Link>,
    /// The day it is of.
    pub today: NaiveDate,
    /// Who made it.
    pub organisation: String,
    /// The tag of its language, `zh-CN`.
    pub language: String,
    /// What it is about, for findings.
    pub source: Option<Span>,
    /// The definition of the form that it is.
    pub form: Option<Span>,
    /// The workbook of an authority that is filled in place of a new one.
    pub template: Option<Template>,
}

/// Values by their names.
type Values = BTreeMap<String, Value>;

/// A workbook that an authority hands out, and what it is filled with.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// Its path below the content folder.
    pub path: String,
    /// Where a definition names it.
    pub span: Span,
    /// What is known of the whole, by every name that it goes by.
    pub facts: BTreeMap<String, Value>,
    /// The names that a row may have.
    pub columns: Vec<String>,
    /// The rows, each with its values by name.
    pub rows: Vec<BTreeMap<String, Value>>,
}

impl Template {
    /// What of it the filled workbook holds.
    fn data(&self) -> (&str, &Values, &[String], &[Values]) {
        (&self.path, &self.facts, &self.columns, &self.rows)
    }
}

impl Document {
    /// Writes everything that its files hold: two documents of which this is the same have the same files.
    ///
    /// # Errors
    /// Those of what is written into.
    pub fn identify(&self, out: &mut dyn std::fmt::Write) -> std::fmt::Result {
        let Self { stem, title, paper, today, organisation, language, .. } = self;
        let data = self.template.as_ref().map(Template::data);
        write!(out, "{stem} {title} {today} {organisation} {language} {paper:?} {data:?}")
    }

    /// Whether another document holds the same: if so, [`Document::identify`] writes the same of both.
    pub fn is_same(&self, other: &Self) -> bool {
        (&self.stem, &self.title, &self.organisation, &self.language)
            == (&other.stem, &other.title, &other.organisation, &other.language)
            && self.today == other.today
            && self.paper == other.paper
            && self.template.as_ref().map(Template::data) == other.template.as_ref().map(Template::data)
    }

    /// Whether it is made in a format: an official text has a page of its own and is no workbook; the
    /// form of an authority is its workbook, beside which only a page to look at makes sense; Word opens
    /// no text with a table of more columns than it knows; and nobody waits for a file as long as a book.
    pub fn has(&self, format: Format) -> bool {
        if self.is_too_long(format) || format == Format::Docx && self.widest() > WORD_COLUMNS {
            return false;
        }
        match (&self.paper, &self.template) {
            (Paper::Official(_), _) => matches!(format, Format::Docx | Format::Pdf),
            (Paper::Forms(_), Some(_)) => Format::OF_TEMPLATE.contains(&format),
            (Paper::Forms(_), None) => true,
        }
    }

    /// The sheets that are one table each.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.sheets().iter().filter_map(|sheet| match sheet {
            Sheet::Table(table) => Some(table),
            _ => None,
        })
    }

    /// The columns of the widest table that is anywhere in it.
    pub fn widest(&self) -> usize {
        let of_sheets = |sheets: &[Sheet]| sheets.iter().flat_map(Sheet::tables).map(|table| table.columns.len()).max();
        let of_text = |blocks: &[Block]| blocks.iter().map(Block::columns).max();
        match &self.paper {
            Paper::Forms(sheets) => of_sheets(sheets),
            Paper::Official(text) => {
                let annexed = text.annexes.iter().map(|annex| of_sheets(&annex.sheets).max(of_text(&annex.body)));
                annexed.max().flatten().max(of_text(&text.body))
            }
        }
        .unwrap_or_default()
    }

    /// Whether it says more than a file of a format holds.
    pub fn is_too_long(&self, format: Format) -> bool {
        let most = match format {
            Format::Pdf => PDF_CHARACTERS,
            Format::Docx => WORD_CHARACTERS,
            Format::Html | Format::Xlsx => return false,
        };
        self.length() > most
    }

    /// How much it says as an official text, in characters with what its blocks and cells count for.
    pub fn length(&self) -> usize {
        self.blocks().map(Block::weight).sum()
    }

    /// The pictures in it, each a block of its own.
    pub fn pictures(&self) -> impl Iterator<Item = &Block> {
        self.blocks().filter(|block| matches!(block, Block::Picture { .. }))
    }

    /// What an official text says, its annexes included.
    fn blocks(&self) -> impl Iterator<Item = &Block> {
        let official = match &self.paper {
            Paper::Forms(_) => None,
            Paper::Official(text) => Some(text),
        };
        let annexes = official.into_iter().flat_map(|text| &text.annexes);
        official.into_iter().flat_map(|text| &text.body).chain(annexes.flat_map(|annex| &annex.body))
    }

    /// Its sheets; an official text has none.
    pub fn sheets(&self) -> &[Sheet] {
        match &self.paper {
            Paper::Forms(sheets) => sheets,
            Paper::Official(_) => &[],
        }
    }
}

/// What a document is.
#[derive(Clone, Debug, PartialEq)]
pub enum Paper {
    /// The sheets of a form, one or several pages each.
    Forms(Vec<Sheet>),
    /// A notice, a plan or a summary.
    Official(Box<Official>),
}

/// A sheet of a form.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Sheet {
    /// One table.
    Table(Table),
    /// What is known of one person or one class, in boxes.
    Record(Record),
    /// A certificate or a statement, in sentences.
    Letter(Letter),
}

impl Sheet {
    /// Every table on it.
    fn tables(&self) -> &[Table] {
        match self {
            Self::Table(table) => std::slice::from_ref(table),
            Self::Record(record) => &record.tables,
            Self::Letter(letter) => letter.table.as_slice(),
        }
    }

    /// Its title.
    pub fn title(&self) -> &str {
        match self {
            Self::Table(table) => &table.title,
            Self::Record(record) => &record.title,
            Self::Letter(letter) => &letter.title,
        }
    }

    /// Its short name among the sheets of a document.
    pub fn name(&self) -> &str {
        match self {
            Self::Table(table) => &table.sheet,
            Self::Record(record) => &record.sheet,
            Self::Letter(letter) => &letter.sheet,
        }
    }
}

/// What is known of one person or one class: boxes with a name and a value, and tables below them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Record {
    /// The title.
    pub title: String,
    /// Its short name among the sheets of a document.
    pub sheet: String,
    /// The code of the record that it is, C4/组织04/001.
    pub code: Option<String>,
    /// Facts above the boxes.
    pub head: Vec<Fact>,
    /// How many boxes stand side by side.
    pub columns: usize,
    /// The boxes, in lines; the spans of a line add up to `columns`.
    pub lines: Vec<Vec<Field>>,
    /// Tables below, each with its title over it and as wide as the boxes.
    pub tables: Vec<Table>,
    /// Lines below.
    pub notes: Vec<String>,
    /// Lines to sign.
    pub signatures: Vec<String>,
    /// How it lies on paper.
    pub layout: Layout,
}

/// A box of a record: a name, and beside it what is known or room to write.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub value: Cell,
    /// How many boxes it is wide.
    pub span: usize,
    /// How many lines of text it is high, as room to write; 1 in most cases.
    pub height: usize,
}

/// A certificate or a statement.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Letter {
    /// The title.
    pub title: String,
    /// Its short name among the sheets of a document.
    pub sheet: String,
    /// The line with its number.
    pub number: Option<String>,
    /// Its paragraphs.
    pub body: Vec<String>,
    /// A table below them.
    pub table: Option<Table>,
    /// Who issues it.
    pub issuer: String,
    /// When.
    pub date: String,
    /// Whether it is a certificate, with a frame around the page.
    pub framed: bool,
    /// How it lies on paper.
    pub layout: Layout,
}

/// An official text (公文), laid out by GB/T 9704-2012.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Official {
    /// What marks it as a draft: issuer or date are missing.
    pub draft: Option<String>,
    /// 发文机关标志, in red over the first page; only a text with a document number has it.
    pub red_head: Option<String>,
    /// 发文字号.
    pub number: Option<String>,
    /// The title.
    pub title: String,
    /// 主送机关.
    pub addressees: Vec<String>,
    /// The text.
    pub body: Vec<Block>,
    /// The word before the list of attachments.
    pub attachments_word: String,
    /// The titles of the attachments, in their order.
    pub attachments: Vec<String>,
    /// 发文机关署名.
    pub issuer: Option<String>,
    /// 成文日期, as it is written.
    pub date: Option<String>,
    /// The attachments that are part of this very file.
    pub annexes: Vec<Annex>,
    /// 版记; only a text with a document number has it.
    pub colophon: Option<Colophon>,
}

/// An attachment that is printed with its text.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Annex {
    /// 附件1.
    pub mark: String,
    /// Its title.
    pub title: String,
    /// It as a text; empty where it is sheets.
    pub body: Vec<Block>,
    /// It as sheets of a form.
    pub sheets: Vec<Sheet>,
}

/// 版记.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Colophon {
    /// The line of who else gets it, with its word: 抄送：….
    pub copies: Option<String>,
    /// 印发机关.
    pub printer: String,
    /// 印发日期, as it is written.
    pub date: String,
}

/// A document to open or save.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Download {
    /// Its title.
    pub title: String,
    /// Its files.
    pub files: Vec<DownloadFile>,
}

/// One file of a document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DownloadFile {
    /// Its format.
    pub format: Format,
    /// Where it lies below the edition's folder.
    pub path: String,
    /// The name under which it is saved; a page is opened.
    pub name: String,
}

impl Document {
    /// Where it lies below the edition's folder, in a format.
    pub fn path(&self, format: Format) -> String {
        format!("{}.{}", self.stem, format.extension())
    }

    /// The ways to its files, of the formats that this run makes.
    pub fn download(&self, formats: &[Format]) -> Download {
        let files = formats.iter().filter(|format| self.has(**format)).map(|&format| DownloadFile {
            format,
            path: self.path(format),
            name: format!("{}.{}", self.title, format.extension()),
        });
        Download { title: self.title.clone(), files: files.collect() }
    }
}
