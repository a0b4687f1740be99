//! One version of a list: its head, and its rows as they are written.

use crate::parse::{WrittenRow, ends_in_quotes, written_rows};

/// A list as its text has it.
#[derive(Debug)]
pub(super) struct Sheet<'t> {
    /// The text before the head.
    pub(super) preamble: String,
    /// The row that holds the heads.
    pub(super) head: Option<WrittenRow<'t>>,
    /// The rows below it that have anything in them.
    pub(super) rows: Vec<SheetRow<'t>>,
    /// What stands behind the last of them.
    pub(super) tail: String,
    /// Whether it ends within quotes: what its rows are is then a guess.
    pub(super) is_open: bool,
}

/// A row that is not empty.
#[derive(Debug)]
pub(super) struct SheetRow<'t> {
    /// The empty rows and lines before it.
    pub(super) lead: String,
    /// Its cells.
    pub(super) cells: WrittenRow<'t>,
}

impl<'t> Sheet<'t> {
    /// Reads a text.
    pub(super) fn read(text: &'t str) -> Self {
        let (records, rest) = written_rows(text);
        let (preamble, tail, is_open) = (String::new(), String::new(), ends_in_quotes(text));
        let mut sheet = Self { preamble, head: None, rows: Vec::new(), tail, is_open };
        let mut lead = String::new();
        for record in records {
            lead.push_str(record.before);
            if record.values.iter().all(|value| value.is_empty()) {
                lead.push_str(record.row);
                lead.push_str(record.end);
            } else if sheet.head.is_none() {
                sheet.preamble = std::mem::take(&mut lead);
                sheet.head = Some(record);
            } else {
                sheet.rows.push(SheetRow { lead: std::mem::take(&mut lead), cells: record });
            }
        }
        sheet.tail = lead + rest;
        sheet
    }

    /// The heads, in their order.
    pub(super) fn heads(&self) -> impl Iterator<Item = &str> {
        self.head.iter().flat_map(|head| head.values.iter().map(AsRef::as_ref))
    }

    /// What ends its lines.
    pub(super) fn line_end(&self) -> Option<&'t str> {
        let head = self.head.as_ref().map(|head| head.end);
        head.into_iter().chain(self.rows.iter().map(|row| row.cells.end)).find(|end| !end.is_empty())
    }

    /// Whether its last row ends as the others do.
    pub(super) fn is_closed(&self) -> bool {
        let last = self.rows.last().map(|row| row.cells.end).or(self.head.as_ref().map(|head| head.end));
        last.is_none_or(|end| !end.is_empty())
    }

    /// Whether every head stands in quotes.
    pub(super) fn is_quoted(&self) -> bool {
        self.head.as_ref().is_some_and(|head| head.written.iter().all(|cell| cell.starts_with('"')))
    }
}

impl SheetRow<'_> {
    /// The cell of a column; empty where the row is too short.
    pub(super) fn value(&self, column: Option<usize>) -> &str {
        column.and_then(|at| self.cells.values.get(at)).map_or("", AsRef::as_ref)
    }
}
