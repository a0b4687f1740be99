//! A formula when the rows that it names have moved.

use super::formula::{Named, replaced};
use super::moves::Moves;
use super::reference::{Cell, written};

/// Functions to which several arguments are as good as one.
const LISTING: [&str; 11] =
    ["SUM", "COUNT", "COUNTA", "AVERAGE", "AVERAGEA", "MAX", "MIN", "PRODUCT", "MEDIAN", "STDEV", "STDEVP"];
/// Further functions to which many cells are as good as one.
const GATHERING: [&str; 9] =
    ["SUMIF", "SUMIFS", "SUMPRODUCT", "COUNTBLANK", "COUNTIF", "COUNTIFS", "AVERAGEIF", "AVERAGEIFS", "SUBTOTAL"];
/// Arguments that a function takes, with some to spare for others.
const MOST_ARGUMENTS: u32 = 200;

/// Characters of a formula.
const LONGEST: usize = 8_192;

/// Where a formula stands.
#[derive(Clone, Copy)]
pub(super) struct Stand<'m> {
    /// Its sheet; none for a name that belongs to the whole workbook.
    pub(super) sheet: Option<usize>,
    /// The block of its row, and which copy of it.
    pub(super) copy: Option<(usize, u32)>,
    /// Whether many cells are as good as one there, as in what a chart draws.
    pub(super) many: bool,
    /// The names of all sheets and how their rows move.
    pub(super) sheets: &'m [(String, Moves)],
}

impl Stand<'_> {
    /// The formula when rows have moved.
    pub(super) fn moved(&self, formula: &str) -> String {
        // Lists make a formula longer, as long as it has room for them.
        let mut room = LONGEST.saturating_sub(formula.len());
        replaced(formula, |named| {
            let at = match named.sheet {
                Some(name) => {
                    let name = name.replace("''", "'");
                    self.sheets.iter().position(|(own, _)| same(own, &name))?
                }
                None => self.sheet?,
            };
            let list = |to| self.listed(&self.sheets[at].1, named, to).filter(|list| list.len() <= room);
            if let Some(list) = list(named.to.as_ref().unwrap_or(&named.from)) {
                room -= list.len();
                return Some(list);
            }
            let moves = &self.sheets[at].1;
            let own = Some(at) == self.sheet;
            Some(match &named.to {
                Some(to) => {
                    let (from, to) = self.range(moves, own, &named.from, to);
                    format!("{from}:{to}")
                }
                None => self.single(moves, own, named),
            })
        })
    }

    /// A range that is a part of the rows repeated together, as a list of all its copies: what lies
    /// between them is not meant.
    fn listed(&self, moves: &Moves, named: &Named<'_>, to: &Cell) -> Option<String> {
        let at = moves.block(named.from.row).filter(|block| moves.block(to.row) == Some(*block))?;
        let block = moves.blocks[at];
        let part =
            (named.from.row, to.row) != (block.first, block.last) && (2..=MOST_ARGUMENTS).contains(&block.copies);
        let listing = named.function.as_deref().is_some_and(|function| LISTING.contains(&function));
        let prefix = named.sheet.map(|name| format!(",{}!", quoted_name(name)));
        let prefix = prefix.unwrap_or_else(|| ",".to_owned());
        let copy =
            |copy| written(&named.from.at(moves.copy(named.from.row, at, copy)), &to.at(moves.copy(to.row, at, copy)));
        (part && listing && self.copy.is_none()).then(|| (0..block.copies).map(copy).collect::<Vec<_>>().join(&prefix))
    }

    /// The copy that a row belongs to when seen from here.
    fn copy_of(&self, moves: &Moves, own: bool, row: u32) -> Option<u32> {
        let (block, copy) = self.copy?;
        let theirs = moves.block(row)?;
        (!own || theirs == block).then_some(copy.min(moves.blocks[theirs].copies.saturating_sub(1)))
    }

    fn single(&self, moves: &Moves, own: bool, named: &Named<'_>) -> String {
        let cell = &named.from;
        let block = moves.block(cell.row);
        if let (Some(copy), Some(block), false) = (self.copy_of(moves, own, cell.row), block, cell.fixed) {
            return cell.at(moves.copy(cell.row, block, copy)).to_string();
        }
        match self.copy {
            // A row takes over from the one before it, as it does when it is drawn down by hand.
            Some((block, copy)) if own && !cell.fixed && moves.below(cell.row) == Some(block) => {
                cell.at(moves.copy(cell.row, block, copy)).to_string()
            }
            None if block.is_some() && (self.many || named.function.as_deref().is_some_and(gathers)) => {
                written(&cell.at(moves.first(cell.row)), &cell.at(moves.last(cell.row)))
            }
            _ => cell.at(moves.first(cell.row)).to_string(),
        }
    }

    fn range(&self, moves: &Moves, own: bool, from: &Cell, to: &Cell) -> (Cell, Cell) {
        let of_copy = |cell: &Cell| {
            let copy = self.copy_of(moves, own, cell.row).filter(|_| !cell.fixed)?;
            Some(moves.copy(cell.row, moves.block(cell.row)?, copy))
        };
        let first = of_copy(from).unwrap_or_else(|| moves.first(from.row));
        let last = of_copy(to).unwrap_or_else(|| moves.last(to.row));
        (from.at(first), to.at(last))
    }
}

/// Whether two names of sheets are the same: letters great and small are.
pub(super) fn same(one: &str, other: &str) -> bool {
    one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}

/// Whether many cells are as good as one to a function.
fn gathers(function: &str) -> bool {
    LISTING.contains(&function) || GATHERING.contains(&function)
}

/// The name of a sheet as it is written before a cell; where no marks are needed they do no harm.
fn quoted_name(name: &str) -> String {
    format!("'{name}'")
}

#[cfg(test)]
mod tests {
    use super::super::moves::Block;
    use super::*;

    fn sheets() -> Vec<(String, Moves)> {
        let moves = |first| Moves { blocks: vec![Block { first, last: first, copies: 3, ..Block::default() }] };
        vec![("名单".to_owned(), moves(5)), ("It's 2".to_owned(), moves(2)), ("A1B".to_owned(), Moves::default())]
    }

    fn moved(formula: &str, copy: Option<u32>) -> String {
        let sheets = sheets();
        Stand { sheet: Some(0), copy: copy.map(|copy| (0, copy)), many: false, sheets: &sheets }.moved(formula)
    }

    #[test]
    fn below_and_outside() {
        for (formula, expected) in [
            ("SUM(D5:D5)", "SUM(D5:D7)"),
            ("SUM(D5)", "SUM(D5:D7)"),
            ("SUM(D5,1)+sum( $E$5 )", "SUM(D5:D7,1)+sum( $E$5:$E$7 )"),
            ("SUM(D5+1)", "SUM(D5+1)"),
            ("D6+D4", "D8+D4"),
            ("COUNTIF($B$5:$B$5,\"A5\")&\"B6\"", "COUNTIF($B$5:$B$7,\"A5\")&\"B6\""),
            ("SUM(D:D)+SUM(5:6)+LOG10(D6)", "SUM(D:D)+SUM(5:8)+LOG10(D8)"),
            (
                "名单!D6+'It''s 2'!A3+A1B!C9+'[1]名单'!D6+[1]名单!D6",
                "名单!D8+'It''s 2'!A5+A1B!C9+'[1]名单'!D6+[1]名单!D6",
            ),
            ("SUM(名单!D5,'名单'!E5)", "SUM(名单!D5:D7,'名单'!E5:E7)"),
            ("表[[#This Row],[D6]]+#REF!+D6#", "表[[#This Row],[D6]]+#REF!+D8#"),
            ("SUM(名单:汇总!D6)+1E6+TAXES2024", "SUM(名单:汇总!D6)+1E6+TAXES2024"),
            ("SUM(SUM(A1),D6:E9)*D6", "SUM(SUM(A1),D8:E11)*D8"),
            ("\"unclosed D6", "\"unclosed D6"),
        ] {
            assert_eq!(moved(formula, None), expected, "{formula}");
        }
    }

    #[test]
    fn a_part_of_what_is_repeated_is_listed() {
        let moves = Moves { blocks: vec![Block { first: 5, last: 6, copies: 3, ..Block::default() }] };
        let sheets = [("名单".to_owned(), moves)];
        let moved = |formula| Stand { sheet: Some(0), copy: None, many: false, sheets: &sheets }.moved(formula);
        assert_eq!(moved("SUM(D5)+SUM(D5:E5)"), "SUM(D5,D7,D9)+SUM(D5:E5,D7:E7,D9:E9)");
        assert_eq!(moved("SUM(名单!D6:D6)"), "SUM(名单!D6,'名单'!D8,'名单'!D10)");
        assert_eq!(moved("SUM(D5:D6)+COUNTIF(D5:D5,1)"), "SUM(D5:D10)+COUNTIF(D5:D9,1)");
    }

    #[test]
    fn within_a_copy() {
        for (formula, expected) in [
            ("D5*2", "D7*2"),
            ("D5/$D$6+D6", "D7/$D$8+D8"),
            ("SUM(B5:E5)", "SUM(B7:E7)"),
            ("RANK(D5,$D$5:$D$5)", "RANK(D7,$D$5:$D$7)"),
            ("SUM(D$5:D5)", "SUM(D$5:D7)"),
            ("F4+E5", "F6+E7"),
            ("D$4*D5+$B$2+B2", "D$4*D7+$B$2+B2"),
            ("'It''s 2'!A2", "'It''s 2'!A4"),
        ] {
            assert_eq!(moved(formula, Some(2)), expected, "{formula}");
        }
    }
}
