//! What is new, for programs that follow it: notices, sessions held, and what was moved or called off.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use pulldown_cmark::{Event, Tag};
use rayon::prelude::*;

use super::heads::first_sentence;
use super::{beginning, one_line};
use crate::model::{ClassId, Edition, Notice, Programme};
use crate::source::Span;
use crate::view::class::ClassPage;
use crate::view::{Body, Builder, Page, Rich, paths};

/// How many notices the feed of all has at most.
const LATEST: usize = 20;
/// How many characters a summary has at most.
const SUMMARY: usize = 200;

/// What is new of something.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// Where it lies, below the edition's folder.
    pub path: String,
    /// Its name in all the world.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its own address, where the edition is published.
    pub address: Option<String>,
    /// What leads to the page it is about.
    pub page: String,
    /// The tag of its language.
    pub language: String,
    /// Whose it is.
    pub author: String,
    /// When its latest entry is of, by the clocks of the office.
    pub updated: NaiveDateTime,
    /// What is new, the latest first.
    pub entries: Vec<FeedEntry>,
    /// The source it is about, for findings.
    pub source: Option<Span>,
}

/// Something new.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedEntry {
    /// Its name in all the world.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What leads to the page that tells of it.
    pub page: String,
    /// Whose it is, where not the feed's.
    pub author: Option<String>,
    /// When it is of, by the clocks of the office.
    pub updated: NaiveDateTime,
    /// What it says, in short.
    pub summary: Option<String>,
    /// The text.
    pub text: Option<Rich>,
}

/// A text without the links of its headings to themselves, which are of use on a page alone.
fn bare(text: &Rich) -> Rich {
    let mut text = text.clone();
    for (event, _) in &mut text.prose.events {
        if let Event::Start(Tag::Heading { id, .. }) = event {
            *id = None;
        }
    }
    text
}

impl Builder<'_> {
    /// The feed of all notices, and one of each class; `pages` are those of this edition.
    pub(in crate::view) fn feeds(&self, pages: &[Page]) -> Vec<Feed> {
        if self.edition == Edition::Office {
            return Vec::new();
        }
        let pages: BTreeMap<&str, &Page> = pages.iter().map(|page| (page.path.as_str(), page)).collect();
        let notices = self.all_notices();
        let classes = (0..self.public.classes.len()).into_par_iter();
        let mut feeds: Vec<_> = classes.map(|at| self.class_feed(at, &notices, &pages)).collect();
        feeds.insert(0, self.notice_feed(&notices, &pages));
        feeds
    }

    pub(super) fn feed_title(&self) -> String {
        self.text.with("feed-notices", &[("office", self.public.site.short.clone())])
    }

    pub(super) fn class_feed_title(&self, programme: &Programme) -> String {
        self.text.with("feed-class", &[("class", one_line(&programme.title.value))])
    }

    fn notice_feed(&self, notices: &[(&Notice, bool)], pages: &BTreeMap<&str, &Page>) -> Feed {
        let path = paths::feed();
        let entries =
            notices.iter().filter_map(|&(notice, own)| self.notice_entry(&path, notice, own, pages)).take(LATEST);
        let entries = entries.collect();
        self.feed(path, self.feed_title(), "notices/index.html", entries, self.public.today)
    }

    fn class_feed(&self, at: usize, notices: &[(&Notice, bool)], pages: &BTreeMap<&str, &Page>) -> Feed {
        let programme = self.public.classes[at].programme;
        let (path, page) = (paths::class_feed(&programme.id), paths::class(&programme.id));
        let about = |&(notice, own): &(&Notice, bool)| {
            if own { notice.id == programme.id } else { notice.class == Some(ClassId(at)) }
        };
        let notices = notices.iter().copied().filter(about);
        let mut entries: Vec<_> =
            notices.filter_map(|(notice, own)| self.notice_entry(&path, notice, own, pages)).collect();
        if let Some(Body::Class(class)) = pages.get(page.as_str()).map(|page| &page.body) {
            entries.extend(self.session_entries(&path, at, class));
            entries.extend(self.change_entries(&path, at, class));
        }
        entries.sort_by_key(|entry| Reverse(entry.updated));
        let since = programme.start.min(self.public.today);
        let feed = self.feed(path, self.class_feed_title(programme), &page, entries, since);
        Feed { source: Some(programme.span), ..feed }
    }

    /// A feed of entries; `since` is the day of one that has none.
    fn feed(&self, path: String, title: String, page: &str, entries: Vec<FeedEntry>, since: NaiveDate) -> Feed {
        let past = entries.iter().map(|entry| entry.updated).filter(|updated| updated.date() <= self.public.today);
        let updated = past.max().unwrap_or_else(|| since.and_time(NaiveTime::MIN));
        Feed {
            id: self.identity(&path),
            title,
            address: self.address(&path),
            page: self.way(&path, page),
            language: self.public.site.language.clone(),
            author: self.public.site.organisation.clone(),
            updated,
            entries,
            path,
            source: None,
        }
    }

    /// A notice; nothing of a draft, which has no day, and of what is public for some days only: readers of feeds keep
    /// what they read.
    fn notice_entry(&self, feed: &str, notice: &Notice, own: bool, pages: &BTreeMap<&str, &Page>) -> Option<FeedEntry> {
        if notice.shown.is_some() {
            return None;
        }
        let path = paths::notice(notice, own);
        let text = pages.get(path.as_str()).and_then(|page| match &page.body {
            Body::Article(article) => Some(&article.text),
            _ => None,
        });
        Some(FeedEntry {
            id: self.identity(&path),
            title: one_line(&notice.title.value),
            page: self.way(feed, &path),
            author: notice.issuer.clone(),
            updated: notice.date.as_ref()?.value.and_time(NaiveTime::MIN),
            summary: text.and_then(first_sentence).map(|said| beginning(&said, SUMMARY)),
            text: text.map(bare),
        })
    }

    /// The sessions held, as the class's page tells of them.
    fn session_entries(&self, feed: &str, at: usize, page: &ClassPage) -> Vec<FeedEntry> {
        let class = &self.public.classes[at];
        let lines = class.sessions.iter().zip(&page.sessions).map(|(session, line)| {
            let path = format!("{}#{}", paths::class(&class.programme.id), paths::session_anchor(session.id, None));
            let (from, to) = session.time;
            let last = session.date.checked_add_days(Days::new(u64::from(to < from))).unwrap_or(session.date);
            let said = [format!("{} {}", line.date, line.time)];
            let said = said.iter().chain(&line.details).chain(&line.headcount).map(|said| one_line(said));
            FeedEntry {
                id: self.identity(&path),
                title: one_line(session.topic),
                page: self.way(feed, &path),
                author: None,
                updated: last.and_time(to),
                summary: Some(said.collect::<Vec<_>>().join(&self.text.get("list-semicolon"))),
                text: None,
            }
        });
        lines.collect()
    }

    /// What was moved or called off. Nobody notes when that was decided; it is of the earliest day it concerns, as on
    /// that day whoever had noted it must know. Each further change is an entry of its own.
    fn change_entries(&self, feed: &str, at: usize, page: &ClassPage) -> Vec<FeedEntry> {
        let changed = self.events_of(at).filter(|event| event.is_changed());
        let entries = changed.zip(&page.changes).map(|(event, sentence)| {
            let days = event.moved.iter().map(|(date, _)| *date);
            FeedEntry {
                id: format!("urn:xueshi:{}-{}", event.uid, event.sequence()),
                title: one_line(sentence),
                page: self.way(feed, &event.path),
                author: None,
                updated: days.fold(event.date, Ord::min).and_time(NaiveTime::MIN),
                summary: Some(sentence.clone()),
                text: None,
            }
        });
        entries.collect()
    }

    /// The last day of which a class's page tells something that came to pass.
    pub(super) fn last_day(&self, at: usize) -> Option<NaiveDate> {
        let class = &self.public.classes[at];
        let notice = class.programme.notice.as_ref().and_then(|notice| notice.date.as_ref()).map(|date| date.value);
        class.sessions.iter().map(|session| session.date).chain(notice).max()
    }
}
