//! What `check` is asked.

use super::Making;

/// What to check, and what to do about what is found.
#[derive(Clone, Debug, clap::Args)]
pub(in crate::cli) struct Check {
    #[command(flatten)]
    pub(in crate::cli) making: Making,
}
