//! `import`: sheets that others filled in, merged into the office's lists.

mod said;
mod template;

use std::path::{Path, PathBuf};

use super::Exit;
use super::args::{Import, Refusal};
use super::find;
use super::report::Reporter;
use super::save::{amend, lay, save};
use crate::config::Config;
use crate::edit::{NewFile, session_column};
use crate::import::{self, Column, Grid, ListKind, Meant, NoHead, Rows, Wish};
use crate::model::{ClassId, Office, Terms};
use crate::pipeline::{self, Intake, Into, Run, SheetColumn, Tried, Why};
use crate::resolve::component_of_mark;
use crate::source;

/// Shares of a list, in hundredths, and rows that may go without being asked for.
const SHRINK: (usize, usize) = (20, 2);

/// The sheet of a workbook that is read, and what it means.
struct Opened {
    grid: Grid,
    head: u32,
    columns: Vec<Column>,
    rows: Rows,
}

/// Imports a sheet, or makes an empty one.
pub(super) fn run(asked: &Import, reporter: &Reporter) -> Result<Exit, Refusal> {
    let config = asked.common.config()?;
    let run = pipeline::examine(&config, &|_| {});
    reporter.timings(&run.timings);
    let Some(office) = &run.office else {
        reporter.errors(&run);
        reporter.say("summary-failed", &[("findings", reporter.counts(&run.findings))]);
        return Ok(Exit::Findings);
    };
    if let Some(kind) = asked.template() {
        return template::make(asked, kind, office, reporter);
    }
    let (Some(kind), Some(file)) = (asked.kind(), &asked.file) else { return Ok(Exit::Failed) };
    let class = class_of(asked, kind, office)?;
    let opened = open(asked, file, kind, class, office)?;
    let path = target(asked, kind, class, &config, &run, &opened)?;
    let into = Into { kind, class, path: &path, replace: asked.replace };
    let tried = pipeline::try_import(&config, &run, office, into, &opened.rows.rows);
    let shrinks = shrinks(&tried) && !asked.allow_shrink;
    let unclear = opened.columns.iter().any(|column| is_unclear(column));
    let stopped = shrinks || unclear || !tried.standing.is_empty();
    let write = asked.write && !stopped;
    let returned =
        (!tried.rejected.is_empty()).then(|| returned(asked, file, office, reporter, &opened, &tried)).transpose()?;
    let returned = match returned {
        Some((path, bytes)) if write => {
            if !is_there_as_it_is(&path, &bytes) {
                save(&path, bytes, false)?;
            }
            Some(path)
        }
        _ => None,
    };
    let written = write && tried.outcome.change.is_some();
    if let Some(change) = tried.outcome.change.as_ref().filter(|_| written) {
        if change.original.is_some() {
            amend(&config, std::slice::from_ref(change))?;
        } else {
            lay(&config.root, NewFile { path: run.sources.shown(&change.path), bytes: change.bytes() })?;
        }
    }
    let done = said::Done { written, shrinks, unclear, returned, asked_to_write: asked.write };
    said::say(reporter, &run, file, &path, &opened, &tried, &done);
    Ok(if tried.rejected.is_empty() && !stopped { Exit::Clean } else { Exit::Findings })
}

/// Whether a column has to be spoken of before anything is written: what stands in it may be meant for the list.
fn is_unclear(column: &Column) -> bool {
    matches!(column.meant, Meant::Unknown(Some(_)) | Meant::Twice(_))
}

fn shrinks(tried: &Tried) -> bool {
    let gone = tried.outcome.removed.len();
    gone > SHRINK.1 && gone * 100 > tried.outcome.before * SHRINK.0
}

/// The class that is asked for, which every list but a register needs.
fn class_of(asked: &Import, kind: ListKind, office: &Office) -> Result<Option<ClassId>, Refusal> {
    match (&asked.class, kind) {
        (_, ListKind::People) => Ok(None),
        (Some(name), _) => find::class(office, name).map(Some),
        (None, _) => Err(Refusal("failed-import-class", vec![("kind", kind.name().to_owned())])),
    }
}

/// Reads the workbook, finds the sheet, and reads its rows.
fn open(
    asked: &Import,
    file: &Path,
    kind: ListKind,
    class: Option<ClassId>,
    office: &Office,
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
                let usual = kind.shape().keys.iter().filter_map(|key| key.zh.first().copied());
                Refusal("failed-import-heads", vec![shown(), ("known", usual.take(8).collect::<Vec<_>>().join("、"))])
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

/// The path of the list below the content folder.
fn target(
    asked: &Import,
    kind: ListKind,
    class: Option<ClassId>,
    config: &Config,
    run: &Run,
    opened: &Opened,
) -> Result<String, Refusal> {
    let path = match (class, run.office.as_ref()) {
        (Some(class), Some(office)) => {
            if let Some(given) = &asked.to {
                return Err(Refusal("failed-import-to-class", vec![("given", given.clone())]));
            }
            format!("classes/{}/{}.csv", office.class(class).programme.id, kind.name())
        }
        _ => match &asked.to {
            Some(given) => register(given)?,
            None => usual_register(run, opened)?,
        },
    };
    let content = config.root.join("content");
    if source::leads_out(&content, &path) {
        return Err(Refusal("failed-import-link", vec![("path", path)]));
    }
    if run.sources.contains(&path) && run.sources.find(&path).is_none() {
        return Err(Refusal("failed-import-list", vec![("path", run.sources.shown(&path))]));
    }
    Ok(path)
}

/// A register as it is given: a file directly below `people`, and nowhere else.
fn register(given: &str) -> Result<String, Refusal> {
    let plain = given.replace('\\', "/");
    let plain = plain.strip_prefix("./").unwrap_or(&plain);
    let plain = plain.strip_prefix("content/").unwrap_or(plain);
    let name = plain.strip_prefix("people/").unwrap_or(plain);
    let is_name = !name.contains('/') && !name.starts_with(['.', '~']) && pipeline::can_be_named(name);
    let is_list = source::paths::has_extension(name, "csv");
    if is_name && is_list {
        Ok(format!("people/{name}"))
    } else {
        Err(Refusal("failed-import-to", vec![("given", given.to_owned())]))
    }
}

/// The only register; of several the one in which all stand who are in the sheet and in any.
fn usual_register(run: &Run, opened: &Opened) -> Result<String, Refusal> {
    let registers: Vec<String> =
        run.sources.within("people", "csv").map(|id| run.sources.file(id).path.clone()).collect();
    match registers.as_slice() {
        [] => Ok("people/people.csv".to_owned()),
        [only] => Ok(only.clone()),
        several => {
            let people = run.office.iter().flat_map(|office| &office.people);
            let is_in = |person: &&crate::model::Person| {
                opened.rows.rows.iter().any(|row| row.get("id") == Some(person.id.value.as_str()))
            };
            let mut homes: Vec<String> =
                people.filter(is_in).map(|person| run.sources.file(person.span.file).path.clone()).collect();
            homes.sort();
            homes.dedup();
            match homes.as_slice() {
                [home] => Ok(home.clone()),
                _ => Err(Refusal("failed-import-which", vec![("known", several.join(", "))])),
            }
        }
    }
}

/// The sheet that is sent back, and where it goes.
fn returned(
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

fn is_reason(column: &Column, locale: &crate::locale::Locale) -> bool {
    matches!(column.meant, Meant::Ignored) && column.head == locale.get("import-reason")
}

fn is_there_as_it_is(path: &Path, bytes: &[u8]) -> bool {
    source::outside(path).is_ok_and(|found| found == bytes)
}

/// What a reason says, for programs.
fn reasons(why: &[Why], reporter: &Reporter) -> Vec<String> {
    why.iter().map(|why| why.said(&reporter.locale)).collect()
}
