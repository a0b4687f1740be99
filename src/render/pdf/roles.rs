//! Which fonts the theme asks for: `paper/fonts.yaml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Deserialize;

use crate::diag::{Code, Diagnostic};
use crate::theme::Theme;

/// The role of the fonts that stand behind all others.
const FALLBACK: &str = "fallback";
/// A character that every Chinese font has.
const CHINESE: char = '中';

/// The names of fonts that may set one thing.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Role {
    /// Fonts of its style.
    own: Vec<String>,
    /// Fonts of another style, where there is none of its own.
    instead: Vec<String>,
    /// Fonts of which every one is used, in their order.
    all: Vec<String>,
    /// Whether nothing is said where it has no font.
    optional: bool,
}

/// What the theme asks for, by role.
#[derive(Debug)]
pub struct Roles(BTreeMap<String, Role>);

/// The data of a font file, and which face of it is meant.
#[derive(Clone, Debug)]
pub struct Face {
    /// The name by which it was found.
    pub name: String,
    /// The file.
    pub data: Arc<[u8]>,
    /// The face.
    pub index: u32,
}

/// The fonts of a run, by role; a role may have several.
#[derive(Debug, Default)]
pub struct Chosen {
    pub(super) faces: Vec<(String, Face)>,
}

impl Chosen {
    /// The names of the fonts, each once, in the order of their roles.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for (_, face) in &self.faces {
            if !names.contains(&face.name) {
                names.push(face.name.clone());
            }
        }
        names
    }

    /// What tells these fonts from others: role, name and face, and the hash of the whole file. Files of
    /// 20 MB take some milliseconds each, and one that several roles share is hashed once.
    pub fn identity(&self) -> String {
        let mut files: Vec<&Arc<[u8]>> = Vec::new();
        for (_, face) in &self.faces {
            if !files.iter().any(|known| Arc::ptr_eq(known, &face.data)) {
                files.push(&face.data);
            }
        }
        let hashed: Vec<_> = files.into_par_iter().map(|data| (data, blake3::hash(data).to_hex())).collect();
        let one = |(role, face): &(String, Face)| {
            let hash = hashed.iter().find(|(data, _)| Arc::ptr_eq(data, &face.data)).map(|(_, hash)| hash.as_str());
            format!("{role} {} {} {};", face.name, face.index, hash.unwrap_or_default())
        };
        self.faces.iter().map(one).collect()
    }
}

impl Roles {
    /// Reads what the theme asks for.
    ///
    /// # Errors
    /// A finding where the file is not what it should be.
    pub fn of(theme: &Theme) -> Result<Self, Diagnostic> {
        let broken = |detail: String| {
            let finding = Diagnostic::nowhere(Code::PaperTemplateError).arg("detail", detail);
            finding.arg("place", "paper/fonts.yaml").arg("page", "paper/fonts.yaml")
        };
        let file = theme.paper().find(|(name, _)| *name == "fonts.yaml").map(|(_, bytes)| bytes);
        let text = std::str::from_utf8(file.unwrap_or_default()).map_err(|error| broken(error.to_string()))?;
        serde_yaml::from_str(text).map(Self).map_err(|error| broken(error.to_string()))
    }

    /// Finds a font for each role; `first` gives the first of some names that there is. With a note for
    /// every role that had to take another style.
    pub fn choose(&self, mut first: impl FnMut(&[String]) -> Option<Face>) -> (Chosen, Vec<Diagnostic>) {
        let (mut faces, mut notes) = (Vec::new(), Vec::new());
        for (name, role) in &self.0 {
            if let Some(face) = first(&role.own) {
                faces.push((name.clone(), face));
            } else if let Some(face) = first(&role.instead) {
                if !role.optional {
                    let note = Diagnostic::nowhere(Code::FontSubstituted).arg("role", name).arg("used", &face.name);
                    notes.push(note.arg("wanted", role.own.iter().take(3).cloned().collect::<Vec<_>>().join("、")));
                }
                faces.push((name.clone(), face));
            }
            for one in &role.all {
                if let Some(face) = first(std::slice::from_ref(one)) {
                    faces.push((name.clone(), face));
                }
            }
        }
        (Chosen { faces }, notes)
    }
}

impl Chosen {
    /// The names of families under which a template finds the fonts: `fangsong`, and behind each role
    /// the fallbacks, `fallback-1` and so on.
    pub(super) fn families(&self) -> Vec<String> {
        let mut count = 0;
        let name = |(role, _): &(String, Face)| {
            if role == FALLBACK {
                count += 1;
                format!("{FALLBACK}-{count}")
            } else {
                role.clone()
            }
        };
        self.faces.iter().map(name).collect()
    }

    /// The character by which it is seen whether a font is Chinese.
    pub(super) fn chinese() -> char {
        CHINESE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(data: &[u8], roles: &[&str]) -> Chosen {
        let data: Arc<[u8]> = Arc::from(data);
        let face =
            |role: &&str| ((*role).to_owned(), Face { name: "宋体".to_owned(), data: Arc::clone(&data), index: 0 });
        Chosen { faces: roles.iter().map(face).collect() }
    }

    #[test]
    fn fonts_are_told_apart_by_every_byte() {
        let (one, mut other) = (vec![7; 1 << 20], vec![7; 1 << 20]);
        other[1 << 19] = 8;
        let identity = |data: &[u8]| chosen(data, &["songti", "fallback"]).identity();
        assert_eq!(identity(&one), identity(&one.clone()));
        assert_ne!(identity(&one), identity(&other));
        assert_ne!(identity(&one), chosen(&one, &["songti"]).identity());
    }
}
