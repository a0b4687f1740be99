//! The tables of a class, each in the columns that offices expect.
//!
//! Those without trainees take a [`PublicClass`]; those with take the class itself and its ledger,
//! which the public edition does not have.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::disclose::PublicClass;
use super::table::{Align, Cell, Fact, Orientation, Table, Value};
use super::text::{Text, number};
use crate::ledger::{ClassLedger, Outcome};
use crate::model::{Class, Course, CourseKind, Enrolment, Office, Person, Rule, Slot, Status, Terms, Units};

/// A class with everyone in it.
#[derive(Clone, Copy)]
pub(super) struct Full<'a> {
    pub(super) office: &'a Office,
    pub(super) class: &'a Class,
    pub(super) ledger: &'a ClassLedger,
    pub(super) text: Text<'a>,
}

fn date(value: Option<NaiveDate>) -> Cell {
    Cell::new(value.map_or(Value::Empty, Value::Date))
}

fn fact(text: Text<'_>, key: &str, value: impl Into<String>) -> Fact {
    Fact { name: text.get(key), value: value.into(), path: None }
}

/// 线上培训课程列表, a sheet for each cohort.
pub(super) fn course_list(class: &PublicClass<'_>, text: Text<'_>) -> Vec<Table> {
    let programme = class.programme;
    let mut cohorts: Vec<Option<&str>> = Vec::new();
    for course in &programme.courses {
        if !cohorts.contains(&course.cohort.as_deref()) {
            cohorts.push(course.cohort.as_deref());
        }
    }
    let sheet = |cohort: Option<&str>| {
        let title = match cohort {
            Some(cohort) => format!("{}{cohort}{}", programme.title.value, text.get("table-course-list")),
            None => format!("{}{}", programme.title.value, text.get("table-course-list")),
        };
        let mut table = Table::new(title);
        table.sheet = cohort.map_or_else(|| text.get("table-course-list"), str::to_owned);
        table.column(text.get("column-serial"), 4, Align::Center);
        table.column(text.get("column-course"), 24, Align::Start);
        table.column(text.get("column-lecturer"), 8, Align::Center);
        table.column(text.get("column-credits"), 5, Align::End);
        table.column(text.get("column-kind"), 6, Align::Center);
        let mine: Vec<&Course> = programme.courses.iter().filter(|course| course.cohort.as_deref() == cohort).collect();
        for (index, course) in mine.iter().enumerate() {
            table.rows.push(vec![
                Cell::count(index + 1),
                Cell::text(&course.title),
                Cell::maybe(course.teacher.as_deref()),
                Cell::decimal(course.credits),
                Cell::text(text.get(match course.kind {
                    CourseKind::Required => "course-required",
                    CourseKind::Elective => "course-elective",
                })),
            ]);
        }
        let sum = |kind| mine.iter().filter(|course| course.kind == kind).map(|course| course.credits).sum::<Decimal>();
        let args = [("required", number(sum(CourseKind::Required))), ("elective", number(sum(CourseKind::Elective)))];
        table.notes.push(text.with("course-sums", &args));
        table
    };
    cohorts.into_iter().map(sheet).collect()
}

/// The columns and rows of a schedule.
pub(super) fn schedule<'s>(slots: impl Iterator<Item = &'s Slot>, rule: &Rule, units: &Units, text: Text<'_>) -> Table {
    let slots: Vec<_> = slots.collect();
    let several = slots.iter().any(|slot| !slot.units.is_empty() || slot.cohort.is_some());
    let mut table = Table::new(String::new());
    table.orientation = Orientation::Landscape;
    table.column(text.get("column-date"), 7, Align::Center);
    table.column(text.get("column-time"), 7, Align::Center);
    table.column(text.get("column-topic"), 18, Align::Start);
    table.column(text.get("column-form"), 6, Align::Center);
    table.column(text.get("column-teacher"), 6, Align::Center);
    table.column(text.get("column-position"), 12, Align::Start);
    table.column(text.get("column-credits"), 4, Align::End);
    table.column(text.get("column-room"), 10, Align::Start);
    if several {
        table.column(text.get("column-for"), 10, Align::Start);
    }
    for slot in &slots {
        let mut row = vec![
            Cell::text(format!("{} {}", text.day(slot.date.value), text.weekday(slot.date.value))),
            Cell::maybe(slot.time.map(|time| text.time(time)).as_deref()),
            Cell::text(&slot.topic),
            Cell::maybe(slot.form.as_deref()),
            Cell::maybe(slot.teacher.as_deref()),
            Cell::maybe(slot.position.as_deref()),
            Cell::decimal(slot.credits),
            Cell::maybe(slot.room.as_deref()),
        ];
        if several {
            let mut whom: Vec<_> = slot.units.iter().map(|&unit| units.get(unit).short.clone()).collect();
            whom.extend(slot.cohort.clone());
            row.push(Cell::text(if whom.is_empty() {
                text.get("everyone")
            } else {
                whom.join(&text.get("list-comma"))
            }));
        }
        table.rows.push(row);
    }
    let mut sums: BTreeMap<&str, Decimal> = BTreeMap::new();
    for slot in &slots {
        *sums.entry(slot.track.as_deref().unwrap_or("")).or_default() += slot.credits;
    }
    if sums.len() == 1 && !sums.contains_key("") {
        let (key, sum) = sums.into_iter().next().unwrap_or_default();
        table.notes.push(text.with("schedule-sum", &[("track", text.track_of(rule, key)), ("credits", number(sum))]));
    }
    table
}

/// 教学计划备案表.
pub(super) fn teaching_plan(class: &PublicClass<'_>, units: &Units, text: Text<'_>) -> Table {
    let programme = class.programme;
    let mut table = schedule(programme.schedule.iter(), class.rule, units, text);
    table.title = format!("{}{}", programme.title.value, text.get("table-teaching-plan"));
    let names: Vec<_> = programme.units.iter().map(|&unit| units.get(unit).short.clone()).collect();
    table.head = vec![
        fact(text, "fact-unit", programme.host.clone().unwrap_or_else(|| names.join(&text.get("list-comma")))),
        fact(text, "fact-class", &programme.title.value),
        fact(text, "fact-period", text.period(programme.start, programme.end)),
        fact(text, "fact-place", programme.place.clone().unwrap_or_default()),
        fact(text, "fact-trainees", text.with("people-count", &[("count", class.trainees.to_string())])),
    ];
    table.signatures = vec![text.get("sign-secretary"), text.get("sign-department"), text.get("sign-date")];
    table
}

impl Full<'_> {
    fn person(&self, enrolment: &Enrolment) -> &Person {
        self.office.person(enrolment.person)
    }

    fn unit(&self, person: &Person) -> Cell {
        Cell::text(&self.office.units.get(person.unit).short)
    }

    fn title(&self, key: &str) -> String {
        format!("{}{}", self.class.programme.title.value, self.text.get(key))
    }

    fn trainees(&self) -> impl Iterator<Item = (usize, &Enrolment)> {
        self.class.register.roster.iter().enumerate()
    }

    fn rule(&self) -> &Rule {
        self.office.rule(self.class)
    }

    /// The keys of the tracks of a class, each once, as its terms have them.
    fn tracks(&self) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        let terms: Vec<&Terms> = std::iter::once(&self.rule().terms).chain(self.rule().categories.values()).collect();
        for track in terms.iter().flat_map(|terms| &terms.tracks) {
            if !keys.contains(&track.key) {
                keys.push(track.key.clone());
            }
        }
        keys
    }

    /// 学员名单表, a sheet for each cohort; students have college and class, staff a department.
    pub(super) fn roster(&self) -> Vec<Table> {
        let mut cohorts: Vec<Option<&str>> = Vec::new();
        for (_, enrolment) in self.trainees() {
            if !cohorts.contains(&enrolment.cohort.as_deref()) {
                cohorts.push(enrolment.cohort.as_deref());
            }
        }
        if cohorts.is_empty() {
            cohorts.push(None);
        }
        cohorts.into_iter().map(|cohort| self.roster_of(cohort)).collect()
    }

    fn roster_of(&self, cohort: Option<&str>) -> Table {
        let text = self.text;
        let mine: Vec<_> =
            self.trainees().map(|(_, enrolment)| enrolment).filter(|e| e.cohort.as_deref() == cohort).collect();
        let students = mine.iter().any(|enrolment| self.person(enrolment).college_class.is_some());
        let stages = mine.iter().any(|enrolment| self.person(enrolment).applied.is_some());
        let mut table = Table::new(match cohort {
            Some(cohort) => format!("{}{}（{cohort}）", self.class.programme.title.value, text.get("table-roster")),
            None => self.title("table-roster"),
        });
        table.sheet = cohort.map_or_else(|| text.get("table-roster"), str::to_owned);
        table.orientation = Orientation::Landscape;
        let mut columns = vec![
            ("column-serial", 3, Align::Center),
            ("column-name", 5, Align::Center),
            ("column-gender", 3, Align::Center),
            ("column-ethnicity", 4, Align::Center),
            ("column-birth", 6, Align::Center),
            ("column-id-number", 11, Align::Center),
            (if students { "column-student-number" } else { "column-staff-number" }, 7, Align::Center),
            (if students { "column-college" } else { "column-department" }, 9, Align::Start),
        ];
        columns.extend(if students {
            Some(("column-college-class", 6, Align::Center))
        } else {
            Some(("column-position", 9, Align::Start))
        });
        columns.push(("column-phone", 7, Align::Center));
        if stages {
            columns.extend([
                ("column-applied", 6, Align::Center),
                ("column-activist", 6, Align::Center),
                ("column-candidate", 6, Align::Center),
            ]);
        }
        columns.push(("column-note", 6, Align::Start));
        for (key, width, align) in columns {
            table.column(text.get(key), width, align);
        }
        for (index, enrolment) in mine.iter().enumerate() {
            let person = self.person(enrolment);
            let mut row = vec![
                Cell::count(index + 1),
                Cell::text(&person.name.value),
                Cell::maybe(person.gender.as_deref()),
                Cell::maybe(person.ethnicity.as_deref()),
                Cell::new(person.birth.as_ref().map_or(Value::Empty, |birth| Value::Month(birth.value))),
                Cell::maybe(person.id_number.as_ref().map(|number| number.value.as_str())),
                Cell::text(&person.id.value),
                self.unit(person),
                Cell::maybe(if students { person.college_class.as_deref() } else { person.position.as_deref() }),
                Cell::maybe(person.phone.as_ref().map(|phone| phone.value.as_str())),
            ];
            if stages {
                row.extend(
                    [&person.applied, &person.activist, &person.candidate]
                        .map(|stage| date(stage.as_ref().map(|d| d.value))),
                );
            }
            row.push(Cell::maybe(enrolment.note.as_deref().or(person.note.as_deref())));
            table.rows.push(row);
        }
        table.notes.push(text.with("roster-count", &[("count", mine.len().to_string())]));
        table.signatures = vec![text.get("sign-filler"), text.get("sign-unit-seal"), text.get("sign-date")];
        table
    }

    /// 考勤表: one column a session, totals by status.
    pub(super) fn attendance(&self) -> Table {
        let text = self.text;
        let mut table = Table::new(self.title("table-attendance"));
        table.sheet = text.get("table-attendance");
        table.orientation = Orientation::Landscape;
        table.column(text.get("column-serial"), 3, Align::Center);
        table.column(text.get("column-name"), 5, Align::Center);
        table.column(text.get("column-unit"), 8, Align::Start);
        let sessions = &self.class.register.sessions;
        for session in sessions {
            let topic: String = session.topic.chars().take(12).collect();
            let cut = if topic.len() < session.topic.len() { "…" } else { "" };
            table.column(format!("{} {topic}{cut}", text.day(session.date.value)), 6, Align::Center);
        }
        for status in Status::ALL {
            table.column(text.status(status), 3, Align::Center);
        }
        for ((index, enrolment), standing) in self.trainees().zip(&self.ledger.standings) {
            let person = self.person(enrolment);
            let mut row = vec![Cell::count(index + 1), Cell::text(&person.name.value), self.unit(person)];
            row.extend(
                standing
                    .attendance
                    .iter()
                    .map(|status| status.map_or_else(|| Cell::text("—"), |s| Cell::text(s.symbol()))),
            );
            row.extend(Status::ALL.map(|status| Cell::count(standing.tally.count(status))));
            table.rows.push(row);
        }
        let mut total = vec![Cell::empty(), Cell::text(text.get("expected-and-came")), Cell::empty()];
        total.extend(
            self.ledger.headcounts.iter().map(|count| Cell::text(format!("{} / {}", count.expected, count.came))),
        );
        total.extend(
            Status::ALL.map(|status| Cell::count(self.ledger.standings.iter().map(|s| s.tally.count(status)).sum())),
        );
        table.total = Some(total);
        let legend = Status::ALL.map(|status| format!("{} {}", status.symbol(), text.status(status)));
        table.notes.push(text.with("legend", &[("marks", legend.join("　"))]));
        table.signatures = vec![text.get("sign-manager"), text.get("sign-date")];
        table
    }

    /// 成绩、证书登记表.
    pub(super) fn register(&self) -> Table {
        let text = self.text;
        let tracks = self.tracks();
        let all_terms = || std::iter::once(&self.rule().terms).chain(self.rule().categories.values());
        let mut parts: Vec<&str> = Vec::new();
        for part in all_terms().filter_map(|terms| terms.result.as_ref()).flat_map(|result| &result.parts) {
            if part.key != "exam" && !parts.contains(&part.key.as_str()) {
                parts.push(&part.key);
            }
        }
        let exam = all_terms().any(|terms| terms.exam.is_some());
        let makeup = all_terms().any(|terms| terms.exam.as_ref().is_some_and(|exam| exam.makeup));
        let result = all_terms().any(|terms| terms.result.is_some());
        let mut table = Table::new(self.title("table-register"));
        table.sheet = text.get("table-register");
        table.orientation = Orientation::Landscape;
        table.column(text.get("column-serial"), 3, Align::Center);
        table.column(text.get("column-name"), 5, Align::Center);
        table.column(text.get("column-unit"), 9, Align::Start);
        for key in &tracks {
            table.column(text.with("column-track-credits", &[("track", text.track_key(key))]), 5, Align::End);
        }
        table.column(text.get("column-all-credits"), 5, Align::End);
        for key in &parts {
            let title = if *key == "performance" { text.get("column-performance") } else { (*key).to_owned() };
            table.column(title, 5, Align::End);
        }
        let marks = [(exam, "column-exam"), (makeup, "column-makeup"), (result, "column-result")];
        for (_, key) in marks.iter().filter(|(there, _)| *there) {
            table.column(text.get(key), 5, Align::End);
        }
        table.column(text.get("column-outcome"), 6, Align::Center);
        table.column(text.get("column-certificate"), 9, Align::Center);
        table.column(text.get("column-issued"), 7, Align::Center);
        for ((index, enrolment), standing) in self.trainees().zip(&self.ledger.standings) {
            let person = self.person(enrolment);
            let recorded = self.class.register.marks.get(&index);
            let mark =
                |key: &str| Cell::maybe_decimal(recorded.and_then(|marks| marks.parts.get(key)).map(|mark| mark.value));
            let mut row = vec![Cell::count(index + 1), Cell::text(&person.name.value), self.unit(person)];
            row.extend(tracks.iter().map(|key| Cell::maybe_decimal(standing.track(key))));
            row.push(Cell::decimal(standing.credits()));
            row.extend(parts.iter().map(|key| mark(key)));
            if exam {
                row.push(mark("exam"));
            }
            if makeup {
                row.push(Cell::maybe_decimal(recorded.and_then(|marks| marks.makeup.as_ref()).map(|mark| mark.value)));
            }
            if result {
                row.push(Cell::maybe_decimal(standing.result));
            }
            row.push(text.outcome(standing.outcome));
            let certificate = self.class.register.certificates.iter().find(|certificate| certificate.trainee == index);
            row.push(Cell::maybe(certificate.map(|certificate| certificate.number.value.as_str())));
            row.push(date(certificate.and_then(|certificate| certificate.date)));
            table.rows.push(row);
        }
        table.notes.push(self.outcomes());
        table.signatures = vec![text.get("sign-registrar"), text.get("sign-reviewer"), text.get("sign-date")];
        table
    }

    /// How many came to which end, as a line.
    pub(super) fn outcomes(&self) -> String {
        let text = self.text;
        let count = |outcome| self.ledger.standings.iter().filter(|standing| standing.outcome == outcome).count();
        let all =
            [Outcome::Qualified, Outcome::NotQualified, Outcome::Disqualified, Outcome::UnderWay, Outcome::Planned];
        let parts = all.into_iter().filter(|&outcome| count(outcome) > 0).map(|outcome| {
            let word = text.get(&format!("outcome-{}", outcome.key()));
            text.with("outcome-count", &[("outcome", word), ("count", count(outcome).to_string())])
        });
        let parts: Vec<_> = parts.collect();
        let args = [("count", self.ledger.standings.len().to_string()), ("parts", parts.join(&text.get("list-comma")))];
        text.with("outcome-counts", &args)
    }

    /// 学时汇总表 of one class: credits by track against what is required.
    pub(super) fn credit_summary(&self) -> Table {
        let text = self.text;
        let tracks = self.tracks();
        let mut table = Table::new(self.title("table-credit-summary"));
        table.sheet = text.get("table-credit-summary");
        table.column(text.get("column-serial"), 3, Align::Center);
        table.column(text.get("column-name"), 5, Align::Center);
        table.column(text.get("column-unit"), 9, Align::Start);
        table.column(text.get("column-category"), 6, Align::Center);
        for key in &tracks {
            table.column(text.with("column-track-credits", &[("track", text.track_key(key))]), 6, Align::End);
        }
        for key in ["column-all-credits", "column-required", "column-short"] {
            table.column(text.get(key), 5, Align::End);
        }
        let mut sums = vec![Decimal::ZERO; tracks.len() + 1];
        for ((index, enrolment), standing) in self.trainees().zip(&self.ledger.standings) {
            let person = self.person(enrolment);
            let category = enrolment.category.map(|category| self.office.site.categories[category.0].title.as_str());
            let mut row = vec![
                Cell::count(index + 1),
                Cell::text(&person.name.value).linked(Some(super::person::path(person))),
                self.unit(person),
                Cell::maybe(category),
            ];
            for (at, key) in tracks.iter().enumerate() {
                row.push(Cell::maybe_decimal(standing.track(key)));
                sums[at] += standing.track(key).unwrap_or_default();
            }
            sums[tracks.len()] += standing.credits();
            let required: Decimal = standing.tracks.iter().map(|track| track.required).sum();
            let short: Decimal =
                standing.tracks.iter().map(|track| (track.required - track.credits).max(Decimal::ZERO)).sum();
            row.extend([Cell::decimal(standing.credits()), Cell::decimal(required)]);
            row.push(Cell::decimal(short).toned((!short.is_zero()).then_some(super::table::Tone::Bad)));
            table.rows.push(row);
        }
        let mut total = vec![Cell::empty(), Cell::text(text.get("total")), Cell::empty(), Cell::empty()];
        total.extend(sums.into_iter().map(Cell::decimal));
        total.extend([Cell::empty(), Cell::empty()]);
        table.total = Some(total);
        table
    }
}
