//! Everything by year, by family and by tag.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::agenda::key;
use super::lists::{Entry, Group};
use super::table::{Fact, Link, Tone};
use super::{Body, Builder, Head, Page, paths};
use crate::source::Spanned;

/// A notice, class or plan as a list of all kinds has it.
struct Piece<'p> {
    kind: &'static str,
    date: Option<NaiveDate>,
    /// The year, which a plan without a date may have.
    year: Option<i32>,
    tags: &'p [Spanned<String>],
    entry: Entry,
}

impl Builder<'_> {
    /// The archive, the families and the tags.
    pub(super) fn taxonomies(&self) -> Vec<Page> {
        let pieces = self.pieces();
        let mut pages = self.archive_years(&pieces);
        pages.extend(self.families());
        pages.extend(self.tags(&pieces));
        pages
    }

    /// Every notice, class and plan, latest first.
    fn pieces(&self) -> Vec<Piece<'_>> {
        let badge = |kind: &str| Some((self.text.get(&format!("kind-{kind}")), Tone::Quiet));
        let notices = self.all_notices().into_iter().map(|(notice, own)| {
            let line = self.notice_line(notice, own);
            let date = notice.date.as_ref().map(|date| date.value);
            let entry = Entry { link: line.link, badge: badge("notice"), details: line.details, depth: 0 };
            Piece { kind: "notice", date, year: date.map(|date| date.year()), tags: &notice.tags, entry }
        });
        let classes = self.public.classes.iter().map(|class| {
            let entry = Entry { badge: badge("class"), ..self.class_entry(class) };
            let date = class.programme.start;
            Piece { kind: "class", date: Some(date), year: Some(date.year()), tags: &class.programme.tags, entry }
        });
        let plans = self.public.plans.iter().map(|plan| {
            let date = plan.date.as_ref().map(|date| date.value);
            let year = date.map(|date| date.year()).or(plan.year.and_then(|year| i32::try_from(year).ok()));
            let details = date.map(|date| self.text.date(date)).into_iter().collect();
            let link = Link { title: plan.title.value.clone(), path: paths::plan(&plan.id) };
            Piece {
                kind: "plan",
                date,
                year,
                tags: &plan.tags,
                entry: Entry { link, badge: badge("plan"), details, depth: 0 },
            }
        });
        let mut pieces: Vec<_> = notices.chain(classes).chain(plans).collect();
        pieces.sort_by_key(|piece| std::cmp::Reverse((piece.year, piece.date)));
        pieces
    }

    fn archive_years(&self, pieces: &[Piece<'_>]) -> Vec<Page> {
        let trail = || self.trail("menu-archive", paths::ARCHIVE);
        let (mut pages, mut years) = (Vec::new(), Vec::new());
        for own in pieces.chunk_by(|a, b| a.year == b.year) {
            let Some(year) = own.first().map(|piece| piece.year) else { continue };
            let count = |kind: &str| own.iter().filter(|piece| piece.kind == kind).count().to_string();
            let args = [("notices", count("notice")), ("classes", count("class")), ("plans", count("plan"))];
            let title = year.map_or_else(
                || self.text.get("archive-undated"),
                |year| self.text.with("archive-year", &[("year", year.to_string())]),
            );
            let month = |piece: &Piece<'_>| piece.date.map(|date| date.month());
            let months = own.chunk_by(|a, b| month(a) == month(b)).map(|own| {
                let month = own.first().and_then(month);
                let title = month.map_or_else(
                    || self.text.get("undated"),
                    |month| self.text.with("month-alone", &[("month", month.to_string())]),
                );
                Group { title, entries: own.iter().map(|piece| piece.entry.clone()).collect() }
            });
            let path = paths::archive_of(year);
            years.push(Entry {
                link: Link { title: title.clone(), path: path.clone() },
                badge: None,
                details: vec![self.text.with("archive-count", &args)],
                depth: 0,
            });
            pages.extend(self.list_pages(&path, &title, &trail(), months.collect()));
        }
        let groups = vec![Group { title: String::new(), entries: years }];
        pages.extend(self.list_pages(paths::ARCHIVE, &self.text.get("menu-archive"), &[], groups));
        pages
    }

    /// The families that have classes, each with its classes, latest first.
    fn families(&self) -> Vec<Page> {
        let mut of: BTreeMap<usize, Vec<Entry>> = BTreeMap::new();
        for class in self.public.classes.iter().rev() {
            if let Some(family) = class.programme.family {
                of.entry(family).or_default().push(self.class_entry(class));
            }
        }
        let folder = paths::FAMILIES;
        let mut trail = self.trail("menu-classes", "classes/index.html");
        let titled = of.into_iter().map(|(family, entries)| {
            let family = &self.public.site.families[family];
            let count = self.text.with("classes-count", &[("count", entries.len().to_string())]);
            (
                Link { title: family.title.clone(), path: paths::family(&family.id) },
                count,
                family.title.clone(),
                entries,
            )
        });
        let titled: Vec<_> = titled.collect();
        if titled.is_empty() {
            return Vec::new();
        }
        let above = trail.clone();
        trail.extend(self.trail("menu-families", folder));
        self.taxonomy(folder, "menu-families", &above, &trail, titled)
    }

    /// The tags, each with what has it.
    fn tags(&self, pieces: &[Piece<'_>]) -> Vec<Page> {
        let mut of: BTreeMap<String, (&str, Vec<Entry>)> = BTreeMap::new();
        for piece in pieces {
            for tag in piece.tags {
                let (_, entries) = of.entry(key(&tag.value)).or_insert_with(|| (&tag.value, Vec::new()));
                entries.push(piece.entry.clone());
            }
        }
        if of.is_empty() {
            return Vec::new();
        }
        let titled = of.into_values().map(|(tag, entries)| {
            let count = self.text.with("entries-count", &[("count", entries.len().to_string())]);
            let title = self.text.with("tag-title", &[("tag", tag.to_owned())]);
            (Link { title: tag.to_owned(), path: paths::tag(tag) }, count, title, entries)
        });
        let folder = paths::TAGS;
        let trail = self.trail("menu-tags", folder);
        self.taxonomy(folder, "menu-tags", &[], &trail, titled.collect())
    }

    /// A page that lists the terms, below `above`, and a page for each of them, below `trail`.
    fn taxonomy(
        &self,
        folder: &str,
        key: &str,
        above: &[Link],
        trail: &[Link],
        terms: Vec<(Link, String, String, Vec<Entry>)>,
    ) -> Vec<Page> {
        let (mut pages, mut index) = (Vec::new(), Vec::new());
        for (link, count, title, entries) in terms {
            let groups = vec![Group { title: String::new(), entries }];
            pages.extend(self.list_pages(&link.path, &title, trail, groups));
            index.push(Entry { link, badge: None, details: vec![count], depth: 0 });
        }
        let groups = vec![Group { title: String::new(), entries: index }];
        pages.extend(self.list_pages(folder, &self.text.get(key), above, groups));
        pages
    }

    /// The tags of something as facts, each leading to what else has it.
    pub(super) fn tag_facts(&self, tags: &[Spanned<String>]) -> impl Iterator<Item = Fact> {
        let name = self.text.get("fact-tag");
        tags.iter().map(move |tag| Fact {
            name: name.clone(),
            value: tag.value.clone(),
            path: Some(paths::tag(&tag.value)),
        })
    }

    /// A list in as many pages as it takes.
    pub(super) fn list_pages(&self, path: &str, title: &str, trail: &[Link], groups: Vec<Group>) -> Vec<Page> {
        let lists = self.lists_of(path, title, groups);
        let page = |(at, (path, title, list)): (usize, (String, String, super::lists::List))| {
            let mut trail = trail.to_vec();
            if let (1.., Some(first)) = (at, list.first.clone()) {
                trail.push(first);
            }
            Page { path, title, body: Body::List(list), trail, source: None, head: Head::default() }
        };
        lists.into_iter().enumerate().map(page).collect()
    }
}
