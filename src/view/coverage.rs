//! Who has had what: a page for each coverage with the lists of those who have not, in the office edition only.

use std::collections::BTreeMap;

use super::paper::{Document, Paper, Sheet};
use super::sections::{Section, Sections};
use super::summary::amount_cell;
use super::table::{Align, Cell, Fact, Link, Table, Tone};
use super::{Body, Builder, Head, Page, Records, paths};
use crate::ledger::Covered;
use crate::model::{Coverage, Measure, MeasureCut, Period, PersonId, UnitId};

impl Builder<'_> {
    /// The page of each coverage with its document, over the year of the office's day.
    pub(super) fn coverage(&self) -> Vec<(Page, Document)> {
        let Some(records) = self.records else { return Vec::new() };
        let Some(year) = Period::year(chrono::Datelike::year(&self.public.today)) else { return Vec::new() };
        let all = self.public.site.coverage.iter();
        all.filter_map(|coverage| {
            let covered = Covered::of(records.office, records.ledger, coverage, year)?;
            Some(self.coverage_page(records, coverage, &covered))
        })
        .collect()
    }

    fn coverage_page(&self, records: Records<'_>, coverage: &Coverage, covered: &Covered) -> (Page, Document) {
        let path = paths::coverage(&coverage.id);
        let (by_unit, missing) = (self.covered_units(records, covered), self.uncovered(records, covered));
        let days = self.text.period(covered.window.from, covered.window.to);
        let mut lead = vec![self.text.with("coverage-lead", &[("days", days.clone())])];
        lead.extend(
            coverage.source.as_ref().map(|source| self.text.with("coverage-source", &[("source", source.clone())])),
        );
        let fact = |key: &str, value: String| Fact { name: self.text.get(key), value, path: None };
        let mut head = vec![fact("coverage-days", days), fact("coverage-date", self.text.date(self.public.today))];
        head.extend(coverage.source.clone().map(|source| fact("coverage-basis", source)));
        let titled = |table: &Table, key: &str| {
            let sheet = self.text.get(key);
            let args = [("title", coverage.title.clone()), ("sheet", sheet.clone())];
            Sheet::Table(Table {
                title: self.text.with("form-title-sheet", &args),
                sheet,
                head: head.clone(),
                ..table.clone()
            })
        };
        let tables = [(&by_unit, "coverage-units"), (&missing, "coverage-missing")];
        let sheets = tables.into_iter().filter(|(table, _)| !table.rows.is_empty());
        let sheets = sheets.map(|(table, key)| titled(table, key)).collect();
        let trail = vec![Link { title: coverage.title.clone(), path: path.clone() }];
        let stem = paths::coverage_list(&coverage.id);
        let document = self.document(stem, coverage.title.clone(), Paper::Forms(sheets), trail);
        let none = self.text.get("coverage-none");
        let missing = Section::new("missing", self.text.get("coverage-missing"), missing);
        let view = Sections {
            lead,
            sections: vec![
                Section::new("units", self.text.get("coverage-units"), by_unit),
                Section { none, tone: Some(Tone::Quiet), ..missing },
            ],
            downloads: vec![document.download(self.formats)],
            ..Sections::default()
        };
        let page = Page {
            path,
            title: coverage.title.clone(),
            body: Body::Sections(view),
            trail: self.trail("menu-summaries", paths::SUMMARIES),
            source: None,
            head: Head::default(),
        };
        (page, document)
    }

    /// The units that anybody of the population is in, with those above them.
    fn covered_units(&self, records: Records<'_>, covered: &Covered) -> Table {
        const MEASURES: [Measure; 4] =
            [Measure::Population, Measure::Covered, Measure::Uncovered, Measure::CoverageRate];
        let mut table = Table::new(self.text.get("coverage-units"));
        table.column(self.text.get("column-unit"), 18, Align::Start);
        for measure in MEASURES {
            table.column(self.text.head(&self.text.measure(measure), measure), 7, Align::End);
        }
        let values = |cut: &MeasureCut| {
            MEASURES.map(|measure| amount_cell(covered.value(records.office, cut, measure).as_ref()))
        };
        for id in self.public.units.ids() {
            let cut = MeasureCut { unit: Some(id), ..MeasureCut::default() };
            if covered.count(records.office, &cut).0 > 0 {
                let unit = self.public.units.get(id);
                let name = Cell::text(&unit.title).indented(unit.depth).linked(Some(paths::unit(unit)));
                table.rows.push(std::iter::once(name).chain(values(&cut)).collect());
            }
        }
        let roots = self.public.units.ids().filter(|&id| self.public.units.get(id).parent.is_none()).count();
        if roots > 1 {
            let all = Cell::text(self.text.get("summary-all"));
            table.total = Some(std::iter::once(all).chain(values(&MeasureCut::default())).collect());
        }
        table
    }

    /// Who is not covered, by unit.
    fn uncovered(&self, records: Records<'_>, covered: &Covered) -> Table {
        let mut table = Table::new(self.text.get("coverage-missing"));
        table.column(self.text.get("column-serial"), 3, Align::Center);
        table.column(self.text.get("column-unit"), 14, Align::Start);
        table.column(self.text.get("column-name"), 6, Align::Center);
        table.column(self.text.get("column-category"), 7, Align::Center);
        table.column(self.text.get("column-note"), 12, Align::Start);
        let mut by_unit: BTreeMap<UnitId, Vec<PersonId>> = BTreeMap::new();
        for (&person, _) in covered.people.iter().filter(|(_, is_covered)| !**is_covered) {
            by_unit.entry(records.office.person(person).unit).or_default().push(person);
        }
        let people =
            by_unit.into_iter().flat_map(|(unit, people)| people.into_iter().map(move |person| (unit, person)));
        for (number, (unit, id)) in (1..).zip(people) {
            let person = records.office.person(id);
            let category = person.category.map(|category| self.public.site.categories[category.0].title.as_str());
            table.rows.push(vec![
                Cell::count(number),
                Cell::text(&self.public.units.get(unit).title),
                Cell::text(&person.name.value).linked(Some(paths::person(person))),
                Cell::maybe(category),
                Cell::empty(),
            ]);
        }
        table
    }
}
