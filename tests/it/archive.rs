//! The tables of contents of a class's archive, as an archivist reads them.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use crate::common::{config, copy, repository};
use calamine::Reader;
use xueshi::model::{Class, ClassId};
use xueshi::pipeline;
use xueshi::view::KeptState;

const CLASS: &str = "content/classes/2024-candidates";

/// A PDF of so many empty pages.
fn pdf(pages: usize) -> Vec<u8> {
    let kids: Vec<String> = (3..3 + pages).map(|number| format!("{number} 0 R")).collect();
    let tree = format!("<</Type/Pages/Count {pages}/Kids[{}]>>", kids.join(" "));
    let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned(), tree];
    objects.extend((0..pages).map(|_| "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>".to_owned()));
    let (mut text, mut places) = ("%PDF-1.4\n".to_owned(), String::new());
    for (number, object) in (1..).zip(&objects) {
        let _ = writeln!(places, "{:010} 00000 n ", text.len());
        let _ = writeln!(text, "{number} 0 obj\n{object}\nendobj");
    }
    let (start, size) = (text.len(), objects.len() + 1);
    let _ = write!(text, "xref\n0 {size}\n0000000000 65535 f \n{places}");
    let _ = write!(text, "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    text.into_bytes()
}

/// The rows of 归档文件目录 of the class in the sample with attachments, and whether its attendance sheet is there.
/// Nothing is printed, so that all pages are those of attachments.
struct Packed {
    rows: Vec<Vec<String>>,
    names: Vec<String>,
    attendance: KeptState,
}

fn packed(root: &Path, attachments: &[(&str, Vec<u8>)]) -> Packed {
    let attached = root.join(CLASS).join("attachments");
    fs::create_dir_all(&attached).expect("writable");
    for (name, bytes) in attachments {
        fs::write(attached.join(name), bytes).expect("writable");
    }
    let config = config(root, &root.join("output"));
    let run = pipeline::examine(&config, &|_| {});
    let office = run.office.as_ref().expect("an office");
    let is_it = |class: &Class| class.programme.id == "2024-candidates";
    let class = ClassId(office.classes.iter().position(is_it).expect("the class"));
    let archive = pipeline::archive(&config, &run, class).expect("packed").expect("an archive");
    let mut zip = zip::ZipArchive::new(Cursor::new(archive.bytes)).expect("a zip file");
    let names =
        (0..zip.len()).map(|at| zip.by_index(at).expect("a file").name().expect("UTF-8").into_owned()).collect();
    let mut book = Vec::new();
    zip.by_name("目录/归档文件目录.xlsx").expect("contents").read_to_end(&mut book).expect("bytes");
    let mut book: calamine::Xlsx<_> = Reader::new(Cursor::new(book)).expect("a workbook");
    let range = book.worksheet_range_at(0).expect("a sheet").expect("cells");
    let rows = range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let attendance = archive.kept.iter().find(|kept| kept.title.contains("考勤表")).expect("a record").state;
    Packed { rows, names, attendance }
}

impl Packed {
    /// Issuer, date, pages and remark of the rows with a title.
    fn said(&self, title: &str) -> Vec<[&str; 4]> {
        let of = |row: &Vec<String>| row.get(4).is_some_and(|cell| cell.ends_with(title));
        self.rows.iter().filter(|row| of(row)).map(|row| [3, 5, 7, 8].map(|at| row[at].as_str())).collect()
    }
}

#[test]
fn pages_are_those_of_what_is_filed() {
    let root = copy(&repository());
    let scan = |pages| pdf(pages);
    let packed = packed(
        root.path(),
        &[
            ("考勤表（签字）.pdf", scan(3)),
            ("培训小结.PDF", b"%PDF-1.4 broken".to_vec()),
            ("教学计划备案表.jpg", b"a picture".to_vec()),
            ("名额分配表.pdf", scan(1)),
            ("名额分配表扫描件.pdf", scan(2)),
            ("学员体会.pdf", scan(12)),
        ],
    );
    let pages = |title: &str| packed.said(title).iter().map(|row| row[2].to_owned()).collect::<Vec<_>>();
    assert_eq!(pages("考勤表"), ["3"], "the signed copy, not the print");
    assert_eq!(pages("学员体会"), ["12"], "a scan of its own");
    assert_eq!(pages("培训小结"), [""], "broken");
    assert_eq!(pages("教学计划备案表"), [""], "a picture has no pages to count, and the print isn't filed");
    assert_eq!(pages("名额分配表"), [""], "two copies: parts, or the same twice");
}

#[test]
fn a_copy_goes_by_one_rule_in_the_tables_and_in_the_check_list() {
    for name in
        ["考勤表（签字）.pdf", "C4组织04003考勤表.pdf", "2024年发展对象培训班考勤表扫描件.pdf", "党校学员考勤表.pdf"]
    {
        let root = copy(&repository());
        let packed = packed(root.path(), &[(name, pdf(2))]);
        assert_eq!(packed.attendance, KeptState::There, "{name}");
        let rows: Vec<_> = packed.said("考勤表").iter().map(|row| [row[2], row[3]]).collect();
        assert_eq!(rows, [["2", "签字件已存附件"]], "{name}");
        let listed = packed.rows.iter().flatten().filter(|cell| cell.contains("考勤表")).count();
        assert_eq!(listed, 1, "{name} has no row of its own");
    }
    let root = copy(&repository());
    let packed = packed(root.path(), &[("考勤表说明.pdf", pdf(2))]);
    assert_eq!((packed.attendance, packed.said("考勤表说明").len()), (KeptState::ToSign, 1));
}

#[test]
fn a_form_says_whether_it_is_kept() {
    let root = copy(&repository());
    let text = fs::read_to_string("src/source/forms/course-list.yaml").expect("a form");
    fs::write(root.path().join("content/forms/course-list.yaml"), text + "归档: 否\n").expect("writable");
    let without = packed(root.path(), &[("结业证书扫描件.pdf", pdf(9))]);
    for title in ["结业证书", "结业证书扫描件", "线上培训课程列表", "签到表", "学习实践评估表"]
    {
        assert_eq!(without.said(title).len(), 0, "{title}");
    }
    for name in ["表册/结业证书.xlsx", "表册/签到表.xlsx", "表册/线上培训课程列表.xlsx", "附件/结业证书扫描件.pdf"]
    {
        assert!(without.names.iter().any(|known| known == name), "{name} stays in the file: {:?}", without.names);
    }
    let signed = packed(root.path(), &[("签到表（签字）.pdf", pdf(4))]);
    let rows: Vec<_> = signed.said("签到表").iter().map(|row| [row[2], row[3]]).collect();
    assert_eq!(rows, [["4", "签字件已存附件"]]);
}

#[test]
fn a_form_is_from_whom_its_head_names_and_of_the_day_it_was_due() {
    let root = copy(&repository());
    let class = root.path().join(CLASS).join("class.yaml");
    let text = fs::read_to_string(&class).expect("the class");
    fs::write(&class, text.replace("主办: 中共云汀职业技术学院委员会党校", "主办: 云汀市委党校")).expect("writable");
    let all = packed(root.path(), &[]);
    let said = |packed: &Packed, title: &str| {
        packed.said(title).iter().map(|row| format!("{} {}", row[0], row[1])).collect::<Vec<_>>()
    };
    assert_eq!(said(&all, "教学计划备案表"), ["智能制造学院等六个党总支 20240519"], "due that day");
    assert_eq!(said(&all, "学员名单表"), ["智能制造学院等六个党总支 20240515"]);
    assert_eq!(said(&all, "名额分配表"), ["云汀市委党校 20240519"], "the day before the class");
    assert_eq!(said(&all, "考场安排表"), ["云汀市委党校 20240617"], "the day of the examination");
    assert_eq!(said(&all, "培训小结"), ["云汀市委党校 20240620"], "the last day");
    assert_eq!(said(&all, "报名表"), ["智能制造学院等 20240620"], "each unit fills in its own");
    let text = fs::read_to_string(&class).expect("the class");
    let kept = |line: &&str| !["主办", "承办", "  - { 事项: 报送教学计划"].iter().any(|key| line.starts_with(key));
    fs::write(&class, text.lines().filter(kept).collect::<Vec<_>>().join("\n").replace("2024-05-20", "2024-05-18"))
        .expect("writable");
    let bare = packed(root.path(), &[]);
    assert_eq!(said(&bare, "教学计划备案表").len(), 1);
    assert!(said(&bare, "教学计划备案表")[0].ends_with("等 20240517"), "{:?}", said(&bare, "教学计划备案表"));
    assert_eq!(said(&bare, "培训小结"), ["中共云汀职业技术学院委员会党校 20240620"], "the office itself");
}
