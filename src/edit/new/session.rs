//! The record of a session, from its line of the schedule.

use chrono::{NaiveTime, Timelike};

use super::fill::Values;
use super::{Hand, NewFile, session_tracks, texts, units, yaml};
use crate::model::{Class, ClassId, Office, Session, Slot};
use crate::source::Sources;

/// A record that is to be.
#[derive(Debug)]
pub struct NewSession<'a> {
    /// The class.
    pub class: ClassId,
    /// The name of the file, without its extension.
    pub id: &'a str,
    /// The line of the schedule.
    pub slot: &'a Slot,
    /// From and to.
    pub time: (NaiveTime, NaiveTime),
    /// The key of the track; nothing where the rule has one only.
    pub track: Option<&'a str>,
}

/// The lines of the schedule that have no record, in their order. A record is of one line: of the one at
/// its time, else of one with its topic, since times are moved, else of one that leaves the time open.
pub fn open_slots(class: &Class) -> Vec<&Slot> {
    let ways: [fn(&Slot, &Session) -> bool; 3] = [
        |slot, session| slot.time == Some(session.time),
        |slot, session| slot.topic == session.topic,
        |slot, _| slot.time.is_none(),
    ];
    let mut records: Vec<&Session> = class.register.sessions.iter().collect();
    let mut open: Vec<&Slot> = class.programme.schedule.iter().collect();
    for is_of in ways {
        open.retain(|slot| {
            let of_slot = |session: &&Session| {
                let whom = session.cohort == slot.cohort && session.units == slot.units;
                session.date.value == slot.date.value && whom && is_of(slot, session)
            };
            let found = records.iter().position(of_slot);
            found.map(|at| records.remove(at)).is_none()
        });
    }
    open
}

/// The name of a record: its day, then the one unit that it is for or the part of the day.
pub fn session_name(office: &Office, slot: &Slot, time: (NaiveTime, NaiveTime)) -> String {
    let of_unit = match slot.units.as_slice() {
        [unit] => Some(office.units.get(*unit).id.value.as_str()),
        _ => None,
    };
    let part = match time.0.hour() {
        0..12 => "am",
        12..18 => "pm",
        _ => "eve",
    };
    format!("{}-{}", slot.date.value, of_unit.unwrap_or(part))
}

/// The tracks in which a session of a class can earn.
pub fn tracks_of(office: &Office, class: ClassId) -> Vec<&str> {
    session_tracks(office.rule(office.class(class)).all_tracks())
}

/// The file of a new record. Who was absent is still to be written.
pub fn new_session(office: &Office, sources: &Sources, asked: &NewSession<'_>) -> NewFile {
    let hand = Hand::of(office, sources);
    let slot = asked.slot;
    let said = |text: &Option<String>| text.as_deref().map(yaml::scalar);
    let time = format!("{}-{}", asked.time.0.format("%H:%M"), asked.time.1.format("%H:%M"));
    let values: &Values<'_> = &[
        ("date", Some(slot.date.value.to_string())),
        ("time", Some(time)),
        ("topic", Some(yaml::scalar(&slot.topic))),
        ("track", asked.track.map(|track| hand.track(track))),
        ("form", said(&slot.form)),
        ("teacher", said(&slot.teacher)),
        ("position", said(&slot.position)),
        ("room", said(&slot.room)),
        ("cohort", said(&slot.cohort)),
        ("units", units(office, &slot.units)),
    ];
    let class = &office.class(asked.class).programme.id;
    hand.made(format!("content/classes/{class}/sessions/{}.md", asked.id), texts!("session.md"), values)
}
