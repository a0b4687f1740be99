//! Attendance is recorded of those whom a session is for.
//!
//! An absence of somebody of another unit would count against that person.
//!
//! ```text
//! sessions/2024-03-07.md   单位: [文学院]
//!                          旷课: [方远]
//! R108                     这次培训不是为“方远”所在单位或对象安排的，不应有考勤
//! ```
//!
//! Correct the name, or the units and the cohort of the session.

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::Office;

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    for class in office.classes.iter().filter(|class| class.has_read(&["roster.csv"])) {
        for session in &class.register.sessions {
            for mark in &session.exceptions {
                let enrolment = &class.register.roster[mark.trainee];
                let person = office.person(enrolment.person);
                if !session.expects(&office.units, enrolment) {
                    out.push(Diagnostic::new(Code::NotExpected, mark.span).arg("given", &person.name.value));
                }
            }
        }
    }
}
