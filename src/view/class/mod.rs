//! A class's page and the files of its tables.

mod requirements;
mod results;
mod sessions;

use serde::Serialize;

use super::disclose::PublicClass;
use super::documents::NoticeLine;
use super::paper::{Document, Download, Paper, Sheet};
use super::table::{Fact, Link, Table};
use super::tables::{self, Full, course_list, schedule};
use super::{Body, Builder, Page, paths};
use crate::model::{ClassId, TableKind};

use sessions::SessionLine;

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

impl Builder<'_> {
    /// A class's page, and its tables.
    pub(super) fn class(&self, index: usize) -> (Page, Vec<Document>) {
        let class = &self.public.classes[index];
        let programme = class.programme;
        let full = self.full(index);
        let documents = self.tables(class, full);
        let downloads = documents.iter().map(|document| document.download(self.formats));
        let schedule = (!programme.schedule.is_empty())
            .then(|| schedule(programme.schedule.iter(), class.rule, self.public.units, self.text));
        let page = ClassPage {
            state: self.state(class),
            facts: self.class_facts(class),
            requirements: self.requirements(class),
            notice: programme.notice.as_ref().map(|notice| self.notice_line(notice, true)),
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
            credits: full.filter(|full| !full.ledger.standings.is_empty()).map(|full| {
                let mut table = full.credit_summary();
                table.signatures.clear();
                full.link_reasons(&mut table);
                table
            }),
            results: self.results(class, full),
            outcomes: self.outcome_line(class, full),
            downloads: downloads.collect(),
        };
        let page = Page {
            path: paths::class(&programme.id),
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
                path: Some(paths::plan(&plan.id)),
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
            fact("fact-source", class.rule.source.clone()),
            plan,
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The tables of a class that this edition has.
    fn tables(&self, class: &PublicClass<'_>, full: Option<Full<'_>>) -> Vec<Document> {
        let programme = class.programme;
        let document = |kind: TableKind| {
            let tables = tables::of(kind, class, full, self.public.units, self.text);
            let title = format!("{}{}", programme.title.value, self.text.get(&format!("table-{}", kind.slug())));
            (!tables.is_empty()).then(|| Document {
                stem: paths::class_table(self.records.is_some(), &programme.id, kind),
                title,
                paper: Paper::Forms(tables.into_iter().map(Sheet::Table).collect()),
                trail: vec![
                    Link { title: self.text.get("menu-classes"), path: "classes/index.html".to_owned() },
                    Link { title: programme.title.value.clone(), path: paths::class(&programme.id) },
                ],
                today: self.public.today,
                organisation: self.public.site.organisation.clone(),
                language: self.public.site.language.clone(),
                source: Some(programme.span),
            })
        };
        TableKind::ALL.into_iter().filter_map(document).collect()
    }
}
