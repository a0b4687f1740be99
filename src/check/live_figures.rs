//! A figure in a text has a value, in the public edition too.
//!
//! A rate of nobody and the pass rate of an examination that was not held have none: the page says “—”.
//! A figure that would say something of single people, by itself or taken from another, is “—” in the public
//! edition as well: what the class's page and the bulletin leave out no text says.
//!
//! ```text
//! notice.md   本期结业学员评估得分{{ 班次.评估得分 }}分。
//! G102        “评估得分”还没有数可说，网页上是“—”
//! ```
//!
//! Ask for a larger part, or leave the figure to the office edition.

use std::cell::OnceCell;

use crate::diag::{Code, Diagnostic};
use crate::ledger::{Disclosure, Ledger, measure};
use crate::model::{LiveFigure, Office};

/// Whether all was read that a figure of one class comes from.
fn is_read(office: &Office, figure: &LiveFigure) -> bool {
    let of_surveys = figure.measure.files() == "evaluation.csv";
    figure
        .cut
        .class
        .map(|class| office.class(class))
        .is_none_or(|class| if of_surveys { class.has_read(&["evaluation.csv"]) } else { class.has_read_records() })
}

pub(super) fn check(office: &Office, ledger: &Ledger, out: &mut Vec<Diagnostic>) {
    let told = OnceCell::new();
    let public = office.public_prose().map(|prose| (prose, true));
    let own = office.own_prose().map(|prose| (prose, false));
    for (prose, is_public) in public.chain(own) {
        for figure in prose.figures.iter().filter(|figure| is_read(office, figure)) {
            let [_, given] = figure.measure.names();
            if measure(office, ledger, &figure.cut, figure.measure).is_none() {
                out.push(Diagnostic::new(Code::FigureOfNothing, figure.span).arg("given", given));
            } else if is_public
                && !told.get_or_init(|| Disclosure::of(office, ledger)).has_figure(
                    office,
                    ledger,
                    &figure.cut,
                    figure.measure,
                )
            {
                let finding = Diagnostic::new(Code::FigureOfFew, figure.span).arg("given", given);
                out.push(finding.arg("least", office.site.privacy.smallest_group));
            }
        }
    }
}
