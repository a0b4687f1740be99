//! The text of a summary, made anew around what its clerk wrote.
//!
//! Each piece that was made stands behind a mark with its name and a hash of it. A piece that is still as it was made is
//! made anew; one that somebody changed stays, as does everything that has no mark; and one that somebody took out is
//! not put in again: the last mark of the text lists the names that were ever in it.

#[cfg(test)]
mod edits;
mod marks;
mod read;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::NaiveDate;

use self::marks::hash;
use self::read::{Piece, read};
use super::new::yaml;
use crate::parse;

/// A piece of a text that is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftPart {
    /// Its name, whatever characters it has.
    pub id: String,
    /// It as Markdown, one block: lines without anything in them are left out.
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

/// Whether anything in a text is known to have been made.
pub fn has_marks(text: &str) -> bool {
    let text = text.replace("\r\n", "\n");
    let (_, body) = split(text.trim_start_matches('\u{feff}'));
    let (pieces, known) = read(&body);
    !known.is_empty() || pieces.iter().any(|piece| matches!(piece, Piece::Made { .. }))
}

/// A text of some pieces: a new one, or one that is there made anew.
pub fn draft(existing: Option<&str>, head: &DraftHead, chinese: bool, parts: &[DraftPart]) -> Drafted {
    let parts: Vec<DraftPart> = parts.iter().map(one_block).filter(|part| !part.text.is_empty()).collect();
    let crlf = existing.is_some_and(|text| text.contains("\r\n"));
    let existing = existing.map(|text| text.replace("\r\n", "\n"));
    let (front, body) = match existing.as_deref() {
        Some(text) => split(text.trim_start_matches('\u{feff}')),
        None => (front(head, chinese), String::new()),
    };
    let (pieces, mut known) = read(&body);
    let mut done = Drafted::default();
    let mut merged = merge(pieces, &parts, &mut known, &mut done);
    add(&parts, &known, &mut merged, &mut done);
    known.extend(parts.iter().map(|part| part.id.clone()));
    let mut text = written(&front, &merged, &known);
    if front.is_empty() && !split(&text).0.is_empty() {
        // What was no front matter would become it, now that nothing stands above it any more.
        text.insert(0, '\n');
    }
    if existing.is_some_and(|text| text.starts_with('\u{feff}')) {
        text.insert(0, '\u{feff}');
    }
    done.text = if crlf { text.replace('\n', "\r\n") } else { text };
    done
}

/// The part without empty lines, which would end its block.
fn one_block(part: &DraftPart) -> DraftPart {
    let lines: Vec<&str> = part.text.lines().filter(|line| !line.trim().is_empty()).collect();
    DraftPart { id: part.id.clone(), text: lines.join("\n").trim_end().to_owned() }
}

/// The pieces that stay, those that are as they were made being made anew. Of the names that are known those go of
/// which there is nothing to say any more.
fn merge(pieces: Vec<Piece>, parts: &[DraftPart], known: &mut BTreeSet<String>, done: &mut Drafted) -> Vec<Piece> {
    let mut merged = Vec::new();
    let mut seen = BTreeSet::new();
    for piece in pieces {
        match piece {
            Piece::Made { id, hash, text } if self::hash(&text) == hash => {
                if let Some(part) = parts.iter().find(|part| part.id == id) {
                    // Somebody put the same in twice: once is enough.
                    if seen.insert(id) {
                        done.made += 1;
                        merged.push(made(part));
                    }
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
    for piece in &merged {
        match piece {
            // A mark that an editor has cut or joined with its text still names what stands there.
            Piece::Own(own) => known.extend(marks::names(own)),
            Piece::Made { id, .. } => {
                known.insert(id.clone());
            }
        }
    }
    merged
}

/// The text of a head and pieces, with the mark of all names at its end.
fn written(front: &str, pieces: &[Piece], known: &BTreeSet<String>) -> String {
    let mut text = front.to_owned();
    for piece in pieces {
        // Writing to a text never fails.
        let _ = match piece {
            Piece::Own(own) => writeln!(text, "{own}"),
            Piece::Made { id, hash, text: body } => write!(text, "{}\n{body}\n\n", marks::of_part(id, hash)),
        };
    }
    text.push_str(&marks::of_all(known));
    text.push('\n');
    text
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
            // Before all that was made, but below what somebody wrote as a beginning.
            || merged.iter().position(|piece| matches!(piece, Piece::Made { .. })).unwrap_or(merged.len()),
            |before| before + 1,
        );
        merged.insert(to, made(part));
        done.made += 1;
    }
}

/// The head of a text with the line that ends it and an empty one, and what stands below.
fn split(text: &str) -> (String, String) {
    let at = parse::head_and_body(text).map_or(0, |(_, body)| body.start);
    let (head, body) = text.split_at(at);
    // The line that ended the head was taken out, and what ends it now is the clerk's own line across the page.
    if head.is_empty() || head.lines().any(marks::begins) {
        return (String::new(), text.to_owned());
    }
    (format!("{}\n\n", head.trim_end_matches('\n')), body.to_owned())
}

fn front(head: &DraftHead, chinese: bool) -> String {
    let keys = if chinese { ["标题", "印发机关", "日期"] } else { ["title", "issuer", "date"] };
    let (title, issuer) = (yaml::scalar(&head.title), yaml::scalar(&head.issuer));
    format!("---\n{}: {title}\n{}: {issuer}\n{}: {}\n---\n\n", keys[0], keys[1], keys[2], head.date)
}

#[cfg(test)]
mod tests;
