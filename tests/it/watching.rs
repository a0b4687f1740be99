//! `check --watch` and `check --explain`, as the program itself does them.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use crate::common::office;
use serde_json::Value;
use xueshi::diag::CODES;

/// A program that watches, and the lines it says; it ends with the test.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(root: &Path, more: &[&str], on_output: bool) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_xueshi"))
            .args(["check", "--watch", "--lang", "en", "--root"])
            .arg(root)
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let (out, err) = (child.stdout.take().expect("piped"), child.stderr.take().expect("piped"));
        let said: Box<dyn std::io::Read + Send> = if on_output { Box::new(out) } else { Box::new(err) };
        let (sender, lines) = mpsc::channel();
        std::thread::spawn(move || {
            for line in BufReader::new(said).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Self { child, lines }
    }

    /// The lines up to one that fits, that one included.
    fn until(&self, fits: impl Fn(&str) -> bool) -> String {
        let mut said = String::new();
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(60)).unwrap_or_else(|_| panic!("only: {said}"));
            said += &line;
            said.push('\n');
            if fits(&line) {
                return said;
            }
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const WRONG: &str = "id,name,unit\nB1,Bo,nowhere\nB2,Ba,elsewhere\n";

#[test]
fn after_a_change_only_what_is_new_and_what_is_mended_is_said() {
    let root = office(&[("people/more.csv", WRONG)]);
    let watching = Watching::start(root.path(), &[], false);
    let first = watching.until(|line| line.contains(", in "));
    assert!(first.contains("“nowhere”") && first.contains("“elsewhere”"), "{first}");
    // One is mended, one moves down a line, and one comes.
    let path = root.path().join("content/people/more.csv");
    fs::write(&path, "id,name,unit\nB1,Bo,quay\n\nB2,Ba,elsewhere\nB3,Be,yonder\n").expect("writable");
    let again = watching.until(|line| line.contains("1 new, 1 mended; now: 2 errors"));
    assert!(again.contains("mended: R101 content/people/more.csv:2 there is no unit “nowhere”"), "{again}");
    assert!(again.contains("“yonder”") && !again.contains("error[R101]: there is no unit “elsewhere”"), "{again}");
    assert!(!again.contains('\u{1b}'), "no colour and no moving display in a pipe");
    fs::write(&path, "id,name,unit\nB1,Bo,quay\n").expect("writable");
    // What only a whole site shows, such as a missing font, may come now.
    watching.until(|line| line.contains(" new, 2 mended"));
}

#[test]
fn for_a_program_every_run_is_a_line() {
    let root = office(&[("people/more.csv", WRONG)]);
    let watching = Watching::start(root.path(), &["--format", "json"], true);
    let read = || serde_json::from_str::<Value>(&watching.until(|_| true)).expect("a line of JSON");
    let first = read();
    assert_eq!((first["errors"].as_u64(), first["new"].as_array().map(Vec::len)), (Some(2), Some(2)));
    fs::write(root.path().join("content/people/more.csv"), "id,name,unit\nB1,Bo,nowhere\n").expect("writable");
    let again = read();
    assert_eq!((again["errors"].as_u64(), again["new"].as_array().map(Vec::len)), (Some(1), Some(0)));
    assert_eq!(again["gone"][0]["line"].as_u64(), Some(3));
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_well() {
    let root = office(&[]);
    let mut watching = Watching::start(root.path(), &[], false);
    watching.until(|line| line.contains(", in "));
    let interrupted = Command::new("kill").args(["-INT", &watching.child.id().to_string()]).status();
    assert!(interrupted.expect("kill").success());
    assert_eq!(watching.child.wait().expect("it ends").code(), Some(0));
}

fn check(arguments: &[&str]) -> Output {
    let empty = tempfile::tempdir().expect("a temporary folder");
    Command::new(env!("CARGO_BIN_EXE_xueshi"))
        .arg("check")
        .args(arguments)
        .current_dir(empty.path())
        .output()
        .expect("the program starts")
}

#[test]
fn every_code_is_explained_without_an_office() {
    let said = |output: &Output| String::from_utf8_lossy(&output.stdout).into_owned();
    let explained = check(&["--explain", "k101", "--lang", "zh-CN"]);
    assert_eq!(explained.status.code(), Some(0));
    assert!(said(&explained).starts_with("## K101 不认识的项目"), "{}", said(&explained));
    for code in CODES {
        let explained = check(&["--explain", code.id(), "--format", "json", "--lang", "en"]);
        let value: Value = serde_json::from_slice(&explained.stdout).expect("JSON");
        assert_eq!((&value["code"], &value["name"]), (&code.id().into(), &code.slug().into()));
        assert!(value["text"].as_str().is_some_and(|text| text.len() > 20), "{value}");
    }
    assert_eq!(
        said(&check(&["--explain", "unknown-key", "--lang", "en"])),
        said(&check(&["--explain", "K101", "--lang", "en"]))
    );
}

#[test]
fn a_code_that_there_is_not_names_those_near_it() {
    let refused = |given: &str| {
        let refused = check(&["--explain", given, "--lang", "en"]);
        assert_eq!(refused.status.code(), Some(2));
        String::from_utf8_lossy(&refused.stderr).into_owned()
    };
    assert!(refused("K199").contains("near: K201, K202, K203"), "{}", refused("K199"));
    assert!(refused("unknwon-key").contains("unknown-key"), "{}", refused("unknwon-key"));
    assert!(refused("好").contains("K101"), "{}", refused("好"));
    for wrong in [
        &["--explain", "K101", "--root", "."][..],
        &["--explain", "K101", "--strict"],
        &["--explain", "K101", "--format", "sarif"],
        &["--watch", "--fix"],
        &["--watch", "--format", "gitlab"],
    ] {
        assert_eq!(check(wrong).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn records_alone_are_checked_without_making_anything() {
    let root = office(&[("classes/basics/marks.csv", "id,exam\nA1,101\n")]);
    // A template that fails is known only when pages are made.
    let templates = root.path().join("themes/default/templates");
    fs::create_dir_all(&templates).expect("writable");
    fs::write(templates.join("unit.html"), "{{ view.nothing_like_it }}").expect("writable");
    let codes = |arguments: &[&str]| {
        let output = check(&[&["--root", &root.path().to_string_lossy(), "--format", "json"], arguments].concat());
        let value: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let found = value["findings"].as_array().expect("findings").iter();
        let found = found.filter_map(|finding| finding["code"].as_str().map(str::to_owned));
        (found.collect::<Vec<_>>(), output.status.code())
    };
    assert_eq!(codes(&["--records"]), (vec!["K205".to_owned()], Some(1)));
    fs::remove_file(root.path().join("content/classes/basics/marks.csv")).expect("there");
    assert_eq!(codes(&["--records"]), (vec![], Some(0)));
    assert!(codes(&[]).0.contains(&"T102".to_owned()));
}
