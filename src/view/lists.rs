//! Pages that list other pages.

use std::collections::BTreeMap;

use chrono::Datelike;
use serde::Serialize;

use super::disclose::PublicClass;
use super::pager::Pager;
use super::paper::Document;
use super::table::{Link, Tone};
use super::{Body, Builder, Page, paths};
use crate::ledger::Cycle;
use crate::model::Notice;

/// What a list says: groups of entries.
#[derive(Debug, PartialEq, Serialize)]
pub struct List {
    /// The groups.
    pub groups: Vec<Group>,
    /// What to say where there is nothing.
    pub empty: String,
    /// The ways between its pages, where it takes several.
    pub pager: Option<Pager>,
    /// Its first page.
    pub first: Option<Link>,
    /// Pages beside it.
    pub around: Vec<Link>,
}

/// Some entries under a head.
#[derive(Debug, PartialEq, Serialize)]
pub struct Group {
    /// The head, which may be empty.
    pub title: String,
    /// The entries.
    pub entries: Vec<Entry>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// What it is, and where.
    pub link: Link,
    /// A short word beside it, with its tone.
    pub badge: Option<(String, Tone)>,
    /// What is worth knowing of it.
    pub details: Vec<String>,
    /// How many levels it stands below the first.
    pub depth: usize,
}

impl Builder<'_> {
    /// Every page that lists others.
    ///
    /// `classes` are the pages of the classes with their documents, `others` the documents of years and
    /// plans, `summaries` the pages of the summaries.
    pub(super) fn lists(
        &self,
        classes: &[(Page, Vec<Document>)],
        others: &[Document],
        summaries: &[(Page, Vec<Document>)],
    ) -> Vec<Page> {
        let lists = [
            self.list("notices", self.notices()),
            self.list("classes", self.classes()),
            self.list("plans", self.plans()),
            self.list("credits", self.years()),
            self.list("summaries", self.summary_list(summaries)),
            self.list("units", self.units()),
            self.list("procedures", self.procedures()),
            self.list("timetables", self.timetable_list()),
        ];
        let mut pages: Vec<_> = lists.into_iter().flatten().collect();
        if self.records.is_some() {
            pages.extend(self.list("people", self.everyone()));
            pages.extend(self.list("filing", self.filing(classes, others)));
        }
        pages
    }

    /// A main list, with what lies beside it on its first page.
    fn list(&self, key: &str, groups: Vec<Group>) -> Vec<Page> {
        let trail = if key == "timetables" { self.trail("menu-calendar", paths::CALENDAR) } else { Vec::new() };
        let title = self.text.get(&format!("menu-{key}"));
        let mut pages = self.list_pages(&format!("{key}/index.html"), &title, &trail, groups);
        let has_tags = || self.all_notices().iter().any(|(notice, _)| !notice.tags.is_empty());
        let around = match key {
            "notices" if has_tags() => vec![("menu-archive", paths::ARCHIVE), ("menu-tags", paths::TAGS)],
            "notices" => vec![("menu-archive", paths::ARCHIVE)],
            "classes" if self.public.classes.iter().any(|class| class.programme.family.is_some()) => {
                vec![("menu-families", paths::FAMILIES), ("menu-timetables", paths::TIMETABLES)]
            }
            "classes" => vec![("menu-timetables", paths::TIMETABLES)],
            "units" => vec![("menu-progress", paths::PROGRESS)],
            _ => Vec::new(),
        };
        if let Some(Page { body: Body::List(list), .. }) = pages.first_mut() {
            list.around = around.into_iter().flat_map(|(key, path)| self.trail(key, path)).collect();
        }
        pages
    }

    /// Notices of the office and of its classes, by year, latest first.
    fn notices(&self) -> Vec<Group> {
        let mut years: BTreeMap<Option<i32>, Vec<Entry>> = BTreeMap::new();
        for (notice, of_class) in self.all_notices() {
            let line = self.notice_line(notice, of_class);
            let year = notice.date.as_ref().map(|date| date.value.year());
            let entry = Entry { link: line.link, badge: None, details: line.details, depth: 0 };
            years.entry(year).or_default().push(entry);
        }
        let title = |year: Option<i32>| year.map_or_else(|| self.text.get("undated"), |year| self.year(year));
        let years = years.into_iter().rev().map(|(year, entries)| Group { title: title(year), entries });
        self.objection_group().into_iter().chain(years).collect()
    }

    /// Every notice, latest first, and whether it is a class's own.
    pub(super) fn all_notices(&self) -> Vec<(&Notice, bool)> {
        let own = self.public.classes.iter().filter_map(|class| class.programme.notice.as_ref());
        let mut all: Vec<_> =
            self.public.notices.iter().map(|notice| (notice, false)).chain(own.map(|notice| (notice, true))).collect();
        all.sort_by_key(|(notice, _)| std::cmp::Reverse(notice.date.as_ref().map(|date| date.value)));
        all
    }

    fn classes(&self) -> Vec<Group> {
        let states = ["under-way", "planned", "over"];
        let group = |state: &str| {
            let mut classes: Vec<_> = self.public.classes.iter().filter(|class| self.state(class) == state).collect();
            if state == "over" {
                classes.reverse();
            }
            let entries = classes.into_iter().map(|class| self.class_entry(class)).collect();
            Group { title: self.text.get(&format!("state-{state}")), entries }
        };
        states.into_iter().map(group).collect()
    }

    /// A class in a list.
    pub(super) fn class_entry(&self, class: &PublicClass<'_>) -> Entry {
        let programme = class.programme;
        let state = self.state(class);
        let tone = match state {
            "under-way" => Tone::Good,
            _ => Tone::Quiet,
        };
        let family = programme.family.map(|family| self.public.site.families[family].title.clone());
        let count = self.text.with("people-count", &[("count", class.trainees.to_string())]);
        let details = [Some(self.text.period(programme.start, programme.end)), family, Some(count)];
        Entry {
            link: Link { title: programme.title.value.clone(), path: paths::class(&programme.id) },
            badge: Some((self.text.get(&format!("state-{state}")), tone)),
            details: details.into_iter().flatten().collect(),
            depth: 0,
        }
    }

    fn plans(&self) -> Vec<Group> {
        let entries = self.public.plans.iter().map(|plan| {
            let number = plan.number.as_ref().map(|number| number.value.clone());
            let date = plan.date.as_ref().map(|date| self.text.date(date.value));
            Entry {
                link: Link { title: plan.title.value.clone(), path: paths::plan(&plan.id) },
                badge: None,
                details: [number, date].into_iter().flatten().collect(),
                depth: 0,
            }
        });
        vec![Group { title: String::new(), entries: entries.collect() }]
    }

    fn years(&self) -> Vec<Group> {
        let entries = self.cycles().rev().map(|cycle| Entry {
            link: Link { title: self.text.account_title(cycle), path: paths::account(cycle) },
            badge: None,
            details: Vec::new(),
            depth: 0,
        });
        vec![Group { title: String::new(), entries: entries.collect() }]
    }

    fn units(&self) -> Vec<Group> {
        let entries = self.public.units.ids().map(|id| {
            let unit = self.public.units.get(id);
            Entry {
                link: Link { title: unit.title.clone(), path: paths::unit(unit) },
                badge: None,
                details: unit.kind.iter().cloned().collect(),
                depth: unit.depth,
            }
        });
        vec![Group { title: String::new(), entries: entries.collect() }]
    }

    fn procedures(&self) -> Vec<Group> {
        let entries = self.public.procedures.iter().map(|procedure| Entry {
            link: Link { title: procedure.title.value.clone(), path: paths::procedure(&procedure.id) },
            badge: None,
            details: [procedure.code.clone(), procedure.version.clone()].into_iter().flatten().collect(),
            depth: 0,
        });
        vec![Group { title: String::new(), entries: entries.collect() }]
    }

    /// Everyone in the registers, by unit.
    fn everyone(&self) -> Vec<Group> {
        let Some(records) = self.records else { return Vec::new() };
        let group = |id| {
            let mine = records.office.people.iter().filter(|person| person.unit == id);
            let entries = mine.map(|person| {
                let category = person.category.map(|category| records.office.site.categories[category.0].title.clone());
                Entry {
                    link: Link { title: person.name.value.clone(), path: paths::person(person) },
                    badge: None,
                    details: [Some(person.id.value.clone()), category].into_iter().flatten().collect(),
                    depth: 0,
                }
            });
            Group { title: records.office.units.get(id).title.clone(), entries: entries.collect() }
        };
        records.office.units.ids().map(group).collect()
    }

    /// Every class with forms, latest first; before them the forms of the years and the plans.
    fn filing(&self, classes: &[(Page, Vec<Document>)], others: &[Document]) -> Vec<Group> {
        let entry = |title: &str, stem: &str| Entry {
            link: Link { title: title.to_owned(), path: format!("{stem}.html") },
            badge: None,
            details: Vec::new(),
            depth: 0,
        };
        let of = |key: &str, folder: &str| Group {
            title: self.text.get(key),
            entries: others
                .iter()
                .filter(|document| document.stem.starts_with(folder))
                .map(|document| entry(&document.title, &document.stem))
                .collect(),
        };
        let others = [of("menu-credits", "filing/year-"), of("menu-plans", "filing/plan-")];
        let classes = classes.iter().rev().map(|(page, documents)| Group {
            title: page.title.clone(),
            entries: documents.iter().map(|document| entry(&document.title, &document.stem)).collect(),
        });
        others.into_iter().chain(classes).collect()
    }

    /// The periods with accounts that this edition has: of longer ones only some people have an account,
    /// so that taking their totals from those of a unit could tell of the others.
    pub(super) fn cycles(&self) -> impl DoubleEndedIterator<Item = Cycle> {
        let office = self.records.is_some();
        self.public.accounts.keys().copied().filter(move |cycle| office || cycle.is_year())
    }

    /// A year as a head.
    pub(super) fn year(&self, year: i32) -> String {
        self.text.with("year", &[("year", year.to_string())])
    }
}
