//! The lines of a class's schedule.

use super::Rows;
use crate::model::{FormField, Rule, Slot, Units};
use crate::view::table::Cell;
use crate::view::text::Text;

/// The schedule of a class.
pub(in crate::view) struct Schedule<'a> {
    pub(in crate::view) slots: &'a [Slot],
    pub(in crate::view) rule: &'a Rule,
    pub(in crate::view) units: &'a Units,
    pub(in crate::view) text: Text<'a>,
}

impl Schedule<'_> {
    /// Whether some line is not for everyone.
    pub(in crate::view) fn is_divided(&self) -> bool {
        self.slots.iter().any(|slot| !slot.units.is_empty() || slot.cohort.is_some())
    }

    /// Whom a line is for; nothing where every line is for everyone.
    fn whom(&self, slot: &Slot) -> Cell {
        if !self.is_divided() {
            return Cell::empty();
        }
        let mut whom: Vec<_> = slot.units.iter().map(|&unit| self.units.get(unit).short.clone()).collect();
        whom.extend(slot.cohort.clone());
        Cell::text(if whom.is_empty() { self.text.get("everyone") } else { whom.join(&self.text.get("list-comma")) })
    }
}

impl Rows for Schedule<'_> {
    fn len(&self) -> usize {
        self.slots.len()
    }

    fn cell(&self, row: usize, field: &'static FormField) -> Cell {
        let (slot, text) = (&self.slots[row], self.text);
        match field.key {
            "date" => Cell::text(format!("{} {}", text.day(slot.date.value), text.weekday(slot.date.value))),
            "time" => Cell::maybe(slot.time.map(|time| text.time(time)).as_deref()),
            "topic" => Cell::text(&slot.topic),
            "form" => Cell::maybe(slot.form.as_deref()),
            "teacher" => Cell::maybe(slot.teacher.as_deref()),
            "position" => Cell::maybe(slot.position.as_deref()),
            "credits" => Cell::decimal(slot.credits),
            "room" => Cell::maybe(slot.room.as_deref()),
            "for" => self.whom(slot),
            "track" => Cell::text(slot.track.as_deref().map(|key| text.track_of(self.rule, key)).unwrap_or_default()),
            _ => Cell::empty(),
        }
    }
}
