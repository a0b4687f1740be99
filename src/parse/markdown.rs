//! Prose: Markdown with a block of settings at its head.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag};

use super::cjk;
use super::yaml::{Node, yaml};
use crate::diag::{Code, Diagnostic};
use crate::source::{FileId, Span};

/// A Markdown file: its settings and its body.
#[derive(Debug)]
pub struct Document {
    /// The front matter.
    pub head: Node,
    /// The body.
    pub body: Events,
}

/// Markdown as a list of events, each with its place.
pub type Events = Vec<(Event<'static>, Span)>;

/// Reads a Markdown file that must begin with front matter between two lines of `---`.
pub fn document(file: FileId, text: &str, out: &mut Vec<Diagnostic>) -> Option<Document> {
    let Some((head, body)) = split(text) else {
        out.push(Diagnostic::new(Code::NoFrontMatter, Span::file(file)));
        return None;
    };
    let node = yaml(file, &text[head.clone()], head.start, out);
    let body = prose(file, &text[body.clone()], body.start, out);
    Some(Document { head: node?, body })
}

/// The ranges of front matter and body.
fn split(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let mut lines = text.split_inclusive('\n');
    let fence = |line: &str| line.trim_end() == "---";
    let first = lines.next().filter(|line| fence(line))?;
    let mut at = first.len();
    for line in lines {
        if fence(line) {
            return Some((first.len()..at, at + line.len()..text.len()));
        }
        at += line.len();
    }
    None
}

/// Reads Markdown that stands in `file` from byte `base` on. HTML is kept as text and warned of.
pub fn prose(file: FileId, text: &str, base: usize, out: &mut Vec<Diagnostic>) -> Events {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    let prepared = cjk::prepare(text);
    let mut events = Vec::new();
    let parser = Parser::new_ext(&prepared.text, options).into_offset_iter();
    for (event, range) in parser {
        let range = prepared.original(range);
        let span = Span::new(file, base + range.start..base + range.end);
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                let html = owned(html);
                // A comment says nothing to the reader and is not shown.
                if !html.trim_start().starts_with("<!--") {
                    out.push(Diagnostic::new(Code::RawHtml, span).arg("given", html.trim()));
                    events.push((Event::Text(html), span));
                }
            }
            event => events.push((own(event), span)),
        }
    }
    events
}

fn owned(text: CowStr<'_>) -> CowStr<'static> {
    cjk::clean(&text).map_or_else(|| text.into_static(), CowStr::from)
}

/// The event without joiners and without borrowing.
fn own(event: Event<'_>) -> Event<'static> {
    match event {
        Event::Text(text) => Event::Text(owned(text)),
        Event::Code(text) => Event::Code(owned(text)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: owned(dest_url), title: owned(title), id: owned(id) })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: owned(dest_url), title: owned(title), id: owned(id) })
        }
        Event::Start(Tag::FootnoteDefinition(label)) => Event::Start(Tag::FootnoteDefinition(owned(label))),
        Event::FootnoteReference(label) => Event::FootnoteReference(owned(label)),
        event => event.into_static(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn html(text: &str) -> String {
        let sources = Sources::in_memory([("a.md", text)]);
        let prose = prose(sources.ids().next().expect("one file"), text, 0, &mut Vec::new());
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, prose.into_iter().map(|(event, _)| event));
        html.trim().to_owned()
    }

    #[test]
    fn emphasis_beside_chinese_punctuation_is_emphasis() {
        for (text, bold) in [
            ("**中文。**后文", "<strong>中文。</strong>后文"),
            ("**注意：**看", "<strong>注意：</strong>看"),
            ("**《通知》**的", "<strong>《通知》</strong>的"),
            ("按**“要求”**办", "按<strong>“要求”</strong>办"),
            ("为~~（旧）~~新", "为<del>（旧）</del>新"),
            ("**\"a\"**。", "<strong>\"a\"</strong>。"),
            ("`**中文。**`", "<code>**中文。**</code>"),
            ("**plain** text", "<strong>plain</strong> text"),
        ] {
            assert_eq!(html(text), format!("<p>{bold}</p>"), "{text}");
        }
    }

    #[test]
    fn html_is_shown_as_text() {
        assert_eq!(html("<script>alert(1)</script>"), "&lt;script&gt;alert(1)&lt;/script&gt;");
        assert_eq!(html("a <!-- hidden --> b"), "<p>a  b</p>");
    }

    #[test]
    fn front_matter_ends_at_its_second_fence() {
        assert_eq!(split("---\r\na: 1\r\n---\r\nb"), Some((5..11, 16..17)));
        assert_eq!(split("---\na: 1\n"), None);
        assert_eq!(split("a: 1\n"), None);
    }
}
