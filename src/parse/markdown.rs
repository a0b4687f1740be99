//! Prose: Markdown with a block of settings at its head.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

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
    let mut block: Option<(String, Span)> = None;
    for (event, range) in Parser::new_ext(&prepared.text, options).into_offset_iter() {
        let range = prepared.original(range);
        let span = Span::new(file, base + range.start..base + range.end);
        match event {
            Event::Start(Tag::HtmlBlock) => block = Some((String::new(), span)),
            Event::Html(html) => {
                if let Some((text, _)) = &mut block {
                    text.push_str(&owned(html));
                }
            }
            Event::End(TagEnd::HtmlBlock) => {
                if let Some((text, span)) = block.take().and_then(|(html, span)| Some((without_comments(&html)?, span)))
                {
                    out.push(Diagnostic::new(Code::RawHtml, span).arg("given", &text));
                    let paragraph =
                        [Event::Start(Tag::Paragraph), Event::Text(text.into()), Event::End(TagEnd::Paragraph)];
                    events.extend(paragraph.map(|event| (event, span)));
                }
            }
            Event::InlineHtml(html) => {
                if let Some(text) = without_comments(&owned(html)) {
                    out.push(Diagnostic::new(Code::RawHtml, span).arg("given", &text));
                    events.push((Event::Text(text.into()), span));
                }
            }
            event => {
                if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = &event
                    && is_local(dest_url)
                {
                    out.push(Diagnostic::new(Code::LocalLink, span).arg("given", dest_url));
                }
                events.push((own(event, &format!("n{}-", file.index())), span));
            }
        }
    }
    events
}

/// HTML without its comments, which say nothing to the reader; nothing where nothing else is left.
fn without_comments(html: &str) -> Option<String> {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let kept = kept.trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}

/// Whether a link leads to a file beside the text: such files are not carried along.
fn is_local(url: &str) -> bool {
    !url.is_empty() && !url.starts_with(['#', '/']) && !url.contains(':')
}

fn owned(text: CowStr<'_>) -> CowStr<'static> {
    cjk::clean(&text).map_or_else(|| text.into_static(), CowStr::from)
}

/// The event without joiners and without borrowing. Of a heading's attributes only the id is kept;
/// ids of headings and footnotes get a prefix, so that they can't take those of the page.
fn own(event: Event<'_>, prefix: &str) -> Event<'static> {
    let anchor = |url: CowStr<'_>| match url.strip_prefix('#') {
        Some(id) => CowStr::from(format!("#{prefix}{}", owned(CowStr::from(id.to_owned())))),
        None => owned(url),
    };
    let named = |id: CowStr<'_>| CowStr::from(format!("{prefix}{}", owned(id)));
    match event {
        Event::Text(text) => Event::Text(owned(text)),
        Event::Code(text) => Event::Code(owned(text)),
        Event::Start(Tag::Heading { level, id, .. }) => {
            Event::Start(Tag::Heading { level, id: id.map(named), classes: Vec::new(), attrs: Vec::new() })
        }
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: anchor(dest_url), title: owned(title), id: owned(id) })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: owned(dest_url), title: owned(title), id: owned(id) })
        }
        Event::Start(Tag::FootnoteDefinition(label)) => Event::Start(Tag::FootnoteDefinition(named(label))),
        Event::FootnoteReference(label) => Event::FootnoteReference(named(label)),
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
        assert_eq!(html("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
        assert_eq!(html("a <!-- hidden --> b"), "<p>a  b</p>");
        assert_eq!(html("<!--\nhidden\n-->\n"), "");
        assert_eq!(html("<!-- hidden --> shown"), "<p>shown</p>");
    }

    #[test]
    fn an_author_can_not_take_an_id_of_the_page_or_run_a_script() {
        assert_eq!(html("## Head {#main onclick=alert(1) .x}"), "<h2 id=\"n0-main\">Head</h2>");
        assert_eq!(html("[to](#main)"), "<p><a href=\"#n0-main\">to</a></p>");
        assert!(html("a[^main]\n\n[^main]: note").contains("id=\"n0-main\""));
    }

    #[test]
    fn front_matter_ends_at_its_second_fence() {
        assert_eq!(split("---\r\na: 1\r\n---\r\nb"), Some((5..11, 16..17)));
        assert_eq!(split("---\na: 1\n"), None);
        assert_eq!(split("a: 1\n"), None);
    }
}
