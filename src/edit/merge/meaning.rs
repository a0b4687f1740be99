//! What the cells of a list mean: who a row is of, and whether two cells say the same.

use chrono::{Datelike, NaiveDate};

use super::{Target, value};
use crate::edit::list::Sheet;
use crate::locale::Phrase;
use crate::model::{Class, ClassId, Office, Person, PersonId, UnitId};
use crate::parse::{Kind, date, decimal, month, yes_no};
use crate::resolve::{attendance_mark, component_of_mark, session_head};
use crate::source::{Sources, Spanned};

type Time = (chrono::NaiveTime, chrono::NaiveTime);

/// The office, as a list's cells are understood.
pub(super) struct Meaning<'a> {
    office: &'a Office,
    sources: &'a Sources,
    target: Target<'a>,
    class: Option<&'a Class>,
    /// The kind of list, by the name of its file.
    file: &'a str,
}

impl<'a> Meaning<'a> {
    pub(super) fn of(office: &'a Office, sources: &'a Sources, target: Target<'a>) -> Self {
        let class = target.class.map(|id| office.class(id));
        let file = target.path.rsplit('/').next().unwrap_or_default();
        Self { office, sources, target, class, file }
    }

    fn is_register(&self) -> bool {
        self.class.is_none()
    }

    fn text(&self, text: &str) -> Spanned<String> {
        Spanned::new(text.to_owned(), self.office.site.span)
    }

    /// Whether a column is one by which rows are known.
    pub(super) fn is_key(&self, key: &str) -> bool {
        match self.file {
            _ if self.is_register() => key == "id",
            "online.csv" => ["id", "name", "course"].contains(&key),
            _ => ["id", "name"].contains(&key),
        }
    }

    /// Whom a row is about, for who reads of it.
    pub(super) fn about(&self, get: &dyn Fn(&str) -> String) -> String {
        let parts = [get("name"), get("id"), if self.file == "online.csv" { get("course") } else { String::new() }];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    }

    /// The key of a row of the list.
    pub(super) fn listed(&self, sheet: &Sheet, row: usize) -> String {
        let get = |key: &str| Some(sheet.get(row, key)).filter(|value| !value.is_empty());
        let (id, name) = (get("id"), get("name"));
        if self.is_register() {
            return format!("id {}", id.unwrap_or_default());
        }
        let person = self.person(id, name, get("unit"));
        self.key(person, id, name, &get)
    }

    /// The key of a row that comes, and what of it the list takes.
    pub(super) fn incoming(
        &self,
        cells: &[(String, String)],
        sheet: &Sheet,
    ) -> Result<(String, Vec<(String, String)>), Phrase> {
        if self.is_register() { self.of_register(cells) } else { self.of_class(cells, sheet) }
    }

    fn of_register(&self, cells: &[(String, String)]) -> Result<(String, Vec<(String, String)>), Phrase> {
        let (id, name) = (value(cells, "id"), value(cells, "name"));
        let people = || self.office.people.iter();
        let number = |person: &Person| person.id_number.as_ref().map(|number| number.value.to_uppercase());
        let by_number =
            || value(cells, "id_number").and_then(|own| people().find(|person| number(person).as_deref() == Some(own)));
        let found = match id {
            Some(id) => {
                let found = people().find(|person| person.id.value == id);
                match (found, by_number()) {
                    (Some(found), other) => {
                        let known = number(found);
                        let differs = known.is_some()
                            && value(cells, "id_number").is_some_and(|own| Some(own) != known.as_deref());
                        if differs && name.is_some_and(|name| name != found.name.value) {
                            return Err(Phrase::new("import-why-other-person")
                                .text("given", id)
                                .text("name", &found.name.value));
                        }
                        if let Some(other) = other.filter(|other| other.id.value != found.id.value) {
                            return Err(same_number(other));
                        }
                    }
                    (None, Some(other)) => return Err(same_number(other)),
                    (None, None) => {}
                }
                found
            }
            None => match by_number() {
                Some(found) => Some(found),
                None => self.person(None, name, value(cells, "unit")).map(|found| self.office.person(found)),
            },
        };
        let Some(id) = id.or(found.map(|found| found.id.value.as_str())) else {
            return Err(Phrase::new("import-why-no-id"));
        };
        if let Some(found) = found.filter(|found| self.path_of(found) != self.target.path) {
            return Err(Phrase::new("import-why-elsewhere").text("path", self.path_of(found)));
        }
        let mut taken = vec![("id".to_owned(), id.to_owned())];
        taken.extend(cells.iter().filter(|(key, _)| key != "id").cloned());
        Ok((format!("id {id}"), taken))
    }

    /// The file in which a person stands.
    fn path_of(&self, person: &Person) -> &str {
        &self.sources.file(person.span.file).path
    }

    fn of_class(&self, cells: &[(String, String)], sheet: &Sheet) -> Result<(String, Vec<(String, String)>), Phrase> {
        let (id, name) = (value(cells, "id"), value(cells, "name"));
        if id.is_none() && name.is_none() {
            let mut rest = cells.iter().filter(|(key, _)| !["unit", "note", "cohort", "group"].contains(&key.as_str()));
            let why =
                if rest.next().is_some() || !cells.is_empty() { "import-why-no-who" } else { "import-why-nothing" };
            return Err(Phrase::new(why));
        }
        let person = self.person(id, name, value(cells, "unit"));
        let known = person.map(|person| self.office.person(person));
        if let (Some(known), Some(_), Some(name)) = (known, id, name)
            && known.name.value != name
        {
            let why = Phrase::new("import-why-name-mismatch").text("given", name);
            return Err(why.text("id", &known.id.value).text("name", &known.name.value));
        }
        let get = |key: &str| value(cells, key);
        let key = self.key(person, id, name, &get);
        let mut taken = Vec::new();
        let (is_new, has_id) = (sheet.heads().count() == 0 || sheet.filled().is_empty(), sheet.find("id").is_some());
        let namesakes = known
            .map_or(0, |known| self.office.people.iter().filter(|other| other.name.value == known.name.value).count());
        let own_id = id
            .or(known.map(|known| known.id.value.as_str()))
            .filter(|_| is_new || has_id || namesakes > 1 || known.is_none());
        taken.extend(own_id.map(|id| ("id".to_owned(), id.to_owned())));
        let own_name = known.map(|known| known.name.value.as_str()).or(name);
        taken.extend(own_name.map(|name| ("name".to_owned(), name.to_owned())));
        for (column, value) in cells.iter().filter(|(column, _)| !["id", "name"].contains(&column.as_str())) {
            if !self.says_nothing_new(column, value, known) {
                let column = self.column(column, sheet);
                taken.push((column, value.clone()));
            }
        }
        Ok((key, taken))
    }

    /// Whether a class's list only repeats what it need not hold.
    fn says_nothing_new(&self, column: &str, value: &str, person: Option<&Person>) -> bool {
        let Some(person) = person.filter(|_| self.file == "roster.csv") else {
            return ["unit", "college_class", "group", "note"].contains(&column) && self.file == "attendance.csv";
        };
        match column {
            "unit" => self.unit(value) == Some(person.unit),
            "category" => person.category.is_some() && self.category(value) == person.category.map(|id| id.0),
            _ => false,
        }
    }

    /// The name under which the list has a column: a session's may be written in another way.
    fn column(&self, column: &str, sheet: &Sheet) -> String {
        if self.file == "marks.csv" && sheet.find(column).is_none() {
            let own = sheet.heads().find(|head| component_of_mark(head) == component_of_mark(column));
            return own.unwrap_or(column).to_owned();
        }
        let Some(class) = self.class.filter(|_| self.file == "attendance.csv") else { return column.to_owned() };
        let Some(wanted) = self.session(class, column) else { return column.to_owned() };
        let own = sheet.heads().find(|head| self.session(class, head) == Some(wanted));
        own.unwrap_or(column).to_owned()
    }

    fn session(&self, class: &Class, head: &str) -> Option<(NaiveDate, Option<Time>)> {
        let (day, time) = session_head(&self.text(head))?;
        Some((day, time.or_else(|| only(&times(class), day))))
    }

    /// The person of an id, or of a name that only one has: of the class, or of all.
    fn person(&self, id: Option<&str>, name: Option<&str>, unit: Option<&str>) -> Option<PersonId> {
        let all = || (0..self.office.people.len()).map(PersonId);
        if let Some(id) = id {
            return all().find(|&person| self.office.person(person).id.value == id);
        }
        let name: String = name?.to_owned();
        let named = |person: &PersonId| self.office.person(*person).name.value == name;
        let enrolled = self.class.filter(|_| self.file != "roster.csv");
        let mut found: Vec<PersonId> = match enrolled {
            Some(class) => class.register.roster.iter().map(|enrolment| enrolment.person).filter(named).collect(),
            None => all().filter(named).collect(),
        };
        if let Some(unit) = unit.and_then(|unit| self.unit(unit)).filter(|_| found.len() > 1 || self.is_register()) {
            found.retain(|&person| self.office.person(person).unit == unit);
        } else if self.is_register() {
            // A name alone is not enough to know somebody by.
            return None;
        }
        if let [only] = found.as_slice() { Some(*only) } else { None }
    }

    fn key<'k>(
        &self,
        person: Option<PersonId>,
        id: Option<&str>,
        name: Option<&str>,
        get: &dyn Fn(&str) -> Option<&'k str>,
    ) -> String {
        let who = match (person, id) {
            (Some(person), _) => format!("person {}", person.0),
            (None, Some(id)) => format!("id {id}"),
            (None, None) => format!("name {}", name.unwrap_or_default()),
        };
        match self.file {
            "online.csv" => {
                let course = get("course").unwrap_or_default();
                match self.course(person, course) {
                    Some(at) => format!("{who} course {at}"),
                    None => format!("{who} named {course}"),
                }
            }
            // Who left and came again stands there twice.
            "roster.csv" => {
                let from = get("from").and_then(|from| date(&self.text(from)).ok());
                let again = person.is_some_and(|person| self.is_there_again(person));
                if again { format!("{who} from {from:?}") } else { who }
            }
            _ => who,
        }
    }

    fn is_there_again(&self, person: PersonId) -> bool {
        let enrolments = self.class.into_iter().flat_map(|class| &class.register.roster);
        enrolments.filter(|enrolment| enrolment.person == person).any(|enrolment| enrolment.intervals.len() > 1)
    }

    fn course(&self, person: Option<PersonId>, name: &str) -> Option<usize> {
        let class = self.class?;
        let enrolment = class.register.roster.iter().find(|enrolment| Some(enrolment.person) == person);
        let cohort = enrolment.and_then(|enrolment| enrolment.cohort.as_deref());
        let courses = &class.programme.courses;
        let by_id = courses.iter().position(|course| course.id == name);
        let by_title = |course: &crate::model::Course| course.title == name;
        let own = || courses.iter().position(|course| by_title(course) && course.cohort.as_deref() == cohort);
        by_id.or_else(own).or_else(|| courses.iter().position(by_title))
    }

    fn unit(&self, name: &str) -> Option<UnitId> {
        let mut found = self.office.units.ids().filter(|&id| {
            let unit = self.office.units.get(id);
            unit.id.value == name || unit.title == name || unit.short == name
        });
        found.next().filter(|_| found.next().is_none())
    }

    fn category(&self, name: &str) -> Option<usize> {
        self.office.site.categories.iter().position(|category| category.id == name || category.title == name)
    }

    /// Whether a cell of the list says what comes, in whatever form.
    pub(super) fn same(&self, key: &str, old: &str, new: &str) -> bool {
        if old == new {
            return true;
        }
        let kind = self.target.shape.keys.iter().find(|known| known.en == key).map(|known| known.kind);
        let (before, after) = (self.text(old), self.text(new));
        match (key, kind) {
            ("unit", _) => self.unit(old).is_some() && self.unit(old) == self.unit(new),
            ("category", _) => self.category(old).is_some() && self.category(old) == self.category(new),
            ("name", _) => old.chars().filter(|c| !c.is_whitespace()).eq(new.chars().filter(|c| !c.is_whitespace())),
            ("performance" | "exam" | "makeup", _) => same_number_as(&before, &after),
            (_, Some(Kind::Date)) => date(&before).ok().is_some_and(|day| date(&after).ok() == Some(day)),
            (_, Some(Kind::Month)) => Self::same_month(&before, &after),
            (_, Some(Kind::YesNo)) => yes_no(&before).ok().is_some_and(|found| yes_no(&after).ok() == Some(found)),
            (_, None) if self.file == "attendance.csv" => {
                attendance_mark(&before).is_some_and(|found| attendance_mark(&after) == Some(found))
            }
            (_, None) => same_number_as(&before, &after),
            _ => false,
        }
    }

    /// A month says nothing new of a day in it; a day does of a month.
    fn same_month(before: &Spanned<String>, after: &Spanned<String>) -> bool {
        let (Ok(old), Ok(new)) = (month(before), month(after)) else { return false };
        let in_month = (old.year(), old.month()) == (new.year(), new.month());
        old == new || in_month && date(after).is_err()
    }
}

fn same_number(other: &Person) -> Phrase {
    Phrase::new("import-why-same-number").text("name", &other.name.value).text("id", &other.id.value)
}

fn same_number_as(before: &Spanned<String>, after: &Spanned<String>) -> bool {
    decimal(before).ok().is_some_and(|found| decimal(after).ok() == Some(found))
}

/// The days and times on which a class meets, or was to meet.
fn times(class: &Class) -> Vec<(NaiveDate, Time)> {
    let held = class.register.sessions.iter().map(|session| (session.date.value, session.time));
    let planned = class.programme.schedule.iter().filter_map(|slot| Some((slot.date.value, slot.time?)));
    let mut all: Vec<_> = held.chain(planned).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The time of the only session of a day.
fn only(times: &[(NaiveDate, Time)], day: NaiveDate) -> Option<Time> {
    let mut found = times.iter().filter(|(own, _)| *own == day).map(|(_, time)| *time);
    found.next().filter(|_| found.next().is_none())
}

/// The head under which an attendance sheet has the session that a text names: 2024-05-20, 5月20日, 2024.5.20 14:30-16:00.
pub fn session_column(office: &Office, class: ClassId, head: &str) -> Option<String> {
    let times = times(office.class(class));
    let spanned = |text: &str| Spanned::new(text.to_owned(), office.site.span);
    let head = head.trim();
    let (day, time) = session_head(&spanned(head)).or_else(|| {
        // A day without a year is that of the class, where it meets on one such day only.
        let (day, time) = head.split_once(char::is_whitespace).map_or((head, None), |(day, time)| (day, Some(time)));
        let time = time.and_then(|time| crate::parse::time_range(&spanned(time)).ok());
        let mut days: Vec<NaiveDate> = times.iter().map(|(day, _)| *day).collect();
        days.dedup();
        let is_it = |known: &&NaiveDate| {
            date(&spanned(&format!("{}-{}", known.year(), day.replace(['月', '.', '/'], "-")))).ok() == Some(**known)
        };
        let mut found = days.iter().filter(is_it);
        found.next().filter(|_| found.next().is_none()).map(|day| (*day, time))
    })?;
    let several = times.iter().filter(|(own, _)| *own == day).count() > 1;
    Some(match time.filter(|_| several) {
        Some((from, to)) => format!("{day} {}-{}", from.format("%H:%M"), to.format("%H:%M")),
        None => day.to_string(),
    })
}
