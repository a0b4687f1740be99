//! People and classes as they are named on the command line.

use super::args::Refusal;
use crate::diag;
use crate::model::{ClassId, Office, PersonId};

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
    let known =
        office.classes.iter().flat_map(|class| [class.programme.id.as_str(), class.programme.title.value.as_str()]);
    Err(unknown("failed-class", name, known))
}

/// The refusal of a name that stands for nothing, with the nearest.
pub(super) fn unknown<'a>(message: &'static str, name: &str, known: impl Iterator<Item = &'a str>) -> Refusal {
    let nearest = diag::nearest(name, known).unwrap_or("none").to_owned();
    Refusal(message, vec![("given", name.to_owned()), ("nearest", nearest)])
}
