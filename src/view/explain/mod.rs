//! Why somebody has the credits, the marks and the outcome that stand on the tables: for the person's
//! page in the office edition, and for whoever asks on the command line.

mod account;
mod class;
mod records;

use serde::Serialize;

use super::Records;
use super::text::Text;
use crate::ledger::{enrolments, postings};
use crate::locale::Locale;
use crate::model::{ClassId, PersonId};
use crate::source::Span;

pub use account::AccountExplanation;
pub use class::ClassExplanation;

/// One person's classes and accounts. Numbers are exact, as text.
#[derive(Debug, Serialize)]
pub struct Explanation {
    /// The name.
    pub name: String,
    /// The student or staff number.
    pub id: String,
    /// The day on which all this is so.
    pub today: String,
    /// The classes, latest first.
    pub classes: Vec<ClassExplanation>,
    /// The accounts, latest first.
    pub accounts: Vec<AccountExplanation>,
}

/// Explains one person: everything, or one class, or one year.
pub fn explain(
    records: Records<'_>,
    locale: &Locale,
    id: PersonId,
    class: Option<ClassId>,
    year: Option<i32>,
) -> Explanation {
    let enrolled = enrolments(records.office);
    Explainer { records, text: Text::new(locale) }.person(id, &enrolled[id.0], class, year)
}

/// Explains people, of whom it is known where they are enrolled.
pub(super) struct Explainer<'a> {
    pub(super) records: Records<'a>,
    pub(super) text: Text<'a>,
}

impl Explainer<'_> {
    /// One person.
    pub(super) fn person(
        &self,
        id: PersonId,
        enrolled: &[(ClassId, usize)],
        class: Option<ClassId>,
        year: Option<i32>,
    ) -> Explanation {
        let (office, ledger) = (self.records.office, self.records.ledger);
        let person = office.person(id);
        let asked = enrolled.iter().rev().filter(|(at, _)| class.is_none_or(|class| class == *at));
        let of_year = |at: ClassId| {
            let programme = &office.class(at).programme;
            let (start, end) = (chrono::Datelike::year(&programme.start), chrono::Datelike::year(&programme.end));
            year.is_none_or(|year| (start..=end).contains(&year))
        };
        let posted = postings(office, &ledger.classes, enrolled);
        let accounts = ledger.accounts.iter().rev().filter(|(cycle, _)| year.is_none_or(|year| cycle.covers(year)));
        let accounts = accounts.filter_map(|(&cycle, people)| Some((cycle, people.get(&id)?)));
        let (years, longer): (Vec<_>, Vec<_>) = accounts.partition(|(cycle, _)| cycle.is_year());
        let accounts = years.into_iter().chain(longer);
        Explanation {
            name: person.name.value.clone(),
            id: person.id.value.clone(),
            today: office.today.to_string(),
            classes: asked.filter(|(at, _)| of_year(*at)).map(|&(at, place)| self.class(at, place)).collect(),
            accounts: accounts
                .filter(|_| class.is_none())
                .map(|(cycle, account)| self.account(cycle, account, &posted, enrolled))
                .collect(),
        }
    }

    /// A place as file and line.
    pub(super) fn place(&self, span: Span) -> String {
        let sources = self.records.sources;
        format!("{}:{}", sources.shown_path(span.file), sources.position(span.file, span.start).line)
    }
}
