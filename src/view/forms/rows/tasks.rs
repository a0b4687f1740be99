//! The tasks of a plan.

use chrono::NaiveDate;

use super::Rows;
use crate::model::{FormField, Task};
use crate::view::table::{Cell, Tone};
use crate::view::text::Text;

/// The tasks of a plan, as they stand on a day.
pub(in crate::view) struct Tasks<'a> {
    pub(in crate::view) list: &'a [Task],
    pub(in crate::view) today: NaiveDate,
    pub(in crate::view) text: Text<'a>,
}

impl Tasks<'_> {
    /// What came of a task: in its own words, else by its dates.
    pub(in crate::view) fn state(&self, task: &Task) -> Cell {
        let text = self.text;
        if let Some(state) = &task.state {
            return Cell::text(state);
        }
        match (&task.done, &task.due) {
            (Some(done), _) => {
                Cell::text(text.with("task-done", &[("date", text.date(done.value))])).toned(Some(Tone::Good))
            }
            (None, Some(due)) if due.value < self.today => Cell::text(text.get("task-overdue")).toned(Some(Tone::Bad)),
            (None, _) => Cell::text(text.get("task-open")).toned(Some(Tone::Quiet)),
        }
    }
}

impl Rows for Tasks<'_> {
    fn len(&self) -> usize {
        self.list.len()
    }

    fn cell(&self, row: usize, field: &'static FormField) -> Cell {
        let task = &self.list[row];
        match field.key {
            "task" => Cell::text(&task.title),
            "audience" => Cell::maybe(task.audience.as_deref()),
            "due" => Cell::maybe(task.due.as_ref().map(|due| self.text.date(due.value)).as_deref()),
            "host" => Cell::maybe(task.host.as_deref()),
            "manager" => Cell::maybe(task.manager.as_deref()),
            "state" => self.state(task),
            _ => Cell::empty(),
        }
    }
}
