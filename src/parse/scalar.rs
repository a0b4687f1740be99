//! Dates, times, numbers and yes or no, as offices write them.

use chrono::{NaiveDate, NaiveTime};
use rust_decimal::Decimal;

use crate::diag::{Code, Diagnostic};
use crate::source::Spanned;

type Read<T> = Result<T, Diagnostic>;

/// Digits and punctuation typed with a Chinese input method, as their plain forms.
fn narrow(text: &str) -> String {
    let plain = |c: char| match c {
        '—' | '–' | '～' | '~' | '至' => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '。' => '.',
        c => c,
    };
    let text: String = text.chars().filter(|c| !c.is_whitespace()).map(plain).collect();
    text.replace("--", "-")
}

/// The numbers of a date as most are written, `2024-05-20`.
fn plain_date(text: &str) -> Option<[u32; 3]> {
    let number = |range: std::ops::Range<usize>| {
        let digits = text.as_bytes().get(range)?;
        digits.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
    };
    let divided = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    if divided { Some([number(0..4)?, number(5..7)?, number(8..10)?]) } else { None }
}

/// The numbers of a text whose parts are divided by `-`, `/`, `.` or 年月日.
fn parts(text: &str) -> Option<Vec<u32>> {
    let text = narrow(text);
    let text = text.trim_end_matches(['日', '号']);
    let text = text.strip_suffix('月').unwrap_or(text);
    text.split(['-', '/', '.', '年', '月'])
        .map(|part| part.parse().ok().filter(|_| part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())))
        .collect()
}

/// A date: `2024-05-20`, `2024/5/20`, `2024.5.20` or `2024年5月20日`.
pub fn date(text: &Spanned<String>) -> Read<NaiveDate> {
    let bad = || bad_date(text, "other");
    let numbers = plain_date(&text.value).or_else(|| {
        // A sheet saves a date with a time of midnight beside it.
        let day = text.value.trim_end_matches(['0', ':']).strip_suffix(' ').unwrap_or(&text.value);
        parts(day)?.try_into().ok()
    });
    let [year, month, day] = numbers.ok_or_else(bad)?;
    if !(1900..=2200).contains(&year) {
        return Err(bad());
    }
    let year = i32::try_from(year).map_err(|_| bad())?;
    NaiveDate::from_ymd_opt(year, month, day)
        .ok_or_else(|| Diagnostic::new(Code::NoSuchDate, text.span).arg("given", &text.value))
}

/// The finding for a text that is no date, or no month; Mar-80 and 45433 are what a sheet makes of one.
fn bad_date(text: &Spanned<String>, wanted: &'static str) -> Diagnostic {
    let month = text.value.chars().any(|c| c.is_ascii_alphabetic()) && text.value.chars().any(|c| c.is_ascii_digit());
    let serial = text.value.len() == 5 && text.value.bytes().all(|b| b.is_ascii_digit());
    let cause = if month || serial { "excel" } else { wanted };
    Diagnostic::new(Code::BadDate, text.span).arg("given", &text.value).arg("cause", cause)
}

/// A month, or a date of which the month counts: its first day.
pub fn month(text: &Spanned<String>) -> Read<NaiveDate> {
    if parts(&text.value).is_some_and(|parts| parts.len() == 2) {
        let value =
            format!("{}-1", narrow(&text.value).trim_end_matches('月').replace('年', "-").replace(['/', '.'], "-"));
        let span = text.span;
        return date(&Spanned::new(value, span)).map_err(|finding| match finding.code {
            Code::NoSuchDate => Diagnostic::new(Code::NoSuchDate, span).arg("given", &text.value),
            _ => bad_date(text, "month"),
        });
    }
    date(text).map_err(|finding| if finding.code == Code::BadDate { bad_date(text, "month") } else { finding })
}

/// A span of time in one day, `14:00-15:30`; an end before the start is after midnight.
pub fn time_range(text: &Spanned<String>) -> Read<(NaiveTime, NaiveTime)> {
    let bad = || Diagnostic::new(Code::BadTime, text.span).arg("given", &text.value);
    let value = narrow(&text.value);
    let (from, to) = value.split_once('-').ok_or_else(bad)?;
    let time = |part: &str| {
        let (hour, minute) = part.split_once(':')?;
        NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
    };
    match (time(from), time(to)) {
        (Some(from), Some(to)) if from != to => Ok((from, to)),
        _ => Err(bad()),
    }
}

/// An exact decimal not below zero.
pub fn decimal(text: &Spanned<String>) -> Read<Decimal> {
    let value: Decimal = narrow(&text.value)
        .parse()
        .map_err(|_| Diagnostic::new(Code::BadNumber, text.span).arg("given", &text.value))?;
    if value.is_sign_negative() && !value.is_zero() || value > Decimal::from(1_000_000) {
        return Err(Diagnostic::new(Code::OutOfRange, text.span)
            .arg("given", &text.value)
            .arg("low", 0)
            .arg("high", 1_000_000));
    }
    Ok(value.normalize())
}

/// A share of the whole: `0.7`, `70%` or `2/3`; from 0 to 1.
pub fn share(text: &Spanned<String>) -> Read<Decimal> {
    let value = narrow(&text.value);
    let part = |part: &str| decimal(&Spanned::new(part.to_owned(), text.span));
    let bad = || Diagnostic::new(Code::BadNumber, text.span).arg("given", &text.value).arg("cause", "share");
    let found = if let Some(percent) = value.strip_suffix('%') {
        part(percent).map(|percent| percent / Decimal::ONE_HUNDRED)
    } else if let Some((above, below)) = value.split_once('/') {
        part(below).and_then(|below| part(above)?.checked_div(below).ok_or_else(bad))
    } else {
        part(&value)
    };
    let range = || {
        let finding = Diagnostic::new(Code::OutOfRange, text.span).arg("given", &text.value);
        finding.arg("low", 0).arg("high", 1).arg("cause", "share")
    };
    match found {
        Ok(share) if share <= Decimal::ONE => Ok(share.normalize()),
        Ok(_) => Err(range()),
        Err(finding) if finding.code == Code::OutOfRange => Err(range()),
        Err(_) => Err(bad()),
    }
}

/// A share above nothing: one of nothing would ask for nothing.
pub fn some_share(text: &Spanned<String>) -> Read<Decimal> {
    let found = share(text)?;
    let range = || Diagnostic::new(Code::OutOfRange, text.span).arg("given", &text.value);
    if found.is_zero() { Err(range().arg("low", "0.01").arg("high", 1).arg("cause", "share")) } else { Ok(found) }
}

/// A length of time as months and days: `30天`, `6个月`, `1年6个月`, `2 years`.
pub fn duration(text: &Spanned<String>) -> Read<(u32, u32)> {
    let bad = || Diagnostic::new(Code::BadDuration, text.span).arg("given", &text.value);
    let value = narrow(&text.value).to_lowercase();
    let (mut months, mut days) = (0_u32, 0_u32);
    let mut rest = value.as_str();
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let count: u32 = rest[..digits].parse().ok().filter(|count| *count <= 3660).ok_or_else(bad)?;
        let word: String = rest[digits..].chars().take_while(|c| !c.is_ascii_digit()).collect();
        rest = &rest[digits + word.len()..];
        match word.as_str() {
            "年" | "year" | "years" => months = months.saturating_add(count * 12),
            "个月" | "月" | "month" | "months" => months = months.saturating_add(count),
            "周" | "week" | "weeks" => days = days.saturating_add(count * 7),
            "天" | "日" | "day" | "days" => days = days.saturating_add(count),
            _ => return Err(bad()),
        }
    }
    if (months, days) == (0, 0) { Err(bad()) } else { Ok((months, days)) }
}

/// A whole number not below zero.
pub fn whole(text: &Spanned<String>) -> Read<u32> {
    integer(text, 0, 1_000_000)
}

/// A whole number within bounds, both included.
pub fn integer(text: &Spanned<String>, low: u32, high: u32) -> Read<u32> {
    let value: i64 = narrow(&text.value)
        .parse()
        .map_err(|_| Diagnostic::new(Code::BadNumber, text.span).arg("given", &text.value))?;
    u32::try_from(value).ok().filter(|value| (low..=high).contains(value)).ok_or_else(|| {
        Diagnostic::new(Code::OutOfRange, text.span).arg("given", &text.value).arg("low", low).arg("high", high)
    })
}

/// The value of one of the accepted words.
pub fn choose<T: Copy>(text: &Spanned<impl AsRef<str>>, choices: &[(&[&str], T)]) -> Result<T, Diagnostic> {
    let given = text.value.as_ref();
    let found = choices.iter().find(|(names, _)| names.iter().any(|name| name.eq_ignore_ascii_case(given)));
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names = choices.iter().flat_map(|(names, _)| names.iter().copied());
        Diagnostic::new(Code::BadChoice, text.span)
            .arg("given", given)
            .nearest(given, names)
            .arg("known", choices.iter().filter_map(|(names, _)| names.first().copied()).collect::<Vec<_>>().join(", "))
    })
}

/// 是 or 否, in the forms that lists and settings have.
pub fn yes_no(text: &Spanned<String>) -> Read<bool> {
    choose(text, &[(&["是", "yes", "true", "√", "1", "y"], true), (&["否", "no", "false", "×", "0", "n"], false)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Sources, Span};

    fn text(value: &str) -> Spanned<String> {
        let sources = Sources::in_memory([("a", "")]);
        Spanned::new(value.to_owned(), Span::file(sources.ids().next().expect("one file")))
    }

    #[test]
    fn dates_of_every_common_form() {
        let expected = NaiveDate::from_ymd_opt(2024, 5, 20).expect("a date");
        for form in ["2024-05-20", "2024/5/20", "2024.5.20", "2024年5月20日", "２０２４－０５－２０", "2024-05-20 0:00"]
        {
            assert_eq!(date(&text(form)).ok(), Some(expected), "{form}");
        }
        assert_eq!(date(&text("2024-02-30")).map_err(|f| f.code), Err(Code::NoSuchDate));
        assert_eq!(date(&text("五月二十日")).map_err(|f| f.code), Err(Code::BadDate));
        assert_eq!(date(&text("2024-05")).map_err(|f| f.code), Err(Code::BadDate));
    }

    #[test]
    fn months_may_lack_a_day() {
        let expected = NaiveDate::from_ymd_opt(1999, 5, 1).expect("a date");
        for form in ["1999-05", "1999.5", "1999年5月", "1999/05"] {
            assert_eq!(month(&text(form)).ok(), Some(expected), "{form}");
        }
        assert_eq!(month(&text("1999-13")).map_err(|f| f.code), Err(Code::NoSuchDate));
    }

    #[test]
    fn times_with_wide_punctuation() {
        for form in ["14:00-15:30", "14：00—15：30", "14：00——15：30", "14:00~15:30", "14:00～15:30"] {
            assert!(time_range(&text(form)).is_ok(), "{form}");
        }
        assert!(time_range(&text("14:00")).is_err());
        assert!(time_range(&text("25:00-26:00")).is_err());
    }

    #[test]
    fn durations_add_up_and_end_at_the_greatest() {
        assert_eq!(duration(&text("1年6个月")).ok(), Some((18, 0)));
        assert_eq!(duration(&text("2周3天")).ok(), Some((0, 17)));
        assert_eq!(duration(&text("0天")).map_err(|f| f.code), Err(Code::BadDuration));
        assert_eq!(duration(&text(&"3660年".repeat(100_000))).ok(), Some((u32::MAX, 0)));
    }

    #[test]
    fn numbers_are_exact_and_not_negative() {
        assert_eq!(decimal(&text("0.70")).ok(), Some(Decimal::new(7, 1)));
        assert_eq!(decimal(&text("-1")).map_err(|f| f.code), Err(Code::OutOfRange));
        assert_eq!(decimal(&text("七成")).map_err(|f| f.code), Err(Code::BadNumber));
    }
}
