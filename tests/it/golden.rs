//! Five schools' rules, each worked by hand in its project's README, against what the program says.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use crate::common::{check, project};
use rust_decimal::Decimal;
use xueshi::diag;
use xueshi::ledger::{Cycle, Ledger};
use xueshi::model::Office;
use xueshi::pipeline::Run;

/// The block of a README that tells what comes out.
fn expected(name: &str) -> String {
    let readme = fs::read_to_string(project(name).join("README.md")).expect("a README");
    let (_, block) = readme.split_once("```golden\n").expect("a block");
    block.split_once("```").expect("its end").0.trim().to_owned()
}

fn number(value: Decimal) -> String {
    value.normalize().to_string()
}

fn maybe(value: Option<Decimal>) -> String {
    value.map_or_else(|| "-".to_owned(), number)
}

/// One class, a line a trainee.
fn class(office: &Office, ledger: &Ledger, folder: &str) -> String {
    let at = office.classes.iter().position(|class| class.programme.id == folder).expect("the class");
    let rule = office.rule(&office.classes[at]);
    let mut text = format!("class {folder}\n");
    for standing in &ledger.classes[at].standings {
        let (figures, verdict) = (&standing.figures, &standing.verdict);
        let tracks: Vec<_> =
            figures.tracks.iter().map(|track| format!("{}={}", track.key, number(track.credits))).collect();
        let grade = verdict.band.map_or("-", |band| &rule.bands[band].title.value);
        writeln!(
            text,
            "{} | {} | absences={} leaves={} | exam={} result={} | {} | grade={grade} excellent={}",
            office.person(standing.person).name.value,
            tracks.join(" "),
            figures.tally.absences,
            figures.tally.leaves,
            maybe(verdict.exam),
            maybe(verdict.result),
            verdict.outcome.key(),
            if standing.excellent { "yes" } else { "no" },
        )
        .expect("a string");
    }
    text
}

/// The account of one person in one period.
fn account(office: &Office, ledger: &Ledger, cycle: Cycle, name: &str) -> String {
    let people = ledger.accounts.get(&cycle).expect("accounts of these years");
    let found = people.iter().find(|(id, _)| office.person(**id).name.value == name);
    let Some((_, account)) = found else { return format!("{name} has no account\n") };
    format!(
        "{name} | earned={} carried={} required={} short={} surplus={}\n",
        number(account.total),
        number(account.carried),
        maybe(account.required),
        number(account.short()),
        number(account.surplus())
    )
}

/// What the program says to the questions that a block asks.
fn said(run: &Run, expected: &str) -> String {
    let (office, ledger) = (run.office.as_ref().expect("an office"), run.ledger.as_ref().expect("a ledger"));
    let mut text = String::new();
    let mut cycle = None;
    for line in expected.lines() {
        if let Some(folder) = line.strip_prefix("class ") {
            cycle = None;
            text += &class(office, ledger, folder.trim());
        } else if let Some(years) = line.strip_prefix("account ") {
            let (from, to) = years.trim().split_once('-').unwrap_or((years.trim(), years.trim()));
            cycle = Some(Cycle { from: from.parse().expect("a year"), to: to.parse().expect("a year") });
            writeln!(text, "{line}").expect("a string");
        } else if line == "findings" {
            break;
        } else if let (Some(cycle), Some((name, _))) = (cycle, line.split_once(" | ")) {
            text += &account(office, ledger, cycle, name);
        }
    }
    let place = |finding: &diag::Diagnostic| {
        let (path, at) = diag::place(finding, &run.sources).expect("a place");
        (path.trim_start_matches("content/").to_owned(), at.line, finding.code.id())
    };
    let mut findings: Vec<_> = run.findings.iter().map(place).collect();
    findings.sort();
    text += "findings\n";
    for (path, line, code) in findings {
        writeln!(text, "{code} {path}:{line}").expect("a string");
    }
    text.trim_end().to_owned()
}

fn compare(name: &str) {
    let expected = expected(name);
    let expected: String =
        expected.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    let run = check(&project(name));
    let said = said(&run, &expected);
    // Line by line: of a hundred lines only those that differ are of interest.
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let (said_lines, expected_lines) = (lines(&said), lines(&expected));
    let only = |one: &BTreeSet<String>, other: &BTreeSet<String>| one.difference(other).cloned().collect::<Vec<_>>();
    assert_eq!(only(&said_lines, &expected_lines), only(&expected_lines, &said_lines), "{name}");
    assert!(said == expected, "{name}: the lines stand in another order");
}

#[test]
fn a_county_school_that_counts_days() {
    compare("days");
}

#[test]
fn a_university_with_components_grades_and_certificates() {
    compare("marks");
}

#[test]
fn a_distance_learning_office() {
    compare("online");
}

#[test]
fn a_department_with_classes_that_follow_on_each_other() {
    compare("chain");
}

#[test]
fn a_bureau_with_accounts_over_years() {
    compare("accounts");
}
