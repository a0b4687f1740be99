//! Deadlines leave time to do what they ask.
//!
//! What: a deadline on or before the day of its notice; on a Saturday, a Sunday or a holiday of `calendar.yaml`, unless
//! that day is worked to make up for one; one before the class that leaves fewer working days than the review takes
//! (`审核` beside the deadline; of what is called a plan or is to be filed `审核工作日` in `site.yaml`, 1 where it is not
//! said); and results that are due on or before the last day of the class.
//!
//! Why: a list can't be delivered before it is asked for, nobody reviews a plan between Sunday evening and Monday
//! morning, and nobody has the results of a class that is still running.
//!
//! Example: `{ 事项: 报送教学计划, 日期: 2024-05-19 }`, a Sunday, of a class that begins on 2024-05-20.
//!
//! Mend: move the deadline to a working day, early enough or late enough; `审核: 0` where nothing is reviewed.

use chrono::{Datelike, NaiveDate};

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::{Deadline, Office, Programme};
use crate::source::Spanned;

/// What is reviewed before the class runs.
const REVIEWED: &[&str] = &["计划", "方案", "备案", "审", "plan", "review", "approv"];
/// What only the end of a class brings.
const RESULTS: &[&str] = &[
    "成绩",
    "结果",
    "合格名单",
    "结业名单",
    "结业证书",
    "培训总结",
    "培训小结",
    "result",
    "marks",
    "certificate",
    "summary",
];
/// What is asked for them before the end all the same.
const BEFORE: &[&str] = &["报名", "采集", "准备", "补考"];

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    for programme in office.classes.iter().map(|class| &class.programme) {
        let notice = programme.notice.as_ref().and_then(|notice| notice.date.as_ref());
        for deadline in &programme.deadlines {
            out.extend(notice.and_then(|notice| too_early(deadline, notice)));
            out.extend(on_a_free_day(office, deadline));
            out.extend(without_review(office, programme, deadline));
            out.extend(before_the_end(programme, deadline));
        }
    }
}

fn finding(code: Code, deadline: &Deadline) -> Diagnostic {
    let date = deadline.date.value;
    Diagnostic::new(code, deadline.date.span).arg("title", &deadline.title).arg("date", date)
}

fn too_early(deadline: &Deadline, notice: &Spanned<NaiveDate>) -> Option<Diagnostic> {
    let is_early = deadline.date.value <= notice.value;
    is_early
        .then(|| finding(Code::DeadlineTooEarly, deadline).arg("notice", notice.value).related(notice.span, "notice"))
}

fn on_a_free_day(office: &Office, deadline: &Deadline) -> Option<Diagnostic> {
    let (calendar, date) = (&office.site.calendar, deadline.date.value);
    if let Some(holiday) = calendar.holiday(date) {
        return Some(finding(Code::DeadlineOnHoliday, deadline).arg("holiday", &holiday.title));
    }
    let weekday = date.weekday().number_from_monday();
    calendar.is_free_weekend(date).then(|| finding(Code::DeadlineOnWeekend, deadline).arg("weekday", weekday))
}

fn without_review(office: &Office, programme: &Programme, deadline: &Deadline) -> Option<Diagnostic> {
    let title = deadline.title.to_lowercase();
    let usual = || REVIEWED.iter().any(|word| title.contains(word)).then_some(office.site.checks.review_days);
    let date = deadline.date.value;
    let needed = deadline.review.or_else(usual).filter(|_| date < programme.start)?;
    let left = office.site.calendar.between(date, programme.start);
    let finding = || {
        finding(Code::NoTimeForReview, deadline).arg("start", programme.start).arg("left", left).arg("needed", needed)
    };
    (left < usize::try_from(needed).unwrap_or(usize::MAX)).then(finding)
}

fn before_the_end(programme: &Programme, deadline: &Deadline) -> Option<Diagnostic> {
    let title = deadline.title.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    let is_of_results = has(RESULTS) && !has(BEFORE);
    let is_early = is_of_results && programme.start < deadline.date.value && deadline.date.value <= programme.end;
    is_early.then(|| finding(Code::ResultsDueTooEarly, deadline).arg("end", programme.end))
}
