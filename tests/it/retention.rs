//! Records that were kept for as long as the office says.

use std::path::Path;
use std::process::{Command, Output};

use crate::common::office;

const RULES: &str = "  retention:\n    - { kind: people, years: 5, source: Rule 7 }\n    - { kind: surveys, years: 1 }\n    \
                     - { kind: sessions, years: 2 }\n";

fn lay(rules: &str) -> tempfile::TempDir {
    let site = format!(
        "organisation: H\ndate: 2024-04-01\ncategories:\n  - {{ id: member, title: Member }}\nfamilies:\n  \
         - {{ id: basic, title: B }}\nprivacy:\n  name: mask\n{rules}"
    );
    let people = "id,name,unit,category,joined,left\nA1,Ann Lee,quay,member,,2024-06-30\nA2,Ben Ray,quay,member,,\n\
                  A3,Cy Dow,Crane,member,,\nA4,Dee Fox,Crane,Member,,\nA5,Eve Orr,crane,member,2010-01-01,\n\
                  A6,Fay Poe,crane,member,,2018-12-31\nA7,Gus Ash,crane,member,,\n";
    office(&[
        ("site.yaml", &site),
        ("people/all.csv", people),
        ("classes/basics/evaluation.csv", "How was it? (score)\n5\n4\n"),
    ])
}

fn due(root: &Path, today: &str, more: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"));
    let program = program.args(["privacy", "due", "--today", today, "--lang", "en", "--root"]).arg(root).args(more);
    program.output().expect("the program starts")
}

fn said(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n")
}

#[test]
fn what_is_due_is_listed_with_place_person_and_reason() {
    let root = lay(RULES);
    insta::assert_snapshot!(said(&due(root.path(), "2026-04-01", &[])));
    let before = crate::common::tree(root.path());
    due(root.path(), "2040-01-01", &[]);
    assert_eq!(crate::common::tree(root.path()), before, "nothing is deleted");
}

#[test]
fn records_are_due_the_day_after_the_last_on_which_they_are_kept() {
    let root = lay("  retention: { kind: surveys, years: 1 }\n");
    assert!(said(&due(root.path(), "2025-03-08", &[])).contains("no records"));
    assert!(said(&due(root.path(), "2025-03-09", &[])).contains("content/classes/basics/evaluation.csv"));
    let root = lay("");
    assert!(said(&due(root.path(), "2040-03-09", &[])).contains("nobody knows how long"));
}

#[test]
fn a_whole_class_is_said_once() {
    let root = lay(
        "  retention:\n    - { kind: marks, years: 1 }\n    - { kind: sessions, years: 1 }\n    - { kind: class, years: 2 }\n",
    );
    let said = said(&due(root.path(), "2027-01-01", &[]));
    assert_eq!(said.matches("content/").count(), 1, "{said}");
    assert!(said.contains("content/classes/basics/　class"), "{said}");
}

#[test]
fn a_person_is_due_after_leaving_and_after_the_last_class() {
    let root = lay("  retention: { kind: people, years: 5 }\n");
    let json: serde_json::Value =
        serde_json::from_str(&said(&due(root.path(), "2029-03-09", &["--format", "json"]))).expect("JSON");
    let people: Vec<_> = json["due"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|due| {
            (
                due["people"][0]["name"].as_str().expect("a name").to_owned(),
                due["since"].as_str().expect("why").to_owned(),
            )
        })
        .collect();
    let expected = [
        ("Ben Ray", "last-class"),
        ("Cy Dow", "last-class"),
        ("Dee Fox", "last-class"),
        ("Eve Orr", "joined"),
        ("Fay Poe", "left"),
    ];
    assert_eq!(
        people,
        expected.map(|(name, why)| (name.to_owned(), why.to_owned())),
        "Ann Lee left later; of Gus Ash nothing is known"
    );
    assert_eq!(json["due"][0]["still_in"][0], "basics");
    assert_eq!(json["due"][0]["line"], 3);
}
