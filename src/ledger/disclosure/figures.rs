//! Which figures in texts the public edition has.
//!
//! A figure over several classes is public where that of each of them is, and that of a part of their people
//! where all parts of that kind are so large that no part, and no difference of parts, tells of single people.
//! So whatever is taken from whatever else, the rest is never of so few.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::Disclosure;
use super::completion::{ClassDisclosure, categories};
use super::evaluation::has_score;
use super::parts::ClassParts;
use super::release::is_few;
use crate::ledger::measure::exam_passed;
use crate::ledger::{ClassLedger, Cycle, Ledger, Outcome, Standing};
use crate::model::{
    CategoryId, Class, ClassId, Enrolment, Measure, MeasureCut, MeasureKind, MeasureOf, Office, Period, Status, UnitId,
};

/// A part of the people: that of a unit told of, less those of the units told of below it, and of a category
/// told of; nothing for all others.
type Cell = (Option<UnitId>, Option<CategoryId>);
/// What is told of each of the people of a part.
const PEOPLE: i32 = 0;

impl Disclosure {
    /// Whether the public edition has a figure.
    pub fn has_figure(&self, office: &Office, ledger: &Ledger, cut: &MeasureCut, measure: Measure) -> bool {
        match measure.of() {
            // Populations overlap, and who is missing from one is somebody: no total of them is public.
            MeasureOf::Coverage => false,
            MeasureOf::Classes if measure.kind() == MeasureKind::Score || measure == Measure::Answers => {
                has_score(office, cut, measure.party())
            }
            MeasureOf::Class | MeasureOf::Classes | MeasureOf::Plans => true,
            MeasureOf::Year => self.has_year(office, ledger, cut),
            MeasureOf::Any => {
                let places = cut.class.map_or(0..office.classes.len(), |ClassId(at)| at..at + 1);
                let mut asked = places.filter(|&at| cut.has_class(ClassId(at), &office.classes[at]));
                asked.all(|at| {
                    let (class, ledger) = (&office.classes[at], &ledger.classes[at]);
                    let (told, parts) = (&self.classes[at], &self.asked[at]);
                    Asked { office, class, ledger, told, parts, cut, measure }.is_public()
                })
            }
        }
    }

    /// Whether it may say how many of some people owe credits in a year, and how many of these have them.
    fn has_year(&self, office: &Office, ledger: &Ledger, cut: &MeasureCut) -> bool {
        let Some(cycle) = cut.year().map(Cycle::year) else { return false };
        let (Some(accounts), Some(totals)) = (ledger.accounts.get(&cycle), self.accounts.get(&cycle)) else {
            return true;
        };
        let least = office.site.privacy.smallest_group as usize;
        let is_shown = |unit: UnitId| totals.get(&unit).is_some_and(|total| total.public);
        let mut roots = totals.keys().filter(|&&unit| office.units.get(unit).parent.is_none());
        let unit_is_shown = cut.unit.map_or_else(|| roots.all(|&root| is_shown(root)), is_shown);
        if cut.category.is_none() || !unit_is_shown {
            return unit_is_shown;
        }
        let category = |person| office.person(person).category;
        let one = |bound: bool| [1, usize::from(bound), 0, 0, 0];
        let people = accounts.iter().map(|(&person, account)| (category(person), one(account.required.is_some())));
        let released = categories(people, least);
        let mut cells = Cells::default();
        for (&person, account) in accounts {
            let unit = || office.units.upwards(office.person(person).unit).find(|&unit| is_shown(unit));
            let unit = cut.unit.and_then(|_| unit());
            let reached = account.required.map(|required| account.counted() >= required);
            let told = [Some(PEOPLE), reached.map(|_| 1), reached.map(|reached| if reached { 2 } else { 3 })];
            cells.add((unit, category(person).filter(|id| released.contains(id))), told.into_iter().flatten());
        }
        cut.category.is_some_and(|asked| released.contains(&asked)) && cells.are_large(least)
    }
}

/// People by part and by what is told of them.
#[derive(Default)]
struct Cells(BTreeMap<(Cell, i32), usize>);

impl Cells {
    fn add(&mut self, cell: Cell, told: impl Iterator<Item = i32>) {
        told.for_each(|told| *self.0.entry((cell, told)).or_default() += 1);
    }

    fn are_large(&self, least: usize) -> bool {
        self.0.values().all(|&count| count >= least)
    }
}

/// A figure as it is asked of a class.
struct Asked<'a> {
    office: &'a Office,
    class: &'a Class,
    ledger: &'a ClassLedger,
    told: &'a ClassDisclosure,
    parts: &'a ClassParts,
    cut: &'a MeasureCut,
    measure: Measure,
}

impl<'a> Asked<'a> {
    fn people(&self) -> impl Iterator<Item = (usize, &'a Enrolment, &'a Standing)> {
        let people = self.class.register.roster.iter().zip(&self.ledger.standings).enumerate();
        people.map(|(at, (enrolment, standing))| (at, enrolment, standing))
    }

    fn is_public(&self) -> bool {
        let has_people = || self.parts.has_people(self.office, self.class, self.cut);
        let counts_people =
            matches!(self.measure, Measure::Classes | Measure::Sessions | Measure::Trainees | Measure::People);
        if !self.is_in_period() || !has_people() || counts_people && !self.cut.divides_people() {
            return true;
        }
        if self.is_split() {
            return false;
        }
        let parts_are_told = self.cut.unit.is_none_or(|unit| self.told.counted.contains(&unit))
            && self.cut.category.is_none_or(|category| self.told.categories.contains(&category));
        let ends_are_told = self.told.outcomes || !self.is_of_outcomes();
        let are_large = || self.parts.are_large(self.cut, self.measure, || self.are_parts_large());
        parts_are_told && ends_are_told && are_large()
    }

    /// Whether the class has a part in the period that is asked for, as far as its days say.
    fn is_in_period(&self) -> bool {
        let programme = &self.class.programme;
        if self.is_of_outcomes() && programme.start > self.office.today {
            return false;
        }
        let Some(period) = self.cut.period else { return true };
        let runs = programme.period().meets(period);
        let has_days = || self.days().is_some_and(|days| days.meets(period));
        match self.measure {
            Measure::Certificates => runs || has_days(),
            _ if self.is_of_outcomes() => period.has(programme.end),
            _ => runs || has_days(),
        }
    }

    /// Whether the period has only a part of what the figure is of, so that with the same figure of another period
    /// it could tell of a few days. Of a year the parts of a class are looked at like those of its people.
    fn is_split(&self) -> bool {
        let Some(period) = self.cut.period else { return false };
        let is_year = period.as_year().is_some();
        let by_days = match self.measure {
            Measure::Lates | Measure::EarlyLeaves | Measure::Leaves | Measure::Absences => true,
            Measure::Certificates | Measure::PersonCredits => !is_year,
            Measure::Attendances | Measure::AttendanceRate => !is_year && self.cut.divides_people(),
            _ => false,
        };
        by_days && self.days().is_some_and(|days| days.meets(period) && !period.covers(days))
    }

    /// From the first to the last of the days of which the figure adds something up.
    fn days(&self) -> Option<Period> {
        self.parts.days(self.class, self.ledger, self.measure)
    }

    /// Whether the figure says who came to which end, or to a mark or a certificate.
    fn is_of_outcomes(&self) -> bool {
        matches!(
            self.measure,
            Measure::ExamTakers
                | Measure::ExamPassed
                | Measure::ExamPassRate
                | Measure::Qualified
                | Measure::NotQualified
                | Measure::Disqualified
                | Measure::PassRate
                | Measure::Excellent
                | Measure::Certificates
        )
    }

    /// Whether no part of the class, of the kind that is asked for, is of so few, and in none something is told
    /// of so few.
    fn are_parts_large(&self) -> bool {
        let least = self.office.site.privacy.smallest_group as usize;
        let headcounts = self.ledger.headcounts.iter().enumerate();
        let hidden: BTreeSet<usize> =
            headcounts.filter(|(_, count)| is_few(count.expected, least)).map(|(at, _)| at).collect();
        let mut cells = Cells::default();
        for (at, enrolment, standing) in self.people() {
            let unit = || self.office.units.upwards(enrolment.unit()?).find(|unit| self.told.counted.contains(unit));
            let category = || enrolment.category.filter(|category| self.told.categories.contains(category));
            let cell = (self.cut.unit.and_then(|_| unit()), self.cut.category.and_then(|_| category()));
            let told = self.told_of(at, standing, &hidden);
            cells.add(cell, std::iter::once(PEOPLE).chain(told));
        }
        cells.are_large(least)
    }

    /// What the figure tells of somebody, each with a number of its own. `hidden` are the sessions of so few
    /// that their head counts are not public: else these could be had from that of the class.
    fn told_of(&self, at: usize, standing: &Standing, hidden: &BTreeSet<usize>) -> Vec<i32> {
        let privacy = &self.office.site.privacy;
        let outcome = standing.verdict.outcome;
        let qualified = outcome == Outcome::Qualified;
        // Who qualified is listed, or else as much a secret as who did not.
        let secret = (qualified && !privacy.lists_qualified()).then_some(1);
        let one = |told: bool| vec![if told { 1 } else { 2 }];
        let had = |status| standing.attendance.contains(&Some(status));
        match self.measure {
            Measure::Attendances | Measure::AttendanceRate => {
                let mut expected = standing.attendance.iter().enumerate().filter(|(_, status)| status.is_some());
                let any = expected.clone().next().map(|_| 1);
                any.into_iter().chain(expected.any(|(at, _)| hidden.contains(&at)).then_some(2)).collect()
            }
            Measure::Lates => one(had(Status::Late)),
            Measure::EarlyLeaves => one(had(Status::LeftEarly)),
            Measure::Leaves => one(had(Status::Leave)),
            Measure::Absences => one(had(Status::Absent)),
            Measure::PersonCredits => {
                let failed = standing.fell_short(self.class, self.office.today).then_some(2);
                secret.into_iter().chain(failed).collect()
            }
            Measure::Qualified if qualified => secret.into_iter().collect(),
            Measure::Qualified => vec![2],
            Measure::NotQualified | Measure::PassRate => match outcome {
                Outcome::Qualified => secret.into_iter().collect(),
                Outcome::NotQualified | Outcome::Disqualified => vec![2],
                _ => vec![3],
            },
            // Taken from those not qualified it tells of those who only failed.
            Measure::Disqualified => match outcome {
                Outcome::Disqualified => vec![2],
                Outcome::NotQualified => vec![4],
                _ => vec![3],
            },
            Measure::Excellent => one(standing.excellent),
            Measure::ExamTakers => one(exam_passed(self.office, self.class, standing).is_some()),
            Measure::ExamPassed | Measure::ExamPassRate => {
                vec![exam_passed(self.office, self.class, standing).map_or(3, |passed| if passed { 1 } else { 2 })]
            }
            Measure::Certificates => {
                let mine = self.class.register.certificates_of(at).iter();
                let valid = mine.filter(|found| found.is_valid_on(self.office.today));
                let years: Vec<i32> = valid.map(|found| found.date.map_or(-1, |date| date.year())).collect();
                if years.is_empty() { vec![-2] } else { years }
            }
            _ => Vec::new(),
        }
    }
}
