//! What the files of a class became when they were resolved last, for who resolves an office over and over.

use std::collections::{BTreeSet, HashMap};
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
        match self.stale(scope.sources) {
            Some(stale) => self.drafts.retain(|folder, _| !stale.contains(folder.as_str())),
            None => self.drafts.clear(),
        }
        let make = |folder: &String| self.drafts.get(folder).cloned().unwrap_or_else(|| made(scope, folder));
        let made: Vec<_> = folders.par_iter().map(make).collect();
        for (folder, made) in folders.iter().zip(&made) {
            self.drafts.entry(folder.clone()).or_insert_with(|| made.clone());
        }
        self.files = scope.sources.files().to_vec();
        made
    }

    /// The folders of which a file was read again; nothing where what all rest on is another one.
    fn stale<'s>(&self, sources: &'s Sources) -> Option<BTreeSet<&'s str>> {
        sources.read_again(&self.files)?.into_iter().map(class::folder_of).collect()
    }
}

/// The class of a folder.
pub(super) fn made(scope: &Scope<'_>, folder: &str) -> Made {
    let mut findings = Vec::new();
    let draft = class::class(scope, folder, &mut findings);
    Made { draft, findings }
}
