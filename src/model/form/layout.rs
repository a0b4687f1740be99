//! How a form lies on paper.

use serde::Serialize;

/// On which side a column's values stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Text.
    Start,
    /// Short words, dates, marks.
    Center,
    /// Numbers.
    End,
}

/// Which way the paper lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Orientation {
    /// Upright.
    #[default]
    Portrait,
    /// On its side.
    Landscape,
}

/// The size of paper, by ISO 216.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Size {
    /// 210 x 297 mm.
    #[default]
    A4,
    /// 297 x 420 mm.
    A3,
}

/// How a sheet lies on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Layout {
    /// The size of the paper.
    pub size: Size,
    /// Which way it lies.
    pub orientation: Orientation,
    /// After how many rows a new page begins; where nothing is said, when the page is full.
    pub rows: Option<usize>,
}

impl Layout {
    /// How many Chinese characters of the smallest legible size (8 points) fit side by side between
    /// margins of 15 mm: what the widths of a table may add up to.
    pub fn characters(&self) -> u32 {
        let (short, long) = match self.size {
            Size::A4 => (210, 297),
            Size::A3 => (297, 420),
        };
        let width = match self.orientation {
            Orientation::Portrait => short,
            Orientation::Landscape => long,
        };
        // 8 points are 2.82 mm.
        (width - 30) * 100 / 282
    }
}

/// A format in which a document is filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// A page to read and print.
    Html,
    /// A workbook.
    Xlsx,
    /// A text to go on with.
    Docx,
    /// The printed page.
    Pdf,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Html, Self::Xlsx, Self::Docx, Self::Pdf];

    /// Those of a form that fills a workbook of an authority: the workbook itself, and a page to look at.
    pub const OF_TEMPLATE: [Self; 2] = [Self::Html, Self::Xlsx];

    /// The extension of its files, which is also its name on the command line.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }
}
