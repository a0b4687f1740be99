//! `explain`: why somebody has the credits, the marks and the outcome there are.

use std::process::{Command, Output};

fn explain(arguments: &[&str]) -> Output {
    let program = Command::new(env!("CARGO_BIN_EXE_xueshi")).arg("explain").args(arguments).output();
    program.expect("the program starts")
}

fn human(arguments: &[&str]) -> String {
    let done = explain(&[arguments, &["--lang", "zh-CN"]].concat());
    String::from_utf8(done.stdout).expect("UTF-8")
}

fn json(arguments: &[&str]) -> serde_json::Value {
    let done = explain(&[arguments, &["--lang", "zh-CN", "--format", "json"]].concat());
    serde_json::from_slice(&done.stdout).expect("JSON")
}

#[test]
fn the_five_trainees_and_a_late_joiner_are_explained() {
    // Qualified; a failed make-up; nine of ten courses; two absences; three leaves; joined on the fifth day.
    for id in ["2022010121", "2022030244", "2022020242", "10060", "2022060231", "10547"] {
        insta::assert_snapshot!(id, human(&[id, "--class", "2024-candidates"]));
    }
}

#[test]
fn what_is_missing_and_can_still_be_mended_is_said_while_a_class_goes_on() {
    // On 6 June one absence is recorded of 10060, and two sessions of 2 and 1 credits are to come: 6 of 8
    // credits are there, and a second absence would disqualify.
    let said = json(&["10060", "--class", "2024-candidates", "--today", "2024-06-06"]);
    let class = &said["classes"][0];
    assert_eq!(class["outcome"], "under-way");
    let outlook: Vec<_> =
        class["outlook"].as_array().expect("sentences").iter().map(|line| line.as_str().expect("text")).collect();
    assert_eq!(
        outlook,
        [
            "线上课程学习还差4学时，可以补足：请在2024年6月20日以前完成",
            "线下集中培训还差2学时，剩下的安排里可以补足",
            "要合格，剩下的2次安排一次也不能缺",
            "下一次是2024年6月12日的“影像教学：从建党精神看初心使命”",
            "最好的结果：合格，33学时，100分",
            "最差的结果：取消资格，26学时",
        ]
    );
    // 2022010121 was there every time and has 7 of 8 credits: of the two to come either may be missed.
    let spare = json(&["2022010121", "--class", "2024-candidates", "--today", "2024-06-06"]);
    let outlook = spare["classes"][0]["outlook"].as_array().expect("sentences");
    assert_eq!(outlook[2], "要合格，剩下的2次安排最多还能缺1次");
    assert_eq!(
        outlook[3],
        "前面的都缺了，也还来得及：但从2024年6月14日的“结业交流：谈收获、找差距、定目标”起就一次也不能再缺"
    );
    // After the last session but one was missed too there is no way left.
    let over = json(&["10060", "--class", "2024-candidates"]);
    assert_eq!(over["classes"][0]["outcome"], "disqualified");
    assert_eq!(over["classes"][0]["outlook"], serde_json::json!([]));
}

#[test]
fn a_year_shows_each_entry_and_what_is_not_counted_twice() {
    let said = json(&["10900", "--year", "2024"]);
    let account = &said["accounts"][0];
    assert_eq!(
        (&account["earned"], &account["required"], &account["short"]),
        (&"20".into(), &"90".into(), &"70".into())
    );
    let postings = account["postings"].as_array().expect("postings");
    let cut: Vec<_> = postings.iter().filter(|posted| !posted["note"].is_null()).collect();
    assert_eq!(cut.len(), 1);
    assert_eq!(cut[0]["credits"], "0");
    assert_eq!(cut[0]["note"], "“2024年青年骨干（科级干部）冬训班”已记入本账，互认部分不重复计");
    assert!(
        cut[0]["sources"][0].as_str().expect("a place").starts_with("content/classes/2024-cadres-winter/roster.csv:")
    );
    // Another year has nothing.
    assert_eq!(json(&["10900", "--year", "2023"])["accounts"], serde_json::json!([]));
}

#[test]
fn who_is_not_there_or_not_alone_is_said() {
    let failed = |arguments: &[&str]| {
        let done = explain(&[arguments, &["--lang", "zh-CN"]].concat());
        assert_eq!(done.status.code(), Some(2));
        String::from_utf8(done.stderr).expect("UTF-8")
    };
    assert!(failed(&["李婷"]).contains("10404（教务科研支部）, 2022030138（经济管理学院）"));
    assert!(failed(&["陈子行"]).contains("是否“陈子航”"));
    assert!(failed(&["陈子航", "--class", "2024-candidate"]).contains("2024-candidates  2024年发展对象培训班"));
}
