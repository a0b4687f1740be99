//! The roster of a class, with what the ledger says of each trainee.

use rust_decimal::Decimal;

use super::own::{OwnMarks, OwnSessions, OwnTracks};
use super::{Rows, date, each_once};
use crate::ledger::{Outcome, Standing, is_admitted, part_title};
use crate::model::{Certificate, Enrolment, FormField, Person, RowSource, SheetBy, Status, When};
use crate::view::forms::Full;
use crate::view::paths;
use crate::view::table::{Cell, Tone, Value};

/// The trainees of a class.
pub(in crate::view) struct Trainees<'a> {
    full: Full<'a>,
    tracks: Vec<&'a str>,
    parts: Vec<&'a str>,
}

impl<'a> Trainees<'a> {
    pub(in crate::view) fn new(full: Full<'a>) -> Self {
        let rule = full.rule();
        let results = rule.all_terms().filter_map(|terms| terms.result.as_ref());
        let parts = each_once(results.flat_map(|result| &result.parts).map(|part| part.key.as_str()));
        Self {
            full,
            tracks: each_once(rule.all_tracks().map(|track| track.key.as_str())),
            parts: parts.into_iter().filter(|key| *key != "exam").collect(),
        }
    }

    fn enrolment(&self, row: usize) -> &'a Enrolment {
        &self.full.class.register.roster[row]
    }

    fn person(&self, row: usize) -> &'a Person {
        self.full.office.person(self.enrolment(row).person)
    }

    fn standing(&self, row: usize) -> Option<&'a Standing> {
        self.full.ledger.standings.get(row)
    }

    /// Of several certificates the one that is valid.
    fn certificate(&self, row: usize) -> Option<&'a Certificate> {
        let today = self.full.office.today;
        self.full.class.register.certificates_of(row).iter().find(|found| found.is_valid_on(today))
    }

    /// Where the person's page tells of this class.
    fn reasons(&self, row: usize) -> String {
        paths::person_class(self.person(row), &self.full.class.programme.id)
    }

    /// What the register of people and the roster have.
    fn personal(&self, row: usize, key: &str) -> Option<Cell> {
        let (person, enrolment) = (self.person(row), self.enrolment(row));
        let day = |stage: &Option<crate::source::Spanned<chrono::NaiveDate>>| date(stage.as_ref().map(|d| d.value));
        let site = &self.full.office.site;
        Some(match key {
            "name" => Cell::text(&person.name.value).linked(Some(self.reasons(row))),
            "number" => Cell::text(&person.id.value),
            "gender" => Cell::maybe(person.gender.as_deref()),
            "ethnicity" => Cell::maybe(person.ethnicity.as_deref()),
            "birth" => Cell::new(person.birth.as_ref().map_or(Value::Empty, |birth| Value::Month(birth.value))),
            "id-number" => Cell::maybe(person.id_number.as_ref().map(|number| number.value.as_str())),
            "unit" => Cell::text(&self.full.office.units.get(enrolment.unit().unwrap_or(person.unit)).short),
            "college-class" => Cell::maybe(person.college_class.as_deref()),
            "position" => Cell::maybe(person.position.as_deref()),
            "phone" => Cell::maybe(person.phone.as_ref().map(|phone| phone.value.as_str())),
            "category" => Cell::maybe(enrolment.category.map(|category| site.categories[category.0].title.as_str())),
            "cohort" => Cell::maybe(enrolment.cohort.as_deref()),
            "group" => Cell::maybe(enrolment.group.as_deref()),
            "applied" => day(&person.applied),
            "activist" => day(&person.activist),
            "candidate" => day(&person.candidate),
            "joined" => date(enrolment.joined()),
            "left" => date(enrolment.left()),
            "note" => Cell::maybe(enrolment.note.as_deref().or(person.note.as_deref())),
            _ => return None,
        })
    }

    /// What the ledger says.
    fn computed(&self, row: usize, key: &str) -> Option<Cell> {
        let standing = self.standing(row)?;
        let text = self.full.text;
        let tracks = &standing.figures.tracks;
        let certificate = self.certificate(row);
        let figure = |value: Decimal| Cell::decimal(value).linked(Some(self.reasons(row)));
        Some(match key {
            "all-credits" => figure(standing.credits()),
            "required" => Cell::decimal(tracks.iter().map(|track| track.required).sum()),
            "short" => {
                let short: Decimal =
                    tracks.iter().map(|track| (track.required - track.credits).max(Decimal::ZERO)).sum();
                figure(short).toned((!short.is_zero()).then_some(Tone::Bad))
            }
            "exam" => self.exam(row, standing),
            "makeup" => Cell::maybe_decimal(standing.figures.makeup).linked(Some(self.reasons(row))),
            "result" => Cell::maybe_decimal(standing.verdict.result).linked(Some(self.reasons(row))),
            "outcome" => text.outcome(standing.verdict.outcome).linked(Some(self.reasons(row))),
            "grade" => Cell::text(text.grade(self.full.rule(), standing).unwrap_or_default()),
            "certificate" => Cell::maybe(certificate.map(|found| found.number.value.as_str())),
            "issued" => date(certificate.and_then(|found| found.date)),
            _ => return None,
        })
    }

    /// The mark of the examination, or why there is none.
    fn exam(&self, row: usize, standing: &Standing) -> Cell {
        let text = self.full.text;
        let recorded = self.full.class.register.marks.get(&row);
        let barred = !is_admitted(standing);
        let over = !matches!(standing.verdict.outcome, Outcome::UnderWay | Outcome::Planned);
        match recorded {
            _ if !self.has_exam() => Cell::empty(),
            _ if barred && over && !standing.figures.cheated => Cell::text(text.get("not-admitted")),
            Some(marks) if marks.cheated.is_some() => Cell::text(text.get("exam-cheated")),
            Some(marks) if marks.missed => Cell::text(text.get("exam-missed")),
            recorded => {
                let mark = recorded.and_then(|marks| marks.parts.get("exam")).map(|mark| mark.value);
                Cell::maybe_decimal(mark).linked(Some(self.reasons(row)))
            }
        }
    }

    fn has_exam(&self) -> bool {
        self.full.rule().all_terms().any(|terms| terms.exam.is_some())
    }

    /// The head of a session's column: the day, the time where there are several that day, the topic.
    fn session_head(&self, at: usize) -> String {
        let sessions = &self.full.class.register.sessions;
        let session = &sessions[at];
        let topic: String = session.topic.chars().take(12).collect();
        let cut = if topic.len() < session.topic.len() { "…" } else { "" };
        let same_day = sessions.iter().filter(|other| other.date.value == session.date.value).count() > 1;
        let time = if same_day { format!(" {}", session.time.0.format("%H:%M")) } else { String::new() };
        format!("{}{time} {topic}{cut}", self.full.text.day(session.date.value))
    }
}

impl Rows for Trainees<'_> {
    fn len(&self) -> usize {
        self.full.class.register.roster.len()
    }

    fn cell(&self, row: usize, field: &'static FormField) -> Cell {
        let found = self.personal(row, field.key).or_else(|| self.computed(row, field.key));
        found.unwrap_or_else(Cell::empty)
    }

    fn heads(&self, field: &'static FormField) -> Vec<String> {
        let (text, rule) = (self.full.text, self.full.rule());
        let credits = |key: &&str| text.with("column-track-credits", &[("track", text.track_head(rule, key))]);
        let part = |key: &&str| match *key {
            "performance" => text.get("column-performance"),
            key => part_title(rule, key).to_owned(),
        };
        match field.key {
            "tracks" => self.tracks.iter().map(credits).collect(),
            "parts" => self.parts.iter().map(part).collect(),
            "sessions" => (0..self.full.class.register.sessions.len()).map(|at| self.session_head(at)).collect(),
            "statuses" => Status::ALL.map(|status| text.status(status)).to_vec(),
            _ => Vec::new(),
        }
    }

    fn cells(&self, row: usize, field: &'static FormField) -> Vec<Cell> {
        let Some(standing) = self.standing(row) else { return Vec::new() };
        let figure = |value| Cell::maybe_decimal(value).linked(Some(self.reasons(row)));
        match field.key {
            "tracks" => self.tracks.iter().map(|key| figure(standing.track(key))).collect(),
            "parts" => self.parts.iter().map(|key| figure(standing.verdict.parts.get(*key).copied())).collect(),
            "sessions" => {
                let mark = |status: &Option<Status>| status.map_or_else(|| Cell::text("—"), |s| Cell::text(s.symbol()));
                standing.attendance.iter().map(mark).collect()
            }
            "statuses" => Status::ALL.map(|status| Cell::count(standing.figures.tally.count(status))).to_vec(),
            _ => Vec::new(),
        }
    }

    fn total(&self, rows: &[usize], field: &'static FormField, at: usize) -> Option<Cell> {
        match field.key {
            // How many were expected and came is known of all, not of the part on one sheet.
            "sessions" if rows.len() == self.len() => {
                let count = self.full.ledger.headcounts.get(at)?;
                Some(Cell::text(format!("{} / {}", count.expected, count.came)))
            }
            "parts" | "sessions" => Some(Cell::empty()),
            _ => None,
        }
    }

    fn sum_of(&self, field: &'static FormField) -> &'static [&'static str] {
        if field.key == "all-credits" { &["tracks"] } else { &[] }
    }

    fn count_of(&self, field: &'static FormField, at: usize) -> Option<(&'static str, &'static str)> {
        (field.key == "statuses").then(|| Some(("sessions", Status::ALL.get(at)?.symbol())))?
    }

    fn holds(&self, row: usize, when: When) -> bool {
        match when {
            When::Students => self.person(row).college_class.is_some(),
            When::Staff => self.person(row).college_class.is_none(),
            When::Stages => self.person(row).applied.is_some(),
            When::Exam => self.standing(row).is_some_and(is_admitted),
            When::Certificate => self.certificate(row).is_some(),
            When::Qualified => {
                self.standing(row).is_some_and(|standing| standing.verdict.outcome == Outcome::Qualified)
            }
            When::Makeup | When::Result | When::Grades | When::Filled => true,
        }
    }

    fn holds_for(&self, rows: &[usize], when: When) -> bool {
        let rule = self.full.rule();
        match when {
            When::Exam => self.has_exam(),
            When::Makeup => rule.all_terms().any(|terms| terms.exam.as_ref().is_some_and(|exam| exam.makeup.is_some())),
            When::Result => rule.all_terms().any(|terms| terms.result.is_some()),
            When::Grades => !rule.bands.is_empty() || rule.excellent.is_some(),
            When::Certificate => rule.certificate.is_some(),
            // A sheet with a student on it has the columns of students, and not those of staff.
            When::Staff => !self.holds_for(rows, When::Students),
            when => rows.iter().any(|&row| self.holds(row, when)),
        }
    }

    fn own(&self, row: usize, source: RowSource) -> Option<Box<dyn Rows + '_>> {
        let (standing, rule, text) = (self.standing(row), self.full.rule(), self.full.text);
        Some(match source {
            RowSource::OwnSessions => Box::new(OwnSessions::new(self.full, row)),
            RowSource::OwnTracks => Box::new(OwnTracks { standing, rule, text }),
            RowSource::OwnMarks => Box::new(OwnMarks { standing, rule, text }),
            _ => return None,
        })
    }

    fn sheet(&self, row: usize, by: SheetBy) -> Option<String> {
        let enrolment = self.enrolment(row);
        match by {
            SheetBy::Cohort => enrolment.cohort.clone(),
            SheetBy::Group => enrolment.group.clone(),
            SheetBy::Unit => {
                Some(self.full.office.units.get(enrolment.unit().unwrap_or(self.person(row).unit)).short.clone())
            }
            SheetBy::Room => None,
        }
    }
}
