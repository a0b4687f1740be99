//! The only writer of disk: a tree of paths and bytes, laid into a folder as one step.

mod cache;
mod commit;
mod create;
mod folder;
mod git;
mod replace;
mod tree;

pub use cache::{Cache, Key};
pub use commit::{Failure, Report, commit, plan};
pub use create::create;
pub use folder::{NotLaid, lay_folder};
pub use git::{merge_lines, set as set_git};
pub use replace::{Replacement, replace, save};
pub use tree::{Refused, Tree, is_writable};

/// The folder below the output that is the program's own.
const OWN: &str = ".xueshi";
