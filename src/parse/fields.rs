//! A map whose keys are known: each key under its English and Chinese names, with findings for keys
//! that are unknown, doubled or missing, and readers for the kinds of value a key takes.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::kind::{Kind, Need};
use super::mending::mended;
use super::scalar;
use super::yaml::{Node, NodeKind};
use crate::diag::{Code, Diagnostic, is_plain, narrowed};
use crate::source::{Span, Spanned};

/// One key of a format: its name in English, and in Chinese with other usual spellings.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The English name, which also identifies it.
    pub en: &'static str,
    /// The Chinese names, the usual one first.
    pub zh: &'static [&'static str],
    /// What it takes.
    pub kind: Kind,
    /// Whether it must be there.
    pub need: Need,
    /// What it is, in English and Chinese.
    pub about: [&'static str; 2],
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

    /// The accepted name that differs from one which is not in full-width characters alone, unless the key is taken.
    pub(super) fn typed(&self, name: &str, is_taken: impl Fn(&str) -> bool) -> Option<&'static str> {
        let name = narrowed(name);
        let key = self.find(&name).filter(|key| !is_taken(key.en))?;
        let name: String = name.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        std::iter::once(key.en).chain(key.zh.iter().copied()).find(|known| *known == name)
    }

    /// Every name that is accepted.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().flat_map(|key| std::iter::once(key.en).chain(key.zh.iter().copied()))
    }

    /// Whether a key of this English name is there.
    fn has(&self, en: &str) -> bool {
        self.keys.iter().any(|key| key.en == en)
    }

    /// Whether a key takes such values.
    fn is(&self, en: &str, asked: impl Fn(Kind) -> bool + Copy) -> bool {
        self.keys.iter().any(|key| key.en == en && key.kind.is(asked))
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

/// The finding for a key that there is not, with the one that may be meant; or that a wide colon made one name of a key
/// and its value.
fn unknown_key(node: &Node, (name, value): &(Spanned<String>, Node), shape: Shape) -> Diagnostic {
    let finding = Diagnostic::new(Code::UnknownKey, name.span).arg("key", &name.value);
    let NodeKind::Map(pairs) = &node.kind else { return finding };
    let is_taken = |key: &str| pairs.iter().any(|(other, _)| shape.find(&other.value).is_some_and(|it| it.en == key));
    let finding = match name.value.split_once('：') {
        Some((key, rest)) if shape.find(key).is_some() => {
            // Between braces a key may lack its value, and the wide colon is all that is wrong.
            let braces = pairs.first().is_some_and(|(first, _)| node.span.start < first.span.start);
            let alone = braces && matches!(value.kind, NodeKind::Null) && is_plain(rest.trim());
            let finding = finding.arg("nearest", "wide-colon");
            if alone { plain_colon(finding, name) } else { finding }
        }
        _ => finding.nearest(&name.value, shape.names()).mended(name, shape.typed(&name.value, is_taken)),
    };
    finding.arg("known", known_keys(shape))
}

/// A finding on a text of one line with a plain colon in the place of its first wide one, if that is all of the text.
fn plain_colon(finding: Diagnostic, text: &Spanned<String>) -> Diagnostic {
    let as_written = text.span.range().len() == text.value.len();
    let Some(at) = text.value.find('：').filter(|_| as_written && !text.value.contains(": ")) else { return finding };
    let start = text.span.range().start + at;
    let rest = &text.value[at + '：'.len_utf8()..];
    if !rest.trim().is_empty() && !is_plain(rest.trim()) {
        return finding;
    }
    let plain = if rest.is_empty() || rest.starts_with(' ') { ":" } else { ": " };
    finding.fix(Span::new(text.span.file, start..start + '：'.len_utf8()), plain)
}

/// Where a value stands, if the file has it as it was read: by itself, or between quotes that stay.
fn written(text: &Spanned<String>) -> Option<Span> {
    let range = text.span.range();
    match range.len().checked_sub(text.value.len())? {
        0 => Some(text.span),
        2 => Some(Span::new(text.span.file, range.start + 1..range.end - 1)),
        _ => None,
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
                    let finding = Diagnostic::new(Code::YamlSyntax, node.span).arg("cause", "wide-colon");
                    plain_colon(finding.arg("detail", "no key"), &Spanned::new(text.clone(), node.span))
                }
                _ => Diagnostic::new(Code::WrongType, node.span)
                    .arg("expected", "map")
                    .arg("cause", "keys")
                    .arg("known", known_keys(shape)),
            });
            return None;
        };
        let mut entries: Vec<(&'static Key, &Spanned<String>, &Node)> = Vec::new();
        for pair in pairs {
            let (name, value) = pair;
            match shape.find(&name.value) {
                None => out.push(unknown_key(node, pair, shape)),
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
        debug_assert!(self.shape.has(key), "{key} is not in the shape");
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
        debug_assert!(self.shape.is(key, Kind::is_scalar), "{key} is no single value");
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
        debug_assert!(self.shape.is(key, |kind| matches!(kind, Kind::Date)), "{key} is no date");
        self.scalar(key, scalar::date)
    }

    /// A date that must be there.
    pub fn required_date(&mut self, key: &str) -> Option<Spanned<NaiveDate>> {
        self.require(key)?;
        self.date(key)
    }

    /// An exact decimal not below zero.
    pub fn decimal(&mut self, key: &str) -> Option<Spanned<Decimal>> {
        debug_assert!(self.shape.is(key, |kind| matches!(kind, Kind::Decimal(_))), "{key} is no number");
        self.scalar(key, scalar::decimal)
    }

    /// A whole number not below zero.
    pub fn whole(&mut self, key: &str) -> Option<Spanned<u32>> {
        debug_assert!(self.shape.is(key, |kind| matches!(kind, Kind::Whole(..))), "{key} is no whole number");
        self.scalar(key, scalar::whole)
    }

    /// 是 or 否.
    pub fn yes_no(&mut self, key: &str) -> Option<bool> {
        debug_assert!(self.shape.is(key, |kind| matches!(kind, Kind::YesNo)), "{key} is not yes or no");
        self.scalar(key, scalar::yes_no).map(|found| found.value)
    }

    /// A value read by `read`, whose findings it takes.
    pub fn scalar<T>(
        &mut self,
        key: &str,
        read: impl Fn(&Spanned<String>) -> Result<T, Diagnostic>,
    ) -> Option<Spanned<T>> {
        let text = self.text(key)?;
        let found = read(&text);
        // A text may be read more narrowly, and words that only some rows know more widely.
        debug_assert!(
            self.shape.is(key, |kind| {
                kind.takes(&text) == found.is_ok() || matches!(kind, Kind::Text | Kind::ChoiceOf(_))
            }),
            "{key}: what its kind says of {:?} is not what is read",
            text.value
        );
        match found {
            Ok(value) => Some(Spanned::new(value, text.span)),
            Err(finding) => {
                self.out.push(mended(finding, &text, written(&text), read));
                None
            }
        }
    }

    /// One of the words of a closed list, given as pairs of accepted names and value.
    pub fn choice<T: Copy>(&mut self, key: &str, choices: &[(&[&str], T)]) -> Option<Spanned<T>> {
        debug_assert!(
            self.shape.is(key, |kind| kind.choices().is_some_and(|words| words.iter().eq(choices.iter().map(|c| c.0)))),
            "{key}: the words of its kind are not those that are read"
        );
        self.scalar(key, |text| scalar::choose(text, choices))
    }

    /// The nodes of a list; a single value counts as a list of one.
    pub fn list(&mut self, key: &str) -> Vec<&'a Node> {
        debug_assert!(self.shape.is(key, |kind| matches!(kind, Kind::List(_))), "{key} is no list");
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
        debug_assert!(
            self.shape.is(key, |kind| matches!(kind, Kind::Entries(_) | Kind::Named(..))),
            "{key} is no map of the author's words"
        );
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
pub fn text_of(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    if let NodeKind::Scalar(text) = &node.kind {
        Some(Spanned::new(text.trim().to_owned(), node.span))
    } else {
        out.push(Diagnostic::new(Code::WrongType, node.span).arg("expected", "text"));
        None
    }
}
