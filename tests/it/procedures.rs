//! Procedures: their process and steps as drawings, and how far each class is with them.

use std::fs;

use crate::common::{built_texts, check, codes, findings, found, office, page};
use xueshi::ledger::{StepState, steps, steps_on_time};
use xueshi::locale::Lang;
use xueshi::model::ClassId;

const HEAD: &str = "title: Quality\nissuer: School\ndate: 2024-01-02\nrecords:\n  \
                    - { code: Q/1, title: Roster, form: roster }\n  - { code: Q/2, title: Summary }\n";

/// A procedure with such a flow.
fn procedure(flow: &str) -> String {
    format!("---\n{HEAD}flow:\n{flow}---\n\nWhat is done.\n")
}

/// An office with such a flow, and other files.
fn with_flow(flow: &str, others: &[(&str, &str)]) -> tempfile::TempDir {
    let text = procedure(flow);
    let files: Vec<(&str, &str)> = others.iter().copied().chain([("procedures/quality.md", text.as_str())]).collect();
    office(&files)
}

/// How far the only class is with each of its steps.
fn states(flow: &str, others: &[(&str, &str)]) -> Vec<(String, &'static str)> {
    let root = with_flow(flow, others);
    let run = check(root.path());
    assert!(!run.has_errors(), "{}", findings(&run, Lang::En));
    let (office, ledger) = (run.office.expect("an office"), run.ledger.expect("a ledger"));
    let steps = steps(&office, &ledger, ClassId(0));
    steps.into_iter().map(|one| (one.step.id.value.clone(), one.state.key())).collect()
}

/// The state of one step with such a proof.
fn state(proof: &str, others: &[(&str, &str)]) -> &'static str {
    states(&format!("  - {{ id: a, title: A, records: [Q/2], proof: {proof} }}\n"), others)[0].1
}

const BROKEN: &str = "  - { id: plan, title: Plan, next: [aprove], records: [Q/9], proof: noticed }\n  \
                      - { id: approve, title: Approve, within: three days, families: [basics] }\n  \
                      - { id: alone, title: Alone, next: [] }\n  - { id: alone, title: Again, nxt: [] }\n  \
                      - { title: Nameless }\n";

#[test]
fn everything_wrong_with_a_flow_is_said_at_its_place() {
    let run = check(with_flow(BROKEN, &[]).path());
    insta::assert_snapshot!(findings(&run, Lang::En));
    insta::assert_snapshot!(findings(&run, Lang::ZhCn));
}

#[test]
fn a_flow_that_goes_round_in_a_circle_is_an_error() {
    let root = with_flow(
        "  - { id: a, title: A }\n  - { id: b, title: B }\n  - { id: c, title: C, next: [d, b] }\n  - { id: d, title: D }\n",
        &[],
    );
    let run = check(root.path());
    assert_eq!(found(&run), ["R119 10:11"]);
    assert!(findings(&run, Lang::En).contains("b → c → b"));
    assert_eq!(codes(&check(with_flow("  - { id: a, title: A, next: [a] }\n", &[]).path())), ["R119"]);
}

#[test]
fn a_step_to_which_nothing_leads_is_said() {
    let flow = "  - { id: a, title: A, next: [c] }\n  - { id: b, title: B }\n  - { id: c, title: C }\n";
    assert_eq!(found(&check(with_flow(flow, &[]).path())), ["R120 10:11"]);
    let merged = "  - { id: a, title: A, next: [b, c] }\n  - { id: b, title: B, next: [d] }\n  \
                  - { id: c, title: C }\n  - { id: d, title: D }\n";
    assert_eq!(codes(&check(with_flow(merged, &[]).path())), Vec::<&str>::new());
}

#[test]
fn the_files_of_a_class_show_what_was_done() {
    let notice = "---\ntitle: Call\nissuer: School\ndate: 2024-03-01\n---\nCome.\n";
    let draft = "---\ntitle: Call\n---\nCome.\n";
    let at = "classes/basics/notice.md";
    assert_eq!(state("plan", &[]), "missing");
    assert_eq!(state("notice", &[]), "missing");
    assert_eq!(state("notice", &[(at, draft)]), "missing");
    assert_eq!(state("notice", &[(at, notice)]), "done");
    assert_eq!(state("roster", &[]), "done");
    let nobody = [
        ("classes/basics/roster.csv", "id,name\n"),
        ("classes/basics/attendance.csv", "name\n"),
        (
            "classes/basics/sessions/2024-03-04-day-1.md",
            "---\ndate: 2024-03-04\ntime: 09:00-11:00\ntopic: Day 1\n---\n",
        ),
    ];
    assert_eq!(state("roster", &nobody), "missing");
    assert_eq!(state("schedule", &[]), "done");
    assert_eq!(state("training", &[]), "done");
    assert_eq!(state("attendance", &[]), "done");
    assert_eq!(state("opening", &[]), "missing");
    assert_eq!(state("exam", &[]), "not-needed");
    assert_eq!(state("seating", &[]), "not-needed");
    assert_eq!(state("certificates", &[]), "not-needed");
    assert_eq!(state("deliverables", &[]), "not-needed");
    assert_eq!(state("results", &[]), "done");
    assert_eq!([state("needs", &[]), state("evaluation", &[])], ["missing"; 2]);
    let answers = [("classes/basics/evaluation.csv", "party,Content\ntrainee,5\n")];
    assert_eq!([state("needs", &answers), state("evaluation", &answers)], ["missing", "done"]);
    assert_eq!(state("paper", &[]), "missing");
    assert_eq!(state("paper", &[("classes/basics/attachments/Summary (signed).txt", "x")]), "done");
    assert_eq!(state("paper", &[("classes/basics/attachments/Summary of others.txt", "x")]), "missing");
    assert_eq!(states("  - { id: a, title: A }\n", &[]), [("a".to_owned(), "unwatched")]);
}

/// The settings with another day.
fn on(day: &str) -> String {
    let site = fs::read_to_string(crate::common::project("english").join("content/site.yaml")).expect("settings");
    let rest: Vec<&str> = site.lines().filter(|line| !line.starts_with("date")).collect();
    format!("date: {day}\n{}\n", rest.join("\n"))
}

#[test]
fn a_step_is_missing_only_after_its_day() {
    let on_day = |day: &str, within: &str| {
        let site = on(day);
        states(&format!("  - {{ id: a, title: A, proof: plan{within} }}\n"), &[("site.yaml", &site)])[0].1
    };
    assert_eq!(on_day("2024-03-08", ""), "not-yet");
    assert_eq!(on_day("2024-03-09", ""), "missing");
    assert_eq!(on_day("2024-03-02", ", within: 3 days before start"), "missing");
    assert_eq!(on_day("2024-03-01", ", within: 3 days before start"), "not-yet");
    assert_eq!(on_day("2024-03-22", ", within: 14 days after end"), "not-yet");
    assert_eq!(on_day("2024-03-23", ", within: 14 days after end"), "missing");
}

#[test]
fn a_class_takes_the_steps_of_its_family_and_of_its_procedure() {
    let site = fs::read_to_string(crate::common::project("english").join("content/site.yaml")).expect("settings");
    assert!(site.contains("basic"), "{site}");
    let flow = "  - { id: all, title: All }\n  - { id: own, title: Own, families: [basic] }\n";
    let taken: Vec<_> = states(flow, &[]).into_iter().map(|(id, _)| id).collect();
    assert_eq!(taken, ["all", "own"]);
    let other = procedure("  - { id: other, title: Other }\n").replace("Quality", "Another");
    // Of two the one that has a step for the family; the one that the class names comes before it.
    let two = [("procedures/another.md", other.as_str())];
    let taken: Vec<_> = states(flow, &two).into_iter().map(|(id, _)| id).collect();
    assert_eq!(taken, ["all", "own"]);
    let class = "title: Basics 2024\nfamily: basic\nrule: basic\nstart: 2024-03-04\nend: 2024-03-08\nunits: [port]\nprocedure: another\n";
    let named = [("procedures/another.md", other.as_str()), ("classes/basics/class.yaml", class)];
    assert_eq!(states(flow, &named)[0].0, "other");
    let lost = class.replace("another", "anoter");
    let run = check(with_flow(flow, &[("procedures/another.md", &other), ("classes/basics/class.yaml", &lost)]).path());
    assert_eq!(codes(&run), ["R101"]);
    assert!(findings(&run, Lang::En).contains("“Another” or “another”"), "{}", findings(&run, Lang::En));
}

#[test]
fn what_was_done_late_is_not_in_time() {
    let notice = "---\ntitle: Call\nissuer: School\ndate: 2024-03-03\n---\nCome.\n";
    let flow = "  - { id: a, title: A, proof: notice, within: 3 days before start }\n  - { id: b, title: B, proof: plan }\n  \
                - { id: c, title: C, proof: roster, within: start }\n  - { id: d, title: D }\n  - { id: e, title: E, proof: exam }\n";
    let root = with_flow(flow, &[("classes/basics/notice.md", notice)]);
    let run = check(root.path());
    let (office, ledger) = (run.office.expect("an office"), run.ledger.expect("a ledger"));
    let all = steps(&office, &ledger, ClassId(0));
    assert!(all[0].is_late() && all[0].state == StepState::Done);
    assert!(!all[2].is_late());
    assert_eq!(steps_on_time(&office, &ledger, &office.procedures[0], None, 2024), (1, 3));
    assert_eq!(steps_on_time(&office, &ledger, &office.procedures[0], None, 2023), (0, 0));
}

#[test]
fn both_drawings_have_their_tables_and_only_the_office_sees_what_is_missing() {
    let text = format!(
        "---\n{HEAD}process: {{ name: Training, inputs: [Plan <b>], outputs: List, who: [School], how: Rules }}\nflow:\n  \
         - {{ id: a, title: Draft, roles: [School, Office], next: [b, c] }}\n  \
         - {{ id: b, title: Train, records: [Q/1], proof: roster, within: start, next: [d] }}\n  \
         - {{ id: c, title: Examine }}\n  - {{ id: d, title: Close, proof: plan }}\n---\n\nWhat is done.\n"
    );
    let root = office(&[("procedures/quality.md", &text)]);
    let pages = built_texts(root.path());
    for edition in ["site", "office"] {
        let html = page(&pages, &format!("{edition}/procedures/quality.html"));
        assert_eq!(html.matches("<svg ").count(), 2, "{html}");
        for id in ["drawing-process-title", "drawing-process-about", "drawing-flow-title", "drawing-flow-about"] {
            assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
        }
        assert!(
            html.contains(">Plan &lt;b&gt;</text>") && html.contains("<td class=\"start\">Plan &lt;b&gt;</td>"),
            "{html}"
        );
        assert!(html.contains(">School, Office</text>") && html.contains("<td class=\"start\">Train, Examine</td>"));
        assert!(html.contains("on the first day"));
    }
    let own = page(&pages, "office/classes/basics/index.html");
    assert!(own.contains("id=\"steps\"") && own.contains("href=\"../../procedures/quality.html\""), "{own}");
    assert!(own.contains("<span class=\"tone bad\">missing</span>"));
    assert!(own.contains("href=\"../../filing/basics/roster.html\">Roster</a>"), "{own}");
    assert!(!page(&pages, "site/classes/basics/index.html").contains("id=\"steps\""));
}

/// A procedure with such indicators.
fn with_indicators(indicators: &str) -> tempfile::TempDir {
    let flow = "flow:\n  - { id: a, title: A, proof: roster }\n  - { id: b, title: B, proof: plan }\n";
    office(&[("procedures/quality.md", &format!("---\n{HEAD}{flow}indicators:\n{indicators}---\n\nWhat is done.\n"))])
}

/// The cells of the rows of the table of indicators of an edition.
fn indicators(pages: &std::collections::BTreeMap<String, String>, edition: &str) -> Vec<Vec<String>> {
    let html = page(pages, &format!("{edition}/procedures/quality.html"));
    let table =
        html.split("<h2>Indicators</h2>").nth(1).and_then(|rest| rest.split("</section>").next()).expect("a table");
    let rows = table.split("<tr>").skip(2);
    let text = |cell: &str| {
        let cell = cell.split_once('>').map_or(cell, |(_, rest)| rest).split("</td>").next().unwrap_or_default();
        cell.split('<').map(|part| part.split_once('>').map_or(part, |(_, rest)| rest)).collect::<String>()
    };
    rows.map(|row| row.split("<td").skip(1).map(text).collect()).collect()
}

#[test]
fn indicators_are_held_against_their_targets() {
    let root = with_indicators(
        "  - { measure: people, target: 4 }\n  - { measure: people, target: 5 }\n  - { measure: 参训人数, target: ≤ 3 }\n  \
         - { name: Credits, measure: person_credits, target: 不低于 1.5 }\n  - { measure: pass_rate, target: 90%, family: basic }\n  \
         - { measure: steps_on_time, target: \">= 0.5\" }\n  - { measure: exam_pass_rate, target: 0.6 }\n",
    );
    let pages = built_texts(root.path());
    let own = indicators(&pages, "office");
    let said: Vec<Vec<&str>> = own.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    assert_eq!(said[0], ["People", "≥ 4", "4 (met)"]);
    assert_eq!(said[1], ["People", "≥ 5", "4 (not met)"]);
    assert_eq!(said[2], ["People", "≤ 3", "4 (not met)"]);
    assert_eq!(said[3][..2], ["Credits", "≥ 1.5"]);
    assert_eq!(said[4][..2], ["Basics: Pass rate", "≥ 90%"]);
    assert_eq!(said[5], ["Steps done in time", "≥ 50%", "50% (met)"]);
    assert_eq!(said[6], ["Exam pass rate", "≥ 60%", "—"]);
    let public = indicators(&pages, "site");
    assert_eq!(public[0][2], "4 (met)");
    assert!(!public.iter().any(|row| row[0].contains("Steps")), "how far steps are is the office's own affair");
}

#[test]
fn what_a_group_is_too_small_for_is_no_public_indicator() {
    let site = on("2024-12-31").replace("smallest_group: 2", "smallest_group: 5");
    let root = with_indicators("  - { measure: attendance_rate, target: 10% }\n");
    fs::write(root.path().join("content/site.yaml"), site).expect("writable");
    let pages = built_texts(root.path());
    assert!(indicators(&pages, "office")[0][2].contains("met"));
    assert!(!page(&pages, "site/procedures/quality.html").contains("Indicators"));
}

#[test]
fn an_indicator_that_can_not_be_read_is_said() {
    let root = with_indicators(
        "  - { measure: peple, target: 4 }\n  - { measure: title, target: 4 }\n  - { measure: people, target: 90% }\n  \
         - { measure: pass_rate, target: 不低于90 }\n  - { measure: pass_rate }\n  - { measure: people, target: many, family: basics }\n",
    );
    let run = check(root.path());
    insta::assert_snapshot!(findings(&run, Lang::ZhCn));
    assert_eq!(codes(&run), ["K203", "K205", "K103", "K203", "R101", "R101", "R101"]);
}

#[test]
fn an_indicator_that_could_never_have_a_value_is_said() {
    let root = with_indicators(
        "  - { measure: reached_rate, target: 90%, family: basic }\n  - { measure: plan_done, target: 4, family: basic }\n  \
         - { measure: coverage_rate, target: 90% }\n  - { measure: required_credits, target: 4 }\n  \
         - { measure: reached_rate, target: 90% }\n  - { measure: plan_done, target: 4 }\n",
    );
    let run = check(root.path());
    assert_eq!(found(&run), ["G101 12:51", "G101 13:46", "G101 14:16", "G101 15:16"], "{}", findings(&run, Lang::En));
    assert!(findings(&run, Lang::ZhCn).contains("“reached_rate”不分班次类别"));
    assert!(findings(&run, Lang::En).contains("“coverage_rate” can not be an indicator"));
}

/// How far the attendance of a class is with such a schedule, and with records of the days and topics that are named.
fn attendance(day: &str, schedule: &str, sessions: &[(&str, &str)]) -> &'static str {
    let site = on(day);
    let record = |&(day, topic): &(&str, &str)| {
        let path = format!("classes/basics/sessions/{day}-{}.md", topic.to_lowercase());
        (path, format!("---\ndate: {day}\ntime: 09:00-11:00\ntopic: {topic}\n---\n"))
    };
    let records: Vec<_> = sessions.iter().map(record).collect();
    let others = [("site.yaml", site.as_str()), ("classes/basics/schedule.yaml", schedule)];
    let others: Vec<_> =
        others.into_iter().chain(records.iter().map(|(path, text)| (path.as_str(), text.as_str()))).collect();
    let root = with_flow("  - { id: a, title: A, proof: attendance, within: 1 days after start }\n", &others);
    for old in ["sessions/2024-03-04-day-1.md", "attendance.csv"] {
        fs::remove_file(root.path().join("content/classes/basics").join(old)).expect("a file of the project");
    }
    let run = check(root.path());
    assert!(!run.has_errors(), "{}", findings(&run, Lang::En));
    let (office, ledger) = (run.office.expect("an office"), run.ledger.expect("a ledger"));
    steps(&office, &ledger, ClassId(0))[0].state.key()
}

#[test]
fn each_line_of_the_schedule_that_is_over_asks_for_a_record_of_its_own() {
    let line = |day: u8| format!("- {{ date: 2024-03-0{day}, time: \"09:00-11:00\", topic: Groups, credits: 2 }}\n");
    let two = format!("{}{}", line(5), line(7));
    let (first, second) = (("2024-03-05", "Groups"), ("2024-03-07", "Groups"));
    assert_eq!(attendance("2024-03-09", &two, &[first]), "missing", "one record is not of both");
    assert_eq!(attendance("2024-03-09", &two, &[first, second]), "done");
    assert_eq!(attendance("2024-03-09", &two, &[first, ("2024-03-08", "Groups")]), "done", "held on another day");
    // It was due on the 5th.
    assert_eq!(attendance("2024-03-06", &two, &[first]), "under-way", "the second line is still to come");
    assert_eq!(attendance("2024-03-06", &two, &[first, second]), "under-way", "nothing was held on a day to come");
    assert_eq!(attendance("2024-03-06", &two, &[]), "missing");
    assert_eq!(attendance("2024-03-06", &line(7), &[]), "not-yet");
}

#[test]
fn an_examination_that_nobody_may_sit_is_not_missing() {
    let rule = |credits: u8| {
        format!(
            "title: Basic\ncredit_minutes: 60\ntracks:\n  offline: {{ required: {credits}, earn: [{{ by: minutes }}] }}\n\
             exam: {{ requires: [tracks], pass: 60 }}\nresult: {{ parts: {{ exam: 1 }}, pass: 60 }}\n"
        )
    };
    let proofs = |rule: &str| ["exam", "seating"].map(|proof| state(proof, &[("rules/basic.yaml", rule)]));
    assert_eq!(proofs(&rule(50)), ["not-needed"; 2], "not so much was held");
    assert_eq!(proofs(&rule(0)), ["missing"; 2]);
}

#[test]
fn deliverables_of_one_category_are_needed() {
    let rule = fs::read_to_string(crate::common::project("english").join("content/rules/basic.yaml")).expect("a rule");
    let rule = format!("{rule}categories:\n  member:\n    deliverables: {{ essay: {{ count: 1 }} }}\n");
    assert_eq!(state("deliverables", &[("rules/basic.yaml", &rule)]), "missing");
}

#[test]
fn a_flow_with_too_many_or_too_long_lines_is_a_table_only() {
    let drawn = |count: usize, next: &dyn Fn(usize) -> Vec<usize>| {
        let step = |at: usize| {
            let next: Vec<_> = next(at).into_iter().filter(|to| *to < count).map(|to| format!("s{to}")).collect();
            format!("  - {{ id: s{at}, title: Step {at}, next: [{}] }}\n", next.join(", "))
        };
        let root = with_flow(&(0..count).map(step).collect::<String>(), &[]);
        let pages = built_texts(root.path());
        let html = page(&pages, "site/procedures/quality.html");
        assert!(html.contains("<td class=\"start\">Step 1, Step 2"), "the table is there");
        html.contains("<svg ")
    };
    assert!(drawn(10, &|at| (at + 1..10).collect()));
    assert!(!drawn(30, &|at| (at + 1..30).collect()), "435 lines");
    let and_last = |at: usize| match at {
        0 => vec![1, 2, 99],
        98.. => vec![at + 1],
        _ => vec![at + 1, 99],
    };
    assert!(!drawn(100, &and_last), "200 lines down some 5000 rows");
}
