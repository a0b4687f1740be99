//! Work plans.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::addresses::{aliases, tags};
use super::names::{Names, unknown};
use super::{asserted, plain, shapes};
use crate::diag::{Code, Diagnostic};
use crate::model::{ItemAsked, Plan, PlanId, PlanItem, PlanPart, Prose, Task, Waiver, WaiverOf};
use crate::parse::{Document, Events, Fields, Node, document, integer};
use crate::source::{FileId, Sources, Span, Spanned};

/// Reads every plan.
pub(super) fn plans(
    sources: &Sources,
    waivers: &mut Vec<Waiver>,
    out: &mut Vec<Diagnostic>,
) -> (Vec<Plan>, Names<PlanId>) {
    let mut names = Names::new("plan");
    let mut plans = Vec::new();
    for file in sources.within("plans", "md") {
        names.excuse([sources.file(file).stem().to_owned()]);
        plans.extend(plan(sources, file, waivers, out));
    }
    plans.sort_by(|a: &Plan, b| b.year.cmp(&a.year).then_with(|| a.id.cmp(&b.id)));
    for (index, plan) in plans.iter().enumerate() {
        names.add(&plan.id, PlanId(index));
    }
    (plans, names)
}

fn plan(sources: &Sources, file: FileId, waivers: &mut Vec<Waiver>, out: &mut Vec<Diagnostic>) -> Option<Plan> {
    let Document { head, body } = document(file, &sources.file(file).text, out)?;
    let mut fields = Fields::open(&head, shapes::PLAN, out)?;
    let title = fields.required_text("title");
    let number = fields.text("number").filter(|number| !number.value.is_empty());
    let issuer = plain(fields.text("issuer"));
    let date = fields.date("date");
    let addressees = fields.texts("to").into_iter().map(|text| text.value).collect();
    let year = fields.whole("year").map(|found| found.value);
    let (tags, aliases) = (tags(&mut fields), aliases(&mut fields));
    let audience = fields.texts("audience").into_iter().map(|text| text.value).collect();
    waivers.extend(asserted::waivers(&mut fields, &WaiverOf::File(file)));
    let (asked, nodes) = (fields.list("items"), fields.list("tasks"));
    let mut parts = parts(&body, out);
    out.extend(parts.iter().flat_map(|part| &part.items).filter_map(figure_in));
    let mut known = BTreeMap::new();
    for node in asked {
        ask(node, &mut parts, &mut known, out);
    }
    let tasks = nodes.into_iter().filter_map(|node| task(node, &parts, out)).collect();
    Some(Plan {
        id: sources.file(file).stem().to_owned(),
        title: title?,
        number,
        issuer,
        date,
        addressees,
        audience,
        year,
        parts,
        tasks,
        tags,
        aliases,
        body: Prose::new(body),
        span: Span::file(file),
    })
}

/// The item of a number.
fn item_of<'p>(
    number: &Spanned<String>,
    parts: &'p mut [PlanPart],
    out: &mut Vec<Diagnostic>,
) -> Option<&'p mut PlanItem> {
    let known: Vec<String> = parts.iter().flat_map(|part| &part.items).map(|item| item.number.clone()).collect();
    let found = parts.iter_mut().flat_map(|part| &mut part.items).find(|item| item.number == number.value);
    if found.is_none() {
        out.push(unknown("item", number, known.iter().map(String::as_str)));
    }
    found
}

/// Reads what is asked of an item; `known` are those of which something was asked before.
fn ask(node: &Node, parts: &mut [PlanPart], known: &mut BTreeMap<String, Span>, out: &mut Vec<Diagnostic>) {
    let Some(mut fields) = Fields::open(node, shapes::PLAN_ITEM, out) else { return };
    let number = fields.required_text("item");
    let classes = fields.scalar("classes", |text| integer(text, 0, 999)).map(|found| found.value);
    let (due, done) = (fields.date("due").map(|date| date.value), fields.date("done").map(|date| date.value));
    let host = plain(fields.text("host"));
    let Some(number) = number else { return };
    let Some(item) = item_of(&number, parts, out) else { return };
    if let Some(&first) = known.get(&number.value) {
        let finding = Diagnostic::new(Code::DuplicateId, number.span).arg("kind", "item").arg("given", &number.value);
        out.push(finding.related(first, "first"));
        return;
    }
    known.insert(number.value, number.span);
    item.asked = ItemAsked { classes, due, done, host };
}

fn task(node: &Node, parts: &[PlanPart], out: &mut Vec<Diagnostic>) -> Option<Task> {
    let mut fields = Fields::open(node, shapes::TASK, out)?;
    let title = plain(fields.required_text("title"));
    let [audience, host, manager, state] = ["audience", "host", "manager", "state"].map(|key| plain(fields.text(key)));
    let (due, done) = (fields.date("due"), fields.date("done"));
    let item = fields.text("item").filter(|item| {
        let known = || parts.iter().flat_map(|part| &part.items).map(|known| known.number.as_str());
        let is_known = known().any(|number| number == item.value);
        if !is_known {
            fields.out.push(unknown("item", item, known()));
        }
        is_known
    });
    let item = item.map(|item| item.value);
    Some(Task { title: title?, audience, due, host, manager, done, state, item })
}

/// The parts and items of a plan's text: second-level headings, and below each the entries of its
/// ordered lists. Numbers are those that the document shows; of items with one number only the first is there.
fn parts(body: &Events, out: &mut Vec<Diagnostic>) -> Vec<PlanPart> {
    let mut parts: Vec<PlanPart> = Vec::new();
    let mut depth = 0_usize;
    let mut number = None;
    let mut heading = false;
    let mut text: Option<(String, Option<String>, Span)> = None;
    for (event, span) in body {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => {
                heading = true;
                parts.push(PlanPart { title: String::new(), items: Vec::new() });
            }
            Event::End(TagEnd::Heading(_)) => heading = false,
            Event::Start(Tag::List(first)) => {
                depth += 1;
                if depth == 1 {
                    number = *first;
                }
            }
            Event::End(TagEnd::List(_)) => depth = depth.saturating_sub(1),
            Event::Start(Tag::Item) if depth == 1 && number.is_some() => text = Some((String::new(), None, *span)),
            Event::End(TagEnd::Item) if depth == 1 => {
                let count = parts.len();
                if let (Some((text, strong, span)), Some(part), Some(n)) = (text.take(), parts.last_mut(), number) {
                    let sentence = || text.split_inclusive('。').next().unwrap_or_default().to_owned();
                    let title = strong.unwrap_or_else(sentence);
                    let title = title.trim_end_matches(['。', '.', '：']).to_owned();
                    let item = PlanItem { number: format!("{count}.{n}"), title, asked: ItemAsked::default(), span };
                    add(item, part, out);
                    number = Some(n + 1);
                }
            }
            Event::End(TagEnd::Strong) => {
                if let Some((text, strong @ None, _)) = &mut text {
                    *strong = Some(text.clone());
                }
            }
            Event::Text(found) | Event::Code(found) => {
                if let (true, Some(part)) = (heading, parts.last_mut()) {
                    part.title.push_str(found);
                }
                if let Some((text, ..)) = &mut text {
                    text.push_str(found);
                }
            }
            _ => {}
        }
    }
    parts
}

/// Adds an item to its part, unless another has its number: classes and tasks would count for both.
fn add(item: PlanItem, part: &mut PlanPart, out: &mut Vec<Diagnostic>) {
    match part.items.iter().find(|known| known.number == item.number) {
        None => part.items.push(item),
        Some(first) => {
            let finding = Diagnostic::new(Code::DuplicateItem, item.span).arg("given", &item.number);
            out.push(finding.related(first.span, "first"));
        }
    }
}

/// What an item is called is shown beside its classes and tasks, as it was written: a figure in it would not be filled.
fn figure_in(item: &PlanItem) -> Option<Diagnostic> {
    let finding = || Diagnostic::new(Code::BadFigure, item.span).arg("cause", "item").arg("given", &item.title);
    item.title.contains("{{").then(finding)
}
