//! The pages that gather what the records say elsewhere: calendar, timetables, what is due, archive.

use std::collections::BTreeMap;

use crate::common::{built_texts, office, page};

const SITE: &str = "organisation: Harbour\nlanguage: en\ndate: 2024-03-06\n\
    categories:\n  - { id: member, title: Member, annual: 10 }\nfamilies:\n  - { id: basic, title: Basics }\n\
    privacy: { name: full, smallest_group: 2 }\n";
const SCHEDULE: &str = "\
- { date: 2024-03-04, time: \"09:00-11:00\", topic: Day 1, credits: 2, teacher: Wang Li, room: Hall }
- { date: 2024-03-05, time: \"09:00-11:00\", topic: Day 2, credits: 2, teacher: WANG  Li, room: Hall }
- { date: 2024-03-07, time: \"09:00-11:00\", topic: Day 3, credits: 2, teacher: Wang Li、Ho Min }
- { date: 2024-03-08, time: \"09:00-11:00\", topic: Visit, credits: 2, state: cancelled }
- { date: 2024-05-08, time: \"09:00-11:00\", topic: Late, credits: 2 }
";

/// Every file of an office whose class has this schedule, by edition and path.
fn pages(more: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut files = vec![
        ("site.yaml", SITE),
        ("classes/basics/schedule.yaml", SCHEDULE),
        ("classes/basics/attendance.csv", "name\n"),
    ];
    files.extend(more);
    built_texts(office(&files).path())
}

/// The paths below a folder of the public edition.
fn below(pages: &BTreeMap<String, String>, folder: &str) -> Vec<String> {
    pages.keys().filter_map(|path| Some(path.strip_prefix(folder)?.to_owned())).collect()
}

#[test]
fn the_calendar_has_a_page_for_each_month_and_week_with_something_and_no_other() {
    let pages = pages(&[]);
    assert_eq!(
        below(&pages, "site/calendar/"),
        ["2024-03.html", "2024-05.html", "2024-w10.html", "2024-w19.html", "index.html"]
    );
    let march = page(&pages, "site/calendar/2024-03.html");
    assert!(march.contains("rel=\"next\" href=\"../calendar/2024-05.html\"") && !march.contains("rel=\"prev\""));
    assert!(march.contains("<s>Visit</s>") && march.contains("<span class=\"word\">cancelled</span>"));
    assert!(march.contains("<td class=\"day today free\" aria-current=\"date\">"));
    // The first of March 2024 is a Friday: four days before it are those of February.
    assert_eq!(march.matches("<td class=\"day outside free\">").count(), 4);
    assert_eq!(march.matches("<time datetime=\"2024-03-").count(), 31);
}

#[test]
fn who_noted_the_first_day_of_what_was_moved_finds_where_it_went() {
    let schedule = SCHEDULE.replace("topic: Day 3,", "topic: Day 3, moved: [2024-03-06 10:00-11:00],");
    let pages = pages(&[("classes/basics/schedule.yaml", &schedule)]);
    let march = page(&pages, "site/calendar/2024-03.html");
    assert!(march.contains("<span class=\"time\">10:00–11:00</span> <span class=\"word\">moved</span>"));
    assert!(march.contains("<span>to 2024-03-07 Thu 09:00–11:00</span>"), "{march}");
    let (_, now) = march.split_once("datetime=\"2024-03-07\"").expect("the day");
    assert!(now.split_once("</td>").expect("its end").0.contains("<span>was 2024-03-06 Wed 10:00–11:00</span>"));
    let timetable = page(&pages, "site/timetables/teachers/ho~20min.html");
    assert!(timetable.contains("planned, was 2024-03-06 Wed 10:00–11:00"), "{timetable}");
}

#[test]
fn the_first_page_of_the_calendar_is_this_month_even_if_nothing_happens() {
    let site = SITE.replace("2024-03-06", "2024-04-15");
    let pages = pages(&[("site.yaml", &site)]);
    let index = page(&pages, "site/calendar/index.html");
    assert!(index.contains("April 2024") && index.contains("Nothing is planned this month"));
    assert!(index.contains("rel=\"prev\" href=\"../calendar/2024-03.html\""));
    assert!(index.contains("rel=\"next\" href=\"../calendar/2024-05.html\""));
    assert!(index.contains(">March</a> <span class=\"details\">4 events</span>"));
}

#[test]
fn a_day_with_very_many_events_sends_to_its_week() {
    let line = |at: u32| {
        format!("- {{ date: 2024-03-04, time: \"{:02}:00-{:02}:30\", topic: T{at}, credits: 1 }}\n", at + 6, at + 6)
    };
    let schedule = (0..12).map(line).collect::<Vec<_>>().concat();
    let pages = pages(&[("classes/basics/schedule.yaml", &schedule)]);
    let month = page(&pages, "site/calendar/2024-03.html");
    assert!(month.contains(">T6<") && !month.contains(">T7<"));
    assert!(month.contains("href=\"../calendar/2024-w10.html\">5 more</a>"));
    assert!(page(&pages, "site/calendar/2024-w10.html").contains(">T11<"));
}

#[test]
fn a_teacher_and_a_room_have_their_timetables_whatever_case_and_blanks() {
    let pages = pages(&[]);
    assert_eq!(
        below(&pages, "site/timetables/"),
        ["index.html", "rooms/hall.html", "teachers/ho~20min.html", "teachers/wang~20li.html"]
    );
    let own = page(&pages, "site/timetables/teachers/wang~20li.html");
    let (coming, past) = own.split_once("id=\"past\"").expect("what is past");
    assert!(coming.contains(">Day 3</a>") && !coming.contains(">Day 1</a>"));
    // The latest of what is past comes first.
    assert!(past.find(">Day 2</a>") < past.find(">Day 1</a>") && !past.contains("Visit"));
    // The calendar that a page offers is there.
    for path in ["teachers/wang~20li", "teachers/ho~20min", "rooms/hall"] {
        assert!(page(&pages, &format!("site/timetables/{path}.html")).contains(&format!("calendars/{path}.ics")));
        assert!(pages.contains_key(&format!("site/calendars/{path}.ics")), "{path}");
    }
    assert!(page(&pages, "site/calendar/index.html").contains("../calendars/all.ics"));
    let index = page(&pages, "site/timetables/index.html");
    assert!(index.contains("1 to come, 3 in all, 1 class") && index.contains("0 to come, 2 in all, 1 class"));
}

#[test]
fn what_is_due_is_parted_by_how_near_it_is_and_what_is_past_by_year() {
    let days = ["2022-05-01", "2023-05-01", "2024-03-05", "2024-03-06", "2024-03-13", "2024-03-14", "2024-09-01"];
    let deadlines = days.map(|day| format!("  - {{ title: D{day}, date: {day} }}\n")).concat();
    let class = format!(
        "title: Basics\nrule: basic\nstart: 2024-03-04\nend: 2024-03-08\nunits: [port]\ndeadlines:\n{deadlines}"
    );
    let pages = pages(&[("classes/basics/class.yaml", &class)]);
    let index = page(&pages, "site/deadlines/index.html");
    let section = |id: &str| {
        let (_, after) = index.split_once(&format!("<h2 id=\"{id}\">")).unwrap_or_default();
        let own = after.split("</section>").next().unwrap_or_default();
        days.iter().filter(|day| own.contains(&format!(">D{day}</a>"))).copied().collect::<Vec<_>>()
    };
    // The class is not over, so that what is past is still overdue.
    assert_eq!(section("overdue"), days[..3]);
    assert_eq!(section("today"), days[3..4]);
    assert_eq!(section("week"), days[4..5]);
    assert_eq!(section("month"), days[5..6]);
    assert_eq!(section("later"), days[6..]);
    assert_eq!(section("past-2024"), days[2..3]);
    assert!(index.contains("href=\"../deadlines/2023.html\"") && index.contains("1 day over"));
    assert!(page(&pages, "site/deadlines/2022.html").contains(">D2022-05-01</a>"));
}

#[test]
fn the_home_page_has_what_happens_this_week() {
    let pages = pages(&[]);
    let home = page(&pages, "site/index.html");
    let (_, week) = home.split_once("id=\"week\"").expect("this week");
    let week = week.split("</section>").next().unwrap_or_default();
    assert!(["Day 1", "Day 2", "Day 3", "<s>Visit</s>"].iter().all(|topic| week.contains(topic)));
    assert!(!week.contains("Late") && week.contains("href=\"calendar/2024-w10.html\""));
}
