//! How far a class is with the steps of its procedure.

use serde::Serialize;

use super::super::forms::Subject;
use super::super::paper::{Document, Format};
use super::super::table::{Align, Cell, Link, Table, Tone, Value};
use super::super::{Builder, paths};
use crate::ledger::{StepStanding, StepState, steps};
use crate::model::{ClassId, Procedure, Programme, Proof, applying};

/// The steps of a class.
#[derive(Debug, PartialEq, Serialize)]
pub struct Steps {
    /// The procedure that asks for them.
    pub procedure: Link,
    /// A line on how many are done and missing.
    pub count: String,
    /// The steps.
    pub table: Table,
}

impl Builder<'_> {
    /// The steps of a class; in the office edition only, as what is missing is the office's own affair.
    pub(super) fn steps(&self, index: usize, documents: &[Document]) -> Option<Steps> {
        let records = self.records?;
        let programme = self.public.classes[index].programme;
        let procedure = applying(self.public.procedures, programme)?;
        let standings = steps(records.office, records.ledger, ClassId(index));
        let text = self.text;
        let mut table = Table::new(String::new());
        table.column(text.get("column-step"), 14, Align::Start);
        table.column(text.get("column-state"), 6, Align::Center);
        table.column(text.get("column-proof"), 8, Align::Start);
        table.column(text.get("column-record"), 12, Align::Start);
        table.column(text.get("column-done-on"), 6, Align::Center);
        table.column(text.get("column-due"), 6, Align::Center);
        let subject = Subject::Class(&self.public.classes[index], self.full(index));
        for standing in &standings {
            table.rows.push(vec![
                Cell::text(&standing.step.title),
                self.step_state(standing),
                self.proof(standing, programme, subject, documents),
                self.step_record(standing, procedure, subject, documents),
                standing.day.map_or_else(Cell::empty, |day| Cell::new(Value::Date(day))),
                standing.due.map_or_else(Cell::empty, |day| Cell::new(Value::Date(day))),
            ]);
        }
        let count = |state| standings.iter().filter(|standing| standing.state == state).count().to_string();
        let watched = standings.iter().filter(|one| !matches!(one.state, StepState::Unwatched | StepState::NotNeeded));
        let args = [
            ("count", watched.count().to_string()),
            ("done", count(StepState::Done)),
            ("missing", count(StepState::Missing)),
        ];
        (!standings.is_empty()).then(|| Steps {
            procedure: Link { title: procedure.title.value.clone(), path: paths::procedure(&procedure.id) },
            count: text.with("steps-count", &args),
            table,
        })
    }

    fn step_state(&self, standing: &StepStanding<'_>) -> Cell {
        let (key, tone) = match standing.state {
            StepState::Done if standing.is_late() => ("late", Tone::Bad),
            StepState::Done => ("done", Tone::Good),
            StepState::Missing => ("missing", Tone::Bad),
            state => (state.key(), Tone::Quiet),
        };
        Cell::text(self.text.get(&format!("step-{key}"))).toned(Some(tone))
    }

    /// What shows the step, and where that is.
    fn proof(
        &self,
        standing: &StepStanding<'_>,
        programme: &Programme,
        subject: Subject<'_>,
        documents: &[Document],
    ) -> Cell {
        let Some(proof) = standing.step.proof else { return Cell::empty() };
        let class = |anchor: &str| Some(format!("{}{anchor}", paths::class(&programme.id)));
        let plan = || programme.plan.as_ref().map(|plan| paths::plan(&self.public.plans[plan.plan.0].id));
        let path = match proof {
            _ if matches!(standing.state, StepState::Missing | StepState::NotYet | StepState::NotNeeded) => None,
            Proof::Plan => plan(),
            Proof::Notice => programme.notice.as_ref().map(|notice| paths::notice(notice, true)),
            Proof::Roster | Proof::Exam | Proof::Results | Proof::Certificates => class("#results"),
            Proof::Schedule => class("#schedule"),
            Proof::Needs => class("#needs"),
            Proof::Evaluation => class("#evaluation"),
            Proof::Opening | Proof::Training | Proof::Attendance => class("#sessions"),
            Proof::Seating => self.form_page("exam-seating", subject, documents),
            Proof::Deliverables | Proof::Paper => None,
        };
        Cell::text(self.text.get(&format!("proof-{}", proof.names()[0]))).linked(path)
    }

    /// The records that the step leaves, and where the program makes the first of them for the class.
    fn step_record(
        &self,
        standing: &StepStanding<'_>,
        procedure: &Procedure,
        subject: Subject<'_>,
        documents: &[Document],
    ) -> Cell {
        let records: Vec<_> = standing.step.records.iter().filter_map(|&at| procedure.records.get(at)).collect();
        let titles: Vec<_> = records.iter().map(|record| record.title.as_str()).collect();
        let path = records.iter().find_map(|record| self.form_page(record.form.as_deref()?, subject, documents));
        Cell::text(titles.join(&self.text.get("list-comma"))).linked(path)
    }

    /// Where a form of the class is, if it is made.
    fn form_page(&self, form: &str, subject: Subject<'_>, documents: &[Document]) -> Option<String> {
        let stem = self.form_stem(form, subject);
        documents.iter().find(|document| document.stem == stem).map(|document| document.path(Format::Html))
    }
}
