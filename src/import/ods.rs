//! What an `OpenDocument` sheet says of its cells that decides whether it is read at all: how many there are once those
//! that are written down once and repeated are counted, and which are merged.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::Merge;
use super::book::{MOST_CELLS, Unread};

/// Rows and columns that any sheet may have.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

/// The merged cells of every sheet; an error where a sheet would be larger than any office's. The library lays
/// a sheet out as a rectangle before anybody can look at it.
pub(super) fn merges(content: &[u8]) -> Result<BTreeMap<String, Vec<Merge>>, Unread> {
    let mut reader = Reader::from_reader(content);
    let mut scan = Scan::default();
    loop {
        match reader.read_event().map_err(|_| Unread::Broken)? {
            Event::Start(tag) => scan.open(&tag)?,
            Event::Empty(tag) => {
                scan.open(&tag)?;
                scan.close(tag.local_name().as_ref())?;
            }
            Event::End(tag) => scan.close(tag.local_name().as_ref())?,
            Event::Eof => return Ok(scan.found),
            _ => {}
        }
    }
}

#[derive(Default)]
struct Scan {
    found: BTreeMap<String, Vec<Merge>>,
    sheet: String,
    row: u32,
    row_times: u32,
    column: u32,
    /// The last row and column with something in it, counted from 1.
    last: (u32, u32),
    /// Rows with something in them, repeated ones each.
    filled: bool,
    cells: u64,
}

impl Scan {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), Unread> {
        let number = |name: &str| -> Result<u32, Unread> {
            let Some(value) = attribute(tag, name) else { return Ok(1) };
            value.parse::<u32>().map_err(|_| Unread::Broken)
        };
        match tag.local_name().as_ref() {
            "table" => {
                self.sheet = attribute(tag, "name").unwrap_or_default();
                (self.row, self.last) = (0, (0, 0));
            }
            "table-row" => {
                (self.column, self.filled) = (0, false);
                self.row_times = number("number-rows-repeated")?.min(MOST_ROWS);
            }
            "table-cell" | "covered-table-cell" => {
                let times = number("number-columns-repeated")?.min(MOST_COLUMNS);
                let (down, across) = (number("number-rows-spanned")?, number("number-columns-spanned")?);
                if down > 1 || across > 1 {
                    let first = (self.row, self.column);
                    let last = (self.row.saturating_add(down - 1), self.column.saturating_add(across - 1));
                    self.found.entry(self.sheet.clone()).or_default().push(Merge { first, last });
                }
                self.column = self.column.saturating_add(times);
                let holds = ["value-type", "formula"].iter().any(|name| attribute(tag, name).is_some());
                if holds {
                    self.filled = true;
                    self.last.1 = self.last.1.max(self.column);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Unread> {
        match name {
            "table-row" => {
                self.row = self.row.saturating_add(self.row_times);
                if self.filled {
                    self.last.0 = self.row;
                }
            }
            "table" => {
                self.cells = self.cells.saturating_add(u64::from(self.last.0) * u64::from(self.last.1));
                if self.cells > MOST_CELLS {
                    return Err(Unread::TooLarge);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// The value of an attribute, whatever the prefix of its name.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|found| found.key.local_name().as_ref() == name)?;
    let text = &found.value;
    Some(quick_xml::escape::unescape(text).map_or_else(|_| text.clone().into_owned(), std::borrow::Cow::into_owned))
}
