//! What other programs read, to files: calendars, feeds, and what search engines are told.

use std::sync::Arc;

use rayon::prelude::*;

use super::before::Before;
use super::means::File;
use crate::diag::{Code, Diagnostic};
use crate::model::Edition;
use crate::render::{atom, html, ics, sitemap};
use crate::view::{Calendar, Feed, View};

/// The files of an edition that other programs read.
pub(super) fn files(edition: Edition, view: &View, before: Option<&Before<'_>>) -> Vec<Result<File, Diagnostic>> {
    let calendar = |calendar: &Calendar| {
        let known = before.and_then(|before| before.calendar(calendar));
        let bytes = known.unwrap_or_else(|| Arc::new(ics::calendar(calendar).into_bytes()));
        Ok(File::new(calendar.path.clone(), bytes, calendar.source))
    };
    let calendars = view.calendars.par_iter().map(calendar);
    let feeds = view.feeds.par_iter().map(|one| feed(one, before));
    let mut files: Vec<_> = calendars.chain(feeds).collect();
    let robots = sitemap::robots(edition == Edition::Public, view.address.as_deref());
    files.push(Ok(File::new("robots.txt".to_owned(), robots.into_bytes(), None)));
    files.extend(map(view));
    files
}

fn feed(feed: &Feed, before: Option<&Before<'_>>) -> Result<File, Diagnostic> {
    if let Some(known) = before.and_then(|before| before.feed(feed)) {
        return Ok(File::new(feed.path.clone(), known, feed.source));
    }
    let bytes = atom::feed(feed, &html::prose).map_err(|error| unwritten(&feed.path, &error))?;
    Ok(File::new(feed.path.clone(), bytes, feed.source))
}

/// The map of the pages, where the edition is published.
fn map(view: &View) -> Vec<Result<File, Diagnostic>> {
    let Some(address) = &view.address else { return Vec::new() };
    let heads = view.pages.iter().filter(|page| page.body.is_found()).map(|page| &page.head);
    let pages: Vec<_> = heads.filter_map(|head| Some((head.address.as_deref()?, head.day))).collect();
    match sitemap::files(address, &pages) {
        Ok(files) => files.into_iter().map(|(path, bytes)| Ok(File::new(path, bytes, None))).collect(),
        Err(error) => vec![Err(unwritten("sitemap.xml", &error))],
    }
}

fn unwritten(path: &str, error: &dyn std::error::Error) -> Diagnostic {
    Diagnostic::nowhere(Code::TextNotMade).arg("path", path).arg("detail", error.to_string())
}
