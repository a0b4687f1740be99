//! A figure of a summary is what its office agreed to.
//!
//! The text of a summary is written around its figures: “参训人次明显增加” may be true of 140 and not of 40. Figures
//! stay bound to the records, so that one that changed after the text was agreed to may leave a sentence standing that
//! no longer holds.
//!
//! ```text
//! 2024-spring.accepted.csv   参训人次,50
//! 2024-spring.md             参训{{ 参训人次 }}人次，比上年明显增加。
//! G104                       这句话里的“参训人次”认可时是 50，现在是 5
//! ```
//!
//! Read the sentence, mend it where it needs mending, and agree to the text again with `summary PERIOD --accept`.

use crate::diag::{Code, Diagnostic};
use crate::ledger::{Ledger, stated};
use crate::model::Office;

pub(super) fn check(office: &Office, ledger: &Ledger, out: &mut Vec<Diagnostic>) {
    for summary in &office.summaries {
        for figure in &summary.text.body.figures {
            let Some(accepted) = summary.accepted.get(&figure.asked) else { continue };
            let now = stated(office, ledger, figure);
            if now != accepted.value {
                let finding = Diagnostic::new(Code::FigureChanged, figure.span).arg("given", &figure.asked);
                let finding = finding.arg("before", &accepted.value).arg("now", now).arg("period", &summary.text.id);
                out.push(finding.related(accepted.span, "accepted"));
            }
        }
    }
}
