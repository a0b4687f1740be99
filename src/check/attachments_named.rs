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

/// What stands before the number of an attachment.
const WORDS: [&str; 4] = ["附件", "Attachment ", "Annex ", "Appendix "];

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

/// The numbers behind the word, with those that follow it: 附件1, 附件 2、3, 附件1至附件4. 附件1-2 is the second sheet of
/// the first, 附件3份 are three of them, and what stands behind the number of another document is its own.
fn numbers(text: &str) -> Vec<(usize, Range<usize>)> {
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    for (at, word) in WORDS.iter().flat_map(|word| text.match_indices(word)) {
        // Those of another document.
        if ["号）", "》", "的"].iter().any(|end| text[..at].ends_with(end)) {
            continue;
        }
        let (mut end, mut start, mut last) = (at + word.len(), at, None);
        while let Some((number, length)) = number(&text[end..]) {
            let begin = last.map_or(number, |last: usize| last + 1);
            end += length;
            found.extend((begin.min(number)..=number).map(|number| (number, start..end)));
            let Some((next, is_range)) = joined(&text[end..]) else { break };
            (end, start, last) = (end + next, end + next, is_range.then_some(number));
        }
    }
    found
}

/// The number of an attachment at the beginning of a text, and how long it is.
fn number(text: &str) -> Option<(usize, usize)> {
    const CHINESE: &str = "一二三四五六七八九十";
    let blanks = text.len() - text.trim_start_matches(' ').len();
    let rest = &text[blanks..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, length) = if digits > 0 {
        (rest[..digits].parse().ok()?, digits)
    } else {
        let first = rest.chars().next()?;
        (CHINESE.chars().position(|c| c == first)? + 1, first.len_utf8())
    };
    let counts = ["份", "个", "月", "日", "年", "页", "张", "式", "天", "周", "次"];
    let is_number = (1..=99).contains(&number) && !counts.iter().any(|word| rest[length..].starts_with(word));
    is_number.then_some((number, blanks + length))
}

/// The length of what joins a further number to one, and whether all between them are meant.
fn joined(rest: &str) -> Option<(usize, bool)> {
    let joints = ["、", "和", "及", "，", "/", "至", "-", "—", "～", "~"];
    let joint = joints.into_iter().find(|joint| rest.starts_with(joint))?;
    let after = &rest[joint.len()..];
    let word = after.strip_prefix("附件").map_or(0, |_| "附件".len());
    let is_range = ["至", "-", "—", "～", "~"].contains(&joint);
    // 附件1-2 says which sheet of the first.
    let is_sheet = is_range && joint != "至" && word == 0;
    (!is_sheet && number(&after[word..]).is_some()).then_some((joint.len() + word, is_range))
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
        assert_eq!(found("附件：另见附件2024年度计划"), [0_usize; 0]);
        assert_eq!(found("附件1-2，附件一、附件二，附件3份"), [1, 1, 2, 2]);
        assert_eq!(found("沪教〔2023〕5号）附件3，附件3月5日前报送，附件1，2"), [1, 2]);
    }
}
