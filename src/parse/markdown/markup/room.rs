//! What is open while HTML is read: where an element or words may stand, and what is closed to make room for them.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::{Cleaner, Open};
use crate::parse::markdown::tags::{Place, Takes};
use crate::source::Span;

impl Cleaner<'_> {
    /// Closes all that is open from a depth on.
    pub(super) fn close_to(&mut self, depth: usize, span: Span) {
        while self.open.len() > depth {
            match self.open.last().map(|open| (open.name.as_deref(), open.parts, open.filled)) {
                Some((Some("details"), _, false)) => self.fill(span),
                Some((Some("ruby"), 0, _)) => self.kept.push((Event::InlineHtml(CowStr::from("<rt></rt>")), span)),
                Some((Some("tr"), 0, _)) => self.kept.push((Event::InlineHtml(CowStr::from("<td></td>")), span)),
                _ => {}
            }
            if let Some(Open { close: Some(close), name: Some(_), .. }) = self.open.pop() {
                self.kept.push((close, span));
            }
        }
    }

    /// Makes room for an element of that place, if there can be.
    pub(super) fn make_place(&mut self, place: Place, block: bool, span: Span) -> bool {
        match place {
            Place::Line => self.words(block, span),
            Place::Flow => {
                let near = self.is_flow_near();
                if near {
                    self.make_flow(span);
                    self.fill(span);
                }
                near
            }
            Place::In(Takes::Group) => {
                self.make_in(|open| matches!(open.takes, Takes::Group | Takes::Rows), |open| open.filled = true, span)
            }
            Place::In(takes) => self.make_in(
                |open| open.takes == takes,
                |open| (open.filled, open.parts) = (true, open.parts + usize::from(takes != Takes::Rows)),
                span,
            ),
            Place::FirstIn(name) => {
                let is_it = |open: &Open| open.name.as_deref() == Some(name) && !open.filled;
                self.make_in(is_it, |open| open.filled = true, span)
            }
            Place::CaptionOf(name) => {
                let is_it = |open: &Open| open.name.as_deref() == Some(name) && !open.filled && !open.captioned;
                self.make_in(is_it, |open| open.captioned = true, span)
            }
            Place::OnceIn(name) => {
                let is_it = |open: &Open| open.name.as_deref() == Some(name) && !open.captioned;
                self.make_in(is_it, |open| (open.captioned, open.ended) = (true, open.filled), span)
            }
        }
    }

    /// Closes what stands in the nearest element of a kind and notes what comes into it; only what HTML opened.
    pub(super) fn make_in(&mut self, is_it: impl Fn(&Open) -> bool, note: impl Fn(&mut Open), span: Span) -> bool {
        let barrier = self.barrier();
        let found = self.open[barrier..].iter().rposition(is_it);
        let Some(at) = found.map(|at| barrier + at) else { return false };
        if self.open[at + 1..].iter().any(|open| open.name.as_deref() == Some("table")) {
            return false;
        }
        self.close_to(at + 1, span);
        note(&mut self.open[at]);
        true
    }

    /// How much is open up to what Markdown opened last, which HTML can't close.
    pub(super) fn barrier(&self) -> usize {
        self.open.iter().rposition(|open| open.name.is_none()).map_or(0, |at| at + 1)
    }

    /// Whether a paragraph may stand here, were the words closed that HTML opened.
    pub(super) fn is_flow_near(&self) -> bool {
        for open in self.open.iter().rev() {
            if open.takes == Takes::Flow {
                return true;
            }
            if open.name.is_none() || open.takes != Takes::Words {
                return false;
            }
        }
        true
    }

    /// Closes what HTML opened and what takes no paragraph.
    pub(super) fn make_flow(&mut self, span: Span) {
        self.close_while(|open| open.takes != Takes::Flow || open.ended, span);
    }

    /// Closes what HTML opened and what takes no words.
    pub(super) fn make_words(&mut self, span: Span) {
        self.close_while(|open| !takes_words(open.takes) || open.ended, span);
    }

    pub(super) fn close_while(&mut self, is_closed: impl Fn(&Open) -> bool, span: Span) {
        while self.open.last().is_some_and(|open| open.name.is_some() && is_closed(open)) {
            self.close_to(self.open.len() - 1, span);
        }
    }

    /// Makes room for words: where only paragraphs stand, one is opened. False where no words may stand.
    pub(super) fn words(&mut self, block: bool, span: Span) -> bool {
        self.make_words(span);
        let Some(open) = self.open.last() else {
            return !block || self.imply(span);
        };
        let of_paragraphs = match (&open.name, &open.close) {
            (Some(name), _) => ["details", "blockquote"].contains(&name.as_str()),
            (None, Some(Event::End(end))) => matches!(end, TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition),
            _ => false,
        };
        if open.takes == Takes::Flow && of_paragraphs {
            return self.imply(span);
        }
        let takes = takes_words(open.takes);
        if takes {
            self.fill(span);
        }
        takes
    }

    pub(super) fn imply(&mut self, span: Span) -> bool {
        self.fill(span);
        self.kept.push((Event::Start(Tag::Paragraph), span));
        self.push(Some("p".to_owned()), Takes::Words, Some(Event::End(TagEnd::Paragraph)));
        true
    }

    pub(super) fn close_paragraph(&mut self, span: Span) {
        let barrier = self.barrier();
        if let Some(at) = self.open[barrier..].iter().rposition(|open| open.name.as_deref() == Some("p")) {
            self.close_to(barrier + at, span);
        }
    }

    /// Notes that something stands in what is open; details without a summary get one.
    pub(super) fn fill(&mut self, span: Span) {
        let Some(open) = self.open.last_mut() else { return };
        if open.name.as_deref() == Some("details") && !open.filled {
            let summary = ["<summary>", "</summary>"].map(|tag| Event::InlineHtml(CowStr::from(tag)));
            let [start, end] = summary;
            self.kept.extend([start, Event::Text(CowStr::from("…")), end].map(|event| (event, span)));
        }
        open.filled = true;
    }

    pub(super) fn is_in_link(&self) -> bool {
        self.open.iter().any(|open| matches!(open.close, Some(Event::End(TagEnd::Link))))
    }

    pub(super) fn push(&mut self, name: Option<String>, takes: Takes, close: Option<Event<'static>>) {
        self.open.push(Open { name, takes, close, filled: false, captioned: false, ended: false, parts: 0 });
    }
}

fn takes_words(takes: Takes) -> bool {
    matches!(takes, Takes::Flow | Takes::Words | Takes::Ruby)
}
