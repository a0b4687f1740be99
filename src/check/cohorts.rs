//! A cohort named in a schedule, a course list or a record is one that somebody in the roster has.
//!
//! 学员 for 学生 in one line of the course list takes that course from everyone.
//!
//! ```text
//! roster.csv               2022001,安然,教职工
//! sessions/2024-03-07.md   对象: 教工
//! R109                     学员名单里没有“教工”这个对象
//! ```
//!
//! Write the cohort as the roster has it.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::{Class, Office};

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    let read = |class: &&Class| !class.register.roster.is_empty() && class.has_read(&["roster.csv"]);
    for class in office.classes.iter().filter(read) {
        let known: BTreeSet<&str> =
            class.register.roster.iter().filter_map(|enrolment| enrolment.cohort.as_deref()).collect();
        let courses = class.programme.courses.iter().map(|course| (course.cohort.as_deref(), course.span));
        let slots = class.programme.schedule.iter().map(|slot| (slot.cohort.as_deref(), slot.date.span));
        let sessions = class.register.sessions.iter();
        let sessions =
            sessions.map(|session| (session.cohort.as_deref(), session.cohort_span.unwrap_or(session.date.span)));
        for (cohort, span) in courses.chain(slots).chain(sessions) {
            let Some(cohort) = cohort.filter(|cohort| !known.contains(cohort)) else { continue };
            let finding = Diagnostic::new(Code::UnknownCohort, span).arg("given", cohort);
            out.push(finding.nearest(cohort, known.iter().copied()));
        }
    }
}
