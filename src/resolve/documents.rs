//! Notices and work plans.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::addresses::{aliases, tags};
use super::links::is_kept_back;
use super::names::Names;
use super::{Scope, plain, shapes};
use crate::diag::{Code, Diagnostic};
use crate::model::{
    Attachment, AttachmentTarget, Form, Notice, Plan, PlanId, PlanItem, PlanPart, Prose, Scope as FormScope, Task,
};
use crate::parse::{Document, Events, Fields, Node, document};
use crate::source::paths::has_extension;
use crate::source::{FileId, Sources, Span, Spanned};

pub(super) fn open(sources: &Sources, file: FileId, out: &mut Vec<Diagnostic>) -> Option<Document> {
    document(file, &sources.file(file).text, out)
}

/// Reads a notice, and the name of the class it speaks of.
pub(super) fn notice(
    scope: &Scope<'_>,
    file: FileId,
    id: Option<&str>,
    out: &mut Vec<Diagnostic>,
) -> Option<(Notice, Option<Spanned<String>>)> {
    let sources = scope.sources;
    let source = sources.file(file);
    let Document { head, body } = open(sources, file, out)?;
    let mut fields = Fields::open(&head, shapes::NOTICE, out)?;
    let title = fields.required_text("title");
    let number = fields.text("number").filter(|number| !number.value.is_empty());
    let issuer = plain(fields.text("issuer"));
    let date = fields.date("date");
    let addressees = fields.texts("to").into_iter().map(|text| text.value).collect();
    let copies = fields.texts("copies").into_iter().map(|text| text.value).collect();
    let printer = plain(fields.text("printer"));
    let printed = fields.date("printed");
    let class = fields.text("class");
    let (tags, aliases) = (tags(&mut fields), aliases(&mut fields));
    let nodes = fields.list("attachments");
    let attachments = nodes.into_iter().filter_map(|node| attachment(scope, source.folder(), node, out)).collect();
    let notice = Notice {
        id: id.unwrap_or(source.stem()).to_owned(),
        title: title?,
        number,
        issuer,
        date,
        addressees,
        copies,
        printer,
        printed,
        class: None,
        attachments,
        tags,
        aliases,
        body: Prose::new(body),
        span: Span::file(file),
    };
    Some((notice, class))
}

fn attachment(scope: &Scope<'_>, folder: &str, node: &Node, out: &mut Vec<Diagnostic>) -> Option<Attachment> {
    let sources = scope.sources;
    let mut fields = Fields::open(node, shapes::ATTACHMENT, out)?;
    let title = fields.required_text("title");
    let span = title.as_ref().map_or(node.span, |title| title.span);
    let form = fields.text("table");
    let cohort = plain(fields.text("cohort"));
    let public = fields.yes_no("public").unwrap_or(false);
    let file = fields.text("file");
    let plan = fields.text("plan");
    let given =
        [form.as_ref().map(|form| form.span), plan.as_ref().map(|plan| plan.span), file.as_ref().map(|f| f.span)];
    let mut given = given.into_iter().flatten();
    if let (Some(first), Some(second)) = (given.next(), given.next()) {
        let finding = Diagnostic::new(Code::DuplicateKey, second).arg("key", sources.slice(second));
        out.push(finding.related(first, "first"));
    }
    let target = match (form, plan, file) {
        (Some(name), ..) => {
            form_of(scope.forms.of(FormScope::Class), &name, out).map(|form| AttachmentTarget::Form { form, cohort })
        }
        (None, Some(plan), _) => scope.plan_names.find(&plan, out).map(AttachmentTarget::Plan),
        (None, None, Some(file)) => {
            let path = format!("{folder}/{}", file.value.trim_start_matches("./"));
            let is_list = ["csv", "yaml", "yml", "md"].iter().any(|extension| has_extension(&path, extension));
            if is_kept_back(&path) || is_list && !path.contains("/attachments/") {
                let finding = Diagnostic::new(Code::LinkRefused, file.span).arg("path", sources.shown(&path));
                out.push(finding.arg("why", "kind"));
                None
            } else if !path.split('/').any(|part| part == "..") && sources.contains(&path) {
                let bytes = sources.measure(&path).map_or(0, |measure| measure.bytes);
                Some(AttachmentTarget::File { path, public, bytes })
            } else {
                out.push(Diagnostic::new(Code::MissingFile, file.span).arg("path", sources.shown(&path)));
                None
            }
        }
        (None, None, None) => None,
    };
    Some(Attachment { title: title?.value, target, span })
}

/// The form that goes by a name, of some: its id, its title, or what only its title has in it.
pub(super) fn form_of<'f>(
    forms: impl IntoIterator<Item = &'f Form>,
    name: &Spanned<String>,
    out: &mut Vec<Diagnostic>,
) -> Option<String> {
    let forms: Vec<&Form> = forms.into_iter().collect();
    let titles = |form: &'_ &Form| form.title.texts.values().map(|title| title.value.clone()).collect::<Vec<_>>();
    let exact = |form: &&&Form| form.id == name.value || titles(form).contains(&name.value);
    let within = |form: &&&Form| titles(form).iter().any(|title| title.contains(&name.value));
    let found: Vec<_> = forms.iter().filter(exact).collect();
    let found = if found.is_empty() { forms.iter().filter(within).collect() } else { found };
    if let [form] = found.as_slice() {
        return Some(form.id.clone());
    }
    let known: Vec<String> = forms.iter().flat_map(|form| titles(form).into_iter().chain([form.id.clone()])).collect();
    out.push(super::names::unknown("form", name, known.iter().map(String::as_str)));
    None
}

/// Reads every plan.
pub(super) fn plans(sources: &Sources, out: &mut Vec<Diagnostic>) -> (Vec<Plan>, Names<PlanId>) {
    let mut names = Names::new("plan");
    let mut plans = Vec::new();
    for file in sources.within("plans", "md") {
        names.excuse([sources.file(file).stem().to_owned()]);
        plans.extend(plan(sources, file, out));
    }
    plans.sort_by(|a: &Plan, b| b.year.cmp(&a.year).then_with(|| a.id.cmp(&b.id)));
    for (index, plan) in plans.iter().enumerate() {
        names.add(&plan.id, PlanId(index));
    }
    (plans, names)
}

fn plan(sources: &Sources, file: FileId, out: &mut Vec<Diagnostic>) -> Option<Plan> {
    let Document { head, body } = open(sources, file, out)?;
    let mut fields = Fields::open(&head, shapes::PLAN, out)?;
    let title = fields.required_text("title");
    let number = fields.text("number").filter(|number| !number.value.is_empty());
    let issuer = plain(fields.text("issuer"));
    let date = fields.date("date");
    let addressees = fields.texts("to").into_iter().map(|text| text.value).collect();
    let year = fields.whole("year").map(|found| found.value);
    let (tags, aliases) = (tags(&mut fields), aliases(&mut fields));
    let nodes = fields.list("tasks");
    let tasks = nodes.into_iter().filter_map(|node| task(node, out)).collect();
    Some(Plan {
        id: sources.file(file).stem().to_owned(),
        title: title?,
        number,
        issuer,
        date,
        addressees,
        year,
        parts: {
            let parts = parts(&body);
            out.extend(parts.iter().flat_map(|part| &part.items).filter_map(figure_in));
            parts
        },
        tasks,
        tags,
        aliases,
        body: Prose::new(body),
        span: Span::file(file),
    })
}

fn task(node: &Node, out: &mut Vec<Diagnostic>) -> Option<Task> {
    let mut fields = Fields::open(node, shapes::TASK, out)?;
    let title = plain(fields.required_text("title"));
    let [audience, host, manager, state] = ["audience", "host", "manager", "state"].map(|key| plain(fields.text(key)));
    let (due, done) = (fields.date("due"), fields.date("done"));
    Some(Task { title: title?, audience, due, host, manager, done, state })
}

/// The parts and items of a plan's text: second-level headings, and below each the entries of its
/// ordered lists. Numbers are those that the document shows.
fn parts(body: &Events) -> Vec<PlanPart> {
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
                    part.items.push(PlanItem { number: format!("{count}.{n}"), title, span });
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

/// What an item is called is shown beside its classes and tasks, as it was written: a figure in it would not be filled.
fn figure_in(item: &PlanItem) -> Option<Diagnostic> {
    let finding = || Diagnostic::new(Code::BadFigure, item.span).arg("cause", "item").arg("given", &item.title);
    item.title.contains("{{").then(finding)
}
