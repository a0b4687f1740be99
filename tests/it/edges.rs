//! Cases at the edges of rules, each of which once came out wrong or could.

use crate::common::{check, codes, office};
use xueshi::ledger::{Cycle, Ledger};
use xueshi::model::Office;
use xueshi::pipeline::Run;

const TRACKS: &str = "credit_minutes: 60\ntracks:\n  offline: { required: 4, earn: [{ by: minutes }] }\n";

fn parts(run: &Run) -> (&Office, &Ledger) {
    (run.office.as_ref().expect("an office"), run.ledger.as_ref().expect("a ledger"))
}

/// Name and outcome of everyone in a class.
fn outcomes(run: &Run, class: &str) -> Vec<String> {
    let (office, ledger) = parts(run);
    let at = office.classes.iter().position(|found| found.programme.id == class).expect("the class");
    let line = |standing: &xueshi::ledger::Standing| {
        format!("{} {}", office.person(standing.person).name.value, standing.verdict.outcome.key())
    };
    ledger.classes[at].standings.iter().map(line).collect()
}

/// A class with everything but its rule's name left out.
fn class(title: &str, rule: &str, start: &str, end: &str, more: &str) -> String {
    format!("title: {title}\nfamily: basic\nrule: {rule}\nstart: {start}\nend: {end}\n{more}")
}

#[test]
fn who_joined_after_the_last_session_has_done_nothing() {
    let rule = format!("title: B\n{TRACKS}interval: {{ required: proportional }}\n");
    let roster = "id,from\nA1,\nA2,2024-03-08\n";
    let files = [
        ("rules/basic.yaml", rule.as_str()),
        ("classes/basics/roster.csv", roster),
        ("classes/basics/attendance.csv", "id,2024-03-05,2024-03-06,2024-03-07\nA1,√,√,√\n"),
        (
            "classes/basics/sessions/2024-03-04-day-1.md",
            "---\ndate: 2024-03-04\ntime: 09:00-11:00\ntopic: Day 1\n---\n",
        ),
    ];
    assert_eq!(outcomes(&check(office(&files).path()), "basics"), ["Ann Lee qualified", "Ben Ray not-qualified"]);
}

#[test]
fn an_outstanding_component_that_admits_is_waited_for() {
    let rule = format!(
        "title: B\n{TRACKS}exam: {{ requires: [tracks, performance], pass: 60 }}\n\
         result: {{ parts: {{ exam: 0.5, performance: 0.5 }}, pass: 60 }}\n"
    );
    let files = [("rules/basic.yaml", rule.as_str()), ("classes/basics/marks.csv", "id,exam\nA1,90\n")];
    assert_eq!(outcomes(&check(office(&files).path()), "basics")[0], "Ann Lee pending");
}

#[test]
fn an_example_counts_lates_as_the_ledger_does() {
    let rule = format!(
        "title: B\n{TRACKS}statuses: {{ late: {{ as: absence, each: 3 }} }}\ndisqualify: {{ absences: 2 }}\nexamples:\n  \
         - {{ given: {{ offline: 4, lates: 6 }}, expect: {{ outcome: disqualified }} }}\n  \
         - {{ given: {{ offline: 4, lates: 5 }}, expect: {{ outcome: qualified }} }}\n"
    );
    assert_eq!(codes(&check(office(&[("rules/basic.yaml", &rule)]).path())), Vec::<&str>::new());
}

#[test]
fn what_a_rule_extends_is_one_name() {
    let rule = format!("title: B\nextends: [member-annual]\n{TRACKS}");
    assert_eq!(codes(&check(office(&[("rules/basic.yaml", &rule)]).path())), ["K106"]);
}

#[test]
fn a_class_that_began_later_is_recognised_though_failing_it_would_bar() {
    let own = "title: Own\ntracks:\n  online: { required: 4, earn: [{ by: recognition, credits: 4 }] }\nbars: { failed: 6 months }\n";
    let school = format!("title: School\n{TRACKS}bars: {{ failed: 6 months }}\n");
    let early = class("Early", "own", "2024-03-01", "2024-03-30", "recognises: basics\n");
    let files = [
        ("rules/own.yaml", own),
        ("rules/basic.yaml", school.as_str()),
        ("classes/early/class.yaml", early.as_str()),
        ("classes/early/roster.csv", "id\nA1\n"),
    ];
    assert_eq!(outcomes(&check(office(&files).path()), "early"), ["Ann Lee qualified"]);
}

#[test]
fn who_failed_is_kept_from_the_next_class_and_who_left_is_not() {
    let rule = "title: B\ncredit_minutes: 60\ntracks:\n  offline: { required: 8, earn: [{ by: minutes }] }\nbars: { failed: 6 months }\n";
    let next = class("Next", "basic", "2024-06-03", "2024-06-03", "");
    let session = "---\ndate: 2024-06-03\ntime: 08:00-16:00\ntopic: All\n---\n";
    let files = [
        ("rules/basic.yaml", rule),
        ("classes/basics/roster.csv", "id,until\nA1,\nA2,2024-03-06\nA3,\nA4,\n"),
        (
            "classes/basics/attendance.csv",
            "id,2024-03-05,2024-03-06,2024-03-07\nA1,√,√,√\nA2,√,√,\nA3,√,√,√\nA4,√,√,√\n",
        ),
        ("classes/next/class.yaml", next.as_str()),
        ("classes/next/roster.csv", "id\nA2\nA4\n"),
        ("classes/next/sessions/2024-06-03-all.md", session),
    ];
    let run = check(office(&files).path());
    // Dee Fox was on leave on the first day and failed; Ben Ray left before the end.
    assert_eq!(outcomes(&run, "basics")[1], "Ben Ray not-qualified");
    assert_eq!(outcomes(&run, "basics")[3], "Dee Fox not-qualified");
    assert_eq!(outcomes(&run, "next"), ["Ben Ray qualified", "Dee Fox not-qualified"]);
    assert!(codes(&run).contains(&"C115"));
}

#[test]
fn who_failed_is_kept_from_a_class_that_overlaps_another() {
    // Basics is over before Long begins; Next begins while Long goes on, and is still after Basics.
    let rule = "title: B\ncredit_minutes: 60\ntracks:\n  offline: { required: 8, earn: [{ by: minutes }] }\nbars: { failed: 6 months }\n";
    let (long, next) = (
        class("Long", "basic", "2024-03-11", "2024-09-30", ""),
        class("Next", "basic", "2024-06-03", "2024-06-03", ""),
    );
    let files = [
        ("rules/basic.yaml", rule),
        ("classes/long/class.yaml", long.as_str()),
        ("classes/long/roster.csv", "id\nA1\n"),
        ("classes/next/class.yaml", next.as_str()),
        ("classes/next/roster.csv", "id\nA1\nA4\n"),
        ("classes/next/sessions/2024-06-03-all.md", "---\ndate: 2024-06-03\ntime: 08:00-16:00\ntopic: All\n---\n"),
    ];
    assert_eq!(outcomes(&check(office(&files).path()), "next"), ["Ann Lee qualified", "Dee Fox not-qualified"]);
}

#[test]
fn who_joins_late_is_kept_away_by_what_ended_meanwhile() {
    // Slow began before Basics was over; Dee Fox failed in Basics and joined Slow after that.
    let rule = "title: B\ncredit_minutes: 60\ntracks:\n  offline: { required: 8, earn: [{ by: minutes }] }\nbars: { failed: 6 months }\n";
    let slow = class("Slow", "basic", "2024-03-05", "2024-06-03", "");
    let files = [
        ("rules/basic.yaml", rule),
        ("classes/slow/class.yaml", slow.as_str()),
        ("classes/slow/roster.csv", "id,from\nA1,\nA4,2024-06-01\n"),
        ("classes/slow/sessions/2024-06-03-all.md", "---\ndate: 2024-06-03\ntime: 08:00-16:00\ntopic: All\n---\n"),
    ];
    assert_eq!(outcomes(&check(office(&files).path()), "slow"), ["Ann Lee qualified", "Dee Fox not-qualified"]);
}

#[test]
fn who_cheated_and_left_is_kept_from_the_next_class_all_the_same() {
    let rule = "title: B\ntracks:\n  offline: { required: 0, earn: [{ by: minutes }] }\nexam: { pass: 60 }\n\
                bars: { failed: 6 months, cheated: 1 year }\n";
    let next = class("Next", "basic", "2024-06-03", "2024-06-03", "");
    let files = [
        ("rules/basic.yaml", rule),
        ("classes/basics/roster.csv", "id,until\nA1,2024-03-06\n"),
        ("classes/basics/attendance.csv", "id,2024-03-05,2024-03-06,2024-03-07\nA1,√,√,\n"),
        (
            "classes/basics/sessions/2024-03-04-day-1.md",
            "---\ndate: 2024-03-04\ntime: 09:00-11:00\ntopic: Day 1\n---\n",
        ),
        ("classes/basics/marks.csv", "id,exam\nA1,cheated\n"),
        ("classes/next/class.yaml", next.as_str()),
        ("classes/next/roster.csv", "id\nA1\n"),
        ("classes/next/marks.csv", "id,exam\nA1,90\n"),
    ];
    let run = check(office(&files).path());
    assert_eq!(outcomes(&run, "basics"), ["Ann Lee disqualified"]);
    assert_eq!(outcomes(&run, "next"), ["Ann Lee not-qualified"]);
}

#[test]
fn what_can_be_missed_is_said_by_track_where_there_are_several() {
    let rule = "title: B\ncredit_minutes: 60\ntracks:\n  talks: { required: 4, earn: [{ by: minutes }] }\n  \
                practice: { required: 2, earn: [{ by: minutes }] }\n";
    let slot = |day: u32, track: &str| {
        [
            "- { date: 2024-03-0",
            &day.to_string(),
            ", time: '09:00-11:00', topic: Day ",
            &day.to_string(),
            ", credits: 2, track: ",
            track,
            " }\n",
        ]
        .concat()
    };
    let schedule: String = (4..8).map(|day| slot(day, "talks")).chain([slot(8, "practice")]).collect();
    let site = "organisation: H\nlanguage: en\ndate: 2024-03-03\ncategories:\n  - { id: member, title: Member }\nfamilies:\n  - { id: basic, title: B }\n";
    let files = [("site.yaml", site), ("rules/basic.yaml", rule), ("classes/basics/schedule.yaml", &schedule)];
    let root = office(&files);
    for name in ["attendance.csv", "sessions/2024-03-04-day-1.md"] {
        std::fs::remove_file(root.path().join("content/classes/basics").join(name)).expect("there");
    }
    let run = check(root.path());
    let (office, ledger) = parts(&run);
    let outlook = xueshi::ledger::outlook(office, ledger, xueshi::model::ClassId(0), 0).expect("an open class");
    let said: Vec<_> = outlook
        .spare
        .iter()
        .map(|spare| {
            (
                spare.track.clone().unwrap_or_default(),
                spare.ahead,
                spare.most,
                spare.last_session.clone().map(|(day, _)| day.to_string()),
            )
        })
        .collect();
    // Of four talks of two credits two are enough: after two missed none of the last two may be.
    let expected = [
        ("practice".to_owned(), 1, 0, Some("2024-03-08".to_owned())),
        ("talks".to_owned(), 4, 2, Some("2024-03-06".to_owned())),
    ];
    assert_eq!(said, expected);
}

#[test]
fn what_is_over_is_carried_through_a_year_in_which_nothing_ran() {
    let site = "organisation: H\ndate: 2025-12-31\ncategories:\n  - { id: member, title: Member, account: own }\nfamilies:\n  - { id: basic, title: B }\n";
    let own = "title: Own\naccount: { credits: 2, carry: yes }\n";
    let rule = "title: B\ncredit_minutes: 60\ntracks:\n  offline: { required: 0, earn: [{ by: minutes }] }\n";
    let files = [("site.yaml", site), ("rules/own.yaml", own), ("rules/basic.yaml", rule)];
    let run = check(office(&files).path());
    let (office, ledger) = parts(&run);
    let of = |year: i32| {
        let people = &ledger.accounts[&Cycle::year(year)];
        let (_, account) = people.iter().find(|(id, _)| office.person(**id).id.value == "A1").expect("Ann Lee");
        (
            account.total.normalize().to_string(),
            account.carried.normalize().to_string(),
            account.short().normalize().to_string(),
        )
    };
    // 8 credits in 2024, of which 2 were owed: 6 over, then 4, nothing missing in either year.
    assert_eq!(of(2024), ("8".to_owned(), "0".to_owned(), "0".to_owned()));
    assert_eq!(of(2025), ("0".to_owned(), "6".to_owned(), "0".to_owned()));
}

#[test]
fn two_entries_that_recognise_one_class_are_cut_once_by_what_it_posted() {
    let school = "title: S\ncredit_minutes: 60\ntracks:\n  offline: { required: 0, earn: [{ by: minutes }] }\n";
    let branch = "title: Branch\ntracks:\n  online: { required: 0, earn: [{ by: recognition, credits: 6 }] }\n  \
                  offline: { required: 0, earn: [{ by: recognition, credits: 6 }] }\n";
    let later = class("Later", "branch", "2024-04-01", "2024-04-02", "recognises: basics\n");
    let other = "title: Other\ntracks:\n  online: { required: 0, earn: [{ by: recognition, credits: 6 }] }\n";
    let third = class("Third", "other", "2024-05-01", "2024-05-02", "recognises: basics\n");
    let files = [
        ("rules/basic.yaml", school),
        ("rules/branch.yaml", branch),
        ("rules/other.yaml", other),
        ("classes/later/class.yaml", later.as_str()),
        ("classes/later/roster.csv", "id\nA1\n"),
        ("classes/third/class.yaml", third.as_str()),
        ("classes/third/roster.csv", "id\nA1\n"),
    ];
    let run = check(office(&files).path());
    let (_, ledger) = parts(&run);
    let account = ledger.accounts[&Cycle::year(2024)].values().next().expect("Ann Lee");
    // 8 of the school's own; of 12 recognised what exceeds these 8. Another class that recognises the
    // same 8 with one entry of 6 adds nothing.
    assert_eq!(account.total.normalize().to_string(), "12");
}

#[test]
fn a_category_goes_by_its_code_in_a_formula_and_a_misspelt_one_is_found() {
    let rule = |category: &str| {
        let text =
            format!("title: B\n{TRACKS}conditions:\n  - {{ title: C, formula: 'category == \"{category}\"' }}\n");
        check(office(&[("rules/basic.yaml", &text)]).path())
    };
    assert_eq!(outcomes(&rule("member"), "basics")[0], "Ann Lee qualified");
    assert_eq!(outcomes(&rule("Member"), "basics")[0], "Ann Lee qualified");
    assert_eq!(codes(&rule("Membr")), ["R101"]);
}

#[test]
fn numbers_of_two_series_that_meet_are_not_given_twice() {
    let rule = format!("title: B\n{TRACKS}certificate: {{ number: '{{class}}{{seq}}' }}\n");
    let plain = std::fs::read_to_string("tests/projects/english/content/classes/basics/class.yaml").expect("readable");
    let (one, two) = (format!("{plain}code: B\n"), class("Two", "basic", "2024-03-04", "2024-03-08", "code: B1\n"));
    let session = "---\ndate: 2024-03-04\ntime: 09:00-16:00\ntopic: All\n---\n";
    let people: String = (1..=12)
        .map(|at: u32| ["P", &at.to_string(), ",Person ", &at.to_string(), ",quay,member\n"].concat())
        .collect();
    let roster: String = (1..=12).map(|at: u32| ["P", &at.to_string(), "\n"].concat()).collect();
    let files = [
        ("rules/basic.yaml", rule.as_str()),
        ("people/more.csv", &format!("id,name,unit,category\n{people}")),
        ("classes/basics/class.yaml", one.as_str()),
        ("classes/basics/roster.csv", &format!("id\nA1\nA2\nA3\nA4\n{roster}")),
        ("classes/basics/attendance.csv", "id\n"),
        ("classes/two/class.yaml", two.as_str()),
        ("classes/two/roster.csv", "id\nA1\nA2\n"),
        ("classes/two/sessions/2024-03-04-all.md", session),
    ];
    let root = office(&files);
    std::fs::remove_file(root.path().join("content/classes/basics/attendance.csv")).expect("there");
    std::fs::write(
        root.path().join("content/classes/basics/sessions/2024-03-05-all.md"),
        session.replace("03-04", "03-05"),
    )
    .expect("written");
    let run = check(root.path());
    let (office, ledger) = parts(&run);
    let issues = xueshi::ledger::issue(office, ledger, None, office.today);
    let numbers: std::collections::BTreeSet<_> = issues.iter().map(|issue| issue.number.as_str()).collect();
    assert!(issues.len() > 12, "{}", issues.len());
    assert_eq!(numbers.len(), issues.len());
}
