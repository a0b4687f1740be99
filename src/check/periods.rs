//! Sessions fall into the period of their class.
//!
//! The notice, the filing table and the certificate all state the period; a session outside it is
//! either misdated or not covered by what was filed.

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::Office;

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
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
