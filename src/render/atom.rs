//! Feeds as Atom (RFC 4287).

use atom_syndication::{Content, Entry, FixedDateTime, Generator, Link, Person, Text, WriteConfig};
use chrono::{FixedOffset, NaiveDateTime, Offset, TimeZone, Utc};

use crate::view::{Feed, FeedEntry, Rich};

/// The seconds that the office's clocks are ahead of UTC, the year round.
const AHEAD: i32 = 8 * 3600;

/// A feed as a file; `prose` draws a text as the pages have it.
///
/// # Errors
/// What the writer refused.
pub fn feed(feed: &Feed, prose: &dyn Fn(&Rich) -> String) -> Result<Vec<u8>, atom_syndication::Error> {
    let links = feed.address.iter().map(|address| link("self", "application/atom+xml", address));
    let made = atom_syndication::Feed {
        id: feed.id.clone(),
        title: text(&feed.title),
        updated: moment(feed.updated),
        authors: vec![person(&feed.author)],
        generator: Some(Generator { value: "xueshi".to_owned(), ..Generator::default() }),
        links: links.chain([link("alternate", "text/html", &feed.page)]).collect(),
        lang: Some(feed.language.clone()),
        entries: feed.entries.iter().map(|entry| self::entry(entry, prose)).collect(),
        ..atom_syndication::Feed::default()
    };
    let config = WriteConfig { write_document_declaration: true, indent_size: None };
    let mut bytes = made.write_with_config(Vec::new(), config)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn entry(entry: &FeedEntry, prose: &dyn Fn(&Rich) -> String) -> Entry {
    // What the text leads to is said from its page on.
    let content = entry.text.as_ref().map(|text| Content {
        base: Some(entry.page.clone()),
        content_type: Some("html".to_owned()),
        value: Some(plain(&prose(text))),
        ..Content::default()
    });
    Entry {
        id: entry.id.clone(),
        title: text(&entry.title),
        updated: moment(entry.updated),
        published: Some(moment(entry.updated)),
        authors: entry.author.iter().map(|author| person(author)).collect(),
        links: vec![link("alternate", "text/html", &entry.page)],
        summary: entry.summary.as_ref().map(|summary| text(summary)),
        content,
        ..Entry::default()
    }
}

fn text(value: &str) -> Text {
    Text::plain(plain(value))
}

fn person(name: &str) -> Person {
    Person { name: plain(name), ..Person::default() }
}

fn link(rel: &str, kind: &str, href: &str) -> Link {
    Link { href: href.to_owned(), rel: rel.to_owned(), mime_type: Some(kind.to_owned()), ..Link::default() }
}

/// A time of the office's clocks.
fn moment(moment: NaiveDateTime) -> FixedDateTime {
    let zone = FixedOffset::east_opt(AHEAD).unwrap_or_else(|| Utc.fix());
    // A zone that is ahead always by the same has no time twice and misses none.
    zone.from_local_datetime(&moment).single().unwrap_or_else(|| moment.and_utc().fixed_offset())
}

/// A text without the characters that XML can't hold.
fn plain(text: &str) -> String {
    let allowed =
        |c: &char| matches!(c, '\t' | '\n' | '\r') || !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().filter(allowed).collect()
}
