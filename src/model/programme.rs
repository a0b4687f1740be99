//! What is announced of a class. Names no trainee.

use chrono::{Datelike, NaiveDate, NaiveTime};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::asserted::Expectation;
use super::document::Notice;
use super::ids::{ClassId, RuleId, UnitId};
use super::objection::Objection;
use super::plan::PlanId;
use super::register::{Enrolment, is_for};
use super::time::{Period, minutes_between};
use super::units::Units;
use crate::source::{Span, Spanned};

/// What is announced of a class. Holds no trainee.
#[derive(Clone, Debug)]
pub struct Programme {
    /// The folder's name.
    pub id: String,
    /// The title.
    pub title: Spanned<String>,
    /// The index into the site's families.
    pub family: Option<usize>,
    /// The rule.
    pub rule: RuleId,
    /// The code of the class, for numbers of certificates.
    pub code: Option<String>,
    /// The run of the training (期次).
    pub batch: Option<String>,
    /// The first day.
    pub start: NaiveDate,
    /// The last day.
    pub end: NaiveDate,
    /// 主办.
    pub organiser: Option<String>,
    /// 承办.
    pub host: Option<String>,
    /// 地点.
    pub place: Option<String>,
    /// 对象, in words.
    pub audience: Option<String>,
    /// What it is about, in a few words.
    pub content: Option<String>,
    /// The units whose people it is for.
    pub units: Vec<UnitId>,
    /// 名额, by unit.
    pub quotas: Vec<Quota>,
    /// When and where the examination is, where it is written in rooms.
    pub exam: Option<ExamPlan>,
    /// 班主任.
    pub manager: Option<String>,
    /// What is due when.
    pub deadlines: Vec<Deadline>,
    /// The item of a work plan that asked for it.
    pub plan: Option<PlanReference>,
    /// The procedure that it names, by its place.
    pub procedure: Option<usize>,
    /// Classes whose qualified trainees are recognised here.
    pub recognises: Vec<ClassId>,
    /// Words by which it is found with others.
    pub tags: Vec<Spanned<String>>,
    /// Paths of pages at which it was before.
    pub aliases: Vec<Spanned<String>>,
    /// Lists that are public for some days, so that anybody can object.
    pub objections: Vec<Objection>,
    /// The class's own notice.
    pub notice: Option<Notice>,
    /// The schedule, by date and time, without what was cancelled.
    pub schedule: Vec<Slot>,
    /// Lines of the schedule that were cancelled; nothing counts them.
    pub cancelled: Vec<Slot>,
    /// The course list.
    pub courses: Vec<Course>,
    /// What must come out of it.
    pub expected: Vec<Expectation>,
    /// Where `class.yaml` stands.
    pub span: Span,
}

impl Programme {
    /// Whether it has a day in some years, both counted.
    pub fn runs_in(&self, from: i32, to: i32) -> bool {
        self.start.year() <= to && from <= self.end.year()
    }

    /// Its days.
    pub fn period(&self) -> Period {
        Period { from: self.start, to: self.end }
    }

    /// Who runs it in the words of the records: 承办, or 主办 where nobody else is named.
    pub fn run_by(&self) -> Option<&str> {
        self.host.as_deref().or(self.organiser.as_deref())
    }

    /// The credits of all lines of the schedule.
    pub fn planned(&self) -> Decimal {
        self.schedule.iter().map(|slot| slot.credits).sum()
    }

    /// The credits of the schedule; nothing where there is none, or where it is not for everyone and so adds
    /// up to nobody's credits.
    pub fn scheduled(&self) -> Option<Decimal> {
        let divided = self.schedule.iter().any(|slot| !slot.units.is_empty() || slot.cohort.is_some());
        (!divided && !self.schedule.is_empty()).then(|| self.planned())
    }

    /// The courses somebody of a cohort has: those for the cohort and those for all.
    pub fn courses_for<'a>(&'a self, cohort: Option<&'a str>) -> impl Iterator<Item = (usize, &'a Course)> {
        self.courses
            .iter()
            .enumerate()
            .filter(move |(_, course)| course.cohort.as_deref().is_none_or(|only| Some(only) == cohort))
    }
}

/// The seats given to a unit (名额). A kind that is not said has none set aside.
#[derive(Clone, Debug)]
pub struct Quota {
    /// The unit.
    pub unit: UnitId,
    /// Seats for staff.
    pub staff: Option<u32>,
    /// Seats for students.
    pub students: Option<u32>,
    /// Where it stands.
    pub span: Span,
}

impl Quota {
    /// All seats.
    pub fn seats(&self) -> u32 {
        self.staff.unwrap_or(0).saturating_add(self.students.unwrap_or(0))
    }
}

/// When and where an examination is held.
#[derive(Clone, Debug)]
pub struct ExamPlan {
    /// The day.
    pub date: Option<Spanned<NaiveDate>>,
    /// From and to.
    pub time: Option<(NaiveTime, NaiveTime)>,
    /// One invigilator for so many people.
    pub people_an_invigilator: u32,
    /// The rooms, in the order in which they are filled.
    pub rooms: Vec<ExamRoom>,
    /// Where it stands.
    pub span: Span,
}

/// A room of an examination (考场).
#[derive(Clone, Debug)]
pub struct ExamRoom {
    /// Its name.
    pub room: String,
    /// How many people it seats.
    pub seats: u32,
    /// 监考.
    pub invigilators: Vec<String>,
    /// Where it stands.
    pub span: Span,
}

/// Something due on a day.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// What.
    pub title: String,
    /// When.
    pub date: Spanned<NaiveDate>,
    /// When it was done.
    pub done: Option<Spanned<NaiveDate>>,
    /// How many working days its review takes, where that is not as usual.
    pub review: Option<u32>,
}

/// An item of a work plan.
#[derive(Clone, Debug)]
pub struct PlanReference {
    /// The plan.
    pub plan: PlanId,
    /// The item's number, `2.5`.
    pub item: Option<String>,
}

/// One line of the schedule.
#[derive(Clone, Debug)]
pub struct Slot {
    /// The day.
    pub date: Spanned<NaiveDate>,
    /// From and to.
    pub time: Option<(NaiveTime, NaiveTime)>,
    /// 内容.
    pub topic: String,
    /// 形式.
    pub form: Option<String>,
    /// 授课人.
    pub teacher: Option<String>,
    /// The teacher's position.
    pub position: Option<String>,
    /// Credits planned.
    pub credits: Decimal,
    /// 地点.
    pub room: Option<String>,
    /// The key of the track it earns in.
    pub track: Option<String>,
    /// The cohort it is for; all where not said.
    pub cohort: Option<String>,
    /// The units it is for; all where none is named.
    pub units: Vec<UnitId>,
    /// When it was first to be, and each later time but the last, in the order of the changes.
    pub moved: Vec<Moved>,
}

/// A day on which a line of the schedule was to be, and from when to when.
pub type Moved = (NaiveDate, Option<(NaiveTime, NaiveTime)>);

impl Slot {
    /// The length in minutes; of a line without a time that of its credits.
    pub fn length(&self, credit_minutes: u32) -> u32 {
        self.time.map_or_else(
            || (self.credits * Decimal::from(credit_minutes)).round().to_u32().unwrap_or(0),
            minutes_between,
        )
    }

    /// Whether somebody of the roster is of the cohort and of one of the units that it is for.
    pub fn invites(&self, units: &Units, enrolment: &Enrolment) -> bool {
        is_for(self.cohort.as_deref(), &self.units, self.date.value, units, enrolment)
    }
}

/// Whether a course must be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CourseKind {
    /// 必修.
    Required,
    /// 选修.
    Elective,
}

/// A course of the course list.
#[derive(Clone, Debug)]
pub struct Course {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// 主讲人.
    pub teacher: Option<String>,
    /// Credits.
    pub credits: Decimal,
    /// 必修 or 选修.
    pub kind: CourseKind,
    /// The cohort it is for; all where not said.
    pub cohort: Option<String>,
    /// Where it stands.
    pub span: Span,
}
