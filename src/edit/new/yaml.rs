//! Texts as values of YAML: as people write them where that is safe, else between quotes.

use std::fmt::Write as _;

/// A text as the value of a key.
pub(in crate::edit) fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A text as one of a list, `[a, b]`.
pub(super) fn item(text: &str) -> String {
    let plain = is_plain(text) && !text.contains([',', '[', ']', '{', '}']);
    if plain { text.to_owned() } else { quoted(text) }
}

/// Texts as a list; one on its own as it is.
pub(super) fn list(texts: impl IntoIterator<Item = String>) -> String {
    let texts: Vec<String> = texts.into_iter().map(|text| item(&text)).collect();
    format!("[{}]", texts.join(", "))
}

/// Whether a text means itself without quotes.
fn is_plain(text: &str) -> bool {
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let number = || text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.,:_eExXoOiInNfFaA~".contains(&byte));
    let first = |c: char| !c.is_whitespace() && !"-?:,[]{}#&*!|>'\"%@`~=<".contains(c);
    text.starts_with(first)
        && !text.ends_with(char::is_whitespace)
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.chars().any(|c| c.is_control() || is_unseen(c))
        && !number()
        && !words.contains(&text.to_ascii_lowercase().as_str())
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(c);
            }
            c if c.is_control() || is_unseen(c) => {
                // Writing to a text never fails.
                let _ = write!(quoted, "\\U{:08X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// Marks that no reader sees: those of direction and of order, breaks of lines, the mark of UTF-8.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{85}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::yaml;
    use crate::source::Sources;

    #[test]
    fn a_text_is_read_as_it_was_written_whatever_it_holds() {
        let texts = [
            "2024年第一期“党校到支部”学习培训",
            "a: b",
            "a #b",
            "#a",
            "- a",
            "\"quoted\" 'twice'",
            "back\\slash",
            "[a], {b}",
            "是",
            "true",
            "No",
            "null",
            "~",
            "12",
            "0x1F",
            "1e3",
            "2024-01-01",
            "08:30",
            "*a*",
            "&a",
            "!a",
            "| a",
            "> a",
            "%a",
            "@a",
            "`a`",
            " a ",
            "a:",
            "",
            "<script>alert(1)</script>",
            "{{title}}",
            "a\tb",
            "。",
            "？问",
            "--- a",
            "...",
            "=",
            "<<",
            "\u{feff}a",
            "a, b",
            "关于：“甲”、乙",
            "x\u{1}y",
            "云汀院组〔2024〕12号",
        ];
        for text in texts {
            for value in
                [format!("key: {}\n", scalar(text)), format!("key: {}\n", list([text.to_owned(), "b".to_owned()]))]
            {
                let sources = Sources::in_memory([("a.yaml", value.as_str())]);
                let (file, mut out) = (sources.find("a.yaml").expect("there"), Vec::new());
                let node = yaml(file, &value, 0, &mut out);
                assert!(out.is_empty(), "{value}: {out:?}");
                let shown = format!("{:?}", node.map(|node| node.kind));
                assert!(shown.contains(&format!("{text:?}")), "{value}: {shown}");
            }
        }
    }

    #[test]
    fn what_offices_write_needs_no_quotes() {
        for text in
            ["2024年第一期培训班", "云汀院组〔2024〕12号", "各党总支", "candidate-training", "Ann's class, part 2"]
        {
            assert_eq!(scalar(text), text);
        }
        assert_eq!(list(["各党总支".to_owned(), "a, b".to_owned()]), "[各党总支, \"a, b\"]");
    }
}
