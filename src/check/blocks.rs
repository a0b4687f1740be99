//! Texts as checks read them: paragraph by paragraph, each character with its place in the file.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::model::Prose;
use crate::source::Span;

/// A heading, a paragraph, an entry of a list or a cell: what stands in one piece.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Its text, without marks.
    pub(super) text: String,
    /// Where each run of it begins, and where that stands in the file.
    runs: Vec<(usize, Span)>,
}

impl Block {
    fn push(&mut self, text: &str, span: Span) {
        self.runs.push((self.text.len(), span));
        self.text.push_str(text);
    }

    /// The place of some bytes of the text. A run that is not written as it is read, as an escape is not, stands
    /// as a whole.
    pub(super) fn span(&self, range: Range<usize>) -> Option<Span> {
        let at = self.runs.partition_point(|(start, _)| *start <= range.start).checked_sub(1)?;
        let (start, span) = self.runs[at];
        let end = self.runs.get(at + 1).map_or(self.text.len(), |(next, _)| *next);
        let same = span.range().len() == end - start;
        let within = range.start - start..range.end.min(end) - start;
        let begin = span.range().start;
        Some(if same { Span::new(span.file, begin + within.start..begin + within.end) } else { span })
    }

    /// The sentences, each with the place in the text where it begins.
    pub(super) fn sentences(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut at = 0;
        self.text.split_inclusive(['。', '；', '！', '？', '\n']).map(move |sentence| {
            let start = at;
            at += sentence.len();
            (start, sentence)
        })
    }
}

/// The blocks of a text, without its code and its live figures.
pub(super) fn blocks(prose: &Prose) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut block, mut code) = (Block::default(), false);
    let mut close = |block: &mut Block| {
        if !block.text.is_empty() {
            blocks.push(std::mem::take(block));
        }
    };
    for (at, (event, span)) in prose.events.iter().enumerate() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableCell)
            | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) => {
                close(&mut block);
            }
            Event::SoftBreak | Event::HardBreak => block.push("\n", *span),
            Event::Text(text) if !code && !prose.figures.iter().any(|figure| figure.event == at) => {
                block.push(text, *span);
            }
            _ => {}
        }
    }
    close(&mut block);
    blocks
}
