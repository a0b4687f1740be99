//! What changed in the schedule since it was announced.

use crate::view::Builder;
use crate::view::events::State;

impl Builder<'_> {
    /// What was moved or called off, a sentence each: who noted the first day must be able to find it.
    pub(super) fn changes(&self, class: usize) -> Vec<String> {
        let text = self.text;
        let changed = self.events_of(class).filter(|event| event.is_changed());
        let sentence = |event: &crate::view::Event<'_>| {
            let now = text.moment(&(event.date, event.time));
            let before: Vec<_> = event.moved.iter().map(|moved| text.moment(moved)).collect();
            let id = if event.state == State::Cancelled { "change-cancelled" } else { "change-moved" };
            let before = before.join(&text.get("list-comma"));
            text.with(id, &[("topic", event.title.to_owned()), ("now", now), ("before", before)])
        };
        changed.map(sentence).collect()
    }
}
