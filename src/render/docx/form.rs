//! The sheets of a form.

use super::body::Body;
use super::fit::fitted;
use super::page::Page;
use super::style::Look;
use super::{letter, record, table};
use crate::view::Sheet;

/// Tables of more rows have so many pages that one more is none.
const MOST_FITTED: usize = 300;

/// Each sheet in a section of its own.
pub(super) fn sheets(body: &mut Body, sheets: &[Sheet], look: &Look) {
    for each in sheets {
        sheet(body, each, Some("Heading1"), 0, look);
    }
}

/// A sheet, its title in a style; without one it has no title of its own. `above` is what stands over it.
pub(super) fn sheet(body: &mut Body, sheet: &Sheet, title: Option<&str>, above: usize, look: &Look) {
    match sheet {
        Sheet::Table(sheet) => {
            let page = Page::form(sheet.layout);
            let draw = |body: &mut Body, look: &Look| {
                table::heading(body, sheet.code.as_deref(), title.map(|style| (style, sheet.title.as_str())));
                table::table(body, sheet, page, look);
            };
            let most = sheet.layout.rows.unwrap_or(MOST_FITTED);
            if sheet.rows.len() <= most.min(MOST_FITTED) {
                fitted(body, look, page, above, draw);
            } else {
                draw(body, look);
            }
            body.end_section(page);
        }
        Sheet::Record(sheet) => record::record(body, sheet, title, above, look),
        Sheet::Letter(sheet) => letter::letter(body, sheet, look),
    }
}

/// The page of a sheet.
pub(super) fn page(sheet: &Sheet) -> Page {
    match sheet {
        Sheet::Table(table) => Page::form(table.layout),
        Sheet::Record(record) => Page::record(record.layout),
        Sheet::Letter(letter) => Page::letter(letter.layout, letter.framed),
    }
}
