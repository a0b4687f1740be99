//! New files for somebody to go on with: a whole office, a class, a notice, the record of a session.
//!
//! Each is a template in the office's language, below this folder, into which is put what is known. A
//! line that asks for something unknown is left out.

mod class;
mod fill;
mod notice;
mod session;
mod site;
pub(super) mod yaml;

use chrono::{Datelike, NaiveDate};

use crate::model::{Office, Track, UnitId};
use crate::source::Sources;
use fill::{Values, fill};

pub use class::{NewClass, new_class};
pub use notice::{NewNotice, Usual, new_notice, title_of, usual};
pub use session::{NewSession, new_session, open_slots, session_name, tracks_of};
pub use site::{NewSite, new_site, slug};

/// A file that is to be laid where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// The path below the office's folder, `content/units.yaml`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// In which words and with which ends of lines an office's files are written.
#[derive(Clone, Copy, Debug)]
struct Hand {
    chinese: bool,
    /// Lines end with CR and LF, as the Notepad of Windows 7 needs them.
    crlf: bool,
}

impl Hand {
    /// As the files of an office are written: `site.yaml` shows it.
    fn of(office: &Office, sources: &Sources) -> Self {
        let site = sources.find("site.yaml").map(|file| sources.file(file).text.as_str());
        Self { chinese: office.site.language.starts_with("zh"), crlf: site.is_some_and(|text| text.contains("\r\n")) }
    }

    /// A file of a template in Chinese and in English.
    fn made(self, path: impl Into<String>, texts: [&str; 2], values: &Values<'_>) -> NewFile {
        self.laid(path, &fill(texts[usize::from(!self.chinese)], values))
    }

    /// A file of a text.
    fn laid(self, path: impl Into<String>, text: &str) -> NewFile {
        let path = path.into();
        // Excel knows by its mark only that a list is in UTF-8; to Windows 7 it tells the same of a text.
        let marked = [".csv", ".txt"].iter().any(|extension| path.ends_with(extension));
        let text = if self.crlf { text.replace('\n', "\r\n") } else { text.to_owned() };
        NewFile { path, bytes: format!("{}{text}", if marked { "\u{feff}" } else { "" }).into_bytes() }
    }

    /// A day within a sentence.
    fn day(self, date: NaiveDate) -> String {
        if self.chinese { format!("{}月{}日", date.month(), date.day()) } else { date.to_string() }
    }

    /// The name under which a track is usually written.
    fn track(self, track: &str) -> String {
        match (track, self.chinese) {
            ("online", true) => "线上".to_owned(),
            ("offline", true) => "线下".to_owned(),
            _ => yaml::item(track),
        }
    }
}

/// A template below this folder in Chinese and in English.
macro_rules! texts {
    ($name:literal) => {
        [include_str!(concat!("zh-CN/", $name)), include_str!(concat!("en/", $name))]
    };
}
use texts;

/// Units as a list: each by its short name where nobody else has it, else by its id.
fn units(office: &Office, units: &[UnitId]) -> Option<String> {
    let name = |unit: &UnitId| {
        let unit = office.units.get(*unit);
        let names =
            office.units.list.iter().filter(|other| {
                [&other.id.value, &other.title, &other.short].into_iter().any(|name| *name == unit.short)
            });
        if names.count() == 1 { unit.short.clone() } else { unit.id.value.clone() }
    };
    (!units.is_empty()).then(|| yaml::list(units.iter().map(name)))
}

/// To whom a notice goes, as two values: known, or a line that is left to be filled in.
fn to(to: &[String]) -> [(&'static str, Option<String>); 2] {
    let known = (!to.is_empty()).then(|| yaml::list(to.iter().cloned()));
    let unknown = to.is_empty().then(String::new);
    [("to", known), ("to-unknown", unknown)]
}

/// The tracks in which sessions earn, each once.
fn session_tracks<'a>(tracks: impl Iterator<Item = &'a Track>) -> Vec<&'a str> {
    let mut keys: Vec<&str> = Vec::new();
    for track in tracks.filter(|track| track.has_sessions()) {
        if !keys.contains(&track.key.as_str()) {
            keys.push(&track.key);
        }
    }
    keys
}
