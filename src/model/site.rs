//! The office itself: its settings, its words for people and classes.

use super::asserted::Checks;
use super::calendar::Calendar;
use super::coverage::Coverage;
use super::privacy::Privacy;
use super::questionnaire::Evaluation;
use super::rule::AccountRule;
use super::target::Target;
use super::term::Term;
use crate::source::{Span, Spanned};

/// The settings of `site.yaml`.
#[derive(Clone, Debug)]
pub struct Site {
    /// The organisation's full name.
    pub organisation: String,
    /// Its short name, for heads of pages.
    pub short: String,
    /// Where the public edition is published, `https://edu.example/dangxiao`, without a slash at its end;
    /// nothing where it is only opened from a folder.
    pub base_url: Option<String>,
    /// The tag of the site's language.
    pub language: String,
    /// The folder below `themes/` that the site is drawn with.
    pub theme: Spanned<String>,
    /// Folders with fonts for PDFs, looked through before any other.
    pub fonts: Vec<Spanned<String>>,
    /// The categories of people (人员类别).
    pub categories: Vec<Category>,
    /// The families of classes (班次类别).
    pub families: Vec<Family>,
    /// What populations are to have had.
    pub coverage: Vec<Coverage>,
    /// The terms (学期), by their first days.
    pub terms: Vec<Term>,
    /// What the public edition shows.
    pub privacy: Privacy,
    /// How classes are evaluated.
    pub evaluation: Evaluation,
    /// How the office checks.
    pub checks: Checks,
    /// Where it is published.
    pub targets: Vec<Target>,
    /// Which days are worked.
    pub calendar: Calendar,
    /// Where the file stands.
    pub span: Span,
}

/// A category of people, for which rules and yearly requirements differ.
#[derive(Clone, Debug)]
pub struct Category {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What its people owe over the years, each requirement with its own source.
    pub accounts: Vec<Owed>,
}

/// What people of a category owe.
#[derive(Clone, Debug)]
pub struct Owed {
    /// How much, over how many years.
    pub rule: AccountRule,
    /// The regulation that the number comes from.
    pub source: Option<String>,
}

/// A family of classes.
#[derive(Clone, Debug)]
pub struct Family {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}
