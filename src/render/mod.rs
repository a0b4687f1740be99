//! From a view and a theme to bytes: one module a format, none of which knows another.

pub mod docx;
pub mod fill;
pub mod html;
pub mod pack;
#[cfg(feature = "pdf")]
pub mod pdf;
#[cfg(not(feature = "pdf"))]
#[path = "pdf/off.rs"]
pub mod pdf;
pub mod search;
pub mod xlsx;
