//! The index of an edition, of its pages as they were drawn.

use std::borrow::Cow;
use std::collections::HashMap;

use rayon::prelude::*;

use super::means::{File, Means};
use crate::diag::Diagnostic;
use crate::render::search;
use crate::view::{Format, View};

/// The file of the index that names the others, which is there whatever the pages say.
pub(super) const FIRST: &str = "search/index.js";
/// The folder of the index.
pub(super) const FOLDER: &str = "search/";

/// The files that an edition's pages are searched with. One who makes the site over and over gets only the
/// place of the first, and the files when somebody asks for one.
pub(super) fn files(means: &Means, view: &View, drawn: &[Result<File, Diagnostic>]) -> Vec<Result<File, Diagnostic>> {
    if means.shelf.is_some() {
        return vec![Ok(File::new(FIRST.to_owned(), Vec::new(), None))];
    }
    let by_path: HashMap<&str, &[u8]> =
        drawn.iter().flatten().map(|file| (file.path.as_str(), file.bytes.as_slice())).collect();
    let index = index(view, |path| by_path.get(path).map(|bytes| Cow::Borrowed(*bytes)));
    index.into_iter().map(|(path, bytes)| Ok(File::new(path, bytes, None))).collect()
}

/// The index of every page, and of every form that has a page, as `drawn` hands them out by path.
pub(super) fn index<'d>(view: &View, drawn: impl Fn(&str) -> Option<Cow<'d, [u8]>> + Sync) -> Vec<(String, Vec<u8>)> {
    let entry = |path: &str, title: &str, sheet: bool| {
        search::entry(path, title, std::str::from_utf8(&drawn(path)?).ok()?, sheet)
    };
    let pages = view.pages.par_iter().filter(|page| page.body.is_found());
    let pages = pages.filter_map(|page| entry(&page.path, &page.title, false));
    let sheets = view.documents.par_iter().filter(|document| document.has(Format::Html));
    let sheets = sheets.filter_map(|document| entry(&document.path(Format::Html), &document.title, true));
    search::files(&pages.chain(sheets).collect::<Vec<_>>())
}
