//! Marks belong to those who were admitted to the examination.
//!
//! Who is short of credits or disqualified may not sit it; a mark recorded all the same means that one
//! of the records is wrong. The mark is not counted until that is mended.

use crate::diag::{Code, Diagnostic};
use crate::ledger::{Ledger, Outcome};
use crate::model::Office;

pub(super) fn check(office: &Office, ledger: &Ledger, out: &mut Vec<Diagnostic>) {
    for (class, computed) in office.classes.iter().zip(&ledger.classes) {
        let rule = office.rule(class);
        for (&trainee, marks) in &class.register.marks {
            let standing = &computed.standings[trainee];
            let over = matches!(standing.outcome, Outcome::Disqualified | Outcome::NotQualified);
            let has_exam = rule.terms(class.register.roster[trainee].category).exam.is_some();
            if let (Some(mark), true, None) = (marks.parts.get("exam"), over && has_exam, standing.exam) {
                let name = &office.person(standing.person).name.value;
                out.push(Diagnostic::new(Code::MarkNotAdmitted, mark.span).arg("given", name));
            }
        }
    }
}
