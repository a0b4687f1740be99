//! Charts and diagrams as SVG: text stays text, nothing moves, no script and no font of its own, and the same figure
//! gives the same bytes on every machine.
//!
//! A builder in `view` puts a [`Drawing`] into its page. Where a template, or the view that a paper's template sees,
//! takes it, it is its SVG as one text, as `impl Serialize for Drawing` in `render/html/drawing.rs` says:
//! `{{ drawing | safe }}`. With its table it is an [`Illustration`](crate::view::Illustration), which the theme's
//! `ui.illustration` draws. A new kind of drawing is a variant of [`Shows`], a file here that makes its width, height
//! and elements, and one arm in [`svg()`].

mod chart;
mod flow;
mod process;
pub mod svg;
pub mod wrap;

use svg::Element;

use crate::view::{Drawing, Shows};

/// What a kind of drawing makes of what it shows: its width and height in pixels, and what stands in it.
type Drawn = ((i32, i32), Vec<Element>);

/// A drawing as SVG.
pub fn svg(drawing: &Drawing) -> String {
    let (size, elements) = match &drawing.shows {
        Shows::Process(process) => process::drawn(process),
        Shows::Flow(flow) => flow::drawn(flow),
        Shows::Chart(chart) => chart::drawn(chart),
    };
    svg::root(&drawing.id, &drawing.title, &drawing.about, size).children(elements).to_string()
}
