//! What the indicators of a procedure are worth in a year.

use rust_decimal::Decimal;

use super::{Ledger, measure, steps_on_time};
use crate::model::{Amount, Indicator, IndicatorOf, Office, Procedure};

impl Indicator {
    /// Whether an amount is what is asked; nothing of what is no number.
    pub fn is_met(&self, amount: &Amount) -> Option<bool> {
        let found = match amount {
            Amount::Count(count) => Decimal::from(*count),
            Amount::Credits(value) | Amount::Share(value) | Amount::Score(value) => *value,
            Amount::Day(_) | Amount::Words(_) => return None,
        };
        Some(if self.at_most { found <= self.target } else { found >= self.target })
    }
}

/// What an indicator of a procedure is worth in a year; nothing where there is nothing it could be of.
pub fn indicator(
    office: &Office,
    ledger: &Ledger,
    procedure: &Procedure,
    indicator: &Indicator,
    year: i32,
) -> Option<Amount> {
    match indicator.of {
        IndicatorOf::Measure(asked) => measure(office, ledger, &indicator.cut(year), asked),
        IndicatorOf::StepsOnTime => {
            let (kept, due) = steps_on_time(office, ledger, procedure, indicator.family, year);
            (due > 0).then(|| Amount::Share(Decimal::from(kept) / Decimal::from(due)))
        }
    }
}
