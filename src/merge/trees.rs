//! What differs between two versions of settings, key by key.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::differ::FieldChange;
use crate::parse::{Node, NodeKind, head_and_body, yaml};
use crate::source::{FileId, Sources};

/// The keys of two texts in YAML that differ; nothing where one can't be read.
pub(super) fn maps(before: &str, after: &str) -> Option<Vec<FieldChange>> {
    let (before, after) = (read(before)?, read(after)?);
    let mut found = Vec::new();
    compare("", &before, &after, &mut found);
    Some(found)
}

/// The keys of the heads of two Markdown files that differ, and the texts below; nothing where one has no head.
pub(super) fn head<'t>(before: &'t str, after: &'t str) -> Option<(Vec<FieldChange>, [&'t str; 2])> {
    let parts = |text: &'t str| match head_and_body(text) {
        Some((head, body)) => Some((&text[head], &text[body])),
        None if text.is_empty() => Some(("", "")),
        None => None,
    };
    let ((head_before, body_before), (head_after, body_after)) = (parts(before)?, parts(after)?);
    Some((maps(head_before, head_after)?, [body_before, body_after]))
}

fn read(text: &str) -> Option<Node> {
    let mut findings = Vec::new();
    let node = yaml(any_file()?, text, 0, &mut findings)?;
    findings.is_empty().then_some(node)
}

/// A file to stand for the one that is not on disk any more: nothing points at it.
fn any_file() -> Option<FileId> {
    Sources::in_memory([("version.yaml", "")]).find("version.yaml")
}

fn compare(path: &str, before: &Node, after: &Node, found: &mut Vec<FieldChange>) {
    match (&before.kind, &after.kind) {
        (NodeKind::Map(was), NodeKind::Map(is)) => {
            let value = |map: &'_ [(crate::source::Spanned<String>, Node)], key: &str| {
                map.iter().find(|(name, _)| name.value == key).map(|(_, node)| node.clone())
            };
            for (key, node) in was {
                match value(is, &key.value) {
                    Some(after) => compare(&below(path, &key.value), node, &after, found),
                    None => push(&below(path, &key.value), Some(node), None, found),
                }
            }
            for (key, node) in is.iter().filter(|(key, _)| value(was, &key.value).is_none()) {
                push(&below(path, &key.value), None, Some(node), found);
            }
        }
        (NodeKind::List(was), NodeKind::List(is)) => items(path, was, is, found),
        // A file that has just begun has everything in it that it has.
        (NodeKind::Null, NodeKind::Map(is)) => {
            for (key, node) in is {
                push(&below(path, &key.value), None, Some(node), found);
            }
        }
        (NodeKind::Map(was), NodeKind::Null) => {
            for (key, node) in was {
                push(&below(path, &key.value), Some(node), None, found);
            }
        }
        _ => push(path, Some(before), Some(after), found),
    }
}

/// The items of two lists. Those that stand in place of each other and begin the same are one.
fn items(path: &str, before: &[Node], after: &[Node], found: &mut Vec<FieldChange>) {
    let texts = |nodes: &[Node]| nodes.iter().map(text).collect::<Vec<_>>();
    let mut gone: Vec<&Node> = Vec::new();
    let mut come: Vec<&Node> = Vec::new();
    for change in capture_diff_slices(Algorithm::Myers, &texts(before), &texts(after)) {
        if !matches!(change, DiffOp::Equal { .. }) {
            gone.extend(&before[change.old_range()]);
            come.extend(&after[change.new_range()]);
        }
    }
    for was in gone {
        let name = first(was);
        let meant = |is: &&Node| matches!(is.kind, NodeKind::Map(_)) && first(is) == name && !name.is_empty();
        let like = come.iter().enumerate().filter(|(_, is)| meant(is));
        // Of several that begin the same the one that is most like it, the first of these.
        match like.max_by_key(|(at, is)| (alike(was, is), std::cmp::Reverse(*at))).map(|(at, _)| at) {
            Some(at) => compare(&below(path, &name), was, come.remove(at), found),
            None => push(path, Some(was), None, found),
        }
    }
    for is in come {
        push(path, None, Some(is), found);
    }
}

fn push(path: &str, before: Option<&Node>, after: Option<&Node>, found: &mut Vec<FieldChange>) {
    let said = |node: Option<&Node>| node.map(text).filter(|text| !text.is_empty());
    let (from, to) = (said(before), said(after));
    if from != to {
        let field = (!path.is_empty()).then(|| path.to_owned());
        found.push(FieldChange { field, from, to, ..FieldChange::default() });
    }
}

fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path} {key}") }
}

/// How many values two maps have in common.
fn alike(one: &Node, other: &Node) -> usize {
    let (NodeKind::Map(one), NodeKind::Map(other)) = (&one.kind, &other.kind) else { return 0 };
    let same =
        |key: &str, value: &Node| other.iter().any(|(name, node)| name.value == key && text(node) == text(value));
    one.iter().filter(|(key, value)| same(&key.value, value)).count()
}

/// The first value of a map, by which a person tells it from the others.
fn first(node: &Node) -> String {
    match &node.kind {
        NodeKind::Map(entries) => entries.first().map(|(_, value)| text(value)).unwrap_or_default(),
        _ => String::new(),
    }
}

/// A value on one line.
fn text(node: &Node) -> String {
    match &node.kind {
        NodeKind::Null => String::new(),
        NodeKind::Scalar(text) => text.clone(),
        NodeKind::List(items) => items.iter().map(text).collect::<Vec<_>>().join("、"),
        NodeKind::Map(entries) => {
            entries.iter().map(|(key, value)| format!("{} {}", key.value, text(value))).collect::<Vec<_>>().join("，")
        }
    }
}
