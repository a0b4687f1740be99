//! What every page of an edition has around what it says.

use serde::Serialize;

use super::table::Link;
use super::{Builder, paths};

/// What every page of an edition has.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// The organisation.
    pub organisation: String,
    /// Its short name.
    pub short: String,
    /// The language of the site.
    pub language: String,
    /// The edition.
    pub edition: &'static str,
    /// The day the site is of.
    pub today: String,
    /// The main entries.
    pub menu: Vec<Link>,
    /// What stands at the foot.
    pub foot: Vec<Link>,
}

impl Builder<'_> {
    /// The frame of the edition.
    pub(super) fn frame(&self) -> Frame {
        let entry = |key: &str, path: &str| Link { title: self.text.get(key), path: path.to_owned() };
        let public = self.public;
        let is_covered = self.records.is_some() && !public.site.coverage.is_empty();
        let is_told = self.records.is_some_and(|records| !records.office.summaries.is_empty());
        let has_summaries = !public.surveys.is_empty() || is_covered || is_told;
        let entries = [
            (true, "menu-notices", "notices/index.html"),
            (true, "menu-classes", "classes/index.html"),
            (true, "menu-calendar", paths::CALENDAR),
            (!public.plans.is_empty(), "menu-plans", "plans/index.html"),
            (!public.accounts.is_empty(), "menu-credits", "credits/index.html"),
            (has_summaries, "menu-summaries", paths::SUMMARIES),
            (true, "menu-units", "units/index.html"),
            (!public.procedures.is_empty(), "menu-procedures", "procedures/index.html"),
        ];
        let mut menu: Vec<_> =
            entries.into_iter().filter(|(there, ..)| *there).map(|(_, key, path)| entry(key, path)).collect();
        if self.records.is_some() {
            menu.insert(0, entry("menu-dashboard", paths::DASHBOARD));
            menu.push(entry("menu-people", "people/index.html"));
            menu.push(entry("menu-filing", "filing/index.html"));
        }
        let foot = vec![entry("menu-archive", paths::ARCHIVE), entry("menu-about", paths::ABOUT)];
        Frame {
            organisation: self.public.site.organisation.clone(),
            short: self.public.site.short.clone(),
            language: self.public.site.language.clone(),
            edition: self.edition.name(),
            today: self.text.date(self.public.today),
            menu,
            foot,
        }
    }
}
