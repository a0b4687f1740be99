//! A store of objects as a target.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use opendal::options::{ListOptions, WriteOptions};
use opendal::{EntryMode, Error, ErrorKind, blocking};
use rayon::prelude::*;
use tokio::runtime::Runtime;

use crate::publish::changes::Held;
use crate::publish::fault::Fault;
use crate::publish::manifest::{File, Manifest, Site, sha256, turn};
use crate::publish::owner::Owner;
use crate::publish::shelf::{JOURNAL, Journal, LOCK, MARK, Mark, Shelf, Shown};

/// Where everything lies that is no page.
const OWN: &str = "_releases/";
/// Where contents lie, each under its hash.
const OBJECTS: &str = "_releases/objects/";

/// A store of objects.
pub(super) struct Store {
    operator: blocking::Operator,
    shown: String,
    has_folders: bool,
    owner: Owner,
    is_locked: bool,
    /// The greatest number of a release that ever was shown, as far as it is known.
    ever: u32,
    /// Whether every file is to be laid again, be it there or not.
    is_anew: bool,
    /// What carries out the operator's work; it must outlive it.
    _runtime: Runtime,
}

impl Store {
    pub(super) fn new(operator: blocking::Operator, runtime: Runtime, shown: String, has_folders: bool) -> Self {
        let owner = Owner::new();
        Self { operator, shown, has_folders, owner, is_locked: false, ever: 0, is_anew: false, _runtime: runtime }
    }

    fn refused(&self, path: &str) -> impl FnOnce(Error) -> Fault {
        let host = if path.is_empty() { self.shown.clone() } else { format!("{}/{path}", self.shown) };
        move |error| Fault::Server { host, said: format!("{}: {}", error.kind(), error.message()) }
    }

    /// What an object holds; nothing where there is none.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Fault> {
        match self.operator.read(path) {
            Ok(bytes) => Ok(Some(bytes.to_vec())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.refused(path)(error)),
        }
    }

    fn write(&self, path: &str, bytes: Vec<u8>, kind: &str) -> Result<(), Fault> {
        let options = WriteOptions { content_type: Some(kind.to_owned()), ..WriteOptions::default() };
        self.operator.write_options(path, bytes, options).map(drop).map_err(self.refused(path))
    }

    fn delete(&self, path: &str) -> Result<(), Fault> {
        match self.operator.delete(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(self.refused(path)(error)),
            _ => Ok(()),
        }
    }

    /// The objects below a path and how long each is; nothing where there is no such folder.
    fn listed(&self, below: &str, recursive: bool) -> Result<BTreeMap<String, u64>, Fault> {
        let options = ListOptions { recursive, ..ListOptions::default() };
        match self.operator.list_options(below, options) {
            Ok(entries) => Ok(entries
                .into_iter()
                .filter(|entry| entry.metadata().mode() == EntryMode::FILE)
                .map(|entry| (entry.path().to_owned(), entry.metadata().content_length()))
                .collect()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(BTreeMap::new()),
            Err(error) => Err(self.refused(below)(error)),
        }
    }

    /// The first thing that is of no release.
    fn foreign(&self) -> Result<Option<String>, Fault> {
        match self.operator.list("") {
            Ok(entries) => {
                let names = entries.iter().map(|entry| entry.path().trim_start_matches('/'));
                Ok(names.filter(|name| !name.is_empty() && !name.starts_with(OWN)).map(str::to_owned).next())
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.refused("")(error)),
        }
    }

    fn mark(&self, live: Option<u32>) -> Result<(), Fault> {
        let ever = self.ever.max(live.unwrap_or(0));
        let mark = Mark { program: "xueshi".to_owned(), live, ever, way: self.way() };
        self.write(&own(MARK), serde_json::to_vec(&mark).unwrap_or_default(), "application/json")
    }

    fn hold(&self) -> Result<(), Fault> {
        let found = self.read(&own(LOCK))?.and_then(|bytes| Owner::read(&bytes));
        if found.is_some_and(|owner| owner.token == self.owner.token) {
            return Ok(());
        }
        Err(Fault::Lost { path: format!("{}/{}", self.shown, own(LOCK)) })
    }

    /// Makes the folders that files lie in, one after the other: made at once, two would be in each other's way.
    fn make_folders<'a>(&self, paths: impl Iterator<Item = &'a str>) -> Result<(), Fault> {
        let mut folders = BTreeSet::new();
        for path in paths.filter(|_| self.has_folders) {
            folders.extend(path.match_indices('/').map(|(at, _)| &path[..=at]));
        }
        for folder in folders {
            self.operator.create_dir(folder).map_err(self.refused(folder))?;
        }
        Ok(())
    }

    /// Lays a file where readers find it: the store copies what lies under its hash.
    fn place(&self, file: &File) -> Result<(), Fault> {
        let (object, path) = (object(file), file.path.as_str());
        match self.operator.copy(&object, path) {
            Ok(_) => Ok(()),
            Err(error) if error.kind() == ErrorKind::Unsupported => {
                let bytes = self.operator.read(&object).map_err(self.refused(&object))?;
                self.write(path, bytes.to_vec(), kind(path))
            }
            Err(error) => Err(self.refused(path)(error)),
        }
    }

    /// What readers see. Another target may lie in a folder of this one, and is none of its pages.
    fn pages(&self) -> Result<Vec<String>, Fault> {
        let all = self.listed("", true)?;
        let mark = format!("/{}", own(MARK));
        let others: Vec<String> =
            all.keys().filter_map(|path| Some(format!("{}/", path.strip_suffix(&mark)?))).collect();
        let is_page = |path: &String| !path.starts_with(OWN) && !others.iter().any(|other| path.starts_with(other));
        Ok(all.into_keys().filter(is_page).collect())
    }

    /// Has readers see a release: what changed from `before`, or everything where that is not known; what only `known`
    /// have is removed at the end, and with `is_anew` whatever else readers see.
    fn show(&self, to: &Manifest, before: Option<&Manifest>, known: &[&Manifest], is_anew: bool) -> Result<(), Fault> {
        self.hold()?;
        let journal = Journal { from: known.first().map(|known| known.release), to: to.release, is_anew };
        self.write(&own(JOURNAL), serde_json::to_vec(&journal).unwrap_or_default(), "application/json")?;
        let is_changed = |file: &&File| before.and_then(|before| before.hash(&file.path)) != Some(&file.sha256);
        let changed: Vec<&File> = to.files.iter().filter(is_changed).collect();
        let there = if is_anew { self.pages()? } else { Vec::new() };
        let files = known.iter().flat_map(|known| &known.files).map(|file| file.path.as_str());
        let files = files.chain(there.iter().map(String::as_str));
        let gone: BTreeSet<&str> = files.filter(|path| to.hash(path).is_none()).collect();
        // A file stands in the way of a folder, or the other way round: there it goes first.
        let is_in_way = |path: &&&str| {
            let below = format!("{path}/");
            to.files.iter().any(|file| file.path.starts_with(&below) || path.starts_with(&format!("{}/", file.path)))
        };
        for path in gone.iter().filter(is_in_way).filter(|_| self.has_folders) {
            self.delete(path)?;
        }
        self.make_folders(changed.iter().map(|file| file.path.as_str()))?;
        for now in 0..=2 {
            changed.par_iter().filter(|file| turn(&file.path) == now).try_for_each(|file| self.place(file))?;
        }
        gone.par_iter().try_for_each(|path| self.delete(path))?;
        self.mark(Some(to.release))?;
        self.delete(&own(JOURNAL))
    }
}

impl Shelf for Store {
    fn way(&self) -> String {
        "objects".to_owned()
    }

    fn look(&mut self) -> Result<Shown, Fault> {
        let mut shown = Shown::default();
        let mark = self.read(&own(MARK))?.and_then(|bytes| serde_json::from_slice::<Mark>(&bytes).ok());
        let Some(mark) = mark.filter(|mark| mark.program == "xueshi") else {
            return match self.foreign()? {
                Some(name) => Err(Fault::Foreign { path: self.shown.clone(), name }),
                None => Ok(shown),
            };
        };
        for path in self.listed(OWN, false)?.keys() {
            let name = path.strip_prefix(OWN).and_then(|name| name.strip_suffix(".json"));
            let Some(release) = name.and_then(|name| name.parse::<u32>().ok()) else { continue };
            shown.last = shown.last.max(release);
            let manifest = self.read(path)?.and_then(|bytes| Manifest::read(&bytes));
            shown.releases.extend(manifest.filter(|found| found.release == release).map(|found| (release, found)));
        }
        shown.live = mark.live;
        shown.ever = mark.ever.max(shown.live.unwrap_or(0));
        self.ever = shown.ever;
        shown.journal = self.read(&own(JOURNAL))?.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Ok(shown)
    }

    fn lock(&mut self) -> Result<Option<String>, Fault> {
        let (path, mut took_over) = (own(LOCK), None);
        if let Some(found) = self.read(&path)? {
            let other = Owner::read(&found);
            let shown = other.as_ref().map_or_else(|| "?".to_owned(), Owner::shown);
            if !other.is_some_and(|other| other.is_gone()) {
                return Err(Fault::Busy { path: format!("{}/{path}", self.shown), owner: shown });
            }
            took_over = Some(shown);
        }
        self.make_folders([OBJECTS].into_iter())?;
        self.write(&path, self.owner.bytes(), "application/json")?;
        // Of two that wrote at once the later one has it.
        self.hold()?;
        self.is_locked = true;
        Ok(took_over)
    }

    fn unlock(&mut self) {
        if std::mem::take(&mut self.is_locked) && self.hold().is_ok() {
            // A lock that stays is stale as soon as this process ends.
            drop(self.delete(&own(LOCK)));
        }
    }

    fn mend(&mut self, shown: &Shown) -> Result<Option<u32>, Fault> {
        if self.read(&own(MARK))?.is_none() {
            self.mark(None)?;
        }
        let mut finished = None;
        if let Some(journal) = shown.journal {
            let releases = journal.from.iter().chain([&journal.to]);
            let known: Vec<&Manifest> = releases.filter_map(|release| shown.releases.get(release)).collect();
            let whole = shown.releases.get(&journal.to).or_else(|| shown.releases.get(&journal.from?));
            if let Some(whole) = whole {
                self.show(whole, None, &known, journal.is_anew || known.len() < 2)?;
                finished = Some(whole.release);
            }
            self.delete(&own(JOURNAL))?;
        }
        self.tidy(shown)?;
        Ok(finished)
    }

    /// Contents of no release are of one that was removed, or never whole; readers could still ask for them.
    fn tidy(&mut self, shown: &Shown) -> Result<(), Fault> {
        let used: BTreeSet<String> = shown.releases.values().flat_map(|release| &release.files).map(object).collect();
        let objects = self.listed(OBJECTS, true)?;
        let unused: Vec<&String> = objects.keys().filter(|path| !used.contains(*path)).collect();
        unused.par_iter().try_for_each(|path| self.delete(path))
    }

    fn lay(&mut self, manifest: &Manifest, site: &Site, base: Option<&Manifest>) -> Result<(), Fault> {
        self.is_anew = base.is_none();
        let there = if self.is_anew { BTreeMap::new() } else { self.listed(OBJECTS, true)? };
        let wanted: BTreeMap<String, (&File, &Arc<Vec<u8>>)> =
            site.files().iter().map(|(file, bytes)| (object(file), (file, bytes))).collect();
        // One that is shorter was cut off while it was sent.
        let missing: Vec<_> = wanted.iter().filter(|(path, (file, _))| there.get(*path) != Some(&file.bytes)).collect();
        missing.par_iter().try_for_each(|(path, (file, bytes))| self.write(path, bytes.to_vec(), kind(&file.path)))?;
        self.hold()?;
        self.write(&own(&format!("{}.json", manifest.release)), manifest.bytes(), "application/json")
    }

    fn switch(&mut self, to: &Manifest, from: Option<&Manifest>) -> Result<(), Fault> {
        let known: Vec<&Manifest> = from.into_iter().collect();
        let is_anew = self.is_anew || from.is_none();
        self.show(to, from.filter(|_| !is_anew), &known, is_anew)
    }

    fn remove(&mut self, release: u32) -> Result<(), Fault> {
        self.delete(&own(&format!("{release}.json")))
    }

    fn held(&self, release: Option<u32>) -> Result<Held, Fault> {
        let paths: Vec<(String, String)> = match release {
            None => self.pages()?.into_iter().map(|path| (path.clone(), path)).collect(),
            Some(release) => {
                let list = self.read(&own(&format!("{release}.json")))?.and_then(|bytes| Manifest::read(&bytes));
                let files = list.map(|list| list.files).unwrap_or_default();
                files.into_iter().map(|file| (object(&file), file.path)).collect()
            }
        };
        let hash = |(object, path): (String, String)| Ok(self.read(&object)?.map(|bytes| (path, sha256(&bytes))));
        let read: Result<Vec<_>, Fault> = paths.into_par_iter().map(hash).collect();
        Ok(read?.into_iter().flatten().collect())
    }
}

/// The path of something that is no page.
fn own(name: &str) -> String {
    format!("{OWN}{name}")
}

/// Where the content of a file lies; with its ending, by which servers tell what it is.
fn object(file: &File) -> String {
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let plain = !ending.is_empty() && ending.chars().all(|c| c.is_ascii_alphanumeric());
    if plain { format!("{OBJECTS}{}.{ending}", file.sha256) } else { format!("{OBJECTS}{}", file.sha256) }
}

/// What a file is, for a store that tells browsers so.
fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}
