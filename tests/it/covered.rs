//! Who of a population has had what it is to have had.

use crate::common::{built_texts, check, copy, findings, found, office, page, repository};
use xueshi::ledger::Covered;
use xueshi::locale::Lang;
use xueshi::model::{MeasureCut, Period};

fn site(coverage: &str) -> String {
    let site = std::fs::read_to_string("tests/projects/english/content/site.yaml").expect("readable");
    format!("{site}coverage:\n  - {{ id: x, title: X, {coverage} }}\n")
}

/// How many there are to be covered, and how many are, in a year.
fn counted(coverage: &str, year: i32, changes: &[(&str, &str)]) -> (usize, usize) {
    let site = site(coverage);
    let files: Vec<(&str, &str)> = [("site.yaml", site.as_str())].into_iter().chain(changes.iter().copied()).collect();
    let run = check(office(&files).path());
    assert!(!run.has_errors(), "{}", findings(&run, Lang::En));
    let (office, ledger) = (run.office.expect("an office"), run.ledger.expect("a ledger"));
    let year = Period::year(year).expect("a year");
    let covered = Covered::of(&office, &ledger, &office.site.coverage[0], year).expect("days");
    covered.count(&office, &MeasureCut::default())
}

#[test]
fn each_way_of_being_covered_counts_what_it_says() {
    let people = "id,name,unit,category\nA1,Ann Lee,quay,member\nA2,Ben Ray,quay,member\nA3,Cy Dow,Crane,member\n\
                  A4,Dee Fox,Crane,Member\nA5,Eve Kay,Crane,member\nA6,Fay Orr,quay,\n";
    let all = &[("people/all.csv", people)];
    // Six people of the registers, four of whom were in the class.
    assert_eq!(counted("categories: [member]", 2024, all), (5, 4));
    assert_eq!(counted("by: session", 2024, all), (6, 4));
    assert_eq!(counted("by: session, units: [quay]", 2024, all), (3, 2));
    assert_eq!(counted("families: [basic]", 2024, all), (6, 4));
    let (_, qualified) = counted("by: qualified", 2024, all);
    assert!(qualified < 4, "one came late and was away");
    assert_eq!(counted("by: training", 2023, all), (6, 0));
}

#[test]
fn years_are_counted_back_or_from_the_first() {
    assert_eq!(counted("years: 5", 2028, &[]), (4, 4));
    assert_eq!(counted("years: 5", 2029, &[]), (4, 0));
    assert_eq!(counted("years: 5, from: 2021", 2025, &[]), (4, 4));
    assert_eq!(counted("years: 5, from: 2021", 2026, &[]), (4, 0));
}

#[test]
fn a_share_of_credits_is_of_the_forms_that_are_named() {
    let form = |form: &str| {
        let plain =
            std::fs::read_to_string("tests/projects/english/content/classes/basics/sessions/2024-03-04-day-1.md");
        plain.expect("readable").replacen("---\n", &format!("---\nform: {form}\n"), 1)
    };
    let path = "classes/basics/sessions/2024-03-04-day-1.md";
    let (lecture, other) = (form("Lecture"), form("Walk"));
    let (all, some) = counted("forms: [Lecture], share: 1/5", 2024, &[(path, &lecture)]);
    assert!(all == 4 && some > 0 && some < 4, "{some}");
    assert_eq!(counted("forms: [Lecture], share: 1/5", 2024, &[(path, &other)]), (4, 0));
}

#[test]
fn only_who_is_in_office_is_to_be_covered() {
    let people = "id,name,unit,category,joined,left\nA1,Ann Lee,quay,member,,2024-06-30\nA2,Ben Ray,quay,member,2025-01-01,\n\
                  A3,Cy Dow,Crane,member,2024-12-31,\nA4,Dee Fox,Crane,Member,,\n";
    assert_eq!(counted("by: session", 2024, &[("people/all.csv", people)]), (2, 2));
}

#[test]
fn what_is_wrong_with_a_coverage_is_said_with_its_place() {
    let site = site("categories: [membr], units: [kay], families: [basik], share: 1/3");
    let more = "  - { id: x, title: Other }\n  - { id: \"a/b\", title: Slash, years: 0, by: magic }\n";
    let text = "---\ntitle: N\ndate: 2024-03-01\nissuer: H\n---\n\n{{ coverage(\"z\").covered }} {{ office.covered }} {{ coverage(\"ok\").people }}\n";
    let site = format!("{site}{more}  - {{ id: ok, title: Fine }}\n");
    let run = check(office(&[("site.yaml", &site), ("notices/figures.md", text)]).path());
    insta::assert_snapshot!(findings(&run, Lang::En));
    assert!(found(&run).len() >= 7);
}

#[test]
fn who_is_not_covered_is_listed_by_unit_in_the_office_edition() {
    let root = copy(&repository());
    let texts = built_texts(root.path());
    let page = page(&texts, "office/coverage/members-group.html");
    assert!(page.contains("未覆盖人员名单") && page.contains("覆盖率（%）"), "{page}");
    assert!(texts.contains_key("office/filing/coverage-members-group/list.html"));
    assert!(!texts.keys().any(|path| path.starts_with("site/coverage")));
    // The calendars, feeds and the search of the public edition know nothing of it either.
    let public = texts.iter().filter(|(path, _)| path.starts_with("site/"));
    assert!(public.into_iter().all(|(_, text)| !text.contains("未覆盖人员")));
}
