//! Walking a folder and decoding what lies in it.
#![allow(clippy::disallowed_methods, reason = "this is the one reader of disk")]

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use encoding_rs::{Encoding, GB18030};
use rayon::prelude::*;
use walkdir::WalkDir;

use super::kept::{FileRead, Found, Kept, KeptBytes};
use super::{FileId, SourceFile, Sources, Span, without_overrides};

/// Extensions whose content is text that the program parses.
const TEXT: [&str; 4] = ["md", "yaml", "yml", "csv"];
/// The largest text file that is read, in bytes: far above any office's list, far below memory.
const LARGEST: u64 = 128 * 1024 * 1024;
/// How often a file is read that changes meanwhile.
const TIMES: usize = 3;

/// Something about one file that its author, or whoever keeps the folder, can mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path as seen from the root.
    pub path: String,
    /// Where in the file, if the file could be opened.
    pub span: Option<Span>,
    /// What it is.
    pub kind: ProblemKind,
}

/// The ways in which a file fails to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The operating system refused; its own words.
    Unreadable(String),
    /// Bytes that are not UTF-8 (nor, in a CSV file, GBK).
    Encoding,
    /// A CSV file in GBK was read as such. Not an error.
    Gbk,
    /// A file name that is not Unicode; what it is in GBK, if it is anything.
    Name(Option<String>),
    /// Larger than any list of an office.
    TooLarge,
    /// Somebody wrote it all the while that it was read.
    Changing,
    /// A workbook or another packed file under the name of a list or a text.
    Packed,
    /// A symbolic link, which is not followed: it could lead anywhere.
    Link,
}

enum Decoded {
    Text(String),
    Gbk(String),
    Broken { lossy: String, at: usize },
}

/// Reads every file below `root/folder`; paths in the result are relative to that folder.
///
/// Dot files and the lock files of office programs (`~$…`) are passed over. Symbolic links are not
/// followed. Files that are not text are listed, not read. A missing folder gives empty sources.
pub fn read_tree(root: &Path, folder: &str) -> (Sources, Vec<Problem>) {
    Kept::default().read_tree(root, folder)
}

impl Kept {
    /// As [`read_tree`], but a file that is as it was when it was read last is not read again.
    pub fn read_tree(&mut self, root: &Path, folder: &str) -> (Sources, Vec<Problem>) {
        let base = root.join(folder);
        let mut problems = Vec::new();
        if !base.exists() {
            self.keep(Vec::new());
            return (Sources::default(), problems);
        }
        let found = walk(&base, folder, &mut problems);
        let read = found.into_par_iter().map(|(path, location)| self.or_read(path, location, read_file));
        let read: Vec<_> = read.collect();
        let mut sources = Sources { base: format!("{folder}/"), ..Sources::default() };
        for Found { file, problem: kind, .. } in &read {
            let id: FileId = sources.push(Arc::clone(file));
            if let Some((kind, at)) = kind {
                let span = Some(Span::new(id, *at..*at));
                problems.push(Problem { path: format!("{folder}/{}", file.path), span, kind: kind.clone() });
            }
        }
        self.keep(read);
        super::builtin::add(&mut sources);
        (sources, problems)
    }
}

/// Every file below a folder in the order of paths, and what can't be one.
fn walk(base: &Path, folder: &str, problems: &mut Vec<Problem>) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    let problem = |path: &str, kind| Problem { path: format!("{folder}/{path}"), span: None, kind };
    let hidden = |name: &str| name.starts_with('.') || name.starts_with("~$");
    let walk = WalkDir::new(base).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|e| e.depth() == 0 || !hidden(&e.file_name().to_string_lossy())) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let relative = entry.path().strip_prefix(base).unwrap_or(entry.path());
                let parts: Option<Vec<_>> = relative.iter().map(|part| part.to_str()).collect();
                match parts {
                    Some(parts) => found.push((parts.join("/"), entry.into_path())),
                    None => problems.push(problem(&relative.to_string_lossy(), ProblemKind::Name(in_gbk(relative)))),
                }
            }
            Ok(entry) if entry.file_type().is_symlink() => {
                let relative = entry.path().strip_prefix(base).unwrap_or(entry.path());
                let path = relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
                problems.push(problem(&path, ProblemKind::Link));
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(base);
                let path = path.strip_prefix(base).unwrap_or(path).to_string_lossy().into_owned();
                problems.push(problem(&path, ProblemKind::Unreadable(words(&error.into()))));
            }
        }
    }
    found.sort();
    found
}

/// The last part of a path read as GBK, in which archives of older systems hold their names.
fn in_gbk(path: &Path) -> Option<String> {
    let name = path.file_name()?.as_encoded_bytes();
    GB18030.decode_without_bom_handling_and_without_replacement(name).map(Cow::into_owned)
}

fn read_file(path: String, location: PathBuf) -> FileRead {
    let (text, readable, problem) = match load(&location) {
        Ok(None) => (String::new(), false, None),
        Ok(Some(Decoded::Text(text))) => (text, true, None),
        Ok(Some(Decoded::Gbk(text))) => (text, true, Some((ProblemKind::Gbk, 0))),
        Ok(Some(Decoded::Broken { lossy, at })) => (lossy, false, Some((ProblemKind::Encoding, at))),
        Err(kind) => (String::new(), false, Some((kind, 0))),
    };
    (SourceFile::new(path, location, text, readable), problem)
}

/// The operating system's reason without the path, which the finding names itself.
pub(super) fn words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::NotFound => "not found".to_owned(),
        _ => error.to_string(),
    }
}

fn load(location: &Path) -> Result<Option<Decoded>, ProblemKind> {
    let extension = location.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    if !TEXT.contains(&extension.as_str()) {
        return Ok(None);
    }
    let stamp = || fs::metadata(location).map(|found| (found.len(), found.modified().ok()));
    let read = || {
        let mut bytes = Vec::new();
        fs::File::open(location)?.take(LARGEST + 1).read_to_end(&mut bytes).map(|_| bytes)
    };
    let bytes = steady(stamp, read).map_err(|error| ProblemKind::Unreadable(words(&error)))?;
    let bytes = bytes.ok_or(ProblemKind::Changing)?;
    if bytes.len() as u64 > LARGEST {
        return Err(ProblemKind::TooLarge);
    }
    // What every workbook, document and archive begins with.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(ProblemKind::Packed);
    }
    Ok(Some(decode(bytes, extension == "csv")))
}

/// What was read while the file stayed as it was; read again where it did not, and nothing where it never does: half of
/// the old and half of the new is no list.
fn steady<S: PartialEq>(
    stamp: impl Fn() -> io::Result<S>,
    mut read: impl FnMut() -> io::Result<Vec<u8>>,
) -> io::Result<Option<Vec<u8>>> {
    for _ in 0..TIMES {
        let before = stamp()?;
        let bytes = read()?;
        if stamp()? == before {
            return Ok(Some(bytes));
        }
    }
    Ok(None)
}

/// The text of some bytes, without what would turn its direction around: a title could so flip the page it is on.
fn decode(bytes: Vec<u8>, list: bool) -> Decoded {
    let clean = |text: String| match without_overrides(&text) {
        Cow::Owned(clean) => clean,
        Cow::Borrowed(_) => text,
    };
    match decode_all(bytes, list) {
        Decoded::Text(text) => Decoded::Text(clean(text)),
        Decoded::Gbk(text) => Decoded::Gbk(clean(text)),
        broken @ Decoded::Broken { .. } => broken,
    }
}

/// UTF-8 with or without a mark, UTF-16 with one; GBK (as its superset GB 18030) for lists.
fn decode_all(bytes: Vec<u8>, list: bool) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes)
        && let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..])
    {
        return Decoded::Text(text.into_owned());
    }
    let error = match String::from_utf8(bytes) {
        // No text has a byte of nothing: it is another kind of file, or what a broken disk gave back.
        Ok(text) => {
            return match text.find('\0') {
                Some(at) => Decoded::Broken { lossy: text, at },
                None => Decoded::Text(text),
            };
        }
        Err(error) => error,
    };
    let at = error.utf8_error().valid_up_to();
    if list && let Some(text) = GB18030.decode_without_bom_handling_and_without_replacement(error.as_bytes()) {
        return Decoded::Gbk(text.into_owned());
    }
    Decoded::Broken { lossy: String::from_utf8_lossy(error.as_bytes()).into_owned(), at }
}

/// Files by path and their bytes, which are shared with whoever uses them.
pub type Files = BTreeMap<String, Arc<Vec<u8>>>;

impl KeptBytes {
    /// Every file below a folder, by its path with `/` between the parts. Dot files are passed over. Bytes that were
    /// read before are those of then, as long as their file is the same.
    ///
    /// # Errors
    /// The path and the system's reason for the first file that can't be read.
    pub fn read_files(&mut self, folder: &Path) -> Result<Files, (String, String)> {
        let (mut files, mut held) = (BTreeMap::new(), BTreeSet::new());
        let hidden =
            |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
        for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(|entry| !hidden(entry)) {
            let entry = entry.map_err(|error| (String::new(), words(&error.into())))?;
            if entry.file_type().is_file() {
                let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
                let path = relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
                let bytes = self.or_read(entry.path()).map_err(|error| (path.clone(), words(&error)))?;
                files.insert(path, bytes);
                held.insert(entry.into_path());
            }
        }
        self.keep(&held);
        Ok(files)
    }
}

/// The first file or folder of a folder, by name, that somebody put there: hidden ones are of programs, and a
/// README or a licence stands in a folder that is to be filled. Nothing of a folder that is not there.
pub fn stranger(folder: &Path) -> Option<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let expected = |name: &str| {
        let lower = name.to_lowercase();
        ["", "readme", "license", "licence"].contains(&lower.split('.').next().unwrap_or_default())
    };
    names.filter(|name| !expected(name)).min()
}

/// The text of a list's bytes in UTF-8, UTF-16 or GBK; nothing where they are in none of these.
pub fn text_of(bytes: &[u8]) -> Option<String> {
    match decode(bytes.to_vec(), true) {
        Decoded::Text(text) | Decoded::Gbk(text) => Some(text),
        Decoded::Broken { .. } => None,
    }
}

/// Whether a list of these bytes has this text.
pub(super) fn is_text_of(bytes: &[u8], text: &str) -> bool {
    match decode(bytes.to_vec(), true) {
        Decoded::Text(found) | Decoded::Gbk(found) => found == text,
        Decoded::Broken { .. } => false,
    }
}

/// The bytes of a file that is none of an office's.
///
/// # Errors
/// What the system refused.
pub fn file_bytes(location: &Path) -> io::Result<Vec<u8>> {
    bytes(location)
}

/// The bytes of one file.
pub(super) fn bytes(location: &Path) -> io::Result<Vec<u8>> {
    fs::read(location)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_may_be_gbk_and_prose_may_not() {
        let (gbk, _, _) = GB18030.encode("姓名,学号");
        assert!(matches!(decode(gbk.to_vec(), true), Decoded::Gbk(text) if text == "姓名,学号"));
        assert!(matches!(decode(gbk.to_vec(), false), Decoded::Broken { at: 0, .. }));
    }

    #[test]
    fn nothing_in_a_text_turns_its_direction_around() {
        let text = |bytes: &str| match decode(bytes.as_bytes().to_vec(), false) {
            Decoded::Text(text) => text,
            _ => String::new(),
        };
        assert_eq!(text("通知\u{202e}txt.exe\u{2066}"), "通知txt.exe");
        // A mark without a reach says on which side punctuation stands, and harms nobody.
        assert_eq!(text("“\u{200f}א”"), "“\u{200f}א”");
    }

    #[test]
    fn a_byte_of_nothing_is_found_where_it_stands() {
        assert!(matches!(decode(b"id\nA\0".to_vec(), true), Decoded::Broken { at: 4, .. }));
        assert!(matches!(decode(vec![0; 9], false), Decoded::Broken { at: 0, .. }));
    }

    #[test]
    fn a_byte_order_mark_is_not_part_of_the_text() {
        assert!(matches!(decode(b"\xef\xbb\xbfa".to_vec(), true), Decoded::Text(text) if text == "a"));
        assert!(matches!(decode(b"\xff\xfea\0".to_vec(), true), Decoded::Text(text) if text == "a"));
    }

    #[test]
    fn a_file_that_changes_is_read_again_and_at_last_given_up() {
        use std::cell::Cell;

        let stamps = |stamps: &'static [u8]| {
            let at = Cell::new(0);
            move || Ok(stamps[at.replace(at.get() + 1)])
        };
        let reads = Cell::new(0_u8);
        let read = || {
            reads.set(reads.get() + 1);
            Ok(vec![reads.get()])
        };
        assert_eq!(steady(stamps(&[1, 1]), read).expect("read"), Some(vec![1]));
        // Somebody saved it during the second time.
        assert_eq!(steady(stamps(&[1, 2, 2, 2]), read).expect("read"), Some(vec![3]));
        assert_eq!(steady(stamps(&[1, 2, 3, 4, 5, 6]), read).expect("read"), None);
    }
}
