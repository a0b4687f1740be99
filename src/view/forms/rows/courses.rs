//! The lines of a class's course list.

use super::Rows;
use crate::model::{Course, CourseKind, FormField, SheetBy};
use crate::view::table::Cell;
use crate::view::text::Text;

/// The courses of a class.
pub(in crate::view) struct Courses<'a> {
    pub(in crate::view) list: &'a [Course],
    pub(in crate::view) text: Text<'a>,
}

impl Rows for Courses<'_> {
    fn len(&self) -> usize {
        self.list.len()
    }

    fn cell(&self, row: usize, field: &'static FormField) -> Cell {
        let course = &self.list[row];
        match field.key {
            "course" => Cell::text(&course.title),
            "lecturer" => Cell::maybe(course.teacher.as_deref()),
            "credits" => Cell::decimal(course.credits),
            "kind" => Cell::text(self.text.get(match course.kind {
                CourseKind::Required => "course-required",
                CourseKind::Elective => "course-elective",
            })),
            _ => Cell::empty(),
        }
    }

    fn sheet(&self, row: usize, by: SheetBy) -> Option<String> {
        if by == SheetBy::Cohort { self.list[row].cohort.clone() } else { None }
    }
}
