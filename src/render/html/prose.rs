//! How prose looks to a template.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};
use serde::ser::{Serialize, Serializer};

use crate::view::Rich;

impl Serialize for Rich {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&html(self))
    }
}

/// Prose as HTML. The page has the first heading: those of the text begin at the second level.
/// Wide tables scroll in a box of their own; links that would run a script lead nowhere.
pub(super) fn html(rich: &Rich) -> String {
    let mut html = String::new();
    let events = rich.0.events.iter().flat_map(|(event, _)| match event {
        Event::Start(Tag::Heading { level: HeadingLevel::H1, id, classes, attrs }) => {
            let level = HeadingLevel::H2;
            [
                Some(Event::Start(Tag::Heading {
                    level,
                    id: id.clone(),
                    classes: classes.clone(),
                    attrs: attrs.clone(),
                })),
                None,
            ]
        }
        Event::End(TagEnd::Heading(HeadingLevel::H1)) => [Some(Event::End(TagEnd::Heading(HeadingLevel::H2))), None],
        Event::Start(Tag::Table(_)) => {
            [Some(Event::Html(CowStr::Borrowed("<div class=\"scroll\" tabindex=\"0\">"))), Some(event.clone())]
        }
        Event::End(TagEnd::Table) => [Some(event.clone()), Some(Event::Html(CowStr::Borrowed("</div>")))],
        Event::Start(Tag::Link { link_type, dest_url, title, id }) if !is_safe(dest_url) => {
            let (link_type, title, id) = (*link_type, title.clone(), id.clone());
            [Some(Event::Start(Tag::Link { link_type, dest_url: CowStr::Borrowed("#"), title, id })), None]
        }
        event => [Some(event.clone()), None],
    });
    pulldown_cmark::html::push_html(&mut html, events.flatten());
    html
}

/// Whether a link leads to a page, a file, a mailbox or a phone.
fn is_safe(url: &str) -> bool {
    match url.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            ["http", "https", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_never_runs_a_script() {
        assert!(is_safe("https://example.org") && is_safe("a/b.html#c") && is_safe("/a:b"));
        assert!(!is_safe("javascript:alert(1)") && !is_safe(" JaVaScript:x") && !is_safe("data:text/html,x"));
    }
}
