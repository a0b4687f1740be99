//! What one run is asked to do, validated from the command line.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::model::{Edition, Format};

/// The settings of a run.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder with `content/` and `themes/`.
    pub root: PathBuf,
    /// Where the editions are written.
    pub output: PathBuf,
    /// The day the office is looked at, where the run says so.
    pub today: Option<NaiveDate>,
    /// The editions to build.
    pub editions: Vec<Edition>,
    /// Whether the sources have changes that are in no commit, and are published all the same.
    pub uncommitted: bool,
    /// The formats in which documents are made, as far as this program and this machine can.
    pub formats: Vec<Format>,
    /// The commit since which a page is to tell what changed, where there is one.
    pub since: Option<String>,
}
