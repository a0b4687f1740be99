//! `forms/*.yaml`: what is on a filing table, a record or a certificate.

mod boxes;
mod choices;
mod columns;
mod templates;
mod words;

use super::site::SiteFile;
use super::{plain, shapes};
use crate::diag::{Code, Diagnostic};
use crate::model::{Filing, Form, FormShape, Forms, HeadFact, HeadValue, Layout, Orientation, RowSource, Scope, Size};
use crate::parse::{Fields, Node, NodeKind, integer, yaml};
use crate::source::{BUILTIN_FORMS, FileId, Sources, Span, Spanned};

pub(super) use templates::unused as unused_templates;
use words::words;

/// What the parts of one definition share.
struct Place<'a> {
    sources: &'a Sources,
    scope: Scope,
    /// The rows that the form, or one page of it, is about.
    rows: Option<RowSource>,
}

/// Reads every form: the office's own, then those that come with the program, as far as the office has
/// none of the same name.
pub(super) fn forms(sources: &Sources, site: &SiteFile, out: &mut Vec<Diagnostic>) -> Forms {
    let mut list: Vec<Form> = Vec::new();
    for file in sources.within("forms", "yaml").chain(sources.within(BUILTIN_FORMS, "yaml")) {
        let id = sources.file(file).stem();
        // The program's own stands in for one that can't be read, so that no name is lost with it.
        if list.iter().any(|known| known.id == id) {
            continue;
        }
        let Some(node) = yaml(file, &sources.file(file).text, 0, out) else { continue };
        list.extend(form(sources, site, file, &node, out));
    }
    same_titles(sources, &list, site, out);
    list.sort_by(|a, b| (a.scope, a.order, &a.id).cmp(&(b.scope, b.order, &b.id)));
    Forms { list }
}

/// Finds two forms of one scope with one title: their files would have one name.
fn same_titles(sources: &Sources, list: &[Form], site: &SiteFile, out: &mut Vec<Diagnostic>) {
    let title = |form: &Form| (form.scope, form.title.get(&site.site.language).to_owned());
    for (at, form) in list.iter().enumerate() {
        if let Some(first) = list[..at].iter().find(|first| title(first) == title(form)) {
            // Said of the office's own, wherever it stands.
            let builtin = sources.is_builtin(&sources.file(form.span.file).path);
            let (own, other) = if builtin { (first, form) } else { (form, first) };
            let finding = Diagnostic::new(Code::DuplicateId, title_span(own, &site.site.language)).arg("kind", "form");
            let finding = finding.arg("given", title(form).1);
            // Of what comes with the program there is no line to show, only a name that replaces it.
            out.push(if sources.is_builtin(&sources.file(other.span.file).path) {
                finding.arg("file", format!("{}.yaml", other.id))
            } else {
                finding.arg("file", "none").related(title_span(other, &site.site.language), "first")
            });
        }
    }
}

/// Where the title of a form is written.
fn title_span(form: &Form, language: &str) -> Span {
    let texts = &form.title.texts;
    texts.get(language).or_else(|| texts.values().next()).map_or(form.span, |text| text.span)
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Table,
    Record,
    Letter,
    Certificate,
}

fn form(sources: &Sources, site: &SiteFile, file: FileId, node: &Node, out: &mut Vec<Diagnostic>) -> Option<Form> {
    let mut fields = Fields::open(node, shapes::FORM, out)?;
    let title = fields.require("title").and_then(|node| words(node, fields.out));
    let code = plain(fields.text("code"));
    let order = fields.scalar("order", |text| integer(text, 0, 9999)).map_or(500, |found| found.value);
    let rows = row_source(&mut fields);
    let scope = scope(&mut fields, rows.as_ref());
    let families = families(&mut fields, scope, site);
    let kinds: &[(&[&str], Kind)] = &[
        (&["表格", "table"], Kind::Table),
        (&["登记", "record"], Kind::Record),
        (&["证明", "letter"], Kind::Letter),
        (&["证书", "certificate"], Kind::Certificate),
    ];
    let kind = fields.choice("kind", kinds).map_or(Kind::Table, |found| found.value);
    let source = rows.as_ref().map(|rows| rows.value);
    let filter = choices::filter(&mut fields, source);
    let sheets = choices::sheets(&mut fields, source);
    if let Some(rows) = &rows
        && let Some(above) = rows.value.below()
    {
        let finding = Diagnostic::new(Code::FormRowsOf, rows.span).arg("rows", named(rows.value));
        fields.out.push(finding.arg("of", named(above)));
    }
    let unused: &[&str] = match (kind, &rows) {
        (Kind::Table, Some(_)) => &["lines"],
        (Kind::Table, None) => &["template", "sheets", "filter", "blank", "total"],
        (_, Some(_)) => &[],
        (_, None) => &["filter"],
    };
    for key in unused {
        unused_key(&mut fields, key, if rows.is_some() { "rows" } else { "no-rows" });
    }
    let rows = source;
    // The head and the notes of a list are not about one of its rows.
    let place = Place { sources, scope, rows: rows.filter(|_| kind != Kind::Table) };
    not_for(&mut fields, kind);
    let shape = match kind {
        Kind::Table => FormShape::Table(columns::table(&mut fields, &place, rows)),
        Kind::Record => boxes::record(&mut fields, &place),
        Kind::Letter | Kind::Certificate => boxes::letter(&mut fields, &place, kind == Kind::Certificate)?,
    };
    let head = head(&mut fields, &place);
    let notes = words::list(&mut fields, "notes", &place);
    let signatures = words::list(&mut fields, "signatures", &place);
    let blank = fields.scalar("blank", |text| integer(text, 0, 500)).map_or(20, |found| found.value as usize);
    let template = templates::template(&mut fields, sources, file);
    let kept: &[(&[&str], Filing)] =
        &[(&["是", "yes"], Filing::Always), (&["否", "no"], Filing::Never), (&["签字件", "signed"], Filing::Signed)];
    let filing = fields.choice("archive", kept).map_or(Filing::Always, |found| found.value);
    Some(Form {
        id: sources.file(file).stem().to_owned(),
        title: title?,
        code,
        order,
        scope,
        families,
        rows,
        filter,
        sheets,
        shape,
        head,
        notes,
        signatures,
        layout: layout(&mut fields),
        blank,
        template,
        filing,
        span: Span::file(file),
    })
}

fn row_source(fields: &mut Fields<'_, '_>) -> Option<Spanned<RowSource>> {
    let choices: Vec<(&[&str], RowSource)> = RowSource::ALL.into_iter().map(|rows| (rows.names(), rows)).collect();
    fields.choice("rows", &choices)
}

/// Rows by both of their names, as keys are named.
fn named(rows: RowSource) -> String {
    let names = rows.names();
    format!("{} / {}", names[0], names[1])
}

/// What a document of the form is about: what its rows say, which a scope that is written must agree
/// with.
fn scope(fields: &mut Fields<'_, '_>, rows: Option<&Spanned<RowSource>>) -> Scope {
    let scopes: &[(&[&str], Scope)] =
        &[(&["班次", "class"], Scope::Class), (&["年度", "year"], Scope::Year), (&["计划", "plan"], Scope::Plan)];
    let said = fields.choice("scope", scopes);
    if let (Some(said), Some(rows)) = (&said, rows)
        && said.value != rows.value.scope()
    {
        let finding = Diagnostic::new(Code::FormScope, said.span).arg("rows", named(rows.value));
        fields.out.push(finding.arg("scope", rows.value.scope().key()).related(rows.span, "rows"));
    }
    rows.map(|rows| rows.value.scope()).or(said.map(|said| said.value)).unwrap_or(Scope::Class)
}

/// The families of classes that have the form; only a form of a class can say.
fn families(fields: &mut Fields<'_, '_>, scope: Scope, site: &SiteFile) -> Vec<usize> {
    let names = fields.texts("families");
    if scope != Scope::Class && !names.is_empty() {
        let finding = Diagnostic::new(Code::FormKeyUnused, fields.key_span("families"));
        fields.out.push(finding.arg("key", shapes::FORM.say("families")));
    }
    names.iter().filter_map(|name| site.families.find(name, fields.out)).collect()
}

/// Says which keys the kind of form has no use for: they would do nothing.
fn not_for(fields: &mut Fields<'_, '_>, kind: Kind) {
    let foreign: &[&str] = match kind {
        Kind::Table => &["boxes", "boxes_a_line", "tables", "number", "text", "issuer", "date"],
        Kind::Record => &[
            "columns",
            "total",
            "lines",
            "number",
            "text",
            "issuer",
            "date",
            "rows_a_page",
            "template",
            "sheets",
            "blank",
        ],
        Kind::Letter | Kind::Certificate => &[
            "columns",
            "total",
            "lines",
            "boxes",
            "boxes_a_line",
            "head",
            "notes",
            "signatures",
            "rows_a_page",
            "template",
            "sheets",
            "blank",
        ],
    };
    for key in foreign {
        unused_key(fields, key, "kind");
    }
}

/// Says that a key does nothing, where it is written; `cause` selects the sentence.
fn unused_key(fields: &mut Fields<'_, '_>, key: &str, cause: &str) {
    if fields.node(key).is_some() {
        let finding = Diagnostic::new(Code::FormKeyUnused, fields.key_span(key)).arg("key", shapes::FORM.say(key));
        fields.out.push(finding.arg("cause", cause));
    }
}

fn head(fields: &mut Fields<'_, '_>, place: &Place<'_>) -> Vec<HeadFact> {
    let nodes = fields.list("head");
    let one = |node: &Node, out: &mut Vec<Diagnostic>| {
        if let NodeKind::Scalar(name) = &node.kind {
            let name = Spanned::new(name.trim().to_owned(), node.span);
            let fact = words::fact(&name, place, out)?;
            return Some(HeadFact { name: None, value: HeadValue::Fact(fact) });
        }
        let mut inner = Fields::open(node, shapes::FORM_HEAD, out)?;
        let name = inner.require("title").and_then(|node| words(node, inner.out));
        let text = inner.require("text").and_then(|node| words(node, inner.out));
        let text = text.inspect(|text| words::check(text, place, inner.out));
        Some(HeadFact { name: Some(name?), value: HeadValue::Text(text?) })
    };
    nodes.into_iter().filter_map(|node| one(node, fields.out)).collect()
}

fn layout(fields: &mut Fields<'_, '_>) -> Layout {
    let papers: &[(&[&str], Size)] = &[(&["A4", "a4"], Size::A4), (&["A3", "a3"], Size::A3)];
    let ways: &[(&[&str], Orientation)] =
        &[(&["纵向", "portrait"], Orientation::Portrait), (&["横向", "landscape"], Orientation::Landscape)];
    Layout {
        size: fields.choice("paper", papers).map_or(Size::A4, |found| found.value),
        orientation: fields.choice("orientation", ways).map_or(Orientation::Portrait, |found| found.value),
        rows: fields.scalar("rows_a_page", |text| integer(text, 1, 500)).map(|found| found.value as usize),
    }
}
