//! The bulletin of completion: what the office reads in full, and what the public edition may say of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::common::{built_texts, office};

/// An office of two teams and a class that each of `classes` tells: how many of each team were enrolled, and
/// how many of these were absent throughout.
fn pages(classes: &[[(usize, usize); 2]], privacy: &str, day: &str) -> BTreeMap<String, String> {
    let mut people = String::from("id,name,unit,category\n");
    for team in ["quay", "crane"] {
        for at in 0..30 {
            writeln!(people, "{team}{at},P{team}{at},{team},member").expect("a string");
        }
    }
    let site = format!(
        "organisation: H\nlanguage: en\ndate: {day}\ncategories:\n  - {{ id: member, title: Member, annual: 10 }}\n\
         families:\n  - {{ id: basic, title: B }}\nprivacy: {{ name: full, {privacy} }}\n"
    );
    let mut files = vec![("site.yaml".to_owned(), site), ("people/all.csv".to_owned(), people)];
    for (number, teams) in classes.iter().enumerate() {
        let (mut roster, mut attendance) =
            (String::from("id\n"), String::from("id,2024-03-04,2024-03-05,2024-03-06\n"));
        for (team, (enrolled, absent)) in ["quay", "crane"].iter().zip(teams) {
            for at in 0..*enrolled {
                writeln!(roster, "{team}{at}").expect("a string");
                let mark = if at < *absent { "×" } else { "√" };
                writeln!(attendance, "{team}{at},{mark},{mark},{mark}").expect("a string");
            }
        }
        let folder = if number == 0 { "classes/basics".to_owned() } else { format!("classes/c{number}") };
        let class = format!("title: Class {number}\nrule: basic\nstart: 2024-03-04\nend: 2024-03-08\n");
        let schedule = (4..7)
            .map(|day| format!("- {{ date: 2024-03-0{day}, time: \"09:00-11:00\", topic: D{day}, credits: 2 }}\n"))
            .collect::<Vec<_>>()
            .concat();
        let own = [
            ("class.yaml", class),
            ("roster.csv", roster),
            ("attendance.csv", attendance),
            ("schedule.yaml", schedule),
        ];
        files.extend(own.map(|(name, text)| (format!("{folder}/{name}"), text)));
    }
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let root = office(&files);
    std::fs::remove_dir_all(root.path().join("content/classes/basics/sessions")).expect("records of another office");
    built_texts(root.path())
}

/// The cells of the bulletin's row of a unit: classes, enrolled, qualified, not qualified, rate.
fn row(pages: &BTreeMap<String, String>, edition: &str, unit: &str) -> Option<Vec<String>> {
    let page = pages.get(&format!("{edition}/progress/index.html"))?;
    let row = page.split("<tr>").find(|row| row.contains(&format!(">{unit}</a>")))?;
    let cell = |cell: &str| Some(cell.split_once('>')?.1.split("</td>").next()?.to_owned());
    Some(row.split("<td ").skip(2).take(5).filter_map(cell).collect())
}

const TEN: &str = "smallest_group: 3";

#[test]
fn the_office_reads_all_and_the_public_what_tells_of_nobody() {
    let pages = pages(&[[(10, 4), (12, 5)]], TEN, "2024-12-31");
    for edition in ["site", "office"] {
        assert_eq!(row(&pages, edition, "Quay team").expect("a row"), ["1", "10", "6", "4", "60.0%"]);
        assert_eq!(row(&pages, edition, "Port").expect("a row"), ["1", "22", "13", "9", "59.1%"]);
    }
    let unit = pages.get("site/units/quay.html").expect("the unit");
    assert!(unit.contains("60.0%") && unit.contains("href=\"../classes/basics/index.html\">Class 0</a>"));
}

#[test]
fn one_who_failed_is_told_of_neither_directly_nor_by_subtraction() {
    // One of the quay's ten failed: without the quay the crane can be had from the port.
    let pages = pages(&[[(10, 1), (12, 5)]], TEN, "2024-12-31");
    assert_eq!(row(&pages, "office", "Quay team").expect("a row"), ["1", "10", "9", "1", "90.0%"]);
    for team in ["Quay team", "Crane team"] {
        assert_eq!(row(&pages, "site", team).unwrap_or_default().concat(), "", "{team}");
    }
    assert_eq!(row(&pages, "site", "Port").expect("a row"), ["1", "22", "16", "6", "72.7%"]);
    assert!(!pages["site/units/quay.html"].contains("90.0%"));
}

#[test]
fn sums_over_classes_are_of_what_is_shown_of_each() {
    // Of the second class the teams are hidden: the sums of the teams are those of the first alone.
    let pages = pages(&[[(10, 4), (12, 5)], [(10, 1), (12, 5)]], TEN, "2024-12-31");
    assert_eq!(row(&pages, "office", "Quay team").expect("a row"), ["2", "20", "15", "5", "75.0%"]);
    assert_eq!(row(&pages, "site", "Quay team").expect("a row"), ["1", "10", "6", "4", "60.0%"]);
    assert_eq!(row(&pages, "site", "Port").expect("a row")[0], "2");
}

#[test]
fn nothing_is_told_before_the_end_or_where_results_are_not_public() {
    let during = pages(&[[(10, 4), (12, 5)]], TEN, "2024-03-08");
    assert_eq!(row(&during, "site", "Port").unwrap_or_default().concat(), "");
    assert!(!during["site/units/quay.html"].contains(">10<"));
    let secret = pages(&[[(10, 4), (12, 5)]], "result: no, smallest_group: 3", "2024-12-31");
    assert_eq!(row(&secret, "site", "Port").unwrap_or_default().concat(), "");
    assert_eq!(row(&secret, "office", "Port").expect("a row")[1], "22");
    // Without a list of the qualified few who qualified are a secret like few who failed.
    let few = pages(&[[(10, 9), (12, 12)]], "class: no, smallest_group: 3", "2024-12-31");
    assert_eq!(row(&few, "site", "Port").unwrap_or_default().concat(), "");
}
