//! Into which list a sheet goes: below the content folder, and nowhere else.

use super::open::Opened;
use crate::cli::args::{Import, Refusal};
use crate::config::Config;
use crate::import::ListKind;
use crate::model::ClassId;
use crate::pipeline::{self, Run};
use crate::source;

/// The path of the list below the content folder.
pub(super) fn target(
    asked: &Import,
    kind: ListKind,
    class: Option<ClassId>,
    config: &Config,
    run: &Run,
    opened: &Opened,
) -> Result<String, Refusal> {
    let path = match (class, run.office.as_ref()) {
        (Some(class), Some(office)) => {
            if let Some(given) = &asked.to {
                return Err(Refusal("failed-import-to-class", vec![("given", given.clone())]));
            }
            format!("classes/{}/{}.csv", office.class(class).programme.id, kind.name())
        }
        _ => match &asked.to {
            Some(given) => register(given)?,
            None => usual_register(run, opened)?,
        },
    };
    let content = config.root.join("content");
    if source::leads_out(&content, &path) {
        return Err(Refusal("failed-import-link", vec![("path", path)]));
    }
    if run.sources.contains(&path) && run.sources.find(&path).is_none() {
        return Err(Refusal("failed-import-list", vec![("path", run.sources.shown(&path))]));
    }
    Ok(path)
}

/// A register as it is given: a file directly below `people`, and nowhere else.
fn register(given: &str) -> Result<String, Refusal> {
    let plain = given.replace('\\', "/");
    let plain = plain.strip_prefix("./").unwrap_or(&plain);
    let plain = plain.strip_prefix("content/").unwrap_or(plain);
    let name = plain.strip_prefix("people/").unwrap_or(plain);
    let is_name = !name.contains('/') && !name.starts_with(['.', '~']) && pipeline::can_be_named(name);
    let is_list = source::paths::has_extension(name, "csv");
    if is_name && is_list {
        Ok(format!("people/{name}"))
    } else {
        Err(Refusal("failed-import-to", vec![("given", given.to_owned())]))
    }
}

/// The only register; of several the one in which all stand who are in the sheet and in any.
fn usual_register(run: &Run, opened: &Opened) -> Result<String, Refusal> {
    let registers: Vec<String> =
        run.sources.within("people", "csv").map(|id| run.sources.file(id).path.clone()).collect();
    match registers.as_slice() {
        [] => Ok("people/people.csv".to_owned()),
        [only] => Ok(only.clone()),
        several => {
            let people = run.office.iter().flat_map(|office| &office.people);
            let is_in = |person: &&crate::model::Person| {
                opened.rows.rows.iter().any(|row| row.get("id") == Some(person.id.value.as_str()))
            };
            let mut homes: Vec<String> =
                people.filter(is_in).map(|person| run.sources.file(person.span.file).path.clone()).collect();
            homes.sort();
            homes.dedup();
            match homes.as_slice() {
                [home] => Ok(home.clone()),
                _ => Err(Refusal("failed-import-which", vec![("known", several.join(", "))])),
            }
        }
    }
}
