//! HTML within Markdown: what is harmless and in its place is kept, everything else goes.
//!
//! A tag that Markdown has itself becomes that (`<b>`, `<a>`, `<img>`, `<p>`), so that every format shows
//! it. The others are kept one event each, rebuilt from their names and the few attributes that say
//! something; tags that nobody closed are closed where what they stand in ends. So the result is
//! balanced, and every element stands where HTML allows it.

mod room;

use std::fmt::Write as _;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::Events;
use super::raw::{Piece, pieces};
use super::tags::{Element, Takes, element, is_swallowed, is_void, markdown, takes};
use crate::diag::{Code, Diagnostic};
use crate::escape::escaped;
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
    /// How many rows have begun in a table, cells in a row, and words above those of a ruby.
    parts: usize,
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
            // What stands in for words above others, where a browser can't show them, is not missed.
            gone.extend((name != "rp").then(|| format!("<{name}>")));
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
            ("tr", Some(table)) => table.parts += 1,
            // A head that does not say so is one of columns in the first row, else of its row.
            ("th", Some(table)) if !tag.contains(" scope=") => {
                tag.push_str(if table.parts == 1 { " scope=\"col\"" } else { " scope=\"row\"" });
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
}
