//! People and classes as they are named on the command line.

use super::args::Refusal;
use crate::diag;
use crate::model::{ClassId, Office, PersonId};

/// Classes that are listed for a name that none has.
const MOST_SHOWN: usize = 12;

/// The person of an id or a name.
pub(super) fn person(office: &Office, name: &str) -> Result<PersonId, Refusal> {
    let ids = || (0..office.people.len()).map(PersonId);
    if let Some(id) = ids().find(|&id| office.person(id).id.value == name) {
        return Ok(id);
    }
    let named: Vec<PersonId> = ids().filter(|&id| office.person(id).name.value == name).collect();
    match named.as_slice() {
        [id] => Ok(*id),
        [] => {
            let known = office.people.iter().flat_map(|person| [person.name.value.as_str(), person.id.value.as_str()]);
            Err(unknown("failed-person", name, known))
        }
        several => {
            let all = several.iter().map(|&id| {
                let person = office.person(id);
                format!("{}（{}）", person.id.value, office.units.get(person.unit).short)
            });
            Err(Refusal(
                "failed-several",
                vec![("given", name.to_owned()), ("known", all.collect::<Vec<_>>().join(", "))],
            ))
        }
    }
}

/// The class of a folder or a title.
pub(super) fn class(office: &Office, name: &str) -> Result<ClassId, Refusal> {
    if let Some(at) = office.classes.iter().position(|class| class.programme.id == name) {
        return Ok(ClassId(at));
    }
    let titled = office.classes.iter().enumerate().filter(|(_, class)| class.programme.title.value == name);
    let titled: Vec<_> = titled.collect();
    if let [(at, _)] = titled.as_slice() {
        return Ok(ClassId(*at));
    }
    if !titled.is_empty() {
        let folders: Vec<_> = titled.iter().map(|(_, class)| class.programme.id.clone()).collect();
        return Err(Refusal("failed-several", vec![("given", name.to_owned()), ("known", folders.join(", "))]));
    }
    Err(unknown_class(office, name))
}

/// The refusal of a name that no class has, with those that have it as a part, else the nearest, else the
/// latest of all.
fn unknown_class(office: &Office, name: &str) -> Refusal {
    let all = || office.classes.iter().rev().map(|class| [class.programme.id.as_str(), &class.programme.title.value]);
    let lower = name.to_lowercase();
    let mut near: Vec<[&str; 2]> =
        all().filter(|names| names.iter().any(|own| own.to_lowercase().contains(&lower))).collect();
    if near.is_empty() {
        let nearest = diag::nearest_all(name, all().flatten());
        near = all().filter(|names| names.iter().any(|own| nearest.contains(own))).collect();
    }
    let of = if near.is_empty() { "all" } else { "near" };
    let shown = if near.is_empty() { all().collect() } else { near };
    let known = listed(shown.into_iter().take(MOST_SHOWN).map(|[id, title]| (id, title)));
    Refusal("failed-class", vec![("given", name.to_owned()), ("of", of.to_owned()), ("known", known)])
}

/// A line for each of some things: its id and what it is called; `none` where there are none.
pub(super) fn listed<'a>(known: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let known: Vec<_> = known.into_iter().collect();
    let width = known.iter().map(|(id, _)| id.len()).max().unwrap_or(0);
    let lines: Vec<String> = known.iter().map(|(id, title)| format!("\n  {id:width$}  {title}")).collect();
    if lines.is_empty() { "none".to_owned() } else { lines.concat() }
}

/// The refusal of a name that stands for nothing, with the nearest.
pub(super) fn unknown<'a>(message: &'static str, name: &str, known: impl Iterator<Item = &'a str>) -> Refusal {
    let near = diag::nearest_all(name, known);
    let nearest = if near.is_empty() { "none".to_owned() } else { near.join(" / ") };
    Refusal(message, vec![("given", name.to_owned()), ("nearest", nearest)])
}
