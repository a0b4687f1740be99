//! `new session`: the record of a session that the schedule has.

use chrono::{NaiveDate, NaiveTime};

use super::ask::Asker;
use super::names::{self, file_name, free, said, time};
use super::{Desk, shown};
use crate::cli::args::{NewSession as Asked, Refusal, day};
use crate::cli::report::Reporter;
use crate::cli::{Exit, find};
use crate::edit::{self, NewSession};
use crate::model::{Class, ClassId, Office, Slot};

/// Begins a record.
pub(super) fn run(asked: &Asked, reporter: &Reporter) -> Result<Exit, Refusal> {
    let desk = Desk::open(&asked.common)?;
    let Some(office) = desk.office(reporter) else { return Ok(Exit::Findings) };
    let mut asker = Asker::new(reporter, "session");
    let Some(class_id) = class(office, asked, &mut asker)? else { return Err(asker.refusal()) };
    let class = office.class(class_id);
    let given = asked.time.as_deref().map(time).transpose()?;
    let date = asked.date.as_deref().map(day).transpose()?;
    let slot = slot(&desk, office, class, (date, given), &asker)?;
    // A line of the schedule may leave the time open; a record may not.
    let times = match slot.time.or(given) {
        Some(times) => Some(times),
        None => asker.need("time", None, None, time)?,
    };
    let track = track(office, class_id, slot, asked, &mut asker)?;
    asker.done()?;
    let Some(times) = times else { return Err(asker.refusal()) };
    let folder = format!("classes/{}/sessions", class.programme.id);
    let is_taken = |id: &str| desk.contains(&format!("{folder}/{id}.md"));
    let id = match &asked.id {
        Some(given) => file_name(given)?,
        None => free(&edit::session_name(office, slot, times), is_taken),
    };
    let new = NewSession { class: class_id, id: &id, slot, time: times, track: track.as_deref() };
    let made = edit::new_session(office, &desk.run.sources, &new);
    let left = edit::open_slots(class).len().saturating_sub(1).to_string();
    let args = [("path", shown(&desk.config.root, &made.path)), ("topic", slot.topic.clone()), ("left", left)];
    let done = desk.lay(&[made], reporter, "new-session-next", &args)?;
    if slot.date.value > office.today {
        let args = [("date", slot.date.value.to_string()), ("today", office.today.to_string())];
        reporter.say("new-session-future", &args);
    }
    Ok(done)
}

fn class(office: &Office, asked: &Asked, asker: &mut Asker<'_>) -> Result<Option<ClassId>, Refusal> {
    if let Some(given) = &asked.class {
        return find::class(office, given).map(Some);
    }
    let open = (0..office.classes.len()).rev().map(ClassId);
    let open: Vec<ClassId> = open.filter(|&class| !edit::open_slots(office.class(class)).is_empty()).collect();
    if !asker.asks() {
        asker.lacks("class");
        return Ok(None);
    }
    if open.is_empty() {
        return Err(Refusal("failed-all-recorded", vec![("class", "none".to_owned())]));
    }
    let line = |class: &ClassId| office.class(*class).programme.title.value.clone();
    let lines: Vec<String> = open.iter().map(line).collect();
    // The class that has a session without a record, and that a short time ago.
    let due = |class: &ClassId| {
        let slots = edit::open_slots(office.class(*class));
        slots.iter().map(|slot| slot.date.value).filter(|date| *date <= office.today).max()
    };
    let latest = open.iter().enumerate().max_by_key(|(at, class)| (due(class), std::cmp::Reverse(*at)));
    let chosen = asker.choose("class", &lines, latest.map_or(0, |(at, _)| at))?;
    Ok(open.get(chosen).copied())
}

/// The line of the schedule: of the day and time given, else the latest that is over and has no record,
/// else the next.
fn slot<'o>(
    desk: &Desk,
    office: &'o Office,
    class: &'o Class,
    (date, times): (Option<NaiveDate>, Option<(NaiveTime, NaiveTime)>),
    asker: &Asker<'_>,
) -> Result<&'o Slot, Refusal> {
    let programme = &class.programme;
    let open = edit::open_slots(class);
    if programme.schedule.is_empty() {
        let path = shown(&desk.config.root, &format!("content/classes/{}/schedule.yaml", programme.id));
        return Err(Refusal("failed-no-schedule", vec![("path", path)]));
    }
    if open.is_empty() {
        return Err(Refusal("failed-all-recorded", vec![("class", programme.title.value.clone())]));
    }
    let of_day = |day: NaiveDate| open.iter().copied().filter(move |slot| slot.date.value == day);
    let latest = open.iter().map(|slot| slot.date.value).filter(|date| *date <= office.today).max();
    let usual = latest.unwrap_or(open[0].date.value);
    let candidates: Vec<&Slot> = match date {
        Some(date) => of_day(date).collect(),
        None if asker.asks() && times.is_none() => open.clone(),
        None => of_day(usual).collect(),
    };
    let fits = |slot: &&&Slot| times.is_none() || slot.time.is_none() || slot.time == times;
    let candidates: Vec<&Slot> = candidates.iter().filter(fits).copied().collect();
    match candidates.as_slice() {
        [] => Err(no_slot(class, &open, date.unwrap_or(usual))),
        [slot] => Ok(*slot),
        several if asker.asks() => {
            let lines: Vec<String> = several.iter().map(|slot| line(office, slot)).collect();
            let usual = several.iter().position(|slot| slot.date.value == usual).unwrap_or(0);
            Ok(several[asker.choose("slot", &lines, usual)?])
        }
        // At the same time for several units: one after the other.
        [first, rest @ ..] if rest.iter().all(|slot| slot.time == first.time) => Ok(*first),
        several => {
            let times: Vec<String> = several.iter().filter_map(|slot| slot.time).map(said).collect();
            let date = several.first().map_or(usual, |slot| slot.date.value);
            Err(Refusal("failed-several-slots", vec![("date", date.to_string()), ("known", times.join(", "))]))
        }
    }
}

/// A line of the schedule as one of a choice.
fn line(office: &Office, slot: &Slot) -> String {
    let units: Vec<&str> = slot.units.iter().map(|unit| office.units.get(*unit).short.as_str()).collect();
    let parts = [Some(slot.date.value.to_string()), slot.time.map(said), Some(slot.topic.clone())];
    let parts = parts.into_iter().flatten().chain(units.into_iter().map(str::to_owned));
    parts.collect::<Vec<_>>().join("  ")
}

/// Why a day has no line that could have a record.
fn no_slot(class: &Class, open: &[&Slot], date: NaiveDate) -> Refusal {
    let day = ("date", date.to_string());
    let planned = class.programme.schedule.iter().any(|slot| slot.date.value == date);
    let still_open = open.iter().any(|slot| slot.date.value == date);
    if planned && !still_open {
        return Refusal("failed-day-recorded", vec![day]);
    }
    let known = open.iter().map(|slot| match slot.time {
        Some(time) => format!("{} {}", slot.date.value, said(time)),
        None => slot.date.value.to_string(),
    });
    Refusal("failed-no-slot", vec![day, ("known", known.take(12).collect::<Vec<_>>().join(", "))])
}

/// The track: as the schedule says, as the only one of the rule, as given or chosen.
fn track(
    office: &Office,
    class: ClassId,
    slot: &Slot,
    asked: &Asked,
    asker: &mut Asker<'_>,
) -> Result<Option<String>, Refusal> {
    let tracks = edit::tracks_of(office, class);
    let known: Vec<Vec<&str>> = tracks.iter().map(|track| names_of(track)).collect();
    let read = |given: &str| names::named("failed-track", given, &known).map(|at| tracks[at].to_owned());
    match (&asked.track, &slot.track, tracks.as_slice()) {
        (Some(given), ..) => read(given).map(Some),
        (None, Some(track), _) => Ok(Some(track.clone())),
        (None, None, []) => Ok(None),
        (None, None, [only]) => Ok(Some((*only).to_owned())),
        (None, None, several) if asker.asks() => {
            let lines: Vec<String> = several.iter().map(|track| (*track).to_owned()).collect();
            asker.choose("track", &lines, 0).map(|at| Some(several[at].to_owned()))
        }
        _ => asker.need("track", None, None, read),
    }
}

/// The names by which a track is known.
fn names_of(track: &str) -> Vec<&str> {
    match track {
        "online" => vec![track, "线上", "网上"],
        "offline" => vec![track, "线下", "网下"],
        track => vec![track],
    }
}
