//! Notices for objection (公示): what is public for some days only.

use chrono::NaiveDate;

use super::privacy::NameShown;
use super::time::Period;
use crate::source::{Span, Spanned};

/// The days on which something is public.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The first and the last day.
    pub days: Period,
    /// Where it stands.
    pub span: Span,
}

/// A list of people of a class, public for some days so that anybody can object.
#[derive(Clone, Debug)]
pub struct Objection {
    /// Its number among those of its class, which its page goes by.
    pub number: usize,
    /// When it is public.
    pub shown: Shown,
    /// Whom it lists.
    pub of: ObjectionOf,
    /// How it names them.
    pub name: NameShown,
    /// Where to object.
    pub contact: Contact,
}

/// Whom a notice for objection lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectionOf {
    /// 合格.
    Qualified,
    /// 优秀.
    Excellent,
}

impl ObjectionOf {
    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Qualified => "qualified",
            Self::Excellent => "excellent",
        }
    }
}

/// Who takes objections; all of it is public as long as the notice is.
#[derive(Clone, Debug)]
pub struct Contact {
    /// The department.
    pub department: Spanned<String>,
    /// Its telephone.
    pub phone: Option<String>,
    /// Its mailbox.
    pub email: Option<String>,
    /// Where it is.
    pub place: Option<String>,
}

/// Where a notice stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// It is to come.
    Coming,
    /// It is public.
    Running,
    /// It was.
    Over,
}

impl Run {
    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Coming => "coming",
            Self::Running => "running",
            Self::Over => "over",
        }
    }
}

impl Shown {
    /// Where it stands on a day.
    pub fn on(&self, day: NaiveDate) -> Run {
        if day < self.days.from {
            Run::Coming
        } else if day <= self.days.to {
            Run::Running
        } else {
            Run::Over
        }
    }
}
