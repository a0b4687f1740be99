//! Everyone with an account of a year, or of several.

use std::collections::BTreeSet;

use super::Rows;
use super::own::OwnClasses;
use crate::ledger::{Account, Cycle};
use crate::model::{ClassId, FormField, Person, PersonId, RowSource, SheetBy, When};
use crate::view::table::{Cell, Tone};
use crate::view::text::Text;
use crate::view::{Records, paths};

/// What a total over years is made of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Class(ClassId),
    Year(i32),
}

/// The accounts of a period, ordered by unit.
pub(in crate::view) struct Accounts<'a> {
    records: Records<'a>,
    text: Text<'a>,
    accounts: Vec<(PersonId, &'a Account)>,
    parts: Vec<Part>,
}

impl<'a> Accounts<'a> {
    pub(in crate::view) fn new(records: Records<'a>, cycle: Cycle, text: Text<'a>) -> Self {
        let of_cycle = records.ledger.accounts.get(&cycle);
        let mut accounts: Vec<_> = of_cycle.into_iter().flatten().map(|(&id, account)| (id, account)).collect();
        accounts.sort_by_key(|(id, _)| (records.office.person(*id).unit, *id));
        let parts: BTreeSet<Part> = if cycle.is_year() {
            accounts.iter().flat_map(|(_, account)| account.classes.keys().copied().map(Part::Class)).collect()
        } else {
            let years = records.ledger.accounts.keys().filter(|other| other.is_year() && cycle.covers(other.from));
            years.map(|other| Part::Year(other.from)).collect()
        };
        Self { records, text, accounts, parts: parts.into_iter().collect() }
    }

    fn person(&self, row: usize) -> &'a Person {
        self.records.office.person(self.accounts[row].0)
    }

    /// The account of one row.
    fn account(&self, row: usize) -> &'a Account {
        self.accounts[row].1
    }

    /// What a class or a year added, with a link to what made it.
    fn part(&self, row: usize, part: Part) -> Cell {
        let (id, account) = self.accounts[row];
        let person = self.person(row);
        let (credits, reasons) = match part {
            Part::Class(class) => {
                let id = &self.records.office.class(class).programme.id;
                (account.classes.get(&class).copied(), paths::person_class(person, id))
            }
            Part::Year(year) => {
                let of_year = self.records.ledger.accounts.get(&Cycle::year(year));
                let total = of_year.and_then(|people| people.get(&id)).map(|account| account.total);
                (total, paths::person_years(person))
            }
        };
        Cell::maybe_decimal(credits).linked(credits.map(|_| reasons))
    }
}

impl Rows for Accounts<'_> {
    fn len(&self) -> usize {
        self.accounts.len()
    }

    fn cell(&self, row: usize, field: &'static FormField) -> Cell {
        let (person, account) = (self.person(row), self.account(row));
        let office = self.records.office;
        match field.key {
            "name" => Cell::text(&person.name.value).linked(Some(paths::person(person))),
            "number" => Cell::text(&person.id.value),
            "unit" => Cell::text(&office.units.get(person.unit).short),
            "category" => {
                Cell::maybe(person.category.map(|category| office.site.categories[category.0].title.as_str()))
            }
            "carried" => Cell::decimal(account.carried),
            "earned" => Cell::decimal(account.total).linked(Some(paths::person_years(person))),
            "account-total" => Cell::decimal(account.counted()).linked(Some(paths::person_years(person))),
            "required" => Cell::maybe_decimal(account.required),
            "short" => account.required.map_or_else(Cell::empty, |_| {
                Cell::decimal(account.short()).toned((!account.short().is_zero()).then_some(Tone::Bad))
            }),
            _ => Cell::empty(),
        }
    }

    fn heads(&self, _: &'static FormField) -> Vec<String> {
        let title = |part: &Part| match part {
            Part::Class(class) => self.records.office.class(*class).programme.title.value.clone(),
            Part::Year(year) => self.text.with("year", &[("year", year.to_string())]),
        };
        self.parts.iter().map(title).collect()
    }

    fn cells(&self, row: usize, _: &'static FormField) -> Vec<Cell> {
        self.parts.iter().map(|&part| self.part(row, part)).collect()
    }

    fn sum_of(&self, field: &'static FormField) -> &'static [&'static str] {
        if field.key == "account-total" { &["classes", "carried"] } else { &[] }
    }

    fn holds(&self, row: usize, when: When) -> bool {
        match when {
            When::Students => self.person(row).college_class.is_some(),
            When::Staff => self.person(row).college_class.is_none(),
            When::Qualified => {
                self.account(row).required.is_none_or(|required| self.account(row).counted() >= required)
            }
            When::Filled => !self.account(row).total.is_zero(),
            _ => true,
        }
    }

    fn own(&self, row: usize, source: RowSource) -> Option<Box<dyn Rows + '_>> {
        let own = || OwnClasses { office: self.records.office, account: self.account(row), text: self.text };
        (source == RowSource::OwnClasses).then(|| Box::new(own()) as Box<dyn Rows + '_>)
    }

    fn sheet(&self, row: usize, by: SheetBy) -> Option<String> {
        (by == SheetBy::Unit).then(|| self.records.office.units.get(self.person(row).unit).short.clone())
    }
}
