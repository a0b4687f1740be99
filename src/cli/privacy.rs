//! `privacy`: which records were kept for their time, and everywhere a person occurs.

mod due;
mod find;
mod places;

use super::Exit;
use super::args::{Privacy, PrivacyAction, Refusal};
use super::report::Reporter;

/// Answers.
pub(super) fn run(asked: &Privacy, reporter: &Reporter) -> Result<Exit, Refusal> {
    match &asked.action {
        PrivacyAction::Due(due) => due::run(due, reporter),
        PrivacyAction::Find(find) => find::run(find, reporter),
    }
}
