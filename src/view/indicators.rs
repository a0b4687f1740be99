//! What a procedure is measured by, in each year that has classes.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::Builder;
use super::table::{Align, Cell, Table, Tone};
use crate::ledger::indicator;
use crate::model::{Amount, Indicator, IndicatorOf, MeasureKind, Procedure};

/// How many years stand side by side, the latest ones.
const YEARS: usize = 5;

impl Builder<'_> {
    /// The indicators of a procedure with their targets, as far as this edition may say what any year has of them;
    /// nothing where there are none.
    pub(super) fn indicators(&self, at: usize, procedure: &Procedure) -> Option<Table> {
        let text = self.text;
        let years = self.indicator_years();
        let mut table = Table::new(text.get("table-indicators"));
        table.column(text.get("column-indicator"), 16, Align::Start);
        table.column(text.get("column-target"), 8, Align::Center);
        for &year in &years {
            table.column(self.year(year), 8, Align::Center);
        }
        for (place, one) in procedure.indicators.iter().enumerate() {
            let amounts: Vec<_> = years.iter().map(|&year| self.indicator_amount(at, place, year)).collect();
            if self.records.is_none() && amounts.iter().all(Option::is_none) {
                continue;
            }
            let cells = amounts.iter().map(|amount| self.indicated(one, amount.as_ref()));
            let head = [Cell::text(self.indicator_name(one)), Cell::text(self.target(one))];
            table.rows.push(head.into_iter().chain(cells).collect());
        }
        if years.last() == Some(&self.public.today.year()) {
            let date = text.date(self.public.today);
            table.notes.push(text.with("indicators-so-far", &[("date", date)]));
        }
        if self.records.is_none() {
            table.notes.push(text.get("indicators-hidden"));
        }
        (!table.rows.is_empty()).then_some(table)
    }

    /// The latest years that have days of classes that have begun.
    fn indicator_years(&self) -> Vec<i32> {
        let today = self.public.today;
        let begun = self.public.classes.iter().map(|class| class.programme).filter(|one| one.start <= today);
        let years: BTreeSet<i32> = begun.flat_map(|one| one.start.year()..=one.end.min(today).year()).collect();
        let left_out = years.len().saturating_sub(YEARS);
        years.into_iter().skip(left_out).collect()
    }

    /// What an indicator is worth in a year, as far as this edition may say it.
    fn indicator_amount(&self, procedure: usize, place: usize, year: i32) -> Option<Amount> {
        let Some(records) = self.records else {
            return self.public.indicators.get(&(procedure, place, year)).cloned();
        };
        let of = &self.public.procedures[procedure];
        indicator(records.office, records.ledger, of, of.indicators.get(place)?, year)
    }

    /// An amount, and in words whether it is what is asked.
    fn indicated(&self, one: &Indicator, amount: Option<&Amount>) -> Cell {
        let Some(amount) = amount else { return Cell::text(self.text.amount(None)).toned(Some(Tone::Quiet)) };
        let (key, tone) = match one.is_met(amount) {
            Some(true) => ("indicator-met", Tone::Good),
            _ => ("indicator-unmet", Tone::Bad),
        };
        Cell::text(self.text.with(key, &[("amount", self.text.amount(Some(amount)))])).toned(Some(tone))
    }

    fn indicator_name(&self, one: &Indicator) -> String {
        let of = || match one.of {
            IndicatorOf::Measure(measure) => self.text.measure(measure),
            IndicatorOf::StepsOnTime => self.text.get("steps-on-time"),
        };
        let name = one.name.clone().unwrap_or_else(of);
        let family = one.family.and_then(|at| self.public.site.families.get(at)).filter(|_| one.name.is_none());
        family.map_or(name.clone(), |family| self.text.named(&family.title, &name))
    }

    fn target(&self, one: &Indicator) -> String {
        let amount = match one.of.kind() {
            MeasureKind::Share => Amount::Share(one.target),
            _ => Amount::Credits(one.target),
        };
        format!("{} {}", if one.at_most { "≤" } else { "≥" }, self.text.amount(Some(&amount)))
    }
}
