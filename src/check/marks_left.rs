//! What looks like Markdown has been read as Markdown.
//!
//! A slip in a mark makes it text that everybody reads: a picture whose file name has a blank, a footnote that is
//! called for and not written, an alert of a kind that is none, a box of a task without its blank, full-width braces
//! around a figure.
//!
//! ```text
//! notice.md   > [!注意]
//! C129        没有“[!注意]”这样的提示框，网页上会照原样显示
//! ```
//!
//! Write the mark as it should be.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::{Office, Prose};
use crate::source::Span;

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    for prose in office.public_prose().chain(office.own_prose()) {
        for (text, span, within) in lines(prose) {
            if let Some((slip, given)) = slip(&text, within) {
                out.push(Diagnostic::new(Code::MarkLeft, span).arg("slip", slip).arg("given", given));
            }
        }
    }
}

/// What a line of text stands at the beginning of.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    Quote,
    Item,
    Nothing,
}

/// The lines of a text without its code, each with where it begins.
fn lines(prose: &Prose) -> Vec<(String, Span, Within)> {
    let mut lines: Vec<(String, Span, Within)> = Vec::new();
    let (mut within, mut code, mut open) = (Within::Nothing, false, false);
    for (event, span) in &prose.events {
        match event {
            Event::Start(Tag::BlockQuote(None)) => (within, open) = (Within::Quote, false),
            Event::Start(Tag::Item) => (within, open) = (Within::Item, false),
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Start(Tag::Paragraph) => open = false,
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) => {
                (within, open) = (Within::Nothing, false);
            }
            Event::SoftBreak | Event::HardBreak => open = false,
            Event::Text(text) if !code => {
                if let Some((line, ..)) = lines.last_mut().filter(|_| open) {
                    line.push_str(text);
                } else {
                    lines.push((text.to_string(), *span, std::mem::replace(&mut within, Within::Nothing)));
                    open = true;
                }
            }
            // What was read as something is none of the text around it.
            Event::Code(_) => {
                if let Some((line, ..)) = lines.last_mut().filter(|_| open) {
                    line.push(' ');
                }
            }
            _ => {}
        }
    }
    lines
}

/// The first mark of a line that was not read, by the key of its sentence.
fn slip(line: &str, within: Within) -> Option<(&'static str, String)> {
    let start = line.trim_start();
    if within == Within::Quote && ["[!", "［!", "[！", "［！", "【!"].iter().any(|mark| start.starts_with(mark)) {
        let end = start.find([']', '］', '】']).and_then(|at| Some(at + start[at..].chars().next()?.len_utf8()));
        return Some(("alert", start[..end.unwrap_or(start.len())].chars().take(16).collect()));
    }
    if within == Within::Item
        && ["[]", "[　]", "［］", "［ ］", "【】", "[√]", "[✓]"].iter().any(|mark| start.starts_with(mark))
    {
        return Some(("task", start.chars().take(3).collect()));
    }
    if let Some(at) = line.find("![")
        && let Some(end) =
            line[at..].find("](").and_then(|middle| line[at + middle..].find(')').map(|end| at + middle + end + 1))
    {
        return Some(("picture", line[at..end].to_owned()));
    }
    let note = line.find("[^").and_then(|at| Some(&line[at..=at + line[at..].find(']')?]));
    if let Some(note) = note.filter(|note| note.len() > "[^]".len()) {
        return Some(("note", note.to_owned()));
    }
    ["｛｛", "{｛", "｛{"].iter().find(|mark| line.contains(**mark)).map(|mark| ("braces", (*mark).to_owned()))
}
