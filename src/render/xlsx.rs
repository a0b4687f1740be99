//! Workbooks, laid out to be printed, signed and filed.

use chrono::Datelike;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::view::{Align, Cell, Document, Orientation, Table, Value};

const SONG: &str = "宋体";
const HEI: &str = "黑体";

/// A document as the bytes of an xlsx workbook, one sheet a table.
///
/// # Errors
/// What the workbook can't hold: more rows or columns than a sheet has.
pub fn document(document: &Document) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let day = document.today;
    let year = u16::try_from(day.year()).unwrap_or(2000);
    let created =
        ExcelDateTime::from_ymd(year, day.month().try_into().unwrap_or(1), day.day().try_into().unwrap_or(1))?;
    let properties = DocProperties::new().set_title(&document.title).set_author(&document.organisation);
    book.set_properties(&properties.set_creation_datetime(&created));
    let mut names: Vec<String> = Vec::new();
    for table in document.sheets().iter().filter_map(|sheet| match sheet {
        crate::view::Sheet::Table(table) => Some(table),
        _ => None,
    }) {
        let name = sheet_name(if table.sheet.is_empty() { &document.title } else { &table.sheet }, &names);
        write(book.add_worksheet().set_name(&name)?, table)?;
        names.push(name);
    }
    book.save_to_buffer()
}

/// A name that a sheet may have and no other sheet of the book has.
fn sheet_name(wanted: &str, taken: &[String]) -> String {
    let plain: String = wanted.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(27).collect();
    let plain = if plain.trim().is_empty() { "1".to_owned() } else { plain };
    let is_free = |name: &String| !taken.iter().any(|known| known.to_lowercase() == name.to_lowercase());
    let mut names = std::iter::once(plain.clone()).chain((2..).map(|n| format!("{plain} {n}")));
    names.find(is_free).unwrap_or(plain)
}

fn cell_format() -> Format {
    Format::new().set_font_name(SONG).set_font_size(10.5).set_align(FormatAlign::VerticalCenter).set_text_wrap()
}

fn bordered(align: Align) -> Format {
    let align = match align {
        Align::Start => FormatAlign::Left,
        Align::Center | Align::End => FormatAlign::Center,
    };
    cell_format().set_border(FormatBorder::Thin).set_align(align)
}

fn write(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let last = u16::try_from(table.columns.len().max(1) - 1).unwrap_or(u16::MAX);
    for (at, column) in (0..=last).zip(&table.columns) {
        sheet.set_column_width(at, f64::from(column.width) * 2.0 + 1.2)?;
    }
    let mut row = 0;
    let title = Format::new()
        .set_font_name(HEI)
        .set_font_size(16)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter);
    line(sheet, row, (0, last), &table.title, &title)?;
    sheet.set_row_height(row, 30)?;
    row += 1;
    let plain = cell_format();
    let middle = last / 2;
    for pair in table.head.chunks(2) {
        for (at, fact) in pair.iter().enumerate() {
            let range = match (at, pair.len()) {
                (0, 1) => (0, last),
                (0, _) => (0, middle),
                _ => ((middle + 1).min(last), last),
            };
            line(sheet, row, range, &format!("{}：{}", fact.name, fact.value), &plain)?;
        }
        sheet.set_row_height(row, 20)?;
        row += 1;
    }
    let head = row;
    let head_format = bordered(Align::Center).set_bold().set_background_color("#F2F2F2");
    let mut lines = 1;
    for (at, column) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(head, at, &column.title, &head_format)?;
        lines = lines.max(width(&column.title).div_ceil(column.width.max(1) * 2 + 1));
    }
    sheet.set_row_height(head, f64::from(lines.min(9)) * 14.0 + 8.0)?;
    row += 1;
    let formats = [Align::Start, Align::Center, Align::End].map(bordered);
    let totals = [Align::Start, Align::Center, Align::End].map(|align| bordered(align).set_bold());
    for cells in &table.rows {
        write_row(sheet, row, cells, table, &formats)?;
        row += 1;
    }
    if let Some(cells) = &table.total {
        write_row(sheet, row, cells, table, &totals)?;
        row += 1;
    }
    for note in &table.notes {
        line(sheet, row, (0, last), note, &plain)?;
        row += 1;
    }
    if !table.signatures.is_empty() {
        row += 1;
        let count = u16::try_from(table.signatures.len()).unwrap_or(u16::MAX);
        let columns = last + 1;
        for (at, signature) in (0..count).zip(&table.signatures) {
            let (from, to) = (columns * at / count, columns * (at + 1) / count);
            if from < to {
                line(sheet, row, (from, to - 1), signature, &plain)?;
            }
        }
        // Room for a name and a seal.
        sheet.set_row_height(row, 48)?;
        row += 1;
    }
    sheet.set_freeze_panes(head + 1, if last > 2 { 2 } else { 0 })?;
    sheet.set_repeat_rows(head, head)?;
    sheet.set_print_area(0, 0, row.saturating_sub(1), last)?;
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    match table.layout.orientation {
        Orientation::Portrait => sheet.set_portrait(),
        Orientation::Landscape => sheet.set_landscape(),
    };
    sheet.set_margins(0.6, 0.6, 0.7, 0.7, 0.3, 0.3).set_footer("&C&P / &N");
    Ok(())
}

/// One text over a range of columns.
fn line(sheet: &mut Worksheet, row: u32, (from, to): (u16, u16), text: &str, format: &Format) -> Result<(), XlsxError> {
    if from < to {
        sheet.merge_range(row, from, row, to, text, format)?;
    } else {
        sheet.write_string_with_format(row, from, text, format)?;
    }
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    cells: &[Cell],
    table: &Table,
    formats: &[Format; 3],
) -> Result<(), XlsxError> {
    let mut lines = 1;
    for ((at, cell), column) in (0_u16..).zip(cells).zip(&table.columns) {
        let format = match column.align {
            Align::Start => &formats[0],
            Align::Center => &formats[1],
            Align::End => &formats[2],
        };
        let indented;
        let format = if cell.indent == 0 {
            format
        } else {
            indented = format.clone().set_indent(u8::try_from(cell.indent).unwrap_or(u8::MAX));
            &indented
        };
        let number = match &cell.value {
            Value::Integer(value) => value.to_f64(),
            Value::Decimal(value) => value.to_f64(),
            _ => None,
        };
        let text = cell.value.display();
        lines = lines.max(width(&text).div_ceil(column.width.max(1) * 2 + 1));
        match number {
            Some(number) => sheet.write_number_with_format(row, at, number, format)?,
            None if text.is_empty() => sheet.write_blank(row, at, format)?,
            None => sheet.write_string_with_format(row, at, text, format)?,
        };
    }
    sheet.set_row_height(row, f64::from(lines) * 14.0 + 6.0)?;
    Ok(())
}

/// The width of a text in half characters.
fn width(text: &str) -> u32 {
    let widths = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 });
    widths.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheet_names_are_legal_and_unique() {
        assert_eq!(sheet_name("学生/教职工[1]", &[]), "学生教职工1");
        assert_eq!(sheet_name("学生", &["学生".to_owned()]), "学生 2");
        assert_eq!(sheet_name("??", &[]), "1");
        assert!(sheet_name(&"长".repeat(60), &[]).chars().count() <= 31);
    }
}
