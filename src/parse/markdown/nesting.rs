//! Quotes and lists within one another: so deep that no reader follows, a text is made flat.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Events;
use crate::diag::{Code, Diagnostic};

/// How many quotes, lists and emphases may stand within one another: browsers stop at some hundreds of elements.
const DEEPEST: usize = 24;

/// Takes out what opens deeper than that; its words stay. Says so once.
pub(super) fn flatten(events: Events, out: &mut Vec<Diagnostic>) -> Events {
    let mut open: Vec<bool> = Vec::new();
    let mut deep = 0_usize;
    let mut first = None;
    let mut flat = Vec::with_capacity(events.len());
    for (event, span) in events {
        let kept = match &event {
            Event::Start(tag) if nests(tag) => {
                deep += 1;
                open.push(deep <= DEEPEST);
                deep <= DEEPEST
            }
            // An entry goes with its list.
            Event::Start(Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition) => {
                open.push(deep <= DEEPEST);
                deep <= DEEPEST
            }
            Event::End(end) if ends(end) => {
                deep = deep.saturating_sub(1);
                open.pop().unwrap_or(true)
            }
            Event::End(TagEnd::Item | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition) => {
                open.pop().unwrap_or(true)
            }
            _ => true,
        };
        if kept {
            flat.push((event, span));
        } else {
            first.get_or_insert(span);
        }
    }
    out.extend(first.map(|span| Diagnostic::new(Code::DeepNesting, span).arg("limit", DEEPEST)));
    flat
}

fn nests(tag: &Tag<'_>) -> bool {
    ends(&tag.to_end()) && !matches!(tag, Tag::Item)
}

fn ends(end: &TagEnd) -> bool {
    matches!(
        end,
        TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::DefinitionList
            | TagEnd::Strong
            | TagEnd::Emphasis
            | TagEnd::Strikethrough
    )
}
