//! How a worksheet lies on paper.

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::pen::Pen;
use crate::view::{Layout, Orientation, Size};

/// The margins in inches: left and right, top and bottom, head and foot.
const MARGINS: (f64, f64, f64) = (0.6, 0.7, 0.3);
/// Pages of a sheet of which it can be told with which row each begins: Excel takes 1,023 breaks.
pub(super) const MOST_PAGES: usize = 1024;
/// The smallest scale, in percent, at which a printed sheet can be read.
const SMALLEST: u32 = 40;
/// The same of a sheet that could also have one page more.
const READABLE: f64 = 0.7;
/// What is no page of its own: such a part of one.
const LITTLE: f64 = 0.2;
/// A page is full from here on: programs differ in the height of rows.
const FULL: f64 = 0.93;

/// Width and height of the paper in hundredths of an inch.
fn paper(layout: Layout) -> (u32, u32) {
    let (short, long) = match layout.size {
        Size::A4 => (827, 1169),
        Size::A3 => (1169, 1654),
    };
    match layout.orientation {
        Orientation::Portrait => (short, long),
        Orientation::Landscape => (long, short),
    }
}

/// How many half characters lie side by side between the margins, with a little left over for
/// programs that draw them wider.
pub(super) fn width(layout: Layout) -> u32 {
    // 96 screen points an inch, 7 of them half a character.
    (paper(layout).0 - 120) * 96 / 100 * 92 / 100 / 7
}

/// How many points lie between the upper and the lower margin.
pub(super) fn height(layout: Layout) -> f64 {
    f64::from((paper(layout).1 - 140) * 72 * 97 / 100) / 100.0
}

/// Where pages begin.
#[derive(Debug, Default)]
pub(super) struct Breaks {
    rows: Vec<u32>,
    highest: f64,
    start: f64,
    /// The points of the heads that further pages begin with.
    heads: f64,
}

impl Breaks {
    /// Of a sheet whose further pages begin with heads of so many points.
    pub(super) fn repeating(heads: f64) -> Self {
        Self { heads, ..Self::default() }
    }

    /// Begins a page with the next row of the pen; `repeated` points of it are heads.
    pub(super) fn begin(&mut self, pen: &Pen<'_>, repeated: f64) {
        self.end(pen);
        self.rows.push(pen.row);
        self.start = pen.height - repeated;
    }

    /// Ends the last page.
    pub(super) fn end(&mut self, pen: &Pen<'_>) {
        self.highest = self.highest.max(pen.height - self.start);
    }

    /// The number of pages to which a sheet of such a width and height is fitted, so that none holds only a
    /// row or a signature; 0 for as many as it takes.
    fn fitted(&self, width: u32, whole: f64, layout: Layout) -> u16 {
        let scale = (f64::from(self::width(layout)) / f64::from(width.max(1))).min(1.0);
        let room = height(layout) / scale;
        let further = room - self.heads;
        if whole <= room * FULL || further <= 0.0 {
            return 0;
        }
        let pages = ((whole - room) / further).ceil().max(0.0);
        let left = whole - room - (pages - 1.0) * further;
        if pages < 1.0 {
            return 1;
        }
        let fewer = room + (pages - 1.0) * further;
        if left > room * LITTLE || scale * fewer / whole < READABLE { 0 } else { pages.to_u16().unwrap_or(0) }
    }

    /// The scale, in percent, at which the highest page fits.
    fn scale(&self, width: u32, layout: Layout) -> u16 {
        let by_width = self::width(layout).saturating_mul(100) / width.max(1);
        let mut scale = by_width.clamp(SMALLEST, 100);
        while scale > SMALLEST && self.highest * f64::from(scale) / 100.0 > height(layout) {
            scale -= 1;
        }
        u16::try_from(scale).unwrap_or(100)
    }
}

/// Sets the page of everything that the pen has written. Where pages begin at given rows, the scale is
/// set: a sheet that is fitted to a page ignores them.
pub(super) fn set(pen: &mut Pen<'_>, layout: Layout, breaks: &Breaks) -> Result<(), XlsxError> {
    let (width, last) = (pen.grid.width(), pen.grid.all().last);
    let pages = breaks.fitted(width, pen.height, layout);
    let (rows, sheet): (u32, &mut Worksheet) = (pen.row, &mut *pen.sheet);
    sheet.set_print_area(0, 0, rows.saturating_sub(1), last)?;
    sheet.set_paper_size(match layout.size {
        Size::A4 => 9,
        Size::A3 => 8,
    });
    match layout.orientation {
        Orientation::Portrait => sheet.set_portrait(),
        Orientation::Landscape => sheet.set_landscape(),
    };
    let (side, top, head) = MARGINS;
    sheet.set_margins(side, side, top, top, head, head).set_print_center_horizontally(true);
    if breaks.rows.is_empty() {
        sheet.set_print_fit_to_pages(1, pages);
    } else {
        sheet.set_print_scale(breaks.scale(width, layout));
        sheet.set_page_breaks(&breaks.rows)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_as_wide_and_high_as_its_paper() {
        let mut layout = Layout::default();
        assert_eq!((width(layout), height(layout).round()), (89, 719.0));
        layout.orientation = Orientation::Landscape;
        assert_eq!((width(layout), height(layout).round()), (132, 480.0));
        layout.size = Size::A3;
        assert_eq!((width(layout), height(layout).round()), (193, 719.0));
    }

    #[test]
    fn what_is_too_wide_or_too_high_is_scaled() {
        let scale =
            |width, highest| Breaks { rows: vec![9], highest, ..Breaks::default() }.scale(width, Layout::default());
        assert_eq!(scale(89, 700.0), 100);
        assert_eq!(scale(178, 100.0), 50);
        assert_eq!(scale(89, 800.0), 89);
        assert_eq!(scale(89, 1e9), 40);
    }

    #[test]
    fn no_page_holds_only_a_row_or_a_signature() {
        let pages = |width, whole| Breaks { heads: 50.0, ..Breaks::default() }.fitted(width, whole, Layout::default());
        assert_eq!([600.0, 700.0, 800.0, 900.0].map(|whole| pages(80, whole)), [0, 1, 1, 0]);
        assert_eq!([1300.0, 1400.0, 1500.0, 1600.0].map(|whole| pages(80, whole)), [0, 2, 2, 0]);
        // A sheet that is made small to fit its width is not made smaller.
        assert_eq!(pages(140, 1200.0), 0);
    }
}
