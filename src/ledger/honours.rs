//! Who of a class is excellent, where only a share of it may be.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Outcome, Standing};
use crate::model::{ExcellentBase, Rule, portion};

/// Marks the excellent, best mark first, as many as there are places. Of several with one mark all
/// are, or none: who of them would be is for the office to say. Returns how many may be, and how many
/// were left out.
pub(super) fn award(rule: &Rule, standings: &mut [Standing]) -> Honours {
    let Some(excellent) = &rule.excellent else { return Honours::default() };
    let qualified = standings.iter().filter(|standing| standing.verdict.outcome == Outcome::Qualified).count();
    let base = match excellent.base {
        ExcellentBase::Qualified => qualified,
        ExcellentBase::Roster => standings.len(),
    };
    let places = excellent.share.map(|share| portion(share, Decimal::from(base)).floor().to_usize().unwrap_or(0));
    let mark = |standing: &Standing| standing.verdict.mark().unwrap_or_default();
    let mut order: Vec<usize> = (0..standings.len()).filter(|&at| standings[at].verdict.may_excel).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(mark(&standings[at])), at));
    let mut awarded = 0;
    for equal in order.chunk_by(|&a, &b| mark(&standings[a]) == mark(&standings[b])) {
        if places.is_some_and(|places| awarded + equal.len() > places) {
            break;
        }
        awarded += equal.len();
    }
    for &at in &order[..awarded] {
        standings[at].excellent = true;
    }
    Honours { places, left_out: order.len() - awarded }
}

/// How many of a class may be excellent, and how many more fulfil what is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Honours {
    /// Places; as many as one likes where the rule sets no share.
    pub places: Option<usize>,
    /// How many fulfil what is asked and were left out.
    pub left_out: usize,
}
