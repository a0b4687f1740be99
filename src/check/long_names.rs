//! A name is no longer than names are.
//!
//! Two cells that ran together, or a note in the column of names, print over several lines of every
//! form. The longest names in registers have some twenty characters.
//!
//! ```text
//! people/list.csv   2022006,高原（理学院物理系学生党支部组织委员，2024年3月起兼任培训班班主任助理）,li,党员
//! C127              这个姓名有38个字，多半是几格连在了一起
//! ```
//!
//! Check what is longer than thirty, and put what is no name into a column of its own.

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
