//! From the events of Markdown to blocks.

use std::collections::BTreeMap;

use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

use super::notes::footnotes;
use super::pictures::Shown;
use super::{Block, Run};
use crate::model::{Prose, WITHIN};
use crate::source::{Dimensions, Span};
use crate::view::levels::{depth, marked_level};
use crate::view::table::Align;

/// Prose as blocks; `alerts` are the words over notices within the text, in the order of [`ALERTS`].
pub(in crate::view) fn blocks(prose: &Prose, alerts: &[String]) -> Vec<Block> {
    let notes = footnotes(prose);
    let mut maker = Maker { notes: Notes(Some(&notes)), files: Some(&prose.files), alerts, ..Maker::default() };
    let mut within_note = false;
    for (event, span) in &prose.events {
        match event {
            Event::Start(Tag::FootnoteDefinition(_)) => within_note = true,
            Event::End(TagEnd::FootnoteDefinition) => within_note = false,
            _ if within_note => {}
            Event::Start(Tag::Image { dest_url, title, .. }) => maker.picture(dest_url, title, *span),
            event => maker.take(event),
        }
    }
    maker.blocks
}

/// What footnotes say, by name.
#[derive(Clone, Copy, Default)]
struct Notes<'n>(Option<&'n BTreeMap<String, Vec<Run>>>);

#[derive(Default)]
pub(super) struct Maker<'n> {
    notes: Notes<'n>,
    /// The files beside the text; none where no picture can stand, as in a footnote.
    files: Option<&'n BTreeMap<String, Dimensions>>,
    alerts: &'n [String],
    pub(super) blocks: Vec<Block>,
    /// The runs of the open paragraph, heading or cell.
    runs: Vec<Run>,
    /// The numbers that the next entries of the open lists have; none of a list without numbers.
    lists: Vec<Option<u64>>,
    /// The mark of an entry whose first paragraph is still open.
    mark: Option<String>,
    look: Run,
    /// The word over the notice that has just begun.
    alert: Option<String>,
    rows: Vec<Vec<Vec<Run>>>,
    aligns: Vec<Align>,
    code: Option<String>,
    shown: Shown,
}

impl Maker<'_> {
    pub(super) fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                match &mut self.code {
                    Some(code) => code.push_str(text),
                    None => self.push(text),
                }
            }
            Event::Html(tag) | Event::InlineHtml(tag) => self.tag(tag),
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.push("\n"),
            Event::FootnoteReference(name) => {
                if let Some(note) = self.notes.0.and_then(|notes| notes.get(&**name)) {
                    self.shown.others = true;
                    self.runs.push(Run { note: Some(note.clone()), ..Run::default() });
                }
            }
            // The box stands in place of the dot; after a number it follows that.
            Event::TaskListMarker(done) => match &mut self.mark {
                Some(mark) if mark == "•" => if *done { "√" } else { "□" }.clone_into(mark),
                _ => self.push(if *done { "√ " } else { "□ " }),
            },
            Event::Rule => self.blocks.push(Block::Rule),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if matches!(tag, Tag::Table(_) | Tag::CodeBlock(_) | Tag::Heading { .. } | Tag::BlockQuote(_)) {
            // An entry of a list may have its words and such a block with no paragraph between.
            self.flush();
        }
        match tag {
            Tag::BlockQuote(Some(kind)) => self.alert = self.alerts.get(position(*kind)).cloned(),
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
            TagEnd::Image => self.shown.within = false,
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
                let text = self.words();
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
                let cell = self.words();
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

    /// A tag of HTML: paper has no such thing, and keeps apart what it kept apart.
    fn tag(&mut self, tag: &str) {
        let name = tag.trim_start_matches('<').split([' ', '>']).next().unwrap_or_default();
        match name {
            "/td" | "/th" if !self.runs.is_empty() => self.push("　"),
            "rt" => self.push("（"),
            "/rt" => self.push("）"),
            "table" | "tr" | "/tr" | "caption" | "/caption" | "summary" | "/summary" | "figure" => self.flush(),
            "figcaption" => {
                self.flush();
                self.shown.captions = true;
            }
            "/figcaption" | "/figure" => {
                self.flush();
                self.shown.captions = false;
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        self.shown.say(text);
        match self.runs.last_mut() {
            Some(last) if last.note.is_none() && same_look(last, &self.look) => last.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), ..self.look.clone() }),
        }
    }

    /// A picture begins, if it is one of the office's files; of another the words are all there is.
    fn picture(&mut self, url: &str, title: &str, span: Span) {
        let path = url.strip_prefix(WITHIN);
        let size = self.files.zip(path).and_then(|(files, path)| Some((path, files.get(path)?.picture?)));
        match size {
            Some((path, (width, height))) => self.shown.begin(Block::Picture {
                path: path.to_owned(),
                width,
                height,
                alt: String::new(),
                caption: title.to_owned(),
                span,
            }),
            None => self.shown.others = true,
        }
    }

    /// The runs of what ends and is no paragraph; its pictures are what they say.
    fn words(&mut self) -> Vec<Run> {
        self.shown.end();
        std::mem::take(&mut self.runs)
    }

    /// Pictures in place of a paragraph. An entry of a list has its mark before what they say.
    fn show(&mut self, mut pictures: Vec<Block>, words: Vec<Run>) {
        if let Some(mark) = self.mark.take() {
            for picture in &mut pictures {
                if let Block::Picture { alt, caption, .. } = picture
                    && caption == alt
                {
                    caption.clear();
                }
            }
            self.blocks.push(Block::Item { mark, text: words, depth: self.lists.len().saturating_sub(1) });
        }
        self.blocks.extend(pictures);
    }

    /// Closes the open paragraph, if there is one.
    fn flush(&mut self) {
        let pictures = self.shown.end();
        let mut text = std::mem::take(&mut self.runs);
        if !pictures.is_empty() {
            return self.show(pictures, text);
        }
        if self.shown.captions
            && let Some(Block::Picture { caption, .. }) = self.blocks.last_mut()
        {
            plain(&text).trim().clone_into(caption);
            return;
        }
        if text.iter().all(|run| run.note.is_none() && run.text.trim().is_empty()) {
            return;
        }
        if let Some(word) = self.alert.take() {
            text.insert(0, Run { text: word, strong: true, ..Run::default() });
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

/// The notices within a text, in the order in which their words are given.
const ALERTS: [BlockQuoteKind; 5] = [
    BlockQuoteKind::Note,
    BlockQuoteKind::Tip,
    BlockQuoteKind::Important,
    BlockQuoteKind::Warning,
    BlockQuoteKind::Caution,
];

/// Which of those a notice is.
pub fn position(kind: BlockQuoteKind) -> usize {
    ALERTS.iter().position(|known| *known == kind).unwrap_or_default()
}

fn same_look(run: &Run, look: &Run) -> bool {
    (run.strong, run.emphasis, run.struck, &run.link) == (look.strong, look.emphasis, look.struck, &look.link)
}

pub(super) fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::prose;
    use super::*;

    fn made(text: &str) -> Vec<Block> {
        blocks(&prose(text), &[])
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
