//! The schema of data sets, as a Data Package of Frictionless Data that other programs read too.

use serde::Serialize;
use serde_json::{Value, json};

use crate::export::{DataFormat, DataSet, Field, Reference};

/// What a schema says of the whole.
#[derive(Clone, Debug)]
pub struct Package {
    /// Whose data it is.
    pub title: String,
    /// What there is to say of it.
    pub description: String,
    /// The day that it was computed for.
    pub today: chrono::NaiveDate,
    /// Whether descriptions are in Chinese.
    pub chinese: bool,
}

#[derive(Serialize)]
struct Resource {
    name: String,
    title: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'static str,
    path: String,
    mediatype: &'static str,
    encoding: &'static str,
    /// The same in other formats.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternatives: Vec<String>,
    rows: usize,
    schema: Schema,
}

#[derive(Serialize)]
struct Schema {
    fields: Vec<Column>,
    #[serde(rename = "primaryKey", skip_serializing_if = "<[_]>::is_empty")]
    primary_key: &'static [&'static str],
    #[serde(rename = "foreignKeys", skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<Value>,
}

#[derive(Serialize)]
struct Column {
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
}

/// The schema of some data sets that are written in some formats.
pub fn schema(package: &Package, sets: &[DataSet<'_>], formats: &[DataFormat]) -> Vec<u8> {
    #[derive(Serialize)]
    struct Whole<'p> {
        name: &'static str,
        title: &'p str,
        description: &'p str,
        today: String,
        resources: Vec<Resource>,
    }
    let whole = Whole {
        name: "xueshi-export",
        title: &package.title,
        description: &package.description,
        today: package.today.to_string(),
        resources: sets.iter().filter_map(|set| resource(package.chinese, set, formats)).collect(),
    };
    let mut text = serde_json::to_vec_pretty(&whole).unwrap_or_default();
    text.push(b'\n');
    text
}

fn resource(chinese: bool, set: &DataSet<'_>, formats: &[DataFormat]) -> Option<Resource> {
    let (first, others) = formats.split_first()?;
    let path = |format: &DataFormat| format!("{}.{}", set.name, format.extension());
    let fields = set.fields.iter().map(|field| column(chinese, field));
    Some(Resource {
        name: set.name.clone(),
        title: set.title[usize::from(chinese)].clone(),
        description: set.about[usize::from(chinese)],
        path: path(first),
        mediatype: first.media_type(),
        encoding: "utf-8",
        alternatives: others.iter().map(path).collect(),
        rows: set.rows.len(),
        schema: Schema {
            fields: fields.collect(),
            primary_key: set.key,
            foreign_keys: set.references.iter().map(reference).collect(),
        },
    })
}

fn column(chinese: bool, field: &Field) -> Column {
    Column {
        name: field.name.clone(),
        kind: field.kind.name(),
        format: field.kind.format(),
        description: field.about[usize::from(chinese)],
        unit: field.unit.map(|unit| unit.names()[usize::from(chinese)]),
    }
}

fn reference(reference: &Reference) -> Value {
    let Reference { columns, set, to } = reference;
    json!({ "fields": columns, "reference": { "resource": set, "fields": to } })
}
