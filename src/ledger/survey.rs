//! The figures of a period by every cut that a summary has, made in one pass over the classes.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::plan::Planned;
use super::sums::{Duties, Part, Sums};
use super::{Cycle, Ledger};
use crate::model::{Amount, CategoryId, ClassId, MEASURES, Measure, MeasureCut, MeasureOf, Office, Period, UnitId};

/// A part of the office that a summary has a line for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SurveyOf {
    /// All of it.
    Total,
    /// All of it, in the period before.
    Before,
    /// A calendar month, or the part of one that is of the period.
    Month(Period),
    /// A family of classes, by place in the site's.
    Family(usize),
    /// The people of a unit and of those below it.
    Unit(UnitId),
    /// The people of a category.
    Category(CategoryId),
    /// A class that has a day in the period, and has begun.
    Class(ClassId),
    /// What a population is to have had, by place among the site's.
    Coverage(usize),
}

/// The figures of a period, by part and measure. What is not there has no value, or none that may be said.
#[derive(Clone, Debug)]
pub struct Survey {
    /// Which days.
    pub period: Period,
    /// Those that they are compared with.
    pub previous: Option<Period>,
    /// The calendar year whose credits are looked at: that which has most of the days.
    pub year: i32,
    lines: BTreeMap<SurveyOf, BTreeMap<Measure, Amount>>,
}

/// Whether a figure may be said.
pub(super) type Shown<'s> = &'s dyn Fn(&MeasureCut, Measure) -> bool;

impl Survey {
    /// The figures of some days that may be said.
    pub fn of(office: &Office, ledger: &Ledger, period: Period, shown: Shown<'_>) -> Self {
        let previous = office.site.previous(period);
        let year = period.main_year();
        let mut survey = Self { period, previous, year, lines: BTreeMap::new() };
        let mut sums = classes(office, ledger, period);
        let total = sums.entry(SurveyOf::Total).or_default();
        total.tasks(office, Some(period));
        if let Some(before) = previous {
            let cut = MeasureCut { period: Some(before), ..MeasureCut::default() };
            sums.insert(SurveyOf::Before, (*ledger.sums(office, &cut)).clone());
        }
        for (of, sums) in &sums {
            let cut = survey.cut(*of);
            let line = MEASURES.iter().copied().filter(|measure| measure.misfit(&cut).is_none());
            let line = line.filter(|&measure| shown(&cut, measure));
            let line = line.filter_map(|measure| Some((measure, sums.value(measure)?))).collect();
            survey.lines.insert(*of, line);
        }
        survey.plans(office, shown);
        survey.coverage(office, ledger, shown);
        survey.months(office, ledger, shown);
        survey.duties(office, ledger, shown);
        // A row of dashes would still say that there is somebody.
        survey.lines.retain(|_, line| !line.is_empty());
        survey
    }

    /// What a measure of a part is worth.
    pub fn get(&self, of: SurveyOf, measure: Measure) -> Option<&Amount> {
        self.lines.get(&of)?.get(&measure)
    }

    /// A count, 0 where there is none.
    pub fn count(&self, of: SurveyOf, measure: Measure) -> usize {
        match self.get(of, measure) {
            Some(Amount::Count(count)) => *count,
            _ => 0,
        }
    }

    /// The parts that there are lines for.
    pub fn parts(&self) -> impl Iterator<Item = SurveyOf> {
        self.lines.keys().copied()
    }

    /// The cut that a part is; the measures of a year are of its year instead of the period.
    pub fn cut(&self, of: SurveyOf) -> MeasureCut {
        let all = MeasureCut { period: Some(self.period), ..MeasureCut::default() };
        match of {
            SurveyOf::Total => all,
            SurveyOf::Before => MeasureCut { period: self.previous, ..all },
            SurveyOf::Month(days) => MeasureCut { period: Some(days), ..all },
            SurveyOf::Family(family) => MeasureCut { family: Some(family), ..all },
            SurveyOf::Unit(unit) => MeasureCut { unit: Some(unit), ..all },
            SurveyOf::Category(category) => MeasureCut { category: Some(category), ..all },
            SurveyOf::Class(class) => MeasureCut { class: Some(class), ..all },
            SurveyOf::Coverage(coverage) => MeasureCut { coverage: Some(coverage), ..all },
        }
    }

    /// How far the plans are; how far they were on another day nobody has written down.
    fn plans(&mut self, office: &Office, shown: Shown<'_>) {
        let cut = self.cut(SurveyOf::Total);
        let planned = Planned::of(office, Some(self.period));
        let measures = MEASURES.iter().copied().filter(|measure| measure.of() == MeasureOf::Plans);
        let line = measures.filter(|&measure| shown(&cut, measure));
        let line = line.filter_map(|measure| Some((measure, planned.value(measure)?)));
        self.lines.entry(SurveyOf::Total).or_default().extend(line);
    }

    /// Who is covered of each population.
    fn coverage(&mut self, office: &Office, ledger: &Ledger, shown: Shown<'_>) {
        for at in 0..office.site.coverage.len() {
            let of = SurveyOf::Coverage(at);
            let cut = self.cut(of);
            let measures = MEASURES.iter().copied().filter(|measure| measure.of() == MeasureOf::Coverage);
            let measures: Vec<Measure> = measures.filter(|&measure| shown(&cut, measure)).collect();
            // Of a year without a record nobody knows who had what.
            if measures.is_empty() || !ledger.accounts.contains_key(&Cycle::year(self.year)) {
                continue;
            }
            let Some(covered) = ledger.covered(office, at, self.period) else { continue };
            let line =
                measures.into_iter().filter_map(|measure| Some((measure, covered.value(office, &cut, measure)?)));
            self.lines.insert(of, line.collect());
        }
    }

    /// Attendances and credits by month.
    fn months(&mut self, office: &Office, ledger: &Ledger, shown: Shown<'_>) {
        let days = Period { to: self.period.to.min(office.today).max(self.period.from), ..self.period };
        let months = days.months();
        let mut counted = vec![(0_usize, Decimal::ZERO); months.len()];
        let at = |day| {
            months.binary_search_by(|month| if month.has(day) { Ordering::Equal } else { month.from.cmp(&day) }).ok()
        };
        for (class, own) in office.classes.iter().zip(&ledger.classes) {
            for (session, count) in class.register.sessions.iter().zip(&own.headcounts) {
                if let Some(at) = at(session.date.value) {
                    counted[at].0 += count.came;
                }
            }
            for entry in own.standings.iter().flat_map(|standing| &standing.entries) {
                if let Some(at) = at(entry.date) {
                    counted[at].1 += entry.credits;
                }
            }
        }
        // Before the first and after the last there is nothing to see.
        let is_empty = |(came, credits): &(usize, Decimal)| *came == 0 && credits.is_zero();
        let first = counted.iter().position(|one| !is_empty(one)).unwrap_or(counted.len());
        let last = counted.iter().rposition(|one| !is_empty(one)).map_or(0, |at| at + 1);
        for (&month, &(came, credits)) in months.iter().zip(&counted).take(last).skip(first) {
            let cut = self.cut(SurveyOf::Month(month));
            let line =
                [(Measure::Attendances, Amount::Count(came)), (Measure::PersonCredits, Amount::Credits(credits))];
            let line = line.into_iter().filter(|(measure, _)| shown(&cut, *measure)).collect();
            self.lines.insert(SurveyOf::Month(month), line);
        }
    }

    /// What people owe in the year, of the whole, of each unit and of each category.
    fn duties(&mut self, office: &Office, ledger: &Ledger, shown: Shown<'_>) {
        let Some(accounts) = ledger.accounts.get(&Cycle::year(self.year)) else { return };
        let mut all: BTreeMap<SurveyOf, Duties> = BTreeMap::new();
        for (&person, account) in accounts {
            let person = office.person(person);
            let units = office.units.upwards(person.unit).map(SurveyOf::Unit);
            let category = person.category.map(SurveyOf::Category);
            for of in units.chain(category).chain([SurveyOf::Total]) {
                all.entry(of).or_default().add(account);
            }
        }
        for (of, duties) in all.into_iter().filter(|(_, duties)| duties.bound > 0) {
            let cut = MeasureCut { period: Period::year(self.year), ..self.cut(of) };
            let measures = MEASURES.iter().copied().filter(|measure| measure.of() == MeasureOf::Year);
            let line = measures.filter(|&measure| shown(&cut, measure));
            let line = line.filter_map(|measure| Some((measure, duties.value(measure)?)));
            self.lines.entry(of).or_default().extend(line);
        }
    }
}

/// The sums of the classes of a period and of their people, by part.
fn classes(office: &Office, ledger: &Ledger, period: Period) -> BTreeMap<SurveyOf, Sums> {
    let mut all: BTreeMap<SurveyOf, Sums> = BTreeMap::new();
    for (at, class) in office.classes.iter().enumerate() {
        let id = ClassId(at);
        let part = Part::of(office, ledger, id, Some(period));
        let whole = part.whole();
        if whole == Sums::default() {
            continue;
        }
        let mut groups: BTreeMap<SurveyOf, Vec<usize>> = BTreeMap::new();
        for (at, enrolment) in class.register.roster.iter().enumerate() {
            let units = enrolment.unit().into_iter().flat_map(|unit| office.units.upwards(unit)).map(SurveyOf::Unit);
            for of in units.chain(enrolment.category.map(SurveyOf::Category)) {
                groups.entry(of).or_default().push(at);
            }
        }
        for (of, places) in groups {
            *all.entry(of).or_default() += part.people(&places);
        }
        *all.entry(SurveyOf::Total).or_default() += whole.clone();
        if let Some(family) = class.programme.family {
            *all.entry(SurveyOf::Family(family)).or_default() += whole.clone();
        }
        if whole.classes > 0 {
            all.insert(SurveyOf::Class(id), whole);
        }
    }
    all
}
