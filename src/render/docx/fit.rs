//! How close the rows of a sheet stand, so that it needs no more pages than it must.

use super::body::Body;
use super::measure::{Piece, pages};
use super::page::{Page, mm};
use super::style::Look;

/// How close rows may stand, in hundredths of what they have where there is room.
const CLOSER: [usize; 3] = [85, 72, 60];
/// The same where closer rows save no page and too little is left on the last.
const OTHER: [usize; 2] = [115, 130];
/// What has to stand on the last of several pages, so that nobody signs a page with a row or two.
const LEAST: usize = mm(55);

/// Draws a sheet: as wide as one page holds it, or closer where that saves a page, or so that its last page is
/// worth its signature. `above` is what stands over it on its first page.
pub(super) fn fitted(body: &mut Body, look: &Look, page: Page, above: usize, draw: impl Fn(&mut Body, &Look)) {
    // Readers differ by a hair for each line: what is to hold holds for a page that is a little lower or higher, too.
    let rooms = [page.inner_height().saturating_sub(mm(4)), page.inner_height(), page.inner_height() + mm(4)];
    let drawn = |air: usize| {
        let mut trial = Body::trial(page.inner_width());
        draw(&mut trial, &Look { air, ..*look });
        let pieces: Vec<_> = std::iter::once(Piece::Paragraph(above)).chain(trial.flow().iter().copied()).collect();
        let taken = rooms.map(|room| pages(&pieces, room));
        (trial, taken[0].0, taken.iter().map(|(_, left)| *left).min().unwrap_or_default())
    };
    let (usual, all, left) = drawn(100);
    if all == 1 {
        return body.append(usual);
    }
    let saves = CLOSER.into_iter().map(drawn).find(|(_, pages, left)| *pages < all && *left > LEAST);
    let leaves = || if left > LEAST { None } else { OTHER.into_iter().map(drawn).find(|(.., left)| *left > LEAST) };
    body.append(saves.or_else(leaves).map_or(usual, |(trial, ..)| trial));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::docx::text;

    #[test]
    fn rows_stand_closer_where_that_saves_a_page_and_wider_where_the_last_has_too_little() {
        let page = Page::official();
        let air = |rows: usize| {
            let draw = |body: &mut Body, look: &Look| {
                body.measure(std::iter::repeat_n(Piece::Row(look.air(mm(10))), rows));
                body.paragraph(text::line("Seam", &look.air.to_string()));
            };
            let mut body = Body::default();
            fitted(&mut body, &Look { chinese: true, official: false, line: 0, air: 100 }, page, 0, draw);
            body.only_text().and_then(|text| text.parse::<usize>().ok()).expect("drawn once")
        };
        assert_eq!([20, 22, 24, 28, 44].map(air), [100, 100, 85, 72, 100]);
        assert_eq!([45, 48].map(air), [85, 85]);
    }
}
