//! Calendars as iCalendar (RFC 5545), for the calendars of phones and of office programs.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use icalendar::{Component, Event, EventLike, EventStatus, Property};

use crate::view::{Calendar, CalendarEntry, When};

const ZONE: &str = "Asia/Shanghai";

/// The office's time zone, without summer time. It stands here as text: the library writes the time of
/// the day and a random name into every component but events.
const TIMEZONE: &str = "BEGIN:VTIMEZONE\r\n\
    TZID:Asia/Shanghai\r\n\
    BEGIN:STANDARD\r\n\
    DTSTART:19700101T000000\r\n\
    TZOFFSETFROM:+0800\r\n\
    TZOFFSETTO:+0800\r\n\
    TZNAME:CST\r\n\
    END:STANDARD\r\n\
    END:VTIMEZONE\r\n";

const END: &str = "END:VCALENDAR\r\n";

/// A calendar as a file.
pub fn calendar(calendar: &Calendar) -> String {
    let mut head = icalendar::Calendar::empty();
    head.append_property(Property::new("VERSION", "2.0"));
    head.append_property(Property::new("PRODID", format!("-//xueshi//xueshi//{}", calendar.language.to_uppercase())));
    head.append_property(Property::new("CALSCALE", "GREGORIAN"));
    head.append_property(Property::new("METHOD", "PUBLISH"));
    head.append_property(Property::new("X-WR-CALNAME", plain(&calendar.title)));
    head.append_property(Property::new("X-WR-TIMEZONE", ZONE));
    head.append_property(Property::new("REFRESH-INTERVAL", "PT12H").add_parameter("VALUE", "DURATION").done());
    head.append_property(Property::new("X-PUBLISHED-TTL", "PT12H"));
    let head = head.to_string();
    let mut text = head.strip_suffix(END).unwrap_or(&head).to_owned();
    text.push_str(TIMEZONE);
    let stamp = calendar.day.and_time(NaiveTime::MIN);
    for entry in &calendar.entries {
        text.push_str(&Component::to_string(&event(entry, stamp)));
    }
    text + END
}

fn event(entry: &CalendarEntry, stamp: NaiveDateTime) -> Event {
    let mut event = Event::new();
    event.uid(&entry.uid).timestamp(stamp.and_utc());
    event.add_property("SEQUENCE", entry.sequence.to_string());
    event.summary(&plain(&entry.title));
    event.status(if entry.cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed });
    event.add_property("TRANSP", if entry.busy { "OPAQUE" } else { "TRANSPARENT" });
    match entry.when {
        When::Day(date) => {
            event.append_property(day("DTSTART", date));
            if let Some(next) = date.succ_opt() {
                event.append_property(day("DTEND", next));
            }
        }
        When::Time(from, to) => {
            event.append_property(moment("DTSTART", from));
            // An end must be later than the start.
            if from < to {
                event.append_property(moment("DTEND", to));
            }
        }
    }
    if let Some(place) = &entry.place {
        event.location(&plain(place));
    }
    let lines: Vec<_> = entry.description.iter().map(|line| plain(line)).collect();
    if !lines.is_empty() {
        event.description(&lines.join("\n"));
    }
    if let Some(address) = &entry.address {
        event.url(address);
    }
    if let Some(category) = &entry.category {
        event.categories([plain(category)]);
    }
    event
}

fn day(key: &str, date: NaiveDate) -> Property {
    Property::new(key, date.format("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done()
}

fn moment(key: &str, moment: NaiveDateTime) -> Property {
    Property::new(key, moment.format("%Y%m%dT%H%M%S").to_string()).add_parameter("TZID", ZONE).done()
}

/// A text of one line without the control characters that no calendar can hold.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(title: &str) -> CalendarEntry {
        let date = NaiveDate::from_ymd_opt(2024, 5, 20).expect("a day");
        CalendarEntry {
            uid: "a@xueshi".to_owned(),
            sequence: 0,
            cancelled: false,
            busy: true,
            when: When::Day(date),
            title: title.to_owned(),
            place: None,
            description: Vec::new(),
            address: None,
            category: None,
        }
    }

    fn file(entries: Vec<CalendarEntry>) -> String {
        let day = NaiveDate::from_ymd_opt(2024, 6, 1).expect("a day");
        let language = "zh-CN".to_owned();
        let (path, title) = ("a.ics".to_owned(), "一、二,三;四".to_owned());
        calendar(&Calendar { path, title, language, day, entries, source: None })
    }

    #[test]
    fn a_calendar_is_the_same_bytes_each_time_and_complete() {
        let text = file(vec![CalendarEntry {
            cancelled: true,
            busy: false,
            sequence: 2,
            place: Some("报告厅\u{7}".to_owned()),
            description: vec!["形式：讲授".to_owned(), "对象：a,b".to_owned()],
            category: Some("甲,乙".to_owned()),
            ..entry("a;b")
        }]);
        let said: Vec<_> = text.split("\r\n").collect();
        assert_eq!(
            said,
            [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//xueshi//xueshi//ZH-CN",
                "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH",
                "X-WR-CALNAME:一、二\\,三\\;四",
                "X-WR-TIMEZONE:Asia/Shanghai",
                "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
                "X-PUBLISHED-TTL:PT12H",
                "BEGIN:VTIMEZONE",
                "TZID:Asia/Shanghai",
                "BEGIN:STANDARD",
                "DTSTART:19700101T000000",
                "TZOFFSETFROM:+0800",
                "TZOFFSETTO:+0800",
                "TZNAME:CST",
                "END:STANDARD",
                "END:VTIMEZONE",
                "BEGIN:VEVENT",
                "DESCRIPTION:形式：讲授\\n对象：a\\,b",
                "DTEND;VALUE=DATE:20240521",
                "DTSTAMP:20240601T000000Z",
                "DTSTART;VALUE=DATE:20240520",
                "LOCATION:报告厅 ",
                "SEQUENCE:2",
                "STATUS:CANCELLED",
                "SUMMARY:a\\;b",
                "TRANSP:TRANSPARENT",
                "UID:a@xueshi",
                "CATEGORIES:甲\\,乙",
                "END:VEVENT",
                "END:VCALENDAR",
                "",
            ]
        );
    }

    #[test]
    fn a_long_line_is_folded_at_75_octets_between_characters() {
        let title = "学习贯彻党的创新理论 ".repeat(30) + "13800000000";
        let text = file(vec![entry(&title)]);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        assert!(text.replace("\r\n ", "").contains(&format!("SUMMARY:{title}\r\n")));
    }

    #[test]
    fn what_has_no_length_has_no_end() {
        let at = NaiveDate::from_ymd_opt(2024, 5, 20).expect("a day").and_hms_opt(9, 0, 0).expect("a time");
        let text = file(vec![CalendarEntry { when: When::Time(at, at), ..entry("a") }]);
        assert!(text.contains("DTSTART;TZID=Asia/Shanghai:20240520T090000\r\n") && !text.contains("DTEND"));
    }
}
