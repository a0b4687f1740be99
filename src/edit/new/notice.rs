//! A notice: its head filled in, and who issues notices, to whom and under which number.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};

use super::fill::Values;
use super::{Hand, NewFile, texts, to, yaml};
use crate::model::{ClassId, Notice, Office};
use crate::source::Sources;

/// A notice that is to be.
#[derive(Debug)]
pub struct NewNotice<'a> {
    /// The path below the content folder.
    pub path: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its document number.
    pub number: Option<&'a str>,
    /// A number that it could have, as a remark.
    pub offered: Option<&'a str>,
    /// Who issues it.
    pub issuer: &'a str,
    /// When.
    pub date: NaiveDate,
    /// To whom.
    pub to: &'a [String],
    /// The id of the class that it speaks of, unless it lies in its folder.
    pub class: Option<&'a str>,
}

/// What the notices so far lead to expect of the next.
#[derive(Debug, PartialEq, Eq)]
pub struct Usual {
    /// Who issued the latest; the office where there is none.
    pub issuer: String,
    /// To whom it was.
    pub to: Vec<String>,
    /// The number after the highest of the series that was used last, in the year of the day asked for;
    /// nothing in an office that numbers none.
    pub number: Option<String>,
}

/// What a notice of a day is usually like.
pub fn usual(office: &Office, date: NaiveDate) -> Usual {
    let day = |notice: &Notice| notice.date.as_ref().map(|date| date.value);
    let mut notices: Vec<&Notice> = office.all_notices().collect();
    notices.sort_by_key(|notice| Reverse(day(notice)));
    let dated = || notices.iter().filter(|notice| notice.date.is_some());
    let issuer = dated().find_map(|notice| notice.issuer.clone());
    let to = dated().map(|notice| &notice.addressees).find(|to| !to.is_empty());
    // A plan has its number of the same series, with the notice that transmits it.
    let plans = office.plans.iter().filter_map(|plan| plan.number.as_ref());
    let numbers = notices.iter().filter_map(|notice| notice.number.as_ref());
    let numbers: Vec<Numbered<'_>> = numbers.chain(plans).filter_map(|number| Numbered::of(&number.value)).collect();
    Usual {
        issuer: issuer.unwrap_or_else(|| office.site.organisation.clone()),
        to: to.cloned().unwrap_or_default(),
        number: next(&numbers, date.year()),
    }
}

/// The title of the notice of a class that is there.
pub fn title_of(office: &Office, class: ClassId) -> String {
    titled(office.site.language.starts_with("zh"), &office.class(class).programme.title.value)
}

/// The title of the notice of a class.
pub(super) fn titled(chinese: bool, class: &str) -> String {
    if chinese { format!("关于举办{class}的通知") } else { format!("Notice of {class}") }
}

/// The number after the highest, in the series of the first.
fn next(numbers: &[Numbered<'_>], year: i32) -> Option<String> {
    let latest = numbers.first()?;
    let same = numbers.iter().filter(|number| number.series == latest.series && number.year == year);
    let highest = same.map(|number| number.count).max().unwrap_or(0);
    Some(format!("{}〔{year}〕{}号", latest.series, highest.checked_add(1)?))
}

/// A document number taken apart, 云汀院组〔2024〕12号.
struct Numbered<'n> {
    series: &'n str,
    year: i32,
    count: u32,
}

impl<'n> Numbered<'n> {
    fn of(number: &'n str) -> Option<Self> {
        let (series, rest) = number.split_once(['〔', '[', '［', '【', '(', '（'])?;
        let (year, count) = rest.split_once(['〕', ']', '］', '】', ')', '）'])?;
        let count = count.trim().trim_end_matches('号').trim_start_matches('第').parse().ok()?;
        Some(Self { series: series.trim(), year: year.trim().parse().ok()?, count })
    }
}

/// The file of a new notice.
pub fn new_notice(office: &Office, sources: &Sources, asked: &NewNotice<'_>) -> NewFile {
    let hand = Hand::of(office, sources);
    let [known, unknown] = to(asked.to);
    let values: &Values<'_> = &[
        ("title", Some(yaml::scalar(asked.title))),
        ("number", asked.number.map(yaml::scalar)),
        ("offered", asked.offered.map(yaml::scalar)),
        ("issuer", Some(yaml::scalar(asked.issuer))),
        ("date", Some(asked.date.to_string())),
        known,
        unknown,
        ("class", asked.class.map(yaml::scalar)),
    ];
    hand.made(format!("content/{}", asked.path), texts!("notice.md"), values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_number_follows_the_highest_of_its_series_and_year() {
        let of = |numbers: &[&str], year| {
            let numbers: Vec<_> = numbers.iter().filter_map(|number| Numbered::of(number)).collect();
            next(&numbers, year)
        };
        let numbers =
            ["云汀院组〔2024〕3号", "云汀院〔2024〕40号", "云汀院组〔2024〕12号", "云汀院组〔2023〕99号", "便函"];
        assert_eq!(of(&numbers, 2024).as_deref(), Some("云汀院组〔2024〕13号"));
        assert_eq!(of(&numbers, 2025).as_deref(), Some("云汀院组〔2025〕1号"));
        assert_eq!(of(&["便函"], 2024), None);
        assert_eq!(of(&["组[2024]7"], 2024).as_deref(), Some("组〔2024〕8号"));
        assert_eq!(of(&["组〔2024〕4294967295号"], 2024), None);
    }
}
