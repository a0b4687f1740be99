//! What becomes of files when findings in them are mended.

use std::collections::{BTreeMap, BTreeSet};

use super::Change;
use crate::source::{FileId, Sources, Span};

/// What some fixes make of the office's files.
#[derive(Debug, Default)]
pub struct Fixed {
    /// The files that change.
    pub changes: Vec<Change>,
    /// How many fixes are in them.
    pub count: usize,
    /// The files, as paths below the content folder, that are left alone: they are not UTF-8, and would become it.
    pub untouched: Vec<String>,
}

/// The files with every fix in them, each a place and what comes there. Of fixes that overlap the first is taken; the
/// others may be found again in what becomes of the file.
pub fn fixed<'a>(sources: &Sources, fixes: impl IntoIterator<Item = (Span, &'a str)>) -> Fixed {
    let mut of_files: BTreeMap<FileId, BTreeSet<(Span, &str)>> = BTreeMap::new();
    for (span, text) in fixes {
        of_files.entry(span.file).or_default().insert((span, text));
    }
    let mut fixed = Fixed::default();
    for (id, fixes) in of_files {
        let file = sources.file(id);
        if sources.is_builtin(&file.path) {
            continue;
        }
        // What has changed since it was read is nobody's any more, and is not written over.
        let original = sources.bytes_as_read(&file.path).unwrap_or_default();
        let plain = original.strip_prefix(b"\xef\xbb\xbf");
        let marked = plain.is_some();
        if !original.is_empty() && plain.unwrap_or(&original) != file.text.as_bytes() {
            fixed.untouched.push(file.path.clone());
            continue;
        }
        let (after, count) = replaced(&file.text, &fixes);
        if after != file.text {
            let (path, before) = (file.path.clone(), file.text.clone());
            fixed.changes.push(Change { path, original: Some(original), before, after, marked });
            fixed.count += count;
        }
    }
    fixed
}

/// A text with some of its places replaced, which come in order, and how many were.
fn replaced(text: &str, fixes: &BTreeSet<(Span, &str)>) -> (String, usize) {
    let (mut after, mut count, mut at) = (String::with_capacity(text.len()), 0, 0);
    let mut behind = 0;
    for (span, new) in fixes {
        let range = span.range();
        let Some(between) = text.get(at..range.start).filter(|_| range.start >= behind) else { continue };
        if text.get(range.clone()).is_none() {
            continue;
        }
        after.push_str(between);
        after.push_str(new);
        // Two that are put in at one place overlap too.
        (at, behind) = (range.end, range.end.max(range.start + 1));
        count += 1;
    }
    after.push_str(text.get(at..).unwrap_or_default());
    (after, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_fixes_that_overlap_the_first_is_taken() {
        let sources = Sources::in_memory([("a", "")]);
        let file = sources.find("a").expect("added");
        let fixes = |all: &[(std::ops::Range<usize>, &'static str)]| {
            let fixes = all.iter().map(|(range, text)| (Span::new(file, range.clone()), *text)).collect();
            replaced("甲乙丙丁", &fixes)
        };
        assert_eq!(fixes(&[(3..6, "B"), (0..3, "A")]), ("AB丙丁".to_owned(), 2));
        assert_eq!(fixes(&[(0..6, "A"), (3..9, "B"), (9..12, "D")]), ("A丙D".to_owned(), 2));
        assert_eq!(fixes(&[(3..3, "+"), (3..3, "-"), (12..12, "!")]), ("甲+乙丙丁!".to_owned(), 2));
        // A place that is none of the text's.
        assert_eq!(fixes(&[(1..3, "A"), (9..99, "B")]), ("甲乙丙丁".to_owned(), 0));
    }
}
