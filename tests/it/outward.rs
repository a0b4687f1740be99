//! What other programs read of the site: calendars, feeds, linked data and what search engines ask for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::common::{build, check, copy, office, project, tree};
use xueshi::diag::Code;
use xueshi::source::paths::has_extension;

type Files = BTreeMap<String, Vec<u8>>;

/// The difficult office, with its settings changed.
fn built(change: impl Fn(&str) -> String) -> Files {
    let root = copy(&project("calendars"));
    let site = root.path().join("content/site.yaml");
    let text = fs::read_to_string(&site).expect("settings");
    fs::write(&site, change(&text)).expect("writable");
    let output = root.path().join("output");
    let run = build(root.path(), &output);
    assert!(!run.has_errors(), "{}", crate::common::findings(&run, xueshi::locale::Lang::En));
    tree(&output)
}

fn published(text: &str) -> String {
    format!("{text}网址: https://edu.example:8443/党校/\n").replace("党校/\n", "school/\n")
}

fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    std::str::from_utf8(files.get(path).expect(path)).expect("UTF-8")
}

/// The events of a calendar, each as its properties.
fn events(files: &Files, path: &str) -> Vec<BTreeMap<String, String>> {
    let text = text(files, path).replace("\r\n ", "");
    let property = |line: &str| {
        let (name, value) = line.split_once(':').expect("a property");
        let name = name.split(';').next().unwrap_or_default();
        (name.to_owned(), value.replace("\\,", ",").replace("\\;", ";"))
    };
    let blocks =
        text.split("BEGIN:VEVENT\r\n").skip(1).map(|block| block.split("END:VEVENT").next().unwrap_or_default());
    blocks.map(|block| block.lines().map(property).collect()).collect()
}

/// One line an event: when, whether it stands, how often it changed, what.
fn told(files: &Files, path: &str) -> Vec<String> {
    let one = |event: &BTreeMap<String, String>| {
        let part = |name: &str| event.get(name).map_or("-", String::as_str).to_owned();
        let summary: String = part("SUMMARY").chars().take(16).collect();
        format!("{} {} {} {} {summary}", part("DTSTART"), part("DTEND"), part("STATUS"), part("SEQUENCE"))
    };
    events(files, path).iter().map(one).collect()
}

/// The linked data of a page.
fn linked(files: &Files, path: &str) -> serde_json::Value {
    let page = text(files, path);
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").expect("linked data");
    serde_json::from_str(rest.split("</script>").next().unwrap_or_default()).expect("JSON")
}

#[test]
fn a_calendar_says_what_happens_when_and_what_became_of_it() {
    let files = built(str::to_owned);
    assert_eq!(
        told(&files, "site/classes/evening/calendar.ics"),
        [
            "20240531 20240601 CONFIRMED 0 截止：报送名单",
            "20240603T223000 20240604T003000 CONFIRMED 0 夜间应急演练",
            "20240604 20240605 CONFIRMED 0 社会实践",
            "20240605T090000 20240605T103000 CANCELLED 1 【取消】参观",
            "20240607T140000 20240607T153000 CONFIRMED 0 分组讨论",
            "20240607T140000 20240607T153000 CONFIRMED 0 分组讨论",
            "20240609T190000 20240609T203000 CONFIRMED 0 补课",
            "20240613T140000 20240613T153000 CONFIRMED 2 党章",
            "20240614T090000 20240614T103000 CANCELLED 2 【取消】讨论",
            "20240617T090000 20240617T103000 CONFIRMED 0 学习贯彻党的创新理论，学习贯彻党",
            "20240617T140000 20240617T153000 CONFIRMED 0 逗号,分号;反斜杠\\\\n 引号\"",
            "20240618T140000 20240618T153000 CONFIRMED 0 总结",
            "20240619T090000 20240619T100000 CONFIRMED 0 考试",
            "20240620 20240621 CONFIRMED 0 截止：报送成绩",
        ]
    );
    let all = events(&files, "site/calendars/all.ics");
    let moved = all.iter().find(|event| event["SUMMARY"].starts_with("党章（夜校班")).expect("the event");
    assert!(moved["DESCRIPTION"].ends_with("原定：2024年6月11日 周二、2024年6月12日 周三 09:00–10:30"));
    assert!(moved["DESCRIPTION"].contains("授课人：王立、李华"));
    assert_eq!(moved["CATEGORIES"], "轮训,夜校;甲");
    let drill = all.iter().find(|event| event["SUMMARY"].starts_with("夜间")).expect("the event");
    assert!(drill["DESCRIPTION"].ends_with("授课人：王立"));
    assert_eq!(drill["LOCATION"], "操场/东");
}

#[test]
fn an_event_has_one_name_in_every_calendar_and_edition() {
    let files = built(str::to_owned);
    let names = |path: &str| events(&files, path).iter().map(|event| event["UID"].clone()).collect::<BTreeSet<_>>();
    let all = names("site/calendars/all.ics");
    assert_eq!(all.len(), 14);
    assert!(all.iter().all(|name| name.ends_with("@xueshi")));
    assert_eq!(all, names("site/classes/evening/calendar.ics"));
    assert_eq!(all, names("office/calendars/all.ics"));
    // Two who teach together have it both; somebody written in two ways has one calendar.
    let count = |path: &str| events(&files, &format!("site/calendars/{path}.ics")).len();
    assert_eq!((count("teachers/王立"), count("teachers/李华"), count("teachers/li~20ming")), (3, 3, 2));
    assert_eq!((count("rooms/报告厅"), count("rooms/操场~2f东"), count("rooms/第二机房")), (3, 1, 1));
    let calendars = files.keys().filter(|path| path.starts_with("site/calendars/")).count();
    assert_eq!(calendars, 1 + 3 + 7);
}

#[test]
fn what_needs_an_address_is_only_where_there_is_one() {
    let files = built(str::to_owned);
    assert!(!files.contains_key("site/sitemap.xml"));
    assert_eq!(text(&files, "site/robots.txt"), "User-agent: *\nAllow: /\n");
    let page = text(&files, "site/classes/evening/index.html");
    assert!(!page.contains("canonical") && !page.contains("og:url") && !page.contains("webcal:"));
    assert!(text(&files, "site/feed.xml").contains("<id>urn:xueshi:"));

    let files = built(published);
    let address = "https://edu.example:8443/school/classes/evening/index.html";
    let page = text(&files, "site/classes/evening/index.html");
    for said in [
        format!("<link rel=\"canonical\" href=\"{address}\">"),
        format!("<meta property=\"og:url\" content=\"{address}\">"),
        "href=\"webcal://edu.example:8443/school/classes/evening/calendar.ics\"".to_owned(),
    ] {
        assert!(page.contains(&said), "{said}");
    }
    let event = &events(&files, "site/calendars/all.ics")[1];
    assert!(event["UID"].ends_with("@edu.example"));
    assert_eq!(event["URL"], format!("{address}#s-2024-06-03-drill"));
    assert!(
        text(&files, "site/feed.xml").contains("<link href=\"https://edu.example:8443/school/feed.xml\" rel=\"self\"")
    );
    assert!(text(&files, "site/robots.txt").ends_with("Sitemap: https://edu.example:8443/school/sitemap.xml\n"));
}

#[test]
fn the_map_lists_every_page_that_has_an_address() {
    let files = built(published);
    let map = text(&files, "site/sitemap.xml");
    let listed = map.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap_or_default());
    let listed: BTreeSet<_> = listed.collect();
    let canonical = |page: &[u8]| {
        let page = std::str::from_utf8(page).expect("UTF-8");
        let (_, rest) = page.split_once("<link rel=\"canonical\" href=\"")?;
        Some(rest.split('"').next().unwrap_or_default().to_owned())
    };
    let pages = files.iter().filter(|(path, _)| path.starts_with("site/") && has_extension(path, "html"));
    let addresses: BTreeSet<_> = pages.filter_map(|(_, bytes)| canonical(bytes)).collect();
    assert!(!map.contains("search.html"), "who searches elsewhere is not led to a box to search in");
    assert_eq!(listed, addresses.iter().map(String::as_str).collect());
    assert!(map.contains("classes/evening/index.html</loc>\n<lastmod>2024-06-09</lastmod>"));
    assert!(map.contains("notices/reminder.html</loc>\n<lastmod>2024-06-06</lastmod>"));
}

#[test]
fn the_office_edition_has_calendars_and_nothing_for_others_to_follow() {
    let files = built(published);
    assert_eq!(told(&files, "office/calendars/all.ics"), told(&files, "site/calendars/all.ics"));
    assert!(!text(&files, "office/calendars/all.ics").contains("URL:"));
    assert_eq!(text(&files, "office/robots.txt"), "User-agent: *\nDisallow: /\n");
    assert!(!files.keys().any(|path| path.starts_with("office/") && has_extension(path, "xml")));
    let pages = files.iter().filter(|(path, _)| path.starts_with("office/") && has_extension(path, "html"));
    for (path, _) in pages {
        let page = text(&files, path);
        for said in ["og:", "canonical", "ld+json", "atom+xml", "webcal:"] {
            assert!(!page.contains(said), "{path} has {said}");
        }
    }
}

#[test]
fn a_feed_has_notices_sessions_and_changes_the_latest_first() {
    let files = built(str::to_owned);
    let read = |path: &str| text(&files, path).parse::<atom_syndication::Feed>().expect("a feed");
    let entries = |path: &str| {
        let one = |entry: &atom_syndication::Entry| {
            let title: String = entry.title.value.chars().take(8).collect();
            format!("{} {title}", entry.updated.to_rfc3339())
        };
        read(path).entries.iter().map(one).collect::<Vec<_>>()
    };
    assert_eq!(
        entries("site/feed.xml"),
        ["2024-06-06T00:00:00+08:00 关于夜校班请假的", "2024-05-20T00:00:00+08:00 关于举办夜校班的"]
    );
    assert_eq!(
        entries("site/classes/evening/feed.xml"),
        [
            "2024-06-11T00:00:00+08:00 “党章”改在20",
            "2024-06-09T20:30:00+08:00 补课",
            "2024-06-07T00:00:00+08:00 “讨论”（202",
            "2024-06-06T00:00:00+08:00 关于夜校班请假的",
            "2024-06-05T00:00:00+08:00 “参观”（202",
            "2024-06-04T00:30:00+08:00 夜间应急演练",
            "2024-05-20T00:00:00+08:00 关于举办夜校班的",
        ]
    );
    let notice = &read("site/feed.xml").entries[0];
    assert_eq!(notice.summary.as_ref().map(|text| text.value.as_str()), Some("请假须提前一天书面提出 a & b 1 < 2。"));
    let content = notice.content.as_ref().expect("the text");
    assert!(
        content
            .value
            .as_ref()
            .is_some_and(|text| text.contains("<h2>请假</h2>\n<p>请假须提前一天书面提出 a &amp; b 1 &lt; 2。"))
    );
    // What is yet to come does not make the feed of tomorrow.
    assert_eq!(read("site/classes/evening/feed.xml").updated.to_rfc3339(), "2024-06-09T20:30:00+08:00");
}

#[test]
fn linked_data_tells_of_each_session_and_ends_no_script() {
    let files = built(published);
    let course = linked(&files, "site/classes/evening/index.html");
    assert_eq!(course["@type"], "Course");
    assert_eq!(course["name"], "夜校班，\"第一期\" </script>& 甲,乙;丙");
    let events = course["hasCourseInstance"]["subEvent"].as_array().expect("events");
    assert_eq!(events.len(), 12);
    let status = |name: &str| {
        let event = events.iter().find(|event| event["name"] == name).expect("the event");
        (event["eventStatus"].as_str().expect("a status").rsplit('/').next(), event["previousStartDate"].clone())
    };
    assert_eq!(status("参观"), (Some("EventCancelled"), serde_json::Value::Null));
    assert_eq!(status("讨论"), (Some("EventCancelled"), serde_json::json!("2024-06-07")));
    assert_eq!(
        status("党章"),
        (Some("EventRescheduled"), serde_json::json!(["2024-06-11", "2024-06-12T09:00:00+08:00"]))
    );
    assert_eq!(status("夜间应急演练").0, Some("EventScheduled"));
}

/// The schedule of the English office, with more lines.
fn with_lines(more: &str) -> String {
    let path = project("english").join("content/classes/basics/schedule.yaml");
    fs::read_to_string(path).expect("a schedule") + more
}

#[test]
fn an_english_office_has_english_calendars() {
    let schedule = with_lines(
        "- { date: 2024-03-08, time: \"09:00-11:00\", topic: Visit, credits: 2, state: cancelled }\n\
         - { date: 2024-03-08, topic: Closing, credits: 2, moved: 2024-03-07, units: [quay] }\n",
    );
    let root = office(&[("classes/basics/schedule.yaml", &schedule)]);
    let output = root.path().join("output");
    let run = build(root.path(), &output);
    assert!(!run.has_errors(), "{}", crate::common::findings(&run, xueshi::locale::Lang::En));
    let files = tree(&output);
    let class = told(&files, "site/classes/basics/calendar.ics").join("\n");
    assert!(class.contains("20240308T090000 20240308T110000 CANCELLED 1 Cancelled: Visit"), "{class}");
    assert!(class.contains("20240308 20240309 CONFIRMED 1 Closing"), "{class}");
    let day = events(&files, "site/classes/basics/calendar.ics");
    let day = day.iter().find(|event| event["SUMMARY"] == "Closing").expect("the event");
    assert_eq!(day["DESCRIPTION"], "Class: Basics 2024\\nAudience: Quay\\nFirst planned for: 2024-03-07 Thu");
    assert!(text(&files, "site/index.html").contains("<meta property=\"og:locale\" content=\"en_US\">"));
}

#[test]
fn a_number_that_runs_over_a_fold_is_found() {
    // The line `SUMMARY:` with so many letters is folded within the number.
    let number = "10000000001";
    let topic = format!("{}{number}", "a".repeat(61));
    let line = format!("- {{ date: 2024-03-08, time: \"09:00-11:00\", topic: {topic}, credits: 8 }}\n");
    let schedule = with_lines(&line);
    let root = office(&[("classes/basics/schedule.yaml", &schedule)]);
    // Said once, for the page; the calendar alone has it too, as soon as its lines are joined.
    let run = check(root.path());
    let leaks = run.findings.iter().filter(|finding| finding.code == Code::ProtectedValueLeaked);
    assert_eq!(leaks.count(), 1);
    let schedule = with_lines(&line.replace(number, "10000000009"));
    let root = office(&[("classes/basics/schedule.yaml", &schedule)]);
    let output = root.path().join("output");
    build(root.path(), &output);
    let calendar = fs::read_to_string(output.join("site/classes/basics/calendar.ics")).expect("readable");
    assert!(!calendar.contains("10000000009"), "{calendar}");
    assert!(calendar.replace("\r\n ", "").contains("10000000009"));
}
