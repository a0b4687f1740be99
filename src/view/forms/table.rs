//! A form's table: which columns there are, what each row has under them, and what they add up to.

use std::collections::BTreeMap;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::Filling;
use super::rows::Rows;
use crate::ledger;
use crate::model::{
    Content, Expression, FieldKind, Figure, FormColumn, FormField, FormShape, SheetBy, TableShape, When,
};
use crate::view::paper::Sheet;
use crate::view::table::{Align, Cell, Column, Computed, Layout, Orientation, Size, Table, Value};

/// How many columns for sessions an attendance sheet has before the first was held.
const BLANK_SESSIONS: usize = 6;

/// One column of a table, with where its values come from.
struct Plan<'f> {
    kind: PlanKind<'f>,
    column: Column,
    /// Whether it is there only where a row has something in it.
    only_filled: bool,
    /// Whether it is added up.
    summed: bool,
}

enum PlanKind<'f> {
    Serial,
    Field(&'static FormField),
    Many(&'static FormField, usize),
    Formula(&'f Expression, u32),
    Blank,
}

impl Filling<'_> {
    /// The sheets of a form that is a table.
    pub(super) fn tables(&self, shape: &TableShape, rows: Option<&dyn Rows>) -> Vec<Sheet> {
        let Some(rows) = rows else {
            return vec![Sheet::Table(self.sheet(shape, None, &[], None))];
        };
        if self.blank.is_none() && lacks_sessions(shape, rows) {
            return Vec::new();
        }
        let selected = self.selected(rows);
        let mut groups: Vec<(Option<String>, Vec<usize>)> = Vec::new();
        for &row in &selected {
            // An empty form goes to anybody of a cohort, to write down unit, group and room as well.
            let by = self.form.sheets.filter(|by| self.blank.is_none() || *by == SheetBy::Cohort);
            let name = by.and_then(|by| rows.sheet(row, by));
            match groups.iter_mut().find(|(known, _)| *known == name) {
                Some((_, rows)) => rows.push(row),
                None => groups.push((name, vec![row])),
            }
        }
        if groups.is_empty() && self.blank.is_some() {
            groups.push((None, Vec::new()));
        }
        let sheets =
            groups.into_iter().map(|(name, of_sheet)| self.sheet(shape, Some(rows), &of_sheet, name.as_deref()));
        sheets.map(Sheet::Table).collect()
    }

    fn sheet(&self, shape: &TableShape, rows: Option<&dyn Rows>, of_sheet: &[usize], name: Option<&str>) -> Table {
        let (of, ..) = self.builder.about(self.subject);
        let title = self.builder.title(&of, self.form);
        let mut table = Table::new(match name {
            Some(name) => self.builder.text.with("form-title-sheet", &[("title", title), ("sheet", name.to_owned())]),
            None => title,
        });
        let own = self.form.title.get(&self.builder.public.site.language).to_owned();
        table.sheet = name.map_or(own, str::to_owned);
        table.code = self.code();
        self.fill(&mut table, shape, rows, of_sheet);
        let facts = self.facts(table.rows.len(), name);
        table.head = facts.head(&self.form.head);
        table.notes = facts.lines(&self.form.notes);
        table.signatures = facts.lines(&self.form.signatures);
        table
    }

    /// Gives a table its columns, rows and totals.
    pub(super) fn fill(&self, table: &mut Table, shape: &TableShape, rows: Option<&dyn Rows>, of_sheet: &[usize]) {
        let mut plans = self.plans(shape, rows, of_sheet);
        // Below a page of boxes an empty table has a few rows to write in.
        let is_table = matches!(self.form.shape, FormShape::Table(_));
        let blank = self.blank.map(|count| if is_table { count } else { count.min(4) });
        let mut cells: Vec<Vec<Cell>> = match (rows, blank) {
            (Some(rows), None) => {
                of_sheet.iter().enumerate().map(|(at, &row)| filled_row(&plans, rows, at, row)).collect()
            }
            (_, Some(count)) if shape.lines.is_empty() => (0..count).map(|at| blank_row(&plans, at)).collect(),
            _ => self.lines(shape),
        };
        if self.blank.is_none() {
            drop_unfilled(&mut plans, &mut cells);
        }
        table.layout = fit(&mut plans, self.form.layout);
        if let Some(rows) = rows.filter(|_| self.blank.is_none()) {
            compute(&plans, rows, &mut cells);
            table.total = shape.total.then(|| self.total(&plans, rows, of_sheet, &cells));
        }
        table.columns = plans.into_iter().map(|plan| plan.column).collect();
        table.rows = cells;
    }

    /// The rows that the form itself has.
    fn lines(&self, shape: &TableShape) -> Vec<Vec<Cell>> {
        let language = &self.builder.public.site.language;
        let row = |line: &Vec<crate::model::Words>| {
            let mut cells: Vec<Cell> = line.iter().map(|words| Cell::text(words.get(language))).collect();
            cells.resize_with(shape.columns.len(), Cell::empty);
            cells
        };
        shape.lines.iter().map(row).collect()
    }

    fn plans<'f>(&self, shape: &'f TableShape, rows: Option<&dyn Rows>, of_sheet: &[usize]) -> Vec<Plan<'f>> {
        let language = &self.builder.public.site.language;
        let applies = |when: When| when == When::Filled || rows.is_none_or(|rows| rows.holds_for(of_sheet, when));
        let mut plans = Vec::new();
        for column in shape.columns.iter().filter(|column| column.when.is_none_or(applies)) {
            let own = column.title.as_ref().map(|title| title.get(language).to_owned());
            let one = |kind, title: String, width, align| Plan {
                kind,
                only_filled: column.when == Some(When::Filled),
                summed: column.summed,
                column: Column {
                    title,
                    group: column.group.as_ref().map(|group| group.get(language).to_owned()),
                    width: column.width.unwrap_or(width),
                    align,
                    text: matches!(&column.content, Content::Field(field) if field.kind == FieldKind::Text),
                },
            };
            match &column.content {
                Content::Field(field) if field.kind == FieldKind::Many => {
                    let mut heads = rows.map(|rows| rows.heads(field)).unwrap_or_default();
                    if heads.is_empty() && self.blank.is_some() && field.key == "sessions" {
                        heads = vec![self.builder.text.get("blank-session"); BLANK_SESSIONS];
                    }
                    let many = heads.into_iter().enumerate();
                    plans.extend(many.map(|(at, head)| one(PlanKind::Many(field, at), head, field.width, field.align)));
                }
                Content::Field(field) => {
                    let title = own.unwrap_or_else(|| self.builder.text.get(&format!("column-{}", field.key)));
                    let kind = if field.key == "serial" { PlanKind::Serial } else { PlanKind::Field(field) };
                    plans.push(one(kind, title, field.width, field.align));
                }
                Content::Formula(formula) => {
                    let kind = PlanKind::Formula(formula, column.decimals);
                    plans.push(one(kind, own.unwrap_or_default(), 5, Align::End));
                }
                Content::Blank => plans.push(one(PlanKind::Blank, own.unwrap_or_default(), 6, Align::Center)),
            }
        }
        plans
    }

    /// The last row: what the rows above add up to.
    fn total(&self, plans: &[Plan<'_>], rows: &dyn Rows, of_sheet: &[usize], cells: &[Vec<Cell>]) -> Vec<Cell> {
        let sums = |at: usize| -> Cell {
            let sum: Decimal = cells.iter().filter_map(|row| number(&row[at].value)).sum();
            let counts = cells.iter().all(|row| matches!(row[at].value, Value::Integer(_) | Value::Empty));
            let count = sum.to_i64().filter(|_| counts).map(Value::Integer);
            Cell::new(count.unwrap_or(Value::Decimal(sum.normalize()))).computed(Computed::ColumnSum)
        };
        let total = |(at, plan): (usize, &Plan<'_>)| match plan.kind {
            _ if !plan.summed => Cell::empty(),
            PlanKind::Many(field, column) => rows.total(of_sheet, field, column).unwrap_or_else(|| sums(at)),
            PlanKind::Field(field) if field.kind == FieldKind::Sum => sums(at),
            PlanKind::Formula(..) => sums(at),
            _ => Cell::empty(),
        };
        let mut row: Vec<Cell> = plans.iter().enumerate().map(total).collect();
        let sessions =
            plans.iter().any(|plan| matches!(plan.kind, PlanKind::Many(field, _) if field.key == "sessions"));
        let word = self.builder.text.get(if sessions { "expected-and-came" } else { "total" });
        let free = |(at, plan): (usize, &Plan<'_>)| {
            (!matches!(plan.kind, PlanKind::Serial) && row[at].value == Value::Empty).then_some(at)
        };
        let label = plans.iter().enumerate().find_map(free).unwrap_or(0);
        if let Some(cell) = row.get_mut(label).filter(|cell| cell.value == Value::Empty) {
            *cell = Cell::text(word);
        }
        row
    }
}

/// Whether a form is about sessions of which there are none: only names would be left of it.
fn lacks_sessions(shape: &TableShape, rows: &dyn Rows) -> bool {
    let none = |column: &FormColumn| match &column.content {
        Content::Field(field) => field.key == "sessions" && rows.heads(field).is_empty(),
        _ => false,
    };
    shape.columns.iter().any(none)
}

fn blank_row(plans: &[Plan<'_>], at: usize) -> Vec<Cell> {
    let cell = |plan: &Plan<'_>| match plan.kind {
        PlanKind::Serial => Cell::count(at + 1),
        _ => Cell::empty(),
    };
    plans.iter().map(cell).collect()
}

fn filled_row(plans: &[Plan<'_>], rows: &dyn Rows, at: usize, row: usize) -> Vec<Cell> {
    let mut many: BTreeMap<&str, Vec<Cell>> = BTreeMap::new();
    let cell = |plan: &Plan<'_>| match plan.kind {
        PlanKind::Serial => Cell::count(at + 1),
        PlanKind::Field(field) => rows.cell(row, field),
        PlanKind::Many(field, column) => {
            let cells = many.entry(field.key).or_insert_with(|| rows.cells(row, field));
            cells.get(column).cloned().unwrap_or_else(Cell::empty)
        }
        PlanKind::Formula(formula, decimals) => {
            let rounded =
                |value: Decimal| value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
            Cell::maybe_decimal(evaluate(formula, rows, row).map(rounded))
        }
        PlanKind::Blank => Cell::empty(),
    };
    plans.iter().map(cell).collect()
}

/// The number of a formula; nothing where one of its figures is not there, or it can't be computed.
fn evaluate(formula: &Expression, rows: &dyn Rows, row: usize) -> Option<Decimal> {
    let figure = |figure: &Figure| {
        let key = match figure {
            Figure::Single(name) => name.replace('_', "-"),
            Figure::Entry { key, .. } => key.clone(),
        };
        let sources = crate::model::RowSource::ALL;
        let field = sources.iter().find_map(|source| source.field(&key))?;
        number(&rows.cell(row, field).value).map(crate::model::Value::Number)
    };
    ledger::number(formula, &figure).ok().flatten()
}

fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Integer(number) => Some((*number).into()),
        Value::Decimal(number) => Some(*number),
        _ => None,
    }
}

/// Whether a cell says nothing that a reader would miss.
fn is_unfilled(value: &Value) -> bool {
    *value == Value::Empty || number(value).is_some_and(|number| number.is_zero())
}

/// Leaves out the columns that are there only where a row has something in them.
fn drop_unfilled(plans: &mut Vec<Plan<'_>>, cells: &mut [Vec<Cell>]) {
    for at in (0..plans.len()).rev() {
        if plans[at].only_filled && cells.iter().all(|row| is_unfilled(&row[at].value)) {
            plans.remove(at);
            for row in cells.iter_mut() {
                row.remove(at);
            }
        }
    }
}

/// Makes the columns of which there are many as narrow as the paper asks for, down to three characters;
/// where that is not enough, the paper is A3, lying across.
fn fit(plans: &mut [Plan<'_>], layout: Layout) -> Layout {
    const NARROW: u32 = 3;
    let is_many = |plan: &Plan<'_>| matches!(plan.kind, PlanKind::Many(..));
    let fixed: u32 = plans.iter().filter(|plan| !is_many(plan)).map(|plan| plan.column.width).sum();
    let many: Vec<u32> = plans.iter().filter(|plan| is_many(plan)).map(|plan| plan.column.width).collect();
    let (wanted, least): (u32, u32) = (many.iter().sum(), many.iter().map(|width| (*width).min(NARROW)).sum());
    if wanted == 0 || wanted + fixed <= layout.characters() {
        return layout;
    }
    let large = Layout { size: Size::A3, orientation: Orientation::Landscape, ..layout };
    let layout = if least + fixed > layout.characters() { large } else { layout };
    // What is left beside the narrowest columns goes to those that want to be wider.
    let left = layout.characters().saturating_sub(fixed + least).min(wanted - least);
    for plan in plans.iter_mut().filter(|plan| is_many(plan)) {
        let own = plan.column.width;
        let narrow = own.min(NARROW);
        plan.column.width = narrow + (own - narrow) * left / (wanted - least).max(1);
    }
    layout
}

/// Says of the cells that follow from others how they do, wherever it is true of the values.
fn compute(plans: &[Plan<'_>], rows: &dyn Rows, cells: &mut [Vec<Cell>]) {
    for (at, plan) in plans.iter().enumerate() {
        let columns = |keys: &[&str]| -> Vec<usize> {
            let of = |plan: &Plan<'_>| match plan.kind {
                PlanKind::Field(field) | PlanKind::Many(field, _) => keys.contains(&field.key),
                _ => false,
            };
            plans.iter().enumerate().filter(|(_, plan)| of(plan)).map(|(at, _)| at).collect()
        };
        match plan.kind {
            PlanKind::Field(field) => {
                let parts = columns(rows.sum_of(field));
                for row in cells.iter_mut().filter(|_| !parts.is_empty()) {
                    let sum: Decimal = parts.iter().filter_map(|&part| number(&row[part].value)).sum();
                    if number(&row[at].value) == Some(sum) {
                        row[at].computed = Some(Computed::RowSum(parts.clone()));
                    }
                }
            }
            PlanKind::Many(field, column) => {
                let Some((counted, text)) = rows.count_of(field, column) else { continue };
                let parts = columns(&[counted]);
                let (Some(&first), Some(&last)) = (parts.first(), parts.last()) else { continue };
                for row in cells.iter_mut() {
                    let count = parts.iter().filter(|&&part| row[part].value.display() == text).count();
                    if number(&row[at].value) == Some(count.into()) {
                        row[at].computed = Some(Computed::RowCount { first, last, text: text.to_owned() });
                    }
                }
            }
            _ => {}
        }
    }
}
