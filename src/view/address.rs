//! Where a page is, as other programs are told.

use super::Builder;
use super::text::letters;
use crate::escape::encoded;
use crate::model::Edition;

/// A path as the value of a link: what a URL can't hold is percent-encoded, `/` stays, and so does the
/// `#` of an anchor in a page.
pub fn encode(path: &str) -> String {
    if let Some((page, anchor)) = path.rsplit_once(".html#") {
        return format!("{}.html#{}", encode(page), encode(anchor));
    }
    encoded(path)
}

impl Builder<'_> {
    /// Where this edition is published; the office edition is not.
    pub(super) fn published_at(&self) -> Option<&str> {
        self.public.site.base_url.as_deref().filter(|_| self.edition == Edition::Public)
    }

    /// The whole address of a path, where the edition is published.
    pub(super) fn address(&self, path: &str) -> Option<String> {
        Some(format!("{}/{}", self.published_at()?, encode(path)))
    }

    /// What leads from one file to another wherever they lie: the whole address, else the way from folder to folder.
    pub(super) fn way(&self, from: &str, to: &str) -> String {
        self.address(to).unwrap_or_else(|| format!("{}{}", "../".repeat(from.matches('/').count()), encode(to)))
    }

    /// A name that stays the same of what a path tells: its address, else a name made of it.
    pub(super) fn identity(&self, path: &str) -> String {
        self.address(path).unwrap_or_else(|| {
            format!("urn:xueshi:{}", letters(&format!("{}\n{path}", self.public.site.organisation), 32))
        })
    }
}

/// The host of an address, without port.
pub(super) fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split('/').next().unwrap_or_default();
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    // An address of IPv6 has colons of its own, within brackets.
    let port = host.rfind(':').filter(|&at| !host[at..].contains(']'));
    port.map_or(host, |at| &host[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_encoded_by_part() {
        assert_eq!(encode("classes/发展/a b.html"), "classes/%E5%8F%91%E5%B1%95/a%20b.html");
        assert_eq!(encode("people/1.html#class-2"), "people/1.html#class-2");
        assert_eq!(encode("files/a#b.pdf"), "files/a%23b.pdf");
    }

    #[test]
    fn a_host_is_without_port_and_path() {
        assert_eq!(host("https://edu.example/dangxiao"), "edu.example");
        assert_eq!(host("http://10.0.0.5:8080"), "10.0.0.5");
        assert_eq!(host("http://a@[::1]:80/x"), "[::1]");
    }
}
