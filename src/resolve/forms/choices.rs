//! Words of a closed list of which each source of rows knows some.

use crate::diag::{Code, Diagnostic};
use crate::model::{RowSource, SheetBy, When};
use crate::parse::{Fields, choose};
use crate::source::Spanned;

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
    all: &[(&'static [&'static str], T)],
    rows: Option<RowSource>,
    known: Option<&[T]>,
) -> Option<T> {
    let few: Vec<(&'static [&'static str], T)> =
        all.iter().filter(|(_, value)| known.is_none_or(|known| known.contains(value))).copied().collect();
    // Of a word that is none, only what these rows know is worth saying.
    let found = fields.scalar(key, |text| choose(text, all).map(Some).or_else(|_| unknown(text, &few)))?;
    let Some(known) = known else { return found.value };
    if let Some(value) = found.value.filter(|value| known.contains(value)) {
        return Some(value);
    }
    let given = fields.text(key).map_or_else(String::new, |text| text.value);
    // In the language in which the author writes.
    let fits = |name: &&&str| name.is_ascii() == given.is_ascii();
    let few: Vec<&str> =
        few.iter().filter_map(|(names, _)| names.iter().find(fits).or(names.first()).copied()).collect();
    let finding = Diagnostic::new(Code::FormRowsCanNot, found.span).arg("key", key).arg("given", &given);
    let finding = finding.arg("rows", rows.map_or("none", |rows| rows.names().iter().find(fits).unwrap_or(&"none")));
    fields.out.push(finding.arg("known", if few.is_empty() { "none".to_owned() } else { few.join(", ") }));
    None
}

/// The finding for a word that is none of those that there are; no word at all where there are none.
fn unknown<T: Copy>(text: &Spanned<String>, few: &[(&[&str], T)]) -> Result<Option<T>, Diagnostic> {
    if few.is_empty() {
        return Ok(None);
    }
    choose(text, few).map(Some).map_err(|finding| {
        if !text.value.contains(['<', '>', '=', '≥', '≤', '＜', '＞', '＝']) {
            return finding;
        }
        let args = finding.args.iter().filter(|(name, _)| *name != "nearest").cloned();
        let args = args.chain([("nearest", "compare".to_owned())]).collect();
        Diagnostic { args, ..finding }
    })
}
