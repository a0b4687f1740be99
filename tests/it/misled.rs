//! Findings that lead who has only them to what is to be mended, and not to what only follows from it.

use std::fs;

use crate::common::{check, codes, findings, found, office};
use xueshi::locale::Lang;

/// What is said of an office with some files, in Chinese and English.
fn said(files: &[(&str, &str)]) -> [String; 2] {
    let run = check(office(files).path());
    [findings(&run, Lang::ZhCn), findings(&run, Lang::En)]
}

fn says(files: &[(&str, &str)], zh: &str, en: &str) {
    let [chinese, english] = said(files);
    assert!(chinese.contains(zh), "{zh} in {chinese}");
    assert!(english.contains(en), "{en} in {english}");
}

/// The code, file and line of each finding.
fn places(files: &[(&str, &str)]) -> Vec<String> {
    let run = check(office(files).path());
    let place = |finding: &xueshi::diag::Diagnostic| {
        let at = xueshi::diag::place(finding, &run.sources);
        let at = at.map(|(path, at)| format!(" {}:{}", path.rsplit('/').next().unwrap_or_default(), at.line));
        format!("{}{}", finding.code.id(), at.unwrap_or_default())
    };
    run.findings.iter().map(place).collect()
}

fn notice(head: &str, body: &str) -> String {
    format!("---\ntitle: Notice\ndate: 2024-03-01\n{head}---\n{body}\n")
}

#[test]
fn names_that_are_equally_near_are_all_suggested() {
    let text = notice("class: basics\n", "{{ 班次.参加人数 }}");
    says(&[("notices/a.md", &text)], "是否应为“参训人数”或“参考人数”？", "is it “参训人数” or “参考人数”?");
}

#[test]
fn another_number_of_the_series_is_not_suggested() {
    let text = notice("class: basics-2\n", "[x](/classes/2024-q3/notice.md)");
    let (class, own) = (fs::read_to_string("tests/projects/english/content/classes/basics/class.yaml"), notice("", ""));
    let class = class.expect("readable");
    let files = [
        ("notices/a.md", text.as_str()),
        ("classes/basics-1/class.yaml", &class),
        ("classes/2024-q1/class.yaml", &class),
        ("classes/2024-q1/notice.md", &own),
    ];
    let [chinese, english] = said(&files);
    assert!(!chinese.contains("是否应为"), "{chinese}");
    assert!(
        chinese.contains("班次的文件夹可能已经删除或者改名") && chinese.contains("删除、移走或者改名"),
        "{chinese}"
    );
    assert!(english.contains("may have been deleted or renamed"), "{english}");
    assert!(english.contains("may have been deleted, moved or renamed"), "{english}");
    let marks = ("classes/basics/marks.csv", "id,exam\nA9,80\n");
    assert!(!said(&[marks])[0].contains("是否应为"), "{}", said(&[marks])[0]);
}

#[test]
fn the_figures_of_a_class_that_is_not_there_are_not_reported_as_well() {
    let text = notice("class: nowhere\n", "{{ class.trainees }} {{ class.trainees }} {{ class.nothing_such }}");
    assert_eq!(places(&[("notices/a.md", &text)]), ["R101 a.md:4", "R101 a.md:6"]);
    let text = notice("", "{{ class.trainees }}");
    assert_eq!(places(&[("notices/a.md", &text)]), ["G101 a.md:5"]);
}

#[test]
fn what_follows_from_a_list_that_could_not_be_read_is_not_said() {
    assert_eq!(examined(&[("marks.csv", "id,exam\nA1,80\n")]), [""; 0]);
    assert_eq!(examined(&[("marks.csv", "id,exam\nA1,50\n")]), ["C105 certificates.csv:2"]);
    assert_eq!(examined(&[("marks.csv", "id,exam\nA1,8O\n")]), ["K203 marks.csv:2"]);
    assert_eq!(examined(&[("marks.csv", "Marks,\nid,exam\nA1,80\n")]), ["K105 marks.csv:1"]);
    assert_eq!(examined(&[("marks.csv", "id\texam\nA1\t80\n")]), ["K105 marks.csv:1"]);
    // Whoever stands in lists beside a roster without a head is not said to be missing from it.
    assert_eq!(examined(&[("roster.csv", "nobody\nA1\n")]), ["K104 roster.csv:1", "K105 roster.csv:1"]);
    assert_eq!(examined(&[("roster.csv", "")]), ["K105 roster.csv:1"]);
    // A schedule with a line that can't be read is not too short.
    let slot = |date: &str| format!("- {{ date: {date}, time: \"09:00-11:00\", topic: T, credits: 2 }}\n");
    let schedule = slot("2024-03-04") + &slot("?");
    let short = [("schedule.yaml", schedule.as_str()), ("attendance.csv", "id\nA1\nA2\nA3\nA4\n")];
    assert_eq!(examined(&short), ["K201 schedule.yaml:2"]);
    // Nor does it lack what a sheet is headed by, or a course list what was done online.
    let sheet = "id,2024-03-05\nA1,√\nA2,√\nA3,√\nA4,√\n";
    assert_eq!(examined(&[("schedule.yaml", "- {"), ("attendance.csv", sheet)]), ["S201 schedule.yaml:1"]);
    let online = ("online.csv", "id,course\nA1,One\n");
    assert_eq!(examined(&[("courses.csv", "title,credits\nOne,x\n"), online]), ["K203 courses.csv:2"]);
    // A number in a row that was not read is neither a gap nor unknown.
    let numbers = "id,certificate,date,replaces\nA1,1,2024-03-0x,\nA1,3,,9\n";
    let mut numbered = examined(&[("certificates.csv", numbers), ("marks.csv", "id,exam\nA1,80\n")]);
    numbered.retain(|line| !line.starts_with("C120"));
    assert_eq!(numbered, ["K201 certificates.csv:2"]);
    // Whose row has a misspelt name is not missing as well.
    let misspelt = "name,2024-03-05,2024-03-06 09:00-11:00,2024-03-07\nAnn Lee,√,√,√\nBen Rays,√,√,√\nCy Dow,√,√,√\n\
                    Dee Fox,√,√,√\n";
    assert_eq!(examined(&[("attendance.csv", misspelt)]), ["R101 attendance.csv:3"]);
}

const RULE: &str = "title: B\ntracks:\n  offline: { required: 5, earn: [{ by: minutes }] }\n\
                    exam: { requires: [tracks], pass: 60 }\nresult: { parts: { exam: 1 }, pass: 60 }\ncredit_minutes: 60\n";
const CERTIFICATES: &str = "id,certificate\nA1,1\n";

/// What is found with a rule that has an examination, a certificate, and some files of the class.
fn examined(files: &[(&str, &str)]) -> Vec<String> {
    let files = files.iter().map(|(name, text)| (format!("classes/basics/{name}"), *text)).collect::<Vec<_>>();
    let mut all = vec![("rules/basic.yaml", RULE), ("classes/basics/certificates.csv", CERTIFICATES)];
    all.extend(files.iter().map(|(path, text)| (path.as_str(), *text)));
    places(&all)
}

#[test]
fn a_roster_that_was_left_a_workbook_is_the_one_thing_to_mend() {
    let root = office(&[("classes/basics/marks.csv", "id,exam\nA1,80\nA2,70\n")]);
    let folder = root.path().join("content/classes/basics");
    fs::rename(folder.join("roster.csv"), folder.join("roster.xlsx")).expect("there");
    let run = check(root.path());
    assert_eq!(codes(&run), ["S107", "S108"]);
    assert!(
        findings(&run, Lang::ZhCn).contains("那里有的是 Excel 工作簿“roster.xlsx”"),
        "{}",
        findings(&run, Lang::ZhCn)
    );
}

#[test]
fn a_head_that_lacks_its_columns_says_why() {
    let marks = |text: &'static str| [("classes/basics/marks.csv", text)];
    says(&marks("Marks,\n\nid,exam\nA1,80\n"), "第3行才是表头", "the head is line 3");
    says(&marks("Marks\nid,exam\nA1,80\n"), "第2行才是表头", "the head is line 2");
    says(&marks("Marks\nid,Theory\nA1,80\n"), "第2行才是表头", "the head is line 2");
    says(&marks("id\texam\nA1\t80\n"), "制表符", "tabs");
    says(&marks("id;exam\nA1;80\n"), "分号", "semicolons");
    says(&marks("id，exam\nA1，80\n"), "中文逗号", "Chinese commas");
    says(&marks("\n"), "是空的", "is empty");
    let register = [("people/more.csv", "Register,,\nid,name,unit\nB1,Bo,quay\n")];
    assert_eq!(places(&register), ["K105 more.csv:1"]);
    says(&register, "第2行才是表头", "the head is line 2");
}

#[test]
fn a_slip_of_yaml_says_how_to_mend_it() {
    let site = |text: &'static str| [("rules/x.yaml", text)];
    says(&site("title: X\ntracks:\n\toffline: 1\n"), "两个空格", "two spaces");
    says(&site("title:X\ntracks: 1\n"), "请在冒号后面加一个空格", "put a space after the colon");
    says(&site("title: X\n  b: 1\n"), "同一级的各行左对齐", "the lines of one level");
    says(&site("title: @x\n"), "常见的原因", "it is mostly");
}

#[test]
fn chinese_quotes_and_brackets_around_a_value_are_said_to_be_part_of_it() {
    let schedule = "- { date: 2024-03-04, time: “14:30-16:00”, topic: T, credits: 2 }\n";
    let files = [("classes/basics/schedule.yaml", schedule)];
    says(&files, "中文引号“”也算文字", "Chinese quotation marks are part of the text");
    let units = [(
        "classes/x/class.yaml",
        "title: X\nrule: basic\nstart: 2025-01-01\nend: 2025-01-02\nunits: 【quay, crane】\n",
    )];
    says(&units, "列表要用半角的 [ ]", "a list stands in plain [ ]");
    says(&[("classes/basics/marks.csv", "id,exam\n「A1」,80\n")], "中文引号“”也算文字", "Chinese quotation marks");
}

#[test]
fn a_form_that_there_is_not_says_how_to_list_them() {
    let text = "---\ntitle: N\nattachments: [{ title: A, table: 某某表 }]\n---\n";
    says(&[("classes/basics/notice.md", text)], "xueshi forms list", "xueshi forms list");
}

#[test]
fn a_date_that_is_none_has_the_form_of_its_place() {
    let moved = "- { date: 2024-03-04, time: \"09:00-11:00\", topic: T, credits: 2, moved: 6月24日下午 }\n";
    let files = [("classes/basics/schedule.yaml", moved)];
    says(&files, "2024-05-29 14:30-16:00", "2024-05-29 14:30-16:00");
    assert!(!said(&files)[0].contains("出生年月"), "{}", said(&files)[0]);
    let class = "title: X\nrule: basic\nstart: 某日\nend: 2025-01-02\n";
    assert!(
        !said(&[("classes/x/class.yaml", class)])[0].contains("1980"),
        "{}",
        said(&[("classes/x/class.yaml", class)])[0]
    );
    says(&[("people/b.csv", "id,name,unit,birth\nB1,Bo,quay,某月\n")], "1980-03", "1980-03");
}

#[test]
fn an_old_address_that_is_a_page_is_said_once_with_what_to_do() {
    let text = notice("aliases: classes/basics/index.html\n", "");
    assert_eq!(places(&[("notices/new.md", &text)]).len(), 1);
    says(&[("notices/new.md", &text)], "“旧地址”", "“aliases”");
    says(&[("notices/new.md", &notice("aliases: x\n", ""))], "从网站的根目录写起", "from the root folder of the site");
}

#[test]
fn what_is_missing_is_said_of_the_file_that_lacks_it() {
    let empty = [("classes/basics/roster.csv", "id,name\n"), ("classes/basics/attendance.csv", "id\n")];
    assert!(places(&empty).contains(&"C110 roster.csv:1".to_owned()), "{:?}", places(&empty));
    says(&empty, "学员名单是空的", "the roster is empty");
    let schedule = "- { date: 2024-03-04, time: \"09:00-11:00\", topic: T, credits: 2 }\n";
    let short = [("classes/basics/schedule.yaml", schedule), ("classes/basics/attendance.csv", "id\nA1\nA2\nA3\nA4\n")];
    assert_eq!(places(&short), ["C103 schedule.yaml:1"]);
}

#[test]
fn a_picture_that_browsers_do_not_show_is_refused_for_that() {
    for name in ["a.heic", "a.HEIF", "a.tif", "a.psd"] {
        let text = notice("", &format!("![x]({name})"));
        let path = format!("notices/{name}");
        says(&[("notices/b.md", &text), (&path, "x")], "另存为 JPG", "save it as JPG");
    }
    let text = notice("", "[x](a.exe)");
    let files = [("notices/b.md", text.as_str()), ("notices/a.exe", "x")];
    assert_eq!(found(&check(office(&files).path())), ["R114 5:1"]);
    assert!(!said(&files)[0].contains("名单、成绩"), "{}", said(&files)[0]);
}
