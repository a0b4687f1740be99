//! Values of a person looked for in text, however they are spaced.

use std::ops::Range;

/// Something that is looked for.
#[derive(Clone, Debug)]
struct Needle {
    /// What it is: name, id, id-number, phone or other.
    what: &'static str,
    folded: Vec<char>,
    /// Longer names that it is a part of, which are somebody else's.
    longer: Vec<Vec<char>>,
}

/// All that is looked for.
#[derive(Clone, Debug, Default)]
pub struct Needles(Vec<Needle>);

/// A text without what may stand between the characters of a value.
struct Folded {
    chars: Vec<char>,
    /// Where each character stands in the text.
    places: Vec<Range<usize>>,
}

impl Needles {
    /// Adds a value; one without a letter or digit is not looked for.
    pub fn add(&mut self, what: &'static str, value: &str) {
        let folded = fold(value).chars;
        let is_known = |known: &Needle| known.folded == folded;
        if folded.iter().any(|c| c.is_alphanumeric()) && !self.0.iter().any(is_known) {
            self.0.push(Needle { what, folded, longer: Vec::new() });
        }
    }

    /// Says that a name is somebody else's: where it stands, none of the names that are a part of it is meant.
    pub fn except(&mut self, name: &str) {
        let name = fold(name).chars;
        for needle in self.0.iter_mut().filter(|needle| needle.what == "name") {
            let is_part = name.len() > needle.folded.len()
                && name.windows(needle.folded.len()).any(|part| part == needle.folded.as_slice());
            if is_part && !needle.longer.contains(&name) {
                needle.longer.push(name.clone());
            }
        }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What stands in a text, each once, in the order in which they were added.
    pub fn found_in(&self, text: &str) -> Vec<&'static str> {
        let folded = fold(text);
        let mut found: Vec<&'static str> = Vec::new();
        for needle in &self.0 {
            if !found.contains(&needle.what) && needle.places(text, &folded).next().is_some() {
                found.push(needle.what);
            }
        }
        found
    }

    /// A text with stars in place of all that is looked for but the name.
    pub fn starred(&self, text: &str) -> String {
        let folded = fold(text);
        let others = self.0.iter().filter(|needle| needle.what != "name");
        let mut places: Vec<Range<usize>> = others.flat_map(|needle| needle.places(text, &folded)).collect();
        places.sort_by_key(|place| (place.start, place.end));
        let mut starred = String::new();
        let mut at = 0;
        for place in places {
            if let Some(before) = text.get(at..place.start) {
                starred.push_str(before);
                starred.push_str("***");
            }
            at = at.max(place.end);
        }
        starred + text.get(at..).unwrap_or_default()
    }
}

impl Needle {
    /// Where it stands in a text.
    fn places<'t>(&'t self, text: &'t str, folded: &'t Folded) -> impl Iterator<Item = Range<usize>> + 't {
        let starts = folded.chars.windows(self.folded.len()).enumerate();
        let starts = starts.filter(|(_, part)| *part == self.folded.as_slice()).map(|(start, _)| start);
        starts.filter_map(move |start| {
            let place = folded.places.get(start)?.start..folded.places.get(start + self.folded.len() - 1)?.end;
            let is_whole = self.is_whole(text, &place) && !self.is_within_another(folded, start);
            is_whole.then_some(place)
        })
    }

    /// Whether neither a letter nor a digit of the Latin script goes on at an end that is one.
    fn is_whole(&self, text: &str, place: &Range<usize>) -> bool {
        let before = text.get(..place.start).and_then(|text| text.chars().next_back());
        let after = text.get(place.end..).and_then(|text| text.chars().next());
        let goes_on = |end: Option<&char>, beside: Option<char>| {
            end.is_some_and(char::is_ascii_alphanumeric) && beside.is_some_and(|c| c.is_ascii_alphanumeric())
        };
        !goes_on(self.folded.first(), before) && !goes_on(self.folded.last(), after)
    }

    /// Whether it is a part of another name there.
    fn is_within_another(&self, folded: &Folded, start: usize) -> bool {
        self.longer.iter().any(|name| {
            let offsets =
                name.windows(self.folded.len()).enumerate().filter(|(_, part)| *part == self.folded.as_slice());
            offsets.into_iter().any(|(offset, _)| {
                let begin = start.checked_sub(offset);
                begin.is_some_and(|begin| folded.chars.get(begin..begin + name.len()) == Some(name.as_slice()))
            })
        })
    }
}

/// A text without blanks, hyphens and what can't be seen, its letters and digits as they are in plain ASCII.
fn fold(text: &str) -> Folded {
    let mut folded = Folded { chars: Vec::new(), places: Vec::new() };
    for (at, c) in text.char_indices() {
        let passes = c.is_whitespace()
            || c.is_control()
            || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}');
        if passes {
            continue;
        }
        // The wide forms of ASCII stand at a fixed distance from the plain ones.
        let plain = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            c => c,
        };
        folded.chars.push(plain.to_ascii_lowercase());
        folded.places.push(at..at + c.len_utf8());
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needles() -> Needles {
        let mut needles = Needles::default();
        needles.add("name", "张明");
        needles.add("phone", "13800000001");
        needles.add("id-number", "11010119900101123X");
        needles.except("张明亮");
        needles
    }

    #[test]
    fn a_value_is_found_however_it_is_spaced() {
        let needles = needles();
        let found = |text: &str| needles.found_in(text);
        assert_eq!(found("联系人：张　明，138-0000 0001。"), ["name", "phone"]);
        assert_eq!(found("１３８００００００01"), ["phone"]);
        assert_eq!(found("110101 19900101 123x"), ["id-number"]);
        assert_eq!(found("138\u{200b}00000001"), ["phone"]);
    }

    #[test]
    fn a_part_of_something_else_is_not_it() {
        let needles = needles();
        assert_eq!(needles.found_in("2138000000012"), [""; 0]);
        assert_eq!(needles.found_in("张明亮来了"), [""; 0]);
        assert_eq!(needles.found_in("张明亮和张明来了"), ["name"]);
    }

    #[test]
    fn numbers_are_starred_and_names_are_not() {
        assert_eq!(needles().starred("张明 138 0000 0001 和 13800000001"), "张明 *** 和 ***");
        assert_eq!(needles().starred("none"), "none");
    }

    #[test]
    fn nothing_is_found_of_nothing() {
        let mut needles = Needles::default();
        needles.add("phone", " - ");
        assert!(needles.is_empty() && needles.found_in("a").is_empty());
    }
}
