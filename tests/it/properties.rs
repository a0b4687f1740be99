//! What holds of every office, whatever its rule and its records.

use std::fmt::Write;

use crate::common::{config, office, project, repository};
use proptest::prelude::*;
use rust_decimal::Decimal;
use xueshi::ledger::Standing;
use xueshi::locale::{Lang, Locale};
use xueshi::pipeline::{self, Run};
use xueshi::view::{self, Body, PublicOffice, Records, Value};

/// A way to earn, as a rule file writes it.
fn way() -> impl Strategy<Value = String> {
    let max = prop_oneof![Just(String::new()), (1..9_u32).prop_map(|max| format!(", max: {max}"))];
    let by = prop_oneof![
        Just("by: minutes".to_owned()),
        (1..5_u32).prop_map(|half| format!("by: session, credits: {}", f64::from(half) / 2.0)),
        (1..4_u32).prop_map(|credits| format!("by: day, credits: {credits}")),
        (1..4_u32).prop_map(|credits| format!("by: half_day, credits: {credits}")),
    ];
    let all = (1..9_u32, 1..=4_u32).prop_map(|(credits, share)| {
        format!("{{ by: completion, credits: {credits}, needs: sessions, share: {}% }}", share * 25)
    });
    prop_oneof![4 => (by, max).prop_map(|(by, max)| format!("{{ {by}{max} }}")), 1 => all]
}

/// A rule with two tracks and everything that changes what a session is worth.
fn rule() -> impl Strategy<Value = String> {
    let ways = || prop::collection::vec(way(), 1..4).prop_map(|ways| ways.join(", "));
    let rounding = prop::sample::select(vec!["half_up", "half_even", "down", "up"]);
    let max = prop::option::of(1..12_u32);
    (ways(), ways(), 20..70_u32, rounding, 0..3_u32, max, 1..4_u32, 0..30_u32).prop_map(
        |(one, two, minutes, rounding, places, max, each, over)| {
            let max = max.map(|max| format!(", max: {max}")).unwrap_or_default();
            format!(
                "title: R\ncredit_minutes: {minutes}\ntracks:\n  offline: {{ required: 0{max}, earn: [{one}] }}\n  \
                 field: {{ required: 0, earn: [{two}] }}\nstatuses:\n  late: {{ as: absence, each: {each}, over: {over} }}\n  \
                 left_early: {{ earns: no }}\ninterval: {{ required: proportional, outside: absence }}\n\
                 decimals: {{ credits: {places}, rounding: {rounding} }}\n"
            )
        },
    )
}

/// One session: its day, its hour, its length, its track, and what is recorded of each of four people.
type Meeting = (u32, u32, u32, bool, [u8; 4]);

fn meeting() -> impl Strategy<Value = Meeting> {
    (4..9_u32, 8..20_u32, 10..180_u32, any::<bool>(), prop::array::uniform4(0..8_u8))
}

/// A session record, the first minutes of its hour telling it from others.
fn record(at: usize, &(day, hour, length, field, marks): &Meeting) -> (String, String) {
    let (start, end) = (hour * 60 + u32::try_from(at).expect("few"), hour * 60 + 20 + length);
    let clock = |minutes: u32| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    let mut text = format!(
        "---\ndate: 2024-03-{day:02}\ntime: {}-{}\ntopic: T{at}\ntrack: {}\n",
        clock(start),
        clock(end),
        if field { "field" } else { "offline" }
    );
    // Only those in the class from beginning to end can be listed on any day.
    for (key, mark) in [("late", 1), ("left_early", 2), ("leave", 3), ("absent", 4)] {
        let names: Vec<_> = [0, 1, 3]
            .into_iter()
            .filter(|&who| marks[who] == mark)
            .map(|who| ["Ann Lee", "Ben Ray", "Cy Dow", "Dee Fox"][who])
            .collect();
        writeln!(text, "{key}: [{}]", names.join(", ")).expect("a string");
    }
    (format!("classes/basics/sessions/2024-03-{day:02}-{at}.md"), format!("{text}---\n"))
}

/// The small English office with this rule and these sessions, and nothing else recorded.
fn lay(rule: &str, meetings: &[Meeting]) -> tempfile::TempDir {
    let records: Vec<_> = meetings.iter().enumerate().map(|(at, meeting)| record(at, meeting)).collect();
    let mut files: Vec<(&str, &str)> = vec![("rules/basic.yaml", rule)];
    files.extend(records.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let folder = office(&files);
    let class = folder.path().join("content/classes/basics");
    for name in ["attendance.csv", "schedule.yaml", "sessions/2024-03-04-day-1.md"] {
        std::fs::remove_file(class.join(name)).expect("there");
    }
    folder
}

fn examine(root: &std::path::Path) -> Run {
    pipeline::examine(&config(root, &root.join("output")), &|_| {})
}

fn standings(run: &Run) -> &[Standing] {
    &run.ledger.as_ref().expect("a ledger").classes[0].standings
}

/// What a number of a table's cell is.
fn decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::Decimal(value) => Some(*value),
        Value::Integer(value) => Some((*value).into()),
        Value::Text(text) => text.parse().ok(),
        _ => None,
    }
}

/// Every total of the office edition against the entries it is made of.
fn totals_are_sums(run: &Run) {
    let (office, ledger) = (run.office.as_ref().expect("an office"), run.ledger.as_ref().expect("a ledger"));
    for standing in ledger.classes.iter().flat_map(|class| &class.standings) {
        for (at, track) in standing.figures.tracks.iter().enumerate() {
            let entries = standing.entries.iter().filter(|entry| entry.track == at);
            assert_eq!(entries.map(|entry| entry.credits).sum::<Decimal>(), track.credits);
        }
    }
    let locale = Locale::new(Lang::En);
    let records = Records { office, ledger, sources: &run.sources };
    let shown = view::build(
        &PublicOffice::of(office, ledger),
        Some(records),
        &locale,
        &view::Format::ALL,
        &view::RunFacts::default(),
    );
    let mut compared = 0;
    // On every table: each total below a column is the sum of the column.
    for table in shown.documents.iter().flat_map(view::Document::tables) {
        for (at, total) in table.total.iter().flatten().enumerate() {
            if let (Some(_), Some(total)) = (&total.computed, decimal(&total.value)) {
                let column = table.rows.iter().filter_map(|row| decimal(&row[at].value));
                assert_eq!(column.sum::<Decimal>(), total, "{} {at}", table.title);
                compared += 1;
            }
        }
    }
    // On every person's page: each table of entries adds up to the total below it.
    for page in &shown.pages {
        let Body::Person(person) = &page.body else { continue };
        for table in person.classes.iter().map(|class| &class.entries).chain(&person.accounts) {
            let total = decimal(&table.total.as_ref().expect("a total")[3].value).expect("a number");
            let entries = table.rows.iter().filter_map(|row| decimal(&row[3].value));
            assert_eq!(entries.sum::<Decimal>(), total, "{}", page.title);
            compared += 1;
        }
    }
    // In every credit summary: the figures of each row are those of the ledger.
    for (class, computed) in office.classes.iter().zip(&ledger.classes) {
        let stem = format!("filing/{}/credit-summary", class.programme.id);
        let Some(document) = shown.documents.iter().find(|document| document.stem == stem) else { continue };
        for (row, standing) in document.tables().next().expect("a table").rows.iter().zip(&computed.standings) {
            let sum: Decimal = standing.entries.iter().map(|entry| entry.credits).sum();
            let all = row.iter().rev().nth(2).and_then(|cell| decimal(&cell.value));
            assert_eq!(all, Some(sum.normalize()), "{}", class.programme.id);
            compared += 1;
        }
    }
    // In every year: what each person has is the sum of what the entries posted.
    let enrolled = xueshi::ledger::enrolments(office);
    for (cycle, people) in &ledger.accounts {
        for (person, account) in people {
            let posted = xueshi::ledger::postings(office, &ledger.classes, &enrolled[person.0]);
            let mine = posted.iter().filter(|posted| cycle.covers(posted.year));
            assert_eq!(mine.map(|posted| posted.credits).sum::<Decimal>(), account.total);
            compared += 1;
        }
    }
    assert!(compared > 0, "nothing was compared");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_session_attended_never_lowers_credits(
        rule in rule(),
        meetings in prop::collection::vec(meeting(), 0..8),
        more in meeting(),
    ) {
        // On a day of its own, so that it can't be at the time of another.
        let present = (9, more.1, more.2, more.3, [0; 4]);
        let before = lay(&rule, &meetings.iter().filter(|m| m.0 != 9).copied().collect::<Vec<_>>());
        let mut all: Vec<_> = meetings.iter().filter(|m| m.0 != 9).copied().collect();
        all.push(present);
        let after = lay(&rule, &all);
        let (before, after) = (examine(before.path()), examine(after.path()));
        prop_assert!(!before.has_errors() && !after.has_errors(), "{:?}", after.findings);
        for (before, after) in standings(&before).iter().zip(standings(&after)) {
            for (before, after) in before.figures.tracks.iter().zip(&after.figures.tracks) {
                prop_assert!(after.credits >= before.credits, "{} {} {}", rule, before.credits, after.credits);
            }
            prop_assert!(after.figures.tally.absences <= before.figures.tally.absences + 1);
        }
    }

    #[test]
    fn the_names_and_the_order_of_files_change_nothing(
        rule in rule(),
        meetings in prop::collection::vec(meeting(), 1..8),
        turn in 1..7_usize,
    ) {
        let one = lay(&rule, &meetings);
        let two = lay(&rule, &meetings);
        // The same records under names that sort otherwise, and the people in two files turned round.
        let sessions = two.path().join("content/classes/basics/sessions");
        for (at, meeting) in meetings.iter().enumerate() {
            let (path, _) = record(at, meeting);
            let name = format!("r{}-{at}.md", (at + turn) % meetings.len());
            std::fs::rename(two.path().join("content").join(path), sessions.join(name)).expect("renamed");
        }
        let people = two.path().join("content/people");
        let text = std::fs::read_to_string(people.join("all.csv")).expect("readable");
        let (head, rows) = text.split_once('\n').expect("rows");
        let rows: Vec<_> = rows.lines().collect();
        let (late, early) = rows.split_at(turn % rows.len());
        std::fs::remove_file(people.join("all.csv")).expect("there");
        for (name, rows) in [("a.csv", early), ("b.csv", late)] {
            std::fs::write(people.join(name), format!("{head}\n{}\n", rows.join("\n"))).expect("writable");
        }
        let (one, two) = (examine(one.path()), examine(two.path()));
        let told = |run: &Run| {
            let office = run.office.as_ref().expect("an office");
            let of = |standing: &Standing| {
                let entries: Vec<_> = standing.entries.iter().map(|e| (e.date, e.track, e.credits, e.uncapped)).collect();
                let name = office.person(standing.person).name.value.clone();
                (name, entries, standing.figures.tally.clone(), standing.verdict.outcome)
            };
            standings(run).iter().map(of).collect::<Vec<_>>()
        };
        prop_assert_eq!(told(&one), told(&two));
    }

    #[test]
    fn every_total_is_the_sum_of_its_entries(rule in rule(), meetings in prop::collection::vec(meeting(), 1..6)) {
        let root = lay(&rule, &meetings);
        totals_are_sums(&examine(root.path()));
    }
}

#[test]
fn every_total_of_the_sample_and_of_the_projects_is_the_sum_of_its_entries() {
    totals_are_sums(&examine(&repository()));
    for name in ["english", "days", "marks", "online", "chain", "accounts"] {
        totals_are_sums(&examine(&project(name)));
    }
}
