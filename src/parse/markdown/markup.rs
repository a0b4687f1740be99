//! HTML within Markdown: what is harmless and in its place is kept, everything else goes.
//!
//! A tag that Markdown has itself becomes that (`<b>`, `<a>`, `<img>`, `<p>`), so that every format shows
//! it. The others are kept one event each, rebuilt from their names and the few attributes that say
//! something; tags that nobody closed are closed where what they stand in ends. So the result is
//! balanced, and every element stands where HTML allows it.

use std::fmt::Write as _;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::Events;
use super::raw::{Piece, pieces};
use super::tags::{Element, Place, Takes, element, is_swallowed, is_void, markdown, takes};
use crate::diag::{Code, Diagnostic};
use crate::source::Span;

/// How many elements may be open at a time.
const DEEPEST: usize = 48;

/// Keeps the HTML that may stay; says of the rest what went.
pub(super) fn clean(events: Events, out: &mut Vec<Diagnostic>) -> Events {
    if !events.iter().any(|(event, _)| matches!(event, Event::Html(_) | Event::InlineHtml(_))) {
        return events;
    }
    let mut cleaner =
        Cleaner { out, kept: Vec::with_capacity(events.len()), open: Vec::new(), swallowed: None, block: None };
    for (event, span) in events {
        cleaner.take(event, span);
    }
    if let Some((_, span)) = cleaner.kept.last() {
        let span = *span;
        cleaner.close_to(0, span);
    }
    cleaner.kept
}

/// Something that is open.
struct Open {
    /// Its name in HTML; nothing of an element that Markdown opened, which only Markdown closes.
    name: Option<String>,
    takes: Takes,
    close: Option<Event<'static>>,
    /// Whether something stands in it.
    filled: bool,
    /// Whether it has its caption.
    captioned: bool,
    /// Whether that caption was its last part.
    ended: bool,
    /// How many rows have begun in it.
    rows: usize,
}

struct Cleaner<'o> {
    out: &'o mut Vec<Diagnostic>,
    kept: Events,
    open: Vec<Open>,
    /// The element that goes with everything in it, and how much Markdown opened within.
    swallowed: Option<(String, usize)>,
    /// The lines of the block of HTML that is being read, each with its place.
    block: Option<(String, Vec<(usize, Span)>)>,
}

impl Cleaner<'_> {
    fn take(&mut self, event: Event<'static>, span: Span) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.block = Some((String::new(), Vec::new())),
            Event::Html(html) => {
                if let Some((text, lines)) = &mut self.block {
                    lines.push((text.len(), span));
                    text.push_str(&html);
                }
            }
            Event::End(TagEnd::HtmlBlock) => {
                if let Some((html, lines)) = self.block.take() {
                    self.html(&html, &lines, true, span);
                }
                self.close_paragraph(span);
                self.swallowed = None;
            }
            Event::InlineHtml(html) => self.html(&html, &[(0, span)], false, span),
            event => self.markdown(event, span),
        }
    }

    fn markdown(&mut self, event: Event<'static>, span: Span) {
        match (&event, &mut self.swallowed) {
            (Event::Start(_), Some((_, depth))) => return *depth += 1,
            (Event::End(_), Some((_, depth))) if *depth > 0 => return *depth -= 1,
            (Event::End(_), _) => self.swallowed = None,
            (_, Some(_)) => return,
            _ => {}
        }
        match &event {
            Event::Start(tag) => {
                if takes(tag) != Takes::Words || matches!(tag, Tag::Paragraph | Tag::Heading { .. }) {
                    self.make_flow(span);
                }
                self.fill(span);
                let close = Some(Event::End(tag.to_end()));
                self.push(None, takes(tag), close);
            }
            Event::End(_) => {
                self.close_to(self.barrier(), span);
                self.open.pop();
            }
            Event::Rule => self.make_flow(span),
            _ => self.make_words(span),
        }
        self.kept.push((event, span));
    }

    /// Some HTML; what went of it is one finding.
    fn html(&mut self, html: &str, lines: &[(usize, Span)], block: bool, whole: Span) {
        let place = |at: usize| {
            let line = lines.partition_point(|(from, _)| *from <= at).checked_sub(1);
            line.map_or(whole, |line| lines[line].1)
        };
        let mut gone: Vec<String> = Vec::new();
        let mut first = None;
        for (piece, at) in pieces(html) {
            let (before, span) = (gone.len(), place(at));
            match piece {
                _ if self.swallowed.is_some() => self.swallow(&piece),
                Piece::Text(text) => self.text(&text, block, span),
                Piece::Open { name, attributes } => self.open(&name, &attributes, block, span, &mut gone),
                Piece::Close(name) => self.close(&name, span, &mut gone),
            }
            if gone.len() > before {
                first.get_or_insert(span);
            }
        }
        if let Some(span) = first {
            let mut seen = std::collections::BTreeSet::new();
            gone.retain(|name| seen.insert(name.clone()));
            gone.truncate(8);
            self.out.push(Diagnostic::new(Code::RawHtml, span).arg("given", gone.join(" ")));
        }
    }

    fn swallow(&mut self, piece: &Piece) {
        if let (Piece::Close(name), Some((swallowed, _))) = (piece, &self.swallowed)
            && name == swallowed
        {
            self.swallowed = None;
        }
    }

    fn text(&mut self, text: &str, block: bool, span: Span) {
        let is_in_line = self.open.last().is_some_and(|open| matches!(open.takes, Takes::Words | Takes::Ruby));
        if text.trim().is_empty() && !is_in_line || !self.words(block, span) {
            return;
        }
        let mut lines = text.split('\n').peekable();
        let mut first = true;
        while let Some(line) = lines.next() {
            let line = if first { line } else { line.trim_start_matches([' ', '\t']) };
            let line = if lines.peek().is_some() { line.trim_end_matches([' ', '\t', '\r']) } else { line };
            let follows = matches!(self.kept.last(), Some((Event::Text(_) | Event::Code(_) | Event::End(_), _)));
            if !first && follows && self.open.last().is_some_and(|open| open.filled) {
                self.kept.push((Event::SoftBreak, span));
            }
            if !line.is_empty() {
                self.kept.push((Event::Text(CowStr::from(line.to_owned())), span));
            }
            first = false;
        }
    }

    fn open(&mut self, name: &str, attributes: &[(String, String)], block: bool, span: Span, gone: &mut Vec<String>) {
        if is_swallowed(name) {
            gone.push(format!("<{name}>"));
            self.swallowed = Some((name.to_owned(), 0));
            return;
        }
        match name {
            "br" if self.words(block, span) => self.kept.push((Event::HardBreak, span)),
            "hr" if self.is_flow_near() => {
                self.make_flow(span);
                self.fill(span);
                self.kept.push((Event::Rule, span));
            }
            "br" | "hr" => gone.push(format!("<{name}>")),
            "wbr" => {}
            _ => {
                let known = markdown(name, attributes);
                let kept = element(name);
                let place = known.as_ref().map(|(_, place)| *place).or(kept.map(|kept| kept.place));
                let nested = name == "a" && self.is_in_link();
                let fits = !nested
                    && self.open.len() < DEEPEST
                    && place.is_some_and(|place| self.make_place(place, block, span));
                if !fits {
                    gone.push(format!("<{name}>"));
                    return;
                }
                if let Some((tag, _)) = known {
                    self.open_markdown(name, tag, attributes, span, gone);
                } else if let Some(kept) = kept {
                    self.open_element(kept, attributes, span, gone);
                }
            }
        }
    }

    fn open_markdown(
        &mut self,
        name: &str,
        tag: Tag<'static>,
        attributes: &[(String, String)],
        span: Span,
        gone: &mut Vec<String>,
    ) {
        let known: &[&str] = match name {
            "a" => &["href", "title"],
            "img" => &["src", "alt", "title", "width", "height"],
            _ => &[],
        };
        gone.extend(attributes.iter().filter(|(key, _)| !known.contains(&key.as_str())).map(|(key, _)| key.clone()));
        let end = Event::End(tag.to_end());
        let takes = takes(&tag);
        self.kept.push((Event::Start(tag), span));
        if name == "img" {
            let alt = attributes.iter().find(|(key, _)| key == "alt").map(|(_, value)| value.clone());
            self.kept.extend(alt.filter(|alt| !alt.is_empty()).map(|alt| (Event::Text(alt.into()), span)));
            self.kept.push((end, span));
        } else {
            self.push(Some(name.to_owned()), takes, Some(end));
        }
    }

    fn open_element(&mut self, kept: &Element, attributes: &[(String, String)], span: Span, gone: &mut Vec<String>) {
        let mut tag = format!("<{}", kept.name);
        for (key, value) in attributes {
            let is_number = || value.parse::<u16>().is_ok_and(|number| (1..=100).contains(&number));
            match key.as_str() {
                key if !kept.attributes.contains(&key) => gone.push(key.to_owned()),
                "open" => tag.push_str(" open"),
                "scope" if !["row", "col", "rowgroup", "colgroup"].contains(&value.as_str()) => gone.push(key.clone()),
                "colspan" | "rowspan" if !is_number() => gone.push(key.clone()),
                key if !tag.contains(&format!(" {key}=")) => {
                    let _ = write!(tag, " {key}=\"{}\"", escaped(value));
                }
                _ => {}
            }
        }
        let table = self.open.iter_mut().rev().find(|open| open.takes == Takes::Rows);
        match (kept.name, table) {
            ("tr", Some(table)) => table.rows += 1,
            // A head that does not say so is one of columns in the first row, else of its row.
            ("th", Some(table)) if !tag.contains(" scope=") => {
                tag.push_str(if table.rows == 1 { " scope=\"col\"" } else { " scope=\"row\"" });
            }
            _ => {}
        }
        tag.push('>');
        self.kept.push((Event::InlineHtml(tag.into()), span));
        let close = Event::InlineHtml(format!("</{}>", kept.name).into());
        self.push(Some(kept.name.to_owned()), kept.takes, Some(close));
    }

    fn close(&mut self, name: &str, span: Span, gone: &mut Vec<String>) {
        if is_void(name) {
            return;
        }
        let barrier = self.barrier();
        let found = self.open[barrier..].iter().rposition(|open| open.name.as_deref() == Some(name));
        match found {
            Some(at) => self.close_to(barrier + at, span),
            // Of a tag that went its end goes too, and that was said.
            None if element(name).is_none() && markdown(name, &[]).is_none() && name != "a" => {}
            None => gone.push(format!("</{name}>")),
        }
    }

    /// Closes all that is open from a depth on.
    fn close_to(&mut self, depth: usize, span: Span) {
        while self.open.len() > depth {
            if self.open.last().is_some_and(|open| open.name.as_deref() == Some("details") && !open.filled) {
                self.fill(span);
            }
            if let Some(Open { close: Some(close), name: Some(_), .. }) = self.open.pop() {
                self.kept.push((close, span));
            }
        }
    }

    /// Makes room for an element of that place, if there can be.
    fn make_place(&mut self, place: Place, block: bool, span: Span) -> bool {
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
            Place::In(takes) => self.make_in(|open| open.takes == takes, |open| open.filled = true, span),
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
    fn make_in(&mut self, is_it: impl Fn(&Open) -> bool, note: impl Fn(&mut Open), span: Span) -> bool {
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
    fn barrier(&self) -> usize {
        self.open.iter().rposition(|open| open.name.is_none()).map_or(0, |at| at + 1)
    }

    /// Whether a paragraph may stand here, were the words closed that HTML opened.
    fn is_flow_near(&self) -> bool {
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
    fn make_flow(&mut self, span: Span) {
        self.close_while(|open| open.takes != Takes::Flow || open.ended, span);
    }

    /// Closes what HTML opened and what takes no words.
    fn make_words(&mut self, span: Span) {
        self.close_while(|open| !takes_words(open.takes) || open.ended, span);
    }

    fn close_while(&mut self, is_closed: impl Fn(&Open) -> bool, span: Span) {
        while self.open.last().is_some_and(|open| open.name.is_some() && is_closed(open)) {
            self.close_to(self.open.len() - 1, span);
        }
    }

    /// Makes room for words: where only paragraphs stand, one is opened. False where no words may stand.
    fn words(&mut self, block: bool, span: Span) -> bool {
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

    fn imply(&mut self, span: Span) -> bool {
        self.fill(span);
        self.kept.push((Event::Start(Tag::Paragraph), span));
        self.push(Some("p".to_owned()), Takes::Words, Some(Event::End(TagEnd::Paragraph)));
        true
    }

    fn close_paragraph(&mut self, span: Span) {
        let barrier = self.barrier();
        if let Some(at) = self.open[barrier..].iter().rposition(|open| open.name.as_deref() == Some("p")) {
            self.close_to(barrier + at, span);
        }
    }

    /// Notes that something stands in what is open; details without a summary get one.
    fn fill(&mut self, span: Span) {
        let Some(open) = self.open.last_mut() else { return };
        if open.name.as_deref() == Some("details") && !open.filled {
            let summary = ["<summary>", "</summary>"].map(|tag| Event::InlineHtml(CowStr::from(tag)));
            let [start, end] = summary;
            self.kept.extend([start, Event::Text(CowStr::from("…")), end].map(|event| (event, span)));
        }
        open.filled = true;
    }

    fn is_in_link(&self) -> bool {
        self.open.iter().any(|open| matches!(open.close, Some(Event::End(TagEnd::Link))))
    }

    fn push(&mut self, name: Option<String>, takes: Takes, close: Option<Event<'static>>) {
        self.open.push(Open { name, takes, close, filled: false, captioned: false, ended: false, rows: 0 });
    }
}

fn takes_words(takes: Takes) -> bool {
    matches!(takes, Takes::Flow | Takes::Words | Takes::Ruby)
}

fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
