//! The site made over and over, for one who looks at it while it is written.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use super::means::Means;
use super::shelf::Shelf;
use super::{CONTENT, Finished, Run, Watch, examine_read, finish, later, press, search};
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::model::{Edition, Office};
use crate::output::Tree;
use crate::resolve::Memory;
use crate::source::{Kept, Log, Problem, Stamps};
use crate::theme::{Theme, Themes};
use crate::view::{Format, View};

/// Makes the site again and again. Files that did not change are not read again, classes of which no file did are
/// not resolved again, and pages of which nothing changed are not drawn again; everything else is done as in a build.
pub struct Workshop {
    config: Config,
    files: Kept,
    themes: Themes,
    shelf: Arc<Shelf>,
    memory: Memory,
    last: Option<Last>,
    /// The last run without an error.
    good: Option<Arc<Made>>,
}

/// What the last run had before it, and what it made.
struct Last {
    problems: Vec<Problem>,
    history: Stamps,
    log: Arc<Log>,
    theme: Option<Result<Arc<Theme>, Diagnostic>>,
    fonts: Arc<Stamps>,
    made: Arc<Made>,
}

/// What one run made.
pub struct Made {
    /// What it read, computed and found.
    pub run: Run,
    finished: Option<Finished>,
    /// What the pages are searched with, of each edition for which it was asked.
    indexes: [OnceLock<Index>; 2],
}

/// The files of an index by path.
type Index = BTreeMap<String, Arc<Vec<u8>>>;

/// A file of a site that was made, with what there is to say of it; or why it could not be made.
pub type Opened = Result<(Arc<Vec<u8>>, Vec<Diagnostic>), Diagnostic>;

impl Workshop {
    /// A workshop that has made nothing yet.
    pub fn new(config: Config) -> Self {
        Self {
            config,
            files: Kept::default(),
            themes: Themes::default(),
            shelf: Arc::default(),
            memory: Memory::default(),
            last: None,
            good: None,
        }
    }

    /// Has a file, or a folder's files, read again at the next run: somebody has seen that it was
    /// written. The path is one below the content folder.
    pub fn forget(&mut self, path: &str) {
        self.files.forget(path);
    }

    /// Has the theme read again at the next run.
    pub fn forget_theme(&mut self) {
        self.themes.forget_all();
    }

    /// Has everything read again at the next run.
    pub fn forget_all(&mut self) {
        self.files.forget_all();
        self.themes.forget_all();
    }

    /// The folders beside those of the content and the themes in which a change means another site: of git's history
    /// and of fonts.
    pub fn folders(&self) -> impl Iterator<Item = &Path> {
        self.last.iter().flat_map(|last| last.history.folders().chain(last.fonts.folders()))
    }

    /// Makes the site, unless nothing of which it is made has changed since it was made last: files, the theme, fonts
    /// that the office names, and the last commit.
    pub fn make(&mut self, watch: Watch<'_>) -> Option<Arc<Made>> {
        let Self { config, files, themes, shelf, memory, last, good } = self;
        let (sources, problems) = files.read_tree(&config.root, CONTENT);
        let history = Stamps::of_history(&config.root);
        let mut theme = |office: Option<&Office>| Some(themes.load(&config.root, &office?.site.theme.value));
        let fonts = |office: Option<&Office>| match office {
            Some(office) if config.formats.contains(&Format::Pdf) => {
                Stamps::of_fonts(&config.root, &press::folders(&office.site))
            }
            _ => Stamps::default(),
        };
        if let Some(last) = last
            && sources.is_as_read(&last.made.run.sources)
            && problems == last.problems
            && history == last.history
            && theme(last.made.run.office.as_ref()) == last.theme
            && fonts(last.made.run.office.as_ref()) == *last.fonts
        {
            return None;
        }
        let found = problems.clone();
        // Git is asked again when it has written something only.
        let known = last.as_ref().filter(|last| last.history == history).map(|last| Arc::clone(&last.log));
        let log = known.unwrap_or_else(|| Arc::new(Log::of(&config.root, CONTENT)));
        let run = examine_read(config, || (sources, found), Some(memory), &log, watch);
        // Both are taken before they are used: what changes meanwhile is another one at the next look.
        let (theme, fonts) = (theme(run.office.as_ref()), Arc::new(fonts(run.office.as_ref())));
        let means = |office: &Office| {
            // Where there is an office there is its theme, or why not.
            let loaded = theme.clone().unwrap_or_else(|| Ok(Arc::new(Theme::embedded())))?;
            Ok(Means::again(config, office, loaded, &fonts, shelf))
        };
        let before = good.as_ref().and_then(|good| good.finished.as_ref());
        let (run, finished) = finish(config, run, &means, before, &log, watch);
        let made = Arc::new(Made { run, finished, indexes: Default::default() });
        if made.is_whole() {
            *good = Some(Arc::clone(&made));
        }
        *last = Some(Last { problems, history, log, theme, fonts, made: Arc::clone(&made) });
        Some(made)
    }
}

impl Made {
    fn tree(&self) -> Option<&Tree> {
        self.finished.as_ref().map(|finished| &finished.tree)
    }

    /// Whether there is a site: no finding is an error.
    pub fn is_whole(&self) -> bool {
        self.finished.is_some()
    }

    /// The paths of all files, each beginning with its edition's folder.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.tree().into_iter().flat_map(|tree| tree.iter().map(|(path, _)| path))
    }

    /// How many files differ from those of an earlier run, come and gone ones counted. Documents, which are made when
    /// they are asked for, count only where they come or go.
    pub fn changed(&self, before: &Self) -> usize {
        let (Some(now), Some(before)) = (self.tree(), before.tree()) else { return self.paths().count() };
        let gone = before.iter().filter(|(path, _)| !now.contains(path)).count();
        gone + now.shared().filter(|(path, bytes)| before.get(path) != Some(*bytes)).count()
    }

    /// A file; nothing where there is none of that path. A document is made now, with what there is to
    /// say of it, unless it was made of the same before.
    pub fn open(&self, path: &str) -> Option<Opened> {
        let finished = self.finished.as_ref()?;
        if let Some(bytes) = self.searched(finished, path) {
            return Some(Ok((bytes, Vec::new())));
        }
        let bytes = finished.tree.get(path)?;
        let document = |(edition, view): &(Edition, _)| {
            let below = path.strip_prefix(edition.folder())?.strip_prefix('/')?;
            later::make(&finished.means, *edition, view, below, &self.run.sources)
        };
        let made = finished.views.iter().find_map(document);
        Some(made.unwrap_or_else(|| Ok((Arc::clone(bytes), Vec::new()))))
    }

    /// A file of the index, which is made when one is asked for first.
    fn searched(&self, finished: &Finished, path: &str) -> Option<Arc<Vec<u8>>> {
        let of = |(edition, _): &(Edition, View)| path.strip_prefix(edition.folder())?.strip_prefix('/');
        let (at, below) = finished.views.iter().enumerate().find_map(|(at, view)| Some((at, of(view)?)))?;
        if !below.starts_with(search::FOLDER) {
            return None;
        }
        let (edition, view) = &finished.views[at];
        let drawn = |path: &str| {
            let document = later::make(&finished.means, *edition, view, path, &self.run.sources);
            match document {
                Some(made) => made.ok().map(|(bytes, _)| Cow::Owned(bytes.to_vec())),
                None => finished
                    .tree
                    .get(&format!("{}/{path}", edition.folder()))
                    .map(|bytes| Cow::Borrowed(bytes.as_slice())),
            }
        };
        let made = || search::index(view, drawn).into_iter().map(|(path, bytes)| (path, Arc::new(bytes))).collect();
        self.indexes.get(at)?.get_or_init(made).get(below).map(Arc::clone)
    }
}
