//! Rules over records: entries, results and yearly accounts, each with its reason.
//!
//! Pure arithmetic in exact decimals. For each trainee of each class there is a [`Standing`] whose
//! totals are sums over its [`Entry`]s, and whose outcome names every [`Condition`] met and unmet.

mod attendance;
mod earn;
#[allow(dead_code, reason = "no rule has a condition yet; its tests use it")]
pub(crate) mod formula;
mod judge;
mod year;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;
use rust_decimal::Decimal;

use crate::model::{Class, ClassId, Office, PersonId, Status};
use crate::source::Span;

use attendance::Attendance;
pub use attendance::Tally;
pub use year::Account;

/// Everything that follows from the records.
#[derive(Debug)]
pub struct Ledger {
    /// By class, in the order of the office.
    pub classes: Vec<ClassLedger>,
    /// The account of each year, by person.
    pub years: BTreeMap<i32, BTreeMap<PersonId, Account>>,
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
    /// The total of each track of the rule that holds for the trainee.
    pub tracks: Vec<TrackTotal>,
    /// Status by session; nothing where the trainee was not expected.
    pub attendance: Vec<Option<Status>>,
    /// How often each status occurred, and what it counts as.
    pub tally: Tally,
    /// The mark of the examination that counts.
    pub exam: Option<Decimal>,
    /// The overall mark.
    pub result: Option<Decimal>,
    /// Every condition of qualifying.
    pub conditions: Vec<Condition>,
    /// What came of it.
    pub outcome: Outcome,
}

impl Standing {
    /// All credits.
    pub fn credits(&self) -> Decimal {
        self.tracks.iter().map(|track| track.credits).sum()
    }

    /// The credits of a track; nothing where the trainee has no such track.
    pub fn track(&self, key: &str) -> Option<Decimal> {
        self.tracks.iter().find(|track| track.key == key).map(|track| track.credits)
    }

    /// The conditions that are not met.
    pub fn unmet(&self) -> impl Iterator<Item = &Condition> {
        self.conditions.iter().filter(|condition| !condition.met)
    }
}

/// The total of a track.
#[derive(Clone, Debug)]
pub struct TrackTotal {
    /// The track's key.
    pub key: String,
    /// Earned: the sum over the entries of the track.
    pub credits: Decimal,
    /// Required.
    pub required: Decimal,
}

/// One entry of the ledger.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The track's key.
    pub track: String,
    /// What it adds; 0 where it only explains why nothing was added.
    pub credits: Decimal,
    /// What it would have added without a cap.
    pub uncapped: Decimal,
    /// The day.
    pub date: NaiveDate,
    /// Why.
    pub reason: Reason,
    /// The lines that made it.
    pub sources: Vec<Span>,
}

/// Why an entry is what it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// Minutes of a session divided by the length of a credit.
    Minutes {
        /// The session's topic.
        topic: String,
        /// How the trainee took part.
        status: Status,
        /// Its length.
        minutes: u32,
        /// The length of one credit.
        credit_minutes: u32,
    },
    /// A session attended, for a fixed number.
    Session {
        /// The session's topic.
        topic: String,
        /// How the trainee took part.
        status: Status,
    },
    /// A session missed, or one that earns nothing as it was attended.
    Missed {
        /// The session's topic.
        topic: String,
        /// What is recorded.
        status: Status,
    },
    /// A course completed.
    Course {
        /// Its title.
        title: String,
    },
    /// A course completed that the rule does not count.
    NotCounted {
        /// Its title.
        title: String,
    },
    /// A course, a recognised class or self-study before the class began or after it ended.
    OutsidePeriod {
        /// Its title.
        title: String,
    },
    /// Every required course completed.
    AllCourses {
        /// How many.
        count: usize,
    },
    /// Some required courses are missing, so that nothing is earned.
    CoursesMissing {
        /// How many are done as required.
        done: usize,
        /// How many there are.
        count: usize,
    },
    /// A class recognised.
    Recognised {
        /// Its title.
        class: String,
    },
    /// Self-study proved.
    SelfStudy {
        /// What proves it.
        evidence: String,
    },
}

/// One condition of qualifying.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// What it asks.
    pub kind: ConditionKind,
    /// Whether it holds.
    pub met: bool,
    /// What there is.
    pub have: Option<Decimal>,
    /// What is needed: at least, or for absences and leaves, fewer than.
    pub need: Decimal,
}

/// What a condition asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConditionKind {
    /// Fewer absences than the limit.
    Absences,
    /// Fewer leaves than the limit.
    Leaves,
    /// The credits of a track, by key.
    Track(String),
    /// So many of a deliverable, by title.
    Deliverable(String),
    /// Being admitted to the examination.
    Admission,
    /// The pass mark of the examination.
    Exam,
    /// The pass mark of the whole.
    Result,
}

impl ConditionKind {
    /// Whether failing it cancels study and examination.
    pub fn disqualifies(&self) -> bool {
        matches!(self, Self::Absences | Self::Leaves)
    }
}

/// What came of somebody's training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// 合格.
    Qualified,
    /// 不合格: a condition is unmet and the class is over.
    NotQualified,
    /// 待评定: the class is over, all is done, and a mark is not recorded yet.
    Pending,
    /// 取消资格.
    Disqualified,
    /// 在学: the class is not over.
    UnderWay,
    /// 未开班.
    Planned,
}

impl Outcome {
    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Qualified => "qualified",
            Self::NotQualified => "not-qualified",
            Self::Pending => "pending",
            Self::Disqualified => "disqualified",
            Self::UnderWay => "under-way",
            Self::Planned => "planned",
        }
    }
}

/// Computes the ledger. Classes that recognise others are computed after them; those in a circle
/// (which is a finding) see nobody recognised.
pub fn compute(office: &Office) -> Ledger {
    let mut done: Vec<Option<ClassLedger>> = office.classes.iter().map(|_| None).collect();
    loop {
        let waiting: Vec<_> = (0..done.len()).filter(|&at| done[at].is_none()).collect();
        let needs = |class: &Class| class.programme.recognises.iter().any(|id| done[id.0].is_none());
        let mut ready: Vec<_> = waiting.iter().copied().filter(|&at| !needs(&office.classes[at])).collect();
        if ready.is_empty() {
            ready = waiting;
        }
        if ready.is_empty() {
            break;
        }
        let computed: Vec<_> =
            ready.into_par_iter().map(|at| (at, class(office, &office.classes[at], &done))).collect();
        for (at, ledger) in computed {
            done[at] = Some(ledger);
        }
    }
    let classes: Vec<_> = done.into_iter().map(Option::unwrap_or_default).collect();
    let years = year::accounts(office, &classes);
    Ledger { classes, years }
}

fn class(office: &Office, class: &Class, done: &[Option<ClassLedger>]) -> ClassLedger {
    let attendance = Attendance::of(office, class);
    let facts = earn::Facts::of(office, class, done);
    let standings = (0..class.register.roster.len())
        .map(|trainee| judge::standing(office, class, trainee, &attendance, &facts))
        .collect();
    ClassLedger { standings, headcounts: attendance.headcounts() }
}
