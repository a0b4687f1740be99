//! What the workbook of an authority is filled with: every fact and every field under all its names.

use std::collections::BTreeMap;

use super::{Filling, Subject};
use crate::model::{FieldKind, Form, FormField};
use crate::view::Builder;
use crate::view::paper::Template;
use crate::view::table::{Cell, Value};

impl Builder<'_> {
    /// The workbook that a form is to be filled into; nothing where it has none.
    pub(super) fn template(&self, form: &Form, subject: Subject<'_>) -> Option<Template> {
        let path = form.template.as_ref()?;
        Filling { builder: self, subject, form, blank: None }.template(&path.value, path.span)
    }
}

impl Filling<'_> {
    fn template(&self, path: &str, span: crate::source::Span) -> Option<Template> {
        let source = self.form.rows?;
        let rows = self.rows(source)?;
        let selected = self.selected(rows.as_ref());
        let facts = self.facts(selected.len(), None);
        let mut named = BTreeMap::new();
        for fact in self.subject.scope().facts() {
            let value = facts.fact(fact.key);
            let value = if value.is_empty() { Value::Empty } else { Value::Text(value) };
            named.extend(names(fact.key, fact.zh).map(|name| (name, value.clone())));
        }
        let single = |field: &&FormField| field.kind != FieldKind::Many;
        let mut columns: Vec<String> =
            source.fields().iter().filter(single).flat_map(|field| names(field.key, field.zh)).collect();
        // What there is several of goes by the heads of its columns.
        let several = self.several(rows.as_ref());
        columns.extend(several.iter().map(|(head, ..)| head.clone()));
        let row = |(at, &row): (usize, &usize)| {
            let mut values = BTreeMap::new();
            for field in source.fields().iter().filter(single) {
                let cell = if field.key == "serial" { Cell::count(at + 1) } else { rows.cell(row, field) };
                values.extend(names(field.key, field.zh).map(|name| (name, cell.value.clone())));
            }
            for (head, field, column) in &several {
                let cell = rows.cells(row, field).into_iter().nth(*column);
                values.insert(head.clone(), cell.map_or(Value::Empty, |cell| cell.value));
            }
            values
        };
        let rows = selected.iter().enumerate().map(row).collect();
        Some(Template { path: path.to_owned(), span, facts: named, columns, rows })
    }

    /// The heads of the fields of which there are several, each with its field and its place in it.
    fn several(&self, rows: &dyn super::Rows) -> Vec<(String, &'static FormField, usize)> {
        let many = self.form.rows.iter().flat_map(|source| source.fields());
        let many = many.filter(|field| field.kind == FieldKind::Many);
        many.flat_map(|field| rows.heads(field).into_iter().enumerate().map(move |(at, head)| (head, field, at)))
            .collect()
    }
}

/// Every name of a fact or a field.
fn names(key: &'static str, zh: &'static [&'static str]) -> impl Iterator<Item = String> {
    zh.iter().copied().chain([key]).map(str::to_owned)
}
