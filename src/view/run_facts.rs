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
    /// What is other than it was when the site was published last, where the run is asked for it.
    pub since: Option<SinceFacts>,
    /// Whether the sources have changes that are in no commit.
    pub uncommitted: bool,
    /// The fonts of the printed pages, where there are any.
    pub fonts: Vec<String>,
    /// What the run found; said in the office edition only.
    pub remarks: Vec<Remark>,
    /// The findings that are to stand; said in the office edition only.
    pub waivers: Vec<WaiverFacts>,
}

/// What a single document says of its run.
pub(super) static NOTHING: RunFacts = RunFacts {
    commit: None,
    uncommitted: false,
    changes: Changes::new(),
    since: None,
    fonts: Vec::new(),
    remarks: Vec::new(),
    waivers: Vec::new(),
};

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

/// What is other than it was at a commit.
#[derive(Clone, Debug)]
pub struct SinceFacts {
    /// The day of the commit.
    pub date: NaiveDate,
    /// What changed of a class, under its own file, or of a text.
    pub items: BTreeMap<FileId, ItemChange>,
    /// What was removed.
    pub removed: Vec<RemovedItem>,
    /// Other files, as seen from the root; said in the office edition only.
    pub others: Vec<String>,
    /// The commits since, newest first; said in the office edition only.
    pub commits: Vec<CommitFacts>,
}

/// What became of a class or a text.
#[derive(Clone, Debug)]
pub struct ItemChange {
    /// Whether it was not there.
    pub is_new: bool,
    /// Whether what its page tells of it is other.
    pub told: bool,
    /// Whether rosters or records of trainees are.
    pub records: bool,
    /// The day of its last commit; nothing where there is none yet.
    pub date: Option<NaiveDate>,
    /// Who changed it, the last one first; said in the office edition only.
    pub authors: Vec<String>,
    /// Which of its files; said in the office edition only.
    pub files: Vec<String>,
}

/// A class or a text that is not there any more.
#[derive(Clone, Debug)]
pub struct RemovedItem {
    /// The folder it lay in: classes, notices, plans or procedures.
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// When it was removed; nothing where that was not committed.
    pub date: Option<NaiveDate>,
    /// Whether everybody may know that it was there.
    pub was_public: bool,
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
