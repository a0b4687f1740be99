//! A map whose keys are known: each key under its English and Chinese names, with findings for keys
//! that are unknown, doubled or missing, and readers for the kinds of value a key takes.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::scalar;
use super::yaml::{Node, NodeKind};
use crate::diag::{Code, Diagnostic};
use crate::source::{Span, Spanned};

/// One key of a format: its name in English, and in Chinese with other usual spellings.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The English name, which also identifies it.
    pub en: &'static str,
    /// The Chinese names, the usual one first.
    pub zh: &'static [&'static str],
}

/// The keys of one kind of map, or the columns of one kind of list.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The keys.
    pub keys: &'static [Key],
}

impl Shape {
    /// The key of a name in either language, whatever its case and spacing.
    pub fn find(&self, name: &str) -> Option<&'static Key> {
        let name: String = name.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        self.keys.iter().find(|key| key.en == name || key.zh.contains(&name.as_str()))
    }

    /// Every name that is accepted.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().flat_map(|key| std::iter::once(key.en).chain(key.zh.iter().copied()))
    }

    /// The name to say to an author: Chinese first, as files of this kind are mostly written.
    pub fn say(&self, en: &str) -> String {
        let key = self.keys.iter().find(|key| key.en == en);
        key.and_then(|key| key.zh.first()).map_or_else(|| en.to_owned(), |zh| format!("{zh} / {en}"))
    }
}

/// An open map of a known shape.
pub struct Fields<'a, 'o> {
    shape: Shape,
    entries: Vec<(&'static Key, &'a Spanned<String>, &'a Node)>,
    /// Where the map stands.
    pub span: Span,
    /// Where its findings go.
    pub out: &'o mut Vec<Diagnostic>,
}

/// The key that may be meant; or that a wide colon made one name of a key and its value.
fn nearest_key(finding: Diagnostic, name: &Spanned<String>, shape: Shape) -> Diagnostic {
    match name.value.split_once('：') {
        Some((key, _)) if shape.find(key).is_some() => finding.arg("nearest", "wide-colon"),
        _ => finding.nearest(&name.value, shape.names()),
    }
}

/// The names of the keys that a shape has.
fn known_keys(shape: Shape) -> String {
    shape.keys.iter().map(|key| *key.zh.first().unwrap_or(&key.en)).collect::<Vec<_>>().join(", ")
}

impl<'a, 'o> Fields<'a, 'o> {
    /// Opens a node as a map of this shape; nothing (and a finding) where it is no map.
    pub fn open(node: &'a Node, shape: Shape, out: &'o mut Vec<Diagnostic>) -> Option<Self> {
        let NodeKind::Map(pairs) = &node.kind else {
            out.push(match &node.kind {
                // A key with a full-width colon is no key to the parser, and the whole one text.
                NodeKind::Scalar(text) if text.split_once('：').is_some_and(|(key, _)| shape.find(key).is_some()) => {
                    Diagnostic::new(Code::YamlSyntax, node.span).arg("cause", "wide-colon").arg("detail", "no key")
                }
                _ => Diagnostic::new(Code::WrongType, node.span)
                    .arg("expected", "map")
                    .arg("cause", "keys")
                    .arg("known", known_keys(shape)),
            });
            return None;
        };
        let mut entries: Vec<(&'static Key, &Spanned<String>, &Node)> = Vec::new();
        for (name, value) in pairs {
            match shape.find(&name.value) {
                None => out.push(
                    nearest_key(Diagnostic::new(Code::UnknownKey, name.span).arg("key", &name.value), name, shape)
                        .arg("known", known_keys(shape)),
                ),
                Some(key) => match entries.iter().find(|(known, ..)| known.en == key.en) {
                    Some((_, first, _)) => out.push(
                        Diagnostic::new(Code::DuplicateKey, name.span)
                            .arg("key", &name.value)
                            .related(first.span, "first"),
                    ),
                    None => entries.push((key, name, value)),
                },
            }
        }
        Some(Self { shape, entries, span: node.span, out })
    }

    /// The value of a key, unless it is absent or empty.
    pub fn node(&self, key: &str) -> Option<&'a Node> {
        debug_assert!(self.shape.keys.iter().any(|known| known.en == key), "{key} is not in the shape");
        let (_, _, node) = self.entries.iter().find(|(known, ..)| known.en == key)?;
        (!matches!(node.kind, NodeKind::Null)).then_some(*node)
    }

    /// Where the key itself stands, or the map where it does not.
    pub fn key_span(&self, key: &str) -> Span {
        self.entries.iter().find(|(known, ..)| known.en == key).map_or(self.span, |(_, name, _)| name.span)
    }

    /// Says that a key is missing or empty.
    pub fn missing(&mut self, key: &str) {
        let present = self.entries.iter().any(|(known, ..)| known.en == key);
        let code = if present { Code::EmptyValue } else { Code::MissingKey };
        let finding = Diagnostic::new(code, self.key_span(key)).arg("key", self.shape.say(key));
        self.out.push(finding);
    }

    /// The value of a key that must be there.
    pub fn require(&mut self, key: &str) -> Option<&'a Node> {
        let node = self.node(key);
        if node.is_none() {
            self.missing(key);
        }
        node
    }

    /// A value as text.
    pub fn text(&mut self, key: &str) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        text_of(node, self.out)
    }

    /// A value as text that must be there.
    pub fn required_text(&mut self, key: &str) -> Option<Spanned<String>> {
        let node = self.require(key)?;
        let text = text_of(node, self.out)?;
        if text.value.is_empty() {
            self.out.push(Diagnostic::new(Code::EmptyValue, text.span).arg("key", self.shape.say(key)));
            return None;
        }
        Some(text)
    }

    /// A date.
    pub fn date(&mut self, key: &str) -> Option<Spanned<NaiveDate>> {
        self.scalar(key, scalar::date)
    }

    /// A date that must be there.
    pub fn required_date(&mut self, key: &str) -> Option<Spanned<NaiveDate>> {
        self.require(key)?;
        self.date(key)
    }

    /// An exact decimal not below zero.
    pub fn decimal(&mut self, key: &str) -> Option<Spanned<Decimal>> {
        self.scalar(key, scalar::decimal)
    }

    /// A whole number not below zero.
    pub fn whole(&mut self, key: &str) -> Option<Spanned<u32>> {
        self.scalar(key, scalar::whole)
    }

    /// 是 or 否.
    pub fn yes_no(&mut self, key: &str) -> Option<bool> {
        self.scalar(key, scalar::yes_no).map(|found| found.value)
    }

    /// A value read by `read`, whose findings it takes.
    pub fn scalar<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&Spanned<String>) -> Result<T, Diagnostic>,
    ) -> Option<Spanned<T>> {
        let text = self.text(key)?;
        match read(&text) {
            Ok(value) => Some(Spanned::new(value, text.span)),
            Err(finding) => {
                self.out.push(finding);
                None
            }
        }
    }

    /// One of the words of a closed list, given as pairs of accepted names and value.
    pub fn choice<T: Copy>(&mut self, key: &str, choices: &[(&[&str], T)]) -> Option<Spanned<T>> {
        self.scalar(key, |text| scalar::choose(text, choices))
    }

    /// The nodes of a list; a single value counts as a list of one.
    pub fn list(&mut self, key: &str) -> Vec<&'a Node> {
        match self.node(key) {
            None => Vec::new(),
            Some(Node { kind: NodeKind::List(items), .. }) => items.iter().collect(),
            Some(single) => vec![single],
        }
    }

    /// A list of texts; a single text counts as a list of one.
    pub fn texts(&mut self, key: &str) -> Vec<Spanned<String>> {
        let nodes = self.list(key);
        nodes.into_iter().filter_map(|node| text_of(node, self.out)).collect()
    }

    /// Finds keys of an open map that mean the same, as `canonical` says.
    fn doubled(&mut self, pairs: &[(Spanned<String>, Node)], canonical: impl Fn(&str) -> String) {
        let mut first: std::collections::BTreeMap<String, Span> = std::collections::BTreeMap::new();
        for (name, _) in pairs {
            if let Some(known) = first.insert(canonical(&name.value), name.span) {
                let finding = Diagnostic::new(Code::DuplicateKey, name.span).arg("key", &name.value);
                self.out.push(finding.related(known, "first"));
            }
        }
    }

    /// The entries of a map whose keys are the author's own words, of which several may mean the same.
    pub fn entries_by(
        &mut self,
        key: &str,
        canonical: impl Fn(&str) -> String,
    ) -> Vec<(&'a Spanned<String>, &'a Node)> {
        match self.node(key) {
            None => Vec::new(),
            Some(Node { kind: NodeKind::Map(pairs), .. }) => {
                self.doubled(pairs, canonical);
                pairs.iter().map(|(key, value)| (key, value)).collect()
            }
            Some(other) => {
                self.out.push(Diagnostic::new(Code::WrongType, other.span).arg("expected", "map"));
                Vec::new()
            }
        }
    }

    /// The entries of a map whose keys are the author's own words.
    pub fn entries(&mut self, key: &str) -> Vec<(&'a Spanned<String>, &'a Node)> {
        self.entries_by(key, str::to_owned)
    }
}

/// A node as text, without spaces at its ends.
fn text_of(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    if let NodeKind::Scalar(text) = &node.kind {
        Some(Spanned::new(text.trim().to_owned(), node.span))
    } else {
        out.push(Diagnostic::new(Code::WrongType, node.span).arg("expected", "text"));
        None
    }
}
