//! Data sets as comma-separated values (RFC 4180), as Excel opens them.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use crate::export::{DataSet, Datum};

/// What tells Excel that a file is UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// With what a text begins that a spreadsheet would take for a formula, the full-width forms as Excel takes them in
/// Chinese and Japanese. A text that begins with an apostrophe is told from one to which it was added by another one.
const GUARDED: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\''];

/// A data set with its heads in the first line.
pub fn csv(set: &DataSet<'_>) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(MARK.to_vec());
    // Writing into memory refuses nothing, and every row is as long as the heads are.
    drop(writer.write_record(set.fields.iter().map(|field| guarded(&field.name).into_owned())));
    for row in &set.rows {
        drop(writer.write_record(row.iter().map(cell).map(Cow::into_owned)));
    }
    writer.into_inner().unwrap_or_default()
}

fn cell<'d>(value: &'d Datum<'_>) -> Cow<'d, str> {
    match value {
        Datum::Text(text) => guarded(text),
        value => value.plain(),
    }
}

/// A text that no spreadsheet computes: with an apostrophe before it where it would be taken for a formula.
fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(GUARDED) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_compute_is_text() {
        for formula in
            ["=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"]
        {
            assert_eq!(guarded(formula), format!("'{formula}"));
        }
        assert_eq!(guarded("'=1"), "''=1", "told from what is guarded");
        for plain in ["", "a=b", "党员", "2024-05-20", " =1"] {
            assert_eq!(guarded(plain), plain);
        }
        assert_eq!(cell(&Datum::Integer(-3)), "-3", "a number stays one");
    }
}
