//! Contradictions between things that each are well formed: one file a check, one line in the list.

mod admissions;
mod attachments;
mod certificates;
mod changed_figures;
mod cohorts;
mod deadlines;
mod document_numbers;
mod exam_marks;
mod exam_rooms;
mod examples;
mod excellent;
mod expected;
mod formulas;
mod id_numbers;
mod kept_files;
mod leaks;
mod live_figures;
mod long_names;
mod marks_left;
mod packed;
mod periods;
mod quotas;
mod reason;
mod rosters;
mod schedules;
mod unfilled;

pub use leaks::{Leak, Numbers, Protected, squeeze};
use rayon::prelude::*;
pub use unfilled::unfilled;

use crate::diag::Diagnostic;
use crate::ledger::Ledger;
use crate::model::Office;

/// A check: from the office and its ledger to findings.
type Check = fn(&Office, &Ledger, &mut Vec<Diagnostic>);

const CHECKS: &[Check] = &[
    admissions::check,
    attachments::check,
    certificates::check,
    changed_figures::check,
    cohorts::check,
    deadlines::check,
    document_numbers::check,
    exam_marks::check,
    exam_rooms::check,
    examples::check,
    excellent::check,
    expected::check,
    formulas::check,
    id_numbers::check,
    kept_files::check,
    live_figures::check,
    long_names::check,
    marks_left::check,
    periods::check,
    quotas::check,
    rosters::check,
    schedules::check,
];

/// Runs every check.
pub fn check(office: &Office, ledger: &Ledger) -> Vec<Diagnostic> {
    let findings: Vec<_> = CHECKS
        .par_iter()
        .map(|check| {
            let mut out = Vec::new();
            check(office, ledger, &mut out);
            out
        })
        .collect();
    findings.into_iter().flatten().collect()
}
