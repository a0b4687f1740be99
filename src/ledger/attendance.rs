//! Who was where: everyone enrolled and expected who is not listed was present.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};
use rust_decimal::Decimal;

use super::Headcount;
use crate::model::{Class, Office, Outside, Rule, Status};
use crate::source::Span;

/// The statuses of a class, by trainee and session.
#[derive(Debug)]
pub(super) struct Attendance {
    /// The first trainee whose statuses are here.
    first: usize,
    sessions: usize,
    cells: Vec<Option<Cell>>,
}

/// What is known of one trainee in one session.
#[derive(Clone, Copy, Debug)]
struct Cell {
    status: Status,
    /// Whether so many minutes are missing that it is an absence.
    over: bool,
    /// The place among the session's exceptions; nobody's where the record itself says present.
    exception: u32,
}

const UNLISTED: u32 = u32::MAX;

/// A session as one trainee met it, or a line of the schedule as one may still meet it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Occasion<'a> {
    /// Which.
    pub(super) what: What,
    /// The day.
    pub(super) date: NaiveDate,
    /// When it begins.
    pub(super) start: Option<NaiveTime>,
    /// Its length.
    pub(super) minutes: u32,
    /// The key of its track; nothing where the schedule does not say.
    pub(super) track: Option<&'a str>,
    /// How the trainee took part.
    pub(super) status: Status,
    /// Whether so many minutes were missed that it is an absence.
    pub(super) over: bool,
    /// Whether it earns.
    pub(super) earns: bool,
    /// Where that is recorded.
    pub(super) source: Span,
}

/// Which session or line of the schedule an occasion is.
#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    /// The session of this place in the register.
    Held(usize),
    /// The line of this place in the schedule.
    Planned(usize),
}

impl Occasion<'_> {
    /// Whether it is of a track.
    pub(super) fn is_of(&self, key: &str) -> bool {
        self.track.is_none_or(|track| track == key)
    }
}

/// How often each status occurred, and what that counts as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// By status, as recorded.
    pub counts: BTreeMap<Status, usize>,
    /// Absences, with what counts as one.
    pub absences: u32,
    /// Leaves, with what counts as one.
    pub leaves: u32,
    /// Credits of the sessions on leave.
    pub leave_credits: Decimal,
    /// Sessions that were to be attended.
    pub sessions: u32,
    /// Those of them attended so that they earn.
    pub attended: u32,
    /// Sessions in the schedule that are still to come.
    pub ahead: u32,
    /// Days on which one was attended.
    pub days: u32,
}

impl Tally {
    /// How often a status occurred.
    pub fn count(&self, status: Status) -> usize {
        self.counts.get(&status).copied().unwrap_or(0)
    }

    /// Counts what so many of a status count as, where the rule has them count as an absence or a leave.
    pub(super) fn convert(&mut self, rule: &Rule, status: Status, count: u32) {
        let worth = rule.worth(status);
        let count = count / worth.each.max(1);
        match worth.counts_as {
            Some(Status::Absent) => self.absences += count,
            Some(Status::Leave) => self.leaves += count,
            _ => {}
        }
    }

    /// The greatest share of all sessions that can still be attended, of 1; the share attended once
    /// none is ahead. Nothing where there is no session.
    pub fn share(&self) -> Option<Decimal> {
        let all = self.sessions + self.ahead;
        (all > 0).then(|| Decimal::from(self.attended + self.ahead) / Decimal::from(all))
    }
}

impl Attendance {
    /// The statuses of everyone in a class. Who is expected and not listed was present.
    pub(super) fn of(office: &Office, class: &Class) -> Self {
        Self::some(office, class, 0..class.register.roster.len())
    }

    /// Those of one trainee alone.
    pub(super) fn of_one(office: &Office, class: &Class, trainee: usize) -> Self {
        Self::some(office, class, trainee..trainee + 1)
    }

    fn some(office: &Office, class: &Class, trainees: Range<usize>) -> Self {
        let register = &class.register;
        let rule = office.rule(class);
        let (first, width) = (trainees.start, register.sessions.len());
        let mut cells = vec![None; trainees.len() * width];
        // A record of a day to come says nothing yet.
        let past = register.sessions.iter().enumerate().filter(|(_, session)| session.date.value <= office.today);
        for (at, session) in past {
            for (row, enrolment) in register.roster[trainees.clone()].iter().enumerate() {
                if session.expects(&office.units, enrolment) {
                    cells[row * width + at] = Some(Cell { status: Status::Present, over: false, exception: UNLISTED });
                }
            }
            for (exception, mark) in (0..).zip(&session.exceptions).filter(|(_, mark)| trainees.contains(&mark.trainee))
            {
                let limit = rule.worth(mark.status).over;
                let over = limit.zip(mark.minutes).is_some_and(|(limit, minutes)| u32::from(minutes.get()) > limit);
                cells[(mark.trainee - first) * width + at] = Some(Cell { status: mark.status, over, exception });
            }
        }
        Self { first, sessions: width, cells }
    }

    /// The statuses of one trainee, by session.
    pub(super) fn row(&self, trainee: usize) -> impl Iterator<Item = Option<Status>> {
        self.cells(trainee).iter().map(|cell| cell.map(|cell| cell.status))
    }

    fn cells(&self, trainee: usize) -> &[Option<Cell>] {
        let row = trainee - self.first;
        &self.cells[row * self.sessions..(row + 1) * self.sessions]
    }

    /// The sessions that one trainee was expected in.
    pub(super) fn occasions<'a>(&self, rule: &Rule, class: &'a Class, trainee: usize) -> Vec<Occasion<'a>> {
        let cells = self.cells(trainee).iter().zip(&class.register.sessions).enumerate();
        let occasion = |(at, (cell, session)): (usize, (&Option<Cell>, &'a crate::model::Session))| {
            let Cell { status, over, exception } = (*cell)?;
            let counted = if over { Status::Absent } else { status };
            let listed = session.exceptions.get(exception as usize);
            Some(Occasion {
                what: What::Held(at),
                date: session.date.value,
                start: Some(session.time.0),
                minutes: session.length(),
                track: Some(&session.track),
                status,
                over,
                earns: rule.worth(counted).earns,
                source: listed.map_or(session.date.span, |mark| mark.span),
            })
        };
        cells.filter_map(occasion).collect()
    }

    /// By session: how many were expected and how many came.
    pub(super) fn headcounts(&self) -> Vec<Headcount> {
        let mut counts = vec![Headcount::default(); self.sessions];
        for (index, cell) in self.cells.iter().enumerate() {
            let Some(cell) = cell else { continue };
            let count = &mut counts[index % self.sessions.max(1)];
            count.expected += 1;
            count.came += usize::from(cell.status.is_there());
        }
        counts
    }
}

/// The lines of the schedule that a trainee may still attend: those of days to come, and those of
/// today that are not recorded yet. `status` is how the trainee is taken to take part in them.
pub(super) fn ahead<'a>(office: &'a Office, class: &'a Class, trainee: usize, status: Status) -> Vec<Occasion<'a>> {
    let (rule, enrolment) = (office.rule(class), &class.register.roster[trainee]);
    let recorded = |slot: &crate::model::Slot| {
        let same = |session: &&crate::model::Session| {
            session.date.value == slot.date.value && slot.time.is_none_or(|time| time == session.time)
        };
        class.register.sessions.iter().any(|session| same(&session))
    };
    let slots = class.programme.schedule.iter().enumerate().filter(|(_, slot)| {
        let day = slot.date.value;
        let coming = day > office.today || day == office.today && !recorded(slot);
        coming && enrolment.covers(day) && slot.invites(&office.units, enrolment)
    });
    let occasion = |(at, slot): (usize, &'a crate::model::Slot)| Occasion {
        what: What::Planned(at),
        date: slot.date.value,
        start: slot.time.map(|time| time.0),
        minutes: slot.length(rule.credit_minutes),
        track: slot.track.as_deref(),
        status,
        over: false,
        earns: rule.worth(status).earns,
        source: slot.date.span,
    };
    slots.map(occasion).collect()
}

/// Counts what one trainee's occasions count as; `ahead` are still to come.
pub(super) fn tally(rule: &Rule, occasions: &[Occasion<'_>], ahead: usize) -> Tally {
    let mut tally = Tally { ahead: u32::try_from(ahead).unwrap_or(u32::MAX), ..Tally::default() };
    let mut counted: BTreeMap<Status, u32> = BTreeMap::new();
    let mut leave_minutes = 0_u32;
    let mut days = BTreeSet::new();
    for occasion in occasions {
        *tally.counts.entry(occasion.status).or_default() += 1;
        *counted.entry(if occasion.over { Status::Absent } else { occasion.status }).or_default() += 1;
        tally.sessions += 1;
        if occasion.earns {
            tally.attended += 1;
            days.insert(occasion.date);
        }
        if occasion.status == Status::Leave {
            leave_minutes = leave_minutes.saturating_add(occasion.minutes);
        }
    }
    for (status, count) in counted {
        tally.convert(rule, status, count);
    }
    tally.days = u32::try_from(days.len()).unwrap_or(u32::MAX);
    tally.leave_credits = credits_of(rule, leave_minutes);
    tally
}

/// Adds the sessions outside somebody's time in the class, where the rule counts them.
pub(super) fn add_outside(office: &Office, class: &Class, trainee: usize, tally: &mut Tally) {
    let (rule, enrolment) = (office.rule(class), &class.register.roster[trainee]);
    if rule.interval.outside == Outside::Nothing || !enrolment.is_partial() {
        return;
    }
    let outside: Vec<_> = class
        .register
        .sessions
        .iter()
        .filter(|session| session.date.value <= office.today && !enrolment.covers(session.date.value))
        .filter(|session| session.invites(&office.units, enrolment))
        .collect();
    let count = u32::try_from(outside.len()).unwrap_or(u32::MAX);
    tally.sessions += count;
    match rule.interval.outside {
        Outside::Nothing => {}
        Outside::Absence => tally.absences += count,
        Outside::Leave => {
            tally.leaves += count;
            tally.leave_credits += credits_of(rule, outside.iter().map(|session| session.length()).sum());
        }
    }
}

/// Minutes as credits, rounded as the rule says.
pub fn credits_of(rule: &Rule, minutes: u32) -> Decimal {
    rule.decimals.round_credits(Decimal::from(minutes) / Decimal::from(rule.credit_minutes.max(1)))
}

/// The minutes of a track's sessions, held or planned, that fell outside somebody's time in the class.
pub(super) fn outside_minutes(office: &Office, class: &Class, trainee: usize, track: &str) -> u32 {
    let (rule, enrolment) = (office.rule(class), &class.register.roster[trainee]);
    let units = &office.units;
    let held = class.register.sessions.iter().filter(|session| {
        let past = session.date.value <= office.today && session.track == track;
        past && session.invites(units, enrolment) && !enrolment.covers(session.date.value)
    });
    let planned = class.programme.schedule.iter().filter(|slot| {
        let coming = slot.date.value > office.today && slot.track.as_deref().is_none_or(|key| key == track);
        coming && slot.invites(units, enrolment) && !enrolment.covers(slot.date.value)
    });
    let held: u32 = held.map(crate::model::Session::length).sum();
    held + planned.map(|slot| slot.length(rule.credit_minutes)).sum::<u32>()
}
