//! The search of the public files for numbers that must not be there.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::laying::Laid;
use super::{Finished, outward};
use crate::check::{self, Numbers, Protected};
use crate::diag::{Code, Diagnostic};
use crate::model::{Edition, Office};
use crate::source::{Sources, Span};
use crate::view::{Document, View};

/// What was searched for, and the findings. A run is finished only where nothing was found: what it searched, and
/// for the same numbers, need not be searched again.
pub(super) fn search(
    office: &Office,
    views: &[(Edition, View)],
    laid: &Laid<'_>,
    before: Option<&Finished>,
) -> (Option<Arc<Numbers>>, Vec<Diagnostic>) {
    let protected = match Protected::of(office, before.and_then(|before| before.numbers.as_ref())) {
        Ok(protected) => protected,
        Err(reason) => return (None, vec![Diagnostic::nowhere(Code::LeakSearchFailed).arg("reason", reason)]),
    };
    let same =
        |before: &&Finished| before.numbers.as_ref().is_some_and(|known| Arc::ptr_eq(known, protected.numbers()));
    let before = before.filter(same);
    let public = format!("{}/", Edition::Public.folder());
    let is_new = |(path, bytes): &(&str, &Arc<Vec<u8>>)| {
        let known = before.and_then(|before| before.tree.get(path));
        path.starts_with(&public) && !known.is_some_and(|known| Arc::ptr_eq(known, bytes))
    };
    let mut files: Vec<_> = laid.tree.shared().filter(is_new).map(|(path, bytes)| (path, bytes.as_slice())).collect();
    // What a packed file says is searched in the words that it was made of.
    let mut said = words(views, before);
    said.extend(files.iter().filter_map(|(path, bytes)| outward::said(path, bytes)));
    files.retain(|(path, _)| !outward::is_folded(path));
    files.extend(said.iter().map(|(path, words)| (path.as_str(), words.as_bytes())));
    let leaks = protected.leaks(&files);
    let found = leaks.iter().map(|leak| (leak, laid.source(&leak.path)));
    (Some(Arc::clone(protected.numbers())), each_once(found, laid.sources()))
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

/// The findings for leaks. A number that one text has is found on its page, in its printed form, in the index of
/// the search and in feeds: it is said once, and where only such a gathering has it, for that.
fn each_once<'l>(
    leaks: impl Iterator<Item = (&'l check::Leak<'l>, Option<Span>)>,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let (mut with_source, without): (Vec<_>, Vec<_>) = leaks.partition(|(_, source)| source.is_some());
    let same = |one: &check::Leak<'_>, other: &check::Leak<'_>| {
        (one.register, one.what, &one.number) == (other.register, other.what, &other.number)
    };
    for leak in without {
        if !with_source.iter().any(|(known, _)| same(known, leak.0)) {
            with_source.push(leak);
        }
    }
    let mut findings: Vec<Diagnostic> = Vec::new();
    for (leak, source) in with_source {
        let finding = leaked(leak, source, sources);
        let is_known = |known: &Diagnostic| known.span == finding.span && known.related == finding.related;
        if !findings.iter().any(|known| is_known(known) && known.args.first() == finding.args.first()) {
            findings.push(finding);
        }
    }
    findings
}

/// The finding for a leak: where the text that the page is made of has the number, if it can be told.
fn leaked(leak: &check::Leak<'_>, page: Option<Span>, sources: &Sources) -> Diagnostic {
    let line = |span: Span| {
        let text = &sources.file(span.file).text;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if check::squeeze(line).to_lowercase().contains(&leak.number.to_lowercase()) {
                return Span::new(span.file, at..at + line.trim_end().len());
            }
            at += line.len();
        }
        span
    };
    let span = page.map_or(leak.register, line);
    let finding = Diagnostic::new(Code::ProtectedValueLeaked, span).arg("what", leak.what);
    finding.arg("name", &leak.person.name.value).arg("path", &leak.path).related(leak.register, "register")
}
