//! XML as a tree that is written as it was read, but for what was changed.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{escape, unescape};
use quick_xml::events::{BytesStart, Event};

use super::Unfit;

/// How deep elements may lie within each other.
const DEEPEST: usize = 200;

/// A piece of a document.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Element(Element),
    /// Text, comments and the like, as they are written.
    Raw(String),
}

/// An element with its attributes, whose values are kept as they are written.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

/// A document: its root and what stands around it.
#[derive(Clone, Debug)]
pub(super) struct Document {
    before: String,
    pub(super) root: Element,
    after: String,
}

impl Document {
    /// Reads a document; one with definitions of its own is refused, as they can blow up.
    pub(super) fn read(text: &str, part: &str) -> Result<Self, Unfit> {
        parse(text).ok_or_else(|| Unfit::Unreadable { part: part.to_owned() })
    }

    pub(super) fn write(&self) -> String {
        let mut out = self.before.clone();
        self.root.write(&mut out);
        out.push_str(&self.after);
        out
    }
}

fn parse(text: &str) -> Option<Document> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    let mut whole: Option<Document> = None;
    let mut before = String::new();
    loop {
        let from = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let to = usize::try_from(reader.buffer_position()).ok()?;
        let closed = match event {
            Event::Eof => break,
            Event::DocType(_) => return None,
            Event::Start(start) => {
                open.push(element(&start)?);
                if open.len() > DEEPEST {
                    return None;
                }
                continue;
            }
            Event::Empty(start) => element(&start)?,
            Event::End(_) => open.pop()?,
            _ => {
                let raw = text.get(from..to)?;
                match (open.last_mut(), &mut whole) {
                    (Some(parent), _) => parent.children.push(Node::Raw(raw.to_owned())),
                    (None, Some(document)) => document.after.push_str(raw),
                    (None, None) => before.push_str(raw),
                }
                continue;
            }
        };
        match (open.last_mut(), &whole) {
            (Some(parent), _) => parent.children.push(Node::Element(closed)),
            (None, None) => {
                whole = Some(Document { before: std::mem::take(&mut before), root: closed, after: String::new() });
            }
            (None, Some(_)) => return None,
        }
    }
    whole.filter(|_| open.is_empty())
}

fn element(start: &BytesStart<'_>) -> Option<Element> {
    let name = start.name().as_ref().to_owned();
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        attributes.push((attribute.key.as_ref().to_owned(), attribute.value.replace('"', "&quot;")));
    }
    Some(Element { name, attributes, children: Vec::new() })
}

impl Element {
    /// A new element with a prefix like that of another.
    pub(super) fn beside(other: &Self, local: &str) -> Self {
        let prefix = other.name.rsplit_once(':').map(|(prefix, _)| format!("{prefix}:")).unwrap_or_default();
        Self { name: format!("{prefix}{local}"), ..Self::default() }
    }

    /// Its name without a prefix.
    pub(super) fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or_default()
    }

    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        let (_, value) = self.attributes.iter().find(|(own, _)| own == name)?;
        unescape(value).ok()
    }

    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }

    /// The value of an attribute whose name has some prefix.
    pub(super) fn get_local(&self, name: &str) -> Option<Cow<'_, str>> {
        let (_, value) =
            self.attributes.iter().find(|(own, _)| own.rsplit_once(':').is_some_and(|(_, own)| own == name))?;
        unescape(value).ok()
    }

    pub(super) fn set(&mut self, name: &str, value: &str) {
        let value = escape(value).into_owned();
        match self.attributes.iter_mut().find(|(own, _)| own == name) {
            Some((_, own)) => *own = value,
            None => self.attributes.push((name.to_owned(), value)),
        }
    }

    pub(super) fn remove(&mut self, name: &str) {
        self.attributes.retain(|(own, _)| own != name);
    }

    /// The elements in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| if let Node::Element(element) = child { Some(element) } else { None })
    }

    /// The elements in it, to be changed.
    pub(super) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children
            .iter_mut()
            .filter_map(|child| if let Node::Element(element) = child { Some(element) } else { None })
    }

    /// The first element in it of a name.
    pub(super) fn child(&self, local: &str) -> Option<&Self> {
        self.elements().find(|element| element.local() == local)
    }

    pub(super) fn child_mut(&mut self, local: &str) -> Option<&mut Self> {
        self.elements_mut().find(|element| element.local() == local)
    }

    /// Drops the elements in it of a name.
    pub(super) fn drop_children(&mut self, local: &str) {
        self.children.retain(|child| !matches!(child, Node::Element(element) if element.local() == local));
    }

    /// The text directly in it.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for child in &self.children {
            let Node::Raw(raw) = child else { continue };
            if let Some(data) = raw.strip_prefix("<![CDATA[").and_then(|rest| rest.strip_suffix("]]>")) {
                text.push_str(data);
            } else if !raw.starts_with('<') {
                text.push_str(&unescape(raw).unwrap_or(Cow::Borrowed(raw)));
            }
        }
        text
    }

    pub(super) fn set_text(&mut self, text: &str) {
        self.children = vec![Node::Raw(escape(text).into_owned())];
    }

    /// Lets every element in it, and itself, be changed.
    pub(super) fn each(&mut self, change: &mut impl FnMut(&mut Self)) {
        change(self);
        for element in self.elements_mut() {
            element.each(change);
        }
    }

    /// Whether it or an element in it is one that is looked for.
    pub(super) fn any(&self, wanted: &impl Fn(&Self) -> bool) -> bool {
        wanted(self) || self.elements().any(|element| element.any(wanted))
    }

    /// How long it is when it is written.
    pub(super) fn length(&self) -> usize {
        let mut out = String::new();
        self.write(&mut out);
        out.len()
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.extend([" ", name.as_str(), "=\"", value.as_str(), "\""]);
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(out),
                Node::Raw(raw) => out.push_str(raw),
            }
        }
        out.extend(["</", self.name.as_str(), ">"]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_written_as_it_was_read() {
        for text in [
            "<?xml version=\"1.0\"?>\r\n<a x=\"1 &amp; 2\"><!-- c --><b/>t &lt; &#20013;<![CDATA[<]]></a>\n",
            "<x:a xmlns:x=\"u\"><x:b c=\"&quot;\"/></x:a>",
        ] {
            assert_eq!(Document::read(text, "a").expect("a document").write(), text);
        }
        let single = Document::read("<a x='say \"x\"'/>", "a").expect("a document");
        assert_eq!(single.write(), "<a x=\"say &quot;x&quot;\"/>");
    }

    #[test]
    fn what_is_broken_or_has_definitions_is_refused() {
        let deep = "<a>".repeat(300) + &"</a>".repeat(300);
        for text in ["", "<a>", "<a></b>", "<a/><b/>", "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", deep.as_str()] {
            assert!(Document::read(text, "a").is_err(), "{text}");
        }
    }
}
