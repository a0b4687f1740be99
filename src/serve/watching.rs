//! Being told by the system which files change.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, Debouncer, NoCache, new_debouncer_opt};

use super::builds::Signal;

/// How long a file must rest before its change is told: an editor writes one in several steps.
const REST: Duration = Duration::from_millis(16);
/// How often is looked whether one has rested so long.
const TICK: Duration = Duration::from_millis(4);
/// The folders that the site is made of.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// What changed.
#[derive(Debug, Default)]
pub(super) struct Change {
    /// Files and folders, as paths below `content/`.
    pub(super) paths: BTreeSet<String>,
    /// Whether one of the watched folders itself came or went.
    pub(super) folders: bool,
    /// Whether something of a theme changed.
    pub(super) theme: bool,
    /// Whether the system lost count of what changed.
    pub(super) unsure: bool,
}

impl Change {
    /// Takes another change into this.
    pub(super) fn add(&mut self, other: Self) {
        self.paths.extend(other.paths);
        self.folders |= other.folders;
        self.theme |= other.theme;
        self.unsure |= other.unsure;
    }
}

/// What keeps the system telling.
pub(super) struct Watched {
    debouncer: Debouncer<RecommendedWatcher, NoCache>,
    root: PathBuf,
    folders: Vec<PathBuf>,
    /// Further folders, of which only the files directly in them are watched, and those of them that are there.
    further: Further,
    watched: BTreeSet<PathBuf>,
}

/// Folders that may change while they are watched.
type Further = Arc<Mutex<BTreeSet<PathBuf>>>;

impl Watched {
    /// Watches the folders anew: one that was deleted and came back is another one to the system.
    pub(super) fn renew(&mut self) {
        for folder in &self.folders {
            // One that is not there can't be watched, and is not missed until it is.
            let _ = self.debouncer.unwatch(folder);
            let _ = self.debouncer.watch(folder, RecursiveMode::Recursive);
        }
    }

    /// Watches these folders too, and no others that it was asked for before. One that is not there is known by its
    /// path, in case it comes into one that is watched.
    pub(super) fn also<'p>(&mut self, folders: impl Iterator<Item = &'p Path>) {
        let wanted: BTreeSet<PathBuf> = folders.filter_map(real).collect();
        let own = |folder: &PathBuf| *folder == self.root || self.folders.iter().any(|own| folder.starts_with(own));
        let there: BTreeSet<_> = wanted.iter().filter(|folder| !own(folder) && folder.is_dir()).cloned().collect();
        // One that is gone is not watched any more; where the system refuses, the rounds find what changes.
        for folder in self.watched.difference(&there) {
            let _ = self.debouncer.unwatch(folder);
        }
        for folder in there.difference(&self.watched) {
            let _ = self.debouncer.watch(folder, RecursiveMode::NonRecursive);
        }
        self.watched = there;
        *self.further.lock().unwrap_or_else(PoisonError::into_inner) = wanted;
    }
}

/// A path as the system tells it: without links. The folder itself need not be there, that around it must.
fn real(folder: &Path) -> Option<PathBuf> {
    let around = || Some(folder.parent()?.canonicalize().ok()?.join(folder.file_name()?));
    folder.canonicalize().ok().or_else(around)
}

/// Has the system tell of every change below the folders of an office.
///
/// # Errors
/// Why it can't, as the system says it.
pub(super) fn watch(root: &Path, signals: Sender<Signal>) -> Result<Watched, String> {
    let words = |error: notify::Error| error.to_string();
    // Events have the paths as they are without links.
    let root = root.canonicalize().map_err(|error| error.to_string())?;
    let folders: Vec<_> = FOLDERS.iter().map(|folder| root.join(folder)).collect();
    let (watched, further) = (folders.clone(), Further::default());
    let also = Arc::clone(&further);
    let told = move |result: DebounceEventResult| {
        let change = match result {
            Ok(events) => change(&events, &watched, &also.lock().unwrap_or_else(PoisonError::into_inner)),
            Err(_) => Some(Change { unsure: true, ..Change::default() }),
        };
        if let Some(change) = change {
            // A builder that has stopped needs to know nothing.
            let _ = signals.send(Signal::Changed(change));
        }
    };
    let settings = notify::Config::default().with_follow_symlinks(false);
    let mut debouncer =
        new_debouncer_opt::<_, RecommendedWatcher, NoCache>(REST, Some(TICK), told, NoCache::new(), settings)
            .map_err(words)?;
    debouncer.watch(&root, RecursiveMode::NonRecursive).map_err(words)?;
    for folder in folders.iter().filter(|folder| folder.exists()) {
        debouncer.watch(folder, RecursiveMode::Recursive).map_err(words)?;
    }
    Ok(Watched { debouncer, root, folders, further, watched: BTreeSet::new() })
}

/// What some events mean for the site, if anything.
fn change(events: &[DebouncedEvent], folders: &[PathBuf], further: &BTreeSet<PathBuf>) -> Option<Change> {
    let mut change = Change::default();
    let mut any = false;
    for event in events {
        if event.need_rescan() {
            (change.unsure, any) = (true, true);
        }
        if !writes(event.kind) {
            continue;
        }
        for path in &event.paths {
            if folders.contains(path) {
                (change.folders, any) = (true, true);
            }
            any |= further.contains(path) || path.parent().is_some_and(|folder| further.contains(folder));
            let Some(folder) = folders.iter().find(|folder| path.starts_with(folder)) else { continue };
            if is_passing(path) {
                continue;
            }
            any = true;
            let below = path.strip_prefix(folder).unwrap_or(path);
            if folder.ends_with(FOLDERS[0]) {
                change.paths.insert(below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"));
            } else {
                change.theme = true;
            }
        }
    }
    any.then_some(change)
}

/// Whether an event may have changed a file: reading one does not.
fn writes(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

/// Whether a file comes and goes with an editor and is none of the office's.
fn is_passing(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ends = |suffix: &str| name.len() > suffix.len() && name.to_lowercase().ends_with(suffix);
    name.starts_with('.')
        || name.starts_with("~$")
        || name.starts_with('#') && name.ends_with('#')
        || ["~", ".swp", ".swx", ".tmp", ".bak", ".xueshi-new"].iter().any(|suffix| ends(suffix))
        // What vim writes to try whether it may write.
        || name == "4913"
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use notify::Event;

    use super::*;

    fn event(kind: EventKind, paths: &[&str]) -> DebouncedEvent {
        let event = paths.iter().fold(Event::new(kind), |event, path| event.add_path(PathBuf::from(path)));
        DebouncedEvent::new(event, Instant::now())
    }

    fn seen(kind: EventKind, paths: &[&str]) -> Option<Change> {
        let further = ["/o/.git".into(), "/o/fonts".into()].into();
        change(&[event(kind, paths)], &["/o/content".into(), "/o/themes".into()], &further)
    }

    const MODIFIED: EventKind = EventKind::Modify(notify::event::ModifyKind::Any);

    #[test]
    fn what_an_editor_leaves_for_itself_is_passed_over() {
        for name in ["~$名单.xlsx", ".a.md.swp", "a.md~", "a.tmp", "#a.md#", "4913", ".git"] {
            assert!(is_passing(Path::new(name)), "{name}");
            assert!(seen(MODIFIED, &[&format!("/o/content/{name}")]).is_none(), "{name}");
        }
        let renamed = seen(MODIFIED, &["/o/content/a.md.tmp", "/o/content/a.md"]).expect("a change");
        assert_eq!(renamed.paths, ["a.md".to_owned()].into());
    }

    #[test]
    fn reading_changes_nothing_and_output_is_none_of_it() {
        assert!(seen(EventKind::Access(AccessKind::Open(AccessMode::Any)), &["/o/content/a.md"]).is_none());
        assert!(seen(MODIFIED, &["/o/output/site/index.html"]).is_none());
        assert!(seen(MODIFIED, &["/o/site.yaml"]).is_none());
    }

    #[test]
    fn of_further_folders_only_their_own_files_are_seen() {
        for path in ["/o/fonts", "/o/fonts/a.ttf", "/o/.git/HEAD"] {
            let seen = seen(MODIFIED, &[path]).expect("a change");
            assert!(seen.paths.is_empty() && !seen.folders && !seen.theme, "{path}");
        }
        assert!(seen(MODIFIED, &["/o/.git/objects/1"]).is_none());
    }

    #[test]
    fn a_theme_and_a_folder_that_goes_are_changes() {
        let theme = seen(MODIFIED, &["/o/themes/default/templates/home.html"]).expect("a change");
        assert!(theme.paths.is_empty() && theme.theme && !theme.folders);
        let gone = seen(EventKind::Remove(notify::event::RemoveKind::Folder), &["/o/content"]).expect("a change");
        assert!(gone.folders);
    }
}
