//! What a class plans: `schedule.yaml` and `courses.csv`.

use super::rules::COURSE_KINDS;
use super::tracks::track;
use super::{Scope, plain, shapes, yaml_file};
use crate::diag::{Code, Diagnostic};
use crate::model::{Course, CourseKind, Rule, Slot};
use crate::parse::{Fields, List, Node, NodeKind, choose, decimal, time_range};

/// Reads the schedule, ordered by date and time.
pub(super) fn slots(scope: &Scope<'_>, path: &str, rule: Option<&Rule>, out: &mut Vec<Diagnostic>) -> Vec<Slot> {
    let Some((_, node)) = yaml_file(scope.sources, path, out) else { return Vec::new() };
    let nodes: &[Node] = match &node.kind {
        NodeKind::List(nodes) => nodes,
        NodeKind::Map(entries) if entries.is_empty() => &[],
        _ => {
            out.push(Diagnostic::new(Code::WrongType, node.span).arg("expected", "list"));
            &[]
        }
    };
    let mut slots: Vec<_> = nodes.iter().filter_map(|node| slot(scope, node, rule, out)).collect();
    slots.sort_by_key(|slot| (slot.date.value, slot.time));
    slots
}

fn slot(scope: &Scope<'_>, node: &Node, rule: Option<&Rule>, out: &mut Vec<Diagnostic>) -> Option<Slot> {
    let mut fields = Fields::open(node, shapes::SLOT, out)?;
    let date = fields.required_date("date");
    let time = fields.scalar("time", time_range).map(|time| time.value);
    let topic = plain(fields.required_text("topic"));
    let [form, teacher, position, room, cohort] =
        ["form", "teacher", "position", "room", "cohort"].map(|key| plain(fields.text(key)));
    let credits = fields.require("credits").and_then(|_| fields.decimal("credits"));
    let track_name = fields.text("track");
    let units = fields.texts("units");
    let track = track_name.and_then(|name| track(rule?, &name, out));
    let units = units.iter().filter_map(|name| scope.units.find(name, out)).collect();
    Some(Slot {
        date: date?,
        time,
        topic: topic?,
        form,
        teacher,
        position,
        credits: credits?.value,
        room,
        track,
        cohort,
        units,
    })
}

/// Reads the course list.
pub(super) fn courses(scope: &Scope<'_>, path: &str, out: &mut Vec<Diagnostic>) -> Vec<Course> {
    let Some(file) = scope.sources.find(path) else { return Vec::new() };
    let required = ["title", "credits"];
    let list = List::read(file, &scope.sources.file(file).text, shapes::COURSE, &required, false, out);
    if !required.iter().all(|key| list.has(key)) {
        return Vec::new();
    }
    let mut courses: Vec<Course> = Vec::new();
    for row in list.rows() {
        let title = row.require("title", shapes::COURSE, out);
        let id = row.get("id").or(title);
        row.require("credits", shapes::COURSE, out);
        let credits = row.read("credits", out, decimal);
        let kind =
            row.read("kind", out, |cell| choose(cell, COURSE_KINDS)).map_or(CourseKind::Required, |kind| kind.value);
        let (Some(id), Some(title), Some(credits)) = (id, title, credits) else { continue };
        if let Some(first) = courses.iter().find(|course| course.id == id.value) {
            let finding = Diagnostic::new(Code::DuplicateId, id.span).arg("kind", "course").arg("given", &id.value);
            out.push(finding.related(first.span, "first"));
            continue;
        }
        courses.push(Course {
            id: id.value.clone(),
            title: title.value.clone(),
            teacher: row.get("teacher").map(|cell| cell.value.clone()),
            credits: credits.value,
            kind,
            cohort: row.get("cohort").map(|cell| cell.value.clone()),
            span: row.span(),
        });
    }
    courses
}
