//! Words of a closed list of which each source of rows knows some.

use crate::diag::{Code, Diagnostic};
use crate::model::{RowSource, SheetBy, When};
use crate::parse::Fields;

/// The condition on the rows of a form; a finding where its rows have no answer to it.
pub(super) fn filter(fields: &mut Fields<'_, '_>, rows: Option<RowSource>) -> Option<When> {
    choice(fields, "filter", &When::ALL.map(|when| (when.names(), when)), rows, rows.map(RowSource::filters))
}

/// What makes a sheet of its own; a finding where the rows of the form can't be parted so.
pub(super) fn sheets(fields: &mut Fields<'_, '_>, rows: Option<RowSource>) -> Option<SheetBy> {
    choice(fields, "sheets", &SheetBy::ALL.map(|by| (by.names(), by)), rows, rows.map(RowSource::sheets))
}

/// When a column is there; a finding where the rows below it have no answer to that. Of lines that the
/// form itself has it can be told only whether they have something in the column.
pub(super) fn when(fields: &mut Fields<'_, '_>, rows: Option<RowSource>) -> Option<When> {
    let known = rows.map_or(&[When::Filled][..], RowSource::conditions);
    choice(fields, "when", &When::ALL.map(|when| (when.names(), when)), rows, Some(known))
}

/// The value of a key that is one of all words, and of those that its rows know. Without rows the key
/// as a whole is of no use, which is said elsewhere.
fn choice<T: Copy + PartialEq>(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    all: &[(&[&str], T)],
    rows: Option<RowSource>,
    known: Option<&[T]>,
) -> Option<T> {
    let found = fields.choice(key, all)?;
    let known = known?;
    if known.contains(&found.value) {
        return Some(found.value);
    }
    let given = all.iter().find(|(_, value)| *value == found.value).map_or("", |(names, _)| names[0]);
    let few: Vec<&str> = all.iter().filter(|(_, value)| known.contains(value)).map(|(names, _)| names[0]).collect();
    let finding = Diagnostic::new(Code::FormRowsCanNot, found.span).arg("key", key).arg("given", given);
    let finding = finding.arg("rows", rows.map_or("none", |rows| rows.names()[0]));
    fields.out.push(finding.arg("known", if few.is_empty() { "none".to_owned() } else { few.join(", ") }));
    None
}
