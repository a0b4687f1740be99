//! Entries: what each way of earning adds, and why it adds nothing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::attendance::{Occasion, What};
use super::entry::{Entry, Half, OutsideWhat, Reason};
use super::facts::Recognition;
use crate::model::{By, Class, CourseKind, Enrolment, Extent, Office, OnlineRecord, Rule, Terms, Track, portion};
use crate::source::Span;

/// One trainee whose entries are made.
pub(super) struct Trainee<'a> {
    pub(super) office: &'a Office,
    pub(super) class: &'a Class,
    pub(super) rule: &'a Rule,
    pub(super) terms: &'a Terms,
    pub(super) place: usize,
    /// The last day on which the trainee's study counts.
    pub(super) end: NaiveDate,
    /// The sessions held, and those to come that are taken as attended or missed.
    pub(super) occasions: Vec<Occasion<'a>>,
    /// The sessions to come that are not.
    pub(super) ahead: Vec<Occasion<'a>>,
    pub(super) recognition: &'a Recognition,
    /// Whether all that can still be done by oneself is taken as done.
    pub(super) assumed: bool,
}

impl Trainee<'_> {
    /// The entries of one track, by date, with its caps.
    pub(super) fn track(&self, at: usize, track: &Track) -> Vec<Entry> {
        let mut entries = Vec::new();
        for way in &track.ways {
            let mut earned = match &way.by {
                By::Courses { kind } => self.courses(at, *kind),
                By::Minutes => self.sessions(at, track, None),
                By::Session { credits } => self.sessions(at, track, Some(*credits)),
                By::Days { half, credits } => self.days(at, track, *half, *credits),
                By::Completion { credits, of: Extent::Courses { commented } } => {
                    self.all_courses(at, *credits, *commented)
                }
                By::Completion { credits, of: Extent::Sessions { share } } => {
                    self.all_sessions(at, track, *credits, *share)
                }
                By::Recognition { credits } => self.recognition(at, *credits),
                By::SelfStudy { credits, evidence } => self.self_study(at, *credits, evidence),
            };
            earned.sort_by_key(|entry| entry.date);
            // Self-study counts once where the rule does not say how often.
            let once = match &way.by {
                By::SelfStudy { credits, .. } => Some(*credits),
                _ => None,
            };
            cap(&mut earned, way.max.or(once));
            entries.extend(earned);
        }
        each_course_once(&mut entries);
        entries.sort_by_key(|entry| entry.date);
        cap(&mut entries, track.max);
        entries
    }

    fn entry(&self, track: usize, credits: Decimal, date: NaiveDate, reason: Reason, source: Span) -> Entry {
        let credits = self.rule.decimals.round_credits(credits);
        Entry { track, credits, uncapped: credits, date, reason, source, more: Vec::new() }
    }

    /// Whether a record of that day may count: within the class's period and the trainee's own.
    fn is_within(&self, date: NaiveDate) -> bool {
        (self.class.programme.start..=self.end).contains(&date)
    }

    fn enrolment(&self) -> &Enrolment {
        &self.class.register.roster[self.place]
    }

    fn online(&self) -> impl Iterator<Item = &OnlineRecord> {
        let past = |record: &&OnlineRecord| record.completed.is_none_or(|date| date <= self.office.today);
        self.class.register.online_of(self.place).iter().filter(past)
    }

    /// The credits of each course completed within the trainee's time.
    fn courses(&self, track: usize, kind: Option<CourseKind>) -> Vec<Entry> {
        let programme = &self.class.programme;
        let cohort = self.enrolment().cohort.as_deref();
        let counts = |course: usize| {
            let mine = programme.courses_for(cohort).any(|(at, _)| at == course);
            mine && kind.is_none_or(|kind| kind == programme.courses[course].kind)
        };
        let completed = self.online().filter_map(|record| Some((record, record.completed?)));
        let mut entries: Vec<_> = completed
            .map(|(record, date)| {
                let course = record.course;
                let (credits, reason) = if !self.is_within(date) {
                    (Decimal::ZERO, Reason::Outside { what: OutsideWhat::Course(course) })
                } else if counts(course) {
                    (programme.courses[course].credits, Reason::Course { course })
                } else {
                    (Decimal::ZERO, Reason::NotCounted { course })
                };
                let mut entry = self.entry(track, credits, date, reason, record.span);
                entry.more.push(programme.courses[course].span);
                entry
            })
            .collect();
        if self.assumed {
            let done =
                |course: usize| self.online().any(|record| record.course == course && record.completed.is_some());
            let open = (0..programme.courses.len()).filter(|&course| counts(course) && !done(course));
            let assume = |course: usize| {
                let found = &programme.courses[course];
                self.entry(track, found.credits, self.end, Reason::Course { course }, found.span)
            };
            entries.extend(open.map(assume));
        }
        entries
    }

    fn mine<'t>(&'t self, track: &'t Track) -> impl Iterator<Item = &'t Occasion<'t>> {
        self.occasions.iter().filter(move |occasion| occasion.is_of(&track.key))
    }

    /// What each session of the track adds: its minutes, or a fixed number.
    fn sessions(&self, at: usize, track: &Track, fixed: Option<Decimal>) -> Vec<Entry> {
        // Minutes are added up before they are divided, and each session is given what it adds to the
        // rounded sum: six sessions of 60 minutes are 8 credits of 45, not six times 1.33.
        let (mut attended, mut sum) = (0_u32, Decimal::ZERO);
        let mut entry = |occasion: &Occasion<'_>| {
            let Occasion { date, minutes, status, over, .. } = *occasion;
            let mut credits = fixed.unwrap_or_default();
            if !occasion.earns {
                credits = Decimal::ZERO;
            } else if fixed.is_none() {
                attended = attended.saturating_add(minutes);
                let before = std::mem::replace(&mut sum, super::attendance::credits_of(self.rule, attended));
                credits = sum - before;
            }
            let credit_minutes = self.rule.credit_minutes;
            let reason = match occasion.what {
                What::Planned(slot) => Reason::Planned { slot },
                What::Held(session) if !occasion.earns => Reason::Missed { session, status, over },
                What::Held(session) if fixed.is_some() => Reason::Session { session, status },
                What::Held(session) => Reason::Minutes { session, status, minutes, credit_minutes },
            };
            self.entry(at, credits, date, reason, occasion.source)
        };
        self.mine(track).map(&mut entry).collect()
    }

    /// What each day or half-day adds of which no session was missed.
    fn days(&self, at: usize, track: &Track, half: bool, credits: Decimal) -> Vec<Entry> {
        let mut days: BTreeMap<(NaiveDate, Option<Half>), Vec<&Occasion<'_>>> = BTreeMap::new();
        for occasion in self.mine(track) {
            days.entry((occasion.date, half.then(|| Half::of(occasion.start)))).or_default().push(occasion);
        }
        let entry = |((date, half), occasions): ((NaiveDate, Option<Half>), Vec<&Occasion<'_>>)| {
            let missed = occasions.iter().find(|occasion| !occasion.earns);
            let (credits, reason) = match missed {
                None => (credits, Reason::Day { half }),
                Some(Occasion { what: What::Planned(slot), .. }) => (Decimal::ZERO, Reason::Planned { slot: *slot }),
                Some(&&Occasion { what: What::Held(session), status, over, .. }) => {
                    (Decimal::ZERO, Reason::DayMissed { half, session, status, over })
                }
            };
            // Of a day that was missed the line that says so, of one attended all lines.
            let lines = occasions.iter().filter(|occasion| missed.is_none() || !occasion.earns);
            let mut sources = lines.map(|occasion| occasion.source);
            let mut entry = self.entry(at, credits, date, reason, sources.next()?);
            entry.more = sources.collect();
            Some(entry)
        };
        days.into_iter().filter_map(entry).collect()
    }

    /// All or nothing, once a share of the track's sessions is attended.
    fn all_sessions(&self, at: usize, track: &Track, credits: Decimal, share: Decimal) -> Vec<Entry> {
        let ahead = self.ahead.iter().filter(|occasion| occasion.is_of(&track.key)).count();
        let count = self.mine(track).count() + ahead;
        let mut attended = self.mine(track).filter(|occasion| occasion.earns);
        let Some(last) = self.mine(track).last() else { return Vec::new() };
        let sources: Vec<_> = attended.by_ref().map(|occasion| occasion.source).collect();
        let attended = sources.len();
        let enough = Decimal::from(attended) >= portion(share, Decimal::from(count));
        let (credits, reason) = if enough {
            (credits, Reason::AllSessions { attended, count })
        } else {
            let need = portion(share, Decimal::from(count)).ceil().to_usize().unwrap_or(count);
            (Decimal::ZERO, Reason::SessionsMissing { attended, count, need })
        };
        let mut entry = self.entry(at, credits, last.date, reason, last.source);
        entry.more = sources.into_iter().filter(|span| *span != last.source).collect();
        vec![entry]
    }

    /// All or nothing, once every required course of the trainee's list is done.
    fn all_courses(&self, at: usize, credits: Decimal, commented: bool) -> Vec<Entry> {
        let programme = &self.class.programme;
        let required: Vec<_> = programme
            .courses_for(self.enrolment().cohort.as_deref())
            .filter(|(_, course)| course.kind == CourseKind::Required)
            .map(|(at, _)| at)
            .collect();
        let records: Vec<_> = self.online().filter(|record| required.contains(&record.course)).collect();
        let (mut sources, count) = (records.iter().map(|record| record.span), required.len());
        let first = sources.next().unwrap_or(programme.span);
        if self.assumed && count > 0 {
            return vec![self.entry(at, credits, self.end, Reason::AllCourses { count }, first)];
        }
        let within = |date: Option<NaiveDate>| date.filter(|date| self.is_within(*date) && *date <= self.office.today);
        let dates: Vec<_> = records
            .iter()
            .filter_map(|record| {
                let completed = within(record.completed)?;
                if commented { within(record.commented).map(|date| date.max(completed)) } else { Some(completed) }
            })
            .collect();
        let done = dates.len();
        let (credits, date, reason) = match dates.iter().max() {
            Some(&date) if done == count => (credits, date, Reason::AllCourses { count }),
            _ if records.is_empty() => return Vec::new(),
            last => {
                let date = last.copied().unwrap_or(programme.end);
                (Decimal::ZERO, date, Reason::CoursesMissing { done, count })
            }
        };
        let mut entry = self.entry(at, credits, date, reason, first);
        entry.more = sources.collect();
        vec![entry]
    }

    /// For those who qualified in a class that this one recognises, from that class's end on.
    fn recognition(&self, at: usize, fixed: Option<Decimal>) -> Vec<Entry> {
        let Some(found) = self.recognition.get(self.enrolment().person) else { return Vec::new() };
        let date = found.end.max(self.class.programme.start);
        let (credits, reason) = if self.is_within(date) {
            (fixed.unwrap_or(found.credits), Reason::Recognised { class: found.class })
        } else {
            (Decimal::ZERO, Reason::Outside { what: OutsideWhat::Class(found.class) })
        };
        vec![self.entry(at, credits, date, reason, found.span)]
    }

    /// For self-study, for each piece of evidence handed in.
    fn self_study(&self, at: usize, credits: Decimal, evidence: &str) -> Vec<Entry> {
        let found = self.terms.deliverables.iter().enumerate().find(|(_, rule)| rule.key == evidence);
        let Some((deliverable, rule)) = found else { return Vec::new() };
        let handed_in = self.class.register.deliverables_of(self.place).iter();
        let mut pieces: Vec<_> = handed_in.filter(|found| rule.accepts(found, self.office.today)).collect();
        pieces.sort_by_key(|found| found.date);
        let entry = |found: &&crate::model::Deliverable| {
            let date = found.date.unwrap_or(self.class.programme.end);
            let (credits, reason) = if self.is_within(date) {
                (credits, Reason::SelfStudy { deliverable })
            } else {
                (Decimal::ZERO, Reason::Outside { what: OutsideWhat::Deliverable(deliverable) })
            };
            self.entry(at, credits, date, reason, found.span)
        };
        let mut entries: Vec<_> = pieces.iter().map(entry).collect();
        if self.assumed && entries.is_empty() {
            let source = self.class.programme.span;
            entries.push(self.entry(at, credits, self.end, Reason::SelfStudy { deliverable }, source));
        }
        entries
    }
}

/// Takes out what only says that a course does not count, where another way counts it or has said so.
fn each_course_once(entries: &mut Vec<Entry>) {
    let course = |entry: &Entry| match entry.reason {
        Reason::Course { course }
        | Reason::NotCounted { course }
        | Reason::Outside { what: OutsideWhat::Course(course) } => Some((course, entry.source)),
        _ => None,
    };
    let counts = |entry: &Entry| matches!(entry.reason, Reason::Course { .. });
    let counted: BTreeSet<_> = entries.iter().filter(|entry| counts(entry)).filter_map(course).collect();
    let mut said = BTreeSet::new();
    entries.retain(|entry| match course(entry) {
        Some(of) if !counts(entry) => !counted.contains(&of) && said.insert(of),
        _ => true,
    });
}

/// Cuts entries, in their order, so that their sum does not pass `max`.
fn cap(entries: &mut [Entry], max: Option<Decimal>) {
    let Some(mut left) = max else { return };
    for entry in entries {
        entry.credits = entry.credits.min(left);
        left -= entry.credits;
    }
}
