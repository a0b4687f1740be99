//! Marks belong to those who were admitted to the examination.
//!
//! Who is short of credits or disqualified may not sit it; a mark recorded all the same means that one
//! of the records is wrong. The mark is not counted until that is mended. A make-up mark under a rule
//! without a make-up is not counted either.
//!
//! ```text
//! marks.csv   2022002,白露,78
//! C104        “白露”未取得考试资格（线下2学时，要求4学时），却登记了考试成绩，这个成绩不计
//! ```
//!
//! Correct the attendance, the credits or the mark; where there is a make-up, say so in the rule.

use crate::diag::{Code, Diagnostic};
use crate::ledger::{Ledger, Outcome};
use crate::model::{Office, Track};

pub(super) fn check(office: &Office, ledger: &Ledger, out: &mut Vec<Diagnostic>) {
    for (class, computed) in office.classes.iter().zip(&ledger.classes) {
        let rule = office.rule(class);
        for (&trainee, marks) in &class.register.marks {
            let standing = &computed.standings[trainee];
            let terms = rule.terms(class.register.roster[trainee].category);
            // Of a rule that nobody can fulfil the rule is wrong, and none of the records.
            let over = matches!(standing.verdict.outcome, Outcome::Disqualified | Outcome::NotQualified)
                && class.has_read_records()
                && terms.tracks.iter().all(Track::is_reachable);
            let has_exam = terms.exam.is_some();
            let makeup = terms.exam.as_ref().is_some_and(|exam| exam.makeup.is_some());
            if let (Some(mark), false) = (&marks.makeup, makeup) {
                let name = &office.person(standing.person).name.value;
                out.push(Diagnostic::new(Code::MakeupNotAllowed, mark.span).arg("given", name));
            }
            let cheated = standing.figures.cheated;
            if let (Some(mark), true, None) =
                (marks.parts.get("exam"), over && has_exam && !cheated, standing.verdict.exam)
            {
                let name = &office.person(standing.person).name.value;
                let finding = Diagnostic::new(Code::MarkNotAdmitted, mark.span).arg("given", name);
                out.push(super::reason::add(finding, office, class, standing));
            }
        }
    }
}
