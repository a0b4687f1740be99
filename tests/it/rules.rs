//! Rules against records, in small offices worked by hand.

use crate::common::{check, codes, office, project};
use rust_decimal::Decimal;
use xueshi::pipeline::Run;

/// Each trainee of a class: name, credits, outcome, and what the first year's account has.
fn table(checked: &Run, class: &str) -> Vec<String> {
    let (office, ledger) = (checked.office.as_ref().expect("an office"), checked.ledger.as_ref().expect("a ledger"));
    let at = office.classes.iter().position(|found| found.programme.id == class).expect("the class");
    let line = |standing: &xueshi::ledger::Standing| {
        let accounts = ledger.accounts.values().next().expect("a year");
        let posted =
            accounts[&standing.person].classes.get(&xueshi::model::ClassId(at)).copied().unwrap_or(Decimal::ZERO);
        let name = &office.person(standing.person).name.value;
        let (absences, leaves) = (standing.figures.tally.absences, standing.figures.tally.leaves);
        format!(
            "{name}: {} credits, {absences} absences, {leaves} leaves, {}, posted {}",
            standing.credits(),
            standing.verdict.outcome.key(),
            posted.normalize()
        )
    };
    ledger.classes[at].standings.iter().map(line).collect()
}

#[test]
fn an_office_in_english_with_a_sign_in_sheet_comes_out_as_its_readme_says() {
    let checked = check(&project("english"));
    assert_eq!(codes(&checked), Vec::<&str>::new());
    let expected = [
        "Ann Lee: 8 credits, 0 absences, 0 leaves, qualified, posted 8",
        "Ben Ray: 8 credits, 2 absences, 0 leaves, disqualified, posted 0",
        "Cy Dow: 4 credits, 1 absences, 0 leaves, not-qualified, posted 0",
        "Dee Fox: 4 credits, 0 absences, 2 leaves, disqualified, posted 0",
    ];
    assert_eq!(table(&checked, "basics"), expected);
}

#[test]
fn credits_are_posted_session_by_session_where_the_rule_says_so() {
    let rule = "title: B\ncredit_minutes: 60\ntracks:\n  offline: { required: 5, earn: [{ by: minutes }] }\ndisqualify: { absences: 2 }\n";
    let checked = check(office(&[("rules/basic.yaml", rule)]).path());
    let expected = [
        "Ann Lee: 8 credits, 0 absences, 0 leaves, qualified, posted 8",
        // Lates and early leaves count as what they are where the rule says nothing of them.
        "Ben Ray: 8 credits, 0 absences, 0 leaves, qualified, posted 8",
        "Cy Dow: 6 credits, 0 absences, 0 leaves, qualified, posted 6",
        "Dee Fox: 4 credits, 0 absences, 2 leaves, not-qualified, posted 4",
    ];
    assert_eq!(table(&checked, "basics"), expected);
}

#[test]
fn caps_cut_a_way_and_a_track() {
    let rule = "title: B\ntracks:\n  offline: { required: 2, max: 3, earn: [{ by: session, credits: 1.5, max: 4 }] }\n";
    let checked = check(office(&[("rules/basic.yaml", rule)]).path());
    // Four sessions at 1.5 are 6, at most 4 by the way and 3 by the track.
    assert_eq!(table(&checked, "basics")[0], "Ann Lee: 3 credits, 0 absences, 0 leaves, qualified, posted 3");
    let standing = &checked.ledger.expect("a ledger").classes[0].standings[0];
    let entries: Vec<_> = standing.entries.iter().map(|entry| entry.credits.normalize().to_string()).collect();
    assert_eq!(entries, ["1.5", "1.5", "0", "0"]);
}

#[test]
fn credits_round_half_away_from_zero_to_the_places_of_the_rule() {
    let rule = |places: &str| {
        format!(
            "title: B\ncredit_minutes: 50\ntracks:\n  offline: {{ required: 1, earn: [{{ by: minutes }}] }}\ndecimals: {{ credits: {places} }}\n"
        )
    };
    // 125 minutes of 50 are 2.5 credits.
    let session = "---\ndate: 2024-03-04\ntime: 09:00-11:05\ntopic: Day 1\n---\n";
    let total = |places: &str| {
        let root =
            office(&[("rules/basic.yaml", &rule(places)), ("classes/basics/sessions/2024-03-04-day-1.md", session)]);
        let checked = check(root.path());
        checked.ledger.expect("a ledger").classes[0].standings[0].entries[0].credits
    };
    assert_eq!(total("1"), "2.5".parse().expect("a decimal"));
    assert_eq!(total("0"), "3".parse().expect("a decimal"));
}

#[test]
fn the_day_decides_whether_a_class_is_judged() {
    let day = |date: &str| {
        let site = format!(
            "organisation: H\ndate: {date}\ncategories:\n  - {{ id: member, title: Member }}\nfamilies:\n  - {{ id: basic, title: B }}\n"
        );
        let checked = check(office(&[("site.yaml", &site)]).path());
        checked.ledger.expect("a ledger").classes[0].standings[0].verdict.outcome.key()
    };
    assert_eq!(day("2024-03-03"), "planned");
    assert_eq!(day("2024-03-08"), "under-way");
    assert_eq!(day("2024-03-09"), "qualified");
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let reversed = "id,name,unit,category\nA4,Dee Fox,Crane,member\nA3,Cy Dow,Crane,member\nA2,Ben Ray,quay,member\nA1,Ann Lee,quay,member\n";
    let mut one = table(&check(&project("english")), "basics");
    let mut two = table(&check(office(&[("people/all.csv", reversed)]).path()), "basics");
    one.sort();
    two.sort();
    assert_eq!(one, two);
}

#[test]
fn a_make_up_counts_only_where_the_rule_has_one_and_missed_is_no_mark() {
    let rule = |makeup: &str| {
        format!(
            "title: B\ncredit_minutes: 60\ntracks:\n  offline: {{ required: 2, earn: [{{ by: minutes }}] }}\n\
             exam: {{ pass: 60{makeup} }}\nresult: {{ parts: {{ exam: 1 }}, pass: 60 }}\n"
        )
    };
    let marks = "id,exam,makeup\nA1,50,70\nA2,缺考,\n";
    let results = |makeup: &str| {
        let checked = check(office(&[("rules/basic.yaml", &rule(makeup)), ("classes/basics/marks.csv", marks)]).path());
        let found = codes(&checked);
        let ledger = checked.ledger.expect("a ledger");
        let result = |at: usize| ledger.classes[0].standings[at].verdict.result.map(|mark| mark.to_string());
        (found, result(0), result(1))
    };
    assert_eq!(results(", makeup: yes"), (vec![], Some("70".to_owned()), None));
    assert_eq!(results(""), (vec!["C111"], Some("50".to_owned()), None));
}

#[test]
fn a_category_may_have_no_examination() {
    let rule = "title: B\ntracks:\n  offline: { required: 2, earn: [{ by: minutes }] }\nexam: { pass: 60 }\n\
                result: { parts: { exam: 1 }, pass: 60 }\ncategories:\n  Member: { exam: none, result: none }\n";
    let checked = check(office(&[("rules/basic.yaml", rule)]).path());
    assert!(table(&checked, "basics").iter().all(|line| line.contains(", qualified,")));
}

#[test]
fn a_course_done_outside_the_period_is_said_and_not_counted() {
    let rule = "title: B\ntracks:\n  online: { required: 1, earn: [{ by: courses }] }\n  offline: { required: 1, earn: [{ by: minutes }] }\n";
    let courses = "id,title,credits\nC1,One,1\nC2,Two,2\n";
    let online = "id,course,completed\nA1,C1,2024-03-08\nA1,C2,2024-03-09\n";
    let root = office(&[
        ("rules/basic.yaml", rule),
        ("classes/basics/courses.csv", courses),
        ("classes/basics/online.csv", online),
    ]);
    let checked = check(root.path());
    let standing = &checked.ledger.expect("a ledger").classes[0].standings[0];
    assert_eq!(standing.track("online"), Some(Decimal::ONE));
    let outside = xueshi::ledger::Reason::Outside { what: xueshi::ledger::OutsideWhat::Course(1) };
    assert!(standing.entries.iter().any(|entry| entry.reason == outside && entry.credits.is_zero()));
}

/// An office whose class holds sessions of an hour, with credits of 45 minutes.
fn hours(count: u32, required: u32) -> tempfile::TempDir {
    let rule = format!("title: B\ntracks:\n  offline: {{ required: {required}, earn: [{{ by: minutes }}] }}\n");
    let mut files = vec![
        ("rules/basic.yaml".to_owned(), rule),
        ("classes/basics/attendance.csv".to_owned(), "name\n".to_owned()),
        ("classes/basics/schedule.yaml".to_owned(), String::new()),
    ];
    for at in 0..count {
        let session = format!("---\ndate: 2024-03-06\ntime: {:02}:00-{:02}:00\ntopic: S{at}\n---\n", 8 + at, 9 + at);
        files.push((format!("classes/basics/sessions/s{at}.md"), session));
    }
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let root = office(&files);
    for name in ["attendance.csv", "sessions/2024-03-04-day-1.md"] {
        std::fs::remove_file(root.path().join("content/classes/basics").join(name)).expect("there");
    }
    root
}

#[test]
fn full_attendance_is_full_credit_whatever_the_length_of_a_session() {
    // Six hours are 360 minutes, of 45: eight credits, though one hour is 1.33.
    let checked = check(hours(6, 8).path());
    let standing = &checked.ledger.as_ref().expect("a ledger").classes[0].standings[0];
    assert_eq!((standing.credits(), standing.verdict.outcome.key()), (Decimal::from(8), "qualified"));
    assert_eq!(standing.entries.iter().map(|entry| entry.credits).sum::<Decimal>(), Decimal::from(8));
    assert_eq!(standing.entries[0].credits, "1.33".parse().expect("a decimal"));
    // Three hours are exactly four.
    let checked = check(hours(3, 4).path());
    assert_eq!(checked.ledger.expect("a ledger").classes[0].standings[0].credits(), Decimal::from(4));
}

#[test]
fn a_record_of_a_day_to_come_counts_for_nothing_and_is_said() {
    let later = "---\ndate: 2025-01-05\ntime: 09:00-11:00\ntopic: Later\nabsent: [Ann Lee]\n---\n";
    let class = "title: Basics 2024\nrule: basic\nstart: 2024-03-04\nend: 2025-02-01\n";
    let root = office(&[("classes/basics/sessions/later.md", later), ("classes/basics/class.yaml", class)]);
    let checked = check(root.path());
    assert_eq!(codes(&checked), ["C113"]);
    let standing = &checked.ledger.expect("a ledger").classes[0].standings[0];
    assert_eq!((standing.credits(), standing.figures.tally.absences), (Decimal::from(8), 0));
}

#[test]
fn a_class_that_only_lacks_marks_is_pending_and_one_who_missed_has_failed() {
    let rule = "title: B\ntracks:\n  offline: { required: 2, earn: [{ by: minutes }] }\nexam: { requires: [tracks], pass: 60 }\n";
    let outcome = |marks: &str| {
        let checked = check(office(&[("rules/basic.yaml", rule), ("classes/basics/marks.csv", marks)]).path());
        checked.ledger.expect("a ledger").classes[0].standings[0].verdict.outcome.key()
    };
    assert_eq!(outcome("id,exam\n"), "pending");
    assert_eq!(outcome("id,exam\nA1,缺考\n"), "not-qualified");
    assert_eq!(outcome("id,exam\nA1,缓考\n"), "pending");
    assert_eq!(outcome("id,exam\nA1,60\n"), "qualified");
}

#[test]
fn a_track_written_twice_is_found() {
    let rule = "title: B\ncredit_minutes: 60\ntracks:\n  offline: { required: 2, earn: [{ by: minutes }] }\n  线下: { required: 2, earn: [{ by: minutes }] }\n";
    assert_eq!(codes(&check(office(&[("rules/basic.yaml", rule)]).path())), ["K102"]);
}

#[test]
fn a_class_across_the_end_of_a_year_opens_no_account_before_its_time() {
    let class = "title: Basics 2024\nrule: basic\nstart: 2024-03-04\nend: 2025-03-08\n";
    let checked = check(office(&[("classes/basics/class.yaml", class)]).path());
    let accounts = checked.ledger.expect("a ledger").accounts;
    let years: Vec<i32> = accounts.into_keys().map(|cycle| cycle.from).collect();
    assert_eq!(years, [2024]);
}

#[test]
fn spaces_that_align_a_chinese_name_are_no_part_of_it() {
    let session = "---\ndate: 2024-03-04\ntime: 09:00-11:00\ntopic: Day 1\nabsent: [李　婷]\n---\n";
    let sheet = "name,2024-03-05,2024-03-06 09:00-11:00,2024-03-07\n李 婷,√,√,√\n";
    let root = office(&[
        ("people/all.csv", "id,name,unit\nA1,李婷,quay\n"),
        ("classes/basics/roster.csv", "name\n李　婷\n"),
        ("classes/basics/sessions/2024-03-04-day-1.md", session),
        ("classes/basics/attendance.csv", sheet),
    ]);
    let checked = check(root.path());
    assert_eq!(codes(&checked), Vec::<&str>::new());
    assert_eq!(checked.ledger.expect("a ledger").classes[0].standings[0].figures.tally.absences, 1);
}
