//! Placeholders in the text of a cell, which may be cut into runs of different looks.

use std::ops::Range;

use super::xml::{Element, Node};

/// A placeholder: where it stands in a text, and what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) place: Range<usize>,
    pub(super) name: String,
    /// Whether it has an end; one without is a slip.
    pub(super) closed: bool,
}

/// The braces that begin and end a placeholder; those of a Chinese keyboard too.
const OPEN: [&str; 2] = ["{{", "｛｛"];
const CLOSE: [&str; 2] = ["}}", "｝｝"];
/// Characters that a cell holds.
pub(super) const LONGEST: usize = 32_767;
/// Characters of a name.
const LONGEST_NAME: usize = 60;
/// Characters of an unclosed placeholder that are said.
const SAID: usize = 20;

/// The placeholders of a text.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut braces = braces(text).into_iter().peekable();
    while let Some((open, inner, opens)) = braces.next() {
        if !opens {
            continue;
        }
        let next = braces.peek().copied();
        if let Some((close, end, false)) = next {
            braces.next();
            let name = text[inner..close].trim();
            // What is longer than any name is none, and its end belongs to something else.
            let closed = name.chars().nth(LONGEST_NAME).is_none();
            marks.push(Mark { place: open..end, name: name.chars().take(LONGEST_NAME).collect(), closed });
        } else {
            let end = next.map_or(text.len(), |(next, ..)| next);
            let name = text[inner..end].trim().chars().take(SAID).collect();
            marks.push(Mark { place: open..end, name, closed: false });
        }
    }
    marks
}

/// All braces of a text: where they begin and end, and whether they open.
fn braces(text: &str) -> Vec<(usize, usize, bool)> {
    let mut braces = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let starts = |words: &[&str]| words.iter().find(|word| text[at..].starts_with(**word)).map(|word| word.len());
        let found = starts(&OPEN).map(|length| (length, true)).or_else(|| starts(&CLOSE).map(|length| (length, false)));
        if let Some((length, opens)) = found {
            braces.push((at, at + length, opens));
            at += length;
        } else {
            at += c.len_utf8();
        }
    }
    braces
}

/// What stands between one brace and one brace: `{姓名}`, a placeholder but for the others.
pub(super) fn half_marks(text: &str) -> impl Iterator<Item = &str> {
    const SINGLE: [char; 2] = ['{', '｛'];
    text.char_indices().filter(|(_, c)| SINGLE.contains(c)).filter_map(|(at, c)| {
        let inner = &text[at + c.len_utf8()..];
        let name = &inner[..inner.find(['}', '｝', '{', '｛'])?];
        let single = !text[..at].ends_with(SINGLE) && !inner[name.len()..].starts_with(SINGLE);
        Some(name.trim()).filter(|name| single && !name.is_empty())
    })
}

/// Whether a string may have a placeholder: of one longer than a cell holds, nobody wants to know.
pub(super) fn asks(string: &Element) -> bool {
    let text = runs(string).concat();
    text.len() <= 4 * LONGEST && text.contains(['{', '｛'])
}

/// The texts of the runs of a string, one where it is not cut.
pub(super) fn runs(string: &Element) -> Vec<String> {
    texts(string).map(Element::text).collect()
}

fn texts(string: &Element) -> impl Iterator<Item = &Element> {
    // What says how a name is pronounced is not part of it.
    string.elements().filter_map(|element| match element.local() {
        "t" => Some(element),
        "r" => element.child("t"),
        _ => None,
    })
}

/// The runs with parts of their whole text replaced; a replacement goes where its placeholder begins.
pub(super) fn replaced(runs: &[String], parts: &[(Range<usize>, String)]) -> Vec<String> {
    let mut start = 0;
    let run = |run: &String| {
        let own = start..start + run.len();
        start = own.end;
        let mut out = String::new();
        let mut at = own.start;
        for (place, text) in parts.iter().filter(|(place, _)| place.start < own.end && place.end > own.start) {
            if place.start >= own.start {
                out.push_str(&run[at - own.start..place.start - own.start]);
                out.push_str(text);
            }
            at = place.end.min(own.end);
        }
        out.push_str(&run[at - own.start..]);
        out
    };
    runs.iter().map(run).collect()
}

/// A string within a cell with the looks of another and the texts of its runs.
pub(super) fn string(cell: &Element, like: &Element, runs: &[String]) -> Element {
    let mut string = Element::beside(cell, "is");
    let mut runs = runs.iter();
    for child in like.elements() {
        let mut child = child.clone();
        let text = match child.local() {
            "t" => Some(&mut child),
            "r" => child.child_mut("t"),
            _ => continue,
        };
        if let (Some(element), Some(text)) = (text, runs.next()) {
            set(element, text);
        }
        string.children.push(Node::Element(child));
    }
    string
}

/// A string within a cell, in the look of the cell.
pub(super) fn plain(cell: &Element, text: &str) -> Element {
    let mut string = Element::beside(cell, "is");
    let mut element = Element::beside(cell, "t");
    set(&mut element, text);
    string.children.push(Node::Element(element));
    string
}

fn set(element: &mut Element, text: &str) {
    if text != text.trim() || text.contains('\n') {
        element.set("xml:space", "preserve");
    }
    element.set_text(text);
}

/// A value as a workbook writes it: `_x0041_` in it is not a character's number, and what XML can't hold
/// is one.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let number = text.get(at + 1..at + 7);
        let is_number = |rest: &str| {
            rest.starts_with('x') && rest.ends_with('_') && rest[1..5].bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        match c {
            '_' if number.is_some_and(|rest| rest.is_ascii() && is_number(rest)) => out.push_str("_x005F_"),
            '\t' | '\n' => out.push(c),
            '\r' => {}
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_ascii_control() => out.extend([format!("_x{:04X}_", u32::from(c))]),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_found_with_the_braces_of_any_keyboard() {
        let found = |text| marks(text).into_iter().map(|mark| (mark.name, mark.closed)).collect::<Vec<_>>();
        let known = |name: &str| (name.to_owned(), true);
        assert_eq!(found("班次：{{ 班次 }}，共{{人数}}人"), [known("班次"), known("人数")]);
        assert_eq!(found("｛｛姓名｝｝{{}}"), [known("姓名"), known("")]);
        assert_eq!(found("{{姓名} {{学号}}"), [("姓名}".to_owned(), false), known("学号")]);
        assert_eq!(found("{a} }} x"), []);
    }

    #[test]
    fn one_brace_is_half_a_placeholder() {
        let found = |text| half_marks(text).collect::<Vec<_>>();
        assert_eq!(found("单位：{ 单位 }，｛姓名｝{学号}}"), ["单位", "姓名", "学号"]);
        assert_eq!(found("{{姓名}}｛｛姓名｝｝{{姓名}{}{a{ {x"), [""; 0]);
    }

    #[test]
    fn a_placeholder_may_be_cut_into_runs() {
        let runs = ["单位：".to_owned(), "甲{{单".to_owned(), "位".to_owned(), "}}乙{{x}}".to_owned()];
        let whole = runs.concat();
        let parts: Vec<_> = marks(&whole).into_iter().map(|mark| (mark.place, format!("<{}>", mark.name))).collect();
        assert_eq!(replaced(&runs, &parts), ["单位：", "甲<单位>", "", "乙<x>"]);
    }

    #[test]
    fn what_looks_like_a_characters_number_stays_text() {
        assert_eq!(escaped("_x0041_ _x00 a\u{1}"), "_x005F_x0041_ _x00 a_x0001_");
    }
}
