//! What a form asks for, and which of its rows are repeated.

use std::collections::BTreeSet;

use super::drawn::{self, DrawnRows};
use super::moves::{Block, Moves};
use super::package::Package;
use super::ranges::merges;
use super::reference::LAST_ROW;
use super::text::{Mark, asks, half_marks, marks, runs};
use super::xml::Element;
use super::{Data, Placeholder, Unfit};
use crate::diag;
use crate::view::Value;

/// Cells that repeated rows may come to.
const MOST_CELLS: u64 = 1_000_000;

/// Repeated rows that a sheet may have.
const MOST_BLOCKS: usize = 100;
/// Placeholders that a form may have.
const MOST_MARKS: usize = 20_000;

/// What the cells of all sheets ask for.
#[derive(Default)]
pub(super) struct Survey {
    /// How many placeholders there are.
    pub(super) found: usize,
    pub(super) unknown: Vec<Placeholder>,
    pub(super) empty: Vec<Placeholder>,
    pub(super) half: Vec<Placeholder>,
    pub(super) left: Vec<DrawnRows>,
    /// Of each sheet, whether it has a placeholder.
    pub(super) asks: Vec<bool>,
    /// The names of all sheets, and how their rows move.
    pub(super) sheets: Vec<(String, Moves)>,
}

/// What stands where a row has no value.
static NOTHING: Value = Value::Empty;

/// The names that a form may use.
pub(super) struct Names<'d> {
    pub(super) data: &'d Data,
    columns: BTreeSet<&'d str>,
}

impl<'d> Names<'d> {
    pub(super) fn of(data: &'d Data) -> Self {
        let columns = data.rows.iter().flat_map(|row| row.keys()).chain(&data.columns).map(String::as_str);
        Self { data, columns: columns.collect() }
    }

    /// Whether only rows have it: a row of the form with such a placeholder is repeated.
    fn repeats(&self, name: &str) -> bool {
        self.columns.contains(name) && !self.data.facts.contains_key(name)
    }

    /// Whether a name means something anywhere.
    fn knows(&self, name: &str) -> bool {
        self.columns.contains(name) || self.data.facts.contains_key(name)
    }

    /// The value in a copy of a repeated row, or elsewhere; none where the name means nothing there.
    pub(super) fn value(&self, name: &str, copy: Option<u32>) -> Option<&'d Value> {
        let copy = copy.and_then(|copy| usize::try_from(copy).ok());
        match copy.filter(|_| self.columns.contains(name)) {
            Some(copy) => Some(self.data.rows.get(copy).and_then(|row| row.get(name)).unwrap_or(&NOTHING)),
            None => self.data.facts.get(name),
        }
    }

    /// Whether a name that is known has no value anywhere.
    fn is_empty(&self, name: &str, repeated: bool) -> bool {
        let nothing = |value: Option<&Value>| value.is_none_or(|value| value.display().is_empty());
        if repeated && self.columns.contains(name) {
            !self.data.rows.is_empty() && self.data.rows.iter().all(|row| nothing(row.get(name)))
        } else {
            nothing(self.data.facts.get(name))
        }
    }

    /// The known name that is most like another.
    fn nearest(&self, name: &str) -> Option<String> {
        let known = self.data.facts.keys().map(String::as_str).chain(self.columns.iter().copied());
        diag::nearest(name, known).map(str::to_owned)
    }
}

/// The string of a cell that has placeholders, its own or one that it shares.
pub(super) fn string_of<'p>(cell: &'p Element, strings: &'p [Option<Element>]) -> Option<&'p Element> {
    match cell.get("t").as_deref() {
        Some("s") => strings.get(cell.child("v")?.text().trim().parse::<usize>().ok()?)?.as_ref(),
        Some("inlineStr") => cell.child("is").filter(|string| asks(string)),
        _ => None,
    }
}

/// Looks through all sheets.
pub(super) fn survey(package: &Package<'_>, names: &Names<'_>) -> Result<Survey, Unfit> {
    let mut survey = Survey::default();
    for sheet in &package.sheets {
        let root = sheet.document.as_ref().map(|document| &document.root);
        let mut asked: Vec<(u32, String, String, bool)> = Vec::new();
        let mut cells: Vec<(u32, u64)> = Vec::new();
        for row in root.and_then(|root| root.child("sheetData")).iter().flat_map(|data| data.elements()) {
            let number = row.number("r").unwrap_or(0);
            cells.push((number, row.elements().count() as u64));
            for cell in row.elements() {
                // A placeholder within a formula can't be filled, and is said.
                let formula = cell.child("f").map(|formula| marks(&formula.text()));
                let open = formula.into_iter().flatten().map(|mark| Mark { closed: false, ..mark });
                let text = string_of(cell, &package.strings).map(|string| runs(string).concat());
                let half = text.iter().flat_map(|text| half_marks(text)).filter(|name| names.knows(name));
                for name in half.take(MOST_MARKS.saturating_sub(survey.half.len())) {
                    let (name, cell) = (name.to_owned(), cell.get("r").unwrap_or_default().into_owned());
                    survey.half.push(Placeholder { name, sheet: sheet.name.clone(), cell, nearest: None });
                }
                let string = text.map(|text| marks(&text));
                for mark in string.into_iter().flatten().chain(open) {
                    if survey.found + asked.len() == MOST_MARKS {
                        return Err(Unfit::TooLarge);
                    }
                    asked.push((number, cell.get("r").unwrap_or_default().into_owned(), mark.name, mark.closed));
                }
            }
        }
        for line in root.and_then(|root| root.child("headerFooter")).iter().flat_map(|lines| lines.elements()) {
            asked.extend(
                marks(&line.text()).into_iter().take(MOST_MARKS).map(|mark| (0, String::new(), mark.name, mark.closed)),
            );
        }
        let in_cells = asked.iter().filter(|(row, ..)| *row > 0);
        let repeated = in_cells.filter(|(_, _, name, closed)| *closed && names.repeats(name)).map(|(row, ..)| *row);
        let moves = moves(repeated.collect(), root, names.data.rows.len(), &sheet.name)?;
        cells.extend(merges(root).map(|(from, _)| (from.row, 0)));
        fits(&moves, &cells, &sheet.name)?;
        survey.asks.push(!asked.is_empty());
        for (row, cell, name, closed) in asked {
            survey.found += 1;
            let repeated = moves.block(row).is_some();
            let known = closed && names.value(&name, repeated.then_some(0)).is_some();
            let is_empty = known && names.is_empty(&name, repeated);
            let nearest = if known { None } else { names.nearest(&name) };
            let place = Placeholder { name, sheet: sheet.name.clone(), cell, nearest };
            match (known, is_empty) {
                (false, _) => survey.unknown.push(place),
                (true, true) => survey.empty.push(place),
                (true, false) => {}
            }
        }
        survey.sheets.push((sheet.name.clone(), moves));
    }
    survey.left = drawn::take(package, &mut survey.sheets);
    for path in package.archive.names().filter(|path| path.starts_with("xl/drawings/drawing")) {
        // What is written in a box over the cells can't be filled, and is said.
        let text = package.archive.text(path)?;
        for mark in marks(text).into_iter().take(MOST_MARKS) {
            survey.found += 1;
            survey.unknown.push(Placeholder {
                name: mark.name,
                sheet: path.to_owned(),
                cell: String::new(),
                nearest: None,
            });
        }
    }
    Ok(survey)
}

/// The blocks of a sheet: each repeated row, with those that a merged cell ties to it from below.
fn moves(rows: BTreeSet<u32>, root: Option<&Element>, copies: usize, sheet: &str) -> Result<Moves, Unfit> {
    let too_many = || Unfit::TooManyRows { sheet: sheet.to_owned() };
    let copies = u32::try_from(copies.max(1)).map_err(|_| too_many())?;
    let mut tied: Vec<(u32, u32)> =
        merges(root).map(|(from, to)| (from.row, to.row)).filter(|(from, to)| from < to).collect();
    tied.sort_unstable();
    if rows.len() > MOST_BLOCKS {
        return Err(Unfit::TooLarge);
    }
    let mut moves = Moves::default();
    for row in rows {
        if moves.blocks.last().is_some_and(|block| block.last >= row) {
            continue;
        }
        let mut block = Block { first: row, last: row, copies, ..Block::default() };
        for (from, to) in &tied {
            if (block.first..=block.last).contains(from) {
                block.last = block.last.max(*to);
            }
        }
        moves.blocks.push(block);
    }
    Ok(moves)
}

/// Whether the repeated rows fit on the sheet and into memory.
fn fits(moves: &Moves, cells: &[(u32, u64)], sheet: &str) -> Result<(), Unfit> {
    let last = cells.iter().map(|(row, _)| *row).max().unwrap_or(0);
    if moves.last(last) > LAST_ROW {
        return Err(Unfit::TooManyRows { sheet: sheet.to_owned() });
    }
    let in_blocks =
        cells.iter().filter_map(|(row, count)| Some((moves.blocks.get(moves.block(*row)?)?.copies, count + 1)));
    let made: u64 = in_blocks.map(|(copies, count)| u64::from(copies) * count).sum();
    if made > MOST_CELLS { Err(Unfit::TooLarge) } else { Ok(()) }
}
