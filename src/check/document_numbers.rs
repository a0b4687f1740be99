//! A document number stands on one notice.
//!
//! Two notices under one number can't be told apart in the register of documents. A plan and the
//! notice that transmits it share theirs, which is right.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::Office;

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    let mut first_of = BTreeMap::new();
    for number in office.all_notices().filter_map(|notice| notice.number.as_ref()) {
        if let Some(first) = first_of.insert(&number.value, number.span) {
            let finding = Diagnostic::new(Code::DuplicateDocumentNumber, number.span).arg("given", &number.value);
            out.push(finding.related(first, "first"));
        }
    }
}
