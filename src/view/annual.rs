//! A year's credit summary: by unit in both editions, by person in the office's.

use serde::Serialize;

use super::forms::Subject;
use super::paper::{Document, Download};
use super::table::{Align, Cell, Table, Tone};
use super::text::number;
use super::{Body, Builder, Head, Page, paths};
use crate::ledger::{Account, Cycle};
use crate::model::Category;

/// What the page of a year says.
#[derive(Debug, PartialEq, Serialize)]
pub struct AnnualPage {
    /// What each category has to earn in a year.
    pub requirements: Vec<String>,
    /// Totals by unit.
    pub units: Table,
    /// By person; in the office edition only.
    pub people: Option<Table>,
    /// The forms of the year.
    pub downloads: Vec<Download>,
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
        let documents = if self.records.is_some() { self.forms(Subject::Year(cycle)) } else { Vec::new() };
        let page = AnnualPage {
            requirements: requirements.collect(),
            units: self.account_units(cycle),
            people: self.form_tables("annual-credits", Subject::Year(cycle), &documents).into_iter().next(),
            downloads: documents.iter().map(|document| document.download(self.formats)).collect(),
        };
        let page = Page {
            path: paths::account(cycle),
            title,
            body: Body::Annual(page),
            trail: self.trail("menu-credits", "credits/index.html"),
            source: None,
            head: Head::default(),
        };
        (page, documents)
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
}
