//! Sheets that others filled in: what of them gets into the lists, what is sent back, and that a second time nothing
//! changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use serde_json::{Value, json};

use crate::common::{check, codes, office};

/// What a run said, and how it ended.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) said: Value,
    pub(crate) errors: String,
}

impl Ran {
    fn rows(&self, of: &str) -> usize {
        self.said[of].as_array().map_or(usize::MAX, Vec::len)
    }

    /// The first reason for which a row was sent back.
    pub(crate) fn why(&self, row: u32) -> String {
        let rejected = self.said["rejected"].as_array().cloned().unwrap_or_default();
        let found = rejected.iter().find(|found| found["row"] == row);
        found.map(|found| found["reasons"][0].as_str().unwrap_or_default().to_owned()).unwrap_or_default()
    }
}

pub(crate) fn import(root: &Path, arguments: &[&str]) -> Ran {
    let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"));
    program.arg("import").args(arguments).args(["--lang", "en", "--format", "json", "--root"]).arg(root);
    let done = program.output().expect("the program starts");
    Ran {
        code: done.status.code(),
        said: serde_json::from_slice(&done.stdout).unwrap_or(Value::Null),
        errors: String::from_utf8_lossy(&done.stderr).into_owned(),
    }
}

/// A workbook beside the office's content, with what is laid on its first sheet.
pub(crate) fn workbook(root: &Path, name: &str, lay: impl FnOnce(&mut Worksheet) -> Result<(), XlsxError>) -> PathBuf {
    let path = root.join(name);
    let mut book = Workbook::new();
    lay(book.add_worksheet()).expect("cells");
    book.save(&path).expect("a workbook");
    path
}

/// A workbook of texts.
fn texts(root: &Path, name: &str, rows: &[&[&str]]) -> String {
    let lay = |sheet: &mut Worksheet| {
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(row, column, *cell)?;
            }
        }
        Ok(())
    };
    workbook(root, name, lay).to_str().expect("a path").to_owned()
}

fn read(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join("content").join(path)).unwrap_or_default()
}

const REGISTER: &str = "people/all.csv";
const ROSTER: &str = "classes/basics/roster.csv";

#[test]
fn a_register_grows_and_a_second_time_nothing_changes() {
    let root = office(&[]);
    let before = read(root.path(), REGISTER);
    let file = workbook(root.path(), "list.xlsx", |sheet| {
        let day = Format::new().set_num_format("yyyy/m/d");
        sheet.merge_range(0, 0, 0, 5, "Harbour Training Office", &Format::new())?;
        sheet.merge_range(1, 0, 1, 5, "People of 2024", &Format::new())?;
        for (column, head) in (0..).zip(["No.", "ＩＤ *", "Name", "unit\n(required)", "birth", "phone", "hobby"]) {
            sheet.write_string(2, column, head)?;
        }
        sheet.write_number(3, 1, 20_240_101)?;
        sheet.write_string(3, 2, "Eve  Gray")?;
        sheet.merge_range(3, 3, 4, 3, "quay", &Format::new())?;
        sheet.write_string(3, 4, "１９８０年３月")?;
        sheet.write_number(3, 5, 13_800_138_000.0)?;
        sheet.write_string(4, 1, "２０２４０１０２")?;
        sheet.write_string(4, 2, "Fay Hill")?;
        sheet.write_datetime_with_format(4, 4, ExcelDateTime::from_ymd(1981, 4, 1)?, &day)?;
        // What is there already changes where it differs, and stays where a cell is empty.
        sheet.write_string(5, 1, "A1")?;
        sheet.write_string(5, 2, "Ann Lee")?;
        sheet.write_string(5, 5, "10000000009")?;
        sheet.write_string(7, 0, "Total")?;
        sheet.write_number(7, 1, 3)?;
        Ok(())
    });
    let file = file.to_str().expect("a path");
    let shown = import(root.path(), &["people", file]);
    assert_eq!(
        (shown.code, shown.rows("added"), shown.rows("changed")),
        (Some(0), 2, 1),
        "{:#} {}",
        shown.said,
        shown.errors
    );
    assert_eq!(read(root.path(), REGISTER), before, "nothing is written unasked");
    let field = json!([{ "key": "phone", "old": "10000000001", "new": "10000000009" }]);
    assert_eq!(shown.said["changed"][0]["fields"], field);
    assert_eq!(shown.said["kept"], json!(["Ben Ray A2", "Cy Dow A3", "Dee Fox A4"]));
    assert_eq!(shown.said["skipped"][0]["why"], "below");
    let unread: Vec<_> =
        shown.said["columns"].as_array().expect("columns").iter().filter(|it| it["key"].is_null()).collect();
    assert_eq!(unread.iter().map(|it| it["head"].as_str()).collect::<Vec<_>>(), [Some("No."), Some("hobby")]);
    let written = import(root.path(), &["people", file, "--write"]);
    assert_eq!((written.code, &written.said["written"]), (Some(0), &json!(true)));
    let expected = "id,name,unit,category,phone,birth\nA1,Ann Lee,quay,member,10000000009,\n\
        A2,Ben Ray,quay,member,10000000002,\nA3,Cy Dow,Crane,member,10000000003,\nA4,Dee Fox,Crane,Member,10000000004,\n\
        20240101,Eve Gray,quay,,13800138000,1980-03\n20240102,Fay Hill,quay,,,1981-04\n";
    assert_eq!(read(root.path(), REGISTER), expected);
    let again = import(root.path(), &["people", file, "--write"]);
    assert_eq!((again.rows("added"), again.rows("changed"), &again.said["written"]), (0, 0, &json!(false)));
    assert_eq!(read(root.path(), REGISTER), expected);
    assert_eq!(codes(&check(root.path())), Vec::<&str>::new());
}

#[test]
fn rows_that_the_check_would_find_fault_with_are_sent_back_with_its_reason() {
    let root = office(&[]);
    let file = texts(
        root.path(),
        "list.xlsx",
        &[
            &["id", "name", "unit", "joined"],
            &["B1", "Bo Ash", "quai", ""],
            &["B2", "", "quay", ""],
            &["B3", "Di Elm", "quay", "5/6/2024"],
            &["B4", "Flo Gum", "quay", "2024.5.20"],
            &["B5", "Hal Ivy", "quay", ""],
            &["B5", "Ida Jay", "quay", ""],
            &["B6", "Kit Lin", "quay", ""],
            &["B6", "Kit Lin", "quay", ""],
            &["", "Mo Nye", "quay", ""],
            &["A2", "@SUM(A1)", "", ""],
        ],
    );
    let ran = import(root.path(), &["people", &file, "--write"]);
    assert_eq!((ran.code, ran.rows("added"), ran.rows("rejected")), (Some(1), 2, 7), "{:#}", ran.said);
    assert_eq!(ran.why(2), "there is no unit “quai”; is it “Quay” or “quay”?");
    assert!(ran.why(3).contains("name"), "{}", ran.why(3));
    assert_eq!(ran.why(4), "joined: “5/6/2024” may be 2024-05-06 / 2024-06-05; write it as 2024-05-20");
    assert_eq!(ran.why(6), "the same as row 7 and yet different; which of them is right is not known");
    assert!(ran.why(10).starts_with("no student or staff number"), "{}", ran.why(10));
    assert!(ran.why(11).contains("like a formula"), "{}", ran.why(11));
    assert!(read(root.path(), REGISTER).ends_with("B4,Flo Gum,quay,,,2024-05-20\nB6,Kit Lin,quay,,,\n"));
    assert_eq!(codes(&check(root.path())), Vec::<&str>::new());
    // The rows come back as a sheet, every cell a text; corrected, they go in.
    let returned = root.path().join("list-returned.xlsx");
    assert_eq!(ran.said["rejected_file"].as_str(), returned.to_str());
    let again = import(root.path(), &["people", returned.to_str().expect("a path"), "--write"]);
    assert_eq!((again.rows("added"), again.rows("rejected")), (0, 7), "{:#}", again.said);
    assert_eq!(again.said["columns"][0], json!({ "head": "reason", "key": null, "why": "ignored" }));
    // Sent back once more it does not write over the sheet that somebody may be correcting.
    assert_eq!(import(root.path(), &["people", &file, "--write"]).said["rejected_file"].as_str(), returned.to_str());
    fs::write(&returned, "corrected").expect("writable");
    let other = import(root.path(), &["people", &file, "--write"]).said["rejected_file"].clone();
    assert!(other.as_str().is_some_and(|path| path.ends_with("list-returned-2.xlsx")), "{other}");
    assert_eq!(fs::read_to_string(&returned).expect("there"), "corrected");
}

#[test]
fn a_roster_takes_people_by_id_or_name_and_leaves_what_the_register_has() {
    let root = office(&[
        (ROSTER, "id,name,from\nA1,Ann Lee,\nA2,Ben Ray,\nA3,Cy Dow,2024-03-05\n"),
        ("classes/basics/attendance.csv", ""),
    ]);
    fs::remove_file(root.path().join("content/classes/basics/attendance.csv")).expect("there");
    let rows: &[&[&str]] = &[
        &["name", "unit", "from", "phone", "note"],
        &["Dee Fox", "Crane team", "2024年3月4日", "1", "late"],
        &["Cy Dow", "crane", "2024/3/5", "2", ""],
        &["Zoe Ash", "quay", "", "", ""],
    ];
    let file = texts(root.path(), "roster.xlsx", rows);
    let ran = import(root.path(), &["roster", &file, "--class", "basics", "--write"]);
    assert_eq!(
        (ran.code, ran.rows("added"), ran.rows("changed"), ran.rows("rejected")),
        (Some(1), 1, 0, 1),
        "{:#}",
        ran.said
    );
    assert!(ran.why(4).starts_with("there is no person “Zoe Ash”"), "{}", ran.why(4));
    assert_eq!(ran.said["columns"][3]["why"], "people");
    let expected = "id,name,from,note\nA1,Ann Lee,,\nA2,Ben Ray,,\nA3,Cy Dow,2024-03-05,\nA4,Dee Fox,2024-03-04,late\n";
    assert_eq!(read(root.path(), ROSTER), expected);
    let again = import(root.path(), &["roster", &file, "--class", "Basics 2024", "--write"]);
    assert_eq!((again.rows("added"), again.rows("changed")), (0, 0), "{:#}", again.said);
    assert_eq!(read(root.path(), ROSTER), expected);
}

#[test]
fn many_rows_go_only_where_that_is_asked_for_twice() {
    let root = office(&[]);
    let file = texts(root.path(), "list.xlsx", &[&["id", "name", "unit"], &["A9", "Ida Jay", "quay"]]);
    let before = read(root.path(), REGISTER);
    let ran = import(root.path(), &["people", &file, "--replace", "--write"]);
    assert_eq!((ran.code, &ran.said["shrinks"], ran.rows("removed")), (Some(1), &json!(true), 4), "{:#}", ran.said);
    assert_eq!(read(root.path(), REGISTER), before);
    // Allowed, it is still an error to take people away whom a class has.
    let ran = import(root.path(), &["people", &file, "--replace", "--allow-shrink", "--write"]);
    assert_eq!((ran.code, &ran.said["written"]), (Some(1), &json!(false)));
    assert!(ran.rows("standing") > 0, "{:#}", ran.said);
    assert_eq!(read(root.path(), REGISTER), before);
    // A few that nothing depends on go.
    let more = (0..12).map(|n| format!("C{n},Person{n},quay,,\n")).collect::<Vec<_>>().concat();
    fs::write(root.path().join("content").join(REGISTER), format!("{before}{more}")).expect("writable");
    let mut rows: Vec<Vec<String>> = vec![vec!["id".into(), "name".into(), "unit".into()]];
    let ids = before.lines().skip(1).map(|line| line.split(',').next().unwrap_or_default().to_owned());
    rows.extend(ids.chain((0..10).map(|n| format!("C{n}"))).map(|id| vec![id, String::new(), String::new()]));
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let file = texts(root.path(), "few.xlsx", &rows);
    let ran = import(root.path(), &["people", &file, "--replace", "--write"]);
    assert_eq!(
        (ran.code, ran.said["removed"].clone()),
        (Some(0), json!(["Person10 C10", "Person11 C11"])),
        "{:#}",
        ran.said
    );
    assert!(!read(root.path(), REGISTER).contains("C11"));
}

#[test]
fn marks_are_exact_and_unknown_components_are_said() {
    let rule = "title: B\ntracks:\n  offline: { required: 4, earn: [{ by: minutes }] }\ncredit_minutes: 60\n\
        exam: { pass: 60 }\nresult: { parts: { exam: \"0.7\", performance: \"0.3\" }, pass: 60 }\n";
    let root =
        office(&[("rules/basic.yaml", rule), ("classes/basics/marks.csv", "id,exam,performance\nA1,85.50,90\n")]);
    let file = workbook(root.path(), "marks.xlsx", |sheet| {
        for (column, head) in (0..).zip(["name", "Exam (100)", "performance", "homework"]) {
            sheet.write_string(0, column, head)?;
        }
        sheet.write_string(1, 0, "Ann Lee")?;
        sheet.write_number(1, 1, 85.5)?;
        sheet.write_string(2, 0, "Ben Ray")?;
        sheet.write_number(2, 1, 0.1 + 0.2)?;
        sheet.write_string(2, 2, "８８")?;
        sheet.write_string(3, 0, "Cy Dow")?;
        sheet.write_number(3, 1, 101)?;
        sheet.write_string(4, 0, "Dee Fox")?;
        sheet.write_string(4, 1, "absent")?;
        sheet.write_string(4, 2, "-1")?;
        Ok(())
    });
    let ran = import(root.path(), &["marks", file.to_str().expect("a path"), "--class", "basics", "--write"]);
    assert_eq!((ran.code, ran.rows("added"), ran.said["unchanged"].clone()), (Some(1), 1, json!(1)), "{:#}", ran.said);
    assert_eq!(
        read(root.path(), "classes/basics/marks.csv"),
        "id,exam,performance,name\nA1,85.50,90,\nA2,0.3,88,Ben Ray\n"
    );
    assert_eq!(ran.rows("rejected"), 2);
    assert_eq!(ran.said["columns"][3]["why"], "unknown");
}

#[test]
fn a_sign_in_sheet_finds_its_sessions_however_their_days_are_written() {
    let root =
        office(&[("classes/basics/attendance.csv", "name,2024-03-05\nAnn Lee,√\nBen Ray,△\nCy Dow,√\nDee Fox,○\n")]);
    let file = workbook(root.path(), "sign.xlsx", |sheet| {
        let day = Format::new().set_num_format("m月d日");
        sheet.write_string(0, 0, "Sign-in")?;
        sheet.write_string(1, 0, "name")?;
        sheet.write_datetime_with_format(1, 1, ExcelDateTime::from_ymd(2024, 3, 5)?, &day)?;
        sheet.write_string(1, 2, "3月6日")?;
        sheet.write_string(1, 3, "2024.3.7\n09:00-11:00")?;
        sheet.write_string(1, 4, "出勤")?;
        for (row, (name, marks)) in (2..).zip([
            ("Ann Lee", ["出勤", "√", "present"]),
            ("Ben Ray", ["迟到", "√", "△"]),
            ("Cy Dow", ["√", "旷课", "√"]),
            ("Dee Fox", ["请假", "√", "×"]),
        ]) {
            sheet.write_string(row, 0, name)?;
            for (column, mark) in (1..).zip(marks) {
                sheet.write_string(row, column, mark)?;
            }
            sheet.write_number(row, 4, 3)?;
        }
        Ok(())
    });
    let file = file.to_str().expect("a path");
    let ran = import(root.path(), &["attendance", file, "--class", "basics", "--write"]);
    assert_eq!((ran.code, ran.rows("changed")), (Some(0), 4), "{:#} {}", ran.said, ran.errors);
    let expected =
        "name,2024-03-05,2024-03-06,2024-03-07\nAnn Lee,√,√,present\nBen Ray,△,√,△\nCy Dow,√,旷课,√\nDee Fox,○,√,×\n";
    assert_eq!(read(root.path(), "classes/basics/attendance.csv"), expected);
    assert_eq!(codes(&check(root.path())), Vec::<&str>::new());
    let again = import(root.path(), &["attendance", file, "--class", "basics", "--write"]);
    assert_eq!((again.rows("added"), again.rows("changed")), (0, 0), "{:#}", again.said);
}

#[test]
fn a_platform_says_what_was_finished_and_when() {
    let courses = "id,title,credits,kind\nC1,Ropes,1,required\nC2,Knots,1,required\n";
    let rule =
        "title: B\ntracks:\n  online: { required: 1, earn: [{ by: courses, kind: required }] }\ncredit_minutes: 60\n";
    let root = office(&[("rules/basic.yaml", rule), ("classes/basics/courses.csv", courses)]);
    for path in ["attendance.csv", "sessions/2024-03-04-day-1.md"] {
        fs::remove_file(root.path().join("content/classes/basics").join(path)).expect("there");
    }
    fs::write(root.path().join("content/classes/basics/schedule.yaml"), "[]\n").expect("writable");
    let text = "学员姓名;课程名称;学习进度;完成时间;学习时长\nAnn Lee;Ropes;100%;2024-03-05 13:22:11;45\nBen Ray;Ropes;60%;;20\n\
        Cy Dow;Knots;已完成;;45\nDee Fox;Splices;100%;2024-03-06;45\n";
    let file = root.path().join("export.csv");
    let (gbk, _, _) = encoding_rs::GBK.encode(text);
    fs::write(&file, gbk).expect("writable");
    let ran = import(root.path(), &["online", file.to_str().expect("a path"), "--class", "basics", "--write"]);
    assert_eq!((ran.code, ran.rows("added"), ran.rows("rejected")), (Some(1), 2, 2), "{:#} {}", ran.said, ran.errors);
    assert!(ran.why(4).contains("no date of completion"), "{}", ran.why(4));
    assert!(ran.why(5).starts_with("the course list has no course “Splices”"), "{}", ran.why(5));
    let list = read(root.path(), "classes/basics/online.csv");
    assert_eq!(
        list.trim_start_matches('\u{feff}'),
        "id,name,course,completed\nA1,Ann Lee,Ropes,2024-03-05\nA2,Ben Ray,Ropes,\n"
    );
    let again = import(root.path(), &["online", file.to_str().expect("a path"), "--class", "basics", "--write"]);
    assert_eq!((again.rows("added"), again.rows("changed")), (0, 0), "{:#}", again.said);
}

#[test]
fn a_head_that_is_nearly_right_stops_the_writing_until_somebody_says_what_it_is() {
    let root = office(&[]);
    let file =
        texts(root.path(), "list.xlsx", &[&["id", "name", "unit", "phoen"], &["A9", "Ida Jay", "quay", "10000000099"]]);
    let ran = import(root.path(), &["people", &file, "--write"]);
    assert_eq!((ran.code, &ran.said["written"]), (Some(1), &json!(false)));
    assert_eq!(ran.said["columns"][3], json!({ "head": "phoen", "key": null, "why": "unknown", "nearest": "phone" }));
    let passed = import(root.path(), &["people", &file, "--map", "phoen="]);
    assert_eq!((passed.code, passed.said["columns"][3]["why"].clone()), (Some(0), json!("ignored")));
    let mapped = import(root.path(), &["people", &file, "--map", "phoen=联系电话", "--write"]);
    assert_eq!((mapped.code, &mapped.said["written"]), (Some(0), &json!(true)));
    assert!(read(root.path(), REGISTER).ends_with("A9,Ida Jay,quay,,10000000099\n"));
}

#[test]
fn an_empty_sheet_that_was_filled_in_needs_nothing_said_of_it() {
    let root = office(&[]);
    let path = root.path().join("template.xlsx");
    let output = path.to_str().expect("a path");
    let made = import(root.path(), &["--template", "attendance", "--class", "basics", "--output", output]);
    assert_eq!(made.code, Some(0), "{}", made.errors);
    let twice = import(root.path(), &["--template", "attendance", "--class", "basics", "--output", output]);
    assert_eq!(twice.code, Some(2), "a sheet that is there is not written over");
    // It has a row for each of the class, who are in the list with the same marks or none.
    let ran = import(root.path(), &["attendance", output, "--class", "basics"]);
    assert_eq!((ran.code, ran.rows("added"), ran.said["unchanged"].clone()), (Some(0), 0, json!(4)), "{:#}", ran.said);
    assert_eq!(ran.said["head_row"], 2);
    let days: Vec<_> =
        ran.said["columns"].as_array().expect("columns").iter().filter_map(|it| it["key"].as_str()).collect();
    assert_eq!(days, ["id", "name", "unit", "2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07"]);
    for kind in ["people", "roster", "marks", "online"] {
        let path = root.path().join(format!("{kind}.xlsx"));
        let output = path.to_str().expect("a path");
        let made = import(root.path(), &["--template", kind, "--class", "basics", "--output", output]);
        assert_eq!(made.code, Some(0), "{kind}: {}", made.errors);
        let ran = import(root.path(), &[kind, output, "--class", "basics"]);
        assert_eq!(
            (ran.code, ran.rows("rejected"), ran.said["head_row"].clone()),
            (Some(0), 0, json!(2)),
            "{kind}: {}",
            ran.errors
        );
    }
}

#[test]
fn nobody_goes_while_a_row_can_not_be_read() {
    let more = "id,name,unit,category,phone\nA1,Ann Lee,quay,member,10000000001\nA2,Ben Ray,quay,member,10000000002\n\
        A3,Cy Dow,Crane,member,10000000003\nA4,Dee Fox,Crane,Member,10000000004\nA5,Eve Gum,quay,,\n";
    let root = office(&[(REGISTER, more)]);
    let rows: &[&[&str]] = &[
        &["id", "name", "unit"],
        &["A1", "Ann Lee", "quay"],
        &["A2", "Ben Ray", "quay"],
        &["A3", "Cy Dow", "crane"],
        &["A4", "Dee Fox", "crane"],
        &["@A5", "Eve", "quay"],
    ];
    let file = texts(root.path(), "list.xlsx", rows);
    let ran = import(root.path(), &["people", &file, "--replace", "--write"]);
    assert_eq!((ran.rows("rejected"), ran.said["kept"].clone(), ran.rows("removed")), (1, json!(["Eve Gum A5"]), 0));
    assert_eq!(read(root.path(), REGISTER), more);
    // Where the rows that are sent back go is never what is there already.
    let there = root.path().join("there.xlsx");
    fs::write(&there, "mine").expect("writable");
    let ran = import(root.path(), &["people", &file, "--write", "--rejected", there.to_str().expect("a path")]);
    assert_eq!((ran.code, fs::read_to_string(&there).expect("there").as_str()), (Some(2), "mine"), "{}", ran.errors);
}

#[test]
fn columns_of_another_list_are_no_slips_of_this_one() {
    let root = office(&[]);
    let rows: &[&[&str]] =
        &[&["学号", "姓名", "单位", "入班日期", "小组", "平时成绩"], &["A9", "甲乙", "quay", "", "", ""]];
    let file = texts(root.path(), "list.xlsx", rows);
    let ran = import(root.path(), &["people", &file]);
    let why: Vec<_> = (3..6).map(|at| ran.said["columns"][at]["why"].clone()).collect();
    assert_eq!((ran.code, why), (Some(0), vec![json!("roster"), json!("roster"), json!("marks")]), "{:#}", ran.said);
}

#[test]
fn no_session_of_a_sign_in_sheet_is_passed_over() {
    let lists = "name,2024-03-05\nAnn Lee,√\nBen Ray,△\nCy Dow,√\nDee Fox,○\n";
    let root = office(&[("classes/basics/attendance.csv", lists)]);
    let sheet = |head: &'static str, rows: &[&[&'static str]]| {
        let names: &[&str] = &["name", head];
        let rows: Vec<&[&str]> = std::iter::once(names).chain(rows.iter().copied()).collect();
        texts(root.path(), "sign.xlsx", &rows)
    };
    let all: &[&[&str]] = &[&["Ann Lee", "√"], &["Ben Ray", "√"], &["Cy Dow", "√"], &["Dee Fox", "√"]];
    let file = sheet("2024.3.6上午", all);
    let ran = import(root.path(), &["attendance", &file, "--class", "basics", "--write"]);
    assert_eq!((ran.code, &ran.said["written"]), (Some(1), &json!(false)), "{:#}", ran.said);
    let ran = import(root.path(), &["attendance", &file, "--class", "basics", "--write", "--map", "2024.3.6上午="]);
    assert_eq!(ran.code, Some(0), "{:#}", ran.said);
    // Somebody who is sent back would have no attendance at all.
    let file = sheet("2024.3.6", &[&["Ann Lee", "√"], &["Ben Ray", "?"], &["Cy Dow", "√"], &["Dee Fox", "√"]]);
    let ran = import(root.path(), &["attendance", &file, "--class", "basics", "--write"]);
    assert_eq!((ran.code, ran.rows("rejected"), &ran.said["written"]), (Some(1), 1, &json!(false)), "{:#}", ran.said);
    assert_eq!(read(root.path(), "classes/basics/attendance.csv"), lists);
}
