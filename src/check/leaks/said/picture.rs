//! What a picture says of itself where that is packed: the texts of PNG (PNG specification, 11.3.3).

use super::{Hear, Limits, Searchable, packed, within};

const BEGINNING: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Tells the packed texts of a picture; nothing of what is none of PNG, whose texts stand as they are.
pub(super) fn said(bytes: &[u8], limits: &mut Limits, hear: Hear<'_>) -> Searchable {
    let mut rest = bytes.strip_prefix(BEGINNING).unwrap_or_default();
    let mut searched = Searchable::All;
    while let Some((head, behind)) = rest.split_at_checked(8) {
        let length = head[..4].iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
        let Some((chunk, behind)) = behind.split_at_checked(length) else { break };
        if let Some(text) = text(&head[4..], chunk) {
            match packed::inflated(text, limits) {
                Some(text) => searched = searched.and(within(&text, limits, hear)),
                None => searched = Searchable::Part,
            }
        }
        rest = behind.get(4..).unwrap_or_default();
    }
    searched
}

/// The packed text of a chunk: behind its keyword, and in an international one behind what it says of its language.
fn text<'b>(kind: &[u8], chunk: &'b [u8]) -> Option<&'b [u8]> {
    let behind = |bytes: &'b [u8]| bytes.iter().position(|b| *b == 0).map(|at| &bytes[at + 1..]);
    match kind {
        b"zTXt" => behind(chunk)?.get(1..),
        b"iTXt" => {
            let marks = behind(chunk)?;
            let is_packed = marks.first() == Some(&1);
            behind(behind(marks.get(2..)?)?).filter(|_| is_packed)
        }
        _ => None,
    }
}
