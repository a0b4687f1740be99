//! What a cell looks like.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::view::Align;

/// A typeface, by the name it has on the office's machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Face {
    Song,
    Hei,
    Fang,
}

/// On which side a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Left,
    Middle,
    Right,
    /// Both.
    Full,
}

impl From<Align> for Side {
    fn from(align: Align) -> Self {
        match align {
            Align::Start => Self::Left,
            Align::Center => Self::Middle,
            Align::End => Self::Right,
        }
    }
}

/// How a value is shown, and what a cell takes it for when somebody edits it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// As it is.
    General,
    /// A number as it is.
    Number,
    /// Text though it looks like a number or a day.
    Text,
    /// Text though it looks like a formula.
    Quoted,
    /// A day.
    Day,
    /// A month.
    Month,
    /// A number of so many decimals.
    Fixed(u8),
}

/// The lines around a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    Open,
    Thin,
    /// A part of the frame around a page.
    Frame {
        top: bool,
        bottom: bool,
        left: bool,
        right: bool,
    },
}

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Look {
    pub(super) face: Face,
    /// In half points.
    pub(super) size: u8,
    pub(super) bold: bool,
    pub(super) shaded: bool,
    pub(super) side: Side,
    /// Whether the text begins at the top, where there is room to write.
    pub(super) top: bool,
    pub(super) indent: u8,
    pub(super) rule: Rule,
    pub(super) kind: Kind,
}

impl Look {
    /// Lines around a table.
    pub(super) const PLAIN: Self = Self {
        face: Face::Song,
        size: 21,
        bold: false,
        shaded: false,
        side: Side::Left,
        top: false,
        indent: 0,
        rule: Rule::Open,
        kind: Kind::General,
    };
    /// A cell of a table.
    pub(super) const CELL: Self = Self { rule: Rule::Thin, ..Self::PLAIN };
    /// The head of a column, the name of a box.
    pub(super) const HEAD: Self = Self { bold: true, shaded: true, side: Side::Middle, ..Self::CELL };
    /// The code of a record.
    pub(super) const CODE: Self = Self { side: Side::Right, ..Self::PLAIN };
    /// The title of a sheet.
    pub(super) const TITLE: Self = Self { face: Face::Hei, size: 32, side: Side::Middle, ..Self::PLAIN };
    /// A paragraph of a letter.
    pub(super) const BODY: Self = Self { face: Face::Fang, size: 32, side: Side::Full, top: true, ..Self::PLAIN };

    pub(super) fn on(self, side: Side) -> Self {
        Self { side, ..self }
    }

    pub(super) fn format(self) -> Format {
        let face = match self.face {
            Face::Song => "宋体",
            Face::Hei => "黑体",
            Face::Fang => "仿宋",
        };
        let side = match self.side {
            Side::Left => FormatAlign::Left,
            Side::Middle => FormatAlign::Center,
            Side::Right => FormatAlign::Right,
            Side::Full => FormatAlign::Justify,
        };
        let height = if self.top { FormatAlign::Top } else { FormatAlign::VerticalCenter };
        let format = Format::new().set_font_name(face).set_font_size(f64::from(self.size) / 2.0);
        // A number or an id is not broken into lines: it gets smaller where a machine's font is too wide.
        let format = if self.kind == Kind::General { format.set_text_wrap() } else { format.set_shrink() };
        let mut format = self.lines(format.set_align(side).set_align(height));
        if self.bold {
            format = format.set_bold();
        }
        if self.shaded {
            format = format.set_background_color("#F2F2F2");
        }
        if self.indent > 0 {
            format = format.set_indent(self.indent);
        }
        match self.kind {
            Kind::General | Kind::Number => format,
            Kind::Text => format.set_num_format("@"),
            Kind::Quoted => format.set_num_format("@").set_quote_prefix(),
            Kind::Day => format.set_num_format("yyyy-mm-dd"),
            Kind::Month => format.set_num_format("yyyy-mm"),
            Kind::Fixed(0) => format.set_num_format("0"),
            Kind::Fixed(scale) => format.set_num_format(format!("0.{}", "0".repeat(usize::from(scale)))),
        }
    }

    fn lines(self, format: Format) -> Format {
        match self.rule {
            Rule::Open => format,
            Rule::Thin => format.set_border(FormatBorder::Thin),
            Rule::Frame { top, bottom, left, right } => {
                let line = |wanted| if wanted { FormatBorder::Double } else { FormatBorder::None };
                let format = format.set_border_top(line(top)).set_border_bottom(line(bottom));
                format.set_border_left(line(left)).set_border_right(line(right))
            }
        }
    }
}
