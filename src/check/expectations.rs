//! What a class says must come out comes out.
//!
//! What: a figure under `预期` in `class.yaml` (any of one class: 参训人数, 实施学时, 合格率 …) that is not what is
//! asked. A plain number must be met exactly; `≥ 0.9`, `不少于 30` and `至多 2` give a bound. Figures of what is still to
//! come are compared when the class is over.
//!
//! Why: a row that was deleted by mistake changes a figure and nothing else.
//!
//! Example: `预期: { 参训人数: 61, 合格率: ≥ 95% }` of a class with 60 people.
//!
//! Mend: look for what changed the figure; where it is right, renew what is expected.

use rust_decimal::Decimal;

use crate::diag::{Code, Diagnostic};
use crate::ledger::{Ledger, measure};
use crate::model::{Amount, Class, ClassId, Expectation, Measure, MeasureCut, MeasureKind, Office, per_cent};

pub(super) fn check(office: &Office, ledger: &Ledger, out: &mut Vec<Diagnostic>) {
    for (at, class) in office.classes.iter().enumerate() {
        let cut = MeasureCut { class: Some(ClassId(at)), ..MeasureCut::default() };
        let due = class.programme.expected.iter().filter(|expectation| is_due(office, class, expectation));
        for expectation in due {
            let found = measure(office, ledger, &cut, expectation.measure);
            let value = found.as_ref().and_then(number);
            if !value.is_some_and(|value| expectation.bound.holds(value, asked(expectation))) {
                let finding = Diagnostic::new(Code::NotAsExpected, expectation.asked.span);
                let finding = finding.arg("figure", &expectation.name);
                let found = found.map_or_else(|| "—".to_owned(), |found| found.to_string());
                out.push(finding.arg("asked", &expectation.asked.value).arg("found", found));
            }
        }
    }
}

/// Whether a figure can be judged: what the schedule, the rule and the roster give is known before the class, all else
/// after it; nothing is known of files that could not be read.
fn is_due(office: &Office, class: &Class, expectation: &Expectation) -> bool {
    let early = [Measure::Scheduled, Measure::Required, Measure::PlannedCredits, Measure::Trainees, Measure::People];
    class.has_read_records() && (early.contains(&expectation.measure) || class.programme.end < office.today)
}

/// What is asked, a share as it is told.
fn asked(expectation: &Expectation) -> Decimal {
    match expectation.measure.kind() {
        MeasureKind::Share => per_cent(expectation.value) / Decimal::ONE_HUNDRED,
        _ => expectation.value,
    }
}

/// An amount as a number; a share as it is told, to a tenth of a per cent.
fn number(amount: &Amount) -> Option<Decimal> {
    match amount {
        Amount::Count(count) => Some(Decimal::from(*count)),
        Amount::Credits(value) | Amount::Score(value) => Some(*value),
        Amount::Share(share) => Some(per_cent(*share) / Decimal::ONE_HUNDRED),
        Amount::Day(_) | Amount::Words(_) => None,
    }
}
