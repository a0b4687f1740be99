//! Forms of an authority, filled. With a folder in `XUESHI_FORMS` every workbook in it is filled into its
//! folder `filled`, for `tests/oracles/filling.py`, which has made them and reads them again.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use calamine::{Data as Held, Reader, Xlsx};
use chrono::NaiveDate;
use xueshi::render::fill::{Data, Filled, Placeholder, Unfit, fill};
use xueshi::view::Value;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn decimal(number: &str) -> Value {
    Value::Decimal(number.parse().expect("a decimal"))
}

/// Three people, as the oracle knows them.
fn data() -> Data {
    let day = NaiveDate::from_ymd_opt(2024, 5, 20).expect("a day");
    let facts = [
        ("班次", text("第一期“发展对象”<班> & 其他")),
        ("单位", text("信息工程学院")),
        ("人数", Value::Integer(3)),
        ("日期", Value::Date(day)),
        ("备注", Value::Empty),
    ];
    let people = [("张三", "4.5", "24"), ("欧阳明月", "10", "20.5"), ("=堃", "0.25", "12")];
    let row = |(at, (name, online, held)): (usize, (&str, &str, &str))| {
        let values = [
            ("序号", Value::Integer(i64::try_from(at + 1).expect("small"))),
            ("姓名", text(name)),
            ("学号", text(&format!("99010320040229000{at}"))),
            ("线上", decimal(online)),
            ("线下", decimal(held)),
            ("电话", Value::Empty),
        ];
        values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<BTreeMap<_, _>>()
    };
    Data {
        facts: facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        columns: Vec::new(),
        rows: people.into_iter().enumerate().map(row).collect(),
    }
}

/// A form that is checked in: the one that the oracle makes with openpyxl, or the same saved by `LibreOffice`.
fn form(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/forms").join(name);
    std::fs::read(path).expect("a form")
}

const FORMS: [&str; 4] = ["openpyxl-1.xlsx", "openpyxl-2.xlsx", "libreoffice-1.xlsx", "libreoffice-2.xlsx"];

fn filled(name: &str) -> Filled {
    fill(&form(name), &data()).expect("a filled form")
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).expect("a file");
            let name = file.name().expect("a name").into_owned();
            let mut content = Vec::new();
            file.read_to_end(&mut content).expect("read");
            (name, content)
        })
        .collect()
}

fn packed(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).expect("a file");
        writer.write_all(content).expect("written");
    }
    writer.finish().expect("a package").into_inner()
}

/// A form with a part of one of its files replaced.
fn changed(name: &str, part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut parts = parts(&form(name));
    let content = String::from_utf8(parts[part].clone()).expect("text");
    assert!(content.contains(from), "{part} has {from}");
    parts.insert(part.to_owned(), content.replace(from, to).into_bytes());
    packed(&parts)
}

#[test]
fn the_forms_of_the_oracle_are_filled() {
    let Some(folder) = std::env::var_os("XUESHI_FORMS") else { return };
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder.join("filled")).expect("a folder");
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "xlsx") {
            let done = fill(&std::fs::read(&path).expect("a form"), &data()).expect("a filled form");
            std::fs::write(folder.join("filled").join(entry.file_name()), done.bytes).expect("written");
        }
    }
}

#[test]
fn each_person_has_a_row_and_the_total_stands_below() {
    for name in ["openpyxl-1.xlsx", "libreoffice-1.xlsx"] {
        let done = filled(name);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(done.bytes.as_slice())).expect("a workbook");
        let sheet = book.worksheet_range("名单").expect("a sheet");
        let value = |row, column| sheet.get_value((row, column)).cloned().unwrap_or_default();
        assert_eq!(value(0, 0), Held::String("第一期“发展对象”<班> & 其他学员名单".to_owned()), "{name}");
        assert_eq!((value(1, 5), value(6, 3)), (Held::Float(3.0), Held::Float(0.25)));
        assert_eq!(value(6, 1), Held::String("=堃".to_owned()));
        assert_eq!(value(6, 2), Held::String("990103200402290002".to_owned()));
        let formulas = book.worksheet_formula("名单").expect("formulas");
        let formula = |row, column| formulas.get_value((row, column)).cloned().unwrap_or_default();
        assert_eq!((formula(6, 5).as_str(), formula(6, 7).as_str()), ("D7+E7", "H6+F7"));
        assert_eq!((formula(7, 3).as_str(), formula(7, 4).as_str()), ("SUM(D5:D7)", "SUM(E5:E7)"));
    }
}

#[test]
fn who_does_not_compute_sees_what_is_filled_in_or_nothing_and_never_what_was_there() {
    for name in FORMS {
        let files = parts(&filled(name).bytes);
        let text = |part: &str| String::from_utf8_lossy(&files[part]).into_owned();
        assert!(text("xl/workbook.xml").contains("fullCalcOnLoad=\"1\""), "{name}");
        for part in files.keys().filter(|part| part.starts_with("xl/charts/chart")) {
            assert!(!text(part).contains("Cache>"), "{name}: {part} draws what was there");
        }
        let book = filled(name).bytes;
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book.as_slice())).expect("a workbook");
        let (sheet, other) =
            (book.worksheet_range("名单").expect("a sheet"), book.worksheet_range("统计").expect("another"));
        let total = if name.contains('1') { 7 } else { 10 };
        let held = |place| sheet.get_value(place).cloned().unwrap_or_default();
        assert_eq!((held((total, 3)), held((total, 5))), (Held::Float(14.75), Held::Float(71.25)), "{name}");
        assert_eq!(other.get_value((0, 0)), Some(&Held::Float(14.75)), "{name}: by another sheet");
        assert_eq!(other.get_value((4, 1)).cloned().unwrap_or_default(), Held::Empty, "{name}: what is not simple");
    }
}

#[test]
fn what_names_nothing_is_said_with_what_may_be_meant() {
    let done =
        fill(&changed("openpyxl-1.xlsx", "xl/worksheets/sheet1.xml", "{{学号}}", "{{学好}}"), &data()).expect("filled");
    let place = |name: &str, cell: &str, nearest: Option<&str>| Placeholder {
        name: name.to_owned(),
        sheet: "名单".to_owned(),
        cell: cell.to_owned(),
        nearest: nearest.map(str::to_owned),
    };
    assert_eq!(done.unknown, [place("学好", "C5", Some("学号")), place("不认识", "A7", None)]);
    assert!(String::from_utf8_lossy(&parts(&done.bytes)["xl/worksheets/sheet1.xml"]).contains("{{学好}}"));
    // A blank within a name is the least of slips, so that no other name is nearer.
    let spaced = changed("openpyxl-1.xlsx", "xl/worksheets/sheet1.xml", "{{学号}}", "{{学 号}}");
    let also = Data { columns: vec!["学工号".to_owned()], ..data() };
    assert_eq!(fill(&spaced, &also).expect("filled").unknown[0], place("学 号", "C5", Some("学号")));
    let emptied = changed("openpyxl-1.xlsx", "xl/worksheets/sheet1.xml", "{{学号}}", "{{电话}}{{备注}}");
    let empty = fill(&emptied, &data()).expect("filled").empty;
    assert_eq!(empty, [place("电话", "C5", None), place("备注", "C5", None)]);
}

#[test]
fn a_known_name_between_single_braces_is_said() {
    let with = |to: &str| changed("openpyxl-1.xlsx", "xl/worksheets/sheet1.xml", "{{学号}}", to);
    let done = fill(&with("{学号} ｛ 班次 ｝{其他}"), &data()).expect("filled");
    let said: Vec<_> = done.half.iter().map(|place| (place.name.as_str(), place.cell.as_str())).collect();
    assert_eq!(said, [("学号", "C5"), ("班次", "C5")]);
    assert!(
        String::from_utf8_lossy(&parts(&done.bytes)["xl/worksheets/sheet1.xml"]).contains("{学号} ｛ 班次 ｝{其他}")
    );
    assert_eq!(filled("openpyxl-1.xlsx").half, []);
}

/// A form of one sheet: a row to repeat, and rows drawn below it, then what is given.
fn drawn(serial: &str, places: u32, below: &str, merges: &str) -> Vec<u8> {
    let mut files = parts(&form("openpyxl-1.xlsx"));
    let text = |at: &str, text: &str| format!("<c r=\"{at}\" s=\"1\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let first = format!(
        "<row r=\"5\"><c r=\"A5\" s=\"1\"{}{}{}<c r=\"E5\" s=\"1\"><f>D5*2</f></c></row>",
        if serial.starts_with('{') {
            format!(" t=\"inlineStr\"><is><t>{serial}</t></is></c>")
        } else {
            format!("><v>{serial}</v></c>")
        },
        text("B5", "{{姓名}}"),
        text("D5", "{{线上}}")
    );
    let place = |at: u32| {
        let number = if at.is_multiple_of(4) { String::new() } else { format!("<v>{}</v>", at - 4) };
        format!(
            "<row r=\"{at}\"><c r=\"A{at}\" s=\"1\">{number}</c><c r=\"B{at}\" s=\"1\"/><c r=\"D{at}\" s=\"1\"/><c r=\"E{at}\" s=\"1\"><f>D{at}*2</f><v>0</v></c></row>"
        )
    };
    let rows: String = (6..6 + places).map(place).collect();
    let sheet =
        format!("<worksheet><sheetData>{first}{rows}{below}</sheetData><mergeCells>{merges}</mergeCells></worksheet>");
    files.insert("xl/worksheets/sheet1.xml".to_owned(), sheet.into_bytes());
    // The other sheet has formulas of its own.
    files.insert("xl/worksheets/sheet2.xml".to_owned(), b"<worksheet/>".to_vec());
    packed(&files)
}

/// The cells of the first column and the formulas of a filled form, row by row from the fifth.
fn shown(bytes: &[u8]) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let (cells, formulas) =
        (book.worksheet_range("名单").expect("a sheet"), book.worksheet_formula("名单").expect("formulas"));
    let end = cells.end().expect("cells").0;
    let row = |row| {
        let cell = |column| cells.get_value((row, column)).cloned().unwrap_or_default().to_string();
        let formula = |column| formulas.get_value((row, column)).cloned().unwrap_or_default();
        [cell(0), cell(1), formula(3), formula(4)].join("|").trim_end_matches('|').to_owned()
    };
    (4..=end).map(row).collect()
}

#[test]
fn drawn_places_are_taken_before_rows_are_added() {
    let total = |last: u32| {
        let at = last + 1;
        format!("<row r=\"{at}\"><c r=\"D{at}\"><f>SUM(D5:D{last})</f></c><c r=\"E{at}\"><f>D{at}+E4</f></c></row>")
    };
    let people = ["1|张三||D5*2", "2|欧阳明月||D6*2", "3|=堃||D7*2"];
    for serial in ["{{序号}}", "1"] {
        // Fewer places than people, as many, and more.
        let done = fill(&drawn(serial, 1, &total(6), "<mergeCell ref=\"B5:C5\"/><mergeCell ref=\"B6:C6\"/>"), &data());
        let done = done.expect("filled");
        assert_eq!(shown(&done.bytes)[..3], people);
        assert_eq!(shown(&done.bytes)[3..], ["||SUM(D5:D7)|D8+E4"]);
        let sheet = String::from_utf8(parts(&done.bytes)["xl/worksheets/sheet1.xml"].clone()).expect("text");
        let merges: Vec<&str> = sheet.split("ref=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(merges, ["B5:C5", "B6:C6", "B7:C7"]);
        let done = fill(&drawn(serial, 2, &total(7), ""), &data()).expect("filled");
        assert_eq!(shown(&done.bytes)[3..], ["||SUM(D5:D7)|D8+E4"]);
        let done = fill(&drawn(serial, 4, &total(9), ""), &data()).expect("filled");
        assert_eq!(shown(&done.bytes)[..3], people);
        assert_eq!(shown(&done.bytes)[3..], ["|||D8*2", "5|||D9*2", "||SUM(D5:D9)|D10+E4"]);
        assert_eq!(done.left, []);
    }
    let mut many = data();
    many.rows = (0..60).map(|at| many.rows[at % 3].clone()).collect();
    let done = fill(&drawn("1", 9, &total(14), ""), &many).expect("filled");
    let rows = shown(&done.bytes);
    assert_eq!((rows.len(), rows[59].as_str(), rows[60].as_str()), (61, "60|=堃||D64*2", "||SUM(D5:D64)|D65+E4"));
}

#[test]
fn drawn_rows_of_which_a_formula_names_some_are_said_and_stay() {
    for formula in ["D5+D6", "SUM(D5:D6)", "SUM(D6:D7)", "SUM(名单!D5,名单!D7)"] {
        let below = format!("<row r=\"8\"><c r=\"D8\"><f>{formula}</f></c></row>");
        let done = fill(&drawn("1", 2, &below, ""), &data()).expect("filled");
        assert_eq!(done.left.iter().map(|rows| (rows.first, rows.last)).collect::<Vec<_>>(), [(6, 7)], "{formula}");
        assert_eq!(shown(&done.bytes)[3..5], ["2|||D8*2", "3|||D9*2"], "{formula}");
    }
    // What has something in it, or another look, is no place.
    let noted = "<row r=\"6\"><c r=\"A6\" s=\"1\"/><c r=\"B6\" s=\"2\"/><c r=\"D6\" s=\"1\"/><c r=\"E6\" s=\"1\"/></row><row r=\"7\"><c r=\"A7\"><v>9</v></c></row>";
    let done = fill(&drawn("1", 0, noted, ""), &data()).expect("filled");
    assert_eq!((shown(&done.bytes)[3..].join("/"), done.left), ("/9".to_owned(), Vec::new()));
}

#[test]
fn without_rows_the_repeated_row_stands_once_and_empty() {
    let mut data = data();
    data.columns = data.rows[0].keys().cloned().collect();
    data.rows.clear();
    let done = fill(&form("libreoffice-1.xlsx"), &data).expect("filled");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(done.bytes.as_slice())).expect("a workbook");
    let sheet = book.worksheet_range("名单").expect("a sheet");
    assert_eq!(sheet.get_value((4, 1)).cloned().unwrap_or_default(), Held::Empty);
    assert_eq!(sheet.get_value((5, 0)), Some(&Held::String("合计".to_owned())));
    assert!(done.empty.is_empty());
}

#[test]
fn what_asks_for_nothing_is_not_touched() {
    for name in FORMS {
        let form = form(name);
        let done = fill(&form, &Data::default()).expect("filled");
        assert!(done.bytes == form && done.found > 0 && done.unknown.len() == done.found, "{name}");
    }
}

#[test]
fn the_same_form_and_data_are_the_same_bytes() {
    for name in FORMS {
        assert!(filled(name).bytes == filled(name).bytes, "{name}");
    }
}

#[test]
fn the_order_of_computing_is_left_out() {
    let mut files = parts(&form("openpyxl-1.xlsx"));
    let mut replace = |part: &str, from: &str, to: &str| {
        let text = String::from_utf8(files[part].clone()).expect("text").replacen(from, to, 1);
        files.insert(part.to_owned(), text.into_bytes());
    };
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain";
    let link = format!("<Relationship Type=\"{kind}\" Target=\"calcChain.xml\" Id=\"rId99\" /></Relationships>");
    replace("xl/_rels/workbook.xml.rels", "</Relationships>", &link);
    replace("[Content_Types].xml", "</Types>", "<Override PartName=\"/xl/calcChain.xml\" ContentType=\"x\" /></Types>");
    files.insert("xl/calcChain.xml".to_owned(), b"<calcChain/>".to_vec());
    let done = parts(&fill(&packed(&files), &data()).expect("filled").bytes);
    assert!(!done.contains_key("xl/calcChain.xml"));
    for part in ["xl/_rels/workbook.xml.rels", "[Content_Types].xml"] {
        assert!(!String::from_utf8_lossy(&done[part]).contains("calcChain"), "{part}");
    }
}

#[test]
fn a_shared_formula_is_written_out() {
    let sheet = "xl/worksheets/sheet1.xml";
    let first = "<f>SUM(D5:D5)</f>";
    let shared = "<f t=\"shared\" ref=\"D6:E6\" si=\"0\">SUM(D5:D5)</f>";
    let form = changed("openpyxl-1.xlsx", sheet, first, shared);
    let mut files = parts(&form);
    let text = String::from_utf8(files[sheet].clone()).expect("text");
    files.insert(sheet.to_owned(), text.replace("<f>SUM(E5)</f>", "<f t=\"shared\" si=\"0\"/>").into_bytes());
    let done = fill(&packed(&files), &data()).expect("filled");
    let text = String::from_utf8(parts(&done.bytes)[sheet].clone()).expect("text");
    assert!(text.contains("<f>SUM(D5:D7)</f>") && text.contains("<f>SUM(E5:E7)</f>"));
}

#[test]
fn what_is_no_form_is_refused() {
    let with = |name: &str, content: &[u8]| {
        let mut files = parts(&form("openpyxl-1.xlsx"));
        files.insert(name.to_owned(), content.to_vec());
        fill(&packed(&files), &data()).expect_err("refused")
    };
    assert_eq!(fill(b"PK\x03\x04", &data()).expect_err("refused"), Unfit::NotAWorkbook);
    assert_eq!(fill(&packed(&BTreeMap::new()), &data()).expect_err("refused"), Unfit::NotAWorkbook);
    assert_eq!(with("xl/vbaProject.bin", b"x"), Unfit::Macros);
    assert_eq!(with("xl/macrosheets/sheet1.xml", b"x"), Unfit::Macros);
    assert_eq!(with("[Content_Types].xml", b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"), Unfit::Macros);
    assert_eq!(with("xl/workbook.xml", b"<!DOCTYPE a><a/>"), Unfit::Unreadable { part: "xl/workbook.xml".to_owned() });
    assert_eq!(with("xl/bomb.xml", &vec![b' '; 20 << 20]), Unfit::TooLarge);
    let old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].to_vec();
    assert_eq!(fill(&old, &data()).expect_err("refused"), Unfit::OldFormat);
    let name = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
    let locked: Vec<u8> = old.into_iter().chain([0; 99]).chain(name).collect();
    assert_eq!(fill(&locked, &data()).expect_err("refused"), Unfit::Encrypted);
    let mut long = data();
    long.facts.insert("班次".to_owned(), text(&"长".repeat(40_000)));
    assert!(matches!(fill(&form("openpyxl-1.xlsx"), &long), Err(Unfit::TextTooLong { cell, .. }) if cell == "A1"));
    long = data();
    long.rows = vec![long.rows[0].clone(); 700_000];
    assert!(matches!(fill(&form("openpyxl-2.xlsx"), &long), Err(Unfit::TooManyRows { .. } | Unfit::TooLarge)));
}

#[test]
fn a_broken_form_is_an_error_and_nothing_worse() {
    for name in ["openpyxl-1.xlsx", "libreoffice-2.xlsx"] {
        let form = form(name);
        let whole = parts(&form);
        for at in (0..form.len()).step_by(997) {
            let _ = fill(&form[..at], &data());
        }
        for part in whole.keys().filter(|part| part.ends_with("xml") || part.ends_with("rels")) {
            let step = (whole[part].len() / 16).max(1);
            for (at, byte) in (0..whole[part].len()).step_by(step).zip(b"<>{}\"&0$:!A9".iter().cycle()) {
                let mut broken = whole.clone();
                if let Some(content) = broken.get_mut(part) {
                    content[at] = *byte;
                }
                let _ = fill(&packed(&broken), &data());
            }
        }
    }
}

#[test]
fn a_hostile_form_is_soon_refused() {
    let sheet = "xl/worksheets/sheet1.xml";
    let with = |rows: &str, merges: &str| {
        let mut files = parts(&form("openpyxl-1.xlsx"));
        let text = format!("<worksheet><sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>");
        files.insert(sheet.to_owned(), text.into_bytes());
        let start = std::time::Instant::now();
        let done = fill(&packed(&files), &data());
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
        done.map(|_| ())
    };
    let cell = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |cells: &str| format!("<row>{cells}</row>");
    assert_eq!(with(&row(&cell("{{姓名}}")).repeat(1_000), ""), Err(Unfit::TooLarge), "blocks");
    assert_eq!(with(&row(&cell("{{班次}}")).repeat(30_000), ""), Err(Unfit::TooLarge), "placeholders");
    assert_eq!(with(&row(&cell(&"{{".repeat(16_000))), ""), Ok(()), "openings");
    assert_eq!(
        with(&row(&cell(&"{{班次}}".repeat(5_000))).repeat(100), ""),
        Err(Unfit::TooLarge),
        "a name again and again"
    );
    let wide = row(&(cell("{{姓名}}") + &"<c/>".repeat(16_000)));
    assert_eq!(with(&wide, ""), Ok(()), "a wide row");
    assert!(matches!(with("<row r=\"9\"/><row r=\"3\"/>", ""), Err(Unfit::Unreadable { .. })), "rows out of order");
    let formula = format!("<c><f>{}</f></c>", "SUM(A1:".repeat(4_000));
    assert_eq!(
        with(&row(&(cell("{{姓名}}") + &formula)), "<mergeCell ref=\"A1:XFD1048576\"/>"),
        Err(Unfit::TooManyRows { sheet: "名单".to_owned() })
    );
    assert_eq!(with(&row(&(cell("{{班次}}") + &formula)), ""), Ok(()), "a deep formula");
}

#[test]
fn lines_over_and_under_pages_are_filled_and_boxes_are_said() {
    let sheet = "xl/worksheets/sheet1.xml";
    let with = changed("openpyxl-1.xlsx", sheet, "第&amp;P页", "&amp;12{{人数}}人，{{班次}}{{姓名}}");
    let done = fill(&with, &data()).expect("filled");
    let text = String::from_utf8(parts(&done.bytes)[sheet].clone()).expect("text");
    assert!(text.contains("&amp;12 3人，第一期“发展对象”&lt;班&gt; &amp;&amp; 其他{{姓名}}<"), "{text}");
    assert!(done.unknown.iter().any(|place| place.name == "姓名" && place.cell.is_empty()));
    let in_formula = changed("openpyxl-1.xlsx", sheet, "<f>D6+1</f>", "<f>\"{{班次}}\"</f>");
    let done = fill(&in_formula, &data()).expect("filled");
    assert!(done.unknown.iter().any(|place| place.name == "班次" && place.cell == "D8"));
    let boxed = changed("openpyxl-1.xlsx", "xl/drawings/drawing1.xml", "Picture", "{{班次}}");
    let done = fill(&boxed, &data()).expect("filled");
    assert!(done.unknown.iter().any(|place| place.sheet == "xl/drawings/drawing1.xml"));
    assert!(done.found > done.unknown.len() && done.bytes != boxed);
}
