//! What a part of the office adds up to: every figure is taken from these sums, and from nothing else.

use std::ops::AddAssign;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::attendance::credits_of;
use super::evaluation::Ratings;
use super::measure::exam_passed;
use super::{Account, ClassLedger, Cycle, Ledger, Outcome, Standing};
use crate::model::{Class, ClassId, MeasureCut, Office, Period, PersonId, Status};

/// What some classes, or some of their people, add up to in some days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sums {
    /// Classes that have begun.
    pub classes: usize,
    /// Sessions held.
    pub sessions: usize,
    /// Credits of the lines of schedules.
    pub planned: Decimal,
    /// Credits of the sessions held.
    pub given: Decimal,
    /// Who is enrolled, once for each class.
    pub enrolled: Vec<PersonId>,
    /// Times that somebody was expected in a session.
    pub expected: usize,
    /// Of these, by status in the order of [`Status::ALL`].
    pub statuses: [usize; 5],
    /// Credits earned.
    pub credits: Decimal,
    /// Enrolments with the mark of an examination.
    pub takers: usize,
    /// Those of them that passed it.
    pub passed: usize,
    /// The qualified.
    pub qualified: usize,
    /// Those who are not, without those whose study was ended.
    pub failed: usize,
    /// Those whose study was ended.
    pub disqualified: usize,
    /// The excellent.
    pub excellent: usize,
    /// Certificates that are valid.
    pub certificates: usize,
    /// Deadlines that are past: done in time, done later, and not known to be done.
    pub deadlines: [usize; 3],
    /// How the classes were evaluated.
    pub ratings: Ratings,
}

impl Sums {
    /// What the classes of a cut add up to, with the tasks of plans where it is not of some classes or people.
    pub fn of(office: &Office, ledger: &Ledger, cut: &MeasureCut) -> Self {
        let places = cut.class.map_or(0..office.classes.len(), |ClassId(at)| at..at + 1);
        let mut sums = Self::default();
        let mut mine = Vec::new();
        for at in places.filter(|&at| cut.has_class(ClassId(at), &office.classes[at])) {
            let part = Part::of(office, ledger, ClassId(at), cut.period).alone(cut.class.is_some());
            if cut.divides_people() {
                let roster = part.class.register.roster.iter().enumerate();
                mine.clear();
                mine.extend(roster.filter(|(_, one)| cut.has_enrolment(&office.units, one)).map(|(at, _)| at));
                sums += part.people(&mine);
            } else {
                sums += part.whole();
            }
        }
        if cut.class.is_none() && cut.family.is_none() && !cut.divides_people() {
            sums.tasks(office, cut.period);
        }
        sums
    }

    /// Adds the tasks of plans that are due in some days.
    pub(super) fn tasks(&mut self, office: &Office, period: Option<Period>) {
        for task in office.plans.iter().flat_map(|plan| &plan.tasks) {
            if let Some(due) = &task.due {
                self.deadline(office.today, period, due.value, task.done.as_ref().map(|done| done.value));
            }
        }
    }

    /// Adds something due.
    fn deadline(&mut self, today: NaiveDate, period: Option<Period>, due: NaiveDate, done: Option<NaiveDate>) {
        if due < today && period.is_none_or(|period| period.has(due)) {
            let done = done.filter(|done| *done <= today);
            let which = done.map_or(2, |done| usize::from(done > due));
            self.deadlines[which] += 1;
        }
    }

    /// How many distinct people are enrolled.
    pub fn people(&self) -> usize {
        let mut people = self.enrolled.clone();
        people.sort_unstable();
        people.dedup();
        people.len()
    }

    /// How often somebody came: present, late or left early.
    pub fn came(&self) -> usize {
        self.statuses[..3].iter().sum()
    }

    /// How often somebody had a status.
    pub fn times(&self, status: Status) -> usize {
        let at = Status::ALL.iter().position(|known| *known == status);
        at.map_or(0, |at| self.statuses[at])
    }
}

impl AddAssign for Sums {
    fn add_assign(&mut self, other: Self) {
        self.classes += other.classes;
        self.sessions += other.sessions;
        self.planned += other.planned;
        self.given += other.given;
        self.enrolled.extend(other.enrolled);
        self.expected += other.expected;
        self.statuses.iter_mut().zip(other.statuses).for_each(|(own, other)| *own += other);
        self.credits += other.credits;
        self.takers += other.takers;
        self.passed += other.passed;
        self.qualified += other.qualified;
        self.failed += other.failed;
        self.disqualified += other.disqualified;
        self.excellent += other.excellent;
        self.certificates += other.certificates;
        self.ratings += other.ratings;
        self.deadlines.iter_mut().zip(other.deadlines).for_each(|(own, other)| *own += other);
    }
}

/// A class in some days.
pub(super) struct Part<'a> {
    /// Whether the class is looked at alone: before it begins, who is to take part in it is not added to others.
    alone: bool,
    office: &'a Office,
    pub(super) class: &'a Class,
    ledger: &'a ClassLedger,
    period: Option<Period>,
}

impl<'a> Part<'a> {
    pub(super) fn of(office: &'a Office, ledger: &'a Ledger, id: ClassId, period: Option<Period>) -> Self {
        Self { alone: false, office, class: office.class(id), ledger: ledger.class(id), period }
    }

    /// The same, looked at alone or not.
    pub(super) fn alone(self, alone: bool) -> Self {
        Self { alone, ..self }
    }

    fn has(&self, day: NaiveDate) -> bool {
        self.period.is_none_or(|period| period.has(day))
    }

    /// Whether the class has a day in them.
    fn runs(&self) -> bool {
        self.period.is_none_or(|period| self.class.programme.period().meets(period))
    }

    fn has_begun(&self) -> bool {
        self.class.programme.start <= self.office.today && self.runs()
    }

    /// Whether its people are counted.
    fn counts_people(&self) -> bool {
        if self.alone { self.runs() } else { self.has_begun() }
    }

    /// The places of the sessions held in them.
    fn held(&self) -> impl Iterator<Item = usize> {
        let sessions = self.class.register.sessions.iter().enumerate();
        let held =
            sessions.filter(|(_, session)| session.date.value <= self.office.today && self.has(session.date.value));
        held.map(|(at, _)| at)
    }

    /// The class with all its people.
    pub(super) fn whole(&self) -> Sums {
        let rule = self.office.rule(self.class);
        let slots = self.class.programme.schedule.iter().filter(|slot| self.has(slot.date.value));
        let sessions = &self.class.register.sessions;
        let mut sums = Sums {
            classes: usize::from(self.has_begun()),
            sessions: self.held().count(),
            planned: slots.map(|slot| slot.credits).sum(),
            given: self.held().map(|at| credits_of(rule, sessions[at].length())).sum(),
            ..Sums::default()
        };
        for at in 0..self.class.register.roster.len() {
            self.add(at, &mut sums);
        }
        for deadline in &self.class.programme.deadlines {
            let done = deadline.done.as_ref().map(|done| done.value);
            sums.deadline(self.office.today, self.period, deadline.date.value, done);
        }
        if self.has(self.class.programme.end) {
            sums.ratings = Ratings::of(self.office, self.class);
        }
        sums
    }

    /// Some of its people, by their places in the roster; of the class itself what these took part in.
    pub(super) fn people(&self, places: &[usize]) -> Sums {
        if places.is_empty() {
            return Sums::default();
        }
        let standings = &self.ledger.standings;
        let expected = |session: usize| {
            places.iter().any(|&at| standings[at].attendance.get(session).is_some_and(Option::is_some))
        };
        let mut sums = Sums {
            classes: usize::from(self.has_begun()),
            sessions: self.held().filter(|&session| expected(session)).count(),
            ..Sums::default()
        };
        for &at in places {
            self.add(at, &mut sums);
        }
        sums
    }

    /// Adds somebody.
    fn add(&self, at: usize, sums: &mut Sums) {
        let standing = &self.ledger.standings[at];
        if self.counts_people() {
            sums.enrolled.push(standing.person);
        }
        for (session, status) in self.class.register.sessions.iter().zip(&standing.attendance) {
            let Some(status) = status.filter(|_| self.has(session.date.value)) else { continue };
            sums.expected += 1;
            if let Some(at) = Status::ALL.iter().position(|known| *known == status) {
                sums.statuses[at] += 1;
            }
        }
        sums.credits += self.credits(standing);
        if self.has(self.class.programme.end) {
            if let Some(passed) = exam_passed(self.office, self.class, standing) {
                sums.takers += 1;
                sums.passed += usize::from(passed);
            }
            match standing.verdict.outcome {
                Outcome::Qualified => sums.qualified += 1,
                Outcome::NotQualified => sums.failed += 1,
                Outcome::Disqualified => sums.disqualified += 1,
                _ => {}
            }
            sums.excellent += usize::from(standing.excellent);
        }
        let in_period = |date: Option<NaiveDate>| date.map_or(self.period.is_none(), |date| self.has(date));
        let mine = self.class.register.certificates_of(at).iter();
        sums.certificates += mine.filter(|found| found.is_valid_on(self.office.today) && in_period(found.date)).count();
    }

    fn credits(&self, standing: &Standing) -> Decimal {
        if self.period.is_none() {
            return standing.credits();
        }
        standing.entries.iter().filter(|entry| self.has(entry.date)).map(|entry| entry.credits).sum()
    }
}

/// What people of the registers owe in a year, and what they have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Duties {
    /// People of whom credits are required.
    pub bound: usize,
    /// Those of them who have them.
    pub reached: usize,
    /// The credits that the others lack.
    pub short: Decimal,
}

impl Duties {
    /// Those of the people of a cut; nothing where it is of no calendar year, or of one without accounts.
    pub fn of(office: &Office, ledger: &Ledger, cut: &MeasureCut) -> Option<Self> {
        let accounts = ledger.accounts.get(&Cycle::year(cut.year()?))?;
        let mut duties = Self::default();
        for (&person, account) in accounts {
            if cut.has_person(&office.units, office.person(person)) {
                duties.add(account);
            }
        }
        Some(duties)
    }

    /// Adds somebody's account.
    pub(super) fn add(&mut self, account: &Account) {
        let Some(required) = account.required else { return };
        self.bound += 1;
        self.reached += usize::from(account.counted() >= required);
        self.short += account.short();
    }
}
