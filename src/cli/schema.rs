//! `schema`: the JSON Schemas of the source files, for editors.

use std::path::Path;

use serde::Serialize;

use super::Exit;
use super::args::{Refusal, Schema};
use super::report::Reporter;
use super::save::{lay, save};
use crate::diag;
use crate::edit::{NewFile, schema, schema_files, schema_index, schema_name, schemas};
use crate::locale::Lang;

/// One schema in the list.
#[derive(Serialize)]
struct Listed {
    name: &'static str,
    title: &'static str,
    files: Vec<String>,
}

/// Lists the schemas, says one, or writes all of them.
pub(super) fn run(asked: &Schema, reporter: &Reporter) -> Result<Exit, Refusal> {
    match (&asked.name, &asked.output) {
        (Some(name), _) => say(name)?,
        (None, Some(folder)) => write(folder, reporter)?,
        (None, None) => list(reporter),
    }
    Ok(Exit::Clean)
}

fn list(reporter: &Reporter) {
    let chinese = reporter.locale.lang() == Lang::ZhCn;
    let listed: Vec<Listed> = schemas()
        .iter()
        .map(|source| Listed {
            name: source.name,
            title: source.about[usize::from(chinese)],
            files: schema_files(source),
        })
        .collect();
    reporter.data(&listed, |locale| {
        let comma = locale.get("list-comma");
        let line = |one: &Listed| format!("{:12}  {}　← {}", one.name, one.title, one.files.join(&comma));
        listed.iter().map(line).collect()
    });
}

/// A schema is JSON in whatever format results are asked for.
fn say(name: &str) -> Result<(), Refusal> {
    let Some(source) = schemas().iter().find(|source| source.name == name) else {
        let known = || schemas().iter().map(|source| source.name);
        let nearest = diag::nearest(name, known()).unwrap_or("none").to_owned();
        let known = known().collect::<Vec<_>>().join(", ");
        return Err(Refusal("failed-schema", vec![("given", name.to_owned()), ("nearest", nearest), ("known", known)]));
    };
    Reporter::text(&schema(source));
    Ok(())
}

fn write(folder: &Path, reporter: &Reporter) -> Result<(), Refusal> {
    let files = schemas().iter().map(|source| (schema_name(source), schema(source)));
    let mut written = Vec::new();
    for (name, text) in files.chain([("index.json".to_owned(), schema_index())]) {
        let path = folder.join(&name);
        if path.symlink_metadata().is_ok() {
            save(&path, text.into_bytes(), true)?;
        } else {
            lay(folder, NewFile { path: name, bytes: text.into_bytes() })?;
        }
        written.push(path.display().to_string());
    }
    reporter.data(&written, |_| written.clone());
    Ok(())
}
