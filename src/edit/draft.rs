//! The text of a summary, made anew around what its clerk wrote.
//!
//! Each piece that was made stands behind a mark with its name and a hash of it. A piece that is still as it was made is
//! made anew; one that somebody changed stays, as does everything that has no mark; and one that somebody took out is
//! not put in again: the last mark of the text lists the names that were ever in it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::NaiveDate;

use super::new::yaml;

/// What a mark begins and ends with. No reader of Markdown shows it.
const MARK: (&str, &str) = ("<!-- xueshi ", " -->");
/// The name of the mark that lists all names.
const ALL: &str = "parts:";

/// A piece of a text that is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftPart {
    /// Its name, without blanks.
    pub id: String,
    /// It as Markdown, one block.
    pub text: String,
}

/// What stands at the head of a new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftHead {
    /// The title.
    pub title: String,
    /// Who issues it.
    pub issuer: String,
    /// When.
    pub date: NaiveDate,
}

/// What became of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafted {
    /// The text.
    pub text: String,
    /// How many pieces were made, or made anew.
    pub made: usize,
    /// How many were left as somebody had changed them.
    pub kept: usize,
    /// How many were left out as somebody had taken them out.
    pub left_out: usize,
}

enum Piece {
    /// What somebody wrote.
    Own(String),
    /// What was made, with the hash of what was made then.
    Made { id: String, hash: String, text: String },
}

/// A text of some pieces: a new one, or one that is there made anew.
pub fn draft(existing: Option<&str>, head: &DraftHead, chinese: bool, parts: &[DraftPart]) -> Drafted {
    let crlf = existing.is_some_and(|text| text.contains("\r\n"));
    let existing = existing.map(|text| text.replace("\r\n", "\n"));
    let (front, body) = match existing.as_deref() {
        Some(text) => split(text),
        None => (front(head, chinese), String::new()),
    };
    let (pieces, mut known) = read(&body);
    let mut done = Drafted::default();
    let mut merged = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Made { id, hash, text } if self::hash(&text) == hash => {
                if let Some(part) = parts.iter().find(|part| part.id == id) {
                    done.made += 1;
                    merged.push(made(part));
                } else {
                    // It comes again when there is something to say.
                    known.remove(&id);
                }
            }
            Piece::Made { .. } => {
                done.kept += 1;
                merged.push(piece);
            }
            Piece::Own(_) => merged.push(piece),
        }
    }
    add(parts, &known, &mut merged, &mut done);
    known.extend(parts.iter().map(|part| part.id.clone()));
    let mut text = front;
    for piece in &merged {
        match piece {
            Piece::Own(own) => text.push_str(own),
            // Writing to a text never fails.
            Piece::Made { id, hash, text: body } => {
                let _ = write!(text, "{}{id} {hash}{}\n{body}\n", MARK.0, MARK.1);
            }
        }
        text.push('\n');
    }
    let names: Vec<&str> = known.iter().map(String::as_str).collect();
    // Writing to a text never fails.
    let _ = writeln!(text, "{}{ALL} {}{}", MARK.0, names.join(" "), MARK.1);
    done.text = if crlf { text.replace('\n', "\r\n") } else { text };
    done
}

fn made(part: &DraftPart) -> Piece {
    Piece::Made { id: part.id.clone(), hash: hash(&part.text), text: part.text.clone() }
}

/// Puts in what is new, each piece behind the one that it follows.
fn add(parts: &[DraftPart], known: &BTreeSet<String>, merged: &mut Vec<Piece>, done: &mut Drafted) {
    let place = |merged: &[Piece], id: &str| {
        merged.iter().position(|piece| matches!(piece, Piece::Made { id: own, .. } if own == id))
    };
    for (at, part) in parts.iter().enumerate() {
        if place(merged, &part.id).is_some() {
            continue;
        }
        if known.contains(&part.id) {
            done.left_out += 1;
            continue;
        }
        let before = parts[..at].iter().rev().find_map(|before| place(merged, &before.id));
        let to = before.map_or_else(
            || if merged.iter().any(|piece| matches!(piece, Piece::Made { .. })) { 0 } else { merged.len() },
            |before| before + 1,
        );
        merged.insert(to, made(part));
        done.made += 1;
    }
}

/// The head of a text with the line that ends it and an empty one, and what stands below.
fn split(text: &str) -> (String, String) {
    let end = text.strip_prefix("---\n").and_then(|rest| rest.find("\n---\n").map(|at| at + 9));
    let (head, body) = text.split_at(end.unwrap_or(0));
    let head = if head.is_empty() { String::new() } else { format!("{head}\n") };
    (head, body.to_owned())
}

fn front(head: &DraftHead, chinese: bool) -> String {
    let keys = if chinese { ["标题", "印发机关", "日期"] } else { ["title", "issuer", "date"] };
    let (title, issuer) = (yaml::scalar(&head.title), yaml::scalar(&head.issuer));
    format!("---\n{}: {title}\n{}: {issuer}\n{}: {}\n---\n\n", keys[0], keys[1], keys[2], head.date)
}

/// The pieces of a text, and the names that were ever in it.
fn read(body: &str) -> (Vec<Piece>, BTreeSet<String>) {
    let mut pieces = Vec::new();
    let mut known = BTreeSet::new();
    let mut blocks: Vec<String> = Vec::new();
    let mut fenced = false;
    for line in body.lines() {
        let opens = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        let begins = !fenced && (mark(line).is_some() || blocks.last().is_none_or(|block| block.ends_with("\n\n")));
        fenced ^= opens;
        match blocks.last_mut().filter(|_| !begins) {
            Some(block) => {
                let _ = writeln!(block, "{line}");
            }
            None if line.trim().is_empty() => {}
            None => blocks.push(format!("{line}\n")),
        }
    }
    for block in blocks {
        let block = block.trim_end();
        let (first, rest) = block.split_once('\n').unwrap_or((block, ""));
        match mark(first).as_deref() {
            Some([ALL, names @ ..]) => known.extend(names.iter().map(|name| (*name).to_owned())),
            Some([id, hash]) => {
                known.insert((*id).to_owned());
                // A mark whose piece was taken out.
                if !rest.trim().is_empty() {
                    pieces.push(Piece::Made { id: (*id).to_owned(), hash: (*hash).to_owned(), text: rest.to_owned() });
                }
            }
            _ => pieces.push(Piece::Own(format!("{block}\n"))),
        }
    }
    (pieces, known)
}

/// The words of a mark.
fn mark(line: &str) -> Option<Vec<&str>> {
    let words = line.trim().strip_prefix(MARK.0)?.strip_suffix(MARK.1)?;
    Some(words.split_whitespace().collect())
}

/// A short hash of a piece, whatever blanks end it.
fn hash(text: &str) -> String {
    blake3::hash(text.trim_end().as_bytes()).to_hex().chars().take(8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head() -> DraftHead {
        let date = NaiveDate::from_ymd_opt(2024, 6, 24).expect("a day");
        DraftHead { title: "总结: 甲".to_owned(), issuer: "党校".to_owned(), date }
    }

    fn parts(texts: &[(&str, &str)]) -> Vec<DraftPart> {
        texts.iter().map(|(id, text)| DraftPart { id: (*id).to_owned(), text: (*text).to_owned() }).collect()
    }

    /// A text without its marks.
    fn read_by_people(text: &str) -> String {
        let lines = text.lines().filter(|line| mark(line).is_none()).collect::<Vec<_>>().join("\n");
        let body = lines.split_once("\n---\n").map_or(lines.as_str(), |(_, body)| body);
        body.split("\n\n").map(str::trim).filter(|block| !block.is_empty()).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn a_new_text_has_a_head_and_every_part() {
        let drafted = draft(None, &head(), true, &parts(&[("a", "甲。"), ("b", "乙。")]));
        assert!(
            drafted
                .text
                .starts_with("---\n标题: \"总结: 甲\"\n印发机关: 党校\n日期: 2024-06-24\n---\n\n<!-- xueshi a ")
        );
        assert_eq!((read_by_people(&drafted.text).as_str(), drafted.made), ("甲。 | 乙。", 2));
        let again = draft(Some(&drafted.text), &head(), true, &parts(&[("a", "甲。"), ("b", "乙。")]));
        assert_eq!(again.text, drafted.text);
    }

    #[test]
    fn what_a_clerk_wrote_survives_and_the_rest_is_made_anew() {
        let first = draft(None, &head(), true, &parts(&[("a", "甲。"), ("b", "乙。"), ("c", "丙。")])).text;
        let edited = first.replace("乙。", "乙，还有我的话。").replace("丙。", "丙。\n\n我的一段。\n\n```\n\n码\n```");
        let next = parts(&[("a", "甲二。"), ("b", "乙二。"), ("c", "丙二。"), ("d", "丁。")]);
        let drafted = draft(Some(&edited), &head(), true, &next);
        let wanted = "甲二。 | 乙，还有我的话。 | 丙二。 | 丁。 | 我的一段。 | ``` | 码\n```";
        assert_eq!(read_by_people(&drafted.text), wanted);
        assert_eq!((drafted.made, drafted.kept, drafted.left_out), (3, 1, 0));
    }

    #[test]
    fn what_was_taken_out_does_not_come_back_and_what_had_nothing_to_say_does() {
        let all = parts(&[("a", "甲。"), ("b", "乙。"), ("c", "丙。")]);
        let first = draft(None, &head(), true, &all).text;
        let without: String = {
            let (before, rest) = first.split_once("<!-- xueshi b").expect("the part");
            let (_, after) = rest.split_once("乙。\n\n").expect("its end");
            format!("{before}{after}")
        };
        let drafted = draft(Some(&without), &head(), true, &all);
        assert_eq!((read_by_people(&drafted.text).as_str(), drafted.left_out), ("甲。 | 丙。", 1));
        // Without anything to say of c it goes, and comes back in its place.
        let shorter = draft(Some(&drafted.text), &head(), true, &parts(&[("a", "甲。"), ("b", "乙。")]));
        assert_eq!(read_by_people(&shorter.text), "甲。");
        assert_eq!(read_by_people(&draft(Some(&shorter.text), &head(), true, &all).text), "甲。 | 丙。");
    }

    #[test]
    fn a_text_keeps_its_ends_of_lines_and_its_head() {
        let text = "---\r\ntitle: T\r\n---\r\n\r\nMine.\r\n";
        let drafted = draft(Some(text), &head(), false, &parts(&[("a", "A.")]));
        assert!(
            drafted.text.starts_with("---\r\ntitle: T\r\n---\r\n\r\nMine.\r\n\r\n<!-- xueshi a "),
            "{}",
            drafted.text
        );
        assert!(!drafted.text.replace("\r\n", "").contains('\n'));
    }
}
