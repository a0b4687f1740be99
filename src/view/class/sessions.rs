//! The sessions held, as a class's page tells them.

use serde::Serialize;

use crate::model::Status;
use crate::view::forms::Full;
use crate::view::table::Fact;
use crate::view::{Builder, PublicClass, Rich, paths};

/// A session held.
#[derive(Debug, PartialEq, Serialize)]
pub struct SessionLine {
    /// Its anchor.
    pub id: String,
    /// The day.
    pub date: String,
    /// From and to.
    pub time: String,
    /// What about.
    pub topic: String,
    /// Form, teacher and room.
    pub details: Vec<String>,
    /// Expected and came; not in the public edition where so few were expected that it would tell who.
    pub headcount: Option<String>,
    /// Who was not simply present; in the office edition only.
    pub exceptions: Vec<Fact>,
    /// The minutes; in the office edition only.
    pub minutes: Option<Rich>,
}

impl Builder<'_> {
    /// The sessions held; who was where and the minutes in the office edition only.
    pub(super) fn sessions(&self, class: &PublicClass<'_>, full: Option<Full<'_>>) -> Vec<SessionLine> {
        let text = self.text;
        let lines = class.sessions.iter().enumerate().map(|(at, session)| {
            let record = full.map(|full| (full, &full.class.register.sessions[at]));
            let exceptions = record.iter().flat_map(|(full, record)| {
                [Status::Late, Status::LeftEarly, Status::Leave, Status::Absent].into_iter().filter_map(|status| {
                    let listed = record.exceptions.iter().filter(|mark| mark.status == status);
                    let name = |trainee: usize| {
                        full.office.person(full.class.register.roster[trainee].person).name.value.clone()
                    };
                    let names: Vec<_> = listed.map(|mark| name(mark.trainee)).collect();
                    let value = names.join(&text.get("list-comma"));
                    (!names.is_empty()).then(|| Fact { name: text.status(status), value, path: None })
                })
            });
            let teacher = session.teacher.map(|teacher| match session.position {
                Some(position) => format!("{teacher}（{position}）"),
                None => teacher.to_owned(),
            });
            let length = text.with("minutes-count", &[("count", session.minutes.to_string())]);
            let units: Vec<_> = session.units.iter().map(|&unit| self.public.units.get(unit).short.clone()).collect();
            let whom = (!units.is_empty()).then(|| units.join(&text.get("list-comma")));
            let [form, room] = [session.form, session.room].map(|text| text.map(str::to_owned));
            let details = [form, teacher, room, whom, Some(length)];
            let headcount =
                [("expected", session.headcount.expected.to_string()), ("came", session.headcount.came.to_string())];
            let small = session.headcount.expected < self.public.site.privacy.smallest_group as usize;
            SessionLine {
                id: paths::session_anchor(session.id, None),
                date: format!("{} {}", text.date(session.date), text.weekday(session.date)),
                time: text.time(session.time),
                topic: session.topic.to_owned(),
                details: details.into_iter().flatten().collect(),
                headcount: (full.is_some() || !small).then(|| text.with("headcount", &headcount)),
                exceptions: exceptions.collect(),
                minutes: record.filter(|(_, record)| !record.minutes.is_empty()).map(|(_, record)| Rich {
                    prefix: paths::session_anchor(session.id, Some("")),
                    ..self.rich(&record.minutes, &paths::class(&class.programme.id))
                }),
            }
        });
        lines.collect()
    }
}
