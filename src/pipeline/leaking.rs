//! The search of the public files for what must not be there.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::Finished;
use super::laying::Laid;
use crate::check::{Leak, Numbers, Protected, Searched};
use crate::diag::{Code, Diagnostic};
use crate::model::{Edition, Office};
use crate::source::paths::{self, has_extension};
use crate::source::{FileId, Sources, Span};
use crate::view::{Document, View};

/// What was searched for, and the findings. A run is finished only where nothing was found: what it searched, and
/// for the same numbers, need not be searched again. Nor need documents that an earlier build made, where that was
/// searched for the numbers of `before_searched`.
pub(super) fn search(
    office: &Office,
    views: &[(Edition, View)],
    laid: &mut Laid<'_>,
    before: Option<&Finished>,
    searched_before: Option<[u8; 32]>,
) -> (Option<Arc<Numbers>>, Vec<Diagnostic>) {
    let protected = match Protected::of(office, before.and_then(|before| before.numbers.as_ref())) {
        Ok(protected) => protected,
        Err(reason) => return (None, vec![Diagnostic::nowhere(Code::LeakSearchFailed).arg("reason", reason)]),
    };
    let same =
        |before: &&Finished| before.numbers.as_ref().is_some_and(|known| Arc::ptr_eq(known, protected.numbers()));
    let before = before.filter(same);
    let was_searched = searched_before == Some(protected.numbers().hash());
    let public = format!("{}/", Edition::Public.folder());
    let is_new = |(path, bytes): &(&str, &Arc<Vec<u8>>)| {
        let known = before.and_then(|before| before.tree.get(path));
        path.starts_with(&public)
            && !known.is_some_and(|known| Arc::ptr_eq(known, bytes))
            && !(was_searched && laid.was_made_before(path))
    };
    let mut files: Vec<_> = laid.tree.shared().filter(is_new).map(|(path, bytes)| (path, bytes.as_slice())).collect();
    // A document that is printed on another machine, or made when somebody asks for it, is searched in its words.
    let words = words(views, before);
    files.extend(words.iter().map(|(path, words)| (path.as_str(), words.as_bytes())));
    let found = protected.search(&files);
    let findings = findings(&found, &protected, laid);
    if views.iter().any(|(edition, _)| *edition == Edition::Public) {
        laid.tree.note_searched(protected.numbers().hash());
    }
    (Some(Arc::clone(protected.numbers())), findings)
}

/// The documents of the public edition, each as everything that it says; without those that say what they said.
fn words(views: &[(Edition, View)], before: Option<&Finished>) -> Vec<(String, String)> {
    let public = |views: &&(Edition, View)| views.0 == Edition::Public;
    let known = before.and_then(|before| before.views.iter().find(public)).into_iter();
    let known: HashMap<&str, &Document> =
        known.flat_map(|(_, view)| &view.documents).map(|document| (document.stem.as_str(), document)).collect();
    let one = |document: &Document| {
        if known.get(document.stem.as_str()).is_some_and(|known| known.is_same(document)) {
            return None;
        }
        let mut words = String::new();
        // Writing to a text never fails.
        let _ = document.identify(&mut words);
        Some((format!("{}/{}.pdf", Edition::Public.folder(), document.stem), words))
    };
    let documents: Vec<&Document> = views.iter().filter(public).flat_map(|(_, view)| &view.documents).collect();
    documents.into_par_iter().filter_map(one).collect()
}

/// The findings for leaks, and for files that could not be searched. A value that one text has is found on its page,
/// in its printed form, in the index of the search and in feeds: it is said once for each line that has it, and where
/// no line has it, for the first file.
fn findings(searched: &Searched<'_>, protected: &Protected<'_>, laid: &Laid<'_>) -> Vec<Diagnostic> {
    // The page of a text is named rather than a gathering of many.
    let is_gathered = |leak: &&Leak<'_>| laid.source(&leak.path).is_none() && laid.origin(&leak.path).is_none();
    let (gathered, own): (Vec<_>, Vec<_>) = searched.leaks.iter().partition(is_gathered);
    let mut lines = Lines { protected, laid, known: BTreeMap::new() };
    let (mut said, mut findings) = (BTreeSet::new(), Vec::new());
    for leak in own.into_iter().chain(gathered) {
        let places = lines.of(leak);
        if places.is_empty() && said.range((leak.value, None)..(leak.value + 1, None)).next().is_none() {
            said.insert((leak.value, None));
            findings.push(leaked(leak, None));
        }
        for place in places {
            if said.insert((leak.value, Some(place))) {
                findings.push(leaked(leak, Some(place)));
            }
        }
    }
    let closed = searched.closed.iter().map(|path| {
        let place = laid.origin(path).and_then(|origin| named(origin, laid.sources()));
        Diagnostic::maybe_at(Code::UnsearchableFile, place).arg("path", path)
    });
    findings.extend(closed);
    findings
}

/// The lines of texts that have protected values: of each text, once it is asked for, the values by their places.
struct Lines<'a, 'p, 'l> {
    protected: &'a Protected<'p>,
    laid: &'a Laid<'l>,
    known: BTreeMap<FileId, Vec<(usize, Span)>>,
}

impl Lines<'_, '_, '_> {
    /// The lines that put a value into the public edition: the one that names a file which is passed on, those of the
    /// text that a page is made of, else those of any other that is no list.
    fn of(&mut self, leak: &Leak<'_>) -> Vec<Span> {
        let sources = self.laid.sources();
        if let Some(origin) = self.laid.origin(&leak.path) {
            return named(origin, sources).into_iter().collect();
        }
        if let Some(page) = self.laid.source(&leak.path) {
            let of_page = self.having(leak.value, page.file);
            if !of_page.is_empty() {
                return of_page;
            }
        }
        let texts = sources.ids().filter(|id| !has_extension(&sources.file(*id).path, "csv"));
        texts.flat_map(|file| self.having(leak.value, file)).collect()
    }

    /// The lines of a file that have a value.
    fn having(&mut self, value: usize, file: FileId) -> Vec<Span> {
        let (protected, sources) = (self.protected, self.laid.sources());
        let search = || {
            let mut at = 0;
            let line = |line: &str| {
                let start = at;
                at += line.len();
                let span = Span::new(file, start..start + line.trim_end().len());
                protected.values_in(line).into_iter().map(move |value| (value, span))
            };
            sources.file(file).text.split_inclusive('\n').flat_map(line).collect()
        };
        let known = self.known.entry(file).or_insert_with(search);
        let mut lines: Vec<Span> = known.iter().filter(|(known, _)| *known == value).map(|(_, span)| *span).collect();
        lines.dedup();
        lines
    }
}

/// Where a text names a file that is passed on: one beside it rather than another that has a file of the same name.
fn named(origin: &str, sources: &Sources) -> Option<Span> {
    let name = origin.rsplit('/').next().unwrap_or(origin);
    let is_begun =
        |before: &str| before.chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '_');
    let places = sources.ids().flat_map(|id| {
        let file = sources.file(id);
        let hits = file.text.match_indices(name).filter(|(at, _)| is_begun(&file.text[..*at]));
        hits.map(move |(at, _)| (!origin.starts_with(paths::folder(&file.path)), Span::new(id, at..at + name.len())))
    });
    places.min_by_key(|(is_far, _)| *is_far).map(|(_, span)| span)
}

/// The finding for a leak: where the value stands, else where the register has it.
fn leaked(leak: &Leak<'_>, line: Option<Span>) -> Diagnostic {
    let finding = Diagnostic::new(Code::ProtectedValueLeaked, line.unwrap_or(leak.register)).arg("what", leak.what);
    let finding = finding.arg("name", leak.person.masked_name()).arg("path", &leak.path);
    finding.related(leak.register, "register")
}
