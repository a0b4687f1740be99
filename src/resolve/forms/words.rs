//! Texts of a form, in one language or several, and the names between their braces.

use std::collections::BTreeMap;

use super::Place;
use crate::diag::Diagnostic;
use crate::model::{FormFact, Words, WordsPart, parts};
use crate::parse::{Fields, Node, NodeKind};
use crate::resolve::names::unknown;
use crate::resolve::shapes;
use crate::source::Spanned;

/// A text, or one for each language.
pub(super) fn words(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Words> {
    if let NodeKind::Scalar(text) = &node.kind {
        return Some(Words::single(Spanned::new(trimmed(text), node.span)));
    }
    let mut fields = Fields::open(node, shapes::WORDS, out)?;
    let mut texts = BTreeMap::new();
    for (key, tag) in [("zh", "zh-CN"), ("en", "en")] {
        let Some(node) = fields.node(key) else { continue };
        if let NodeKind::Scalar(text) = &node.kind {
            texts.insert(tag.to_owned(), Spanned::new(trimmed(text), node.span));
        } else {
            fields.text(key);
        }
    }
    if texts.is_empty() {
        fields.missing("zh");
        return None;
    }
    Some(Words { texts })
}

/// A text without the spaces of YAML at its ends; wide ones are room to write.
fn trimmed(text: &str) -> String {
    text.trim_matches(|c: char| c.is_ascii_whitespace()).to_owned()
}

/// The texts of a key, whose placeholders are checked.
pub(super) fn list(fields: &mut Fields<'_, '_>, key: &str, place: &Place<'_>) -> Vec<Words> {
    let nodes = fields.list(key);
    let found: Vec<Words> = nodes.into_iter().filter_map(|node| words(node, fields.out)).collect();
    for text in &found {
        check(text, place, fields.out);
    }
    found
}

/// The text of a key, whose placeholders are checked.
pub(super) fn text(fields: &mut Fields<'_, '_>, key: &str, place: &Place<'_>) -> Option<Words> {
    let found = fields.node(key).and_then(|node| words(node, fields.out))?;
    check(&found, place, fields.out);
    Some(found)
}

/// The fact of a name.
pub(super) fn fact(name: &Spanned<String>, place: &Place<'_>, out: &mut Vec<Diagnostic>) -> Option<&'static FormFact> {
    let found = place.scope.fact(&name.value);
    if found.is_none() {
        out.push(unknown("fact", name, facts(place)));
    }
    found
}

/// Finds placeholders that stand for nothing.
pub(super) fn check(words: &Words, place: &Place<'_>, out: &mut Vec<Diagnostic>) {
    let field = |name: &str| place.rows.is_some_and(|rows| rows.field(name).is_some());
    for text in words.texts.values() {
        for part in parts(&text.value) {
            let WordsPart::Name(name) = part else { continue };
            if !field(name) && place.scope.fact(name).is_none() {
                let fields = place.rows.iter().flat_map(|rows| rows.fields()).flat_map(|field| field.zh).copied();
                let name = Spanned::new(name.to_owned(), text.span);
                out.push(unknown("fact", &name, facts(place).chain(fields)));
            }
        }
    }
}

fn facts(place: &Place<'_>) -> impl Iterator<Item = &'static str> {
    place.scope.facts().flat_map(|fact| fact.zh.iter().copied().chain([fact.key]))
}
