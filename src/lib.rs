//! lib
pub mod check;
pub mod diag;
pub mod ledger;
pub mod locale;
pub mod model;
pub mod parse;
pub mod resolve;
pub mod source;
