use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use super::written::squeeze;
use super::*;

const PHONE: &str = "13800001000";
const ID: &str = "110101199001011237";

/// What finds some numbers.
fn numbers(plain: &[&str]) -> Numbers {
    let mut births = Births::default();
    births.add((1999, 5), 0, "柳青");
    Numbers::of(plain.iter().map(|number| (*number).to_owned()).collect(), births).expect("a search")
}

/// Which of some numbers a text holds, each once.
fn held<'n>(plain: &[&'n str], text: &str) -> Vec<&'n str> {
    let mut found = numbers(plain).in_text(text);
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|at| plain[at]).collect()
}

/// What is found in a file, and whether all of it could be searched.
fn within(bytes: &[u8]) -> (usize, bool) {
    let numbers = numbers(&[PHONE, ID]);
    let mut found = Vec::new();
    let searchable = said(bytes, &mut |text| found.extend(numbers.in_text(text)));
    found.sort_unstable();
    found.dedup();
    (found.len(), searchable == Searchable::All)
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a file");
        writer.write_all(content).expect("writable");
    }
    writer.finish().expect("an archive").into_inner()
}

#[test]
fn a_number_is_found_however_it_is_written() {
    for text in [
        "13800001000",
        "电话138 0000 1000。",
        "138-0000-1000",
        "１３８００００１０００",
        "工号1 13800001000 2",
        "x13800001000",
        "138\u{200b}0000\u{ad}1000",
        "138.0000.1000",
        "（138）00001000",
        "138<b>0000</b>1000",
        "138<!-- -->0000<wbr>1000",
        "1380000\n1000",
        "138\n 00\n00 \n100\n0",
        "1 3 8 0 0 0 0 1 0 0 0",
        "tel:%31%33%38%30%30%30%30%31%30%30%30",
        "138%200000%2D1000",
        "\\u0031\\u0033\\u003800001000",
        "&#49;&#51;&#x38;00001000",
        "138&nbsp;0000&nbsp;1000",
        "%EF%BC%91%EF%BC%93%EF%BC%9800001000",
    ] {
        assert_eq!(held(&[PHONE], text), [PHONE], "{text}");
    }
    for text in ["110101 19900101 1237", "110101199001011237", "id=110101-19900101-1237", "110101199001011237X"] {
        assert_eq!(held(&[ID], text), [ID], "{text}");
    }
    assert_eq!(held(&["11010119900101123X"], "１１０１０１１９９００１０１１２３ｘ"), ["11010119900101123X"]);
    assert_eq!(held(&[PHONE, "13900002000"], "13800001000 13900002000").len(), 2);
}

#[test]
fn what_only_looks_like_a_number_is_nobodys() {
    let numbers = ["20220101", "2022010108", "20101083", "01010830", PHONE];
    for text in [
        "2022-01-01",
        "2022-01-01 08:30",
        "#s-2022-01-01-0830",
        "2022-01-01-08",
        // Coordinates of a drawing, and numbers of a table, side by side.
        "M20.22 01.01L138.00 001.000",
        "20 2 2 01 01",
        "<td>13</td><td>800</td><td>0</td><td>01</td><td>000</td>",
        "1380 0001,000",
        "2.13800001.000",
        "7\n138\n0000\n1000\n5",
    ] {
        assert_eq!(held(&numbers, text), Vec::<&str>::new(), "{text}");
    }
    // Nor are the end of one number and the beginning of another.
    assert_eq!(held(&["20101083"], "2 人 12 0101 0834"), Vec::<&str>::new());
    assert_eq!(held(&["2022010108"], "学号 2022 0101 08"), ["2022010108"]);
}

#[test]
fn what_is_no_number_is_found_as_it_is() {
    let values = [&*squeeze("云汀市 解放路18号"), "liuqing@example.cn"];
    assert_eq!(held(&values, "住云汀市解放路18号。LiuQing@Example.cn"), values);
    assert_eq!(held(&values, "云汀市解放路8号"), Vec::<&str>::new());
}

#[test]
fn a_birth_is_found_beside_its_name_alone() {
    assert_eq!(numbers(&[PHONE]).in_text("柳青，女，1999年5月20日生"), [1]);
    assert_eq!(numbers(&[PHONE]).in_text("１９９９．０５，柳青"), [1]);
    assert_eq!(numbers(&[PHONE]).in_text("１９９９年０５月，柳青"), [1]);
    assert_eq!(numbers(&[PHONE]).in_text("柳青，1999年6月").len(), 0);
    assert_eq!(numbers(&[PHONE]).in_text("1999年5月20日，学校成立").len(), 0);
}

#[test]
fn a_file_is_opened_whatever_it_is_packed_in() {
    let letter = zipped(&[("word/document.xml", b"<w:p><w:t>1380</w:t><w:t>0001000</w:t></w:p>")]);
    assert_eq!(within(&letter), (1, true));
    let linked = zipped(&[("xl/worksheets/_rels/sheet1.xml.rels", b"<R Target=\"tel:138-0000-1000\"/>")]);
    assert_eq!(within(&linked), (1, true));
    assert_eq!(within(&zipped(&[("docProps/core.xml", b"<dc:creator>13800001000</dc:creator>")])), (1, true));
    assert_eq!(within(&zipped(&[("a/b.docx", &letter), ("c.txt", ID.as_bytes())])), (2, true));
    assert_eq!(within(&zipped(&[("13800001000.txt", b"")])), (1, true));
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&letter).expect("writable");
    assert_eq!(within(&packed.finish().expect("packed")), (1, true));
    let gbk = encoding_rs::GBK.encode("电话：１３８００００１０００").0.into_owned();
    assert_eq!(within(&gbk), (1, true));
    let wide: Vec<u8> = PHONE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(within(&[b"\xff\xd8\xff\xe1Exif\0\0", wide.as_slice()].concat()), (1, true));
    assert_eq!(within("BEGIN:VCARD\r\nTEL:1380\r\n 0001000\r\n".as_bytes()), (1, true));
}

#[test]
fn the_packed_texts_of_a_picture_are_read() {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(PHONE.as_bytes()).expect("writable");
    let packed = packed.finish().expect("packed");
    let chunk = |kind: &[u8], body: &[u8]| {
        let length = u32::try_from(body.len()).expect("short").to_be_bytes();
        [&length, kind, body, &[0; 4]].concat()
    };
    for (kind, head) in [(&b"zTXt"[..], &b"Comment\0\0"[..]), (b"iTXt", b"Comment\0\x01\0zh\0\xe6\xb3\xa8\0")] {
        let text = chunk(kind, &[head, &packed].concat());
        let picture = [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &[0; 13]), text];
        assert_eq!(within(&picture.concat()), (1, true));
    }
}

#[test]
fn what_can_not_be_opened_is_said() {
    for closed in
        [&b"Rar!\x1a\x07\0 13800001000"[..], b"7z\xbc\xaf\x27\x1c", b"PK\x03\x04 no archive", b"%PDF-1.7 broken"]
    {
        assert!(!within(closed).1, "{closed:?}");
    }
    assert_eq!(within(b"Rar!\x1a\x07\0 13800001000").0, 1);
    let deep = (0..9).fold(PHONE.as_bytes().to_vec(), |inner, _| zipped(&[("a.zip", &inner)]));
    assert!(!within(&deep).1);
    let large = zipped(&[("a", &vec![b' '; 65 << 20])]);
    assert_eq!(within(&large), (0, false));
}
