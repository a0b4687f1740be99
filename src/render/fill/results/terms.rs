//! What the words of a formula come to: sums, counts and averages, added, subtracted and multiplied.

use rust_decimal::Decimal;

use super::super::reference::{Cell, range};
use super::{Book, Key, Known};

/// What the cells of some ranges come to.
#[derive(Default)]
struct Tally {
    sum: Decimal,
    numbers: u32,
    filled: u32,
}

impl Book<'_> {
    /// Terms added and subtracted. A text that holds a sign for something else has no such terms.
    pub(super) fn terms(&mut self, sheet: usize, formula: &str, depth: u32) -> Option<Decimal> {
        let (mut whole, mut minus) = (Decimal::ZERO, false);
        for piece in formula.split_inclusive(['+', '-']) {
            let factors = piece.trim_end_matches(['+', '-']).split('*');
            let mut term = Decimal::ONE;
            for factor in factors {
                term = term.checked_mul(self.factor(sheet, factor.trim(), depth)?)?;
            }
            whole = if minus { whole.checked_sub(term) } else { whole.checked_add(term) }?;
            minus = piece.ends_with('-');
        }
        Some(whole).filter(|_| !formula.is_empty())
    }

    /// A number, a cell, or a function of ranges.
    fn factor(&mut self, sheet: usize, text: &str, depth: u32) -> Option<Decimal> {
        if let Some((name, ranges)) = text.strip_suffix(')').and_then(|text| text.split_once('(')) {
            let mut tally = Tally::default();
            for range in ranges.split(',') {
                self.tally(sheet, range.trim(), depth, &mut tally)?;
            }
            return match name {
                "SUM" => Some(tally.sum),
                "COUNT" => Some(tally.numbers.into()),
                "COUNTA" => Some(tally.filled.into()),
                "AVERAGE" => tally.sum.checked_div(tally.numbers.into()),
                _ => None,
            };
        }
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            return text.parse().ok();
        }
        let (sheet, word) = self.place(sheet, text)?;
        let cell = Cell::read(word).filter(Cell::has_column)?;
        match self.known(sheet, (cell.column_number()?, cell.row), depth)? {
            Known::Number(number) => Some(number),
            Known::Empty => Some(Decimal::ZERO),
            _ => None,
        }
    }

    /// The sheet that is named before a reference, else the formula's own; and the reference.
    fn place<'f>(&self, own: usize, text: &'f str) -> Option<(usize, &'f str)> {
        let Some((name, word)) = text.rsplit_once('!') else { return Some((own, text)) };
        let plain = name.strip_prefix('\'').and_then(|name| name.strip_suffix('\'')).unwrap_or(name);
        Some((self.names.iter().position(|known| *known == plain)?, word))
    }

    /// Adds what the cells of a range hold; text is passed over.
    fn tally(&mut self, sheet: usize, text: &str, depth: u32, tally: &mut Tally) -> Option<()> {
        let (sheet, word) = self.place(sheet, text)?;
        let (from, to) = range(word).filter(|(from, to)| from.has_column() && to.has_column())?;
        let (left, right) = (from.column_number()?, to.column_number()?);
        for column in left.min(right)..=left.max(right) {
            self.left = self.left.checked_sub(1)?;
            let rows = (column, from.row.min(to.row))..=(column, from.row.max(to.row));
            let keys: Vec<Key> = self.sheets.get(sheet)?.range(rows).map(|(key, _)| *key).collect();
            self.left = self.left.checked_sub(keys.len())?;
            for key in keys {
                let known = self.known(sheet, key, depth)?;
                tally.filled += u32::from(!matches!(known, Known::Empty));
                if let Known::Number(number) = known {
                    tally.sum = tally.sum.checked_add(number)?;
                    tally.numbers += 1;
                }
            }
        }
        Some(())
    }
}
