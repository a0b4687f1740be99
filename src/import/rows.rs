//! The rows below the heads: which are of people, and what each says.

use super::heads::{Column, Meant};
use super::values::{shown, tidy, value};
use super::{Cell, Grid, ListKind};
use crate::locale::Phrase;

/// With what a row begins that stands below a table.
const BELOW: [&str; 19] = [
    "合计",
    "总计",
    "小计",
    "共计",
    "填表人",
    "填报人",
    "制表人",
    "制表",
    "审核",
    "负责人",
    "联系人",
    "说明",
    "备注",
    "注",
    "签字",
    "盖章",
    "填表日期",
    "total",
    "note",
];

/// A row of a sheet.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its number in the sheet, from 1.
    pub number: u32,
    /// What it says, by the names of the list's columns. Cells that say nothing are not there.
    pub cells: Vec<(String, String)>,
    /// The cells as the sheet shows them, in the order of the columns.
    pub shown: Vec<String>,
    /// Why it can't be read: heads and reasons.
    pub faults: Vec<(String, Phrase)>,
}

impl Row {
    /// The value of a column.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.cells.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }
}

/// Why a row was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SkippedFor {
    /// Nothing stands in it, or a number only.
    Empty,
    /// It repeats the heads, as each page of a printed list does.
    Heads,
    /// It stands below the table: a sum, a signature, a remark.
    Below,
}

impl SkippedFor {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Heads => "heads",
            Self::Below => "below",
        }
    }
}

/// A row that was passed over.
#[derive(Clone, Debug)]
pub struct Skipped {
    /// Its number in the sheet, from 1.
    pub number: u32,
    /// Why.
    pub why: SkippedFor,
    /// What it begins with.
    pub text: String,
}

/// The rows of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// Those of people.
    pub rows: Vec<Row>,
    /// The others.
    pub skipped: Vec<Skipped>,
}

/// Reads the rows below the heads.
pub fn rows(grid: &Grid, kind: ListKind, head: u32, columns: &[Column]) -> Rows {
    let mut found = Rows::default();
    for number in grid.row_numbers().into_iter().filter(|number| *number > head) {
        match skipped(grid, number, columns) {
            Some(skipped) => found.skipped.push(skipped),
            None => found.rows.push(row(grid, kind, number, columns)),
        }
    }
    found
}

fn skipped(grid: &Grid, number: u32, columns: &[Column]) -> Option<Skipped> {
    let own: Vec<(u32, String)> = grid.row(number).map(|(column, cell)| (column, tidy(&shown(cell)))).collect();
    let first = own.iter().map(|(_, text)| text.as_str()).find(|text| !text.is_empty()).unwrap_or_default();
    let skip = |why| Some(Skipped { number: number + 1, why, text: first.chars().take(20).collect() });
    let of = |at: u32| columns.iter().find(|column| column.at == at);
    let says = |(at, _): &(u32, String)| {
        let uncomputed = matches!(grid.cells.get(&(number, *at)), Some(Cell::Uncomputed));
        of(*at).is_some_and(|column| !matches!(column.meant, Meant::Ignored)) || uncomputed
    };
    if own.iter().all(|(at, text)| text.is_empty() && !says(&(*at, String::new())))
        || !own.iter().any(says) && !is_below(first)
    {
        return skip(SkippedFor::Empty);
    }
    let repeats = own.iter().filter(|(at, text)| of(*at).is_some_and(|column| column.head == *text)).count();
    if repeats > 1 && repeats * 2 > own.len() {
        return skip(SkippedFor::Heads);
    }
    if is_below(first) { skip(SkippedFor::Below) } else { None }
}

/// Whether a row that begins so stands below a table: 合计, 填表人：张明, 说明：1. …
fn is_below(first: &str) -> bool {
    let bare: String = first.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    BELOW.iter().any(|word| {
        bare.strip_prefix(word).is_some_and(|rest| {
            rest.is_empty() && *word != "注" || rest.starts_with([':', '：', '(', '（', '、', '，', '.', '签', '盖'])
        })
    })
}

fn row(grid: &Grid, kind: ListKind, number: u32, columns: &[Column]) -> Row {
    let mut row = Row { number: number + 1, cells: Vec::new(), shown: Vec::new(), faults: Vec::new() };
    let mut finished = None;
    for column in columns {
        let cell = grid.seen(number, column.at);
        row.shown.push(cell.map(shown).unwrap_or_default());
        let Some(cell) = cell else { continue };
        match value(cell, &column.meant, grid.from_1904) {
            Err(why) => row.faults.push((column.head.clone(), why)),
            Ok(None) => {}
            Ok(Some(text)) => match (&column.meant, column.key()) {
                (Meant::Finished, _) => finished = Some((column.head.clone(), text)),
                (_, Some(key)) => row.cells.push((key.to_owned(), text)),
                _ => {}
            },
        }
    }
    if let Some((head, text)) = finished.filter(|_| kind == ListKind::Online) {
        finish(&mut row, head, &text);
    }
    row
}

/// A course that is not finished has no day on which it was; of one that is the day has to be known.
fn finish(row: &mut Row, head: String, text: &str) {
    let percent = text.strip_suffix('%').unwrap_or(text).parse::<f64>().ok();
    let share = percent.map(|found| if text.ends_with('%') || found > 1.0 { found / 100.0 } else { found });
    let done = match text {
        "是" | "已完成" | "完成" | "已学完" | "学完" | "通过" | "已通过" | "合格" | "TRUE" | "√" | "yes"
        | "finished" | "completed" => true,
        "否" | "未完成" | "未学完" | "学习中" | "进行中" | "未开始" | "未学习" | "未通过" | "不合格" | "FALSE"
        | "×" | "no" => false,
        _ => {
            let Some(share) = share else {
                row.faults.push((head, Phrase::new("import-why-finished").text("given", text)));
                return;
            };
            share >= 1.0
        }
    };
    let dated = row.get("completed").is_some() || !row.faults.is_empty();
    if !done {
        row.cells.retain(|(key, _)| key != "completed");
    } else if !dated {
        row.faults.push((head, Phrase::new("import-why-undated").text("given", text)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_below_a_table_is_told_from_people() {
        for below in ["合计", "合 计", "填表人：张明", "说明：1. 填全", "注：必填", "备注:", "审核（签字）", "Total"]
        {
            assert!(is_below(below), "{below}");
        }
        for person in ["注明", "张明", "1", "合计明", "共产", ""] {
            assert!(!is_below(person), "{person}");
        }
    }
}
