//! In place of the printed page, where the program was built without it.

use crate::diag::Diagnostic;
use crate::view::{Document, Pictures};

/// What sets documents; of this build there is none.
#[derive(Debug)]
pub enum Press {}

/// A document that was set.
#[derive(Debug)]
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has, where it has pages.
    pub pages: Option<usize>,
    /// What there is to say of it.
    pub findings: Vec<Diagnostic>,
}

impl Press {
    /// Never called, as there is no press.
    pub fn documents(&self, _: &[&Document], _: Pictures<'_>) -> Vec<Result<Printed, Diagnostic>> {
        match *self {}
    }
}
