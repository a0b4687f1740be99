//! The charts of a summary.

use rust_decimal::Decimal;

use crate::ledger::{Cycle, Survey, SurveyOf, UnitYear};
use crate::model::{Amount, Measure, UnitId};
use crate::view::Builder;
use crate::view::chart::{Chart, ChartKind, ChartRow};
use crate::view::drawing::{Drawing, Illustration, Shows};
use crate::view::table::{Align, Cell, Table, Tone};

/// How many years the rotation is looked at over (five-year rotation of members).
const ROTATION: i32 = 5;
/// What is compared with the period before.
const COMPARED: [Measure; 7] = [
    Measure::Classes,
    Measure::Sessions,
    Measure::Trainees,
    Measure::People,
    Measure::PersonCredits,
    Measure::Qualified,
    Measure::Certificates,
];

impl Builder<'_> {
    /// Every chart that there are figures for.
    pub(super) fn summary_charts(&self, survey: &Survey) -> Vec<Illustration> {
        let months = survey.parts().filter(|of| matches!(of, SurveyOf::Month(_))).collect::<Vec<_>>();
        let classes = survey.parts().filter(|of| matches!(of, SurveyOf::Class(_))).collect::<Vec<_>>();
        let coverage = survey.parts().filter(|of| matches!(of, SurveyOf::Coverage(_))).collect::<Vec<_>>();
        let units = self.upper_units();
        let of_units: Vec<_> = units.iter().copied().map(SurveyOf::Unit).collect();
        let share = Some(Decimal::ONE);
        let results = [Measure::Qualified, Measure::NotQualified];
        // Of more than a year and a half the names of months would not stand side by side.
        let upright = if months.len() > 18 { ChartKind::Bars } else { ChartKind::Columns };
        let charts = [
            self.chart("months", upright, survey, &months, &[Measure::PersonCredits], None),
            self.comparison(survey),
            self.chart("attendance", ChartKind::Bars, survey, &classes, &[Measure::AttendanceRate], share),
            self.chart("results", ChartKind::Bars, survey, &classes, &results, None),
            self.chart("completion", ChartKind::Bars, survey, &of_units, &[Measure::ReachedRate], share),
            self.chart("coverage", ChartKind::Bars, survey, &coverage, &[Measure::CoverageRate], share),
            self.rotation(survey, &units),
        ];
        charts.into_iter().filter(|chart| !chart.table.rows.is_empty()).collect()
    }

    /// The units below the whole office.
    pub(super) fn upper_units(&self) -> Vec<UnitId> {
        let units = self.public.units;
        let roots = units.ids().filter(|&id| units.get(id).parent.is_none()).count();
        units.ids().filter(|&id| units.get(id).depth == usize::from(roots == 1)).collect()
    }

    /// A chart of measures of some parts; a part of which none is known has no row.
    fn chart(
        &self,
        id: &'static str,
        kind: ChartKind,
        survey: &Survey,
        parts: &[SurveyOf],
        measures: &[Measure],
        whole: Option<Decimal>,
    ) -> Illustration {
        let series = measures.iter().map(|&measure| self.text.measure(measure)).collect();
        let rows = parts.iter().filter_map(|&of| {
            let amounts: Vec<_> = measures.iter().map(|&measure| survey.get(of, measure)).collect();
            let label = self.part_cell(of).value.display();
            amounts
                .iter()
                .any(|amount| amount.is_some_and(|amount| kind == ChartKind::Columns || !is_nothing(amount)))
                .then(|| self.chart_row(label, &amounts))
        });
        self.charted(id, kind, series, rows.collect(), whole)
    }

    fn chart_row(&self, label: String, amounts: &[Option<&Amount>]) -> ChartRow {
        ChartRow {
            label,
            values: amounts.iter().map(|amount| amount.and_then(number)).collect(),
            said: amounts.iter().map(|amount| self.text.amount(*amount)).collect(),
        }
    }

    fn comparison(&self, survey: &Survey) -> Illustration {
        let before = survey.previous.filter(|_| survey.count(SurveyOf::Before, Measure::Classes) > 0);
        let Some(before) = before else {
            return self.charted("compared", ChartKind::Pairs, Vec::new(), Vec::new(), None);
        };
        let rows = COMPARED.into_iter().filter_map(|measure| {
            let amounts = [SurveyOf::Total, SurveyOf::Before].map(|of| survey.get(of, measure));
            amounts
                .iter()
                .any(|amount| amount.is_some_and(|amount| !is_nothing(amount)))
                .then(|| self.chart_row(self.text.measure(measure), &amounts))
        });
        let series = vec![self.period_title(survey.period), self.period_title(before)];
        self.charted("compared", ChartKind::Pairs, series, rows.collect(), None)
    }

    /// Which share of the people of each unit took part in a training, by year.
    fn rotation(&self, survey: &Survey, units: &[UnitId]) -> Illustration {
        let years: Vec<i32> = (survey.year - ROTATION + 1..=survey.year)
            .filter(|&year| self.public.accounts.contains_key(&Cycle::year(year)))
            .collect();
        let rows = units.iter().filter_map(|unit| {
            let totals = years.iter().map(|&year| self.public.accounts.get(&Cycle::year(year))?.get(unit));
            let shares: Vec<Option<Amount>> = totals.map(|total| self.trained(total?)).collect();
            let shown: Vec<_> = shares.iter().map(Option::as_ref).collect();
            let label = self.public.units.get(*unit).title.clone();
            shares.iter().any(Option::is_some).then(|| self.chart_row(label, &shown))
        });
        let series = years.iter().map(|&year| self.year(year)).collect();
        self.charted("rotation", ChartKind::Heat, series, rows.collect(), Some(Decimal::ONE))
    }

    /// The share of a unit's people who were trained in a year, where this edition may say it.
    fn trained(&self, total: &UnitYear) -> Option<Amount> {
        let may = self.records.is_some() || total.training;
        (may && total.people > 0).then(|| Amount::Share(Decimal::from(total.trained) / Decimal::from(total.people)))
    }

    fn charted(
        &self,
        id: &'static str,
        kind: ChartKind,
        series: Vec<String>,
        rows: Vec<ChartRow>,
        whole: Option<Decimal>,
    ) -> Illustration {
        let mut table = Table::new(self.text.get(&format!("chart-{id}")));
        table.column(self.text.get(&format!("chart-{id}-rows")), 14, Align::Start);
        for name in &series {
            table.column(name.clone(), 8, Align::End);
        }
        for row in &rows {
            let cells = row.said.iter().map(|said| {
                let cell = Cell::text(said);
                if said == "—" { cell.toned(Some(Tone::Quiet)) } else { cell }
            });
            table.rows.push(std::iter::once(Cell::text(&row.label)).chain(cells).collect());
        }
        let title = table.title.clone();
        let about = self.text.with("chart-said", &[("title", title.clone())]);
        let shows = Shows::Chart(Chart { kind, series, rows, whole });
        Illustration { drawing: Drawing { id: format!("chart-{id}"), title, about, shows }, table }
    }
}

/// An amount as a number to draw.
fn number(amount: &Amount) -> Option<Decimal> {
    match amount {
        Amount::Count(count) => Some(Decimal::from(*count)),
        Amount::Credits(value) | Amount::Share(value) | Amount::Score(value) => Some(*value),
        Amount::Day(_) | Amount::Words(_) => None,
    }
}

fn is_nothing(amount: &Amount) -> bool {
    matches!(amount, Amount::Count(0)) || matches!(amount, Amount::Credits(credits) if credits.is_zero())
}
