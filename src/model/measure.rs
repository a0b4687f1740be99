//! Figures about classes and people, each defined once, and the cut of the office that one is taken over.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::ids::{CategoryId, ClassId, UnitId};
use super::units::Units;
use super::{Class, Enrolment};
use crate::source::Span;

/// What a [`Measure`] is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureKind {
    /// A whole number.
    Count,
    /// Credits.
    Credits,
    /// A share of 1, said in per cent.
    Share,
    /// A day.
    Day,
    /// Words.
    Words,
}

/// What a measure can be asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureOf {
    /// One class.
    Class,
    /// Any cut of the office.
    Any,
    /// The people of a year.
    Year,
}

macro_rules! measures {
    ($($(#[doc = $doc:literal])+ $name:ident = $en:literal $zh:literal $kind:ident $of:ident;)+) => {
        /// A figure about classes and the people in them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Measure { $($(#[doc = $doc])+ $name,)+ }

        /// Every measure, in the order of the reference.
        pub const MEASURES: &[Measure] = &[$(Measure::$name,)+];

        impl Measure {
            /// Its English and Chinese name.
            pub fn names(self) -> [&'static str; 2] {
                match self { $(Self::$name => [$en, $zh],)+ }
            }

            /// What it is counted in.
            pub fn kind(self) -> MeasureKind {
                match self { $(Self::$name => MeasureKind::$kind,)+ }
            }

            /// What it can be asked of.
            pub fn of(self) -> MeasureOf {
                match self { $(Self::$name => MeasureOf::$of,)+ }
            }
        }
    };
}

measures! {
    /// The title of a class.
    Title = "title" "名称" Words Class;
    /// Its first day.
    Start = "start" "开始" Day Class;
    /// Its last day.
    End = "end" "结束" Day Class;
    /// The credits of its schedule; nothing where lines are for some of the trainees only.
    Scheduled = "scheduled_credits" "计划学时" Credits Class;
    /// The credits that its rule asks for, over all tracks.
    Required = "required_credits" "规定学时" Credits Class;
    /// Classes that have begun.
    Classes = "classes" "班次数" Count Any;
    /// Sessions held.
    Sessions = "sessions" "培训次数" Count Any;
    /// Enrolments: who is in two classes counts twice.
    Trainees = "trainees" "参训人次" Count Any;
    /// Distinct people enrolled.
    People = "people" "参训人数" Count Any;
    /// Times that somebody came to a session: present, late or left early.
    Attendances = "attendances" "到课人次" Count Any;
    /// Those of the times that somebody was expected.
    AttendanceRate = "attendance_rate" "出勤率" Share Any;
    /// Credits earned, of all enrolments.
    PersonCredits = "person_credits" "人次学时" Credits Any;
    /// Enrolments with a mark of an examination.
    ExamTakers = "exam_takers" "参考人数" Count Any;
    /// Those of them that passed it.
    ExamPassed = "exam_passed" "考试及格人数" Count Any;
    /// The same as a share of those with a mark.
    ExamPassRate = "exam_pass_rate" "考试及格率" Share Any;
    /// Enrolments that are qualified.
    Qualified = "qualified" "合格人数" Count Any;
    /// Enrolments that are not, those disqualified among them.
    NotQualified = "not_qualified" "不合格人数" Count Any;
    /// The qualified, of those of whom it is known.
    PassRate = "pass_rate" "合格率" Share Any;
    /// The excellent among the qualified.
    Excellent = "excellent" "优秀人数" Count Any;
    /// Certificates that are valid.
    Certificates = "certificates" "证书数" Count Any;
    /// People of the registers of whom a number of credits is required in the year.
    Bound = "bound" "应修人数" Count Year;
    /// Those of them who have reached it.
    Reached = "reached" "达标人数" Count Year;
    /// The same as a share.
    ReachedRate = "reached_rate" "达标率" Share Year;
}

/// What a measure is worth.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// A whole number.
    Count(usize),
    /// Credits.
    Credits(Decimal),
    /// A share of 1.
    Share(Decimal),
    /// A day.
    Day(NaiveDate),
    /// Words.
    Words(String),
}

/// The part of an office that a measure is taken over. What is not said does not cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MeasureCut {
    /// One class.
    pub class: Option<ClassId>,
    /// A family of classes, by place in the site's.
    pub family: Option<usize>,
    /// The people of a unit and of those below it.
    pub unit: Option<UnitId>,
    /// The people of a category.
    pub category: Option<CategoryId>,
    /// A calendar year: sessions and credits of its days, and what came of the classes that end in it.
    pub year: Option<i32>,
}

impl MeasureCut {
    /// Whether a class is part of it, its year left aside.
    pub fn has_class(&self, id: ClassId, class: &Class) -> bool {
        self.class.is_none_or(|only| only == id) && (self.family.is_none() || self.family == class.programme.family)
    }

    /// Whether an enrolment is part of it.
    pub fn has_enrolment(&self, units: &Units, enrolment: &Enrolment) -> bool {
        let in_unit = |unit| enrolment.unit().is_some_and(|own| units.is_within(own, unit));
        self.unit.is_none_or(in_unit) && (self.category.is_none() || self.category == enrolment.category)
    }

    /// Whether a day is part of it.
    pub fn has_day(&self, day: NaiveDate) -> bool {
        self.year.is_none_or(|year| day.year() == year)
    }

    /// Whether it is of some of the people of its classes only.
    pub fn divides_people(&self) -> bool {
        self.unit.is_some() || self.category.is_some()
    }
}

/// A figure in prose, whose value stands in place of what its author wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct LiveFigure {
    /// The event of the prose that it takes the place of.
    pub event: usize,
    /// What it is.
    pub measure: Measure,
    /// Over what.
    pub cut: MeasureCut,
    /// Where it stands.
    pub span: Span,
}
