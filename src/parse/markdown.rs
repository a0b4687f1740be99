//! Prose: Markdown with a block of settings at its head.

mod anchors;
mod breaks;
#[cfg(test)]
mod commonmark;
mod markup;
mod nesting;
mod raw;
mod tags;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag};

use super::cjk;
use super::yaml::{Node, yaml};
use crate::diag::{Code, Diagnostic};
use crate::source::{FileId, Span, without_overrides};

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
    let Some((head, body)) = head_and_body(text) else {
        out.push(Diagnostic::new(Code::NoFrontMatter, Span::file(file)));
        return None;
    };
    let node = yaml(file, &text[head.clone()], head.start, out);
    let body = prose(file, &text[body.clone()], body.start, out);
    Some(Document { head: node?, body })
}

/// The ranges, in bytes, of front matter and body of a text that begins with front matter between two lines of `---`.
pub fn head_and_body(text: &str) -> Option<(Range<usize>, Range<usize>)> {
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

/// Reads Markdown that stands in `file` from byte `base` on: headings have ids of their own, line breaks between
/// Chinese characters are gone, and of HTML there is what is harmless.
pub fn prose(file: FileId, text: &str, base: usize, out: &mut Vec<Diagnostic>) -> Events {
    let prepared = cjk::prepare(text);
    let place = |range: Range<usize>| {
        let range = prepared.original(range);
        Span::new(file, base + range.start..base + range.end)
    };
    let parser = Parser::new_ext(&prepared.text, OPTIONS).into_offset_iter();
    let events = parser.map(|(event, range)| (own(event), place(range))).collect();
    let events = nesting::flatten(events, out);
    let events = markup::clean(events, out);
    let mut events = breaks::join(events);
    anchors::name(&mut events);
    events
}

/// What Markdown may have beside what CommonMark knows.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST);

fn owned(text: CowStr<'_>) -> CowStr<'static> {
    let text = cjk::clean(&text).map_or_else(|| text.into_static(), CowStr::from);
    match without_overrides(&text) {
        Cow::Owned(text) => CowStr::from(text),
        Cow::Borrowed(_) => text,
    }
}

/// The event without joiners and without borrowing. Of a heading's attributes only the id is kept.
fn own(event: Event<'_>) -> Event<'static> {
    match event {
        Event::Text(text) => Event::Text(owned(text)),
        Event::Code(text) => Event::Code(owned(text)),
        Event::Html(html) => Event::Html(owned(html)),
        Event::InlineHtml(html) => Event::InlineHtml(owned(html)),
        Event::Start(Tag::Heading { level, id, .. }) => {
            Event::Start(Tag::Heading { level, id: id.map(owned), classes: Vec::new(), attrs: Vec::new() })
        }
        // The address of a letter is written as it is, and has the scheme only where it is linked to.
        Event::Start(Tag::Link { link_type: LinkType::Email, dest_url, title, id }) => {
            let dest_url = CowStr::from(format!("mailto:{dest_url}"));
            let link_type = LinkType::Autolink;
            Event::Start(Tag::Link { link_type, dest_url, title: owned(title), id: owned(id) })
        }
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
    fn html_that_is_harmless_stays_and_the_rest_goes() {
        for (text, clean) in [
            ("<script>alert(1)</script>", ""),
            ("a<script>alert(1)</script>b", "<p>ab</p>"),
            ("a <!-- hidden --> b", "<p>a  b</p>"),
            ("<!--\nhidden\n-->\n", ""),
            ("<!-- hidden --> shown", "<p> shown</p>"),
            ("10<sup onclick='x()'>3</sup>", "<p>10<sup>3</sup></p>"),
            ("<b>a</b><br>b", "<p><strong>a</strong><br />\nb</p>"),
            ("<u>a **b</u> c**", "<p><u>a <strong>b c</strong></u></p>"),
            ("a</u> b", "<p>a b</p>"),
            ("<div style='x'>甲&nbsp;乙</div>", "<p>甲\u{a0}乙</p>"),
            ("<a href='x.html' onclick='y'>z</a>", "<p><a href=\"x.html\">z</a></p>"),
            ("a <table> b", "<p>a  b</p>"),
            ("<iframe src='x'></iframe>", ""),
            ("<span id='main' class='a'>b</span>", "<p><span>b</span></p>"),
        ] {
            assert_eq!(html(text), clean, "{text}");
        }
    }

    #[test]
    fn blocks_of_html_are_balanced_and_in_their_places() {
        for (text, clean) in [
            (
                "<details>\n<summary>甲</summary>\n\n乙 **丙**\n\n</details>",
                "<details><summary>甲</summary><p>乙 <strong>丙</strong></p></details>",
            ),
            ("<details>\n\n甲", "<details><summary>…</summary><p>甲</p></details>"),
            (
                "<table><caption>名</caption>\n<tr><td colspan=2 class=x>甲<td>乙</table>\n\n后",
                "<table><caption>名</caption><tr><td colspan=\"2\">甲</td><td>乙</td></tr></table><p>后</p>",
            ),
            ("<table>\n\n后", "<table></table><p>后</p>"),
            ("<tr><td>甲</td></tr>", "<p>甲</p>"),
            ("<ul><li>甲<li>乙</ul>", "<ul><li>甲</li><li>乙</li></ul>"),
            (
                "<figure><img src='a.png' alt='甲'><figcaption>乙</figcaption></figure>",
                "<figure><img src=\"a.png\" alt=\"甲\" /><figcaption>乙</figcaption></figure>",
            ),
            ("<ruby>汉<rt>hàn</rt></ruby>", "<p><ruby>汉<rt>hàn</rt></ruby></p>"),
            (
                "> <details><summary>甲</summary>\n\n后",
                "<blockquote><details><summary>甲</summary></details></blockquote><p>后</p>",
            ),
        ] {
            assert_eq!(html(text).replace('\n', ""), clean, "{text}");
        }
    }

    #[test]
    fn what_goes_is_said_once_a_piece() {
        let sources =
            Sources::in_memory([("a.md", "甲<b class='x' style='y'>乙</b>\n\n<div><script>丙</script>\n丁</div>\n")]);
        let file = sources.ids().next().expect("one file");
        let mut out = Vec::new();
        prose(file, &sources.file(file).text, 0, &mut out);
        let said: Vec<_> = out.iter().map(|found| (found.code, found.args[0].1.as_str())).collect();
        assert_eq!(said, [(Code::RawHtml, "class style"), (Code::RawHtml, "<div> <script>")]);
    }

    #[test]
    fn lines_of_chinese_are_joined_and_lines_of_english_are_not() {
        for (text, joined) in [
            ("培训\n时间", "<p>培训时间</p>"),
            ("时间，\n2024年", "<p>时间，2024年</p>"),
            ("于\n2024年", "<p>于2024年</p>"),
            ("使用 Excel 和\nWord 填写", "<p>使用 Excel 和\nWord 填写</p>"),
            ("one\ntwo 中", "<p>one\ntwo 中</p>"),
            ("line\nnext", "<p>line\nnext</p>"),
            ("第一，\n**第二**\n第三", "<p>第一，<strong>第二</strong>第三</p>"),
            ("“甲”\n“乙”", "<p>“甲”“乙”</p>"),
            ("甲  \n乙", "<p>甲<br />\n乙</p>"),
            ("　　甲\n　　乙", "<p>甲乙</p>"),
        ] {
            assert_eq!(html(text), joined, "{text}");
        }
    }

    #[test]
    fn an_author_can_not_take_an_id_of_the_page_or_run_a_script() {
        assert_eq!(html("## Head {#main onclick=alert(1) .x}"), "<h2 id=\"h-main\">Head</h2>");
        assert_eq!(
            html("## 一、目的\n\n## 一、目的"),
            "<h2 id=\"一、目的\">一、目的</h2>\n<h2 id=\"一、目的-2\">一、目的</h2>"
        );
    }

    #[test]
    fn what_is_very_deep_or_very_long_is_read_all_the_same() {
        let mut out = Vec::new();
        let file = Sources::in_memory([("a.md", "")]).ids().next().expect("one file");
        for text in [
            ">".repeat(10_000) + "甲",
            "- ".repeat(10_000) + "甲",
            "*a **b ".repeat(5_000),
            "<span>".repeat(10_000),
            "<details>\n\n".repeat(2_000),
            "# 甲\n\n".repeat(20_000),
            "[".repeat(20_000),
            "甲\n".repeat(100_000),
        ] {
            let start = std::time::Instant::now();
            prose(file, &text, 0, &mut out);
            assert!(start.elapsed().as_secs() < 8, "{}", &text[..12]);
        }
        assert!(out.iter().any(|found| found.code == Code::DeepNesting));
    }

    #[test]
    fn front_matter_ends_at_its_second_fence() {
        assert_eq!(head_and_body("---\r\na: 1\r\n---\r\nb"), Some((5..11, 16..17)));
        assert_eq!(head_and_body("---\na: 1\n"), None);
        assert_eq!(head_and_body("a: 1\n"), None);
    }
}
