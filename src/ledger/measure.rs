//! What a figure is worth over a part of the office: one definition of each, for every place that says it.

use chrono::Datelike;
use rust_decimal::Decimal;

use super::coverage::Covered;
use super::plan::{ItemStatus, Planned};
use super::sums::{Duties, Sums};
use super::{Ledger, Standing};
use crate::model::{Amount, Class, LiveFigure, Measure, MeasureCut, MeasureOf, Office, Period, Status};

/// A measure over a cut; nothing where there is nothing that it could be of: a rate of nobody, the mark
/// of an examination that was not held.
pub fn measure(office: &Office, ledger: &Ledger, cut: &MeasureCut, measure: Measure) -> Option<Amount> {
    match measure.of() {
        MeasureOf::Class => of_class(office, cut, measure),
        MeasureOf::Year => Duties::of(office, ledger, cut)?.value(measure),
        MeasureOf::Any | MeasureOf::Classes => ledger.sums(office, cut).value(measure),
        MeasureOf::Coverage => {
            let today = || Period::year(office.today.year());
            let covered = ledger.covered(office, cut.coverage?, cut.period.or_else(today)?)?;
            covered.value(office, cut, measure)
        }
        MeasureOf::Plans => Planned::of(office, cut.period).value(measure),
    }
}

/// What a figure in a text is worth, as the list of a summary's figures has it; a dash where it has no value.
pub fn stated(office: &Office, ledger: &Ledger, figure: &LiveFigure) -> String {
    let amount = measure(office, ledger, &figure.cut, figure.measure);
    amount.map_or_else(|| "—".to_owned(), |amount| amount.to_string())
}

fn of_class(office: &Office, cut: &MeasureCut, measure: Measure) -> Option<Amount> {
    let class = office.class(cut.class?);
    let programme = &class.programme;
    match measure {
        Measure::Title => Some(Amount::Words(programme.title.value.clone())),
        Measure::Start => Some(Amount::Day(programme.start)),
        Measure::End => Some(Amount::Day(programme.end)),
        Measure::Scheduled => programme.scheduled().map(Amount::Credits),
        Measure::Required => Some(Amount::Credits(office.rule(class).terms.required())),
        _ => None,
    }
}

/// A part as a share of the whole; nothing of nothing.
fn share(part: usize, whole: usize) -> Option<Amount> {
    (whole > 0).then(|| Amount::Share(Decimal::from(part) / Decimal::from(whole)))
}

impl Sums {
    /// What a measure of classes and enrolments is worth.
    pub fn value(&self, measure: Measure) -> Option<Amount> {
        let count = |count: usize| Some(Amount::Count(count));
        let not_qualified = self.failed + self.disqualified;
        match measure {
            Measure::Classes => count(self.classes),
            Measure::Sessions => count(self.sessions),
            Measure::PlannedCredits => Some(Amount::Credits(self.planned)),
            Measure::GivenCredits => Some(Amount::Credits(self.given)),
            Measure::Trainees => count(self.enrolled.len()),
            Measure::People => count(self.people()),
            Measure::Attendances => count(self.came()),
            Measure::AttendanceRate => share(self.came(), self.expected),
            Measure::Lates => count(self.times(Status::Late)),
            Measure::EarlyLeaves => count(self.times(Status::LeftEarly)),
            Measure::Leaves => count(self.times(Status::Leave)),
            Measure::Absences => count(self.times(Status::Absent)),
            Measure::PersonCredits => Some(Amount::Credits(self.credits)),
            Measure::ExamTakers => count(self.takers),
            Measure::ExamPassed => count(self.passed),
            Measure::ExamPassRate => share(self.passed, self.takers),
            Measure::Qualified => count(self.qualified),
            Measure::NotQualified => count(not_qualified),
            Measure::Disqualified => count(self.disqualified),
            Measure::PassRate => share(self.qualified, self.qualified + not_qualified),
            Measure::Excellent => count(self.excellent),
            Measure::Certificates => count(self.certificates),
            Measure::Answers => Some(Amount::Count(self.ratings.answers)).filter(|_| self.ratings.answers > 0),
            Measure::EvaluationScore | Measure::TeacherScore | Measure::ManagerScore | Measure::SchoolScore => {
                self.ratings.mean(measure.party()?).map(Amount::Score)
            }
            Measure::Deadlines => count(self.deadlines.iter().sum()),
            Measure::DeadlinesKept => count(self.deadlines[0]),
            Measure::DeadlinesMissed => count(self.deadlines[1]),
            Measure::DeadlinesOpen => count(self.deadlines[2]),
            _ => None,
        }
    }
}

impl Covered {
    /// What a measure of the people of a cut is worth.
    pub fn value(&self, office: &Office, cut: &MeasureCut, measure: Measure) -> Option<Amount> {
        let (all, covered) = self.count(office, cut);
        match measure {
            Measure::Population => Some(Amount::Count(all)),
            Measure::Covered => Some(Amount::Count(covered)),
            Measure::Uncovered => Some(Amount::Count(all - covered)),
            Measure::CoverageRate => share(covered, all),
            _ => None,
        }
    }
}

impl Planned {
    /// What a measure of plans is worth.
    pub fn value(&self, measure: Measure) -> Option<Amount> {
        match measure {
            Measure::PlanItems => Some(Amount::Count(self.watched())),
            Measure::PlanDone => Some(Amount::Count(self.with(ItemStatus::Done))),
            Measure::PlanUnderWay => Some(Amount::Count(self.with(ItemStatus::UnderWay))),
            Measure::PlanPlanned => Some(Amount::Count(self.with(ItemStatus::Planned))),
            Measure::PlanMissing => Some(Amount::Count(self.with(ItemStatus::Missing))),
            Measure::Unplanned => Some(Amount::Count(self.unplanned)),
            _ => None,
        }
    }
}

impl Duties {
    /// What a measure of the people of a year is worth.
    pub fn value(&self, measure: Measure) -> Option<Amount> {
        match measure {
            Measure::Bound => Some(Amount::Count(self.bound)),
            Measure::Reached => Some(Amount::Count(self.reached)),
            Measure::ReachedRate => share(self.reached, self.bound),
            Measure::ShortPeople => Some(Amount::Count(self.bound - self.reached)),
            Measure::ShortCredits => Some(Amount::Credits(self.short)),
            _ => None,
        }
    }
}

/// Whether somebody passed the examination of a class; nothing of who has no mark of it.
pub fn exam_passed(office: &Office, class: &Class, standing: &Standing) -> Option<bool> {
    let exam = office.rule(class).terms(standing.figures.category).exam.as_ref()?;
    standing.verdict.exam.map(|mark| mark >= exam.pass)
}
