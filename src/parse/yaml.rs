//! YAML to a tree whose every node knows its place and its text as written.
//!
//! Scalars stay text: an id of eighteen digits, `0.70` and `no` are what their author typed, and the
//! reader of a key decides what it takes.

mod colons;
mod slips;

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Location, Spanned as Located};

use crate::diag::{Code, Diagnostic};
use crate::source::{FileId, Span, Spanned, without_overrides};

/// One node of the tree.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands. A block map or list begins where its first entry does.
    pub span: Span,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum NodeKind {
    /// Nothing, or `null` or `~`.
    Null,
    /// Text, quotes and escapes undone.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values in the order written; a key may stand there twice.
    Map(Vec<(Spanned<String>, Node)>),
}

enum Raw {
    Quoted(String),
    Plain,
    List(Vec<Located<Raw>>),
    Map(Vec<(Located<Raw>, Located<Raw>)>),
}

struct RawVisitor;

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

macro_rules! plain {
    ($($name:ident: $kind:ty),+) => { $(fn $name<E>(self, _: $kind) -> Result<Raw, E> { Ok(Raw::Plain) })+ };
}

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    plain!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_i128: i128, visit_u128: u128, visit_f64: f64);

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_str<E>(self, value: &str) -> Result<Raw, E> {
        // A number too large for a float comes as the word for infinity: its own text is wanted.
        let converted = matches!(value, ".inf" | "-.inf" | ".nan");
        Ok(if converted { Raw::Plain } else { Raw::Quoted(without_overrides(value).into_owned()) })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

/// The tree of a YAML text that stands in `file` from byte `base` on; a map without entries where
/// there is nothing to read.
pub fn yaml(file: FileId, text: &str, base: usize, out: &mut Vec<Diagnostic>) -> Option<Node> {
    let place = Place { file, text, base };
    match read(text) {
        Ok(raw) => {
            let mut node = place.node(raw);
            if let Some(finding) = place.wide_colon(&node) {
                out.push(finding);
                return None;
            }
            if matches!(node.kind, NodeKind::Null) {
                node.kind = NodeKind::Map(Vec::new());
            }
            Some(node)
        }
        Err(error) => {
            out.push(place.syntax_error(&error));
            None
        }
    }
}

/// What the parser makes of a text.
fn read(text: &str) -> Result<Located<Raw>, serde_yaml::Error> {
    let options = serde_yaml::options! {
        strict_booleans: true,
        with_snippet: false,
        duplicate_keys: serde_yaml::DuplicateKeyPolicy::LastWins,
        merge_keys: serde_yaml::options::MergeKeyPolicy::Merge,
        non_finite_float_policy: serde_yaml::options::NonFiniteFloatPolicy::AsString,
        budget: serde_yaml::budget! { max_nodes: 5_000_000, max_events: 20_000_000, max_depth: 32 },
    };
    serde_yaml::from_str_with_options(text, options)
}

impl Node {
    /// Whether it has nodes of its own.
    fn is_structure(&self) -> bool {
        matches!(self.kind, NodeKind::List(_) | NodeKind::Map(_))
    }
}

#[derive(Clone, Copy)]
struct Place<'a> {
    file: FileId,
    text: &'a str,
    base: usize,
}

impl Place<'_> {
    fn span(&self, location: Location) -> Span {
        let start = location.span().byte_offset().map_or(0, |at| usize::try_from(at).unwrap_or(0));
        let length = location.span().byte_len().map_or(0, |n| usize::try_from(n).unwrap_or(0));
        let end = (start + length).min(self.text.len());
        let text = self.text.get(start..end).unwrap_or_default();
        Span::new(self.file, self.base + start..self.base + start + text.trim_end().len())
    }

    fn plain(&self, span: Span) -> NodeKind {
        let text = self.text.get(span.start as usize - self.base..span.end as usize - self.base).unwrap_or_default();
        match text {
            "" | "~" | "null" | "Null" | "NULL" => NodeKind::Null,
            text => NodeKind::Scalar(text.to_owned()),
        }
    }

    fn node(&self, raw: Located<Raw>) -> Node {
        // A plain scalar behind an alias is read where it was written.
        let written = self.span(raw.defined);
        let mut span = self.span(raw.referenced);
        let kind = match raw.value {
            Raw::Quoted(text) => NodeKind::Scalar(text),
            Raw::Plain => self.plain(written),
            Raw::List(items) => NodeKind::List(items.into_iter().map(|item| self.node(item)).collect()),
            Raw::Map(entries) => {
                NodeKind::Map(entries.into_iter().map(|(key, value)| (self.key(key), self.node(value))).collect())
            }
        };
        if let (NodeKind::Map(entries), true) = (&kind, span.start == span.end) {
            span = entries.first().map_or(span, |(key, _)| key.span);
        }
        Node { kind, span }
    }

    fn key(&self, raw: Located<Raw>) -> Spanned<String> {
        let node = self.node(raw);
        let text = match node.kind {
            NodeKind::Scalar(text) => text,
            _ => self
                .text
                .get(node.span.start as usize - self.base..node.span.end as usize - self.base)
                .unwrap_or_default()
                .to_owned(),
        };
        Spanned::new(text, node.span)
    }

    /// The finding for a text without a single key, as all its colons are full-width ones: to the parser
    /// it is one long sentence.
    fn wide_colon(&self, node: &Node) -> Option<Diagnostic> {
        let at = self.wide_in(node)?;
        let span = Span::new(self.file, at..at + '：'.len_utf8());
        let finding = Diagnostic::new(Code::YamlSyntax, span).arg("cause", "wide-colon").arg("detail", "no key");
        Some(Diagnostic { fix: self.plain_colons(at - self.base), ..finding })
    }

    /// The byte in the file of the first full-width colon of a text.
    fn wide_in(&self, node: &Node) -> Option<usize> {
        let NodeKind::Scalar(_) = node.kind else { return None };
        let (start, end) = (node.span.start as usize, node.span.end as usize);
        Some(start + self.text.get(start - self.base..end - self.base)?.find('：')?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    pub(in crate::parse::yaml) fn parse(text: &str) -> (Option<Node>, Vec<Diagnostic>) {
        let sources = Sources::in_memory([("a.yaml", text)]);
        let mut out = Vec::new();
        let node = sources.find("a.yaml").and_then(|file| yaml(file, text, 0, &mut out));
        (node, out)
    }

    #[test]
    fn scalars_keep_their_text() {
        let (node, _) = parse("id: 999999199001010011\nweight: 0.70\nword: no\nhuge: 1e999\nempty:\n");
        let Some(Node { kind: NodeKind::Map(entries), .. }) = node else { panic!("a map") };
        let texts: Vec<_> = entries.iter().map(|(_, value)| format!("{:?}", value.kind)).collect();
        let expected = ["999999199001010011", "0.70", "no", "1e999"].map(|text| format!("Scalar({text:?})"));
        assert_eq!(texts[..4], expected);
        assert_eq!(texts[4], "Null");
    }

    #[test]
    fn nesting_without_end_is_a_finding() {
        let (node, out) = parse(&"[".repeat(10_000));
        assert!(node.is_none());
        assert_eq!(out[0].code, Code::YamlSyntax);
    }
}
