//! What of the last site is as it was: files of views that say the same.

use std::collections::HashMap;
use std::sync::Arc;

use super::Finished;
use crate::model::Edition;
use crate::render::html::Html;
use crate::view::{Calendar, Feed, Page};

/// An edition as it was made last, by the paths of its files.
pub(super) struct Before<'b> {
    finished: &'b Finished,
    folder: &'static str,
    /// Empty where other templates drew them.
    pages: HashMap<&'b str, &'b Page>,
    calendars: HashMap<&'b str, &'b Calendar>,
    feeds: HashMap<&'b str, &'b Feed>,
}

impl<'b> Before<'b> {
    /// An edition of what was made last; `html` are the templates that draw it now.
    pub(super) fn of(finished: &'b Finished, edition: Edition, html: &Arc<Html>) -> Option<Self> {
        let (_, view) = finished.views.iter().find(|(known, _)| *known == edition)?;
        let drawn_by = finished.templates.iter().find(|(known, _)| *known == edition);
        let pages = view.pages.iter().filter(|_| drawn_by.is_some_and(|(_, known)| Arc::ptr_eq(known, html)));
        Some(Self {
            finished,
            folder: edition.folder(),
            pages: pages.map(|page| (page.path.as_str(), page)).collect(),
            calendars: view.calendars.iter().map(|calendar| (calendar.path.as_str(), calendar)).collect(),
            feeds: view.feeds.iter().map(|feed| (feed.path.as_str(), feed)).collect(),
        })
    }

    /// The file of a page that shows what it showed.
    pub(super) fn page(&self, page: &Page) -> Option<Arc<Vec<u8>>> {
        self.pages.get(page.path.as_str()).filter(|known| known.is_same(page))?;
        self.file(&page.path)
    }

    /// The file of a calendar in which the same stands.
    pub(super) fn calendar(&self, calendar: &Calendar) -> Option<Arc<Vec<u8>>> {
        self.calendars.get(calendar.path.as_str()).filter(|known| **known == calendar)?;
        self.file(&calendar.path)
    }

    /// The file of a feed in which the same stands.
    pub(super) fn feed(&self, feed: &Feed) -> Option<Arc<Vec<u8>>> {
        self.feeds.get(feed.path.as_str()).filter(|known| **known == feed)?;
        self.file(&feed.path)
    }

    fn file(&self, path: &str) -> Option<Arc<Vec<u8>>> {
        self.finished.tree.get(&format!("{}/{path}", self.folder)).map(Arc::clone)
    }
}
