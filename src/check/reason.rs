//! Why somebody has not qualified, as an argument of a finding.

use crate::diag::Diagnostic;
use crate::ledger::{Condition, ConditionKind, Outcome, Standing};
use crate::locale::{Arg, Phrase};
use crate::model::{Class, Office};

/// Adds the first condition that is not met, with its figures; or that the class is not over.
pub(super) fn add(finding: Diagnostic, office: &Office, class: &Class, standing: &Standing) -> Diagnostic {
    // That somebody is not admitted follows from another condition, which says more.
    let says_more = |condition: &&Condition| condition.kind != ConditionKind::Admission;
    let unmet = standing.unmet().find(says_more).or_else(|| standing.unmet().next());
    let (why, phrase) = match (standing.verdict.outcome, unmet) {
        (Outcome::Planned | Outcome::UnderWay, _) => {
            ("not-over", Phrase::new("reason-not-over").text("today", office.today))
        }
        (Outcome::Pending, _) => ("pending", Phrase::new("reason-pending")),
        (_, Some(condition)) => ("unmet", condition.phrase(&office.site, office.rule(class))),
        (_, None) => ("none", Phrase::new("none")),
    };
    finding.arg("why", why).say("reason", Arg::Phrase(phrase))
}
