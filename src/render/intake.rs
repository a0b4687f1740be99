//! Sheets that somebody is to fill in, or to correct, and send back: every cell a text, so that no program takes an id
//! for a number or a text for a formula.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
    XlsxError,
};

/// Rows that are made ready to be filled in.
const READY: u32 = 500;
/// The longest text of a cell, in UTF-16 units.
const LONGEST: usize = 32_000;

/// A sheet.
#[derive(Clone, Debug)]
pub struct Intake {
    /// Its name.
    pub name: String,
    /// The name of the hidden sheet that holds the choices.
    pub choices_name: String,
    /// What to heed, in a line above the heads.
    pub guidance: Option<String>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
    /// The day of which it is dated.
    pub today: NaiveDate,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// How wide it is, in digits.
    pub width: f64,
    /// What to choose from; nothing where anything may be written.
    pub choices: Vec<String>,
    /// What to heed, shown beside a cell that somebody is about to fill in.
    pub note: Option<String>,
}

/// A sheet as the bytes of a workbook.
///
/// # Errors
/// What the workbook can't hold.
pub fn sheet(intake: &Intake) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let day = intake.today;
    let year = u16::try_from(day.year()).unwrap_or(2000);
    let created =
        ExcelDateTime::from_ymd(year, day.month().try_into().unwrap_or(1), day.day().try_into().unwrap_or(1))?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let head = u32::from(intake.guidance.is_some());
    let page = book.add_worksheet().set_name(&intake.name)?;
    lay(page, intake, head)?;
    let width = u16::try_from(intake.columns.len()).unwrap_or(u16::MAX);
    for (at, column) in (0_u16..width).zip(&intake.columns) {
        if let Some(rule) = validation(intake, column, at)? {
            page.add_data_validation(head + 1, at, head + READY, at, &rule)?;
        }
    }
    if intake.columns.iter().any(|column| !column.choices.is_empty()) {
        let hidden = book.add_worksheet().set_name(&intake.choices_name)?;
        hidden.set_hidden(true);
        for (at, column) in (0_u16..width).zip(&intake.columns) {
            for (row, choice) in (0_u32..).zip(&column.choices) {
                hidden.write_string(row, at, choice)?;
            }
        }
    }
    book.save_to_buffer()
}

fn lay(page: &mut Worksheet, intake: &Intake, head: u32) -> Result<(), XlsxError> {
    let text = Format::new().set_num_format("@").set_align(FormatAlign::VerticalCenter);
    let bold = text.clone().set_bold().set_border(FormatBorder::Thin).set_background_color(0x00E7_E6E6).set_text_wrap();
    let width = u16::try_from(intake.columns.len()).unwrap_or(u16::MAX);
    for (at, column) in (0_u16..width).zip(&intake.columns) {
        page.set_column_width(at, column.width)?;
        page.set_column_format(at, &text)?;
        page.write_string_with_format(head, at, &column.head, &bold)?;
    }
    if let Some(guidance) = &intake.guidance {
        let wrapped = text.clone().set_text_wrap();
        if width > 1 {
            page.merge_range(0, 0, 0, width - 1, guidance, &wrapped)?;
        } else {
            page.write_string_with_format(0, 0, guidance, &wrapped)?;
        }
        page.set_row_height(0, 60)?;
    }
    for (row, cells) in (head + 1..).zip(&intake.rows) {
        for (at, cell) in (0_u16..width).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            page.write_string_with_format(row, at, cell.chars().take(LONGEST).collect::<String>(), &text)?;
        }
    }
    page.set_freeze_panes(head + 1, 0)?;
    Ok(())
}

/// What may stand in a column, or what to heed there.
fn validation(intake: &Intake, column: &Column, at: u16) -> Result<Option<DataValidation>, XlsxError> {
    let rule = if column.choices.is_empty() {
        if column.note.is_none() {
            return Ok(None);
        }
        DataValidation::new().allow_any_value()
    } else {
        let name = rust_xlsxwriter::utility::column_number_to_name(at);
        let range = format!("='{}'!${name}$1:${name}${}", intake.choices_name, column.choices.len());
        DataValidation::new().allow_list_formula(Formula::new(range))
    };
    match &column.note {
        Some(note) => rule.set_input_message(note).map(Some),
        None => Ok(Some(rule)),
    }
}
