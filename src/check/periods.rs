//! Sessions fall into the period of their class.
//!
//! The notice, the filing table and the certificate all state the period; a session outside it is
//! either misdated or not covered by what was filed. A record of a day to come says nothing yet.
//!
//! ```text
//! class.yaml               开始: 2024-03-04
//!                          结束: 2024-03-08
//! sessions/2024-03-06.md   日期: 2024-03-16
//! C102                     这次培训（2024-03-16）不在班次的起止日期之内（2024-03-04 至 2024-03-08）
//! ```
//!
//! Correct the date of the session, or the period; of a day to come, let the site go by a later day.

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::Office;

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    let held = office.classes.iter().flat_map(|class| &class.register.sessions);
    for date in held.map(|session| &session.date).filter(|date| date.value > office.today) {
        let finding = Diagnostic::new(Code::RecordInFuture, date.span).arg("date", date.value);
        out.push(finding.arg("today", office.today));
    }
    for class in &office.classes {
        let programme = &class.programme;
        let planned = programme.schedule.iter().map(|slot| &slot.date);
        let held = class.register.sessions.iter().map(|session| &session.date);
        for date in planned.chain(held).filter(|date| !(programme.start..=programme.end).contains(&date.value)) {
            let finding = Diagnostic::new(Code::SessionOutsidePeriod, date.span).arg("date", date.value);
            out.push(finding.arg("start", programme.start).arg("end", programme.end));
        }
    }
}
