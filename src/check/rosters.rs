//! A class that has begun has a roster.
//!
//! Without one nobody is counted present and no table has a row. Most often the list is there as a
//! workbook, or under another name.
//!
//! ```text
//! class.yaml   开始: 2024-06-24
//! C110         这个班已经开班，却没有学员名单
//! ```
//!
//! Save the list as `roster.csv`.

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::Office;

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    let begun = office.classes.iter().filter(|class| class.programme.start <= office.today);
    // What keeps a roster from being read is a finding of its own.
    for class in begun.filter(|class| class.register.roster.is_empty() && class.has_read(&["roster.csv"])) {
        let file = class.register.roster_file;
        let cause = if file.is_some() { "empty" } else { "none" };
        out.push(Diagnostic::new(Code::NoRoster, file.unwrap_or(class.programme.span)).arg("cause", cause));
    }
}
