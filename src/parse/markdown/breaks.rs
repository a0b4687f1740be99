//! Line breaks of the source: Chinese has no spaces between words, so one within a sentence is nothing.

use pulldown_cmark::{CowStr, Event, Tag};

use super::Events;

/// What stands on a side of a line break.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// A Chinese character.
    Chinese,
    /// Full-width punctuation, which brings its own space.
    Mark,
    /// Quotes, dashes and dots that Chinese and English share.
    Shared,
    /// Letters, digits and everything else.
    Other,
}

fn side(c: char) -> Side {
    match c {
        '“' | '”' | '‘' | '’' | '—' | '…' | '·' => Side::Shared,
        '\u{3000}'..='\u{303f}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => {
            Side::Mark
        }
        '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' => Side::Mark,
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}' => {
            Side::Chinese
        }
        _ => Side::Other,
    }
}

/// How a text is written, by which breaks are judged that could be read either way.
#[derive(Default)]
struct Habit {
    /// Whether there is Chinese in it.
    chinese: bool,
    /// Whether it mostly puts a space between a Chinese character and a letter or digit.
    spaced: bool,
}

impl Habit {
    fn of(events: &Events) -> Self {
        let (mut spaced, mut close, mut chinese) = (0_usize, 0_usize, false);
        for text in events.iter().filter_map(|(event, _)| if let Event::Text(text) = event { Some(text) } else { None })
        {
            let (mut before, mut gap) = (None, false);
            for c in text.chars() {
                if c == ' ' {
                    gap = true;
                    continue;
                }
                let now = side(c);
                chinese |= now == Side::Chinese;
                let now = (now == Side::Chinese).then_some(true).or(c.is_ascii_alphanumeric().then_some(false));
                if before.zip(now).is_some_and(|(before, now): (bool, bool)| before != now) {
                    *(if gap { &mut spaced } else { &mut close }) += 1;
                }
                (before, gap) = (now, false);
            }
        }
        Self { chinese, spaced: spaced > close }
    }

    /// Whether a break between two characters is nothing.
    fn joins(&self, before: char, after: char) -> bool {
        match (side(before), side(after)) {
            (Side::Mark, _) | (_, Side::Mark) => true,
            (Side::Shared, Side::Shared) => self.chinese,
            (Side::Chinese | Side::Shared, Side::Chinese | Side::Shared) => true,
            (Side::Chinese, Side::Other) | (Side::Other, Side::Chinese) => !self.spaced,
            _ => false,
        }
    }
}

/// Takes out the breaks that are nothing, and the full-width spaces with which authors indent.
pub(super) fn join(events: Events) -> Events {
    let habit = Habit::of(&events);
    if !habit.chinese {
        return events;
    }
    let mut joined: Events = Vec::with_capacity(events.len());
    let mut before: Option<char> = None;
    let mut begins = false;
    let mut held = None;
    for (event, span) in events {
        match event {
            Event::SoftBreak => held = Some((Event::SoftBreak, span)),
            Event::Text(text) => {
                let own = if begins || held.is_some() { text.trim_start_matches('\u{3000}') } else { &text };
                settle(&habit, &mut joined, &mut held, before, own.chars().next());
                before = own.chars().next_back().or(before);
                let own = if own.len() == text.len() { text } else { CowStr::from(own.to_owned()) };
                joined.push((Event::Text(own), span));
                begins = false;
            }
            Event::Code(code) => {
                settle(&habit, &mut joined, &mut held, before, code.chars().next());
                before = code.chars().next_back();
                joined.push((Event::Code(code), span));
            }
            event => {
                // A tag within a line says nothing of its own; what does ends what stood before.
                if !is_inline(&event) {
                    settle(&habit, &mut joined, &mut held, None, None);
                    before = None;
                }
                begins = matches!(event, Event::Start(Tag::Paragraph));
                joined.push((event, span));
            }
        }
    }
    joined
}

/// Puts a break that was held back where it stood, unless it is nothing.
fn settle(
    habit: &Habit,
    joined: &mut Events,
    held: &mut Option<(Event<'static>, crate::source::Span)>,
    before: Option<char>,
    after: Option<char>,
) {
    let Some(held) = held.take() else { return };
    if before.zip(after).is_some_and(|(before, after)| habit.joins(before, after)) {
        return;
    }
    // Tags that open behind the break stay behind it, tags that close before it stay before it.
    let opened =
        joined.iter().rev().take_while(|(event, _)| matches!(event, Event::Start(tag) if is_span(tag))).count();
    let at = joined.len() - opened;
    joined.insert(at, held);
}

fn is_inline(event: &Event<'_>) -> bool {
    use pulldown_cmark::TagEnd;
    match event {
        Event::Start(tag) => is_span(tag),
        Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Link) => true,
        Event::End(TagEnd::Subscript | TagEnd::Superscript) => true,
        Event::InlineHtml(_) | Event::FootnoteReference(_) => true,
        _ => false,
    }
}

fn is_span(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Strong | Tag::Emphasis | Tag::Strikethrough | Tag::Link { .. } | Tag::Subscript | Tag::Superscript
    )
}
