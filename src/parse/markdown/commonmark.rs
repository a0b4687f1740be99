//! CommonMark's own examples: what of them is read otherwise than by the parser alone, and why.
//!
//! The examples come in the file that `tests/oracles/commonmark.mjs` writes; without it there is nothing to check.

use std::collections::BTreeMap;
use std::path::Path;

use pulldown_cmark::{Event, Parser, Tag};

use super::{OPTIONS, prose};
use crate::parse::cjk;
use crate::source::Sources;

const REFERENCE: &str = "docs/reference/markdown.md";

/// Events as HTML; the ids of headings are left out, as the parser alone makes none.
fn html<'e>(events: impl Iterator<Item = Event<'e>>) -> String {
    let plain = |event| match event {
        Event::Start(Tag::Heading { level, .. }) => {
            Event::Start(Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() })
        }
        event => event,
    };
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, events.map(plain));
    html
}

/// Why an example is read otherwise; nothing where it is not.
fn reason(markdown: &str) -> Option<&'static str> {
    let alone = || Parser::new_ext(markdown, OPTIONS);
    let expected = html(alone());
    let prepared = cjk::prepare(markdown).text;
    let joined = html(Parser::new_ext(&prepared, OPTIONS));
    if cjk::clean(&joined).unwrap_or(joined) != expected {
        return Some("强调");
    }
    let sources = Sources::in_memory([("a.md", markdown)]);
    let file = sources.ids().next()?;
    let own = html(prose(file, markdown, 0, &mut Vec::new()).into_iter().map(|(event, _)| event));
    if own == expected {
        return None;
    }
    let is_html = |event: Event<'_>| matches!(event, Event::Html(_) | Event::InlineHtml(_));
    Some(if alone().any(is_html) { "HTML" } else { "其他" })
}

/// Numbers as a reader looks them up: `1、3—5`.
fn ranges(numbers: &[u64]) -> String {
    let mut ranges: Vec<(u64, u64)> = Vec::new();
    for &number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let shown =
        |&(first, last): &(u64, u64)| if first == last { first.to_string() } else { format!("{first}—{last}") };
    ranges.iter().map(shown).collect::<Vec<_>>().join("、")
}

#[test]
#[allow(clippy::disallowed_methods, reason = "a test reads what an oracle wrote, and the reference")]
fn examples_of_commonmark_are_read_as_they_are_but_for_those_listed() {
    let Some(path) = std::env::var_os("XUESHI_COMMONMARK") else { return };
    let text = std::fs::read_to_string(path).expect("the oracle wrote it");
    let examples: Vec<serde_json::Value> = serde_json::from_str(&text).expect("JSON");
    let mut differ: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
    for example in &examples {
        let (markdown, number) = (example["markdown"].as_str().expect("text"), example["number"].as_u64());
        if let Some(reason) = reason(markdown) {
            differ.entry(reason).or_default().extend(number);
        }
    }
    let reference = Path::new(env!("CARGO_MANIFEST_DIR")).join(REFERENCE);
    let reference = std::fs::read_to_string(reference).expect("readable");
    let count: usize = differ.values().map(Vec::len).sum();
    println!("{} examples, {count} of them read otherwise: {differ:?}", examples.len());
    assert!(examples.len() > 600);
    assert!(!differ.contains_key("强调"), "none of the examples is Chinese: {differ:?}");
    for (reason, numbers) in &differ {
        let row = format!("| {reason} | {} | {} |", numbers.len(), ranges(numbers));
        assert!(reference.contains(&row), "{REFERENCE} does not say\n{row}");
    }
}
