//! What a site says of the run that made it: where its sources stand, and what was found.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::source::FileId;

/// Facts of a run, as plain data. None of them is a clock's: the same sources give the same.
#[derive(Clone, Debug, Default)]
pub struct RunFacts {
    /// The last commit of the office's folder, by the first digits of its name, and its day; nothing
    /// where there is no git.
    pub commit: Option<(String, NaiveDate)>,
    /// What is known of who changed what; of it the public edition says days only.
    pub changes: Changes,
    /// The fonts of the printed pages, where there are any.
    pub fonts: Vec<String>,
    /// What the run found; said in the office edition only.
    pub remarks: Vec<Remark>,
    /// The findings that are to stand; said in the office edition only.
    pub waivers: Vec<WaiverFacts>,
}

/// What is known of the changes of each file, where there is git; under the file of a class, of all its folder.
pub type Changes = BTreeMap<FileId, ChangeFacts>;

/// What is known of the changes of a file.
#[derive(Clone, Debug)]
pub enum ChangeFacts {
    /// It was committed.
    Committed {
        /// The last commit.
        last: CommitFacts,
        /// The last ones of a class, newest first.
        history: Vec<CommitFacts>,
    },
    /// It is in no commit yet.
    Uncommitted,
}

/// A commit.
#[derive(Clone, Debug)]
pub struct CommitFacts {
    /// Its author's day.
    pub date: NaiveDate,
    /// Who made it: personal data, for the office edition.
    pub author: String,
    /// What was said of it.
    pub subject: String,
    /// Which files of a class it changed, as seen from its folder.
    pub files: Vec<String>,
    /// Whether the history is cut off there: it may all have been long before.
    pub is_cut: bool,
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
