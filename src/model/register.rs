//! Who took part in a class, and what is recorded of them. Names people throughout.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use rust_decimal::Decimal;

use super::document::Prose;
use super::person::PersonId;
use super::site::{CategoryId, UnitId, Units};
use crate::source::{Span, Spanned};

/// Who takes part in a class, and what is recorded of them.
#[derive(Debug, Default)]
pub struct Register {
    /// The roster, in the order of the file.
    pub roster: Vec<Enrolment>,
    /// What happened, by date and time.
    pub sessions: Vec<Session>,
    /// Courses done online, by place in the roster.
    pub online: Vec<OnlineRecord>,
    /// Marks, by place in the roster.
    pub marks: BTreeMap<usize, Marks>,
    /// What was handed in.
    pub deliverables: Vec<Deliverable>,
    /// The certificates issued.
    pub certificates: Vec<Certificate>,
}

/// One trainee of a class.
#[derive(Clone, Debug)]
pub struct Enrolment {
    /// Who.
    pub person: PersonId,
    /// The category in this class.
    pub category: Option<CategoryId>,
    /// The cohort, where the class has several.
    pub cohort: Option<String>,
    /// 小组.
    pub group: Option<String>,
    /// Joined on; from the beginning where not said.
    pub from: Option<NaiveDate>,
    /// Left on; until the end where not said.
    pub until: Option<NaiveDate>,
    /// 备注.
    pub note: Option<String>,
    /// Where the row stands.
    pub span: Span,
}

impl Enrolment {
    /// Whether the trainee is in the class on a day.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// Where somebody was during a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 出勤.
    Present,
    /// 迟到.
    Late,
    /// 早退.
    LeftEarly,
    /// 请假.
    Leave,
    /// 旷课.
    Absent,
}

impl Status {
    /// Every status, in the order of the attendance sheet's totals.
    pub const ALL: [Self; 5] = [Self::Present, Self::Late, Self::LeftEarly, Self::Leave, Self::Absent];

    /// The mark on an attendance sheet.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Present => "√",
            Self::Late => "△",
            Self::LeftEarly => "▽",
            Self::Leave => "○",
            Self::Absent => "×",
        }
    }

    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Late => "late",
            Self::LeftEarly => "left-early",
            Self::Leave => "leave",
            Self::Absent => "absent",
        }
    }
}

/// One exception in a session record.
#[derive(Clone, Copy, Debug)]
pub struct AttendanceMark {
    /// The trainee, by place in the roster.
    pub trainee: usize,
    /// What is recorded.
    pub status: Status,
    /// Where it stands.
    pub span: Span,
}

/// What happened in one session.
#[derive(Debug)]
pub struct Session {
    /// The file's name.
    pub id: String,
    /// The day.
    pub date: Spanned<NaiveDate>,
    /// From and to.
    pub time: (NaiveTime, NaiveTime),
    /// 内容.
    pub topic: String,
    /// The key of the track it earns in.
    pub track: String,
    /// 形式.
    pub form: Option<String>,
    /// 授课人.
    pub teacher: Option<String>,
    /// The teacher's position.
    pub position: Option<String>,
    /// 地点.
    pub room: Option<String>,
    /// The cohort that was expected; all where not said.
    pub cohort: Option<String>,
    /// The units whose people were expected; all where none is named.
    pub units: Vec<UnitId>,
    /// Who was not simply present.
    pub exceptions: Vec<AttendanceMark>,
    /// The minutes. May name anyone.
    pub minutes: Prose,
    /// Where the record stands.
    pub span: Span,
}

impl Session {
    /// Whether somebody enrolled, of a unit, was expected: in the class on that day, of the cohort and
    /// of one of the units that the session is for.
    pub fn expects(&self, units: &Units, unit: UnitId, enrolment: &Enrolment) -> bool {
        let cohort = self.cohort.is_none() || self.cohort == enrolment.cohort;
        let invited = self.units.is_empty() || self.units.iter().any(|&above| units.is_within(unit, above));
        cohort && invited && enrolment.covers(self.date.value)
    }

    /// The length in minutes; an end before the start is after midnight.
    pub fn length(&self) -> u32 {
        let minutes = (self.time.1 - self.time.0).num_minutes();
        u32::try_from(minutes.rem_euclid(24 * 60)).unwrap_or(0)
    }
}

/// A course that a trainee did online.
#[derive(Clone, Debug)]
pub struct OnlineRecord {
    /// The trainee, by place in the roster.
    pub trainee: usize,
    /// The course, by place in the course list.
    pub course: usize,
    /// Completed on.
    pub completed: Option<NaiveDate>,
    /// Commented on.
    pub commented: Option<NaiveDate>,
    /// Where the row stands.
    pub span: Span,
}

/// The marks of one trainee, 0 to 100.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// By key of the part; the examination is `exam`.
    pub parts: BTreeMap<String, Spanned<Decimal>>,
    /// The make-up examination.
    pub makeup: Option<Spanned<Decimal>>,
    /// Whether it is recorded that the examination was missed (缺考).
    pub missed: bool,
}

/// Something handed in.
#[derive(Clone, Debug)]
pub struct Deliverable {
    /// The trainee, by place in the roster.
    pub trainee: usize,
    /// The key of the rule's deliverable.
    pub kind: String,
    /// Its title.
    pub title: Option<String>,
    /// Its length in characters.
    pub length: Option<u32>,
    /// Handed in on.
    pub date: Option<NaiveDate>,
    /// Where the row stands.
    pub span: Span,
}

/// A certificate as issued.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// Its number.
    pub number: Spanned<String>,
    /// The trainee, by place in the roster.
    pub trainee: usize,
    /// Issued on.
    pub date: Option<NaiveDate>,
}
