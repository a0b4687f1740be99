//! What one process made before, in memory, for one who makes the site over and over.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::means::PressSet;
use super::press;
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::model::{Edition, Site};
use crate::output::Key;
use crate::render::html::Html;
use crate::source::Stamps;
use crate::theme::Theme;
use crate::view::{Format, Frame};

/// A file as it was made, and of what.
type Known = HashMap<String, (Key, Arc<Vec<u8>>)>;

/// Templates, the press and documents as they were made last. Each is used again only where it
/// would be made of the same.
#[derive(Default)]
pub(super) struct Shelf {
    press: Mutex<Option<SetUp>>,
    drawn: Mutex<BTreeMap<&'static str, Drawn>>,
    documents: Mutex<Known>,
}

/// A press with what it was set up for.
struct SetUp {
    theme: Arc<Theme>,
    fonts: Vec<String>,
    /// What the files in the folders of those names looked like.
    stamps: Arc<Stamps>,
    set: PressSet,
}

/// The templates of an edition.
struct Drawn {
    theme: Arc<Theme>,
    /// What every page has, as JSON.
    frame: Vec<u8>,
    formats: Vec<Format>,
    html: Arc<Html>,
}

/// What a lock holds: nothing here is left half done by a thread that fails.
fn open<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shelf {
    /// The press for a theme and the fonts that the office names, which look like `stamps`.
    pub(super) fn press(&self, config: &Config, site: &Site, theme: &Arc<Theme>, stamps: &Arc<Stamps>) -> PressSet {
        if !config.formats.contains(&Format::Pdf) {
            return (None, press::Used::default(), Vec::new());
        }
        let mut kept = open(&self.press);
        let same =
            |known: &&SetUp| known.theme == *theme && known.fonts == press::folders(site) && known.stamps == *stamps;
        if let Some(known) = kept.as_ref().filter(same) {
            let (press, fonts, findings) = &known.set;
            // The folders that are named may stand in another line by now.
            let placed = findings.iter().map(|finding| press::at_folder(finding.clone(), site));
            return (press.clone(), fonts.clone(), placed.collect());
        }
        let (press, fonts, findings) = press::press(config, site, theme);
        let set = (press.map(Arc::new), fonts, findings);
        let (theme, stamps) = (Arc::clone(theme), Arc::clone(stamps));
        *kept = Some(SetUp { theme, fonts: press::folders(site), stamps, set: set.clone() });
        set
    }

    /// The templates of an edition, the very same as long as nothing of them has changed.
    pub(super) fn html(
        &self,
        edition: Edition,
        theme: &Arc<Theme>,
        frame: &Frame,
        formats: &[Format],
    ) -> Result<Arc<Html>, Vec<Diagnostic>> {
        let said = serde_json::to_vec(frame).unwrap_or_default();
        let mut kept = open(&self.drawn);
        if let Some(known) = kept.get(edition.name())
            && known.theme == *theme
            && known.frame == said
            && known.formats == formats
        {
            return Ok(Arc::clone(&known.html));
        }
        let html = Arc::new(Html::new(theme, frame, formats)?);
        let (theme, formats) = (Arc::clone(theme), formats.to_vec());
        kept.insert(edition.name(), Drawn { theme, frame: said, formats, html: Arc::clone(&html) });
        Ok(html)
    }

    /// A document as it was made, where it would be made of the same.
    pub(super) fn document(&self, path: &str, key: Option<Key>) -> Option<Arc<Vec<u8>>> {
        let documents = open(&self.documents);
        let (known, bytes) = documents.get(path)?;
        (Some(*known) == key).then(|| Arc::clone(bytes))
    }

    /// Keeps a document.
    pub(super) fn keep(&self, path: &str, key: Option<Key>, bytes: &Arc<Vec<u8>>) {
        if let Some(key) = key {
            open(&self.documents).insert(path.to_owned(), (key, Arc::clone(bytes)));
        }
    }
}
