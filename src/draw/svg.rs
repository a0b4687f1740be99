//! SVG elements: escaped, in the order in which they are put together, and never with a script or a style of their own.

use std::fmt::{self, Write};

use crate::escape::escaped;

/// How a piece of a drawing looks. Each has a class, by which the stylesheet of a page colours it with its own custom
/// properties, and beside it the colours that hold where there is no stylesheet: on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// A box with words in it.
    Box,
    /// The box that all others are about, or where something begins or ends.
    Head,
    /// A line from one box to another.
    Way,
    /// The tip of such a line.
    Tip,
    /// Words.
    Words,
    /// Words that stand out: the name of a box.
    Name,
    /// Words that say more, smaller.
    Aside,
    /// Words within [`Ink::Head`].
    Inverse,
    /// A bar of a chart.
    Bar,
    /// A bar of another series, beside or behind the first.
    Beside,
    /// What a bar would fill if it were the whole, and a field of which nothing is known.
    Track,
    /// A field of a chart, from 0 for nothing to 4 for the whole.
    Shade(u8),
}

impl Ink {
    /// The class, and the colours on paper: of the area and of the line.
    fn look(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Box => ("draw-box", "#ffffff", "#57606a"),
            Self::Head => ("draw-head", "#a3171d", "#a3171d"),
            Self::Way => ("draw-way", "none", "#57606a"),
            Self::Tip => ("draw-tip", "#57606a", "none"),
            Self::Words => ("draw-words", "#1f2328", "none"),
            Self::Name => ("draw-name", "#1f2328", "none"),
            Self::Aside => ("draw-aside", "#57606a", "none"),
            Self::Inverse => ("draw-inverse", "#ffffff", "none"),
            Self::Bar => ("draw-bar", "#a3171d", "none"),
            Self::Beside => ("draw-beside", "#a8afb8", "none"),
            Self::Track => ("draw-track", "#eff1f3", "none"),
            Self::Shade(0) => ("draw-shade-0", "#fbf1f0", "none"),
            Self::Shade(1) => ("draw-shade-1", "#f3cfcb", "none"),
            Self::Shade(2) => ("draw-shade-2", "#e29c97", "none"),
            Self::Shade(3) => ("draw-shade-3", "#c4504d", "none"),
            Self::Shade(_) => ("draw-shade-4", "#a3171d", "none"),
        }
    }
}

/// An element of a drawing.
#[derive(Clone, Debug)]
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Child>,
}

#[derive(Clone, Debug)]
enum Child {
    Element(Element),
    Text(String),
}

impl Element {
    /// An element without attributes.
    pub fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), children: Vec::new() }
    }

    /// The same with an attribute.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// The same in an ink.
    #[must_use]
    pub fn ink(self, ink: Ink) -> Self {
        let (class, fill, stroke) = ink.look();
        let element = self.with("class", class).with("fill", fill);
        if stroke == "none" { element } else { element.with("stroke", stroke) }
    }

    /// The same with a text behind what it holds.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Child::Text(text.into()));
        self
    }

    /// The same with an element behind what it holds.
    #[must_use]
    pub fn child(mut self, child: Self) -> Self {
        self.children.push(Child::Element(child));
        self
    }

    /// The same with elements behind what it holds.
    #[must_use]
    pub fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(Child::Element));
        self
    }
}

impl fmt::Display for Element {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "<{}", self.name)?;
        for (name, value) in &self.attributes {
            write!(out, " {name}=\"{}\"", clean(value))?;
        }
        if self.children.is_empty() {
            return out.write_str("/>");
        }
        out.write_char('>')?;
        for child in &self.children {
            match child {
                Child::Element(element) => write!(out, "{element}")?,
                Child::Text(text) => out.write_str(&clean(text))?,
            }
        }
        write!(out, "</{}>", self.name)
    }
}

/// Text as XML can hold it: it has no way to say a control character.
fn clean(text: &str) -> String {
    let legal = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    escaped(&text.chars().filter(legal).collect::<String>())
}

/// From this width on, in pixels, a drawing is not made as narrow as a telephone: its words could not be read.
const WIDE: i32 = 576;

/// A whole drawing of a width and a height in pixels, with what it is called and what it shows for who can't see it.
/// `id` begins every id in it, of which a page has each once.
pub fn root(id: &str, title: &str, about: &str, (width, height): (i32, i32)) -> Element {
    // A line on the edge is drawn on both sides of it.
    let (width, height) = (width + 2, height + 2);
    let (title_id, about_id) = (format!("{id}-title"), format!("{id}-about"));
    Element::new("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("class", if width > WIDE { "drawing wide" } else { "drawing" })
        .with("role", "img")
        .with("aria-labelledby", format!("{title_id} {about_id}"))
        .with("viewBox", format!("-1 -1 {width} {height}"))
        .with("width", width)
        .with("height", height)
        // The name by which paper knows its fonts; a page's stylesheet has names of its own.
        .with("font-family", "heiti")
        .child(Element::new("title").with("id", title_id).text(title))
        .child(Element::new("desc").with("id", about_id).text(about))
}

/// A rectangle, its corners rounded by so many pixels.
pub fn rect(ink: Ink, (x, y): (i32, i32), (width, height): (i32, i32), round: i32) -> Element {
    let rect = Element::new("rect").ink(ink).with("x", x).with("y", y).with("width", width).with("height", height);
    if round > 0 { rect.with("rx", round) } else { rect }
}

/// A line through points.
pub fn line(ink: Ink, points: &[(i32, i32)]) -> Element {
    let said: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
    Element::new("polyline").ink(ink).with("points", said.join(" "))
}

/// The tip of a line that ends at a point, which it reaches going one step `by` along an axis.
pub fn tip((x, y): (i32, i32), by: (i32, i32)) -> Element {
    let (back, side) = ((x - 8 * by.0, y - 8 * by.1), (4 * by.1, 4 * by.0));
    let points = [(x, y), (back.0 + side.0, back.1 + side.1), (back.0 - side.0, back.1 - side.1)];
    let said: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
    Element::new("polygon").ink(Ink::Tip).with("points", said.join(" "))
}

/// On which side of its place a line of words stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Behind it.
    Start,
    /// On both.
    Middle,
    /// Before it.
    End,
}

/// A line of words of a size in pixels, whose feet stand on a point.
pub fn words(ink: Ink, (x, y): (i32, i32), size: i32, anchor: Anchor, text: &str) -> Element {
    let words = Element::new("text").ink(ink).with("x", x).with("y", y).with("font-size", size);
    let words = if matches!(ink, Ink::Name | Ink::Inverse) { words.with("font-weight", "bold") } else { words };
    match anchor {
        Anchor::Start => words,
        Anchor::Middle => words.with("text-anchor", "middle"),
        Anchor::End => words.with("text-anchor", "end"),
    }
    .text(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_author_wrote_stays_text() {
        let drawn = root("a", "<b>", "\"x\" & y", (10, 20)).child(words(
            Ink::Words,
            (1, 2),
            14,
            Anchor::Middle,
            "</text>\u{0}\u{8}党校",
        ));
        let drawn = drawn.to_string();
        assert!(drawn.contains("<title id=\"a-title\">&lt;b&gt;</title>"), "{drawn}");
        assert!(drawn.contains(">&quot;x&quot; &amp; y</desc>"), "{drawn}");
        assert!(drawn.ends_with("text-anchor=\"middle\">&lt;/text&gt;党校</text></svg>"), "{drawn}");
    }

    #[test]
    fn an_element_without_content_is_closed_at_once() {
        let line = line(Ink::Way, &[(0, 0), (0, 9)]).to_string();
        assert_eq!(line, "<polyline class=\"draw-way\" fill=\"none\" stroke=\"#57606a\" points=\"0,0 0,9\"/>");
    }

    #[test]
    fn a_tip_lies_behind_the_point_it_points_at() {
        assert!(tip((10, 20), (0, 1)).to_string().contains("points=\"10,20 14,12 6,12\""));
        assert!(tip((10, 20), (-1, 0)).to_string().contains("points=\"10,20 18,16 18,24\""));
    }
}
