//! Terms, and the texts that sum up a term or another period.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::document::Notice;
use super::site::Site;
use super::time::Period;
use crate::source::{FileId, Spanned};

/// A term (学期): a period with a name of its own, of which the site has a summary.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its id.
    pub id: Spanned<String>,
    /// Its title.
    pub title: String,
    /// Its days.
    pub period: Period,
}

/// The text of a summary (学期、年度总结) as its office goes on with it: `terms/<id>.md`.
#[derive(Clone, Debug)]
pub struct SummaryText {
    /// What it sums up.
    pub period: Period,
    /// The text, with a title and a signature like a notice's; its id is the name of the file.
    pub text: Notice,
    /// Whether the public edition has the text too: it can name anybody, so only if its author says so.
    pub public: bool,
    /// The figures as they stood when the office last agreed to the text: by what stands between the braces.
    pub accepted: BTreeMap<String, Spanned<String>>,
    /// The list of these figures, where there is one.
    pub accepted_file: Option<FileId>,
}

/// What joins the days of a period in its id.
const BETWEEN: &str = "_";

impl Site {
    /// The period that a name stands for: a term's id or title, a calendar year, or two days with `..`, `_` or
    /// 至 between them.
    pub fn period(&self, name: &str) -> Option<Period> {
        let name = name.trim();
        if let Some(term) = self.terms.iter().find(|term| term.id.value == name || term.title == name) {
            return Some(term.period);
        }
        let year = name.trim_end_matches('年').parse().ok().filter(|year| (1900..=2200).contains(year));
        if let Some(year) = year {
            return Period::year(year);
        }
        let (from, to) = ["..", BETWEEN, "至"].iter().find_map(|between| name.split_once(between))?;
        let is_known = |day: &NaiveDate| (1900..=2200).contains(&day.year());
        let day = |text: &str| text.trim().parse::<NaiveDate>().ok().filter(is_known);
        Period::new(day(from)?, day(to)?)
    }

    /// The name of a period in paths and commands: a term's id, a year, or two days.
    pub fn period_id(&self, period: Period) -> String {
        let term = self.term(period).map(|term| term.id.value.clone());
        let year = || Some(period.as_year()?.to_string());
        term.or_else(year).unwrap_or_else(|| format!("{}{BETWEEN}{}", period.from, period.to))
    }

    /// The term that a period is.
    pub fn term(&self, period: Period) -> Option<&Term> {
        self.terms.iter().find(|term| term.period == period)
    }

    /// The period that another is compared with. Choice: of a term the last one that ended before it, if the
    /// site names one; of a year the year before; of other days as many right before them.
    pub fn previous(&self, period: Period) -> Option<Period> {
        let earlier = self.terms.iter().map(|term| term.period).filter(|other| other.to < period.from);
        let term = self.term(period).and_then(|_| earlier.max_by_key(|other| other.to));
        term.or_else(|| period.before())
    }
}
