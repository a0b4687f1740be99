//! A page as it is served: with the script that follows changes, and what tells it from what it was.

use std::borrow::Cow;
use std::sync::Arc;

use super::state::State;

/// Where the script lies.
pub(super) const SCRIPT: &str = "/.xueshi/live.js";

/// The path of a file below the edition's folder that a request means: what a browser has encoded is
/// decoded, and a folder is its `index.html`. Nothing where it is no text.
pub(super) fn path(requested: &str) -> Option<String> {
    let bytes = decode(requested.trim_start_matches('/'))?;
    let path = String::from_utf8(bytes).ok()?;
    Some(if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path })
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        decoded.push(if byte == b'%' { digit(bytes.next())? * 16 + digit(bytes.next())? } else { byte });
    }
    Some(decoded)
}

/// A page with the script in it, before the end of its body.
pub(super) fn with_script(html: &[u8], seen: &str) -> Vec<u8> {
    let script = format!("<script src=\"{SCRIPT}\" data-seen=\"{seen}\" defer></script>\n");
    let end = html.windows(7).rposition(|window| window.eq_ignore_ascii_case(b"</body>")).unwrap_or(html.len());
    [&html[..end], script.as_bytes(), &html[end..]].concat()
}

/// A page for a path where there is none: what it loads is found from the top, also where it was made for a site that
/// will lie below a path of its server, `/a/`.
pub(super) fn from_top(html: &[u8], below: Option<&str>) -> Vec<u8> {
    let html = String::from_utf8_lossy(html);
    let html = match below {
        Some(below) => Cow::Owned(html.replace(&format!("=\"{below}"), "=\"/")),
        None => html,
    };
    let head = html.find("<head>").map_or(0, |at| at + 6);
    [&html[..head], "<base href=\"/\">", &html[head..]].concat().into_bytes()
}

/// What tells a page, with the styles, scripts and pictures that it loads, from what it was.
pub(super) fn seen(state: &State, path: &str) -> String {
    let Some(Ok(page)) = state.open(path) else { return "none".to_owned() };
    seen_of(state, path, &page)
}

/// The same for a page that is at hand.
pub(super) fn seen_of(state: &State, path: &str, page: &Arc<Vec<u8>>) -> String {
    let mut hash = blake3::Hasher::new();
    hash.update(page);
    let html = String::from_utf8_lossy(page);
    for used in used(&html) {
        if let Some(Ok(bytes)) = from(path, used).and_then(|used| state.open(&used)) {
            hash.update(used.as_bytes());
            hash.update(blake3::hash(&bytes).as_bytes());
        }
    }
    hash.finalize().to_hex()[..16].to_owned()
}

/// What a page loads with itself: every `src`, and the `href` of styles.
fn used(html: &str) -> impl Iterator<Item = &str> {
    let sources = html.split(" src=\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(value, _)| value);
    let links = html.split("<link ").skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag);
    let styles = links.filter(|tag| tag.contains("stylesheet"));
    let styles = styles.filter_map(|tag| tag.split_once("href=\"")?.1.split_once('"')).map(|(value, _)| value);
    sources.chain(styles)
}

/// The path of what a page at `path` calls `link`; nothing where that is not of this site.
fn from(path: &str, link: &str) -> Option<String> {
    let link = link.split(['?', '#']).next().filter(|link| !link.contains(':') && !link.starts_with('/'))?;
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    let link = String::from_utf8(decode(link)?).ok()?;
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_means_a_file() {
        assert_eq!(path("/").as_deref(), Some("index.html"));
        assert_eq!(path("/classes/").as_deref(), Some("classes/index.html"));
        assert_eq!(path("/classes/%E5%8F%91%E5%B1%95/a%20b.html").as_deref(), Some("classes/发展/a b.html"));
        assert_eq!(path("/a%2").as_deref(), None);
        assert_eq!(path("/%ff").as_deref(), None);
        // No file of the site has such a path, so none is found.
        assert_eq!(path("/../../etc/passwd").as_deref(), Some("../../etc/passwd"));
    }

    #[test]
    fn a_page_says_what_it_loads() {
        let html = "<link rel=\"stylesheet\" href=\"../assets/style.css\"><link rel=\"icon\" href=\"i.png\">\
                    <script src=\"../assets/site.js\" defer></script><img alt=\"\" src=\"%E5%9B%BE.png\">";
        let found: Vec<_> = used(html).filter_map(|link| from("classes/a.html", link)).collect();
        assert_eq!(found, ["assets/site.js", "classes/图.png", "assets/style.css"]);
        assert_eq!(from("a.html", "https://example.org/x.js"), None);
    }

    #[test]
    fn the_script_comes_last_in_the_body() {
        let page = String::from_utf8(with_script(b"<body>a</body></html>", "1")).expect("text");
        assert_eq!(page, "<body>a<script src=\"/.xueshi/live.js\" data-seen=\"1\" defer></script>\n</body></html>");
        assert!(String::from_utf8(with_script(b"a", "1")).expect("text").starts_with("a<script"));
    }
}
