//! The only reader of disk: which files there are, their text, and where in it a value stands.
//!
//! A [`Span`] is a file and a byte range of its decoded text; [`Sources`] turns it into the line and
//! column that a person looks for. What goes wrong while reading one file is a [`Problem`], which is
//! data for the caller: the other files are still read.

mod builtin;
mod direction;
#[cfg(feature = "pdf")]
mod fonts;
mod git;
mod kept;
mod measure;
mod needles;
pub mod occurrences;
mod outside;
pub mod paths;
mod read;
mod stamps;
mod uncommitted;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

pub use builtin::{BUILTIN_FORMS, BUILTIN_RULES};
pub use direction::{is_override, without_overrides};
#[cfg(feature = "pdf")]
pub use fonts::{FontFace, Fonts};
pub use git::{Commit, FileChange, FileChangeKind, History, Log, Repository, Since, repository};
pub use kept::{Kept, KeptBytes};
pub use measure::Dimensions;
pub use needles::Needles;
pub use outside::{leads_out, outside};
pub use read::{Files, Problem, ProblemKind, file_bytes, read_tree, stranger, text_of};
pub use stamps::Stamps;
pub use uncommitted::{Committed, committed};
pub use written::Encoding;

/// One file of [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A byte range in the decoded text of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl FileId {
    /// The place of the file in the order of paths.
    pub fn index(self) -> u32 {
        self.0
    }
}

impl Span {
    /// The bytes `range` of `file`; positions past 4 GiB are cut off there.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let clip = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { file, start: clip(range.start), end: clip(range.end) }
    }

    /// The start of `file`: for what is true of the file as a whole.
    pub fn file(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// The range as indices into the text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where its author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Pairs a value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }
}

/// A line and a column, both counted from 1; columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// One source file.
#[derive(Debug)]
pub struct SourceFile {
    /// Path below the root, with `/` between its parts.
    pub path: String,
    /// The decoded text; empty for a file that is not text.
    pub text: String,
    /// Whether the text can be parsed: false for attachments and for files that could not be decoded.
    pub readable: bool,
    location: PathBuf,
    lines: OnceLock<Vec<usize>>,
    /// The bytes on disk, where somebody asked for them to be shared.
    bytes: OnceLock<Arc<Vec<u8>>>,
}

impl SourceFile {
    fn new(path: String, location: PathBuf, text: String, readable: bool) -> Self {
        Self { path, text, readable, location, lines: OnceLock::new(), bytes: OnceLock::new() }
    }

    fn line_starts(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        })
    }

    /// The file's name without folder and extension.
    pub fn stem(&self) -> &str {
        paths::stem(&self.path)
    }

    /// The path of the folder the file lies in, without a slash at its end.
    pub fn folder(&self) -> &str {
        paths::folder(&self.path)
    }
}

/// Every file below the content folder, in the order of their paths.
#[derive(Debug, Default)]
pub struct Sources {
    base: String,
    files: Vec<Arc<SourceFile>>,
    by_path: BTreeMap<String, FileId>,
}

impl Sources {
    fn push(&mut self, file: Arc<SourceFile>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.by_path.insert(file.path.clone(), id);
        self.files.push(file);
        id
    }

    fn add(&mut self, path: String, location: PathBuf, text: String) {
        self.push(Arc::new(SourceFile::new(path, location, text, true)));
    }

    /// Every file by its id, those that come with the program too; one that was not read again is the same.
    pub fn files(&self) -> &[Arc<SourceFile>] {
        &self.files
    }

    /// Whether these are the files of other sources, none of which was read again since.
    pub fn is_as_read(&self, other: &Self) -> bool {
        self.read_again(&other.files).is_some_and(|again| again.is_empty())
    }

    /// The paths of the office's files that were read again since the files of other sources were; nothing where a
    /// file came or went, and with it the ids of others.
    pub fn read_again(&self, before: &[Arc<SourceFile>]) -> Option<BTreeSet<&str>> {
        let mut again = BTreeSet::new();
        if self.files.len() != before.len() {
            return None;
        }
        for (now, before) in self.files.iter().zip(before).filter(|(now, before)| !Arc::ptr_eq(now, before)) {
            if now.path != before.path {
                return None;
            }
            // What comes with the program is the same for as long as that runs.
            if !self.is_builtin(&now.path) {
                again.insert(now.path.as_str());
            }
        }
        Some(again)
    }

    /// A tree held in memory, for tests and tools: pairs of path and text.
    pub fn in_memory<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut sources = Self::default();
        for (path, text) in files.into_iter().collect::<BTreeMap<_, _>>() {
            sources.add(path.to_owned(), PathBuf::from(path), text.to_owned());
        }
        sources
    }

    /// These sources with another text at a path, which may be new: what the office would be with it.
    #[must_use]
    pub fn with_text(&self, path: &str, text: String) -> Self {
        let mut changed = Self { base: self.base.clone(), files: self.files.clone(), by_path: self.by_path.clone() };
        let location = self.by_path.get(path).map_or_else(PathBuf::new, |id| self.file(*id).location.clone());
        let file = Arc::new(SourceFile::new(path.to_owned(), location, text, true));
        match self.by_path.get(path) {
            Some(id) => changed.files[id.0 as usize] = file,
            None => drop(changed.push(file)),
        }
        changed
    }

    /// The file of an id that these sources gave out.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The path of a file as seen from the root, `content/site.yaml`: what a person opens.
    pub fn shown_path(&self, id: FileId) -> String {
        let path = &self.file(id).path;
        if self.is_builtin(path) { path.clone() } else { self.shown(path) }
    }

    /// Whether a path is that of a file that comes with the program.
    pub fn is_builtin(&self, path: &str) -> bool {
        [BUILTIN_RULES, BUILTIN_FORMS].iter().any(|folder| path.starts_with(folder)) && self.by_path.contains_key(path)
    }

    /// A path below these sources as seen from the root, whether or not there is such a file.
    pub fn shown(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The file at exactly this path, if it could be read as text.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.by_path.get(path).copied().filter(|&id| self.file(id).readable)
    }

    /// Whether any file, text or not, lies at this path.
    pub fn contains(&self, path: &str) -> bool {
        self.by_path.contains_key(path)
    }

    /// The ids of the office's files, ordered by path.
    pub fn ids(&self) -> impl Iterator<Item = FileId> + '_ {
        self.by_path.iter().filter(|(path, _)| !self.is_builtin(path)).map(|(_, &id)| id)
    }

    /// The text files directly in a folder whose path ends with `.extension`, ordered by path.
    pub fn within<'a>(&'a self, folder: &'a str, extension: &'a str) -> impl Iterator<Item = FileId> + 'a {
        let prefix = format!("{folder}/");
        self.by_path
            .range(prefix.clone()..)
            .take_while(move |(path, _)| path.starts_with(&prefix))
            .filter(move |(path, id)| {
                let direct = !path[folder.len() + 1..].contains('/');
                direct && self.file(**id).readable && paths::has_extension(path, extension)
            })
            .map(|(_, &id)| id)
    }

    /// The paths of all files below a folder, text or not, as seen from that folder and in their order.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        let prefix = format!("{folder}/");
        self.by_path
            .range(prefix.clone()..)
            .take_while(move |(path, _)| path.starts_with(&prefix))
            .map(move |(path, _)| &path[folder.len() + 1..])
    }

    /// The bytes on disk of a text file, if they still are those that its text was made of.
    pub fn bytes_as_read(&self, path: &str) -> Option<Vec<u8>> {
        let file = self.file(self.find(path)?);
        let bytes = read::bytes(&file.location).ok()?;
        read::is_text_of(&bytes, &file.text).then_some(bytes)
    }

    /// The bytes of a file as they lie on disk, for attachments.
    pub fn bytes(&self, path: &str) -> io::Result<Vec<u8>> {
        let id = self.by_path.get(path).ok_or(io::ErrorKind::NotFound)?;
        read::bytes(&self.file(*id).location)
    }

    /// The same, kept with the file: as long as it is not read again its bytes are those that were given out before.
    pub fn shared_bytes(&self, path: &str) -> io::Result<Arc<Vec<u8>>> {
        let id = self.by_path.get(path).ok_or(io::ErrorKind::NotFound)?;
        let file = self.file(*id);
        if let Some(known) = file.bytes.get() {
            return Ok(Arc::clone(known));
        }
        let bytes = read::bytes(&file.location)?;
        Ok(Arc::clone(file.bytes.get_or_init(|| Arc::new(bytes))))
    }

    /// The text that a span covers.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or_default()
    }

    /// Line and column of a byte offset.
    pub fn position(&self, file: FileId, offset: u32) -> Position {
        let file = self.file(file);
        let offset = (offset as usize).min(file.text.len());
        let line = file.line_starts().partition_point(|&start| start <= offset);
        let start = file.line_starts().get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = file.text.get(start..offset).map_or(0, |text| text.chars().count()) + 1;
        Position { line: line.max(1), column }
    }

    /// The byte range of whole lines that covers `span`, and the number of its first line.
    pub fn line_window(&self, span: Span) -> (Range<usize>, usize) {
        let file = self.file(span.file);
        let starts = file.line_starts();
        let index = |offset: usize| starts.partition_point(|&start| start <= offset).saturating_sub(1);
        let first = index(span.start as usize);
        let last = index((span.end.max(span.start + 1) - 1) as usize);
        let end = starts.get(last + 1).copied().unwrap_or(file.text.len());
        (starts.get(first).copied().unwrap_or(0)..end, first + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_not_bytes() {
        let sources = Sources::in_memory([("a.csv", "学号,姓名\n1,张明\n")]);
        let file = sources.find("a.csv").expect("the file was just added");
        let at = sources.file(file).text.find('明').expect("present");
        let position = sources.position(file, u32::try_from(at).expect("small"));
        assert_eq!(position, Position { line: 2, column: 4 });
    }

    #[test]
    fn a_folder_lists_only_its_own_files_by_extension() {
        let sources = Sources::in_memory([("people/a.csv", ""), ("people/b.md", ""), ("people.csv", "")]);
        let found: Vec<_> = sources.within("people", "csv").map(|id| sources.file(id).path.as_str()).collect();
        assert_eq!(found, ["people/a.csv"]);
    }
}
