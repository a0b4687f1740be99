//! Lists in text, as programs export them: divided by commas, tabs or semicolons.

use super::book::{Book, MOST_CELLS, Unread};
use super::{Cell, Grid};

/// A text as one sheet.
pub(super) fn book(text: &str) -> Result<Book, Unread> {
    if text.trim().is_empty() {
        return Err(Unread::Empty);
    }
    // Of two characters that end a line the reader counts the second one to the next.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(divider(&text));
    let mut grid = Grid::default();
    let (mut cells, mut broken) = (0_u64, 0_u64);
    for record in reader.from_reader(text.as_bytes()).records() {
        let record = record.map_err(|_| Unread::Broken)?;
        // Lines are counted as a spreadsheet counts its rows: empty ones are, those within a cell are not.
        // A record is said to begin with the empty lines that it passes over.
        let begins = |at: &csv::Position| {
            let from = usize::try_from(at.byte()).unwrap_or(usize::MAX);
            let empty = text.as_bytes().iter().skip(from).take_while(|byte| **byte == b'\n').count();
            at.line() + empty as u64
        };
        let line = record.position().map_or(0, begins).saturating_sub(1 + broken);
        let row = u32::try_from(line).unwrap_or(u32::MAX);
        broken += record.iter().map(|cell| cell.matches('\n').count() as u64).sum::<u64>();
        for (column, value) in (0_u32..).zip(record.iter()) {
            cells += 1;
            if cells > MOST_CELLS {
                return Err(Unread::TooLarge);
            }
            if !value.trim().is_empty() {
                grid.cells.insert((row, column), Cell::Text(value.to_owned()));
            }
        }
    }
    Ok(Book { sheets: vec![grid] })
}

/// What divides the cells: of comma, tab and semicolon the one that stands most often in the first lines outside
/// quotes.
fn divider(text: &str) -> u8 {
    let count = |wanted: u8| {
        let mut quoted = false;
        let mut found = 0_usize;
        for byte in text.lines().take(20).flat_map(str::bytes) {
            match byte {
                b'"' => quoted = !quoted,
                byte if byte == wanted && !quoted => found += 1,
                _ => {}
            }
        }
        found
    };
    [b';', b'\t', b','].into_iter().max_by_key(|&byte| count(byte)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["title", "", "\"a", "b\",c", "d,e", ""].join(end);
            let book = book(&text).expect("a list");
            assert_eq!(book.sheets[0].row_numbers(), [0, 2, 3], "{end:?}");
        }
    }

    #[test]
    fn cells_are_divided_by_what_divides_most() {
        assert_eq!(divider("姓名,单位\n张明,一支部\n"), b',');
        assert_eq!(divider("姓名\t单位\n张明\t\"a,b,c,d\"\n"), b'\t');
        assert_eq!(divider("姓名;单位\n"), b';');
        assert_eq!(divider("姓名\n张明\n"), b',');
    }
}
