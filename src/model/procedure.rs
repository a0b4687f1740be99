//! Procedures: what a quality system writes down of how training is done, as text, as a diagram and as steps.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::document::{CodedTitle, Prose};
use super::measure::{Measure, MeasureCut, MeasureKind};
use super::programme::Programme;
use super::time::Period;
use crate::source::{Span, Spanned};

/// A procedure.
#[derive(Clone, Debug)]
pub struct Procedure {
    /// The file's name.
    pub id: String,
    /// The title.
    pub title: Spanned<String>,
    /// Its own code.
    pub code: Option<String>,
    /// 版本.
    pub version: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The day it was issued.
    pub date: Option<Spanned<NaiveDate>>,
    /// The quality records it keeps.
    pub records: Vec<CodedTitle>,
    /// The documents it rests on.
    pub references: Vec<CodedTitle>,
    /// 过程: what belongs to the process as a whole.
    pub process: Option<Process>,
    /// 流程: the steps, in the order in which they are written.
    pub steps: Vec<Step>,
    /// 绩效: what it is measured by.
    pub indicators: Vec<Indicator>,
    /// Paths of pages at which it was before.
    pub aliases: Vec<Spanned<String>>,
    /// The text.
    pub body: Prose,
    /// Where the file stands.
    pub span: Span,
}

impl Procedure {
    /// The steps that a class takes.
    pub fn steps_of(&self, programme: &Programme) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.is_of(programme.family))
    }
}

/// What a procedure is measured by in each year.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// What it is called, where that is not the name of its figure.
    pub name: Option<String>,
    /// Which figure it is.
    pub of: IndicatorOf,
    /// The family of classes that it is of, by its place in the site's; all where none is named.
    pub family: Option<usize>,
    /// Whether the target is the most there may be, not the least.
    pub at_most: bool,
    /// How much is asked: credits, a count, or a share of 1.
    pub target: Decimal,
}

impl Indicator {
    /// The part of the office that it is taken over in a year.
    pub fn cut(&self, year: i32) -> MeasureCut {
        Self::cut_of(self.family, year)
    }

    /// That of one of a family, or of all classes.
    pub fn cut_of(family: Option<usize>, year: i32) -> MeasureCut {
        MeasureCut { family, period: Period::year(year), ..MeasureCut::default() }
    }
}

/// A figure that a procedure is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndicatorOf {
    /// One that is known of the whole office.
    Measure(Measure),
    /// The share of the steps of finished classes that were done in time.
    StepsOnTime,
}

impl IndicatorOf {
    /// What it is counted in.
    pub fn kind(self) -> MeasureKind {
        match self {
            Self::Measure(measure) => measure.kind(),
            Self::StepsOnTime => MeasureKind::Share,
        }
    }
}

/// A process as the "turtle diagram" of a quality system shows it.
#[derive(Clone, Debug)]
pub struct Process {
    /// What it is called.
    pub name: String,
    /// Its fields, in the order of [`ProcessField::ALL`]; those with nothing in them too.
    pub fields: [Vec<String>; 7],
}

/// A field of a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProcessField {
    /// 输入.
    Inputs,
    /// 输出.
    Outputs,
    /// 由谁做.
    Who,
    /// 如何做.
    How,
    /// 使用资源.
    Resources,
    /// 风险和机遇.
    Risks,
    /// 绩效评价.
    Performance,
}

impl ProcessField {
    /// Every field, in the order of the table.
    pub const ALL: [Self; 7] =
        [Self::Inputs, Self::Outputs, Self::Who, Self::How, Self::Resources, Self::Risks, Self::Performance];

    /// Its key in a procedure's head, and the end of the keys of its words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Inputs => "inputs",
            Self::Outputs => "outputs",
            Self::Who => "who",
            Self::How => "how",
            Self::Resources => "resources",
            Self::Risks => "risks",
            Self::Performance => "performance",
        }
    }
}

/// A step of a procedure.
#[derive(Clone, Debug)]
pub struct Step {
    /// By what others name it.
    pub id: Spanned<String>,
    /// What is done.
    pub title: String,
    /// Who does it.
    pub roles: Vec<String>,
    /// What it leaves, as places among the procedure's records.
    pub records: Vec<usize>,
    /// The steps that follow, by their places.
    pub next: Vec<usize>,
    /// The families of classes that take it, by their places in the site's; all where none is named.
    pub families: Vec<usize>,
    /// Which of a class's own files show that it was done; nothing where people alone know.
    pub proof: Option<Proof>,
    /// Until when.
    pub within: Option<Within>,
}

impl Step {
    /// Whether a class of a family takes it.
    pub fn is_of(&self, family: Option<usize>) -> bool {
        self.families.is_empty() || family.is_some_and(|family| self.families.contains(&family))
    }
}

/// A day by which a step is due, told from a class's first or last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Within {
    /// Whether it is told from the last day.
    pub from_end: bool,
    /// How many days after that day; before it where less than 0.
    pub days: i32,
}

impl Within {
    /// The day for a class.
    pub fn day(self, programme: &Programme) -> NaiveDate {
        let from = if self.from_end { programme.end } else { programme.start };
        let days = Days::new(u64::from(self.days.unsigned_abs()));
        let day = if self.days < 0 { from.checked_sub_days(days) } else { from.checked_add_days(days) };
        day.unwrap_or(from)
    }
}

macro_rules! proofs {
    ($($(#[doc = $doc:literal])+ $name:ident = $en:literal $zh:literal;)+) => {
        /// What shows that a class has taken a step.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Proof { $($(#[doc = $doc])+ $name,)+ }

        impl Proof {
            /// Every proof, in the order of the reference.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Its English and Chinese name.
            pub fn names(self) -> [&'static str; 2] {
                match self { $(Self::$name => [$en, $zh],)+ }
            }
        }
    };
}

proofs! {
    /// The class names the item of a work plan that asked for it.
    Plan = "plan" "计划";
    /// Its notice is issued.
    Notice = "notice" "通知";
    /// Somebody is in its roster.
    Roster = "roster" "名单";
    /// It has a schedule.
    Schedule = "schedule" "日程";
    /// A session whose topic or form says that the class is opened, 开班 or 动员, has a record.
    Opening = "opening" "开班动员";
    /// Something of the training was held: a session has a record, or a course was done online.
    Training = "training" "培训";
    /// Every session of its schedule has a record, with who was there.
    Attendance = "attendance" "考勤";
    /// What its trainees hand in is registered.
    Deliverables = "deliverables" "材料";
    /// Rooms and seats of its examination are laid down.
    Seating = "seating" "考场";
    /// Who was admitted to the examination has a mark, or is recorded as missing it.
    Exam = "exam" "考试";
    /// Of everyone it is known whether the class was passed.
    Results = "results" "结论";
    /// It was asked what trainees wished to learn.
    Needs = "needs" "需求调研";
    /// It was evaluated.
    Evaluation = "evaluation" "评估";
    /// Everyone who qualified has a certificate.
    Certificates = "certificates" "证书";
    /// One of the step's records lies among the class's attachments, under its name.
    Paper = "paper" "纸质记录";
}

/// The procedure by which a class is run: the one that it names, the only one that has steps, or of several the first
/// that has a step for the family of the class alone.
pub fn applying<'p>(procedures: &'p [Procedure], programme: &Programme) -> Option<&'p Procedure> {
    if let Some(named) = programme.procedure {
        return procedures.get(named);
    }
    let with_steps: Vec<_> = procedures.iter().filter(|procedure| !procedure.steps.is_empty()).collect();
    let has_own = |procedure: &&&Procedure| {
        procedure.steps.iter().any(|step| !step.families.is_empty() && step.is_of(programme.family))
    };
    match with_steps.as_slice() {
        [only] => Some(only),
        several => several.iter().find(has_own).copied(),
    }
}
