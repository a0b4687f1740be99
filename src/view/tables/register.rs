//! 成绩、证书登记表: credits, marks, outcome and certificate.

use super::{Full, date, each_once};
use crate::ledger::{ConditionKind, Outcome, part_title};
use crate::view::table::{Align, Cell, Orientation, Table};

impl Full<'_> {
    /// 成绩、证书登记表.
    pub(in crate::view) fn register(&self) -> Table {
        let text = self.text;
        let tracks = self.tracks();
        let all_terms = || self.rule().all_terms();
        let results = all_terms().filter_map(|terms| terms.result.as_ref());
        let parts = each_once(results.flat_map(|result| &result.parts).map(|part| part.key.as_str()));
        let parts: Vec<&str> = parts.into_iter().filter(|key| *key != "exam").collect();
        let exam = all_terms().any(|terms| terms.exam.is_some());
        let makeup = all_terms().any(|terms| terms.exam.as_ref().is_some_and(|exam| exam.makeup.is_some()));
        let result = all_terms().any(|terms| terms.result.is_some());
        let mut table = Table::new(self.title("table-register"));
        table.sheet = text.get("table-register");
        table.layout.orientation = Orientation::Landscape;
        table.head = self.head();
        table.column(text.get("column-serial"), 3, Align::Center);
        table.column(text.get("column-name"), 5, Align::Center);
        table.column(text.get("column-unit"), 9, Align::Start);
        for key in &tracks {
            table.column(
                text.with("column-track-credits", &[("track", text.track_head(self.rule(), key))]),
                5,
                Align::End,
            );
        }
        table.column(text.get("column-all-credits"), 5, Align::End);
        for key in &parts {
            let title = if *key == "performance" {
                text.get("column-performance")
            } else {
                part_title(self.rule(), key).to_owned()
            };
            table.column(title, 5, Align::End);
        }
        let marks = [(exam, "column-exam"), (makeup, "column-makeup"), (result, "column-result")];
        for (_, key) in marks.iter().filter(|(there, _)| *there) {
            table.column(text.get(key), 5, Align::End);
        }
        let graded = !self.rule().bands.is_empty() || self.rule().excellent.is_some();
        table.column(text.get("column-outcome"), 6, Align::Center);
        if graded {
            table.column(text.get("column-grade"), 5, Align::Center);
        }
        table.column(text.get("column-certificate"), 9, Align::Center);
        table.column(text.get("column-issued"), 7, Align::Center);
        for ((index, enrolment), standing) in self.trainees().zip(&self.ledger.standings) {
            let person = self.person(enrolment);
            let recorded = self.class.register.marks.get(&index);
            let mark =
                |key: &str| Cell::maybe_decimal(recorded.and_then(|marks| marks.parts.get(key)).map(|mark| mark.value));
            let part = |key: &str| Cell::maybe_decimal(standing.verdict.parts.get(key).copied());
            let mut row = vec![Cell::count(index + 1), Cell::text(&person.name.value), self.unit(enrolment)];
            row.extend(tracks.iter().map(|key| Cell::maybe_decimal(standing.track(key))));
            row.push(Cell::decimal(standing.credits()));
            row.extend(parts.iter().map(|key| part(key)));
            if exam {
                let barred =
                    standing.verdict.conditions.iter().any(|condition| condition.kind == ConditionKind::Admission);
                let over = !matches!(standing.verdict.outcome, Outcome::UnderWay | Outcome::Planned);
                row.push(match recorded {
                    _ if barred && over && !standing.figures.cheated => Cell::text(text.get("not-admitted")),
                    Some(marks) if marks.cheated.is_some() => Cell::text(text.get("exam-cheated")),
                    Some(marks) if marks.missed => Cell::text(text.get("exam-missed")),
                    _ => mark("exam"),
                });
            }
            if makeup {
                row.push(Cell::maybe_decimal(recorded.and_then(|marks| marks.makeup.as_ref()).map(|mark| mark.value)));
            }
            if result {
                row.push(Cell::maybe_decimal(standing.verdict.result));
            }
            row.push(text.outcome(standing.verdict.outcome));
            if graded {
                row.push(Cell::text(text.grade(self.rule(), standing).unwrap_or_default()));
            }
            // Of several the one that is valid.
            let mut certificates = self.class.register.certificates_of(index).iter();
            let certificate = certificates.find(|found| found.revoked.is_none());
            row.push(Cell::maybe(certificate.map(|certificate| certificate.number.value.as_str())));
            row.push(date(certificate.and_then(|certificate| certificate.date)));
            table.rows.push(row);
        }
        table.notes.push(self.outcomes());
        table.signatures = vec![text.get("sign-registrar"), text.get("sign-reviewer"), text.get("sign-date")];
        table
    }
}
