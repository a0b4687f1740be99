//! A build that takes files from the last one writes what a clean build would write.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::common::{build_all as build, copy, project, tree};

/// The files of an output without what only saves time.
fn files(output: &Path) -> BTreeMap<String, Vec<u8>> {
    tree(output).into_iter().filter(|(path, _)| !path.starts_with(".xueshi")).collect()
}

#[test]
fn a_changed_record_gives_the_bytes_of_a_clean_build() {
    let root = copy(&project("english"));
    let output = root.path().join("output");
    build(root.path(), &output);
    let people = root.path().join("content/people/all.csv");
    let text = fs::read_to_string(&people).expect("readable");
    fs::write(&people, text.replace("10000000004", "10000000005")).expect("writable");
    let changed = build(root.path(), &output);
    let report = changed.report.expect("written");
    assert!(report.written.iter().any(|path| path.ends_with("basics/roster.xlsx")), "{:?}", report.written);
    let clean = root.path().join("clean");
    build(root.path(), &clean);
    assert_eq!(files(&output).keys().collect::<Vec<_>>(), files(&clean).keys().collect::<Vec<_>>());
    for (path, bytes) in files(&clean) {
        assert!(files(&output)[&path] == bytes, "{path}");
    }
}

#[test]
fn a_file_that_somebody_changed_or_that_is_gone_is_made_anew() {
    let root = copy(&project("english"));
    let output = root.path().join("output");
    build(root.path(), &output);
    let before = files(&output);
    let roster = output.join("office/filing/basics/roster.xlsx");
    fs::write(&roster, "spoilt").expect("writable");
    fs::remove_file(output.join("office/filing/basics/register.xlsx")).expect("there");
    build(root.path(), &output);
    assert!(files(&output) == before);
    // What only saves time may be deleted, and may be nonsense.
    fs::write(output.join(".xueshi/made.txt"), "nonsense").expect("writable");
    fs::write(&roster, "spoilt").expect("writable");
    build(root.path(), &output);
    assert!(files(&output) == before);
}

#[test]
fn what_was_made_with_another_theme_is_made_anew() {
    let root = copy(&project("english"));
    let output = root.path().join("output");
    let kept = |root: &Path| build(root, &output).report.expect("written");
    kept(root.path());
    assert!(kept(root.path()).written.is_empty());
    fs::create_dir_all(root.path().join("themes/default/paper")).expect("writable");
    fs::write(root.path().join("themes/default/paper/note.typ"), "// another theme").expect("writable");
    // The view is the same, and so are the bytes; but it was set again to know that.
    assert!(kept(root.path()).written.is_empty());
    let made = fs::read_to_string(output.join(".xueshi/made.txt")).expect("readable");
    fs::remove_file(root.path().join("themes/default/paper/note.typ")).expect("there");
    kept(root.path());
    assert_ne!(fs::read_to_string(output.join(".xueshi/made.txt")).expect("readable"), made);
}
