//! What a class plans: `schedule.yaml` and `courses.csv`.

use rust_decimal::Decimal;

use super::rules::COURSE_KINDS;
use super::tracks::track;
use super::{Scope, plain, shapes, yaml_file};
use crate::diag::{Code, Diagnostic};
use crate::model::{Course, CourseKind, Moved, Rule, Slot};
use crate::parse::{Fields, List, Node, NodeKind, choose, date, decimal, integer, time_range};
use crate::source::Spanned;

/// A schedule, each part ordered by date and time.
#[derive(Default)]
pub(super) struct Schedule {
    /// What is to be, or was.
    pub(super) slots: Vec<Slot>,
    /// What was called off.
    pub(super) cancelled: Vec<Slot>,
}

/// Reads the schedule.
pub(super) fn schedule(scope: &Scope<'_>, path: &str, rule: Option<&Rule>, out: &mut Vec<Diagnostic>) -> Schedule {
    let Some((_, node)) = yaml_file(scope.sources, path, out) else { return Schedule::default() };
    let nodes: &[Node] = match &node.kind {
        NodeKind::List(nodes) => nodes,
        NodeKind::Map(entries) if entries.is_empty() => &[],
        _ => {
            out.push(Diagnostic::new(Code::WrongType, node.span).arg("expected", "list"));
            &[]
        }
    };
    let mut lines: Vec<_> = nodes.iter().filter_map(|node| slot(scope, node, rule, out)).collect();
    lines.sort_by_key(|(slot, _)| (slot.date.value, slot.time));
    let (cancelled, slots): (Vec<_>, Vec<_>) = lines.into_iter().partition(|(_, state)| *state == State::Cancelled);
    let bare = |lines: Vec<(Slot, State)>| lines.into_iter().map(|(slot, _)| slot).collect();
    Schedule { slots: bare(slots), cancelled: bare(cancelled) }
}

/// Whether a line of the schedule stands.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Planned,
    Cancelled,
}

const STATES: &[(&[&str], State)] =
    &[(&["正常", "planned"], State::Planned), (&["取消", "cancelled"], State::Cancelled)];

/// A day, and after a space from when to when: 2024-05-29 14:30-16:00.
fn moment(text: &Spanned<String>) -> Result<Moved, Diagnostic> {
    let part = |part: &str| Spanned::new(part.to_owned(), text.span);
    let read = || match text.value.trim().split_once(char::is_whitespace) {
        Some((day, time)) => Ok((date(&part(day))?, Some(time_range(&part(time.trim()))?))),
        None => Ok((date(text)?, None)),
    };
    read().map_err(|finding: Diagnostic| finding.arg("cause", "moment"))
}

fn slot(scope: &Scope<'_>, node: &Node, rule: Option<&Rule>, out: &mut Vec<Diagnostic>) -> Option<(Slot, State)> {
    let mut fields = Fields::open(node, shapes::SLOT, out)?;
    let day = fields.required_date("date");
    let time = fields.scalar("time", time_range).map(|time| time.value);
    let moved = fields.texts("moved");
    let state = fields.choice("state", STATES).map_or(State::Planned, |state| state.value);
    let topic = plain(fields.required_text("topic"));
    let [form, teacher, position, room, cohort] =
        ["form", "teacher", "position", "room", "cohort"].map(|key| plain(fields.text(key)));
    let credits = fields.require("credits").and_then(|_| fields.decimal("credits"));
    let track_name = fields.text("track");
    let units = fields.texts("units");
    let track = track_name.and_then(|name| track(rule?, &name, out));
    let units = units.iter().filter_map(|name| scope.units.find(name, out)).collect();
    let mut read = |text| moment(text).map_err(|finding| out.push(finding)).ok();
    let moved = moved.iter().filter_map(&mut read).collect();
    let slot = Slot {
        date: day?,
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
        moved,
    };
    Some((slot, state))
}

/// Reads the course list. A course without credits of its own has those of its length: by the scale of
/// the rule, else its minutes divided by the length of a credit.
pub(super) fn courses(scope: &Scope<'_>, path: &str, rule: Option<&Rule>, out: &mut Vec<Diagnostic>) -> Vec<Course> {
    let Some(file) = scope.sources.find(path) else { return Vec::new() };
    let text = &scope.sources.file(file).text;
    let mut list = List::read(file, text, shapes::COURSE, &["title"], false, out);
    if !list.has("credits") && !list.has("minutes") {
        list.lacks(&["credits"], shapes::COURSE, out);
    }
    if !list.has("title") || !list.has("credits") && !list.has("minutes") {
        return Vec::new();
    }
    let mut courses: Vec<Course> = Vec::new();
    for row in list.rows() {
        let title = row.require("title", shapes::COURSE, out);
        let id = row.get("id").or(title);
        let credits = row.read("credits", out, decimal).map(|credits| credits.value);
        let minutes = row.read("minutes", out, |cell| integer(cell, 1, 100_000)).map(|minutes| minutes.value);
        let by_length = || rule.zip(minutes).and_then(|(rule, minutes)| by_length(rule, minutes));
        let unread = ["credits", "minutes"].iter().any(|key| row.get(key).is_some()) && minutes.is_none();
        let credits = credits.or_else(by_length);
        if credits.is_none() && !unread && rule.is_some() {
            let length = minutes.map_or_else(|| "none".to_owned(), |minutes| minutes.to_string());
            out.push(Diagnostic::new(Code::CourseWithoutCredits, row.span()).arg("minutes", length));
        }
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
            credits,
            kind,
            cohort: row.get("cohort").map(|cell| cell.value.clone()),
            span: row.span(),
        });
    }
    courses
}

/// What a course of a length is worth; nothing where no step of the scale is long enough.
fn by_length(rule: &Rule, minutes: u32) -> Option<Decimal> {
    if rule.course_scale.is_empty() {
        return Some(rule.decimals.round_credits(Decimal::from(minutes) / Decimal::from(rule.credit_minutes.max(1))));
    }
    let step = rule.course_scale.iter().find(|step| step.minutes.is_none_or(|longest| minutes <= longest))?;
    Some(step.credits)
}
