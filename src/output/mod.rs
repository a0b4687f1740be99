//! The only writer of disk: a tree of paths and bytes, laid into a folder as one step.

mod commit;
mod replace;
mod tree;

pub use commit::{Failure, Report, commit, plan};
pub use replace::{Replacement, replace, save};
pub use tree::{Refused, Tree};
