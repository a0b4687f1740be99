//! Files that lie beside the texts and that none of them names.

use std::collections::BTreeSet;

use super::WORKBOOKS;
use super::links::{PASSED_ON, is_kept_back};
use crate::diag::{Code, Diagnostic, Severity};
use crate::model::{AttachmentTarget, Class, Notice};
use crate::source::paths::{self, has_extension};
use crate::source::{Sources, Span};

/// Warns of documents and pictures that no text links to, shows or attaches: a sheet that was meant to go out with a
/// notice, mostly. `linked` are those that texts link to. What a class keeps among its attachments and records needs no text, nor what lies where no link may lead.
pub(super) fn unnamed(
    sources: &Sources,
    linked: &BTreeSet<String>,
    notices: &[Notice],
    classes: &[Class],
    out: &mut Vec<Diagnostic>,
) {
    // A text that could not be read may name any of them.
    let is_text =
        |finding: &Diagnostic| finding.span.is_some_and(|span| has_extension(&sources.file(span.file).path, "md"));
    if out.iter().any(|finding| finding.severity() == Severity::Error && is_text(finding)) {
        return;
    }
    let own = classes.iter().filter_map(|class| class.programme.notice.as_ref());
    let attachments = notices.iter().chain(own).flat_map(|notice| &notice.attachments);
    let attached = attachments.filter_map(|attachment| match &attachment.target {
        Some(AttachmentTarget::File { path, .. }) => Some(path.as_str()),
        _ => None,
    });
    let named: BTreeSet<&str> = attached.chain(linked.iter().map(String::as_str)).collect();
    for id in sources.ids() {
        let path = sources.file(id).path.as_str();
        let is = |extensions: &[&str]| extensions.iter().any(|extension| has_extension(path, extension));
        let of_a_list = is(&WORKBOOKS) && ["classes/", "people/"].iter().any(|folder| path.starts_with(folder));
        let is_kept = is_kept_back(path) || path.split('/').any(|part| ["attachments", "sessions"].contains(&part));
        // What an open program lays down beside its file goes with it.
        let is_lock = paths::name(path).starts_with(['~', '.']);
        if is(&PASSED_ON) && !(named.contains(path) || of_a_list || is_kept || is_lock) {
            out.push(Diagnostic::new(Code::FileNotNamed, Span::file(id)).arg("path", sources.shown_path(id)));
        }
    }
}
