//! The ids of headings, made of what they say.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::Events;

/// The longest id made of a heading, in characters.
const LONGEST: usize = 48;

/// Gives every heading an id of its own: the one its author chose, or its words.
///
/// A page's own ids are plain English words. One of a text that could be taken for such begins with `h-`, so
/// that no text ever takes an id of the page that shows it.
pub(super) fn name(events: &mut Events) {
    let mut names = Names::default();
    let mut at = 0;
    while at < events.len() {
        let Event::Start(Tag::Heading { id, .. }) = &events[at].0 else {
            at += 1;
            continue;
        };
        let chosen = id.as_deref().map(str::to_owned);
        let end = events[at..].iter().position(|(event, _)| matches!(event, Event::End(TagEnd::Heading(_))));
        let end = end.map_or(events.len(), |length| at + length);
        let words = || -> String { events[at..end].iter().filter_map(|(event, _)| said(event)).collect() };
        let name = names.give(&slug(&chosen.unwrap_or_else(words)));
        if let Event::Start(Tag::Heading { id, .. }) = &mut events[at].0 {
            *id = Some(CowStr::from(name));
        }
        at = end;
    }
}

fn said<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        Event::SoftBreak | Event::HardBreak => Some(" "),
        _ => None,
    }
}

/// Words as an id: letters, digits and Chinese punctuation in their order, blanks as `-`.
fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in words.trim().chars().flat_map(char::to_lowercase) {
        if c.is_whitespace() {
            if !slug.ends_with('-') {
                slug.push('-');
            }
        } else if c.is_alphanumeric() || "-_.、（）《》“”：，·".contains(c) {
            slug.push(c);
        }
    }
    let slug: String = slug.chars().take(LONGEST).collect();
    let slug = slug.trim_matches('-');
    if slug.is_ascii() { format!("h-{slug}") } else { slug.to_owned() }
}

/// The ids that a text has given away.
#[derive(Default)]
struct Names {
    taken: HashSet<String>,
    /// How often each was asked for, so that the next free number is found at once.
    asked: HashMap<String, usize>,
}

impl Names {
    fn give(&mut self, wanted: &str) -> String {
        let count = self.asked.entry(wanted.to_owned()).or_default();
        loop {
            *count += 1;
            let name = if *count == 1 { wanted.to_owned() } else { format!("{wanted}-{count}") };
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_what_the_heading_says() {
        assert_eq!(slug("一、培训目的"), "一、培训目的");
        assert_eq!(slug(" 1 目的 与\u{202e}范围？"), "1-目的-与范围");
        assert_eq!(slug("Main"), "h-main");
        assert_eq!(slug("？！"), "h-");
        assert_eq!(slug(&"很长".repeat(200)).chars().count(), LONGEST);
    }

    #[test]
    fn no_id_is_given_twice() {
        let mut names = Names::default();
        let given: Vec<_> = ["甲", "甲", "甲-2", "甲"].map(|name| names.give(name)).to_vec();
        assert_eq!(given, ["甲", "甲-2", "甲-2-2", "甲-3"]);
    }
}
