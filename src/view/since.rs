//! The page of what changed since the site was published last.

use chrono::NaiveDate;

use super::run_facts::{ItemChange, RemovedItem, SinceFacts};
use super::sections::{Section, Sections};
use super::table::{Align, Cell, Table, Tone};
use super::{Body, Builder, Head, Page, paths};
use crate::source::Span;

impl Builder<'_> {
    /// The page, where the run was asked for it.
    pub(super) fn since(&self) -> Option<Page> {
        let since = self.made.since.as_ref()?;
        let public = self.public;
        let classes = public.classes.iter().map(|class| {
            let programme = class.programme;
            (programme.span, programme.title.value.as_str(), paths::class(&programme.id))
        });
        let notices = public.notices.iter().map(|one| (one.span, one.title.value.as_str(), paths::notice(one, false)));
        let plans = public.plans.iter().map(|one| (one.span, one.title.value.as_str(), paths::plan(&one.id)));
        let procedures =
            public.procedures.iter().map(|one| (one.span, one.title.value.as_str(), paths::procedure(&one.id)));
        let sections = [
            self.since_section(since, "classes", classes.collect()),
            self.since_section(since, "notices", notices.collect()),
            self.since_section(since, "plans", plans.collect()),
            self.since_section(since, "procedures", procedures.collect()),
            self.since_others(since),
            self.since_commits(since),
        ];
        let lead = self.text.with("since-lead", &[("date", self.text.date(since.date))]);
        let view = Sections {
            lead: vec![lead],
            sections: sections.into_iter().flatten().collect(),
            empty: self.text.get("since-nothing"),
            ..Sections::default()
        };
        Some(Page {
            path: paths::CHANGES.to_owned(),
            title: self.text.get("menu-changes"),
            body: Body::Sections(view),
            trail: Vec::new(),
            source: None,
            head: Head::default(),
        })
    }

    /// What became of one kind of pages.
    fn since_section(&self, since: &SinceFacts, kind: &str, pages: Vec<(Span, &str, String)>) -> Option<Section> {
        let text = self.text;
        let mut table = Table::new(String::new());
        table.column(text.get("column-date"), 7, Align::Center);
        table.column(text.get("column-title"), 24, Align::Start);
        table.column(text.get("since-column-change"), 10, Align::Start);
        if self.records.is_some() {
            table.column(text.get("column-files"), 16, Align::Start);
            table.column(text.get("column-author"), 8, Align::Start);
        }
        let mut rows: Vec<(Option<NaiveDate>, Vec<Cell>)> = Vec::new();
        for (span, title, path) in pages {
            if let Some(item) = since.items.get(&span.file) {
                rows.push((item.date, self.since_row(item, title, path)));
            }
        }
        let told = |gone: &&RemovedItem| gone.kind == kind && (gone.was_public || self.records.is_some());
        for gone in since.removed.iter().filter(told) {
            let mut row = vec![self.day(gone.date), Cell::text(&gone.title)];
            row.push(Cell::text(text.get("change-removed")).toned(Some(Tone::Bad)));
            row.resize_with(table.columns.len(), || Cell::text(""));
            rows.push((gone.date, row));
        }
        // Newest first; what is not committed yet is newer than all.
        rows.sort_by_key(|(date, _)| std::cmp::Reverse(date.unwrap_or(NaiveDate::MAX)));
        table.rows = rows.into_iter().map(|(_, row)| row).collect();
        let title = text.get(&format!("menu-{kind}"));
        (!table.rows.is_empty()).then(|| Section::new(kind, title, table))
    }

    fn since_row(&self, item: &ItemChange, title: &str, path: String) -> Vec<Cell> {
        let text = self.text;
        let what = match item {
            ItemChange { is_new: true, .. } => vec!["change-added"],
            ItemChange { told, records, .. } => [(*told, "change-changed"), (*records, "change-records")]
                .into_iter()
                .filter(|one| one.0)
                .map(|one| one.1)
                .collect(),
        };
        let what: Vec<String> = what.into_iter().map(|key| text.get(key)).collect();
        let mut row = vec![
            self.day(item.date),
            Cell::text(title).linked(Some(path)),
            Cell::text(what.join(&text.get("list-semicolon"))).toned(item.is_new.then_some(Tone::Good)),
        ];
        if self.records.is_some() {
            let names: Vec<&str> = item.files.iter().map(|path| path.splitn(3, '/').last().unwrap_or(path)).collect();
            let comma = text.get("list-comma");
            row.extend([Cell::text(names.join(&comma)), Cell::text(item.authors.join(&comma))]);
        }
        row
    }

    fn day(&self, date: Option<NaiveDate>) -> Cell {
        Cell::text(date.map(|date| self.text.date(date)).unwrap_or_default())
    }

    /// Files that are no page of their own; in the office edition only.
    fn since_others(&self, since: &SinceFacts) -> Option<Section> {
        self.records.filter(|_| !since.others.is_empty())?;
        let mut table = Table::new(String::new());
        table.column(self.text.get("column-files"), 40, Align::Start);
        table.rows = since.others.iter().map(|path| vec![Cell::text(path)]).collect();
        Some(Section::new("others", self.text.get("since-others"), table))
    }

    /// The commits; in the office edition only.
    fn since_commits(&self, since: &SinceFacts) -> Option<Section> {
        self.records.filter(|_| !since.commits.is_empty())?;
        let table = self.commits_table(&since.commits);
        Some(Section::new("commits", self.text.get("since-commits"), table))
    }
}
