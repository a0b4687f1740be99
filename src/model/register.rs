//! Who took part in a class, and what is recorded of them. Names people throughout.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU16;

use chrono::{NaiveDate, NaiveTime};
use rust_decimal::Decimal;

use super::document::Prose;
use super::ids::{CategoryId, PersonId, UnitId};
use super::questionnaire::Questionnaire;
use super::time::minutes_between;
use super::units::Units;
use crate::source::{Span, Spanned};

/// Who takes part in a class, and what is recorded of them.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// The names of the files in the class's folder that hold errors, `marks.csv`, so that what they lack says
    /// nothing; `sessions` stands for the records of sessions.
    pub unread: BTreeSet<String>,
    /// The file of the roster, if there is one.
    pub roster_file: Option<Span>,
    /// The roster, in the order of the file.
    pub roster: Vec<Enrolment>,
    /// What happened, by date and time.
    pub sessions: Vec<Session>,
    /// Courses done online, ordered by place in the roster.
    pub online: Vec<OnlineRecord>,
    /// Marks, by place in the roster.
    pub marks: BTreeMap<usize, Marks>,
    /// What was handed in, ordered by place in the roster.
    pub deliverables: Vec<Deliverable>,
    /// The certificates issued, ordered by place in the roster.
    pub certificates: Vec<Certificate>,
    /// How it was evaluated (评估).
    pub evaluation: Option<Questionnaire>,
    /// What trainees wished to learn (需求调研).
    pub needs: Option<Questionnaire>,
    /// The papers kept with it, by their paths below its folder of attachments.
    pub attachments: Vec<String>,
}

impl Register {
    /// The courses that one trainee did online.
    pub fn online_of(&self, trainee: usize) -> &[OnlineRecord] {
        of(&self.online, trainee, |record| record.trainee)
    }

    /// What one trainee handed in.
    pub fn deliverables_of(&self, trainee: usize) -> &[Deliverable] {
        of(&self.deliverables, trainee, |found| found.trainee)
    }

    /// The certificates of one trainee, revoked ones too.
    pub fn certificates_of(&self, trainee: usize) -> &[Certificate] {
        of(&self.certificates, trainee, |found| found.trainee)
    }
}

/// The part of a list, ordered by trainee, that is of one.
fn of<T>(list: &[T], trainee: usize, whose: impl Fn(&T) -> usize) -> &[T] {
    let begin = list.partition_point(|found| whose(found) < trainee);
    let end = list.partition_point(|found| whose(found) <= trainee);
    &list[begin..end]
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
    /// When the trainee was in the class, in order; one interval in nearly all cases.
    pub intervals: Vec<Interval>,
    /// Until when the trainee's study was extended (延期至).
    pub extended: Option<Spanned<NaiveDate>>,
    /// Who consented to the extension.
    pub consent: Option<String>,
    /// 备注.
    pub note: Option<String>,
    /// Where the row stands.
    pub span: Span,
}

/// A time in which somebody was in a class, as a member of one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Joined on; from the beginning where not said.
    pub from: Option<NaiveDate>,
    /// Left on; until the end where not said.
    pub until: Option<NaiveDate>,
    /// The unit during that time.
    pub unit: UnitId,
}

impl Interval {
    /// Whether a day falls into it.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Enrolment {
    /// Whether the trainee is in the class on a day.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.intervals.iter().any(|interval| interval.covers(day))
    }

    /// Whether the trainee joined after the beginning, left before the end, or was away between.
    pub fn is_partial(&self) -> bool {
        self.intervals.len() > 1
            || self.intervals.iter().any(|interval| interval.from.is_some() || interval.until.is_some())
    }

    /// The day the trainee joined, where that was not the beginning.
    pub fn joined(&self) -> Option<NaiveDate> {
        self.intervals.first().and_then(|interval| interval.from)
    }

    /// The last day the trainee was of the class, where that was not the end.
    pub fn left(&self) -> Option<NaiveDate> {
        self.intervals.last().and_then(|interval| interval.until)
    }

    /// The unit on a day; outside the intervals that of the nearest one before, else of the first.
    pub fn unit_on(&self, day: NaiveDate) -> Option<UnitId> {
        let inside = self.intervals.iter().find(|interval| interval.covers(day));
        let before = || self.intervals.iter().rev().find(|interval| interval.until.is_some_and(|until| until < day));
        inside.or_else(before).or(self.intervals.first()).map(|interval| interval.unit)
    }

    /// The unit that tables name: the last one.
    pub fn unit(&self) -> Option<UnitId> {
        self.intervals.last().map(|interval| interval.unit)
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

    /// Whether somebody of whom it is recorded came: on leave and absent nobody is there.
    pub fn is_there(self) -> bool {
        !matches!(self, Self::Leave | Self::Absent)
    }

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
    /// How many minutes late or early, if recorded.
    pub minutes: Option<NonZeroU16>,
    /// Where it stands.
    pub span: Span,
}

/// What happened in one session.
#[derive(Clone, Debug)]
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
    /// Where that is said.
    pub cohort_span: Option<Span>,
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
    /// Whether somebody enrolled was expected: in the class on that day, of the cohort and of one of
    /// the units that the session is for.
    pub fn expects(&self, units: &Units, enrolment: &Enrolment) -> bool {
        self.invites(units, enrolment) && enrolment.covers(self.date.value)
    }

    /// Whether somebody is of the cohort and of one of the units that the session is for, in the class
    /// on that day or not.
    pub fn invites(&self, units: &Units, enrolment: &Enrolment) -> bool {
        is_for(self.cohort.as_deref(), &self.units, self.date.value, units, enrolment)
    }

    /// The length in minutes; an end before the start is after midnight.
    pub fn length(&self) -> u32 {
        minutes_between(self.time)
    }
}

/// Whether something on a day, for a cohort and for units, is for somebody.
pub(super) fn is_for(
    cohort: Option<&str>,
    invited: &[UnitId],
    day: NaiveDate,
    units: &Units,
    enrolment: &Enrolment,
) -> bool {
    let of_unit =
        || enrolment.unit_on(day).is_some_and(|unit| invited.iter().any(|&above| units.is_within(unit, above)));
    cohort.is_none_or(|cohort| enrolment.cohort.as_deref() == Some(cohort)) && (invited.is_empty() || of_unit())
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
    /// Where it is recorded that the trainee cheated (作弊).
    pub cheated: Option<Span>,
    /// Whether the trainee is recommended as excellent.
    pub recommended: bool,
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
    /// The number of the certificate it was issued instead of.
    pub replaces: Option<Spanned<String>>,
    /// Whether it was revoked (作废), and what is recorded of that.
    pub revoked: Option<Revocation>,
}

impl Certificate {
    /// Whether it was issued by a day, and not revoked by then.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        let revoked = self.revoked.as_ref().is_some_and(|revoked| revoked.date.is_none_or(|date| date <= day));
        self.date.is_none_or(|date| date <= day) && !revoked
    }
}

/// That a certificate was revoked.
#[derive(Clone, Debug)]
pub struct Revocation {
    /// On which day, if recorded.
    pub date: Option<NaiveDate>,
    /// Why.
    pub reason: Option<String>,
}
