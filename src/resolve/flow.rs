//! The steps of a procedure: what follows what, from the first step to the last.

use std::collections::BTreeSet;

use super::names::{Names, unknown};
use super::procedures::{proof, texts, within};
use super::shapes;
use super::site::SiteFile;
use crate::diag::{Code, Diagnostic, nearest_all};
use crate::model::{CodedTitle, Step};
use crate::parse::{Fields, Node};
use crate::source::Spanned;

/// A step whose followers are still names; nothing where the one that is written next follows.
type Draft = (Step, Option<Vec<Spanned<String>>>);

/// Reads the steps. Where they lead round in a circle there are none, as nothing could be drawn or asked of them.
pub(super) fn steps(nodes: &[&Node], records: &[CodedTitle], site: &SiteFile, out: &mut Vec<Diagnostic>) -> Vec<Step> {
    let drafts: Vec<Draft> = nodes.iter().filter_map(|node| step(node, records, site, out)).collect();
    let whole = drafts.len() == nodes.len();
    let mut names = Names::new("step");
    for (at, (step, _)) in drafts.iter().enumerate() {
        if let [first, ..] = names.get(&step.id.value) {
            let first: &Draft = &drafts[*first];
            let finding = Diagnostic::new(Code::DuplicateId, step.id.span).arg("kind", "step");
            out.push(finding.arg("given", &step.id.value).related(first.0.id.span, "first"));
        } else {
            names.add(&step.id.value, at);
        }
    }
    let last = drafts.len().saturating_sub(1);
    let mut steps = Vec::with_capacity(drafts.len());
    for (at, (step, next)) in drafts.into_iter().enumerate() {
        let next = match next {
            // The step that follows may be one that could not be read.
            None if at == last || !whole => Vec::new(),
            None => vec![at + 1],
            Some(next) => followers(&next, &names, whole, out),
        };
        steps.push(Step { next, ..step });
    }
    if let Some(circle) = circle(&steps) {
        let ids = circle.iter().chain(circle.first()).map(|&at| steps[at].id.value.as_str());
        let ids = ids.collect::<Vec<_>>().join(" → ");
        out.push(Diagnostic::new(Code::FlowCircle, steps[circle[0]].id.span).arg("steps", ids));
        return Vec::new();
    }
    if whole {
        out.extend(unreachable(&steps));
    }
    steps
}

fn step(node: &Node, records: &[CodedTitle], site: &SiteFile, out: &mut Vec<Diagnostic>) -> Option<Draft> {
    let mut fields = Fields::open(node, shapes::STEP, out)?;
    let (id, title) = (fields.required_text("id"), fields.required_text("title"));
    let roles = texts(&mut fields, "roles");
    let codes = fields.texts("records");
    let next = fields.node("next").is_some().then(|| fields.texts("next"));
    let families = fields.texts("families");
    let (proof, within) = (fields.scalar("proof", proof), fields.scalar("within", within));
    let families = families.iter().filter_map(|name| site.families.find(name, out)).collect();
    let records = codes.iter().filter_map(|code| record(code, records, out)).collect();
    let step = Step {
        id: id?,
        title: title?.value,
        roles,
        records,
        next: Vec::new(),
        families,
        proof: proof.map(|found| found.value),
        within: within.map(|found| found.value),
    };
    Some((step, next))
}

/// The record of a code, which may stand in the brackets in which texts name it.
fn record(code: &Spanned<String>, records: &[CodedTitle], out: &mut Vec<Diagnostic>) -> Option<usize> {
    let bare = code.value.trim_matches(['【', '】']);
    let found = records.iter().position(|record| record.code.value == bare);
    if found.is_none() {
        out.push(unknown("record", code, records.iter().map(|record| record.code.value.as_str())));
    }
    found
}

fn followers(next: &[Spanned<String>], names: &Names<usize>, whole: bool, out: &mut Vec<Diagnostic>) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for name in next {
        let at = match names.get(&name.value) {
            // That a step is missing which could not be read is no news, unless another one may be meant.
            [] if !whole && nearest_all(&name.value, names.known()).is_empty() => None,
            _ => names.find(name, out),
        };
        found.extend(at.filter(|at| !found.contains(at)));
    }
    found
}

/// Steps that lead round in a circle, in their order; nothing where none do.
fn circle(steps: &[Step]) -> Option<Vec<usize>> {
    let mut done = BTreeSet::new();
    for start in 0..steps.len() {
        // The way from the start, each step with how many of its followers were tried.
        let mut way = vec![(start, 0)];
        while let Some((at, tried)) = way.last_mut() {
            let (at, next) = (*at, steps[*at].next.get(*tried).copied().filter(|_| !done.contains(at)));
            *tried += 1;
            let Some(next) = next else {
                done.insert(at);
                way.pop();
                continue;
            };
            if let Some(from) = way.iter().position(|(step, _)| *step == next) {
                return Some(way[from..].iter().map(|(step, _)| *step).collect());
            }
            way.push((next, 0));
        }
    }
    None
}

/// Steps to which no way leads from the first.
fn unreachable(steps: &[Step]) -> Vec<Diagnostic> {
    let followers: BTreeSet<usize> = steps.iter().flat_map(|step| step.next.iter().copied()).collect();
    let alone = steps.iter().enumerate().skip(1).filter(|(at, _)| !followers.contains(at));
    let finding = |(_, step): (usize, &Step)| {
        let finding = Diagnostic::new(Code::StepUnreachable, step.id.span).arg("given", &step.title);
        finding.arg("id", &step.id.value)
    };
    alone.map(finding).collect()
}
