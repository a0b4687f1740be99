//! Session records: `sessions/*.md`.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use super::records::Place;
use super::tracks::{only_track, track};
use super::{plain, shapes};
use crate::diag::{Code, Diagnostic};
use crate::model::{AttendanceMark, Prose, Session, Status};
use crate::parse::{Document, Fields, document, time_range};
use crate::source::{FileId, Span, Spanned};

/// Reads the records of a class, ordered by date and time.
pub(super) fn sessions(place: &Place<'_, '_>, folder: &str, out: &mut Vec<Diagnostic>) -> Vec<Session> {
    let files = place.scope.sources.within(folder, "md");
    let mut sessions: Vec<_> = files.filter_map(|file| session(place, file, out)).collect();
    in_order(&mut sessions);
    let mut first = BTreeMap::new();
    for session in &sessions {
        let same = (session.date.value, session.time, &session.cohort, &session.units);
        if let Some(known) = first.insert(same, session.date.span) {
            let finding = Diagnostic::new(Code::DuplicateSession, session.date.span);
            out.push(finding.related(known, "first"));
        }
    }
    sessions
}

fn session(place: &Place<'_, '_>, file: FileId, out: &mut Vec<Diagnostic>) -> Option<Session> {
    let source = place.scope.sources.file(file);
    let Document { head, body } = document(file, &source.text, out)?;
    let mut fields = Fields::open(&head, shapes::SESSION, out)?;
    let date = fields.required_date("date");
    let time = fields.require("time").and_then(|_| fields.scalar("time", time_range));
    let topic = plain(fields.required_text("topic"));
    let track_name = fields.text("track");
    if track_name.is_none() && place.rule.is_some_and(|rule| only_track(rule).is_none()) {
        fields.missing("track");
    }
    let [form, teacher, position, room] = ["form", "teacher", "position", "room"].map(|key| plain(fields.text(key)));
    let cohort = fields.text("cohort").filter(|cohort| !cohort.value.is_empty());
    let units = fields.texts("units");
    let listed: Vec<_> = [Status::Late, Status::LeftEarly, Status::Leave, Status::Absent]
        .into_iter()
        .zip(["late", "left_early", "leave", "absent"])
        .flat_map(|(status, key)| fields.texts(key).into_iter().flat_map(each_name).map(move |name| (status, name)))
        .collect();

    let track = match (track_name, place.rule) {
        (Some(name), Some(rule)) => track(rule, &name, out),
        (None, Some(rule)) => only_track(rule),
        _ => None,
    };
    let units = units.iter().filter_map(|name| place.scope.units.find(name, out)).collect();
    let mut exceptions = Listed::new(Vec::new(), place.roster.len());
    for (status, name) in listed {
        let found = mark(place, &name, status, date.as_ref(), out);
        if let Some(found) = found {
            exceptions.add(found, &name.value, out);
        }
    }
    Some(Session {
        id: source.stem().to_owned(),
        date: date?,
        time: time?.value,
        topic: topic?,
        track: track?,
        form,
        teacher,
        position,
        room,
        cohort_span: cohort.as_ref().map(|cohort| cohort.span),
        cohort: plain(cohort),
        units,
        exceptions: exceptions.into_marks(),
        minutes: Prose::new(body),
        span: Span::file(file),
    })
}

/// Orders records by date and time, then by name.
pub(super) fn in_order(sessions: &mut [Session]) {
    sessions.sort_by(|a, b| (a.date.value, a.time, &a.id).cmp(&(b.date.value, b.time, &b.id)));
}

/// The names of a text in which several stand, 张明、李华, each at its own place.
fn each_name(text: Spanned<String>) -> Vec<Spanned<String>> {
    let divides = |c: char| matches!(c, '、' | '，' | ',' | '；' | ';');
    if !text.value.contains(divides) {
        return vec![text];
    }
    let mut names = Vec::new();
    let mut at = text.span.start;
    for part in text.value.split_inclusive(divides) {
        let name = part.trim_end_matches(divides);
        let start = at + length(name) - length(name.trim_start());
        let name = name.trim();
        let span = Span { start, end: start + length(name), ..text.span };
        names.extend((!name.is_empty()).then(|| Spanned::new(name.to_owned(), span)));
        at += length(part);
    }
    names
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(0)
}

/// How many minutes somebody was late or early, and what they stand behind: 张明（20分钟）, 张明 20分钟,
/// △20. Bare digits are minutes only behind a mark: behind a name they may be an id.
pub(super) fn minutes(text: &str) -> (Option<NonZeroU16>, &str) {
    let whole = (None, text);
    // Most marks and names end in neither.
    let Some(last) = text.chars().next_back().filter(|last| "0123456789）)钟分n".contains(*last)) else {
        return whole;
    };
    let inner = text.trim_end_matches(['）', ')']);
    let bracketed = inner.len() < text.len();
    let bare = ["分钟", "分", "min"].iter().find_map(|unit| inner.strip_suffix(unit)).map_or(inner, str::trim_end);
    let rest = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let Ok(count) = bare[rest.len()..].parse::<NonZeroU16>() else { return whole };
    let mark = rest.trim_end_matches(['（', '(']);
    if bracketed && mark.len() == rest.len() {
        return whole;
    }
    let is_mark = matches!(mark, "△" | "▽" | "迟到" | "早退" | "late" | "left_early");
    let said = bracketed || !last.is_ascii_digit() || is_mark;
    if said && !mark.trim().is_empty() { (Some(count), mark.trim_end()) } else { whole }
}

/// What is recorded of one trainee, who must be enrolled on that day.
fn mark(
    place: &Place<'_, '_>,
    name: &Spanned<String>,
    status: Status,
    date: Option<&Spanned<chrono::NaiveDate>>,
    out: &mut Vec<Diagnostic>,
) -> Option<AttendanceMark> {
    let (minutes, known) = minutes(&name.value);
    let known = Spanned::new(known.to_owned(), Span { end: name.span.start + length(known), ..name.span });
    let trainee = place.scope.people.in_roster(place.names, &known, out)?;
    let enrolment = &place.roster[trainee];
    if let Some(date) = date.filter(|date| !enrolment.covers(date.value)) {
        let finding = Diagnostic::new(Code::NotEnrolled, name.span).arg("given", &name.value).arg("day", date.value);
        out.push(finding.related(enrolment.span, "roster"));
        return None;
    }
    Some(AttendanceMark { trainee, status, minutes, span: name.span })
}

/// The marks of one session, and which of them is whose.
pub(super) struct Listed {
    marks: Vec<AttendanceMark>,
    /// By trainee, one more than the place among the marks; 0 who has none.
    places: Vec<u32>,
}

impl Listed {
    /// The marks that a record has, each of another of so many trainees.
    pub(super) fn new(marks: Vec<AttendanceMark>, trainees: usize) -> Self {
        let mut listed = Self { places: vec![0; trainees], marks };
        for (place, mark) in (1..).zip(&listed.marks) {
            listed.places[mark.trainee] = place;
        }
        listed
    }

    /// Makes room for so many marks, and no more: of a sheet's sessions there are very many.
    pub(super) fn expect_more(&mut self, marks: usize) {
        self.marks.reserve_exact(marks);
    }

    /// The mark of a trainee.
    pub(super) fn of(&self, trainee: usize) -> Option<&AttendanceMark> {
        self.marks.get((self.places[trainee] as usize).checked_sub(1)?)
    }

    /// Adds a mark; a second one of the same trainee that says something else is a finding.
    pub(super) fn add(&mut self, mark: AttendanceMark, name: &str, out: &mut Vec<Diagnostic>) {
        match self.of(mark.trainee) {
            None => {
                self.marks.push(mark);
                self.places[mark.trainee] = u32::try_from(self.marks.len()).unwrap_or(u32::MAX);
            }
            Some(known) if known.status == mark.status => {}
            Some(known) => {
                let finding = Diagnostic::new(Code::ContradictoryRecord, mark.span).arg("given", name);
                out.push(
                    finding.arg("this", mark.status.key()).arg("that", known.status.key()).related(known.span, "first"),
                );
            }
        }
    }

    /// The marks, in the order in which they were added.
    pub(super) fn into_marks(mut self) -> Vec<AttendanceMark> {
        self.marks.shrink_to_fit();
        self.marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_stand_behind_a_name_or_a_mark() {
        let read = |text: &str| {
            let (minutes, rest) = minutes(text);
            (minutes.map_or(0, NonZeroU16::get), rest.to_owned())
        };
        let is = |text: &str, count: u16, rest: &str| assert_eq!(read(text), (count, rest.to_owned()), "{text}");
        is("张明（20分钟）", 20, "张明");
        is("张明(20)", 20, "张明");
        is("张明 20分钟", 20, "张明");
        is("Ann Lee 5 min", 5, "Ann Lee");
        is("△20", 20, "△");
        is("迟到15", 15, "迟到");
        // An id, a name that ends in a unit, a bracket that holds no minutes.
        is("2022010121", 0, "2022010121");
        is("A12", 0, "A12");
        is("张分", 0, "张分");
        is("王立（校外）", 0, "王立（校外）");
        is("20分钟", 0, "20分钟");
        is("√", 0, "√");
    }
}
