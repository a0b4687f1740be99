//! What a text says where its characters are written as escapes: in addresses, scripts and pages.

/// How many escapes may lie within one another: an address in a page, within a script.
const DEEPEST: usize = 3;

/// The names of what is put between digits, and of the sign with which another escape begins.
const NAMED: [(&str, &str); 12] = [
    ("amp", "&"),
    ("nbsp", " "),
    ("ensp", " "),
    ("emsp", " "),
    ("thinsp", " "),
    ("shy", "-"),
    ("hyphen", "-"),
    ("dash", "-"),
    ("ndash", "-"),
    ("mdash", "-"),
    ("zwj", ""),
    ("zwnj", ""),
];

/// What a text says with its escapes undone, once for each layer of them; nothing where it has none.
pub(super) fn undone(text: &str) -> Vec<String> {
    let mut layers: Vec<String> = Vec::new();
    while layers.len() < DEEPEST {
        match layer(layers.last().map_or(text, String::as_str)) {
            Some(plain) => layers.push(plain),
            None => break,
        }
    }
    layers
}

/// The text with one layer of escapes undone; nothing where there is none in it that matters.
fn layer(text: &str) -> Option<String> {
    let mut plain: Vec<u8> = Vec::new();
    let (mut rest, mut found) = (text, false);
    while let Some(at) = rest.find(['%', '\\', '&']) {
        plain.extend(&rest.as_bytes()[..at]);
        let behind = &rest[at..];
        if let Some((bytes, length)) = escape(behind) {
            found |= matters(&bytes);
            plain.extend(bytes);
            rest = &behind[length..];
        } else {
            plain.push(behind.as_bytes()[0]);
            rest = &behind[1..];
        }
    }
    if !found {
        return None;
    }
    plain.extend(rest.as_bytes());
    Some(String::from_utf8_lossy(&plain).into_owned())
}

/// Whether what an escape stands for may be part of a value: signs of ASCII that mark up a text, and the other bytes
/// of Chinese characters, are escaped on every page.
fn matters(bytes: &[u8]) -> bool {
    const MARKS: &[u8] = b"<>\"'#?=:;,\n\r\t";
    match bytes {
        [] => true,
        [one] if one.is_ascii() => !MARKS.contains(one),
        // What is of full width, or between pieces and not seen.
        [first, ..] => matches!(first, 0xc2 | 0xe2 | 0xe3 | 0xef),
    }
}

/// The bytes that an escape stands for, and how long it is; nothing where a text begins with none that is known here.
fn escape(text: &str) -> Option<(Vec<u8>, usize)> {
    let said = |code: u32| char::from_u32(code).map(|c| c.to_string().into_bytes());
    let hex = |from: usize, to: usize| u32::from_str_radix(text.get(from..to)?, 16).ok();
    if text.starts_with('%') {
        return Some((vec![u8::try_from(hex(1, 3)?).ok()?], 3));
    }
    if text.starts_with("\\u{") {
        let end = text.bytes().take(12).position(|b| b == b'}')?;
        return Some((said(hex(3, end)?)?, end + 1));
    }
    if text.starts_with("\\u") {
        return Some((said(hex(2, 6)?)?, 6));
    }
    if text.starts_with("\\x") {
        return Some((said(hex(2, 4)?)?, 4));
    }
    let name = text.strip_prefix('&')?;
    let end = name.bytes().take(10).position(|b| b == b';')?;
    let name = &name[..end];
    let bytes = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(number) => said(u32::from_str_radix(number, 16).ok()?)?,
            None => said(number.parse().ok()?)?,
        },
        None => NAMED.iter().find(|(known, _)| *known == name)?.1.as_bytes().to_vec(),
    };
    Some((bytes, end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layer_of_escapes_is_undone() {
        let last = |text: &str| undone(text).pop();
        assert_eq!(last("tel:%31%33%38").as_deref(), Some("tel:138"));
        assert_eq!(last("\\u0031\\u{33}\\x38").as_deref(), Some("138"));
        assert_eq!(last("&#49;&#x33;8&nbsp;0").as_deref(), Some("138 0"));
        assert_eq!(last("&amp;#49;").as_deref(), Some("1"));
        assert_eq!(last("%2531%EF%BC%93").as_deref(), Some("1３"));
        assert_eq!(undone("a &lt;b&gt; 5 % &amp b \\u00").len(), 0);
        assert_eq!(undone("%E5%85%9A%E6%A0%A1").len(), 0);
    }
}
