//! lib
pub mod check;
pub mod cli;
pub mod config;
pub mod diag;
pub mod ledger;
pub mod locale;
pub mod model;
pub mod output;
pub mod parse;
pub mod pipeline;
pub mod render;
pub mod resolve;
pub mod source;
pub mod theme;
pub mod view;
