//! A sheet with its placeholders filled and its rows repeated.

use std::collections::BTreeMap;

use super::Unfit;
use super::drawn::numbered;
use super::formula::offset;
use super::moves::Moves;
use super::package::Package;
use super::ranges;
use super::reference::{Cell, column_name};
use super::stand::Stand;
use super::survey::{Names, string_of};
use super::text::{LONGEST, escaped, marks, plain, replaced, runs, string};
use super::value::{Held, held};
use super::xml::{Document, Element, Node};
use crate::view::Value;

/// Characters of a line over or under a page.
const LONGEST_LINE: usize = 255;
/// Bytes that the repeated rows of a sheet may come to, before and after they are filled.
const MOST_BYTES: usize = 64 << 20;

/// Gives each row and cell its number, and each cell that shares a formula one of its own.
pub(super) fn settle(document: &mut Document, path: &str) -> Result<(), Unfit> {
    let unreadable = || Unfit::Unreadable { part: path.to_owned() };
    let Some(data) = document.root.child_mut("sheetData") else { return Ok(()) };
    let mut shared: BTreeMap<String, (String, Cell)> = BTreeMap::new();
    let mut before = 0;
    for row in data.elements_mut() {
        let number = row.get("r").map_or(Some(before + 1), |r| r.trim().parse().ok()).ok_or_else(unreadable)?;
        if number <= before || number > super::reference::LAST_ROW {
            return Err(unreadable());
        }
        before = number;
        row.set("r", &number.to_string());
        let mut column = 0;
        for cell in row.elements_mut() {
            let place = match cell.get("r") {
                Some(r) => Cell::read(r.trim()).filter(|place| place.row == number),
                None => Cell::read(&format!("{}{number}", column_name(column + 1))),
            };
            let place = place.ok_or_else(unreadable)?;
            column = place.column_number().ok_or_else(unreadable)?;
            cell.set("r", &place.to_string());
            if let Some(formula) = cell.child_mut("f") {
                unshare(formula, &place, &mut shared);
            }
        }
    }
    Ok(())
}

/// A shared formula is written once and means something else in each cell: where cells move apart it
/// must be written out.
fn unshare(formula: &mut Element, place: &Cell, shared: &mut BTreeMap<String, (String, Cell)>) {
    if formula.get("t").as_deref() != Some("shared") {
        return;
    }
    let Some(index) = formula.get("si").map(std::borrow::Cow::into_owned) else { return };
    let own = formula.text();
    if own.is_empty() {
        let Some((text, from)) = shared.get(&index) else { return };
        let column = |cell: &Cell| i64::from(cell.column_number().unwrap_or(0));
        let text = offset(text, i64::from(place.row) - i64::from(from.row), column(place) - column(from));
        formula.set_text(&text);
    } else {
        shared.insert(index, (own, place.clone()));
    }
    for name in ["t", "ref", "si"] {
        formula.remove(name);
    }
}

/// Whether a sheet computes anything.
pub(super) fn has_formulas(document: &Document) -> bool {
    document.root.any(&|element| matches!(element.local(), "f" | "formula" | "formula1" | "formula2"))
}

/// What filling a sheet needs to know.
pub(super) struct Filling<'a> {
    pub(super) package: &'a Package<'a>,
    pub(super) names: &'a Names<'a>,
    pub(super) sheets: &'a [(String, Moves)],
    /// The sheet's number.
    pub(super) at: usize,
    /// Bytes of text filled in so far.
    pub(super) made: std::cell::Cell<usize>,
}

impl Filling<'_> {
    fn moves(&self) -> &Moves {
        &self.sheets[self.at].1
    }

    /// The sheet filled.
    pub(super) fn fill(&self, document: &Document) -> Result<Document, Unfit> {
        let mut document = document.clone();
        if let Some(data) = document.root.child_mut("sheetData") {
            let rows = std::mem::take(&mut data.children);
            data.children = self.rows(&rows)?;
        }
        ranges::around(
            &mut document.root,
            Stand { sheet: Some(self.at), copy: None, many: false, sheets: self.sheets },
        );
        for line in document.root.child_mut("headerFooter").into_iter().flat_map(Element::elements_mut) {
            self.line(line)?;
        }
        Ok(document)
    }

    /// A line over or under each page, in which `&` begins a sign.
    fn line(&self, line: &mut Element) -> Result<(), Unfit> {
        let whole = line.text();
        let mut out = String::new();
        let mut at = 0;
        for mark in marks(&whole) {
            let Some(value) = self.names.value(&mark.name, None).filter(|_| mark.closed) else { continue };
            let text = value.display().replace('&', "&&");
            out.push_str(&whole[at..mark.place.start]);
            let is_digit = |c: char| c.is_ascii_digit();
            if out.ends_with(is_digit) && text.starts_with(is_digit) {
                // Digits after a size would belong to it.
                out.push(' ');
            }
            out.push_str(&text);
            at = mark.place.end;
        }
        if at == 0 {
            return Ok(());
        }
        out.push_str(&whole[at..]);
        if out.encode_utf16().count() > LONGEST_LINE {
            return Err(Unfit::TextTooLong { sheet: self.sheets[self.at].0.clone(), cell: String::new() });
        }
        line.set_text(&out);
        Ok(())
    }

    fn rows(&self, rows: &[Node]) -> Result<Vec<Node>, Unfit> {
        let mut made = Vec::with_capacity(rows.len());
        let mut at = 0;
        while let Some(node) = rows.get(at) {
            let Node::Element(row) = node else {
                made.push(node.clone());
                at += 1;
                continue;
            };
            let number = row.number("r").unwrap_or(0);
            if self.moves().is_taken(number) {
                at += 1;
                continue;
            }
            let Some(block) = self.moves().block(number) else {
                made.push(Node::Element(self.row(row, None)?));
                at += 1;
                continue;
            };
            let last = self.moves().blocks[block].last;
            let of_block = |node: &&Node| match node {
                Node::Element(row) => row.number("r").is_some_and(|row| row <= last),
                Node::Raw(_) => true,
            };
            let count = rows[at..].iter().take_while(of_block).count();
            let copies = self.moves().blocks[block].copies;
            let length: usize = rows[at..at + count]
                .iter()
                .map(|node| if let Node::Element(row) = node { row.length() } else { 0 })
                .sum();
            if length.saturating_mul(usize::try_from(copies).unwrap_or(usize::MAX)) > MOST_BYTES {
                return Err(Unfit::TooLarge);
            }
            for copy in 0..copies {
                for node in &rows[at..at + count] {
                    let Node::Element(row) = node else { continue };
                    made.push(Node::Element(self.row(row, Some((block, copy)))?));
                }
            }
            at += count;
        }
        Ok(made)
    }

    fn row(&self, row: &Element, copy: Option<(usize, u32)>) -> Result<Element, Unfit> {
        let mut row = row.clone();
        let number = row.number("r").unwrap_or(0);
        let to = match copy {
            Some((block, copy)) => self.moves().copy(number, block, copy),
            None => self.moves().first(number),
        };
        row.set("r", &to.to_string());
        for cell in row.elements_mut() {
            let place = cell.get("r").and_then(|r| Cell::read(&r));
            if let Some(place) = &place {
                self.count(cell, place, copy);
            }
            self.cell(cell, copy)?;
            if let Some(place) = place {
                cell.set("r", &place.at(to).to_string());
            }
        }
        Ok(row)
    }

    /// Goes on with the number that the form has written into its first place.
    fn count(&self, cell: &mut Element, place: &Cell, copy: Option<(usize, u32)>) {
        let Some((block, copy)) = copy.filter(|(_, copy)| *copy > 0) else { return };
        let serial = self.moves().blocks[block].serial;
        let is_serial = serial.is_some() && serial == place.column_number();
        let number = numbered(cell).filter(|_| is_serial).and_then(|from| from.checked_add(copy));
        if let (Some(number), Some(value)) = (number, cell.child_mut("v")) {
            value.set_text(&number.to_string());
        }
    }

    fn cell(&self, cell: &mut Element, copy: Option<(usize, u32)>) -> Result<(), Unfit> {
        if let Some(formula) = cell.child_mut("f") {
            let stand = Stand { sheet: Some(self.at), copy, many: false, sheets: self.sheets };
            let text = formula.text();
            if !text.is_empty() {
                let moved = stand.moved(&text);
                self.spend(moved.len())?;
                formula.set_text(&moved);
            }
            if let Some(range) = formula.get("ref").map(|range| stand.moved(&range)) {
                formula.set("ref", &range);
            }
            // What it came to is of no use any more, and is computed when the workbook is opened.
            cell.drop_children("v");
            cell.remove("t");
            return Ok(());
        }
        let Some(own) = string_of(cell, &self.package.strings) else { return Ok(()) };
        let runs = runs(own);
        let whole = runs.concat();
        let marks = marks(&whole);
        let value = |name: &str| self.names.value(name, copy.map(|(_, copy)| copy));
        let known = marks.into_iter().filter(|mark| mark.closed && value(&mark.name).is_some()).collect::<Vec<_>>();
        let [first, ..] = known.as_slice() else { return Ok(()) };
        let content = if known.len() == 1 && whole.trim().len() == first.place.len() {
            let style = cell.get("s").and_then(|style| style.parse().ok()).unwrap_or(0);
            match value(&first.name).map_or(Held::Nothing, |value| held(value, style, &self.package.days)) {
                Held::Nothing => None,
                Held::Number(number) => {
                    let mut element = Element::beside(cell, "v");
                    element.set_text(&number);
                    Some((element, None))
                }
                Held::Text(text) => {
                    // The look of the run in which the placeholder begins is that of the value.
                    let text = escaped(&self.within(text, cell)?);
                    let filled = if runs.len() > 1 { replaced(&runs, &[(0..whole.len(), text)]) } else { vec![text] };
                    let rich = runs.len() > 1;
                    let string = if rich { string(cell, own, &filled) } else { plain(cell, &filled[0]) };
                    Some((string, Some("inlineStr")))
                }
            }
        } else {
            let text = |name: &str| value(name).map(Value::display).unwrap_or_default();
            let parts: Vec<_> = known.iter().map(|mark| (mark.place.clone(), escaped(&text(&mark.name)))).collect();
            let filled = replaced(&runs, &parts);
            self.within(filled.concat(), cell)?;
            Some((string(cell, own, &filled), Some("inlineStr")))
        };
        cell.drop_children("v");
        cell.drop_children("is");
        cell.remove("t");
        if let Some((element, kind)) = content {
            if let Some(kind) = kind {
                cell.set("t", kind);
            }
            cell.children.insert(0, Node::Element(element));
        }
        Ok(())
    }

    /// Counts what is filled in, up to what a form may come to.
    fn spend(&self, bytes: usize) -> Result<(), Unfit> {
        self.made.set(self.made.get().saturating_add(bytes));
        if self.made.get() > MOST_BYTES { Err(Unfit::TooLarge) } else { Ok(()) }
    }

    /// A text that a cell can hold.
    fn within(&self, text: String, cell: &Element) -> Result<String, Unfit> {
        self.spend(text.len())?;
        if text.encode_utf16().count() <= LONGEST {
            return Ok(text);
        }
        let (sheet, cell) = (self.sheets[self.at].0.clone(), cell.get("r").unwrap_or_default().into_owned());
        Err(Unfit::TextTooLong { sheet, cell })
    }
}
