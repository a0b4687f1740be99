//! What is written in a file as it stands, in whatever encoding.

use encoding_rs::{GBK, UTF_16BE, UTF_16LE};

use super::Hear;

/// Tells what a file says as text. Of what is none every stretch of letters is told, and those of two bytes a letter.
pub(super) fn said(bytes: &[u8], hear: Hear<'_>) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        hear(text);
        if text.starts_with("BEGIN:V") {
            hear(&unfolded(text));
        }
        return;
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        let encoding = if bytes[0] == 0xff { UTF_16LE } else { UTF_16BE };
        hear(&encoding.decode(bytes).0);
        return;
    }
    if bytes.contains(&0) {
        hear(&String::from_utf8_lossy(&bytes.iter().copied().filter(|b| *b != 0).collect::<Vec<_>>()));
    } else {
        hear(&GBK.decode(bytes).0);
    }
    hear(&String::from_utf8_lossy(bytes));
}

/// A calendar or card whose long lines are folded, with whole lines (RFC 5545, 3.1).
fn unfolded(text: &str) -> String {
    ["\r\n ", "\r\n\t", "\n ", "\n\t"].iter().fold(text.to_owned(), |text, fold| text.replace(fold, ""))
}
