//! The HTML that a text may use, and what may stand in what.

use pulldown_cmark::Tag;

/// What may stand in an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// Paragraphs and what stands beside them.
    Flow,
    /// Words and what stands within a line.
    Words,
    /// The same, and what is said above them.
    Ruby,
    /// Groups of rows, and rows.
    Rows,
    /// Rows alone.
    Group,
    /// Cells.
    Cells,
    /// Entries.
    Entries,
    /// Nothing of HTML.
    Nothing,
}

/// Where an element may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Within a line.
    Line,
    /// Between paragraphs.
    Flow,
    /// In an element of this kind.
    In(Takes),
    /// First in the element of this name.
    FirstIn(&'static str),
    /// First in the element of this name, and followed by what is first but for it.
    CaptionOf(&'static str),
    /// Once in the element of this name.
    OnceIn(&'static str),
}

/// An element that is kept as HTML.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: &'static str,
    pub(super) place: Place,
    pub(super) takes: Takes,
    /// The attributes that it keeps.
    pub(super) attributes: &'static [&'static str],
}

const fn line(name: &'static str) -> Element {
    Element { name, place: Place::Line, takes: Takes::Words, attributes: &[] }
}

const fn of_table(name: &'static str, place: Place, takes: Takes) -> Element {
    Element { name, place, takes, attributes: &[] }
}

const CELL: &[&str] = &["colspan", "rowspan"];
const HEAD: &[&str] = &["colspan", "rowspan", "scope"];

/// What is kept as HTML; what Markdown has itself becomes that, and everything else goes.
const ELEMENTS: &[Element] = &[
    line("u"),
    line("kbd"),
    line("span"),
    line("mark"),
    line("small"),
    line("ins"),
    line("samp"),
    line("var"),
    line("q"),
    line("cite"),
    line("bdi"),
    line("sub"),
    line("sup"),
    Element { attributes: &["title"], ..line("abbr") },
    Element { takes: Takes::Ruby, ..line("ruby") },
    Element { place: Place::In(Takes::Ruby), ..line("rt") },
    Element { name: "details", place: Place::Flow, takes: Takes::Flow, attributes: &["open"] },
    Element { place: Place::FirstIn("details"), ..line("summary") },
    Element { name: "figure", place: Place::Flow, takes: Takes::Flow, attributes: &[] },
    Element { name: "figcaption", place: Place::OnceIn("figure"), takes: Takes::Flow, attributes: &[] },
    of_table("table", Place::Flow, Takes::Rows),
    Element { place: Place::CaptionOf("table"), ..line("caption") },
    of_table("thead", Place::FirstIn("table"), Takes::Group),
    of_table("tbody", Place::In(Takes::Rows), Takes::Group),
    of_table("tfoot", Place::In(Takes::Rows), Takes::Group),
    of_table("tr", Place::In(Takes::Group), Takes::Cells),
    Element { attributes: CELL, ..of_table("td", Place::In(Takes::Cells), Takes::Flow) },
    Element { attributes: HEAD, ..of_table("th", Place::In(Takes::Cells), Takes::Flow) },
];

/// The element of a name, if it is one that is kept.
pub(super) fn element(name: &str) -> Option<&'static Element> {
    ELEMENTS.iter().find(|element| element.name == name)
}

/// Whether what stands in an element goes with it: scripts, styles, what runs or asks for input.
pub(super) fn is_swallowed(name: &str) -> bool {
    let swallowed =
        ["script", "style", "iframe", "object", "template", "noscript", "textarea", "select", "svg", "math", "rp"];
    swallowed.contains(&name) || ["title", "head", "xmp", "noembed", "noframes"].contains(&name)
}

/// Whether an element has no end.
pub(super) fn is_void(name: &str) -> bool {
    ["br", "hr", "img", "wbr", "input", "embed", "link", "meta", "base", "col", "area", "source", "track", "param"]
        .contains(&name)
}

/// What may stand in an element of Markdown.
pub(super) fn takes(tag: &Tag<'_>) -> Takes {
    match tag {
        Tag::BlockQuote(_) | Tag::Item | Tag::FootnoteDefinition(_) | Tag::DefinitionListDefinition => Takes::Flow,
        Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => Takes::Nothing,
        Tag::List(_) => Takes::Entries,
        Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::DefinitionList => Takes::Nothing,
        _ => Takes::Words,
    }
}

/// The element of Markdown that a tag stands for, and where it may stand.
pub(super) fn markdown(name: &str, attributes: &[(String, String)]) -> Option<(Tag<'static>, Place)> {
    use pulldown_cmark::{HeadingLevel as Level, LinkType};
    let value =
        |wanted: &str| attributes.iter().find(|(key, _)| key == wanted).map(|(_, value)| value.trim().to_owned());
    let heading = |level| (Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() }, Place::Flow);
    Some(match name {
        "b" | "strong" => (Tag::Strong, Place::Line),
        "i" | "em" => (Tag::Emphasis, Place::Line),
        "s" | "del" | "strike" => (Tag::Strikethrough, Place::Line),
        "p" => (Tag::Paragraph, Place::Flow),
        "ul" => (Tag::List(None), Place::Flow),
        "ol" => (Tag::List(Some(1)), Place::Flow),
        "li" => (Tag::Item, Place::In(Takes::Entries)),
        "blockquote" => (Tag::BlockQuote(None), Place::Flow),
        "h1" => heading(Level::H1),
        "h2" => heading(Level::H2),
        "h3" => heading(Level::H3),
        "h4" => heading(Level::H4),
        "h5" => heading(Level::H5),
        "h6" => heading(Level::H6),
        "a" => {
            let (dest_url, title) = (value("href")?.into(), value("title").unwrap_or_default().into());
            (Tag::Link { link_type: LinkType::Inline, dest_url, title, id: "".into() }, Place::Line)
        }
        "img" => {
            let (dest_url, title) = (value("src")?.into(), value("title").unwrap_or_default().into());
            (Tag::Image { link_type: LinkType::Inline, dest_url, title, id: "".into() }, Place::Line)
        }
        _ => return None,
    })
}
