//! The rows that are sent back: a copy of the sheet with the reasons, to be corrected and imported again.

use std::path::{Path, PathBuf};

use super::open::Opened;
use crate::cli::args::{Import, Refusal};
use crate::cli::report::Reporter;
use crate::import::{Column, Meant};
use crate::locale::Locale;
use crate::model::Office;
use crate::pipeline::{self, Intake, SheetColumn, Tried};
use crate::source;

/// The sheet that is sent back, and where it goes.
pub(super) fn returned(
    asked: &Import,
    file: &Path,
    office: &Office,
    reporter: &Reporter,
    opened: &Opened,
    tried: &Tried,
) -> Result<(PathBuf, Vec<u8>), Refusal> {
    let locale = &reporter.locale;
    let column = |head: &str, width: f64| SheetColumn { head: head.to_owned(), width, choices: Vec::new(), note: None };
    let shown: Vec<usize> = (0..opened.columns.len()).filter(|&at| !is_reason(&opened.columns[at], locale)).collect();
    let mut columns = vec![column(&locale.get("import-reason"), 50.0)];
    columns.extend(shown.iter().map(|&at| column(&opened.columns[at].head, 18.0)));
    let rows = opened.rows.rows.iter().filter_map(|row| {
        let why: Vec<String> = tried.rejected.get(&row.number)?.iter().map(|why| why.said(locale)).collect();
        let cells = shown.iter().map(|&at| row.shown.get(at).cloned().unwrap_or_default());
        Some(std::iter::once(why.join(&locale.get("list-semicolon"))).chain(cells).collect())
    });
    let intake = Intake {
        name: locale.get("import-returned"),
        choices_name: locale.get("import-choices"),
        guidance: None,
        columns,
        rows: rows.collect(),
        today: office.today,
    };
    let failed = |path: &Path, reason: String| {
        Refusal("failed-write", vec![("path", path.display().to_string()), ("reason", reason)])
    };
    let bytes = |path: &Path| pipeline::intake_sheet(&intake).map_err(|error| failed(path, error.to_string()));
    if let Some(path) = &asked.rejected {
        return Ok((path.clone(), bytes(path)?));
    }
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = |time: usize| {
        let count = if time == 1 { String::new() } else { format!("-{time}") };
        file.with_file_name(format!("{stem}-{}{count}.xlsx", locale.get("import-returned")))
    };
    // A sheet that was sent back before may hold somebody's corrections by now.
    let bytes = bytes(file)?;
    let free = (1..1000).map(name).find(|path| !path.exists() || is_there_as_it_is(path, &bytes));
    Ok((free.unwrap_or_else(|| name(1)), bytes))
}

fn is_reason(column: &Column, locale: &Locale) -> bool {
    matches!(column.meant, Meant::Ignored) && column.head == locale.get("import-reason")
}

pub(super) fn is_there_as_it_is(path: &Path, bytes: &[u8]) -> bool {
    source::outside(path).is_ok_and(|found| found == bytes)
}
