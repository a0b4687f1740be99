//! Texts and workbooks of the years before 2007, and what newer ones with a password are packed into.

use std::fmt::Write as _;
use std::io::Cursor;
use std::thread;

use calamine::{Data, Reader, Xls};

use super::{Hear, Searchable};

const BEGINNING: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The name, of two bytes a letter, of what a password was put on.
const LOCKED: &str = "EncryptedPackage";

/// The largest file that is read, in bytes: its reader lays every sheet out as a rectangle of up to 16 million cells,
/// and a file of this size has few of those.
const LARGEST: usize = 32 << 20;

pub(super) fn is(bytes: &[u8]) -> bool {
    bytes.starts_with(BEGINNING)
}

/// Tells the numbers of a workbook's cells, which it does not hold as digits.
pub(super) fn said(bytes: &[u8], hear: Hear<'_>) -> Searchable {
    let locked: Vec<u8> = LOCKED.bytes().flat_map(|letter| [letter, 0]).collect();
    if bytes.windows(locked.len()).any(|window| window == locked) {
        return Searchable::Part;
    }
    if bytes.len() > LARGEST {
        return Searchable::Part;
    }
    // In a thread of its own, so that a fault of the library on a broken file is no end of the program.
    let read = thread::scope(|scope| scope.spawn(|| cells(bytes)).join());
    match read {
        // A text is none of a workbook's, and was told as it stands.
        Ok(None) => Searchable::All,
        Ok(Some(text)) => {
            hear(&text);
            Searchable::All
        }
        Err(_) => Searchable::Part,
    }
}

/// The cells of a workbook, a row a line; nothing of what is none.
fn cells(bytes: &[u8]) -> Option<String> {
    let mut book = Xls::new(Cursor::new(bytes)).ok()?;
    let mut text = String::new();
    for name in book.sheet_names() {
        let Ok(sheet) = book.worksheet_range(&name) else { continue };
        for row in sheet.rows() {
            for cell in row {
                // A number of somebody is a whole one, and is shown without a point. Writing to a text never fails.
                let _ = match cell {
                    Data::Float(value) if value.fract() == 0.0 => write!(text, "{value:.0}\t"),
                    cell => write!(text, "{cell}\t"),
                };
            }
            text.push('\n');
        }
    }
    Some(text)
}
