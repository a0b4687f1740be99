//! The theme: templates, words and assets, from `themes/` over those embedded in the program.
//!
//! A theme in the office's folder replaces the embedded one file by file, so that an installed
//! program needs no other file and an office changes only what it wants to change.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::diag::{Code, Diagnostic};
use crate::source::{Files, KeptBytes};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Every file of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    files: Files,
    /// The folder of the office's own files, and which they are.
    folder: String,
    own: BTreeSet<String>,
}

impl Theme {
    /// The theme of a name; the embedded one is called `default`, and is what others stand on.
    pub fn load(root: &Path, name: &str) -> Result<Self, Diagnostic> {
        Self::of(name, Self::own(root, name, &mut KeptBytes::default())?)
    }

    /// The office's own files of a theme; nothing where it has none of the `default`.
    fn own(root: &Path, name: &str, kept: &mut KeptBytes) -> Result<Option<Files>, Diagnostic> {
        let unknown = || Diagnostic::nowhere(Code::UnknownTheme).arg("given", name);
        if name.is_empty() || name.contains(['/', '\\']) || name.starts_with('.') {
            return Err(unknown());
        }
        let folder = root.join("themes").join(name);
        if !folder.is_dir() {
            return if name == "default" { Ok(None) } else { Err(unknown()) };
        }
        let found = kept.read_files(&folder).map_err(|(path, error)| {
            let place = format!("themes/{name}/{path}");
            Diagnostic::nowhere(Code::UnreadableFile).arg("path", place).arg("reason", error)
        })?;
        Ok(Some(found))
    }

    /// A theme of the office's own files over those of the program.
    fn of(name: &str, own: Option<Files>) -> Result<Self, Diagnostic> {
        let mut theme = Self::embedded();
        let Some(found) = own else { return Ok(theme) };
        theme.folder = format!("themes/{name}");
        theme.own.extend(found.keys().cloned());
        for (path, bytes) in found {
            let bytes = if is_text(&path) { Arc::new(theme.text(&path, &bytes)?) } else { bytes };
            theme.files.insert(path, bytes);
        }
        Ok(theme)
    }

    /// The theme in the program itself.
    pub fn embedded() -> Self {
        let mut files = BTreeMap::new();
        collect(&EMBEDDED, &mut files);
        Self { files, folder: "default".to_owned(), own: BTreeSet::new() }
    }

    /// A file of the theme as a person would look for it: from the office's folder, or as one of the program's own.
    pub fn place(&self, path: &str) -> String {
        if self.own.contains(path) { format!("{}/{path}", self.folder) } else { format!("xueshi/{path}") }
    }

    /// A text as it was meant: without the mark that some editors put before it, and words upon those of the program,
    /// so that an office writes only those which it changes.
    fn text(&self, path: &str, bytes: &[u8]) -> Result<Vec<u8>, Diagnostic> {
        let broken = |_| Diagnostic::nowhere(Code::InvalidEncoding).arg("path", self.place(path));
        let text = std::str::from_utf8(bytes).map_err(broken)?;
        let text = text.trim_start_matches('\u{feff}');
        let under = self.files.get(path).filter(|_| path.starts_with("strings/"));
        Ok(match under {
            Some(under) => [under.as_slice(), b"\n".as_slice(), text.as_bytes()].concat(),
            None => text.as_bytes().to_vec(),
        })
    }

    /// The templates by name, those of `templates/`.
    pub fn templates(&self) -> impl Iterator<Item = (&str, &str)> {
        self.below("templates/").filter_map(|(name, bytes)| Some((name, std::str::from_utf8(bytes).ok()?)))
    }

    /// What the printed page is made with, by name, those of `paper/`.
    pub fn paper(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.below("paper/").map(|(name, bytes)| (name, bytes.as_slice()))
    }

    /// The words of a language, `strings/<tag>.ftl`; nothing where the theme has none.
    pub fn words(&self, tag: &str) -> &str {
        let bytes = self.files.get(&format!("strings/{tag}.ftl"));
        bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// The assets by path, those of `assets/`; their bytes are shared with whoever uses them.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &Arc<Vec<u8>>)> {
        self.below("assets/")
    }

    fn below<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a Arc<Vec<u8>>)> {
        self.files.iter().filter_map(move |(path, bytes)| Some((path.strip_prefix(prefix)?, bytes)))
    }
}

/// A theme as it was loaded last, for who loads it over and over: a file that is as it was is not read again, and
/// where all are the theme is the same.
#[derive(Default)]
pub struct Themes {
    kept: KeptBytes,
    last: Option<Last>,
}

/// A theme with what it was made of.
struct Last {
    name: String,
    own: Option<Files>,
    theme: Arc<Theme>,
}

impl Themes {
    /// As [`Theme::load`].
    pub fn load(&mut self, root: &Path, name: &str) -> Result<Arc<Theme>, Diagnostic> {
        let own = Theme::own(root, name, &mut self.kept)?;
        if let Some(last) = self.last.as_ref().filter(|last| last.name == name && last.own == own) {
            return Ok(Arc::clone(&last.theme));
        }
        let theme = Arc::new(Theme::of(name, own.clone())?);
        self.last = Some(Last { name: name.to_owned(), own, theme: Arc::clone(&theme) });
        Ok(theme)
    }

    /// Has every file read again.
    pub fn forget_all(&mut self) {
        self.kept.forget_all();
    }
}

/// Whether a file of a theme is read as text.
fn is_text(path: &str) -> bool {
    path.starts_with("templates/") || path.starts_with("strings/")
}

fn collect(folder: &Dir<'_>, files: &mut Files) {
    for file in folder.files() {
        let parts: Option<Vec<_>> = file.path().iter().map(|part| part.to_str()).collect();
        if let Some(parts) = parts {
            files.insert(parts.join("/"), Arc::new(file.contents().to_vec()));
        }
    }
    for folder in folder.dirs() {
        collect(folder, files);
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a test lays its own files")]
mod tests {
    use super::*;

    /// A root with one file of the office's own theme.
    fn office(path: &str, bytes: &[u8]) -> tempfile::TempDir {
        let root = tempfile::tempdir().expect("a temporary folder");
        let file = root.path().join("themes/default").join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("writable");
        std::fs::write(file, bytes).expect("writable");
        root
    }

    #[test]
    fn an_office_replaces_the_theme_file_by_file() {
        let root = office("templates/home.html", b"mine");
        let theme = Theme::load(root.path(), "default").expect("the theme loads");
        let templates: BTreeMap<_, _> = theme.templates().collect();
        assert_eq!(templates["home.html"], "mine");
        assert!(templates.contains_key("base.html"));
    }

    #[test]
    fn an_office_writes_only_the_words_that_it_changes() {
        let root = office("strings/zh-CN.ftl", "\u{feff}home = 主页\n".as_bytes());
        let theme = Theme::load(root.path(), "default").expect("the theme loads");
        let words = theme.words("zh-CN");
        assert!(words.starts_with("colon = ：\n") && words.ends_with("\nhome = 主页\n"), "{words}");
    }

    #[test]
    fn a_theme_that_stays_is_not_read_again() {
        let root = office("a.ttf", b"font");
        let folder = root.path().join("themes/default");
        let mut themes = Themes::default();
        let mut load = || themes.load(root.path(), "default").expect("the theme loads");
        let first = load();
        assert!(Arc::ptr_eq(&first, &load()));
        std::fs::write(folder.join("b.txt"), "1").expect("writable");
        let second = load();
        assert!(second != first && Arc::ptr_eq(&first.files["a.ttf"], &second.files["a.ttf"]));
        std::fs::write(folder.join("a.ttf"), "tnof").expect("writable");
        assert_eq!(*load().files["a.ttf"], b"tnof");
        std::fs::remove_dir_all(root.path().join("themes")).expect("there");
        assert_eq!(*load(), Theme::embedded());
    }

    #[test]
    fn a_template_must_be_utf8() {
        let root = office("templates/home.html", b"\xd6\xd0");
        let finding = Theme::load(root.path(), "default").expect_err("a finding");
        assert_eq!(finding.code, Code::InvalidEncoding);
        assert_eq!(finding.args, [("path", "themes/default/templates/home.html".to_owned())]);
    }

    #[test]
    fn a_theme_that_is_not_there_is_a_finding() {
        let root = tempfile::tempdir().expect("a temporary folder");
        assert_eq!(Theme::load(root.path(), "红色").map_err(|finding| finding.code), Err(Code::UnknownTheme));
        assert_eq!(Theme::load(root.path(), "../x").map_err(|finding| finding.code), Err(Code::UnknownTheme));
    }
}
