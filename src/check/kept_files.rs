//! A public text links to no file that is an attachment for the office alone.
//!
//! What a notice names as an attachment is public only where its author says so; a link to the same file, there or in
//! another text, does not make it so. The public edition leaves the link out: its words stay.

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::{Office, Prose};

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    let kept = office.kept_files();
    for (path, span) in office.public_prose().flat_map(Prose::linked_files) {
        if kept.contains(path) {
            out.push(Diagnostic::new(Code::KeptFileLinked, span).arg("path", path));
        }
    }
}
