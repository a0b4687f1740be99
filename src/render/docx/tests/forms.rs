//! Sheets of forms.

use super::{count, letter, paper, record, sheets, table};
use crate::render::docx::document;
use crate::view::{Layout, Orientation, Paper, Sheet, Size, Table};

/// The numbers of an attribute, in order.
fn numbers(text: &str, before: &str) -> Vec<usize> {
    let number = |rest: &str| rest.split('"').next().and_then(|number| number.parse().ok());
    text.split(before).skip(1).filter_map(number).collect()
}

#[test]
fn names_survive_and_nothing_breaks_the_xml() {
    let text = sheets(vec![Sheet::Table(table(1))]);
    assert!(text.contains(">𠮷㛃😀&amp;&lt;王&gt;</w:t>"), "{text}");
    assert!(!text.contains('\u{1}'));
}

#[test]
fn heads_are_merged_and_repeated_and_no_row_is_split() {
    let text = sheets(vec![Sheet::Table(table(3))]);
    assert_eq!(count(&text, "<w:tblHeader/>"), 2);
    // Two rows of heads, three rows, the total, the line of facts and the line to sign.
    assert_eq!((count(&text, "<w:tr>"), count(&text, "<w:cantSplit />")), (8, 8));
    assert_eq!(count(&text, r#"<w:vMerge w:val="restart" />"#), 2);
    assert_eq!(count(&text, r#"<w:vMerge w:val="continue" />"#), 2);
    let heads = text.split("<w:tblHeader/>").nth(1).expect("a head");
    assert_eq!(count(heads.split("</w:tr>").next().expect("a row"), r#"<w:gridSpan w:val="2" />"#), 1);
    assert!(!text.contains(r#"w:hRule="auto""#), "a mark of ours is left");
}

#[test]
fn columns_add_up_to_the_type_area() {
    let text = sheets(vec![Sheet::Table(table(1))]);
    let grid = text.split("<w:tblGrid>").nth(2).and_then(|rest| rest.split("</w:tblGrid>").next()).expect("a grid");
    let columns = numbers(grid, "<w:gridCol w:w=\"");
    // 210 mm without the margins of 25 and 15 mm; columns of 3, 5, 4 and 4 characters.
    assert_eq!((columns.len(), columns.iter().sum::<usize>()), (4, 11906 - 1417 - 850));
    assert!(columns[0] < columns[2] && columns[2] < columns[1], "{columns:?}");
}

#[test]
fn each_sheet_lies_on_its_own_paper() {
    let wide = Layout { size: Size::A3, orientation: Orientation::Landscape, rows: None };
    let wide = Table { layout: wide, ..table(1) };
    let text = sheets(vec![Sheet::Table(wide), Sheet::Table(table(1))]);
    assert_eq!(numbers(&text, "<w:pgSz w:w=\""), [23811, 11906]);
    assert_eq!(count(&text, r#"w:orient="landscape""#), 1);
    // All sections but the last are said by a paragraph.
    assert_eq!(count(&text, "</w:sectPr></w:pPr>"), 1);
    assert!(text.ends_with("</w:sectPr></w:body></w:document>"), "{text}");
    assert_eq!(count(&text, r#"<w:pStyle w:val="Heading1" />"#), 2);
}

#[test]
fn a_new_page_begins_after_the_rows_of_a_form() {
    let layout = Layout { rows: Some(30), ..Layout::default() };
    let text = sheets(vec![Sheet::Table(Table { layout, ..table(70) })]);
    assert_eq!((count(&text, "<w:pageBreakBefore />"), count(&text, "<w:tblHeader/>")), (2, 6));
    assert_eq!(count(&text, ">合计<"), 1);
}

#[test]
fn a_crowded_table_is_set_smaller() {
    let mut crowded = table(1);
    crowded.columns[1].width = 60;
    let text = sheets(vec![Sheet::Table(crowded)]);
    let sizes = numbers(&text, "<w:sz w:val=\"");
    assert!(!sizes.is_empty() && sizes.iter().all(|size| (13..21).contains(size)), "{sizes:?}");
    assert!(!sheets(vec![Sheet::Table(table(1))]).contains("<w:sz "));
}

#[test]
fn boxes_of_a_record_fill_their_lines() {
    let mut ragged = record();
    ragged.lines[1].pop();
    let text = sheets(vec![Sheet::Record(ragged)]);
    let boxes = text.split("<w:tbl>").nth(1).and_then(|rest| rest.split("</w:tbl>").next()).expect("the boxes");
    let spans = |row: &str| {
        let spanned = numbers(row, "<w:gridSpan w:val=\"");
        count(row, "<w:tc>") - spanned.len() + spanned.iter().sum::<usize>()
    };
    let lines: Vec<usize> = boxes.split("<w:tr>").skip(1).map(spans).collect();
    assert_eq!(lines, [6, 6, 6]);
    assert_eq!(count(boxes, r#"w:fill="F2F2F2""#), 5);
    // Five lines to write in, from the top.
    assert!(numbers(boxes, "<w:trHeight w:val=\"")[2] >= 5 * 397);
    assert_eq!(count(boxes, r#"<w:vAlign w:val="top" />"#), 1);
    assert!(text.contains(r#"<w:pStyle w:val="Heading2" />"#));
}

#[test]
fn a_certificate_has_a_frame_and_a_statement_has_none() {
    let text = sheets(vec![Sheet::Letter(letter(true)), Sheet::Letter(letter(false))]);
    assert_eq!((count(&text, "<w:pgBorders "), count(&text, "<w:sectPr>")), (1, 2));
    let first = text.split("</w:sectPr>").next().expect("a section");
    assert!(first.contains("<w:pgBorders ") && first.contains("结业证书"), "{first}");
    // The second footer of forms is empty.
    assert_eq!((count(&text, "rIdFooter2"), count(&text, "rIdFooter1")), (2, 0));
}

#[test]
fn an_empty_document_is_a_file() {
    assert!(document(&paper(Paper::Forms(Vec::new())), &|_| None).is_ok());
    let text = sheets(vec![Sheet::Table(Table::new("空表"))]);
    assert!(text.contains("空表") && !text.contains("<w:tbl>"), "{text}");
}
