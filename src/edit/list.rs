//! A list as its file has it, with rows added and cells changed. A line that nobody changes stays as it is, byte by byte.

use std::ops::Range;

use super::Change;
use crate::parse::{Key, Shape};
use crate::source::Sources;

/// A list below the content folder, to be changed.
#[derive(Debug)]
pub(super) struct ListFile {
    path: String,
    original: Option<Vec<u8>>,
    before: String,
    marked: bool,
    /// What it holds.
    pub(super) sheet: Sheet,
}

impl ListFile {
    /// Reads a list as it stands; a new one has the heads of `keys`.
    pub(super) fn read(sources: &Sources, path: String, shape: Shape, keys: &[&str], chinese: bool) -> Self {
        let before = sources.find(&path).map(|file| sources.file(file).text.clone()).unwrap_or_default();
        // A file in GBK becomes one in UTF-8, which Excel takes for such by its mark only.
        // What has changed since it was read is nobody's any more, and is not written over.
        let original = sources.find(&path).map(|_| sources.bytes_as_read(&path).unwrap_or_default());
        let marked = original.as_ref().is_none_or(|bytes| {
            bytes.is_empty() || bytes.starts_with(b"\xef\xbb\xbf") || std::str::from_utf8(bytes).is_err()
        });
        let sheet = Sheet::read(&before, shape, keys, chinese);
        Self { path, original, before, marked, sheet }
    }

    /// The file before and after; nothing where it stays as it is.
    pub(super) fn change(self) -> Option<Change> {
        let after = self.sheet.text();
        let Self { path, original, before, marked, .. } = self;
        (after != before).then_some(Change { path, original, before, after, marked })
    }
}

/// The cells of a list, the head first.
#[derive(Debug)]
pub(super) struct Sheet {
    shape: Shape,
    rows: Vec<Line>,
    /// The row that holds the heads: sheets often have empty rows above it.
    head: usize,
    /// Whether heads are in Chinese.
    chinese: bool,
    /// What ends a line.
    end: csv::Terminator,
}

/// One row.
#[derive(Debug, Default)]
struct Line {
    cells: Vec<String>,
    /// As the file has it, until it is changed.
    written: Option<String>,
}

impl Line {
    fn new(cells: Vec<String>) -> Self {
        Self { cells, written: None }
    }

    fn widen(&mut self, width: usize) {
        if self.cells.len() != width {
            self.cells.resize(width, String::new());
            self.written = None;
        }
    }

    fn set(&mut self, at: usize, value: &str) {
        if let Some(cell) = self.cells.get_mut(at).filter(|cell| *cell != value) {
            value.clone_into(cell);
            self.written = None;
        }
    }
}

impl Sheet {
    /// Reads a list as it stands; a new one has the heads of `keys`.
    pub(super) fn read(text: &str, shape: Shape, keys: &[&str], chinese: bool) -> Self {
        let end = if text.contains("\r\n") { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let rows = lines(text);
        let head = rows.iter().position(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
        let mut sheet = Self { shape, rows, head: head.unwrap_or(0), chinese, end };
        match head {
            Some(head) => {
                let english = |cell: &String| shape.keys.iter().any(|key| key.en == cell.trim());
                sheet.chinese = !sheet.rows[head].cells.iter().any(english);
            }
            None => sheet.rows = vec![Line::default()],
        }
        for key in keys {
            sheet.column(key);
        }
        sheet
    }

    fn name(&self, key: &Key) -> String {
        // 学号 or 工号: a list of both says 学工号.
        let usual = if key.en == "id" { key.zh.get(2).or(key.zh.first()) } else { key.zh.first() };
        let zh = usual.filter(|_| self.chinese);
        zh.copied().unwrap_or(key.en).to_owned()
    }

    /// The heads, in order.
    pub(super) fn heads(&self) -> impl Iterator<Item = &str> {
        self.rows.get(self.head).into_iter().flat_map(|row| row.cells.iter().map(|cell| cell.trim()))
    }

    /// Where a column stands: one of the shape by its key, another by its head.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        let is = |cell: &str| match self.shape.find(cell) {
            Some(found) => found.en == key,
            None => cell == key,
        };
        self.heads().position(is)
    }

    /// The place of a column, which is added at the end where the list has none.
    fn column(&mut self, key: &str) -> usize {
        if let Some(at) = self.find(key) {
            return at;
        }
        let name = self.shape.keys.iter().find(|known| known.en == key).map(|known| self.name(known));
        let head = &mut self.rows[self.head];
        head.cells.push(name.unwrap_or_else(|| key.to_owned()));
        head.written = None;
        let width = head.cells.len();
        for row in self.rows.iter_mut().skip(self.head + 1) {
            if row.cells.iter().any(|cell| !cell.is_empty()) {
                row.widen(width);
            }
        }
        width - 1
    }

    fn below(&self) -> impl Iterator<Item = (usize, &Line)> {
        self.rows.iter().enumerate().skip(self.head + 1)
    }

    /// The places of the rows in which something stands.
    pub(super) fn filled(&self) -> Vec<usize> {
        let says = |row: &Line| row.cells.iter().any(|cell| !cell.trim().is_empty());
        self.below().filter(|(_, row)| says(row)).map(|(at, _)| at).collect()
    }

    /// What a row has in a column; empty where it has nothing.
    pub(super) fn get(&self, row: usize, key: &str) -> &str {
        let cell = self.find(key).and_then(|at| self.rows.get(row)?.cells.get(at));
        cell.map_or("", |cell| cell.trim())
    }

    /// Adds a row of some columns, and says where it is. A list that numbers its rows numbers it too.
    pub(super) fn push(&mut self, cells: &[(&str, &str)]) -> usize {
        let places: Vec<usize> = cells.iter().map(|(key, _)| self.column(key)).collect();
        let mut row = vec![String::new(); self.rows[self.head].cells.len()];
        for (at, (_, value)) in places.into_iter().zip(cells) {
            (*value).clone_into(&mut row[at]);
        }
        if let Some(at) = self.find("serial") {
            let last = self.below().filter_map(|(_, row)| row.cells.get(at)?.trim().parse::<u64>().ok()).max();
            row[at] = (last.unwrap_or(0) + 1).to_string();
        }
        self.rows.push(Line::new(row));
        self.rows.len() - 1
    }

    /// Changes a cell of a row.
    pub(super) fn change(&mut self, row: usize, key: &str, value: &str) {
        let at = self.column(key);
        let width = self.rows[self.head].cells.len();
        if let Some(row) = self.rows.get_mut(row) {
            row.widen(width);
            row.set(at, value);
        }
    }

    /// Takes rows out. The places of the others are what they were no more.
    pub(super) fn remove(&mut self, rows: &[usize]) {
        let mut at = 0;
        self.rows.retain(|_| {
            at += 1;
            !rows.contains(&(at - 1))
        });
    }

    /// Changes cells of the first row that has a value in a column; whether there is one.
    pub(super) fn set(&mut self, key: &str, value: &str, cells: &[(&str, &str)]) -> bool {
        let at = self.column(key);
        let found = self.below().find(|(_, row)| row.cells.get(at).is_some_and(|cell| cell.trim() == value));
        let Some((row, _)) = found else { return false };
        for (key, value) in cells {
            self.change(row, key, value);
        }
        true
    }

    /// The list as text.
    pub(super) fn text(&self) -> String {
        self.laid().0
    }

    /// The list as text, and where in it each row stands.
    pub(super) fn laid(&self) -> (String, Vec<Range<usize>>) {
        let (mut text, mut places) = (String::new(), Vec::new());
        for row in &self.rows {
            if !text.is_empty() && !text.ends_with(['\n', '\r']) {
                text.push_str(if matches!(self.end, csv::Terminator::CRLF) { "\r\n" } else { "\n" });
            }
            let start = text.len();
            match &row.written {
                Some(written) => text.push_str(written),
                None if row.cells.is_empty() => {}
                None => text.push_str(&self.record(&row.cells)),
            }
            places.push(start..text.len());
        }
        (text, places)
    }

    fn record(&self, cells: &[String]) -> String {
        let mut writer = csv::WriterBuilder::new().flexible(true).terminator(self.end).from_writer(Vec::new());
        // Nothing that is written to memory fails.
        drop(writer.write_record(cells));
        writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

/// The rows of a text, each with what the file has of it: together they are the whole text.
fn lines(text: &str) -> Vec<Line> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let records: Vec<_> = reader.records().filter_map(Result::ok).collect();
    // The end of a line, and empty lines behind it, may count as the beginning of the next record.
    let start = |record: &csv::StringRecord| {
        let at = record.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(usize::MAX)).min(text.len());
        let ends = text.as_bytes()[at..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        at + ends
    };
    let starts: Vec<usize> = records.iter().map(start).collect();
    let written = |at: usize| {
        let from = if at == 0 { 0 } else { starts[at] };
        text.get(from..starts.get(at + 1).copied().unwrap_or(text.len())).map(str::to_owned)
    };
    let row = |(at, record): (usize, &csv::StringRecord)| Line {
        cells: record.iter().map(str::to_owned).collect(),
        written: written(at),
    };
    records.iter().enumerate().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Kind, Need};

    const fn column(en: &'static str, zh: &'static [&'static str]) -> Key {
        Key { en, zh, kind: Kind::Text, need: Need::May, about: ["", ""] }
    }

    const SHAPE: Shape = Shape {
        keys: &[
            column("serial", &["序号"]),
            column("certificate", &["证书编号"]),
            column("name", &["姓名"]),
            column("status", &["状态"]),
        ],
    };

    #[test]
    fn rows_follow_the_columns_that_are_there() {
        let mut sheet = Sheet::read("姓名,证书编号,序号\r\n\"张,明\",A1,1\r\n", SHAPE, &["certificate"], true);
        sheet.push(&[("certificate", "A2"), ("name", "李华")]);
        assert_eq!(sheet.text(), "姓名,证书编号,序号\r\n\"张,明\",A1,1\r\n李华,A2,2\r\n");
    }

    #[test]
    fn empty_rows_above_the_head_stay_where_they_are() {
        let mut sheet = Sheet::read(",,\r\n证书编号,姓名,\r\nA1,张明,\r\n", SHAPE, &["certificate", "status"], true);
        sheet.push(&[("certificate", "A2"), ("name", "李华")]);
        assert_eq!(sheet.text(), ",,\r\n证书编号,姓名,,状态\r\nA1,张明,,\r\nA2,李华,,\r\n");
    }

    #[test]
    fn a_column_that_is_missing_comes_at_the_end() {
        let mut sheet = Sheet::read("certificate,name\nA1,Ann\nA2,Ben\n", SHAPE, &[], true);
        assert!(sheet.set("certificate", "A2", &[("status", "revoked")]));
        assert!(!sheet.set("certificate", "A3", &[("status", "revoked")]));
        assert_eq!(sheet.text(), "certificate,name,status\nA1,Ann,\nA2,Ben,revoked\n");
    }

    #[test]
    fn lines_that_nobody_changes_stay_byte_by_byte() {
        let text = "姓名,证书编号\r\n\r\n\"张明\",A1\r\n李华, \"A\"2\r\n王 ,\"A,\n3\"";
        let mut sheet = Sheet::read(text, SHAPE, &["certificate"], true);
        assert_eq!(sheet.text(), text);
        let added = sheet.push(&[("name", "赵")]);
        let (laid, places) = sheet.laid();
        assert_eq!(laid, format!("{text}\r\n赵,\r\n"));
        assert_eq!(&laid[places[added].clone()], "赵,\r\n");
        let row = sheet.filled()[1];
        sheet.change(row, "name", "李华");
        assert!(sheet.text().contains("李华, \"A\"2\r\n"), "what is the same is not changed");
        sheet.remove(&[row]);
        assert!(!sheet.text().contains("李华"));
    }
}
