//! The sample office, against figures that were worked by hand from its notices and records.

use std::fs;

use crate::common::{build, check, codes, project, repository, tree};
use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_decimal::Decimal;
use xueshi::ledger::{Condition, ConditionKind, Cycle, Ledger, Outcome, Standing};
use xueshi::model::Office;
use xueshi::pipeline::Run;

fn sample() -> Run {
    check(&repository())
}

fn standing<'a>(checked: &'a Run, class: &str, id: &str) -> &'a Standing {
    let (office, ledger) = parts(checked);
    let at = office.classes.iter().position(|found| found.programme.id == class).expect("the class");
    let of = |standing: &&Standing| office.person(standing.person).id.value == id;
    ledger.classes[at].standings.iter().find(of).expect("the trainee")
}

fn parts(checked: &Run) -> (&Office, &Ledger) {
    (checked.office.as_ref().expect("an office"), checked.ledger.as_ref().expect("a ledger"))
}

fn dec(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

/// Credits by track, result, outcome, and what is unmet.
fn line(standing: &Standing) -> String {
    let tracks: Vec<_> =
        standing.figures.tracks.iter().map(|track| format!("{} {}", track.key, track.credits)).collect();
    let result = standing.verdict.result.map_or("-".to_owned(), |result| result.to_string());
    let unmet: Vec<_> = standing.unmet().map(unmet).collect();
    format!("{}; {result}; {}; {}", tracks.join(", "), standing.verdict.outcome.key(), unmet.join(", "))
}

fn unmet(condition: &Condition) -> String {
    let name = match &condition.kind {
        ConditionKind::Absences => "absences",
        ConditionKind::Leaves => "leaves",
        ConditionKind::Track(key) => key,
        ConditionKind::Deliverable(title) => title,
        ConditionKind::Admission => return "not admitted".to_owned(),
        ConditionKind::Exam => "exam",
        ConditionKind::Result => "result",
        other => other.key(),
    };
    let have = condition.have.map_or("-".to_owned(), |have| have.to_string());
    format!("{name} {have}/{}", condition.need)
}

#[test]
fn the_candidates_class_comes_out_as_worked_by_hand() {
    let checked = sample();
    let of = |id| line(standing(&checked, "2024-candidates", id));
    // 0.7 x 88 + 0.3 x 92 = 61.6 + 27.6.
    assert_eq!(of("2022010121"), "online 24, offline 10; 89.2; qualified; ");
    // Exam 55, make-up 57, the better below 60; 0.7 x 57 + 0.3 x 78 = 39.9 + 23.4.
    assert_eq!(of("2022030244"), "online 24, offline 10; 63.3; not-qualified; exam 57/60");
    // Nine of ten required courses, 22 credits; three electives count for nothing; no examination.
    assert_eq!(of("2022020242"), "online 22, offline 10; -; not-qualified; online 22/24, not admitted");
    // Absent on 31 May and 14 June, a credit each: both tracks are met, two absences are not.
    assert_eq!(of("10060"), "online 24, offline 8; -; disqualified; absences 2/2, not admitted");
    // On leave three times, 1 + 2 + 1 credits.
    assert_eq!(of("2022060231"), "online 24, offline 6; -; disqualified; leaves 3/3, offline 6/8, not admitted");
    // Exam 52, make-up 68: 0.7 x 68 + 0.3 x 80 = 47.6 + 24.
    assert_eq!(of("2021010329"), "online 24, offline 10; 71.6; qualified; ");
    // Absent once (2 credits), on leave once (1): short of credits without being disqualified.
    assert_eq!(of("2022030235"), "online 24, offline 7; -; not-qualified; offline 7/8, not admitted");
    // Joined after the first session, which is not held against her: 0.7 x 84 + 0.3 x 86.
    assert_eq!(of("10547"), "online 24, offline 8; 84.6; qualified; ");
}

#[test]
fn the_class_in_the_branches_comes_out_as_worked_by_hand() {
    let checked = sample();
    let of = |id| line(standing(&checked, "2024-branches", id));
    // A member: four videos watched and commented 4; three sessions 3, self-study 1; two reports.
    assert_eq!(of("10404"), "online 4, offline 4; -; qualified; ");
    // A leader recognised from the school's own class, without any video of his own.
    assert_eq!(of("10900"), "online 4, offline 4; -; qualified; ");
    // A non-party cadre: three sessions at 2, at most 6, self-study 2; one essay.
    assert_eq!(of("10205"), "offline 8; -; qualified; ");
    // One report of two; four sessions, of which three count.
    assert_eq!(of("10186"), "online 4, offline 4; -; not-qualified; 党费日报告 1/2");
    // All watched, two of four commented on: nothing.
    assert_eq!(of("10680"), "online 0, offline 4; -; not-qualified; online 0/4");
    // A non-party cadre at two sessions: 4 + 2.
    assert_eq!(of("10143"), "offline 6; -; not-qualified; offline 6/8");
}

#[test]
fn every_class_has_the_outcomes_counted_by_hand() {
    let checked = sample();
    let (office, ledger) = parts(&checked);
    let counts = office.classes.iter().zip(&ledger.classes).map(|(class, ledger)| {
        let count = |outcome| ledger.standings.iter().filter(|standing| standing.verdict.outcome == outcome).count();
        let all =
            [Outcome::Qualified, Outcome::NotQualified, Outcome::Disqualified, Outcome::UnderWay, Outcome::Planned];
        (class.programme.id.as_str(), all.map(count))
    });
    let expected = [
        ("2024-cadres-winter", [11, 1, 0, 0, 0]),
        ("2024-branches", [27, 3, 0, 0, 0]),
        ("2024-secretaries-q1", [11, 1, 0, 0, 0]),
        ("2024-members-1", [24, 1, 1, 0, 0]),
        ("2024-candidates", [53, 4, 3, 0, 0]),
        ("2024-secretaries-q2", [0, 0, 0, 12, 0]),
        ("2024-secretaries-q3", [0, 0, 0, 0, 12]),
        ("2024-members-2", [0, 0, 0, 0, 26]),
        ("2024-secretaries-q4", [0, 0, 0, 0, 12]),
    ];
    assert_eq!(counts.collect::<Vec<_>>(), expected);
}

#[test]
fn the_years_accounts_are_those_worked_by_hand() {
    let checked = sample();
    let (office, ledger) = parts(&checked);
    let account = |id: &str| {
        let accounts = &ledger.accounts[&Cycle::year(2024)];
        let (_, account) =
            accounts.iter().find(|(person, _)| office.person(**person).id.value == id).expect("an account");
        (account.total, account.required, account.short())
    };
    // A member: the class in the branches 8, posted as it ended, and the members' class 32.
    assert_eq!(account("10404"), (dec("40"), Some(dec("32")), dec("0")));
    // A cadre: 16, and of the 8 in the branches the 4 that are not recognised from those 16.
    assert_eq!(account("10900"), (dec("20"), Some(dec("90")), dec("70")));
    // A non-party cadre: 8 of 32.
    assert_eq!(account("10205"), (dec("8"), Some(dec("32")), dec("24")));
    // A report short: nothing is posted before the class is assessed.
    assert_eq!(account("10186"), (dec("0"), Some(dec("32")), dec("32")));
}

#[test]
fn totals_are_sums_of_entries_and_every_entry_names_its_lines() {
    let checked = sample();
    let (_, ledger) = parts(&checked);
    for standing in ledger.classes.iter().flat_map(|class| &class.standings) {
        for (at, track) in standing.figures.tracks.iter().enumerate() {
            let entries = standing.entries.iter().filter(|entry| entry.track == at);
            assert_eq!(entries.map(|entry| entry.credits).sum::<Decimal>(), track.credits);
        }
        assert!(standing.entries.iter().all(|entry| entry.sources().count() > 0));
    }
}

#[test]
fn only_the_warnings_meant_to_be_there_are_left() {
    // The roster is due on the day the notice is dated, the plan on a Sunday with no working day left for its review,
    // as in life; that results are due on the last day is waived.
    assert_eq!(codes(&sample()), ["C108", "C109", "C135"]);
    assert_eq!(sample().waived.iter().map(|waived| waived.finding.code.id()).collect::<Vec<_>>(), ["C136"]);
}

#[test]
fn the_same_sources_give_the_same_bytes_and_a_second_build_writes_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    build(&repository(), &one);
    build(&repository(), &two);
    assert!(tree(&one) == tree(&two), "two builds differ");
    let report = build(&repository(), &one).report.expect("a build without errors");
    assert_eq!((report.written.len(), report.removed.len(), report.foreign.len()), (0, 0, 0));
    assert_eq!(report.kept + 2, tree(&one).len(), "all but the manifest and what was made of what");
}

/// What shows that a page has a picture, a file to save, a box, a footnote and what else a text may have.
const WRITTEN: [(&str, &[&str]); 5] = [
    ("site/classes/2024-secretaries-q2/notice.html", &["<figure><img src=", "width=\"960\"", "<figcaption>"]),
    ("site/notices/2024-archives-reminder.html", &["class=\"file-about\">（Excel，6 KB）", "☐", "class=\"footnotes\""]),
    ("site/notices/2024-secretaries-year.html", &["alert-note", "的，由所在党总支"]),
    ("site/notices/2024-winter-training.html", &["classes/2024-branches/notice.html#%E4%BA%8C"]),
    ("office/classes/2024-branches/index.html", &["☑"]),
];

#[test]
fn every_class_has_its_page_and_the_office_its_tables() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    build(&repository(), folder.path());
    let files = tree(folder.path());
    assert!(files.contains_key("site/index.html"));
    for (page, parts) in WRITTEN {
        let text = std::str::from_utf8(&files[page]).expect("UTF-8");
        for part in parts {
            assert!(text.contains(part), "{page}: {part}");
        }
    }
    for entry in fs::read_dir(repository().join("content/classes")).expect("classes").flatten() {
        let class = entry.file_name().into_string().expect("a name");
        for edition in ["site", "office"] {
            assert!(files.contains_key(&format!("{edition}/classes/{class}/index.html")), "{edition} {class}");
        }
    }
    for table in ["roster", "attendance", "register", "credit-summary", "course-list", "teaching-plan"] {
        for format in ["html", "xlsx"] {
            assert!(files.contains_key(&format!("office/filing/2024-candidates/{table}.{format}")), "{table}");
        }
    }
    assert!(files.keys().all(|path| !path.starts_with("site/filing") && !path.starts_with("site/people")));
}

#[test]
fn the_public_edition_names_nobody_and_the_office_edition_does() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    build(&repository(), folder.path());
    let checked = sample();
    let (office, _) = parts(&checked);
    let text = |edition: &str| {
        let files = tree(&folder.path().join(edition));
        files
            .into_iter()
            .filter(|(_, bytes)| std::str::from_utf8(bytes).is_ok())
            .map(|(path, bytes)| path + &String::from_utf8_lossy(&bytes))
            .collect::<String>()
    };
    let (public, full) = (text("site"), text("office"));
    // A list that is open to objection on the day of the sample names who qualified, and the index of words with it.
    let list = String::from_utf8_lossy(&tree(&folder.path().join("site"))["classes/2024-candidates/objection-1.html"])
        .into_owned();
    let elsewhere: String = tree(&folder.path().join("site"))
        .into_iter()
        .filter(|(path, _)| !path.contains("/objection-1.") && !path.starts_with("search/"))
        .filter_map(|(path, bytes)| Some(path + &String::from_utf8(bytes).ok()?))
        .collect();
    let teachers: Vec<&str> = office
        .classes
        .iter()
        .flat_map(|class| &class.programme.schedule)
        .filter_map(|slot| slot.teacher.as_deref())
        .collect();
    for class in office.classes.iter().filter(|class| class.programme.id == "2024-candidates") {
        for enrolment in &class.register.roster {
            let person = office.person(enrolment.person);
            for value in [person.id_number.as_ref(), person.phone.as_ref(), Some(&person.id)].into_iter().flatten() {
                assert!(!public.contains(&value.value), "{value:?}");
                assert!(full.contains(&value.value), "{value:?}");
            }
            let name = &person.name.value;
            if !teachers.contains(&name.as_str()) {
                assert!(!elsewhere.contains(name.as_str()), "{name}");
                assert!(list.contains(name.as_str()) || !public.contains(name.as_str()), "{name}");
            }
        }
    }
}

#[test]
fn a_sheet_read_back_has_ids_as_text_and_credits_as_numbers() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    build(&repository(), folder.path());
    let mut roster: Xlsx<_> =
        open_workbook(folder.path().join("office/filing/2024-candidates/roster.xlsx")).expect("a workbook");
    assert_eq!(roster.sheet_names(), ["学生", "教职工"]);
    let students = roster.worksheet_range("学生").expect("a sheet");
    let row = students.rows().find(|row| row.get(1) == Some(&Data::String("陈子航".to_owned()))).expect("a row");
    assert_eq!(row[5], Data::String("990103200402293417".to_owned()));
    let mut register: Xlsx<_> =
        open_workbook(folder.path().join("office/filing/2024-candidates/register.xlsx")).expect("a workbook");
    let sheet = register.worksheet_range_at(0).expect("a sheet").expect("readable");
    let row = sheet.rows().find(|row| row.get(1) == Some(&Data::String("陈子航".to_owned()))).expect("a row");
    let expected = [Data::Float(24.0), Data::Float(10.0), Data::Float(34.0), Data::Float(92.0), Data::Float(88.0)];
    assert_eq!(row[3..8], expected);
    assert_eq!(row[11], Data::String("2024FZ001".to_owned()));
}

#[test]
fn the_pages_of_an_english_office_have_english_signs() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    build(&project("english"), folder.path());
    let is_page = |path: &str| std::path::Path::new(path).extension().is_some_and(|extension| extension == "html");
    let pages = tree(folder.path()).into_iter().filter(|(path, _)| is_page(path));
    let mut count = 0;
    for (path, bytes) in pages {
        let page = String::from_utf8(bytes).expect("UTF-8");
        assert_eq!(page.find(['：', '、', '，', '。', '（']), None, "{path}");
        count += 1;
    }
    assert!(count > 20, "{count}");
}
