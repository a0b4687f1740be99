//! 线上培训课程列表: what is to be done online.

use rust_decimal::Decimal;

use super::each_once;
use crate::model::{Course, CourseKind};
use crate::view::PublicClass;
use crate::view::table::{Align, Cell, Table};
use crate::view::text::{Text, number};

/// 线上培训课程列表, a sheet for each cohort.
pub(in crate::view) fn course_list(class: &PublicClass<'_>, text: Text<'_>) -> Vec<Table> {
    let programme = class.programme;
    let cohorts = each_once(programme.courses.iter().map(|course| course.cohort.as_deref()));
    let sheet = |cohort: Option<&str>| {
        let title = match cohort {
            Some(cohort) => format!("{}{cohort}{}", programme.title.value, text.get("table-course-list")),
            None => format!("{}{}", programme.title.value, text.get("table-course-list")),
        };
        let mut table = Table::new(title);
        table.sheet = cohort.map_or_else(|| text.get("table-course-list"), str::to_owned);
        table.column(text.get("column-serial"), 4, Align::Center);
        table.column(text.get("column-course"), 24, Align::Start);
        table.column(text.get("column-lecturer"), 8, Align::Center);
        table.column(text.get("column-credits"), 5, Align::End);
        table.column(text.get("column-kind"), 6, Align::Center);
        let mine: Vec<&Course> = programme.courses.iter().filter(|course| course.cohort.as_deref() == cohort).collect();
        for (index, course) in mine.iter().enumerate() {
            table.rows.push(vec![
                Cell::count(index + 1),
                Cell::text(&course.title),
                Cell::maybe(course.teacher.as_deref()),
                Cell::decimal(course.credits),
                Cell::text(text.get(match course.kind {
                    CourseKind::Required => "course-required",
                    CourseKind::Elective => "course-elective",
                })),
            ]);
        }
        let sum = |kind| mine.iter().filter(|course| course.kind == kind).map(|course| course.credits).sum::<Decimal>();
        let args = [("required", number(sum(CourseKind::Required))), ("elective", number(sum(CourseKind::Elective)))];
        table.notes.push(text.with("course-sums", &args));
        table
    };
    cohorts.into_iter().map(sheet).collect()
}
