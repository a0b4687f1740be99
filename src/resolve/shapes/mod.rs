//! Every key and column of every source file, under its English and Chinese names.

use crate::parse::{Kind, Shape};

/// A shape: of each key its names, what it takes, whether it must be there, and what it is.
macro_rules! shape {
    ($($en:literal $(= $zh:literal)+: $kind:expr, $need:expr, $about_zh:literal, $about_en:literal);* $(;)?) => {
        Shape {
            keys: &[$(Key {
                en: $en,
                zh: &[$($zh),+],
                kind: $kind,
                need: $need,
                about: [$about_en, $about_zh],
            }),*],
        }
    };
}

mod checks;
mod class;
mod forms;
mod privacy;
mod procedures;
mod records;
mod rule_parts;
mod rules;
mod site;
mod surveys;
mod texts;

pub(in crate::resolve) use checks::*;
pub(in crate::resolve) use class::*;
pub(in crate::resolve) use forms::*;
pub(in crate::resolve) use privacy::*;
pub(in crate::resolve) use procedures::*;
pub(in crate::resolve) use records::*;
pub(in crate::resolve) use rule_parts::*;
pub use rules::WAY_USES;
pub(in crate::resolve) use rules::*;
pub(in crate::resolve) use site::*;
pub(in crate::resolve) use surveys::*;
pub(in crate::resolve) use texts::*;

/// A number as readers take it.
const NUMBER: Kind = Kind::Decimal(1_000_000);
/// A whole number as readers take it.
const WHOLE: Kind = Kind::Whole(0, 1_000_000);

/// One source format: where it lies and what it holds.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// The path below `content/`, or the key it stands under.
    pub place: &'static str,
    /// Its keys or columns.
    pub shape: Shape,
}

/// Every format, in the order of the reference.
pub const FORMATS: &[Format] = &[
    Format { place: "site.yaml", shape: SITE },
    Format { place: "site.yaml: categories", shape: CATEGORY },
    Format { place: "site.yaml: families", shape: FAMILY },
    Format { place: "site.yaml: terms", shape: TERM },
    Format { place: "site.yaml: coverage", shape: COVERAGE },
    Format { place: "site.yaml: privacy", shape: PRIVACY },
    Format { place: "site.yaml: privacy.retention", shape: RETENTION },
    Format { place: "site.yaml: evaluation", shape: EVALUATION },
    Format { place: "site.yaml: checks", shape: CHECKS },
    Format { place: "site.yaml: publish", shape: TARGET },
    Format { place: "waivers", shape: WAIVER },
    Format { place: "calendar.yaml", shape: CALENDAR },
    Format { place: "calendar.yaml: holidays", shape: HOLIDAY },
    Format { place: "units.yaml", shape: UNIT },
    Format { place: "people/*.csv", shape: PERSON },
    Format { place: "rules/*.yaml", shape: RULE },
    Format { place: "rules/*.yaml: tracks", shape: TRACK },
    Format { place: "rules/*.yaml: tracks.earn", shape: WAY },
    Format { place: "rules/*.yaml: statuses", shape: STATUS },
    Format { place: "rules/*.yaml: disqualify", shape: DISQUALIFY },
    Format { place: "rules/*.yaml: exam", shape: EXAM },
    Format { place: "rules/*.yaml: result", shape: RESULT },
    Format { place: "rules/*.yaml: deliverables", shape: DELIVERABLE_RULE },
    Format { place: "rules/*.yaml: categories", shape: TERMS },
    Format { place: "rules/*.yaml: decimals", shape: DECIMALS },
    Format { place: "rules/*.yaml: course_scale", shape: SCALE },
    Format { place: "rules/*.yaml: exam.makeup", shape: MAKEUP },
    Format { place: "rules/*.yaml: result.parts", shape: PART },
    Format { place: "rules/*.yaml: grades", shape: BAND },
    Format { place: "rules/*.yaml: excellent", shape: EXCELLENT },
    Format { place: "rules/*.yaml: window", shape: WINDOW },
    Format { place: "rules/*.yaml: interval", shape: INTERVAL },
    Format { place: "rules/*.yaml: prerequisites", shape: PREREQUISITE },
    Format { place: "rules/*.yaml: bars", shape: BARS },
    Format { place: "rules/*.yaml: conditions", shape: CONDITION },
    Format { place: "rules/*.yaml: certificate", shape: CERTIFICATE_RULE },
    Format { place: "rules/*.yaml: account", shape: ACCOUNT },
    Format { place: "rules/*.yaml: examples", shape: EXAMPLE },
    Format { place: "rules/*.yaml: examples.given", shape: GIVEN },
    Format { place: "rules/*.yaml: examples.expect", shape: EXPECT },
    Format { place: "forms/*.yaml", shape: FORM },
    Format { place: "forms/*.yaml: columns", shape: FORM_COLUMN },
    Format { place: "forms/*.yaml: boxes", shape: FORM_BOX },
    Format { place: "forms/*.yaml: tables", shape: FORM_TABLE },
    Format { place: "forms/*.yaml: head", shape: FORM_HEAD },
    Format { place: "forms/*.yaml: title, notes, signatures", shape: WORDS },
    Format { place: "notices/*.md, classes/*/notice.md", shape: NOTICE },
    Format { place: "notices/*.md: attachments", shape: ATTACHMENT },
    Format { place: "notices/*.md: objection", shape: SHOWN },
    Format { place: "plans/*.md", shape: PLAN },
    Format { place: "plans/*.md: items", shape: PLAN_ITEM },
    Format { place: "plans/*.md: tasks", shape: TASK },
    Format { place: "procedures/*.md", shape: PROCEDURE },
    Format { place: "procedures/*.md: records, references", shape: CODED_TITLE },
    Format { place: "terms/*.md", shape: SUMMARY },
    Format { place: "terms/*.accepted.csv", shape: ACCEPTED },
    Format { place: "procedures/*.md: process", shape: PROCESS },
    Format { place: "procedures/*.md: flow", shape: STEP },
    Format { place: "procedures/*.md: indicators", shape: INDICATOR },
    Format { place: "classes/*/class.yaml", shape: CLASS },
    Format { place: "classes/*/class.yaml: deadlines", shape: DEADLINE },
    Format { place: "classes/*/class.yaml: quotas", shape: QUOTA },
    Format { place: "classes/*/class.yaml: exam", shape: EXAM_PLAN },
    Format { place: "classes/*/class.yaml: exam.rooms", shape: EXAM_ROOM },
    Format { place: "classes/*/class.yaml: evaluation", shape: SCORE_SCALE },
    Format { place: "classes/*/class.yaml: objections", shape: OBJECTION },
    Format { place: "classes/*/class.yaml: objections.contact", shape: CONTACT },
    Format { place: "classes/*/schedule.yaml", shape: SLOT },
    Format { place: "classes/*/courses.csv", shape: COURSE },
    Format { place: "classes/*/roster.csv", shape: ROSTER },
    Format { place: "classes/*/sessions/*.md", shape: SESSION },
    Format { place: "classes/*/attendance.csv", shape: TRAINEE },
    Format { place: "classes/*/online.csv", shape: ONLINE },
    Format { place: "classes/*/marks.csv", shape: MARKS },
    Format { place: "classes/*/deliverables.csv", shape: DELIVERABLE },
    Format { place: "classes/*/certificates.csv", shape: CERTIFICATE },
    Format { place: "classes/*/evaluation.csv", shape: EVALUATION_LIST },
    Format { place: "classes/*/needs.csv", shape: NEEDS_LIST },
];

/// One kind of source file: where such files lie, and what a whole one holds.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// What its schema goes by.
    pub name: &'static str,
    /// The path below `content/`, as in [`FORMATS`].
    pub place: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// What it is, in English and Chinese.
    pub about: [&'static str; 2],
}

/// What a whole file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// One map, in a file of YAML or before a text.
    Map,
    /// A list of maps.
    Maps,
    /// Rows below a head; other columns too where it is open.
    Rows {
        /// Whether there may be columns that the shape does not know.
        open: bool,
    },
}

macro_rules! sources {
    ($($name:literal $place:literal $holds:expr, $zh:literal, $en:literal;)+) => {
        &[$(Source { name: $name, place: $place, holds: $holds, about: [$en, $zh] },)+]
    };
}

/// Every kind of source file, in the order of [`FORMATS`].
pub const SOURCES: &[Source] = sources! {
    "site" "site.yaml" Holds::Map, "总设置", "The settings of the office";
    "calendar" "calendar.yaml" Holds::Map, "假日和调休", "Holidays, and the days that make up for them";
    "units" "units.yaml" Holds::Maps, "单位树", "The tree of units";
    "people" "people/*.csv" Holds::Rows { open: false }, "人员名册", "The register of people";
    "rule" "rules/*.yaml" Holds::Map, "考核规则", "A rule by which trainees are judged";
    "form" "forms/*.yaml" Holds::Map, "表册的定义", "The definition of a form";
    "notice" "notices/*.md, classes/*/notice.md" Holds::Map, "通知的设置部分", "The head of a notice";
    "plan" "plans/*.md" Holds::Map, "工作计划的设置部分", "The head of a work plan";
    "procedure" "procedures/*.md" Holds::Map, "工作程序的设置部分", "The head of a procedure";
    "term" "terms/*.md" Holds::Map, "总结的设置部分", "The head of a summary";
    "accepted" "terms/*.accepted.csv" Holds::Rows { open: false }, "总结里认可的数", "The figures of a summary that were agreed to";
    "class" "classes/*/class.yaml" Holds::Map, "班次", "A class";
    "schedule" "classes/*/schedule.yaml" Holds::Maps, "日程", "The schedule of a class";
    "courses" "classes/*/courses.csv" Holds::Rows { open: false }, "线上课程列表", "The online courses of a class";
    "roster" "classes/*/roster.csv" Holds::Rows { open: false }, "学员名单", "The roster of a class";
    "session" "classes/*/sessions/*.md" Holds::Map, "培训记录的设置部分", "The head of the record of a session";
    "attendance" "classes/*/attendance.csv" Holds::Rows { open: true }, "签到表", "An attendance sheet";
    "online" "classes/*/online.csv" Holds::Rows { open: false }, "线上学习记录", "What was learnt online";
    "marks" "classes/*/marks.csv" Holds::Rows { open: true }, "成绩", "Marks";
    "deliverables" "classes/*/deliverables.csv" Holds::Rows { open: false }, "交来的材料", "What was handed in";
    "certificates" "classes/*/certificates.csv" Holds::Rows { open: false }, "证书", "Certificates";
    "evaluation" "classes/*/evaluation.csv" Holds::Rows { open: true }, "培训评估的答卷", "Answers of an evaluation";
    "needs" "classes/*/needs.csv" Holds::Rows { open: true }, "需求调研的答卷", "Answers about needs";
};
