//! The other files of a workbook that know about rows.

use std::collections::BTreeMap;

use super::Unfit;
use super::moves::Moves;
use super::package::{Package, document, relations, relations_path};
use super::ranges;
use super::stand::Stand;
use super::xml::{Document, Element, Node};

/// Files that change, or are left out.
pub(super) type Changes = BTreeMap<String, Option<String>>;

/// The workbook's own file: its names move, and it is told to compute everything anew.
pub(super) fn workbook(package: &Package<'_>, sheets: &[(String, Moves)]) -> Document {
    let mut document = package.workbook.clone();
    if let Some(names) = document.root.child_mut("definedNames") {
        for name in names.elements_mut() {
            let sheet = name.number("localSheetId").and_then(|at| usize::try_from(at).ok());
            let moved = Stand { sheet: sheet.filter(|at| *at < sheets.len()), copy: None, many: false, sheets }
                .moved(&name.text());
            name.set_text(&moved);
        }
    }
    if document.root.child("calcPr").is_none() {
        // The order of a workbook's elements is fixed (ECMA-376 part 1, 18.2.27).
        let before = ["definedNames", "externalReferences", "functionGroups", "sheets"];
        let is = |node: &Node, name: &str| matches!(node, Node::Element(element) if element.local() == name);
        let place = before.iter().find_map(|name| document.root.children.iter().position(|node| is(node, name)));
        let element = Element::beside(&document.root, "calcPr");
        document.root.children.insert(place.map_or(0, |at| at + 1), Node::Element(element));
    }
    if let Some(settings) = document.root.child_mut("calcPr") {
        settings.set("fullCalcOnLoad", "1");
    }
    document
}

/// Leaves out the order in which cells were computed: it names cells that have moved.
pub(super) fn without_order(package: &Package<'_>, changes: &mut Changes) -> Result<(), Unfit> {
    let Some(order) = relations(&package.archive, &package.path)?.into_iter().find(|link| link.kind == "calcChain")
    else {
        return Ok(());
    };
    let links = relations_path(&package.path);
    for (path, name, is_it) in [
        (links.as_str(), "Type", &(|value: &str| value.ends_with("/calcChain")) as &dyn Fn(&str) -> bool),
        ("[Content_Types].xml", "PartName", &|value: &str| value.trim_start_matches('/') == order.path),
    ] {
        let mut document = document(&package.archive, path)?;
        let keep = |node: &Node| !matches!(node, Node::Element(element) if element.get(name).is_some_and(|value| is_it(&value)));
        document.root.children.retain(keep);
        changes.insert(path.to_owned(), Some(document.write()));
    }
    changes.insert(order.path, None);
    Ok(())
}

/// What belongs to a sheet whose rows have moved: pictures, remarks, tables.
pub(super) fn of_sheet(package: &Package<'_>, stand: Stand<'_>, changes: &mut Changes) -> Result<(), Unfit> {
    let Some(at) = stand.sheet else { return Ok(()) };
    let moves = &stand.sheets[at].1;
    for link in relations(&package.archive, &package.sheets[at].path)? {
        if changes.contains_key(&link.path) {
            continue;
        }
        let changed = match link.kind.as_str() {
            "drawing" => {
                let mut document = document(&package.archive, &link.path)?;
                document.root.each(&mut |element| anchor(element, moves));
                document.write()
            }
            "comments" | "threadedComment" | "table" => {
                let mut document = document(&package.archive, &link.path)?;
                ranges::part(&mut document.root, stand);
                document.write()
            }
            "vmlDrawing" => boxes(package.archive.text(&link.path)?, moves),
            _ => continue,
        };
        changes.insert(link.path, Some(changed));
    }
    Ok(())
}

/// Charts: what they draw has moved, and has other values.
pub(super) fn charts(package: &Package<'_>, sheets: &[(String, Moves)], changes: &mut Changes) -> Result<(), Unfit> {
    let is_chart = |path: &&str| path.starts_with("xl/charts/chart");
    for path in package.archive.names().filter(is_chart) {
        let mut document = document(&package.archive, path)?;
        ranges::part(&mut document.root, Stand { sheet: None, copy: None, many: true, sheets });
        forget(&mut document.root);
        changes.insert(path.to_owned(), Some(document.write()));
    }
    Ok(())
}

/// Drops what a chart drew last, which is not what it draws now; of another workbook it is all that there is.
fn forget(chart: &mut Element) {
    const CACHES: [&str; 3] = ["numCache", "strCache", "multiLvlStrCache"];
    chart.each(&mut |element| {
        if !element.child("f").is_some_and(|place| place.text().contains('[')) {
            for cache in CACHES {
                element.drop_children(cache);
            }
        }
    });
}

/// Where a row counted from 0 goes.
fn from_zero(row: u32, moves: &Moves) -> u32 {
    moves.first(row.saturating_add(1)) - 1
}

/// The corner to which a picture is tied.
fn anchor(element: &mut Element, moves: &Moves) {
    if !matches!(element.local(), "from" | "to") {
        return;
    }
    if let Some(row) = element.child_mut("row")
        && let Ok(number) = row.text().trim().parse()
    {
        row.set_text(&from_zero(number, moves).to_string());
    }
}

/// The boxes of remarks, in a language that need not be XML: only the two places that name rows change.
fn boxes(text: &str, moves: &Moves) -> String {
    let rows = between(text, "<x:Row>", "</x:Row>", |row| Some(from_zero(row.trim().parse().ok()?, moves).to_string()));
    between(&rows, "<x:Anchor>", "</x:Anchor>", |anchor| {
        let mut parts: Vec<String> = anchor.split(',').map(|part| part.trim().to_owned()).collect();
        for at in [2, 6] {
            let row = parts.get_mut(at)?;
            *row = from_zero(row.parse().ok()?, moves).to_string();
        }
        Some(parts.join(", "))
    })
}

/// A text with what stands between two words replaced.
fn between(text: &str, open: &str, close: &str, change: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        let Some((inner, after)) = after.split_once(close) else { break };
        out.extend([before, open, &change(inner).unwrap_or_else(|| inner.to_owned()), close]);
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::super::moves::Block;
    use super::*;

    #[test]
    fn a_remark_moves_with_its_row() {
        let moves = Moves { blocks: vec![Block { first: 5, last: 5, copies: 3, ..Block::default() }] };
        let text = "<br><x:Anchor> 5, 15, 7, 2, 7, 31, 11, 9</x:Anchor><x:Row>7</x:Row><x:Row>3</x:Row><x:Row>";
        let expected = "<br><x:Anchor>5, 15, 9, 2, 7, 31, 13, 9</x:Anchor><x:Row>9</x:Row><x:Row>3</x:Row><x:Row>";
        assert_eq!(boxes(text, &moves), expected);
    }

    #[test]
    fn a_chart_forgets_what_it_drew_of_its_own_workbook() {
        let text = "<c><numRef><f>名单!A1:A2</f><numCache/></numRef><numRef><f>[1]名单!A1</f><numCache/></numRef></c>";
        let mut chart = Document::read(text, "chart").expect("XML");
        forget(&mut chart.root);
        assert_eq!(
            chart.write(),
            "<c><numRef><f>名单!A1:A2</f></numRef><numRef><f>[1]名单!A1</f><numCache/></numRef></c>"
        );
    }
}
