//! What is recorded of somebody in a class beside attendance and courses, each with its line.

use chrono::NaiveDate;
use serde::Serialize;

use super::Explainer;
use crate::ledger::{part_title, study_end};
use crate::model::{Certificate, ClassId, Enrolment, Marks, Rule};
use crate::source::Span;
use crate::view::text::number;

/// Something recorded.
#[derive(Debug, Serialize)]
pub struct RecordLine {
    /// What.
    pub text: String,
    /// File and line.
    pub source: String,
}

impl Explainer<'_> {
    /// Enrolment, deliverables, marks and certificates of one trainee.
    pub(super) fn records(&self, id: ClassId, place: usize) -> Vec<RecordLine> {
        let class = self.records.office.class(id);
        let rule = self.records.office.rule(class);
        let register = &class.register;
        let line = |text: String, span: Span| RecordLine { text, source: self.place(span) };
        let enrolment = &register.roster[place];
        let end = study_end(rule, class, enrolment);
        let end = (end != class.programme.end || enrolment.extended.is_some()).then_some(end);
        let mut lines = vec![line(self.enrolment(enrolment, end), enrolment.span)];
        let handed_in = register.deliverables_of(place).iter();
        lines.extend(handed_in.map(|found| {
            let asked = rule.terms(enrolment.category).deliverables.iter().find(|asked| asked.key == found.kind);
            let title = asked.map_or(found.kind.clone(), |asked| asked.title.clone());
            let details = [
                found.title.clone(),
                found.length.map(|length| self.text.with("characters", &[("count", length.to_string())])),
                found.date.map(|date| self.text.date(date)),
            ];
            let details: Vec<_> = details.into_iter().flatten().collect();
            let details = if details.is_empty() { vec!["none".to_owned()] } else { details };
            let args = [("title", title), ("details", details.join(&self.text.get("list-comma")))];
            line(self.text.with("record-deliverable", &args), found.span)
        }));
        lines.extend(register.marks.get(&place).and_then(|marks| self.marks(rule, marks)));
        let certificates = register.certificates_of(place).iter();
        lines.extend(certificates.map(|found| line(self.certificate(found), found.number.span)));
        lines
    }

    /// From when to when, and of which unit; `end` is the last day of the study where it is not the class's.
    fn enrolment(&self, enrolment: &Enrolment, end: Option<NaiveDate>) -> String {
        let units = &self.records.office.units;
        let several = enrolment.intervals.iter().any(|interval| Some(interval.unit) != enrolment.unit());
        let times = enrolment.intervals.iter().map(|interval| {
            let day = |day: Option<NaiveDate>| day.map_or_else(|| "none".to_owned(), |day| self.text.date(day));
            let unit = if several { units.get(interval.unit).short.clone() } else { "none".to_owned() };
            self.text
                .with("record-time", &[("from", day(interval.from)), ("until", day(interval.until)), ("unit", unit)])
        });
        let times: Vec<_> = times.collect();
        let extended = enrolment.extended.as_ref().map_or_else(|| "none".to_owned(), |day| self.text.date(day.value));
        let consent = enrolment.consent.clone().unwrap_or_else(|| "none".to_owned());
        let end = end.map_or_else(|| "none".to_owned(), |end| self.text.date(end));
        let times = times.join(&self.text.get("list-comma"));
        let args = [("times", times), ("extended", extended), ("consent", consent), ("end", end)];
        self.text.with("record-enrolment", &args)
    }

    /// The marks of one row.
    fn marks(&self, rule: &Rule, marks: &Marks) -> Option<RecordLine> {
        let mut said: Vec<(Span, String)> = marks
            .parts
            .iter()
            .map(|(key, mark)| (mark.span, format!("{} {}", self.part(rule, key), number(mark.value))))
            .collect();
        let makeup = |mark: &crate::source::Spanned<_>| {
            (mark.span, format!("{} {}", self.text.get("column-makeup"), number(mark.value)))
        };
        said.extend(marks.makeup.as_ref().map(makeup));
        said.extend(marks.cheated.map(|span| (span, self.text.get("exam-cheated"))));
        said.sort_by_key(|(span, _)| *span);
        let missed = marks.missed.then(|| self.text.get("exam-missed"));
        let (span, _) = said.first()?;
        let source = self.place(*span);
        let words: Vec<_> = said.into_iter().map(|(_, words)| words).chain(missed).collect();
        let text = self.text.with("record-marks", &[("marks", words.join(&self.text.get("list-comma")))]);
        Some(RecordLine { text, source })
    }

    /// What a component is called.
    fn part(&self, rule: &Rule, key: &str) -> String {
        match key {
            "exam" | "performance" => self.text.get(&format!("column-{key}")),
            key => part_title(rule, key).to_owned(),
        }
    }

    fn certificate(&self, certificate: &Certificate) -> String {
        let none = || "none".to_owned();
        let args = [
            ("number", certificate.number.value.clone()),
            ("date", certificate.date.map_or_else(none, |date| self.text.date(date))),
            ("replaces", certificate.replaces.as_ref().map_or_else(none, |number| number.value.clone())),
            ("revoked", if certificate.revoked.is_some() { "yes".to_owned() } else { "no".to_owned() }),
        ];
        self.text.with("record-certificate", &args)
    }
}
