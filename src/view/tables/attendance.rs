//! 考勤表: who was where.

use super::Full;
use crate::model::Status;
use crate::view::table::{Align, Cell, Computed, Orientation, Table};

impl Full<'_> {
    /// 考勤表: one column a session, totals by status.
    pub(in crate::view) fn attendance(&self) -> Table {
        let text = self.text;
        let mut table = Table::new(self.title("table-attendance"));
        table.sheet = text.get("table-attendance");
        table.layout.orientation = Orientation::Landscape;
        table.head = self.head();
        table.column(text.get("column-serial"), 3, Align::Center);
        table.column(text.get("column-name"), 5, Align::Center);
        table.column(text.get("column-unit"), 8, Align::Start);
        let sessions = &self.class.register.sessions;
        for session in sessions {
            let topic: String = session.topic.chars().take(12).collect();
            let cut = if topic.len() < session.topic.len() { "…" } else { "" };
            let same_day = sessions.iter().filter(|other| other.date.value == session.date.value).count() > 1;
            let time = if same_day { format!(" {}", session.time.0.format("%H:%M")) } else { String::new() };
            table.column(format!("{}{time} {topic}{cut}", text.day(session.date.value)), 6, Align::Center);
        }
        for status in Status::ALL {
            table.column(text.status(status), 3, Align::Center);
        }
        for ((index, enrolment), standing) in self.trainees().zip(&self.ledger.standings) {
            let person = self.person(enrolment);
            let mut row = vec![Cell::count(index + 1), Cell::text(&person.name.value), self.unit(enrolment)];
            row.extend(
                standing
                    .attendance
                    .iter()
                    .map(|status| status.map_or_else(|| Cell::text("—"), |s| Cell::text(s.symbol()))),
            );
            let marks = |status: Status| Computed::RowCount {
                first: 3,
                last: 2 + sessions.len(),
                text: status.symbol().to_string(),
            };
            row.extend(
                Status::ALL.map(|status| Cell::count(standing.figures.tally.count(status)).computed(marks(status))),
            );
            table.rows.push(row);
        }
        let mut total = vec![Cell::empty(), Cell::text(text.get("expected-and-came")), Cell::empty()];
        total.extend(
            self.ledger.headcounts.iter().map(|count| Cell::text(format!("{} / {}", count.expected, count.came))),
        );
        total.extend(
            Status::ALL
                .map(|status| self.ledger.standings.iter().map(|s| s.figures.tally.count(status)).sum())
                .map(|count| Cell::count(count).computed(Computed::ColumnSum)),
        );
        table.total = Some(total);
        let legend = Status::ALL.map(|status| format!("{} {}", status.symbol(), text.status(status)));
        table.notes.push(text.get("headcount-note"));
        table.notes.push(text.with("legend", &[("marks", legend.join("　"))]));
        table.signatures = vec![text.get("sign-manager"), text.get("sign-date")];
        table
    }
}
