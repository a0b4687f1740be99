//! A year's credit summary: by unit in both editions, by person in the office's.

use serde::Serialize;

use super::table::{Align, Cell, Document, Download, Link, Orientation, Table, Tone};
use super::{Body, Builder, Page, paths};
use crate::ledger::Account;
use crate::model::ClassId;

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

/// What is missing in an account; nothing where nothing is required.
pub(super) fn short(account: &Account) -> Cell {
    let short = account.short();
    let tone = if short.is_zero() { None } else { Some(Tone::Bad) };
    if account.required.is_some() { Cell::decimal(short).toned(tone) } else { Cell::empty() }
}

impl Builder<'_> {
    /// A year's page, and its table.
    pub(super) fn annual(&self, year: i32) -> (Page, Vec<Document>) {
        let text = self.text;
        let title = text.with("annual-title", &[("year", year.to_string())]);
        let requirements = self.public.site.categories.iter().filter_map(|category| {
            let credits = super::text::number(category.annual?);
            let source = category.source.as_ref().map(|source| text.with("by-source", &[("source", source.clone())]));
            let args =
                [("category", category.title.clone()), ("credits", credits), ("source", source.unwrap_or_default())];
            Some(text.with("annual-requirement", &args))
        });
        let people = self.annual_people(year, &title);
        let document = people.clone().map(|table| Document {
            stem: paths::year_table(year),
            title: title.clone(),
            tables: vec![table],
            trail: vec![
                Link { title: text.get("menu-credits"), path: "credits/index.html".to_owned() },
                Link { title: title.clone(), path: paths::year(year) },
            ],
            today: self.public.today,
            organisation: self.public.site.organisation.clone(),
        });
        let page = AnnualPage {
            requirements: requirements.collect(),
            units: self.annual_units(year),
            download: document.as_ref().map(|document| Download {
                title: document.title.clone(),
                page: format!("{}.html", document.stem),
                sheet: format!("{}.xlsx", document.stem),
                name: format!("{}.xlsx", document.title),
            }),
            people: people.map(|mut table| {
                table.signatures.clear();
                table
            }),
        };
        let page = Page {
            path: paths::year(year),
            title,
            body: Body::Annual(page),
            trail: self.trail("menu-credits", "credits/index.html"),
            source: None,
        };
        (page, document.into_iter().collect())
    }

    fn annual_units(&self, year: i32) -> Table {
        let mut table = Table::new(self.text.get("table-annual-units"));
        table.column(self.text.get("column-unit"), 16, Align::Start);
        self.total_columns(&mut table);
        let Some(totals) = self.public.years.get(&year) else { return table };
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

    /// 学时汇总表 of a year: everyone with one column a class.
    fn annual_people(&self, year: i32, title: &str) -> Option<Table> {
        let records = self.records?;
        let accounts = records.ledger.years.get(&year)?;
        let (office, text) = (records.office, self.text);
        let mut classes: Vec<ClassId> = accounts.values().flat_map(|account| account.classes.keys().copied()).collect();
        classes.sort();
        classes.dedup();
        let mut table = Table::new(title);
        table.sheet = text.get("table-credit-summary");
        table.orientation = Orientation::Landscape;
        table.column(text.get("column-serial"), 3, Align::Center);
        table.column(text.get("column-name"), 5, Align::Center);
        table.column(text.get("column-unit"), 9, Align::Start);
        table.column(text.get("column-category"), 6, Align::Center);
        for &class in &classes {
            table.column(&office.class(class).programme.title.value, 7, Align::End);
        }
        for key in ["column-annual-total", "column-required", "column-short"] {
            table.column(text.get(key), 5, Align::End);
        }
        let mut sums = vec![rust_decimal::Decimal::ZERO; classes.len() + 1];
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
            for (at, class) in classes.iter().enumerate() {
                let credits = account.classes.get(class).copied();
                sums[at] += credits.unwrap_or_default();
                row.push(Cell::maybe_decimal(credits));
            }
            sums[classes.len()] += account.total;
            row.extend([Cell::decimal(account.total), Cell::maybe_decimal(account.required), short(account)]);
            table.rows.push(row);
        }
        let mut total = vec![Cell::empty(), Cell::text(text.get("total")), Cell::empty(), Cell::empty()];
        total.extend(sums.into_iter().map(Cell::decimal));
        total.extend([Cell::empty(), Cell::empty()]);
        table.total = Some(total);
        table.notes.push(text.get("annual-note"));
        table.signatures = vec![text.get("sign-registrar"), text.get("sign-reviewer"), text.get("sign-date")];
        Some(table)
    }
}
