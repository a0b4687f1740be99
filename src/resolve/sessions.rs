//! Session records: `sessions/*.md`.

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
    for pair in sessions.windows(2) {
        let same = |s: &Session| (s.date.value, s.time, s.cohort.clone(), s.units.clone());
        if same(&pair[0]) == same(&pair[1]) {
            let finding = Diagnostic::new(Code::DuplicateSession, pair[1].date.span);
            out.push(finding.related(pair[0].date.span, "first"));
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
    let [form, teacher, position, room, cohort] =
        ["form", "teacher", "position", "room", "cohort"].map(|key| plain(fields.text(key)));
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
        cohort,
        units,
        exceptions: exceptions.into_marks(),
        minutes: Prose { events: body },
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
        let length = |text: &str| u32::try_from(text.len()).unwrap_or(0);
        let name = part.trim_end_matches(divides);
        let start = at + length(name) - length(name.trim_start());
        let name = name.trim();
        let span = Span { start, end: start + length(name), ..text.span };
        names.extend((!name.is_empty()).then(|| Spanned::new(name.to_owned(), span)));
        at += length(part);
    }
    names
}

/// What is recorded of one trainee, who must be enrolled on that day.
fn mark(
    place: &Place<'_, '_>,
    name: &Spanned<String>,
    status: Status,
    date: Option<&Spanned<chrono::NaiveDate>>,
    out: &mut Vec<Diagnostic>,
) -> Option<AttendanceMark> {
    let trainee = place.scope.people.in_roster(place.names, name, out)?;
    let enrolment = &place.roster[trainee];
    if let Some(date) = date.filter(|date| !enrolment.covers(date.value)) {
        let finding = Diagnostic::new(Code::NotEnrolled, name.span).arg("given", &name.value).arg("day", date.value);
        out.push(finding.related(enrolment.span, "roster"));
        return None;
    }
    Some(AttendanceMark { trainee, status, span: name.span })
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
