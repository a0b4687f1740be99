//! What simple formulas come to, for readers that do not compute: previews, telephones, scripts.
//!
//! Sums, counts and averages of cells, added, subtracted and multiplied, are computed exactly. What a
//! formula does beyond that is left to the program that opens the workbook, which computes all anew.

mod terms;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::reference::Cell;
use super::spilled::Spilled;
use super::xml::{Document, Element, Node};

/// Digits that a number in a cell can have.
const DIGITS: u32 = 15;
/// How deep formulas may lie in each other; what is deeper is left to the program.
const DEEPEST: u32 = 64;
/// How many cells are looked at in a workbook, so that a hostile one is soon done.
const MOST_CELLS: usize = 3_000_000;

/// A column and a row, counted from 1.
type Key = (u32, u32);

/// What is known of a cell.
#[derive(Clone)]
enum Known {
    Empty,
    Number(Decimal),
    /// Text, or a truth: what a sum passes over.
    Other,
    Formula(String),
    /// What this program can't compute, or is about to.
    Unknown,
}

struct Book<'a> {
    names: Vec<&'a str>,
    sheets: Vec<BTreeMap<Key, Known>>,
    /// How many cells may still be looked at.
    left: usize,
    /// Whether something was too deep to be looked at.
    deep: bool,
}

/// Writes what formulas come to into their cells, as far as it can be computed. Each sheet has its name;
/// one that is no table of cells has no document.
pub(super) fn write(names: Vec<&str>, documents: &mut [Option<Document>]) {
    let spilled: Vec<Spilled> =
        documents.iter().map(|document| data(document.as_ref()).map(Spilled::of).unwrap_or_default()).collect();
    let sheets =
        documents.iter().zip(&spilled).map(|(document, spilled)| cells(data(document.as_ref()), spilled)).collect();
    let mut book = Book { names, sheets, left: MOST_CELLS, deep: false };
    book.look_up();
    for (at, (document, spilled)) in documents.iter_mut().zip(&spilled).enumerate() {
        let Some(data) = document.as_mut().and_then(|document| document.root.child_mut("sheetData")) else { continue };
        for cell in data.elements_mut().flat_map(Element::elements_mut) {
            if spilled.has(cell) {
                cell.drop_children("v");
                cell.remove("t");
            }
            let Some(key) = key(cell).filter(|_| cell.child("f").is_some()) else { continue };
            let Some(Known::Number(number)) = book.own(at, key) else { continue };
            let mut element = Element::beside(cell, "v");
            element.set_text(&number.round_sf(DIGITS).unwrap_or(number).normalize().to_string());
            cell.children.push(Node::Element(element));
        }
    }
}

fn data(document: Option<&Document>) -> Option<&Element> {
    document?.root.child("sheetData")
}

fn key(cell: &Element) -> Option<Key> {
    let place = Cell::read(&cell.get("r")?)?;
    Some((place.column_number()?, place.row))
}

/// The cells of a sheet that are not empty.
fn cells(data: Option<&Element>, spilled: &Spilled) -> BTreeMap<Key, Known> {
    let all = data.into_iter().flat_map(Element::elements).flat_map(Element::elements);
    all.filter_map(|cell| {
        let value = cell.child("v").filter(|value| !value.children.is_empty());
        let known = match (cell.child("f"), value, cell.get("t").as_deref()) {
            _ if spilled.has(cell) => Known::Unknown,
            (Some(formula), _, _) if formula.get("t").is_none() => Known::Formula(formula.text()),
            (Some(_), _, _) | (None, _, Some("e" | "d")) => Known::Unknown,
            (None, Some(value), None | Some("n")) => number(value.text().trim()).map_or(Known::Unknown, Known::Number),
            (None, None, None | Some("n")) => return None,
            _ => Known::Other,
        };
        Some((key(cell)?, known))
    })
    .collect()
}

fn number(text: &str) -> Option<Decimal> {
    text.parse().or_else(|_| Decimal::from_scientific(text)).ok()
}

impl Book<'_> {
    /// Computes from the last cell to the first: what a formula needs mostly stands before or behind it, and each
    /// way is gone once, so that no chain of cells is deep.
    fn look_up(&mut self) {
        for sheet in 0..self.sheets.len() {
            let keys: Vec<Key> = self.sheets[sheet].keys().rev().copied().collect();
            for key in keys {
                self.own(sheet, key);
            }
        }
    }

    /// What a cell holds, asked for itself.
    fn own(&mut self, sheet: usize, key: Key) -> Option<Known> {
        self.deep = false;
        self.known(sheet, key, 0)
    }

    /// What a cell holds, no formula; nothing where that can't be known.
    fn known(&mut self, sheet: usize, key: Key, depth: u32) -> Option<Known> {
        self.left = self.left.checked_sub(1)?;
        let Some(known) = self.sheets.get(sheet)?.get(&key).cloned() else { return Some(Known::Empty) };
        match known {
            Known::Unknown => None,
            Known::Formula(text) => {
                if depth >= DEEPEST {
                    self.deep = true;
                    return None;
                }
                // A circle finds itself unknown.
                self.sheets.get_mut(sheet)?.insert(key, Known::Unknown);
                let number = self.terms(sheet, &text, depth + 1);
                let after = match number {
                    Some(number) => Known::Number(number),
                    // Once what it needs is known it is no longer deep.
                    None if self.deep => Known::Formula(text),
                    None => Known::Unknown,
                };
                self.sheets.get_mut(sheet)?.insert(key, after);
                number.map(Known::Number)
            }
            known => Some(known),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sheet of cells, each in the XML of its inside, filled in and read back: their values by place.
    fn done(cells: &[(&str, &str)]) -> BTreeMap<String, String> {
        let cell = |(place, inside): &(&str, &str)| {
            let row = place.trim_start_matches(|c: char| c.is_ascii_alphabetic());
            format!("<row r=\"{row}\"><c r=\"{place}\"{inside}</c></row>")
        };
        let text =
            format!("<worksheet><sheetData>{}</sheetData></worksheet>", cells.iter().map(cell).collect::<String>());
        let other = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>100</v></c></row></sheetData></worksheet>";
        let read = |text: &str| Some(Document::read(text, "sheet").expect("XML"));
        let mut documents = [read(&text), read(other)];
        write(vec!["名单", "其 他"], &mut documents);
        let data = documents[0].as_ref().and_then(|document| document.root.child("sheetData")).expect("cells");
        let value = |cell: &Element| Some((cell.get("r")?.into_owned(), cell.child("v")?.text()));
        data.elements().flat_map(Element::elements).filter_map(value).collect()
    }

    /// What a formula comes to over A1 = 0.1, A2 = 0.2, A3 = a word, A4 empty, A5 = 3.
    fn comes_to(formula: &str) -> Option<String> {
        let own = format!("><f>{formula}</f>");
        let cells = [
            ("A1", "><v>0.1</v>"),
            ("A2", "><v>2E-1</v>"),
            ("A3", " t=\"inlineStr\"><is><t>7</t></is>"),
            ("A4", " s=\"1\">"),
            ("A5", "><f>COUNT(A1:A3)+1</f>"),
            ("C9", own.as_str()),
        ];
        done(&cells).remove("C9")
    }

    #[test]
    fn simple_formulas_come_to_exact_numbers() {
        for (formula, value) in [
            ("SUM(A1:A2)", "0.3"),
            ("SUM($A$1:A5)", "3.3"),
            ("COUNT(A1:A5)", "3"),
            ("COUNTA(A1:A5,B1)", "4"),
            ("AVERAGE(A1:A2,A5)", "1.1"),
            ("AVERAGE(A1:A2,A1)", "0.133333333333333"),
            ("A1+A2-A5", "-2.7"),
            ("A1*2 + A4", "0.2"),
            ("SUM(A1:A2)*A5", "0.9"),
            ("SUM('其 他'!A1,名单!A1)", "100.1"),
        ] {
            assert_eq!(comes_to(formula).as_deref(), Some(value), "{formula}");
        }
    }

    #[test]
    fn what_is_not_simple_is_left_to_the_program() {
        for formula in [
            "A3",
            "A1+A3",
            "A1/A2",
            "-A1",
            "50%",
            "A1%",
            "(A1+A2)*2",
            "MAX(A1:A2)",
            "SUM(A1:A2)/2",
            "SUM(A1+1,2)",
            "SUM(A:A)",
            "SUM(1:1)",
            "SUM(合计数)",
            "SUM(缺!A1)",
            "SUM([1]名单!A1)",
            "C9+1",
            "SUM(C1:C9)",
            "AVERAGE(B1)",
            "IF(A1&gt;A2,1,2)",
            "SUM(A1)&amp;SUM(A2)",
            "\"A1\"",
            "",
            "SUM(A1:A2",
            "A1^2",
        ] {
            assert_eq!(comes_to(formula), None, "{formula}");
        }
    }

    #[test]
    fn what_a_formula_of_many_cells_came_to_is_forgotten() {
        let cells = [
            ("A1", "><f t=\"array\" ref=\"A1:A2\">B1:B2</f>"),
            ("A2", "><v>5</v>"),
            ("A3", "><v>6</v>"),
            ("B4", "><f>SUM(A1:A3)</f>"),
            ("B5", "><f>SUM(A3)</f>"),
        ];
        let expected = [("A3", "6"), ("B5", "6")].map(|(place, value)| (place.to_owned(), value.to_owned()));
        assert_eq!(done(&cells), BTreeMap::from(expected));
    }

    #[test]
    fn a_hostile_sheet_is_soon_done() {
        let places: Vec<String> = (1..20_000).map(|row| format!("A{row}")).collect();
        let formulas: Vec<String> = (1..20_000).map(|row| format!("><f>SUM(A{}:A20000)</f>", row + 1)).collect();
        let cells: Vec<_> = places.iter().zip(&formulas).map(|(place, text)| (place.as_str(), text.as_str())).collect();
        let start = std::time::Instant::now();
        done(&cells);
        let arrays: Vec<_> = (1..20_000)
            .map(|row| (format!("A{row}"), format!("><f t=\"array\" ref=\"A{row}:B{row}\">B1</f>")))
            .flat_map(|(place, text)| [(place.replace('A', "B"), "><v>1</v>".to_owned()), (place, text)])
            .collect();
        let arrays: Vec<_> = arrays.iter().map(|(place, text)| (place.as_str(), text.as_str())).collect();
        assert!(done(&arrays).is_empty());
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }

    #[test]
    fn a_running_number_is_known_however_long_it_is() {
        const ROWS: u32 = 30_000;
        let places: Vec<String> = (1..=ROWS).map(|row| format!("A{row}")).collect();
        for (first, next) in [(1, -1), (ROWS, 1)] {
            let inside = |row: u32| match row.checked_add_signed(next) {
                Some(other) if row != first => format!("><f>A{other}+1</f>"),
                _ => "><v>1</v>".to_owned(),
            };
            let texts: Vec<String> = (1..=ROWS).map(inside).collect();
            let cells: Vec<_> =
                places.iter().zip(&texts).map(|(place, text)| (place.as_str(), text.as_str())).collect();
            let found = done(&cells);
            assert_eq!(found.get(&format!("A{}", ROWS + 1 - first)), Some(&ROWS.to_string()));
        }
    }
}
