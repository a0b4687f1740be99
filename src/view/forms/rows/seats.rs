//! The seats of a class's examination.

use super::{Rows, Trainees};
use crate::ledger::exam_takers;
use crate::model::{ExamRoom, FormField, RowSource, SheetBy};
use crate::view::forms::Full;
use crate::view::table::Cell;

/// Who sits where: those who may take the examination, room by room in the order of the roster.
pub(in crate::view) struct Seats<'a> {
    trainees: Trainees<'a>,
    /// The place in the roster, the room, and the seat counted from 1.
    seats: Vec<(usize, &'a ExamRoom, usize)>,
}

impl<'a> Seats<'a> {
    pub(in crate::view) fn new(full: Full<'a>) -> Self {
        let trainees = Trainees::new(full);
        let mut takers = exam_takers(full.office, full.class, full.ledger).into_iter();
        let mut seats = Vec::new();
        for room in full.class.programme.exam.iter().flat_map(|exam| &exam.rooms) {
            for seat in 1..=room.seats as usize {
                let Some(row) = takers.next() else { break };
                seats.push((row, room, seat));
            }
        }
        Self { trainees, seats }
    }

    /// The invigilators of the rooms, or of one.
    pub(in crate::view) fn invigilators(full: Full<'_>, room: Option<&str>) -> String {
        let rooms = full.class.programme.exam.iter().flat_map(|exam| &exam.rooms);
        let of = rooms.filter(|found| room.is_none_or(|room| room == found.room));
        let names: Vec<&str> = of.flat_map(|room| room.invigilators.iter().map(String::as_str)).collect();
        names.join(&full.text.get("list-comma"))
    }
}

impl Rows for Seats<'_> {
    fn len(&self) -> usize {
        self.seats.len()
    }

    fn cell(&self, row: usize, field: &'static FormField) -> Cell {
        let (trainee, room, seat) = self.seats[row];
        match field.key {
            "room" => Cell::text(&room.room),
            "seat" => Cell::count(seat),
            key => RowSource::Trainees.field(key).map_or_else(Cell::empty, |field| self.trainees.cell(trainee, field)),
        }
    }

    fn sheet(&self, row: usize, by: SheetBy) -> Option<String> {
        let (trainee, room, _) = self.seats[row];
        if by == SheetBy::Room { Some(room.room.clone()) } else { self.trainees.sheet(trainee, by) }
    }
}
