//! What typst may see while it sets one document: the theme's templates, the view, the fonts.

use std::collections::HashMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::roles::{Chosen, Face};
use crate::diag::{Code, Diagnostic};

/// The file that holds the view.
const VIEW: &str = "view.json";

/// What all documents of a run share.
pub(super) struct Shelf {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// The families by role, as a template names them.
    pub(super) families: Vec<String>,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
    view: FileId,
}

/// One document among what all share.
pub(super) struct Desk<'a> {
    pub(super) shelf: &'a Shelf,
    pub(super) main: FileId,
    pub(super) view: Bytes,
    /// The pictures of the document.
    pub(super) pictures: HashMap<FileId, Bytes>,
}

/// The id of a file of the theme's folder `paper`.
pub(super) fn id(name: &str) -> Result<FileId, Diagnostic> {
    let path = VirtualPath::new(name).map_err(|error| {
        let finding = Diagnostic::nowhere(Code::PaperTemplateError).arg("detail", format!("{error:?}"));
        finding.arg("place", name).arg("page", name)
    })?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl Shelf {
    pub(super) fn new<'t>(
        paper: impl Iterator<Item = (&'t str, &'t [u8])>,
        chosen: &Chosen,
    ) -> Result<Self, Diagnostic> {
        let (mut sources, mut files) = (HashMap::new(), HashMap::new());
        for (name, bytes) in paper {
            let id = id(name)?;
            let is_template = name.rsplit('.').next() == Some("typ");
            if let (true, Ok(text)) = (is_template, std::str::from_utf8(bytes)) {
                sources.insert(id, Source::new(id, text.to_owned()));
            }
            files.insert(id, Bytes::new(bytes.to_vec()));
        }
        let (mut book, mut fonts, mut families) = (FontBook::new(), Vec::new(), Vec::new());
        for ((_, face), family) in chosen.faces.iter().zip(chosen.families()) {
            let Face { data, index, .. } = face.clone();
            let Some(font) = Font::new(Bytes::new(data), index) else { continue };
            // A template asks by role, so that it works with the fonts of any machine.
            let mut info = font.info().clone();
            info.family.clone_from(&family);
            book.push(info);
            fonts.push(font);
            families.push(family);
        }
        let library = LazyHash::new(Library::default());
        Ok(Self { library, book: LazyHash::new(book), fonts, families, sources, files, view: id(VIEW)? })
    }

    /// A template.
    pub(super) fn source_of(&self, id: FileId) -> Option<&Source> {
        self.sources.get(&id)
    }

    /// Whether a font has a character.
    pub(super) fn has(&self, c: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(c)))
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shelf.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shelf.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let missing = || FileError::NotFound(id.get().vpath().get_without_slash().into());
        self.shelf.sources.get(&id).cloned().ok_or_else(missing)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shelf.view {
            return Ok(self.view.clone());
        }
        let missing = || FileError::NotFound(id.get().vpath().get_without_slash().into());
        self.pictures.get(&id).or_else(|| self.shelf.files.get(&id)).cloned().ok_or_else(missing)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shelf.fonts.get(index).cloned()
    }

    /// No clock: a template takes the day from its view.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
