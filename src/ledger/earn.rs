//! Entries: what each way of earning adds, and why it adds nothing.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use super::attendance::worth;
use super::{ClassLedger, Entry, Outcome, Reason};
use crate::model::{Class, CourseKind, Office, OnlineRecord, PersonId, Rule, Status, Terms, Track, Way};
use crate::source::Span;

/// The records of a class, ordered so that one trainee's are found at once.
pub(super) struct Facts<'a> {
    online: BTreeMap<usize, Vec<&'a OnlineRecord>>,
    /// The class in which somebody qualified that is recognised here, and where that class is set.
    recognised: BTreeMap<PersonId, (String, chrono::NaiveDate, Span)>,
}

impl<'a> Facts<'a> {
    /// Orders the records; `done` holds the classes already computed.
    pub(super) fn of(office: &'a Office, class: &'a Class, done: &[Option<ClassLedger>]) -> Self {
        let mut online: BTreeMap<usize, Vec<&OnlineRecord>> = BTreeMap::new();
        for record in &class.register.online {
            online.entry(record.trainee).or_default().push(record);
        }
        let mut recognised = BTreeMap::new();
        for &id in &class.programme.recognises {
            let Some(ledger) = &done[id.0] else { continue };
            let other = office.class(id);
            let qualified = ledger.standings.iter().filter(|standing| standing.outcome == Outcome::Qualified);
            for standing in qualified {
                let source = other.register.roster.iter().find(|enrolment| enrolment.person == standing.person);
                let span = source.map_or(other.programme.span, |enrolment| enrolment.span);
                recognised
                    .entry(standing.person)
                    .or_insert_with(|| (other.programme.title.value.clone(), other.programme.end, span));
            }
        }
        Self { online, recognised }
    }
}

/// One trainee whose entries are made.
pub(super) struct Trainee<'a> {
    pub(super) class: &'a Class,
    pub(super) rule: &'a Rule,
    pub(super) terms: &'a Terms,
    pub(super) place: usize,
    pub(super) attendance: &'a [Option<Status>],
    pub(super) attendance_sources: &'a [Span],
    pub(super) facts: &'a Facts<'a>,
    pub(super) today: chrono::NaiveDate,
}

impl Trainee<'_> {
    /// The entries of one track, by date, with its cap.
    pub(super) fn track(&self, track: &Track) -> Vec<Entry> {
        let mut entries = Vec::new();
        for way in &track.ways {
            let (mut earned, max) = match way {
                Way::Courses { kind } => (self.courses(track, *kind), None),
                Way::Minutes { max } => (self.sessions(track, None), *max),
                Way::Session { credits, max } => (self.sessions(track, Some(*credits)), *max),
                Way::Completion { credits, commented } => (self.completion(track, *credits, *commented), None),
                Way::Recognition { credits } => (self.recognition(track, *credits), None),
                Way::SelfStudy { credits, evidence } => (self.self_study(track, *credits, evidence), None),
            };
            earned.sort_by_key(|entry| entry.date);
            cap(&mut earned, max);
            entries.extend(earned);
        }
        entries.sort_by_key(|entry| entry.date);
        cap(&mut entries, track.max);
        entries
    }

    fn entry(
        &self,
        track: &Track,
        credits: Decimal,
        date: chrono::NaiveDate,
        reason: Reason,
        sources: Vec<Span>,
    ) -> Entry {
        let credits = self.round(credits);
        Entry { track: track.key.clone(), credits, uncapped: credits, date, reason, sources }
    }

    /// Credits to the places of the rule, half away from zero.
    fn round(&self, credits: Decimal) -> Decimal {
        let places = self.rule.decimals.credits;
        credits.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero).normalize()
    }

    /// Whether a record of that day may count: within the class's period.
    fn is_within(&self, date: chrono::NaiveDate) -> bool {
        let programme = &self.class.programme;
        (programme.start..=programme.end).contains(&date)
    }

    fn cohort(&self) -> Option<&str> {
        self.class.register.roster[self.place].cohort.as_deref()
    }

    fn online(&self) -> impl Iterator<Item = &OnlineRecord> {
        let past = |record: &&OnlineRecord| record.completed.is_none_or(|date| date <= self.today);
        self.facts.online.get(&self.place).into_iter().flatten().copied().filter(past)
    }

    /// The credits of each course completed within the class's period.
    fn courses(&self, track: &Track, kind: Option<CourseKind>) -> Vec<Entry> {
        let programme = &self.class.programme;
        let mine = |course: usize| programme.courses_for(self.cohort()).any(|(at, _)| at == course);
        let completed = self.online().filter_map(|record| Some((record, record.completed?)));
        completed
            .map(|(record, date)| {
                let course = &programme.courses[record.course];
                let counts = mine(record.course) && kind.is_none_or(|kind| kind == course.kind);
                let title = course.title.clone();
                let (credits, reason) = if !self.is_within(date) {
                    (Decimal::ZERO, Reason::OutsidePeriod { title })
                } else if counts {
                    (course.credits, Reason::Course { title })
                } else {
                    (Decimal::ZERO, Reason::NotCounted { title })
                };
                self.entry(track, credits, date, reason, vec![record.span, course.span])
            })
            .collect()
    }

    /// What each session of the track adds: its minutes, or a fixed number.
    fn sessions(&self, track: &Track, fixed: Option<Decimal>) -> Vec<Entry> {
        let sessions = self.class.register.sessions.iter().zip(self.attendance).zip(self.attendance_sources);
        // Minutes are added up before they are divided, and each session is given what it adds to the
        // rounded sum: six sessions of 60 minutes are 8 credits of 45, not six times 1.33.
        let mut attended = 0_u32;
        let mine = sessions.filter(|((session, _), _)| session.track == track.key);
        mine.filter_map(|((session, status), source)| {
            let status = (*status)?;
            let topic = session.topic.clone();
            let sources = vec![*source];
            let (credits, reason) = if !worth(self.rule, status).earns {
                (Decimal::ZERO, Reason::Missed { topic, status })
            } else if let Some(credits) = fixed {
                (credits, Reason::Session { topic, status })
            } else {
                let (minutes, credit_minutes) = (session.length(), self.rule.credit_minutes);
                let sum = |minutes: u32| self.round(Decimal::from(minutes) / Decimal::from(credit_minutes.max(1)));
                let before = sum(attended);
                attended = attended.saturating_add(minutes);
                let credits = sum(attended) - before;
                (credits, Reason::Minutes { topic, status, minutes, credit_minutes })
            };
            Some(self.entry(track, credits, session.date.value, reason, sources))
        })
        .collect()
    }

    /// All or nothing, once every required course of the trainee's list is done.
    fn completion(&self, track: &Track, credits: Decimal, commented: bool) -> Vec<Entry> {
        let programme = &self.class.programme;
        let required: Vec<_> = programme
            .courses_for(self.cohort())
            .filter(|(_, course)| course.kind == CourseKind::Required)
            .map(|(at, _)| at)
            .collect();
        let records: Vec<_> = self.online().filter(|record| required.contains(&record.course)).collect();
        let within = |date: Option<chrono::NaiveDate>| date.filter(|date| self.is_within(*date) && *date <= self.today);
        let dates: Vec<_> = records
            .iter()
            .filter_map(|record| {
                let completed = within(record.completed)?;
                if commented { within(record.commented).map(|date| date.max(completed)) } else { Some(completed) }
            })
            .collect();
        let sources: Vec<_> = records.iter().map(|record| record.span).collect();
        let (done, count) = (dates.len(), required.len());
        match dates.iter().max() {
            Some(&date) if done == count => {
                vec![self.entry(track, credits, date, Reason::AllCourses { count }, sources)]
            }
            _ if records.is_empty() => Vec::new(),
            last => {
                let date = last.copied().unwrap_or(programme.end);
                vec![self.entry(track, Decimal::ZERO, date, Reason::CoursesMissing { done, count }, sources)]
            }
        }
    }

    /// For those who qualified in a class that this one recognises, from that class's end on.
    fn recognition(&self, track: &Track, credits: Decimal) -> Vec<Entry> {
        let person = self.class.register.roster[self.place].person;
        let Some((class, end, span)) = self.facts.recognised.get(&person) else { return Vec::new() };
        let date = (*end).max(self.class.programme.start);
        let (credits, reason) = if self.is_within(date) {
            (credits, Reason::Recognised { class: class.clone() })
        } else {
            (Decimal::ZERO, Reason::OutsidePeriod { title: class.clone() })
        };
        vec![self.entry(track, credits, date, reason, vec![*span])]
    }

    /// For self-study, once its evidence is handed in.
    fn self_study(&self, track: &Track, credits: Decimal, evidence: &str) -> Vec<Entry> {
        let Some(rule) = self.terms.deliverables.iter().find(|rule| rule.key == evidence) else { return Vec::new() };
        let handed_in = self.class.register.deliverables.iter().filter(|found| found.trainee == self.place);
        let first = handed_in.filter(|found| rule.accepts(found, self.today)).min_by_key(|found| found.date);
        first
            .map(|found| {
                let date = found.date.unwrap_or(self.class.programme.end);
                let (credits, reason) = if self.is_within(date) {
                    (credits, Reason::SelfStudy { evidence: rule.title.clone() })
                } else {
                    (Decimal::ZERO, Reason::OutsidePeriod { title: rule.title.clone() })
                };
                self.entry(track, credits, date, reason, vec![found.span])
            })
            .into_iter()
            .collect()
    }
}

/// Cuts entries, in their order, so that their sum does not pass `max`.
fn cap(entries: &mut [Entry], max: Option<Decimal>) {
    let Some(mut left) = max else { return };
    for entry in entries {
        entry.credits = entry.credits.min(left);
        left -= entry.credits;
    }
}
