//! Certificates: numbers given once, kept, and taken back in a chain.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::common::{check, codes, office};

const RULE: &str = "title: B\ntracks:\n  offline: { required: 4, earn: [{ by: minutes }] }\ncredit_minutes: 60\n\
                    certificate: { number: \"{year}{class}-{unit}{month}-{seq:2}\" }\n";

fn class() -> String {
    let plain = fs::read_to_string("tests/projects/english/content/classes/basics/class.yaml").expect("readable");
    format!("{plain}code: BA\n")
}

fn lay(changes: &[(&str, &str)]) -> tempfile::TempDir {
    let class = class();
    let mut files = vec![("rules/basic.yaml", RULE), ("classes/basics/class.yaml", class.as_str())];
    files.extend(changes);
    office(&files)
}

fn xueshi(arguments: &[&str], root: &Path) -> Output {
    let program =
        Command::new(env!("CARGO_BIN_EXE_xueshi")).args(arguments).args(["--lang", "en", "--root"]).arg(root).output();
    program.expect("the program starts")
}

fn list(root: &Path) -> String {
    fs::read_to_string(root.join("content/classes/basics/certificates.csv")).unwrap_or_default()
}

#[test]
fn those_who_qualified_are_numbered_by_unit_in_the_order_of_the_roster() {
    let root = lay(&[]);
    let shown = xueshi(&["certificates", "issue", "--date", "2024-03-11"], root.path());
    assert_eq!(shown.status.code(), Some(0), "{}", String::from_utf8_lossy(&shown.stderr));
    assert_eq!(list(root.path()), "", "nothing is written unasked");
    let written = xueshi(&["certificates", "issue", "--date", "2024-03-11", "--write"], root.path());
    assert_eq!(shown.stdout, written.stdout, "what is shown is what is written");
    let expected = "certificate,id,name,date\n2024BA-quay03-01,A1,Ann Lee,2024-03-11\n2024BA-quay03-02,A2,Ben Ray,2024-03-11\n\
                    2024BA-crane03-01,A3,Cy Dow,2024-03-11\n2024BA-crane03-02,A4,Dee Fox,2024-03-11\n";
    assert_eq!(list(root.path()).trim_start_matches('\u{feff}'), expected);
    assert_eq!(codes(&check(root.path())), Vec::<&str>::new());
    // A second time there is nothing to do, and nothing is renumbered.
    let again = xueshi(&["certificates", "issue", "--write", "--format", "json"], root.path());
    let again: serde_json::Value = serde_json::from_slice(&again.stdout).expect("JSON");
    assert_eq!(again, serde_json::json!({ "written": false, "changes": [] }));
    assert_eq!(list(root.path()).trim_start_matches('\u{feff}'), expected);
}

#[test]
fn revoking_and_reissuing_leave_a_chain() {
    let root = lay(&[]);
    xueshi(&["certificates", "issue", "--date", "2024-03-11", "--write"], root.path());
    let run = |arguments: &[&str]| {
        let done = xueshi(&[arguments, &["--write", "--date", "2024-04-01"]].concat(), root.path());
        assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    };
    run(&["certificates", "revoke", "2024BA-quay03-02", "--reason", "issued in error"]);
    run(&["certificates", "reissue", "2024BA-quay03-01", "--reason", "name misspelt"]);
    let expected = "certificate,id,name,date,status,revoked,reason,replaces\n\
        2024BA-quay03-01,A1,Ann Lee,2024-03-11,revoked,2024-04-01,name misspelt,\n\
        2024BA-quay03-02,A2,Ben Ray,2024-03-11,revoked,2024-04-01,issued in error,\n\
        2024BA-crane03-01,A3,Cy Dow,2024-03-11,,,,\n2024BA-crane03-02,A4,Dee Fox,2024-03-11,,,,\n\
        2024BA-quay04-01,A1,Ann Lee,2024-04-01,,,,2024BA-quay03-01\n";
    assert_eq!(list(root.path()).trim_start_matches('\u{feff}'), expected);
    assert_eq!(codes(&check(root.path())), Vec::<&str>::new());
    // A number that is revoked can't be revoked again, and one that is not there is near another.
    let again = xueshi(&["certificates", "revoke", "2024BA-quay03-01", "--reason", "x"], root.path());
    assert_eq!(again.status.code(), Some(2));
    let unknown = xueshi(&["certificates", "revoke", "2024BA-quay03-09", "--reason", "x"], root.path());
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("2024BA-quay03-0"), "{unknown:?}");
    // Who was revoked without another is not issued one again by itself.
    let issued = xueshi(&["certificates", "issue", "--format", "json"], root.path());
    assert!(String::from_utf8_lossy(&issued.stdout).contains("\"changes\": []"));
}

#[test]
fn what_is_wrong_with_a_list_of_certificates_is_found() {
    let found = |rows: &str| {
        let list = format!("certificate,id,date,status,replaces\n{rows}");
        codes(&check(lay(&[("classes/basics/certificates.csv", &list)]).path()))
    };
    let right = "2024BA-quay03-01,A1,2024-03-11,,\n";
    assert_eq!(found(right), Vec::<&str>::new());
    // A number passed over.
    assert_eq!(found("2024BA-quay03-01,A1,2024-03-11,,\n2024BA-quay03-03,A2,2024-03-11,,\n"), ["C118"]);
    // A number of another form.
    assert_eq!(found("7,A1,2024-03-11,,\n"), ["C121"]);
    // One whose zero was lost, which still counts.
    assert_eq!(found("2024BA-quay03-1,A1,2024-03-11,,\n2024BA-quay03-02,A2,2024-03-11,,\n"), ["C121"]);
    // One number on two certificates.
    assert_eq!(found("2024BA-quay03-01,A1,2024-03-11,,\n2024BA-quay03-01,A2,2024-03-11,,\n"), ["C106"]);
    // Two certificates of one person, unless the first is revoked.
    assert_eq!(found(&format!("{right}2024BA-quay03-02,A1,2024-03-12,,\n")), ["C120"]);
    assert_eq!(
        found("2024BA-quay03-01,A1,2024-03-11,revoked,\n2024BA-quay03-02,A1,2024-03-12,,\n"),
        Vec::<&str>::new()
    );
    // Instead of one that is not there, one that still holds, one of somebody else, one replaced before.
    assert_eq!(found("2024BA-quay03-01,A1,2024-03-11,,2024BA-quay03-09\n"), ["C119"]);
    assert_eq!(found(&format!("{right}2024BA-quay03-02,A1,2024-03-12,,2024BA-quay03-01\n")), ["C120", "C119"]);
    assert_eq!(
        found("2024BA-quay03-01,A1,2024-03-11,revoked,\n2024BA-quay03-02,A2,2024-03-12,,2024BA-quay03-01\n"),
        ["C119"]
    );
    let chain = "2024BA-quay03-01,A1,2024-03-11,revoked,\n2024BA-quay03-02,A1,2024-03-12,revoked,2024BA-quay03-01\n";
    assert_eq!(found(&format!("{chain}2024BA-quay03-03,A1,2024-03-13,,2024BA-quay03-02\n")), Vec::<&str>::new());
    assert_eq!(found(&format!("{chain}2024BA-quay03-03,A1,2024-03-13,,2024BA-quay03-01\n")), ["C119"]);
    // Of a day to come there is none yet.
    assert_eq!(found("2024BA-quay03-01,A1,2025-03-11,,\n2024BA-quay03-01,A2,2025-03-11,,\n"), Vec::<&str>::new());
}

#[test]
fn a_list_in_gbk_keeps_its_rows_and_becomes_utf8_with_its_mark() {
    let root = lay(&[("classes/basics/certificates.csv", "")]);
    let path = root.path().join("content/classes/basics/certificates.csv");
    let (bytes, _, _) =
        encoding_rs::GBK.encode("序号,证书编号,学号,姓名,发证日期\r\n1,2024BA-quay03-01,A1,Ann Lee,2024-03-11\r\n");
    fs::write(&path, bytes).expect("writable");
    let done = xueshi(&["certificates", "issue", "--date", "2024-03-12", "--write"], root.path());
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    let text = list(root.path());
    assert!(text.starts_with("\u{feff}序号,证书编号,学号,姓名,发证日期\r\n1,2024BA-quay03-01,A1,Ann Lee,2024-03-11\r\n2,2024BA-quay03-02,A2,"), "{text}");
}

#[test]
fn nothing_is_issued_while_the_records_have_errors() {
    let root = lay(&[("classes/basics/marks.csv", "id,exam\nA9,80\n")]);
    let done = xueshi(&["certificates", "issue", "--write"], root.path());
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(list(root.path()), "");
}
