//! What the public edition may say of people together: one place decides it, for pages and for figures in texts.

mod completion;
mod evaluation;
mod figures;
mod parts;
mod release;
mod years;

use std::collections::BTreeMap;

use super::{Cycle, Ledger, enrolments};
use crate::model::{Office, UnitId};

pub use completion::{ClassDisclosure, Completion};
pub use evaluation::{AnswerFigures, ChoiceFigures, ScoreFigures};
use parts::ClassParts;
pub use years::UnitYear;
use years::Years;

/// What the public edition may say of the groups of an office.
#[derive(Debug)]
pub struct Disclosure {
    /// By class, in the order of the office.
    pub classes: Vec<ClassDisclosure>,
    /// Totals by unit, of each year and each longer period.
    pub accounts: BTreeMap<Cycle, BTreeMap<UnitId, UnitYear>>,
    /// What figures were asked of each class before, in the order of the office.
    asked: Vec<ClassParts>,
}

impl Disclosure {
    /// Decides it for an office.
    pub fn of(office: &Office, ledger: &Ledger) -> Self {
        let classes = office.classes.iter().zip(&ledger.classes);
        let classes: Vec<_> =
            classes.map(|(class, ledger)| completion::class_disclosure(office, class, ledger)).collect();
        let years = Years { office, ledger, classes: &classes, enrolled: &enrolments(office) };
        let accounts = ledger.accounts.iter();
        let accounts = accounts.map(|(&cycle, accounts)| (cycle, years.totals(cycle, accounts))).collect();
        let asked = classes.iter().map(|_| ClassParts::default()).collect();
        Self { classes, accounts, asked }
    }
}
