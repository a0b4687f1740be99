//! What is wrong with a text that is no YAML: where, and which of the usual slips.

use serde_yaml::Location;

use super::Place;
use crate::diag::{Code, Diagnostic};
use crate::source::Span;

impl Place<'_> {
    /// The finding for what the parser can't read.
    pub(super) fn syntax_error(&self, error: &serde_yaml::Error) -> Diagnostic {
        let words = error.to_string();
        let (cause, at) = self.slip(error);
        let end = self.text[at..].chars().next().filter(|&c| c != '\n').map_or(at, |c| at + c.len_utf8());
        let span = Span::new(self.file, self.base + at..self.base + end);
        let finding = Diagnostic::new(Code::YamlSyntax, span).arg("cause", cause).arg("detail", first_words(&words));
        let fix = if cause == "wide-colon" { self.plain_colons(at) } else { None };
        Diagnostic { fix, ..finding }
    }

    /// Which of the usual slips it is, as the key of a sentence, and at which byte of the text.
    pub(super) fn slip(&self, error: &serde_yaml::Error) -> (&'static str, usize) {
        let words = error.to_string();
        let words = first_words(&words);
        let mut at = error.location().map_or(0, |location| self.offset(location));
        // The parser may stop a line before or after the tab that it can't read.
        let tab = self.text.match_indices("\n\t").map(|(at, _)| at + 1).next();
        if let (Some(tab), true) = (tab, words.contains("tab") || words.contains("expected")) {
            at = tab;
        }
        match self.cause(at, words) {
            cause @ ("wide-colon" | "no-space") => self.colon(at).unwrap_or((cause, at)),
            cause => (cause, at),
        }
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
            if line.starts_with(' ') && line.matches(": ").count() == 1 { "indent" } else { "colon" }
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

/// What the parser says, without its own account of the place.
fn first_words(words: &str) -> &str {
    words.split(" at line ").next().unwrap_or(words)
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
    use super::super::tests::parse;

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
}
