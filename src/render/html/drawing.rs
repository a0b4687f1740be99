//! How a drawing looks to a template: its SVG, as one text.

use serde::ser::{Serialize, Serializer};

use crate::draw;
use crate::view::Drawing;

impl Serialize for Drawing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&draw::svg(self))
    }
}
