//! A whole office: settings, units, a register, a rule, and one example class that is over and right.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::fill::Values;
use super::{Hand, NewFile, texts, yaml};
use crate::edit::schema;
use crate::model::is_weekend;

/// An office that is to be.
#[derive(Debug)]
pub struct NewSite<'a> {
    /// Its full name.
    pub organisation: &'a str,
    /// Its short name.
    pub short: &'a str,
    /// The titles of its units; two examples where there is none.
    pub units: Vec<String>,
    /// The day: what the settings say, and before which the example lies.
    pub today: NaiveDate,
    /// Whether its files are in Chinese.
    pub chinese: bool,
}

/// The files of a new office. Their lines end as the Notepad of Windows 7 needs them.
pub fn new_site(asked: &NewSite<'_>) -> Vec<NewFile> {
    let hand = Hand { chinese: asked.chinese, crlf: true };
    let [second, first] = working_days_before(asked.today);
    let [noticed, _] = working_days_before(first);
    let class = format!("{}-example", first.year());
    let units = units(asked);
    let values: &Values<'_> = &[
        ("organisation", Some(yaml::scalar(asked.organisation))),
        ("short", Some(yaml::scalar(asked.short))),
        ("units", Some(units.lines)),
        ("today", Some(asked.today.to_string())),
        ("year", Some(first.year().to_string())),
        ("first", Some(first.to_string())),
        ("second", Some(second.to_string())),
        ("first-day", Some(hand.day(first))),
        ("second-day", Some(hand.day(second))),
        ("noticed", Some(noticed.to_string())),
        ("example", Some(class.clone())),
    ];
    // What people read is no YAML.
    let plain: &Values<'_> = &[("short", Some(asked.short.to_owned())), ("example", Some(class.clone()))];
    let content = |path: &str, texts| hand.made(format!("content/{path}"), texts, values);
    let of_class = |path: &str, texts| content(&format!("classes/{class}/{path}"), texts);
    let own = |names: [&str; 2], texts| hand.made(names[usize::from(!asked.chinese)], texts, plain);
    let mut files = vec![
        content("site.yaml", texts!("site.yaml")),
        content("units.yaml", texts!("units.yaml")),
        hand.laid("content/people/staff.csv", &register(asked.chinese, &units.titles)),
        content("rules/basic.yaml", texts!("rule.yaml")),
        of_class("class.yaml", texts!("example-class.yaml")),
        of_class("notice.md", texts!("example-notice.md")),
        of_class("schedule.yaml", texts!("example-schedule.yaml")),
        hand.laid(format!("content/classes/{class}/roster.csv"), &roster(asked.chinese)),
        of_class(&format!("sessions/{first}-am.md"), texts!("example-first.md")),
        of_class(&format!("sessions/{second}-am.md"), texts!("example-second.md")),
        own(["使用说明.txt", "README.txt"], texts!("readme.txt")),
        own(["检查.bat", "check.bat"], texts!("check.bat")),
        own(["生成.bat", "build.bat"], texts!("build.bat")),
        own(["设置git.bat", "setup-git.bat"], texts!("setup-git.bat")),
        own([".gitignore"; 2], texts!("gitignore")),
        own([".gitattributes"; 2], texts!("gitattributes")),
    ];
    files.extend(for_others(asked.chinese));
    files.extend(editor().into_iter().map(|(path, text)| hand.laid(path, &text)));
    files
}

/// What git, and programs on systems other than Windows, read: lines end as they need them.
fn for_others(chinese: bool) -> [NewFile; 5] {
    let hand = Hand { chinese, crlf: false };
    [
        hand.made("setup-git.sh", texts!("setup-git.sh"), &[]),
        hand.made(".githooks/pre-commit", texts!("pre-commit"), &[]),
        hand.made(".githooks/pre-merge-commit", texts!("pre-merge-commit"), &[]),
        hand.made(".gitlab-ci.yml", texts!("gitlab-ci.yml"), &[]),
        hand.made(".gitea/workflows/check.yml", texts!("gitea-check.yml"), &[]),
    ]
}

/// What VS Code needs to complete, explain and check the files: its settings, and a schema of each kind of file.
fn editor() -> Vec<(String, String)> {
    const SCHEMAS: &str = ".vscode/schemas";
    let schemas = schema::schemas().iter().map(|source| (schema::schema_name(source), schema::schema(source)));
    let schemas = schemas.chain([("index.json".to_owned(), schema::schema_index())]);
    let settings = [
        (".vscode/settings.json".to_owned(), schema::editor_settings(SCHEMAS)),
        (".vscode/extensions.json".to_owned(), schema::editor_extensions()),
    ];
    settings.into_iter().chain(schemas.map(|(name, text)| (format!("{SCHEMAS}/{name}"), text))).collect()
}

/// The last two working days before a day, the later one first.
fn working_days_before(date: NaiveDate) -> [NaiveDate; 2] {
    let before = |date: NaiveDate| {
        let days = std::iter::successors(date.pred_opt(), NaiveDate::pred_opt);
        days.take(7).find(|&day| !is_weekend(day)).unwrap_or(date)
    };
    [before(date), before(before(date))]
}

struct UnitLines {
    lines: String,
    titles: Vec<String>,
}

/// The lines of `units.yaml`, and the titles of the units.
fn units(asked: &NewSite<'_>) -> UnitLines {
    let (id, title) = if asked.chinese { ("代码", "名称") } else { ("id", "title") };
    let examples =
        if asked.chinese { ["机关党支部", "教务党支部"] } else { ["Main Office", "Branch Office"] };
    let titles = if asked.units.is_empty() { examples.map(str::to_owned).to_vec() } else { asked.units.clone() };
    let mut ids = BTreeSet::new();
    let lines = titles.iter().enumerate().map(|(at, name)| {
        let words = slug(name).filter(|words| ids.insert(words.clone()));
        let own = words.unwrap_or_else(|| format!("unit-{:02}", at + 1));
        format!("- {{ {id}: {}, {title}: {} }}", yaml::item(&own), yaml::item(name))
    });
    UnitLines { lines: lines.collect::<Vec<_>>().join("\n"), titles }
}

/// A name of letters, digits and hyphens for a title that is all of these; nothing for another one.
pub fn slug(title: &str) -> Option<String> {
    let words: Vec<String> = title.split_ascii_whitespace().map(str::to_ascii_lowercase).collect();
    let name = words.join("-");
    let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (plain && name.len() <= 40 && name.bytes().any(|byte| byte.is_ascii_alphabetic())).then_some(name)
}

/// A register of three people who are plainly made up.
fn register(chinese: bool, units: &[String]) -> String {
    let unit = |at: usize| units[at % units.len()].as_str();
    let rows = if chinese {
        vec![
            vec!["工号", "姓名", "性别", "单位", "人员类别", "职务", "联系电话", "备注"],
            vec!["10001", "示例甲", "女", unit(0), "党员", "", "", "示例，请删去"],
            vec!["10002", "示例乙", "男", unit(0), "党员", "", "", "示例，请删去"],
            vec!["10003", "示例丙", "男", unit(1), "党员", "", "", "示例，请删去"],
        ]
    } else {
        vec![
            vec!["id", "name", "gender", "unit", "category", "position", "phone", "note"],
            vec!["10001", "Example Anna", "", unit(0), "Staff", "", "", "example, please delete"],
            vec!["10002", "Example Ben", "", unit(0), "Staff", "", "", "example, please delete"],
            vec!["10003", "Example Cleo", "", unit(1), "Staff", "", "", "example, please delete"],
        ]
    };
    csv(&rows)
}

fn roster(chinese: bool) -> String {
    let rows = if chinese {
        [
            ["工号", "姓名", "小组", "备注"],
            ["10001", "示例甲", "", ""],
            ["10002", "示例乙", "", ""],
            ["10003", "示例丙", "", ""],
        ]
    } else {
        [
            ["id", "name", "group", "note"],
            ["10001", "Example Anna", "", ""],
            ["10002", "Example Ben", "", ""],
            ["10003", "Example Cleo", "", ""],
        ]
    };
    csv(&rows.map(|row| row.to_vec()))
}

/// Rows as a list. Ends of lines are those of all texts, and made what they have to be with them.
pub(super) fn csv(rows: &[Vec<&str>]) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    for row in rows {
        // Nothing that is written to memory fails.
        drop(writer.write_record(row));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_lies_on_the_working_days_before() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        assert_eq!(working_days_before(day("2026-03-02")), [day("2026-02-27"), day("2026-02-26")]);
        assert_eq!(working_days_before(day("2026-03-08")), [day("2026-03-06"), day("2026-03-05")]);
        assert_eq!(working_days_before(day("2026-03-05")), [day("2026-03-04"), day("2026-03-03")]);
    }

    #[test]
    fn a_title_of_plain_letters_is_a_name() {
        assert_eq!(slug("Quay Office").as_deref(), Some("quay-office"));
        for title in ["机关党支部", "a/b", "..", "2024", "", "a.b"] {
            assert_eq!(slug(title), None, "{title}");
        }
    }
}
