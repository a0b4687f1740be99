//! No protected value gets into the public edition, wherever it is planted.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use xueshi::diag::{Code, Diagnostic};
use xueshi::locale::Lang;
use xueshi::pipeline::Run;
use zip::write::SimpleFileOptions;

use crate::common::{build, codes, findings, found, office, repository};

const PEOPLE: &str = "id,name,unit,id_number,phone,birth,Email,Home address\n\
    B1000001,Bo Quin,quay,99010119900101001X,10000000009,1990-01-01,bo.quin@example.org,\"7 Long Lane, Quay\"\n";

/// What the findings say of leaks: the file and what it has.
fn leaks(run: &Run) -> Vec<(String, String)> {
    let said = |finding: &Diagnostic, name: &str| {
        finding.args.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let of_leaks = run.findings.iter().filter(|finding| finding.code == Code::ProtectedValueLeaked);
    of_leaks.map(|finding| (said(finding, "path"), said(finding, "what"))).collect()
}

/// A build of the office with more people and these files, of which one is a notice.
fn built(files: &[(&str, &[u8])]) -> (tempfile::TempDir, Run) {
    let root = office(&[("people/more.csv", PEOPLE)]);
    for (path, bytes) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(path, bytes).expect("writable");
    }
    let run = build(root.path(), &root.path().join("output"));
    (root, run)
}

fn notice(head: &str, text: &str) -> Vec<u8> {
    format!("---\ntitle: Call\nissuer: Office\ndate: 2024-01-01\n{head}---\n{text}\n").into_bytes()
}

/// A build with a file that is passed on to the public.
fn attached(name: &str, bytes: &[u8]) -> (tempfile::TempDir, Run) {
    let head = format!("attachments:\n  - {{ title: A list, file: \"{name}\", public: yes }}\n");
    built(&[("content/notices/call.md", &notice(&head, "See the list.")), (&format!("content/notices/{name}"), bytes)])
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a file");
        writer.write_all(content).expect("writable");
    }
    writer.finish().expect("an archive").into_inner()
}

/// Whether a build was stopped, and nothing written, for what this is of one person.
fn is_stopped((root, run): &(tempfile::TempDir, Run), what: &str) {
    let leaks = leaks(run);
    assert!(leaks.iter().any(|(_, found)| found == what), "{what}: {}", findings(run, Lang::En));
    assert!(run.report.is_none() && !root.path().join("output").exists());
}

#[test]
fn every_value_of_a_register_is_stopped_in_a_text() {
    for (what, text) in [
        ("phone", "Call 100 0000 0009."),
        ("phone", "Call [Bo](tel:%31%30%30%30%30%30%30%30%30%30%39)."),
        ("phone", "Call 100**0000**0009 or 100&#48;0000009."),
        ("id-number", "990101 19900101 001x"),
        ("id", "No. B1000001"),
        ("birth", "Bo Quin, born 1990年1月"),
        ("other", "Write to <Bo.Quin@example.org>."),
        ("other", "7 Long Lane, Quay"),
    ] {
        is_stopped(&built(&[("content/notices/call.md", &notice("", text))]), what);
    }
    let (_, run) =
        built(&[("content/notices/call.md", &notice("", "Bo Quin, 1990 people, 100-0000-0008, 1000000 00091"))]);
    assert!(run.report.is_some(), "{}", findings(&run, Lang::En));
}

#[test]
fn every_place_that_a_file_says_something_in_is_searched() {
    let phone = "10000000009";
    let workbook = |sheet: &str, core: &str| {
        zipped(&[("xl/worksheets/sheet1.xml", sheet.as_bytes()), ("docProps/core.xml", core.as_bytes())])
    };
    let cell = workbook("<c r=\"A1\"><v>10000000009</v></c>", "");
    let property = workbook("", &format!("<dc:description>{phone}</dc:description>"));
    let runs = zipped(&[("word/document.xml", b"<w:p><w:r><w:t>1000000</w:t></w:r><w:r><w:t>0009</w:t></w:r></w:p>")]);
    let inner = zipped(&[("list.docx", &runs)]);
    let wide: Vec<u8> = phone.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("10000000009.txt", b"x".to_vec()),
        ("list.txt", format!("call {phone}").into_bytes()),
        ("list-gbk.txt", encoding_rs::GBK.encode("电话\n１００００００００09\n").0.into_owned()),
        ("list.xlsx", cell),
        ("named.xlsx", property),
        ("letter.docx", runs),
        ("all.zip", inner),
        ("old.doc", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &wide].concat()),
        ("list.pdf", pdf("(1000000) Tj (0009) Tj", "x")),
        ("named.pdf", pdf("(x) Tj", phone)),
        ("card.vcf", b"BEGIN:VCARD\r\nTEL:100000\r\n 00009\r\nEND:VCARD\r\n".to_vec()),
    ] {
        let built = attached(name, &bytes);
        is_stopped(&built, "phone");
        // Not the text has it, but the file that the text names.
        assert!(found(&built.1).iter().any(|found| found.starts_with("O103 6:")), "{name} {:?}", found(&built.1));
    }
    let picture = fs::read(repository().join("docs/pictures/site.png")).expect("a picture");
    let told = [&picture[..33], &text_chunk(phone), &picture[33..]].concat();
    let text = notice("", "![A map](map.png)");
    is_stopped(&built(&[("content/notices/call.md", &text), ("content/notices/map.png", &told)]), "phone");
    let (_, run) = built(&[("content/notices/call.md", &text), ("content/notices/map.png", &picture)]);
    assert!(run.report.is_some(), "{}", findings(&run, Lang::En));
}

#[test]
fn what_a_theme_says_on_every_page_is_searched() {
    let script = repository().join("themes/default/assets");
    let asset = fs::read_dir(script).expect("assets").flatten().find(|entry| entry.path().is_file()).expect("one");
    let bytes = [fs::read(asset.path()).expect("readable"), b"\n/* 10000000009 */\n".to_vec()].concat();
    let path = format!("themes/default/assets/{}", asset.file_name().to_string_lossy());
    is_stopped(&built(&[(&path, &bytes)]), "phone");
}

#[test]
fn a_leak_names_nobody_and_a_file_that_is_closed_is_said() {
    let (_, run) = built(&[("content/notices/call.md", &notice("", "10000000009"))]);
    let said = findings(&run, Lang::ZhCn);
    assert!(said.contains("“B*”的联系电话") && !said.contains("Bo Quin"), "{said}");
    let (root, run) = attached("list.7z", b"7z\xbc\xaf\x27\x1c\0\x04");
    assert!(codes(&run).contains(&"O114"), "{:?}", codes(&run));
    assert!(run.report.is_some() && Path::new(&root.path().join("output/site/files/notices/list.7z")).exists());
}

#[test]
fn a_document_that_an_earlier_build_made_is_searched_when_the_registers_change() {
    let root =
        office(&[("notices/call.md", &String::from_utf8(notice("number: 1\n", "Call 10000000009.")).expect("UTF-8"))]);
    let output = root.path().join("output");
    assert!(build(root.path(), &output).report.is_some());
    assert!(build(root.path(), &output).report.is_some());
    fs::write(root.path().join("content/people/more.csv"), PEOPLE).expect("writable");
    let run = build(root.path(), &output);
    assert!(!leaks(&run).is_empty() && run.report.is_none());
}

/// A PDF of one page with a drawing, packed, and a title of two bytes a letter.
fn pdf(drawing: &str, title: &str) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(format!("BT /F1 12 Tf 9 9 Td {drawing} ET").as_bytes()).expect("writable");
    let packed = packed.finish().expect("packed");
    let title = title.encode_utf16().fold(String::new(), |title, letter| title + &format!("{letter:04x}"));
    let stream = format!("<</Length {}/Filter/FlateDecode>>\nstream\n", packed.len()).into_bytes();
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_vec(),
        [stream, packed, b"\nendstream".to_vec()].concat(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
        format!("<</Title<feff{title}>>>").into_bytes(),
    ];
    let (mut bytes, mut places) = (b"%PDF-1.4\n".to_vec(), String::new());
    for (number, object) in (1..).zip(&objects) {
        let _ = writeln!(places, "{:010} 00000 n ", bytes.len());
        bytes.extend([format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
    }
    let (start, size) = (bytes.len(), objects.len() + 1);
    bytes.extend(format!("xref\n0 {size}\n0000000000 65535 f \n{places}").into_bytes());
    bytes.extend(format!("trailer\n<</Size {size}/Root 1 0 R/Info 6 0 R>>\nstartxref\n{start}\n%%EOF\n").into_bytes());
    bytes
}

/// A chunk of a PNG that says something in a packed text; nobody reads its sum.
fn text_chunk(text: &str) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(text.as_bytes()).expect("writable");
    let body = [b"Comment\0\0".to_vec(), packed.finish().expect("packed")].concat();
    let length = u32::try_from(body.len()).expect("short").to_be_bytes();
    [length.as_slice(), b"zTXt", &body, &[0; 4]].concat()
}
