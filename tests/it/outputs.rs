//! The formats of findings for other programs.

use std::collections::BTreeSet;
use std::process::{Command, Output};

use crate::common::{check, office, project};
use serde_json::Value;
use xueshi::diag;
use xueshi::locale::{Lang, Locale};

fn run(arguments: &[&str], root: &std::path::Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xueshi"))
        .args(arguments)
        .arg("--root")
        .arg(root)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env_remove("LANG")
        .output()
        .expect("the program starts")
}

fn value(output: &Output) -> Value {
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// The findings of the broken office in this format, and as JSON has them.
fn broken(format: &str) -> (Output, Vec<Value>) {
    let output = run(&["check", "--lang", "en", "--format", format], &project("broken"));
    let json = value(&run(&["check", "--lang", "en", "--format", "json"], &project("broken")));
    (output, json["findings"].as_array().expect("a list").clone())
}

#[test]
fn sarif_holds_every_finding_with_its_rule_and_place() {
    let (output, findings) = broken("sarif");
    assert_eq!(output.status.code(), Some(1));
    let log = value(&output);
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), findings.len());
    let occurring: BTreeSet<_> = findings.iter().map(|finding| finding["code"].as_str()).collect();
    assert_eq!(rules.iter().map(|rule| rule["id"].as_str()).collect::<BTreeSet<_>>(), occurring);
    for (result, finding) in results.iter().zip(&findings) {
        let at = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(result["ruleId"], finding["code"]);
        assert_eq!(rules[at]["id"], finding["code"]);
        assert_eq!(result["level"], finding["severity"]);
        let text = result["message"]["text"].as_str().expect("a text");
        assert!(text.starts_with(finding["message"].as_str().expect("a text")), "{text}");
        assert!(text.ends_with(finding["help"].as_str().expect("a text")), "{text}");
        let place = &result["locations"][0]["physicalLocation"];
        assert!(place["artifactLocation"]["uri"].as_str().expect("a path").starts_with("content/"));
        if place["region"].is_object() {
            let names = [
                ("startLine", "line"),
                ("startColumn", "column"),
                ("endLine", "end_line"),
                ("endColumn", "end_column"),
            ];
            for (theirs, ours) in names {
                assert_eq!(place["region"][theirs], finding[ours], "{result}");
            }
        }
        let related = |value: &Value, key: &str| value[key].as_array().map_or(0, Vec::len);
        assert_eq!(related(result, "relatedLocations"), related(finding, "related"));
    }
    assert!(results.iter().any(|result| result["relatedLocations"].is_array()));
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    // The same again gives the same bytes.
    assert_eq!(broken("sarif").0.stdout, output.stdout);
}

#[test]
fn a_fingerprint_stays_while_lines_and_the_language_change() {
    let marks = |above: &str| {
        let text = format!("id,exam\n{above}A1,101\n");
        let root = office(&[("classes/basics/marks.csv", &text)]);
        let run = check(root.path());
        [Lang::En, Lang::ZhCn].map(|lang| {
            let log = diag::sarif::render(&run.findings, &run.sources, &Locale::new(lang));
            let log = serde_json::to_value(log).expect("JSON");
            log["runs"][0]["results"][0]["partialFingerprints"]["messageHash/v1"].as_str().map(str::to_owned)
        })
    };
    let [one, chinese] = marks("");
    assert!(one.is_some());
    assert_eq!(one, chinese);
    assert_eq!(marks("A2,90\n"), [one.clone(), one]);
}

#[test]
fn github_gets_a_command_a_finding_and_nothing_else() {
    let (output, findings) = broken("github");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.is_empty());
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(text.lines().count(), findings.len());
    let mark = text.lines().find(|line| line.contains("title=K205")).expect("a mark of 101");
    let expected = "::error file=content/classes/two/marks.csv,line=2,endLine=2,col=3,endColumn=6,title=K205::“101” is out of range: between 0 and 100%0A";
    assert!(mark.starts_with(expected), "{mark}");
}

#[test]
fn gitlab_gets_what_its_reports_must_have() {
    let (output, findings) = broken("gitlab");
    assert_eq!(output.status.code(), Some(1));
    let report = value(&output);
    let issues = report.as_array().expect("a list");
    assert_eq!(issues.len(), findings.len());
    let mut prints = BTreeSet::new();
    for (issue, finding) in issues.iter().zip(&findings) {
        let keys: Vec<_> = issue.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(keys, ["check_name", "description", "fingerprint", "location", "severity"]);
        assert_eq!(issue["check_name"], finding["code"]);
        let severity = issue["severity"].as_str().expect("a word");
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity), "{severity}");
        assert!(issue["location"]["lines"]["begin"].as_u64() >= Some(1));
        assert!(!issue["location"]["path"].as_str().expect("a path").starts_with(['.', '/']));
        assert!(prints.insert(issue["fingerprint"].as_str().expect("a text").to_owned()), "{issue}");
    }
}

#[test]
fn a_format_that_a_command_can_not_do_is_refused() {
    for command in [&["forms", "list"][..], &["export"], &["explain", "A1"], &["serve"]] {
        for format in ["sarif", "github", "gitlab"] {
            let refused = run(&[command, &["--format", format]].concat(), &project("english"));
            assert_eq!(refused.status.code(), Some(2), "{command:?} {format}");
        }
    }
    let root = crate::common::copy(&project("english"));
    let built = value(&run(&["build", "--format", "sarif"], root.path()));
    assert_eq!(built["version"], "2.1.0");
    assert!(root.path().join("output/site/index.html").exists());
}

/// An office in whose register 10,000 people are of a unit that there is not, some with a wrong date as well.
fn overrun() -> tempfile::TempDir {
    use std::fmt::Write;
    let mut people = "id,name,unit,birth\n".to_owned();
    for at in 0..10_000 {
        let birth = if at % 1000 == 7 { "soon" } else { "1990-01" };
        let _ = writeln!(people, "Z{at},Zoe {at},nowhere {at},{birth}");
    }
    office(&[("people/zz.csv", &people), ("classes/basics/marks.csv", "id,exam\nA1,101\n")])
}

#[test]
fn ten_thousand_findings_are_a_screen_for_a_person_and_all_there_for_a_program() {
    let root = overrun();
    let run = check(root.path());
    assert_eq!(run.findings.len(), 10_011);
    let all: Vec<_> = run.findings.iter().collect();
    for lang in [Lang::ZhCn, Lang::En] {
        let text = diag::human::list(&all, &run.sources, &Locale::new(lang), false);
        let text = anstream::adapter::strip_str(&text).to_string();
        insta::assert_snapshot!(format!("ten_thousand_findings_{}", lang.tag()), text);
    }
    let every = diag::human::list(&all, &run.sources, &Locale::new(Lang::En), true);
    assert_eq!(every.matches("R101").count(), 10_000);
    let log = diag::sarif::render(&run.findings, &run.sources, &Locale::new(Lang::En));
    let log = serde_json::to_value(log).expect("JSON");
    assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(10_011));
    let issues = diag::gitlab::render(&run.findings, &run.sources, &Locale::new(Lang::En));
    assert_eq!(issues.len(), 10_011);
}

#[test]
fn findings_of_many_causes_end_with_a_count_of_each() {
    use std::fmt::Write;
    let mut site = "title: S\nrule: basic\nstart: 2024-03-04\nend: 2024-03-08\n".to_owned();
    for at in 0..90 {
        let _ = writeln!(site, "surprise {at}: x");
    }
    let root = office(&[("classes/odd/class.yaml", &site)]);
    let run = check(root.path());
    let all: Vec<_> = run.findings.iter().collect();
    let text = diag::human::list(&all, &run.sources, &Locale::new(Lang::En), false);
    let text = anstream::adapter::strip_str(&text).to_string();
    // Forty errors in full; the others, and the warning that there is no roster, are counted.
    assert_eq!(text.matches("error[K101]").count(), 40, "{text}");
    assert!(!text.contains("warning[C110]"), "{text}");
    assert!(text.contains("51 more are not listed"), "{text}");
    assert!(text.contains("K101  error    90  ") && text.contains("C110  warning   1  "), "{text}");
}
