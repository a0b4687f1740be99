//! What a class arranges beside its schedule: quotas of the units, and rooms of the examination.

use super::{Scope, shapes};
use crate::diag::Diagnostic;
use crate::model::{ExamPlan, ExamRoom, Quota};
use crate::parse::{Fields, Node, integer};

/// The seats given to each unit.
pub(super) fn quotas(fields: &mut Fields<'_, '_>, scope: &Scope<'_>) -> Vec<Quota> {
    let canonical = |name: &str| match scope.units.get(name) {
        [unit] => unit.0.to_string(),
        _ => name.to_owned(),
    };
    let entries = fields.entries_by("quotas", canonical);
    let mut quotas: Vec<Quota> = Vec::new();
    for (name, node) in entries {
        let unit = scope.units.find(name, fields.out);
        let Some(mut inner) = Fields::open(node, shapes::QUOTA, fields.out) else { continue };
        let [staff, students] = ["staff", "students"].map(|key| inner.whole(key).map(|found| found.value));
        quotas.extend(unit.map(|unit| Quota { unit, staff, students, span: name.span }));
    }
    quotas
}

/// When and where the examination is.
pub(super) fn exam(fields: &mut Fields<'_, '_>) -> Option<ExamPlan> {
    let node = fields.node("exam")?;
    let mut inner = Fields::open(node, shapes::EXAM_PLAN, fields.out)?;
    let date = inner.date("date");
    let time = inner.scalar("time", crate::parse::time_range).map(|found| found.value);
    let people = inner.scalar("people_an_invigilator", |text| integer(text, 1, 1000));
    let rooms = inner.list("rooms");
    let rooms: Vec<ExamRoom> = rooms.into_iter().filter_map(|node| room(node, inner.out)).collect();
    let people_an_invigilator = people.map_or(50, |found| found.value);
    Some(ExamPlan { date, time, people_an_invigilator, rooms, span: node.span })
}

fn room(node: &Node, out: &mut Vec<Diagnostic>) -> Option<ExamRoom> {
    let mut fields = Fields::open(node, shapes::EXAM_ROOM, out)?;
    let room = fields.required_text("room").map(|text| text.value);
    fields.require("seats");
    let seats = fields.scalar("seats", |text| integer(text, 1, 5000)).map(|found| found.value);
    let invigilators = fields.texts("invigilators").into_iter().map(|name| name.value).collect();
    Some(ExamRoom { room: room?, seats: seats?, invigilators, span: node.span })
}
