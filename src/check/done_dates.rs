//! What is done was done by today.
//!
//! What: a deadline, a task or an item of a plan whose day of completion is still to come.
//!
//! Why: the summary counts it as not done, while its author thinks that it is.
//!
//! Example: `完成日期: 2025-05-14` in a class of 2024.
//!
//! Mend: put the day right, most often its year; leave it out until it is done.

use chrono::NaiveDate;

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::Office;
use crate::source::Span;

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    let mut one = |done: NaiveDate, span: Span, title: &str| {
        if done > office.today {
            let finding = Diagnostic::new(Code::DoneInFuture, span).arg("title", title).arg("date", done);
            out.push(finding.arg("today", office.today));
        }
    };
    for deadline in office.classes.iter().flat_map(|class| &class.programme.deadlines) {
        deadline.done.iter().for_each(|done| one(done.value, done.span, &deadline.title));
    }
    for plan in &office.plans {
        for task in &plan.tasks {
            task.done.iter().for_each(|done| one(done.value, done.span, &task.title));
        }
        for item in plan.items() {
            item.asked.done.iter().for_each(|done| one(*done, item.span, &item.title));
        }
    }
}
