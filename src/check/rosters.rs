//! A class that has begun has a roster.
//!
//! Without one nobody is counted present and no table has a row. Most often the list is there as a
//! workbook, or under another name.

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
