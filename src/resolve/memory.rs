//! What the files of a class became when they were resolved last, for who resolves an office over and over.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Scope;
use super::class::{self, Draft};
use crate::diag::Diagnostic;
use crate::source::{SourceFile, Sources};

/// What the classes were made of, and what was made.
///
/// A class rests on the files of its own folder and on all files of no class. It is taken from here while none of
/// these was read again, and no file came or went: then every place in them has its id still.
#[derive(Default)]
pub struct Memory {
    files: Vec<Arc<SourceFile>>,
    drafts: HashMap<String, Made>,
}

/// A class as its files say it, unless they are too wrong for one, and what was found.
#[derive(Clone)]
pub(super) struct Made {
    pub(super) draft: Option<Draft>,
    pub(super) findings: Vec<Diagnostic>,
}

impl Memory {
    /// The classes of some folders, in their order.
    pub(super) fn classes(&mut self, scope: &Scope<'_>, folders: &[String]) -> Vec<Made> {
        let stale = self.stale(scope.sources);
        let known = |folder: &String| {
            let made = stale.as_ref().filter(|stale| !stale.contains(&folder.as_str()));
            made.and_then(|_| self.drafts.get(folder))
        };
        let make = |folder: &String| known(folder).cloned().unwrap_or_else(|| made(scope, folder));
        let made: Vec<_> = folders.par_iter().map(make).collect();
        if stale.is_none() {
            self.drafts.clear();
        }
        for (folder, made) in folders.iter().zip(&made) {
            if stale.as_ref().is_none_or(|stale| stale.contains(&folder.as_str())) {
                self.drafts.insert(folder.clone(), made.clone());
            }
        }
        self.files = scope.sources.files().to_vec();
        made
    }

    /// The folders of which a file was read again; nothing where what all rest on is another one.
    fn stale<'s>(&self, sources: &'s Sources) -> Option<Vec<&'s str>> {
        let now = sources.files();
        if now.len() != self.files.len() || now.iter().zip(&self.files).any(|(now, before)| now.path != before.path) {
            return None;
        }
        let is_new = |now: &Arc<SourceFile>, before| !Arc::ptr_eq(now, before) && !sources.is_builtin(&now.path);
        let changed = now.iter().zip(&self.files).filter(|(now, before)| is_new(now, before));
        changed.map(|(now, _)| class::folder_of(&now.path)).collect()
    }
}

/// The class of a folder.
pub(super) fn made(scope: &Scope<'_>, folder: &str) -> Made {
    let mut findings = Vec::new();
    let draft = class::class(scope, folder, &mut findings);
    Made { draft, findings }
}
