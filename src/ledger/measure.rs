//! What a figure is worth over a part of the office: one definition of each, for every place that says it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{ClassLedger, Cycle, Ledger, Outcome, Standing};
use crate::model::{Amount, Class, ClassId, Enrolment, Measure, MeasureCut, Office, PersonId, Status};

/// A measure over a cut; nothing where there is nothing that it could be of: a rate of nobody, the mark
/// of an examination that was not held.
pub fn measure(office: &Office, ledger: &Ledger, cut: &MeasureCut, measure: Measure) -> Option<Amount> {
    let taken = Taken { office, ledger, cut };
    let share =
        |part: usize, whole: usize| (whole > 0).then(|| Amount::Share(Decimal::from(part) / Decimal::from(whole)));
    let count = |count: usize| Some(Amount::Count(count));
    let of = |outcome| taken.decided().filter(|standing| standing.verdict.outcome == outcome).count();
    let qualified = || of(Outcome::Qualified);
    let failed = || of(Outcome::NotQualified) + of(Outcome::Disqualified);
    let programme = || cut.class.map(|id| &office.class(id).programme);
    match measure {
        Measure::Title => programme().map(|programme| Amount::Words(programme.title.value.clone())),
        Measure::Start => programme().map(|programme| Amount::Day(programme.start)),
        Measure::End => programme().map(|programme| Amount::Day(programme.end)),
        Measure::Scheduled => programme()?.scheduled().map(Amount::Credits),
        Measure::Required => {
            let terms = &office.rule(office.class(cut.class?)).terms;
            Some(Amount::Credits(terms.tracks.iter().map(|track| track.required).sum()))
        }
        Measure::Classes => count(taken.begun()),
        Measure::Sessions => count(taken.classes().map(|(_, class, ledger)| taken.sessions(class, ledger)).sum()),
        Measure::Trainees => count(taken.enrolled().count()),
        Measure::People => count(taken.people().len()),
        Measure::Attendances => count(taken.attendance().0),
        Measure::AttendanceRate => {
            let (came, expected) = taken.attendance();
            share(came, expected)
        }
        Measure::PersonCredits => Some(Amount::Credits(taken.credits())),
        Measure::ExamTakers => count(taken.examined().0),
        Measure::ExamPassed => count(taken.examined().1),
        Measure::ExamPassRate => {
            let (takers, passed) = taken.examined();
            share(passed, takers)
        }
        Measure::Qualified => count(qualified()),
        Measure::NotQualified => count(failed()),
        Measure::PassRate => share(qualified(), qualified() + failed()),
        Measure::Excellent => count(taken.decided().filter(|standing| standing.excellent).count()),
        Measure::Certificates => count(taken.certificates()),
        Measure::Bound => count(taken.bound()?.0),
        Measure::Reached => count(taken.bound()?.1),
        Measure::ReachedRate => {
            let (bound, reached) = taken.bound()?;
            share(reached, bound)
        }
    }
}

/// Whether somebody passed the examination of a class; nothing of who has no mark of it.
pub(super) fn exam_passed(office: &Office, class: &Class, standing: &Standing) -> Option<bool> {
    let exam = office.rule(class).terms(standing.figures.category).exam.as_ref()?;
    standing.verdict.exam.map(|mark| mark >= exam.pass)
}

/// A part of an office.
struct Taken<'a> {
    office: &'a Office,
    ledger: &'a Ledger,
    cut: &'a MeasureCut,
}

impl<'a> Taken<'a> {
    /// Its classes, the year left aside: what has a day of its own can be of another year than they are.
    fn classes(&self) -> impl Iterator<Item = (ClassId, &'a Class, &'a ClassLedger)> {
        let places = self.cut.class.map_or(0..self.office.classes.len(), |ClassId(at)| at..at + 1);
        places
            .map(|at| (ClassId(at), &self.office.classes[at], &self.ledger.classes[at]))
            .filter(|(id, class, _)| self.cut.has_class(*id, class))
    }

    /// Whether a class has a day in its year.
    fn runs(&self, class: &Class) -> bool {
        self.cut.year.is_none_or(|year| class.programme.runs_in(year, year))
    }

    /// How many of its classes have begun; of a part of the people those that have somebody of it.
    fn begun(&self) -> usize {
        let begun = |class: &Class| class.programme.start <= self.office.today && self.runs(class);
        let mine = |class: &Class| {
            let mut roster = class.register.roster.iter();
            !self.cut.divides_people() || roster.any(|one| self.cut.has_enrolment(&self.office.units, one))
        };
        self.classes().filter(|(_, class, _)| begun(class) && mine(class)).count()
    }

    /// Its enrolments in the classes that have a day in its year.
    fn enrolled(&self) -> impl Iterator<Item = (&'a Class, usize, &'a Enrolment, &'a Standing)> {
        self.enrolments().filter(|(class, ..)| self.runs(class))
    }

    /// Its enrolments, the year left aside.
    fn enrolments(&self) -> impl Iterator<Item = (&'a Class, usize, &'a Enrolment, &'a Standing)> {
        self.classes().flat_map(move |(_, class, ledger)| {
            let all = class.register.roster.iter().zip(&ledger.standings).enumerate();
            all.filter(|(_, (enrolment, _))| self.cut.has_enrolment(&self.office.units, enrolment))
                .map(move |(at, (enrolment, standing))| (class, at, enrolment, standing))
        })
    }

    fn people(&self) -> BTreeSet<PersonId> {
        self.enrolled().map(|(_, _, enrolment, _)| enrolment.person).collect()
    }

    /// The sessions of a class held on its days, with at least one of its people expected.
    fn sessions(&self, class: &Class, ledger: &ClassLedger) -> usize {
        let held = |day| day <= self.office.today && self.cut.has_day(day);
        let sessions = class.register.sessions.iter().enumerate().filter(|(_, session)| held(session.date.value));
        let mine: Vec<&Standing> = class
            .register
            .roster
            .iter()
            .zip(&ledger.standings)
            .filter(|(enrolment, _)| self.cut.has_enrolment(&self.office.units, enrolment))
            .map(|(_, standing)| standing)
            .collect();
        let expected = |at: usize| mine.iter().any(|standing| standing.attendance.get(at).is_some_and(Option::is_some));
        sessions.filter(|(at, _)| !self.cut.divides_people() || expected(*at)).count()
    }

    /// How often somebody came, and how often somebody was expected.
    fn attendance(&self) -> (usize, usize) {
        let came = |status| matches!(status, Status::Present | Status::Late | Status::LeftEarly);
        let mut counted = (0, 0);
        for (class, _, _, standing) in self.enrolments() {
            for (session, status) in class.register.sessions.iter().zip(&standing.attendance) {
                let Some(status) = status.filter(|_| self.cut.has_day(session.date.value)) else { continue };
                counted.0 += usize::from(came(status));
                counted.1 += 1;
            }
        }
        counted
    }

    fn credits(&self) -> Decimal {
        let of = |standing: &Standing| match self.cut.year {
            None => standing.credits(),
            Some(_) => standing
                .entries
                .iter()
                .filter(|entry| self.cut.has_day(entry.date))
                .map(|entry| entry.credits)
                .sum::<Decimal>(),
        };
        self.enrolments().map(|(.., standing)| of(standing)).sum()
    }

    /// The standings of classes whose outcome falls into its days.
    fn decided(&self) -> impl Iterator<Item = &'a Standing> {
        self.enrolments().filter(|(class, ..)| self.cut.has_day(class.programme.end)).map(|(.., standing)| standing)
    }

    /// How many have the mark of an examination, and how many of them passed it.
    fn examined(&self) -> (usize, usize) {
        let closing = self.enrolments().filter(|(class, ..)| self.cut.has_day(class.programme.end));
        let marked = closing.filter_map(|(class, _, _, standing)| exam_passed(self.office, class, standing));
        marked.fold((0, 0), |(takers, passed), done| (takers + 1, passed + usize::from(done)))
    }

    /// Certificates that are valid on the office's day.
    fn certificates(&self) -> usize {
        let of = |class: &'a Class, at| {
            let mine = class.register.certificates_of(at).iter();
            let on_its_days =
                move |date: Option<NaiveDate>| date.map_or(self.cut.year.is_none(), |date| self.cut.has_day(date));
            mine.filter(move |found| found.is_valid_on(self.office.today) && on_its_days(found.date)).count()
        };
        self.enrolments().map(|(class, at, ..)| of(class, at)).sum()
    }

    /// Of how many people of the registers credits are required in the year, and how many have them.
    fn bound(&self) -> Option<(usize, usize)> {
        let accounts = self.ledger.accounts.get(&Cycle::year(self.cut.year?))?;
        let mine = accounts.iter().filter(|(person, _)| {
            let person = self.office.person(**person);
            self.cut.unit.is_none_or(|unit| self.office.units.is_within(person.unit, unit))
                && (self.cut.category.is_none() || self.cut.category == person.category)
        });
        let bound = mine.filter_map(|(_, account)| Some(account.counted() >= account.required?));
        Some(bound.fold((0, 0), |(bound, reached), done| (bound + 1, reached + usize::from(done))))
    }
}
