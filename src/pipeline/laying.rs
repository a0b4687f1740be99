//! Files to the tree of the output, and what stands in the way of one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::means::File;
use crate::diag::{Code, Diagnostic};
use crate::output::{Refused, Tree};
use crate::source::{Sources, Span, paths};

/// The tree, and what each file of it is made of.
pub(super) struct Laid<'s> {
    pub(super) tree: Tree,
    places: BTreeMap<String, Option<Span>>,
    forms: BTreeMap<String, Span>,
    origins: BTreeMap<String, String>,
    made_before: BTreeSet<String>,
    sources: &'s Sources,
    before: Option<&'s Tree>,
}

impl<'s> Laid<'s> {
    /// Nothing yet. A file that is as it is in the tree `before` shares its bytes with that.
    pub(super) fn new(sources: &'s Sources, before: Option<&'s Tree>) -> Self {
        let (places, forms, origins) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { tree: Tree::default(), places, forms, origins, made_before: BTreeSet::new(), sources, before }
    }

    /// What the files are made of.
    pub(super) fn sources(&self) -> &'s Sources {
        self.sources
    }

    /// What the file of a path is about.
    pub(super) fn source(&self, path: &str) -> Option<Span> {
        self.places.get(path).copied().flatten()
    }

    /// The file below the content folder that is passed on under a path.
    pub(super) fn origin(&self, path: &str) -> Option<&str> {
        self.origins.get(path).map(String::as_str)
    }

    /// Whether the file of a path is a document that an earlier build made.
    pub(super) fn was_made_before(&self, path: &str) -> bool {
        self.made_before.contains(path)
    }

    /// A file in its edition's folder, or why it can't lie there.
    pub(super) fn lay(&mut self, folder: &str, file: File) -> Option<Diagnostic> {
        let File { path, bytes, source, form, key, origin, is_known } = file;
        let path = format!("{folder}/{path}");
        self.places.entry(path.clone()).or_insert(source);
        if let Some(form) = form {
            self.forms.entry(path.clone()).or_insert(form);
        }
        self.origins.extend(origin.map(|origin| (path.clone(), origin)));
        if is_known {
            self.made_before.insert(path.clone());
        }
        let known = self.before.and_then(|before| before.get(&path)).filter(|known| **known == bytes);
        let bytes = known.map_or(bytes, Arc::clone);
        match self.tree.insert(path.clone(), bytes) {
            Ok(()) => {
                if let Some(key) = key {
                    self.tree.note(&path, key);
                }
                None
            }
            Err(Refused::Taken(first)) => Some(self.collision(&path, source, form, &first)),
            Err(Refused::Unwritable { own_name }) => {
                let place = form.filter(|_| own_name).or(source);
                Some(Diagnostic::maybe_at(Code::BadPath, place).arg("path", &path))
            }
        }
    }

    fn collision(&self, path: &str, source: Option<Span>, form: Option<Span>, first: &str) -> Diagnostic {
        let other = self.forms.get(first).copied();
        // Of two forms in one folder the names of their files are to be mended.
        let (one, other) = match (form, other, paths::folder(path) == paths::folder(first)) {
            (Some(form), Some(other), true) => self.own_first(form, other),
            _ => (source, self.source(first)),
        };
        let finding = Diagnostic::maybe_at(Code::PathCollision, one).arg("path", path);
        match other {
            Some(other) => finding.related(other, "first"),
            None => finding,
        }
    }

    /// The definition that the office can change, and the other.
    fn own_first(&self, form: Span, other: Span) -> (Option<Span>, Option<Span>) {
        let builtin = self.sources.is_builtin(&self.sources.file(form.file).path);
        if builtin { (Some(other), Some(form)) } else { (Some(form), Some(other)) }
    }
}
