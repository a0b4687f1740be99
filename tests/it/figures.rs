//! Figures in prose: what they say in each edition and each format, and what is wrong with them.

use std::fs;
use std::path::Path;

use crate::common::{build, check, codes, copy, findings, office, project, repository};
use xueshi::locale::Lang;

/// The sample office with a notice that speaks of the candidates' class.
fn with_notice(body: &str) -> tempfile::TempDir {
    let root = copy(&repository());
    let head = "---\n标题: 数\n日期: 2024-06-24\n印发机关: 党校\n班次: 2024-candidates\n---\n\n";
    fs::write(root.path().join("content/notices/figures.md"), format!("{head}{body}\n")).expect("writable");
    root
}

/// The paragraphs of that notice in an edition.
fn said(root: &Path, edition: &str) -> String {
    let output = root.join("output");
    let page = fs::read_to_string(output.join(edition).join("notices/figures.html")).expect("the page");
    let (_, text) = page.split_once("<p>").expect("a paragraph");
    text.split_once("</p>").expect("its end").0.to_owned()
}

#[test]
fn figures_are_those_of_the_records_in_both_editions() {
    let body = "{{ 班次.名称 }}：{{class.people}}人，{{ class.attendances }}人次，{{ class.attendance_rate }}，\
                {{ class.exam_takers }}/{{ class.exam_passed }}，{{ class.qualified }}、{{ class.not_qualified }}，\
                {{ class.pass_rate }}，{{ class.end }}，`{{ class.x }}`，\\{{ y }}";
    let root = with_notice(body);
    build(root.path(), &root.path().join("output"));
    let wanted = "2024年发展对象培训班：60人，344人次，95.8%，54/53，53、7，88.3%，2024年6月20日，\
                  <code>{{ class.x }}</code>，{{ y }}";
    assert_eq!(said(root.path(), "office"), wanted);
    // Of those who took the examination one did not pass it.
    assert_eq!(said(root.path(), "site"), wanted.replace("54/53", "54/—"));
}

#[test]
fn a_figure_follows_the_records() {
    let root = with_notice("{{ class.certificates }} {{ year(2024).family(\"党员轮训\").trainees }}");
    build(root.path(), &root.path().join("output"));
    let before = said(root.path(), "site");
    let list = root.path().join("content/classes/2024-members-1/roster.csv");
    let roster = fs::read_to_string(&list).expect("readable");
    let shorter: Vec<&str> = roster.lines().collect();
    fs::write(&list, shorter[..shorter.len() - 1].join("\n")).expect("writable");
    build(root.path(), &root.path().join("output"));
    let after = said(root.path(), "site");
    let number = |text: &str| text.rsplit(' ').next().and_then(|last| last.parse::<i32>().ok()).expect("a number");
    assert_eq!(number(&before) - 1, number(&after));
}

#[test]
fn the_public_edition_has_no_figure_of_few() {
    // Twelve of sixty: shown, with too few who failed, too few, and all but too few.
    for (least, shown) in [(1, "12 60"), (5, "— 60"), (13, "— 60"), (49, "— 60")] {
        let root = with_notice("{{ class.unit(\"zhizao\").people }} {{ class.people }}");
        let site = root.path().join("content/site.yaml");
        let text = fs::read_to_string(&site).expect("readable");
        fs::write(&site, text.replace("最小人数: 5", &format!("最小人数: {least}"))).expect("writable");
        let built = build(root.path(), &root.path().join("output"));
        assert_eq!(codes(&built).contains(&"G103"), shown != "12 60", "{least}");
        assert_eq!(said(root.path(), "site"), shown, "{least}");
        assert_eq!(said(root.path(), "office"), "12 60", "{least}");
    }
}

#[test]
fn a_year_has_what_its_own_days_have() {
    let class = "title: C\ncode: C\nrule: basic\nstart: 2023-12-29\nend: 2023-12-31\n";
    let rule = "title: B\ncredit_minutes: 60\ntracks:\n  offline: { required: 2, earn: [{ by: minutes }] }\n\
                certificate: { number: \"{year}{class}-{seq:2}\" }\n";
    let head = "---\ntitle: N\ndate: 2024-03-01\nissuer: H\n---\n\n";
    let years = [2023, 2024].map(|year| {
        let figures = ["classes", "people", "sessions", "attendances", "person_credits", "qualified", "certificates"];
        figures.map(|figure| format!("{{{{ year({year}).{figure} }}}}")).join(" ")
    });
    let notice = format!("{head}{}\n", years.join(" / "));
    let root = office(&[
        ("rules/basic.yaml", rule),
        ("classes/basics/class.yaml", class),
        ("classes/basics/roster.csv", "id\nA1\nA2\n"),
        ("classes/basics/attendance.csv", "id,2023-12-30,2023-12-31\nA1,√,√\nA2,√,√\n"),
        (
            "classes/basics/schedule.yaml",
            "- { date: 2023-12-30, time: \"09:00-11:00\", topic: T, credits: 2 }\n\
          - { date: 2023-12-31, time: \"09:00-11:00\", topic: T, credits: 2 }\n",
        ),
        ("classes/basics/certificates.csv", "certificate,id,date\n2024C-01,A1,2024-01-10\n2024C-02,A2,2024-01-10\n"),
        ("notices/figures.md", notice.as_str()),
    ]);
    fs::remove_dir_all(root.path().join("content/classes/basics/sessions")).expect("records of another class");
    let built = build(root.path(), &root.path().join("output"));
    assert!(!built.has_errors(), "{}", findings(&built, Lang::En));
    assert_eq!(said(root.path(), "office"), "1 2 2 4 8 2 0 / 0 0 0 0 0 0 2");
}

#[test]
fn what_can_not_be_read_or_is_not_there_is_said_with_its_place() {
    let root = copy(&project("english"));
    let text = "---\ntitle: A\nissuer: B\ndate: 2024-06-01\n---\n\n{{ class.people }}\n\n{{ klass.people }}\n\n\
                {{ class(\"basic\").people }}\n\n{{ class(\"basics\").peoples }}\n\n{{ people }}\n\n\
                {{ office.bound }}\n\n{{ class(\"basics\").people() }}\n\n{{ class(\"basics\").people\n";
    fs::create_dir_all(root.path().join("content/notices")).expect("writable");
    fs::write(root.path().join("content/notices/figures.md"), text).expect("writable");
    insta::assert_snapshot!(findings(&check(root.path()), Lang::ZhCn));
    assert_eq!(check(root.path()).findings.len(), 8);
}
