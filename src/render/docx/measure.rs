//! How high things are, and how far they reach down their pages. Lengths are in twips.

use docx_rs::Paragraph;

use super::text;

/// The size of the text of tables in half points: 5 hao.
pub(super) const SIZE: usize = 21;
/// The distance of the lines of the title of a sheet.
pub(super) const TITLE_LINE: usize = 460;
/// The same within the sheet.
pub(super) const PART_LINE: usize = 340;
/// The margins of a cell, left and right together.
pub(super) const CELL_MARGINS: usize = 114;
/// What a line around cells takes.
const RULE: usize = 10;

/// The distance of lines of such a size in half points: four thirds of it, whatever the font says of
/// itself, so that a sheet has the same pages with every font.
pub(super) const fn line(size: usize) -> usize {
    size * 40 / 3
}

/// Something that is not split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A row that the further pages of its table begin with.
    Head(usize),
    Row(usize),
    Paragraph(usize),
}

/// How many lines a text has in such a width.
pub(super) fn lines(text: &str, width: usize, size: usize) -> usize {
    // Half of a Chinese character does not stand on a line.
    let fitting = (width / (size * 10) * 2).max(2);
    let line = |line: &str| (text::half_width(line) + spaces(line) / 2).div_ceil(fitting).max(1);
    text.split('\n').map(line).sum()
}

/// How often Chinese stands beside digits or Latin letters: some readers leave a quarter of a character there
/// though the styles tell them not to.
fn spaces(text: &str) -> usize {
    let next = text.chars().skip(1);
    let is_seam = |(one, other): &(char, char)| {
        one.is_ascii_alphanumeric() && other.is_alphabetic() && !other.is_ascii()
            || other.is_ascii_alphanumeric() && one.is_alphabetic() && !one.is_ascii()
    };
    text.chars().zip(next).filter(is_seam).count()
}

/// The height of a row whose highest cell has so many lines, and which is at least so high.
pub(super) fn row(lines: usize, size: usize, least: usize) -> usize {
    least.max(lines * line(size)) + RULE
}

/// The height of a paragraph by its style.
pub(super) fn paragraph(paragraph: &Paragraph, width: usize) -> Piece {
    let style = paragraph.property.style.as_ref().map_or("", |style| style.val.as_str());
    let (size, distance, around) = match style {
        "Seam" => return Piece::Paragraph(20),
        "Heading1" => (32, TITLE_LINE, 160),
        "Heading2" | "TableTitle" => (24, PART_LINE, 220),
        "TableNote" => (SIZE, line(SIZE), 60),
        _ => (SIZE, line(SIZE), 0),
    };
    Piece::Paragraph(around + distance * lines(&paragraph.raw_text(), width, size))
}

/// How many pages of such a height the pieces take, and how much of the last one.
pub(super) fn pages(pieces: &[Piece], room: usize) -> (usize, usize) {
    let (mut pages, mut used, mut heads) = (1, 0, 0);
    for piece in pieces {
        let (height, repeated) = match *piece {
            Piece::Head(height) => {
                heads += height;
                (height, 0)
            }
            Piece::Row(height) => (height, heads),
            Piece::Paragraph(height) => {
                heads = 0;
                (height, 0)
            }
        };
        used += height;
        if used > room {
            pages += 1;
            used = repeated + height;
        }
    }
    (pages, used)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_breaks_where_its_characters_no_longer_fit() {
        assert_eq!(lines("五个字的名", 1050, SIZE), 1);
        assert_eq!(lines("五个字的名", 1049, SIZE), 2);
        assert_eq!(lines("2024-05-20\n二", 1050, SIZE), 2);
        assert_eq!(lines("", 0, SIZE), 1);
        assert_eq!(lines("2024年5月22日", 7 * 210, SIZE), 2);
        assert_eq!(lines("2024年5月22日", 8 * 210, SIZE), 1);
    }

    #[test]
    fn the_further_pages_of_a_table_begin_with_its_heads() {
        let table = [Piece::Paragraph(10), Piece::Head(20), Piece::Row(30), Piece::Row(30), Piece::Row(30)];
        assert_eq!(pages(&table, 120), (1, 120));
        assert_eq!(pages(&table, 119), (2, 50));
        assert_eq!(pages(&[Piece::Head(20), Piece::Row(30), Piece::Paragraph(30)], 50), (2, 30));
        assert_eq!(pages(&[], 50), (1, 0));
    }
}
