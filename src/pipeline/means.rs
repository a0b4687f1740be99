//! What a run renders with, and what it makes.

use std::sync::Arc;

use super::press;
use super::shelf::Shelf;
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::model::{Edition, Office};
use crate::output::{Cache, Key};
use crate::render::html::Html;
use crate::render::pdf::Press;
use crate::source::{Span, Stamps};
use crate::theme::Theme;
use crate::view::{Format, Frame};

/// A press, what tells its fonts from others, and what there is to say of them.
pub(super) type PressSet = (Option<Arc<Press>>, press::Used, Vec<Diagnostic>);

/// What a run renders with.
pub(super) struct Means {
    pub(super) theme: Arc<Theme>,
    pub(super) press: Option<Arc<Press>>,
    /// What earlier builds made.
    pub(super) cache: Cache,
    /// What was made before in the same process, where it makes the site over and over.
    pub(super) shelf: Option<Arc<Shelf>>,
    /// What every document depends on beside its view: the program, the theme and the fonts.
    pub(super) identity: String,
    /// The fonts of printed pages.
    pub(super) fonts: Vec<String>,
    /// The formats that were asked for.
    formats: Vec<Format>,
    /// What there is to say of it.
    pub(super) findings: Vec<Diagnostic>,
}

impl Means {
    pub(super) fn of(config: &Config, office: &Office, theme: Theme) -> Self {
        let printed = config.formats.contains(&Format::Pdf);
        let (press, fonts, findings) = if printed {
            press::press(config, &office.site, &theme)
        } else {
            (None, press::Used::default(), Vec::new())
        };
        let cache = Cache::load(&config.output);
        Self::with(config, Arc::new(theme), (press.map(Arc::new), fonts, findings), cache)
    }

    /// The means of one who makes the site over and over: nothing is looked up on disk that was before. `fonts` is what
    /// the fonts that the office names look like now.
    pub(super) fn again(
        config: &Config,
        office: &Office,
        theme: Arc<Theme>,
        fonts: &Arc<Stamps>,
        shelf: &Arc<Shelf>,
    ) -> Self {
        let set = shelf.press(config, &office.site, &theme, fonts);
        Self { shelf: Some(Arc::clone(shelf)), ..Self::with(config, theme, set, Cache::default()) }
    }

    fn with(config: &Config, theme: Arc<Theme>, set: PressSet, cache: Cache) -> Self {
        let (press, fonts, findings) = set;
        let identity = Key::of(|out| {
            write!(out, "{} {} ", env!("XUESHI_SOURCES"), fonts.identity)?;
            theme.paper().try_for_each(|(name, bytes)| write!(out, "{name} {} ", String::from_utf8_lossy(bytes)))
        });
        let formats = config.formats.clone();
        Self { press, cache, shelf: None, identity: identity.hex(), theme, formats, fonts: fonts.names, findings }
    }

    /// The templates, ready to draw the pages of an edition.
    pub(super) fn html(&self, edition: Edition, frame: &Frame) -> Result<Arc<Html>, Vec<Diagnostic>> {
        let formats = self.formats(edition);
        match &self.shelf {
            Some(shelf) => shelf.html(edition, &self.theme, frame, &formats),
            None => Html::new(&self.theme, frame, &formats).map(Arc::new),
        }
    }

    /// The formats in which the documents of an edition are made: the printed page only where there is a
    /// press, and texts to go on with for the office alone.
    pub(super) fn formats(&self, edition: Edition) -> Vec<Format> {
        let made = |format: &Format| match format {
            format if !self.formats.contains(format) => false,
            Format::Html | Format::Xlsx => true,
            Format::Docx => edition == Edition::Office,
            Format::Pdf => self.press.is_some(),
        };
        Format::ALL.into_iter().filter(made).collect()
    }
}

/// A rendered file.
pub(super) struct File {
    /// Where it lies below the edition's folder.
    pub(super) path: String,
    pub(super) bytes: Arc<Vec<u8>>,
    /// What it is about.
    pub(super) source: Option<Span>,
    /// The definition of the form that it is, whose name it has.
    pub(super) form: Option<Span>,
    /// What it is made of, where the next build can use it again.
    pub(super) key: Option<Key>,
    /// The file below the content folder that it is, where it is passed on.
    pub(super) origin: Option<String>,
    /// Whether an earlier build made it.
    pub(super) is_known: bool,
}

impl File {
    pub(super) fn new(path: String, bytes: impl Into<Arc<Vec<u8>>>, source: Option<Span>) -> Self {
        Self { path, bytes: bytes.into(), source, form: None, key: None, origin: None, is_known: false }
    }
}
