//! A page: where it lies, and what it says by kind.

use serde::Serialize;

use super::outward::Head;
use super::table::Link;
use super::{about, annual, calendar, class, documents, home, lists, person, sections, summary, unit};
use crate::source::Span;

/// One page.
#[derive(Debug)]
pub struct Page {
    /// Where it lies, below the edition's folder.
    pub path: String,
    /// Its title.
    pub title: String,
    /// What it says.
    pub body: Body,
    /// The way from the home page to it, itself not counted.
    pub trail: Vec<Link>,
    /// The source it is about, for findings.
    pub source: Option<Span>,
    /// What it says of itself to programs; filled in when all pages are there.
    pub head: Head,
}

impl Page {
    /// Takes away what leads to other pages, of a summary that is saved on its own.
    pub(super) fn stand_alone(&mut self) {
        if let Body::Summary(view) = &mut self.body {
            view.downloads.clear();
            let cells = view.tables.iter_mut().flat_map(|table| &mut table.rows).flatten();
            cells.for_each(|cell| cell.path = None);
        }
    }

    /// Whether another page shows the same.
    pub fn is_same(&self, other: &Self) -> bool {
        let Self { path, title, body, trail, head, source: _ } = self;
        (path, title, trail, head) == (&other.path, &other.title, &other.trail, &other.head) && *body == other.body
    }
}

/// What a page says, by kind.
#[derive(Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Body {
    /// The home page.
    Home(home::Home),
    /// A list of notices, plans, procedures, classes, units or years.
    List(lists::List),
    /// A notice, plan or procedure.
    Article(documents::Article),
    /// A class.
    Class(Box<class::ClassPage>),
    /// A month or a week.
    Calendar(calendar::CalendarPage),
    /// Tables under heads.
    Sections(sections::Sections),
    /// A unit.
    Unit(Box<unit::UnitPage>),
    /// A year's credit summary.
    Annual(annual::AnnualPage),
    /// The summary of a term or another period.
    Summary(Box<summary::SummaryPage>),
    /// A person; in the office edition only.
    Person(person::PersonPage),
    /// What the site is made of.
    About(about::About),
    /// What a server shows in place of a page that is not there.
    Missing(about::Missing),
    /// What stands where a page was before.
    Redirect(about::Redirect),
    /// Where the pages that hold a word are shown, by the browser.
    Search,
}

impl Body {
    /// Whether it is something to be found: neither the page for what is not there, nor the trace of one
    /// that was moved, nor the page that finds others.
    pub fn is_found(&self) -> bool {
        !matches!(self, Self::Missing(_) | Self::Redirect(_) | Self::Search)
    }

    /// The template that draws it.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home(_) => "home.html",
            Self::List(_) => "list.html",
            Self::Article(_) => "article.html",
            Self::Class(_) => "class.html",
            Self::Calendar(_) => "calendar.html",
            Self::Sections(_) => "sections.html",
            Self::Unit(_) => "unit.html",
            Self::Annual(_) => "annual.html",
            Self::Summary(_) => "summary.html",
            Self::Person(_) => "person.html",
            Self::About(_) => "about.html",
            Self::Missing(_) => "missing.html",
            Self::Redirect(_) => "redirect.html",
            Self::Search => "search.html",
        }
    }
}
