//! Which records have been kept for as long as the office says.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use crate::model::{Class, ClassId, Kept, Office, PersonId, Retention};
use crate::source::{Sources, Span};

/// Records that have been kept for their time.
#[derive(Clone, Debug)]
pub struct Due<'o> {
    /// The rule that says so.
    pub rule: &'o Retention,
    /// Where they are.
    pub place: DuePlace,
    /// Whose they are, in the order of the source.
    pub people: Vec<PersonId>,
    /// What their time began with.
    pub since: Since,
    /// The day of that.
    pub from: NaiveDate,
    /// The last day on which they were to be kept.
    pub until: NaiveDate,
    /// The classes whose lists still name the person of a row.
    pub named_by: Vec<ClassId>,
}

/// Where records are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DuePlace {
    /// A row of a register.
    Row(Span),
    /// A file or a folder, which ends with a slash, by its path below the content folder.
    Path(String),
}

/// What the time of records began with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// The last day in office.
    Left,
    /// The end of the last class.
    LastClass,
    /// The first day in office, of somebody who was in no class.
    Joined,
    /// The end of the class.
    ClassEnd,
}

impl Since {
    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::LastClass => "last-class",
            Self::Joined => "joined",
            Self::ClassEnd => "class-end",
        }
    }
}

/// Everything that is due on the day of the office, by the rules in their order.
pub fn due<'o>(office: &'o Office, sources: &Sources) -> Vec<Due<'o>> {
    let classes = enrolled_in(office);
    let mut due = Vec::new();
    for rule in &office.site.privacy.retention {
        match rule.kind {
            Kept::People => due.extend(rows(office, rule, &classes)),
            _ => due.extend(office.classes.iter().flat_map(|class| of_class(office, sources, rule, class))),
        }
    }
    // What goes with the whole folder need not be said again.
    let folders: Vec<String> = due.iter().filter(|one| one.rule.kind == Kept::Class).map(path_of).collect();
    due.retain(|one| {
        let path = path_of(one);
        one.rule.kind == Kept::Class || !folders.iter().any(|folder| path.starts_with(folder))
    });
    due
}

fn path_of(due: &Due<'_>) -> String {
    match &due.place {
        DuePlace::Row(_) => String::new(),
        DuePlace::Path(path) => path.clone(),
    }
}

/// The classes of everybody who is in one.
fn enrolled_in(office: &Office) -> BTreeMap<PersonId, Vec<ClassId>> {
    let mut classes: BTreeMap<PersonId, Vec<ClassId>> = BTreeMap::new();
    for (at, class) in office.classes.iter().enumerate() {
        for enrolment in &class.register.roster {
            classes.entry(enrolment.person).or_default().push(ClassId(at));
        }
    }
    classes
}

/// The last day of the time of a rule that began on a day, where that is past.
fn passed(office: &Office, rule: &Retention, from: NaiveDate) -> Option<NaiveDate> {
    let until = from.checked_add_months(Months::new(rule.years.checked_mul(12)?))?;
    (until < office.today).then_some(until)
}

/// The rows of people who left, or have been in no class, for as long.
fn rows<'o>(
    office: &'o Office,
    rule: &'o Retention,
    classes: &BTreeMap<PersonId, Vec<ClassId>>,
) -> impl Iterator<Item = Due<'o>> {
    let due = office.people.iter().enumerate().filter_map(move |(at, person)| {
        let named_by = classes.get(&PersonId(at)).cloned().unwrap_or_default();
        let last = named_by.iter().map(|&id| office.class(id).programme.end).max();
        let day = |date: &Option<crate::source::Spanned<NaiveDate>>| date.as_ref().map(|date| date.value);
        let (left, joined) = (day(&person.left), day(&person.joined));
        let began = [(left, Since::Left), (last, Since::LastClass)];
        let began = began.into_iter().filter_map(|(day, since)| Some((day?, since))).max_by_key(|(day, _)| *day);
        let (from, since) = began.or_else(|| joined.map(|day| (day, Since::Joined)))?;
        let until = passed(office, rule, from)?;
        let place = DuePlace::Row(person.span);
        Some(Due { rule, place, people: vec![PersonId(at)], since, from, until, named_by })
    });
    due.collect::<Vec<_>>().into_iter()
}

/// What a class has of a kind, where it ended so long ago.
fn of_class<'o>(office: &'o Office, sources: &Sources, rule: &'o Retention, class: &Class) -> Vec<Due<'o>> {
    let from = class.programme.end;
    let Some(until) = passed(office, rule, from) else { return Vec::new() };
    let folder = format!("classes/{}", class.programme.id);
    let names: Vec<String> = match rule.kind {
        Kept::Class => vec![String::new()],
        kind => kind.within_class().iter().map(|name| format!("/{name}")).collect(),
    };
    let places = names.into_iter().filter_map(|name| {
        let path = format!("{folder}{name}");
        let is_folder = sources.below(&path).next().is_some();
        (is_folder || sources.contains(&path)).then(|| if is_folder { format!("{path}/") } else { path })
    });
    let people = people_of(class, rule.kind);
    let due = |path| Due {
        rule,
        place: DuePlace::Path(path),
        people: people.clone(),
        since: Since::ClassEnd,
        from,
        until,
        named_by: Vec::new(),
    };
    places.map(due).collect()
}

/// Whose the records of a kind are; the answers of a survey are nobody's.
fn people_of(class: &Class, kind: Kept) -> Vec<PersonId> {
    let register = &class.register;
    let has = |place: usize| match kind {
        Kept::People | Kept::Class | Kept::Sessions => true,
        Kept::Online => !register.online_of(place).is_empty(),
        Kept::Marks => register.marks.contains_key(&place),
        Kept::Deliverables => !register.deliverables_of(place).is_empty(),
        Kept::Certificates => !register.certificates_of(place).is_empty(),
        Kept::Surveys => false,
    };
    let roster = register.roster.iter().enumerate();
    roster.filter(|(place, _)| has(*place)).map(|(_, enrolment)| enrolment.person).collect()
}
