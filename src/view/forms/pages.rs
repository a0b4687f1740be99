//! Records and letters: one page a row, or one for the subject as a whole.

use super::Filling;
use super::facts::Facts;
use super::rows::Rows;
use crate::model::{BoxContent, FormBox, FormShape, SubTable};
use crate::view::paper::{Field, Letter, Record, Sheet};
use crate::view::table::{Cell, Table};

/// A row of a source, of which a page is made.
type Row<'r> = Option<(&'r dyn Rows, usize)>;

impl Filling<'_> {
    /// The page of one row.
    pub(super) fn page(&self, row: Row<'_>, selected: &[usize]) -> Option<Sheet> {
        let facts = self.facts(selected.len(), None).with_row(row);
        let language = &self.builder.public.site.language;
        let own = self.form.title.get(language).to_owned();
        match &self.form.shape {
            FormShape::Table(_) => None,
            FormShape::Record { columns, lines, tables } => {
                let lines = lines.iter().map(|line| line.iter().map(|one| self.field(one, row, &facts)).collect());
                Some(Sheet::Record(Record {
                    title: own.clone(),
                    sheet: own,
                    code: self.code(),
                    head: facts.head(&self.form.head),
                    columns: *columns,
                    lines: lines.collect(),
                    tables: tables.iter().filter_map(|table| self.sub_table(table, row)).collect(),
                    notes: facts.lines(&self.form.notes),
                    signatures: facts.lines(&self.form.signatures),
                    layout: self.form.layout,
                }))
            }
            FormShape::Letter { number, text, table, issuer, date, framed } => Some(Sheet::Letter(Letter {
                title: own.clone(),
                sheet: own,
                number: number.as_ref().map(|number| facts.expand(number)),
                body: facts.lines(text),
                table: table.as_ref().and_then(|table| self.sub_table(table, row)),
                issuer: facts.expand(issuer),
                date: facts.expand(date),
                framed: *framed,
                layout: self.form.layout,
            })),
        }
    }

    fn field(&self, one: &FormBox, row: Row<'_>, facts: &Facts<'_, '_>) -> Field {
        let text = self.builder.text;
        let own = one.title.as_ref().map(|title| title.get(&self.builder.public.site.language).to_owned());
        let (name, value) = match &one.content {
            BoxContent::Field(field) => {
                let value = row.map_or_else(Cell::empty, |(rows, row)| rows.cell(row, field));
                (text.get(&format!("column-{}", field.key)), value)
            }
            BoxContent::Fact(fact) => (facts.name(fact.key), Cell::text(facts.fact(fact.key))),
            BoxContent::Text(words) => (String::new(), Cell::text(facts.expand(words))),
            BoxContent::Blank => (String::new(), Cell::empty()),
        };
        Field { name: own.unwrap_or(name), value, span: one.span, height: one.height }
    }

    /// A table within a page; nothing where it has no rows, unless the page is to be filled by hand.
    fn sub_table(&self, table: &SubTable, row: Row<'_>) -> Option<Table> {
        let language = &self.builder.public.site.language;
        let mut made = Table::new(table.title.get(language));
        let of_row = |source| row.and_then(|(rows, row)| rows.own(row, source));
        let rows = match table.rows.filter(|_| self.blank.is_none()) {
            Some(source) => Some(of_row(source).or_else(|| self.rows(source))?),
            None => None,
        };
        let all: Vec<usize> = rows.iter().flat_map(|rows| 0..rows.len()).collect();
        self.fill(&mut made, &table.shape, rows.as_deref(), &all);
        (!made.rows.is_empty()).then_some(made)
    }
}
