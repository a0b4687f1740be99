//! A name is no longer than names are.
//!
//! Two cells that ran together, or a note in the column of names, print over several lines of every
//! form. The longest names in registers have some twenty characters; check what is longer than thirty.

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::Office;

/// The longest name that is not doubted, in characters.
const LONGEST: usize = 30;

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    for person in &office.people {
        let length = person.name.value.chars().count();
        if length > LONGEST {
            let finding = Diagnostic::new(Code::LongName, person.name.span).arg("length", length);
            out.push(finding.arg("most", LONGEST));
        }
    }
}
