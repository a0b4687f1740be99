//! A unit's page: where it stands, its classes, its people's credits.

use serde::Serialize;

use super::lists::{Entry, Group};
use super::table::{Align, Cell, Fact, Link, Table, Tone};
use super::{Body, Builder, Head, Page, paths};
use crate::ledger::UnitYear;
use crate::model::UnitId;

/// How many of its classes a unit's page has at most.
const LATEST: usize = 20;

/// What a unit's page says.
#[derive(Debug, PartialEq, Serialize)]
pub struct UnitPage {
    /// What is known of it.
    pub facts: Vec<Fact>,
    /// The units directly below.
    pub children: Vec<Link>,
    /// The classes that are for it or a unit above or below it.
    pub classes: Vec<Entry>,
    /// Where all of them are, where they are too many here.
    pub all_classes: Option<Link>,
    /// How many of its people completed each class.
    pub progress: Option<Table>,
    /// Totals by year.
    pub years: Option<Table>,
    /// Its people, with the credits of the latest year; in the office edition only.
    pub people: Option<Table>,
}

impl Builder<'_> {
    /// A unit's page, and the list of its classes where they are many.
    pub(super) fn unit_pages(&self, id: UnitId) -> Vec<Page> {
        let units = self.public.units;
        let unit = units.get(id);
        let link = |id| Link { title: units.get(id).title.clone(), path: paths::unit(units.get(id)) };
        let kind = unit.kind.clone().map(|value| Fact { name: self.text.get("fact-kind"), value, path: None });
        let parent = unit.parent.map(|parent| Fact {
            name: self.text.get("fact-parent"),
            value: units.get(parent).title.clone(),
            path: Some(paths::unit(units.get(parent))),
        });
        let related = |other| units.is_within(id, other) || units.is_within(other, id);
        let classes =
            self.public.classes.iter().filter(|class| class.programme.units.iter().any(|&other| related(other)));
        let mut classes: Vec<_> = classes.rev().map(|class| self.class_entry(class)).collect();
        let mut pages = Vec::new();
        let mut all_classes = None;
        if classes.len() > LATEST {
            let title = self.text.with("all-classes", &[("count", classes.len().to_string())]);
            all_classes = Some(Link { title, path: paths::unit_classes(unit) });
            let groups = vec![Group { title: String::new(), entries: classes.clone() }];
            let mut trail = self.trail("menu-units", "units/index.html");
            trail.push(link(id));
            let title = self.text.with("unit-classes", &[("unit", unit.title.clone())]);
            pages.extend(self.list_pages(&paths::unit_classes(unit), &title, &trail, groups));
            classes.truncate(LATEST);
        }
        let page = UnitPage {
            facts: kind.into_iter().chain(parent).collect(),
            children: units.children(id).map(link).collect(),
            classes,
            all_classes,
            progress: self.unit_progress(id),
            years: self.unit_years(id),
            people: self.unit_people(id),
        };
        pages.push(Page {
            path: paths::unit(unit),
            title: unit.title.clone(),
            body: Body::Unit(Box::new(page)),
            trail: self.trail("menu-units", "units/index.html"),
            source: Some(unit.id.span),
            head: Head::default(),
        });
        pages
    }

    fn unit_years(&self, id: UnitId) -> Option<Table> {
        let mut table = Table::new(String::new());
        table.column(self.text.get("column-year"), 6, Align::Center);
        self.total_columns(&mut table);
        for (&cycle, totals) in self.public.accounts.iter().rev().filter(|(cycle, _)| cycle.is_year()) {
            let Some(total) = totals.get(&id) else { continue };
            let mut row = vec![Cell::text(self.year(cycle.from)).linked(Some(paths::account(cycle)))];
            row.extend(self.totals(total));
            table.rows.push(row);
        }
        (!table.rows.is_empty()).then_some(table)
    }

    /// The columns of a unit's totals.
    pub(super) fn total_columns(&self, table: &mut Table) {
        for key in ["column-people", "column-trained", "column-person-credits", "column-bound", "column-reached"] {
            table.column(self.text.get(key), 7, Align::End);
        }
    }

    /// A unit's totals; in the public edition only where they tell of no single person.
    pub(super) fn totals(&self, total: &UnitYear) -> Vec<Cell> {
        let hidden = Cell::text("—").toned(Some(Tone::Quiet));
        if !total.public && self.records.is_none() {
            return vec![hidden; 5];
        }
        let training = if total.training || self.records.is_some() {
            [Cell::count(total.trained), Cell::decimal(total.credits)]
        } else {
            [hidden.clone(), hidden]
        };
        let [trained, credits] = training;
        vec![Cell::count(total.people), trained, credits, Cell::count(total.bound), Cell::count(total.reached)]
    }

    fn unit_people(&self, id: UnitId) -> Option<Table> {
        let records = self.records?;
        let (cycle, accounts) = records.ledger.accounts.iter().rev().find(|(cycle, _)| cycle.is_year())?;
        let office = records.office;
        let text = self.text;
        let mut table = Table::new(text.with("unit-people", &[("year", self.text.years(*cycle))]));
        table.column(text.get("column-name"), 5, Align::Center);
        table.column(text.get("column-unit"), 9, Align::Start);
        table.column(text.get("column-category"), 6, Align::Center);
        for key in ["column-annual-total", "column-required", "column-short"] {
            table.column(text.get(key), 5, Align::End);
        }
        for (&person_id, account) in accounts {
            let person = office.person(person_id);
            if !office.units.is_within(person.unit, id) {
                continue;
            }
            let category = person.category.map(|category| office.site.categories[category.0].title.as_str());
            table.rows.push(vec![
                Cell::text(&person.name.value).linked(Some(paths::person(person))),
                Cell::text(&office.units.get(person.unit).short),
                Cell::maybe(category),
                Cell::decimal(account.counted()),
                Cell::maybe_decimal(account.required),
                super::annual::short(account),
            ]);
        }
        (!table.rows.is_empty()).then_some(table)
    }
}
