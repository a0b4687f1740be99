//! Places that a form has drawn below its repeated row: `1`, `2` … `10` with room to write.
//!
//! They are for people as the row itself is, so that each copy of the row takes one of them away, and
//! only what is more goes down. What the form sums over its places, it then sums over all people.

use std::collections::{BTreeMap, BTreeSet};

use super::formula::{offset, replaced};
use super::moves::{Block, Moves};
use super::package::Package;
use super::ranges::merges;
use super::reference::Cell;
use super::stand::same;
use super::xml::Element;

/// Rows drawn below a repeated one that can't be taken for places, as a formula names one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnRows {
    /// The sheet.
    pub sheet: String,
    /// The first of them.
    pub first: u32,
    /// The last of them.
    pub last: u32,
}

/// From a column to another.
type Columns = (Option<u32>, Option<u32>);

/// What a place is.
struct Place {
    /// The column of the number that follows on, if there is one.
    serial: Option<u32>,
}

/// Marks the rows that are places of the row above them; the rows that can't be.
pub(super) fn take(package: &Package<'_>, sheets: &mut [(String, Moves)]) -> Vec<DrawnRows> {
    // By the sheet and the block.
    let mut found: BTreeMap<(usize, usize), Block> = BTreeMap::new();
    for (at, (_, moves)) in sheets.iter().enumerate() {
        let Some(root) = package.sheets[at].document.as_ref().map(|document| &document.root) else { continue };
        let rows = root.child("sheetData").into_iter().flat_map(Element::elements);
        let rows: Vec<(u32, &Element)> = rows.filter_map(|row| Some((row.number("r")?, row))).collect();
        for (number, block) in moves.blocks.iter().enumerate() {
            let places = if block.height() == 1 && block.copies > 1 { places(*block, &rows, root) } else { None };
            found.extend(places.map(|block| ((at, number), block)));
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    let alone = named_alone(package, sheets, &found);
    let mut left = Vec::new();
    for (key, block) in found {
        if alone.contains(&key) {
            let (first, last) = (block.last + 1, block.last + block.drawn);
            left.push(DrawnRows { sheet: sheets[key.0].0.clone(), first, last });
        } else {
            sheets[key.0].1.blocks[key.1] = block;
        }
    }
    left
}

/// A repeated row with the rows directly below it that are places as it is; nothing where there are none.
fn places(block: Block, rows: &[(u32, &Element)], root: &Element) -> Option<Block> {
    let at = rows.binary_search_by_key(&block.first, |(number, _)| *number).ok()?;
    let first = rows[at].1;
    let mut merged: BTreeMap<u32, BTreeSet<Columns>> = BTreeMap::new();
    let mut end = u32::MAX;
    for (from, to) in merges(Some(root)).filter(|(from, _)| from.row >= block.first) {
        if from.row == to.row {
            merged.entry(from.row).or_default().insert((from.column_number(), to.column_number()));
        } else {
            // Cells merged over several rows are no matter of one place.
            end = end.min(from.row);
        }
    }
    let mut drawn = block;
    for (by, (number, row)) in (1..).zip(&rows[at + 1..]) {
        let Some(Place { serial }) = place(first, row, by) else { break };
        // A place has its number in one column, whichever it is.
        let fits = serial.is_none() || drawn.serial.is_none() || serial == drawn.serial;
        if *number != block.first + by || *number >= end || !fits || merged.get(number) != merged.get(&block.first) {
            break;
        }
        drawn.serial = drawn.serial.or(serial);
        drawn.drawn = by;
    }
    Some(drawn).filter(|drawn| drawn.drawn > 0)
}

/// Whether a row is like another, so many rows below it, but for what is filled in: its cells are empty,
/// compute the same, or have the number that follows on.
fn place(first: &Element, row: &Element, by: u32) -> Option<Place> {
    let mut serial = None;
    let mut own = first.elements().peekable();
    let mut alike = true;
    let mut drawn = false;
    for cell in row.elements() {
        let at = Cell::read(&cell.get("r")?)?.column_number();
        let column = |cell: &Element| cell.get("r").and_then(|r| Cell::read(&r)).and_then(|cell| cell.column_number());
        while own.next_if(|own| column(own) < at).is_some() {
            alike = false;
        }
        let same = own.next_if(|own| column(own) == at);
        alike &= same.is_some_and(|same| same.get("s") == cell.get("s"));
        drawn |= cell.get("s").is_some_and(|style| style != "0");
        let (value, formula) = (cell.child("v").map(Element::text), cell.child("f"));
        match (formula, value) {
            (Some(formula), _) => {
                let like = same.and_then(|same| same.child("f")).map(|own| offset(&own.text(), by.into(), 0));
                like.filter(|like| *like == formula.text() && formula.get("t").is_none())?;
            }
            (None, Some(value)) if !value.trim().is_empty() => {
                let from = same.and_then(numbered).unwrap_or(1);
                if numbered(cell)? != from.checked_add(by)? || serial.is_some() {
                    return None;
                }
                serial = Some(at?);
            }
            _ if cell.child("is").is_some() => return None,
            _ => {}
        }
    }
    let alike = alike && drawn && own.next().is_none();
    (alike || serial.is_some()).then_some(Place { serial })
}

/// The whole number in a cell.
pub(super) fn numbered(cell: &Element) -> Option<u32> {
    let plain = cell.child("f").is_none() && cell.get("t").is_none_or(|kind| kind == "n");
    cell.child("v").filter(|_| plain)?.text().trim().parse().ok()
}

/// The blocks of whose places some and not all are named by a formula outside of them: it knows of so many
/// places, and no others.
fn named_alone(
    package: &Package<'_>,
    sheets: &[(String, Moves)],
    found: &BTreeMap<(usize, usize), Block>,
) -> BTreeSet<(usize, usize)> {
    let of_sheet = |sheet: usize| found.range((sheet, 0)..=(sheet, usize::MAX));
    let is_place = |block: &Block, row: u32| (block.last + 1..=block.last + block.drawn).contains(&row);
    let mut alone = BTreeSet::new();
    for (here, sheet) in package.sheets.iter().enumerate() {
        let root = sheet.document.as_ref().map(|document| &document.root);
        let rows = root.and_then(|root| root.child("sheetData")).into_iter().flat_map(Element::elements);
        let outside = rows.filter(|row| {
            let number = row.number("r").unwrap_or(0);
            !of_sheet(here).any(|(_, block)| is_place(block, number))
        });
        for formula in outside.flat_map(Element::elements).filter_map(|cell| cell.child("f")) {
            replaced(&formula.text(), |named| {
                let name = named.sheet.map(|name| name.replace("''", "'"));
                let there = name.map_or(Some(here), |name| sheets.iter().position(|(own, _)| same(own, &name)))?;
                let (from, to) = (named.from.row, named.to.as_ref().unwrap_or(&named.from).row);
                let part = |block: &Block| {
                    let all = from <= block.first && to >= block.last + block.drawn;
                    !all && (is_place(block, from) || is_place(block, to))
                };
                alone.extend(of_sheet(there).filter(|(_, block)| part(block)).map(|(key, _)| *key));
                None
            });
        }
    }
    alone
}
