//! Text to syntax, with the place of every value: YAML, lists in CSV, Markdown with front matter.
//!
//! A parser returns what it could read *and* findings; it never stops at the first mistake that it
//! can step over. What the values mean is decided in [`crate::resolve`].

mod cells;
mod cjk;
mod csv;
mod fields;
mod figure;
mod heads;
mod kind;
mod markdown;
mod mending;
mod scalar;
mod yaml;

pub use cells::{WrittenRow, ends_in_quotes, written_rows};
pub use csv::{List, Row};
pub use fields::{Fields, Key, Shape, text_of};
pub use figure::{Step, WrittenFigure, figures};
pub use kind::{Kind, Need};
pub use markdown::{Document, Events, document, head_and_body, prose};
pub use scalar::{choose, date, decimal, duration, integer, month, share, some_share, time_range, whole, yes_no};
pub use yaml::{Node, NodeKind, yaml};
