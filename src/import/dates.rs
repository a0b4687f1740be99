//! Days and months in the forms in which sheets have them, as the office's files write them.

use chrono::{Datelike, NaiveDate};

use super::Cell;
use super::book::day_of;
use super::values::{number, shown};
use crate::diag::narrowed;
use crate::locale::Phrase;

/// Numbers that a sheet may count days by: from 1927 to 2099.
const SERIALS: std::ops::RangeInclusive<f64> = 10_000.0..=73_050.0;

/// What was read: a day, or a month without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Day(NaiveDate),
    Month(i32, u32),
}

/// A cell as a day, or as a month where that will do; nothing is guessed of one that may be two.
pub(super) fn date(cell: &Cell, month_will_do: bool, from_1904: bool) -> Result<String, Phrase> {
    let found = match cell {
        Cell::Date(at) => Ok(Found::Day(at.date())),
        Cell::Number(value) => of_number(*value, from_1904),
        Cell::Text(text) => of_text(text),
        _ => Err(no_date(&shown(cell))),
    }?;
    let year = match found {
        Found::Day(day) => day.year(),
        Found::Month(year, _) => year,
    };
    if !(1900..=2200).contains(&year) {
        return Err(no_date(&shown(cell)));
    }
    match found {
        Found::Day(day) => Ok(day.to_string()),
        Found::Month(year, month) if month_will_do => Ok(format!("{year}-{month:02}")),
        Found::Month(..) => Err(Phrase::new("import-why-no-day").text("given", shown(cell))),
    }
}

fn no_date(given: &str) -> Phrase {
    Phrase::new("import-why-date").text("given", given)
}

fn either(given: &str, one: &str, other: &str) -> Phrase {
    let both = format!("{one} / {other}");
    Phrase::new("import-why-ambiguous").text("given", given).text("known", both)
}

fn of_number(value: f64, from_1904: bool) -> Result<Found, Phrase> {
    let text = number(value);
    if SERIALS.contains(&value) {
        return day_of(value, from_1904).map(Found::Day).ok_or_else(|| no_date(&text));
    }
    match text.split_once('.') {
        // 2024.10 is 2024.1 as a number.
        Some((year, "1")) if year.len() == 4 => Err(either(&text, &format!("{year}-01"), &format!("{year}-10"))),
        _ => of_text(&text),
    }
}

fn of_text(given: &str) -> Result<Found, Phrase> {
    let plain = plain(given);
    if plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return of_digits(&plain, given);
    }
    let parts: Vec<&str> = plain.trim_end_matches(['日', '号', '月', '.']).split(['-', '/', '.', '年', '月']).collect();
    let numbers: Option<Vec<u32>> = parts
        .iter()
        .map(|part| part.parse().ok().filter(|_| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit())))
        .collect();
    let numbers = numbers.ok_or_else(|| no_date(given))?;
    match numbers.as_slice() {
        [year, month, day] if parts[0].len() == 4 => found(*year, *month, *day).ok_or_else(|| no_date(given)),
        [first, second, year] if parts[2].len() == 4 => day_or_month_first(given, *first, *second, *year),
        [year, month] if parts[0].len() == 4 && (1..=12).contains(month) => {
            i32::try_from(*year).map(|year| Found::Month(year, *month)).map_err(|_| no_date(given))
        }
        // Of two digits each may be the year.
        [first, second, third] if parts.iter().all(|part| part.len() <= 2) => {
            let one = found(2000 + first, *second, *third);
            let other = found(2000 + third, *first, *second);
            match (one, other) {
                (Some(Found::Day(one)), Some(Found::Day(other))) => {
                    Err(either(given, &one.to_string(), &other.to_string()))
                }
                (Some(Found::Day(one)), _) => {
                    Err(Phrase::new("import-why-short-year").text("given", given).text("date", one))
                }
                _ => Err(no_date(given)),
            }
        }
        _ => Err(no_date(given)),
    }
}

/// 20240520, 202405; five digits may be the number by which Excel counts a day, and nobody knows.
fn of_digits(plain: &str, given: &str) -> Result<Found, Phrase> {
    let part = |range| plain.get(range).and_then(|part: &str| part.parse::<u32>().ok()).unwrap_or(0);
    match plain.len() {
        8 => found(part(0..4), part(4..6), part(6..8)).ok_or_else(|| no_date(given)),
        6 if (1..=12).contains(&part(4..6)) && (1900..=2100).contains(&part(0..4)) => {
            i32::try_from(part(0..4)).map(|year| Found::Month(year, part(4..6))).map_err(|_| no_date(given))
        }
        5 => {
            let day = plain.parse::<f64>().ok().and_then(|serial| day_of(serial, false));
            let day = day.ok_or_else(|| no_date(given))?;
            Err(Phrase::new("import-why-serial").text("given", given).text("date", day))
        }
        _ => Err(no_date(given)),
    }
}

/// 5/20/2024 can be one day only; 5/6/2024 is one in May or one in June.
fn day_or_month_first(given: &str, first: u32, second: u32, year: u32) -> Result<Found, Phrase> {
    match (found(year, first, second), found(year, second, first)) {
        (Some(Found::Day(one)), Some(Found::Day(other))) if one != other => {
            Err(either(given, &one.to_string(), &other.to_string()))
        }
        (Some(day), _) | (None, Some(day)) => Ok(day),
        (None, None) => Err(no_date(given)),
    }
}

fn found(year: u32, month: u32, day: u32) -> Option<Found> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).map(Found::Day)
}

/// A date without blanks, the time of day and the day of the week, in plain digits.
fn plain(given: &str) -> String {
    let text = narrowed(given).replace('。', ".").replace(['–', '—'], "-");
    let text = text.trim();
    // The time of day stands behind a blank or a T: 2024-05-20 13:22:11.
    let text = match text.split_once([' ', 'T']) {
        Some((day, time)) if time.contains(':') => day,
        _ => text,
    };
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.split(['(', '周']).next().unwrap_or_default();
    let text = text.split("星期").next().unwrap_or_default();
    if text.contains('年') && text.chars().any(|c| "〇零○一二三四五六七八九十".contains(c)) {
        return text.split_inclusive(['年', '月', '日', '号']).map(in_digits).collect();
    }
    text.to_owned()
}

/// 二〇二四年, 十二月, 二十一日 with plain digits.
fn in_digits(part: &str) -> String {
    let digit = |c: char| match c {
        '〇' | '零' | '○' => Some(0),
        c => "一二三四五六七八九".chars().zip(1..).find(|(known, _)| *known == c).map(|(_, value)| value),
    };
    let unit: String = part.chars().filter(|c| "年月日号".contains(*c)).collect();
    let number = part.trim_end_matches(['年', '月', '日', '号']);
    let Some((tens, ones)) = number.split_once('十') else {
        let plain: String =
            number.chars().map(|c| digit(c).map_or_else(|| c.to_string(), |d: u32| d.to_string())).collect();
        return plain + &unit;
    };
    let value = |text: &str, none: u32| text.chars().next().map_or(Some(none), digit);
    match (value(tens, 1), value(ones, 0)) {
        (Some(tens), Some(ones)) => format!("{}{unit}", tens * 10 + ones),
        _ => part.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(given: &str, month: bool) -> Result<String, &'static str> {
        date(&Cell::Text(given.to_owned()), month, false).map_err(|why| why.id)
    }

    fn figure(given: f64, month: bool) -> Result<String, &'static str> {
        date(&Cell::Number(given), month, false).map_err(|why| why.id)
    }

    #[test]
    fn every_common_form_is_the_same_day() {
        for form in [
            "2024.5.20",
            "2024-5-20",
            "2024/5/20",
            "20240520",
            "2024年5月20日",
            "２０２４－０５－２０",
            " 2024 . 05 . 20 ",
            "2024-05-20 13:22:11",
            "2024-05-20T00:00:00",
            "2024年05月20号",
            "2024.05.20（周一）",
            "2024年5月20日星期一",
            "二〇二四年五月二十日",
            "5/20/2024",
            "20/5/2024",
            "2024。5。20",
        ] {
            assert_eq!(text(form, false).as_deref(), Ok("2024-05-20"), "{form}");
        }
        assert_eq!(text("二〇二三年十二月三十一日", false).as_deref(), Ok("2023-12-31"));
        assert_eq!(figure(45432.0, false).as_deref(), Ok("2024-05-20"));
        assert_eq!(figure(45432.75, false).as_deref(), Ok("2024-05-20"));
        assert_eq!(figure(20_240_520.0, false).as_deref(), Ok("2024-05-20"));
        assert_eq!(date(&Cell::Number(43970.0), false, true).as_deref(), Ok("2024-05-20"));
    }

    #[test]
    fn a_month_is_one_where_it_will_do() {
        for form in ["2024年5月", "2024.05", "2024-5", "202405", "2024/05"] {
            assert_eq!(text(form, true).as_deref(), Ok("2024-05"), "{form}");
            assert_eq!(text(form, false), Err("import-why-no-day"), "{form}");
        }
        assert_eq!(figure(2024.5, true).as_deref(), Ok("2024-05"));
        assert_eq!(figure(2024.12, true).as_deref(), Ok("2024-12"));
        assert_eq!(figure(202_405.0, true).as_deref(), Ok("2024-05"));
        assert_eq!(figure(2024.1, true), Err("import-why-ambiguous"));
        assert_eq!(text("2024.1", true).as_deref(), Ok("2024-01"));
    }

    #[test]
    fn nothing_is_guessed() {
        assert_eq!(text("5/6/2024", false), Err("import-why-ambiguous"));
        assert_eq!(text("24-5-20", false), Err("import-why-short-year"));
        assert_eq!(text("01-02-03", false), Err("import-why-ambiguous"));
        assert_eq!(text("45432", false), Err("import-why-serial"));
        for form in ["2024", "2024-02-30", "20241332", "Mar-80", "去年", "1024-05-20", "2024-13", "2024-05-20-01", "--"]
        {
            assert_eq!(text(form, true), Err("import-why-date"), "{form}");
        }
        assert_eq!(figure(-1.0, true), Err("import-why-date"));
        assert_eq!(figure(f64::NAN, true), Err("import-why-date"));
        assert_eq!(figure(1e300, true), Err("import-why-date"));
    }
}
