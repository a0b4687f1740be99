//! Rules over records: entries, results and accounts, each with its reason.
//!
//! Pure arithmetic in exact decimals. For each trainee of each class there is a [`Standing`]: its
//! [`Entry`]s are what was earned and where that is recorded, its [`Figures`] are sums over them, and
//! its [`Verdict`] follows from the figures alone, with every [`Condition`] met and unmet.

mod accounts;
mod attendance;
mod certificates;
mod condition;
mod coverage;
mod disclosure;
mod earn;
mod entry;
mod evaluation;
mod facts;
mod figures;
mod formula;
mod honours;
mod indicators;
mod judge;
mod kept;
mod marks;
mod measure;
mod named;
mod order;
mod outlook;
mod paired;
mod paper;
mod plan;
mod remarks;
mod retention;
mod steps;
mod sums;
mod survey;
mod takers;
mod verdict;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kept::Kept;
use rust_decimal::Decimal;

use crate::model::{Class, ClassId, ObjectionOf, Office, PersonId, Status};

pub use accounts::{Account, Cut, Cycle, Posted, enrolments, postings};
pub use attendance::{Tally, credits_of};
pub use certificates::{Issue, Series, issue, misnumbered, reissue, series};
pub use condition::{Condition, ConditionKind, part_title, share, track_name};
pub use coverage::Covered;
pub use disclosure::{AnswerFigures, ChoiceFigures, ClassDisclosure, Completion, Disclosure, ScoreFigures, UnitYear};
pub use entry::{Entry, Half, OutsideWhat, Reason};
pub use evaluation::{AnswerTally, ChoiceQuestion, Choices, ScoredQuestion, Scores};
pub use facts::{latest_extension, study_end};
pub use figures::{Bar, Figures, Holding, Phase, TrackTotal};
pub use formula::{Fault, number};
pub use honours::Honours;
pub use indicators::indicator;
pub use measure::{exam_passed, measure, stated};
pub use outlook::{Chance, Outlook, Spare, outlook};
pub use paired::{Recorded, paired, recorded};
pub use paper::goes_by;
pub use plan::{ItemState, ItemStatus, Planned, plan_items, unplanned};
pub use remarks::{Remarks, remarks};
pub use retention::{Due, DuePlace, Since, due};
pub use steps::{StepStanding, StepState, steps, steps_on_time};
pub use sums::{Duties, Sums};
pub use survey::{Survey, SurveyOf};
pub use takers::{exam_takers, is_admitted};
pub use verdict::{Outcome, Verdict, verdict};

/// Everything that follows from the records.
#[derive(Debug)]
pub struct Ledger {
    /// By class, in the order of the office.
    pub classes: Vec<ClassLedger>,
    /// The accounts of each year and of each longer period, by person.
    pub accounts: BTreeMap<Cycle, BTreeMap<PersonId, Account>>,
    /// What was added up before: many texts ask for figures of the same cuts.
    kept: Kept,
}

impl Ledger {
    /// The ledger of a class.
    pub fn class(&self, id: ClassId) -> &ClassLedger {
        &self.classes[id.0]
    }
}

/// What follows for one class.
#[derive(Debug, Default)]
pub struct ClassLedger {
    /// By place in the roster.
    pub standings: Vec<Standing>,
    /// By session: how many were expected and how many came.
    pub headcounts: Vec<Headcount>,
    /// How many may be excellent.
    pub honours: Honours,
}

/// How many were expected in a session and how many came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Headcount {
    /// 应到.
    pub expected: usize,
    /// 实到: present, late or left early.
    pub came: usize,
}

/// One trainee in one class.
#[derive(Debug)]
pub struct Standing {
    /// Who.
    pub person: PersonId,
    /// Every entry, by date.
    pub entries: Vec<Entry>,
    /// Status by session; nothing where the trainee was not expected.
    pub attendance: Vec<Option<Status>>,
    /// The figures that the trainee is judged by.
    pub figures: Figures,
    /// What follows from them.
    pub verdict: Verdict,
    /// Whether the trainee is one of the excellent.
    pub excellent: bool,
}

impl Standing {
    /// All credits.
    pub fn credits(&self) -> Decimal {
        self.figures.credits()
    }

    /// The credits of a track; nothing where the trainee has no such track.
    pub fn track(&self, key: &str) -> Option<Decimal> {
        self.figures.tracks.iter().find(|track| track.key == key).map(|track| track.credits)
    }

    /// Whether it is known that the trainee did not qualify, or is open although the class is over.
    pub fn fell_short(&self, class: &Class, today: NaiveDate) -> bool {
        match self.verdict.outcome {
            Outcome::Qualified => false,
            Outcome::NotQualified | Outcome::Disqualified => true,
            Outcome::Pending | Outcome::UnderWay | Outcome::Planned => today > class.programme.end,
        }
    }

    /// Whether a notice for objection is of the trainee.
    pub fn is_listed_by(&self, of: ObjectionOf) -> bool {
        match of {
            ObjectionOf::Qualified => self.verdict.outcome == Outcome::Qualified,
            ObjectionOf::Excellent => self.excellent,
        }
    }

    /// The conditions that are not met.
    pub fn unmet(&self) -> impl Iterator<Item = &Condition> {
        self.verdict.conditions.iter().filter(|condition| !condition.met)
    }
}

/// Computes the ledger.
pub fn compute(office: &Office) -> Ledger {
    let classes = order::classes(office);
    let accounts = accounts::accounts(office, &classes);
    Ledger { classes, accounts, kept: Kept::default() }
}
