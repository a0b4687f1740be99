//! Documents as they are printed, set by typst from the theme's templates.
//!
//! A template sees its view, the other files of the theme's folder `paper` and the fonts of the roles in
//! `paper/fonts.yaml`, and nothing else: no disk, no net, no clock. Typst bounds loops without end and
//! calls without bottom by itself; a template that counts to a milliard it does not, nor can it be
//! stopped from outside.

mod export;
mod glyphs;
mod pictures;
mod press;
mod roles;
mod said;
mod world;

pub use press::{Press, Printed};
pub use roles::{Chosen, Face, Roles};
