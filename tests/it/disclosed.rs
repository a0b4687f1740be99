//! What the public edition says of people together is the same wherever it says it: on the class's page, in the
//! bulletin, among the credits of a year, and in the figures of a text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::common::{built_texts, office};

/// Some of a class: their unit and category, how many they are, and how many of them never came.
type Group = (&'static str, &'static str, usize, usize);

/// An office with a class for each of `classes`, and a notice that says `body`; one class after the other is held
/// in March 2024 by the same people.
fn pages(classes: &[&[Group]], privacy: &str, day: &str, body: &str) -> BTreeMap<String, String> {
    let site = format!(
        "organisation: H\nlanguage: en\ndate: {day}\ncategories:\n  - {{ id: member, title: Member, annual: 5 }}\n  \
         - {{ id: cadre, title: Cadre }}\n  - {{ id: guest, title: Guest }}\n\
         families:\n  - {{ id: basic, title: B }}\nprivacy: {{ name: full, {privacy} }}\n"
    );
    let units = "- id: port\n  title: Port\n  children:\n    - { id: quay, title: Quay team }\n    \
                 - { id: crane, title: Crane team }\n    - { id: tug, title: Tug team }\n    - { id: mill, title: Mill team }\n";
    let mut people: BTreeMap<String, String> = BTreeMap::new();
    let mut files = Vec::new();
    for (number, groups) in classes.iter().enumerate() {
        let days: Vec<_> = (0..3).map(|at| format!("2024-03-{:02}", 4 + 5 * number + at)).collect();
        let mut roster = String::from("id\n");
        let mut attendance = format!("id,{}\n", days.join(","));
        for (unit, category, enrolled, absent) in *groups {
            for at in 0..*enrolled {
                // A longer one would be looked for in the public pages.
                let id = format!("{}{}{at}", &unit[..1], &category[..1]);
                people.insert(id.clone(), format!("{id},P{unit}{category}{at},{unit},{category}\n"));
                writeln!(roster, "{id}").expect("a string");
                let mark = if at < *absent { "×" } else { "√" };
                writeln!(attendance, "{id},{mark},{mark},{mark}").expect("a string");
            }
        }
        let folder = if number == 0 { "classes/basics".to_owned() } else { format!("classes/c{number}") };
        let (start, end) = (&days[0], &days[2]);
        let slot = |day: &String| format!("- {{ date: {day}, time: \"09:00-11:00\", topic: T, credits: 2 }}\n");
        files.extend([
            (format!("{folder}/class.yaml"), format!("title: C{number}\nrule: basic\nstart: {start}\nend: {end}\n")),
            (format!("{folder}/roster.csv"), roster),
            (format!("{folder}/attendance.csv"), attendance),
            (format!("{folder}/schedule.yaml"), days.iter().map(slot).collect()),
        ]);
    }
    let head = "---\ntitle: N\ndate: 2024-03-01\nissuer: H\nclass: basics\n---\n\n";
    let people: String = people.into_values().collect();
    files.extend([
        ("site.yaml".to_owned(), site),
        ("units.yaml".to_owned(), units.to_owned()),
        ("people/all.csv".to_owned(), format!("id,name,unit,category\n{people}")),
        ("notices/n.md".to_owned(), format!("{head}{body}\n")),
    ]);
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let root = office(&files);
    std::fs::remove_dir_all(root.path().join("content/classes/basics/sessions")).expect("records of another office");
    built_texts(root.path())
}

/// What the notice says in an edition.
fn says(pages: &BTreeMap<String, String>, edition: &str) -> String {
    let page = &pages[&format!("{edition}/notices/n.html")];
    let text = page.split_once("<p>").and_then(|(_, text)| text.split_once("</p>"));
    text.expect("a paragraph").0.to_owned()
}

/// What a notice says of classes in the public edition and in the office's.
fn said(classes: &[&[Group]], privacy: &str, day: &str, body: &str) -> [String; 2] {
    let pages = pages(classes, privacy, day, body);
    ["site", "office"].map(|edition| says(&pages, edition))
}

/// The cells of a unit's row on a public page, from the second on.
fn row(pages: &BTreeMap<String, String>, path: &str, unit: &str) -> Vec<String> {
    let page = &pages[path];
    let row = page.split("<tr>").find(|row| row.contains(&format!(">{unit}</a>"))).unwrap_or_default();
    let cell = |cell: &str| {
        let said = cell.split_once('>')?.1.split("</td>").next()?;
        Some(if said.contains('—') { "—" } else { said }.to_owned())
    };
    row.split("<td ").skip(2).filter_map(cell).collect()
}

const FIVE: &str = "smallest_group: 5";
const AFTER: &str = "2024-12-31";
const ENDS: &str = "{{ class.people }} {{ class.qualified }} {{ class.not_qualified }} {{ class.pass_rate }}";

#[test]
fn a_text_says_of_a_class_what_its_page_says() {
    let many: &[Group] = &[("quay", "member", 20, 6)];
    let few: &[Group] = &[("quay", "member", 20, 1)];
    let small: &[Group] = &[("quay", "member", 4, 0)];
    assert_eq!(said(&[many], FIVE, AFTER, ENDS), ["20 14 6 70%"; 2]);
    assert_eq!(said(&[few], FIVE, AFTER, ENDS), ["20 — — —", "20 19 1 95%"]);
    assert_eq!(said(&[small], FIVE, AFTER, ENDS), ["4 — — —", "4 4 0 100%"]);
    // On its last day the class is not over: who is disqualified is known, and not said.
    assert_eq!(said(&[many], FIVE, "2024-03-06", ENDS)[0], "20 — — —");
    assert_eq!(said(&[many], "result: no, smallest_group: 5", AFTER, ENDS)[0], "20 — — —");
    // Nor can it be had by way of a family or a year.
    let body = "{{ office.not_qualified }} {{ year(2024).pass_rate }} {{ office.people }}";
    assert_eq!(said(&[many, few], FIVE, AFTER, body), ["— — 20", "7 82.5% 20"]);
}

#[test]
fn attendances_and_credits_of_few_are_not_said() {
    let body = "{{ class.attendances }} {{ class.attendance_rate }} {{ class.person_credits }}";
    assert_eq!(said(&[&[("quay", "member", 4, 0)]], FIVE, AFTER, body), ["— — —", "12 100% 24"]);
    // So many credits of six each are those of all but one.
    assert_eq!(said(&[&[("quay", "member", 20, 1)]], FIVE, AFTER, body), ["57 95% —", "57 95% 114"]);
    assert_eq!(said(&[&[("quay", "member", 20, 6)]], FIVE, AFTER, body)[0], "42 70% 84");
}

#[test]
fn a_text_says_of_units_what_the_bulletin_says() {
    let body = "{{ class.unit(\"quay\").people }} {{ class.unit(\"quay\").qualified }} \
                {{ class.unit(\"crane\").people }} {{ class.unit(\"crane\").attendances }} {{ class.people }}";
    // One of the quay's six failed, and the crane's could be had from the port's.
    let teams: &[Group] = &[("quay", "member", 6, 1), ("crane", "member", 9, 5)];
    assert_eq!(said(&[teams], FIVE, AFTER, body), ["— — — — 15", "6 5 9 12 15"]);
    let teams: &[Group] = &[("quay", "member", 12, 6), ("crane", "member", 9, 5)];
    assert_eq!(said(&[teams], FIVE, AFTER, body), ["12 6 9 12 21"; 2]);
    assert_eq!(said(&[teams], FIVE, "2024-03-06", body)[0], "— — — — 21");
}

#[test]
fn where_no_results_are_public_the_parts_of_a_class_still_are() {
    let body = "{{ class.unit(\"quay\").people }} {{ class.unit(\"crane\").people }} {{ class.unit(\"tug\").people }} \
                {{ class.unit(\"crane\").attendances }} {{ class.unit(\"crane\").qualified }}";
    let teams: &[Group] = &[("quay", "member", 12, 1), ("crane", "member", 9, 0), ("tug", "member", 5, 0)];
    let privacy = "result: no, smallest_group: 5";
    // Everyone is listed with the unit, before the end as well.
    for day in ["2024-03-06", AFTER] {
        assert_eq!(said(&[teams], privacy, day, body)[0], "12 9 5 27 —", "{day}");
    }
    assert_eq!(said(&[teams], FIVE, "2024-03-06", body)[0], "— — — — —");
}

#[test]
fn what_is_left_of_a_total_is_not_of_few() {
    let of = |unit: &str| format!("{{{{ class.unit(\"{unit}\").people }}}}");
    let body = ["quay", "crane", "tug", "mill", "port"].map(of).join(" ");
    let teams: &[Group] =
        &[("quay", "member", 6, 0), ("crane", "member", 6, 0), ("tug", "member", 2, 0), ("mill", "member", 2, 0)];
    // Without the quay the tug's and the mill's would be four.
    assert_eq!(said(&[teams], FIVE, AFTER, &body), ["— 6 — — 16", "6 6 2 2 16"]);
}

#[test]
fn a_unit_and_a_category_leave_no_rest_of_few() {
    let body = "{{ class.unit(\"quay\").people }} {{ class.unit(\"quay\").category(\"member\").people }} \
                {{ class.category(\"member\").people }} {{ class.category(\"cadre\").people }}";
    let teams: &[Group] =
        &[("quay", "member", 18, 0), ("quay", "cadre", 2, 0), ("crane", "member", 20, 0), ("crane", "cadre", 20, 0)];
    assert_eq!(said(&[teams], FIVE, AFTER, body), ["20 — 38 22", "20 18 38 22"]);
    let teams: &[Group] =
        &[("quay", "member", 18, 0), ("quay", "cadre", 5, 0), ("crane", "member", 20, 0), ("crane", "cadre", 20, 0)];
    assert_eq!(said(&[teams], FIVE, AFTER, body), ["23 18 38 25"; 2]);
    // Two guests would be left of the class without the members and the cadres.
    let teams: &[Group] = &[("quay", "member", 18, 0), ("quay", "cadre", 19, 0), ("crane", "guest", 2, 0)];
    assert_eq!(said(&[teams], FIVE, AFTER, body)[0], "— — — 19");
}

#[test]
fn what_a_year_requires_is_said_of_those_that_its_page_shows() {
    let body = "{{ year(2024).bound }} {{ year(2024).unit(\"quay\").bound }} {{ year(2024).unit(\"quay\").reached }} \
                {{ year(2024).category(\"member\").unit(\"quay\").bound }}";
    let teams: &[Group] = &[("quay", "member", 20, 6), ("quay", "cadre", 20, 0), ("crane", "member", 30, 15)];
    assert_eq!(said(&[teams], FIVE, AFTER, body), ["50 20 14 20"; 2]);
    // Of the tug's two the rest of the port tells.
    let teams: &[Group] = &[("quay", "member", 6, 0), ("crane", "member", 20, 6), ("tug", "member", 2, 0)];
    assert_eq!(said(&[teams], FIVE, AFTER, body), ["28 — — —", "28 6 6 6"]);
}

#[test]
fn the_credits_of_a_year_do_not_tell_who_failed() {
    let path = "site/credits/2024.html";
    // Thirteen of fourteen: six credits each, and those who reached the five of the year are thirteen too.
    let one = pages(&[&[("quay", "member", 14, 1), ("crane", "member", 20, 8)]], FIVE, AFTER, "x");
    assert_eq!(row(&one, path, "Quay team"), ["—"; 5]);
    assert_eq!(row(&one, path, "Crane team"), ["—"; 5]);
    assert_eq!(row(&one, path, "Port"), ["34", "25", "150", "34", "25"]);
    // Of cadres nothing is required: how many they are is no secret, what they earned is.
    let free = pages(&[&[("quay", "cadre", 14, 1), ("crane", "cadre", 20, 8)]], FIVE, AFTER, "x");
    assert_eq!(row(&free, path, "Quay team"), ["14", "—", "—", "0", "0"]);
    assert_eq!(row(&free, path, "Port"), ["34", "25", "150", "0", "0"]);
    // Those of one class may be taken away, where the bulletin has them.
    let two =
        pages(&[&[("quay", "cadre", 30, 6)], &[("quay", "cadre", 20, 0), ("crane", "cadre", 10, 1)]], FIVE, AFTER, "x");
    assert_eq!(row(&two, path, "Port"), ["40", "—", "—", "0", "0"]);
    // The bulletin says the same.
    assert_eq!(row(&free, "site/progress/index.html", "Quay team").concat(), "00");
}

#[test]
fn a_small_class_has_no_list_of_the_qualified() {
    let class = "site/classes/basics/index.html";
    for (team, listed) in
        [((20, 6), true), ((20, 0), true), ((20, 1), false), ((20, 5), true), ((3, 1), false), ((3, 0), false)]
    {
        let teams: &[Group] = &[("quay", "member", team.0, team.1)];
        let pages = pages(&[teams], FIVE, AFTER, "x");
        assert_eq!(pages[class].contains("Pquaymember"), listed, "{team:?}");
        assert_eq!(pages[class].contains("keeps the results"), !listed, "{team:?}");
        // Nor is it said how many qualified where few did not: beside the number of people a list would say it too.
        assert_eq!(pages[class].contains(" trainees, "), listed, "{team:?}");
        assert!(pages["office/classes/basics/index.html"].contains("Pquaymember"));
    }
}

#[test]
fn a_unit_has_the_classes_that_it_has_somebody_in() {
    let body = "{{ unit(\"crane\").classes }} {{ unit(\"quay\").classes }} {{ office.classes }}";
    let classes: [&[Group]; 2] = [&[("quay", "member", 6, 0), ("crane", "member", 6, 0)], &[("quay", "member", 6, 0)]];
    assert_eq!(said(&classes, FIVE, AFTER, body), ["1 2 2"; 2]);
}

#[test]
fn a_rate_is_rounded_in_one_way() {
    // One of sixteen is 6.25 per cent.
    let pages = pages(&[&[("quay", "member", 16, 15)]], FIVE, AFTER, "{{ class.pass_rate }}");
    assert_eq!(says(&pages, "site"), "6.3%");
    assert_eq!(row(&pages, "site/progress/index.html", "Quay team")[4], "6.3%");
}
