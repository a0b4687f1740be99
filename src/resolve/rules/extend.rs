//! `extends`: a rule that takes over another and changes what differs.

use super::{Draft, is_none, section};
use crate::diag::{Code, Diagnostic};
use crate::parse::{Fields, Node, NodeKind, Shape};
use crate::resolve::shapes;
use crate::resolve::site::SiteFile;
use crate::resolve::tracks::track_key;
use crate::source::Spanned;

/// Whether two keys mean the same.
type Same<'a> = &'a dyn Fn(&str, &str) -> bool;

/// The rules with what they extend taken in, in the order given; nothing where one extends itself.
pub(super) fn merge(drafts: &[(String, Draft)], site: &SiteFile, out: &mut Vec<Diagnostic>) -> Vec<Option<Node>> {
    let category = |name: &str| site.categories.get(name).first().copied();
    let same: Same<'_> =
        &|one, other| is_same(one, other) || category(one).is_some_and(|one| Some(one) == category(other));
    let extends: Vec<_> = drafts.iter().map(|(_, draft)| extended(&draft.node)).collect();
    let find = |name: &Spanned<String>| {
        let title = |draft: &Draft| text(&draft.node, "title").is_some_and(|title| title.value == name.value);
        let by_id = drafts.iter().position(|(id, _)| *id == name.value);
        by_id.or_else(|| drafts.iter().position(|(_, draft)| title(draft)))
    };
    let mut merged = Vec::new();
    for (at, (id, draft)) in drafts.iter().enumerate() {
        // The chain from the rule to the one that extends nothing.
        let mut chain = vec![at];
        let mut circle = false;
        while let Some(name) = &extends[chain[chain.len() - 1]] {
            let Some(next) = find(name) else {
                if chain.len() == 1 {
                    let known = drafts.iter().map(|(id, _)| id.as_str()).filter(|known| known != id);
                    out.push(crate::resolve::names::unknown("rule", name, known));
                }
                break;
            };
            if chain.contains(&next) {
                circle = true;
                if next == at {
                    out.push(Diagnostic::new(Code::RuleCircle, name.span).arg("rule", id));
                }
                break;
            }
            chain.push(next);
        }
        merged.push((!circle).then(|| {
            let bases = chain[1..].iter().rev().map(|&base| &drafts[base].1.node);
            let base = bases.fold(None, |base: Option<Node>, node| Some(over(base.as_ref(), node, same)));
            let inherited = base.map(|base| without(&base, &["examples"]));
            over(inherited.as_ref(), &draft.node, same)
        }));
    }
    merged
}

/// The rule that a file extends.
fn extended(node: &Node) -> Option<Spanned<String>> {
    text(node, "extends")
}

fn text(node: &Node, key: &str) -> Option<Spanned<String>> {
    // What is wrong with the map is said when the rule is read.
    let mut unsaid = Vec::new();
    let mut fields = Fields::open(node, shapes::RULE, &mut unsaid)?;
    section(&fields, key)?;
    fields.text(key).filter(|text| !text.value.is_empty())
}

/// A map without some keys.
fn without(node: &Node, keys: &[&str]) -> Node {
    let NodeKind::Map(pairs) = &node.kind else { return node.clone() };
    let kept = pairs.iter().filter(|(name, _)| {
        let key = shapes::RULE.find(&name.value);
        key.is_none_or(|key| !keys.contains(&key.en))
    });
    Node { kind: NodeKind::Map(kept.cloned().collect()), span: node.span }
}

/// `node` laid over `base`: what both have as maps is laid over key by key, and of anything else that
/// both have `node` has the word.
fn over(base: Option<&Node>, node: &Node, same: Same<'_>) -> Node {
    let (Some(NodeKind::Map(below)), NodeKind::Map(above)) = (base.map(|base| &base.kind), &node.kind) else {
        return node.clone();
    };
    // What follows first comes from the base, in its order; what is new comes after it. A key that one
    // file has twice stays there twice, to be found when the rule is read.
    let mut pairs: Vec<(Spanned<String>, Node)> = Vec::new();
    for (name, value) in below {
        let mut changed = above.iter().filter(|(other, _)| same(&name.value, &other.value)).peekable();
        if changed.peek().is_none() {
            pairs.push((name.clone(), value.clone()));
        }
        // 无 takes away what the base has as a section or an entry.
        let taken = |node: &Node| is_none(node) && !matches!(value.kind, NodeKind::Scalar(_));
        let changed = changed.filter(|(_, node)| !taken(node));
        // A key without a value changes nothing, as everywhere.
        let laid = |changed: &Node| match changed.kind {
            NodeKind::Null => value.clone(),
            _ => over(Some(value), changed, same),
        };
        pairs.extend(changed.map(|(name, changed)| (name.clone(), laid(changed))));
    }
    let is_new = |name: &str| !below.iter().any(|(known, _)| same(&known.value, name));
    pairs.extend(above.iter().filter(|(name, _)| is_new(&name.value)).cloned());
    Node { kind: NodeKind::Map(pairs), span: node.span }
}

/// Whether two keys of a rule file mean the same: in two languages, or under two usual names.
fn is_same(one: &str, other: &str) -> bool {
    let shapes: &[Shape] = &[
        shapes::RULE,
        shapes::TRACK,
        shapes::DISQUALIFY,
        shapes::EXAM,
        shapes::MAKEUP,
        shapes::RESULT,
        shapes::PART,
        shapes::EXCELLENT,
        shapes::DELIVERABLE_RULE,
        shapes::STATUS,
        shapes::WINDOW,
        shapes::INTERVAL,
        shapes::BARS,
        shapes::DECIMALS,
        shapes::CERTIFICATE_RULE,
        shapes::ACCOUNT,
    ];
    let same_key = |shape: &Shape| {
        let (one, other) = (shape.find(one), shape.find(other));
        one.is_some_and(|one| other.is_some_and(|other| one.en == other.en))
    };
    let status = |name: &str| super::earn::STATUSES.iter().position(|(names, _)| names.contains(&name));
    one == other
        || track_key(one) == track_key(other)
        || super::part_key(one) == super::part_key(other)
        || status(one).is_some_and(|one| Some(one) == status(other))
        || shapes.iter().any(same_key)
}
