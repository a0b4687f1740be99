//! Who may sit the examination.

use super::{ClassLedger, ConditionKind, Standing};
use crate::model::{Class, Office};

/// The places in the roster of those who may sit the examination of a class, in order. Before the class
/// is over that is everyone: nobody is known yet to have missed what it asks for.
pub fn exam_takers(office: &Office, class: &Class, ledger: &ClassLedger) -> Vec<usize> {
    let over = office.today > class.programme.end;
    let takers = ledger.standings.iter().enumerate().filter(|(_, standing)| !over || is_admitted(standing));
    takers.map(|(at, _)| at).collect()
}

/// Whether a trainee fulfils what the examination asks for.
pub fn is_admitted(standing: &Standing) -> bool {
    !standing.verdict.conditions.iter().any(|condition| condition.kind == ConditionKind::Admission)
}
