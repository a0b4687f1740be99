//! Titles, and the name of the issuer over a text. Lengths are in twips.

use docx_rs::Paragraph;

use super::page::Page;
use super::text;

/// The distance of the lines of a title.
pub(super) const TITLE_LINE: usize = 640;
/// Half of the width of a character of a title, 22 pt.
const HALF_TITLE_CHARACTER: usize = 220;

/// The half characters of a line of a title; Word puts some space between Chinese and numbers.
fn title_room(page: Page) -> usize {
    page.inner_width() / HALF_TITLE_CHARACTER - 2
}

/// How many lines a title has.
pub(super) fn title_lines(title: &str, page: Page) -> usize {
    text::half_width(title).div_ceil(title_room(page)).max(1)
}

/// How many lines of a title are kept on one page.
const MOST_KEPT: usize = 8;

/// A title, its lines of about the same length.
pub(super) fn title(style: &str, title: &str, page: Page) -> Paragraph {
    let whole = page.inner_width();
    let room = title_room(page);
    let width = text::half_width(title);
    let lines = title_lines(title, page);
    // What is longer than half a page begins on the page where it stands.
    let line = |title: &str| text::line(style, title).keep_lines(lines <= MOST_KEPT);
    if lines < 2 {
        return line(title);
    }
    if let Some((first, second)) = divided(title, room) {
        return line(&format!("{first}\n{second}"));
    }
    // A line may be one character longer, as words and numbers do not break everywhere.
    let length = (width / lines + 3) * HALF_TITLE_CHARACTER;
    let aside = i32::try_from(whole.saturating_sub(length) / 2).ok();
    line(title).indent(aside, None, aside, None)
}

/// A title in two lines, no longer than the room in half characters and divided where its sense allows it
/// for certain: before a number, before 《 and after 》 (7.3.1 asks for lines that are whole in sense).
fn divided(title: &str, room: usize) -> Option<(&str, &str)> {
    /// How much longer than the other a line may be.
    const UNEVEN: usize = 12;
    let before = |at: usize| title[..at].chars().next_back();
    let may_end = |at: usize, next: char| match before(at) {
        Some('》') => !"的》，、".contains(next),
        Some(last) => next == '《' || next.is_ascii_digit() && !last.is_ascii() && !"《（“".contains(last),
        None => false,
    };
    let places = title.char_indices().filter(|(at, next)| may_end(*at, *next)).map(|(at, _)| title.split_at(at));
    let widths = |(first, second): &(&str, &str)| (text::half_width(first), text::half_width(second));
    let fitting = places.filter(|parts| {
        let (first, second) = widths(parts);
        first.max(second) <= room && first.abs_diff(second) <= UNEVEN
    });
    fitting.min_by_key(|parts| {
        let (first, second) = widths(parts);
        first.abs_diff(second)
    })
}

/// The size of the issuer's name in half points: as large as one line holds, and no larger than 22 mm.
pub(super) fn red_size(issuer: &str) -> usize {
    let half_characters = text::half_width(issuer).max(1);
    // A little narrower than the type area of 442 pt.
    (2 * 2 * 430 / half_characters).clamp(2 * 22, 2 * 60)
}

/// The height of its line: a fifth more than its characters.
pub(super) fn red_line(issuer: &str) -> usize {
    red_size(issuer) * 12
}
