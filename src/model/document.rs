//! Official texts: notices and work plans, and what procedures share with them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use pulldown_cmark::{Event, Tag, TagEnd};

use super::{ClassId, LiveFigure, PlanId, Shown};
use crate::source::{Dimensions, Span, Spanned};

/// With what the address of a link begins that leads within the office: behind it stand the path of a source below
/// the content folder and, behind a `#`, an anchor that is there. No author can write such an address.
pub const WITHIN: &str = "office:";

/// A text as its author structured it: Markdown events, each with its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prose {
    /// The events.
    pub events: Vec<(Event<'static>, Span)>,
    /// The events whose text stands for a figure, in order.
    pub figures: Vec<LiveFigure>,
    /// The files beside it that it shows or links to, by their paths below the content folder.
    pub files: BTreeMap<String, Dimensions>,
}

impl Prose {
    /// A text in which neither figures nor links are known yet.
    pub fn new(events: Vec<(Event<'static>, Span)>) -> Self {
        Self { events, figures: Vec::new(), files: BTreeMap::new() }
    }

    /// The text with each figure as `said` says it.
    #[must_use]
    pub fn filled(&self, mut said: impl FnMut(&LiveFigure) -> String) -> Self {
        let mut events = self.events.clone();
        for figure in &self.figures {
            if let Some((event, _)) = events.get_mut(figure.event) {
                *event = Event::Text(said(figure).into());
            }
        }
        Self { events, figures: Vec::new(), files: self.files.clone() }
    }

    /// The text without the links to some files and the pictures of them; their words stay.
    #[must_use]
    pub fn without(mut self, files: &BTreeSet<&str>) -> Self {
        if !self.files.keys().any(|path| files.contains(path.as_str())) {
            return self;
        }
        self = self.unlinked(|path| files.contains(path));
        self.files.retain(|path, _| !files.contains(path.as_str()));
        self
    }

    /// The text without the links within the office of which `is_dead` says that they lead to nothing, which is given
    /// the path of a source and its anchor; their words stay.
    #[must_use]
    pub fn unlinked(mut self, is_dead: impl Fn(&str) -> bool) -> Self {
        let mut open = Vec::new();
        self.events.retain(|(event, _)| match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                let stays = linked_file(event).is_none_or(|path| !is_dead(path));
                open.push(stays);
                stays
            }
            Event::End(TagEnd::Link | TagEnd::Image) => open.pop().unwrap_or(true),
            _ => true,
        });
        self
    }

    /// The files that it shows or links to, by their paths below the content folder, each with the place of the link.
    pub fn linked_files(&self) -> impl Iterator<Item = (&str, Span)> {
        let links = self.events.iter().filter_map(|(event, span)| Some((linked_file(event)?, *span)));
        links.filter(|(path, _)| self.files.contains_key(*path))
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }
}

/// The source that a link or a picture begins to lead to, if it is one of the office.
fn linked_file<'e>(event: &'e Event<'static>) -> Option<&'e str> {
    match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => dest_url.strip_prefix(WITHIN),
        _ => None,
    }
}

/// A notice (通知).
#[derive(Clone, Debug)]
pub struct Notice {
    /// The file's name, or the class's id for a class's own notice.
    pub id: String,
    /// The title.
    pub title: Spanned<String>,
    /// The document number (发文字号).
    pub number: Option<Spanned<String>>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The day it was issued. Without issuer or date it is a draft.
    pub date: Option<Spanned<NaiveDate>>,
    /// 主送.
    pub addressees: Vec<String>,
    /// 抄送.
    pub copies: Vec<String>,
    /// 印发单位, where it is not the issuer.
    pub printer: Option<String>,
    /// 印发日期, where it is not the day of issue.
    pub printed: Option<Spanned<NaiveDate>>,
    /// The class it speaks of.
    pub class: Option<ClassId>,
    /// The attachments, in their order.
    pub attachments: Vec<Attachment>,
    /// Words by which it is found with others.
    pub tags: Vec<Spanned<String>>,
    /// Paths of pages at which it was before.
    pub aliases: Vec<Spanned<String>>,
    /// The days on which it is public (公示); all where not said.
    pub shown: Option<Shown>,
    /// The text.
    pub body: Prose,
    /// Where the file stands.
    pub span: Span,
}

impl Notice {
    /// Whether the public edition of a day has it.
    pub fn is_public_on(&self, day: NaiveDate) -> bool {
        self.shown.as_ref().is_none_or(|shown| shown.days.has(day))
    }
}

/// An attachment that a notice names.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Its title.
    pub title: String,
    /// What it is; nothing where it is on paper only.
    pub target: Option<AttachmentTarget>,
    /// Where it is named.
    pub span: Span,
}

/// What an attachment is.
#[derive(Clone, Debug)]
pub enum AttachmentTarget {
    /// A form of the class.
    Form {
        /// Its id.
        form: String,
        /// The sheet of one cohort.
        cohort: Option<String>,
    },
    /// A work plan, as with a notice that transmits one.
    Plan(PlanId),
    /// A file beside the notice.
    File {
        /// Its path below the content folder.
        path: String,
        /// Whether the public edition has it too: a file can hold anything, so only if its author
        /// says so.
        public: bool,
        /// Its length in bytes.
        bytes: u64,
    },
}

/// A title with its code, C4/组织04/001.
#[derive(Clone, Debug)]
pub struct CodedTitle {
    /// The code.
    pub code: Spanned<String>,
    /// The title.
    pub title: String,
    /// The id of the form that it is, of a record that the program makes.
    pub form: Option<String>,
}
