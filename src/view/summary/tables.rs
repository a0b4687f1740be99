//! A table a cut: the whole beside the period before, families, units, categories, classes and months.

use crate::ledger::{Survey, SurveyOf};
use crate::model::{Amount, MEASURES, Measure, MeasureOf, Orientation, per_cent};
use crate::view::table::{Align, Cell, Layout, Table, Tone, Value};
use crate::view::{Builder, paths};

/// The columns of a cut.
const COLUMNS: [Measure; 14] = [
    Measure::Classes,
    Measure::Sessions,
    Measure::Trainees,
    Measure::People,
    Measure::Attendances,
    Measure::AttendanceRate,
    Measure::PersonCredits,
    Measure::ExamTakers,
    Measure::ExamPassRate,
    Measure::Qualified,
    Measure::PassRate,
    Measure::Excellent,
    Measure::Certificates,
    Measure::EvaluationScore,
];
/// What is added where the people of registers are meant.
const DUTIES: [Measure; 4] = [Measure::Bound, Measure::Reached, Measure::ReachedRate, Measure::ShortPeople];
/// Of a population.
const COVERAGE: [Measure; 4] = [Measure::Population, Measure::Covered, Measure::Uncovered, Measure::CoverageRate];
/// Of a class: that it is one need not be said.
const OF_CLASS: &[Measure] = COLUMNS.split_at(1).1;

impl Builder<'_> {
    /// All tables of a summary, without those that would have no row.
    pub(super) fn summary_tables(&self, survey: &Survey) -> Vec<Table> {
        let with_duties: Vec<Measure> = COLUMNS.into_iter().chain(DUTIES).collect();
        let is = |kind: fn(&SurveyOf) -> bool| survey.parts().filter(kind).collect::<Vec<_>>();
        let families = is(|of| matches!(of, SurveyOf::Family(_)));
        let units = is(|of| matches!(of, SurveyOf::Unit(_)));
        let categories = is(|of| matches!(of, SurveyOf::Category(_)));
        let classes = is(|of| matches!(of, SurveyOf::Class(_)));
        let coverage = is(|of| matches!(of, SurveyOf::Coverage(_)));
        let months = is(|of| matches!(of, SurveyOf::Month(_)));
        let mut tables = vec![
            self.summary_total(survey),
            self.cut_table(survey, "family", "family", &families, &COLUMNS),
            self.cut_table(survey, "unit", "unit", &units, &with_duties),
            self.cut_table(survey, "category", "category", &categories, &with_duties),
            self.cut_table(survey, "class", "class", &classes, OF_CLASS),
            self.cut_table(survey, "coverage", "coverage", &coverage, &COVERAGE),
            self.cut_table(survey, "month", "month", &months, &[Measure::Attendances, Measure::PersonCredits]),
        ];
        tables.retain(|table| !table.rows.is_empty());
        tables
    }

    /// Every measure of the whole, beside the period before.
    fn summary_total(&self, survey: &Survey) -> Table {
        let mut table = self.summary_table(survey, "total");
        table.column(self.text.get("column-measure"), 12, Align::Start);
        table.column(self.text.get("column-this"), 8, Align::End);
        table.column(self.text.get("column-before"), 8, Align::End);
        table.column(self.text.get("column-change"), 8, Align::End);
        table.column(self.text.get("column-formula"), 34, Align::Start);
        for &measure in MEASURES.iter().filter(|measure| measure.of() != MeasureOf::Class) {
            let [this, before] = [SurveyOf::Total, SurveyOf::Before].map(|of| survey.get(of, measure));
            if this.is_none() && before.is_none() {
                continue;
            }
            let name = match measure.of() {
                MeasureOf::Year => self.text.with(
                    "summary-of-year",
                    &[("year", survey.year.to_string()), ("measure", self.text.measure(measure))],
                ),
                _ => self.text.measure(measure),
            };
            table.rows.push(vec![
                Cell::text(self.text.head(&name, measure)),
                amount_cell(this),
                amount_cell(before),
                change(this, before),
                Cell::text(self.text.formula(measure)),
            ]);
        }
        table
    }

    fn cut_table(&self, survey: &Survey, key: &str, head: &str, parts: &[SurveyOf], measures: &[Measure]) -> Table {
        let mut table = self.summary_table(survey, key);
        // A column of which nothing is known would only make the others narrow.
        let is_known = |measure: &&Measure| parts.iter().any(|&of| survey.get(of, **measure).is_some());
        let measures: Vec<Measure> = measures.iter().filter(is_known).copied().collect();
        table.column(self.text.get(&format!("column-{head}")), 14, Align::Start);
        for &measure in &measures {
            let name = self.text.measure(measure);
            table.column(self.text.head(&name, measure), 5, Align::End);
        }
        if measures.len() > 6 {
            table.layout = Layout { orientation: Orientation::Landscape, ..table.layout };
        }
        for &of in parts {
            let mut row = vec![self.part_cell(of)];
            row.extend(measures.iter().map(|&measure| amount_cell(survey.get(of, measure))));
            table.rows.push(row);
        }
        if matches!(key, "family" | "class" | "month") && table.rows.len() > 1 {
            let cell = |&measure: &Measure| amount_cell(survey.get(SurveyOf::Total, measure));
            let word = Cell::text(self.text.get("summary-all"));
            table.total = Some(std::iter::once(word).chain(measures.iter().map(cell)).collect());
        }
        table
    }

    fn summary_table(&self, survey: &Survey, key: &str) -> Table {
        let sheet = self.text.get(&format!("summary-sheet-{key}"));
        let args = [("period", self.period_title(survey.period)), ("sheet", sheet.clone())];
        Table { sheet, ..Table::new(self.text.with("summary-sheet-title", &args)) }
    }

    /// What a part is called, leading to its page.
    pub(super) fn part_cell(&self, of: SurveyOf) -> Cell {
        let public = self.public;
        match of {
            SurveyOf::Total | SurveyOf::Before => Cell::text(self.text.get("summary-all")),
            SurveyOf::Month(days) => Cell::text(self.text.month(days.from)),
            SurveyOf::Family(family) => Cell::text(&public.site.families[family].title),
            SurveyOf::Category(category) => Cell::text(&public.site.categories[category.0].title),
            SurveyOf::Unit(id) => {
                let unit = public.units.get(id);
                Cell::text(&unit.title).indented(unit.depth).linked(Some(paths::unit(unit)))
            }
            SurveyOf::Coverage(at) => {
                let coverage = &public.site.coverage[at];
                Cell::text(&coverage.title).linked(self.records.map(|_| paths::coverage(&coverage.id)))
            }
            SurveyOf::Class(id) => {
                let programme = public.classes[id.0].programme;
                Cell::text(&programme.title.value).linked(Some(paths::class(&programme.id)))
            }
        }
    }
}

/// A figure as a cell; shares in per cent.
pub(in crate::view) fn amount_cell(amount: Option<&Amount>) -> Cell {
    match amount {
        None => Cell::text("—").toned(Some(Tone::Quiet)),
        Some(Amount::Count(count)) => Cell::count(*count),
        Some(Amount::Credits(value)) => Cell::decimal(*value),
        Some(Amount::Score(value)) => Cell::rounded(*value),
        Some(Amount::Share(share)) => Cell::decimal(per_cent(*share)),
        Some(Amount::Day(day)) => Cell::new(Value::Date(*day)),
        Some(Amount::Words(words)) => Cell::text(words),
    }
}

/// How much more there is than before; of shares the points of per cent.
fn change(this: Option<&Amount>, before: Option<&Amount>) -> Cell {
    match (this, before) {
        (Some(Amount::Count(this)), Some(Amount::Count(before))) => {
            let [this, before] = [*this, *before].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
            Cell::new(Value::Integer(this - before))
        }
        (Some(Amount::Credits(this)), Some(Amount::Credits(before))) => Cell::decimal(*this - *before),
        (Some(Amount::Score(this)), Some(Amount::Score(before))) => Cell::rounded(*this - *before),
        (Some(Amount::Share(this)), Some(Amount::Share(before))) => Cell::decimal(per_cent(*this) - per_cent(*before)),
        _ => Cell::empty(),
    }
}
