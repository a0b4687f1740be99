//! One class: its folder's files, each read whatever the others say.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::people::Roster;
use super::{
    Scope, addresses, arrangements, asserted, attendance, documents, objections, plain, records, schedule, sessions,
    shapes, surveys, unread, yaml_file,
};
use crate::diag::{Code, Diagnostic};
use crate::model::{
    Class, Deadline, Enrolment, ExamPlan, Expectation, Interval, Objection, PersonId, Piece, PlanReference, Programme,
    Quota, Register, RuleId, ScoreScale, UnitId, Waiver, WaiverOf,
};
use crate::parse::{Fields, date, integer};
use crate::source::{Span, Spanned, paths};

/// The files that a class's folder may hold.
pub(super) const FILES: [&str; 12] = [
    "class.yaml",
    "notice.md",
    "schedule.yaml",
    "courses.csv",
    "roster.csv",
    "attendance.csv",
    "online.csv",
    "marks.csv",
    "deliverables.csv",
    "certificates.csv",
    "evaluation.csv",
    "needs.csv",
];

/// The folder of the class that a file is one of the texts of: no other class is made of it.
pub(super) fn folder_of(path: &str) -> Option<&str> {
    let (folder, name) = path.strip_prefix("classes/")?.split_once('/')?;
    let own = match name.split_once('/') {
        None => FILES.contains(&name),
        Some((below, name)) => below == "sessions" && !name.contains('/') && paths::has_extension(name, "md"),
    };
    own.then_some(folder)
}

/// A class whose references to other classes are still names.
#[derive(Clone)]
pub(super) struct Draft {
    /// The class.
    pub(super) class: Class,
    /// The classes it recognises, by name.
    pub(super) recognises: Vec<Spanned<String>>,
    /// The findings that are to stand in it.
    pub(super) waivers: Vec<Waiver>,
}

/// What `class.yaml` says.
struct Head {
    title: Spanned<String>,
    family: Option<usize>,
    rule: Option<RuleId>,
    texts: [Option<String>; 7],
    period: Option<(NaiveDate, NaiveDate)>,
    content: Option<String>,
    units: Vec<UnitId>,
    quotas: Vec<Quota>,
    exam: Option<ExamPlan>,
    deadlines: Vec<Deadline>,
    plan: Option<PlanReference>,
    procedure: Option<usize>,
    recognises: Vec<Spanned<String>>,
    waivers: Vec<Waiver>,
    expected: Vec<Expectation>,
    scale: ScoreScale,
    objections: Vec<Objection>,
    tags: Vec<Spanned<String>>,
    aliases: Vec<Spanned<String>>,
    span: Span,
}

/// Reads a class's folder. Where `class.yaml` can't be used the other files are still read for
/// their findings.
pub(super) fn class(scope: &Scope<'_>, folder: &str, out: &mut Vec<Diagnostic>) -> Option<Draft> {
    let path = |name: &str| format!("classes/{folder}/{name}");
    if !scope.sources.contains(&path("class.yaml")) {
        out.push(Diagnostic::nowhere(Code::MissingFile).arg("path", scope.sources.shown(&path("class.yaml"))));
    }
    let head = head(scope, folder, out);
    let rule = head.as_ref().and_then(|head| head.rule).map(|id| &scope.rules[id.0]);
    let mut waivers = Vec::new();
    let notice = scope.sources.find(&path("notice.md")).and_then(|file| {
        let (notice, class) = documents::notice(scope, file, Some(folder), &mut waivers, out)?;
        if let Some(class) = class.filter(|class| class.value != folder) {
            // A class's own notice speaks of that class.
            out.push(super::names::unknown("class", &class, [folder]));
        }
        Some(notice)
    });
    let schedule = schedule::schedule(scope, &path("schedule.yaml"), rule, out);
    let courses = schedule::courses(scope, &path("courses.csv"), rule, out);
    let roster_path = path("roster.csv");
    let roster = roster(scope, &roster_path, out);
    let left = unread::workbook_beside(scope, &roster_path);
    let unread_before = unread::unread(scope, folder, out);
    // Of a roster that could not be read nobody is said to be missing.
    let is_lost = left.is_some() || unread_before.contains("roster.csv") && roster.is_empty();
    let names = Roster::new(roster.iter().map(|enrolment| enrolment.person), is_lost);
    let place = records::Place { scope, roster: &roster, names: &names, rule, unread: &unread_before };
    let mut sessions = sessions::sessions(&place, &path("sessions"), out);
    attendance::sheet(&place, &path("attendance.csv"), &schedule.slots, &mut sessions, out);
    let online = records::online(&place, &path("online.csv"), &courses, out);
    let marks = records::marks(&place, &path("marks.csv"), out);
    let deliverables = records::deliverables(&place, &path("deliverables.csv"), out);
    let certificates = records::certificates(&place, &path("certificates.csv"), out);
    let scale = head.as_ref().map_or(scope.site.site.evaluation.scale, |head| head.scale);
    let evaluation = surveys::survey(&place, &path("evaluation.csv"), surveys::Kind::Evaluation, scale, out);
    let needs = surveys::survey(&place, &path("needs.csv"), surveys::Kind::Needs, scale, out);
    if let Some(workbook) = left.filter(|_| names.was_missed()) {
        let finding = Diagnostic::new(Code::MissingFile, Span::file(workbook)).arg("cause", "workbook");
        let finding = finding.arg("nearest", paths::name(&scope.sources.file(workbook).path));
        out.push(finding.arg("path", scope.sources.shown(&roster_path)));
    }
    let mut unread = unread::unread(scope, folder, out);
    unread.extend(left.map(|_| "roster.csv".to_owned()));
    let register = Register {
        sessions,
        online,
        marks,
        deliverables,
        certificates,
        evaluation,
        needs,
        attachments: scope.sources.below(&path("attachments")).map(str::to_owned).collect(),
        unread,
        roster_file: scope.sources.find(&roster_path).map(Span::file),
        roster,
    };
    let head = head?;
    let (start, end) = head.period?;
    let [code, batch, organiser, host, place, audience, manager] = head.texts;
    let programme = Programme {
        id: folder.to_owned(),
        title: head.title,
        family: head.family,
        rule: head.rule?,
        code,
        batch,
        start,
        end,
        organiser,
        host,
        place,
        audience,
        content: head.content,
        units: head.units,
        quotas: head.quotas,
        exam: head.exam,
        manager,
        deadlines: head.deadlines,
        plan: head.plan,
        procedure: head.procedure,
        recognises: Vec::new(),
        tags: head.tags,
        aliases: head.aliases,
        objections: head.objections,
        notice,
        schedule: schedule.slots,
        cancelled: schedule.cancelled,
        courses,
        expected: head.expected,
        span: head.span,
    };
    waivers.splice(0..0, head.waivers);
    Some(Draft { class: Class { programme, register }, recognises: head.recognises, waivers })
}

fn head(scope: &Scope<'_>, folder: &str, out: &mut Vec<Diagnostic>) -> Option<Head> {
    let (file, node) = yaml_file(scope.sources, &format!("classes/{folder}/class.yaml"), out)?;
    let mut fields = Fields::open(&node, shapes::CLASS, out)?;
    let title = fields.required_text("title");
    let family = fields.text("family");
    let rule = fields.required_text("rule");
    let (start, end) = (fields.required_date("start"), fields.required_date("end"));
    let texts =
        ["code", "batch", "organiser", "host", "place", "audience", "manager"].map(|key| plain(fields.text(key)));
    let content = plain(fields.text("content"));
    let units = fields.texts("units");
    let quotas = arrangements::quotas(&mut fields, scope);
    let exam = arrangements::exam(&mut fields);
    let deadlines = fields.list("deadlines");
    let (plan, item) = (fields.text("plan"), fields.text("item"));
    let procedure = fields.text("procedure");
    let recognises = fields.texts("recognises");
    let scale = surveys::scale_of_class(&mut fields, scope.site.site.evaluation.scale);
    let objections = objections::objections(&mut fields);
    let (tags, aliases) = (addresses::tags(&mut fields), addresses::aliases(&mut fields));
    let waivers = asserted::waivers(&mut fields, &WaiverOf::Class(folder.to_owned()));
    let expected = asserted::expected(&mut fields);

    let period = start.zip(end).and_then(|(start, end)| {
        if end.value < start.value {
            out.push(Diagnostic::new(Code::EndBeforeStart, end.span).related(start.span, "start"));
            return None;
        }
        Some((start.value, end.value))
    });
    let deadlines = deadlines.into_iter().filter_map(|node| {
        let mut fields = Fields::open(node, shapes::DEADLINE, out)?;
        let (title, date) = (plain(fields.required_text("title")), fields.required_date("date"));
        let done = fields.date("done");
        let review = fields.scalar("review", |text| integer(text, 0, 366)).map(|days| days.value);
        Some(Deadline { title: title?, date: date?, done, review })
    });
    let deadlines = deadlines.collect();
    if let (None, Some(item)) = (&plan, &item) {
        let finding = Diagnostic::new(Code::MissingKey, item.span).arg("key", shapes::CLASS.say("plan"));
        out.push(finding);
    }
    let plan = plan.and_then(|name| plan_reference(scope, &name, item, out));
    let procedure = procedure.and_then(|name| scope.procedure_names.find(&name, out));
    let family = family.and_then(|name| scope.site.families.find(&name, out));
    let rule_span = rule.as_ref().map(|name| name.span);
    let rule = rule.and_then(|name| scope.rule_names.find(&name, out));
    if let (Some(id), Some(span)) = (rule, rule_span)
        && !scope.rules[id.0].asks_something()
    {
        out.push(Diagnostic::new(Code::RuleAsksNothing, span).arg("rule", &scope.rules[id.0].title));
    }
    let numbered =
        |id: RuleId| scope.rules[id.0].certificate.as_ref().is_some_and(|rule| rule.pattern.names(&Piece::Class));
    if texts[0].is_none() && rule.is_some_and(numbered) {
        let finding = Diagnostic::new(Code::MissingKey, node.span).arg("key", shapes::CLASS.say("code"));
        out.push(finding);
    }
    let units = units.iter().filter_map(|name| scope.units.find(name, out)).collect();
    Some(Head {
        title: title?,
        family,
        rule,
        texts,
        period,
        content,
        units,
        quotas,
        exam,
        deadlines,
        plan,
        procedure,
        recognises,
        waivers,
        expected,
        scale,
        objections,
        tags,
        aliases,
        span: Span::file(file),
    })
}

fn plan_reference(
    scope: &Scope<'_>,
    name: &Spanned<String>,
    item: Option<Spanned<String>>,
    out: &mut Vec<Diagnostic>,
) -> Option<PlanReference> {
    let plan = scope.plan_names.find(name, out)?;
    let known = || scope.plans[plan.0].items().map(|item| item.number.as_str());
    if let Some(item) = item.as_ref().filter(|item| !known().any(|number| number == item.value)) {
        out.push(super::names::unknown("item", item, known()));
        return None;
    }
    Some(PlanReference { plan, item: item.map(|item| item.value) })
}

fn roster(scope: &Scope<'_>, path: &str, out: &mut Vec<Diagnostic>) -> Vec<Enrolment> {
    let Some(list) = records::people_list(scope, path, shapes::ROSTER, &[], false, out) else { return Vec::new() };
    let mut roster: Vec<Enrolment> = Vec::new();
    let mut places: BTreeMap<PersonId, usize> = BTreeMap::new();
    for row in list.rows() {
        let text = |key| row.get(key).map(|cell: &Spanned<String>| cell.value.clone());
        let person = scope.people.of_row(row, out);
        let category = row.get("category").and_then(|cell| scope.site.categories.find(cell, out));
        let unit = row.get("unit").and_then(|cell| scope.units.find(cell, out));
        let (from, until) = (row.read("from", out, date), row.read("until", out, date));
        let extended = row.read("extended", out, date);
        if let (Some(from), Some(until)) = (&from, &until)
            && until.value < from.value
        {
            out.push(Diagnostic::new(Code::EndBeforeStart, until.span).related(from.span, "start"));
        }
        let Some(person) = person else { continue };
        let known = &scope.people.list[person.0];
        let [from, until] = [from, until].map(|date| date.map(|date| date.value));
        let interval = Interval { from, until, unit: unit.unwrap_or(known.unit) };
        if let Some(&place) = places.get(&person) {
            let first: &mut Enrolment = &mut roster[place];
            if first.intervals.iter().any(|other| overlap(other, &interval)) {
                let finding = Diagnostic::new(Code::DuplicateId, row.span()).arg("kind", "trainee");
                out.push(finding.arg("given", &known.name.value).related(first.span, "first"));
            } else {
                // Who left and came back, or changed the unit, has a row for each time.
                first.intervals.push(interval);
                first.intervals.sort_by_key(|interval| interval.from);
                first.extended = extended.or(first.extended.take());
                first.consent = text("consent").or(first.consent.take());
            }
            continue;
        }
        places.insert(person, roster.len());
        roster.push(Enrolment {
            person,
            category: category.or(known.category),
            cohort: text("cohort"),
            group: text("group"),
            intervals: vec![interval],
            extended,
            consent: text("consent"),
            note: text("note"),
            span: row.span(),
        });
    }
    roster
}

/// Whether two times of one person share a day.
fn overlap(one: &Interval, other: &Interval) -> bool {
    let begins_by_end = |a: &Interval, b: &Interval| a.from.zip(b.until).is_none_or(|(from, until)| from <= until);
    begins_by_end(one, other) && begins_by_end(other, one)
}
