//! Bytes to sheets: what kind of file it is says its content and not its name.

use std::io::Cursor;
use std::thread;

use calamine::{Data, DataRef, Ods, OdsError, Range, Reader, SheetVisible, Xls, XlsError, Xlsx, XlsxError};
use chrono::NaiveDate;

use super::unpack::{Package, package};
use super::{Cell, Grid, Merge, ods, text};
use crate::source;

/// Cells that a workbook may have: far above any office's, far below memory.
pub(super) const MOST_CELLS: u64 = 2_000_000;
/// The largest old workbook, in bytes. Its reader lays every sheet out as a rectangle of up to 16 million cells, and
/// a file of this size has few of those.
const MOST_OLD: usize = 32 << 20;
/// The stack for reading, in bytes.
const STACK: usize = 8 << 20;
/// How an old workbook and one with a password begin (MS-CFB, 2.2).
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The sheets of a workbook that are shown.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// The sheets, in their order.
    pub sheets: Vec<Grid>,
}

/// Why a file can't be read as a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Nothing stands in it.
    Empty,
    /// It is something else.
    NotASheet,
    /// It is locked by a password.
    Password,
    /// It is damaged.
    Broken,
    /// It is larger than any list of an office.
    TooLarge,
    /// It is a binary workbook, which is not read.
    Binary,
}

impl Unread {
    /// The word by which a sentence tells it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotASheet => "not-a-sheet",
            Self::Password => "password",
            Self::Broken => "broken",
            Self::TooLarge => "too-large",
            Self::Binary => "binary",
        }
    }
}

/// Reads a workbook or a list.
///
/// # Errors
/// Why it can't be read.
pub fn read(bytes: &[u8]) -> Result<Book, Unread> {
    // In a thread of its own, so that a fault of the library on a hostile file is no end of the program.
    thread::scope(|scope| {
        let reading = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || of(bytes));
        reading.map_err(|_| Unread::Broken)?.join().unwrap_or(Err(Unread::Broken))
    })
}

fn of(bytes: &[u8]) -> Result<Book, Unread> {
    if bytes.is_empty() {
        return Err(Unread::Empty);
    }
    let mut found = if bytes.starts_with(b"PK\x03\x04") {
        match package(bytes)? {
            Package::Excel => new_excel(bytes),
            Package::Binary => Err(Unread::Binary),
            Package::OpenDocument(content) => open_document(bytes, &content),
        }
    } else if bytes.starts_with(&COMPOUND) {
        old_excel(bytes)
    } else {
        text::book(&source::text_of(bytes).ok_or(Unread::NotASheet)?)
    }?;
    if !found.sheets.iter_mut().all(Grid::cover) {
        return Err(Unread::TooLarge);
    }
    if found.sheets.iter().all(|sheet| sheet.cells.is_empty()) { Err(Unread::Empty) } else { Ok(found) }
}

fn new_excel(bytes: &[u8]) -> Result<Book, Unread> {
    let refused =
        |error: XlsxError| if matches!(error, XlsxError::Password) { Unread::Password } else { Unread::Broken };
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let from_1904 = book.has_1904_epoch();
    let mut sheets = Vec::new();
    let mut count = 0_u64;
    for name in shown_sheets(book.sheets_metadata()) {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut grid = Grid { name, merges: merges(&merged), from_1904, ..Grid::default() };
        // A sheet of nothing but a chart has no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&grid.name) else { continue };
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(refused)? {
            count += 1;
            if count > MOST_CELLS {
                return Err(Unread::TooLarge);
            }
            grid.put(cell.pos, of_reference(&cell.value), cell.formula.is_none());
        }
        sheets.push(grid);
    }
    Ok(Book { sheets })
}

fn old_excel(bytes: &[u8]) -> Result<Book, Unread> {
    if bytes.len() > MOST_OLD {
        return Err(Unread::TooLarge);
    }
    // The name of the one stream that a workbook with a password has, as it stands in the file.
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(locked.len()).any(|part| part == locked) {
        return Err(Unread::Password);
    }
    let refused = |error: XlsError| if matches!(error, XlsError::Password) { Unread::Password } else { Unread::Broken };
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(refused)?;
    let from_1904 = book.has_1904_epoch();
    let mut sheets = Vec::new();
    for name in shown_sheets(book.sheets_metadata()) {
        let merged = merges(&book.merge_cells_by_sheet_name(&name).unwrap_or_default());
        let Ok(values) = book.worksheet_range(&name) else { continue };
        let formulas = book.worksheet_formula(&name).unwrap_or_default();
        sheets.push(laid(name, &values, &formulas, merged, from_1904)?);
    }
    Ok(Book { sheets })
}

fn open_document(bytes: &[u8], content: &[u8]) -> Result<Book, Unread> {
    let mut merged = ods::merges(content)?;
    let refused = |error: OdsError| if matches!(error, OdsError::Password) { Unread::Password } else { Unread::Broken };
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(refused)?;
    let mut sheets = Vec::new();
    for name in shown_sheets(book.sheets_metadata()) {
        let Ok(values) = book.worksheet_range(&name) else { continue };
        let formulas = book.worksheet_formula(&name).unwrap_or_default();
        let merged = merged.remove(&name).unwrap_or_default();
        sheets.push(laid(name, &values, &formulas, merged, false)?);
    }
    Ok(Book { sheets })
}

/// The names of the sheets that are not hidden.
fn shown_sheets(sheets: &[calamine::Sheet]) -> Vec<String> {
    sheets.iter().filter(|sheet| sheet.visible == SheetVisible::Visible).map(|sheet| sheet.name.clone()).collect()
}

fn merges(found: &[calamine::Dimensions]) -> Vec<Merge> {
    found.iter().map(|merge| Merge { first: merge.start, last: merge.end }).collect()
}

/// A sheet that the library laid out as a rectangle.
fn laid(
    name: String,
    values: &Range<Data>,
    formulas: &Range<String>,
    merges: Vec<Merge>,
    from_1904: bool,
) -> Result<Grid, Unread> {
    let mut grid = Grid { name, merges, from_1904, ..Grid::default() };
    let (top, left) = values.start().unwrap_or_default();
    let place = |row: usize, column: usize, (top, left): (u32, u32)| {
        (
            top.saturating_add(u32::try_from(row).unwrap_or(u32::MAX)),
            left.saturating_add(u32::try_from(column).unwrap_or(u32::MAX)),
        )
    };
    for (count, (row, column, value)) in (1_u64..).zip(values.used_cells()) {
        if count > MOST_CELLS {
            return Err(Unread::TooLarge);
        }
        grid.put(place(row, column, (top, left)), of_data(value), true);
    }
    let start = formulas.start().unwrap_or_default();
    for (row, column, formula) in formulas.used_cells() {
        let at = place(row, column, start);
        if !formula.is_empty() && !grid.cells.contains_key(&at) {
            grid.put(at, None, false);
        }
    }
    Ok(grid)
}

impl Grid {
    fn put(&mut self, at: (u32, u32), value: Option<Cell>, computed: bool) {
        let value = value.filter(|cell| !matches!(cell, Cell::Text(text) if text.trim().is_empty()));
        if let Some(cell) = value.or_else(|| (!computed).then_some(Cell::Uncomputed)) {
            self.cells.insert(at, cell);
        }
    }
}

fn of_reference(value: &DataRef<'_>) -> Option<Cell> {
    match value {
        DataRef::SharedString(text) => Some(Cell::Text((*text).to_owned())),
        DataRef::Empty => None,
        DataRef::Float(number) => Some(Cell::Number(*number)),
        other => of_data(&Data::from(other.clone())),
    }
}

fn of_data(value: &Data) -> Option<Cell> {
    Some(match value {
        Data::Empty => return None,
        #[allow(clippy::cast_precision_loss, reason = "no workbook holds whole numbers otherwise")]
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::String(text) => Cell::Text(text.clone()),
        Data::Bool(flag) => Cell::Flag(*flag),
        Data::DateTime(day) if day.is_duration() || day.as_f64() < 1.0 => Cell::Number(day.as_f64()),
        Data::DateTime(day) => of_serial(*day).map_or(Cell::Number(day.as_f64()), Cell::Date),
        Data::DateTimeIso(text) => of_iso(text).map_or_else(|| Cell::Text(text.clone()), Cell::Date),
        Data::DurationIso(text) => Cell::Text(text.clone()),
        Data::Error(error) => Cell::Fault(error.to_string()),
    })
}

fn of_serial(day: calamine::ExcelDateTime) -> Option<chrono::NaiveDateTime> {
    let (year, month, date, hour, minute, second, _) = day.to_ymd_hms_milli();
    let date = NaiveDate::from_ymd_opt(year.into(), month.into(), date.into())?;
    date.and_hms_opt(hour.into(), minute.into(), second.into())
}

fn of_iso(text: &str) -> Option<chrono::NaiveDateTime> {
    let day = text.get(..10)?.parse::<NaiveDate>().ok()?;
    let time = text.get(11..19).and_then(|time| time.parse().ok()).unwrap_or_default();
    Some(day.and_time(time))
}

/// The day of a number, as a sheet counts days.
pub(super) fn day_of(serial: f64, from_1904: bool) -> Option<NaiveDate> {
    let day = calamine::ExcelDateTime::new(serial, calamine::ExcelDateTimeType::DateTime, from_1904);
    of_serial(day).map(|found| found.date())
}
