//! What a site says of the run that made it: where its sources stand, and what was found.

use chrono::NaiveDate;

/// Facts of a run, as plain data. None of them is a clock's: the same sources give the same.
#[derive(Clone, Debug, Default)]
pub struct RunFacts {
    /// The last commit of the office's folder, by the first digits of its name, and its day; nothing
    /// where there is no git.
    pub commit: Option<(String, NaiveDate)>,
    /// The fonts of the printed pages, where there are any.
    pub fonts: Vec<String>,
    /// What the run found; said in the office edition only.
    pub remarks: Vec<Remark>,
}

/// A finding in words.
#[derive(Clone, Debug)]
pub struct Remark {
    /// error, warning or note.
    pub severity: &'static str,
    /// Its code.
    pub code: &'static str,
    /// File and line.
    pub place: Option<String>,
    /// What is wrong.
    pub text: String,
    /// How to mend it.
    pub help: Option<String>,
}
