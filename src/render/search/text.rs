//! What a page shows, out of its HTML: the text of `<main>`, block by block.
//!
//! The text is taken from the page as it was drawn, so that everything shown is found and nothing else,
//! whatever the theme. The ways of a reader (`<nav>`), what is run and not read, and all below a
//! `data-search="off"` are left out. The scanner knows the HTML that templates and the sanitiser write,
//! tags, quoted values, comments and references; a parser of browsers takes ten times as long, which is
//! felt on ten thousand pages.

use std::borrow::Cow;

use quick_xml::escape::resolve_xml_entity;

/// Whether an element is part of the line in which it stands.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "u"
            | "var"
            | "wbr"
    )
}

/// Whether the text of an element is not read on the page.
fn is_unread(name: &str) -> bool {
    matches!(name, "nav" | "script" | "style" | "template" | "noscript" | "select" | "textarea" | "iframe")
}

/// Whether an element holds nothing.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// The blocks of text that a page shows, each on a line of its own, spaces made one.
pub(super) fn shown(html: &str) -> String {
    let mut collector = Collector::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        collector.text(&rest[..at]);
        rest = collector.markup(&rest[at..]);
        if collector.over {
            break;
        }
    }
    collector.made.truncate(collector.made.trim_end().len());
    collector.made
}

#[derive(Default)]
struct Collector {
    made: String,
    /// Whether `<main>` has begun, and whether it has ended.
    begun: bool,
    over: bool,
    /// The element that is left out, and how many of its name are open.
    skipped: Option<(String, usize)>,
    /// Whether the last that was seen is the end of a span or a link.
    after_inline: bool,
}

impl Collector {
    fn text(&mut self, raw: &str) {
        if raw.is_empty() || !self.begun || self.skipped.is_some() {
            return;
        }
        self.after_inline = false;
        let mut rest = raw;
        while let Some(at) = rest.find('&') {
            self.push(&rest[..at]);
            rest = self.reference(&rest[at..]);
        }
        self.push(rest);
    }

    /// Adds text; a run of spaces is one, and none begins a line.
    fn push(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(char::is_whitespace) {
            self.made.push_str(&rest[..at]);
            if !self.made.ends_with([' ', '\n']) && !self.made.is_empty() {
                self.made.push(' ');
            }
            rest = rest[at..].trim_start();
        }
        self.made.push_str(rest);
    }

    /// Adds the character that a reference names, and gives what follows it.
    fn reference<'t>(&mut self, text: &'t str) -> &'t str {
        let name = text[1..].split_once(';').filter(|(name, _)| name.len() < 32);
        let Some((name, after)) = name else {
            self.push("&");
            return &text[1..];
        };
        let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => digits.parse().ok(),
        });
        // Pages have the references of XML, and ammonia's one of HTML.
        let named = if name == "nbsp" { Some("\u{a0}") } else { resolve_xml_entity(name) };
        match (number.and_then(char::from_u32), named) {
            (Some(c), _) => self.push(c.encode_utf8(&mut [0; 4])),
            (None, Some(named)) => self.push(named),
            (None, None) => {
                self.push("&");
                return &text[1..];
            }
        }
        after
    }

    /// Takes what begins with `<`, and gives what follows it.
    fn markup<'t>(&mut self, text: &'t str) -> &'t str {
        if let Some(comment) = text.strip_prefix("<!--") {
            return comment.split_once("-->").map_or("", |(_, after)| after);
        }
        let closing = text.starts_with("</");
        let inner = &text[if closing { 2 } else { 1 }..];
        if !closing && inner.starts_with(['!', '?']) {
            return inner.split_once('>').map_or("", |(_, after)| after);
        }
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.text("<");
            return &text[1..];
        }
        let end = tag_end(inner);
        let (tag, after) = (&inner[..end], inner.get(end + 1..).unwrap_or_default());
        let length = tag.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(tag.len());
        let mut name = Cow::Borrowed(&tag[..length]);
        if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            name.to_mut().make_ascii_lowercase();
        }
        if closing {
            self.close(&name);
        } else {
            self.open(&name, &tag[length..]);
            if matches!(&*name, "script" | "style") {
                // What is in them is not markup.
                return raw_end(after, &name);
            }
        }
        after
    }

    fn open(&mut self, name: &str, attributes: &str) {
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth += usize::from(skipped == name);
            return;
        }
        if !self.begun {
            self.begun = name == "main";
            return;
        }
        if (is_unread(name) || attributes.contains("data-search=\"off\"")) && !is_void(name) {
            self.skipped = Some((name.to_owned(), 1));
        }
        if !is_inline(name) {
            self.line();
        } else if self.after_inline && matches!(name, "span" | "a") {
            // Two boxes side by side are drawn apart.
            self.line();
        }
        self.after_inline = false;
    }

    fn close(&mut self, name: &str) {
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth -= usize::from(skipped == name);
            if *depth > 0 {
                return;
            }
            self.skipped = None;
        }
        self.over = self.begun && name == "main";
        if !is_inline(name) && self.begun {
            self.line();
        }
        self.after_inline = matches!(name, "span" | "a");
    }

    /// Begins a line, unless one has just begun.
    fn line(&mut self) {
        if self.made.ends_with(' ') {
            self.made.pop();
        }
        if !self.made.is_empty() && !self.made.ends_with('\n') {
            self.made.push('\n');
        }
    }
}

/// Where a tag ends: at its `>`, none of those in quotes.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// What stands from the end tag of a script or a style on.
fn raw_end<'t>(text: &'t str, name: &str) -> &'t str {
    let ends = |at: &usize| text.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
    let at = text.match_indices("</").map(|(at, _)| at).find(ends);
    at.map_or("", |at| &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn main(html: &str) -> String {
        shown(&format!(
            "<!doctype html><title>x</title><nav>menu</nav><main id=\"main\">{html}</main><footer>f</footer>"
        ))
    }

    #[test]
    fn blocks_are_lines_and_what_stands_in_a_line_is_joined() {
        let html = "<h1>标题</h1>\n<p>发<strong>展对</strong>象<br>第二行 </p><table><tr><td>甲</td><td><a href=\"x\">乙</a></td></tr></table>";
        assert_eq!(main(html), "标题\n发展对象\n第二行\n甲\n乙");
        assert_eq!(main("<p><span>主讲</span><span>地点</span>、<a>甲</a><a>乙</a></p>"), "主讲\n地点、甲\n乙");
    }

    #[test]
    fn references_are_what_they_name() {
        assert_eq!(main("<p>a &lt;b&gt; &amp;amp; &#x27;&#39;&quot;&nbsp;&x; & c</p>"), "a <b> &amp; ''\" &x; & c");
        assert_eq!(main("<p>1 < 2</p>"), "1 < 2");
    }

    #[test]
    fn what_is_not_read_is_left_out() {
        let html = "<nav><ol><li>路</li></ol></nav><p title=\"a > b\">文<!-- <p>注 --></p><script>if (a < b) '</p>'</script>\
            <div data-search=\"off\"><div>筛选</div>甲</div><p>完</p>";
        assert_eq!(main(html), "文\n完");
    }

    #[test]
    fn a_page_that_breaks_off_is_read_as_far_as_it_goes() {
        assert_eq!(shown("<main><p>文 <a href=\"x"), "文");
        assert_eq!(shown("<p>没有正文"), "");
        assert_eq!(shown("<main>文<script>a"), "文");
    }
}
