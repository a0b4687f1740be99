//! Where a person stands in the sources.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::{Class, Office, PersonId};
use crate::source::paths::has_extension;
use crate::source::{Needles, Sources, Span};

/// How many characters an id must have that is looked for in texts: a shorter one is many other things.
const SHORTEST: usize = 4;

/// A place in the sources.
#[derive(Debug, Serialize)]
pub(super) struct Place {
    /// The file, as a person opens it.
    pub(super) path: String,
    /// The line; nothing where it is the name of the file that tells.
    pub(super) line: Option<usize>,
    /// What kind of file it is.
    pub(super) kind: &'static str,
    /// What stands there: record, name, id, id-number, phone or other.
    pub(super) what: Vec<&'static str>,
}

/// What is looked for of somebody.
pub(super) fn needles(office: &Office, id: PersonId) -> Needles {
    let person = office.person(id);
    let mut needles = Needles::default();
    needles.add("name", &person.name.value);
    if person.id.value.chars().count() >= SHORTEST {
        needles.add("id", &person.id.value);
    }
    if let Some(number) = &person.id_number {
        needles.add("id-number", &number.value);
    }
    for number in person.phone.iter().flat_map(|phone| phone.value.split(['/', '、', ',', '，', ';', '；'])) {
        needles.add("phone", number);
    }
    for cell in person.private.iter().filter(|cell| cell.value.chars().count() > SHORTEST) {
        needles.add("other", &cell.value);
    }
    office.people.iter().for_each(|other| needles.except(&other.name.value));
    needles
}

/// Every place in the sources, in their order.
pub(super) fn places(office: &Office, sources: &Sources, id: PersonId, needles: &Needles) -> Vec<Place> {
    let own = records(office, sources, id);
    let namesakes = namesakes(office, id);
    // Rows that are known to be of somebody else of the same name.
    let others: BTreeSet<_> =
        namesakes.iter().flat_map(|&other| records(office, sources, other)).filter(|at| !own.contains(at)).collect();
    let other_ids: Vec<Needles> = namesakes.iter().map(|&other| id_of(office, other)).collect();
    let mut found: BTreeMap<(String, Option<usize>), Vec<&'static str>> = BTreeMap::new();
    for (path, line) in &own {
        found.entry((path.clone(), Some(*line))).or_default().push("record");
    }
    for file in sources.ids() {
        let (path, source) = (sources.shown_path(file), sources.file(file));
        let in_name = needles.found_in(&source.path);
        if !in_name.is_empty() {
            found.entry((path.clone(), None)).or_default().extend(in_name);
        }
        for (line, text) in source.text.lines().zip(1..) {
            let (text, line): (&str, usize) = (line, text);
            let what = needles.found_in(text);
            let at = (path.clone(), line);
            let is_others = || others.contains(&at) || other_ids.iter().any(|ids| !ids.found_in(text).is_empty());
            if what.is_empty() || what == ["name"] && !own.contains(&at) && is_others() {
                continue;
            }
            found.entry((at.0, Some(line))).or_default().extend(what);
        }
    }
    let place = |((path, line), what): ((String, Option<usize>), _)| Place { kind: kind(&path), path, line, what };
    found.into_iter().map(place).collect()
}

/// Everybody else of the same name.
pub(super) fn namesakes(office: &Office, id: PersonId) -> Vec<PersonId> {
    let name = &office.person(id).name.value;
    let others = (0..office.people.len()).map(PersonId).filter(|&other| other != id);
    others.filter(|&other| &office.person(other).name.value == name).collect()
}

fn id_of(office: &Office, id: PersonId) -> Needles {
    let mut needles = Needles::default();
    needles.add("id", &office.person(id).id.value);
    needles
}

/// The lines of the records that are known to be somebody's.
fn records(office: &Office, sources: &Sources, id: PersonId) -> BTreeSet<(String, usize)> {
    let of_class = office.classes.iter().flat_map(|class| class_spans(class, id));
    let spans = std::iter::once(office.person(id).span).chain(of_class);
    spans.map(|span| (sources.shown_path(span.file), sources.position(span.file, span.start).line)).collect()
}

fn class_spans(class: &Class, id: PersonId) -> Vec<Span> {
    let register = &class.register;
    let Some(at) = register.roster.iter().position(|enrolment| enrolment.person == id) else { return Vec::new() };
    let exceptions = register.sessions.iter().flat_map(|session| &session.exceptions);
    let exceptions = exceptions.filter(|mark| mark.trainee == at).map(|mark| mark.span);
    let marks = register.marks.get(&at).into_iter();
    let marks = marks.flat_map(|marks| {
        let parts = marks.parts.values().chain(&marks.makeup).map(|mark| mark.span);
        parts.chain(marks.cheated)
    });
    let online = register.online_of(at).iter().map(|record| record.span);
    let deliverables = register.deliverables_of(at).iter().map(|record| record.span);
    let certificates = register.certificates_of(at).iter().map(|record| record.number.span);
    let roster = std::iter::once(register.roster[at].span);
    roster.chain(exceptions).chain(marks).chain(online).chain(deliverables).chain(certificates).collect()
}

/// What kind of file lies at a path.
fn kind(path: &str) -> &'static str {
    let parts: Vec<&str> = path.strip_prefix("content/").unwrap_or(path).split('/').collect();
    match parts.as_slice() {
        ["people", ..] => "register",
        ["classes", _, "roster.csv"] => "roster",
        ["classes", _, "attendance.csv"] | ["classes", _, "sessions", ..] => "sessions",
        ["classes", _, "marks.csv"] => "marks",
        ["classes", _, "online.csv"] => "online",
        ["classes", _, "deliverables.csv"] => "deliverables",
        ["classes", _, "certificates.csv"] => "certificates",
        ["classes", _, "evaluation.csv" | "needs.csv"] => "surveys",
        _ if ["md", "yaml", "yml"].iter().any(|extension| has_extension(path, extension)) => "text",
        _ => "file",
    }
}
