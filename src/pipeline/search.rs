//! The index of an edition, of its pages as they were drawn.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::means::File;
use crate::diag::Diagnostic;
use crate::render::search;
use crate::view::View;

/// The files that an edition's pages are searched with: of every page, and of every form that has a page.
pub(super) fn files(view: &View, drawn: &[Result<File, Diagnostic>]) -> Vec<Result<File, Diagnostic>> {
    let pages = view.pages.iter().map(|page| (page.path.clone(), (page.title.as_str(), false)));
    let sheets =
        view.documents.iter().map(|document| (format!("{}.html", document.stem), (document.title.as_str(), true)));
    let titles: BTreeMap<String, (&str, bool)> = sheets.chain(pages).collect();
    let entry = |file: &Result<File, Diagnostic>| {
        let File { path, bytes, .. } = file.as_ref().ok()?;
        let (title, sheet) = titles.get(path)?;
        search::entry(path, title, std::str::from_utf8(bytes).ok()?, *sheet)
    };
    let entries: Vec<_> = drawn.par_iter().filter_map(entry).collect();
    search::files(&entries).into_iter().map(|(path, bytes)| Ok(File::new(path, bytes, None))).collect()
}
