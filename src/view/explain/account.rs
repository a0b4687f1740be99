//! The account of a year or a longer period, entry by entry.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::Explainer;
use crate::ledger::{Account, Cut, Cycle, Posted};
use crate::model::ClassId;
use crate::view::text::number;

/// What somebody has over a year or a longer period.
#[derive(Debug, Serialize)]
pub struct AccountExplanation {
    /// The first year.
    pub from: i32,
    /// The last year.
    pub to: i32,
    /// Both as a head says them.
    #[serde(skip)]
    pub years: String,
    /// Credits earned.
    pub earned: String,
    /// Credits carried on from the period before.
    pub carried: String,
    /// Credits required, if any.
    pub required: Option<String>,
    /// Credits missing.
    pub short: String,
    /// Credits over.
    pub surplus: String,
    /// What each class posted.
    pub classes: Vec<ClassPosted>,
    /// What was posted, by date.
    pub postings: Vec<PostedLine>,
}

/// What one class posted to an account.
#[derive(Debug, Serialize)]
pub struct ClassPosted {
    /// The title of the class.
    pub class: String,
    /// The sum.
    pub credits: String,
    /// Why entries of it were not posted in full.
    pub notes: Vec<String>,
}

impl AccountExplanation {
    /// The period.
    pub(in crate::view) fn cycle(&self) -> Cycle {
        Cycle { from: self.from, to: self.to }
    }
}

/// An entry as it reached an account.
#[derive(Debug, Serialize)]
pub struct PostedLine {
    /// The day of the entry.
    pub date: NaiveDate,
    /// The title of the class.
    pub class: String,
    /// Why.
    pub why: String,
    /// What was posted.
    pub credits: String,
    /// Why it is less than the entry has, if so.
    pub note: Option<String>,
    /// The lines that made it.
    pub sources: Vec<String>,
}

impl Explainer<'_> {
    /// One account.
    pub(super) fn account(
        &self,
        cycle: Cycle,
        account: &Account,
        posted: &[Posted],
        enrolled: &[(ClassId, usize)],
    ) -> AccountExplanation {
        let mine = posted.iter().filter(|posted| cycle.covers(posted.year));
        let mine = mine.filter(|posted| !posted.credits.is_zero() || posted.cut.is_some());
        let title = |id: ClassId| self.records.office.class(id).programme.title.value.clone();
        let classes = account.classes.iter().map(|(&class, &credits)| {
            let cuts: BTreeSet<_> =
                mine.clone().filter(|posted| posted.class == class).filter_map(|posted| posted.cut).collect();
            let mut notes: Vec<_> = cuts.into_iter().map(|cut| self.cut(cut)).collect();
            notes.extend(self.not_posted(class, enrolled).filter(|_| credits.is_zero()));
            ClassPosted { class: title(class), credits: number(credits), notes }
        });
        let classes: Vec<_> = classes.collect();
        AccountExplanation {
            from: cycle.from,
            to: cycle.to,
            years: self.text.with("year", &[("year", self.text.years(cycle))]),
            earned: number(account.total),
            carried: number(account.carried),
            required: account.required.map(number),
            short: number(account.short()),
            surplus: number(account.surplus()),
            classes,
            postings: mine.filter_map(|posted| self.posting(posted, enrolled)).collect(),
        }
    }

    fn posting(&self, posted: &Posted, enrolled: &[(ClassId, usize)]) -> Option<PostedLine> {
        let (_, place) = enrolled.iter().find(|(class, _)| *class == posted.class)?;
        let standing = &self.records.ledger.class(posted.class).standings[*place];
        let entry = standing.entries.get(posted.entry)?;
        let title = |id: ClassId| self.records.office.class(id).programme.title.value.clone();
        // Posted once the trainee had qualified, in the year in which the study ended.
        let later = (posted.year != entry.date.year())
            .then(|| self.text.with("posted-later", &[("year", posted.year.to_string())]));
        let note = posted.cut.map(|cut| self.cut(cut)).or(later);
        Some(PostedLine {
            date: entry.date,
            class: title(posted.class),
            why: self.why(posted.class, standing, entry),
            credits: number(posted.credits),
            note,
            sources: entry.sources().map(|span| self.place(span)).collect(),
        })
    }

    /// Why a class posts nothing though credits were earned in it.
    fn not_posted(&self, class: ClassId, enrolled: &[(ClassId, usize)]) -> Option<String> {
        let (_, place) = enrolled.iter().find(|(other, _)| *other == class)?;
        let standing = &self.records.ledger.class(class).standings[*place];
        let outcome = self.text.outcome(standing.verdict.outcome).value.display();
        let args = [("outcome", outcome), ("credits", number(standing.credits()))];
        (!standing.credits().is_zero()).then(|| self.text.with("not-posted", &args))
    }

    /// Why an entry was not posted in full.
    fn cut(&self, cut: Cut) -> String {
        let id = match cut {
            Cut::Twice(_) => "cut-twice",
            Cut::Recognised(_) => "cut-recognised",
        };
        let title = self.records.office.class(cut.class()).programme.title.value.clone();
        self.text.with(id, &[("class", title)])
    }
}
