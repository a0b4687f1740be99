//! What a formula refers to, and the formula when that has moved.

use super::moves::Moves;
use super::reference::{Cell, written};

/// What a formula names: a cell or a range.
pub(super) struct Named<'f> {
    /// The sheet before it; none where it is the formula's own.
    pub(super) sheet: Option<&'f str>,
    pub(super) from: Cell,
    /// The other end of a range.
    pub(super) to: Option<Cell>,
    /// The function to which it is an argument as it stands.
    pub(super) function: Option<String>,
}

/// Functions to which several arguments are as good as one.
const LISTING: [&str; 11] =
    ["SUM", "COUNT", "COUNTA", "AVERAGE", "AVERAGEA", "MAX", "MIN", "PRODUCT", "MEDIAN", "STDEV", "STDEVP"];
/// Further functions to which many cells are as good as one.
const GATHERING: [&str; 9] =
    ["SUMIF", "SUMIFS", "SUMPRODUCT", "COUNTBLANK", "COUNTIF", "COUNTIFS", "AVERAGEIF", "AVERAGEIFS", "SUBTOTAL"];
/// Arguments that a function takes, with some to spare for others.
const MOST_ARGUMENTS: u32 = 200;

/// The formula with everything that it names replaced by what `change` says; nothing said, nothing
/// changed. References into other files and over several sheets are left as they are.
pub(super) fn replaced(formula: &str, mut change: impl FnMut(&Named<'_>) -> Option<String>) -> String {
    let mut out = String::with_capacity(formula.len() + 16);
    let mut functions: Vec<&str> = Vec::new();
    let mut word = "";
    // The sheet named last, how far it was, and whether it is one of this file.
    let mut sheet: Option<(&str, bool)> = None;
    let mut at = 0;
    while let Some(c) = formula[at..].chars().next() {
        let rest = &formula[at..];
        let length = match c {
            '"' => quoted(rest, '"'),
            '\'' => {
                let length = quoted(rest, '\'');
                if rest[length..].starts_with('!') {
                    let name = rest.get(1..length - 1).unwrap_or_default();
                    sheet = Some((name, !name.contains(['[', ':'])));
                    out.push_str(&rest[..=length]);
                    at += length + 1;
                    continue;
                }
                length
            }
            '[' => bracketed(rest),
            '#' => {
                1 + rest[1..]
                    .find(|c: char| !(c.is_ascii_alphanumeric() || "/!?_".contains(c)))
                    .unwrap_or(rest.len() - 1)
            }
            '(' => {
                functions.push(word);
                1
            }
            ')' => {
                functions.pop();
                1
            }
            c if is_word(c) => {
                let length = word_length(rest);
                let after = &rest[length..];
                if after.starts_with('!') {
                    let own = !out.ends_with([']', ':']);
                    sheet = Some((&rest[..length], own));
                    out.push_str(&rest[..=length]);
                    at += length + 1;
                    continue;
                }
                word = &rest[..length];
                let function = functions.last().copied().unwrap_or_default();
                let (own, prefix) = (sheet.is_none_or(|(_, own)| own), sheet.map_or(0, |_| 1));
                let opened = prefix == 1 || out.trim_end().ends_with(['(', ',']);
                match named(rest, length, sheet.map(|(name, _)| name)).filter(|_| own && !after.starts_with(['(', '[']))
                {
                    Some((mut named, length)) => {
                        let next = rest[length..].trim_start();
                        let name = function.trim_start_matches("_xlfn.").to_ascii_uppercase();
                        named.function = Some(name).filter(|_| opened && next.starts_with([')', ',']));
                        out.push_str(&change(&named).unwrap_or_else(|| rest[..length].to_owned()));
                        sheet = None;
                        at += length;
                        continue;
                    }
                    None => length,
                }
            }
            c => c.len_utf8(),
        };
        if c != '(' && !is_word(c) {
            word = "";
        }
        sheet = None;
        out.push_str(&rest[..length]);
        at += length;
    }
    out
}

/// The reference at the head of a text whose first word is so long, and how long it is.
fn named<'f>(text: &str, length: usize, sheet: Option<&'f str>) -> Option<(Named<'f>, usize)> {
    let (first, rest) = text.split_at(length);
    let second = rest.strip_prefix(':').map(|rest| &rest[..word_length(rest)]).filter(|word| !word.is_empty());
    let after = second.map_or(rest, |word| &rest[1 + word.len()..]);
    let from = Cell::read(first);
    let to = second.filter(|_| !after.starts_with(['(', '!'])).and_then(Cell::read);
    match (from, to) {
        (Some(from), Some(to)) if from.has_column() == to.has_column() => {
            let length = length + 1 + second.map_or(0, str::len);
            Some((Named { sheet, from, to: Some(to), function: None }, length))
        }
        (Some(from), _) if from.has_column() && !(second.is_some() && after.starts_with('!')) => {
            Some((Named { sheet, from, to: None, function: None }, length))
        }
        _ => None,
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || "_.$\\?".contains(c) || !c.is_ascii() && !c.is_whitespace()
}

fn word_length(text: &str) -> usize {
    text.find(|c| !is_word(c)).unwrap_or(text.len())
}

/// The length of a quoted text, in which a doubled mark is the mark itself.
fn quoted(text: &str, mark: char) -> usize {
    let mut at = 1;
    while let Some(end) = text[at..].find(mark) {
        at += end + 1;
        if !text[at..].starts_with(mark) {
            return at;
        }
        at += 1;
    }
    text.len()
}

/// The length of a name in brackets, with those in it.
fn bracketed(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + c.len_utf8();
        }
    }
    text.len()
}

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
        replaced(formula, |named| {
            let at = match named.sheet {
                Some(name) => {
                    let name = name.replace("''", "'").to_lowercase();
                    self.sheets.iter().position(|(own, _)| own.to_lowercase() == name)?
                }
                None => self.sheet?,
            };
            let moves = &self.sheets[at].1;
            let own = Some(at) == self.sheet;
            Some(match &named.to {
                Some(to) => self.listed(moves, named, to).unwrap_or_else(|| {
                    let (from, to) = self.range(moves, own, &named.from, to);
                    format!("{from}:{to}")
                }),
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
            None if block.is_some() && (self.many || named.function.as_deref().is_some_and(gathers)) => self
                .listed(moves, named, cell)
                .unwrap_or_else(|| written(&cell.at(moves.first(cell.row)), &cell.at(moves.last(cell.row)))),
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

/// Whether many cells are as good as one to a function.
fn gathers(function: &str) -> bool {
    LISTING.contains(&function) || GATHERING.contains(&function)
}

/// The name of a sheet as it is written before a cell; where no marks are needed they do no harm.
fn quoted_name(name: &str) -> String {
    format!("'{name}'")
}

/// A formula as it stands so many rows and columns from where it is written.
pub(super) fn offset(formula: &str, rows: i64, columns: i64) -> String {
    replaced(formula, |named| {
        let moved =
            |cell: &Cell| cell.offset(rows, columns).map_or_else(|| "#REF!".to_owned(), |cell| cell.to_string());
        Some(match &named.to {
            Some(to) => format!("{}:{}", moved(&named.from), moved(to)),
            None => moved(&named.from),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::moves::Block;
    use super::*;

    fn sheets() -> Vec<(String, Moves)> {
        let moves = |first| Moves { blocks: vec![Block { first, last: first, copies: 3 }] };
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
        let moves = Moves { blocks: vec![Block { first: 5, last: 6, copies: 3 }] };
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

    #[test]
    fn a_shared_formula_is_written_out() {
        assert_eq!(offset("SUM(D5:D9)+$A1", 0, 1), "SUM(E5:E9)+$A1");
        assert_eq!(offset("A1", -1, 0), "#REF!");
    }

    proptest::proptest! {
        #[test]
        fn a_formula_stays_as_it_is_where_nothing_moves(formula in "[A-E$0-9:!'\"(),\\[\\]{}# a名.+]{0,40}") {
            proptest::prop_assert_eq!(replaced(&formula, |_| None), formula);
        }
    }
}
