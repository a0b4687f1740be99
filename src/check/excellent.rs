//! No more people are excellent than the rule allows.
//!
//! Where several have the same mark and not all of them fit into the share, the program can't say who
//! is meant: none of them is listed. Recommend fewer, or decide by a mark.

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::locale::Arg;
use crate::model::Office;

pub(super) fn check(office: &Office, ledger: &Ledger, out: &mut Vec<Diagnostic>) {
    for (class, computed) in office.classes.iter().zip(&ledger.classes) {
        let rule = office.rule(class);
        let (Some(excellent), Some(places)) = (&rule.excellent, computed.honours.places) else { continue };
        let eligible: Vec<_> = computed.standings.iter().filter(|standing| standing.verdict.may_excel).collect();
        let mark = |at: &crate::ledger::Standing| at.verdict.mark();
        // Who comes after the last place by mark alone was not left out but was not good enough.
        let worst = eligible.iter().filter(|standing| standing.excellent).filter_map(|standing| mark(standing)).min();
        let best_left = eligible.iter().filter(|standing| !standing.excellent).filter_map(|found| mark(found)).max();
        let tied = eligible.iter().filter(|standing| !standing.excellent && mark(standing) == best_left).count();
        let awarded = eligible.iter().filter(|standing| standing.excellent).count();
        let full = awarded >= places && worst > best_left;
        if computed.honours.left_out == 0 || full || !class.has_read_records() {
            continue;
        }
        let name = excellent.title.clone().map_or_else(|| Arg::Word("word-excellent".to_owned()), Arg::Text);
        let finding = Diagnostic::new(Code::TooManyExcellent, class.programme.span).say("name", name);
        out.push(finding.arg("eligible", eligible.len()).arg("places", places).arg("left", tied));
    }
}
