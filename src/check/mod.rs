//! Contradictions between things that each are well formed: one file a check, one line in the list.

mod admissions;
mod attachments;
mod attachments_named;
mod audiences;
mod blocks;
mod certificates;
mod changed_figures;
mod clashes;
mod cohorts;
mod deadlines;
mod document_numbers;
mod done_dates;
mod exam_marks;
mod exam_rooms;
mod examples;
mod excellent;
mod expectations;
mod expected;
mod formulas;
mod hours;
mod id_numbers;
mod kept_files;
mod leaks;
mod live_figures;
mod long_names;
mod marks_left;
mod missing_records;
mod named;
mod objections;
mod periods;
mod policy;
mod quotas;
mod reason;
mod records_named;
mod rosters;
mod schedules;
mod stages;
mod stated;
mod topic_shares;
mod twins;
mod unfilled;

pub use leaks::{Leak, Numbers, Protected, Searched};
pub use policy::{Waived, expired, is_of_making, unneeded, weighed};
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
    attachments_named::check,
    audiences::check,
    certificates::check,
    changed_figures::check,
    clashes::check,
    cohorts::check,
    deadlines::check,
    document_numbers::check,
    done_dates::check,
    exam_marks::check,
    exam_rooms::check,
    examples::check,
    excellent::check,
    expectations::check,
    expected::check,
    formulas::check,
    hours::check,
    id_numbers::check,
    kept_files::check,
    live_figures::check,
    long_names::check,
    marks_left::check,
    missing_records::check,
    objections::check,
    periods::check,
    quotas::check,
    records_named::check,
    rosters::check,
    schedules::check,
    stages::check,
    stated::check,
    topic_shares::check,
    twins::check,
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
