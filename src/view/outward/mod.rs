//! What other programs read of the site: calendars, feeds, and what a page says of itself.
//!
//! All of it is made of what the public edition may know, in either edition. Calendars lie in both, as
//! the office opens its own from the share; nobody follows that edition, so it has no feeds.

mod calendars;
mod courses;
mod heads;
mod news;

pub use calendars::{Calendar, CalendarEntry, When};
pub use heads::Head;
pub use news::{Feed, FeedEntry};

use super::Builder;
use super::events::{Event, Kind};
use super::text::one_line;

impl Builder<'_> {
    /// What an event is called.
    fn called(&self, event: &Event<'_>) -> String {
        let title = one_line(event.title);
        match event.kind {
            Kind::Session => title,
            Kind::Exam => self.text.get("event-exam"),
            Kind::Deadline => self.text.with("event-deadline", &[("what", title)]),
        }
    }

    /// For whom an event is, in words; nothing where it is for all of its class.
    fn whom(&self, event: &Event<'_>) -> Option<String> {
        let units = event.units.iter().map(|&unit| self.public.units.get(unit).short.as_str());
        let names: Vec<_> = event.cohort.into_iter().chain(units).collect();
        (!names.is_empty()).then(|| names.join(&self.text.get("list-comma")))
    }
}

/// The beginning of a text, of so many characters at most.
fn beginning(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}
