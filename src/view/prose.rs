//! Prose as blocks of runs, for the formats that are not HTML.

mod making;
mod notes;
mod pictures;

use serde::Serialize;

use super::drawing::Drawing;
use super::table::Align;
use crate::source::Span;

pub(super) use making::blocks;
pub use making::position;

/// How many pixels a picture on paper may have: more than a telephone takes, and far less than would fill the memory
/// of an office's machine. A few bytes can claim to be any size.
const MOST_PIXELS: u64 = 64_000_000;

/// What a block counts for beside its characters where it is asked how much a text is to set: a block, and a cell of a
/// table, take as long to lay out as so many characters.
const OF_BLOCK: usize = 50;
const OF_CELL: usize = 80;

/// A paragraph, or what stands in the place of one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading.
    Heading {
        /// Its level in an official text: 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）; where it is
        /// not numbered so, by its depth.
        level: usize,
        /// What it says.
        text: Vec<Run>,
    },
    /// A paragraph.
    Paragraph {
        /// What it says.
        text: Vec<Run>,
        /// How many lists it stands in.
        depth: usize,
    },
    /// The first paragraph of an entry of a list.
    Item {
        /// Its number with its point, a dot, or the box of what is to be done or is.
        mark: String,
        /// What it says.
        text: Vec<Run>,
        /// How many other lists the list stands in.
        depth: usize,
    },
    /// A table.
    Table {
        /// On which side the values of each column stand.
        aligns: Vec<Align>,
        /// The heads.
        head: Vec<Vec<Run>>,
        /// The rows.
        rows: Vec<Vec<Vec<Run>>>,
    },
    /// A picture in a paragraph of its own.
    Picture {
        /// The file, below the content folder.
        path: String,
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
        /// What it shows, for whom it can't be seen.
        alt: String,
        /// What stands below it.
        caption: String,
        /// Where its author put it.
        #[serde(skip)]
        span: Span,
    },
    /// A drawing, with a table behind it that says the same, which is enough where a format can't draw.
    Drawing {
        /// The drawing.
        drawing: Drawing,
        /// What it shows, for whom it can't be seen.
        alt: String,
    },
    /// Text as it stands, line by line.
    Code {
        /// The lines.
        text: String,
    },
    /// A line across.
    Rule,
}

impl Block {
    /// Whether it is a picture too large to be printed.
    pub fn is_too_large(&self) -> bool {
        match self {
            Self::Picture { width, height, .. } => u64::from(*width) * u64::from(*height) > MOST_PIXELS,
            _ => false,
        }
    }

    /// How much there is to set, in characters.
    pub fn weight(&self) -> usize {
        let cells =
            |rows: &[Vec<Vec<Run>>]| rows.iter().flatten().map(|cell| OF_CELL + characters(cell)).sum::<usize>();
        OF_BLOCK
            + match self {
                Self::Heading { text, .. } | Self::Paragraph { text, .. } | Self::Item { text, .. } => characters(text),
                Self::Table { head, rows, .. } => cells(rows) + cells(std::slice::from_ref(head)),
                Self::Code { text } => text.chars().count(),
                Self::Picture { caption, .. } => caption.chars().count(),
                Self::Drawing { .. } | Self::Rule => 0,
            }
    }

    /// The columns of a table; none of any other block.
    pub fn columns(&self) -> usize {
        match self {
            Self::Table { head, rows, .. } => rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or_default(),
            _ => 0,
        }
    }
}

/// Text of one look.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Run {
    /// What it says; a line break is `\n`.
    pub text: String,
    /// Whether it stands out.
    pub strong: bool,
    /// Whether it is stressed.
    pub emphasis: bool,
    /// Whether it is struck out.
    pub struck: bool,
    /// Where it leads.
    pub link: Option<String>,
    /// The level of a head that runs into its paragraph, **（一）压实责任。**: 2 for （一）, 3 for 1..
    pub head: Option<usize>,
    /// A footnote that is called for here, in place of the text.
    pub note: Option<Vec<Run>>,
}

fn characters(runs: &[Run]) -> usize {
    let note = |run: &Run| run.note.as_deref().map_or(0, characters);
    runs.iter().map(|run| run.text.chars().count() + note(run)).sum()
}

#[cfg(test)]
mod tests {
    use crate::model::Prose;
    use crate::source::Sources;

    /// A text as its author wrote it, for the tests of the modules below.
    pub(super) fn prose(text: &str) -> Prose {
        let sources = Sources::in_memory([("a.md", text)]);
        let file = sources.find("a.md").expect("the file was just added");
        Prose::new(crate::parse::prose(file, text, 0, &mut Vec::new()))
    }
}
