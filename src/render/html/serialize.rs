//! How tables and prose look to a template.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::view::{Cell, Column, Rich, Table};

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows = |rows: &[Vec<Cell>]| {
            rows.iter().map(|row| Row { cells: row, columns: &self.columns }.own()).collect::<Vec<_>>()
        };
        let mut state = serializer.serialize_struct("Table", 9)?;
        state.serialize_field("title", &self.title)?;
        state.serialize_field("head", &self.head)?;
        state.serialize_field("columns", &self.columns)?;
        state.serialize_field("rows", &rows(&self.rows))?;
        let total = self.total.as_ref().map(|row| Row { cells: row, columns: &self.columns }.own());
        state.serialize_field("total", &total)?;
        state.serialize_field("notes", &self.notes)?;
        state.serialize_field("signatures", &self.signatures)?;
        state.serialize_field("orientation", &self.orientation)?;
        state.serialize_field("width", &self.columns.iter().map(|column| column.width).sum::<u32>())?;
        state.end()
    }
}

impl Serialize for Column {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut state = serializer.serialize_struct("Column", 3)?;
        state.serialize_field("title", &self.title)?;
        state.serialize_field("width", &self.width)?;
        state.serialize_field("align", &self.align)?;
        state.end()
    }
}

struct Row<'a> {
    cells: &'a [Cell],
    columns: &'a [Column],
}

#[derive(serde::Serialize)]
struct CellContext {
    text: String,
    path: Option<String>,
    tone: Option<crate::view::Tone>,
    align: crate::view::Align,
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

impl Serialize for Rich {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&html(self))
    }
}

/// Prose as HTML. The page has the first heading: those of the text begin at the second level.
/// Wide tables scroll in a box of their own; links that would run a script lead nowhere.
fn html(rich: &Rich) -> String {
    let mut html = String::new();
    let events = rich.0.events.iter().flat_map(|(event, _)| match event {
        Event::Start(Tag::Heading { level: HeadingLevel::H1, id, classes, attrs }) => {
            let level = HeadingLevel::H2;
            [
                Some(Event::Start(Tag::Heading {
                    level,
                    id: id.clone(),
                    classes: classes.clone(),
                    attrs: attrs.clone(),
                })),
                None,
            ]
        }
        Event::End(TagEnd::Heading(HeadingLevel::H1)) => [Some(Event::End(TagEnd::Heading(HeadingLevel::H2))), None],
        Event::Start(Tag::Table(_)) => {
            [Some(Event::Html(CowStr::Borrowed("<div class=\"scroll\" tabindex=\"0\">"))), Some(event.clone())]
        }
        Event::End(TagEnd::Table) => [Some(event.clone()), Some(Event::Html(CowStr::Borrowed("</div>")))],
        Event::Start(Tag::Link { link_type, dest_url, title, id }) if !is_safe(dest_url) => {
            let (link_type, title, id) = (*link_type, title.clone(), id.clone());
            [Some(Event::Start(Tag::Link { link_type, dest_url: CowStr::Borrowed("#"), title, id })), None]
        }
        event => [Some(event.clone()), None],
    });
    pulldown_cmark::html::push_html(&mut html, events.flatten());
    html
}

/// Whether a link leads to a page, a file, a mailbox or a phone.
fn is_safe(url: &str) -> bool {
    match url.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            ["http", "https", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_never_runs_a_script() {
        assert!(is_safe("https://example.org") && is_safe("a/b.html#c") && is_safe("/a:b"));
        assert!(!is_safe("javascript:alert(1)") && !is_safe(" JaVaScript:x") && !is_safe("data:text/html,x"));
    }
}
