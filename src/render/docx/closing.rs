//! How an official text ends: on a page with some of the text itself. Lengths are in twips.

use super::measure::lines;
use super::page::{CHARACTER, LINE, Page, mm};
use super::text;
use super::title::{TITLE_LINE, red_line, title_lines};
use crate::view::{Block, Official, Run};

/// What stands between the number and the rule below it.
const ABOVE_RULE: usize = 220;
/// A line of the colophon with its rule, no closer than that.
const COLOPHON_LINE: usize = 580;
/// How close lines may stand, in hundredths of their distance in the standard; at the last one half a character
/// is left between two lines.
const CLOSER: [usize; 6] = [97, 94, 91, 88, 85, 82];

/// The distance of the lines: that of the standard, or less where only that keeps text and signature on one
/// page (GB/T 9704-2012, 7.3.5.5).
pub(super) fn line(official: &Official) -> usize {
    let Some(text) = body(official) else { return LINE };
    let room = Page::official().inner_height();
    let (opening, ending) = (head(official).plus(text), ending(official));
    let whole = opening.plus(ending);
    if opening.height(LINE) > room || whole.height(LINE) <= room {
        return LINE;
    }
    CLOSER.into_iter().map(|air| LINE * air / 100).find(|line| whole.height(*line) <= room).unwrap_or(LINE)
}

/// A height of which a part grows with the distance of the lines.
#[derive(Clone, Copy, Debug, Default)]
struct Height {
    lines: usize,
    fixed: usize,
}

impl Height {
    fn plus(self, other: Self) -> Self {
        Self { lines: self.lines + other.lines, fixed: self.fixed + other.fixed }
    }

    fn height(self, line: usize) -> usize {
        self.lines * line + self.fixed
    }
}

/// The head with the title and the addressees.
fn head(official: &Official) -> Height {
    let red = official.red_head.as_deref().map_or(0, |issuer| mm(35) + red_line(issuer));
    // The mark of a draft stands in what is above a red head.
    let draft = usize::from(official.draft.is_some() && red == 0);
    // Two empty lines, the number, two more.
    let number = if official.number.is_some() { 5 } else { 0 };
    let rule = if official.red_head.is_some() { ABOVE_RULE } else { 0 };
    let title = TITLE_LINE * title_lines(&official.title, Page::official());
    let addressees = official.addressees.iter().map(|name| text::half_width(name) + 2).sum::<usize>().div_ceil(56);
    Height { lines: draft + number + 1 + addressees, fixed: red + rule + title }
}

/// The text; none where it has tables or the like, whose height is not known.
fn body(official: &Official) -> Option<Height> {
    let mut count = 0;
    for block in &official.body {
        let (Block::Heading { text, .. } | Block::Paragraph { text, .. } | Block::Item { text, .. }) = block else {
            return None;
        };
        count += paragraph(text);
    }
    Some(Height { lines: count, fixed: 0 })
}

/// How many lines of 28 characters a paragraph has, two characters in.
fn paragraph(runs: &[Run]) -> usize {
    let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
    lines(&format!("\u{3000}\u{3000}{whole}"), 28 * 2 * SIZE * 5, SIZE)
}

/// The size of the text in half points.
const SIZE: usize = 32;

/// The list of attachments, each on a line of its own or two, and the signature with the room for a seal.
fn ending(official: &Official) -> Height {
    let attachments =
        official.attachments.iter().map(|title| (text::half_width(title) * CHARACTER / 2).div_ceil(20 * CHARACTER));
    let before = usize::from(!official.attachments.is_empty());
    let signed = [&official.issuer, &official.date].into_iter().flatten().count();
    let seal = if signed > 0 { 2 } else { 0 };
    // Where nothing is annexed the colophon stands on the same page.
    let colophon = official.colophon.as_ref().filter(|_| official.annexes.is_empty());
    let fixed = colophon.map_or(0, |colophon| COLOPHON_LINE * (1 + usize::from(colophon.copies.is_some())));
    Height { lines: before + attachments.sum::<usize>() + seal + signed, fixed }
}
