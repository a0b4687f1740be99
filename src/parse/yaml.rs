//! YAML to a tree whose every node knows its place and its text as written.
//!
//! Scalars stay text: an id of eighteen digits, `0.70` and `no` are what their author typed, and the
//! reader of a key decides what it takes.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Location, Spanned as Located};

use crate::diag::{Code, Diagnostic};
use crate::source::{FileId, Span, Spanned, without_overrides};

/// One node of the tree.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands. A block map or list begins where its first entry does.
    pub span: Span,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum NodeKind {
    /// Nothing, or `null` or `~`.
    Null,
    /// Text, quotes and escapes undone.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values in the order written; a key may stand there twice.
    Map(Vec<(Spanned<String>, Node)>),
}

enum Raw {
    Quoted(String),
    Plain,
    List(Vec<Located<Raw>>),
    Map(Vec<(Located<Raw>, Located<Raw>)>),
}

struct RawVisitor;

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

macro_rules! plain {
    ($($name:ident: $kind:ty),+) => { $(fn $name<E>(self, _: $kind) -> Result<Raw, E> { Ok(Raw::Plain) })+ };
}

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    plain!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_i128: i128, visit_u128: u128, visit_f64: f64);

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_str<E>(self, value: &str) -> Result<Raw, E> {
        // A number too large for a float comes as the word for infinity: its own text is wanted.
        let converted = matches!(value, ".inf" | "-.inf" | ".nan");
        Ok(if converted { Raw::Plain } else { Raw::Quoted(without_overrides(value).into_owned()) })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

/// The tree of a YAML text that stands in `file` from byte `base` on; a map without entries where
/// there is nothing to read.
pub fn yaml(file: FileId, text: &str, base: usize, out: &mut Vec<Diagnostic>) -> Option<Node> {
    let options = serde_yaml::options! {
        strict_booleans: true,
        with_snippet: false,
        duplicate_keys: serde_yaml::DuplicateKeyPolicy::LastWins,
        merge_keys: serde_yaml::options::MergeKeyPolicy::Merge,
        non_finite_float_policy: serde_yaml::options::NonFiniteFloatPolicy::AsString,
        budget: serde_yaml::budget! { max_nodes: 5_000_000, max_events: 20_000_000, max_depth: 32 },
    };
    let place = Place { file, text, base };
    match serde_yaml::from_str_with_options::<Located<Raw>>(text, options) {
        Ok(raw) => {
            let mut node = place.node(raw);
            if let Some(finding) = place.wide_colon(&node) {
                out.push(finding);
                return None;
            }
            if matches!(node.kind, NodeKind::Null) {
                node.kind = NodeKind::Map(Vec::new());
            }
            Some(node)
        }
        Err(error) => {
            out.push(place.syntax_error(&error));
            None
        }
    }
}

struct Place<'a> {
    file: FileId,
    text: &'a str,
    base: usize,
}

impl Place<'_> {
    fn span(&self, location: Location) -> Span {
        let start = location.span().byte_offset().map_or(0, |at| usize::try_from(at).unwrap_or(0));
        let length = location.span().byte_len().map_or(0, |n| usize::try_from(n).unwrap_or(0));
        let end = (start + length).min(self.text.len());
        let text = self.text.get(start..end).unwrap_or_default();
        Span::new(self.file, self.base + start..self.base + start + text.trim_end().len())
    }

    fn plain(&self, span: Span) -> NodeKind {
        let text = self.text.get(span.start as usize - self.base..span.end as usize - self.base).unwrap_or_default();
        match text {
            "" | "~" | "null" | "Null" | "NULL" => NodeKind::Null,
            text => NodeKind::Scalar(text.to_owned()),
        }
    }

    fn node(&self, raw: Located<Raw>) -> Node {
        // A plain scalar behind an alias is read where it was written.
        let written = self.span(raw.defined);
        let mut span = self.span(raw.referenced);
        let kind = match raw.value {
            Raw::Quoted(text) => NodeKind::Scalar(text),
            Raw::Plain => self.plain(written),
            Raw::List(items) => NodeKind::List(items.into_iter().map(|item| self.node(item)).collect()),
            Raw::Map(entries) => {
                NodeKind::Map(entries.into_iter().map(|(key, value)| (self.key(key), self.node(value))).collect())
            }
        };
        if let (NodeKind::Map(entries), true) = (&kind, span.start == span.end) {
            span = entries.first().map_or(span, |(key, _)| key.span);
        }
        Node { kind, span }
    }

    fn key(&self, raw: Located<Raw>) -> Spanned<String> {
        let node = self.node(raw);
        let text = match node.kind {
            NodeKind::Scalar(text) => text,
            _ => self
                .text
                .get(node.span.start as usize - self.base..node.span.end as usize - self.base)
                .unwrap_or_default()
                .to_owned(),
        };
        Spanned::new(text, node.span)
    }

    /// The finding for a text without a single key, as all its colons are full-width ones: to the parser
    /// it is one long sentence.
    fn wide_colon(&self, node: &Node) -> Option<Diagnostic> {
        let NodeKind::Scalar(_) = node.kind else { return None };
        let (start, end) = (node.span.start as usize, node.span.end as usize);
        let at = self.text.get(start - self.base..end - self.base)?.find('：')?;
        let span = Span::new(self.file, start + at..start + at + '：'.len_utf8());
        Some(Diagnostic::new(Code::YamlSyntax, span).arg("cause", "wide-colon").arg("detail", "no key"))
    }

    fn syntax_error(&self, error: &serde_yaml::Error) -> Diagnostic {
        let words = error.to_string();
        let words = words.split(" at line ").next().unwrap_or(&words);
        let mut at = error.location().map_or(0, |location| self.offset(location));
        // The parser may stop a line before or after the tab that it can't read.
        let tab = self.text.match_indices("\n\t").map(|(at, _)| at + 1).next();
        if let (Some(tab), true) = (tab, words.contains("tab") || words.contains("expected")) {
            at = tab;
        }
        let (cause, at) = match self.cause(at, words) {
            cause @ ("wide-colon" | "no-space") => self.colon(at).unwrap_or((cause, at)),
            cause => (cause, at),
        };
        let end = self.text[at..].chars().next().filter(|&c| c != '\n').map_or(at, |c| at + c.len_utf8());
        let span = Span::new(self.file, self.base + at..self.base + end);
        Diagnostic::new(Code::YamlSyntax, span).arg("cause", cause).arg("detail", words)
    }

    /// The first wrong colon of the lines that end where the parser stopped, and which slip it is: to the
    /// parser such lines are one text, and what it can't read is the right colon after them.
    fn colon(&self, at: usize) -> Option<(&'static str, usize)> {
        let end = self.text[at..].find('\n').map_or(self.text.len(), |n| at + n);
        let stopped = self.text[..at].rfind('\n').map_or(0, |n| n + 1);
        let mut start = end;
        let mut first = None;
        for line in self.text[..end].rsplit('\n') {
            start -= line.len();
            let slip = if is_wide(line) { Some(("wide-colon", '：')) } else { None };
            let slip = slip.or_else(|| lacks_space(line).then_some(("no-space", ':')));
            match slip {
                Some((cause, colon)) => first = Some((cause, start + line.find(colon)?)),
                None if start == stopped || line.trim().is_empty() || line.trim_start().starts_with('#') => {}
                None => break,
            }
            start = start.saturating_sub(1);
        }
        first
    }

    /// The byte of a location that may know only line and column.
    fn offset(&self, location: Location) -> usize {
        if let Some(at) = location.span().byte_offset().and_then(|at| usize::try_from(at).ok()) {
            return (0..=at.min(self.text.len())).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or(0);
        }
        let line = usize::try_from(location.line()).unwrap_or(1).max(1) - 1;
        let column = usize::try_from(location.column()).unwrap_or(1).max(1) - 1;
        let start = if line == 0 {
            0
        } else {
            self.text.match_indices('\n').nth(line - 1).map_or(self.text.len(), |(at, _)| at + 1)
        };
        let line = self.text[start..].split('\n').next().unwrap_or_default();
        start + line.char_indices().nth(column).map_or(line.len(), |(at, _)| at)
    }

    /// Which of the usual slips it is, as the key of a sentence.
    fn cause(&self, at: usize, words: &str) -> &'static str {
        let line_start = self.text[..at].rfind('\n').map_or(0, |n| n + 1);
        let line = self.text[line_start..].lines().next().unwrap_or_default();
        let before = self.text[..line_start].lines().next_back().unwrap_or_default();
        if words.contains("tab") || line.starts_with('\t') {
            "tab"
        } else if words.contains("quoted") {
            "quote"
        } else if words.contains("budget") || words.contains("depth") || words.contains("nesting") {
            "budget"
        } else if [line, before].iter().any(|line| is_wide(line)) {
            "wide-colon"
        } else if [line, before].iter().any(|line| lacks_space(line)) {
            "no-space"
        } else if [line, before].iter().any(|line| opens_with_brace(line)) {
            "brace"
        } else if words.contains("mapping values") {
            // A line of one key alone goes on with the text above it, as it is indented too far.
            if line.contains(": ") && line.matches(": ").count() == 1 && line.starts_with(' ') {
                "indent"
            } else {
                "colon"
            }
        } else if words.contains("placement of ':'")
            || words.contains("flow")
            || words.contains(']')
            || words.contains('}')
        {
            "bracket"
        } else if words.contains("indentation") || words.contains("expected") && !words.contains("unexpected character")
        {
            "indent"
        } else {
            "other"
        }
    }
}

/// Whether a line has a value that begins with a brace and goes on after it: `编号: {year}-{seq}`.
fn opens_with_brace(line: &str) -> bool {
    let Some((_, value)) = line.split_once(": {") else { return false };
    let Some((inner, rest)) = value.split_once('}') else { return false };
    !inner.contains([':', ',']) && !rest.trim().is_empty() && !rest.trim_start().starts_with([',', '}', ']', '#'])
}

/// Whether the only colon of a line is a full-width one: `标题：通知`.
fn is_wide(line: &str) -> bool {
    line.contains('：') && !line.contains(": ") && !line.trim_end().ends_with(':')
}

/// Whether a line has a key whose colon is not followed by a space: `标题:通知`.
fn lacks_space(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches("- ");
    let Some((key, value)) = line.split_once(':') else { return false };
    let plain = !key.is_empty() && !key.contains(['"', '\'', '{', '[', '#', ' ']);
    plain && value.starts_with(|c: char| !c.is_whitespace() && c != '/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn parse(text: &str) -> (Option<Node>, Vec<Diagnostic>) {
        let sources = Sources::in_memory([("a.yaml", text)]);
        let mut out = Vec::new();
        let node = sources.find("a.yaml").and_then(|file| yaml(file, text, 0, &mut out));
        (node, out)
    }

    #[test]
    fn scalars_keep_their_text() {
        let (node, _) = parse("id: 999999199001010011\nweight: 0.70\nword: no\nhuge: 1e999\nempty:\n");
        let Some(Node { kind: NodeKind::Map(entries), .. }) = node else { panic!("a map") };
        let texts: Vec<_> = entries.iter().map(|(_, value)| format!("{:?}", value.kind)).collect();
        let expected = ["999999199001010011", "0.70", "no", "1e999"].map(|text| format!("Scalar({text:?})"));
        assert_eq!(texts[..4], expected);
        assert_eq!(texts[4], "Null");
    }

    #[test]
    fn a_syntax_error_names_its_place_and_the_usual_slip() {
        for (text, cause) in [
            ("number: {year}-{seq:3}\n", "brace"),
            ("a: b: c\n", "colon"),
            ("a:\n\t- x\n", "tab"),
            ("标题：x\nb: 1\n", "wide-colon"),
            ("标题：x\n行：y\n", "wide-colon"),
            ("a: [1, 2\nb: 3\n", "bracket"),
            ("a: 1\n规则:x\nb: 2\n", "no-space"),
        ] {
            let (node, out) = parse(text);
            assert!(node.is_none(), "{text}");
            assert_eq!(out[0].args[0].1, cause, "{text}");
        }
    }

    #[test]
    fn the_first_wrong_colon_is_marked() {
        for (text, cause, line) in [
            ("标题：名单\n行: 学员\n", "wide-colon", 1),
            ("标题:名单\n行: 学员\n", "no-space", 1),
            ("标题：名单\n# 说明\n\n编号:甲\n行: 学员\n列: [姓名]\n", "wide-colon", 1),
            ("标题: 名单\n行：学员\n列: [姓名]\n", "wide-colon", 2),
            ("标题: 名单\n行:学员\n列: [姓名]\n", "no-space", 2),
            ("标题: 名单\n列：\n  - 姓名\n行: 学员\n", "wide-colon", 2),
            ("标题: 名单\n行: 学员\n列:\n  - 内容：姓名\n    宽: 3\n", "wide-colon", 4),
            ("说明: 一\n标题：名单\n", "wide-colon", 2),
        ] {
            let out = parse(text).1;
            let before = &text[..out[0].span.expect("a place").start as usize];
            let wrong = if cause == "no-space" { ':' } else { '：' };
            assert_eq!((out[0].args[0].1.as_str(), before.matches('\n').count() + 1), (cause, line), "{text}");
            assert!(text[before.len()..].starts_with(wrong), "{text}");
        }
    }

    #[test]
    fn nesting_without_end_is_a_finding() {
        let (node, out) = parse(&"[".repeat(10_000));
        assert!(node.is_none());
        assert_eq!(out[0].code, Code::YamlSyntax);
    }
}
