//! The registers of people.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::collections::HashMap;

use super::names::{Names, is_mangled, unknown};
use super::private::Private;
use super::shapes;
use super::site::SiteFile;
use crate::diag::{Code, Diagnostic};
use crate::model::{Person, PersonId, UnitId};
use crate::parse::{List, Row, date, month, yes_no};
use crate::source::{Sources, Span, Spanned};

/// The people of all registers, and their ids and names.
pub(super) struct People {
    /// In the order of files and rows.
    pub(super) list: Vec<Person>,
    ids: Names<PersonId>,
    names: Names<PersonId>,
}

/// Reads `people/*.csv`.
pub(super) fn people(sources: &Sources, site: &SiteFile, units: &Names<UnitId>, out: &mut Vec<Diagnostic>) -> People {
    use rayon::prelude::*;

    let files: Vec<_> = sources.within("people", "csv").collect();
    let read: Vec<_> = files
        .into_par_iter()
        .map(|file| {
            let mut out = Vec::new();
            let required = ["id", "name", "unit"];
            let list = List::read(file, &sources.file(file).text, shapes::PERSON, &required, false, &mut out);
            let complete = required.iter().all(|key| list.has(key));
            let private = Private::of(&list, &site.site.privacy, &mut out);
            let rows = list.rows().filter(|_| complete);
            let mut people = Vec::new();
            let mut dropped = Vec::new();
            for row in rows {
                match person(row, site, units, &mut out) {
                    Some(person) => people.push(Person { private: private.cells(row), ..person }),
                    None => dropped.extend(
                        ["id", "name"].into_iter().filter_map(|key| row.get(key)).map(|cell| cell.value.clone()),
                    ),
                }
            }
            (people, dropped, out)
        })
        .collect();
    let mut people = People { list: Vec::new(), ids: Names::new("person"), names: Names::new("person") };
    for (found, dropped, findings) in read {
        out.extend(findings);
        people.excuse(dropped);
        for person in found {
            if let Some(first) = people.ids.get(&person.id.value).first() {
                let finding = Diagnostic::new(Code::DuplicateId, person.id.span).arg("kind", "person");
                out.push(finding.arg("given", &person.id.value).related(people.list[first.0].id.span, "first"));
                people.excuse(vec![person.name.value]);
                continue;
            }
            let id = PersonId(people.list.len());
            people.ids.add(&person.id.value, id);
            people.names.add(&person.name.value, id);
            people.list.push(person);
        }
    }
    people
}

fn person(row: Row<'_>, site: &SiteFile, units: &Names<UnitId>, out: &mut Vec<Diagnostic>) -> Option<Person> {
    let text = |key| row.get(key).map(|cell: &Spanned<String>| cell.value.clone());
    for cell in ["id", "id_number", "phone"].into_iter().filter_map(|key| row.get(key)) {
        if is_mangled(&cell.value) {
            out.push(Diagnostic::new(Code::MangledNumber, cell.span).arg("given", &cell.value));
        }
    }
    let id = row.require("id", shapes::PERSON, out).cloned();
    let name = row.require("name", shapes::PERSON, out).cloned().map(|name| name.map(|name| tidy(&name).into_owned()));
    let unit = row.require("unit", shapes::PERSON, out).and_then(|cell| units.find(cell, out));
    let category = row.get("category").and_then(|cell| site.categories.find(cell, out));
    let birth = row.read("birth", out, month);
    let [applied, activist, candidate] =
        ["applied", "activist", "candidate"].map(|key| row.read(key, out, date_or_month));
    let consent = row.read("consent", out, yes_no).map(|cell| cell.value);
    let [joined, left] = ["joined", "left"].map(|key| row.read(key, out, date));
    Some(Person {
        id: id?,
        name: name?,
        unit: unit?,
        category,
        gender: text("gender"),
        ethnicity: text("ethnicity"),
        birth,
        id_number: row.get("id_number").cloned(),
        college_class: text("college_class"),
        phone: row.get("phone").cloned(),
        position: text("position"),
        applied,
        activist,
        candidate,
        joined,
        left,
        consent,
        note: text("note"),
        private: Vec::new(),
        span: row.span(),
    })
}

/// The dates of a person's stages, of which old files often know the month only.
fn date_or_month(cell: &Spanned<String>) -> Result<chrono::NaiveDate, Diagnostic> {
    date(cell).or_else(|finding| if finding.code == Code::BadDate { month(cell) } else { Err(finding) })
}

impl People {
    /// Names and ids whose own row has findings: that they stand for nobody is no news.
    fn excuse(&mut self, names: Vec<String>) {
        self.ids.excuse(names.iter().cloned());
        self.names.excuse(names);
    }

    /// Whether it is somebody's id.
    pub(super) fn has_id(&self, id: &str) -> bool {
        !self.ids.get(id).is_empty()
    }

    /// The person of a row that has an id, a name or both.
    pub(super) fn of_row(&self, row: Row<'_>, out: &mut Vec<Diagnostic>) -> Option<PersonId> {
        match (row.get("id"), row.get("name")) {
            (Some(id), name) => {
                let person = self.ids.find(id, out)?;
                let known = &self.list[person.0].name;
                if let Some(name) = name.filter(|name| tidy(&name.value) != known.value) {
                    let finding = Diagnostic::new(Code::NameMismatch, name.span).arg("id", &id.value);
                    out.push(
                        finding.arg("given", &name.value).arg("name", &known.value).related(known.span, "register"),
                    );
                }
                Some(person)
            }
            (None, Some(name)) => self.names.find(&name.clone().map(|name| tidy(&name).into_owned()), out),
            (None, None) => {
                out.push(Diagnostic::new(Code::EmptyValue, row.span()).arg("key", shapes::ROSTER.say("id")));
                None
            }
        }
    }

    /// The place in a roster of a name or id, looked for among those enrolled.
    pub(super) fn in_roster(
        &self,
        roster: &Roster,
        name: &Spanned<String>,
        out: &mut Vec<Diagnostic>,
    ) -> Option<usize> {
        let name = &name.clone().map(|name| tidy(&name).into_owned());
        match roster.names(self).get(&name.value) {
            [place] => return Some(*place),
            [] => {}
            places => {
                let ids: Vec<_> = places.iter().map(|&at| self.list[roster.enrolled[at].0].id.value.as_str()).collect();
                let finding = Diagnostic::new(Code::AmbiguousName, name.span).arg("kind", "person");
                out.push(finding.arg("given", &name.value).arg("cause", "ids").near(&ids));
                return None;
            }
        }
        let known = !self.ids.get(&name.value).is_empty() || !self.names.get(&name.value).is_empty();
        if !known && self.names.is_excused(&name.value) {
            return None;
        }
        if known {
            out.extend(roster.not_enrolled(name.span, &name.value));
        } else {
            let enrolled = roster.enrolled.iter().map(|id| self.list[id.0].name.value.as_str());
            out.push(unknown("person", name, enrolled));
        }
        None
    }
}

/// A name without the spaces that sheets put into Chinese names to align them: 李　婷 is 李婷.
fn tidy(name: &str) -> Cow<'_, str> {
    let chinese = |c: char| !c.is_ascii() && !c.is_whitespace();
    if name.contains(char::is_whitespace) && name.chars().all(|c| chinese(c) || c.is_whitespace()) {
        Cow::Owned(name.chars().filter(|c| chinese(*c)).collect())
    } else {
        Cow::Borrowed(name)
    }
}

/// Who is enrolled in one class, by id and name.
pub(super) struct Roster {
    enrolled: Vec<PersonId>,
    places: HashMap<PersonId, usize>,
    /// Whether there is a roster that could not be read: then nobody is said to be missing from it.
    is_lost: bool,
    /// Whether somebody was missing from it.
    missed: Cell<bool>,
    /// Made when first asked for: a class whose lists all have ids never does.
    names: OnceCell<Names<usize>>,
}

impl Roster {
    /// The roster of the people enrolled, in order.
    pub(super) fn new(enrolled: impl Iterator<Item = PersonId>, is_lost: bool) -> Self {
        let enrolled: Vec<_> = enrolled.collect();
        let places = enrolled.iter().enumerate().map(|(place, &id)| (id, place)).collect();
        Self { enrolled, places, is_lost, missed: Cell::new(false), names: OnceCell::new() }
    }

    /// Whether a record was of somebody whom the lost roster should have.
    pub(super) fn was_missed(&self) -> bool {
        self.missed.get()
    }

    /// The finding for somebody who is not enrolled; none where the roster is lost.
    fn not_enrolled(&self, span: Span, name: &str) -> Option<Diagnostic> {
        self.missed.set(true);
        let finding = Diagnostic::new(Code::NotEnrolled, span).arg("given", name).arg("day", "none");
        (!self.is_lost).then_some(finding)
    }

    fn names(&self, people: &People) -> &Names<usize> {
        self.names.get_or_init(|| {
            let mut names = Names::new("person");
            for (place, id) in self.enrolled.iter().enumerate() {
                let person = &people.list[id.0];
                names.add(&person.id.value, place);
                names.add(&person.name.value, place);
            }
            names
        })
    }

    /// The place in the roster of the person of a row; a finding where that person is not enrolled.
    pub(super) fn of_row(&self, people: &People, row: Row<'_>, out: &mut Vec<Diagnostic>) -> Option<usize> {
        if let (None, Some(name)) = (row.get("id"), row.get("name")) {
            return people.in_roster(self, name, out);
        }
        let person = people.of_row(row, out)?;
        let place = self.places.get(&person).copied();
        if place.is_none() {
            let span = row.get("id").map_or(row.span(), |cell| cell.span);
            out.extend(self.not_enrolled(span, &people.list[person.0].name.value));
        }
        place
    }
}
