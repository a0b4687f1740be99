//! The footnotes of a text: on paper each stands where it is called for, or below.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::making::Maker;
use super::{Block, Run};
use crate::model::Prose;

/// The footnotes by name.
pub(super) fn footnotes(prose: &Prose) -> BTreeMap<String, Vec<Run>> {
    let mut notes = BTreeMap::new();
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
                    notes.entry(name).or_insert_with(|| maker.blocks.into_iter().flat_map(text).collect());
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
