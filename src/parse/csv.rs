//! Lists: CSV with the head that an office's sheet has, every cell with its place.

use std::borrow::Cow;
use std::ops::Range;

use super::cells::{Cell, Records};
use super::fields::{Key, Shape};
use super::heads::Fault;
use crate::diag::{Code, Diagnostic};
use crate::source::{FileId, Span, Spanned};

/// A list with the meaning of its columns.
#[derive(Debug)]
pub struct List<'t> {
    file: FileId,
    text: &'t str,
    /// The columns of the shape, by English name, and where they stand in a row.
    columns: Vec<(&'static str, usize)>,
    /// The columns that the shape does not know, in their order: their heads and where they stand.
    others: Vec<(Spanned<String>, usize)>,
    rows: Vec<RawRow>,
    /// The cells of the columns of the shape, row after row.
    known: Vec<Spanned<String>>,
    /// Where the cells of the other columns stand, row after row. A sheet may have very many of them, so
    /// that nothing is made of one before it is asked for.
    rest: Vec<Cell>,
    /// What keeps all of it from being read.
    fault: Option<Fault>,
    /// Whether that was said.
    told: bool,
    /// Where the head stands.
    pub head: Span,
}

#[derive(Debug)]
struct RawRow {
    /// The first of its cells in `known`.
    known: usize,
    /// Its cells in `rest`.
    rest: Range<usize>,
    span: Span,
}

/// One row of a [`List`].
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    list: &'a List<'a>,
    row: &'a RawRow,
}

impl<'t> List<'t> {
    /// Reads a list. Rows that are empty are passed over; a row with too many or too few cells is a
    /// finding, and left out where it has too many. Columns the shape does not know are warned of unless `open`.
    pub fn read(
        file: FileId,
        text: &'t str,
        shape: Shape,
        required: &[&str],
        open: bool,
        out: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut list = Self {
            file,
            text,
            columns: Vec::new(),
            others: Vec::new(),
            rows: Vec::new(),
            known: Vec::new(),
            rest: Vec::new(),
            fault: None,
            told: false,
            head: Span::file(file),
        };
        let mut width = None;
        let mut records = Records::of(text);
        let mut cells = Vec::new();
        while records.next_into(&mut cells) {
            let (Some(first), Some(last)) = (cells.first(), cells.last()) else { continue };
            let span = Span { file, start: first.start, end: last.end };
            if cells.iter().all(|cell| cell.value(text).is_empty()) {
                continue;
            }
            match width {
                None => {
                    width = Some(cells.len());
                    list.head = span;
                    let cells = cells.iter().map(|cell| list.cell(*cell).map(Cow::into_owned)).collect();
                    list.open_head(cells, shape, required, open, out);
                    // Of what is no list no cell stands where it should.
                    if list.fault.is_some() {
                        break;
                    }
                }
                Some(width) if cells.len() == width => list.add_row(&cells, span),
                Some(width) => {
                    let finding =
                        Diagnostic::new(Code::RaggedRow, span).arg("found", cells.len()).arg("expected", width);
                    let open_quote = cells.iter().any(|cell| cell.value(text).contains('\n'));
                    let finding = finding.arg("cause", if open_quote { "quote" } else { "cells" });
                    out.push(finding.related(list.head, "head"));
                    // What is there of a short row stands in its own columns; in a long one it may not.
                    if cells.len() < width {
                        list.add_row(&cells, span);
                    }
                }
            }
        }
        if width.is_none() {
            list.fault = Some(Fault::Empty);
            list.lacks(required, shape, out);
        }
        list
    }

    fn add_row(&mut self, cells: &[Cell], span: Span) {
        let (known, rest) = (self.known.len(), self.rest.len());
        for &(_, index) in &self.columns {
            // A cell that a short row lacks is as good as empty.
            let cell = cells.get(index).map(|cell| self.cell(*cell).map(Cow::into_owned));
            self.known.push(cell.unwrap_or_else(|| Spanned::new(String::new(), span)));
        }
        self.rest.extend(self.others.iter().map_while(|&(_, index)| cells.get(index)));
        self.rows.push(RawRow { known, rest: rest..self.rest.len(), span });
    }

    fn cell(&self, cell: Cell) -> Spanned<Cow<'t, str>> {
        Spanned::new(cell.value(self.text), Span { file: self.file, start: cell.start, end: cell.end })
    }

    fn open_head(
        &mut self,
        cells: Vec<Spanned<String>>,
        shape: Shape,
        required: &[&str],
        open: bool,
        out: &mut Vec<Diagnostic>,
    ) {
        let texts: Vec<&str> = cells.iter().map(|cell| cell.value.as_str()).collect();
        self.fault = Fault::of(self.text, &texts, shape, required);
        if self.fault.is_some() {
            self.lacks(required, shape, out);
            return;
        }
        let mut seen: Vec<(&'static Key, Span)> = Vec::new();
        let mut unknown = Vec::new();
        for (index, cell) in cells.into_iter().enumerate() {
            match shape.find(&cell.value) {
                None => unknown.push((cell, index)),
                Some(key) => {
                    if let Some((_, first)) = seen.iter().find(|(known, _)| known.en == key.en) {
                        out.push(
                            Diagnostic::new(Code::DuplicateKey, cell.span)
                                .arg("key", &cell.value)
                                .related(*first, "first"),
                        );
                    } else {
                        seen.push((key, cell.span));
                        self.columns.push((key.en, index));
                    }
                }
            }
        }
        for key in required {
            if !self.has(key) {
                let say = shape.say(key);
                let names: Vec<_> = shape.find(key).map(|key| key.zh.to_vec()).unwrap_or_default();
                let near = unknown
                    .iter()
                    .find(|(cell, _)| crate::diag::nearest(&cell.value, names.iter().copied().chain([*key])).is_some());
                let nearest = near.map_or("none", |(cell, _)| cell.value.as_str());
                let finding = Diagnostic::new(Code::MissingColumn, self.head).arg("key", say);
                out.push(finding.arg("nearest", nearest));
            }
        }
        if !open {
            for (cell, _) in unknown.iter().filter(|(cell, _)| !cell.value.is_empty()) {
                out.push(
                    Diagnostic::new(Code::UnknownColumn, cell.span)
                        .arg("key", &cell.value)
                        .nearest(&cell.value, shape.names()),
                );
            }
        }
        self.others = unknown;
    }

    /// Says that it lacks some columns. Where all of it can't be read that is said once, with the reason.
    pub fn lacks(&mut self, keys: &[&str], shape: Shape, out: &mut Vec<Diagnostic>) {
        for key in keys {
            let finding = Diagnostic::new(Code::MissingColumn, self.head).arg("key", shape.say(key));
            match self.fault {
                None => out.push(finding.arg("nearest", "none")),
                Some(fault) if !self.told => {
                    self.told = true;
                    let line = if let Fault::Title(Some(line)) = fault { line } else { 0 };
                    out.push(finding.arg("nearest", fault.key()).arg("line", line));
                }
                Some(_) => {}
            }
        }
    }

    /// Whether the list has a column.
    pub fn has(&self, key: &str) -> bool {
        self.columns.iter().any(|(name, _)| *name == key)
    }

    /// The heads of the columns that the shape does not know.
    pub fn others(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.others.iter().map(|(head, _)| head)
    }

    /// The rows below the head.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        self.rows.iter().map(|row| Row { list: self, row })
    }
}

impl<'a> Row<'a> {
    /// Where the row stands.
    pub fn span(self) -> Span {
        self.row.span
    }

    /// The cell of a column, unless there is no such column or the cell is empty.
    pub fn get(self, key: &str) -> Option<&'a Spanned<String>> {
        self.cell(key).filter(|cell| !cell.value.is_empty())
    }

    fn cell(self, key: &str) -> Option<&'a Spanned<String>> {
        let at = self.list.columns.iter().position(|(name, _)| *name == key)?;
        self.list.known.get(self.row.known + at)
    }

    /// The cell of a column, which must not be empty.
    pub fn require(self, key: &str, shape: Shape, out: &mut Vec<Diagnostic>) -> Option<&'a Spanned<String>> {
        let cell = self.cell(key)?;
        if cell.value.is_empty() {
            out.push(Diagnostic::new(Code::EmptyValue, cell.span).arg("key", shape.say(key)));
            return None;
        }
        Some(cell)
    }

    /// A cell read by `read`, whose findings go to `out`.
    pub fn read<T>(
        self,
        key: &str,
        out: &mut Vec<Diagnostic>,
        read: impl FnOnce(&Spanned<String>) -> Result<T, Diagnostic>,
    ) -> Option<Spanned<T>> {
        let cell = self.get(key)?;
        match read(cell) {
            Ok(value) => Some(Spanned::new(value, cell.span)),
            Err(finding) => {
                out.push(finding);
                None
            }
        }
    }

    /// The cells of the columns that the shape does not know, with their heads.
    pub fn others(self) -> impl Iterator<Item = (&'a Spanned<String>, Spanned<Cow<'a, str>>)> {
        let cells = &self.list.rest[self.row.rest.clone()];
        self.list.others.iter().zip(cells).map(move |((head, _), cell)| (head, self.list.cell(*cell)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    const SHAPE: Shape = Shape {
        keys: &[Key { en: "id", zh: &["学号"] }, Key { en: "name", zh: &["姓名"] }, Key { en: "note", zh: &["备注"] }],
    };

    fn read(text: &str) -> (Sources, List<'_>, Vec<Diagnostic>) {
        let sources = Sources::in_memory([("a.csv", text)]);
        let mut out = Vec::new();
        let list = List::read(sources.find("a.csv").expect("added"), text, SHAPE, &["id"], false, &mut out);
        (sources, list, out)
    }

    #[test]
    fn every_cell_knows_its_place() {
        let (sources, list, out) = read("学号,姓名,备注\r\n\r\n1,\"张,明\",\"a \"\"b\"\"\"\r\n2,李华,\r\n");
        assert!(out.is_empty(), "{out:?}");
        let texts: Vec<_> = list
            .rows()
            .flat_map(|row| ["id", "name", "note"].map(|key| row.get(key).map(|cell| sources.slice(cell.span))))
            .collect();
        assert_eq!(texts, [Some("1"), Some("张,明"), Some("a \"\"b\"\""), Some("2"), Some("李华"), None]);
    }

    #[test]
    fn ragged_rows_and_unknown_columns_are_found() {
        let (_, list, out) = read("学 号,姓 名,备往\n1,a,b\n2,c\n");
        assert_eq!(list.rows().count(), 2);
        let codes: Vec<_> = out.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [Code::UnknownColumn, Code::RaggedRow]);
        assert!(out[0].args.contains(&("nearest", "备注".to_owned())));
    }

    #[test]
    fn a_list_without_a_head_lacks_its_columns() {
        let (_, _, out) = read("");
        assert_eq!(out[0].code, Code::MissingColumn);
    }
}
