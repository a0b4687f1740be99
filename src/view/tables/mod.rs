//! The tables of a class, each in the columns that offices expect: one file a table, one line in
//! [`of`].
//!
//! Those without trainees take a [`PublicClass`]; those with take the class itself and its ledger,
//! which the public edition does not have.

mod attendance;
mod course_list;
mod credit_summary;
mod register;
mod roster;
mod schedule;

use chrono::NaiveDate;

use super::disclose::PublicClass;
use super::paths;
use super::table::{Cell, Fact, Table, Value};
use super::text::Text;
use crate::ledger::{ClassLedger, Outcome};
use crate::model::{Class, Enrolment, Office, Person, Rule, TableKind, Units};

pub(super) use course_list::course_list;
pub(super) use schedule::schedule;

/// A class with everyone in it.
#[derive(Clone, Copy)]
pub(super) struct Full<'a> {
    pub(super) office: &'a Office,
    pub(super) class: &'a Class,
    pub(super) ledger: &'a ClassLedger,
    pub(super) text: Text<'a>,
}

/// The sheets of a table; none where this edition does not have it or there is nothing to show.
pub(super) fn of(
    kind: TableKind,
    class: &PublicClass<'_>,
    full: Option<Full<'_>>,
    units: &Units,
    text: Text<'_>,
) -> Vec<Table> {
    let full = full.filter(|full| !full.ledger.standings.is_empty());
    let held = full.filter(|full| !full.class.register.sessions.is_empty());
    let one = |table: Option<Table>| table.into_iter().collect();
    match kind {
        TableKind::Roster => full.map(|full| full.roster()).unwrap_or_default(),
        TableKind::TeachingPlan => one(schedule::teaching_plan(class, units, text)),
        TableKind::CourseList => course_list(class, text),
        TableKind::Attendance => one(held.map(|full| full.attendance())),
        TableKind::Register => one(full.map(|full| full.register())),
        TableKind::CreditSummary => one(full.map(|full| full.credit_summary())),
    }
}

/// Each of some things once, in the order in which they first come.
fn each_once<T: PartialEq>(things: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for thing in things {
        if !seen.contains(&thing) {
            seen.push(thing);
        }
    }
    seen
}

fn date(value: Option<NaiveDate>) -> Cell {
    Cell::new(value.map_or(Value::Empty, Value::Date))
}

fn fact(text: Text<'_>, key: &str, value: impl Into<String>) -> Fact {
    Fact { name: text.get(key), value: value.into(), path: None }
}

impl Full<'_> {
    fn person(&self, enrolment: &Enrolment) -> &Person {
        self.office.person(enrolment.person)
    }

    /// The unit in this class, the last one of several.
    fn unit(&self, enrolment: &Enrolment) -> Cell {
        let unit = enrolment.unit().unwrap_or(self.person(enrolment).unit);
        Cell::text(&self.office.units.get(unit).short)
    }

    /// Lets each name, number and outcome of a table with a row a trainee lead to where the person's
    /// page tells what made it.
    pub(super) fn link_reasons(&self, table: &mut Table) {
        for (row, (_, enrolment)) in table.rows.iter_mut().zip(self.trainees()) {
            let path = paths::person_class(self.person(enrolment), &self.class.programme.id);
            for (at, cell) in row.iter_mut().enumerate() {
                let figure = matches!(cell.value, Value::Decimal(_)) || cell.tone.is_some();
                if at == 1 || at > 1 && figure {
                    cell.path = Some(path.clone());
                }
            }
        }
    }

    fn title(&self, key: &str) -> String {
        format!("{}{}", self.class.programme.title.value, self.text.get(key))
    }

    /// What stands above the rows: by whom, when, where, how many.
    fn head(&self) -> Vec<Fact> {
        let (programme, text) = (&self.class.programme, self.text);
        let by = programme.host.clone().or_else(|| programme.organiser.clone());
        let count = text.with("people-count", &[("count", self.class.register.roster.len().to_string())]);
        let facts = [
            by.map(|by| fact(text, if programme.host.is_some() { "fact-host" } else { "fact-organiser" }, by)),
            Some(fact(text, "fact-period", text.period(programme.start, programme.end))),
            programme.place.clone().map(|place| fact(text, "fact-place", place)),
            Some(fact(text, "fact-trainees", count)),
        ];
        facts.into_iter().flatten().collect()
    }

    fn trainees(&self) -> impl Iterator<Item = (usize, &Enrolment)> {
        self.class.register.roster.iter().enumerate()
    }

    fn rule(&self) -> &Rule {
        self.office.rule(self.class)
    }

    /// The keys of the tracks of a class, each once, as its terms have them.
    fn tracks(&self) -> Vec<&str> {
        each_once(self.rule().all_tracks().map(|track| track.key.as_str()))
    }

    /// How many came to which end, as a line.
    pub(super) fn outcomes(&self) -> String {
        let text = self.text;
        let count =
            |outcome| self.ledger.standings.iter().filter(|standing| standing.verdict.outcome == outcome).count();
        let all = [
            Outcome::Qualified,
            Outcome::NotQualified,
            Outcome::Disqualified,
            Outcome::Pending,
            Outcome::UnderWay,
            Outcome::Planned,
        ];
        let parts = all.into_iter().filter(|&outcome| count(outcome) > 0).map(|outcome| {
            let word = text.get(&format!("outcome-{}", outcome.key()));
            text.with("outcome-count", &[("outcome", word), ("count", count(outcome).to_string())])
        });
        let parts: Vec<_> = parts.collect();
        let args = [("count", self.ledger.standings.len().to_string()), ("parts", parts.join(&text.get("list-comma")))];
        text.with("outcome-counts", &args)
    }
}
