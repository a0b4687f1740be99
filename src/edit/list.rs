//! A list as its file has it, with rows added and cells changed.

use crate::parse::{Key, Shape};

/// The cells of a list, the head first.
#[derive(Debug)]
pub(super) struct Sheet {
    shape: Shape,
    rows: Vec<Vec<String>>,
    /// The row that holds the heads: sheets often have empty rows above it.
    head: usize,
    /// Whether heads are in Chinese.
    chinese: bool,
    /// What ends a line.
    end: csv::Terminator,
}

impl Sheet {
    /// Reads a list as it stands; a new one has the heads of `keys`.
    pub(super) fn read(text: &str, shape: Shape, keys: &[&str], chinese: bool) -> Self {
        let end = if text.contains("\r\n") { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let records = reader.records().filter_map(Result::ok);
        let rows: Vec<Vec<String>> = records.map(|row| row.iter().map(str::to_owned).collect()).collect();
        let head = rows.iter().position(|row| row.iter().any(|cell| !cell.trim().is_empty()));
        let mut sheet = Self { shape, rows, head: head.unwrap_or(0), chinese, end };
        match head {
            Some(head) => {
                let english = |cell: &String| shape.keys.iter().any(|key| key.en == cell.trim());
                sheet.chinese = !sheet.rows[head].iter().any(english);
            }
            None => sheet.rows = vec![Vec::new()],
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

    /// The place of a column, which is added at the end where the list has none.
    fn column(&mut self, key: &str) -> usize {
        let is = |cell: &String| self.shape.find(cell).is_some_and(|found| found.en == key);
        if let Some(at) = self.rows[self.head].iter().position(is) {
            return at;
        }
        let name = self.shape.keys.iter().find(|known| known.en == key).map(|known| self.name(known));
        self.rows[self.head].push(name.unwrap_or_else(|| key.to_owned()));
        let width = self.rows[self.head].len();
        for row in self.rows.iter_mut().skip(self.head + 1).filter(|row| row.iter().any(|cell| !cell.is_empty())) {
            row.resize(width, String::new());
        }
        width - 1
    }

    fn below(&self) -> impl Iterator<Item = (usize, &Vec<String>)> {
        self.rows.iter().enumerate().skip(self.head + 1)
    }

    /// Adds a row of some columns. A list that numbers its rows numbers it too.
    pub(super) fn push(&mut self, cells: &[(&str, &str)]) {
        let places: Vec<usize> = cells.iter().map(|(key, _)| self.column(key)).collect();
        let mut row = vec![String::new(); self.rows[self.head].len()];
        for (at, (_, value)) in places.into_iter().zip(cells) {
            (*value).clone_into(&mut row[at]);
        }
        let numbered = |cell: &String| self.shape.find(cell).is_some_and(|found| found.en == "serial");
        if let Some(at) = self.rows[self.head].iter().position(numbered) {
            let last = self.below().filter_map(|(_, row)| row.get(at)?.trim().parse::<u64>().ok()).max();
            row[at] = (last.unwrap_or(0) + 1).to_string();
        }
        self.rows.push(row);
    }

    /// Changes cells of the first row that has a value in a column; whether there is one.
    pub(super) fn set(&mut self, key: &str, value: &str, cells: &[(&str, &str)]) -> bool {
        let at = self.column(key);
        let found = self.below().find(|(_, row)| row.get(at).is_some_and(|cell| cell.trim() == value));
        let Some((row, _)) = found else { return false };
        for (key, value) in cells {
            let at = self.column(key);
            let width = self.rows[self.head].len();
            self.rows[row].resize(width, String::new());
            (*value).clone_into(&mut self.rows[row][at]);
        }
        true
    }

    /// The list as text.
    pub(super) fn text(&self) -> String {
        let mut writer = csv::WriterBuilder::new().flexible(true).terminator(self.end).from_writer(Vec::new());
        for row in self.rows.iter().filter(|row| !row.is_empty()) {
            // Nothing that is written to memory fails.
            drop(writer.write_record(row));
        }
        writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
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
}
