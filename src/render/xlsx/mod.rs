//! Workbooks, laid out to be printed, signed and filed.
//!
//! A table has a sheet of its own. Records and letters of many people lie one below the other on one
//! sheet, a page each: a thousand certificates are printed with one command.

mod formula;
mod grid;
mod letter;
mod measure;
mod page;
mod pen;
mod record;
mod style;
mod table;

use chrono::Datelike;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::locale::Lang;
use crate::view::{Document, Letter, Record, Sheet};
use pen::Pen;

/// Records and letters of one sheet, each of which is a page.
const STACKED: usize = 1000;
const _: () = assert!(STACKED <= page::MOST_PAGES, "each must begin a page");

/// Why a document was more than a workbook holds, as the key of a sentence.
pub fn why(error: &XlsxError) -> &'static str {
    match error {
        XlsxError::MaxStringLengthExceeded => "text",
        XlsxError::RowColumnLimitError => "rows",
        _ => "other",
    }
}

/// A document as the bytes of an xlsx workbook.
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
    // Columns are as wide as so many digits of this font. Every Windows has it, and others have one of the
    // same width: what is made to fill a page fills it on each of them.
    book.set_default_format(&Format::new().set_font_name("Arial").set_font_size(10), 18, 64)?;
    let lang = Lang::from_tag(&document.language).unwrap_or_default();
    let mut names: Vec<String> = Vec::new();
    for stack in document.sheets().chunk_by(stacked).flat_map(|stack| stack.chunks(STACKED)) {
        let name = name_of(stack, document);
        if let [Sheet::Table(table)] = stack {
            for part in table::parts(table) {
                table::sheet(Pen::new(add(&mut book, name, &mut names)?, table::grid(&part), lang)?, &part)?;
            }
        } else {
            write(add(&mut book, name, &mut names)?, stack, lang)?;
        }
    }
    book.save_to_buffer()
}

/// Whether two sheets of a document lie on one of the workbook: forms of the same kind and name.
fn stacked(one: &Sheet, other: &Sheet) -> bool {
    let alike = match (one, other) {
        (Sheet::Record(one), Sheet::Record(other)) => record::alike(one, other),
        (Sheet::Letter(one), Sheet::Letter(other)) => letter::alike(one, other),
        _ => false,
    };
    alike && (one.name() == other.name() || one.title() == other.title())
}

/// The name of a stack: the one that all have, or else their title.
fn name_of<'d>(stack: &'d [Sheet], document: &'d Document) -> &'d str {
    let same = |of: fn(&Sheet) -> &str| stack.iter().map(of).reduce(|one, other| if one == other { one } else { "" });
    let names = [same(Sheet::name), same(Sheet::title).filter(|_| stack.len() > 1)];
    names.into_iter().flatten().find(|name| !name.is_empty()).unwrap_or(&document.title)
}

/// Adds a sheet by a name that no other has.
fn add<'b>(book: &'b mut Workbook, wanted: &str, names: &mut Vec<String>) -> Result<&'b mut Worksheet, XlsxError> {
    let name = sheet_name(wanted, names);
    let sheet = book.add_worksheet().set_name(&name)?;
    names.push(name);
    Ok(sheet)
}

/// Records or letters, a page each.
fn write(sheet: &mut Worksheet, stack: &[Sheet], lang: Lang) -> Result<(), XlsxError> {
    let records: Vec<&Record> =
        stack.iter().filter_map(|sheet| if let Sheet::Record(record) = sheet { Some(record) } else { None }).collect();
    let letters: Vec<&Letter> =
        stack.iter().filter_map(|sheet| if let Sheet::Letter(letter) = sheet { Some(letter) } else { None }).collect();
    if letters.is_empty() {
        record::sheet(Pen::new(sheet, record::grid(&records), lang)?, &records)
    } else {
        letter::sheet(Pen::new(sheet, letter::grid(&letters), lang)?, &letters)
    }
}

/// A name that a sheet may have and no other sheet of the book has.
fn sheet_name(wanted: &str, taken: &[String]) -> String {
    let plain: String = wanted.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control()).take(27).collect();
    let plain = if plain.trim().is_empty() { "1".to_owned() } else { plain };
    let is_free = |name: &String| !taken.iter().any(|known| known.to_lowercase() == name.to_lowercase());
    let mut names = std::iter::once(plain.clone()).chain((2..).map(|n| format!("{plain} {n}")));
    names.find(is_free).unwrap_or(plain)
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
