//! Where the rows of a sheet go when some of them are repeated.

/// Rows that are repeated together, counted from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) first: u32,
    pub(super) last: u32,
    /// How many times they stand there.
    pub(super) copies: u32,
    /// How many rows below them are places drawn beforehand, of which each copy but one takes one away.
    pub(super) drawn: u32,
    /// The column in which such places have a number, counted from 1.
    pub(super) serial: Option<u32>,
}

impl Block {
    pub(super) fn height(&self) -> u32 {
        self.last - self.first + 1
    }

    fn holds(&self, row: u32) -> bool {
        (self.first..=self.last).contains(&row)
    }

    /// How many rows the copies take beside the first.
    fn more(&self) -> u32 {
        self.copies.saturating_sub(1).saturating_mul(self.height())
    }

    /// The last row that is taken: of the block itself, or of the places below it.
    pub(super) fn taken(&self) -> u32 {
        self.last.saturating_add(self.drawn.min(self.more()))
    }

    /// By how many rows everything below goes down.
    fn extra(&self) -> u32 {
        self.more() - self.drawn.min(self.more())
    }

    /// Whether a row is the last of the places, and taken.
    fn ends(&self, row: u32) -> bool {
        self.drawn > 0 && self.taken() == row && self.last + self.drawn == row
    }
}

/// The repeated rows of a sheet, from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Moves {
    pub(super) blocks: Vec<Block>,
}

impl Moves {
    /// The block that a row is of.
    pub(super) fn block(&self, row: u32) -> Option<usize> {
        self.blocks.iter().position(|block| block.holds(row))
    }

    /// The block that begins directly below a row, at most as many rows down as it is high.
    pub(super) fn below(&self, row: u32) -> Option<usize> {
        self.blocks.iter().position(|block| row < block.first && block.first - row <= block.height())
    }

    /// Where a row goes, or its first copy.
    pub(super) fn first(&self, row: u32) -> u32 {
        let above = self.blocks.iter().filter(|block| block.taken() < row);
        above.fold(row, |row, block| row.saturating_add(block.extra()))
    }

    /// Where a row goes, or its last copy.
    pub(super) fn last(&self, row: u32) -> u32 {
        let block = self.blocks.iter().find(|block| block.holds(row) || block.ends(row));
        let own = block.map_or(0, |block| if block.holds(row) { block.more() } else { block.extra() });
        self.first(row).saturating_add(own)
    }

    /// Whether a row is a place that a copy has taken.
    pub(super) fn is_taken(&self, row: u32) -> bool {
        self.blocks.iter().any(|block| block.last < row && row <= block.taken())
    }

    /// Where one of the copies of a row goes, or what lies as far from it as the row from the first.
    pub(super) fn copy(&self, row: u32, block: usize, copy: u32) -> u32 {
        let height = self.blocks.get(block).map_or(0, Block::height);
        self.first(row).saturating_add(copy.saturating_mul(height))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_below_goes_down_by_all_copies() {
        let block = |first, last, copies| Block { first, last, copies, ..Block::default() };
        let moves = Moves { blocks: vec![block(5, 5, 3), block(8, 9, 2)] };
        let firsts: Vec<u32> = (4..=10).map(|row| moves.first(row)).collect();
        assert_eq!(firsts, [4, 5, 8, 9, 10, 11, 14]);
        let lasts: Vec<u32> = (4..=10).map(|row| moves.last(row)).collect();
        assert_eq!(lasts, [4, 7, 8, 9, 12, 13, 14]);
        assert_eq!((moves.copy(5, 0, 2), moves.copy(9, 1, 1)), (7, 13));
        assert_eq!((moves.below(4), moves.below(6), moves.below(3)), (Some(0), Some(1), None));
    }
}
