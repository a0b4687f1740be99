//! 学时汇总表 of one class: credits by track against what is required.

use rust_decimal::Decimal;

use super::Full;
use crate::view::paths;
use crate::view::table::{Align, Cell, Computed, Table, Tone};

impl Full<'_> {
    /// 学时汇总表 of one class: credits by track against what is required.
    pub(in crate::view) fn credit_summary(&self) -> Table {
        let text = self.text;
        let tracks = self.tracks();
        let mut table = Table::new(self.title("table-credit-summary"));
        table.sheet = text.get("table-credit-summary");
        table.column(text.get("column-serial"), 3, Align::Center);
        table.column(text.get("column-name"), 5, Align::Center);
        table.column(text.get("column-unit"), 9, Align::Start);
        table.column(text.get("column-category"), 6, Align::Center);
        for key in &tracks {
            table.column(
                text.with("column-track-credits", &[("track", text.track_head(self.rule(), key))]),
                6,
                Align::End,
            );
        }
        for key in ["column-all-credits", "column-required", "column-short"] {
            table.column(text.get(key), 5, Align::End);
        }
        let mut sums = vec![Decimal::ZERO; tracks.len() + 1];
        for ((index, enrolment), standing) in self.trainees().zip(&self.ledger.standings) {
            let person = self.person(enrolment);
            let category = enrolment.category.map(|category| self.office.site.categories[category.0].title.as_str());
            let mut row = vec![
                Cell::count(index + 1),
                Cell::text(&person.name.value).linked(Some(paths::person(person))),
                self.unit(enrolment),
                Cell::maybe(category),
            ];
            for (at, key) in tracks.iter().enumerate() {
                row.push(Cell::maybe_decimal(standing.track(key)));
                sums[at] += standing.track(key).unwrap_or_default();
            }
            sums[tracks.len()] += standing.credits();
            let required: Decimal = standing.figures.tracks.iter().map(|track| track.required).sum();
            let short: Decimal =
                standing.figures.tracks.iter().map(|track| (track.required - track.credits).max(Decimal::ZERO)).sum();
            let whole = Computed::RowSum((4..4 + tracks.len()).collect());
            row.extend([Cell::decimal(standing.credits()).computed(whole), Cell::decimal(required)]);
            row.push(Cell::decimal(short).toned((!short.is_zero()).then_some(Tone::Bad)));
            table.rows.push(row);
        }
        let mut total = vec![Cell::empty(), Cell::text(text.get("total")), Cell::empty(), Cell::empty()];
        total.extend(sums.into_iter().map(|sum| Cell::decimal(sum).computed(Computed::ColumnSum)));
        total.extend([Cell::empty(), Cell::empty()]);
        table.total = Some(total);
        table.notes.push(text.get("short-note"));
        table.signatures = vec![text.get("sign-registrar"), text.get("sign-reviewer"), text.get("sign-date")];
        table
    }
}
