//! The sources of a class's hours agree: what its rule asks for, its schedule, its records and its certificates.
//!
//! What: a finished class whose records do not add up to the credits of its schedule, line by line; certificates that
//! state other credits than their holders have; and a line of a schedule with more credits than its time has room for.
//! One finding a class lists all four figures and the rows that differ.
//!
//! Why: the schedule was filed, the records are counted, and the certificate is what the trainee shows: an audit lays
//! them side by side.
//!
//! Example: `学时: 2` for `14:00-15:30` in the schedule, and a record of `14:00-14:45`.
//!
//! Mend: put the row right that is wrong; where a session was really shorter, change the schedule too.

use rust_decimal::Decimal;

use crate::diag::{Code, Diagnostic};
use crate::ledger::{Ledger, credits_of, recorded};
use crate::locale::Phrase;
use crate::model::{By, Class, ClassId, Office, Rule, Session, Slot};
use crate::source::Span;

pub(super) fn check(office: &Office, ledger: &Ledger, out: &mut Vec<Diagnostic>) {
    for (at, class) in office.classes.iter().enumerate() {
        let rule = office.rule(class);
        out.extend(class.programme.schedule.iter().filter_map(|slot| too_many(rule, slot)));
        let is_over = class.programme.end < office.today;
        let files = ["schedule.yaml", "sessions", "attendance.csv", "roster.csv", "certificates.csv"];
        if is_over && class.has_read(&files) {
            out.extend(disagreement(office, ledger, ClassId(at), class));
        }
    }
}

/// A line with more credits than its time has room for. Fewer are right: there are breaks.
fn too_many(rule: &Rule, slot: &Slot) -> Option<Diagnostic> {
    slot.time?;
    let length = slot.length(rule.credit_minutes);
    let most = exact(rule, length).max(credits_of(rule, length));
    let finding = || {
        let finding = Diagnostic::new(Code::CreditsExceedTime, slot.date.span).arg("credits", slot.credits.normalize());
        finding.arg("minutes", slot.length(rule.credit_minutes)).arg("most", most.round_dp(2).normalize())
    };
    (slot.credits > most && is_by_minutes(rule, slot.track.as_deref())).then(finding)
}

/// Minutes as credits, not rounded.
fn exact(rule: &Rule, minutes: u32) -> Decimal {
    Decimal::from(minutes) / Decimal::from(rule.credit_minutes.max(1))
}

/// Two rows of which one is wrong, and what each says.
struct Row {
    what: Phrase,
    here: Option<Span>,
    there: Option<Span>,
}

fn disagreement(office: &Office, ledger: &Ledger, id: ClassId, class: &Class) -> Option<Diagnostic> {
    let rows: Vec<Row> = sessions(office, class).into_iter().chain(certificates(office, ledger, id, class)).collect();
    let first = rows.first()?;
    let finding = Diagnostic::new(Code::HoursDisagree, first.here.or(first.there).unwrap_or(class.programme.span));
    let finding = finding.arg("class", &class.programme.title.value).steps(sums(office, ledger, id, class));
    Some(rows.into_iter().fold(finding, |mut finding, row| {
        let own = finding.span;
        let places = [(row.here, "here"), (row.there, "there")];
        for (span, label) in places.into_iter().filter_map(|(span, label)| Some((span?, label))) {
            if own != Some(span) {
                finding = finding.related(span, label);
            }
        }
        finding.steps([row.what])
    }))
}

/// The credits of a track are those of its minutes.
fn is_by_minutes(rule: &Rule, track: Option<&str>) -> bool {
    let tracks = rule.terms.tracks.iter().filter(|known| track.is_none_or(|key| key == known.key));
    let mut ways = tracks.filter(|track| track.has_sessions()).flat_map(|track| &track.ways);
    ways.any(|way| way.by == By::Minutes)
}

/// The lines of the schedule whose record has other credits, and the records that no line has.
fn sessions(office: &Office, class: &Class) -> Vec<Row> {
    let (rule, slots, sessions) = (office.rule(class), &class.programme.schedule, &class.register.sessions);
    if slots.is_empty() || sessions.is_empty() {
        return Vec::new();
    }
    let (of_slot, alone) = recorded(class);
    let held = |session: &Session| credits_of(rule, session.length());
    let differing = slots.iter().zip(of_slot).filter_map(|(slot, record)| {
        let session = &sessions[record?];
        // Where both say a time the times are compared, as there may be breaks; a schedule may round as its rule does.
        let as_planned = match slot.time {
            Some(_) => slot.length(rule.credit_minutes) == session.length(),
            None => [held(session), exact(rule, session.length())].contains(&slot.credits),
        };
        let differs = !as_planned && is_by_minutes(rule, Some(&session.track));
        let what = || {
            let what = Phrase::new("hours-row").text("topic", &slot.topic).text("planned", slot.credits.normalize());
            what.text("held", held(session).normalize()).text("minutes", session.length())
        };
        differs.then(|| Row { what: what(), here: Some(slot.date.span), there: Some(session.date.span) })
    });
    // What is held again for those who missed it is in no schedule.
    let is_again = |session: &Session| {
        let of_some = !session.units.is_empty() || session.cohort.is_some();
        of_some || slots.iter().any(|slot| session.topic.contains(&slot.topic) || slot.topic.contains(&session.topic))
    };
    let unplanned = alone.into_iter().map(|at| &sessions[at]);
    let unplanned = unplanned.filter(|session| is_by_minutes(rule, Some(&session.track)) && !is_again(session));
    let unplanned = unplanned.map(|session| {
        let what = Phrase::new("hours-unplanned").text("topic", &session.topic);
        let what = what.text("date", session.date.value).text("held", held(session).normalize());
        Row { what, here: None, there: Some(session.date.span) }
    });
    differing.chain(unplanned).collect()
}

/// The certificates that state other credits than their holders have.
fn certificates(office: &Office, ledger: &Ledger, id: ClassId, class: &Class) -> Vec<Row> {
    let standings = &ledger.class(id).standings;
    let valid = class.register.certificates.iter().filter(|certificate| certificate.revoked.is_none());
    let differing = valid.filter_map(|certificate| {
        let (stated, standing) = (certificate.credits.as_ref()?, standings.get(certificate.trainee)?);
        let name = &office.person(standing.person).name.value;
        let what = || {
            let what = Phrase::new("hours-certificate").text("number", &certificate.number.value).text("name", name);
            what.text("stated", stated.value.normalize()).text("earned", standing.credits().normalize())
        };
        // Sessions that were rounded one by one differ from their sum by hundredths.
        let differs = (stated.value - standing.credits()).abs() > Decimal::new(5, 2);
        differs.then(|| Row { what: what(), here: None, there: Some(stated.span) })
    });
    differing.collect()
}

/// What each source gives, a sentence each; nothing of one that there is not.
fn sums(office: &Office, ledger: &Ledger, id: ClassId, class: &Class) -> Vec<Phrase> {
    let rule = office.rule(class);
    let said = |(key, sum): (&'static str, Option<Decimal>)| Some(Phrase::new(key).text("credits", sum?.normalize()));
    let held: Decimal = class.register.sessions.iter().map(|session| credits_of(rule, session.length())).sum();
    let stated = class.register.certificates.iter().filter_map(|certificate| Some(certificate.credits.as_ref()?.value));
    let most = ledger.class(id).standings.iter().map(crate::ledger::Standing::credits).max();
    let sums = [
        ("hours-rule", Some(rule.terms.required())),
        ("hours-schedule", Some(class.programme.planned()).filter(|_| !class.programme.schedule.is_empty())),
        ("hours-records", Some(held).filter(|_| !class.register.sessions.is_empty())),
        ("hours-earned", most),
        ("hours-certificates", stated.max()),
    ];
    sums.into_iter().filter_map(said).collect()
}
