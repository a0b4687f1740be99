//! Offices, classes, notices and records begun by `new`.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::common::{check, codes, copy, findings, office, project, repository, tree};
use xueshi::ledger::Outcome::{NotQualified, Qualified};
use xueshi::locale::Lang;

fn xueshi(arguments: &[&str], folder: &Path) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        program.env_remove(name);
    }
    program.args(arguments).current_dir(folder).stdin(Stdio::null()).output().expect("the program starts")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Runs what is to succeed, and gives what it says.
fn done(arguments: &[&str], folder: &Path) -> String {
    let output = xueshi(arguments, folder);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", said(&output));
    said(&output)
}

/// Runs what is to be refused without a trace, and gives what it says.
fn refused(arguments: &[&str], folder: &Path) -> String {
    let before = tree(folder);
    let output = xueshi(arguments, folder);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", said(&output));
    assert!(output.stdout.is_empty(), "{}", said(&output));
    assert_eq!(tree(folder), before, "{arguments:?}");
    said(&output)
}

fn site(lang: &str, more: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let asked = ["new", "site", ".", "--lang", lang, "--organisation", "某某学院党校", "--today", "2026-03-02"];
    done(&[&asked[..], more].concat(), folder.path());
    folder
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join("content").join(path)).expect("readable")
}

/// The findings of an office but for those on its fonts.
fn found(root: &Path) -> Vec<&'static str> {
    let run = check(root);
    assert!(run.office.is_some());
    codes(&run)
}

/// Fills in every place that was laid down for it, and says how many there were.
fn fill(root: &Path, path: &str) -> usize {
    let file = root.join("content").join(path);
    let mut text = fs::read_to_string(&file).expect("readable");
    let mut count = 0;
    for (mark, end) in [("【待填：", "】"), ("[TO FILL IN: ", "]")] {
        while let Some((before, rest)) = text.split_once(mark) {
            let (name, after) = rest.split_once(end).expect("its end");
            text = format!("{before}{name}{after}");
            count += 1;
        }
    }
    fs::write(&file, text).expect("writable");
    count
}

#[test]
fn a_new_office_builds_clean_in_both_languages() {
    for (lang, home) in [("zh-CN", "某某学院党校"), ("en", "Harbour Training")] {
        let root = site(lang, if lang == "en" { &["--short", "Harbour Training"] } else { &[] });
        let run = check(root.path());
        assert_eq!(findings(&run, Lang::En), "");
        assert_eq!(run.office.as_ref().expect("an office").classes.len(), 1);
        // One qualified, one was late and qualified, one was on leave and lacks credits.
        let ledger = run.ledger.as_ref().expect("a ledger");
        let outcomes = ledger.class(xueshi::model::ClassId(0)).standings.iter().map(|one| one.verdict.outcome);
        assert_eq!(outcomes.collect::<Vec<_>>(), [Qualified, Qualified, NotQualified]);
        // Nothing but the program is needed.
        done(&["build", "--quiet", "--format", "json"], root.path());
        let page = fs::read_to_string(root.path().join("output/site/index.html")).expect("a page");
        assert!(page.contains(home) && page.contains(&format!("lang=\"{lang}\"")), "{lang}");
    }
}

#[test]
fn a_new_office_says_the_same_in_both_languages() {
    let [zh, en] = ["zh-CN", "en"].map(|lang| site(lang, &[]));
    let names = |root: &Path| tree(&root.join("content")).into_keys().collect::<Vec<_>>();
    assert_eq!(names(zh.path()), names(en.path()));
    let day = |root: &Path| {
        let run = check(root);
        let office = run.office.expect("an office");
        let class = &office.classes[0];
        let slots: Vec<_> =
            class.programme.schedule.iter().map(|slot| (slot.date.value, slot.time, slot.credits)).collect();
        let marks: Vec<_> = class.register.sessions.iter().map(|session| session.exceptions.len()).collect();
        (office.today, class.programme.start, class.programme.end, slots, marks, office.rules.len())
    };
    assert_eq!(day(zh.path()), day(en.path()));
}

#[test]
fn an_office_is_laid_beside_what_is_there_and_never_over_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let asked = ["new", "site", "office", "--organisation", "A: \"b\" #c", "--today", "2026/3/2"];
    let office = folder.path().join("office");
    fs::create_dir(&office).expect("writable");
    fs::write(office.join(".gitignore"), "mine").expect("writable");
    let told = done(&[&asked[..], &["--units", "机关党支部，Quay Office、a: b"]].concat(), folder.path());
    assert!(told.contains("cd office") && told.contains(".gitignore"), "{told}");
    assert_eq!(fs::read_to_string(office.join(".gitignore")).expect("there"), "mine");
    assert_eq!(found(&office), Vec::<&str>::new());
    let units = check(&office).office.expect("an office").units;
    let units: Vec<_> = units.list.iter().map(|unit| (unit.id.value.as_str(), unit.title.as_str())).collect();
    assert_eq!(units, [("unit-01", "机关党支部"), ("quay-office", "Quay Office"), ("unit-03", "a: b")]);
    assert!(refused(&asked, folder.path()).contains("已经有资料"));
    // An empty folder of records is one too.
    fs::create_dir_all(folder.path().join("b/content")).expect("writable");
    assert!(
        refused(&["new", "site", "b", "--organisation", "A", "--today", "2026-03-02"], folder.path())
            .contains("已经有资料")
    );
    for name in ["con", "a?", "x/nul/y", "a."] {
        refused(&["new", "site", name, "--organisation", "A", "--today", "2026-03-02"], folder.path());
    }
}

#[test]
fn texts_have_the_ends_of_lines_and_lists_the_mark_that_windows_needs() {
    let root = site("zh-CN", &[]);
    for (path, bytes) in tree(root.path()) {
        let text = String::from_utf8(bytes).expect("UTF-8");
        // What shells and servers read is as they need it.
        if [".sh", ".yml", "-commit"].iter().any(|end| path.ends_with(end)) {
            assert!(!text.contains(['\r', '\u{feff}']), "{path}");
            continue;
        }
        let lone = text.replace("\r\n", "").contains(['\n', '\r']);
        assert!(text.contains("\r\n") && !lone, "{path}");
        let marked = [".csv", ".txt"].iter().any(|extension| path.ends_with(extension));
        assert_eq!(text.starts_with('\u{feff}'), marked, "{path}");
        assert!(!text.contains("{{"), "{path}");
    }
    // What is begun later is written as the office is.
    done(&["new", "class", "--title", "A", "--start", "2026-03-09", "--end", "2026-03-10"], root.path());
    assert!(read(root.path(), "classes/2026-basic/class.yaml").contains("\r\n"));
    let unix = office(&[]);
    done(
        &["new", "class", "--title", "A", "--start", "2026-03-09", "--end", "2026-03-10", "--rule", "basic"],
        unix.path(),
    );
    assert!(!read(unix.path(), "classes/2026-basic/class.yaml").contains('\r'));
}

#[test]
fn what_is_missing_is_named_all_at_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let told = refused(&["new", "site", "a"], folder.path());
    assert!(told.contains("--organisation（") && told.contains("--today（") && !told.contains("--short"), "{told}");
    let root = site("zh-CN", &[]);
    let told = refused(&["new", "class"], root.path());
    assert!(["--title", "--start", "--end"].iter().all(|option| told.contains(option)), "{told}");
    // The one rule of the office, and the name of the folder, follow from the rest.
    assert!(["--rule", "--id", "--code"].iter().all(|option| !told.contains(option)), "{told}");
    assert!(refused(&["new", "notice"], root.path()).contains("--title（通知的标题）"));
    assert!(refused(&["new", "session", "--lang", "en"], root.path()).contains("CLASS"));
    let sample = copy(&repository());
    let told = refused(&["new", "class", "--title", "A"], sample.path());
    assert!(["--rule", "--start", "--end"].iter().all(|option| told.contains(option)), "{told}");
    // Where there is no office, it is said how to come by one.
    let nowhere = xueshi(&["new", "class"], folder.path());
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(said(&nowhere).contains("S106") && said(&nowhere).contains("xueshi new site"), "{}", said(&nowhere));
}

#[test]
fn a_class_a_notice_and_a_record_follow_each_other_without_a_finding() {
    for (lang, track) in [("zh-CN", "线下"), ("en", "offline")] {
        let root = site(lang, &[]);
        let run = |arguments: &[&str]| done(&[arguments, &["--lang", lang]].concat(), root.path());
        let title = "2026年第一期 \"骨干\": #培训 {{rule}} <script> [a], 'b'";
        let class = ["new", "class", "--title", title, "--start", "2026-03-05", "--end", "2026-03-10"];
        let family = if lang == "en" { "Skills" } else { "党员轮训" };
        let id = if lang == "en" { "2026-skills" } else { "2026-rotation" };
        let told = run(&[&class[..], &["--family", family]].concat());
        assert!(told.contains(&format!("xueshi new session {id}")), "{told}");
        assert_eq!(found(root.path()), Vec::<&str>::new());
        let office = check(root.path()).office.expect("an office");
        let begun = office.classes.iter().find(|class| class.programme.id == id).expect("there");
        assert_eq!(begun.programme.title.value, title);
        assert_eq!(begun.programme.family.map(|at| office.site.families[at].title.as_str()), Some(family));
        assert!(begun.programme.notice.as_ref().is_some_and(|notice| notice.date.is_none()), "a draft");

        // The lines of the schedule are there, on working days, to be uncovered.
        let path = root.path().join(format!("content/classes/{id}/schedule.yaml"));
        let text = fs::read_to_string(&path).expect("readable");
        let days: Vec<&str> = ["05", "06", "07", "08", "09", "10"]
            .into_iter()
            .filter(|day| text.contains(&format!("2026-03-{day}")))
            .collect();
        assert_eq!(days, ["05", "06", "09", "10"]);
        assert!(text.contains(track), "{text}");
        fs::write(&path, text.replace("# - {", "- {")).expect("writable");
        // What nobody has filled in would name timetables.
        assert_eq!(found(root.path()), vec!["C128"; 16]);
        assert_eq!(fill(root.path(), &format!("classes/{id}/schedule.yaml")), 16);
        let roster = root.path().join(format!("content/classes/{id}/roster.csv"));
        let head = fs::read_to_string(&roster).expect("readable");
        fs::write(&roster, head + "10001,,,,,\r\n10002,,,,,\r\n").expect("writable");
        let text = read(root.path(), &format!("classes/{id}/notice.md")).replace("\n# ", "\n");
        let (before, note) =
            text.split_once("\n没有日期").or_else(|| text.split_once("\nWithout a date")).expect("a remark");
        let uncovered = format!("{before}\n{}", note.split_once('\n').expect("a line").1);
        fs::write(root.path().join(format!("content/classes/{id}/notice.md")), uncovered).expect("writable");
        assert_eq!(found(root.path()), Vec::<&str>::new());

        run(&["new", "notice", "--title", title, "--number", "a: b〔2026〕1号", "--to", "甲, 乙"]);
        let notice = read(root.path(), "notices/2026-03-02.md");
        assert!(notice.contains("\"a: b〔2026〕1号\"") && notice.contains("[甲, 乙]"), "{notice}");
        run(&["new", "notice", "--title", "B", "--number", "next", "--class", id]);
        assert_eq!(found(root.path()), vec!["C128"; 4]);
        let notices = check(root.path()).office.expect("an office").notices;
        for notice in ["2026-03-02", "2026-03-02-2", "2026-b"] {
            let path = format!("notices/{notice}.md");
            if root.path().join("content").join(&path).exists() {
                assert_eq!(fill(root.path(), &path), 2);
            }
        }
        let number = |notice: &xueshi::model::Notice| notice.number.as_ref().map(|number| number.value.clone());
        assert!(
            notices.iter().any(|notice| number(notice).as_deref() == Some("a: b〔2026〕2号") && notice.class.is_some())
        );

        let told = run(&["new", "session", id, "--today", "2026-03-06"]);
        assert!(told.contains("2026-03-06-am.md"), "{told}");
        run(&["new", "session", title, "--today", "2026-03-06"]);
        let record = read(root.path(), &format!("classes/{id}/sessions/2026-03-05-am.md"));
        assert!(record.contains("08:30-11:30") && record.contains(track), "{record}");
        let site = root.path().join("content/site.yaml");
        let text = fs::read_to_string(&site).expect("readable").replace("2026-03-02", "2026-03-06");
        fs::write(&site, text).expect("writable");
        let run = check(root.path());
        assert_eq!(findings(&run, Lang::En), "");
        assert!(
            check(root.path())
                .office
                .expect("an office")
                .classes
                .iter()
                .any(|class| class.register.sessions.len() == 2 && class.programme.id == id)
        );
    }
}

fn with<'a>(class: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [class, more].concat()
}

#[test]
fn the_name_of_a_class_is_its_own() {
    let root = site("zh-CN", &[]);
    let class = ["new", "class", "--title", "A", "--start", "2026-03-09", "--end", "2026-03-10"];
    done(&with(&class, &["--family", "rotation"]), root.path());
    assert!(done(&with(&class, &["--family", "rotation"]), root.path()).contains("2026-rotation-2"));
    assert!(done(&with(&class, &["--id", "2026年第一期"]), root.path()).contains("2026年第一期"));
    assert_eq!(found(root.path()), Vec::<&str>::new());
    assert!(refused(&with(&class, &["--id", "2026-Rotation"]), root.path()).contains("已经有了"));
    for id in ["..", "../a", "a/b", "con", "a:b", ".a", " "] {
        assert!(refused(&with(&class, &["--id", id]), root.path()).contains("文件名"), "{id}");
    }
    // A folder in which nothing is read yet is not written into.
    fs::create_dir(root.path().join("content/classes/mine")).expect("writable");
    fs::write(root.path().join("content/classes/mine/class.yaml.bak"), "").expect("writable");
    assert!(refused(&with(&class, &["--id", "mine"]), root.path()).contains("已经有了"));
    for (option, given, nearest) in
        [("--rule", "basci", "basic"), ("--family", "rotatoin", "rotation"), ("--units", "机关党支", "机关党支部")]
    {
        let told = refused(&with(&class, &[option, given]), root.path());
        assert!(told.contains(&format!("“{nearest}”")), "{told}");
    }
    assert!(refused(&with(&class, &["--rule", "member-annual"]), root.path()).contains("每年"));
    assert!(
        refused(&["new", "class", "--title", "A", "--start", "2026-03-09", "--end", "2026-03-08"], root.path())
            .contains("早于")
    );
    assert!(
        refused(&["new", "class", "--title", "A", "--start", "soon", "--end", "2026-03-08"], root.path())
            .contains("soon")
    );
    assert!(
        refused(&["new", "class", "--title", "a\nb", "--start", "2026-03-09", "--end", "2026-03-10"], root.path())
            .contains("一行")
    );
}

#[test]
fn a_class_has_what_its_rule_asks_for() {
    let root = copy(&repository());
    let class = ["new", "class", "--title", "A", "--start", "2024-07-01", "--end", "2024-07-31"];
    // The code that the last class of the rule had, a list of courses, a register of students and staff.
    let told = done(
        &[&class[..], &["--rule", "candidates", "--family", "development", "--units", "智能制造学院, jiguan"]].concat(),
        root.path(),
    );
    assert!(told.contains("courses.csv"), "{told}");
    let text = read(root.path(), "classes/2024-development/class.yaml");
    assert!(text.contains("代码: FZ") && text.contains("单位: [智能制造学院, 机关]"), "{text}");
    assert!(read(root.path(), "classes/2024-development/roster.csv").contains("学工号,姓名"));
    assert!(read(root.path(), "classes/2024-development/notice.md").contains("# 文号: 云汀院组〔2024〕"));
    assert_eq!(found(root.path()), found(&repository()));
    // Without a class before it the code has to be said.
    fs::remove_dir_all(root.path().join("content/classes/2024-candidates")).expect("there");
    fs::remove_dir_all(root.path().join("content/classes/2024-development")).expect("there");
    assert!(refused(&[&class[..], &["--rule", "candidates"]].concat(), root.path()).contains("--code"));
}

#[test]
fn a_notice_is_like_those_before_it() {
    let root = copy(&repository());
    let made = |arguments: &[&str]| {
        let json = done(&[&["new", "notice", "--format", "json"], arguments].concat(), root.path());
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert!(json["next"].as_array().is_some_and(|next| !next.is_empty()));
        let path = json["files"][0].as_str().expect("a path").replace('\\', "/");
        let text = fs::read_to_string(root.path().join(&path)).expect("readable");
        (path, text)
    };
    let (path, text) = made(&["--title", "关于报送培训总结的通知"]);
    assert_eq!(path, "content/notices/2024-06-24.md");
    assert!(text.contains("日期: 2024-06-24") && text.contains("印发机关: 中共云汀职业技术学院委员会组织部"), "{text}");
    assert!(text.contains("# 文号: 云汀院组〔2024〕") && !text.contains("\n文号"), "{text}");
    let (path, _) = made(&["--title", "关于报送培训总结的通知"]);
    assert_eq!(path, "content/notices/2024-06-24-2.md");
    let (path, _) = made(&["--title", "Archives reminder"]);
    assert_eq!(path, "content/notices/2024-archives-reminder-2.md");
    // The class has no notice yet: it gets its own, and its title by itself.
    let (path, text) = made(&["--class", "2024-members-2", "--number", "next"]);
    assert_eq!(path, "content/classes/2024-members-2/notice.md");
    assert!(
        text.contains("标题: 关于举办") && text.contains("\n文号: 云汀院组〔2024〕") && !text.contains("班次:"),
        "{text}"
    );
    let (path, text) = made(&["--class", "2024-members-2", "--title", "补充通知"]);
    assert!(path.starts_with("content/notices/") && text.contains("班次: 2024-members-2"), "{text}");
    let known: Vec<_> = found(root.path()).into_iter().filter(|code| *code != "C128").collect();
    assert_eq!(known, found(&repository()));
    let used = text_of_number(&read(root.path(), "classes/2024-members-2/notice.md"));
    assert!(refused(&["new", "notice", "--title", "A", "--number", &used], root.path()).contains("用过"));
    assert!(
        refused(&["new", "notice", "--title", "A", "--class", "2024-membres-2"], root.path())
            .contains("2024-members-2")
    );
    for id in ["../a", "con", "2024-archives-reminder", "2024-candidates"] {
        refused(&["new", "notice", "--title", "A", "--id", id], root.path());
    }
    let english = office(&[]);
    assert!(refused(&["new", "notice", "--title", "A", "--number", "next"], english.path()).contains("--number"));
}

fn text_of_number(notice: &str) -> String {
    let line = notice.lines().find_map(|line| line.strip_prefix("文号: ")).expect("a number");
    line.to_owned()
}

#[test]
fn a_record_is_of_a_line_of_the_schedule_that_has_none() {
    let root = copy(&repository());
    let told = refused(&["new", "session", "2024-candidates"], root.path());
    assert!(told.contains("都有记录了"), "{told}");
    // What is agreed to in the summary of the term changes with every record.
    fs::remove_file(root.path().join("content/terms/2024-spring.accepted.csv")).expect("there");
    // The second session of a day of two.
    fs::remove_file(root.path().join("content/classes/2024-members-1/sessions/2024-04-16-pm.md")).expect("there");
    let before = tree(root.path());
    let told = done(&["new", "session", "2024-members-1"], root.path());
    assert!(told.contains("2024-04-16-pm.md"), "{told}");
    let text = read(root.path(), "classes/2024-members-1/sessions/2024-04-16-pm.md");
    assert!(text.contains("日期: 2024-04-16") && text.contains("环节: 线下") && text.contains("请假: []"), "{text}");
    assert_eq!(tree(root.path()).len(), before.len() + 1);
    assert_eq!(found(root.path()), found(&repository()));
    assert!(refused(&["new", "session", "2024-members-1", "--date", "2024-04-16"], root.path()).contains("都有记录了"));
    // Of a day of two, both still open.
    for part in ["am", "pm"] {
        let path = format!("content/classes/2024-members-1/sessions/2024-04-17-{part}.md");
        fs::remove_file(root.path().join(path)).expect("there");
    }
    let day = ["new", "session", "2024-members-1", "--date", "2024-04-17"];
    assert!(refused(&day, root.path()).contains("--time"));
    assert!(refused(&[&day[..], &["--time", "01:00-02:00"]].concat(), root.path()).contains("2024-04-17 "));
    assert!(refused(&[&day[..], &["--time", "1"]].concat(), root.path()).contains("14:00-16:30"));
    assert!(refused(&["new", "session", "2024-members-1", "--date", "2024-05-01"], root.path()).contains("2024-04-17"));
    assert!(refused(&["new", "session", "2024-membres-1"], root.path()).contains("2024-members-1"));
    assert!(
        refused(
            &["new", "session", "2024-members-1", "--date", "2024-04-17", "--time", "14:00-17:00", "--id", "../a"],
            root.path()
        )
        .contains("文件名")
    );
    // A day to come is recorded, and said to be one.
    let told = refused(&["new", "session", "2024-members-2"], root.path());
    assert!(told.contains("--time") && told.contains("08:30-11:30"), "{told}");
    let told = done(&["new", "session", "2024-members-2", "--time", "08:30-11:30"], root.path());
    assert!(told.contains("暂时不计"), "{told}");
}

#[test]
fn a_line_of_the_schedule_without_time_and_track_needs_both() {
    let rule = "title: B\ntracks:\n  offline: { required: 0, earn: [{ by: minutes }] }\n  practice: { required: 0, earn: [{ by: minutes }] }\n";
    let schedule = "- { date: 2024-03-04, topic: Ropes, credits: 2 }\n- { date: 2024-03-04, topic: 'Knots: \"two\"', credits: 2 }\n";
    let class = read(&project("english"), "classes/basics/class.yaml").replace("rule: basic", "rule: two");
    let root = office(&[
        ("rules/two.yaml", rule),
        ("classes/new/schedule.yaml", schedule),
        ("classes/new/class.yaml", &class),
    ]);
    let told = refused(&["new", "session", "new"], root.path());
    assert!(told.contains("--time") && told.contains("--track"), "{told}");
    let asked = ["new", "session", "new", "--time", "08:30-10:00", "--track"];
    assert!(refused(&[&asked[..], &["practise"]].concat(), root.path()).contains("“practice”"));
    done(&[&asked[..], &["practice"]].concat(), root.path());
    done(&[&["new", "session", "new", "--time", "10:00-11:00", "--track"], &["线下"][..]].concat(), root.path());
    let text = read(root.path(), "classes/new/sessions/2024-03-04-am-2.md");
    assert!(text.contains("track: offline") && text.contains(r#"topic: "Knots: \"two\"""#), "{text}");
    let told = refused(&["new", "session", "new"], root.path());
    assert!(told.contains("都有记录了"), "{told}");
}
