//! Which record is that of which line of the schedule.

use chrono::{NaiveDate, NaiveTime};

use crate::model::{Class, Session, Slot, UnitId};

/// What of the record of a session tells which line of the schedule it is of. Names nobody.
#[derive(Clone, Copy, Debug)]
pub struct Recorded<'a> {
    /// The day.
    pub date: NaiveDate,
    /// From and to.
    pub time: (NaiveTime, NaiveTime),
    /// What about.
    pub topic: &'a str,
    /// The cohort that was expected; all where not said.
    pub cohort: Option<&'a str>,
    /// The units whose people were expected; all where none is named.
    pub units: &'a [UnitId],
}

impl<'a> Recorded<'a> {
    /// That of a record.
    pub fn of(session: &'a Session) -> Self {
        Self {
            date: session.date.value,
            time: session.time,
            topic: &session.topic,
            cohort: session.cohort.as_deref(),
            units: &session.units,
        }
    }
}

/// The records of a class with the lines of its schedule, as [`paired`] has them.
pub fn recorded(class: &Class) -> (Vec<Option<usize>>, Vec<usize>) {
    let records: Vec<_> = class.register.sessions.iter().map(Recorded::of).collect();
    paired(&class.programme.schedule, &records)
}

/// The record of each line of the schedule that has one, as places among the records, and the records
/// that no line has: first those of its day, time and people, then those of its day and topic, then those
/// of its topic alone, for what was held on another day than planned.
pub fn paired(slots: &[Slot], records: &[Recorded<'_>]) -> (Vec<Option<usize>>, Vec<usize>) {
    type Fits<'f> = &'f dyn Fn(&Slot, &Recorded<'_>) -> bool;
    let mut of_slot = vec![None; slots.len()];
    let mut open: Vec<usize> = (0..records.len()).collect();
    let topic = |slot: &Slot, record: &Recorded<'_>| record.topic == slot.topic;
    let exact = |slot: &Slot, record: &Recorded<'_>| {
        let same_time = slot.time.is_none_or(|time| time == record.time);
        let same_people = record.units == slot.units.as_slice() && record.cohort == slot.cohort.as_deref();
        record.date == slot.date.value && same_time && same_people
    };
    let both = |slot: &Slot, record: &Recorded<'_>| exact(slot, record) && topic(slot, record);
    let close = |slot: &Slot, record: &Recorded<'_>| record.date == slot.date.value && topic(slot, record);
    for fits in [&both as Fits<'_>, &exact, &close, &topic] {
        for (slot, record) in slots.iter().zip(&mut of_slot).filter(|(_, record)| record.is_none()) {
            let found = open.iter().position(|&at| fits(slot, &records[at]));
            *record = found.map(|at| open.remove(at));
        }
    }
    (of_slot, open)
}
