//! Who was where: everyone enrolled and expected who is not listed was present.

use std::collections::BTreeMap;

use super::Headcount;
use crate::model::{Class, Office, Rule, Status, StatusRule};
use crate::source::Span;

/// The statuses of a class, by trainee and session, and where each is recorded.
#[derive(Debug)]
pub(super) struct Attendance {
    sessions: usize,
    cells: Vec<Option<Status>>,
    sources: Vec<Span>,
}

/// How often each status occurred, and what that counts as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// By status.
    pub counts: BTreeMap<Status, usize>,
    /// Absences, with what counts as one.
    pub absences: u32,
    /// Leaves, with what counts as one.
    pub leaves: u32,
}

impl Tally {
    /// How often a status occurred.
    pub fn count(&self, status: Status) -> usize {
        self.counts.get(&status).copied().unwrap_or(0)
    }
}

impl Attendance {
    /// The statuses of a class. Who is expected and not listed was present.
    pub(super) fn of(office: &Office, class: &Class) -> Self {
        let register = &class.register;
        let width = register.sessions.len();
        let mut cells = vec![None; register.roster.len() * width];
        // Who is not listed is present by the record itself.
        let mut sources: Vec<Span> = Vec::with_capacity(cells.len());
        for _ in &register.roster {
            sources.extend(register.sessions.iter().map(|session| session.date.span));
        }
        for (trainee, enrolment) in register.roster.iter().enumerate() {
            let unit = office.person(enrolment.person).unit;
            for (at, session) in register.sessions.iter().enumerate() {
                if session.date.value <= office.today && session.expects(&office.units, unit, enrolment) {
                    cells[trainee * width + at] = Some(Status::Present);
                }
            }
        }
        // A record of a day to come says nothing yet.
        let past = register.sessions.iter().enumerate().filter(|(_, session)| session.date.value <= office.today);
        for (at, session) in past {
            for exception in &session.exceptions {
                cells[exception.trainee * width + at] = Some(exception.status);
                sources[exception.trainee * width + at] = exception.span;
            }
        }
        Self { sessions: width, cells, sources }
    }

    /// The statuses of one trainee, by session.
    pub(super) fn row(&self, trainee: usize) -> &[Option<Status>] {
        &self.cells[trainee * self.sessions..(trainee + 1) * self.sessions]
    }

    /// Where the statuses of one trainee are recorded, by session.
    pub(super) fn sources(&self, trainee: usize) -> &[Span] {
        &self.sources[trainee * self.sessions..(trainee + 1) * self.sessions]
    }

    /// By session: how many were expected and how many came.
    pub(super) fn headcounts(&self) -> Vec<Headcount> {
        let mut counts = vec![Headcount::default(); self.sessions];
        for (index, status) in self.cells.iter().enumerate() {
            let Some(status) = status else { continue };
            let count = &mut counts[index % self.sessions.max(1)];
            count.expected += 1;
            count.came += usize::from(matches!(status, Status::Present | Status::Late | Status::LeftEarly));
        }
        counts
    }
}

/// What a status is worth under a rule.
pub(super) fn worth(rule: &Rule, status: Status) -> StatusRule {
    rule.statuses.get(&status).copied().unwrap_or_else(|| StatusRule::usual(status))
}

/// Counts statuses, and what they count as.
pub(super) fn tally(rule: &Rule, row: &[Option<Status>]) -> Tally {
    let mut tally = Tally::default();
    for status in row.iter().flatten() {
        *tally.counts.entry(*status).or_default() += 1;
    }
    for (&status, &count) in &tally.counts {
        let worth = worth(rule, status);
        let count = u32::try_from(count).unwrap_or(u32::MAX) / worth.each.max(1);
        match worth.counts_as {
            Some(Status::Absent) => tally.absences += count,
            Some(Status::Leave) => tally.leaves += count,
            _ => {}
        }
    }
    tally
}
