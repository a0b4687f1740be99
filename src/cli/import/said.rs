//! What `import` says: a difference that a clerk can read, and the same as data.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::open::Opened;
use super::{is_unclear, reasons};
use crate::cli::report::Reporter;
use crate::edit::Merged;
use crate::import::{ListKind, Meant};
use crate::locale::{Lang, Locale};
use crate::pipeline::{Run, Tried};

/// Names that are listed of many.
const MOST_NAMES: usize = 20;

/// What was done with what was tried.
#[allow(clippy::struct_excessive_bools, reason = "each is said on its own")]
pub(super) struct Done {
    pub(super) kind: ListKind,
    pub(super) written: bool,
    pub(super) shrinks: bool,
    pub(super) unclear: bool,
    pub(super) gaps: bool,
    pub(super) returned: Option<PathBuf>,
    pub(super) asked_to_write: bool,
}

/// The result as data.
#[derive(Serialize)]
struct Result<'a> {
    #[serde(skip)]
    kind: ListKind,
    written: bool,
    path: String,
    sheet: &'a str,
    head_row: u32,
    columns: Vec<ReadColumn<'a>>,
    skipped: Vec<SkippedRow<'a>>,
    added: Vec<RowChange<'a>>,
    changed: Vec<RowChange<'a>>,
    unchanged: usize,
    kept: &'a [String],
    removed: &'a [String],
    rejected: Vec<Rejected>,
    rejected_file: Option<String>,
    /// Errors that come with the import and stand on no row of it: then nothing is written.
    standing: Vec<String>,
    /// What other lists are to bring.
    lacking: Vec<String>,
    /// Whether more would go than is allowed without being asked for.
    shrinks: bool,
}

#[derive(Serialize)]
struct ReadColumn<'a> {
    head: &'a str,
    /// The column of the list; nothing where it is not read.
    key: Option<&'a str>,
    /// Why it is not read.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<&'a str>,
}

#[derive(Serialize)]
struct SkippedRow<'a> {
    row: u32,
    why: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct RowChange<'a> {
    row: u32,
    about: &'a str,
    fields: Vec<FieldChange<'a>>,
}

#[derive(Serialize)]
struct FieldChange<'a> {
    key: &'a str,
    old: &'a str,
    new: &'a str,
}

#[derive(Serialize)]
struct Rejected {
    row: u32,
    about: String,
    reasons: Vec<String>,
}

/// Says what was tried and what was done.
pub(super) fn say(
    reporter: &Reporter,
    run: &Run,
    file: &Path,
    path: &str,
    opened: &Opened,
    tried: &Tried,
    done: &Done,
) {
    let rows = |added: bool| tried.outcome.rows.iter().filter(move |row| row.added == added).map(change).collect();
    let messages = |findings: &[crate::diag::Diagnostic]| {
        findings.iter().map(|finding| finding.message(&reporter.locale)).collect()
    };
    let result = Result {
        kind: done.kind,
        written: done.written,
        path: run.sources.shown(path),
        sheet: &opened.grid.name,
        head_row: opened.head + 1,
        columns: opened.columns.iter().map(column).collect(),
        skipped: opened
            .rows
            .skipped
            .iter()
            .map(|row| SkippedRow { row: row.number, why: row.why.key(), text: &row.text })
            .collect(),
        added: rows(true),
        changed: rows(false),
        unchanged: tried.outcome.same,
        kept: &tried.outcome.kept,
        removed: &tried.outcome.removed,
        rejected: rejected(reporter, opened, tried),
        rejected_file: done.returned.as_ref().map(|path| path.display().to_string()),
        standing: messages(&tried.standing),
        lacking: messages(&tried.lacking),
        shrinks: done.shrinks,
    };
    reporter.data(&result, |locale| lines(&result, file, locale));
    if !tried.standing.is_empty() {
        reporter.sentences(tried.standing.iter(), &tried.sources);
        reporter.say("import-standing", &[]);
    }
    if !tried.lacking.is_empty() {
        let key = if done.gaps { "import-gaps" } else { "import-lacking" };
        reporter.say(key, &[("count", tried.lacking.len().to_string())]);
    }
    if done.unclear {
        for column in opened.columns.iter().filter(|column| is_unclear(column, done.kind)) {
            if matches!(column.meant, Meant::Unknown(None)) {
                reporter.say("import-unclear-session", &[("head", column.head.clone())]);
            }
            let (near, first) = match &column.meant {
                Meant::Unknown(Some(near)) => (near.clone(), "none".to_owned()),
                Meant::Twice(first) => ("none".to_owned(), first.clone()),
                _ => continue,
            };
            reporter.say("import-unclear", &[("head", column.head.clone()), ("nearest", near), ("first", first)]);
        }
    }
    if done.shrinks {
        let (gone, before) = (tried.outcome.removed.len().to_string(), tried.outcome.before.to_string());
        reporter.say("import-shrinks", &[("gone", gone), ("before", before)]);
    }
    let count = |number: usize| number.to_string();
    let args = [
        ("added", count(result.added.len())),
        ("changed", count(result.changed.len())),
        ("same", count(result.unchanged)),
        ("removed", count(result.removed.len())),
        ("rejected", count(result.rejected.len())),
    ];
    reporter.say("import-summary", &args);
    let nothing = result.added.is_empty() && result.changed.is_empty() && result.removed.is_empty();
    let what = match (done.written, nothing, done.asked_to_write) {
        (true, ..) => "import-written",
        (false, true, _) => "import-nothing",
        (false, false, true) => "import-stopped",
        (false, false, false) => "import-not-written",
    };
    reporter.say(what, &[("path", result.path.clone())]);
    match &result.rejected_file {
        Some(path) => reporter.say("import-returned-written", &[("path", path.clone())]),
        None if !result.rejected.is_empty() => reporter.say("import-returned-not-written", &[]),
        None => {}
    }
}

fn change(row: &Merged) -> RowChange<'_> {
    let fields = row.fields.iter().map(|field| FieldChange { key: &field.key, old: &field.old, new: &field.new });
    RowChange { row: row.number, about: &row.about, fields: fields.collect() }
}

fn column(column: &crate::import::Column) -> ReadColumn<'_> {
    let (why, nearest) = match &column.meant {
        Meant::Key(..) | Meant::Open(_) | Meant::Finished => (None, None),
        Meant::Ignored => (Some("ignored"), None),
        Meant::Elsewhere(kind) => (Some(kind.name()), None),
        Meant::Twice(_) => (Some("twice"), None),
        Meant::Unknown(near) => (Some("unknown"), near.as_deref()),
    };
    let key = if matches!(column.meant, Meant::Finished) { Some("finished") } else { column.key() };
    ReadColumn { head: &column.head, key, why, nearest }
}

fn rejected(reporter: &Reporter, opened: &Opened, tried: &Tried) -> Vec<Rejected> {
    let about = |number: u32| {
        let row = opened.rows.rows.iter().find(|row| row.number == number);
        let parts = ["name", "id"].into_iter().filter_map(|key| row?.get(key));
        parts.collect::<Vec<_>>().join(" ")
    };
    let one = |(number, why): (&u32, &Vec<crate::pipeline::Why>)| Rejected {
        row: *number,
        about: about(*number),
        reasons: reasons(why, reporter),
    };
    tried.rejected.iter().map(one).collect()
}

fn lines(result: &Result<'_>, file: &Path, locale: &Locale) -> Vec<String> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let sheet = if result.sheet.is_empty() { "none" } else { result.sheet };
    let with = |id: &str, args: &[(&str, String)]| locale.with(id, args);
    let mut lines = vec![with(
        "import-source",
        &[("file", name), ("sheet", sheet.to_owned()), ("row", result.head_row.to_string())],
    )];
    for column in &result.columns {
        let Some(why) = column.why.filter(|why| *why != "ignored") else { continue };
        let args = [("head", column.head.to_owned()), ("why", why.to_owned())];
        lines.push(with("import-not-read", &args));
    }
    for row in &result.skipped {
        let args = [("row", row.row.to_string()), ("why", row.why.to_owned()), ("text", row.text.to_owned())];
        lines.push(with("import-skipped", &args));
    }
    lines.push(result.path.clone());
    for row in &result.added {
        let fields = row.fields.iter().map(|field| format!("{}={}", head(result, field.key, locale), field.new));
        let fields = fields.collect::<Vec<_>>().join(&locale.get("list-comma"));
        lines.push(with("import-added", &[("row", row.row.to_string()), ("fields", fields)]));
    }
    for row in &result.changed {
        lines.push(with("import-changed", &[("row", row.row.to_string()), ("about", row.about.to_owned())]));
        for field in &row.fields {
            let old = if field.old.is_empty() { locale.get("import-empty") } else { field.old.to_owned() };
            lines.push(format!(
                "      {}",
                locale.lang().named(head(result, field.key, locale), &format!("{old} → {}", field.new))
            ));
        }
    }
    lines.extend(result.removed.iter().map(|about| with("import-removed", &[("about", about.clone())])));
    if !result.kept.is_empty() {
        let shown = result.kept.iter().take(MOST_NAMES).cloned().collect::<Vec<_>>().join(&locale.get("list-comma"));
        let more = if result.kept.len() > MOST_NAMES { "yes" } else { "no" };
        lines.push(with(
            "import-kept",
            &[("count", result.kept.len().to_string()), ("names", shown), ("more", more.to_owned())],
        ));
    }
    for row in &result.rejected {
        let reasons = row.reasons.join(&locale.get("list-semicolon"));
        lines.push(with(
            "import-rejected",
            &[("row", row.row.to_string()), ("about", row.about.clone()), ("reasons", reasons)],
        ));
    }
    lines
}

/// A column of the list as it is called in a language.
fn head<'a>(result: &Result<'a>, key: &'a str, locale: &Locale) -> &'a str {
    let own = result.kind.shape().keys.iter().find(|known| known.en == key);
    match own {
        Some(own) if locale.lang() == Lang::ZhCn => own.zh.first().copied().unwrap_or(key),
        _ => key,
    }
}
