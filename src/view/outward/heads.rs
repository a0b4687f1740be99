//! What a page says of itself to search engines, and to programs that show a link to it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;
use serde::Serialize;

use super::{beginning, one_line};
use crate::model::Edition;
use crate::view::disclose::PublicClass;
use crate::view::prose::{Block, blocks};
use crate::view::table::Link;
use crate::view::{Body, Builder, Page, Rich, paths};

/// How many characters a description has at most: more is cut by those that show it.
const MOST: usize = 120;

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Head {
    /// What it is about, in a sentence.
    pub description: Option<String>,
    /// What it is in the words of Open Graph; in the public edition only.
    pub kind: Option<&'static str>,
    /// Its language and country in those words.
    pub locale: &'static str,
    /// Its address; where the edition is published.
    pub address: Option<String>,
    /// The day of what it says.
    pub day: Option<NaiveDate>,
    /// Where one can follow what is new, its own feed first.
    pub feeds: Vec<Link>,
    /// The calendar of what it is about.
    pub calendar: Option<Link>,
    /// The address by which a program subscribes to that calendar.
    pub subscribe: Option<String>,
    /// When its sources were changed last, in a sentence.
    pub changed: Option<String>,
    /// It as linked data, to stand within a script of HTML.
    pub linked: Option<String>,
}

/// What is known of a page by its path.
struct Known<'a> {
    classes: BTreeMap<String, usize>,
    days: BTreeMap<String, Option<NaiveDate>>,
    calendars: BTreeMap<String, Link>,
    feed: Option<Link>,
    builder: &'a Builder<'a>,
}

impl Builder<'_> {
    /// Fills in the head of every page.
    pub(in crate::view) fn heads(&self, pages: &mut [Page]) {
        let public = self.edition == Edition::Public;
        let classes = self.public.classes.iter().enumerate();
        let notices = self.all_notices().into_iter().map(|(notice, own)| (paths::notice(notice, own), &notice.date));
        let plans = self.public.plans.iter().map(|plan| (paths::plan(&plan.id), &plan.date));
        let procedures = self.public.procedures.iter().map(|text| (paths::procedure(&text.id), &text.date));
        let texts = notices.chain(plans).chain(procedures);
        let known = Known {
            classes: classes.map(|(at, class)| (paths::class(&class.programme.id), at)).collect(),
            calendars: self.calendars_of_pages(),
            days: texts.map(|(path, date)| (path, date.as_ref().map(|date| date.value))).collect(),
            feed: public.then(|| Link { title: self.feed_title(), path: paths::feed() }),
            builder: self,
        };
        pages.par_iter_mut().for_each(|page| page.head = known.head(page));
    }

    /// The calendar that a page is about, by the page's path.
    fn calendars_of_pages(&self) -> BTreeMap<String, Link> {
        let link = |title: &str, path| Link { title: one_line(title), path };
        let classes = self.public.classes.iter().map(|class| {
            let (id, title) = (&class.programme.id, &class.programme.title.value);
            (paths::class(id), link(title, paths::class_calendar(id)))
        });
        let timetables = self.agenda.timetables().into_iter().map(|(whose, own)| (whose, &own.name));
        let timetables = timetables.map(|(whose, name)| (whose.page(name), link(name, whose.calendar(name))));
        let all = (paths::CALENDAR.to_owned(), link(&self.all_title(), paths::calendar_all()));
        std::iter::once(all).chain(classes).chain(timetables).collect()
    }

    /// What a class is, in a sentence.
    pub(super) fn class_sentence(&self, class: &PublicClass<'_>) -> String {
        let programme = class.programme;
        let named = |key: &str, value: &str| self.text.named(&self.text.get(key), value);
        let parts = [
            Some(self.text.period(programme.start, programme.end)),
            programme.audience.as_deref().map(|audience| named("fact-audience", audience)),
            programme.place.as_deref().map(|place| named("fact-place", place)),
            programme.organiser.as_deref().map(|organiser| named("fact-organiser", organiser)),
            programme.content.clone(),
        ];
        let said: Vec<_> = parts.into_iter().flatten().map(|part| one_line(&part)).collect();
        said.join(&self.text.get("list-semicolon"))
    }
}

impl Known<'_> {
    fn head(&self, page: &Page) -> Head {
        let builder = self.builder;
        let class = self.classes.get(&page.path).copied();
        let mut head = Head {
            description: Some(beginning(&self.description(page, class), MOST)),
            kind: self.feed.as_ref().map(|_| if matches!(page.body, Body::Article(_)) { "article" } else { "website" }),
            locale: if builder.public.site.language == "en" { "en_US" } else { "zh_CN" },
            address: builder.address(&page.path).filter(|_| is_worth_finding(&page.body)),
            day: self.days.get(&page.path).copied().flatten(),
            feeds: self.feed.iter().cloned().collect(),
            calendar: self.calendars.get(&page.path).cloned(),
            changed: builder.changed(page),
            ..Head::default()
        };
        let address = head.calendar.as_ref().and_then(|calendar| builder.address(&calendar.path));
        head.subscribe = address.map(|address| {
            address.split_once("://").map_or_else(|| address.clone(), |(_, rest)| format!("webcal://{rest}"))
        });
        let Some(at) = class else { return head };
        let programme = builder.public.classes[at].programme;
        head.day = builder.last_day(at);
        if self.feed.is_some() {
            let title = builder.class_feed_title(programme);
            head.feeds.insert(0, Link { title, path: paths::class_feed(&programme.id) });
            head.linked = Some(within_script(&builder.course(at)));
        }
        head
    }

    fn description(&self, page: &Page, class: Option<usize>) -> String {
        let builder = self.builder;
        let office = builder.public.site.organisation.clone();
        if let Some(at) = class {
            return builder.class_sentence(&builder.public.classes[at]);
        }
        let text = match &page.body {
            Body::Article(article) => first_sentence(&article.text),
            Body::Home(_) => Some(builder.text.with("about-home", &[("office", office.clone())])),
            _ => None,
        };
        text.unwrap_or_else(|| builder.text.with("about-page", &[("office", office), ("title", page.title.clone())]))
    }
}

/// Whether somebody who looks for something elsewhere should be led to a page: to one that has something to say.
fn is_worth_finding(body: &Body) -> bool {
    !matches!(body, Body::Search)
}

/// The first sentence of the first paragraph of a text.
pub(super) fn first_sentence(text: &Rich) -> Option<String> {
    let said = blocks(&text.prose, &[]).into_iter().find_map(|block| match block {
        Block::Paragraph { text, .. } | Block::Item { text, .. } => {
            let said = one_line(&text.iter().map(|run| run.text.as_str()).collect::<String>());
            (!said.is_empty()).then_some(said)
        }
        _ => None,
    })?;
    let ends = |(at, c): (usize, char)| {
        let rest = &said[at + c.len_utf8()..];
        let end = matches!(c, '。' | '！' | '？') || matches!(c, '.' | '!' | '?') && rest.starts_with(' ');
        end.then_some(at + c.len_utf8())
    };
    let end = said.char_indices().find_map(ends).unwrap_or(said.len());
    Some(said[..end].to_owned())
}

/// JSON that no text in it can end the script of.
fn within_script(value: &serde_json::Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_not_ended_from_within() {
        let said = within_script(&serde_json::json!({ "name": "a</script><!-- & b" }));
        assert_eq!(said, "{\"name\":\"a\\u003c/script\\u003e\\u003c!-- \\u0026 b\"}");
        let back: serde_json::Value = serde_json::from_str(&said).expect("JSON");
        assert_eq!(back["name"], "a</script><!-- & b");
    }

    #[test]
    fn a_long_text_is_cut_by_characters() {
        assert_eq!(beginning("一二三", 3), "一二三");
        assert_eq!(beginning("一二三四", 3), "一二…");
    }
}
