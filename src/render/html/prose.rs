//! How prose looks to a template.

use std::fmt::Write as _;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};
use serde::ser::{Serialize, Serializer};

use super::{notes::Notes, safety};
use crate::escape::escaped;
use crate::view::{Rich, position};

impl Serialize for Rich {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&html(self))
    }
}

/// Prose as HTML. The page has the first heading: those of the text begin at the second level, each with a link
/// to itself. Footnotes stand at the end; a picture that is a paragraph of its own has its caption below it.
pub(super) fn html(rich: &Rich) -> String {
    let (body, mut notes) = Notes::take(rich.prose.events.iter().map(|(event, _)| event));
    let mut drawing = Drawing { rich, out: Vec::with_capacity(body.len() + 64), heading: None, saved: None };
    drawing.all(&body, &mut notes);
    drawing.footnotes(&mut notes);
    let has_html = body.iter().any(|event| matches!(event, Event::InlineHtml(_)));
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, drawing.out.into_iter());
    if has_html { safety::clean(&html) } else { html }
}

/// A text while it is drawn.
struct Drawing<'r> {
    rich: &'r Rich,
    out: Vec<Event<'r>>,
    /// The id of the open heading.
    heading: Option<String>,
    /// What the open link leads to, of a file to save.
    saved: Option<&'r str>,
}

impl<'r> Drawing<'r> {
    fn all(&mut self, events: &[&'r Event<'static>], notes: &mut Notes<'r>) {
        let mut at = 0;
        while let Some(event) = events.get(at) {
            at += match event {
                Event::Start(Tag::Paragraph) => self.paragraph(&events[at..]),
                Event::Start(Tag::Image { dest_url, title, .. }) => self.image(&events[at..], dest_url, title),
                _ => {
                    self.one(event, notes);
                    1
                }
            };
        }
    }

    fn one(&mut self, event: &'r Event<'static>, notes: &mut Notes<'r>) {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                let level = if *level == HeadingLevel::H1 { HeadingLevel::H2 } else { *level };
                let id = id.as_ref().map(|id| format!("{}{id}", self.rich.prefix));
                self.heading.clone_from(&id);
                let id = id.map(CowStr::from);
                self.out.push(Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() }));
            }
            Event::End(TagEnd::Heading(level)) => {
                if let Some(id) = self.heading.take() {
                    let word = escaped(&self.rich.words.anchor);
                    let href = super::encode(&id);
                    self.tag(format!("<a class=\"anchor\" href=\"#{href}\" aria-label=\"{word}\">#</a>"));
                }
                let level = if *level == HeadingLevel::H1 { HeadingLevel::H2 } else { *level };
                self.out.push(Event::End(TagEnd::Heading(level)));
            }
            Event::Start(Tag::Table(_)) => {
                self.tag("<div class=\"scroll\" tabindex=\"0\">".to_owned());
                self.out.push(event.clone());
            }
            Event::End(TagEnd::Table) => {
                self.out.push(event.clone());
                self.tag("</div>".to_owned());
            }
            Event::InlineHtml(tag) if &**tag == "<table>" => {
                self.tag("<div class=\"scroll\" tabindex=\"0\"><table>".to_owned());
            }
            Event::InlineHtml(tag) if &**tag == "</table>" => self.tag("</table></div>\n".to_owned()),
            Event::Start(Tag::BlockQuote(Some(kind))) => {
                let at = position(*kind);
                let class = ["note", "tip", "important", "warning", "caution"].get(at).copied().unwrap_or_default();
                let word = self.rich.words.alerts.get(at).map(|word| escaped(word)).unwrap_or_default();
                self.tag(format!(
                    "<div class=\"alert alert-{class}\" role=\"note\"><p class=\"alert-title\">{word}</p>\n"
                ));
            }
            Event::End(TagEnd::BlockQuote(Some(_))) => self.tag("</div>\n".to_owned()),
            Event::Start(Tag::Link { dest_url, .. }) if self.about(dest_url).is_some() => {
                self.saved = self.about(dest_url);
                self.tag(format!("<a href=\"{}\" download>", escaped(&self.address(dest_url))));
            }
            Event::End(TagEnd::Link) if self.saved.is_some() => {
                let about = self.saved.take().map(escaped).unwrap_or_default();
                self.tag(format!("</a><span class=\"file-about\">{about}</span>"));
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = self.address(dest_url);
                let (link_type, title, id) = (*link_type, title.clone(), id.clone());
                self.out.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            Event::FootnoteReference(label) => {
                let prefix = &self.rich.prefix;
                if let Some((number, call)) = notes.call(label) {
                    let again = if call > 1 { format!("-{call}") } else { String::new() };
                    self.tag(format!(
                        "<sup class=\"call\"><a id=\"{prefix}fnref-{number}{again}\" href=\"#{prefix}fn-{number}\">{number}</a></sup>"
                    ));
                }
            }
            Event::TaskListMarker(done) => {
                self.tag(format!("<span class=\"task\">{}</span> ", if *done { '☑' } else { '☐' }));
            }
            event => self.out.push((*event).clone()),
        }
    }

    /// A paragraph begins; one that is nothing but a picture is a figure. How many events that is.
    fn paragraph(&mut self, events: &[&'r Event<'static>]) -> usize {
        if let Some(Event::Start(Tag::Image { dest_url, title, .. })) = events.get(1)
            && let Some(end) = end_of_image(&events[2..]).map(|end| end + 2)
            && matches!(events.get(end + 1), Some(Event::End(TagEnd::Paragraph)))
        {
            let alt = words(&events[1..end]);
            let caption = if title.is_empty() { &alt } else { &**title };
            self.tag("<figure>".to_owned());
            self.picture(dest_url, &alt, "");
            let caption = if caption.is_empty() {
                String::new()
            } else {
                format!("<figcaption>{}</figcaption>", escaped(caption))
            };
            self.tag(format!("{caption}</figure>\n"));
            return end + 2;
        }
        self.out.push(Event::Start(Tag::Paragraph));
        1
    }

    /// A picture within a line. How many events it is.
    fn image(&mut self, events: &[&'r Event<'static>], url: &str, title: &str) -> usize {
        let end = end_of_image(events.get(1..).unwrap_or_default()).map_or(events.len(), |end| end + 1);
        self.picture(url, &words(&events[..end]), title);
        end + 1
    }

    fn picture(&mut self, url: &str, alt: &str, title: &str) {
        let mut tag = format!("<img src=\"{}\" alt=\"{}\"", escaped(&self.address(url)), escaped(alt));
        if !title.is_empty() {
            let _ = write!(tag, " title=\"{}\"", escaped(title));
        }
        if let Some((width, height)) = self.rich.places.get(url).and_then(|place| place.picture) {
            let _ = write!(tag, " width=\"{width}\" height=\"{height}\"");
        }
        tag.push_str(" loading=\"lazy\">");
        self.tag(tag);
    }

    /// The footnotes in the order in which they are called for, each with the ways back.
    fn footnotes(&mut self, notes: &mut Notes<'r>) {
        let mut number = 0;
        while let Some(note) = notes.next() {
            number += 1;
            let prefix = self.rich.prefix.clone();
            if number == 1 {
                let word = escaped(&self.rich.words.footnotes);
                self.tag(format!("<section class=\"footnotes\" aria-label=\"{word}\">\n<ol>\n"));
            }
            self.tag(format!("<li id=\"{prefix}fn-{number}\">"));
            self.all(&note, notes);
            let is_paragraph = matches!(self.out.last(), Some(Event::End(TagEnd::Paragraph)));
            let end = is_paragraph.then(|| self.out.pop()).flatten();
            let word = escaped(&self.rich.words.back);
            for call in 1..=notes.calls(number) {
                let again = if call > 1 { format!("-{call}") } else { String::new() };
                let count = if call > 1 { format!(" {call}") } else { String::new() };
                self.tag(format!(
                    " <a class=\"back\" href=\"#{prefix}fnref-{number}{again}\" aria-label=\"{word}{count}\">↩</a>"
                ));
            }
            self.out.extend(end);
            self.tag("</li>\n".to_owned());
        }
        if number > 0 {
            self.tag("</ol>\n</section>\n".to_owned());
        }
    }

    /// Where a link leads, as seen from the page.
    fn address(&self, url: &str) -> CowStr<'r> {
        if let Some(place) = self.rich.places.get(url) {
            return CowStr::from(format!("{}{}", self.rich.root, super::encode(&place.path)));
        }
        if let Some(anchor) = url.strip_prefix('#') {
            return CowStr::from(format!("#{}{anchor}", self.rich.prefix));
        }
        CowStr::from(if safety::is_safe(url) { url.to_owned() } else { "#".to_owned() })
    }

    /// What a file to save is and how large; nothing of a link to a page.
    fn about(&self, url: &str) -> Option<&'r str> {
        self.rich.places.get(url)?.about.as_deref()
    }

    fn tag(&mut self, html: String) {
        self.out.push(Event::Html(CowStr::from(html)));
    }
}

/// Where a picture ends whose words these are: they may hold another.
fn end_of_image(events: &[&Event<'_>]) -> Option<usize> {
    let mut depth = 0_usize;
    events.iter().position(|event| match event {
        Event::Start(Tag::Image { .. }) => {
            depth += 1;
            false
        }
        Event::End(TagEnd::Image) if depth == 0 => true,
        Event::End(TagEnd::Image) => {
            depth -= 1;
            false
        }
        _ => false,
    })
}

/// What events say.
fn words(events: &[&Event<'_>]) -> String {
    let said = |event: &&Event<'_>| match event {
        Event::Text(text) | Event::Code(text) => Some(text.to_string()),
        Event::SoftBreak | Event::HardBreak => Some(" ".to_owned()),
        _ => None,
    };
    events.iter().filter_map(said).collect()
}
