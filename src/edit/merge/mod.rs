//! Rows from elsewhere merged into a list: what is new is added, what differs is changed, and what is the same in
//! meaning stays as its author wrote it.

mod meaning;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Change;
use super::list::{ListFile, Sheet};
use crate::locale::Phrase;
use crate::model::{ClassId, Office};
use crate::parse::Shape;
use crate::source::Sources;
use meaning::Meaning;
pub use meaning::session_column;

/// A list into which rows are merged.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The path below the content folder.
    pub path: &'a str,
    /// Its columns.
    pub shape: Shape,
    /// The class that it is of; none for a register of people.
    pub class: Option<ClassId>,
    /// Whether rows that do not come go.
    pub replace: bool,
}

/// A row that comes.
#[derive(Clone, Copy, Debug)]
pub struct Incoming<'a> {
    /// Its number where it comes from.
    pub number: u32,
    /// What it says, by the names of the list's columns.
    pub cells: &'a [(String, String)],
    /// Whether it is to be merged. One that is not still says that the list's row is not to go.
    pub wanted: bool,
}

/// A cell before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The column.
    pub key: String,
    /// What the list had.
    pub old: String,
    /// What it has now.
    pub new: String,
}

/// A row of the list that comes or changes.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The number of the row from which.
    pub number: u32,
    /// Whom or what it is about.
    pub about: String,
    /// Whether the list had none.
    pub added: bool,
    /// The cells that come or change.
    pub fields: Vec<Field>,
    /// Where it stands in the text after.
    pub place: Range<usize>,
}

/// What becomes of a list.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The file before and after; nothing where nothing changes.
    pub change: Option<Change>,
    /// The rows that come or change.
    pub rows: Vec<Merged>,
    /// How many are as they were.
    pub same: usize,
    /// Rows of the list that did not come, and stay.
    pub kept: Vec<String>,
    /// Those that go.
    pub removed: Vec<String>,
    /// How many rows the list had.
    pub before: usize,
    /// The rows that can't be merged, and why.
    pub refused: Vec<(u32, Phrase)>,
}

/// Merges rows into a list.
pub fn merge(office: &Office, sources: &Sources, target: Target<'_>, rows: &[Incoming<'_>]) -> Outcome {
    let chinese = office.site.language.starts_with("zh");
    let meaning = Meaning::of(office, sources, target);
    let wide = rows.iter().any(|row| row.wanted && value(row.cells, "id").is_some());
    let keys: &[&str] = match target.class {
        None => &["id", "name", "unit"],
        Some(_) if sources.contains(target.path) && !wide => &[],
        Some(_) => &["id", "name"],
    };
    let is_new = sources.find(target.path).is_none();
    let mut file =
        ListFile::read(sources, target.path.to_owned(), target.shape, if is_new { keys } else { &[] }, chinese);
    let mut merging = Merging { meaning, target, done: Outcome::default(), touched: Vec::new() };
    let keyed = merging.keyed(rows, &file.sheet);
    merging.leave(&mut file.sheet, &keyed);
    merging.apply(&mut file.sheet, &keyed);
    let (_, places) = file.sheet.laid();
    let Merging { mut done, touched, .. } = merging;
    for (row, at) in done.rows.iter_mut().zip(touched) {
        row.place = places.get(at).cloned().unwrap_or_default();
    }
    if !done.rows.is_empty() || !done.removed.is_empty() {
        done.change = file.change();
    }
    done
}

/// A row that comes, with what tells it from others.
struct Keyed<'a> {
    row: Incoming<'a>,
    key: String,
    cells: Vec<(String, String)>,
}

struct Merging<'a> {
    meaning: Meaning<'a>,
    target: Target<'a>,
    done: Outcome,
    /// The places in the list of the rows that come or change.
    touched: Vec<usize>,
}

impl<'a> Merging<'a> {
    /// The rows with their keys; those of which two say different things are refused, each of them.
    fn keyed(&mut self, rows: &[Incoming<'a>], sheet: &Sheet) -> Vec<Keyed<'a>> {
        let mut keyed: Vec<Keyed<'a>> = Vec::new();
        for row in rows {
            match self.meaning.incoming(row.cells, sheet) {
                Ok((key, cells)) => keyed.push(Keyed { row: *row, key, cells }),
                Err(why) => {
                    if row.wanted {
                        self.done.refused.push((row.number, why));
                    }
                    // Somebody of whom it is not known who it is keeps nobody's row.
                }
            }
        }
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, row) in keyed.iter().enumerate().filter(|(_, row)| row.row.wanted) {
            groups.entry(&row.key).or_default().push(at);
        }
        let mut out = BTreeSet::new();
        for group in groups.values().filter(|group| group.len() > 1) {
            let first = &keyed[group[0]];
            if group.iter().all(|at| keyed[*at].cells == first.cells) {
                self.done.same += group.len() - 1;
                out.extend(group[1..].iter().copied());
                continue;
            }
            for at in group {
                let others =
                    group.iter().filter(|other| *other != at).map(|other| keyed[*other].row.number.to_string());
                let others: Vec<_> = others.collect();
                let why = Phrase::new("import-why-twice").text("rows", others.join(", "));
                self.done.refused.push((keyed[*at].row.number, why));
                out.insert(*at);
            }
        }
        // A row that is refused keeps the list's row where it is.
        for at in out {
            keyed[at].row.wanted = false;
        }
        keyed
    }

    /// Notes the rows of the list that did not come, and takes them out where that is asked for.
    fn leave(&mut self, sheet: &mut Sheet, keyed: &[Keyed<'_>]) {
        let came: BTreeSet<&str> = keyed.iter().map(|row| row.key.as_str()).collect();
        let rows = sheet.filled();
        self.done.before = rows.len();
        let absent: Vec<usize> =
            rows.into_iter().filter(|&row| !came.contains(self.meaning.listed(sheet, row).as_str())).collect();
        let names = absent.iter().map(|&row| self.meaning.about(&|key| sheet.get(row, key).to_owned())).collect();
        if self.target.replace {
            self.done.removed = names;
            sheet.remove(&absent);
        } else {
            self.done.kept = names;
        }
    }

    fn apply(&mut self, sheet: &mut Sheet, keyed: &[Keyed<'_>]) {
        let mut known: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for row in sheet.filled() {
            known.entry(self.meaning.listed(sheet, row)).or_default().push(row);
        }
        for row in keyed.iter().filter(|row| row.row.wanted) {
            match known.get(&row.key).map(Vec::as_slice) {
                None | Some([]) => self.add(sheet, row),
                Some([at]) => self.alter(sheet, *at, row),
                Some(_) => self.done.refused.push((row.row.number, Phrase::new("import-why-several-rows"))),
            }
        }
    }

    fn add(&mut self, sheet: &mut Sheet, row: &Keyed<'_>) {
        let cells: Vec<(&str, &str)> = row.cells.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let at = sheet.push(&cells);
        let field =
            |(key, new): &(&str, &str)| Field { key: (*key).to_owned(), old: String::new(), new: (*new).to_owned() };
        self.note(row, at, true, cells.iter().map(field).collect());
    }

    fn alter(&mut self, sheet: &mut Sheet, at: usize, row: &Keyed<'_>) {
        let mut fields = Vec::new();
        for (key, new) in &row.cells {
            let old = sheet.get(at, key).to_owned();
            if self.meaning.is_key(key) && !old.is_empty() || self.meaning.same(key, &old, new) {
                continue;
            }
            // By whom a row is known stays as the list has it: without a column for it there is none.
            if self.meaning.is_key(key) && sheet.find(key).is_none() {
                continue;
            }
            sheet.change(at, key, new);
            fields.push(Field { key: key.clone(), old, new: new.clone() });
        }
        if fields.is_empty() {
            self.done.same += 1;
        } else {
            self.note(row, at, false, fields);
        }
    }

    fn note(&mut self, row: &Keyed<'_>, at: usize, added: bool, fields: Vec<Field>) {
        let about = self
            .meaning
            .about(&|key| value(&row.cells, key).or(value(row.row.cells, key)).unwrap_or_default().to_owned());
        self.touched.push(at);
        self.done.rows.push(Merged { number: row.row.number, about, added, fields, place: 0..0 });
    }
}

/// What a row says of a column.
fn value<'c>(cells: &'c [(String, String)], key: &str) -> Option<&'c str> {
    cells.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
}
