//! Footnotes, apart from the text that calls for them.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

/// The footnotes of a text, numbered as they are called for.
pub(super) struct Notes<'e> {
    /// What each says, by its label; what nobody has called for yet.
    said: BTreeMap<&'e str, Vec<&'e Event<'static>>>,
    /// The labels, the last definition first.
    defined: Vec<&'e str>,
    /// The number of each that was called for.
    numbers: BTreeMap<&'e str, usize>,
    /// Each that was called for, by its number: what it says and how often it was called for.
    called: Vec<(Vec<&'e Event<'static>>, usize)>,
    /// How many were handed out to be drawn.
    drawn: usize,
}

impl<'e> Notes<'e> {
    /// The text without its footnotes, and these.
    pub(super) fn take(events: impl Iterator<Item = &'e Event<'static>>) -> (Vec<&'e Event<'static>>, Self) {
        let mut notes =
            Self { said: BTreeMap::new(), defined: Vec::new(), numbers: BTreeMap::new(), called: Vec::new(), drawn: 0 };
        let mut body = Vec::new();
        let mut open: Option<(&str, Vec<&Event<'static>>)> = None;
        for event in events {
            match (event, &mut open) {
                (Event::Start(Tag::FootnoteDefinition(label)), None) => open = Some((label, Vec::new())),
                (Event::End(TagEnd::FootnoteDefinition), _) => {
                    if let Some((label, said)) = open.take()
                        && notes.said.insert(label, said).is_none()
                    {
                        notes.defined.push(label);
                    }
                }
                (event, Some((_, said))) => said.push(event),
                (event, None) => body.push(event),
            }
        }
        notes.defined.reverse();
        (body, notes)
    }

    /// The number of a footnote that is called for, and the how manieth call of it that is.
    pub(super) fn call(&mut self, label: &'e str) -> Option<(usize, usize)> {
        if let Some(said) = self.said.remove(label) {
            self.called.push((said, 0));
            self.numbers.insert(label, self.called.len());
        }
        let number = *self.numbers.get(label)?;
        let (_, calls) = &mut self.called[number - 1];
        *calls += 1;
        Some((number, *calls))
    }

    /// How often the footnote of a number was called for.
    pub(super) fn calls(&self, number: usize) -> usize {
        self.called.get(number - 1).map_or(0, |(_, calls)| *calls)
    }

    /// What the next footnote says; those that nobody called for come last, so that nothing is lost.
    pub(super) fn next(&mut self) -> Option<Vec<&'e Event<'static>>> {
        if self.drawn == self.called.len() {
            let rest = std::iter::from_fn(|| self.defined.pop()).find_map(|label| self.said.remove(label))?;
            self.called.push((rest, 0));
        }
        let (said, _) = self.called.get_mut(self.drawn)?;
        self.drawn += 1;
        Some(std::mem::take(said))
    }
}
