//! Everything known as data: what is in it, how it is written, and where it may not lie.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::common::{build, config, copy, office, project, repository, tree};
use xueshi::export::DataFormat;
use xueshi::pipeline::{self, Exported};

/// The data of an office.
fn exported(root: &Path, formats: &[DataFormat]) -> Exported {
    let run = pipeline::examine(&config(root, &root.join("output")), &|_| {});
    pipeline::export(&run, formats).expect("no finding").expect("an office")
}

fn texts(exported: &Exported) -> BTreeMap<String, String> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    exported.tree.iter().map(|(path, bytes)| (path.to_owned(), text(bytes))).collect()
}

fn xueshi(arguments: &[&str], root: &Path) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        program.env_remove(name);
    }
    program.arg("export").args(arguments).arg("--root").arg(root).output().expect("the program starts")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Whether a path has an extension.
fn is_of(path: &str, extension: &str) -> bool {
    Path::new(path).extension().is_some_and(|own| own == extension)
}

#[test]
fn a_small_office_as_data() {
    let files = texts(&exported(&project("english"), &[DataFormat::Csv]));
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let shown = ["accounts", "attendance", "enrolments", "entries", "people", "postings", "sessions", "units"];
    let mut all = format!("{}\n", names.join("\n"));
    for name in shown {
        let text = files[&format!("{name}.csv")].trim_start_matches('\u{feff}').replace('\r', "");
        all.extend(["\n", name, "\n", text.as_str()]);
    }
    all += "\nfigures of the year\n";
    let measures = ["classes", "attendance_rate", "person_credits", "pass_rate", "short_credits"];
    let of_year = |line: &&str| line.starts_with("year,2024,2024-01-01,2024-12-31,total");
    for line in files["figures.csv"].lines().filter(of_year) {
        if measures.iter().any(|measure| line.contains(&format!(",{measure},"))) {
            all.extend([line.trim_end(), "\n"]);
        }
    }
    insta::assert_snapshot!(all);
}

#[test]
fn a_row_is_the_same_in_both_formats_and_in_every_run() {
    let files = texts(&exported(&repository(), &DataFormat::ALL));
    assert_eq!(files, texts(&exported(&repository(), &DataFormat::ALL)));
    let csv_files: Vec<&String> = files.keys().filter(|path| is_of(path, "csv")).collect();
    assert!(csv_files.len() > 100);
    for path in csv_files {
        let plain = files[path].strip_prefix('\u{feff}').expect("what Excel knows UTF-8 by");
        let mut reader = csv::Reader::from_reader(plain.as_bytes());
        let heads = reader.headers().expect("heads").clone();
        let lines = files[&path.replace(".csv", ".jsonl")].lines();
        let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("rows");
        assert_eq!(rows.len(), lines.clone().count(), "{path}");
        for (row, line) in rows.iter().zip(lines) {
            let object: BTreeMap<String, serde_json::Value> = serde_json::from_str(line).expect("an object");
            assert_eq!(object.len(), heads.len(), "{path}: {heads:?}");
            for (head, value) in heads.iter().zip(row) {
                let same = match &object[head] {
                    serde_json::Value::Null => value.is_empty(),
                    serde_json::Value::String(text) => value.strip_prefix('\'').unwrap_or(value) == text,
                    other => {
                        let text = other.to_string();
                        text == value
                    }
                };
                assert!(same, "{path}: {head} is {value:?} and {:?}", object[head]);
            }
        }
    }
}

#[test]
fn no_text_is_a_formula_and_numbers_stay_numbers() {
    let people = "id,name,unit,category,note\nA1,Ann Lee,quay,member,=cmd|' /C calc'!A0\nA2,Ben Ray,quay,member,@x\n\
                  A3,Cy Dow,crane,member,'quoted\nA4,Dee Fox,crane,member,-1\n";
    let root = office(&[("people/all.csv", people)]);
    let files = texts(&exported(root.path(), &DataFormat::ALL));
    for guarded in [",'=cmd|' /C calc'!A0,", ",'@x,", ",''quoted,", ",'-1,"] {
        assert!(files["people.csv"].contains(guarded), "{guarded}\n{}", files["people.csv"]);
    }
    assert!(
        files["people.jsonl"].contains("\"note\":\"=cmd|' /C calc'!A0\"") && files["people.jsonl"].contains("\"-1\"")
    );
    assert!(files["entries.jsonl"].contains("\"credits\":2,"), "{}", files["entries.jsonl"]);
    assert!(files["people.jsonl"].contains("\"id\":\"A1\""));
}

#[test]
fn a_share_keeps_twelve_places_and_credits_all_of_theirs() {
    let figures = texts(&exported(&project("english"), &[DataFormat::Csv])).remove("figures.csv").expect("figures");
    // Thirteen of fifteen came in the whole class, five of seven of one unit.
    let rate = figures.lines().filter(|line| line.contains(",attendance_rate,"));
    let shares: Vec<&str> = rate.filter_map(|line| line.split(',').nth(10)).collect();
    assert!(shares.contains(&"0.866666666667") && shares.contains(&"0.714285714286"), "{shares:?}");
}

#[test]
fn the_command_writes_one_folder_and_replaces_it_whole() {
    let root = copy(&project("english"));
    let out = root.path().join("data");
    let to = out.display().to_string();
    let first = xueshi(&["--output", &to, "--format", "json"], root.path());
    assert_eq!(first.status.code(), Some(0), "{}", said(&first));
    let written: serde_json::Value = serde_json::from_slice(&first.stdout).expect("JSON");
    let files = tree(&out);
    assert_eq!(written["files"].as_u64(), Some(files.len() as u64 - 1), "and the list of them");
    let entries = written["sets"].as_array().expect("sets").iter().find(|set| set["name"] == "entries");
    assert_eq!(entries.and_then(|set| set["rows"].as_u64()), Some(15));
    let again = xueshi(&["-o", &to, "--to", "csv", "--lang", "en"], root.path());
    assert!(said(&again).contains("for the office alone"), "{}", said(&again));
    let fewer = tree(&out);
    assert!(fewer.len() < files.len() && !fewer.keys().any(|path| is_of(path, "jsonl")), "{:?}", fewer.keys());
    assert_eq!(fewer["people.csv"], files["people.csv"]);
}

#[test]
fn what_stands_in_the_way_is_said_and_nothing_is_written() {
    let root = copy(&project("english"));
    let out = root.path().join("data");
    let refused = |to: &Path, lang: &str| {
        let output = xueshi(&["--output", &to.display().to_string(), "--lang", lang], root.path());
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        said(&output)
    };
    fs::create_dir(&out).expect("writable");
    fs::write(out.join("mine.txt"), "mine").expect("writable");
    assert!(refused(&out, "zh-CN").contains("mine.txt 不是本程序导出的"));
    assert!(refused(&out, "en").contains("mine.txt is not of an export"));
    assert_eq!(tree(&out).len(), 1);
    // The folder of the site, where the personal data would be put on the net.
    let site = root.path().join("output");
    build(root.path(), &site);
    let before = tree(&site);
    assert!(refused(&site.join("site/data"), "zh-CN").contains("是生成网站的输出文件夹"));
    assert!(refused(&site, "en").contains("is a folder that build wrote"));
    assert_eq!(tree(&site), before);
    assert!(refused(&root.path().join("content/data"), "en").contains("in the content folder"));
}

#[test]
fn wrong_records_are_not_exported() {
    let out = tempfile::tempdir().expect("a temporary folder");
    let to = out.path().join("data");
    let output = xueshi(&["--output", &to.display().to_string()], &project("broken"));
    assert_eq!(output.status.code(), Some(1));
    assert!(!to.exists() && said(&output).contains("没有写入任何文件"), "{}", said(&output));
}
