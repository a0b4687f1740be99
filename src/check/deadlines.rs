//! Deadlines leave time to do what they ask.
//!
//! A list that is due on the day the notice is dated can't be delivered in time; one that is due on a
//! Saturday or Sunday leaves no working day for the review. Move the deadline to a working day.

use chrono::Datelike;

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::{Office, is_weekend};

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    for programme in office.classes.iter().map(|class| &class.programme) {
        let notice = programme.notice.as_ref().and_then(|notice| notice.date.as_ref());
        for deadline in &programme.deadlines {
            let date = deadline.date.value;
            let finding =
                |code| Diagnostic::new(code, deadline.date.span).arg("title", &deadline.title).arg("date", date);
            if let Some(notice) = notice.filter(|notice| date <= notice.value) {
                out.push(finding(Code::DeadlineTooEarly).arg("notice", notice.value).related(notice.span, "notice"));
            }
            if is_weekend(date) {
                out.push(finding(Code::DeadlineOnWeekend).arg("weekday", date.weekday().number_from_monday()));
            }
        }
    }
}
