//! What a site says of the run that made it: where its sources stand, and what was found.

use chrono::NaiveDate;

/// Facts of a run, as plain data. None of them is a clock's: the same sources give the same.
#[derive(Clone, Debug, Default)]
pub struct RunFacts {
    /// The last commit of the office's folder, by the first digits of its name, and its day; nothing
    /// where there is no git.
    pub commit: Option<(String, NaiveDate)>,
    /// Whether the sources have changes that are in no commit.
    pub uncommitted: bool,
    /// The fonts of the printed pages, where there are any.
    pub fonts: Vec<String>,
    /// What the run found; said in the office edition only.
    pub remarks: Vec<Remark>,
    /// The findings that are to stand; said in the office edition only.
    pub waivers: Vec<WaiverFacts>,
}

/// A waiver (豁免), and what it lets stand.
#[derive(Clone, Debug)]
pub struct WaiverFacts {
    /// The code of the finding.
    pub code: String,
    /// Why it is to stand.
    pub reason: String,
    /// Its last day.
    pub until: NaiveDate,
    /// File and line of the waiver.
    pub place: String,
    /// Whether such a finding is known only when documents are made, after this page.
    pub is_of_making: bool,
    /// The findings, in words.
    pub stands: Vec<String>,
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
