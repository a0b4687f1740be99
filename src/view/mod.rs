//! What each page and table says, free of format.
//!
//! A page is a path and its data; a document is a set of tables of typed cells. Both editions are
//! made by the same builders from a [`PublicOffice`], a type that holds no protected value; only the
//! office edition is handed the records themselves ([`Records`]) and says more with them.

mod about;
mod address;
mod agenda;
mod annual;
mod archive;
mod calendar;
mod changed;
mod chart;
mod class;
mod contents;
mod coverage;
mod dashboard;
mod deadlines;
mod disclose;
mod documents;
mod drawing;
mod events;
mod explain;
mod filed;
mod forms;
mod frame;
mod home;
mod indicators;
mod levels;
mod lists;
mod objection;
mod official;
mod origin;
mod outward;
mod page;
mod pager;
mod paper;
mod papers;
mod paths;
mod person;
mod plan;
mod procedure;
mod progress;
mod prose;
mod rich;
mod run_facts;
mod sections;
mod serialize;
mod since;
mod summary;
mod table;
mod taxonomies;
mod text;
mod timetables;
mod unit;

use rayon::prelude::*;

use crate::ledger::{Cycle, Ledger, Survey};
use crate::locale::Locale;
use crate::model::{ClassId, Edition, Form, Office, Period, PlanId};
use crate::source::Sources;

pub use address::encode;
pub use archive::{ArchiveView, Archived, archive, file_name};
pub use chart::{Chart, ChartKind, ChartRow};
pub use disclose::{PublicClass, PublicOffice, PublicStanding};
pub use drawing::{Drawing, DrawnField, Flow, FlowStep, Illustration, Process, Shows};
pub use explain::{AccountExplanation, ClassExplanation, Explanation, explain};
pub use filed::Counts;
pub use forms::{FilledForm, filled_forms};
pub use frame::Frame;
pub use outward::{Calendar, CalendarEntry, Feed, FeedEntry, Head, When};
pub use page::{Body, Page};
pub use paper::{
    Annex, Colophon, Document, Download, DownloadFile, Field, Format, Letter, Official, Paper, Pictures, Record, Sheet,
    Template, WORD_COLUMNS,
};
pub use papers::{Kept, KeptState};
pub use paths::CHANGES;
pub use prose::{Block, Run, position};
pub use rich::{Place, Rich, RichWords};
pub use run_facts::{
    ChangeFacts, Changes, CommitFacts, ItemChange, Remark, RemovedItem, RunFacts, SinceFacts, WaiverFacts,
};
pub use summary::ReportPart;
pub use table::{Align, Cell, Column, Computed, Fact, Layout, Link, Orientation, Size, Table, Tone, Value};

use agenda::Agenda;
use events::Event;
use progress::Progress;
use run_facts::NOTHING;
use text::Text;

/// The records that only the office edition may show.
#[derive(Clone, Copy)]
pub struct Records<'a> {
    /// The office with its people.
    pub office: &'a Office,
    /// Everything computed.
    pub ledger: &'a Ledger,
    /// The files, to say where a figure comes from.
    pub sources: &'a Sources,
}

/// Everything that one edition says.
#[derive(Debug)]
pub struct View {
    /// What every page has.
    pub frame: Frame,
    /// The pages.
    pub pages: Vec<Page>,
    /// The tables that are also files of their own.
    pub documents: Vec<Document>,
    /// Files that are passed on as they are: where to, and which below the content folder.
    pub files: Vec<(String, String)>,
    /// What happens when, for the calendars of others.
    pub calendars: Vec<Calendar>,
    /// What is new, for those who follow it; in the public edition only.
    pub feeds: Vec<Feed>,
    /// Where the edition is published, without a slash at its end; nothing where it is only opened from a folder.
    pub address: Option<String>,
}

/// Builds the view of an edition. With `records` it is the office edition; `formats` are those in which
/// this run makes documents.
pub fn build(
    public: &PublicOffice<'_>,
    records: Option<Records<'_>>,
    locale: &Locale,
    formats: &[Format],
    made: &RunFacts,
) -> View {
    let edition = if records.is_some() { Edition::Office } else { Edition::Public };
    let events = events::events(public);
    let agenda = Agenda::of(&events, public.classes.len());
    let (text, progress) = (Text::new(locale), Progress::default());
    let mut builder = Builder { public, records, edition, text, formats, events, agenda, progress, made };
    builder.progress = builder.gather_progress();
    let builder = builder;
    let (calendars, (mut pages, documents)) = rayon::join(|| builder.calendars(), || builder.pages());
    builder.heads(&mut pages);
    View {
        frame: builder.frame(),
        calendars,
        feeds: builder.feeds(&pages),
        address: builder.published_at().map(str::to_owned),
        pages,
        documents,
        files: builder.files(),
    }
}

/// What a form is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormOf {
    /// A class.
    Class(ClassId),
    /// A calendar year.
    Year(i32),
    /// A work plan.
    Plan(PlanId),
}

/// What every page of the office edition has, and one form of it as a document; no document where the
/// form has nothing to say. With `blank` it has so many empty rows in place of those of the records.
pub fn form(
    public: &PublicOffice<'_>,
    records: Records<'_>,
    locale: &Locale,
    form: &Form,
    of: FormOf,
    blank: Option<usize>,
) -> (Frame, Option<Document>) {
    let builder = Builder::of_office(public, records, locale);
    let subject = match of {
        FormOf::Class(ClassId(at)) => forms::Subject::Class(&public.classes[at], builder.full(at)),
        FormOf::Year(year) => forms::Subject::Year(Cycle::year(year)),
        FormOf::Plan(PlanId(at)) => forms::Subject::Plan(&public.plans[at]),
    };
    (builder.frame(), builder.form_document(form, subject, blank))
}

/// A summary on its own.
#[derive(Debug)]
pub struct SummaryOf {
    /// What every page of the office edition has.
    pub frame: Frame,
    /// The title that it has where nobody gave it another.
    pub title: String,
    /// Its page.
    pub page: Page,
    /// First the text, last the tables.
    pub documents: Vec<Document>,
    /// The text with what stands for its figures, to go on with.
    pub draft: Vec<ReportPart>,
}

/// The summary of any period, of the office edition.
pub fn summary(
    public: &PublicOffice<'_>,
    records: Records<'_>,
    locale: &Locale,
    formats: &[Format],
    made: &RunFacts,
    period: Period,
) -> SummaryOf {
    let events = events::events(public);
    let builder = Builder { formats, events, made, ..Builder::of_office(public, records, locale) };
    let survey = Survey::of(records.office, records.ledger, period, &|_, _| true);
    let (mut page, documents) = builder.summary(&survey);
    page.stand_alone();
    let draft = builder.report(&survey, summary::Said::Live);
    SummaryOf { frame: builder.frame(), title: builder.summary_title(period), page, documents, draft }
}

/// Pages that can be built beside others.
type Part<'p> = &'p (dyn Fn() -> Vec<Page> + Sync);

/// The pages of some parts, in their order.
fn side_by_side(parts: &[Part<'_>]) -> Vec<Page> {
    parts.par_iter().flat_map_iter(|part| part()).collect()
}

/// What the builders of pages share.
struct Builder<'a> {
    public: &'a PublicOffice<'a>,
    records: Option<Records<'a>>,
    edition: Edition,
    text: Text<'a>,
    formats: &'a [Format],
    /// What happens when; nothing where single documents are built.
    events: Vec<Event<'a>>,
    agenda: Agenda,
    progress: Progress,
    /// What there is to say of this run.
    made: &'a RunFacts,
}

impl<'a> Builder<'a> {
    /// What builds single documents of the office edition.
    fn of_office(public: &'a PublicOffice<'a>, records: Records<'a>, locale: &'a Locale) -> Self {
        Self {
            public,
            records: Some(records),
            edition: Edition::Office,
            text: Text::new(locale),
            formats: &[],
            events: Vec::new(),
            agenda: Agenda::default(),
            progress: Progress::default(),
            made: &NOTHING,
        }
    }
}

impl Builder<'_> {
    /// Every page but for its head, and every document.
    fn pages(&self) -> (Vec<Page>, Vec<Document>) {
        let classes: Vec<_> = (0..self.public.classes.len()).into_par_iter().map(|index| self.class(index)).collect();
        let mut documents = self.officials(&classes);
        let (years, others): (Vec<_>, Vec<_>) = self.cycles().map(|cycle| self.account(cycle)).unzip();
        let mut others: Vec<Document> = others.into_iter().flatten().collect();
        if self.records.is_some() {
            others.extend(self.public.plans.iter().flat_map(|plan| self.forms(forms::Subject::Plan(plan))));
        }
        let summaries = self.summaries();
        let coverage = self.coverage();
        let units: Vec<_> = self.public.units.ids().collect();
        let articles = || self.articles(&classes, &documents, &others);
        let unit_pages = || units.par_iter().flat_map_iter(|&id| self.unit_pages(id)).collect();
        let before: [Part<'_>; 3] = [&|| vec![self.home()], &|| self.lists(&classes, &others, &summaries), &articles];
        let after: [Part<'_>; 9] = [
            &unit_pages,
            &|| self.bulletins(),
            &|| self.calendar(),
            &|| self.timetables(),
            &|| self.deadlines(),
            &|| self.people(),
            &|| vec![self.search()],
            &|| self.taxonomies(),
            &|| self.dashboard().into_iter().collect(),
        ];
        let (mut pages, after) = rayon::join(|| side_by_side(&before), || side_by_side(&after));
        for (page, document) in self.objections() {
            pages.push(page);
            documents.push(document);
        }
        for (page, forms) in classes {
            pages.push(page);
            documents.extend(forms);
        }
        pages.extend(years);
        for (page, files) in summaries {
            pages.push(page);
            documents.extend(files);
        }
        for (page, file) in coverage {
            pages.push(page);
            documents.push(file);
        }
        pages.extend(after);
        documents.extend(others);
        pages.extend(self.since());
        pages.push(self.missing());
        pages.push(self.about_page(pages.len() + 1, documents.len()));
        pages.extend(self.redirects());
        (pages, documents)
    }

    fn search(&self) -> Page {
        let title = self.text.get("search");
        Page {
            path: "search.html".to_owned(),
            title,
            body: Body::Search,
            trail: Vec::new(),
            source: None,
            head: Head::default(),
        }
    }

    /// The events of a class, by its place among the classes.
    fn events_of(&self, class: usize) -> impl Iterator<Item = &Event<'_>> {
        self.agenda.of_class.get(class).into_iter().flatten().map(|&at| &self.events[at])
    }

    /// A document of the office's day; `trail` is the way to it.
    fn document(&self, stem: String, title: String, paper: Paper, trail: Vec<Link>) -> Document {
        Document {
            stem,
            title,
            paper,
            trail,
            today: self.public.today,
            organisation: self.public.site.organisation.clone(),
            language: self.public.site.language.clone(),
            source: None,
            form: None,
            template: None,
        }
    }

    /// The way to a page below one of the main entries.
    fn trail(&self, key: &str, path: &str) -> Vec<Link> {
        vec![Link { title: self.text.get(key), path: path.to_owned() }]
    }
}
