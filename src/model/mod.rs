//! What an office knows, as plain values: people, units, rules, classes and documents.
//!
//! Nothing here computes and nothing here knows a file format. Ids are indices into the office's own
//! lists, so that a reference can't dangle. What the public edition may say of a class is kept in
//! [`Programme`], apart from the [`Register`], which names people.

mod asserted;
mod calendar;
mod coverage;
mod document;
mod form;
mod formula;
mod ids;
mod measure;
mod objection;
mod person;
mod plan;
mod privacy;
mod procedure;
mod programme;
mod questionnaire;
mod register;
mod rule;
mod site;
mod target;

mod term;
mod time;
mod units;

pub use asserted::{Bound, Checks, Expectation, Waiver, WaiverOf, Weight};
pub use calendar::{Calendar, Holiday};
pub use coverage::{Coverage, CoveredBy};
pub use document::{Attachment, AttachmentTarget, CodedTitle, Notice, Prose, WITHIN};
pub use form::{
    Align, BoxContent, Content, FieldKind, Filing, Form, FormBox, FormColumn, FormFact, FormField, FormId, FormShape,
    Format, Forms, HeadFact, HeadValue, Layout, Orientation, RowSource, Scope, SheetBy, Size, SubTable, TableShape,
    When, Words, WordsPart, parts,
};
pub use formula::{Arithmetic, Comparison, Expression, FIGURES, FaultKind, Figure, Formula, Value, ValueKind};
pub use ids::{CategoryId, ClassId, PersonId, RuleId, UnitId};
pub use measure::{Amount, LiveFigure, MEASURES, Measure, MeasureCut, MeasureKind, MeasureOf, per_cent};
pub use objection::{Contact, Objection, ObjectionOf, Run, Shown};
pub use person::{Person, mask};
pub use plan::{ItemAsked, Plan, PlanId, PlanItem, PlanPart, Task};
pub use privacy::{Kept, NameShown, Privacy, Retention};
pub use procedure::{Indicator, IndicatorOf, Procedure, Process, ProcessField, Proof, Step, Within, applying};
pub use programme::{Course, CourseKind, Deadline, ExamPlan, ExamRoom, Moved, PlanReference, Programme, Quota, Slot};
pub use questionnaire::{
    Answer, Evaluation, Party, Question, QuestionKind, Questionnaire, Reply, Respondents, ScoreScale, Stage,
};
pub use register::{
    AttendanceMark, Certificate, Deliverable, Enrolment, Interval, Marks, OnlineRecord, Register, Revocation, Session,
    Status,
};
pub use rule::{
    AccountRule, Band, Bars, By, CertificateRule, Decimals, DeliverableRule, Disqualify, Duration, Exam, Example,
    Excellent, ExcellentBase, Expected, Extent, FormulaRule, Given, IntervalRule, Limits, Makeup, Outside, Part,
    Pattern, Piece, Posting, Prerequisite, RequiredCredits, Requirement, ResultRule, Rounding, Rule, Scale, StatusRule,
    Terms, Track, Way, Window, portion,
};
pub use site::{Category, Family, Owed, Site};
pub use target::{Place, Switch, Target};
pub use term::{SummaryText, Term};
pub use time::{Period, is_weekend};
pub use units::{Unit, Units};

use std::collections::BTreeSet;

use chrono::NaiveDate;

/// A class (培训班).
#[derive(Clone, Debug)]
pub struct Class {
    /// What anyone may know.
    pub programme: Programme,
    /// What names people.
    pub register: Register,
}

impl Class {
    /// Whether all was read of some files in its folder.
    pub fn has_read(&self, files: &[&str]) -> bool {
        !files.iter().any(|file| self.register.unread.contains(*file))
    }

    /// Whether all was read that results follow from: everything but the notice, the surveys, and the certificates,
    /// which follow from them.
    pub fn has_read_records(&self) -> bool {
        let others = ["notice.md", "certificates.csv", "evaluation.csv", "needs.csv"];
        self.register.unread.iter().all(|file| others.contains(&file.as_str()))
    }

    /// Whether all was read that tells who has which certificate.
    pub fn has_read_certificates(&self) -> bool {
        self.has_read(&["certificates.csv", "roster.csv"])
    }

    /// How many of a unit that has a quota are enrolled, staff and students. Of several units above
    /// somebody the nearest with a quota counts; a unit without one counts its own people and those below
    /// it that no quota covers.
    pub fn enrolled(&self, office: &Office, unit: UnitId) -> (usize, usize) {
        let quotas = &self.programme.quotas;
        let counted = |own: UnitId| {
            let given = office.units.upwards(own).find(|above| quotas.iter().any(|quota| quota.unit == *above));
            given.unwrap_or(own) == unit
        };
        let mine = self.register.roster.iter().filter(|enrolment| enrolment.unit().is_some_and(counted));
        let is_student = |enrolment: &&Enrolment| office.person(enrolment.person).college_class.is_some();
        let (students, staff): (Vec<_>, Vec<_>) = mine.partition(is_student);
        (staff.len(), students.len())
    }
}

/// One of the two forms in which an office is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edition {
    /// The intranet site: nothing protected.
    Public,
    /// The office's own: everything, and the filing tables.
    Office,
}

impl Edition {
    /// The name of its folder below the output folder.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Public => "site",
            Self::Office => "office",
        }
    }

    /// The word programs and style sheets read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Office => "office",
        }
    }
}

/// Everything that an office's files say.
#[derive(Clone, Debug)]
pub struct Office {
    /// Settings and lists of words.
    pub site: Site,
    /// The tree of units.
    pub units: Units,
    /// The registers of people, in the order of their files and rows.
    pub people: Vec<Person>,
    /// The rules, ordered by id.
    pub rules: Vec<Rule>,
    /// The forms, those that come with the program too.
    pub forms: Forms,
    /// Notices that are not a class's own, latest first.
    pub notices: Vec<Notice>,
    /// Work plans, latest first.
    pub plans: Vec<Plan>,
    /// Procedures, ordered by id.
    pub procedures: Vec<Procedure>,
    /// Texts of summaries, ordered by period.
    pub summaries: Vec<SummaryText>,
    /// Classes, ordered by start, then id.
    pub classes: Vec<Class>,
    /// The findings that are to stand, in the order of the sources.
    pub waivers: Vec<Waiver>,
    /// The day on which the office is looked at: nothing else stands in for the clock.
    pub today: NaiveDate,
}

impl Office {
    /// A person.
    pub fn person(&self, id: PersonId) -> &Person {
        &self.people[id.0]
    }

    /// A class.
    pub fn class(&self, id: ClassId) -> &Class {
        &self.classes[id.0]
    }

    /// Every notice: those of no class's folder, then those of the classes.
    pub fn all_notices(&self) -> impl Iterator<Item = &Notice> {
        let own = self.classes.iter().filter_map(|class| class.programme.notice.as_ref());
        self.notices.iter().chain(own)
    }

    /// Every text that both editions show: notices, plans, procedures, and the summaries that are to be public.
    pub fn public_prose(&self) -> impl Iterator<Item = &Prose> {
        let notices = self.all_notices().map(|notice| &notice.body);
        let plans = self.plans.iter().map(|plan| &plan.body);
        let summaries = self.summaries.iter().filter(|summary| summary.public).map(|summary| &summary.text.body);
        notices.chain(plans).chain(self.procedures.iter().map(|procedure| &procedure.body)).chain(summaries)
    }

    /// Every text that the office edition alone shows: the minutes of sessions, and the other summaries.
    pub fn own_prose(&self) -> impl Iterator<Item = &Prose> {
        let sessions = self.classes.iter().flat_map(|class| &class.register.sessions);
        let summaries = self.summaries.iter().filter(|summary| !summary.public).map(|summary| &summary.text.body);
        sessions.map(|session| &session.minutes).chain(summaries)
    }

    /// The files that a notice names as an attachment that is not public, by their paths below the content folder:
    /// the public edition has none of them, whatever links to them.
    pub fn kept_files(&self) -> BTreeSet<&str> {
        let attachments = self.all_notices().flat_map(|notice| &notice.attachments);
        let kept = attachments.filter_map(|attachment| match &attachment.target {
            Some(AttachmentTarget::File { path, public: false, .. }) => Some(path.as_str()),
            _ => None,
        });
        kept.collect()
    }

    /// Whether it has something that is public on other days than this one.
    pub fn withholds(&self) -> bool {
        let notice = |notice: &Notice| !notice.is_public_on(self.today);
        let objections = self.classes.iter().flat_map(|class| &class.programme.objections);
        self.all_notices().any(notice) || objections.into_iter().any(|one| one.shown.on(self.today) != Run::Running)
    }

    /// The office as the public edition of this day knows it: what is public on other days is not in it.
    #[must_use]
    pub fn of_the_day(&self) -> Self {
        let mut office = self.clone();
        let today = self.today;
        office.notices.retain(|notice| notice.is_public_on(today));
        for programme in office.classes.iter_mut().map(|class| &mut class.programme) {
            programme.notice = programme.notice.take().filter(|notice| notice.is_public_on(today));
            programme.objections.retain(|objection| objection.shown.on(today) == Run::Running);
        }
        office
    }

    /// The rule of a class.
    pub fn rule(&self, class: &Class) -> &Rule {
        &self.rules[class.programme.rule.0]
    }
}
