//! A drafted text that anybody did anything to: made anew, it has all that was written, once.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::read::{Piece, read};
use super::{DraftHead, DraftPart, draft, marks, split};

fn head() -> DraftHead {
    let date = NaiveDate::from_ymd_opt(2024, 6, 24).expect("a day");
    DraftHead { title: "总结".to_owned(), issuer: "党校".to_owned(), date }
}

fn parts(texts: &[(&str, &str)]) -> Vec<DraftPart> {
    texts.iter().map(|(id, text)| DraftPart { id: (*id).to_owned(), text: (*text).to_owned() }).collect()
}

/// What somebody does to a text: what, at which line, with which other line, up to which character.
type Edit = (u8, usize, usize, usize);

fn edited(text: &str, edits: &[Edit]) -> String {
    const NEW: [&str; 12] =
        ["我的话。", "", " \t", "```", "~~~~", "---", "- ```", "> 引", "    码", "```x```", "<!-- xueshi", "\u{3000}"];
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    for &(what, at, other, cut) in edits {
        let at = at % (lines.len() + 1);
        match what {
            0 if at < lines.len() => drop(lines.remove(at)),
            1 if at < lines.len() => lines[at] = lines[at].trim_end().chars().take(cut).chain(['\n']).collect(),
            2 if at < lines.len() => lines[at] = format!("{}\r\n", lines[at].trim_end()),
            3 if at < lines.len() => lines[at] = lines[at].trim_end().to_owned(),
            4 => {
                let copy: Vec<String> = lines[at..].iter().take(other % 6).cloned().collect();
                lines.splice(at..at, copy);
            }
            _ => lines.insert(at, format!("{}\n", NEW[other % NEW.len()])),
        }
    }
    lines.concat()
}

/// The names that a text tells.
fn known(text: &str) -> BTreeSet<String> {
    let (pieces, mut known) = read(&split(&text.replace("\r\n", "\n")).1);
    for piece in &pieces {
        if let Piece::Own(own) = piece {
            known.extend(marks::names(own));
        }
    }
    known
}

proptest::proptest! {
    #[test]
    fn nothing_is_lost_or_doubled_whatever_somebody_does_to_a_text(
        edits in proptest::collection::vec((0..8_u8, 0..40_usize, 0..40_usize, 0..30_usize), 0..12),
    ) {
        let first = parts(&[("a", "甲。"), ("b b", "## 乙"), ("c%", "丙。\n二行"), ("d", "丁。")]);
        let next = parts(&[("e", "戊。"), ("a", "甲二。"), ("c%", "丙二。"), ("d", "丁。")]);
        let edited = edited(&draft(None, &head(), true, &first).text, &edits);
        let known = known(&edited);
        let count = |text: &str, line: &str| text.lines().filter(|own| own.trim() == line).count();
        for parts in [&first, &next] {
            let drafted = draft(Some(&edited), &head(), true, parts).text;
            let again = draft(Some(&drafted), &head(), true, parts).text;
            proptest::prop_assert_eq!(&again, &drafted, "{}", edited);
            let made = |line: &str| first.iter().any(|part| part.text.lines().any(|made| made == line));
            let own = edited.lines().map(str::trim).filter(|line| !line.is_empty() && !made(line));
            for line in own.filter(|line| !line.starts_with("<!-- xueshi ")) {
                proptest::prop_assert!(count(&drafted, line) >= count(&edited, line), "{line}\n{edited}");
            }
            // A part whose every mark went is a new one.
            for line in parts.iter().filter(|part| known.contains(&part.id)).flat_map(|part| part.text.lines()) {
                proptest::prop_assert!(count(&drafted, line) <= count(&edited, line).max(1), "{line}\n{edited}");
            }
        }
    }
}
