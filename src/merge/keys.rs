//! What a row is about: by which columns its versions are known to be of one row.

use super::columns::Columns;
use super::sheet::{Sheet, SheetRow};
use crate::parse::Shape;
use crate::resolve::{FORMATS, SOURCES};
use crate::source::paths::has_extension;

/// What is known of the lists at a path.
#[derive(Clone, Copy, Debug)]
pub(super) struct ListKind {
    /// The columns it may have.
    pub(super) shape: Option<Shape>,
    /// What tells its rows apart.
    by: By,
}

/// What tells rows apart.
#[derive(Clone, Copy, Debug)]
enum By {
    /// The person, and some columns beside.
    Person(&'static [&'static str]),
    /// Some columns.
    Columns(&'static [&'static str]),
    /// The first column that does not just number the rows.
    First,
    /// Nothing: a row is all that it says.
    Nothing,
}

/// What is known of the lists at a path of the repository, in which the office may be a folder.
pub(super) fn kind(path: &str) -> ListKind {
    let parts: Vec<&str> = path.split('/').collect();
    let is_at = |place: &str| {
        let place: Vec<&str> = place.split('/').collect();
        let behind = parts.len().checked_sub(place.len()).map(|at| &parts[at..]);
        behind.is_some_and(|parts| parts.iter().zip(&place).all(|(part, place)| fits(part, place)))
    };
    let source = SOURCES.iter().find(|source| has_extension(source.place, "csv") && is_at(source.place));
    let shape = source.and_then(|source| FORMATS.iter().find(|format| format.place == source.place));
    let by = match source.map(|source| source.name) {
        Some("people" | "roster" | "attendance" | "marks") => By::Person(&[]),
        Some("online") => By::Person(&["course"]),
        Some("deliverables") => By::Person(&["kind", "title"]),
        Some("certificates") => By::Columns(&["certificate"]),
        Some("courses") => By::Columns(&["title"]),
        Some("accepted") => By::Columns(&["figure"]),
        Some(_) => By::Nothing,
        None => By::First,
    };
    ListKind { shape: shape.map(|format| format.shape), by }
}

/// Whether a name is as a place has it, where `*` stands for anything.
fn fits(name: &str, place: &str) -> bool {
    match place.split_once('*') {
        Some((before, behind)) => {
            name.len() > before.len() + behind.len() && name.starts_with(before) && name.ends_with(behind)
        }
        None => name == place,
    }
}

/// By what a row is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowKey {
    /// What nobody else has.
    pub(super) own: String,
    /// The name by which it may be meant where that was not yet there: a trainee without a number.
    pub(super) alias: Option<String>,
}

/// The keys of the rows of each version; nothing where they don't tell rows apart in all of them.
pub(super) fn keys(versions: &[Sheet<'_>; 3], columns: &Columns, kind: &ListKind) -> Option<[Vec<RowKey>; 3]> {
    // A version without a head has no rows either.
    let everywhere = |at: &usize| {
        let mut headed = versions.iter().zip(&columns.at).filter(|(sheet, _)| sheet.head.is_some());
        headed.all(|(_, places)| places[*at].is_some())
    };
    let has = |name: &str| columns.find(name).filter(everywhere);
    let (person, others) = match kind.by {
        By::Nothing => return None,
        By::First => (None, vec![first(columns).filter(everywhere)?]),
        By::Columns(names) => (None, names.iter().map(|name| has(name)).collect::<Option<_>>()?),
        By::Person(names) => {
            let person = (has("id"), has("name"));
            if person == (None, None) {
                return None;
            }
            // What a list has no column for is no part of what its rows are about.
            (Some(person), names.iter().filter_map(|name| has(name)).collect::<Vec<_>>())
        }
    };
    let key = |row: &SheetRow<'_>, places: &[Option<usize>]| -> Option<RowKey> {
        let value = |at: usize| row.value(places[at]);
        let rest = others.iter().fold(String::new(), |rest, &at| rest + "\u{1f}" + value(at));
        let Some((id, name)) = person else {
            return rest.chars().any(|c| c != '\u{1f}').then_some(RowKey { own: rest, alias: None });
        };
        let id = id.map(value).filter(|id| !id.is_empty()).map(|id| format!("id {id}{rest}"));
        let name = name.map(value).filter(|name| !name.is_empty()).map(|name| format!("name {name}{rest}"));
        match (id, name) {
            (Some(own), alias) => Some(RowKey { own, alias }),
            (None, Some(own)) => Some(RowKey { own, alias: None }),
            (None, None) => None,
        }
    };
    let of = |version: usize| {
        let keys: Vec<RowKey> =
            versions[version].rows.iter().map(|row| key(row, &columns.at[version])).collect::<Option<_>>()?;
        let mut own: Vec<&str> = keys.iter().map(|key| key.own.as_str()).collect();
        own.sort_unstable();
        own.windows(2).all(|two| two[0] != two[1]).then_some(keys)
    };
    Some([of(0)?, of(1)?, of(2)?])
}

/// The first column that does not just number rows.
fn first(columns: &Columns) -> Option<usize> {
    columns.layout.iter().copied().find(|at| Some(*at) != columns.serial)
}

/// What to call a row when speaking of it: by whom it is about, else by its first cells.
pub(super) fn named(values: &[&str], columns: &Columns) -> String {
    let known = ["certificate", "id", "name", "course", "title", "kind", "figure"];
    let told =
        known.iter().filter_map(|name| columns.find(name)).map(|at| values[at]).filter(|value| !value.is_empty());
    let told: Vec<&str> = told.collect();
    if !told.is_empty() {
        return told.join(" ");
    }
    let first = columns.layout.iter().filter(|at| Some(**at) != columns.serial).map(|&at| values[at]);
    first.filter(|value| !value.is_empty()).take(2).collect::<Vec<_>>().join(" ")
}
