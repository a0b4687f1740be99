//! What the office has to do: one page that leads to each place where something is missing.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::events::{Event, Kind, State};
use super::sections::{Section, Sections};
use super::table::{Align, Cell, Table, Tone, Value};
use super::{Body, Builder, Head, Page, Records, paths};
use crate::ledger::{Cycle, Outcome};
use crate::model::UnitId;
use crate::source::Span;

/// How many days ahead a deadline is near.
const NEAR: i64 = 30;
/// How many findings of one code are listed.
const ALIKE: usize = 20;

impl Builder<'_> {
    /// The dashboard; in the office edition only.
    pub(super) fn dashboard(&self) -> Option<Page> {
        let records = self.records?;
        let mut sections = vec![
            self.unrecorded(records),
            self.near(records),
            self.tasks(records),
            self.by_class(records, "pending", "column-pending", "#results", |class| {
                let over = records.office.today > class.0.programme.end;
                let pending = |outcome| matches!(outcome, Outcome::Pending) || over && outcome == Outcome::UnderWay;
                class.1.standings.iter().filter(|standing| pending(standing.verdict.outcome)).count()
            }),
            self.certificates(records),
            self.shortfalls(records),
        ];
        sections.extend(["error", "warning", "note"].into_iter().filter_map(|severity| self.findings(severity)));
        sections.extend(self.waivers());
        for section in &mut sections {
            section.none = self.text.get("dash-none");
        }
        let date = self.text.date(self.public.today);
        let view = Sections {
            lead: vec![self.text.with("dashboard-lead", &[("date", date)])],
            sections,
            overview: true,
            ..Sections::default()
        };
        Some(Page {
            path: paths::DASHBOARD.to_owned(),
            title: self.text.get("menu-dashboard"),
            body: Body::Sections(view),
            trail: Vec::new(),
            source: None,
            head: Head::default(),
        })
    }

    fn dash(&self, id: &str, columns: &[(&str, u32, Align)], rows: Vec<Vec<Cell>>) -> Section {
        let mut table = Table::new(String::new());
        for &(key, width, align) in columns {
            table.column(self.text.get(key), width, align);
        }
        table.rows = rows;
        let section = Section::new(id, self.text.get(&format!("dash-{id}")), table);
        Section { tone: Some(if section.count > 0 { Tone::Bad } else { Tone::Quiet }), ..section }
    }

    /// Sessions of the past that have no record.
    fn unrecorded(&self, records: Records<'_>) -> Section {
        let today = self.public.today;
        let missing =
            |event: &&Event<'_>| event.kind == Kind::Session && event.state == State::Planned && event.date < today;
        let row = |event: &Event<'_>| {
            let programme = self.public.classes[event.class].programme;
            let folder = file(records, Some(programme.span)).replace("class.yaml", "sessions/");
            vec![
                Cell::new(Value::Date(event.date)),
                Cell::text(event.title).linked(Some(event.path.clone())),
                Cell::text(&programme.title.value).linked(Some(paths::class(&programme.id))),
                Cell::maybe(event.teacher),
                Cell::text(folder),
            ]
        };
        let columns = [
            ("column-date", 6, Align::Center),
            ("column-topic", 16, Align::Start),
            ("column-class", 14, Align::Start),
            ("column-teacher", 6, Align::Start),
            ("column-file", 14, Align::Start),
        ];
        self.dash("records", &columns, self.events.iter().filter(missing).map(row).collect())
    }

    /// Deadlines of the next days, and those that are over while their class is not.
    fn near(&self, records: Records<'_>) -> Section {
        let near = |event: &&Event<'_>| {
            let days = (event.date - self.public.today).num_days();
            event.kind == Kind::Deadline && (days < 0 && self.is_open(event) || (0..=NEAR).contains(&days))
        };
        let events: Vec<_> = self.events.iter().filter(near).collect();
        let mut table = self.due_table(events.iter().copied(), true);
        table.column(self.text.get("column-file"), 14, Align::Start);
        for (row, event) in table.rows.iter_mut().zip(&events) {
            row.push(Cell::text(place(records, event.span)));
        }
        let section = Section::new("due", self.text.get("dash-due"), table);
        let overdue = events.iter().any(|event| event.date < self.public.today);
        Section { tone: Some(if overdue { Tone::Bad } else { Tone::Quiet }), ..section }
    }

    /// Tasks of plans that should be done and are not.
    fn tasks(&self, records: Records<'_>) -> Section {
        let today = self.public.today;
        let tasks = self.public.plans.iter().flat_map(|plan| plan.tasks.iter().map(move |task| (plan, task)));
        let rows = tasks.filter_map(|(plan, task)| {
            let due = task.due.as_ref().filter(|due| due.value < today && task.done.is_none())?;
            Some(vec![
                Cell::new(Value::Date(due.value)),
                Cell::text(&task.title),
                Cell::text(&plan.title.value).linked(Some(paths::plan(&plan.id))),
                Cell::maybe(task.manager.as_deref().or(task.host.as_deref())),
                Cell::text(place(records, Some(due.span))),
            ])
        });
        let columns = [
            ("column-due", 6, Align::Center),
            ("column-task", 16, Align::Start),
            ("fact-plan", 14, Align::Start),
            ("column-manager", 6, Align::Start),
            ("column-file", 14, Align::Start),
        ];
        self.dash("tasks", &columns, rows.collect())
    }

    /// Classes of which some people count.
    fn by_class(
        &self,
        records: Records<'_>,
        id: &str,
        head: &str,
        anchor: &str,
        count: impl Fn((&crate::model::Class, &crate::ledger::ClassLedger)) -> usize,
    ) -> Section {
        let classes = records.office.classes.iter().zip(&records.ledger.classes);
        let rows = classes.filter_map(|(class, ledger)| {
            let programme = &class.programme;
            let number = count((class, ledger));
            let folder = file(records, Some(programme.span)).replace("class.yaml", "");
            let path = format!("{}{anchor}", paths::class(&programme.id));
            let list = if id == "certificates" { "certificates.csv" } else { "marks.csv" };
            (number > 0).then(|| {
                vec![
                    Cell::text(&programme.title.value).linked(Some(path)),
                    Cell::new(Value::Date(programme.end)),
                    Cell::count(number),
                    Cell::text(format!("{folder}{list}")),
                ]
            })
        });
        let columns = [
            ("column-class", 18, Align::Start),
            ("form-fact-end", 6, Align::Center),
            (head, 6, Align::End),
            ("column-file", 14, Align::Start),
        ];
        self.dash(id, &columns, rows.collect())
    }

    /// Who qualified and has no certificate where the rule gives one.
    fn certificates(&self, records: Records<'_>) -> Section {
        let mut due: BTreeMap<usize, usize> = BTreeMap::new();
        for issue in crate::ledger::issue(records.office, records.ledger, None, self.public.today) {
            *due.entry(issue.class.0).or_default() += 1;
        }
        let places: BTreeMap<&str, usize> =
            due.iter().map(|(&at, &count)| (records.office.classes[at].programme.id.as_str(), count)).collect();
        self.by_class(records, "certificates", "column-due-certificates", "#results", |(class, _)| {
            places.get(class.programme.id.as_str()).copied().unwrap_or(0)
        })
    }

    /// How many of each unit are short of what this year asks, and by how much.
    fn shortfalls(&self, records: Records<'_>) -> Section {
        let cycle = Cycle::year(chrono::Datelike::year(&self.public.today));
        let mut short: BTreeMap<UnitId, (usize, usize, Decimal)> = BTreeMap::new();
        for (&person, account) in records.ledger.accounts.get(&cycle).into_iter().flatten() {
            if account.required.is_some() {
                let (bound, people, credits) = short.entry(records.office.person(person).unit).or_default();
                *bound += 1;
                *people += usize::from(!account.short().is_zero());
                *credits += account.short();
            }
        }
        let people = short.values().map(|(_, people, _)| people).sum();
        let rows = short.into_iter().filter(|(_, (_, people, _))| *people > 0).map(|(id, (bound, people, credits))| {
            let unit = records.office.units.get(id);
            vec![
                Cell::text(&unit.title).linked(Some(paths::unit(unit))),
                Cell::count(bound),
                Cell::count(people).linked(Some(paths::account(cycle))),
                Cell::decimal(credits),
            ]
        });
        let columns = [
            ("column-unit", 18, Align::Start),
            ("column-bound", 8, Align::End),
            ("column-short-people", 6, Align::End),
            ("column-short-credits", 6, Align::End),
        ];
        // How near the end of the year is decides how much it weighs.
        let section = self.dash("short", &columns, rows.collect());
        Section { count: people, tone: Some(Tone::Quiet), ..section }
    }

    /// The findings that are to stand, with the reason and until when.
    fn waivers(&self) -> Option<Section> {
        let rows = self.made.waivers.iter().map(|waiver| {
            let stands = match waiver.stands.as_slice() {
                [] if waiver.until < self.public.today => self.text.get("dash-waived-past"),
                [] if waiver.is_of_making => self.text.get("dash-waived-later"),
                [] => self.text.get("dash-waived-none"),
                [only] => only.clone(),
                [first, rest @ ..] => {
                    let more = self.text.with("dash-waived-more", &[("count", rest.len().to_string())]);
                    format!("{first}{more}")
                }
            };
            vec![
                Cell::text(&waiver.code),
                Cell::text(stands),
                Cell::text(&waiver.reason),
                Cell::new(Value::Date(waiver.until)).toned((waiver.until < self.public.today).then_some(Tone::Bad)),
                Cell::text(&waiver.place),
            ]
        });
        let rows: Vec<_> = rows.collect();
        let columns = [
            ("column-code-of", 4, Align::Center),
            ("column-found", 20, Align::Start),
            ("column-reason-why", 14, Align::Start),
            ("column-until", 6, Align::Center),
            ("column-file", 14, Align::Start),
        ];
        let section = (!rows.is_empty()).then(|| self.dash("waived", &columns, rows))?;
        Some(Section { tone: Some(Tone::Quiet), ..section })
    }

    /// The findings of a severity, of each code so many.
    fn findings(&self, severity: &str) -> Option<Section> {
        let all: Vec<_> = self.made.remarks.iter().filter(|remark| remark.severity == severity).collect();
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let mut rows = Vec::new();
        for remark in &all {
            let count = seen.entry(remark.code).or_default();
            *count += 1;
            if *count <= ALIKE {
                rows.push(vec![
                    Cell::text(remark.code),
                    Cell::text(&remark.text),
                    Cell::maybe(remark.help.as_deref()),
                    Cell::maybe(remark.place.as_deref()),
                ]);
            }
        }
        let columns = [
            ("column-code-of", 5, Align::Center),
            ("column-found", 20, Align::Start),
            ("column-help", 16, Align::Start),
            ("column-file", 14, Align::Start),
        ];
        let mut section = self.dash(&format!("findings-{severity}"), &columns, rows);
        section.count = all.len();
        for (code, count) in seen.iter().filter(|(_, count)| **count > ALIKE) {
            let more = self.text.with("dash-more", &[("count", (count - ALIKE).to_string())]);
            section.table.notes.push(self.text.named(code, &more));
        }
        let tone = if severity == "note" || all.is_empty() { Tone::Quiet } else { Tone::Bad };
        (!all.is_empty()).then_some(Section { tone: Some(tone), ..section })
    }
}

/// The file of a place.
fn file(records: Records<'_>, span: Option<Span>) -> String {
    span.map(|span| records.sources.shown_path(span.file)).unwrap_or_default()
}

/// File and line of a place.
fn place(records: Records<'_>, span: Option<Span>) -> String {
    let Some(span) = span else { return String::new() };
    format!("{}:{}", records.sources.shown_path(span.file), records.sources.position(span.file, span.start).line)
}
