//! What a notice says of its class in figures is what the class has.
//!
//! What: credits in all (共…学时, 总计…学时, 合计…学时) that are neither those of the rule nor those of the schedule or the
//! course list, as a whole or by track, cohort and kind; and days from – to in a sentence that announces the class that are
//! not its first and last day. A figure asked for between braces is right of itself.
//!
//! Why: the notice is signed, and the schedule beside it gives fewer hours.
//!
//! Example: `总计32学时` over a schedule of 30.
//!
//! Mend: put the text right, or ask for the figure: `{{ 班次.规定学时 }}`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::blocks::{Block, blocks};
use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::{Class, CourseKind, Notice, Office};

/// What stands before a sum.
const SUM: &[&str] = &["共", "总计", "合计", "累计", "共计", "总学时", "total of ", "in all "];
/// What makes credits those of a year, which no class has.
const OF_A_YEAR: &[&str] = &["每年", "年度", "全年", "每学期", "a year", "each year", "annual"];
/// What makes credits those of something else.
const OF_OTHERS: &[&str] = &["上一期", "上期", "往期", "另有", "可供", "选学", "last class"];
/// What makes days those of a part of the class, or of something before it.
const OF_A_PART: &[&str] = &["报名", "报到", "第一期", "第二期", "两期", "三期", "分期", "分批", "第一批"];
/// What announces the days of a class.
const ANNOUNCES: &[&str] = &["举办", "培训时间", "办班时间", "定于"];

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    let linked = office.notices.iter().filter_map(|notice| Some((notice, office.class(notice.class?), false)));
    let own = office.classes.iter().filter_map(|class| Some((class.programme.notice.as_ref()?, class, true)));
    for (notice, class, is_own) in linked.chain(own) {
        in_text(office, notice, class, is_own, out);
    }
}

fn in_text(office: &Office, notice: &Notice, class: &Class, is_own: bool, out: &mut Vec<Diagnostic>) {
    let lists = ["schedule.yaml", "courses.csv"];
    let known = if class.has_read(&lists) { sums(office, class) } else { BTreeSet::new() };
    let totals = Totals::of(office, class);
    for block in blocks(&notice.body) {
        for (start, sentence) in block.sentences() {
            credits(&block, start, sentence, (&known, &totals), out);
            // Another notice may speak of the days of something else.
            if is_own {
                out.extend(days(&block, start, sentence, class));
            }
        }
    }
}

/// What the credits of a class add up to, in every way in which they are told.
fn sums(office: &Office, class: &Class) -> BTreeSet<Decimal> {
    let (rule, programme) = (office.rule(class), &class.programme);
    let mut known = BTreeSet::new();
    for terms in rule.all_terms() {
        known.extend(terms.tracks.iter().map(|track| track.required));
        known.insert(terms.required());
    }
    let mut of_part: BTreeMap<(Option<&str>, Option<&str>), Decimal> = BTreeMap::new();
    for slot in &programme.schedule {
        let (track, cohort) = (slot.track.as_deref(), slot.cohort.as_deref());
        for part in BTreeSet::from([(None, None), (track, None), (None, cohort), (track, cohort)]) {
            *of_part.entry(part).or_default() += slot.credits;
        }
    }
    let mut of_form: BTreeMap<Option<&str>, Decimal> = BTreeMap::new();
    for slot in &programme.schedule {
        *of_form.entry(slot.form.as_deref()).or_default() += slot.credits;
    }
    known.extend(of_part.into_values().chain(of_form.into_values()));
    known.extend(programme.schedule.iter().map(|slot| slot.credits));
    let cohorts: BTreeSet<_> = programme.courses.iter().map(|course| course.cohort.as_deref()).collect();
    for kind in [None, Some(CourseKind::Required), Some(CourseKind::Elective)] {
        for &cohort in cohorts.iter().chain([&None]) {
            let courses = programme.courses_for(cohort).map(|(_, course)| course);
            let sum: Decimal =
                courses.filter(|course| kind.is_none_or(|kind| kind == course.kind)).map(|c| c.credits).sum();
            known.insert(sum);
            known.extend(programme.scheduled().map(|scheduled| scheduled + sum));
        }
    }
    known.remove(&Decimal::ZERO);
    known
}

/// What a class has in all, to be said beside what its notice says.
struct Totals {
    required: Decimal,
    planned: Decimal,
}

impl Totals {
    fn of(office: &Office, class: &Class) -> Self {
        Self { required: office.rule(class).terms.required(), planned: class.programme.planned() }
    }
}

fn credits(
    block: &Block,
    start: usize,
    sentence: &str,
    (known, totals): (&BTreeSet<Decimal>, &Totals),
    out: &mut Vec<Diagnostic>,
) {
    if known.is_empty() || OF_A_YEAR.iter().chain(OF_OTHERS).any(|word| sentence.contains(word)) {
        return;
    }
    for unit in ["学时", "credits", "credit hours"] {
        for (at, _) in sentence.match_indices(unit) {
            let before = sentence[..at].trim_end_matches(['个', ' ']);
            let number = &before[digits_end(before)..];
            let Ok(stated) = number.parse::<Decimal>() else { continue };
            let lead = before[..before.len() - number.len()].trim_end();
            if SUM.iter().any(|word| lead.ends_with(word.trim_end())) && !known.contains(&stated.normalize()) {
                let from = start + before.len() - number.len();
                let finding = Diagnostic::maybe_at(Code::StatedCredits, block.span(from..start + before.len()));
                let finding = finding.arg("stated", stated).arg("required", totals.required.normalize());
                out.push(finding.arg("planned", totals.planned.normalize()));
            }
        }
    }
}

/// Where the number at the end of a text begins.
fn digits_end(text: &str) -> usize {
    text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len()
}

/// The days that a sentence announces, where they are not those of the class.
fn days(block: &Block, start: usize, sentence: &str, class: &Class) -> Option<Diagnostic> {
    let programme = &class.programme;
    let announced = ANNOUNCES.iter().any(|word| sentence.contains(word));
    if !announced || OF_A_PART.iter().any(|word| sentence.contains(word)) {
        return None;
    }
    let (at, length, from, to) = sentence.match_indices('至').find_map(|(at, word)| {
        let (begin, from) = day_before(&sentence[..at], programme.start.year())?;
        let (end, to) = day_after(&sentence[at + word.len()..], from)?;
        Some((begin, at + word.len() + end - begin, from, to))
    })?;
    let finding = || {
        let span = block.span(start + at..start + at + length);
        let finding = Diagnostic::maybe_at(Code::StatedDays, span).arg("from", from).arg("to", to);
        finding.arg("start", programme.start).arg("end", programme.end)
    };
    ((from, to) != (programme.start, programme.end)).then(finding)
}

/// The day at the end of a text, and where it begins: 2024年5月20日, 5月20日.
fn day_before(text: &str, year: i32) -> Option<(usize, NaiveDate)> {
    let text = text.strip_suffix('日')?;
    let day = &text[digits_end(text)..];
    let text = text[..text.len() - day.len()].strip_suffix('月')?;
    let month = &text[digits_end(text)..];
    let rest = &text[..text.len() - month.len()];
    let (begin, year) = match rest.strip_suffix('年') {
        Some(before) => (digits_end(before), before[digits_end(before)..].parse().ok()?),
        None => (rest.len(), year),
    };
    Some((begin, NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)?))
}

/// The day at the beginning of a text, and where it ends; year and month are those of the day before where they are left
/// out.
fn day_after(text: &str, before: NaiveDate) -> Option<(usize, NaiveDate)> {
    let until = text.find('日')?;
    let (mut rest, mut year, mut month) = (&text[..until], before.year(), before.month());
    if let Some((given, behind)) = rest.split_once('年') {
        (year, rest) = (given.parse().ok()?, behind);
    }
    if let Some((given, behind)) = rest.split_once('月') {
        (month, rest) = (given.parse().ok()?, behind);
    }
    let day = rest.parse().ok()?;
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    // Over the New Year the second year is often left out.
    let date = if date < before { NaiveDate::from_ymd_opt(year + 1, month, day)? } else { date };
    Some((until + '日'.len_utf8(), date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_with_what_is_left_out() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert_eq!(day_before("定于2024年5月20日", 2023), Some((6, day("2024-05-20"))));
        assert_eq!(day_before("定于5月20日", 2023), Some((6, day("2023-05-20"))));
        assert_eq!(day_after("6月20日举办", day("2024-05-20")), Some(("6月20日".len(), day("2024-06-20"))));
        assert_eq!(day_after("24日", day("2024-05-20")), Some(("24日".len(), day("2024-05-24"))));
        assert_eq!(day_after("周五", day("2024-05-20")), None);
    }
}
