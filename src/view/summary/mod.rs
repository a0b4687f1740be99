//! The summary of a term, a year or any other period: a page, a workbook with a sheet a cut, and an official text.

mod charts;
mod open;
mod report;
mod sentences;
mod tables;

use serde::Serialize;

use super::disclose::summarised;
use super::drawing::Illustration;
use super::lists::{Entry, Group};
use super::paper::{Document, Download, Official, Paper, Sheet};
use super::table::{Fact, Table};
use super::{Body, Builder, Head, Page, Records, Rich, paths};
use crate::ledger::{Survey, SurveyOf};
use crate::model::{Measure, Period, SummaryText};

pub use report::ReportPart;
pub(super) use sentences::Said;
pub(super) use tables::amount_cell;

/// What the page of a summary says.
#[derive(Debug, PartialEq, Serialize)]
pub struct SummaryPage {
    /// Which days, and with which they are compared.
    pub lead: Vec<String>,
    /// The figures that everybody asks for first.
    pub key: Vec<Fact>,
    /// The charts, each with its figures as a table.
    pub charts: Vec<Illustration>,
    /// A table a cut.
    pub tables: Vec<Table>,
    /// The text; where the office has none of its own yet, in the words of the program.
    pub text: Option<Rich>,
    /// The same where nobody has edited it.
    pub report: Vec<ReportPart>,
    /// The text and the tables as files.
    pub downloads: Vec<Download>,
}

/// What stands at the top of the page.
const KEY: [Measure; 8] = [
    Measure::Classes,
    Measure::Trainees,
    Measure::People,
    Measure::AttendanceRate,
    Measure::PersonCredits,
    Measure::ExamPassRate,
    Measure::PassRate,
    Measure::Certificates,
];

impl Builder<'_> {
    /// Every summary with its documents, by period.
    pub(super) fn summaries(&self) -> Vec<(Page, Vec<Document>)> {
        let Some(Records { office, ledger, .. }) = self.records else {
            return self.public.surveys.iter().map(|survey| self.summary(survey)).collect();
        };
        let periods = summarised(office, |_| true).into_iter();
        periods.map(|period| self.summary(&Survey::of(office, ledger, period, &|_, _| true))).collect()
    }

    /// A summary with its documents, which the public edition has none of but a text that is public.
    pub(super) fn summary(&self, survey: &Survey) -> (Page, Vec<Document>) {
        let path = paths::summary(&self.public.site.period_id(survey.period));
        let edited = self.summary_text(survey.period);
        let title = edited.map_or_else(|| self.summary_title(survey.period), |text| text.text.title.value.clone());
        let tables = self.summary_tables(survey);
        let report =
            if edited.is_none() && self.records.is_some() { self.report(survey, Said::Values) } else { Vec::new() };
        let mut documents = Vec::new();
        if edited.is_some() || !report.is_empty() {
            documents.push(self.summary_official(survey, edited, &report, &path));
        }
        if self.records.is_some() {
            documents.push(self.summary_workbook(survey.period, &tables, &path));
        }
        let view = SummaryPage {
            lead: self.summary_lead(survey),
            key: self.key_figures(survey),
            charts: self.summary_charts(survey),
            tables,
            text: edited.map(|text| self.rich(&text.text.body, &path)),
            report,
            downloads: documents.iter().map(|document| document.download(self.formats)).collect(),
        };
        let source = edited.map(|text| text.text.span);
        let trail = self.trail("menu-summaries", paths::SUMMARIES);
        (Page { path, title, body: Body::Summary(Box::new(view)), trail, source, head: Head::default() }, documents)
    }

    /// The text of a period as its office wrote it, where this edition may have it.
    fn summary_text(&self, period: Period) -> Option<&SummaryText> {
        match self.records {
            Some(records) => records.office.summaries.iter().find(|text| text.period == period),
            None => self.public.summaries.iter().copied().find(|text| text.period == period),
        }
    }

    fn summary_lead(&self, survey: &Survey) -> Vec<String> {
        let days = |period: Period| self.text.period(period.from, period.to);
        let mut lead = vec![self.text.with("summary-days", &[("days", days(survey.period))])];
        if survey.period.to > self.public.today {
            lead[0] = self
                .text
                .with("summary-so-far", &[("days", days(survey.period)), ("today", self.text.date(self.public.today))]);
        }
        if let Some(before) = survey.previous {
            let args = [("title", self.period_title(before)), ("days", days(before))];
            lead.push(self.text.with("summary-previous", &args));
        }
        if self.records.is_none() {
            lead.push(self.text.get("small-groups"));
        }
        lead
    }

    fn key_figures(&self, survey: &Survey) -> Vec<Fact> {
        let figures = KEY.into_iter().filter_map(|measure| {
            let value = survey.get(SurveyOf::Total, measure)?;
            Some(Fact { name: self.text.measure(measure), value: self.text.amount(Some(value)), path: None })
        });
        figures.collect()
    }

    /// What a period is called: a term by its title, a year, other days by the first and the last.
    pub(super) fn period_title(&self, period: Period) -> String {
        let site = self.public.site;
        if let Some(term) = site.term(period) {
            return term.title.clone();
        }
        period.as_year().map_or_else(|| self.text.period(period.from, period.to), |year| self.year(year))
    }

    /// Whether it is called otherwise than by its days.
    fn has_name(&self, period: Period) -> bool {
        self.public.site.term(period).is_some() || period.as_year().is_some()
    }

    /// The title of a summary that nobody gave another one.
    pub(super) fn summary_title(&self, period: Period) -> String {
        let site = self.public.site;
        let args = [("organisation", site.short.clone()), ("period", self.period_title(period))];
        self.text.with("summary-title", &args)
    }

    /// The summary as an official text.
    fn summary_official(
        &self,
        survey: &Survey,
        edited: Option<&SummaryText>,
        report: &[ReportPart],
        path: &str,
    ) -> Document {
        if let Some(edited) = edited {
            return self.official_summary(&edited.text, path);
        }
        let official = Official {
            body: report.iter().map(ReportPart::block).collect(),
            issuer: Some(self.public.site.organisation.clone()),
            date: Some(self.text.date(self.public.today)),
            ..self.official(&self.summary_title(survey.period))
        };
        self.official_document(path.to_owned(), official, None)
    }

    fn summary_workbook(&self, period: Period, tables: &[Table], path: &str) -> Document {
        let title = self.text.with("summary-tables", &[("period", self.period_title(period))]);
        let trail = vec![super::Link { title: self.summary_title(period), path: path.to_owned() }];
        let sheets = tables.iter().cloned().map(Sheet::Table).collect();
        let stem = paths::summary_tables(&self.public.site.period_id(period));
        self.document(stem, title, Paper::Forms(sheets), trail)
    }

    /// The list of all summaries, latest first, and in the office edition of what is asked of populations.
    pub(super) fn summary_list(&self, summaries: &[(Page, Vec<Document>)]) -> Vec<Group> {
        let entries = summaries.iter().rev().map(|(page, _)| {
            let details = match &page.body {
                Body::Summary(view) => view.lead.iter().take(1).cloned().collect(),
                _ => Vec::new(),
            };
            let link = super::Link { title: page.title.clone(), path: page.path.clone() };
            Entry { link, badge: None, details, depth: 0 }
        });
        let of_office = self.public.site.coverage.iter().filter(|_| self.records.is_some());
        let covered = of_office.map(|coverage| {
            let link = super::Link { title: coverage.title.clone(), path: paths::coverage(&coverage.id) };
            Entry { link, badge: None, details: coverage.source.iter().cloned().collect(), depth: 0 }
        });
        let groups = [
            Group { title: String::new(), entries: entries.collect() },
            Group { title: self.text.get("column-coverage"), entries: covered.collect() },
        ];
        groups.into_iter().filter(|group| !group.entries.is_empty()).collect()
    }
}
