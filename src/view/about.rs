//! What the site is made of, and the page for what is not there.

use serde::Serialize;

use super::table::{Fact, Link};
use super::{Body, Builder, Head, Page, paths};

/// What the page about the site says.
#[derive(Debug, PartialEq, Serialize)]
pub struct About {
    /// Facts under heads.
    pub groups: Vec<(String, Vec<Fact>)>,
}

/// What a reader sees who followed a way that leads nowhere.
#[derive(Debug, PartialEq, Serialize)]
pub struct Missing {
    /// What stands before every path: where the site lies on its server, as far as that is known.
    pub root: String,
}

/// What stands where a page was before.
#[derive(Debug, PartialEq, Serialize)]
pub struct Redirect {
    /// The page as it is now.
    pub to: Link,
    /// Its address, where the site is published.
    pub address: Option<String>,
}

impl Builder<'_> {
    /// The page about the site, which has so many other pages and documents.
    pub(super) fn about_page(&self, pages: usize, documents: usize) -> Page {
        let (text, site, made) = (self.text, &self.public.site, self.made);
        let fact = |key: &str, value: String| Fact { name: text.get(key), value, path: None };
        let comma = text.get("list-comma");
        let commit = made.commit.as_ref().map(|(id, date)| fact("about-commit", format!("{id} {}", text.date(*date))));
        let changes = made.since.as_ref().map(|since| {
            let lead = text.with("since-lead", &[("date", text.date(since.date))]);
            Fact { path: Some(paths::CHANGES.to_owned()), ..fact("menu-changes", lead) }
        });
        let edition = text.get(&format!("edition-{}", self.edition.name()));
        let formats: Vec<_> =
            self.formats.iter().map(|format| text.get(&format!("about-format-{}", format.extension()))).collect();
        let fonts = (!made.fonts.is_empty()).then(|| fact("about-fonts", made.fonts.join(&comma)));
        let build = [
            Some(fact("about-day", text.date(self.public.today))),
            commit,
            // From here alone: a line of every page would change every page.
            changes,
            made.uncommitted.then(|| fact("about-uncommitted", text.get("about-uncommitted-yes"))),
            Some(fact("about-edition", edition)),
            Some(fact("about-program", format!("xueshi {}", env!("CARGO_PKG_VERSION")))),
            Some(fact("about-theme", site.theme.value.clone())),
            Some(fact("about-formats", formats.join(&comma))),
            fonts,
        ];
        let trainees: usize = self.public.classes.iter().map(|class| class.trainees).sum();
        let people = self.records.map(|records| fact("about-people", records.office.people.len().to_string()));
        let counts = [
            Some(fact("about-pages", pages.to_string())),
            Some(fact("about-documents", documents.to_string())),
            Some(fact("about-classes", self.public.classes.len().to_string())),
            Some(fact("about-enrolments", trainees.to_string())),
            people,
        ];
        let groups = [("about-build", build.to_vec()), ("about-content", counts.to_vec())];
        let groups = groups.map(|(key, facts)| (text.get(key), facts.into_iter().flatten().collect()));
        Page {
            path: paths::ABOUT.to_owned(),
            title: text.get("menu-about"),
            body: Body::About(About { groups: groups.into() }),
            trail: Vec::new(),
            source: None,
            head: Head::default(),
        }
    }

    /// The page that a server shows in place of one that is not there. Its ways must hold at any depth:
    /// they begin at the root of the server where the site's address is known.
    pub(super) fn missing(&self) -> Page {
        let address = self.public.site.base_url.as_deref().filter(|_| self.records.is_none());
        let path = address.and_then(|address| address.split_once("://")).map(|(_, rest)| rest);
        let root =
            path.map(|rest| rest.split_once('/').map_or_else(|| "/".to_owned(), |(_, path)| format!("/{path}/")));
        Page {
            path: "404.html".to_owned(),
            title: self.text.get("missing-title"),
            body: Body::Missing(Missing { root: root.unwrap_or_default() }),
            trail: Vec::new(),
            source: None,
            head: Head::default(),
        }
    }

    /// A page at each path where another was before.
    pub(super) fn redirects(&self) -> Vec<Page> {
        let public = self.public;
        let own = public.classes.iter().filter_map(|class| class.programme.notice.as_ref());
        let notices = public.notices.iter().map(|notice| (notice, false)).chain(own.map(|notice| (notice, true)));
        let notices =
            notices.map(|(notice, own)| (&notice.aliases, notice.title.value.as_str(), paths::notice(notice, own)));
        let plans = public.plans.iter().map(|plan| (&plan.aliases, plan.title.value.as_str(), paths::plan(&plan.id)));
        let procedures = public
            .procedures
            .iter()
            .map(|procedure| (&procedure.aliases, procedure.title.value.as_str(), paths::procedure(&procedure.id)));
        let classes = public.classes.iter().map(|class| {
            let programme = class.programme;
            (&programme.aliases, programme.title.value.as_str(), paths::class(&programme.id))
        });
        let redirect = |(aliases, title, path): (&'_ Vec<_>, &'_ str, String)| {
            let to = Link { title: title.to_owned(), path };
            let address = public.site.base_url.clone().filter(|_| self.records.is_none());
            let page = |alias: &crate::source::Spanned<String>| Page {
                path: alias.value.clone(),
                title: to.title.clone(),
                body: Body::Redirect(Redirect { to: to.clone(), address: address.clone() }),
                trail: Vec::new(),
                source: Some(alias.span),
                head: Head::default(),
            };
            aliases.iter().map(page).collect::<Vec<_>>()
        };
        notices.chain(plans).chain(procedures).chain(classes).flat_map(redirect).collect()
    }
}
