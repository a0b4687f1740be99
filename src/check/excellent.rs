//! No more people are excellent than the rule allows.
//!
//! Where several have the same mark and not all of them fit into the share, the program can't say who
//! is meant: none of them is listed, rather than a list put up and taken down again.
//!
//! ```text
//! rules/basic.yaml   优秀: { 成绩不低于: 85, 比例: 30% }
//! marks.csv          2022001,安然,91
//!                    2022003,常青,91
//! C117               符合“优秀学员”条件的有 2 人，按比例最多 1 人；成绩相同、排不出先后的 2 人没有列入
//! ```
//!
//! Recommend fewer, or decide by a mark.

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
