//! The formulas of a rule can be computed for everyone.
//!
//! A division by zero makes a condition fail for somebody who may have done all that was asked.
//!
//! ```text
//! rules/basic.yaml   - { 名称: 请假不多于旷课的两倍, 公式: 'leaves / absences <= 2' }
//! L103               条件“leaves / absences <= 2”算不出来：除数是 0
//! ```
//!
//! Write the formula so that it does not divide, or that the other side of an `||` decides.

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::Office;

pub(super) fn check(office: &Office, ledger: &Ledger, out: &mut Vec<Diagnostic>) {
    for (class, computed) in office.classes.iter().zip(&ledger.classes) {
        let rule = office.rule(class);
        for (at, condition) in rule.conditions.iter().enumerate() {
            // One of many says it all.
            let faults = computed.standings.iter().flat_map(|standing| &standing.verdict.faults);
            if let Some((_, fault)) = faults.clone().find(|(place, _)| *place == at) {
                let finding = Diagnostic::new(Code::FormulaFault, fault.span).arg("given", &condition.formula.text);
                out.push(finding.arg("cause", fault.kind.name()));
            }
        }
    }
}
