//! Sheets of paper: size, margins and what a section says of them. Lengths are in twips, 1/20 pt.

use crate::view::{Layout, Orientation, Size};

/// A page of a section.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    width: usize,
    height: usize,
    /// The number of the paper in the lists of printers.
    code: usize,
    /// Top, right, bottom, left.
    margins: [usize; 4],
    /// From the foot of the page number to the foot of the page.
    footer: usize,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Form,
    /// Without a page number.
    Letter {
        framed: bool,
    },
    /// Lines and characters on a grid.
    Official,
    /// A last page with nothing but the colophon.
    Colophon,
}

/// Millimetres as twips.
pub(super) const fn mm(length: usize) -> usize {
    (length * 14400 + 127) / 254
}

/// The distance of the lines of an official text: 22 on 225 mm.
pub(super) const LINE: usize = mm(225) / 22;

/// The width of a character of an official text: 28 on 156 mm.
pub(super) const CHARACTER: usize = mm(156) / 28;

/// How much narrower than 16 pt that is, in 1/4096 pt, rounded to where 28 still fit.
const CHARACTER_SPACE: usize = 860;

// Word counts the lines and characters that fit whole.
const _: () = assert!(22 * LINE <= mm(225));
const _: () = assert!(28 * 20 * (16 * 4096 - CHARACTER_SPACE) <= mm(156) * 4096);

/// The footer of official texts that says nothing.
pub(super) const BARE_FOOTER: &str = "rIdFooter3";

/// How far the frame of a certificate stands from the edge of the page, in points.
const FRAME_SPACE: usize = 26;

impl Page {
    fn new(size: Size, orientation: Orientation) -> Self {
        let (short, long, code) = match size {
            Size::A4 => (mm(210), mm(297), 9),
            Size::A3 => (mm(297), mm(420), 8),
        };
        let (width, height) = match orientation {
            Orientation::Portrait => (short, long),
            Orientation::Landscape => (long, short),
        };
        Self { width, height, code, margins: [0; 4], footer: mm(8), kind: Kind::Form }
    }

    /// The page of a form, with room to bind: on the left, and at the head of paper on its side.
    pub(super) fn form(layout: Layout) -> Self {
        let margins = match layout.orientation {
            Orientation::Portrait => [20, 15, 18, 25],
            Orientation::Landscape => [25, 20, 15, 20],
        };
        Self { margins: margins.map(mm), ..Self::new(layout.size, layout.orientation) }
    }

    /// The page of a record, which is one page a person and has no number.
    pub(super) fn record(layout: Layout) -> Self {
        Self { kind: Kind::Letter { framed: false }, ..Self::form(layout) }
    }

    /// The page of a certificate or a statement.
    pub(super) fn letter(layout: Layout, framed: bool) -> Self {
        let margins = [30, 28, 30, 28].map(mm);
        Self { margins, kind: Kind::Letter { framed }, ..Self::new(layout.size, layout.orientation) }
    }

    /// The page of an official text (GB/T 9704-2012, 5.2): a type area of 156 x 225 mm.
    pub(super) fn official() -> Self {
        let page = Self::new(Size::A4, Orientation::Portrait);
        Self { margins: [37, 26, 35, 28].map(mm), footer: mm(25), kind: Kind::Official, ..page }
    }

    /// The page of a colophon alone: an even one without a number, and without one on the bare page that may
    /// come before it (GB/T 9704-2012, 7.5).
    pub(super) fn colophon() -> Self {
        Self { kind: Kind::Colophon, ..Self::official() }
    }

    /// The width of the type area.
    pub(super) fn inner_width(self) -> usize {
        self.width - self.margins[1] - self.margins[3]
    }

    /// The height of the type area.
    pub(super) fn inner_height(self) -> usize {
        self.height - self.margins[0] - self.margins[2]
    }

    /// What a section says of the page.
    pub(super) fn section(self) -> String {
        let [top, right, bottom, left] = self.margins;
        let Self { width, height, code, footer, kind, .. } = self;
        let footers = match kind {
            Kind::Letter { .. } => r#"<w:footerReference w:type="default" r:id="rIdFooter2"/>"#,
            Kind::Colophon => {
                r#"<w:footerReference w:type="default" r:id="rIdFooter3"/><w:footerReference w:type="even" r:id="rIdFooter3"/><w:type w:val="evenPage"/>"#
            }
            _ => {
                r#"<w:footerReference w:type="default" r:id="rIdFooter1"/><w:footerReference w:type="even" r:id="rIdFooter2"/>"#
            }
        };
        let orientation = if width > height { r#" w:orient="landscape""# } else { "" };
        let frame = if kind == (Kind::Letter { framed: true }) { frame() } else { String::new() };
        let grid = if matches!(kind, Kind::Official | Kind::Colophon) {
            format!(r#"<w:docGrid w:type="linesAndChars" w:linePitch="{LINE}" w:charSpace="-{CHARACTER_SPACE}"/>"#)
        } else {
            String::new()
        };
        format!(
            r#"<w:sectPr>{footers}<w:pgSz w:w="{width}" w:h="{height}"{orientation} w:code="{code}"/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{footer}" w:footer="{footer}" w:gutter="0"/>{frame}<w:cols w:space="425"/>{grid}</w:sectPr>"#
        )
    }
}

fn frame() -> String {
    let side = |(side, style): (&str, &str)| {
        format!(r#"<w:{side} w:val="{style}" w:sz="24" w:space="{FRAME_SPACE}" w:color="A61C1C"/>"#)
    };
    // The thick line lies outside.
    let (head, foot) = ("thickThinSmallGap", "thinThickSmallGap");
    let sides: String = [("top", head), ("left", head), ("bottom", foot), ("right", foot)].map(side).concat();
    format!(r#"<w:pgBorders w:offsetFrom="page">{sides}</w:pgBorders>"#)
}
