//! The columns of a table.

use super::{Place, choices, words};
use crate::diag::{Code, Diagnostic};
use crate::model::{Content, FieldKind, FormColumn, FormField, RowSource, TableShape, ValueKind, When, Words};
use crate::parse::{Fields, Node, NodeKind, integer};
use crate::resolve::formula::{Entries, Vocabulary, number};
use crate::resolve::names::unknown;
use crate::resolve::shapes;
use crate::source::{Sources, Spanned};

/// The columns under `columns`, and the rows that are written in the form itself.
pub(super) fn table(fields: &mut Fields<'_, '_>, place: &Place<'_>, rows: Option<RowSource>) -> TableShape {
    if rows.is_none() && fields.node("lines").is_none() {
        // Rows from nowhere; which columns there may be hangs on where they come from.
        fields.missing("rows");
        return TableShape::default();
    }
    let nodes = fields.list("columns");
    if nodes.is_empty() {
        fields.missing("columns");
    }
    let total = fields.yes_no("total").unwrap_or(false);
    let read = |node: &Node| column(node, place.sources, (rows, total), fields.out);
    let columns: Vec<FormColumn> = nodes.into_iter().filter_map(read).collect();
    let lines = lines(fields, columns.len());
    TableShape { columns, total, lines }
}

/// A column of a table with such rows, `totalled` or not.
fn column(
    node: &Node,
    sources: &Sources,
    (rows, totalled): (Option<RowSource>, bool),
    out: &mut Vec<Diagnostic>,
) -> Option<FormColumn> {
    if let NodeKind::Scalar(name) = &node.kind {
        let name = Spanned::new(name.trim().to_owned(), node.span);
        let content = Content::Field(field(&name, rows, out)?);
        let (decimals, span) = (FormColumn::DECIMALS, node.span);
        return Some(FormColumn {
            content,
            title: None,
            group: None,
            width: None,
            when: None,
            decimals,
            summed: true,
            span,
        });
    }
    let mut fields = Fields::open(node, shapes::FORM_COLUMN, out)?;
    let title = fields.node("title").and_then(|node| words::words(node, fields.out));
    let group = fields.node("group").and_then(|node| words::words(node, fields.out));
    let width = fields.scalar("width", |text| integer(text, 1, 200)).map(|found| found.value);
    let when = choices::when(&mut fields, rows);
    let (value, formula) = (fields.text("value"), fields.text("formula"));
    if let (Some(value), Some(formula)) = (&value, &formula) {
        let finding = Diagnostic::new(Code::DuplicateKey, formula.span).arg("key", &formula.value);
        fields.out.push(finding.related(value.span, "first"));
    }
    let content = match (value, formula) {
        (Some(name), _) => Content::Field(field(&name, rows, fields.out)?),
        (None, Some(text)) => Content::Formula(formula_of(&text, sources, rows, fields.out)?),
        (None, None) => Content::Blank,
    };
    if rows.is_some() && when == Some(When::Filled) && matches!(content, Content::Blank) {
        // Room to write is empty in every row.
        unused(&mut fields, "when", "blank");
    }
    let decimals = fields.scalar("decimals", |text| integer(text, 0, 10)).map(|found| found.value);
    if decimals.is_some() && !matches!(content, Content::Formula(_)) {
        unused(&mut fields, "decimals", "no-formula");
    }
    let summed = fields.yes_no("total");
    let adds_up = match &content {
        Content::Field(field) => matches!(field.kind, FieldKind::Sum | FieldKind::Many),
        Content::Formula(_) => true,
        Content::Blank => false,
    };
    if summed.is_some() && !(adds_up && totalled) {
        unused(&mut fields, "total", "no-total");
    }
    if title.is_none() && !matches!(content, Content::Field(_)) {
        fields.missing("title");
    }
    let (decimals, summed) = (decimals.unwrap_or(FormColumn::DECIMALS), summed.unwrap_or(true));
    Some(FormColumn { content, title, group, width, when, decimals, summed, span: node.span })
}

/// Says that a key of a column does nothing.
fn unused(fields: &mut Fields<'_, '_>, key: &'static str, cause: &str) {
    let finding = Diagnostic::new(Code::FormKeyUnused, fields.key_span(key));
    fields.out.push(finding.arg("key", shapes::FORM_COLUMN.say(key)).arg("cause", cause));
}

/// The field of a name; in a table whose rows are its own lines there is none.
pub(super) fn field(
    name: &Spanned<String>,
    rows: Option<RowSource>,
    out: &mut Vec<Diagnostic>,
) -> Option<&'static FormField> {
    let found = rows.and_then(|rows| rows.field(&name.value));
    if found.is_none() {
        let known = rows.iter().flat_map(|rows| rows.fields());
        out.push(unknown("field", name, known.flat_map(|field| field.zh.iter().copied().chain([field.key]))));
    }
    found
}

/// A number computed from the numbers of the row: by their keys with `_` for `-`, or as `fields["应修"]`.
fn formula_of(
    text: &Spanned<String>,
    sources: &Sources,
    rows: Option<RowSource>,
    out: &mut Vec<Diagnostic>,
) -> Option<crate::model::Expression> {
    let numbers: Vec<&'static FormField> = rows
        .iter()
        .flat_map(|rows| rows.fields())
        .filter(|field| matches!(field.kind, FieldKind::Number | FieldKind::Sum))
        .collect();
    let words: Vec<String> = numbers.iter().map(|field| field.key.replace('-', "_")).collect();
    let figures: Vec<(&str, ValueKind)> = words.iter().map(|word| (word.as_str(), ValueKind::Number)).collect();
    let keys: Vec<&str> = numbers.iter().map(|field| field.key).collect();
    let canonical = |name: &str| {
        let found = numbers.iter().find(|field| field.zh.contains(&name));
        found.map_or_else(|| name.to_owned(), |field| field.key.to_owned())
    };
    let maps = [Entries { name: "fields", noun: "field", kind: ValueKind::Number, keys: &keys, canonical: &canonical }];
    let example = numbers.first().map(|field| format!("fields[\"{}\"] * 2", field.zh[0])).unwrap_or_default();
    let known = Vocabulary { figures: &figures, maps: &maps, example: &example };
    number(text, &known, sources, out).map(|formula| formula.root)
}

/// The rows that the form itself has, each with as many cells as there are columns.
fn lines(fields: &mut Fields<'_, '_>, columns: usize) -> Vec<Vec<Words>> {
    let nodes = fields.list("lines");
    let mut lines = Vec::new();
    for node in nodes {
        let cells: Vec<&Node> = match &node.kind {
            NodeKind::List(cells) => cells.iter().collect(),
            _ => vec![node],
        };
        if cells.len() > columns {
            let finding = Diagnostic::new(Code::FormLineTooWide, node.span).arg("found", cells.len());
            fields.out.push(finding.arg("expected", columns));
        }
        let cell = |node: &&Node| match node.kind {
            NodeKind::Null => Some(Words::single(Spanned::new(String::new(), node.span))),
            _ => words::words(node, fields.out),
        };
        lines.push(cells.iter().filter_map(cell).collect());
    }
    lines
}
