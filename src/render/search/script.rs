//! Scripts that hand data to `search.js`: a page opened from a folder may run a script, and fetch none.

use std::fmt::Write;

/// A script that hands over data under a name.
pub(super) fn handing(name: &str, data: &str) -> Vec<u8> {
    format!("xueshiSearch(\"{name}\",{data});\n").into_bytes()
}

/// Adds a text as a script writes it. Only what would break the script is escaped, so that a search of
/// the files finds every number in them.
pub(super) fn quote(made: &mut String, text: &str) {
    made.push('"');
    let mut rest = text;
    let special = |c: char| c < ' ' && c != '\t' || matches!(c, '"' | '\\' | '<' | '\u{7f}' | '\u{2028}' | '\u{2029}');
    while let Some(at) = rest.find(special) {
        made.push_str(&rest[..at]);
        let c = rest[at..].chars().next().unwrap_or_default();
        match c {
            '\n' => made.push_str("\\n"),
            '"' | '\\' => made.extend(['\\', c]),
            // Writing to a text never fails.
            c => drop(write!(made, "\\u{:04x}", u32::from(c))),
        }
        rest = &rest[at + c.len_utf8()..];
    }
    made.push_str(rest);
    made.push('"');
}

/// Numbers as a script writes a list of them.
pub(super) fn numbers(numbers: impl Iterator<Item = usize>) -> String {
    format!("[{}]", numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_breaks_the_script() {
        let mut made = String::new();
        quote(&mut made, "“a\"\\</script>\u{2028}\n\0 13900000000");
        assert_eq!(made, r#""“a\"\\\u003c/script>\u2028\n\u0000 13900000000""#);
        assert_eq!(serde_json::from_str::<String>(&made).expect("a string"), "“a\"\\</script>\u{2028}\n\0 13900000000");
    }
}
