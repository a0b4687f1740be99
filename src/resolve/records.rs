//! What is recorded of the trainees of a class in lists: courses done online, marks, deliverables,
//! certificates.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::people::Roster;
use super::rules::{mark, part_key};
use super::{Scope, shapes};
use crate::diag::{Code, Diagnostic};
use crate::model::{Certificate, Course, Deliverable, Enrolment, Marks, OnlineRecord, Revocation, Rule, Terms};
use crate::parse::{List, Row, Shape, choose, date, whole, yes_no};
use crate::source::{Span, Spanned};

/// The class whose records are read.
pub(super) struct Place<'a, 's> {
    /// What all sources share.
    pub(super) scope: &'a Scope<'s>,
    /// Who is enrolled.
    pub(super) roster: &'a [Enrolment],
    /// Their names.
    pub(super) names: &'a Roster,
    /// The rule, where it could be read.
    pub(super) rule: Option<&'a Rule>,
    /// The files of the class that could not be read whole: what they lack is no finding elsewhere.
    pub(super) unread: &'a BTreeSet<String>,
}

/// A list whose rows are of people; nothing where there is none, or not by which columns they are known.
pub(super) fn people_list<'s>(
    scope: &Scope<'s>,
    path: &str,
    shape: Shape,
    required: &[&str],
    open: bool,
    out: &mut Vec<Diagnostic>,
) -> Option<List<'s>> {
    let file = scope.sources.find(path)?;
    let mut list = List::read(file, &scope.sources.file(file).text, shape, required, open, out);
    let named = list.has("id") || list.has("name");
    if !named {
        list.lacks(&["id"], shape, out);
    }
    (named && required.iter().all(|key| list.has(key))).then_some(list)
}

impl Place<'_, '_> {
    fn trainee(&self, row: Row<'_>, out: &mut Vec<Diagnostic>) -> Option<usize> {
        self.names.of_row(&self.scope.people, row, out)
    }

    fn name(&self, trainee: usize) -> &str {
        &self.scope.people.list[self.roster[trainee].person.0].name.value
    }

    fn twice(&self, span: Span, trainee: usize, first: Span) -> Diagnostic {
        let finding = Diagnostic::new(Code::DuplicateId, span).arg("kind", "record").arg("given", self.name(trainee));
        finding.related(first, "first")
    }

    fn all_terms(&self) -> impl Iterator<Item = &Terms> {
        self.rule.into_iter().flat_map(Rule::all_terms)
    }
}

/// Reads the courses done online.
pub(super) fn online(
    place: &Place<'_, '_>,
    path: &str,
    courses: &[Course],
    out: &mut Vec<Diagnostic>,
) -> Vec<OnlineRecord> {
    let Some(list) = people_list(place.scope, path, shapes::ONLINE, &["course"], false, out) else { return Vec::new() };
    let mut first_of: BTreeMap<(usize, usize), Span> = BTreeMap::new();
    let mut records = Vec::new();
    for row in list.rows() {
        let trainee = place.trainee(row, out);
        let cohort = trainee.and_then(|trainee| place.roster[trainee].cohort.as_deref());
        let course = row.require("course", shapes::ONLINE, out).and_then(|cell| {
            let found = find_course(courses, &cell.value, cohort);
            if found.is_none() && !place.unread.contains("courses.csv") {
                let known = courses.iter().flat_map(|course| [course.id.as_str(), course.title.as_str()]);
                out.push(super::names::unknown("course", cell, known));
            }
            found
        });
        let (completed, commented) = (row.read("completed", out, date), row.read("commented", out, date));
        let (Some(trainee), Some(course)) = (trainee, course) else { continue };
        if let Some(first) = first_of.insert((trainee, course), row.span()) {
            out.push(place.twice(row.span(), trainee, first));
            continue;
        }
        let [completed, commented] = [completed, commented].map(|date| date.map(|date| date.value));
        records.push(OnlineRecord { trainee, course, completed, commented, span: row.span() });
    }
    records.sort_by_key(|record| record.trainee);
    records
}

/// The course of an id or a title; of several with one title, that of the cohort.
fn find_course(courses: &[Course], name: &str, cohort: Option<&str>) -> Option<usize> {
    let by = |fits: &dyn Fn(&Course) -> bool| courses.iter().position(fits);
    by(&|course| course.id == name)
        .or_else(|| by(&|course| course.title == name && course.cohort.as_deref() == cohort))
        .or_else(|| by(&|course| course.title == name))
}

/// Reads the marks.
pub(super) fn marks(place: &Place<'_, '_>, path: &str, out: &mut Vec<Diagnostic>) -> BTreeMap<usize, Marks> {
    let Some(list) = people_list(place.scope, path, shapes::MARKS, &[], true, out) else { return BTreeMap::new() };
    let parts: Vec<_> = place.all_terms().flat_map(Terms::parts).collect();
    for head in list.others().filter(|head| !head.value.is_empty()) {
        if place.rule.is_some() && !parts.iter().any(|part| part.key == part_key(&head.value)) {
            let mut known: Vec<&str> = shapes::MARKS.names().collect();
            known.extend(parts.iter().map(|part| part.key.as_str()));
            out.push(
                Diagnostic::new(Code::UnknownColumn, head.span).arg("key", &head.value).nearest(&head.value, known),
            );
        }
    }
    let mut all: BTreeMap<usize, Marks> = BTreeMap::new();
    let mut spans: BTreeMap<usize, Span> = BTreeMap::new();
    for row in list.rows() {
        let trainee = place.trainee(row, out);
        let mut marks = Marks::default();
        for key in ["performance", "exam"] {
            marks.parts.extend(read_mark(row, key, out).map(|found| (key.to_owned(), found)));
        }
        for (head, cell) in row.others().filter(|(_, cell)| !has_no_mark(&cell.value)) {
            let key = part_key(&head.value);
            let cell = cell.map(Cow::into_owned);
            if parts.iter().any(|part| part.key == key) {
                match recorded(&cell) {
                    Ok(value) => drop(marks.parts.insert(key, Spanned::new(value, cell.span))),
                    Err(finding) => out.push(finding),
                }
            }
        }
        marks.missed = row.get("exam").is_some_and(|cell| is_missed(&cell.value));
        let cells = ["performance", "exam", "makeup"].into_iter().filter_map(|key| row.get(key));
        let mut cells = cells.map(|cell| (cell.span, is_cheating(&cell.value)));
        let others = || row.others().map(|(_, cell)| (cell.span, is_cheating(&cell.value)));
        marks.cheated = cells.find(|(_, is)| *is).or_else(|| others().find(|(_, is)| *is)).map(|(span, _)| span);
        marks.recommended = row.read("recommended", out, yes_no).is_some_and(|found| found.value);
        marks.makeup = read_mark(row, "makeup", out);
        let Some(trainee) = trainee else { continue };
        if let Some(&first) = spans.get(&trainee) {
            out.push(place.twice(row.span(), trainee, first));
        } else {
            spans.insert(trainee, row.span());
            all.insert(trainee, marks);
        }
    }
    all
}

/// A mark of a row, unless the cell is empty or says that the examination was missed.
fn read_mark(row: Row<'_>, key: &str, out: &mut Vec<Diagnostic>) -> Option<Spanned<rust_decimal::Decimal>> {
    row.get(key).filter(|cell| !has_no_mark(&cell.value)).and_then(|_| row.read(key, out, recorded))
}

/// A mark that somebody got, where there may also be none.
fn recorded(text: &Spanned<String>) -> Result<rust_decimal::Decimal, Diagnostic> {
    let or_none =
        |finding: Diagnostic| if finding.code == Code::BadNumber { finding.arg("cause", "recorded") } else { finding };
    mark(text).map_err(or_none)
}

/// Whether a cell of marks says that the examination was missed, for good.
fn is_missed(cell: &str) -> bool {
    ["缺考", "缺", "未考", "absent"].contains(&cell)
}

/// Whether a cell of marks says that the trainee cheated in the examination.
fn is_cheating(cell: &str) -> bool {
    ["作弊", "违纪", "cheated"].contains(&cell)
}

/// Whether a cell of marks holds none: missed, cheated, put off, or struck out.
fn has_no_mark(cell: &str) -> bool {
    cell.is_empty() || is_missed(cell) || is_cheating(cell) || ["缓考", "-", "—", "/"].contains(&cell)
}

/// Reads what was handed in.
pub(super) fn deliverables(place: &Place<'_, '_>, path: &str, out: &mut Vec<Diagnostic>) -> Vec<Deliverable> {
    let Some(list) = people_list(place.scope, path, shapes::DELIVERABLE, &["kind"], false, out) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for row in list.rows() {
        let trainee = place.trainee(row, out);
        let kind = row.require("kind", shapes::DELIVERABLE, out).and_then(|cell| {
            let rules = || place.all_terms().flat_map(|terms| &terms.deliverables);
            let rule = rules().find(|rule| rule.key == cell.value || rule.title == cell.value);
            if rule.is_none() && place.rule.is_some() {
                out.push(super::names::unknown("deliverable", cell, rules().map(|rule| rule.title.as_str())));
            }
            rule.map(|rule| rule.key.clone())
        });
        let (length, date) = (row.read("length", out, whole), row.read("date", out, date));
        let (Some(trainee), Some(kind)) = (trainee, kind) else { continue };
        found.push(Deliverable {
            trainee,
            kind,
            title: row.get("title").map(|cell| cell.value.clone()),
            length: length.map(|length| length.value),
            date: date.map(|date| date.value),
            span: row.span(),
        });
    }
    found.sort_by_key(|found: &Deliverable| found.trainee);
    found
}

/// Reads the certificates issued, those revoked among them.
pub(super) fn certificates(place: &Place<'_, '_>, path: &str, out: &mut Vec<Diagnostic>) -> Vec<Certificate> {
    let Some(list) = people_list(place.scope, path, shapes::CERTIFICATE, &["certificate"], false, out) else {
        return Vec::new();
    };
    let statuses: &[(&[&str], bool)] = &[(&["有效", "valid"], false), (&["作废", "revoked"], true)];
    let mut found: Vec<Certificate> = Vec::new();
    for row in list.rows() {
        let trainee = place.trainee(row, out);
        let number = row.require("certificate", shapes::CERTIFICATE, out).cloned();
        let date = |key, out: &mut Vec<Diagnostic>| row.read(key, out, date).map(|date| date.value);
        let (issued, day) = (date("date", out), date("revoked", out));
        let reason = row.get("reason").map(|cell| cell.value.clone());
        let status = row.read("status", out, |cell| choose(cell, statuses)).map(|status| status.value);
        // A day on which it was revoked says that it is, whatever the status column was left at.
        let revoked = (status == Some(true) || day.is_some()).then_some(Revocation { date: day, reason });
        let replaces = row.get("replaces").cloned();
        let (Some(trainee), Some(number)) = (trainee, number) else { continue };
        found.push(Certificate { number, trainee, date: issued, replaces, revoked });
    }
    found.sort_by_key(|found| found.trainee);
    found
}
