//! From a view and a theme to bytes: one module a format, none of which knows another.

pub mod fill;
pub mod html;
pub mod xlsx;
