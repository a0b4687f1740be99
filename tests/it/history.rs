//! `history`: who changed what, when, from what to what.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::common::office;
use crate::git::{commit, committed, done, git, write};

fn history(root: &Path, asked: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"));
    program.args(["history", "--lang", "en", "--root"]).arg(root).args(asked).output().expect("the program starts")
}

fn told(root: &Path, asked: &[&str]) -> String {
    let output = history(root, asked);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    // Names of commits are of the run's own time.
    let lines = text.lines().map(|line| match line.rsplit_once("  (") {
        Some((head, id)) if id.len() == 13 => head,
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

const CLASS: &str = "content/classes/basics";

fn change(root: &Path, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(root.join(path)).expect("readable");
    assert!(text.contains(from), "{text}");
    write(root, path, &text.replacen(from, to, 1));
}

/// An office in which three people changed some things.
fn worked() -> tempfile::TempDir {
    let folder = committed();
    let root = folder.path();
    write(root, &format!("{CLASS}/marks.csv"), "id,name,exam\nA1,Ann Lee,80\nA2,Ben Ray,\n");
    commit(root, "Otto Oates", "2024-03-09", "marks");
    change(root, &format!("{CLASS}/marks.csv"), "Lee,80", "Lee,85");
    change(root, &format!("{CLASS}/class.yaml"), "end: 2024-03-08", "end: 2024-03-09");
    commit(root, "Pia Pope", "2024-03-10", "correct");
    change(root, "content/people/all.csv", "A1,Ann Lee,quay", "A1,Ann Lee,Crane");
    change(root, "content/people/all.csv", "A2,Ben Ray,quay,member,10000000002\n", "");
    commit(root, "Nora Norris", "2024-03-12", "move");
    folder
}

#[test]
fn a_class_is_told_newest_first_by_row_and_key() {
    let folder = worked();
    let expected = "\
2024-03-10  Pia Pope  correct
  content/classes/basics/class.yaml
    end: 2024-03-08 → 2024-03-09
  content/classes/basics/marks.csv
    A1 Ann Lee exam: 80 → 85

2024-03-09  Otto Oates  marks
  new content/classes/basics/marks.csv
    A1 Ann Lee: + id A1，name Ann Lee，exam 80
    A2 Ben Ray: + id A2，name Ben Ray";
    assert_eq!(told(folder.path(), &["basics", "--since", "2024-03-02"]), expected);
    assert_eq!(
        told(folder.path(), &["Basics 2024", "--limit", "1"]),
        expected.split("\n\n").next().unwrap_or_default()
    );
    assert_eq!(told(folder.path(), &[&format!("{CLASS}/marks.csv"), "--limit", "1"]).lines().count(), 3);
}

#[test]
fn a_person_is_told_from_every_file_that_names_them() {
    let folder = worked();
    let text = told(folder.path(), &["Ann Lee", "--since", "2024-03-02"]);
    let expected = "\
2024-03-12  Nora Norris  move
  content/people/all.csv
    A1 Ann Lee unit: quay → Crane

2024-03-10  Pia Pope  correct
  content/classes/basics/marks.csv
    A1 Ann Lee exam: 80 → 85

2024-03-09  Otto Oates  marks
  new content/classes/basics/marks.csv
    A1 Ann Lee: + id A1，name Ann Lee，exam 80";
    assert_eq!(text, expected);
    let first = told(folder.path(), &["A1"]);
    assert!(first.contains("begin") && !first.contains("Ben Ray"), "{first}");
}

#[test]
fn data_is_json_with_what_was_and_what_is() {
    let folder = worked();
    let output = history(folder.path(), &["A1", "--limit", "1", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(found[0]["author"], "Nora Norris");
    assert_eq!(found[0]["commit"].as_str().map(str::len), Some(12));
    let expected = serde_json::json!([{ "row": "A1 Ann Lee", "field": "unit", "from": "quay", "to": "Crane" }]);
    assert_eq!(found[0]["files"][0]["changes"], expected);
}

#[test]
fn a_class_keeps_its_history_under_a_new_name_and_after_its_end() {
    let folder = worked();
    let root = folder.path();
    done(root, &["mv", CLASS, "content/classes/base"]);
    commit(root, "Otto Oates", "2024-03-13", "rename");
    let text = told(root, &["base", "--since", "2024-03-10"]);
    assert!(text.contains("renamed content/classes/basics/class.yaml → content/classes/base/class.yaml"), "{text}");
    assert!(text.contains("A1 Ann Lee exam: 80 → 85"), "{text}");
    done(root, &["rm", "-rq", "content/classes/base"]);
    commit(root, "Otto Oates", "2024-03-14", "close");
    let text = told(root, &["base", "--limit", "1"]);
    assert!(text.contains("removed content/classes/base/marks.csv\n    A1 Ann Lee: - id A1"), "{text}");
}

/// What somebody decided while merging is theirs; what a merge took over is nobody's.
#[test]
fn a_merge_is_told_only_where_something_was_decided() {
    let folder = worked();
    let root = folder.path();
    let marks = format!("{CLASS}/marks.csv");
    let branch = |name: &str, from: &str, to: &str| {
        done(root, &["checkout", "-qb", name, "main"]);
        change(root, &marks, from, to);
        commit(root, name, "2024-03-20", name);
    };
    branch("one", "Lee,85", "Lee,86");
    branch("two", "Lee,85", "Lee,87");
    assert_eq!(git(root, &["merge", "one"]).status.code(), Some(1));
    write(root, &marks, "id,name,exam\nA1,Ann Lee,88\nA2,Ben Ray,\n");
    commit(root, "Pia Pope", "2024-03-21", "merge");
    let text = told(root, &["A1", "--since", "2024-03-20"]);
    assert!(
        text.starts_with(
            "2024-03-21  Pia Pope  merge\n  merged content/classes/basics/marks.csv\n    A1 Ann Lee exam: 8"
        ),
        "{text}"
    );
    done(root, &["checkout", "-q", "main"]);
    branch("three", "Ray,\n", "Ray,\nA3,Cy Dow,70\n");
    branch("four", "A1,Ann Lee,85", "A4,Dee Fox,60\nA1,Ann Lee,85");
    done(root, &["merge", "-q", "--no-edit", "three"]);
    let text = told(root, &[&marks, "--since", "2024-03-20"]);
    assert!(!text.contains("merged"), "{text}");
}

#[test]
fn without_a_history_it_says_why() {
    let folder = office(&[]);
    let output = history(folder.path(), &["basics"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("has no history in git"));
    let output = history(worked().path(), &["nobody"]);
    assert_eq!(output.status.code(), Some(2));
}
