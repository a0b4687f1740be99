//! A class and its sessions as linked data, in the words of schema.org.
//!
//! Says what the class's page says in the public edition, and names no trainee.

use chrono::{NaiveDate, NaiveTime};
use serde_json::{Map, Value, json};

use crate::view::events::{Event, Kind, State};
use crate::view::{Builder, paths};

impl Builder<'_> {
    /// A class: what is taught, this run of it, and each session of the run.
    pub(super) fn course(&self, at: usize) -> Value {
        let class = &self.public.classes[at];
        let programme = class.programme;
        let office = self.organisation(&self.public.site.organisation);
        let host = programme.run_by().map_or_else(|| office.clone(), |host| self.organisation(host));
        let events = self.events_of(at).filter(|event| event.kind != Kind::Deadline);
        let sub: Vec<_> = events.map(|event| self.education_event(event)).collect();
        let mode = match (programme.schedule.is_empty(), programme.courses.is_empty()) {
            (false, false) => "blended",
            (true, false) => "online",
            _ => "onsite",
        };
        let address = self.address(&paths::class(&programme.id));
        let sentence = self.class_sentence(class);
        let title = &programme.title.value;
        let instance = object([
            ("@type", Some(json!("CourseInstance"))),
            ("name", Some(json!(title))),
            ("description", Some(json!(sentence))),
            ("courseMode", Some(json!(mode))),
            ("startDate", Some(json!(programme.start))),
            ("endDate", Some(json!(programme.end))),
            ("eventStatus", Some(json!("https://schema.org/EventScheduled"))),
            ("location", Some(self.venue(programme.place.as_deref(), at))),
            ("organizer", Some(host)),
            (
                "audience",
                programme.audience.as_ref().map(|audience| json!({ "@type": "Audience", "audienceType": audience })),
            ),
            ("subEvent", (!sub.is_empty()).then_some(Value::Array(sub))),
        ]);
        object([
            ("@context", Some(json!("https://schema.org"))),
            ("@type", Some(json!("Course"))),
            ("@id", address.clone().map(Value::String)),
            ("url", address.map(Value::String)),
            ("name", Some(json!(title))),
            ("description", Some(json!(sentence))),
            ("inLanguage", Some(json!(self.public.site.language))),
            ("provider", Some(office)),
            ("hasCourseInstance", Some(instance)),
        ])
    }

    fn education_event(&self, event: &Event<'_>) -> Value {
        let start = moment(event.date, event.time.map(|(from, _)| from));
        let before: Vec<_> = event.moved.iter().map(|&(date, time)| moment(date, time.map(|(from, _)| from))).collect();
        let status = match (event.state, before.is_empty()) {
            (State::Cancelled, _) => "EventCancelled",
            (_, false) => "EventRescheduled",
            _ => "EventScheduled",
        };
        let previous = match before.len() {
            0 => None,
            1 => before.into_iter().next().map(Value::String),
            _ => Some(json!(before)),
        };
        let last = match event.time {
            Some((from, to)) if to < from => event.date.succ_opt().unwrap_or(event.date),
            _ => event.date,
        };
        let teachers: Vec<_> = event.teachers().map(|name| json!({ "@type": "Person", "name": name })).collect();
        object([
            ("@type", Some(json!("EducationEvent"))),
            ("name", Some(json!(self.called(event)))),
            ("url", self.address(&event.path).map(Value::String)),
            ("startDate", Some(json!(start))),
            ("endDate", Some(json!(moment(last, event.time.map(|(_, to)| to))))),
            ("eventStatus", Some(json!(format!("https://schema.org/{status}")))),
            ("previousStartDate", previous),
            ("location", Some(self.venue(event.rooms.first().copied(), event.class))),
            ("performer", (!teachers.is_empty()).then_some(Value::Array(teachers))),
            ("audience", self.whom(event).map(|whom| json!({ "@type": "Audience", "audienceType": whom }))),
        ])
    }

    /// Where something is: where it is not said, where its class is, else with those who run it.
    fn venue(&self, room: Option<&str>, at: usize) -> Value {
        let programme = self.public.classes[at].programme;
        let place = room.or(programme.place.as_deref()).or(programme.run_by());
        json!({ "@type": "Place", "name": place.unwrap_or(&self.public.site.organisation) })
    }

    fn organisation(&self, name: &str) -> Value {
        let own = name == self.public.site.organisation;
        object([
            ("@type", Some(json!("Organization"))),
            ("name", Some(json!(name))),
            ("url", self.address("index.html").filter(|_| own).map(Value::String)),
        ])
    }
}

/// A day, or a time of it by the clocks of the office, as ISO 8601 has it.
fn moment(date: NaiveDate, time: Option<NaiveTime>) -> String {
    time.map_or_else(|| date.to_string(), |time| format!("{date}T{}+08:00", time.format("%H:%M:%S")))
}

/// An object of what is known.
fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let known = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(known.collect::<Map<_, _>>())
}
