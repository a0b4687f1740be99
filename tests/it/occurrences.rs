//! Everywhere a person occurs.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::common::{built_texts, office};

const PEOPLE: &str = "学号,姓名,单位,类别,联系电话,身份证号\n20220101,张明,quay,member,13800000001,\n\
                      20220102,张明,crane,member,13800000002,\n20220103,张明亮,crane,member,13800000003,\n\
                      20220104,李婷,crane,member,13800000004,\n";
const NOTICE: &str = "---\n标题: 通知\n印发机关: H\n日期: 2024-03-01\n---\n\n请联系张　明。\n\n张明亮也来。\n";

fn lay() -> tempfile::TempDir {
    office(&[
        ("people/all.csv", PEOPLE),
        ("classes/basics/roster.csv", "学号,姓名\n20220101,张明\n20220102,张明\n20220103,张明亮\n20220104,李婷\n"),
        (
            "classes/basics/attendance.csv",
            "学号,姓名,2024-03-05\n20220101,张明,√\n20220102,张明,√\n20220103,张明亮,√\n20220104,李婷,√\n",
        ),
        (
            "classes/basics/sessions/2024-03-04-day-1.md",
            "---\ndate: 2024-03-04\ntime: 09:00-11:00\ntopic: Day 1\nlate: [\"20220101\"]\n---\n",
        ),
        ("classes/basics/marks.csv", "id,exam\n20220101,80\n20220102,80\n"),
        ("classes/basics/attachments/张明的体会.docx", "x"),
        ("notices/n.md", NOTICE),
    ])
}

fn program(root: &Path, person: &str, more: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"));
    program.args(["privacy", "find", person, "--lang", "en", "--root"]).arg(root).args(more);
    // Whatever repository these tests run in is none of the office.
    program.env("GIT_CEILING_DIRECTORIES", root.parent().unwrap_or(root));
    program
}

fn find(root: &Path, person: &str, more: &[&str]) -> Output {
    program(root, person, more).output().expect("the program starts")
}

fn json(root: &Path, person: &str) -> serde_json::Value {
    let output = find(root, person, &["--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn git(root: &Path, arguments: &[&str]) -> String {
    let who = ["-c", "user.name=Zhang", "-c", "user.email=secret@example.com", "-c", "init.defaultBranch=main"];
    let done = Command::new("git").current_dir(root).args(who).args(arguments).output().expect("git");
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).trim().to_owned()
}

fn commit(root: &Path, subject: &str) {
    git(root, &["add", "-A"]);
    git(root, &["commit", "--quiet", "--date=2024-03-01T00:00:00", "-m", subject]);
}

#[test]
fn every_place_in_the_sources_is_listed_and_none_of_a_namesake() {
    let root = lay();
    let found = json(root.path(), "20220101");
    assert_eq!(found["people"].as_array().map(Vec::len), Some(1));
    let places = found["people"][0]["sources"].as_array().expect("a list").iter().map(|place| {
        let line = place["line"].as_u64().map_or_else(|| "name".to_owned(), |line| line.to_string());
        format!(
            "{}:{line} {} {}",
            place["path"].as_str().unwrap_or_default(),
            place["kind"].as_str().unwrap_or_default(),
            place["what"]
        )
    });
    insta::assert_snapshot!(places.collect::<Vec<_>>().join("\n"));
}

#[test]
fn several_of_one_name_are_told_apart_by_id() {
    let root = lay();
    let found = json(root.path(), "张明");
    let people = found["people"].as_array().expect("a list");
    assert_eq!(
        people.iter().map(|one| one["id"].as_str().unwrap_or_default()).collect::<Vec<_>>(),
        ["20220101", "20220102"]
    );
    let text = find(root.path(), "张明", &[]);
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(text.contains("1 more have the name") && !text.contains("13800000001"), "{text}");
}

#[test]
fn the_editions_made_are_searched() {
    let root = lay();
    built_texts(root.path());
    let found = json(root.path(), "20220104");
    let files = found["people"][0]["editions"].as_array().expect("a list");
    let of = |edition: &str| files.iter().filter(|file| file["edition"] == edition).count();
    assert_eq!(of("public"), 0, "{files:?}");
    assert!(of("office") > 3, "{files:?}");
    let spoilt = root.path().join("output/site/old.html");
    fs::write(spoilt, "<p>李 婷 138-0000-0004</p>").expect("writable");
    let found = json(root.path(), "20220104");
    let file = &found["people"][0]["editions"][0];
    assert_eq!(
        (file["path"].as_str(), file["what"].to_string()),
        (Some("site/old.html"), r#"["name","phone"]"#.to_owned())
    );
}

#[test]
fn the_history_of_git_is_searched_with_files_deleted_since() {
    let root = lay();
    let path = root.path();
    assert!(!json(path, "20220101")["people"][0]["history"]["searched"].as_bool().expect("a word"));
    git(path, &["init", "--quiet"]);
    fs::write(path.join("content/list.md"), "李婷 138 0000 0004\n").expect("writable");
    commit(path, "begin");
    fs::remove_file(path.join("content/list.md")).expect("there");
    // An old list in GBK, in a folder with a blank in its name.
    fs::create_dir_all(path.join("old lists")).expect("writable");
    fs::write(path.join("old lists/a.csv"), [0xc0, 0xee, 0xe6, 0xc3, b'\n']).expect("writable");
    commit(path, "take 13800000004 out");
    fs::write(path.join("other.md"), "nobody\n").expect("writable");
    commit(path, "else");
    let found = json(path, "20220104");
    let past = &found["people"][0]["history"];
    assert_eq!((past["searched"].as_bool(), past["shallow"].as_bool()), (Some(true), Some(false)));
    let commits = past["commits"].as_array().expect("a list");
    assert_eq!(commits.len(), 2, "{commits:?}");
    assert_eq!(commits[0]["subject"], "take *** out");
    assert_eq!(commits[0]["date"], "2024-03-01");
    let files = commits[0]["files"].to_string();
    assert!(files.contains(r#"{"added":0,"path":"content/list.md","removed":1,"what":["name","phone"]}"#), "{files}");
    assert!(files.contains(r#"{"added":1,"path":"old lists/a.csv","removed":0,"what":["name"]}"#), "{files}");
    // The same that git itself says of it.
    let theirs = git(path, &["log", "--all", "--format=%H", "-G138 ?0000 ?0004"]);
    let ours: Vec<_> = commits.iter().filter_map(|commit| commit["commit"].as_str()).collect();
    assert_eq!(ours, theirs.lines().collect::<Vec<_>>());
    // A hook may run for another repository.
    let hook = program(path, "20220104", &["--format", "json"]).env("GIT_DIR", path.join("old lists")).output();
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&hook.expect("it starts").stdout).expect("JSON"), found);
    let text = String::from_utf8_lossy(&find(path, "20220104", &[]).stdout).into_owned();
    assert!(
        !text.contains("secret@example.com") && !text.contains("13800000004") && !text.contains("138 0000 0004"),
        "{text}"
    );
}

#[test]
fn of_a_shallow_clone_it_is_said_that_more_is_not_here() {
    let root = lay();
    let path = root.path();
    git(path, &["init", "--quiet"]);
    commit(path, "begin");
    fs::write(path.join("other.md"), "nobody\n").expect("writable");
    commit(path, "else");
    let clone = tempfile::tempdir().expect("a folder");
    let from = format!("file://{}", path.display());
    git(clone.path(), &["clone", "--quiet", "--depth", "1", &from, "here"]);
    let found = json(&clone.path().join("here"), "20220104");
    assert_eq!(found["people"][0]["history"]["shallow"].as_bool(), Some(true));
}

#[test]
fn a_repository_that_git_can_not_read_is_not_none() {
    let root = lay();
    git(root.path(), &["init", "--quiet"]);
    fs::write(root.path().join(".git/config"), "[").expect("writable");
    let text = String::from_utf8_lossy(&find(root.path(), "20220104", &[]).stdout).into_owned();
    assert!(text.contains("there is a repository"), "{text}");
    assert_eq!(json(root.path(), "20220104")["people"][0]["history"]["failed"], true);
}

#[test]
fn somebody_of_no_register_is_looked_for_by_the_words() {
    let root = lay();
    let path = root.path();
    git(path, &["init", "--quiet"]);
    fs::write(path.join("old.md"), "王五; $(x) 'y'\n").expect("writable");
    commit(path, "begin");
    assert_eq!(json(path, "王五")["people"][0]["history"]["commits"].as_array().map(Vec::len), Some(1));
    assert_eq!(json(path, "$(x) 'y'")["people"][0]["history"]["commits"].as_array().map(Vec::len), Some(1));
}
