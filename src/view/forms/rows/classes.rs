//! The classes of a year.

use super::Rows;
use crate::model::FormField;
use crate::view::table::Cell;
use crate::view::{Builder, PublicClass, paths};

/// The classes of a year, in the order of their beginning.
pub(in crate::view) struct Classes<'a> {
    pub(in crate::view) builder: &'a Builder<'a>,
    pub(in crate::view) classes: Vec<&'a PublicClass<'a>>,
}

impl Rows for Classes<'_> {
    fn len(&self) -> usize {
        self.classes.len()
    }

    fn cell(&self, row: usize, field: &'static FormField) -> Cell {
        let (class, text) = (self.classes[row], self.builder.text);
        let programme = class.programme;
        match field.key {
            "batch" => Cell::maybe(programme.batch.as_deref()),
            "class" => Cell::text(&programme.title.value).linked(Some(paths::class(&programme.id))),
            "family" => {
                let family = programme.family.map(|family| self.builder.public.site.families[family].title.as_str());
                Cell::maybe(family)
            }
            "audience" => Cell::maybe(programme.audience.as_deref()),
            "people" => Cell::count(class.trainees),
            "period" => Cell::text(text.period(programme.start, programme.end)),
            "place" => Cell::maybe(programme.place.as_deref()),
            "content" => {
                Cell::text(programme.content.clone().unwrap_or_else(|| topics(class, &text.get("list-comma"))))
            }
            "credits" => {
                let required = class.rule.terms.required();
                Cell::decimal(programme.scheduled().unwrap_or_default().max(required))
            }
            "host" => Cell::maybe(programme.host.as_deref().or(programme.organiser.as_deref())),
            "manager" => Cell::maybe(programme.manager.as_deref()),
            "state" => Cell::text(text.get(&format!("state-{}", self.builder.state(class)))),
            _ => Cell::empty(),
        }
    }
}

/// The first topics of a class that does not say what it is about.
fn topics(class: &PublicClass<'_>, comma: &str) -> String {
    let topics = super::each_once(class.programme.schedule.iter().map(|slot| slot.topic.as_str()));
    topics.into_iter().take(2).collect::<Vec<_>>().join(comma)
}
