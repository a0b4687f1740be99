//! The tables of contents that archives ask for: 卷内目录, of papers bound in a volume (GB/T 9705-2008),
//! and 归档文件目录, of papers kept piece by piece (DA/T 22-2015, 5.5).
//!
//! How many pages a paper has is known only when it is set: so these are no forms of a definition, whose
//! rows come from records.

use chrono::{Datelike, NaiveDate};

use super::filed::{Counts, Entry};
use super::paper::{Document, Paper, Sheet};
use super::table::{Align, Cell, Fact, Layout, Orientation, Table};
use super::text::Text;

/// A column of a table of contents.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Serial,
    /// 档号, which the archive gives.
    ArchivalCode,
    /// 文号.
    Number,
    /// 责任者.
    Issuer,
    Title,
    Date,
    /// 密级, which the office decides.
    Secrecy,
    /// 页号: the page of the volume on which a paper begins.
    Page,
    /// 页数.
    Pages,
    Remark,
}

/// The columns of 卷内目录, each with its width in Chinese characters.
const VOLUME: [(Column, u32); 7] = [
    (Column::Serial, 3),
    (Column::Number, 8),
    (Column::Issuer, 8),
    (Column::Title, 20),
    (Column::Date, 5),
    (Column::Page, 4),
    (Column::Remark, 6),
];

/// The columns of 归档文件目录.
const PIECES: [(Column, u32); 9] = [
    (Column::Serial, 3),
    (Column::ArchivalCode, 9),
    (Column::Number, 9),
    (Column::Issuer, 16),
    (Column::Title, 22),
    (Column::Date, 5),
    (Column::Secrecy, 3),
    (Column::Pages, 3),
    (Column::Remark, 8),
];

impl Column {
    fn key(self) -> &'static str {
        match self {
            Self::Serial => "serial",
            Self::ArchivalCode => "archival-code",
            Self::Number => "number",
            Self::Issuer => "issuer",
            Self::Title => "title",
            Self::Date => "date",
            Self::Secrecy => "secrecy",
            Self::Page => "page",
            Self::Pages => "pages",
            Self::Remark => "remark",
        }
    }

    fn align(self) -> Align {
        match self {
            Self::Issuer | Self::Title | Self::Number | Self::Remark => Align::Start,
            _ => Align::Center,
        }
    }
}

/// The papers of a class and the words around them.
#[derive(Debug)]
pub(super) struct Contents {
    /// The papers, first those of which the program makes a file.
    entries: Vec<Filed>,
    volume: Words,
    pieces: Words,
    /// The folder of the archive in which they lie.
    folder: String,
    /// What is said where pages are not known, and how forms are dated.
    uncounted: String,
    dated: String,
    /// What every document of the archive has.
    document: Document,
}

/// An entry in the words of a language.
#[derive(Debug)]
struct Filed {
    entry: Entry,
    date: String,
}

#[derive(Debug)]
struct Words {
    title: String,
    heads: Vec<String>,
    facts: Vec<Fact>,
}

/// A row, with how many pages it has and the first of them in the volume, where they are known.
#[derive(Clone, Copy)]
struct Row<'a> {
    filed: &'a Filed,
    pages: Option<usize>,
    first: Option<usize>,
    /// Whether no numbered paper follows.
    last: bool,
}

impl Contents {
    /// The contents of an archive; `class` and `end` are the title of the class and its last day, `document` is
    /// what every document has.
    pub(super) fn new(
        text: Text<'_>,
        entries: Vec<Entry>,
        (class, end): (&str, NaiveDate),
        document: Document,
    ) -> Self {
        let fact = |name: String, value: &str| Fact { name, value: value.to_owned(), path: None };
        let words = |title: &str, columns: &[(Column, u32)], facts| Words {
            title: text.get(&format!("archive-{title}")),
            heads: columns.iter().map(|(column, _)| text.get(&format!("archive-head-{}", column.key()))).collect(),
            facts,
        };
        let about = || fact(text.get("form-fact-class"), class);
        let code = || fact(text.get("archive-head-archival-code"), "");
        let year = fact(text.get("form-fact-year"), &end.year().to_string());
        let dated = |entry: Entry| Filed { date: entry.date.map(|date| text.digits(date)).unwrap_or_default(), entry };
        Self {
            entries: entries.into_iter().map(dated).collect(),
            volume: words("volume", &VOLUME, vec![code(), about()]),
            pieces: words("pieces", &PIECES, vec![about(), year]),
            folder: text.get("archive-contents"),
            uncounted: text.get("archive-uncounted"),
            dated: text.get("archive-dated"),
            document,
        }
    }

    /// Both tables as documents, each with its path in the archive.
    pub(super) fn documents(&self, pages: &Counts) -> Vec<(String, Document)> {
        let made = |words: &Words, table: Table| {
            let path = format!("{}/{}", self.folder, words.title);
            let title = format!("{}　{}", self.document.title, words.title);
            let paper = Paper::Forms(vec![Sheet::Table(table)]);
            (path.clone(), Document { stem: path, title, paper, ..self.document.clone() })
        };
        vec![made(&self.volume, self.volume(pages)), made(&self.pieces, self.pieces(pages))]
    }

    /// 卷内目录.
    pub(super) fn volume(&self, pages: &Counts) -> Table {
        self.table(&self.volume, &VOLUME, pages)
    }

    fn pieces(&self, pages: &Counts) -> Table {
        let mut table = self.table(&self.pieces, &PIECES, pages);
        table.layout.orientation = Orientation::Landscape;
        table
    }

    fn table(&self, words: &Words, columns: &[(Column, u32)], pages: &Counts) -> Table {
        let rows = self.rows(pages);
        let mut table = Table::new(&words.title);
        table.sheet.clone_from(&words.title);
        table.head.clone_from(&words.facts);
        table.layout = Layout::default();
        for (head, &(column, width)) in words.heads.iter().zip(columns) {
            table.column(head, width, column.align());
        }
        // What somebody writes into a workbook, 1-3, is no day.
        table.columns.iter_mut().for_each(|column| column.text = true);
        let cells =
            |(at, row): (usize, &Row<'_>)| columns.iter().map(|(column, _)| row.cell(at, *column)).collect::<Vec<_>>();
        table.rows = rows.iter().enumerate().map(cells).collect();
        if rows.iter().any(|row| row.filed.entry.is_form && row.filed.entry.date.is_some()) {
            table.notes.push(self.dated.clone());
        }
        if rows.iter().any(|row| row.first.is_none()) {
            table.notes.push(self.uncounted.clone());
        }
        table
    }

    /// The papers with their pages: those first whose pages are known, as what follows another can't be
    /// numbered.
    fn rows(&self, pages: &Counts) -> Vec<Row<'_>> {
        let all = || self.entries.iter().map(|filed| (filed, pages.of(&filed.entry.pages)));
        let counted = all().filter_map(|(filed, pages)| pages.map(|pages| (filed, pages)));
        let mut next = 1;
        let numbered = |(filed, pages): (_, usize)| {
            let first = next;
            next += pages;
            Row { filed, pages: Some(pages), first: Some(first), last: false }
        };
        let mut rows: Vec<Row<'_>> = counted.map(numbered).collect();
        if let Some(last) = rows.last_mut() {
            last.last = true;
        }
        let others = all().filter(|(_, pages)| pages.is_none());
        rows.extend(others.map(|(filed, pages)| Row { filed, pages, first: None, last: false }));
        rows
    }
}

impl Row<'_> {
    fn cell(&self, at: usize, column: Column) -> Cell {
        let Entry { number, issuer, title, remark, .. } = &self.filed.entry;
        match column {
            Column::Serial => Cell::count(at + 1),
            Column::ArchivalCode | Column::Secrecy => Cell::empty(),
            Column::Number => Cell::maybe(number.as_deref()),
            Column::Issuer => Cell::maybe(issuer.as_deref()),
            Column::Title => Cell::text(title),
            Column::Date => Cell::text(&self.filed.date),
            Column::Page => self.page(),
            Column::Pages => self.pages.map_or_else(Cell::empty, Cell::count),
            Column::Remark => Cell::maybe(remark.as_deref()),
        }
    }

    /// The first page; of the last paper the last page too.
    fn page(&self) -> Cell {
        match (self.first, self.pages) {
            (Some(first), Some(pages)) if self.last && pages > 1 => {
                Cell::text(format!("{first}-{}", first + pages - 1))
            }
            (Some(first), _) => Cell::count(first),
            _ => Cell::empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::locale::{Lang, Locale};
    use crate::view::filed::Pages;

    fn contents(titles: &[&str], end: NaiveDate) -> Contents {
        let locale = Locale::new(Lang::ZhCn);
        let date = |title: &str| (title != "甲").then_some(end);
        let entry = |(at, title): (usize, &&str)| Entry {
            title: (*title).to_owned(),
            date: date(title),
            is_form: true,
            ..Entry::of(if *title == "附件" {
                Pages::Attached("附件/a.pdf".to_owned())
            } else {
                Pages::Printed(at)
            })
        };
        let document = Document {
            stem: String::new(),
            title: "归档材料".to_owned(),
            paper: Paper::Forms(Vec::new()),
            trail: Vec::new(),
            today: end,
            organisation: String::new(),
            language: "zh-CN".to_owned(),
            source: None,
            form: None,
            template: None,
        };
        Contents::new(Text::new(&locale), titles.iter().enumerate().map(entry).collect(), ("班", end), document)
    }

    fn printed(pages: &[Option<usize>]) -> Counts {
        Counts { printed: pages.to_vec(), ..Counts::default() }
    }

    /// The values of some columns, row by row.
    fn said(table: &Table, columns: &[usize]) -> Vec<String> {
        let row = |row: &Vec<Cell>| columns.iter().map(|&at| row[at].value.display()).collect::<Vec<_>>().join(" ");
        table.rows.iter().map(row).collect()
    }

    #[test]
    fn pages_add_up_and_what_has_none_comes_last_and_stays_empty() {
        let end = NaiveDate::from_ymd_opt(2024, 6, 5).expect("a day");
        let contents = contents(&["甲", "乙", "丙", "附件"], end);
        let pages = printed(&[Some(9), None, Some(2)]);
        let volume = contents.volume(&pages);
        let expected = ["1 甲  1", "2 丙 20240605 10-11", "3 乙 20240605 ", "4 附件 20240605 "];
        assert_eq!(said(&volume, &[0, 3, 4, 5]), expected);
        assert_eq!(volume.notes.len(), 2);
        let pieces = contents.pieces(&pages);
        assert_eq!(said(&pieces, &[0, 4, 7]), ["1 甲 9", "2 丙 2", "3 乙 ", "4 附件 "]);
        let attached = BTreeMap::from([("附件/a.pdf".to_owned(), 4)]);
        let volume = contents.volume(&Counts { attached, ..pages });
        assert_eq!(said(&volume, &[0, 3, 5]), ["1 甲 1", "2 丙 10", "3 附件 12-15", "4 乙 "], "a scan is counted");
        let heads: Vec<_> = pieces.columns.iter().map(|column| column.title.as_str()).collect();
        assert_eq!(heads, ["序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注"]);
    }

    #[test]
    fn the_last_page_alone_is_no_range_and_without_a_press_nothing_is_numbered() {
        let end = NaiveDate::from_ymd_opt(2024, 6, 5).expect("a day");
        let contents = contents(&["甲", "乙"], end);
        assert_eq!(said(&contents.volume(&printed(&[Some(3), Some(1)])), &[5]), ["1", "4"]);
        assert_eq!(said(&contents.volume(&printed(&[None, None])), &[3, 5]), ["甲 ", "乙 "]);
        assert_eq!(contents.volume(&printed(&[Some(3), Some(1)])).notes.len(), 1);
    }
}
