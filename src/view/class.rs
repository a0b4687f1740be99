//! A class's page and the files of its tables.

use serde::Serialize;

use super::disclose::PublicClass;
use super::table::{Align, Cell, Document, Fact, Link, Table, Value};
use super::tables::{Full, course_list, schedule, teaching_plan};
use super::text::number;
use super::{Body, Builder, Page, Rich};
use crate::ledger::Outcome;
use crate::model::{ClassId, Requirement, Status, TableKind, Terms, Way};

/// What a class's page says.
#[derive(Debug, Serialize)]
pub struct ClassPage {
    /// Where the class stands in time: planned, under-way or over.
    pub state: &'static str,
    /// What is known of it.
    pub facts: Vec<Fact>,
    /// What the rule asks, a sentence each.
    pub requirements: Vec<String>,
    /// Its notice.
    pub notice: Option<NoticeLine>,
    /// What is due.
    pub deadlines: Vec<Fact>,
    /// The schedule.
    pub schedule: Option<Table>,
    /// The course lists.
    pub courses: Vec<Table>,
    /// The sessions held.
    pub sessions: Vec<SessionLine>,
    /// The credit summary; in the office edition only.
    pub credits: Option<Table>,
    /// Results, or who is enrolled.
    pub results: Option<Table>,
    /// How many came to which end.
    pub outcomes: String,
    /// Tables to open or save.
    pub downloads: Vec<Download>,
}

/// A notice in a list.
#[derive(Debug, Serialize)]
pub struct NoticeLine {
    /// The notice.
    pub link: Link,
    /// Its document number.
    pub number: Option<String>,
    /// Who issued it, when.
    pub issued: String,
    /// The titles of its attachments.
    pub attachments: Vec<String>,
}

/// A session held.
#[derive(Debug, Serialize)]
pub struct SessionLine {
    /// Its anchor.
    pub id: String,
    /// The day.
    pub date: String,
    /// From and to.
    pub time: String,
    /// What about.
    pub topic: String,
    /// Form, teacher and room.
    pub details: Vec<String>,
    /// Expected and came.
    pub headcount: String,
    /// Who was not simply present; in the office edition only.
    pub exceptions: Vec<Fact>,
    /// The minutes; in the office edition only.
    pub minutes: Option<Rich>,
}

/// A table in its formats.
#[derive(Debug, Serialize)]
pub struct Download {
    /// Its title.
    pub title: String,
    /// The page to print.
    pub page: String,
    /// The sheet.
    pub sheet: String,
    /// The name under which the sheet is saved.
    pub name: String,
}

/// The path of a class's page.
pub(super) fn path(id: &str) -> String {
    format!("classes/{id}/index.html")
}

impl Builder<'_> {
    /// A class's page, and its tables.
    pub(super) fn class(&self, index: usize) -> (Page, Vec<Document>) {
        let class = &self.public.classes[index];
        let programme = class.programme;
        let full = self.full(index);
        let documents = self.tables(class, full);
        let downloads = documents.iter().map(|document| Download {
            title: document.title.clone(),
            page: format!("{}.html", document.stem),
            sheet: format!("{}.xlsx", document.stem),
            name: format!("{}.xlsx", document.title),
        });
        let schedule = (!programme.schedule.is_empty())
            .then(|| schedule(programme.schedule.iter(), class.rule, self.public.units, self.text));
        let page = ClassPage {
            state: self.state(class),
            facts: self.class_facts(class),
            requirements: self.requirements(class),
            notice: programme.notice.as_ref().map(|notice| self.notice_line(notice)),
            deadlines: programme
                .deadlines
                .iter()
                .map(|deadline| Fact {
                    name: deadline.title.clone(),
                    value: self.text.date(deadline.date.value),
                    path: None,
                })
                .collect(),
            schedule,
            courses: course_list(class, self.text),
            sessions: self.sessions(class, full),
            credits: full.filter(|full| !full.ledger.standings.is_empty()).map(|full| full.credit_summary()),
            results: self.results(class, full),
            outcomes: self.outcome_line(class, full),
            downloads: downloads.collect(),
        };
        let page = Page {
            path: path(&programme.id),
            title: programme.title.value.clone(),
            body: Body::Class(Box::new(page)),
            trail: self.trail("menu-classes", "classes/index.html"),
            source: Some(programme.span),
        };
        (page, documents)
    }

    /// The class with everyone in it, in the office edition.
    fn full(&self, index: usize) -> Option<Full<'_>> {
        let records = self.records?;
        let id = ClassId(index);
        let (class, ledger) = (records.office.class(id), records.ledger.class(id));
        Some(Full { office: records.office, class, ledger, text: self.text })
    }

    /// Where a class stands in time.
    pub(super) fn state(&self, class: &PublicClass<'_>) -> &'static str {
        let today = self.public.today;
        if today < class.programme.start {
            "planned"
        } else if today <= class.programme.end {
            "under-way"
        } else {
            "over"
        }
    }

    fn class_facts(&self, class: &PublicClass<'_>) -> Vec<Fact> {
        let (programme, text) = (class.programme, self.text);
        let fact =
            |key: &str, value: Option<String>| value.map(|value| Fact { name: text.get(key), value, path: None });
        let units: Vec<_> = programme.units.iter().map(|&unit| self.public.units.get(unit).short.clone()).collect();
        let units = (!units.is_empty()).then(|| units.join(&text.get("list-comma")));
        let family = programme.family.map(|family| self.public.site.families[family].title.clone());
        let state = text.get(&format!("state-{}", self.state(class)));
        let plan = programme.plan.as_ref().map(|reference| {
            let plan = &self.public.plans[reference.plan.0];
            let item = plan.items().find(|item| Some(&item.number) == reference.item.as_ref());
            let item = item.map(|item| format!(" {} {}", item.number, item.title)).unwrap_or_default();
            Fact {
                name: text.get("fact-plan"),
                value: format!("{}{item}", plan.title.value),
                path: Some(super::documents::plan_path(&plan.id)),
            }
        });
        [
            fact("fact-period", Some(text.period(programme.start, programme.end))),
            fact("fact-state", Some(state)),
            fact("fact-batch", programme.batch.clone()),
            fact("fact-family", family),
            fact("fact-audience", programme.audience.clone()),
            fact("fact-trainees", Some(text.with("people-count", &[("count", class.trainees.to_string())]))),
            fact("fact-units", units),
            fact("fact-place", programme.place.clone()),
            fact("fact-organiser", programme.organiser.clone()),
            fact("fact-host", programme.host.clone()),
            fact("fact-manager", programme.manager.clone()),
            fact("fact-rule", Some(class.rule.title.clone())),
            plan,
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// What the rule asks of a trainee, for everyone and for each category that differs.
    fn requirements(&self, class: &PublicClass<'_>) -> Vec<String> {
        let (rule, text) = (class.rule, self.text);
        let mut lines = self.terms(&rule.terms);
        if let Some(limit) = rule.disqualify.absences {
            lines.push(text.with("rule-absences", &[("count", limit.to_string())]));
        }
        if let Some(limit) = rule.disqualify.leaves {
            lines.push(text.with("rule-leaves", &[("count", limit.to_string())]));
        }
        for (category, terms) in &rule.categories {
            let category = self.public.site.categories[category.0].title.clone();
            let sentences = self.terms(terms).join(&text.get("list-semicolon"));
            lines.push(text.with("rule-category", &[("category", category), ("terms", sentences)]));
        }
        lines
    }

    fn terms(&self, terms: &Terms) -> Vec<String> {
        let text = self.text;
        let mut lines = Vec::new();
        for track in &terms.tracks {
            let ways: Vec<_> = track.ways.iter().map(|way| self.way(terms, way)).collect();
            let args = [
                ("track", text.track(track)),
                ("credits", number(track.required)),
                ("ways", ways.join(&text.get("list-semicolon"))),
            ];
            lines.push(text.with("rule-track", &args));
        }
        for rule in terms.deliverables.iter().filter(|rule| rule.count > 0) {
            lines.push(
                text.with("rule-deliverable", &[("title", rule.title.clone()), ("count", rule.count.to_string())]),
            );
        }
        if let Some(exam) = &terms.exam {
            let needs = exam.requires.iter().map(|requirement| {
                text.get(match requirement {
                    Requirement::Tracks => "needs-tracks",
                    Requirement::Deliverables => "needs-deliverables",
                })
            });
            let needs: Vec<_> = needs.collect();
            let needs = if needs.is_empty() { "none".to_owned() } else { needs.join(&text.get("list-comma")) };
            let makeup = if exam.makeup { "yes" } else { "no" };
            let args = [("pass", number(exam.pass)), ("needs", needs), ("makeup", makeup.to_owned())];
            lines.push(text.with("rule-exam", &args));
        }
        if let Some(result) = &terms.result {
            let word = |key: &str| match key {
                "exam" | "performance" => text.get(&format!("column-{key}")),
                key => key.to_owned(),
            };
            let share = |weight: rust_decimal::Decimal| number(weight * rust_decimal::Decimal::ONE_HUNDRED);
            let parts: Vec<_> =
                result.parts.iter().map(|part| format!("{} {}%", word(&part.key), share(part.weight))).collect();
            let args = [("parts", parts.join(&text.get("list-comma"))), ("pass", number(result.pass))];
            lines.push(text.with("rule-result", &args));
        }
        lines
    }

    fn way(&self, terms: &Terms, way: &Way) -> String {
        let text = self.text;
        let most = |max: &Option<rust_decimal::Decimal>| {
            max.map(|max| text.with("way-max", &[("max", number(max))])).unwrap_or_default()
        };
        match way {
            Way::Courses { kind: Some(crate::model::CourseKind::Required) } => text.get("way-courses-required"),
            Way::Courses { .. } => text.get("way-courses"),
            Way::Minutes { max } => text.get("way-minutes") + &most(max),
            Way::Session { credits, max } => text.with("way-session", &[("credits", number(*credits))]) + &most(max),
            Way::Completion { credits, commented } => {
                let key = if *commented { "way-completion-commented" } else { "way-completion" };
                text.with(key, &[("credits", number(*credits))])
            }
            Way::Recognition { credits } => text.with("way-recognition", &[("credits", number(*credits))]),
            Way::SelfStudy { credits, evidence } => {
                let title = terms.deliverables.iter().find(|rule| rule.key == *evidence).map(|rule| rule.title.clone());
                let args = [("credits", number(*credits)), ("evidence", title.unwrap_or_default())];
                text.with("way-self-study", &args)
            }
        }
    }

    fn sessions(&self, class: &PublicClass<'_>, full: Option<Full<'_>>) -> Vec<SessionLine> {
        let text = self.text;
        let lines = class.sessions.iter().enumerate().map(|(at, session)| {
            let slot = &session.slot;
            let record = full.map(|full| (full, &full.class.register.sessions[at]));
            let exceptions = record.iter().flat_map(|(full, record)| {
                [Status::Late, Status::LeftEarly, Status::Leave, Status::Absent].into_iter().filter_map(|status| {
                    let listed = record.exceptions.iter().filter(|mark| mark.status == status);
                    let name = |trainee: usize| {
                        full.office.person(full.class.register.roster[trainee].person).name.value.clone()
                    };
                    let names: Vec<_> = listed.map(|mark| name(mark.trainee)).collect();
                    let value = names.join(&text.get("list-comma"));
                    (!names.is_empty()).then(|| Fact { name: text.status(status), value, path: None })
                })
            });
            let teacher = slot.teacher.as_ref().map(|teacher| match &slot.position {
                Some(position) => format!("{teacher}（{position}）"),
                None => teacher.clone(),
            });
            let credits = text.with("credits-count", &[("count", number(slot.credits.round_dp(2)))]);
            let units: Vec<_> = slot.units.iter().map(|&unit| self.public.units.get(unit).short.clone()).collect();
            let whom = (!units.is_empty()).then(|| units.join(&text.get("list-comma")));
            let details = [slot.form.clone(), teacher, slot.room.clone(), whom, Some(credits)];
            let headcount =
                [("expected", session.headcount.expected.to_string()), ("came", session.headcount.came.to_string())];
            SessionLine {
                id: session.id.to_owned(),
                date: format!("{} {}", text.date(slot.date.value), text.weekday(slot.date.value)),
                time: slot.time.map(|time| text.time(time)).unwrap_or_default(),
                topic: slot.topic.clone(),
                details: details.into_iter().flatten().collect(),
                headcount: text.with("headcount", &headcount),
                exceptions: exceptions.collect(),
                minutes: record.map(|(_, record)| Rich(record.minutes.clone())).filter(|rich| !rich.0.is_empty()),
            }
        });
        lines.collect()
    }

    /// The office edition's results with marks and reasons; the public one's list of people.
    fn results(&self, class: &PublicClass<'_>, full: Option<Full<'_>>) -> Option<Table> {
        let text = self.text;
        if let Some(full) = full {
            let mut table = full.register();
            let person = |at: usize| full.office.person(full.class.register.roster[at].person);
            for (at, row) in table.rows.iter_mut().enumerate() {
                row[1].path = Some(super::person::path(person(at)));
            }
            table.column(text.get("column-reasons"), 20, Align::Start);
            let rule = full.office.rule(full.class);
            for (row, standing) in table.rows.iter_mut().zip(&full.ledger.standings) {
                let unmet = standing.unmet().map(|condition| text.condition(rule, condition));
                let waiting = matches!(standing.outcome, Outcome::UnderWay | Outcome::Planned);
                let reasons: Vec<_> = if waiting { Vec::new() } else { unmet.collect() };
                row.push(Cell::text(reasons.join(&text.get("list-semicolon"))));
            }
            table.notes.clear();
            table.signatures.clear();
            return (!table.rows.is_empty()).then_some(table);
        }
        let named = class.standings.iter().any(|standing| !standing.name.is_empty());
        let with_unit = class.standings.iter().any(|standing| standing.unit.is_some());
        let with_result = class.standings.iter().any(|standing| standing.qualified.is_some());
        let mut table = Table::new(String::new());
        table.column(text.get("column-serial"), 4, Align::Center);
        if named {
            table.column(text.get("column-name"), 6, Align::Start);
        }
        if with_unit {
            table.column(text.get("column-unit"), 14, Align::Start);
        }
        if with_result {
            table.column(text.get("column-outcome"), 6, Align::Center);
        }
        for (at, standing) in class.standings.iter().enumerate() {
            let mut row = vec![Cell::count(at + 1)];
            if named {
                row.push(Cell::text(&standing.name));
            }
            if with_unit {
                row.push(Cell::new(
                    standing.unit.map_or(Value::Empty, |unit| Value::Text(self.public.units.get(unit).short.clone())),
                ));
            }
            if with_result {
                row.push(standing.qualified.map_or_else(Cell::empty, |_| text.outcome(Outcome::Qualified)));
            }
            table.rows.push(row);
        }
        (table.columns.len() > 1 && !table.rows.is_empty()).then_some(table)
    }

    /// How many came to which end; in the public edition only that of the qualified, and only where
    /// the class is not too small to tell who is meant.
    fn outcome_line(&self, class: &PublicClass<'_>, full: Option<Full<'_>>) -> String {
        if let Some(full) = full {
            return full.outcomes();
        }
        let qualified = class.outcomes.get(&Outcome::Qualified).copied().unwrap_or(0);
        let small = class.trainees < self.public.site.privacy.smallest_group as usize;
        if self.state(class) != "over" || small || !self.public.site.privacy.result {
            return self.text.with("roster-count", &[("count", class.trainees.to_string())]);
        }
        let args = [("count", class.trainees.to_string()), ("qualified", qualified.to_string())];
        self.text.with("qualified-count", &args)
    }

    /// The tables of a class that this edition has.
    fn tables(&self, class: &PublicClass<'_>, full: Option<Full<'_>>) -> Vec<Document> {
        let programme = class.programme;
        let tables = TableKind::ALL.into_iter().filter_map(|kind| {
            let tables = match (kind, full) {
                (TableKind::CourseList, _) => course_list(class, self.text),
                (TableKind::TeachingPlan, _) if programme.schedule.is_empty() => Vec::new(),
                (TableKind::TeachingPlan, _) => vec![teaching_plan(class, self.public.units, self.text)],
                (_, None) => Vec::new(),
                (_, Some(full)) if full.ledger.standings.is_empty() => Vec::new(),
                (TableKind::Roster, Some(full)) => full.roster(),
                (TableKind::Attendance, Some(full)) if full.class.register.sessions.is_empty() => Vec::new(),
                (TableKind::Attendance, Some(full)) => vec![full.attendance()],
                (TableKind::Register, Some(full)) => vec![full.register()],
                (TableKind::CreditSummary, Some(full)) => vec![full.credit_summary()],
            };
            let title = format!("{}{}", programme.title.value, self.text.get(&format!("table-{}", kind.slug())));
            (!tables.is_empty()).then(|| Document {
                stem: self.table_stem(&programme.id, kind),
                title,
                tables,
                trail: vec![
                    Link { title: self.text.get("menu-classes"), path: "classes/index.html".to_owned() },
                    Link { title: programme.title.value.clone(), path: path(&programme.id) },
                ],
                today: self.public.today,
                organisation: self.public.site.organisation.clone(),
            })
        });
        tables.collect()
    }

    /// Where a table of a class lies: in the office edition among the filing tables.
    pub(super) fn table_stem(&self, class: &str, kind: TableKind) -> String {
        let folder = if self.records.is_some() { "filing" } else { "classes" };
        format!("{folder}/{class}/{}", kind.slug())
    }
}
