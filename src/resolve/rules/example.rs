//! The worked examples of a rule.

use super::marks::{mark, part_key};
use super::section;
use crate::diag::{Code, Diagnostic};
use crate::model::{Example, Expected, Given, Rule, Terms};
use crate::parse::{Fields, Node, NodeKind, choose, decimal, whole, yes_no};
use crate::resolve::site::SiteFile;
use crate::resolve::tracks::track_key;
use crate::resolve::{plain, shapes};
use crate::source::Spanned;

pub(super) fn examples(fields: &mut Fields<'_, '_>, rule: &Rule, site: &SiteFile) -> Vec<Example> {
    if section(fields, "examples").is_none() {
        return Vec::new();
    }
    let nodes = fields.list("examples");
    nodes.into_iter().filter_map(|node| example(node, rule, site, fields.out)).collect()
}

fn example(node: &Node, rule: &Rule, site: &SiteFile, out: &mut Vec<Diagnostic>) -> Option<Example> {
    let mut fields = Fields::open(node, shapes::EXAMPLE, out)?;
    let title = plain(fields.text("title"));
    let (figures, expected) = (fields.require("given"), fields.require("expect"));
    let given = given(figures?, rule, site, fields.out)?;
    let expect = expect(expected?, fields.out)?;
    Some(Example { title, given, expect })
}

/// The figures. Beside those with a key of their own, tracks, components and deliverables are given by
/// their names.
fn given(node: &Node, rule: &Rule, site: &SiteFile, out: &mut Vec<Diagnostic>) -> Option<Given> {
    let NodeKind::Map(pairs) = &node.kind else {
        out.push(Diagnostic::new(Code::WrongType, node.span).arg("expected", "map"));
        return None;
    };
    // Which figure a name stands for, so that one under two names is found.
    let canonical = |name: &str| match shapes::GIVEN.find(name) {
        Some(key) => key.en.to_owned(),
        None => part_key(&track_key(name)),
    };
    let mut first = std::collections::BTreeMap::new();
    let mut given = Given::default();
    let before = out.len();
    for (name, node) in pairs {
        if let Some(known) = first.insert(canonical(&name.value), name.span) {
            out.push(Diagnostic::new(Code::DuplicateKey, name.span).arg("key", &name.value).related(known, "first"));
            continue;
        }
        let NodeKind::Scalar(text) = &node.kind else {
            out.push(Diagnostic::new(Code::WrongType, node.span).arg("expected", "text"));
            continue;
        };
        let text = Spanned::new(text.trim().to_owned(), node.span);
        let read = match shapes::GIVEN.find(&name.value) {
            Some(key) => figure(key.en, &text, &mut given, site, out),
            None => named(name, &text, &mut given, rule),
        };
        out.extend(read.err());
    }
    // An example of which a figure can't be read would fail for that alone.
    (out.len() == before).then_some(given)
}

type Read = Result<(), Diagnostic>;

/// A figure with a key of its own.
fn figure(key: &str, text: &Spanned<String>, given: &mut Given, site: &SiteFile, out: &mut Vec<Diagnostic>) -> Read {
    match key {
        "category" => given.category = site.categories.find(text, out),
        "makeup" => given.makeup = Some(mark(text)?),
        "absences" => given.absences = whole(text)?,
        "leaves" => given.leaves = whole(text)?,
        "leave_credits" => given.leave_credits = decimal(text)?,
        "lates" => given.lates = whole(text)?,
        "sessions" => given.sessions = Some(whole(text)?),
        "attended" => given.attended = Some(whole(text)?),
        "days" => given.days = whole(text)?,
        "recommended" => given.recommended = yes_no(text)?,
        _ => given.cheated = yes_no(text)?,
    }
    Ok(())
}

/// The credits of a track, the mark of a component, or how many of a deliverable.
fn named(name: &Spanned<String>, text: &Spanned<String>, given: &mut Given, rule: &Rule) -> Read {
    let word = name.value.as_str();
    let is_track = |track: &&crate::model::Track| track.key == track_key(word) || track.title.as_deref() == Some(word);
    if let Some(track) = rule.all_tracks().find(is_track) {
        given.tracks.insert(track.key.clone(), decimal(text)?);
        return Ok(());
    }
    let key = part_key(word);
    let is_mark =
        |terms: &Terms| terms.parts().iter().any(|part| part.key == key) || key == "exam" && terms.exam.is_some();
    if rule.all_terms().any(is_mark) {
        given.marks.insert(key, mark(text)?);
        return Ok(());
    }
    let mut deliverables = rule.all_terms().flat_map(|terms| &terms.deliverables);
    if let Some(found) = deliverables.find(|found| found.key == word || found.title == word) {
        given.deliverables.insert(found.key.clone(), whole(text)?);
        return Ok(());
    }
    let mut known: Vec<&str> = shapes::GIVEN.names().collect();
    known.extend(rule.all_tracks().map(|track| track.title.as_deref().unwrap_or(&track.key)));
    known.extend(rule.all_terms().flat_map(Terms::parts).map(|part| part.title.as_str()));
    // What is meant is mostly one of the rule's own.
    let own = known.iter().skip(shapes::GIVEN.names().count()).copied();
    let mut listed: Vec<&str> = own.collect();
    listed.extend(shapes::GIVEN.keys.iter().filter_map(|key| key.zh.first().copied()));
    let finding = Diagnostic::new(Code::UnknownKey, name.span).arg("key", word).arg("known", listed.join(", "));
    Err(finding.nearest(word, known))
}

fn expect(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Expected> {
    let mut fields = Fields::open(node, shapes::EXPECT, out)?;
    let outcomes: &[(&[&str], &'static str)] = &[
        (&["合格", "qualified"], "qualified"),
        (&["不合格", "not_qualified"], "not-qualified"),
        (&["取消资格", "disqualified"], "disqualified"),
        (&["待评定", "pending"], "pending"),
    ];
    let expected = Expected {
        outcome: fields.scalar("outcome", |text| choose(text, outcomes)),
        exam: fields.scalar("exam", mark),
        result: fields.scalar("result", mark),
        grade: fields.text("grade"),
        excellent: fields.scalar("excellent", yes_no),
    };
    if matches!(&node.kind, NodeKind::Map(pairs) if pairs.is_empty()) {
        // An example that expects nothing can't fail.
        fields.missing("outcome");
    }
    Some(expected)
}
