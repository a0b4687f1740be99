//! 结业进度通报: how many of each unit completed their training, by class and by year.

use std::collections::BTreeMap;

use chrono::Datelike;
use rust_decimal::Decimal;

use super::sections::{Section, Sections};
use super::table::{Align, Cell, Link, Table};
use super::{Body, Builder, Head, Page, paths};
use crate::ledger::{Completion, Cycle};
use crate::model::UnitId;
use crate::model::per_cent;

/// How many classes of a unit its page has at most.
const LATEST: usize = 50;

/// What is told of the units, grouped once for all pages.
#[derive(Debug, Default)]
pub(super) struct Progress {
    /// By unit: the classes in which it has people, as places among the classes.
    of_unit: BTreeMap<UnitId, Vec<usize>>,
    /// By year and unit: how many classes, and the sum over those that are over.
    years: BTreeMap<i32, BTreeMap<UnitId, (usize, Completion)>>,
}

impl Builder<'_> {
    /// Groups what is told of the units; in the public edition only what tells of no single person.
    pub(super) fn gather_progress(&self) -> Progress {
        let mut progress = Progress::default();
        for (at, class) in self.public.classes.iter().enumerate() {
            let shown = class.units.iter().filter(|(_, completion)| completion.public || self.records.is_some());
            for (&unit, completion) in shown {
                progress.of_unit.entry(unit).or_default().push(at);
                if self.state(class) == "over" {
                    let year = progress.years.entry(class.programme.end.year()).or_default();
                    let (classes, sum) = year.entry(unit).or_default();
                    *classes += 1;
                    sum.enrolled += completion.enrolled;
                    sum.qualified += completion.qualified;
                }
            }
        }
        progress
    }

    /// The bulletin of the latest year, and that of each earlier one.
    pub(super) fn bulletins(&self) -> Vec<Page> {
        let years: Vec<i32> = self.progress.years.keys().rev().copied().collect();
        let path = |at: usize, year: i32| if at == 0 { paths::PROGRESS.to_owned() } else { paths::progress_of(year) };
        let title = |year: i32| self.text.with("progress-year", &[("year", year.to_string())]);
        let links = years.iter().enumerate().map(|(at, &year)| Link { title: title(year), path: path(at, year) });
        let links: Vec<_> = links.collect();
        let page = |path: String, title: String, sections: Vec<Section>, around: Vec<Link>| Page {
            path,
            title,
            body: Body::Sections(Sections {
                lead: vec![self.text.get("progress-basis")],
                sections,
                around,
                empty: self.text.get("progress-none"),
                ..Sections::default()
            }),
            trail: self.trail("menu-units", "units/index.html"),
            source: None,
            head: Head::default(),
        };
        if years.is_empty() {
            let title = self.text.get("menu-progress");
            return vec![page(paths::PROGRESS.to_owned(), title, Vec::new(), Vec::new())];
        }
        let one = |(at, &year): (usize, &i32)| {
            let section = Section::new("units", self.text.get("table-annual-units"), self.bulletin(year));
            let others = links.iter().filter(|link| link.path != path(at, year)).cloned().collect();
            page(path(at, year), title(year), vec![section], others)
        };
        years.iter().enumerate().map(one).collect()
    }

    /// Every unit with its sums, in the order of the units.
    fn bulletin(&self, year: i32) -> Table {
        let text = self.text;
        let mut table = Table::new(String::new());
        table.column(text.get("column-unit"), 16, Align::Start);
        table.column(text.get("column-classes"), 6, Align::End);
        self.completion_columns(&mut table);
        for key in ["column-person-credits", "column-bound", "column-reached"] {
            table.column(text.get(key), 7, Align::End);
        }
        let sums = self.progress.years.get(&year);
        let accounts = self.public.accounts.get(&Cycle::year(year));
        for id in self.public.units.ids() {
            let unit = self.public.units.get(id);
            let sum = sums.and_then(|sums| sums.get(&id));
            let account = accounts.and_then(|accounts| accounts.get(&id));
            let account = account.filter(|account| account.public || self.records.is_some());
            if sum.is_none() && account.is_none() {
                continue;
            }
            let mut row = vec![Cell::text(&unit.title).indented(unit.depth).linked(Some(paths::unit(unit)))];
            row.push(sum.map_or_else(Cell::empty, |(classes, _)| Cell::count(*classes)));
            row.extend(self.completion_cells(sum.map(|(_, sum)| sum)));
            row.extend(account.map_or_else(
                || vec![Cell::empty(); 3],
                |account| {
                    let credits = account.training || self.records.is_some();
                    let credits = if credits { Cell::decimal(account.credits) } else { Cell::empty() };
                    vec![credits, Cell::count(account.bound), Cell::count(account.reached)]
                },
            ));
            table.rows.push(row);
        }
        if self.records.is_none() {
            table.notes.push(text.get("progress-hidden"));
        }
        table
    }

    /// The classes of a unit with how many of its people completed them, the latest first.
    pub(super) fn unit_progress(&self, id: UnitId) -> Option<Table> {
        let classes = self.progress.of_unit.get(&id)?;
        let text = self.text;
        let mut table = Table::new(text.get("menu-progress"));
        table.column(text.get("column-class"), 16, Align::Start);
        table.column(text.get("column-period"), 12, Align::Start);
        table.column(text.get("column-state"), 6, Align::Center);
        self.completion_columns(&mut table);
        for class in classes.iter().rev().take(LATEST).map(|&at| &self.public.classes[at]) {
            let programme = class.programme;
            let over = self.state(class) == "over";
            let mut row = vec![
                Cell::text(&programme.title.value).linked(Some(paths::class(&programme.id))),
                Cell::text(text.period(programme.start, programme.end)),
                Cell::text(text.get(&format!("state-{}", self.state(class)))),
            ];
            let mut cells = self.completion_cells(class.units.get(&id));
            if !over {
                // Nobody has completed what is not over, and nobody has failed.
                cells.iter_mut().skip(1).for_each(|cell| *cell = Cell::empty());
            }
            row.extend(cells);
            table.rows.push(row);
        }
        if classes.len() > LATEST {
            table.notes.push(text.with("unit-latest", &[("count", LATEST.to_string())]));
        }
        if self.records.is_none() {
            table.notes.push(text.get("progress-hidden"));
        }
        Some(table)
    }

    fn completion_columns(&self, table: &mut Table) {
        for key in ["column-attended", "column-qualified", "column-not-yet", "column-rate"] {
            table.column(self.text.get(key), 6, Align::End);
        }
    }

    #[allow(clippy::unused_self, reason = "the columns and their cells are told side by side")]
    fn completion_cells(&self, sum: Option<&Completion>) -> Vec<Cell> {
        let Some(sum) = sum else { return vec![Cell::empty(); 4] };
        vec![
            Cell::count(sum.enrolled),
            Cell::count(sum.qualified),
            Cell::count(sum.enrolled.saturating_sub(sum.qualified)),
            Cell::text(rate(sum.qualified, sum.enrolled)),
        ]
    }
}

/// A share in percent with one decimal; nothing of nobody.
fn rate(part: usize, whole: usize) -> String {
    let share = Decimal::from(part).checked_div(Decimal::from(whole));
    share.map(|share| format!("{:.1}%", per_cent(share))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_has_one_decimal_and_nobody_has_none() {
        assert_eq!(rate(2, 3), "66.7%");
        assert_eq!(rate(1, 16), "6.3%");
        assert_eq!(rate(7, 7), "100.0%");
        assert_eq!(rate(0, 0), "");
    }
}
