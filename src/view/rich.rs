//! Text with structure, ready for the page that shows it.

use std::collections::BTreeMap;

use pulldown_cmark::{CowStr, Event, Tag};

use super::prose::{Block, blocks};
use super::{Builder, paths};
use crate::ledger::measure;
use crate::model::{Prose, WITHIN};
use crate::source::paths::has_extension;

/// Text with structure, as an author wrote it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rich {
    /// The text.
    pub prose: Prose,
    /// The way from the page up to the edition's folder, `../`.
    pub root: String,
    /// What every id of the text begins with, where several texts stand on one page.
    pub prefix: String,
    /// Where each link within the office leads, below the edition's folder, by its address in the events.
    pub places: BTreeMap<String, Place>,
    /// The words around it.
    pub words: RichWords,
}

/// What a link within the office leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Where it lies below the edition's folder.
    pub path: String,
    /// Of a file to save: what it is and how large.
    pub about: Option<String>,
    /// Of a picture: width and height in pixels.
    pub picture: Option<(u32, u32)>,
}

/// The words around a text that its author did not write.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RichWords {
    /// What stands over a notice within the text, in the order of their kinds.
    pub alerts: Vec<String>,
    /// 注释.
    pub footnotes: String,
    /// What a link from a footnote back to the text is called.
    pub back: String,
    /// What a heading's link to itself is called.
    pub anchor: String,
}

impl Builder<'_> {
    /// A text for the page at `path`.
    pub(super) fn rich(&self, prose: &Prose, path: &str) -> Rich {
        let get = |key: &str| self.text.get(key);
        let prose = self.prose(prose);
        let place = |(event, _): &(Event<'static>, _)| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some((dest_url.to_string(), self.place(dest_url, &prose)?))
            }
            _ => None,
        };
        Rich {
            places: prose.events.iter().filter_map(place).collect(),
            prose,
            root: "../".repeat(path.matches('/').count()),
            prefix: String::new(),
            words: RichWords {
                alerts: self.alerts(),
                footnotes: get("prose-footnotes"),
                back: get("prose-back"),
                anchor: get("prose-anchor"),
            },
        }
    }

    /// Where an address within the office leads in this edition.
    fn place(&self, url: &CowStr<'_>, prose: &Prose) -> Option<Place> {
        let within = url.strip_prefix(WITHIN)?;
        // The name of a file may have a # of its own.
        if let Some(file) = prose.files.get(within) {
            let about = Some(self.about_file(within, file.bytes));
            return Some(Place { path: paths::file(within), about, picture: file.picture });
        }
        let (source, anchor) = within.split_once('#').map_or((within, None), |(path, anchor)| (path, Some(anchor)));
        let parts: Vec<&str> = source.split('/').collect();
        let stem = crate::source::paths::stem(source);
        let class = |id: &str, anchor: &str| format!("{}{anchor}", paths::class(id));
        let path = match parts.as_slice() {
            ["notices", _] => format!("notices/{stem}.html"),
            ["plans", _] => paths::plan(stem),
            ["procedures", _] => paths::procedure(stem),
            ["terms", _] => paths::summary(stem),
            ["classes", id, "notice.md"] => format!("classes/{id}/notice.html"),
            ["classes", id, "class.yaml"] => class(id, ""),
            ["classes", id, "schedule.yaml"] => class(id, "#schedule"),
            ["classes", id, "courses.csv"] => class(id, "#courses"),
            ["classes", id, "sessions", _] => {
                // The public edition has the session, and not its minutes with their headings.
                let within = anchor.filter(|_| self.records.is_some());
                return Some(Place::page(class(id, &format!("#{}", paths::session_anchor(stem, within)))));
            }
            ["units.yaml"] => {
                let unit =
                    self.public.units.ids().find(|id| Some(self.public.units.get(*id).id.value.as_str()) == anchor);
                return Some(Place::page(
                    unit.map_or_else(|| "units/index.html".to_owned(), |unit| paths::unit(self.public.units.get(unit))),
                ));
            }
            _ => return None,
        };
        Some(Place::page(anchor.map_or(path.clone(), |anchor| format!("{path}#{anchor}"))))
    }

    /// What a file is and how large, Excel，12 KB.
    pub(super) fn about_file(&self, path: &str, bytes: u64) -> String {
        const KINDS: [(&str, &[&str]); 8] = [
            ("excel", &["xlsx", "xls", "et", "ods", "xlsm"]),
            ("word", &["docx", "doc", "wps", "odt", "rtf"]),
            ("slides", &["pptx", "ppt", "dps", "odp"]),
            ("pdf", &["pdf"]),
            ("packed", &["zip", "rar", "7z"]),
            ("picture", &["png", "jpg", "jpeg", "gif", "webp", "bmp"]),
            ("film", &["mp4"]),
            ("sound", &["mp3", "m4a"]),
        ];
        let is_of = |(_, extensions): &&(&str, &[&str])| extensions.iter().any(|known| has_extension(path, known));
        let kind = KINDS.iter().find(is_of).map_or_else(
            || crate::source::paths::name(path).rsplit('.').next().unwrap_or_default().to_uppercase(),
            |(kind, _)| self.text.get(&format!("file-{kind}")),
        );
        self.text.with("file-about", &[("kind", kind), ("size", size(bytes))])
    }

    /// The files that texts show and link to in this edition, by their paths below the content folder.
    pub(super) fn linked_files(&self) -> impl Iterator<Item = String> {
        let own = self.public.classes.iter().filter_map(|class| class.programme.notice.as_ref());
        let notices = self.public.notices.iter().chain(own).map(|notice| &notice.body);
        let plans = self.public.plans.iter().map(|plan| &plan.body);
        let procedures = self.public.procedures.iter().map(|procedure| &procedure.body);
        let summaries = self.public.summaries.iter().map(|text| &text.text.body);
        let own = self.records.into_iter().flat_map(|records| records.office.own_prose());
        notices
            .chain(plans)
            .chain(procedures)
            .chain(summaries)
            .chain(own)
            .flat_map(|prose| prose.files.keys())
            .filter(|path| self.has_file(path))
            .cloned()
    }

    /// A text as it stands on paper.
    pub(super) fn blocks(&self, prose: &Prose) -> Vec<Block> {
        let words: Vec<_> = self.alerts().iter().map(|word| self.text.named(word, "")).collect();
        blocks(&self.prose(prose), &words)
    }

    /// A text with its figures, as this edition may say them, and the links that it may have.
    fn prose(&self, prose: &Prose) -> Prose {
        self.allowed(prose.filled(|figure| {
            let amount = match self.records {
                Some(records) => measure(records.office, records.ledger, &figure.cut, figure.measure),
                None => self.public.figures.get(&figure.span).cloned(),
            };
            self.text.amount(amount.as_ref())
        }))
    }

    fn allowed(&self, prose: Prose) -> Prose {
        if self.records.is_some() {
            return prose;
        }
        prose.without(&self.public.kept_files).unlinked(|source| self.is_withheld(source))
    }

    /// Whether a link to a source leads to a notice that is public on other days only.
    fn is_withheld(&self, source: &str) -> bool {
        let path = source.split_once('#').map_or(source, |(path, _)| path);
        let withheld = &self.public.withheld;
        !withheld.is_empty() && path.strip_suffix(".md").is_some_and(|stem| withheld.contains(stem))
    }

    /// Whether this edition may have a file that a text links to.
    fn has_file(&self, path: &str) -> bool {
        self.records.is_some() || !self.public.kept_files.contains(path)
    }

    fn alerts(&self) -> Vec<String> {
        ["note", "tip", "important", "warning", "caution"].map(|kind| self.text.get(&format!("alert-{kind}"))).to_vec()
    }
}

impl Place {
    fn page(path: String) -> Self {
        Self { path, about: None, picture: None }
    }
}

/// A length in bytes as people say it, each step of 1024.
fn size(bytes: u64) -> String {
    const KIB: u64 = 1024;
    match bytes {
        0..KIB => format!("{bytes} B"),
        // What is a little more than a whole number is not said to be less.
        KIB..1_047_553 => format!("{} KB", bytes.div_ceil(KIB)),
        _ => {
            let tenths = (bytes * 10).div_ceil(KIB * KIB);
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_its_unit() {
        let said: Vec<_> = [0, 1023, 1024, 12_000, 1_047_552, 1_047_553, 20 * 1024 * 1024].map(size).to_vec();
        assert_eq!(said, ["0 B", "1023 B", "1 KB", "12 KB", "1023 KB", "1.0 MB", "20.0 MB"]);
    }
}
