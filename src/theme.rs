//! The theme: templates, words and assets, from `themes/` over those embedded in the program.
//!
//! A theme in the office's folder replaces the embedded one file by file, so that an installed
//! program needs no other file and an office changes only what it wants to change.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::diag::{Code, Diagnostic};
use crate::source::read_files;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Every file of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    files: BTreeMap<String, Vec<u8>>,
}

impl Theme {
    /// The theme of a name; the embedded one is called `default`, and is what others stand on.
    pub fn load(root: &Path, name: &str) -> Result<Self, Diagnostic> {
        let unknown = || Diagnostic::nowhere(Code::UnknownTheme).arg("given", name);
        if name.is_empty() || name.contains(['/', '\\']) || name.starts_with('.') {
            return Err(unknown());
        }
        let mut theme = Self::embedded();
        let folder = root.join("themes").join(name);
        if !folder.is_dir() {
            return if name == "default" { Ok(theme) } else { Err(unknown()) };
        }
        let found = read_files(&folder).map_err(|(path, error)| {
            let place = format!("themes/{name}/{path}");
            Diagnostic::nowhere(Code::UnreadableFile).arg("path", place).arg("reason", error)
        })?;
        theme.files.extend(found);
        Ok(theme)
    }

    /// The theme in the program itself.
    pub fn embedded() -> Self {
        let mut files = BTreeMap::new();
        collect(&EMBEDDED, &mut files);
        Self { files }
    }

    /// The templates by name, those of `templates/`.
    pub fn templates(&self) -> impl Iterator<Item = (&str, &str)> {
        self.below("templates/").filter_map(|(name, bytes)| Some((name, std::str::from_utf8(bytes).ok()?)))
    }

    /// What the printed page is made with, by name, those of `paper/`.
    pub fn paper(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.below("paper/")
    }

    /// The words of a language, `strings/<tag>.ftl`; nothing where the theme has none.
    pub fn words(&self, tag: &str) -> &str {
        let bytes = self.files.get(&format!("strings/{tag}.ftl"));
        bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// The assets by path, those of `assets/`.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.below("assets/")
    }

    fn below<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.files.iter().filter_map(move |(path, bytes)| Some((path.strip_prefix(prefix)?, bytes.as_slice())))
    }
}

fn collect(folder: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in folder.files() {
        let parts: Option<Vec<_>> = file.path().iter().map(|part| part.to_str()).collect();
        if let Some(parts) = parts {
            files.insert(parts.join("/"), file.contents().to_vec());
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

    #[test]
    fn an_office_replaces_the_theme_file_by_file() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let folder = root.path().join("themes/default/templates");
        std::fs::create_dir_all(&folder).expect("writable");
        std::fs::write(folder.join("home.html"), "mine").expect("writable");
        let theme = Theme::load(root.path(), "default").expect("the theme loads");
        let templates: BTreeMap<_, _> = theme.templates().collect();
        assert_eq!(templates["home.html"], "mine");
        assert!(templates.contains_key("base.html"));
    }

    #[test]
    fn a_theme_that_is_not_there_is_a_finding() {
        let root = tempfile::tempdir().expect("a temporary folder");
        assert_eq!(Theme::load(root.path(), "红色").map_err(|finding| finding.code), Err(Code::UnknownTheme));
        assert_eq!(Theme::load(root.path(), "../x").map_err(|finding| finding.code), Err(Code::UnknownTheme));
    }
}
