//! What belongs to one row of another source: the sessions, credits, marks and classes of one person.

use rust_decimal::Decimal;

use super::Rows;
use crate::ledger::{Account, Standing, part_title};
use crate::model::{FormField, Office, Rule, Session};
use crate::view::forms::Full;
use crate::view::table::Cell;
use crate::view::text::Text;

/// The sessions that a trainee was expected at, and where the trainee was.
pub(in crate::view) struct OwnSessions<'a> {
    text: Text<'a>,
    sessions: Vec<(&'a Session, crate::model::Status)>,
}

impl<'a> OwnSessions<'a> {
    pub(in crate::view) fn new(full: Full<'a>, row: usize) -> Self {
        let attendance = full.ledger.standings.get(row).map_or(&[][..], |standing| &standing.attendance);
        let sessions = full.class.register.sessions.iter().zip(attendance);
        let sessions = sessions.filter_map(|(session, status)| Some((session, (*status)?)));
        Self { text: full.text, sessions: sessions.collect() }
    }
}

impl Rows for OwnSessions<'_> {
    fn len(&self) -> usize {
        self.sessions.len()
    }

    fn cell(&self, row: usize, field: &'static FormField) -> Cell {
        let ((session, status), text) = (self.sessions[row], self.text);
        match field.key {
            "date" => Cell::text(text.date(session.date.value)),
            "time" => Cell::text(text.time(session.time)),
            "topic" => Cell::text(&session.topic),
            "form" => Cell::maybe(session.form.as_deref()),
            "status" => Cell::text(text.status(status)),
            _ => Cell::empty(),
        }
    }
}

/// The tracks of a trainee, what they require and what was earned.
pub(in crate::view) struct OwnTracks<'a> {
    pub(in crate::view) standing: Option<&'a Standing>,
    pub(in crate::view) rule: &'a Rule,
    pub(in crate::view) text: Text<'a>,
}

impl Rows for OwnTracks<'_> {
    fn len(&self) -> usize {
        self.standing.map_or(0, |standing| standing.figures.tracks.len())
    }

    fn cell(&self, row: usize, field: &'static FormField) -> Cell {
        let Some(total) = self.standing.and_then(|standing| standing.figures.tracks.get(row)) else {
            return Cell::empty();
        };
        match field.key {
            "track" => Cell::text(self.text.track_of(self.rule, &total.key)),
            "required" => Cell::decimal(total.required),
            "credits" => Cell::decimal(total.credits),
            _ => Cell::empty(),
        }
    }
}

/// The marks of a trainee, by component, in the order of the rule's keys.
pub(in crate::view) struct OwnMarks<'a> {
    pub(in crate::view) standing: Option<&'a Standing>,
    pub(in crate::view) rule: &'a Rule,
    pub(in crate::view) text: Text<'a>,
}

impl OwnMarks<'_> {
    /// Every mark with its title. Of an examination that was made up for both are there, as what counts
    /// is made of them.
    fn marks(&self) -> Vec<(String, Decimal)> {
        let Some(standing) = self.standing else { return Vec::new() };
        let recorded = &standing.figures;
        let mut marks = Vec::new();
        for (key, counted) in &standing.verdict.parts {
            let first = recorded.marks.get(key).filter(|_| key == "exam" && recorded.makeup.is_some());
            marks.push((part_title(self.rule, key).to_owned(), first.copied().unwrap_or(*counted)));
            if let (Some(_), Some(makeup)) = (first, recorded.makeup) {
                marks.push((self.text.get("column-makeup"), makeup));
            }
        }
        marks
    }
}

impl Rows for OwnMarks<'_> {
    fn len(&self) -> usize {
        self.marks().len()
    }

    fn cell(&self, row: usize, field: &'static FormField) -> Cell {
        let Some((title, mark)) = self.marks().into_iter().nth(row) else { return Cell::empty() };
        match field.key {
            "part" => Cell::text(title),
            "mark" => Cell::decimal(mark),
            _ => Cell::empty(),
        }
    }
}

/// The classes that added to an account.
pub(in crate::view) struct OwnClasses<'a> {
    pub(in crate::view) office: &'a Office,
    pub(in crate::view) account: &'a Account,
    pub(in crate::view) text: Text<'a>,
}

impl Rows for OwnClasses<'_> {
    fn len(&self) -> usize {
        self.account.classes.len()
    }

    fn cell(&self, row: usize, field: &'static FormField) -> Cell {
        let Some((&class, &credits)) = self.account.classes.iter().nth(row) else { return Cell::empty() };
        let programme = &self.office.class(class).programme;
        match field.key {
            "class" => Cell::text(&programme.title.value),
            "period" => Cell::text(self.text.period(programme.start, programme.end)),
            "credits" => Cell::decimal(credits),
            _ => Cell::empty(),
        }
    }
}
