//! Entries: what was added to a track, on which day, by which lines, and why.

use chrono::{NaiveDate, NaiveTime, Timelike};
use rust_decimal::Decimal;

use crate::locale::{Arg, Phrase};
use crate::model::{Class, ClassId, Office, Status, Terms};
use crate::source::Span;

/// One entry of the ledger.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The track, by place among the trainee's.
    pub track: usize,
    /// What it adds; 0 where it only explains why nothing was added.
    pub credits: Decimal,
    /// What it would have added without a cap.
    pub uncapped: Decimal,
    /// The day.
    pub date: NaiveDate,
    /// Why.
    pub reason: Reason,
    /// The line that made it.
    pub source: Span,
    /// Further lines that made it.
    pub more: Vec<Span>,
}

/// Why an entry is what it is. Sessions, courses and deliverables are named by their place in the
/// class and in the trainee's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Minutes of a session divided by the length of a credit.
    Minutes {
        /// The session.
        session: usize,
        /// How the trainee took part.
        status: Status,
        /// Its length.
        minutes: u32,
        /// The length of one credit.
        credit_minutes: u32,
    },
    /// A session attended, for a fixed number.
    Session {
        /// The session.
        session: usize,
        /// How the trainee took part.
        status: Status,
    },
    /// A session missed, or one that earns nothing as it was attended.
    Missed {
        /// The session.
        session: usize,
        /// What is recorded.
        status: Status,
        /// Whether so many minutes were missed that it is an absence.
        over: bool,
    },
    /// A day or half-day of which no session was missed.
    Day {
        /// Morning or afternoon, where half-days count.
        half: Option<Half>,
    },
    /// A day or half-day of which a session was missed.
    DayMissed {
        /// Morning or afternoon, where half-days count.
        half: Option<Half>,
        /// The first that was missed.
        session: usize,
        /// What is recorded of it.
        status: Status,
        /// Whether so many minutes were missed that it is an absence.
        over: bool,
    },
    /// Enough of the track's sessions attended.
    AllSessions {
        /// Attended.
        attended: usize,
        /// All.
        count: usize,
    },
    /// Too few of them, so that nothing is earned.
    SessionsMissing {
        /// Attended.
        attended: usize,
        /// All.
        count: usize,
        /// How many are enough.
        need: usize,
    },
    /// A course completed.
    Course {
        /// The course.
        course: usize,
    },
    /// A course completed that the rule does not count.
    NotCounted {
        /// The course.
        course: usize,
    },
    /// Something before the trainee's time began or after it ended.
    Outside {
        /// What.
        what: OutsideWhat,
    },
    /// Every required course completed.
    AllCourses {
        /// How many.
        count: usize,
    },
    /// Some required courses are missing, so that nothing is earned.
    CoursesMissing {
        /// How many are done as required.
        done: usize,
        /// How many there are.
        count: usize,
    },
    /// A class recognised.
    Recognised {
        /// The class.
        class: ClassId,
    },
    /// Self-study proved.
    SelfStudy {
        /// What proves it.
        deliverable: usize,
    },
    /// A line of the schedule that may still be attended.
    Planned {
        /// The line.
        slot: usize,
    },
}

/// One half of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Half {
    /// What begins before noon.
    Morning,
    /// What begins at noon or later.
    Afternoon,
}

impl Half {
    /// The half in which something begins; the morning where no time is said.
    pub fn of(start: Option<NaiveTime>) -> Self {
        if start.is_none_or(|start| start.hour() < 12) { Self::Morning } else { Self::Afternoon }
    }
}

/// What fell outside a trainee's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutsideWhat {
    /// A course.
    Course(usize),
    /// The end of a recognised class.
    Class(ClassId),
    /// A piece of self-study.
    Deliverable(usize),
}

impl Entry {
    /// Every line that made it.
    pub fn sources(&self) -> impl Iterator<Item = Span> {
        std::iter::once(self.source).chain(self.more.iter().copied())
    }

    /// Why it is what it is, with its cap.
    pub fn phrase(&self, office: &Office, class: &Class, terms: &Terms) -> Phrase {
        let phrase = self.reason.phrase(office, class, terms);
        if self.credits == self.uncapped {
            return phrase;
        }
        Phrase::new("reason-capped").arg("sentence", Arg::Phrase(phrase)).text("uncapped", self.uncapped.normalize())
    }
}

impl Reason {
    fn phrase(self, office: &Office, class: &Class, terms: &Terms) -> Phrase {
        let topic = |session: usize| class.register.sessions[session].topic.clone();
        let course = |course: usize| class.programme.courses[course].title.clone();
        let deliverable = |at: usize| terms.deliverables[at].title.clone();
        let title = |id: ClassId| office.class(id).programme.title.value.clone();
        let status = |status: Status| format!("status-{}", status.key());
        let day = |half: Option<Half>| match half {
            None => "day-whole",
            Some(Half::Morning) => "day-morning",
            Some(Half::Afternoon) => "day-afternoon",
        };
        match self {
            Self::Minutes { session, status: how, minutes, credit_minutes } => Phrase::new("reason-minutes")
                .text("topic", topic(session))
                .word("status", status(how))
                .text("minutes", minutes)
                .text("length", credit_minutes),
            Self::Session { session, status: how } => {
                Phrase::new("reason-session").text("topic", topic(session)).word("status", status(how))
            }
            Self::Missed { session, status: how, over } => {
                let id = if over { "reason-over" } else { "reason-missed" };
                Phrase::new(id).text("topic", topic(session)).word("status", status(how))
            }
            Self::Day { half } => Phrase::new("reason-day").word("day", day(half)),
            Self::DayMissed { half, session, status: how, over } => {
                let id = if over { "reason-day-over" } else { "reason-day-missed" };
                Phrase::new(id).word("day", day(half)).text("topic", topic(session)).word("status", status(how))
            }
            Self::AllSessions { attended, count } => {
                Phrase::new("reason-all-sessions").text("attended", attended).text("count", count)
            }
            Self::SessionsMissing { attended, count, need } => {
                let phrase = Phrase::new("reason-sessions-missing").text("attended", attended);
                phrase.text("count", count).text("need", need)
            }
            Self::Course { course: at } => Phrase::new("reason-course").text("title", course(at)),
            Self::NotCounted { course: at } => Phrase::new("reason-not-counted").text("title", course(at)),
            Self::Outside { what } => Phrase::new("reason-outside-period").text(
                "title",
                match what {
                    OutsideWhat::Course(at) => course(at),
                    OutsideWhat::Class(id) => title(id),
                    OutsideWhat::Deliverable(at) => deliverable(at),
                },
            ),
            Self::AllCourses { count } => Phrase::new("reason-all-courses").text("count", count),
            Self::CoursesMissing { done, count } => {
                Phrase::new("reason-courses-missing").text("done", done).text("count", count)
            }
            Self::Recognised { class } => Phrase::new("reason-recognised").text("class", title(class)),
            Self::SelfStudy { deliverable: at } => Phrase::new("reason-self-study").text("evidence", deliverable(at)),
            Self::Planned { slot } => {
                Phrase::new("reason-planned").text("topic", &class.programme.schedule[slot].topic)
            }
        }
    }
}
