//! What a sheet says of its cells outside of them: merges, formats by condition, checks, breaks, links.

use super::moves::Moves;
use super::reference::{self, Cell, written};
use super::stand::Stand;
use super::xml::{Element, Node};

/// The merged cells of a sheet.
pub(super) fn merges(root: Option<&Element>) -> impl Iterator<Item = (Cell, Cell)> {
    let merges = root.and_then(|root| root.child("mergeCells"));
    merges.into_iter().flat_map(Element::elements).filter_map(|merge| reference::range(&merge.get("ref")?))
}

/// Moves everything in a sheet but its cells.
pub(super) fn around(root: &mut Element, stand: Stand<'_>) {
    for element in root.elements_mut() {
        match element.local() {
            "sheetData" => {}
            "mergeCells" => merge(element, moves(stand)),
            "rowBreaks" => breaks(element, moves(stand)),
            _ => part(element, stand),
        }
    }
}

fn moves(stand: Stand<'_>) -> &Moves {
    static NONE: Moves = Moves { blocks: Vec::new() };
    stand.sheet.and_then(|at| stand.sheets.get(at)).map_or(&NONE, |(_, moves)| moves)
}

/// Moves the ranges and formulas of an element and of what is in it.
pub(super) fn part(element: &mut Element, stand: Stand<'_>) {
    let mut stand = stand;
    if matches!(element.local(), "conditionalFormatting" | "dataValidation" | "sparkline") {
        // Its formulas are meant as seen from its first cell.
        let range = element.get("sqref").map(std::borrow::Cow::into_owned).or_else(|| range_within(element));
        let first =
            range.and_then(|range| reference::range(range.split_whitespace().next()?)).map(|(from, _)| from.row);
        stand.copy = first.and_then(|row| moves(stand).block(row)).map(|block| (block, 0));
    }
    for name in ["ref", "sqref"] {
        if let Some(moved) = element.get(name).map(|ranges| list(&ranges, moves(stand))) {
            element.set(name, &moved);
        }
    }
    for name in ["activeCell", "topLeftCell"] {
        let cell = element.get(name).and_then(|cell| Cell::read(&cell));
        if let Some(cell) = cell {
            element.set(name, &cell.at(moves(stand).first(cell.row)).to_string());
        }
    }
    if let Some(moved) = element.get("location").map(|place| stand.moved(&place)) {
        element.set("location", &moved);
    }
    match element.local() {
        "f" | "formula" | "formula1" | "formula2" if element.elements().next().is_none() => {
            let moved = stand.moved(&element.text());
            element.set_text(&moved);
        }
        "sqref" => {
            let moved = list(&element.text(), moves(stand));
            element.set_text(&moved);
        }
        _ => element.elements_mut().for_each(|element| part(element, stand)),
    }
}

/// The range of an extension, which stands in an element of its own.
fn range_within(element: &Element) -> Option<String> {
    element.child("sqref").map(Element::text)
}

/// Ranges with blanks between them; what is none stays.
fn list(ranges: &str, moves: &Moves) -> String {
    let range =
        |range: &str| reference::range(range).map_or_else(|| range.to_owned(), |range| stretched(&range, moves));
    ranges.split(' ').map(range).collect::<Vec<_>>().join(" ")
}

/// A range from the first copy of its first row to the last copy of its last.
fn stretched((from, to): &(Cell, Cell), moves: &Moves) -> String {
    written(&from.at(moves.first(from.row)), &to.at(moves.last(to.row)))
}

/// Merged cells: those within a repeated row are repeated with it.
fn merge(element: &mut Element, moves: &Moves) {
    let mut made = Vec::new();
    for child in std::mem::take(&mut element.children) {
        let Node::Element(merge) = &child else {
            made.push(child);
            continue;
        };
        let Some((from, to)) = merge.get("ref").and_then(|range| reference::range(&range)) else {
            made.push(child);
            continue;
        };
        if moves.is_taken(from.row) && from.row == to.row {
            continue;
        }
        let ranges: Vec<String> = match moves.block(from.row).filter(|_| moves.block(from.row) == moves.block(to.row)) {
            Some(block) => {
                let at = |cell: &Cell, copy| cell.at(moves.copy(cell.row, block, copy));
                (0..moves.blocks[block].copies).map(|copy| written(&at(&from, copy), &at(&to, copy))).collect()
            }
            None => vec![stretched(&(from, to), moves)],
        };
        for range in ranges {
            let mut merge = merge.clone();
            merge.set("ref", &range);
            made.push(Node::Element(merge));
        }
    }
    element.children = made;
    if element.get("count").is_some() {
        let count = element.elements().count().to_string();
        element.set("count", &count);
    }
}

/// Where pages begin: each break stands below a row.
fn breaks(element: &mut Element, moves: &Moves) {
    for stop in element.elements_mut() {
        if let Some(row) = stop.number("id") {
            stop.set("id", &moves.last(row).to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::moves::Block;
    use super::super::xml::Document;
    use super::*;

    fn moved(text: &str) -> String {
        let sheets =
            [("名单".to_owned(), Moves { blocks: vec![Block { first: 5, last: 5, copies: 3, ..Block::default() }] })];
        let mut document = Document::read(text, "sheet").expect("a sheet");
        around(&mut document.root, Stand { sheet: Some(0), copy: None, many: false, sheets: &sheets });
        document.write()
    }

    #[test]
    fn formats_and_checks_of_extensions_move_too() {
        let format = "<x14:conditionalFormatting><x14:cfRule><xm:f>D5&gt;$D$6</xm:f></x14:cfRule><xm:sqref>D5:E5 A9</xm:sqref></x14:conditionalFormatting>";
        let expected = format.replace("$D$6", "$D$8").replace("D5:E5 A9", "D5:E7 A11");
        assert_eq!(moved(&format!("<a>{format}</a>")), format!("<a>{expected}</a>"));
        let check = "<dataValidation sqref=\"C6\"><formula1>B6</formula1></dataValidation>";
        assert_eq!(moved(&format!("<a>{check}</a>")), format!("<a>{}</a>", check.replace('6', "8")));
    }

    #[test]
    fn merges_are_repeated_moved_or_stretched() {
        let text = "<a><mergeCells count=\"3\"><mergeCell ref=\"A5:B5\"/><mergeCell ref=\"A6:B7\"/><mergeCell ref=\"H4:H5\"/></mergeCells></a>";
        let ranges = ["A5:B5", "A6:B6", "A7:B7", "A8:B9", "H4:H7"].map(|range| format!("<mergeCell ref=\"{range}\"/>"));
        assert_eq!(moved(text), format!("<a><mergeCells count=\"5\">{}</mergeCells></a>", ranges.concat()));
    }

    #[test]
    fn links_breaks_and_the_view_move() {
        let text = "<a><sheetView topLeftCell=\"A6\"/><rowBreaks><brk id=\"5\"/></rowBreaks><hyperlink ref=\"A9\" location=\"名单!A6\"/></a>";
        let expected =
            text.replace("=\"A6", "=\"A8").replace("id=\"5", "id=\"7").replace("A9", "A11").replace("!A6", "!A8");
        assert_eq!(moved(text), expected);
    }
}
