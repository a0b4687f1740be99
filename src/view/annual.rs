//! A year's credit summary: by unit in both editions, by person in the office's.

use std::collections::BTreeSet;

use serde::Serialize;

use super::paper::{Document, Download, Paper, Sheet};
use super::table::{Align, Cell, Computed, Link, Orientation, Table, Tone};
use super::text::number;
use super::{Body, Builder, Page, paths};
use crate::ledger::{Account, Cycle};
use crate::model::{Category, ClassId};

/// What the page of a year says.
#[derive(Debug, Serialize)]
pub struct AnnualPage {
    /// What each category has to earn in a year.
    pub requirements: Vec<String>,
    /// Totals by unit.
    pub units: Table,
    /// By person; in the office edition only.
    pub people: Option<Table>,
    /// The file of the table by person.
    pub download: Option<Download>,
}

/// What a column of the table by person is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Class(ClassId),
    Year(i32),
}

/// What is missing in an account; nothing where nothing is required.
pub(super) fn short(account: &Account) -> Cell {
    let short = account.short();
    let tone = if short.is_zero() { None } else { Some(Tone::Bad) };
    if account.required.is_some() { Cell::decimal(short).toned(tone) } else { Cell::empty() }
}

impl Builder<'_> {
    /// The page of a year or a longer period, and its table.
    pub(super) fn account(&self, cycle: Cycle) -> (Page, Vec<Document>) {
        let text = self.text;
        let title = text.account_title(cycle);
        let length = cycle.to - cycle.from + 1;
        let owed = |category: &'_ Category| {
            let owed = category.accounts.iter().filter(|owed| i64::from(owed.rule.years) == i64::from(length));
            let said = owed.map(|owed| {
                let source = owed.source.as_ref().map(|source| text.with("by-source", &[("source", source.clone())]));
                let args = [
                    ("category", category.title.clone()),
                    ("credits", number(owed.rule.credits.value)),
                    ("years", owed.rule.years.to_string()),
                    ("carry", if owed.rule.carry { "yes" } else { "no" }.to_owned()),
                    ("source", source.unwrap_or_default()),
                ];
                text.with("annual-requirement", &args)
            });
            said.collect::<Vec<_>>()
        };
        let requirements = self.public.site.categories.iter().flat_map(owed);
        let people = self.account_people(cycle, &title);
        let document = people.clone().map(|table| Document {
            stem: paths::account_table(cycle),
            title: title.clone(),
            paper: Paper::Forms(vec![Sheet::Table(table)]),
            trail: vec![
                Link { title: text.get("menu-credits"), path: "credits/index.html".to_owned() },
                Link { title: title.clone(), path: paths::account(cycle) },
            ],
            today: self.public.today,
            organisation: self.public.site.organisation.clone(),
            language: self.public.site.language.clone(),
            source: Some(self.public.site.span),
        });
        let page = AnnualPage {
            requirements: requirements.collect(),
            units: self.account_units(cycle),
            download: document.as_ref().map(|document| document.download(self.formats)),
            people: people.map(|mut table| {
                table.signatures.clear();
                table
            }),
        };
        let page = Page {
            path: paths::account(cycle),
            title,
            body: Body::Annual(page),
            trail: self.trail("menu-credits", "credits/index.html"),
            source: None,
        };
        (page, document.into_iter().collect())
    }

    fn account_units(&self, cycle: Cycle) -> Table {
        let mut table = Table::new(self.text.get("table-annual-units"));
        table.column(self.text.get("column-unit"), 16, Align::Start);
        self.total_columns(&mut table);
        let Some(totals) = self.public.accounts.get(&cycle) else { return table };
        for id in self.public.units.ids() {
            let Some(total) = totals.get(&id) else { continue };
            let unit = self.public.units.get(id);
            let mut row = vec![Cell::text(&unit.title).indented(unit.depth).linked(Some(paths::unit(unit)))];
            row.extend(self.totals(total));
            table.rows.push(row);
        }
        if self.records.is_none() {
            table.notes.push(self.text.get("small-groups"));
        }
        table
    }

    /// 学时汇总表 of a period: everyone with one column a class, or a year where there are several.
    fn account_people(&self, cycle: Cycle, title: &str) -> Option<Table> {
        let records = self.records?;
        let accounts = records.ledger.accounts.get(&cycle)?;
        let (office, text) = (records.office, self.text);
        let parts: BTreeSet<Part> = if cycle.is_year() {
            accounts.values().flat_map(|account| account.classes.keys().copied().map(Part::Class)).collect()
        } else {
            let years = records.ledger.accounts.keys().filter(|other| other.is_year() && cycle.covers(other.from));
            years.map(|other| Part::Year(other.from)).collect()
        };
        let mut table = Table::new(title);
        table.sheet = text.get("table-credit-summary");
        table.layout.orientation = Orientation::Landscape;
        table.column(text.get("column-serial"), 3, Align::Center);
        table.column(text.get("column-name"), 5, Align::Center);
        table.column(text.get("column-unit"), 9, Align::Start);
        table.column(text.get("column-category"), 6, Align::Center);
        for part in &parts {
            let title = match part {
                Part::Class(class) => office.class(*class).programme.title.value.clone(),
                Part::Year(year) => self.year(*year),
            };
            table.column(title, 7, Align::End);
        }
        // What was over in the period before is a column where anything was.
        let carried = accounts.values().any(|account| !account.carried.is_zero());
        let carried = carried.then_some("column-carried");
        let whole_head = match carried {
            Some(_) => "column-with-carried",
            None if cycle.is_year() => "column-annual-total",
            None => "total",
        };
        for key in carried.into_iter().chain([whole_head, "column-required", "column-short"]) {
            table.column(text.get(key), 5, Align::End);
        }
        let mut sums = vec![rust_decimal::Decimal::ZERO; parts.len() + 1];
        let mut carried_sum = rust_decimal::Decimal::ZERO;
        let mut ordered: Vec<_> = accounts.iter().collect();
        ordered.sort_by_key(|(id, _)| (office.person(**id).unit, **id));
        for (index, (&id, account)) in ordered.into_iter().enumerate() {
            let person = office.person(id);
            let category = person.category.map(|category| office.site.categories[category.0].title.as_str());
            let mut row = vec![
                Cell::count(index + 1),
                Cell::text(&person.name.value).linked(Some(paths::person(person))),
                Cell::text(&office.units.get(person.unit).short),
                Cell::maybe(category),
            ];
            for (at, part) in parts.iter().enumerate() {
                let (credits, reasons) = match part {
                    Part::Class(class) => {
                        let reasons = paths::person_class(person, &office.class(*class).programme.id);
                        (account.classes.get(class).copied(), reasons)
                    }
                    Part::Year(year) => {
                        let of_year = records.ledger.accounts.get(&Cycle::year(*year));
                        let total = of_year.and_then(|people| people.get(&id)).map(|account| account.total);
                        (total, paths::person_years(person))
                    }
                };
                sums[at] += credits.unwrap_or_default();
                row.push(Cell::maybe_decimal(credits).linked(credits.map(|_| reasons)));
            }
            sums[parts.len()] += account.counted();
            carried_sum += account.carried;
            row.extend(carried.map(|_| Cell::decimal(account.carried)));
            let whole = Computed::RowSum((4..row.len()).collect());
            let total = Cell::decimal(account.counted()).computed(whole).linked(Some(paths::person_years(person)));
            row.extend([total, Cell::maybe_decimal(account.required), short(account)]);
            table.rows.push(row);
        }
        let mut total = vec![Cell::empty(), Cell::text(text.get("total")), Cell::empty(), Cell::empty()];
        let whole = sums.pop().unwrap_or_default();
        let sum = |sum| Cell::decimal(sum).computed(Computed::ColumnSum);
        total.extend(sums.into_iter().map(sum));
        total.extend(carried.map(|_| sum(carried_sum)));
        total.push(sum(whole));
        total.extend([Cell::empty(), Cell::empty()]);
        table.total = Some(total);
        table.notes.push(text.get("annual-note"));
        table.signatures = vec![text.get("sign-registrar"), text.get("sign-reviewer"), text.get("sign-date")];
        Some(table)
    }
}
