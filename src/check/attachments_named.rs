//! What a text says of its attachments is what it has.
//!
//! What: a text that sends its reader to 附件3 and has two attachments, and an attachment that the text does not send
//! anybody to, although it does so for others.
//!
//! Why: whoever gets the paper looks for the third sheet, and asks by telephone.
//!
//! Example: `名单（见附件3）于5月15日前报送` in a notice with two attachments.
//!
//! Mend: add the attachment in the head, or put the number in the text right. A text that mentions none by its
//! number need not.

use std::collections::BTreeMap;
use std::ops::Range;

use super::blocks::blocks;
use crate::diag::{Code, Diagnostic};
use crate::ledger::Ledger;
use crate::model::{Notice, Office, Prose};
use crate::source::Span;

pub(super) fn check(office: &Office, _: &Ledger, out: &mut Vec<Diagnostic>) {
    // A draft gets its attachments at last, as its number and date.
    let is_drafted = |notice: &&Notice| notice.date.is_none() && notice.attachments.is_empty();
    for notice in office.all_notices().filter(|notice| !is_drafted(notice)) {
        let named = named(&notice.body);
        for (&number, &span) in named.iter().filter(|(number, _)| **number > notice.attachments.len()) {
            let finding = Diagnostic::new(Code::AttachmentNotListed, span).arg("number", number);
            out.push(finding.arg("count", notice.attachments.len()));
        }
        if !named.is_empty() {
            out.extend(unnamed(notice, &named));
        }
    }
}

/// The attachments that a text does not send anybody to.
fn unnamed<'n>(notice: &'n Notice, named: &'n BTreeMap<usize, Span>) -> impl Iterator<Item = Diagnostic> + 'n {
    let numbered = notice.attachments.iter().zip(1..);
    numbered.filter(|(_, number)| !named.contains_key(number)).map(|(attachment, number)| {
        let finding = Diagnostic::new(Code::AttachmentNotMentioned, attachment.span).arg("number", number);
        finding.arg("title", &attachment.title)
    })
}

/// The numbers of the attachments that a text names, each with the first place where it does.
fn named(prose: &Prose) -> BTreeMap<usize, Span> {
    let mut found = BTreeMap::new();
    for block in blocks(prose) {
        for (number, range) in numbers(&block.text) {
            if let Some(span) = block.span(range) {
                found.entry(number).or_insert(span);
            }
        }
    }
    found
}

/// The numbers behind the word, with those that follow it: 附件1, 附件 2、3, 附件1至附件4.
fn numbers(text: &str) -> Vec<(usize, Range<usize>)> {
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    for (at, word) in text.match_indices("附件").chain(text.match_indices("Attachment ")) {
        let mut end = at + word.len();
        let mut until = false;
        loop {
            let rest = &text[end..];
            let digits = rest.trim_start_matches(' ');
            let length = digits.bytes().take_while(u8::is_ascii_digit).count();
            let Ok(number) = digits[..length].parse::<usize>() else { break };
            let begin = found.last().filter(|_| until).map_or(number, |(last, _)| last + 1);
            let from = end;
            end += rest.len() - digits.len() + length;
            // A year or the like is no number of an attachment.
            if number == 0 || number > 99 {
                break;
            }
            found.extend(
                (begin.min(number)..=number)
                    .map(|number| (number, if from == at + word.len() { at } else { from }..end)),
            );
            let Some((next, is_range)) = joined(&text[end..]) else { break };
            (end, until) = (end + next, is_range);
        }
    }
    found
}

/// The length of what joins a further number to one, and whether all between them are meant.
fn joined(rest: &str) -> Option<(usize, bool)> {
    let joints = [
        ("、", false),
        ("和", false),
        ("及", false),
        ("至", true),
        ("-", true),
        ("—", true),
        ("～", true),
        ("~", true),
    ];
    let (joint, is_range) = joints.into_iter().find(|(joint, _)| rest.starts_with(joint))?;
    let after = &rest[joint.len()..];
    let word = after.strip_prefix("附件").map_or(0, |_| "附件".len());
    after[word..].starts_with(|c: char| c.is_ascii_digit()).then_some((joint.len() + word, is_range))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_behind_the_word_are_those_of_attachments() {
        let found = |text| numbers(text).into_iter().map(|(number, _)| number).collect::<Vec<_>>();
        assert_eq!(found("名单（见附件3）和计划（附件 4）"), [3, 4]);
        assert_eq!(found("见附件1、2和附件5"), [1, 2, 5, 5]);
        assert_eq!(found("见附件1至附件3、5"), [1, 2, 3, 5, 3, 5]);
        assert_eq!(found("附件：另见附件2024年度计划"), [] as [usize; 0]);
    }
}
