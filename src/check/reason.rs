//! Why somebody has not qualified, as the arguments of a finding.

use crate::diag::Diagnostic;
use crate::ledger::{ConditionKind, Outcome, Standing};
use crate::model::Office;

/// Adds the first condition that is not met, with its figures; or that the class is not over.
pub(super) fn add(finding: Diagnostic, office: &Office, standing: &Standing) -> Diagnostic {
    let unmet = standing.unmet().next();
    let (why, name) = match (standing.outcome, unmet.map(|condition| &condition.kind)) {
        (Outcome::Planned | Outcome::UnderWay, _) => ("not-over", ""),
        (Outcome::Pending, _) => ("pending", ""),
        (_, Some(ConditionKind::Absences)) => ("absences", ""),
        (_, Some(ConditionKind::Leaves)) => ("leaves", ""),
        (_, Some(ConditionKind::Track(key))) => ("track", key.as_str()),
        (_, Some(ConditionKind::Deliverable(title))) => ("deliverable", title.as_str()),
        (_, Some(ConditionKind::Admission)) => ("admission", ""),
        (_, Some(ConditionKind::Exam)) => ("exam", ""),
        (_, Some(ConditionKind::Result)) => ("result", ""),
        (_, None) => ("none", ""),
    };
    let figure = |value: Option<rust_decimal::Decimal>| {
        value.map_or_else(|| "none".to_owned(), |value| value.normalize().to_string())
    };
    finding
        .arg("why", why)
        .arg("name", name)
        .arg("have", figure(unmet.and_then(|condition| condition.have)))
        .arg("need", figure(unmet.map(|condition| condition.need)))
        .arg("today", office.today)
}
