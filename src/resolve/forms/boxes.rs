//! Records and letters: boxes, sentences and the tables within them.

use super::{Place, columns, words};
use crate::diag::{Code, Diagnostic};
use crate::model::{BoxContent, FormBox, FormShape, SubTable, Words};
use crate::parse::{Fields, Node, NodeKind, integer};
use crate::resolve::shapes;
use crate::source::{Span, Spanned};

pub(super) fn record(fields: &mut Fields<'_, '_>, place: &Place<'_>) -> FormShape {
    let columns = fields.scalar("boxes_a_line", |text| integer(text, 1, 8)).map_or(2, |found| found.value as usize);
    let nodes = fields.list("boxes");
    if nodes.is_empty() && fields.node("tables").is_none() {
        fields.missing("boxes");
    }
    let lines = nodes.into_iter().map(|node| line(node, place, columns, fields.out)).collect();
    FormShape::Record { columns, lines, tables: tables(fields, place, true) }
}

pub(super) fn letter(fields: &mut Fields<'_, '_>, place: &Place<'_>, framed: bool) -> Option<FormShape> {
    let number = words::text(fields, "number", place);
    let text = words::list(fields, "text", place);
    if text.is_empty() {
        fields.missing("text");
        return None;
    }
    let span = fields.span;
    let or = |found: Option<Words>, text: &str| found.unwrap_or_else(|| fact(text, span));
    let issuer = or(words::text(fields, "issuer", place), "{organisation}");
    let date = or(words::text(fields, "date", place), "{today}");
    if let Some(second) = fields.list("tables").get(1) {
        fields.out.push(Diagnostic::new(Code::FormOneTable, second.span));
    }
    let table = tables(fields, place, false).into_iter().next();
    Some(FormShape::Letter { number, text, table, issuer, date, framed })
}

fn fact(text: &str, span: Span) -> Words {
    Words::single(Spanned::new(text.to_owned(), span))
}

/// One line of boxes, whose spans must not be more than there is room for. The last box takes what is
/// left.
fn line(node: &Node, place: &Place<'_>, columns: usize, out: &mut Vec<Diagnostic>) -> Vec<FormBox> {
    let nodes: Vec<&Node> = match &node.kind {
        NodeKind::List(items) => items.iter().collect(),
        NodeKind::Null => Vec::new(),
        _ => vec![node],
    };
    if nodes.is_empty() {
        out.push(Diagnostic::new(Code::EmptyValue, node.span).arg("key", shapes::FORM.say("boxes")));
    }
    let mut boxes: Vec<FormBox> = nodes.into_iter().filter_map(|node| one(node, place, out)).collect();
    let used: usize = boxes.iter().map(|found| found.span).sum();
    if used > columns {
        let finding = Diagnostic::new(Code::FormLineTooWide, node.span).arg("found", used);
        out.push(finding.arg("expected", columns));
    } else if let Some(last) = boxes.last_mut() {
        last.span += columns - used;
    }
    boxes
}

fn one(node: &Node, place: &Place<'_>, out: &mut Vec<Diagnostic>) -> Option<FormBox> {
    if let NodeKind::Scalar(name) = &node.kind {
        let name = Spanned::new(name.trim().to_owned(), node.span);
        let content = content(&name, place, out)?;
        return Some(FormBox { title: None, content, span: 1, height: 1 });
    }
    let mut fields = Fields::open(node, shapes::FORM_BOX, out)?;
    let title = fields.node("title").and_then(|node| words::words(node, fields.out));
    let span = fields.scalar("span", |text| integer(text, 1, 8)).map_or(1, |found| found.value as usize);
    let height = fields.scalar("height", |text| integer(text, 1, 40)).map_or(1, |found| found.value as usize);
    let (value, text) = (fields.text("value"), words::text(&mut fields, "text", place));
    if let (Some(value), Some(_)) = (&value, &text) {
        let span = fields.key_span("text");
        let finding = Diagnostic::new(Code::DuplicateKey, span).arg("key", shapes::FORM_BOX.say("text"));
        fields.out.push(finding.related(value.span, "first"));
    }
    let content = match (value, text) {
        (Some(name), _) => content(&name, place, fields.out)?,
        (None, Some(text)) => BoxContent::Text(text),
        (None, None) => BoxContent::Blank,
    };
    if title.is_none() && !matches!(content, BoxContent::Field(_) | BoxContent::Fact(_)) {
        fields.missing("title");
    }
    Some(FormBox { title, content, span, height })
}

/// A field of the row, or a fact.
fn content(name: &Spanned<String>, place: &Place<'_>, out: &mut Vec<Diagnostic>) -> Option<BoxContent> {
    if let Some(fact) = place.scope.fact(&name.value)
        && place.rows.is_none_or(|rows| rows.field(&name.value).is_none())
    {
        return Some(BoxContent::Fact(fact));
    }
    columns::field(name, place.rows, out).map(BoxContent::Field)
}

/// The tables within a page, each under its title where the page has titles over its tables: in a letter
/// a table belongs to the sentence before it.
fn tables(fields: &mut Fields<'_, '_>, place: &Place<'_>, titled: bool) -> Vec<SubTable> {
    let nodes = fields.list("tables");
    let one = |node: &Node, out: &mut Vec<Diagnostic>| {
        let mut inner = Fields::open(node, shapes::FORM_TABLE, out)?;
        if !titled {
            super::unused_key(&mut inner, "title", "kind");
        }
        let title = inner.node("title").and_then(|node| words::words(node, inner.out));
        let rows = super::row_source(&mut inner);
        if let Some(rows) = &rows
            && rows.value.below().is_some()
            && rows.value.below() != place.rows
        {
            let of = rows.value.below().map_or_else(String::new, super::named);
            let finding = Diagnostic::new(Code::FormRowsOf, rows.span).arg("rows", super::named(rows.value));
            inner.out.push(finding.arg("of", of));
        }
        if let Some(rows) =
            rows.as_ref().filter(|rows| rows.value.below().is_none() && rows.value.scope() != place.scope)
        {
            let finding = Diagnostic::new(Code::FormScope, rows.span).arg("rows", super::named(rows.value));
            inner.out.push(finding.arg("scope", rows.value.scope().key()));
        }
        let (key, why) = if rows.is_some() { ("lines", "rows") } else { ("total", "no-rows") };
        super::unused_key(&mut inner, key, why);
        let shape = columns::table(&mut inner, place, rows.as_ref().map(|rows| rows.value));
        let title = title.unwrap_or_else(|| fact("", node.span));
        Some(SubTable { title, rows: rows.map(|rows| rows.value), shape })
    };
    nodes.into_iter().filter_map(|node| one(node, fields.out)).collect()
}
