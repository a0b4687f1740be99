//! Rule files that are wrong, or that ask for more than can be: findings, never a hang.

use std::time::Instant;

use crate::common::{check, codes, findings, office};
use xueshi::diag;
use xueshi::locale::Lang;
use xueshi::pipeline::Run;

const TRACKS: &str = "tracks:\n  offline: { required: 5, earn: [{ by: minutes }] }\n";

fn rule(more: &str) -> Run {
    let text = format!("title: B\n{TRACKS}{more}credit_minutes: 60\n");
    check(office(&[("rules/basic.yaml", &text)]).path())
}

/// Code, line and column of every finding of the rule. What follows from a broken one elsewhere is
/// another matter.
fn places(run: &Run) -> Vec<(&'static str, usize, usize)> {
    let place = |finding: &diag::Diagnostic| {
        let (path, at) = diag::place(finding, &run.sources).expect("a place");
        (path == "content/rules/basic.yaml").then_some((finding.code.id(), at.line, at.column))
    };
    run.findings.iter().filter_map(place).collect()
}

#[test]
fn a_rule_that_extends_itself_is_found_in_one_step_or_several() {
    let itself = check(office(&[("rules/basic.yaml", "title: B\nextends: basic\n")]).path());
    assert_eq!(places(&itself), [("L104", 2, 10)]);
    let rules = [
        ("rules/basic.yaml", "title: B\nextends: other\n"),
        ("rules/other.yaml", "title: O\nextends: third\n"),
        ("rules/third.yaml", "title: T\nextends: basic\n"),
    ];
    assert_eq!(codes(&check(office(&rules).path())), ["L104", "L104", "L104"]);
    let unknown = rule("extends: membr-annual\n");
    assert_eq!(places(&unknown), [("R101", 4, 10)]);
    assert!(findings(&unknown, Lang::En).contains("member-annual"));
}

#[test]
fn a_rule_takes_over_another_and_changes_what_differs() {
    let base = format!(
        "title: Base\nsource: S\ncredit_minutes: 50\n{TRACKS}disqualify: {{ absences: 2, leaves: 3 }}\n\
                        exam: {{ pass: 60, makeup: yes }}\nexamples:\n  - {{ given: {{ offline: 5 }}, expect: {{ outcome: pending }} }}\n"
    );
    let changed =
        "title: B\nextends: base\n环节: { 线下: { 应修: 7 } }\ncredit_minutes:\n取消资格: { 旷课: 4 }\n考试: 无\n";
    let run = check(office(&[("rules/base.yaml", base.as_str()), ("rules/basic.yaml", changed)]).path());
    assert_eq!(codes(&run), Vec::<&str>::new());
    let office = run.office.expect("an office");
    let rule = office.rules.iter().find(|rule| rule.id == "basic").expect("the rule");
    assert_eq!(rule.source.as_deref(), Some("S"));
    assert_eq!(rule.credit_minutes, 50);
    assert_eq!(rule.terms.tracks[0].required, 7.into());
    assert_eq!(rule.terms.tracks[0].ways.len(), 1);
    assert_eq!((rule.disqualify.limits.absences, rule.disqualify.limits.leaves), (Some(4), Some(3)));
    assert!(rule.terms.exam.is_none() && rule.examples.is_empty());
}

#[test]
fn numbers_that_are_none_are_found_where_they_stand() {
    let negative = "title: B\ntracks:\n  offline: { required: -5, earn: [{ by: session, credits: -1 }] }\n";
    assert_eq!(places(&check(office(&[("rules/basic.yaml", negative)]).path())), [("K205", 3, 24), ("K205", 3, 59)]);
    let weight = rule("result: { parts: { exam: 七成, performance: 0.3 }, pass: 60 }\n");
    assert_eq!(places(&weight), [("K203", 4, 26)]);
    assert_eq!(places(&rule("result: { parts: { exam: 0.7, performance: 0.2 }, pass: 60 }\n")), [("L101", 4, 11)]);
    assert_eq!(codes(&rule("result: { parts: { a: 1/3, b: 1/3, c: 1/3 }, pass: 60 }\n")), Vec::<&str>::new());
    assert_eq!(places(&rule("bars: { failed: 半年 }\n")), [("K209", 4, 17)]);
    assert_eq!(places(&rule("disqualify: { attendance: 120% }\n")), [("K205", 4, 27)]);
}

#[test]
fn a_track_that_nobody_can_reach_and_grades_that_do_not_meet_are_found() {
    let unreachable = "title: B\ntracks:\n  offline: { required: 5, earn: [{ by: session, credits: 1, max: 3 }, { by: self_study, credits: 1, evidence: n, max: 1 }] }\ndeliverables: { n: { count: 0 } }\n";
    assert_eq!(places(&check(office(&[("rules/basic.yaml", unreachable)]).path())), [("L105", 3, 24)]);
    let grades =
        |bands: &str| places(&rule(&format!("result: {{ parts: {{ exam: 1 }}, pass: 60 }}\ngrades: [{bands}]\n")));
    let right = "{ title: A, from: 90 }, { title: B, from: 60, to: 89.99 }, { title: C, from: 0, to: 59.99 }";
    assert_eq!(grades(right), []);
    assert_eq!(grades("{ title: A, from: 90 }, { title: C, from: 0, to: 80 }"), [("L106", 5, 19)]);
    assert_eq!(grades("{ title: A, from: 60 }"), [("L106", 5, 19)]);
    assert_eq!(grades("{ title: A, from: 60 }, { title: C, from: 0, to: 60 }"), [("L107", 5, 19)]);
}

#[test]
fn a_schedule_or_a_course_list_that_offers_too_little_is_found() {
    // Four sessions of two hours are there.
    let text =
        |ways: &str| format!("title: B\ncredit_minutes: 60\ntracks:\n  offline: {{ required: 9, earn: [{ways}] }}\n");
    let found = |ways: &str| codes(&check(office(&[("rules/basic.yaml", &text(ways))]).path()));
    assert_eq!(found("{ by: minutes }"), ["C103"]);
    assert_eq!(found("{ by: session, credits: 2 }"), ["C103"]);
    assert_eq!(found("{ by: session, credits: 3 }"), Vec::<&str>::new());
    assert_eq!(found("{ by: minutes }, { by: completion, needs: sessions, credits: 1 }"), Vec::<&str>::new());
    let courses = "id,title,credits\nC1,One,1\n";
    let online = "title: B\ntracks:\n  online: { required: 2, earn: [{ by: courses }] }\n";
    let run = check(office(&[("rules/basic.yaml", online), ("classes/basics/courses.csv", courses)]).path());
    assert!(codes(&run).contains(&"C123"), "{:?}", codes(&run));
}

#[test]
fn a_formula_is_read_with_its_place_and_costs_nothing() {
    let formula = |text: &str| rule(&format!("conditions:\n  - {{ title: C, formula: \"{text}\" }}\n"));
    assert_eq!(codes(&formula("credits >= 4 && absences < 3")), Vec::<&str>::new());
    assert_eq!(places(&formula("credits >= 4 && absense < 3")), [("R101", 5, 43)]);
    assert_eq!(places(&formula("credits / (2 - 2) > 1")), [("L102", 5, 38)]);
    // No examination: its mark would be open for ever.
    assert_eq!(places(&formula("exam >= 60")), [("R101", 5, 27)]);
    for hostile in
        ["(".repeat(10_000) + "1" + &")".repeat(10_000), "!".repeat(10_000) + "true", "-".repeat(10_000) + "1"]
    {
        let start = Instant::now();
        assert_eq!(codes(&formula(&hostile)), ["L102"]);
        assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    }
    // A division by zero that only the records tell of: for Ann Lee, who was never absent.
    let divided = formula("attended / absences >= 0");
    assert_eq!(places(&divided), [("L103", 5, 27)]);
    assert_eq!(codes(&formula("absences == 0 || attended / absences >= 0")), Vec::<&str>::new());
}

#[test]
fn a_formula_decides_who_qualifies() {
    let run =
        rule("conditions:\n  - { title: All sessions, formula: 'attended == sessions && category in [\"Member\"]' }\n");
    let outcomes: Vec<_> = run.ledger.expect("a ledger").classes[0]
        .standings
        .iter()
        .map(|standing| standing.verdict.outcome.key())
        .collect();
    // Dee Fox was on leave twice; the others attended all they were expected in.
    assert_eq!(outcomes, ["qualified", "qualified", "qualified", "not-qualified"]);
}

#[test]
fn an_example_that_fails_shows_what_it_makes_and_how() {
    let marks = "exam: { pass: 60 }\nresult: { parts: { exam: 0.7, performance: 0.3 }, pass: 60 }\n";
    let example = |expect: &str| {
        rule(&format!(
            "{marks}examples:\n  - {{ given: {{ offline: 6, exam: 80, performance: 90 }}, expect: {{ {expect} }} }}\n"
        ))
    };
    assert_eq!(codes(&example("result: 83, outcome: qualified, exam: 80")), Vec::<&str>::new());
    let failing = example("result: 84");
    assert_eq!(places(&failing), [("L110", 7, 75)]);
    let said = findings(&failing, Lang::En);
    assert!(said.contains("should be 84 and is 83"), "{said}");
    assert!(said.contains("exam 80 × 0.7 + performance 90 × 0.3 = 83"), "{said}");
    assert_eq!(codes(&example("outcome: disqualified, grade: A")), ["L110", "L110"]);
    // A figure that the rule does not have.
    let unknown = rule("examples:\n  - { given: { ofline: 6 }, expect: { outcome: qualified } }\n");
    assert_eq!(places(&unknown), [("K101", 5, 16)]);
}

#[test]
fn a_pattern_of_numbers_has_one_sequence() {
    let pattern = |number: &str| places(&rule(&format!("certificate: {{ number: \"{number}\" }}\n")));
    assert_eq!(pattern("{year}-{seq:3}"), []);
    for wrong in ["{year}", "{seq}{seq:2}", "{yaer}{seq}", "{year{seq}", "{seq:99}"] {
        assert_eq!(pattern(wrong), [("L109", 4, 24)], "{wrong}");
    }
}
