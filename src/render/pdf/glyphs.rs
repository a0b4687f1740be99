//! Characters that no font has.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diag::{Code, Diagnostic};

/// A finding for each character of a view that no font has.
pub(super) fn missing(view: &Value, title: &str, has: impl Fn(char) -> bool) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    collect(view, &mut seen);
    let lost = seen.into_iter().filter(|&c| is_drawn(c) && !has(c));
    lost.map(|c| {
        let finding = Diagnostic::nowhere(Code::MissingGlyph).arg("char", c);
        finding.arg("code", format!("U+{:04X}", u32::from(c))).arg("page", title)
    })
    .collect()
}

/// What a view says that is not printed: the names of files, and what a picture shows.
const UNDRAWN: [&str; 2] = ["path", "alt"];

fn collect(value: &Value, seen: &mut BTreeSet<char>) {
    match value {
        Value::String(text) => seen.extend(text.chars()),
        Value::Array(list) => list.iter().for_each(|value| collect(value, seen)),
        Value::Object(map) => {
            let drawn = map.iter().filter(|(key, _)| !UNDRAWN.contains(&key.as_str()));
            drawn.for_each(|(_, value)| collect(value, seen));
        }
        _ => {}
    }
}

/// Whether a character leaves a mark on paper: not spaces, joiners, selectors of variants.
fn is_drawn(c: char) -> bool {
    let unseen = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}');
    !(unseen || c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_named_once_with_its_code_point() {
        let view =
            serde_json::json!({ "a": ["张\u{20bb7}", { "b": "\u{20bb7}\u{fe00} 明\n", "path": "\u{20bb8}.png" }] });
        let found = missing(&view, "名单", |c| u32::from(c) < 0x20000);
        let [finding] = found.as_slice() else { panic!("{found:?}") };
        let args = [("char", "\u{20bb7}".to_owned()), ("code", "U+20BB7".to_owned()), ("page", "名单".to_owned())];
        assert_eq!((finding.code, finding.args.as_slice()), (Code::MissingGlyph, args.as_slice()));
    }
}
