//! A unit enrols no more people than it was given seats.
//!
//! Seats are shared out by rooms and money: where one unit sends more, another can't come. Staff and students
//! are counted apart, as the seats are.
//!
//! ```text
//! class.yaml   理学院: { 学生: 1 }
//! roster.csv   2022004,丁香
//!              2022005,方远
//! C126         理学院的学生名额是1人，名单里有2人
//! ```
//!
//! Take somebody off the roster, or raise the quota.

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::Office;

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    for class in &office.classes {
        for quota in &class.programme.quotas {
            let (staff, students) = class.enrolled(office, quota.unit);
            for (kind, seats, enrolled) in [("staff", quota.staff, staff), ("students", quota.students, students)] {
                let seats = seats.unwrap_or(0) as usize;
                if enrolled > seats {
                    let finding = Diagnostic::new(Code::QuotaExceeded, quota.span).arg("kind", kind);
                    let unit = &office.units.get(quota.unit).short;
                    out.push(finding.arg("unit", unit).arg("seats", seats).arg("enrolled", enrolled));
                }
            }
        }
    }
}
