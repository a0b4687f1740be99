//! The sheet that somebody filled in: which of a workbook it is, and what its columns mean.

use std::path::Path;

use crate::cli::args::{Import, Refusal};
use crate::edit::session_column;
use crate::import::{self, Column, Grid, ListKind, NoHead, Rows, Wish};
use crate::locale::{Lang, Locale};
use crate::model::{ClassId, Office, Terms};
use crate::parse::Key;
use crate::resolve::component_of_mark;
use crate::source;

/// The sheet of a workbook that is read, and what it means.
pub(super) struct Opened {
    pub(super) grid: Grid,
    pub(super) head: u32,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Rows,
}

/// Reads the workbook, finds the sheet, and reads its rows.
pub(super) fn open(
    asked: &Import,
    file: &Path,
    kind: ListKind,
    class: Option<ClassId>,
    office: &Office,
    locale: &Locale,
) -> Result<Opened, Refusal> {
    let shown = || ("path", file.display().to_string());
    let bytes = source::outside(file).map_err(|error| {
        let why = match error.kind() {
            std::io::ErrorKind::NotFound => "not-found",
            std::io::ErrorKind::IsADirectory => "folder",
            std::io::ErrorKind::FileTooLarge => "too-large",
            std::io::ErrorKind::PermissionDenied => "permission",
            _ => "other",
        };
        Refusal("failed-import-read", vec![shown(), ("why", why.to_owned()), ("reason", error.to_string())])
    })?;
    let book = import::read(&bytes).map_err(|why| {
        Refusal("failed-import-read", vec![shown(), ("why", why.key().to_owned()), ("reason", String::new())])
    })?;
    let maps = asked.maps().map_err(|given| Refusal("failed-import-map", vec![("given", given)]))?;
    let open = |head: &str| own_column(office, kind, class, head);
    let wish = Wish { kind, maps: &maps, open: &open };
    let names = || book.sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>().join(", ");
    let mut found = Vec::new();
    let mut failed = NoHead::NotFound;
    for grid in book.sheets.iter().filter(|grid| asked.sheet.as_ref().is_none_or(|name| *name == grid.name)) {
        match import::columns(grid, &wish) {
            Ok((head, columns)) => found.push((grid, head, columns)),
            Err(NoHead::NotFound) => {}
            Err(other) => failed = other,
        }
    }
    if let Some(name) = asked.sheet.as_ref().filter(|name| !book.sheets.iter().any(|sheet| sheet.name == **name)) {
        return Err(Refusal("failed-import-sheet", vec![("given", name.clone()), ("known", names())]));
    }
    if found.len() > 1 {
        let several: Vec<&str> = found.iter().map(|(grid, ..)| grid.name.as_str()).collect();
        return Err(Refusal("failed-import-sheets", vec![("known", several.join(", "))]));
    }
    let Some((grid, head, columns)) = found.pop() else {
        return Err(match failed {
            NoHead::NotFound => {
                let name = |key: &Key| if locale.lang() == Lang::ZhCn { key.zh.first().copied() } else { Some(key.en) };
                let usual: Vec<&str> =
                    kind.shape().keys.iter().filter(|key| key.en != "serial").filter_map(name).take(7).collect();
                Refusal("failed-import-heads", vec![shown(), ("known", usual.join(&locale.get("list-comma")))])
            }
            NoHead::NoColumn(given) => Refusal("failed-import-column", vec![("given", given)]),
            NoHead::NoKey(given) => {
                let near = crate::diag::nearest_all(&given, kind.shape().names()).join(" / ");
                let nearest = if near.is_empty() { "none".to_owned() } else { near };
                Refusal("failed-import-key", vec![("given", given), ("nearest", nearest)])
            }
        });
    };
    let rows = import::rows(grid, kind, head, &columns);
    Ok(Opened { grid: grid.clone(), head, columns, rows })
}

/// The column of the office's own that a head means: a component of the class's marks, or one of its sessions.
fn own_column(office: &Office, kind: ListKind, class: Option<ClassId>, head: &str) -> Option<String> {
    let class = class?;
    match kind {
        ListKind::Marks => {
            let rule = office.rule(office.class(class));
            let key = component_of_mark(head);
            rule.all_terms().flat_map(Terms::parts).find(|part| part.key == key).map(|part| part.key.clone())
        }
        ListKind::Attendance => session_column(office, class, head),
        _ => None,
    }
}
