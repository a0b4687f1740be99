//! Prose as blocks of runs, for the formats that are not HTML.

use pulldown_cmark::{Event, Tag, TagEnd};
use serde::Serialize;

use super::levels::{depth, marked_level};
use super::table::Align;
use crate::model::Prose;

/// A paragraph, or what stands in the place of one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading.
    Heading {
        /// Its level in an official text: 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）; where it is
        /// not numbered so, by its depth.
        level: usize,
        /// What it says.
        text: Vec<Run>,
    },
    /// A paragraph.
    Paragraph {
        /// What it says.
        text: Vec<Run>,
        /// How many lists it stands in.
        depth: usize,
    },
    /// The first paragraph of an entry of a list.
    Item {
        /// Its number with its point, or a dot.
        mark: String,
        /// What it says.
        text: Vec<Run>,
        /// How many other lists the list stands in.
        depth: usize,
    },
    /// A table.
    Table {
        /// On which side the values of each column stand.
        aligns: Vec<Align>,
        /// The heads.
        head: Vec<Vec<Run>>,
        /// The rows.
        rows: Vec<Vec<Vec<Run>>>,
    },
    /// Text as it stands, line by line.
    Code {
        /// The lines.
        text: String,
    },
    /// A line across.
    Rule,
}

impl Block {
    /// The columns of a table; none of any other block.
    pub fn columns(&self) -> usize {
        match self {
            Self::Table { head, rows, .. } => rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or_default(),
            _ => 0,
        }
    }
}

/// Text of one look.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Run {
    /// What it says; a line break is `\n`.
    pub text: String,
    /// Whether it stands out.
    pub strong: bool,
    /// Whether it is stressed.
    pub emphasis: bool,
    /// Whether it is struck out.
    pub struck: bool,
    /// Where it leads.
    pub link: Option<String>,
    /// The level of a head that runs into its paragraph, **（一）压实责任。**: 2 for （一）, 3 for 1..
    pub head: Option<usize>,
    /// A footnote that is called for here, in place of the text.
    pub note: Option<Vec<Run>>,
}

/// Prose as blocks.
pub(super) fn blocks(prose: &Prose) -> Vec<Block> {
    let notes = footnotes(prose);
    let mut maker = Maker { notes: &notes, ..Maker::default() };
    let mut within_note = false;
    for (event, _) in &prose.events {
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => within_note = true,
            Event::End(TagEnd::FootnoteDefinition) => within_note = false,
            _ if within_note => {}
            event => maker.take(event),
        }
    }
    maker.blocks
}

/// The footnotes by name.
fn footnotes(prose: &Prose) -> Vec<(String, Vec<Run>)> {
    let mut notes: Vec<(String, Vec<Run>)> = Vec::new();
    let mut open: Option<(String, Maker<'_>)> = None;
    for (event, _) in &prose.events {
        match event {
            Event::Start(Tag::FootnoteDefinition(name)) => open = Some((name.to_string(), Maker::default())),
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some((name, maker)) = open.take() {
                    let text = |block| match block {
                        Block::Paragraph { text, .. } | Block::Item { text, .. } | Block::Heading { text, .. } => text,
                        _ => Vec::new(),
                    };
                    notes.push((name, maker.blocks.into_iter().flat_map(text).collect()));
                }
            }
            event => {
                if let Some((_, maker)) = &mut open {
                    maker.take(event);
                }
            }
        }
    }
    notes
}

#[derive(Default)]
struct Maker<'n> {
    notes: &'n [(String, Vec<Run>)],
    blocks: Vec<Block>,
    /// The runs of the open paragraph, heading or cell.
    runs: Vec<Run>,
    /// The numbers that the next entries of the open lists have; none of a list without numbers.
    lists: Vec<Option<u64>>,
    /// The mark of an entry whose first paragraph is still open.
    mark: Option<String>,
    look: Run,
    rows: Vec<Vec<Vec<Run>>>,
    aligns: Vec<Align>,
    code: Option<String>,
}

impl Maker<'_> {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                match &mut self.code {
                    Some(code) => code.push_str(text),
                    None => self.push(text),
                }
            }
            Event::Html(text) | Event::InlineHtml(text) => self.push(text),
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak => self.push("\n"),
            Event::FootnoteReference(name) => {
                if let Some((_, note)) = self.notes.iter().find(|(known, _)| **known == **name) {
                    self.runs.push(Run { note: Some(note.clone()), ..Run::default() });
                }
            }
            Event::TaskListMarker(done) => self.push(if *done { "☑ " } else { "☐ " }),
            Event::Rule => self.blocks.push(Block::Rule),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if matches!(tag, Tag::Table(_) | Tag::CodeBlock(_) | Tag::Heading { .. } | Tag::BlockQuote(_)) {
            // An entry of a list may have its words and such a block with no paragraph between.
            self.flush();
        }
        match tag {
            Tag::Strong => self.look.strong = true,
            Tag::Emphasis => self.look.emphasis = true,
            Tag::Strikethrough => self.look.struck = true,
            Tag::Link { dest_url, .. } => self.look.link = Some(dest_url.to_string()),
            Tag::List(first) => {
                self.flush();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.mark = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let mark = format!("{number}.");
                        *number += 1;
                        mark
                    }
                    _ => "•".to_owned(),
                });
            }
            Tag::CodeBlock(_) => self.code = Some(String::new()),
            Tag::Table(aligns) => {
                let side = |align: &pulldown_cmark::Alignment| match align {
                    pulldown_cmark::Alignment::Center => Align::Center,
                    pulldown_cmark::Alignment::Right => Align::End,
                    _ => Align::Start,
                };
                self.aligns = aligns.iter().map(side).collect();
            }
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::Strong => self.look.strong = false,
            TagEnd::Emphasis => self.look.emphasis = false,
            TagEnd::Strikethrough => self.look.struck = false,
            TagEnd::Link => self.look.link = None,
            TagEnd::Paragraph | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => self.flush(),
            TagEnd::Item => {
                self.flush();
                // Of an entry that says nothing, or begins with a block of its own.
                self.mark = None;
            }
            TagEnd::Heading(level) => {
                let text = std::mem::take(&mut self.runs);
                let level = marked_level(&plain(&text)).unwrap_or(depth(*level));
                self.blocks.push(Block::Heading { level, text });
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::CodeBlock => {
                if let Some(text) = self.code.take() {
                    self.blocks.push(Block::Code { text: text.trim_end().to_owned() });
                }
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.runs);
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                let mut rows = std::mem::take(&mut self.rows).into_iter();
                let aligns = std::mem::take(&mut self.aligns);
                self.blocks.push(Block::Table { aligns, head: rows.next().unwrap_or_default(), rows: rows.collect() });
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        match self.runs.last_mut() {
            Some(last) if last.note.is_none() && same_look(last, &self.look) => last.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), ..self.look.clone() }),
        }
    }

    /// A line break in the source: nothing between Chinese characters, else a space.
    fn soft_break(&mut self) {
        let last = self.runs.last().and_then(|run| run.text.chars().last());
        if !last.is_some_and(is_wide) {
            self.push(" ");
        }
    }

    /// Closes the open paragraph, if there is one.
    fn flush(&mut self) {
        let mut text = std::mem::take(&mut self.runs);
        if text.is_empty() {
            return;
        }
        if let Some(first) = text.first_mut().filter(|run| run.strong) {
            first.head = marked_level(&first.text);
        }
        let depth = self.lists.len();
        self.blocks.push(match self.mark.take() {
            Some(mark) => Block::Item { mark, text, depth: depth.saturating_sub(1) },
            None => Block::Paragraph { text, depth },
        });
    }
}

fn same_look(run: &Run, look: &Run) -> bool {
    (run.strong, run.emphasis, run.struck, &run.link) == (look.strong, look.emphasis, look.struck, &look.link)
}

fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Chinese characters and punctuation, after which a line break of the source is no space.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
        || "“”‘’—…".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str) -> Vec<Block> {
        let sources = crate::source::Sources::in_memory([("a.md", text)]);
        let file = sources.find("a.md").expect("the file was just added");
        let events = crate::parse::prose(file, text, 0, &mut Vec::new());
        blocks(&Prose::new(events))
    }

    #[test]
    fn a_numbered_list_keeps_its_numbers_and_a_head_that_runs_in_is_known() {
        let found = made("3. **（一）责任。**压实\n责任。\n4. 纪律\n");
        let [Block::Item { mark, text, depth: 0 }, Block::Item { mark: next, .. }] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!((mark.as_str(), next.as_str()), ("3.", "4."));
        assert_eq!((text[0].head, text[1].text.as_str()), (Some(2), "压实责任。"));
    }

    #[test]
    fn a_footnote_stands_where_it_is_called_for() {
        let found = made("底稿[^1]。\n\n[^1]: 逐项评分。\n");
        let [Block::Paragraph { text, .. }] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(plain(text[1].note.as_deref().expect("a note")), "逐项评分。");
    }

    #[test]
    fn what_an_entry_says_comes_before_what_stands_in_it() {
        let found = made("1. 甲：\n   ```\n   代码\n   ```\n2. 乙：\n   | 丙 |\n   |---|\n   | 1 |\n-\n\n后文\n");
        let marks: Vec<_> = found
            .iter()
            .map(|block| match block {
                Block::Item { mark, text, .. } => format!("{mark}{}", plain(text)),
                Block::Paragraph { text, .. } => plain(text),
                Block::Code { text } => text.clone(),
                Block::Table { head, .. } => plain(&head[0]),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(marks, ["1.甲：", "代码", "2.乙：", "丙", "后文"]);
    }

    #[test]
    fn tables_and_breaks() {
        let found = made("| 甲 | 乙 |\n|---|--:|\n| 1 | **2** |\n\nline\nnext\n");
        let [Block::Table { aligns, head, rows }, Block::Paragraph { text, .. }] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!((aligns[1], plain(&head[0]).as_str(), rows[0][1][0].strong), (Align::End, "甲", true));
        assert_eq!(plain(text), "line next");
    }
}
