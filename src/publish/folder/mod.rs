//! A folder of this machine or a share.
#![allow(clippy::disallowed_methods, reason = "what is published lies elsewhere than what a build writes")]

mod disk;
mod lay;
mod lock;
mod show;

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::changes::Held;
use super::fault::{Failure, Fault, at};
use super::manifest::{Manifest, Site, sha256};
use super::release_folder;
use super::shelf::{CURRENT, JOURNAL, Journal, LOCK, MARK, Mark, RELEASES, Shelf, Shown};
use crate::model::Switch;
use lock::Lock;

/// The folder that a target is, as it is written in `site.yaml`.
pub(super) fn resolved(root: &Path, written: &str) -> PathBuf {
    let path = root.join(written);
    std::path::absolute(&path).unwrap_or(path)
}

/// Whether a name is that of a file that was being written.
fn is_half(name: &str) -> bool {
    name.strip_suffix(".new").is_some()
}

/// Whether a name beside the releases is one that a stopped run left behind.
fn is_stray(name: &str) -> bool {
    let after = |own: &str| name.strip_prefix(own).is_some_and(|rest| rest.starts_with('.'));
    after(LOCK) || [MARK, JOURNAL].iter().any(|own| after(own) && is_half(name))
}

/// A folder that releases are laid out in.
pub(super) struct Folder {
    path: PathBuf,
    asked: Switch,
    /// The way that it can be done, once it was tried out; before, the one that was used last.
    way: Option<Switch>,
    lock: Option<Lock>,
    /// The greatest number of a release that ever was shown, as far as it is known.
    ever: u32,
    /// How many names were made up.
    spares: u32,
    /// Whether what readers see may be other than a list says.
    is_anew: bool,
}

impl Folder {
    pub(super) fn new(root: &Path, written: &str, asked: Switch) -> Result<Self, Fault> {
        // Elsewhere this would be the name of a folder beside the office's.
        let drive = written.as_bytes().get(1) == Some(&b':') && written.contains('\\');
        if cfg!(not(windows)) && (written.starts_with("\\\\") || drive) {
            return Err(Fault::OtherSystem { path: written.to_owned() });
        }
        Ok(Self { path: resolved(root, written), asked, way: None, lock: None, ever: 0, spares: 0, is_anew: false })
    }

    fn current(&self) -> PathBuf {
        self.path.join(CURRENT)
    }

    fn releases(&self) -> PathBuf {
        self.path.join(RELEASES)
    }

    fn manifest(&self, release: u32) -> PathBuf {
        self.releases().join(format!("{release}.json"))
    }

    /// A name among the releases that nothing has yet, and that the next run clears away.
    fn spare(&mut self) -> PathBuf {
        self.spares += 1;
        let token = self.lock.as_ref().map_or("", |lock| lock.token());
        self.releases().join(format!(".{token}-{}", self.spares))
    }

    /// Clears away what this run left behind where it failed: a full disk has room again.
    fn sweep(&self) {
        let Some(own) = self.lock.as_ref().map(|lock| format!(".{}-", lock.token())) else { return };
        for name in disk::names(&self.releases()).unwrap_or_default().iter().filter(|name| name.starts_with(&own)) {
            // What stays is cleared away next time; the failure before is what counts.
            drop(disk::clear(&self.releases().join(name)));
        }
    }

    fn hold(&self) -> Result<(), Fault> {
        self.lock.as_ref().map_or(Ok(()), Lock::hold)
    }

    /// The release that is shown: `current` says it where it is a link, else the mark does.
    fn live(&self, mark: &Mark) -> Option<u32> {
        let current = self.current();
        if let Ok(to) = fs::read_link(&current) {
            return to.strip_prefix(RELEASES).ok()?.to_str()?.parse().ok();
        }
        mark.live.filter(|_| current.exists())
    }

    fn mark(&self, live: Option<u32>) -> Result<(), Failure> {
        let ever = self.ever.max(live.unwrap_or(0));
        let mark = Mark { program: "xueshi".to_owned(), live, ever, way: self.way() };
        // Plain data always has a JSON.
        disk::write_whole(&self.path.join(MARK), &serde_json::to_vec(&mark).unwrap_or_default())
    }

    /// Tries out which way the target can do; one that is asked for must be possible.
    fn try_ways(&mut self) -> Result<Switch, Fault> {
        let (one, other) = (self.spare(), self.spare());
        let can_link = || {
            let linked = disk::link(Path::new("x"), &one).and_then(|()| fs::rename(&one, &other));
            linked.is_ok() && show::is_link(&other)
        };
        let can_exchange = || {
            let made = fs::create_dir(&one).and_then(|()| fs::create_dir(&other));
            made.is_ok() && disk::exchange(&one, &other).is_ok()
        };
        let found = match self.asked {
            Switch::Copy => Some(Switch::Copy),
            Switch::Link => can_link().then_some(Switch::Link),
            Switch::Exchange => can_exchange().then_some(Switch::Exchange),
            Switch::Auto if disk::has_shared_links(&self.path) && can_link() => Some(Switch::Link),
            Switch::Auto => {
                disk::clear(&one)?;
                disk::clear(&other)?;
                Some(if can_exchange() { Switch::Exchange } else { Switch::Copy })
            }
        };
        disk::clear(&one)?;
        disk::clear(&other)?;
        self.way = found;
        found.ok_or_else(|| Fault::NoWay { way: self.asked.name(), path: self.path.display().to_string() })
    }

    /// Shows a release; `known` are those whose files may lie in its place, where that is known.
    fn show(&mut self, to: &Manifest, known: &[&Manifest], from: Option<u32>) -> Result<(), Fault> {
        let way = self.try_ways()?;
        let (current, release, spare) = (self.current(), release_folder(&self.path, to.release), self.spare());
        self.hold()?;
        if way == Switch::Link && !show::is_folder(&current) {
            // One step that says itself what it did.
            show::by_link(&current, &Path::new(RELEASES).join(to.release.to_string()), &spare)?;
            return Ok(self.mark(Some(to.release))?);
        }
        let journal = self.path.join(JOURNAL);
        let text = serde_json::to_vec(&Journal { from, to: to.release, is_anew: self.is_anew }).unwrap_or_default();
        disk::write_whole(&journal, &text)?;
        match way {
            Switch::Link => show::by_link(&current, &Path::new(RELEASES).join(to.release.to_string()), &spare)?,
            Switch::Exchange => show::by_exchange(&current, to, &release, &spare)?,
            Switch::Auto | Switch::Copy => {
                let known = Some(known).filter(|known| !self.is_anew && !known.is_empty());
                show::by_copy(&current, to, known, &release, &spare)?;
            }
        }
        self.mark(Some(to.release))?;
        Ok(disk::clear(&journal)?)
    }
}

impl Shelf for Folder {
    fn way(&self) -> String {
        self.way.unwrap_or(self.asked).name().to_owned()
    }

    fn look(&mut self) -> Result<Shown, Fault> {
        let above = self.path.parent().unwrap_or(&self.path);
        if !above.is_dir() {
            return Err(Fault::NoFolder { path: above.to_owned() });
        }
        let mut shown = Shown::default();
        let mark = disk::read(&self.path.join(MARK))?.and_then(|bytes| serde_json::from_slice::<Mark>(&bytes).ok());
        let Some(mark) = mark.filter(|mark| mark.program == "xueshi") else {
            // A run that was stopped at once leaves its lock and nothing else.
            let foreign = disk::names(&self.path)?.into_iter().find(|name| name != LOCK && !is_stray(name));
            return match foreign {
                Some(name) => Err(Fault::Foreign { path: self.path.display().to_string(), name }),
                None => Ok(shown),
            };
        };
        let releases = self.releases();
        if fs::symlink_metadata(&releases).is_ok() {
            disk::own_folder(&releases)?;
        }
        for name in disk::names(&releases)? {
            let Ok(release) = name.trim_end_matches(".json").parse::<u32>() else { continue };
            shown.last = shown.last.max(release);
            if name.strip_suffix(".json").is_some() || disk::own_folder(&releases.join(&name)).is_err() {
                continue;
            }
            let manifest = disk::read(&self.manifest(release))?.and_then(|bytes| Manifest::read(&bytes));
            if let Some(manifest) = manifest.filter(|manifest| manifest.release == release) {
                shown.releases.insert(release, manifest);
            }
        }
        shown.live = self.live(&mark);
        shown.ever = mark.ever.max(shown.live.unwrap_or(0));
        self.ever = shown.ever;
        let journal = disk::read(&self.path.join(JOURNAL))?;
        shown.journal = journal.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        if self.way.is_none() && self.asked == Switch::Auto {
            self.way = [Switch::Link, Switch::Exchange, Switch::Copy].into_iter().find(|way| way.name() == mark.way);
        }
        Ok(shown)
    }

    fn lock(&mut self) -> Result<Option<String>, Fault> {
        match fs::create_dir(&self.path) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(at(&self.path)(error).into()),
            _ => {}
        }
        let (lock, took_over) = lock::take(&self.path)?;
        self.lock = Some(lock);
        Ok(took_over)
    }

    fn unlock(&mut self) {
        if let Some(lock) = self.lock.take() {
            lock.give_back();
        }
    }

    fn mend(&mut self, shown: &Shown) -> Result<Option<u32>, Fault> {
        if disk::read(&self.path.join(MARK))?.is_none() {
            self.mark(None)?;
        }
        disk::folder(&self.releases())?;
        let token = self.lock.as_ref().map_or("", |lock| lock.token()).to_owned();
        let left = |name: &str| name.starts_with('.') && !name.contains(&token) || is_half(name);
        for name in disk::names(&self.releases())?.iter().filter(|name| left(name)) {
            disk::clear(&self.releases().join(name))?;
        }
        for name in disk::names(&self.path)?.iter().filter(|name| is_stray(name)) {
            disk::clear(&self.path.join(name))?;
        }
        let mut finished = None;
        if let Some(journal) = shown.journal {
            let known: Vec<&Manifest> =
                journal.from.iter().chain([&journal.to]).filter_map(|release| shown.releases.get(release)).collect();
            let whole = shown.releases.get(&journal.to).or_else(|| shown.releases.get(&journal.from?));
            if let Some(whole) = whole {
                self.is_anew = journal.is_anew || known.len() < 2;
                self.show(whole, &known, journal.from)?;
                self.is_anew = false;
                finished = Some(whole.release);
            }
        }
        disk::clear(&self.path.join(JOURNAL))?;
        // Folders without their list, and lists without their folder, are of a release that never was whole, or that
        // was being removed.
        for name in disk::names(&self.releases())? {
            let release = name.trim_end_matches(".json").parse::<u32>().ok();
            let live = finished.or(shown.live);
            if release.is_some_and(|release| !shown.releases.contains_key(&release) && Some(release) != live) {
                disk::clear(&self.releases().join(name))?;
            }
        }
        Ok(finished)
    }

    fn lay(&mut self, manifest: &Manifest, site: &Site, base: Option<&Manifest>) -> Result<(), Fault> {
        self.is_anew = base.is_none();
        let new = self.spare();
        let from = base.map(|base| (base, release_folder(&self.path, base.release)));
        let from = from.as_ref().map(|(base, folder)| (*base, folder.as_path()));
        let folder = release_folder(&self.path, manifest.release);
        let laid = lay::lay(&new, manifest, site, from)
            .and_then(|()| disk::write_whole(&self.manifest(manifest.release), &manifest.bytes()))
            .map_err(Fault::from)
            .and_then(|()| {
                disk::settle(&new);
                self.hold()
            })
            .and_then(|()| Ok(fs::rename(&new, &folder).map_err(at(&folder))?));
        if laid.is_err() {
            // What is left behind is cleared away next time; the failure itself is what counts.
            drop(disk::clear(&new));
            drop(disk::clear(&self.manifest(manifest.release)));
        }
        laid
    }

    fn switch(&mut self, to: &Manifest, from: Option<&Manifest>) -> Result<(), Fault> {
        let known: Vec<&Manifest> = from.into_iter().collect();
        let done = self.show(to, &known, from.map(|from| from.release));
        let (Err(_), Some(from)) = (&done, from) else { return done };
        self.sweep();
        if self.path.join(JOURNAL).exists() {
            // What was shown is put back, where that can be done; else the next run finishes what this one began.
            drop(self.show(from, &[from, to], Some(from.release)));
        }
        done
    }

    fn remove(&mut self, release: u32) -> Result<(), Fault> {
        self.hold()?;
        // Without its list it is no release any more, however far this comes.
        disk::clear(&self.manifest(release))?;
        Ok(disk::clear(&release_folder(&self.path, release))?)
    }

    fn held(&self, release: Option<u32>) -> Result<Held, Fault> {
        let folder = release.map_or_else(|| self.current(), |release| release_folder(&self.path, release));
        let mut files = BTreeMap::new();
        // The one link that is followed is `current` itself.
        for entry in WalkDir::new(&folder).min_depth(1).follow_root_links(true) {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(&folder).to_owned();
                let reason = error.into_io_error().unwrap_or_else(|| ErrorKind::InvalidData.into());
                at(&path)(reason)
            })?;
            if entry.file_type().is_dir() {
                continue;
            }
            let below = entry.path().strip_prefix(&folder).unwrap_or(entry.path());
            let name = below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
            files.insert(name, (entry.path().to_owned(), entry.file_type().is_file()));
        }
        let hash = |(name, (path, is_file)): (String, (PathBuf, bool))| {
            // A link is never what was published.
            let hash = if is_file { sha256(&fs::read(&path).map_err(at(&path))?) } else { String::new() };
            Ok((name, hash))
        };
        let read: Result<Held, Failure> = files.into_par_iter().map(hash).collect();
        Ok(read?)
    }
}
