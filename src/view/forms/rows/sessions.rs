//! The sessions held in a class.

use super::Rows;
use crate::model::FormField;
use crate::view::forms::Full;
use crate::view::table::Cell;

/// The sessions of a class.
pub(in crate::view) struct Sessions<'a> {
    pub(in crate::view) full: Full<'a>,
}

impl Rows for Sessions<'_> {
    fn len(&self) -> usize {
        self.full.class.register.sessions.len()
    }

    fn cell(&self, row: usize, field: &'static FormField) -> Cell {
        let (session, text) = (&self.full.class.register.sessions[row], self.full.text);
        let count = self.full.ledger.headcounts.get(row);
        match field.key {
            "date" => Cell::text(format!("{} {}", text.day(session.date.value), text.weekday(session.date.value))),
            "time" => Cell::text(text.time(session.time)),
            "topic" => Cell::text(&session.topic),
            "form" => Cell::maybe(session.form.as_deref()),
            "teacher" => Cell::maybe(session.teacher.as_deref()),
            "room" => Cell::maybe(session.room.as_deref()),
            "expected" => count.map_or_else(Cell::empty, |count| Cell::count(count.expected)),
            "came" => count.map_or_else(Cell::empty, |count| Cell::count(count.came)),
            _ => Cell::empty(),
        }
    }
}
