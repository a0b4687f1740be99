//! A class: what it is, a notice to be written, a schedule and lists to be filled in.

use chrono::NaiveDate;

use super::fill::Values;
use super::notice::{titled, usual};
use super::site::csv;
use super::{Hand, NewFile, fill, session_tracks, texts, to, units, yaml};
use crate::model::{By, Extent, Office, Rule, RuleId, UnitId, is_weekend};
use crate::source::Sources;

/// Days of which the schedule has a line to begin with.
const MOST_DAYS: usize = 5;

/// A class that is to be.
#[derive(Debug)]
pub struct NewClass<'a> {
    /// The name of its folder.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its rule.
    pub rule: RuleId,
    /// Its family, an index into the site's.
    pub family: Option<usize>,
    /// The units it is for; all where there is none.
    pub units: &'a [UnitId],
    /// Its code for numbers of certificates.
    pub code: Option<&'a str>,
    /// The first day.
    pub start: NaiveDate,
    /// The last day.
    pub end: NaiveDate,
}

/// The files of a new class.
pub fn new_class(office: &Office, sources: &Sources, asked: &NewClass<'_>) -> Vec<NewFile> {
    let hand = Hand::of(office, sources);
    let rule = &office.rules[asked.rule.0];
    let usual = usual(office, office.today);
    let family = asked.family.map(|at| yaml::scalar(&office.site.families[at].title));
    let values: &Values<'_> = &[
        ("title", Some(yaml::scalar(asked.title))),
        ("family", family),
        ("rule", Some(yaml::scalar(&rule.id))),
        ("code", asked.code.map(yaml::scalar)),
        ("start", Some(asked.start.to_string())),
        ("end", Some(asked.end.to_string())),
        ("organisation", Some(yaml::scalar(&office.site.organisation))),
        ("units", units(office, asked.units)),
    ];
    let [known, unknown] = to(&usual.to);
    let of_notice: &Values<'_> = &[
        ("title", Some(yaml::scalar(&titled(hand.chinese, asked.title)))),
        ("issuer", Some(yaml::scalar(&usual.issuer))),
        known,
        unknown,
        ("today", Some(office.today.to_string())),
        ("offered", usual.number.as_deref().map(yaml::scalar)),
        ("start-day", Some(hand.day(asked.start))),
        ("end-day", Some(hand.day(asked.end))),
    ];
    let path = |name: &str| format!("content/classes/{}/{name}", asked.id);
    let mut files = vec![
        hand.made(path("class.yaml"), texts!("class.yaml"), values),
        hand.made(path("notice.md"), texts!("class-notice.md"), of_notice),
        schedule(hand, path("schedule.yaml"), rule, asked),
        hand.laid(path("roster.csv"), &csv(&[roster(hand.chinese, sources)])),
    ];
    if has_courses(rule) {
        let heads = if hand.chinese {
            ["代码", "课程", "主讲人", "学时", "性质"]
        } else {
            ["id", "title", "teacher", "credits", "kind"]
        };
        files.push(hand.laid(path("courses.csv"), &csv(&[heads.to_vec()])));
    }
    files
}

/// A schedule with lines that are still remarks: for the morning of each of the first working days.
fn schedule(hand: Hand, path: String, rule: &Rule, asked: &NewClass<'_>) -> NewFile {
    let days = asked.start.iter_days().take_while(|day| *day <= asked.end);
    let mut days: Vec<NaiveDate> = days.filter(|day| !is_weekend(*day)).take(MOST_DAYS).collect();
    if days.is_empty() {
        days.push(asked.start);
    }
    let track = session_tracks(rule.all_tracks()).first().map(|key| hand.track(key));
    // Three hours, in whole credits.
    let credits = (180 / rule.credit_minutes.max(1)).max(1).to_string();
    let row = |day: &NaiveDate| {
        let values: &Values<'_> =
            &[("date", Some(day.to_string())), ("credits", Some(credits.clone())), ("track", track.clone())];
        let texts = texts!("schedule-row.yaml");
        let text = fill(texts[usize::from(!hand.chinese)], values);
        text.trim_end().to_owned()
    };
    let rows: Vec<String> = days.iter().map(row).collect();
    let values: &Values<'_> = &[("rows", Some(rows.join("\n"))), ("minutes", Some(rule.credit_minutes.to_string()))];
    hand.made(path, texts!("schedule.yaml"), values)
}

/// The heads of a roster. People are named by the kind of id that the registers have.
fn roster(chinese: bool, sources: &Sources) -> Vec<&'static str> {
    if !chinese {
        return vec!["id", "name", "group", "from", "until", "note"];
    }
    let heads = |id| sources.file(id).text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let registers: Vec<&str> = sources.within("people", "csv").map(heads).collect();
    let all = |head: &str| registers.iter().all(|heads| heads.split(',').any(|cell| cell.trim() == head));
    let known = ["工号", "学号", "编号"].into_iter().find(|head| !registers.is_empty() && all(head));
    vec![known.unwrap_or("学工号"), "姓名", "小组", "入班日期", "离班日期", "备注"]
}

/// Whether courses of a list earn anything by the rule.
fn has_courses(rule: &Rule) -> bool {
    let of_courses = |by: &By| matches!(by, By::Courses { .. } | By::Completion { of: Extent::Courses { .. }, .. });
    rule.all_tracks().flat_map(|track| &track.ways).any(|way| of_courses(&way.by))
}
