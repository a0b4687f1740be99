//! What the address of a link says: a place elsewhere, a place in its own text, or a path in the office.

/// What an address says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// A page elsewhere, a mailbox, a phone.
    Elsewhere,
    /// Something that no link may start.
    Unsafe,
    /// A place in the same text.
    Own(String),
    /// A path below the content folder, and a place there.
    Path {
        /// With `/` between its parts, none of them `..`; what leads out of the folder begins with `../`.
        path: String,
        /// Behind the `#`.
        anchor: Option<String>,
    },
}

/// Reads the address of a link in a text of a folder. A path that begins with `/` is one below the content folder,
/// others are as seen from the text.
pub(super) fn address(url: &str, folder: &str) -> Address {
    let url = url.trim();
    if let Some((scheme, _)) = url.split_once(':')
        && !scheme.contains(['/', '?', '#', '\\'])
    {
        let known = ["http", "https", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
        return if known { Address::Elsewhere } else { Address::Unsafe };
    }
    if url.starts_with("//") {
        return Address::Elsewhere;
    }
    let (path, anchor) = url.split_once('#').map_or((url, None), |(path, anchor)| (path, Some(decoded(anchor))));
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    if path.is_empty() {
        return Address::Own(anchor.unwrap_or_default());
    }
    let path = decoded(path).replace('\\', "/");
    let mut parts: Vec<&str> = if path.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    parts.retain(|part| !part.is_empty());
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    Address::Path { path: parts.join("/"), anchor }
}

/// An address without percent signs, which editors put in place of Chinese and blanks; as it is where that is no text.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let code = (first == b'%').then(|| behind.get(..2)).flatten();
        let code =
            code.and_then(|code| std::str::from_utf8(code).ok()).and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(code.unwrap_or(first));
        rest = if code.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_authors_write_it() {
        let path = |url: &str| match address(url, "classes/a") {
            Address::Path { path, anchor } => format!("{path} {}", anchor.unwrap_or_default()),
            other => format!("{other:?}"),
        };
        assert_eq!(path("notice.md#%E4%B8%80、目的"), "classes/a/notice.md 一、目的");
        assert_eq!(path("../b/class.yaml"), "classes/b/class.yaml ");
        assert_eq!(path("/plans/2024.md"), "plans/2024.md ");
        assert_eq!(path("./附件/名单%20模板.xlsx"), "classes/a/附件/名单 模板.xlsx ");
        assert_eq!(path("附件\\名单.xlsx"), "classes/a/附件/名单.xlsx ");
        assert_eq!(path("../../../x.png"), "../x.png ");
        assert_eq!(path("#目的"), "Own(\"目的\")");
        assert_eq!(path("https://example.org/a.md"), "Elsewhere");
        assert_eq!(path("//example.org"), "Elsewhere");
        assert_eq!(path("JavaScript:alert(1)"), "Unsafe");
        assert_eq!(path("C:\\a.docx"), "Unsafe");
        assert_eq!(path("100%.png"), "classes/a/100%.png ");
    }
}
