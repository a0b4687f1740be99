//! Bad input: every mistake is found in one run, with its place and the way to mend it.

use std::fs;

use crate::common::{build, check, codes, copy, findings, office, project, tree};
use xueshi::locale::Lang;

#[test]
fn everything_wrong_with_a_project_is_said_at_once_in_chinese() {
    insta::assert_snapshot!(findings(&check(&project("broken")), Lang::ZhCn));
}

#[test]
fn everything_wrong_with_a_project_is_said_at_once_in_english() {
    insta::assert_snapshot!(findings(&check(&project("broken")), Lang::En));
}

#[test]
fn a_failed_build_leaves_the_last_good_output() {
    let root = copy(&project("english"));
    let output = root.path().join("output");
    build(root.path(), &output);
    let before = tree(&output);
    assert!(!before.is_empty());
    fs::write(root.path().join("content/classes/basics/marks.csv"), "id,exam\nA1,101\n").expect("writable");
    let built = build(root.path(), &output);
    assert!(built.report.is_none());
    assert_eq!(codes(&built), ["K205"]);
    assert_eq!(tree(&output), before);
}

#[test]
fn a_folder_without_content_is_a_finding() {
    let root = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(codes(&check(root.path())), ["S106"]);
    fs::create_dir(root.path().join("content")).expect("writable");
    assert_eq!(codes(&check(root.path())), ["S106"]);
}

#[test]
fn text_that_is_not_utf8_is_found_where_it_begins() {
    let root = office(&[]);
    fs::write(root.path().join("content/notices.md"), "").expect("writable");
    fs::create_dir(root.path().join("content/notices")).expect("writable");
    fs::write(root.path().join("content/notices/a.md"), b"---\ntitle: \xff\n---\n").expect("writable");
    let checked = check(root.path());
    assert_eq!(codes(&checked), ["S107", "S102"]);
    let (path, at) = xueshi::diag::place(&checked.findings[1], &checked.sources).expect("a place");
    assert_eq!((path.as_str(), at.line, at.column), ("content/notices/a.md", 2, 8));
}

#[test]
fn a_workbook_of_any_kind_in_the_place_of_a_list_is_said() {
    for name in ["roster.xlsx", "roster.xls", "roster.xlsm", "roster.et"] {
        let root = office(&[]);
        fs::write(root.path().join("content/classes/basics").join(name), "PK").expect("writable");
        assert_eq!(codes(&check(root.path())), ["S107"], "{name}");
    }
}

#[test]
fn a_list_in_gbk_is_read_and_said() {
    let root = office(&[]);
    let (gbk, _, _) = encoding_rs::GBK.encode("编号,姓名,单位\nB1,张明,quay\n");
    fs::write(root.path().join("content/people/more.csv"), gbk).expect("writable");
    let checked = check(root.path());
    assert_eq!(codes(&checked), ["S103"]);
    assert!(checked.office.expect("an office").people.iter().any(|person| person.name.value == "张明"));
}

#[test]
fn a_file_that_can_not_be_opened_does_not_hide_the_others() {
    let root = office(&[("people/zz.csv", "id,name,unit\nB1,Bo,nowhere\n")]);
    // A link to itself can't be opened by anyone, the superuser included.
    #[cfg(unix)]
    std::os::unix::fs::symlink("loop.csv", root.path().join("content/people/loop.csv")).expect("writable");
    assert_eq!(codes(&check(root.path())), ["S109", "R101"]);
}

#[test]
fn an_id_number_in_a_notice_stops_the_build() {
    let people = "id,name,unit,id_number,phone\nB1,Bo,quay,99010119900101001X,10000000009\n";
    let notice =
        "---\ntitle: Call\nissuer: Office\ndate: 2024-01-01\n---\nCall 10000000009 or bring 99010119900101001x.\n";
    let root = office(&[("people/more.csv", people), ("notices/call.md", notice)]);
    let output = root.path().join("output");
    let built = build(root.path(), &output);
    let leaks: Vec<_> = codes(&built).into_iter().filter(|code| *code == "O103").collect();
    // Two numbers, however many files have them.
    assert_eq!(leaks, ["O103"; 2]);
    assert!(built.report.is_none() && !output.exists());
}

#[test]
fn two_people_whose_pages_would_be_one_file_are_a_finding() {
    let root = office(&[("people/more.csv", "id,name,unit\na1,Bo,quay\n")]);
    let built = build(root.path(), &root.path().join("output"));
    assert_eq!(codes(&built), ["O101"]);
    assert_eq!(built.findings[0].related.len(), 1);
}

#[test]
fn a_template_that_fails_names_itself_and_the_page() {
    let root = office(&[]);
    let templates = root.path().join("themes/default/templates");
    fs::create_dir_all(&templates).expect("writable");
    fs::write(templates.join("unit.html"), "{{ view.nothing_like_it }}").expect("writable");
    let built = build(root.path(), &root.path().join("output"));
    assert!(codes(&built).iter().all(|code| *code == "T102"));
    let said = findings(&built, Lang::En);
    assert!(said.contains("templates/unit.html:1:") && said.contains("units/port.html"), "{said}");
}

#[test]
fn contradictions_between_records_are_found() {
    let rule = "title: R\ntracks:\n  offline: { required: 2, earn: [{ by: minutes }] }\n\
                exam: { requires: [tracks], pass: 60 }\nresult: { parts: { exam: 1 }, pass: 60 }\n";
    let class = "title: T\nrule: strict\nstart: 2024-05-06\nend: 2024-05-10\ndeadlines:\n  \
                 - { title: list, date: 2024-05-05 }\n";
    let root = office(&[
        ("rules/strict.yaml", rule),
        ("classes/t/class.yaml", class),
        ("classes/t/notice.md", "---\ntitle: N\nnumber: 1号\ndate: 2024-05-05\n---\n"),
        ("notices/other.md", "---\ntitle: O\nnumber: 1号\n---\n"),
        ("classes/t/schedule.yaml", "- { date: 2024-05-11, topic: x, credits: 1 }\n"),
        ("classes/t/roster.csv", "id\nA1\nA2\n"),
        ("classes/t/marks.csv", "id,exam\nA1,90\n"),
        ("classes/t/certificates.csv", "certificate,id\nC1,A1\nC1,A2\n"),
        ("people/more.csv", "id,name,unit,id_number\nB1,Bo,quay,990101199001010011\n"),
    ]);
    let checked = check(root.path());
    let found: std::collections::BTreeSet<_> = codes(&checked).into_iter().collect();
    let expected = ["C101", "C102", "C103", "C104", "C105", "C106", "C107", "C108", "C109", "C140"];
    assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn slips_in_records_of_attendance_are_found() {
    let session = |more: &str| format!("---\ndate: 2024-03-04\ntime: 09:00-11:00\ntopic: Day 1\n{more}---\n");
    let root = office(&[
        ("classes/basics/sessions/2024-03-04-day-1.md", &session("units: [quay]\nabsent: Ann Lee、Cy Dow\n")),
        ("classes/basics/sessions/again.md", &session("units: [quay]\n")),
        ("classes/basics/courses.csv", "title,credits,cohort\nOne,1,stuff\n"),
        ("classes/basics/attendance.csv", "name,2024-03-05,note\nAnn Lee,,late bus\nBen Ray,√,\nCy Dow,X,\n"),
        ("classes/empty/class.yaml", "title: E\nrule: basic\nstart: 2024-03-04\nend: 2024-03-08\n"),
        ("people/list.xlsx", "no list"),
    ]);
    let checked = check(root.path());
    // The workbook; Dee, who has no row, and Ann's empty cell; the course's cohort; Cy, not yet enrolled
    // on that day; the record twice; no roster.
    assert_eq!(codes(&checked), ["S107", "R110", "R110", "R109", "R105", "R111", "C110"]);
}

#[test]
fn somebody_of_another_unit_is_not_expected() {
    let session = "---\ndate: 2024-03-06\ntime: 14:00-15:00\ntopic: Quay only\nunits: [quay]\nabsent: [Cy Dow]\n---\n";
    let root = office(&[("classes/basics/sessions/2024-03-06-quay.md", session)]);
    assert_eq!(codes(&check(root.path())), ["R108"]);
}

#[test]
fn a_number_with_spaces_is_a_leak_and_an_attachment_is_kept_from_the_public() {
    let people = "id,name,unit,id_number\nB1,Bo,quay,990101199001010014\n";
    let notice = |text: &str, public: &str| {
        format!(
            "---\ntitle: Call\nissuer: O\ndate: 2024-01-01\nattachments:\n  - {{ title: List, file: list.txt{public} }}\n---\n{text}\n"
        )
    };
    let with = |text: &str, public: &str| {
        let notice = notice(text, public);
        let root = office(&[("people/more.csv", people), ("notices/call.md", &notice), ("notices/list.txt", "x")]);
        let built = build(root.path(), &root.path().join("output"));
        let kept = root.path().join("output/site/files/notices/list.txt").exists();
        (codes(&built).into_iter().filter(|code| *code == "O103").count(), kept)
    };
    assert_eq!(with("nothing", ""), (0, false));
    assert_eq!(with("nothing", ", public: yes"), (0, true));
    assert_eq!(with("990101 19900101 0014", "").0, 1);
    assert_eq!(with("９９０１０１-１９９００１０１-００１４", "").0, 1);
}

#[test]
fn a_leak_does_not_quote_the_register() {
    let people = "id,name,unit,id_number,phone\nB1,Bo,quay,990101199001010014,10000000009\n";
    let root = office(&[("people/more.csv", people), ("notices/call.md", "---\ntitle: T\n---\n10000000009\n")]);
    let said = findings(&check(root.path()), Lang::ZhCn);
    assert!(said.contains("O103") && said.contains("content/people/more.csv"), "{said}");
    assert!(!said.contains("990101199001010014") && !said.contains("10000000009"), "{said}");
}

#[test]
fn classes_that_recognise_each_other_are_found_and_still_computed() {
    let class =
        |other: &str| format!("title: T\nrule: basic\nstart: 2024-05-06\nend: 2024-05-10\nrecognises: [{other}]\n");
    let root = office(&[("classes/x/class.yaml", &class("y")), ("classes/y/class.yaml", &class("x"))]);
    assert_eq!(codes(&check(root.path())), ["R106", "R106", "C110", "C110"]);
}

#[test]
fn a_workbook_beside_the_forms_that_none_of_them_fills_is_said() {
    let form = |name: &str| format!("title: Mine\nrows: trainees\ncolumns: [name]\ntemplate: {name}\n");
    let said = |name: &str| {
        let files =
            ["filled.xlsx", "left.xlsx", "left.xlsm", "left.xls", "left.docx"].map(|name| format!("forms/{name}"));
        let form = form(name);
        let mut all: Vec<(&str, &str)> = files.iter().map(|path| (path.as_str(), "x")).collect();
        all.push(("forms/mine.yaml", &form));
        let run = xueshi::pipeline::examine(
            &crate::common::config(office(&all).path(), std::path::Path::new("none")),
            &|_| {},
        );
        let arg = |f: &xueshi::diag::Diagnostic, name: &str| {
            f.args.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let one = |f: &xueshi::diag::Diagnostic| format!("{} {} {}", f.code.id(), arg(f, "path"), arg(f, "nearest"));
        run.findings.iter().map(one).collect::<Vec<_>>()
    };
    let left = [
        "S107 content/forms/left.docx no-template",
        "S107 content/forms/left.xls no-template",
        "S107 content/forms/left.xlsm no-template",
        "S107 content/forms/left.xlsx template",
    ];
    assert_eq!(said("filled.xlsx"), left);
    for near in ["filed.xlsx", "filled", "filled.xls", "Filled.xlsx", "forms/filled.xlsx"] {
        let missing = said(near);
        let shown = format!("S108 content/forms/{near} filled.xlsx");
        assert!(missing.contains(&shown), "{near}: {missing:?}");
    }
    assert!(said("other.xlsx").contains(&"S108 content/forms/other.xlsx ".to_owned()), "{:?}", said("other.xlsx"));
}

#[test]
fn an_address_that_is_none_is_said_at_its_place() {
    for (given, wanted) in [
        ("https://school.example/a/", vec![]),
        ("http://10.1.2.3:8080/school", vec![]),
        ("school.example", vec!["K210"]),
        ("https://", vec!["K210"]),
        ("https://a b", vec!["K210"]),
        ("javascript:alert(1)", vec!["K210"]),
    ] {
        let root = copy(&project("english"));
        let site = root.path().join("content/site.yaml");
        let text = fs::read_to_string(&site).expect("readable");
        fs::write(&site, format!("{text}base_url: \"{given}\"\n")).expect("writable");
        assert_eq!(codes(&check(root.path())), wanted, "{given}");
    }
}
