//! What contradicts itself between records that are each well formed, and what an office says of such findings.

use std::fs;

use crate::common::{build, check, codes, copy_into, found, repository};
use xueshi::diag::{self, Diagnostic};
use xueshi::locale::{Lang, Locale};
use xueshi::pipeline::Run;

/// The office of the projects of findings, with other files in it: pairs of path below `content/` and text.
fn office(changes: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    copy_into(&repository().join("tests/errors/base/content"), &root.path().join("content"));
    for (path, text) in changes {
        let path = root.path().join("content").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(path, text).expect("writable");
    }
    root
}

fn checked(changes: &[(&str, &str)]) -> Run {
    check(office(changes).path())
}

const CLASS: &str = "标题: 2024年入党积极分子培训班\n类别: development\n规则: basic\n开始: 2024-03-04\n结束: 2024-03-08\n主办: 滨江学院党校\n对象: 入党积极分子\n";

fn class(more: &str) -> String {
    format!("{CLASS}{more}")
}

/// A second class of the same days, with other people, whose schedule has one line and whose rule asks for little.
fn second(line: &str, roster: &str) -> Vec<(String, String)> {
    let rule = "标题: 一次课\n环节: { 线下: { 应修: 0, 计学时: [{ 方式: 时长 }] } }\n结业条件: []\n";
    let head = "标题: 第二班\n规则: once\n开始: 2024-03-04\n结束: 2024-03-08\n主办: 滨江学院党校\n";
    [("rules/once.yaml", rule), ("classes/second/class.yaml", head)]
        .into_iter()
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .chain([
            ("classes/second/schedule.yaml".to_owned(), line.to_owned()),
            ("classes/second/roster.csv".to_owned(), format!("学号\n{roster}")),
        ])
        .collect()
}

/// The clashes of the base office with such a class.
fn clashes(line: &str, roster: &str) -> Vec<&'static str> {
    clashes_with(line, roster, &[])
}

fn clashes_with(line: &str, roster: &str, more: &[(&str, &str)]) -> Vec<&'static str> {
    let second = second(line, roster);
    let mut changes: Vec<(&str, &str)> =
        second.iter().map(|(path, text)| (path.as_str(), text.as_str())).chain(more.iter().copied()).collect();
    changes.push(("site.yaml", SITE));
    let found = codes(&checked(&changes));
    found.into_iter().filter(|code| ["C137", "C138", "C139"].contains(code)).collect()
}

/// The day of the second class, so that nothing of it is missing yet.
const SITE: &str = "组织: 滨江学院党校\n日期: 2024-03-06\n人员类别:\n  - { 代码: activist, 名称: 入党积极分子 }\n  - { 代码: member, 名称: 党员 }\n班次类别:\n  - { 代码: development, 名称: 发展培训 }\n";

#[test]
fn a_teacher_a_room_and_a_trainee_are_in_one_place() {
    let line = |time: &str, teacher: &str, room: &str| {
        format!("- {{ 日期: 2024-03-06, 时间: \"{time}\", 内容: 另一课, 授课人: {teacher}, 学时: 1, 地点: {room} }}\n")
    };
    let other = "2022006\n";
    assert_eq!(clashes(&line("15:00-16:30", "柳青", "一号教室"), other), ["C137"]);
    assert_eq!(clashes(&line("15:00-16:30", "石坚、柳青", "一号教室"), other), ["C137"]);
    assert_eq!(clashes(&line("15:00-16:30", "石坚", "报告厅"), other), ["C138"]);
    assert_eq!(clashes(&line("15:00-16:30", "石坚", "一号教室"), "2022001\n"), ["C139"]);
    // Equal starts clash, however short; what begins when the other ends does not.
    assert_eq!(clashes(&line("14:00-14:45", "柳青", "一号教室"), other), ["C137"]);
    assert_eq!(clashes(&line("15:30-16:30", "柳青", "报告厅"), "2022001\n"), [""; 0]);
    // One teacher in one room for two classes is one lecture; several people and places are no single ones.
    assert_eq!(clashes(&line("14:00-15:30", "柳青", "报告厅"), "2022001\n"), [""; 0]);
    assert_eq!(clashes(&line("14:00-15:30", "各支部书记", "线上会议室"), other), [""; 0]);
}

#[test]
fn sessions_over_midnight_clash_with_those_of_the_next_day() {
    let night =
        "- { 日期: 2024-03-06, 时间: \"23:00-01:00\", 内容: 夜班集中学习, 授课人: 柳青, 学时: 1, 地点: 车间 }\n";
    let early = (
        "classes/2024-basic/sessions/2024-03-06-2.md",
        "---\n日期: 2024-03-07\n时间: 00:30-02:00\n内容: 端正入党动机\n授课人: 柳青\n地点: 报告厅\n---\n",
    );
    assert_eq!(clashes_with(night, "2022006\n", &[early]), ["C137"]);
    let late = (
        "classes/2024-basic/sessions/2024-03-06-2.md",
        "---\n日期: 2024-03-07\n时间: 01:00-02:30\n内容: 端正入党动机\n授课人: 柳青\n地点: 报告厅\n---\n",
    );
    assert_eq!(clashes_with(night, "2022006\n", &[late]), [""; 0]);
}

#[test]
fn who_was_on_leave_was_not_there() {
    let line = "- { 日期: 2024-03-06, 时间: \"15:00-16:30\", 内容: 另一课, 授课人: 石坚, 学时: 1, 地点: 一号教室 }\n";
    let record = (
        "classes/2024-basic/sessions/2024-03-06-2.md",
        "---\n日期: 2024-03-06\n时间: 14:00-15:30\n内容: 端正入党动机\n授课人: 柳青\n地点: 报告厅\n请假: 安然\n---\n",
    );
    assert_eq!(clashes_with(line, "2022001\n", &[record]), [""; 0]);
    assert_eq!(clashes_with(line, "2022001\n2022002\n", &[record]), ["C139"]);
}

#[test]
fn a_deadline_is_judged_by_the_calendar() {
    let of = |deadline: &str, calendar: &str| {
        let class = class(&format!("时限:\n  - {{ {deadline} }}\n"));
        codes(&checked(&[("classes/2024-basic/class.yaml", &class), ("calendar.yaml", calendar)]))
    };
    let worked = "调休上班: [2024-03-03]\n";
    assert_eq!(of("事项: 报送名单, 日期: 2024-03-03", "假日: []\n"), ["C109"]);
    assert_eq!(of("事项: 报送名单, 日期: 2024-03-03", worked), [""; 0]);
    assert_eq!(of("事项: 报送教学计划, 日期: 2024-03-01", "假日: []\n"), ["C135"]);
    // The Sunday that is worked is left for the review.
    assert_eq!(of("事项: 报送教学计划, 日期: 2024-03-01", worked), [""; 0]);
    assert_eq!(of("事项: 报送教学计划, 日期: 2024-03-01, 审核: 0", "假日: []\n"), [""; 0]);
    assert_eq!(of("事项: 报送名单, 日期: 2024-02-29, 审核: 2", "假日: []\n"), ["C135"]);
    assert_eq!(of("事项: 报送名单, 日期: 2024-02-29", "假日:\n  - { 名称: 校庆, 日期: 2024-02-29 }\n"), ["C134"]);
    assert_eq!(of("事项: 报送成绩, 日期: 2024-03-11", "假日: []\n"), [""; 0]);
}

#[test]
fn a_waiver_lets_its_finding_stand_until_its_day() {
    let late = "时限:\n  - { 事项: 报送名单, 日期: 2024-03-02 }\n  - { 事项: 报送照片, 日期: 2024-03-02 }\n";
    let with = |waiver: &str| {
        let class = class(&format!("{late}豁免:\n  - {{ {waiver} }}\n"));
        codes(&checked(&[("classes/2024-basic/class.yaml", &class)]))
    };
    assert_eq!(with("代码: c109, 理由: 有人值班, 至: 2024-06-28"), [""; 0]);
    assert_eq!(with("代码: C109, 理由: 有人值班, 至: 2024-06-27"), ["C109", "C109", "W101"]);
    assert_eq!(with("代码: C109, 事项: 报送照片, 理由: 有人值班, 至: 2024-12-31"), ["C109"]);
    assert_eq!(with("代码: C109, 事项: 报送成绩, 理由: 有人值班, 至: 2024-12-31"), ["C109", "C109", "W102"]);
    assert_eq!(with("代码: C109, 理由: 有人值班"), ["K103", "C109", "C109"]);
    assert_eq!(with("代码: K101, 理由: 有人值班, 至: 2024-12-31"), ["C109", "C109", "W103"]);
    assert_eq!(with("代码: C999, 理由: 有人值班, 至: 2024-12-31"), ["R101", "C109", "C109"]);
}

#[test]
fn a_waiver_holds_where_it_stands() {
    let class = class("时限:\n  - { 事项: 报送名单, 日期: 2024-03-02 }\n");
    let notice = |more: &str| {
        format!("---\n标题: 通知\n文号: 滨院[2024]3号\n印发机关: 党校\n日期: 2024-02-26\n{more}---\n请做好准备。\n")
    };
    let waiver = |code: &str| format!("豁免:\n  - {{ 代码: {code}, 理由: 照旧, 至: 2024-12-31 }}\n");
    let of = |site: &str, own: &str, other: &str| {
        let base = fs::read_to_string(repository().join("tests/errors/base/content/site.yaml")).expect("readable");
        let (site, own, other) = (format!("{base}{site}"), notice(own), notice(other).replace("3号", "4号"));
        codes(&checked(&[
            ("site.yaml", &site),
            ("classes/2024-basic/class.yaml", &class),
            ("notices/a.md", &own),
            ("notices/b.md", &other),
        ]))
    };
    assert_eq!(of("", "", ""), ["C109", "C130", "C130"]);
    assert_eq!(of("", &waiver("C130"), ""), ["C109", "C130"]);
    assert_eq!(of(&waiver("C130"), "", ""), ["C109"]);
    assert_eq!(of("", &waiver("C109"), ""), ["C109", "C130", "W102", "C130"]);
}

#[test]
fn a_finding_weighs_what_the_office_says() {
    let class = class("时限:\n  - { 事项: 报送名单, 日期: 2024-03-02 }\n");
    let with = |checks: &str| {
        let base = fs::read_to_string(repository().join("tests/errors/base/content/site.yaml")).expect("readable");
        let root = office(&[
            ("site.yaml", &format!("{base}检查:\n  级别: {{ {checks} }}\n")),
            ("classes/2024-basic/class.yaml", &class),
        ]);
        let run = build(root.path(), &root.path().join("output"));
        let weights: Vec<_> = run.findings.iter().map(|finding| finding.severity().name()).collect();
        (codes(&run), weights, run.report.is_some())
    };
    assert_eq!(with("C109: 提示"), (vec!["C109"], vec!["note"], true));
    assert_eq!(with("C109: 不查"), (vec![], vec![], true));
    // An error keeps everything from being written, whoever made it one.
    assert_eq!(with("c109: error"), (vec!["C109"], vec!["error"], false));
    assert_eq!(with("C109: 严重"), (vec!["K204", "C109"], vec!["error", "warning"], false));
    assert_eq!(with("K101: 警告"), (vec!["C109", "W103"], vec!["warning", "error"], false));
}

#[test]
fn what_is_waived_stands_on_the_page_of_the_office_and_on_no_other() {
    let class = class(
        "时限:\n  - { 事项: 报送名单, 日期: 2024-03-02 }\n豁免:\n  - { 代码: C109, 理由: 周六有人值班, 至: 2024-12-31 }\n",
    );
    let root = office(&[("classes/2024-basic/class.yaml", &class)]);
    let pages = crate::common::built_texts(root.path());
    let with = |path: &str| pages.iter().any(|(name, text)| name.starts_with(path) && text.contains("周六有人值班"));
    assert!(with("office/dashboard.html") && !with("site/") && !with("office/classes/"));
    let page = crate::common::page(&pages, "office/dashboard.html");
    assert!(page.contains("“报送名单”的时限 2024-03-02 是星期六") && page.contains("class.yaml:11"), "{page}");
}

#[test]
fn what_is_expected_of_a_class_comes_out() {
    let with = |expected: &str| {
        let class = class(&format!("预期: {{ {expected} }}\n"));
        let run = checked(&[("classes/2024-basic/class.yaml", &class)]);
        (codes(&run), run.findings.first().map(english).unwrap_or_default())
    };
    let right = "参训人数: 5, people: ≤ 5, 考试及格率: 不低于 80%, 计划学时: 4, 到课人次: 10";
    assert_eq!(with(right), (vec![], String::new()));
    assert_eq!(with("考试及格率: 81%"), (vec!["C152"], "考试及格率 should be “81%” and is 80%".to_owned()));
    assert_eq!(with("people: 至少 6").0, ["C152"]);
    assert_eq!(with("评估得分: 4").1, "评估得分 should be “4” and is —");
    assert_eq!(with("人数: 5").0, ["R101"]);
    assert_eq!(with("参训人数: 很多").0, ["K203"]);
}

fn english(finding: &Diagnostic) -> String {
    finding.message(&Locale::new(Lang::En))
}

#[test]
fn the_hours_of_a_class_are_laid_side_by_side() {
    let certificates = "证书编号,学号,学时\nBJ001,2022001,4\nBJ002,2022002,6\n";
    let record = "---\n日期: 2024-03-06\n时间: 14:00-16:15\n内容: 端正入党动机\n授课人: 柳青\n地点: 报告厅\n---\n";
    let run = checked(&[
        ("classes/2024-basic/certificates.csv", certificates),
        ("classes/2024-basic/sessions/2024-03-06-2.md", record),
    ]);
    assert_eq!(codes(&run), ["C141"]);
    let finding = &run.findings[0];
    let locale = Locale::new(Lang::ZhCn);
    let steps: Vec<_> = finding.steps.iter().map(|step| locale.say(step)).collect();
    let expected = [
        "规则应修4学时",
        "日程安排4学时",
        "培训记录5学时",
        "学员最多取得5学时",
        "证书上最多6学时",
        "“端正入党动机”日程安排2学时，记录135分钟，合3学时",
        "证书BJ001（安然）写的是4学时，实际取得5学时",
        "证书BJ002（白露）写的是6学时，实际取得5学时",
    ];
    assert_eq!(steps, expected);
    let places: Vec<_> = finding.related.iter().map(|related| run.sources.shown_path(related.span.file)).collect();
    let certificates = "content/classes/2024-basic/certificates.csv";
    assert_eq!(places, ["content/classes/2024-basic/sessions/2024-03-06-2.md", certificates, certificates]);
}

#[test]
fn figures_that_a_notice_states_are_those_of_its_class() {
    let says = |text: &str| {
        let notice = format!("---\n标题: 通知\n印发机关: 党校\n日期: 2024-02-26\n---\n{text}\n");
        codes(&checked(&[("classes/2024-basic/notice.md", &notice)]))
    };
    assert_eq!(says("本期总计 **4** 学时。"), [""; 0]);
    assert_eq!(says("本期总计 **6** 学时。"), ["C148"]);
    assert_eq!(says("每次2学时，全年共40学时。"), [""; 0]);
    assert_eq!(says("合计5个学时。"), ["C148"]);
    assert_eq!(says("总计{{ 班次.规定学时 }}学时。"), [""; 0]);
    assert_eq!(says("定于2024年3月4日至8日举办。"), [""; 0]);
    assert_eq!(says("定于3月4日至9日举办。"), ["C149"]);
    assert_eq!(says("报名时间为3月1日至2日。"), [""; 0]);
}

#[test]
fn people_of_one_name_are_told_apart_by_what_is_known_of_them() {
    let row = |row: &str| {
        let people = format!("学号,姓名,单位,人员类别,出生年月,联系电话,性别\n{row}\n");
        codes(&checked(&[("people/new.csv", &people)]))
    };
    assert_eq!(row("A1,安然,wen-1,党员,,,"), ["C145"]);
    assert_eq!(row("A1,安然,li,党员,,,"), [""; 0]);
    assert_eq!(row("A1,甲,li,党员,2001-02,10000000001,女\nA2,甲,wen-1,党员,2001-02,,"), ["C145"]);
    assert_eq!(row("A1,甲,li,党员,2001-02,,\nA2,甲,li,党员,2001-03,,"), [""; 0]);
    assert_eq!(row("A1,甲,li,党员,2001-02,10000000001,\nA2,甲,li,党员,2001-03,10000000001,"), ["C145"]);
    assert_eq!(row("A1,甲,li,党员,,,男\nA2,甲,li,党员,,,女"), [""; 0]);
}

#[test]
fn a_document_number_is_mended_by_fix() {
    let root = office(&[(
        "notices/a.md",
        "---\n标题: 通知\n文号: 滨院（２０２４）第03号\n印发机关: 党校\n日期: 2024-02-26\n---\n请做好准备。\n",
    )]);
    let run = check(root.path());
    assert_eq!(found(&run), ["C130 3:5"]);
    let fix = run.findings[0].fix.as_ref().expect("a certain one");
    assert_eq!((run.sources.slice(fix.span), fix.text.as_str()), ("滨院（２０２４）第03号", "滨院〔2024〕3号"));
    assert_eq!(diag::place(&run.findings[0], &run.sources).expect("a place").1.line, 3);
}

#[test]
fn numbers_of_attachments_are_those_of_the_list() {
    let says = |text: &str| {
        let head = "附件:\n  - { 名称: 甲 }\n  - { 名称: 乙 }\n  - { 名称: 丙 }\n";
        let notice = format!("---\n标题: 通知\n印发机关: 党校\n日期: 2024-02-26\n{head}---\n{text}\n");
        codes(&checked(&[("notices/a.md", &notice)]))
    };
    assert_eq!(says("请各学院做好准备。"), [""; 0]);
    assert_eq!(says("见附件1至附件3。"), [""; 0]);
    assert_eq!(says("见附件1、2。"), ["C133"]);
    assert_eq!(says("见附件1、2、3、4。"), ["C132"]);
}

#[test]
fn a_number_between_quotes_keeps_them() {
    for (given, mended) in
        [("\"#党校[2024]14号\"", Some("#党校〔2024〕14号")), ("党校(2024)014号", Some("党校〔2024〕14号"))]
    {
        let notice = format!("---\n标题: 通知\n文号: {given}\n印发机关: 党校\n日期: 2024-02-26\n---\n请做好准备。\n");
        let root = office(&[("notices/a.md", &notice)]);
        let run = check(root.path());
        let fix = run.findings[0].fix.as_ref();
        assert_eq!(fix.map(|fix| fix.text.as_str()), mended, "{given}");
        let mut text = notice.clone();
        text.replace_range(fix.expect("a certain one").span.range(), mended.expect("one"));
        fs::write(root.path().join("content/notices/a.md"), text).expect("writable");
        assert_eq!(codes(&check(root.path())), [""; 0]);
    }
}

#[test]
fn what_is_rightly_written_is_not_found() {
    let notice = |body: &str| {
        let head = "附件:\n  - { 名称: 甲 }\n  - { 名称: 乙 }\n";
        let text = format!("---\n标题: 通知\n印发机关: 党校\n日期: 2024-02-26\n{head}---\n{body}\n");
        codes(&checked(&[("notices/a.md", &text)]))
    };
    assert_eq!(
        notice("按照《教材管理办法》附件1、上级通知（委组〔2023〕8号）附件3办理，见第一次通知的附件4。"),
        [""; 0]
    );
    assert_eq!(notice("附件3份于附件5日前报送。"), [""; 0]);
    // A schedule may have breaks, and what is held again is in no schedule.
    let slots = "- { 日期: 2024-03-04, 时间: \"14:00-16:00\", 内容: 党的性质和宗旨, 授课人: 柳青, 学时: 2 }\n\
                 - { 日期: 2024-03-06, 时间: \"14:00-15:30\", 内容: 端正入党动机, 授课人: 柳青, 学时: 2 }\n";
    let held = |date: &str, time: &str, topic: &str, more: &str| {
        format!("---\n日期: {date}\n时间: {time}\n内容: {topic}\n授课人: 柳青\n地点: 报告厅\n{more}---\n")
    };
    let run = checked(&[
        ("classes/2024-basic/schedule.yaml", slots),
        ("classes/2024-basic/sessions/2024-03-04-1.md", &held("2024-03-04", "14:00-16:00", "党的性质和宗旨", "")),
        (
            "classes/2024-basic/sessions/2024-03-08-3.md",
            &held("2024-03-08", "14:00-15:30", "端正入党动机（补课）", "单位: [li]\n"),
        ),
    ]);
    assert_eq!(codes(&run), [""; 0]);
    // A line without credits, and what is learnt alone, has no record.
    let slots = format!(
        "{slots}- {{ 日期: 2024-03-08, 时间: \"08:00-09:00\", 内容: 报到, 学时: 0 }}\n- {{ 日期: 2024-03-08, 内容: 线上自学, 学时: 1 }}\n"
    );
    let run = checked(&[
        ("classes/2024-basic/schedule.yaml", &slots),
        ("classes/2024-basic/sessions/2024-03-04-1.md", &held("2024-03-04", "14:00-16:00", "党的性质和宗旨", "")),
    ]);
    assert_eq!(codes(&run), [""; 0]);
}

#[test]
fn a_form_is_named_with_blanks_around_it() {
    let procedure = "---\n标题: 程序\n记录:\n  - { 编号: C4/组织04/001, 名称: 学员信息表 }\n---\n登记在《 学员考勤表　》里，见【 C4/组织04/003 】。\n";
    let root = office(&[("procedures/a.md", procedure)]);
    let run = check(root.path());
    assert_eq!(found(&run), ["C146 6:6", "C146 6:18"]);
    assert!(crate::common::findings(&run, Lang::ZhCn).contains("《学员考勤表》"));
}

#[test]
fn a_file_is_not_called_unnamed_while_a_text_can_not_be_read() {
    let root = office(&[("notices/a.md", "---\n标题: 通知\n---\n请做好准备。\n")]);
    fs::write(root.path().join("content/notices/表.docx"), "PK").expect("writable");
    assert_eq!(codes(&check(root.path())), ["R122"]);
    fs::write(root.path().join("content/notices/a.md"), "---\n标题：通知\n---\n请做好准备。\n").expect("writable");
    assert_eq!(codes(&check(root.path())), ["S201"]);
}
