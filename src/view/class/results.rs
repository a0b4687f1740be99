//! Results, or who takes part, as a class's page tells them.

use crate::ledger::Outcome;
use crate::view::forms::{Full, Subject};
use crate::view::table::{Align, Cell, Table, Value};
use crate::view::{Builder, Document, PublicClass};

impl Builder<'_> {
    /// The office edition's results with marks and reasons; the public one's list of people.
    pub(super) fn results(
        &self,
        class: &PublicClass<'_>,
        full: Option<Full<'_>>,
        documents: &[Document],
    ) -> Option<Table> {
        let text = self.text;
        if let Some(full) = full {
            let mut table =
                self.form_tables("register", Subject::Class(class, Some(full)), documents).into_iter().next()?;
            table.column(text.get("column-reasons"), 20, Align::Start);
            let rule = full.office.rule(full.class);
            for (row, standing) in table.rows.iter_mut().zip(&full.ledger.standings) {
                let unmet = standing.unmet().map(|condition| text.say(&condition.phrase(&full.office.site, rule)));
                let waiting =
                    matches!(standing.verdict.outcome, Outcome::UnderWay | Outcome::Planned | Outcome::Pending);
                let reasons: Vec<_> = if waiting { Vec::new() } else { unmet.collect() };
                row.push(Cell::text(reasons.join(&text.get("list-semicolon"))));
            }
            table.notes.clear();
            return (!table.rows.is_empty()).then_some(table);
        }
        let named = class.standings.iter().any(|standing| !standing.name.is_empty());
        let with_unit = class.standings.iter().any(|standing| standing.unit.is_some());
        let with_result = class.standings.iter().any(|standing| standing.qualified);
        let mut table = Table::new(String::new());
        table.column(text.get("column-serial"), 4, Align::Center);
        if named {
            table.column(text.get("column-name"), 6, Align::Start);
        }
        if with_unit {
            table.column(text.get("column-unit"), 14, Align::Start);
        }
        if with_result {
            table.column(text.get("column-outcome"), 6, Align::Center);
        }
        for (at, standing) in class.standings.iter().enumerate() {
            let mut row = vec![Cell::count(at + 1)];
            if named {
                row.push(Cell::text(&standing.name));
            }
            if with_unit {
                row.push(Cell::new(
                    standing.unit.map_or(Value::Empty, |unit| Value::Text(self.public.units.get(unit).short.clone())),
                ));
            }
            if with_result {
                row.push(text.outcome(Outcome::Qualified));
            }
            table.rows.push(row);
        }
        (table.columns.len() > 1 && !table.rows.is_empty()).then_some(table)
    }

    /// How many came to which end; in the public edition only that of the qualified, and only where
    /// that does not tell who is meant.
    pub(super) fn outcome_line(&self, class: &PublicClass<'_>, full: Option<Full<'_>>) -> String {
        if let Some(full) = full {
            return full.outcomes();
        }
        let count = ("count", class.trainees.to_string());
        let Some(qualified) = class.qualified else {
            let privacy = &self.public.site.privacy;
            let kept = self.state(class) == "over" && privacy.result && privacy.class && class.trainees > 0;
            return self.text.with(if kept { "roster-kept" } else { "roster-count" }, &[count]);
        };
        let args = [count, ("qualified", qualified.to_string())];
        self.text.with("qualified-count", &args)
    }
}
