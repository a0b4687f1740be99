//! From a view and a theme to bytes: one module a format, none of which knows another.

pub mod atom;
pub mod csv;
pub mod docx;
pub mod fill;
pub mod html;
pub mod ics;
pub mod intake;
pub mod jsonl;
pub mod pack;
#[cfg(feature = "pdf")]
pub mod pdf;
#[cfg(not(feature = "pdf"))]
#[path = "pdf/off.rs"]
pub mod pdf;
pub mod schema;
pub mod search;
pub mod sitemap;
pub mod xlsx;
