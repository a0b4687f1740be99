//! Where each page lies below its edition's folder.

use std::fmt::Write;

use chrono::IsoWeek;

use crate::ledger::Cycle;
use crate::model::{Notice, Person, Unit};

/// How many bytes the name of a file that is made of an author's words may have, its extension not counted.
const LONGEST: usize = 120;

/// A class.
pub(super) fn class(id: &str) -> String {
    format!("classes/{id}/index.html")
}

/// A notice; a class's own lies with the class.
pub(super) fn notice(notice: &Notice, of_class: bool) -> String {
    if of_class { format!("classes/{}/notice.html", notice.id) } else { format!("notices/{}.html", notice.id) }
}

/// A notice for objection, by its number among those of its class.
pub(super) fn objection(class: &str, number: usize) -> String {
    format!("classes/{class}/objection-{number}.html")
}

/// A plan.
pub(super) fn plan(id: &str) -> String {
    format!("plans/{id}.html")
}

/// A procedure.
pub(super) fn procedure(id: &str) -> String {
    format!("procedures/{id}.html")
}

/// A unit.
pub(super) fn unit(unit: &Unit) -> String {
    format!("units/{}.html", file_name(&unit.id.value))
}

/// A person; in the office edition only.
pub(super) fn person(person: &Person) -> String {
    format!("people/{}.html", file_name(&person.id.value))
}

/// Where a person's page tells of one class.
pub(super) fn person_class(person: &Person, class: &str) -> String {
    format!("{}#class-{}", self::person(person), file_name(class))
}

/// Where a person's page tells of the yearly accounts.
pub(super) fn person_years(person: &Person) -> String {
    format!("{}#years", self::person(person))
}

/// The anchor of a class on a person's page.
pub(super) fn class_anchor(class: &str) -> String {
    format!("class-{}", file_name(class))
}

/// The anchor of a session on its class's page, or of what its minutes call `within`: with nothing there, what every
/// id of the minutes begins with.
pub(super) fn session_anchor(session: &str, within: Option<&str>) -> String {
    let session = file_name(session);
    within.map_or_else(|| format!("s-{session}"), |within| format!("s-{session}:{within}"))
}

/// The credits of a year or of a longer period.
pub(super) fn account(cycle: Cycle) -> String {
    format!("credits/{}.html", span(cycle))
}

/// Who has had what; in the office edition only.
pub(super) fn coverage(id: &str) -> String {
    format!("coverage/{id}.html")
}

/// The summary of a period, by the name of that.
pub(super) fn summary(period: &str) -> String {
    format!("summaries/{period}.html")
}

/// The lists of who has had what, without extension; in the office edition only.
pub(super) fn coverage_list(id: &str) -> String {
    format!("filing/coverage-{id}/list")
}

/// The tables of a summary, without extension; in the office edition only.
pub(super) fn summary_tables(period: &str) -> String {
    format!("filing/summary-{period}/tables")
}

/// A form of a year or of a longer period, without extension; in the office edition only.
pub(super) fn year_form(cycle: Cycle, form: &str) -> String {
    format!("filing/year-{}/{form}", span(cycle))
}

/// A form of a plan, without extension; in the office edition only.
pub(super) fn plan_form(plan: &str, form: &str) -> String {
    format!("filing/plan-{plan}/{form}")
}

fn span(cycle: Cycle) -> String {
    if cycle.is_year() { cycle.from.to_string() } else { format!("{}-{}", cycle.from, cycle.to) }
}

/// A form of a class, without extension: in the office edition among the filing tables.
pub(super) fn class_form(office: bool, class: &str, form: &str) -> String {
    let folder = if office { "filing" } else { "classes" };
    format!("{folder}/{class}/{form}")
}

/// Every class's events.
pub(super) fn calendar_all() -> String {
    "calendars/all.ics".to_owned()
}

/// The events of a teacher. Names that differ only in how they are written on a disk that knows no case
/// have one path.
pub(super) fn teacher_calendar(name: &str) -> String {
    format!("calendars/teachers/{}.ics", free_name(name))
}

/// The events in a room.
pub(super) fn room_calendar(name: &str) -> String {
    format!("calendars/rooms/{}.ics", free_name(name))
}

/// The events of a class.
pub(super) fn class_calendar(id: &str) -> String {
    format!("classes/{id}/calendar.ics")
}

/// What is new: the notices of all.
pub(super) fn feed() -> String {
    "feed.xml".to_owned()
}

/// What is new of a class.
pub(super) fn class_feed(id: &str) -> String {
    format!("classes/{id}/feed.xml")
}

/// A file of the content folder that is passed on.
pub(super) fn file(source: &str) -> String {
    format!("files/{source}")
}

/// The calendar: this month.
pub(super) const CALENDAR: &str = "calendar/index.html";

/// A month of the calendar.
pub(super) fn month(year: i32, month: u32) -> String {
    format!("calendar/{year:04}-{month:02}.html")
}

/// A week of the calendar, by its year and number (ISO 8601).
pub(super) fn week(week: IsoWeek) -> String {
    format!("calendar/{:04}-w{:02}.html", week.year(), week.week())
}

/// All teachers and rooms.
pub(super) const TIMETABLES: &str = "timetables/index.html";

/// What a teacher teaches.
pub(super) fn teacher(name: &str) -> String {
    format!("timetables/teachers/{}.html", free_name(name))
}

/// What is held in a room.
pub(super) fn room(name: &str) -> String {
    format!("timetables/rooms/{}.html", free_name(name))
}

/// What is due.
pub(super) const DEADLINES: &str = "deadlines/index.html";

/// The past deadlines of a year.
pub(super) fn deadlines_of(year: i32) -> String {
    format!("deadlines/{year}.html")
}

/// What changed since the site was published last.
pub const CHANGES: &str = "changes.html";
/// What the site is made of.
pub(super) const ABOUT: &str = "about.html";

/// What the office has to do; in the office edition only.
pub(super) const DASHBOARD: &str = "dashboard.html";

/// Everything by year.
pub(super) const ARCHIVE: &str = "archive/index.html";

/// Everything of a year; nothing of what has no date.
pub(super) fn archive_of(year: Option<i32>) -> String {
    year.map_or_else(|| "archive/undated.html".to_owned(), |year| format!("archive/{year}.html"))
}

/// All families.
pub(super) const FAMILIES: &str = "families/index.html";

/// All tags.
pub(super) const TAGS: &str = "tags/index.html";

/// The classes of a family.
pub(super) fn family(id: &str) -> String {
    format!("families/{}.html", file_name(id))
}

/// What has a tag.
pub(super) fn tag(tag: &str) -> String {
    format!("tags/{}.html", free_name(tag))
}

/// All summaries.
pub(super) const SUMMARIES: &str = "summaries/index.html";
/// The bulletin of how far the units are.
pub(super) const PROGRESS: &str = "progress/index.html";

/// That of an earlier year.
pub(super) fn progress_of(year: i32) -> String {
    format!("progress/{year}.html")
}

/// All classes of a unit.
pub(super) fn unit_classes(unit: &Unit) -> String {
    format!("units/{}/classes.html", file_name(&unit.id.value))
}

/// A later page of a list: of `a/index.html` it is `a/page-2.html`, of `a/b.html` it is `a/b-page-2.html`.
pub(super) fn numbered(path: &str, page: usize) -> String {
    match path.strip_suffix("index.html") {
        Some(folder) => format!("{folder}page-{page}.html"),
        None => format!("{}-page-{page}.html", path.trim_end_matches(".html")),
    }
}

/// A name that nobody chose for a file, without regard to blanks and case.
fn free_name(name: &str) -> String {
    short_name(&super::agenda::key(name))
}

/// A name of any length as that of a file, in small letters: of a long one its beginning and its hash.
fn short_name(name: &str) -> String {
    let whole = file_name(&name.to_lowercase());
    if whole.len() <= LONGEST {
        return whole;
    }
    let begins = |&(at, c): &(usize, char)| at + c.len_utf8() <= LONGEST - 12;
    let beginning: String = whole.char_indices().take_while(begins).map(|(_, c)| c).collect();
    format!("{beginning}-{}", super::text::letters(&whole, 8))
}

/// An id as the name of a file: everything but letters, digits, `-` and `_` by its code.
fn file_name(id: &str) -> String {
    let mut name = String::with_capacity(id.len() + 1);
    for c in id.chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '_') {
            name.push(c);
        } else {
            // Writing to a text never fails.
            let _ = write!(name, "~{:x}", u32::from(c));
        }
    }
    // Windows keeps these names for its devices.
    let device = ["con", "prn", "aux", "nul", "com", "lpt"].iter().any(|device| {
        let begins = name.get(..device.len()).is_some_and(|start| start.eq_ignore_ascii_case(device));
        begins && name.len() <= device.len() + 1
    });
    // A folder's own page, and the later pages of a list, have these.
    let listed = name.rsplit_once("page-").is_some_and(|(before, number)| {
        (before.is_empty() || before.ends_with('-')) && number.chars().all(|c| c.is_ascii_digit())
    });
    if device || listed || name.eq_ignore_ascii_case("index") {
        name.insert(0, '~');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_never_leaves_its_folder() {
        assert_eq!(file_name("2022010123"), "2022010123");
        assert_eq!(file_name("../a b"), "~2e~2e~2fa~20b");
        assert_eq!(file_name("CON"), "~CON");
    }

    #[test]
    fn nothing_takes_the_place_of_a_list() {
        assert_eq!(["index", "a-page-2", "page-10"].map(file_name), ["~index", "~a-page-2", "~page-10"]);
        assert_eq!(["indexes", "a-page-two", "homepage-2"].map(file_name), ["indexes", "a-page-two", "homepage-2"]);
    }

    #[test]
    fn a_long_name_makes_a_short_file_name_of_its_own() {
        let (one, other) = (teacher(&"名".repeat(200)), teacher(&"名".repeat(201)));
        assert!(one.len() < 160 && one != other, "{one}");
        assert_eq!(teacher("Ann  Lee"), teacher("ann lee"));
    }

    #[test]
    fn a_long_name_is_cut_and_stays_its_own() {
        assert_eq!(teacher_calendar("Li Ming"), "calendars/teachers/li~20ming.ics");
        assert_eq!(teacher_calendar("LI ming"), teacher_calendar("Li Ming"));
        let long = |end: &str| room_calendar(&format!("{}{end}", "报告厅".repeat(100)));
        assert!(long("").len() < 160 && long("").strip_suffix(".ics").is_some());
        assert_ne!(long("一"), long("二"));
    }
}
