//! Names in schemas: of definitions, and of keys however they are spaced and in whatever case.

use serde_json::{Value, json};

use crate::parse::{Key, Shape};
use crate::resolve::FORMATS;

/// The name of a shape's definition: where it stands, in letters and signs that addresses take.
pub(super) fn of(shape: Shape) -> String {
    let keys = |shape: Shape| shape.keys.iter().map(|key| (key.en, key.about)).collect::<Vec<_>>();
    let place = FORMATS.iter().find(|format| keys(format.shape) == keys(shape)).map_or("unnamed", |f| f.place);
    let place = place.rsplit_once(": ").map_or(place, |(_, below)| below);
    place
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '.')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

/// The name of the definition of a key, which is that of no shape.
pub(super) fn of_key(shape: &str, key: &Key) -> String {
    format!("{shape}:{}", key.en)
}

/// The pattern of one name: letters in either case, and spaces anywhere.
fn pattern(name: &str) -> String {
    let letters = name.chars().map(|c| either_case(c, false));
    format!(r"\s*{}\s*", letters.collect::<Vec<_>>().join(r"\s*"))
}

/// A character in either case; of a wide one too where it is `narrowed` by readers.
pub(super) fn either_case(c: char, narrowed: bool) -> String {
    let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c);
    match c {
        'a'..='z' | 'A'..='Z' => {
            let (low, high) = (c.to_ascii_lowercase(), c.to_ascii_uppercase());
            if narrowed { format!("[{low}{high}{}{}]", wide(low), wide(high)) } else { format!("[{low}{high}]") }
        }
        c => escaped(c),
    }
}

/// The pattern of a key's names as they are taken beside the usual ones, which stand under `properties`.
pub(super) fn otherwise(key: &Key) -> String {
    let usual = all(key).map(|name| name.chars().map(escaped).collect::<String>()).collect::<Vec<_>>().join("|");
    format!("^(?!(?:{usual})$)(?:{})$", any(key))
}

fn all(key: &Key) -> impl Iterator<Item = &'static str> {
    key.zh.iter().copied().chain([key.en])
}

fn any(key: &Key) -> String {
    all(key).map(pattern).collect::<Vec<_>>().join("|")
}

/// A character as patterns say it: those that mean something are escaped, and no others may be.
fn escaped(c: char) -> String {
    if r"\^$.*+?()[]{}|/".contains(c) { format!(r"\{c}") } else { c.to_string() }
}

/// That a key is there under one of its names.
pub(super) fn required(key: &Key) -> Value {
    let mut ways: Vec<Value> = all(key).map(|name| json!({ "required": [name] })).collect();
    let other = format!("^(?:{})$", any(key));
    ways.push(json!({ "not": { "propertyNames": { "not": { "pattern": other } } } }));
    json!({ "anyOf": ways })
}

/// A pattern of words in either case.
pub(super) fn words<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let one = |word: &str| word.chars().map(|c| either_case(c, false)).collect::<String>();
    format!(r"^\s*(?:{})\s*$", words.map(one).collect::<Vec<_>>().join("|"))
}

/// Markdown with what links say in place of links: where the text is shown there is nothing to go to.
pub(super) fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, (label, after))) = rest
        .split_once('[')
        .and_then(|(before, link)| Some((before, link.split_once("](")?)))
        .and_then(|(before, (label, target))| Some((before, (label, target.split_once(')')?.1))))
    {
        plain = plain + before + label;
        rest = after;
    }
    plain + rest
}
