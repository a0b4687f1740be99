//! Full-width colons of a text that is no YAML because of them: what it is with plain ones.

use super::Place;
use crate::diag::Fix;
use crate::source::Span;

const WIDE: char = '：';
/// So many keys with a wrong colon are looked for, each by reading the text again.
const MOST: usize = 100;

impl Place<'_> {
    /// What makes YAML of the text by plain colons behind its keys, from the wide one at a byte on. Nothing where
    /// something else is wrong as well: whether a colon is that of a key is then not known.
    pub(super) fn plain_colons(&self, first: usize) -> Option<Fix> {
        let (mut text, mut at) = (self.text.to_owned(), first);
        for _ in 0..MOST {
            let end = replace(&mut text, at)?;
            match super::read(&text) {
                Ok(raw) => {
                    let place = Place { text: &text, ..*self };
                    let node = place.node(raw);
                    // A text without a key is one long sentence, whose other colons are to be replaced as well.
                    match place.wide_in(&node).map(|next| next - self.base).filter(|next| *next > at) {
                        Some(next) => at = next,
                        None => return node.is_structure().then(|| self.between(&text, first, end)),
                    }
                }
                Err(error) => {
                    let (cause, next) = Place { text: &text, ..*self }.slip(&error);
                    at = Some(next).filter(|next| cause == "wide-colon" && *next > at)?;
                }
            }
        }
        None
    }

    /// The fix that makes this text another one, which differs from `first` on and no more behind `end`.
    fn between(&self, text: &str, first: usize, end: usize) -> Fix {
        let own_end = self.text.len() - (text.len() - end);
        let span = Span::new(self.file, self.base + first..self.base + own_end);
        Fix { span, text: text[first..end].to_owned() }
    }
}

/// Replaces the wide colon at a byte, if it stands behind what can be a key; the byte behind the plain one.
fn replace(text: &mut String, at: usize) -> Option<usize> {
    let rest = text.get(at..)?.strip_prefix(WIDE)?;
    let line = &text[text[..at].rfind('\n').map_or(0, |n| n + 1)..at];
    let key = line.trim_start().trim_start_matches("- ");
    let is_key = !key.is_empty() && !key.contains(['"', '\'', '{', '[', '#', ' ', '“', '，', '。']);
    let plain = if rest.starts_with([' ', '\n', '\r']) || rest.is_empty() { ":" } else { ": " };
    // What follows must be read as it stands: a remark, an anchor or a bracket would swallow it.
    let value = rest.split('\n').next().unwrap_or_default().trim();
    let is_text =
        value.is_empty() || !value.contains(" #") && !value.starts_with(|c: char| "#&*!|>@`%\"'[]{},?-".contains(c));
    (is_key && is_text).then(|| {
        text.replace_range(at..at + WIDE.len_utf8(), plain);
        at + plain.len()
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::parse;

    #[test]
    fn wide_colons_of_keys_are_mended_where_nothing_else_is_wrong() {
        for (text, mended) in [
            ("标题：名单\n行: 学员\n", Some("标题: 名单\n行: 学员\n")),
            ("标题：名单\n行：学员\n", Some("标题: 名单\n行: 学员\n")),
            (
                "标题：名单\n行: 学员\n列：\n  - 内容：姓名\n    宽: 3\n",
                Some("标题: 名单\n行: 学员\n列:\n  - 内容: 姓名\n    宽: 3\n"),
            ),
            ("标题： 名单\r\n行: 学员：甲\r\n", Some("标题: 名单\r\n行: 学员：甲\r\n")),
            // What is wrong is something else, or something else too.
            ("标题：名单\n行: [学员\n", None),
            ("摘要: 第一行\n  地点：会议室\n  时间: 上午\n", None),
        ] {
            let (_, out) = parse(text);
            let fixed = out[0].fix.as_ref().map(|fix| {
                let mut new = text.to_owned();
                new.replace_range(fix.span.range(), &fix.text);
                new
            });
            assert_eq!(fixed.as_deref(), mended, "{text}");
        }
    }
}
