//! Notices.

use super::addresses::{aliases, tags};
use super::links::is_kept_back;
use super::{Scope, asserted, plain, shapes};
use crate::diag::{Code, Diagnostic};
use crate::model::{Attachment, AttachmentTarget, Form, Notice, Prose, Scope as FormScope, Waiver, WaiverOf};
use crate::parse::{Document, Fields, Node, document};
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
    waivers: &mut Vec<Waiver>,
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
    let shown = super::objections::shown(&mut fields);
    let (tags, aliases) = (tags(&mut fields), aliases(&mut fields));
    waivers.extend(asserted::waivers(&mut fields, &WaiverOf::File(file)));
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
        shown,
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
