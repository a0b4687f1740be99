//! How tables look to a template, of whatever format.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::table::{Align, Cell, Column, Table, Tone};

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows = |rows: &[Vec<Cell>]| {
            rows.iter().map(|row| Row { cells: row, columns: &self.columns }.own()).collect::<Vec<_>>()
        };
        let mut state = serializer.serialize_struct("Table", 11)?;
        state.serialize_field("title", &self.title)?;
        state.serialize_field("code", &self.code)?;
        state.serialize_field("head", &self.head)?;
        let groups = self
            .groups()
            .map(|groups| groups.into_iter().map(|(title, span)| GroupContext { title, span }).collect::<Vec<_>>());
        state.serialize_field("groups", &groups)?;
        state.serialize_field("columns", &self.columns)?;
        state.serialize_field("rows", &rows(&self.rows))?;
        let total = self.total.as_ref().map(|row| Row { cells: row, columns: &self.columns }.own());
        state.serialize_field("total", &total)?;
        state.serialize_field("notes", &self.notes)?;
        state.serialize_field("signatures", &self.signatures)?;
        state.serialize_field("layout", &self.layout)?;
        state.serialize_field("width", &self.columns.iter().map(|column| column.width).sum::<u32>())?;
        state.end()
    }
}

impl Serialize for Column {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut state = serializer.serialize_struct("Column", 4)?;
        state.serialize_field("title", &self.title)?;
        state.serialize_field("group", &self.group)?;
        state.serialize_field("width", &self.width)?;
        state.serialize_field("align", &self.align)?;
        state.end()
    }
}

/// A head over several heads.
#[derive(serde::Serialize)]
struct GroupContext<'a> {
    title: Option<&'a str>,
    span: usize,
}

struct Row<'a> {
    cells: &'a [Cell],
    columns: &'a [Column],
}

#[derive(serde::Serialize)]
struct CellContext {
    text: String,
    path: Option<String>,
    tone: Option<Tone>,
    align: Align,
    indent: usize,
}

impl Row<'_> {
    fn own(&self) -> Vec<CellContext> {
        let cells = self.cells.iter().zip(self.columns);
        cells
            .map(|(cell, column)| CellContext {
                text: cell.value.display(),
                path: cell.path.clone(),
                tone: cell.tone,
                align: column.align,
                indent: cell.indent,
            })
            .collect()
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.value.display())
    }
}
