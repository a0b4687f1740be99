//! What was held has been recorded.
//!
//! What: lines of a schedule whose day is past by more than some working days (`补记工作日` in `site.yaml`, 3 where it
//! is not said) and of which there is no record.
//!
//! Why: who was there can't be said any more after a while, and credits are counted from records alone.
//!
//! Example: a line of 2024-03-06 in a schedule, and no file of that day in `sessions`.
//!
//! Mend: write the record (`xueshi new session`); cancel the line in the schedule where it was not held.

use crate::diag::{Code, Diagnostic};
use crate::ledger::{Ledger, recorded};
use crate::model::{Class, Office, Slot};

/// How many days are named.
const NAMED: usize = 5;

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    let sources = ["schedule.yaml", "sessions", "attendance.csv", "roster.csv"];
    // Of a class without a roster that is what is missing.
    let has_people = |class: &&Class| !class.register.roster.is_empty() && class.has_read(&sources);
    for class in office.classes.iter().filter(has_people) {
        let missing = missing(office, class);
        let Some(first) = missing.first() else { continue };
        let days: Vec<_> =
            missing.iter().take(NAMED).map(|slot| format!("{} {}", slot.date.value, slot.topic)).collect();
        let finding = Diagnostic::new(Code::RecordMissing, first.date.span).arg("count", missing.len());
        let finding = finding.arg("days", days.join("；")).arg("more", missing.len() > NAMED);
        out.push(finding.arg("limit", office.site.checks.record_days));
    }
}

/// The lines of a schedule that should have a record by now.
fn missing<'c>(office: &Office, class: &'c Class) -> Vec<&'c Slot> {
    let (of_slot, _) = recorded(class);
    let rule = office.rule(class);
    let is_met = |slot: &Slot| {
        let track = slot.track.as_ref().and_then(|key| rule.terms.track(key));
        track.is_none_or(crate::model::Track::has_sessions)
    };
    let is_due = |slot: &Slot| {
        let due = office.site.calendar.after(slot.date.value, office.site.checks.record_days);
        due.is_some_and(|due| due < office.today)
    };
    // Where nobody meets, as for enrolment and for what is learnt alone, nobody signs in.
    let alone = ["自学", "线上", "网络", "网上", "online", "self-study"];
    let is_alone = |slot: &Slot| {
        let words = [Some(slot.topic.as_str()), slot.form.as_deref(), slot.room.as_deref()];
        words.into_iter().flatten().any(|text| alone.iter().any(|word| text.to_lowercase().contains(word)))
    };
    let earns = |slot: &Slot| !slot.credits.is_zero() && !is_alone(slot);
    let slots = class.programme.schedule.iter().zip(of_slot);
    let open = slots.filter(|(slot, record)| record.is_none() && is_met(slot) && earns(slot) && is_due(slot));
    open.map(|(slot, _)| slot).collect()
}
