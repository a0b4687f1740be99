//! Links and pictures within texts: what they lead to, by the path of its source.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::address::{Address, address};
use crate::diag::{self, Code, Diagnostic};
use crate::model::{Class, Notice, Plan, Procedure, Prose, SummaryText, Units, WITHIN};
use crate::source::paths::{self, has_extension};
use crate::source::{FileId, Sources, Span};

/// What may be passed on to a reader: papers, sheets, slides, archives and pictures. Lists and settings, the
/// sources of the office, are none of these.
pub(super) const PASSED_ON: [&str; 27] = [
    "pdf", "ofd", "doc", "docx", "wps", "rtf", "odt", "xls", "xlsx", "et", "ods", "ppt", "pptx", "dps", "odp", "zip",
    "rar", "7z", "png", "jpg", "jpeg", "gif", "webp", "bmp", "mp3", "mp4", "m4a",
];
/// Pictures that browsers don't show: of phones, scanners and drawing programs.
const NOT_SHOWN: [&str; 11] = ["heic", "heif", "avif", "jxl", "tif", "tiff", "psd", "raw", "dng", "emf", "wmf"];
/// From how many bytes on a picture is too large for a page: it takes seconds over a network share.
const LARGE: u64 = 2 * 1024 * 1024;
/// For how many links that lead to nothing the nearest name is looked for.
const MOST_NEAR: usize = 50;

/// The texts of an office whose links are to be resolved.
pub(super) struct Texts<'t> {
    pub(super) notices: &'t mut [Notice],
    pub(super) plans: &'t mut [Plan],
    pub(super) procedures: &'t mut [Procedure],
    pub(super) summaries: &'t mut [SummaryText],
    pub(super) classes: &'t mut [Class],
}

impl Texts<'_> {
    fn each(&mut self, mut work: impl FnMut(&mut Prose, FileId)) {
        for class in self.classes.iter_mut() {
            if let Some(notice) = &mut class.programme.notice {
                work(&mut notice.body, notice.span.file);
            }
            for session in &mut class.register.sessions {
                work(&mut session.minutes, session.span.file);
            }
        }
        self.notices.iter_mut().for_each(|notice| work(&mut notice.body, notice.span.file));
        self.plans.iter_mut().for_each(|plan| work(&mut plan.body, plan.span.file));
        self.procedures.iter_mut().for_each(|procedure| work(&mut procedure.body, procedure.span.file));
        self.summaries.iter_mut().for_each(|summary| work(&mut summary.text.body, summary.text.span.file));
    }
}

/// The files that texts link to or show, by their paths.
pub(super) struct Linked {
    /// All of them, those too that are refused.
    pub(super) named: BTreeSet<String>,
    /// Those that are passed on with the texts.
    pub(super) passed_on: BTreeSet<String>,
}

/// Resolves every link of every text.
pub(super) fn links(sources: &Sources, units: &Units, mut texts: Texts<'_>, out: &mut Vec<Diagnostic>) -> Linked {
    let linked = Linked { named: BTreeSet::new(), passed_on: BTreeSet::new() };
    let mut known = Known { sources, anchors: BTreeMap::new(), asked: 0, linked };
    for class in texts.classes.iter() {
        let folder = format!("classes/{}", class.programme.id);
        let mut page = |name: &str| known.anchors.insert(format!("{folder}/{name}"), HashMap::new());
        page("class.yaml");
        (!class.programme.schedule.is_empty()).then(|| page("schedule.yaml"));
        (!class.programme.courses.is_empty()).then(|| page("courses.csv"));
    }
    let names = units.ids().flat_map(|id| {
        let unit = units.get(id);
        [&unit.id.value, &unit.title, &unit.short].map(|name| (plain(name), unit.id.value.clone()))
    });
    known.anchors.insert("units.yaml".to_owned(), names.collect());
    texts.each(|prose, file| {
        // A session that only a list knows has no text.
        let path = &sources.file(file).path;
        if has_extension(path, "md") {
            known.anchors.insert(path.clone(), anchors(prose));
        }
    });
    texts.each(|prose, file| {
        if prose.events.iter().any(|(event, _)| matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. }))) {
            known.resolve(prose, &sources.file(file).path, out);
        }
    });
    known.linked
}

/// The anchors of a text by their words alone.
fn anchors(prose: &Prose) -> HashMap<String, String> {
    let mut anchors = HashMap::new();
    for (event, _) in &prose.events {
        if let Event::Start(Tag::Heading { id: Some(id), .. }) = event {
            let chosen = id.strip_prefix("h-").unwrap_or(id);
            anchors.entry(plain(chosen)).or_insert_with(|| id.to_string());
        }
    }
    anchors
}

/// An anchor as it is looked up: whatever marks and blanks stand between the words.
fn plain(anchor: &str) -> String {
    anchor.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a file lies where the office keeps what only the program reads.
pub(super) fn is_kept_back(path: &str) -> bool {
    ["people/", "forms/", "rules/"].iter().any(|folder| path.starts_with(folder))
}

/// What a link leads to.
enum Found {
    /// Another place: the link stays as it is.
    Elsewhere,
    /// A place within the office, as the events say it.
    Within(String),
    /// Nothing: the words stay, the link goes.
    Nothing,
}

struct Known<'s> {
    sources: &'s Sources,
    /// By the path of each source that has a page: its anchors.
    anchors: BTreeMap<String, HashMap<String, String>>,
    /// For how many links the nearest name was looked for.
    asked: usize,
    linked: Linked,
}

impl Known<'_> {
    fn resolve(&mut self, prose: &mut Prose, path: &str, out: &mut Vec<Diagnostic>) {
        // Of every link and picture that is open: whether it stays.
        let mut open = Vec::new();
        let events = std::mem::take(&mut prose.events);
        let kept = events.into_iter().filter_map(|(event, span)| {
            let event = match event {
                Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                    let found = self.found(&dest_url, path, span, false, prose, out);
                    let dest_url = Self::kept(found, dest_url, &mut open)?;
                    Event::Start(Tag::Link { link_type, dest_url, title, id })
                }
                Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                    let found = self.found(&dest_url, path, span, true, prose, out);
                    let dest_url = Self::kept(found, dest_url, &mut open)?;
                    Event::Start(Tag::Image { link_type, dest_url, title, id })
                }
                Event::End(TagEnd::Link | TagEnd::Image) if open.pop() == Some(false) => return None,
                event => event,
            };
            Some((event, span))
        });
        let kept = kept.collect();
        prose.events = kept;
    }

    fn kept(found: Found, url: CowStr<'static>, open: &mut Vec<bool>) -> Option<CowStr<'static>> {
        let kept = match found {
            Found::Elsewhere => Some(url),
            Found::Within(place) => Some(CowStr::from(place)),
            Found::Nothing => None,
        };
        open.push(kept.is_some());
        kept
    }

    fn found(
        &mut self,
        url: &str,
        text: &str,
        span: Span,
        picture: bool,
        prose: &mut Prose,
        out: &mut Vec<Diagnostic>,
    ) -> Found {
        match address(url, paths::folder(text)) {
            Address::Elsewhere => Found::Elsewhere,
            Address::Unsafe => {
                out.push(Diagnostic::new(Code::UnsafeLink, span).arg("given", url));
                Found::Nothing
            }
            Address::Own(anchor) => self.anchored(text, Some(&anchor), span, true, out),
            Address::Path { path, anchor } => {
                let page = self.page(&path).filter(|_| !picture);
                if let Some(page) = page {
                    return self.anchored(&page, anchor.as_deref(), span, false, out);
                }
                self.file(&path, url, span, picture, prose, out)
            }
        }
    }

    /// The source of the page that a path leads to; the folder of a class stands for the class.
    fn page(&self, path: &str) -> Option<String> {
        let class = format!("{}/class.yaml", path.trim_end_matches('/'));
        [path.to_owned(), class].into_iter().find(|path| self.anchors.contains_key(path))
    }

    fn anchored(&self, page: &str, anchor: Option<&str>, span: Span, own: bool, out: &mut Vec<Diagnostic>) -> Found {
        let whole = || if own { Found::Nothing } else { Found::Within(format!("{WITHIN}{page}")) };
        let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty()) else { return whole() };
        let known = &self.anchors[page];
        let wanted = plain(anchor);
        if let Some(id) = known.get(wanted.strip_prefix('h').filter(|_| anchor.starts_with("h-")).unwrap_or(&wanted)) {
            return Found::Within(if own { format!("#{id}") } else { format!("{WITHIN}{page}#{id}") });
        }
        let finding = Diagnostic::new(Code::UnknownAnchor, span).arg("given", anchor);
        let finding = finding.arg("path", self.sources.shown(page));
        let mut ids: Vec<&str> = known.values().map(String::as_str).collect();
        ids.sort_unstable();
        out.push(finding.nearest(anchor, ids));
        whole()
    }

    /// A link to a file beside the texts, which is passed on with them.
    fn file(
        &mut self,
        path: &str,
        url: &str,
        span: Span,
        picture: bool,
        prose: &mut Prose,
        out: &mut Vec<Diagnostic>,
    ) -> Found {
        if !self.sources.contains(path) {
            out.push(self.unknown(path, url, span));
            return Found::Nothing;
        }
        self.linked.named.insert(path.to_owned());
        let kept_back = is_kept_back(path);
        let is_passed_on = PASSED_ON.iter().any(|extension| has_extension(path, extension));
        if kept_back || !is_passed_on {
            // A text whose own findings say why it has no page needs no other.
            if kept_back || !has_extension(path, "md") {
                let is = |extensions: &[&str]| extensions.iter().any(|extension| has_extension(path, extension));
                let why = match () {
                    () if kept_back => "folder",
                    () if is(&NOT_SHOWN) => "picture",
                    () if is(&["csv", "yaml", "yml"]) => "kind",
                    () => "other",
                };
                out.push(
                    Diagnostic::new(Code::LinkRefused, span).arg("path", self.sources.shown(path)).arg("why", why),
                );
            }
            return Found::Nothing;
        }
        let measure = match self.sources.measure(path) {
            Ok(measure) => measure,
            Err(error) => {
                let finding = Diagnostic::new(Code::UnreadableFile, span).arg("path", self.sources.shown(path));
                out.push(finding.arg("reason", error));
                return Found::Nothing;
            }
        };
        if picture && measure.picture.is_none() {
            out.push(Diagnostic::new(Code::NotAPicture, span).arg("path", self.sources.shown(path)));
            return Found::Nothing;
        }
        if picture && measure.bytes > LARGE && self.linked.passed_on.insert(path.to_owned()) {
            let tenths = measure.bytes * 10 / (1024 * 1024);
            let finding = Diagnostic::new(Code::LargePicture, span).arg("path", self.sources.shown(path));
            out.push(finding.arg("size", format!("{}.{} MB", tenths / 10, tenths % 10)));
        }
        self.linked.passed_on.insert(path.to_owned());
        prose.files.insert(path.to_owned(), measure);
        Found::Within(format!("{WITHIN}{path}"))
    }

    fn unknown(&mut self, path: &str, url: &str, span: Span) -> Diagnostic {
        let finding = Diagnostic::new(Code::UnknownLink, span).arg("given", url);
        let finding = finding.arg("path", self.sources.shown(path));
        self.asked += 1;
        if self.asked > MOST_NEAR {
            return finding.arg("nearest", "none");
        }
        let files = self.sources.ids().map(|id| self.sources.file(id).path.as_str());
        let files = files.filter(|path| PASSED_ON.iter().any(|extension| has_extension(path, extension)));
        let known: Vec<&str> = self.anchors.keys().map(String::as_str).chain(files).collect();
        // A link to the page that a source becomes.
        let source = path.strip_suffix("index.html").map(|folder| format!("{folder}class.yaml"));
        let source = source.or_else(|| path.strip_suffix("html").map(|stem| format!("{stem}md")));
        let page: Option<&str> = known.iter().find(|known| source.as_deref() == Some(**known)).copied();
        // The folder of a class stands for the class.
        let parts: Vec<&str> = path.trim_end_matches('/').split('/').collect();
        let folder =
            if let ["classes", folder] = parts[..] { Some(format!("classes/{folder}/class.yaml")) } else { None };
        let wanted = folder.as_deref().or(source.as_deref()).unwrap_or(path);
        let near = page.map_or_else(|| diag::nearest_path(wanted, known), |page| vec![page]);
        let of_a_page =
            ["classes/", "notices/", "plans/", "procedures/"].iter().any(|folder| wanted.starts_with(folder));
        if near.is_empty() && of_a_page && ["md", "yaml"].iter().any(|extension| has_extension(wanted, extension)) {
            return finding.arg("nearest", "gone");
        }
        finding.near(&near.iter().map(|near| format!("/{near}")).collect::<Vec<_>>())
    }
}
