//! `check --fix`: what is certain is mended, and nothing else of a file changes.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::common::office;
use serde_json::Value;

/// What the program says, on standard output and error, and how it ended.
fn fix(root: &Path, more: &[&str]) -> (String, String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_xueshi"))
        .args(["check", "--fix", "--lang", "en"])
        .args(more)
        .arg("--root")
        .arg(root)
        .output()
        .expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (text(output.stdout), text(output.stderr), output.status.code())
}

/// The codes that are left once a file of the office is mended, and the file.
fn mended(path: &str, before: &str) -> (Vec<String>, String, String) {
    let root = office(&[(path, before)]);
    let file = root.path().join("content").join(path);
    let found = |value: &str| {
        let value: Value = serde_json::from_str(value).expect("JSON");
        let findings = value["findings"].as_array().expect("a list").clone();
        findings.iter().map(|finding| finding["code"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let shown = fix(root.path(), &["--format", "json"]).0;
    assert_eq!(fs::read_to_string(&file).expect("readable"), before, "nothing is written yet");
    let written = fix(root.path(), &["--format", "json", "--write"]).0;
    let code = found(&shown).into_iter().find(|code| !found(&written).contains(code)).unwrap_or_default();
    (found(&written), code, fs::read_to_string(&file).expect("readable"))
}

#[test]
fn what_is_certain_is_mended_and_every_other_byte_stays() {
    let people = |rest: &str| format!("id,name,unit,birth\nB1,Bo,{rest}\n");
    let notice = |head: &str| format!("---\n{head}---\nText：as it is, “2024”。\n");
    let session = |time: &str| format!("---\ndate: 2024-03-05\ntime: {time}\ntopic: Day 2\n---\nText.\n");
    let with = |path: &'static str, code: &'static str, before: String, after: String| (path, code, before, after);
    let (list, call, day) = ("people/more.csv", "notices/call.md", "classes/basics/sessions/2024-03-05-day-2.md");
    let plan = |time: &str, credits: &str| {
        format!("- {{ date: 2024-03-05, time: \"{time}\", topic: \"“Day”：2\", credits: {credits}, track: offline }}\n")
    };
    for (path, code, before, after) in [
        // A wide colon behind a key: before a right one, in every key, between braces.
        with(
            call,
            "S201",
            notice("title：Call\nissuer: O\ndate: 2024-01-01\n"),
            notice("title: Call\nissuer: O\ndate: 2024-01-01\n"),
        ),
        with(
            call,
            "S201",
            notice("title：A：B\nissuer： O\ndate：2024-01-01\n"),
            notice("title: A：B\nissuer: O\ndate: 2024-01-01\n"),
        ),
        with(
            "classes/basics/schedule.yaml",
            "K101",
            plan("09:00-11:00", "2").replace("track: ", "track："),
            plan("09:00-11:00", "2"),
        ),
        // Values of full-width marks, and between marks that are part of them.
        with(list, "K201", people("quay,1990−01−02"), people("quay,1990-01-02")),
        with(list, "K201", people("quay, “1990-01” "), people("quay, 1990-01 ")),
        with(
            call,
            "K201",
            notice("title: Call\nissuer: O\ndate: 「２０２４−01−01」\n"),
            notice("title: Call\nissuer: O\ndate: 2024-01-01\n"),
        ),
        with(day, "K206", session("09∶00-11∶00"), session("09:00-11:00")),
        with("classes/basics/schedule.yaml", "K206", plan("09∶00‐11∶00", "2"), plan("09:00-11:00", "2")),
        with("classes/basics/schedule.yaml", "K203", plan("09:00-11:00", "“2”"), plan("09:00-11:00", "2")),
        // Names between marks, with other blanks, and full-width.
        with(list, "R101", people("“quay”,1990-01"), people("quay,1990-01")),
        with(list, "R101", people("Crane  team,1990-01"), people("Crane team,1990-01")),
        with(list, "R101", people("ｑｕａｙ,1990-01"), people("quay,1990-01")),
        // A key and a column in full-width letters.
        with(
            call,
            "K101",
            notice("ｔｉｔｌｅ: Call\nissuer: O\ndate: 2024-01-01\n"),
            notice("title: Call\nissuer: O\ndate: 2024-01-01\n"),
        ),
        with(list, "K104", people("quay,1990-01").replace("birth", "Ｂｉｒｔｈ"), people("quay,1990-01")),
    ] {
        let (left, gone, text) = mended(path, &before);
        assert_eq!((text.as_str(), gone.as_str()), (after.as_str(), code), "{before}");
        assert!(!left.contains(&code.to_owned()), "{before}: {left:?}");
    }
}

#[test]
fn what_is_not_certain_is_left_to_its_author() {
    let people = |rest: &str| format!("id,name,unit,birth\nB1,Bo,{rest}\n");
    let notice = |head: &str| format!("---\n{head}---\nText.\n");
    for (path, before) in [
        // A day that is not in the calendar, a word that is no date, a misspelt unit, a key that is there already.
        ("people/more.csv", people("quay,1990−02−30")),
        ("people/more.csv", people("quay,soon")),
        ("people/more.csv", people("quai,1990-01")),
        ("notices/call.md", notice("title: Call\nｔｉｔｌｅ: Other\nissuer: O\ndate: 2024-01-01\n")),
        // A colon that may be part of a text, and a second mistake behind it.
        ("notices/call.md", notice("title: Call\nissuer: O\n  place：hall\n  time: 9\n")),
        // What would not stand for itself in a list.
        ("people/more.csv", people("“quay,crane”,1990-01")),
    ] {
        let root = office(&[(path, &before)]);
        let (diff, said, status) = fix(root.path(), &["--write"]);
        assert_eq!(fs::read_to_string(root.path().join("content").join(path)).expect("readable"), before);
        assert!(diff.is_empty() && said.contains("nothing can be mended by itself"), "{before}: {diff}{said}");
        assert!(status.is_some_and(|code| code < 2), "{said}");
    }
}

#[test]
fn two_units_that_differ_in_blanks_are_not_guessed_between() {
    let units = fs::read_to_string(crate::common::project("english").join("content/units.yaml")).expect("readable");
    let units = units + "- { id: x1, title: Cra neteam, kind: department }\n";
    let root = office(&[("units.yaml", &units), ("people/more.csv", "id,name,unit\nB1,Bo,Crane  team\n")]);
    assert!(fix(root.path(), &[]).1.contains("nothing can be mended"), "{:?}", fix(root.path(), &[]));
}

#[test]
fn the_mark_and_the_line_ends_of_a_list_stay() {
    let before = "\u{feff}id,name,unit\r\nB1,\"Bo \"\"B\"\"\",“quay”\r\n\r\nB2,Ba,crane";
    let root = office(&[("people/more.csv", before)]);
    let (diff, said, status) = fix(root.path(), &["--write"]);
    assert_eq!(status, Some(0), "{said}");
    let after = fs::read_to_string(root.path().join("content/people/more.csv")).expect("readable");
    assert_eq!(after, before.replace("“quay”", "quay"));
    assert!(diff.contains("-B1,\"Bo \"\"B\"\"\",“quay”\n+B1,\"Bo \"\"B\"\"\",quay\n"), "{diff}");
    assert!(diff.starts_with("--- content/people/more.csv\n+++ content/people/more.csv\n@@ "), "{diff}");
    assert!(!diff.contains('\r') && !diff.contains('\u{1b}') && !diff.contains('\u{feff}'), "{diff:?}");
}

#[test]
fn a_list_in_gbk_is_left_alone_and_said() {
    let root = office(&[]);
    let (gbk, _, _) = encoding_rs::GBK.encode("编号,姓名,单位\nB1,张明,“quay”\n");
    let path = root.path().join("content/people/more.csv");
    fs::write(&path, &gbk).expect("writable");
    let (_, said, status) = fix(root.path(), &["--write"]);
    assert_eq!((fs::read(&path).expect("readable"), status), (gbk.to_vec(), Some(1)));
    assert!(said.contains("content/people/more.csv is left as it is"), "{said}");
}

#[test]
fn what_was_mended_is_counted_and_what_is_left_is_said() {
    let people = "id,name,unit\nB1,Bo,“quay”\nB2,Ba,nowhere\n";
    let root = office(&[("people/more.csv", people)]);
    let (diff, said, status) = fix(root.path(), &[]);
    assert!(diff.contains("+B1,Bo,quay") && status == Some(1), "{diff}");
    assert!(said.contains("the 1 changes above (1 files) are certain, and not written yet"), "{said}");
    assert!(said.contains("1 more are yours to mend"), "{said}");
    let (_, said, status) = fix(root.path(), &["--write"]);
    assert!(said.contains("1 mended (1 files)") && said.contains("nowhere") && status == Some(1), "{said}");
    let (diff, said, _) = fix(root.path(), &[]);
    assert!(diff.is_empty() && said.contains("nothing can be mended by itself"), "{said}");
    // Nobody writes without having been shown, and no other format has room for it.
    for wrong in [&["check", "--write"][..], &["check", "--fix", "--format", "sarif"], &["build", "--fix"]] {
        let refused = Command::new(env!("CARGO_BIN_EXE_xueshi")).args(wrong).arg("--root").arg(root.path()).output();
        assert_eq!(refused.expect("the program starts").status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn a_finding_that_can_be_mended_says_so() {
    let root = office(&[("people/more.csv", "id,name,unit\nB1,Bo,“quay”\n")]);
    let run = crate::common::check(root.path());
    insta::assert_snapshot!(crate::common::findings(&run, xueshi::locale::Lang::ZhCn));
    let log = xueshi::diag::sarif::render(
        &run.findings,
        &run.sources,
        &xueshi::locale::Locale::new(xueshi::locale::Lang::En),
    );
    let fix = &serde_json::to_value(log).expect("JSON")["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0];
    let replaced = &fix["replacements"][0];
    assert_eq!(fix["artifactLocation"]["uri"], "content/people/more.csv");
    assert_eq!(
        (replaced["deletedRegion"]["startColumn"].as_u64(), replaced["deletedRegion"]["endColumn"].as_u64()),
        (Some(7), Some(13))
    );
    assert_eq!(replaced["insertedContent"]["text"], "quay");
}
