//! What is known of the whole of a form, and texts with their placeholders filled.

use chrono::Datelike;
use rust_decimal::Decimal;

use super::rows::{Rows, Schedule, Seats, counted, scale};
use super::{Filling, Full, Subject};
use crate::ledger::{Cycle, measure};
use crate::model::{
    ClassId, CourseKind, HeadFact, HeadValue, Measure, MeasureCut, RowSource, Status, Words, WordsPart, parts,
};
use crate::view::table::{Fact, Value};
use crate::view::text::number;
use crate::view::{Builder, PublicClass};

/// Room to write in a sentence.
const ROOM: &str = "　　　";

/// What may be said of one sheet.
pub(super) struct Facts<'f, 'a> {
    filling: &'f Filling<'a>,
    count: usize,
    sheet: Option<&'f str>,
    row: Option<(&'f dyn Rows, usize)>,
}

impl<'a> Filling<'a> {
    /// The facts of a sheet of so many rows.
    pub(super) fn facts<'f>(&'f self, count: usize, sheet: Option<&'f str>) -> Facts<'f, 'a> {
        Facts { filling: self, count, sheet, row: None }
    }
}

impl<'f> Facts<'f, '_> {
    /// The same facts, with the fields of one row before them.
    pub(super) fn with_row(self, row: Option<(&'f dyn Rows, usize)>) -> Self {
        Self { row, ..self }
    }

    /// A text with its placeholders filled.
    pub(super) fn expand(&self, words: &Words) -> String {
        let text = words.get(&self.filling.builder.public.site.language);
        let part = |part: WordsPart<'_>| match part {
            WordsPart::Text(text) => text.to_owned(),
            // Over a list there is no row whose field could be meant.
            WordsPart::Name(name) if self.row.is_none() => {
                self.named(name).or_else(|| self.field(name)).unwrap_or_default()
            }
            WordsPart::Name(name) => self.field(name).or_else(|| self.named(name)).unwrap_or_default(),
        };
        parts(text).into_iter().map(part).collect()
    }

    /// The lines of a form that say something.
    pub(super) fn lines(&self, all: &[Words]) -> Vec<String> {
        all.iter().map(|words| self.expand(words)).filter(|line| !line.trim().is_empty()).collect()
    }

    /// The facts above a form.
    pub(super) fn head(&self, head: &[HeadFact]) -> Vec<Fact> {
        let language = &self.filling.builder.public.site.language;
        let fact = |fact: &HeadFact| {
            let own = fact.name.as_ref().map(|name| name.get(language).to_owned());
            match &fact.value {
                HeadValue::Fact(known) => {
                    Fact { name: own.unwrap_or_else(|| self.name(known.key)), value: self.fact(known.key), path: None }
                }
                HeadValue::Text(text) => Fact { name: own.unwrap_or_default(), value: self.expand(text), path: None },
            }
        };
        head.iter().map(fact).collect()
    }

    /// The word for a fact.
    pub(super) fn name(&self, key: &str) -> String {
        self.filling.builder.text.get(&format!("form-fact-{key}"))
    }

    /// A field of the row, as a sentence has it.
    fn field(&self, name: &str) -> Option<String> {
        let field = self.filling.form.rows.and_then(|rows| rows.field(name))?;
        let Some((rows, row)) = self.row else { return Some(ROOM.to_owned()) };
        Some(match rows.cell(row, field).value {
            Value::Date(day) => self.filling.builder.text.date(day),
            value => value.display(),
        })
    }

    fn named(&self, name: &str) -> Option<String> {
        self.filling.subject.scope().fact(name).map(|fact| self.fact(fact.key))
    }

    /// What a fact is; empty where it is not known.
    pub(super) fn fact(&self, key: &str) -> String {
        let builder = self.filling.builder;
        let site = builder.public.site;
        match key {
            "organisation" => site.organisation.clone(),
            "short" => site.short.clone(),
            "today" => builder.text.date(builder.public.today),
            "count" if self.filling.blank.is_some() => ROOM.to_owned(),
            // Who fills in an empty form writes down whose it is and of how many.
            "units" | "people" if self.filling.blank.is_some() => String::new(),
            "count" => self.count.to_string(),
            "sheet" => self.sheet.unwrap_or_default().to_owned(),
            key => match self.filling.subject {
                Subject::Class(class, full) => self
                    .announced(class, key)
                    .or_else(|| full.and_then(|full| self.kept(class.id, full, key)))
                    .unwrap_or_default(),
                Subject::Year(cycle) => self.of_year(cycle, key),
                Subject::Plan(plan) => match key {
                    "plan" => plan.title.value.clone(),
                    "year" => plan.year.map(|year| year.to_string()).unwrap_or_default(),
                    _ => String::new(),
                },
            },
        }
    }

    fn of_year(&self, cycle: Cycle, key: &str) -> String {
        if key == "year" {
            self.filling.builder.text.with("year", &[("year", self.filling.builder.text.years(cycle))])
        } else {
            String::new()
        }
    }

    /// What is announced of a class.
    fn announced(&self, class: &PublicClass<'_>, key: &str) -> Option<String> {
        let (programme, text) = (class.programme, self.filling.builder.text);
        let units = self.filling.builder.public.units;
        let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
        Some(match key {
            "class" => programme.title.value.clone(),
            "batch" => or_empty(&programme.batch),
            "units" => {
                let names: Vec<_> = programme.units.iter().map(|&unit| units.get(unit).short.clone()).collect();
                let names = (!names.is_empty()).then(|| names.join(&text.get("list-comma")));
                programme.run_by().map(str::to_owned).or(names).unwrap_or_default()
            }
            "organiser" => or_empty(&programme.organiser),
            "host" => or_empty(&programme.host),
            "period" => text.period(programme.start, programme.end),
            "start" => text.date(programme.start),
            "end" => text.date(programme.end),
            "year" => programme.start.year().to_string(),
            "place" => or_empty(&programme.place),
            "people" => text.with("people-count", &[("count", class.trainees.to_string())]),
            "audience" => or_empty(&programme.audience),
            "manager" => or_empty(&programme.manager),
            "rule" => class.rule.title.clone(),
            "legend" => {
                let legend = Status::ALL.map(|status| format!("{} {}", status.symbol(), text.status(status)));
                text.with("legend", &[("marks", legend.join("　"))])
            }
            "course-sums" => self.course_sums(class),
            "schedule-sum" => self.schedule_sum(class),
            "exam-time" => {
                let exam = programme.exam.as_ref()?;
                let day = exam.date.as_ref().map(|date| text.date(date.value));
                [day, exam.time.map(|time| text.time(time))].into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
            _ => return None,
        })
    }

    /// What only the office edition says of a class.
    fn kept(&self, id: ClassId, full: Full<'_>, key: &str) -> Option<String> {
        let measured = |measure| self.measured(id, measure);
        Some(match key {
            "outcomes" => full.outcomes(),
            "sessions-held" => measured(Measure::Sessions),
            "attendance-rate" => measured(Measure::AttendanceRate),
            "pass-rate" => measured(Measure::PassRate),
            "certificates-issued" => measured(Measure::Certificates),
            "invigilators" => Seats::invigilators(full, self.sheet),
            "answers" => counted(full.text, full.class.register.evaluation.as_ref()),
            "score-scale" => scale(full.text, full.class.register.evaluation.as_ref()),
            "issued-on" => {
                let field = RowSource::Trainees.field("issued")?;
                match self.row.map(|(rows, row)| rows.cell(row, field).value) {
                    Some(Value::Date(day)) => full.text.date(day),
                    _ => String::new(),
                }
            }
            _ => return None,
        })
    }

    /// A figure of a class; empty where there is none.
    fn measured(&self, class: ClassId, what: Measure) -> String {
        let Builder { records: Some(records), text, .. } = self.filling.builder else { return String::new() };
        let cut = MeasureCut { class: Some(class), ..MeasureCut::default() };
        let amount = measure(records.office, records.ledger, &cut, what);
        amount.map(|amount| text.amount(Some(&amount))).unwrap_or_default()
    }

    /// How many credits the courses have, as a line; of one sheet only its own.
    fn course_sums(&self, class: &PublicClass<'_>) -> String {
        let mine = class
            .programme
            .courses
            .iter()
            .filter(|course| self.sheet.is_none_or(|sheet| course.cohort.as_deref() == Some(sheet)));
        let sum =
            |kind| mine.clone().filter(|course| course.kind == kind).map(|course| course.credits).sum::<Decimal>();
        let args = [("required", number(sum(CourseKind::Required))), ("elective", number(sum(CourseKind::Elective)))];
        self.filling.builder.text.with("course-sums", &args)
    }

    /// How many credits the schedule has, as a line; nothing where it has several tracks, or where it is
    /// not for everyone and so adds up to nobody's credits.
    fn schedule_sum(&self, class: &PublicClass<'_>) -> String {
        let (public, text) = (self.filling.builder.public, self.filling.builder.text);
        let slots = &class.programme.schedule;
        let tracks = super::rows::each_once(slots.iter().map(|slot| slot.track.as_deref()));
        let divided = Schedule { slots, rule: class.rule, units: public.units, text }.is_divided();
        let [Some(track)] = tracks.as_slice() else { return String::new() };
        if divided {
            return String::new();
        }
        let sum: Decimal = slots.iter().map(|slot| slot.credits).sum();
        text.with("schedule-sum", &[("track", text.track_of(class.rule, track)), ("credits", number(sum))])
    }
}
