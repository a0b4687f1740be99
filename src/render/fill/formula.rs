//! What a formula refers to.

use super::reference::Cell;

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
    use super::*;

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
