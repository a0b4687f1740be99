//! A class's page and the files of its tables.

mod changes;
mod requirements;
mod results;
mod sessions;
mod steps;
mod surveys;

use serde::Serialize;

use super::disclose::PublicClass;
use super::documents::NoticeLine;
use super::forms::{Full, Subject};
use super::paper::{Document, Download};
use super::table::{Fact, Table};
use super::{Body, Builder, Head, Page, paths};
use crate::model::ClassId;

use sessions::SessionLine;
use steps::Steps;
use surveys::AnswerSection;

/// What a class's page says.
#[derive(Debug, PartialEq, Serialize)]
pub struct ClassPage {
    /// Where the class stands in time: planned, under-way or over.
    pub state: &'static str,
    /// What is known of it.
    pub facts: Vec<Fact>,
    /// What the rule asks, a sentence each.
    pub requirements: Vec<String>,
    /// Its notice.
    pub notice: Option<NoticeLine>,
    /// The lists that are public for some days.
    pub objections: Vec<NoticeLine>,
    /// What is due.
    pub deadlines: Vec<Fact>,
    /// The schedule.
    pub schedule: Option<Table>,
    /// What of it was moved or called off, a sentence each.
    pub changes: Vec<String>,
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
    /// The steps of its procedure; in the office edition only.
    pub steps: Option<Steps>,
    /// How it was evaluated.
    pub evaluation: Option<AnswerSection>,
    /// What its trainees wished to learn.
    pub needs: Option<AnswerSection>,
    /// Who changed what of it last; in the office edition only.
    pub history: Option<Table>,
    /// Tables to open or save.
    pub downloads: Vec<Download>,
}

impl Builder<'_> {
    /// A class's page, and its tables.
    pub(super) fn class(&self, index: usize) -> (Page, Vec<Document>) {
        let class = &self.public.classes[index];
        let programme = class.programme;
        let full = self.full(index);
        let subject = Subject::Class(class, full);
        let documents = self.forms(subject);
        let downloads = documents.iter().map(|document| document.download(self.formats));
        let [evaluation, needs] = self.surveys(class, full);
        let page = ClassPage {
            state: self.state(class),
            facts: self.class_facts(class),
            requirements: self.requirements(class),
            notice: programme.notice.as_ref().map(|notice| self.notice_line(notice, true)),
            objections: class.objections.iter().map(|objection| self.objection_line(class, objection)).collect(),
            deadlines: programme
                .deadlines
                .iter()
                .map(|deadline| Fact {
                    name: deadline.title.clone(),
                    value: self.text.date(deadline.date.value),
                    path: None,
                })
                .collect(),
            schedule: self.form_tables("teaching-plan", subject, &documents).into_iter().next(),
            changes: self.changes(index),
            courses: self.form_tables("course-list", subject, &documents),
            sessions: self.sessions(class, full),
            credits: self.form_tables("credit-summary", subject, &documents).into_iter().next(),
            results: self.results(class, full, &documents),
            outcomes: self.outcome_line(class, full),
            steps: self.steps(index, &documents),
            evaluation,
            needs,
            history: self.history(programme.span),
            downloads: downloads.collect(),
        };
        let page = Page {
            path: paths::class(&programme.id),
            title: programme.title.value.clone(),
            body: Body::Class(Box::new(page)),
            trail: self.trail("menu-classes", "classes/index.html"),
            source: Some(programme.span),
            head: Head::default(),
        };
        (page, documents)
    }

    /// The class with everyone in it, in the office edition.
    pub(super) fn full(&self, index: usize) -> Option<Full<'_>> {
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
        let family = programme.family.map(|family| &self.public.site.families[family]).map(|family| Fact {
            name: text.get("fact-family"),
            value: family.title.clone(),
            path: Some(paths::family(&family.id)),
        });
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
            family,
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
        .chain(self.tag_facts(&programme.tags))
        .collect()
    }
}
