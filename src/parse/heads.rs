//! Why the first line of a list has none of the columns that are wanted.

use super::cells::Records;
use super::fields::Shape;

/// Lines below the first in which the head is looked for.
const MOST_ABOVE: usize = 20;

/// What is wrong with a list as a whole, so that nothing of it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Nothing stands in it.
    Empty,
    /// A title stands above the head, which is in this line, counted from 1, if it was found.
    Title(Option<usize>),
    /// Its cells are divided by tabs.
    Tabs,
    /// Its cells are divided by semicolons.
    Semicolons,
    /// Its cells are divided by the commas of a Chinese keyboard.
    WideCommas,
}

impl Fault {
    /// What is wrong with a list whose first cells with anything in them are these.
    pub(super) fn of(text: &str, head: &[&str], shape: Shape, required: &[&str]) -> Option<Self> {
        if head.iter().any(|cell| shape.find(cell).is_some()) {
            return None;
        }
        let divided = |marks: &[char]| {
            head.iter().any(|cell| cell.contains(marks) && cell.split(marks).any(|part| shape.find(part).is_some()))
        };
        if head.iter().any(|cell| cell.contains('\t')) {
            return Some(Self::Tabs);
        } else if divided(&[';', '；']) {
            return Some(Self::Semicolons);
        } else if divided(&['，', '、']) {
            return Some(Self::WideCommas);
        }
        let is_single = head.iter().filter(|cell| !cell.is_empty()).count() == 1;
        let line = line_of_head(text, shape, is_single);
        let is_title = line.is_some() || is_single && required.len() > 1;
        is_title.then_some(Self::Title(line))
    }

    /// The key of the sentence that says so.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Title(Some(_)) => "title-above",
            Self::Title(None) => "title",
            Self::Tabs => "tabs",
            Self::Semicolons => "semicolons",
            Self::WideCommas => "wide-commas",
        }
    }
}

/// The line, counted from 1, of the first row that has the names of two columns; below a `single` cell that of one
/// will do, as a list of marks has columns of its own.
fn line_of_head(text: &str, shape: Shape, single: bool) -> Option<usize> {
    let mut records = Records::of(text);
    let mut cells = Vec::new();
    for _ in 0..MOST_ABOVE {
        if !records.next_into(&mut cells) {
            return None;
        }
        let known = cells.iter().filter(|cell| shape.find(&cell.value(text)).is_some()).count();
        if known > 1 || single && known == 1 && cells.len() > 1 {
            let start = cells.first().map_or(0, |cell| cell.start as usize);
            return Some(text.get(..start)?.matches('\n').count() + 1);
        }
    }
    None
}
