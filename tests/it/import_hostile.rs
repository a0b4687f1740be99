//! Files that are no sheets, or more than one: refused in a sentence, and never the end of the program.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::common::office;
use crate::import::import;

fn refused(root: &Path, name: &str, bytes: &[u8]) -> String {
    let path = root.join(name);
    fs::write(&path, bytes).expect("writable");
    let ran = import(root, &["people", path.to_str().expect("a path"), "--write"]);
    assert_eq!(ran.code, Some(2), "{name}: {:#} {}", ran.said, ran.errors);
    ran.errors.replace(root.to_str().expect("a path"), "…").trim().to_owned()
}

fn plain_book() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, (head, cell)) in (0..).zip([("id", "B1"), ("name", "Bo Ash"), ("unit", "quay")]) {
        sheet.write_string(0, column, head).expect("a cell");
        sheet.write_string(1, column, cell).expect("a cell");
    }
    book.save_to_buffer().expect("a workbook")
}

/// A workbook with another text in place of one of its files.
fn with_part(name: &str, text: &[u8]) -> Vec<u8> {
    let book = plain_book();
    let mut zip = ZipArchive::new(Cursor::new(book.as_slice())).expect("a package");
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("a file");
        let own = file.name().expect("a name").into_owned();
        out.start_file(own.as_str(), options).expect("writable");
        if own == name {
            out.write_all(text).expect("writable");
        } else {
            std::io::copy(&mut file, &mut out).expect("writable");
        }
    }
    out.finish().expect("a package").into_inner()
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const SHEET: &str = "xl/worksheets/sheet1.xml";

#[test]
fn what_is_no_sheet_is_said_in_a_sentence() {
    let root = office(&[]);
    let root = root.path();
    assert_eq!(refused(root, "a.xlsx", b""), "error: can't read …/a.xlsx: nothing stands in it");
    assert_eq!(refused(root, "b.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\xff"), "error: can't read …/b.xlsx: it is no sheet");
    let broken = "it is damaged; open it in Excel and save it as xlsx";
    assert_eq!(
        refused(root, "c.xlsx", b"PK\x03\x04 and nothing else"),
        format!("error: can't read …/c.xlsx: {broken}")
    );
    let whole = plain_book();
    assert_eq!(refused(root, "d.xlsx", &whole[..whole.len() / 2]), format!("error: can't read …/d.xlsx: {broken}"));
    let mut old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    old.extend([0xff; 4000]);
    assert_eq!(refused(root, "e.xls", &old), format!("error: can't read …/e.xls: {broken}"));
    old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(refused(root, "f.xlsx", &old).contains("it has a password"));
    fs::create_dir(root.join("g.xlsx")).expect("writable");
    let folder = import(root, &["people", root.join("g.xlsx").to_str().expect("a path")]);
    assert!(folder.code == Some(2) && folder.errors.contains("it is a folder"), "{}", folder.errors);
    let missing = import(root, &["people", root.join("h.xlsx").to_str().expect("a path")]);
    assert!(missing.code == Some(2) && missing.errors.contains("no such file"), "{}", missing.errors);
}

#[test]
fn what_unfolds_without_an_end_is_refused() {
    let root = office(&[]);
    let root = root.path();
    // 300 MB of blanks in 300 kB.
    let bomb = with_part(SHEET, &vec![b' '; 300 << 20]);
    assert!(bomb.len() < 1 << 20);
    assert!(refused(root, "bomb.xlsx", &bomb).contains("too large"));
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet>&b;</worksheet>";
    assert!(refused(root, "laughs.xlsx", &with_part(SHEET, laughs.as_bytes())).contains("damaged"));
    // More cells than any list has, each written in a few bytes.
    let row = "<row><c><v>1</v></c><c><v>1</v></c></row>".repeat(1_100_000);
    let text = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{row}</sheetData></worksheet>"
    );
    assert!(refused(root, "cells.xlsx", &with_part(SHEET, text.as_bytes())).contains("too large"));
    // Two cells in far corners are two cells.
    let corners = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>\
        <row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>";
    assert!(refused(root, "corners.xlsx", &with_part(SHEET, corners.as_bytes())).contains("no heads found"));
    // A cell that LibreOffice repeats over the whole sheet.
    let content = "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
        xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body><office:spreadsheet>\
        <table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"1048576\">\
        <table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"16384\"/>\
        </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)] {
        zip.start_file(name, SimpleFileOptions::default()).expect("writable");
        zip.write_all(text.as_bytes()).expect("writable");
    }
    let bytes = zip.finish().expect("a package").into_inner();
    assert!(refused(root, "repeated.ods", &bytes).contains("too large"));
}

#[test]
fn the_kind_of_a_file_is_that_of_its_content() {
    let root = office(&[]);
    for name in ["list.xls", "list.csv", "list.txt", "list"] {
        let path = root.path().join(name);
        fs::write(&path, plain_book()).expect("writable");
        let ran = import(root.path(), &["people", path.to_str().expect("a path")]);
        assert_eq!(
            (ran.code, ran.said["added"].as_array().map(Vec::len)),
            (Some(0), Some(1)),
            "{name}: {}",
            ran.errors
        );
    }
    for (name, text) in
        [("a.xlsx", "id\tname\tunit\r\nB1\tBo Ash\tquay\r\n"), ("b.xlsx", "\u{feff}id;name;unit\nB1;Bo Ash;quay\n")]
    {
        let path = root.path().join(name);
        fs::write(&path, text).expect("writable");
        let ran = import(root.path(), &["people", path.to_str().expect("a path")]);
        assert_eq!(
            (ran.code, ran.said["added"].as_array().map(Vec::len)),
            (Some(0), Some(1)),
            "{name}: {}",
            ran.errors
        );
    }
}

#[test]
fn formulas_count_by_what_they_came_to() {
    let root = office(&[]);
    let text = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"str\"><v>{text}</v></c>");
    let mut rows = ["id", "name", "unit"]
        .iter()
        .zip("ABC".chars())
        .map(|(head, at)| text(&format!("{at}1"), head))
        .collect::<String>();
    let formulas = [
        "<c r=\"B2\" t=\"str\"><f>\"Bo\"&amp;\" Ash\"</f><v>Bo Ash</v></c>",
        "<c r=\"B3\" t=\"e\"><f>A99</f><v>#REF!</v></c>",
        "<c r=\"B4\"><f>A1</f></c>",
    ];
    for (row, formula) in (2..).zip(formulas) {
        let (id, unit) = (text(&format!("A{row}"), &format!("B{row}")), text(&format!("C{row}"), "quay"));
        rows = format!("{rows}</row><row r=\"{row}\">{id}{formula}{unit}");
    }
    let sheet = format!("<worksheet xmlns=\"{MAIN}\"><sheetData><row r=\"1\">{rows}</row></sheetData></worksheet>");
    let file = root.path().join("list.xlsx");
    fs::write(&file, with_part(SHEET, sheet.as_bytes())).expect("writable");
    let ran = import(root.path(), &["people", file.to_str().expect("a path")]);
    assert_eq!((ran.code, ran.said["added"].as_array().map(Vec::len)), (Some(1), Some(1)), "{:#}", ran.said);
    assert!(ran.why(3).contains("error “#REF!”"), "{}", ran.why(3));
    assert!(ran.why(4).contains("formula without a value"), "{}", ran.why(4));
}

#[test]
fn nothing_is_written_outside_the_registers() {
    let root = office(&[]);
    let path = root.path().join("list.xlsx");
    fs::write(&path, plain_book()).expect("writable");
    let file = path.to_str().expect("a path");
    for to in [
        "../people/x.csv",
        "/tmp/x.csv",
        "people/../../x.csv",
        "people/a/b.csv",
        "classes/basics/roster.csv",
        "site.yaml",
        "people/x.yaml",
        "..\\x.csv",
        "C:\\x.csv",
        "people/con.csv",
        "people/.csv",
        "",
    ] {
        let ran = import(root.path(), &["people", file, "--to", to, "--write"]);
        assert!(ran.code == Some(2) && ran.errors.contains("--to"), "{to}: {:#} {}", ran.said, ran.errors);
    }
    let ran = import(root.path(), &["people", file, "--to", "content/people/new.csv", "--write"]);
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
    let text = fs::read_to_string(root.path().join("content/people/new.csv")).expect("there");
    assert_eq!(text.trim_start_matches('\u{feff}'), "id,name,unit\nB1,Bo Ash,quay\n");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let root = office(&[]);
    let outside = tempfile::tempdir().expect("a temporary folder");
    let file = root.path().join("list.xlsx");
    fs::write(&file, plain_book()).expect("writable");
    let target = outside.path().join("x.csv");
    fs::write(&target, "id,name,unit\n").expect("writable");
    std::os::unix::fs::symlink(&target, root.path().join("content/people/x.csv")).expect("a link");
    let ran = import(root.path(), &["people", file.to_str().expect("a path"), "--to", "people/x.csv", "--write"]);
    assert!(ran.code == Some(2) && ran.errors.contains("link"), "{}", ran.errors);
    fs::rename(root.path().join("content/people"), outside.path().join("people")).expect("moved");
    std::os::unix::fs::symlink(outside.path().join("people"), root.path().join("content/people")).expect("a link");
    let ran = import(root.path(), &["people", file.to_str().expect("a path"), "--to", "people/y.csv", "--write"]);
    assert!(ran.code == Some(2) && ran.errors.contains("link"), "{}", ran.errors);
    assert!(!outside.path().join("people/y.csv").exists());
}
