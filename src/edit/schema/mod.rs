//! JSON Schemas of the source files, by which editors complete, explain and check what is typed.
//!
//! They are of draft 7, which the YAML language server of editors knows best, and written out by hand: the
//! formats are data ([`FORMATS`]) and no types from which a crate could derive them, a key has several names,
//! and what a value may be is what the readers take, not what some type looks like. A schema accepts whatever
//! the program accepts. What it refuses is what the program refuses too: unknown keys, words that are none of a
//! list, values of another kind. What only the whole office can tell, it leaves to the program.

mod names;
mod value;

use serde_json::{Map, Value, json};

use crate::parse::{Key, Kind, Need, Shape};
use crate::resolve::{FORMATS, Holds, SOURCES, Source, WAY_USES};
use crate::source::paths::has_extension;

/// The source files that have a schema.
pub fn schemas() -> &'static [Source] {
    SOURCES
}

/// The files that a schema is for, as paths below the office's folder.
pub fn schema_files(source: &Source) -> Vec<String> {
    source.place.split(", ").map(|place| format!("content/{place}")).collect()
}

/// The schema of one kind of source file, as text.
pub fn schema(source: &Source) -> String {
    let shape = FORMATS.iter().find(|format| format.place == source.place).map_or(Shape { keys: &[] }, |f| f.shape);
    let mut made = Definitions::default();
    let whole = match source.holds {
        Holds::Map => made.map(shape, None),
        Holds::Maps => {
            let item = made.map(shape, None);
            // A file without anything in it is a list without anything in it.
            json!({ "type": ["array", "null", "object"], "items": item, "maxProperties": 0 })
        }
        Holds::Rows { open } => made.row(shape, open),
    };
    let [en, zh] = source.about;
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": format!("{zh} {en}"),
        "description": format!("content/{}", source.place),
    });
    if let (Value::Object(schema), Value::Object(whole)) = (&mut schema, whole) {
        schema.extend(whole);
        schema.insert("definitions".to_owned(), Value::Object(made.list));
    }
    text(&schema)
}

/// What an editor and other programs need to find the schemas: of each what files it is for.
pub fn schema_index() -> String {
    let entry = |source: &Source| {
        let kind = match source.holds {
            Holds::Rows { .. } => "row",
            _ if has_extension(source.place, "md") => "front-matter",
            _ => "yaml",
        };
        let [en, zh] = source.about;
        json!({
            "name": source.name,
            "schema": schema_name(source),
            "of": kind,
            "files": schema_files(source),
            "title": { "zh-CN": zh, "en": en },
        })
    };
    text(&json!({ "schemas": SOURCES.iter().map(entry).collect::<Vec<_>>() }))
}

/// The name of the file of a schema.
pub fn schema_name(source: &Source) -> String {
    format!("{}.schema.json", source.name)
}

/// The settings by which VS Code finds the schemas in a folder, as a path from the office's folder.
pub(super) fn editor_settings(folder: &str) -> String {
    let is_yaml = |source: &&Source| has_extension(source.place, "yaml");
    let files = SOURCES.iter().filter(is_yaml).map(|source| {
        let files: Vec<Value> = schema_files(source).into_iter().map(Value::String).collect();
        (format!("./{folder}/{}", schema_name(source)), Value::Array(files))
    });
    text(&json!({
        "yaml.schemas": files.collect::<Map<_, _>>(),
        // What is not of this office is of no use here, and nothing is fetched from the network.
        "yaml.schemaStore.enable": false,
        "yaml.validate": true,
        "yaml.completion": true,
        "yaml.hover": true,
        "files.encoding": "utf8",
        "files.associations": { "*.yaml": "yaml" },
        "[yaml]": {
            "editor.insertSpaces": true,
            "editor.tabSize": 2,
            "editor.quickSuggestions": { "other": true, "comments": false, "strings": true },
        },
    }))
}

/// What VS Code offers to install.
pub(super) fn editor_extensions() -> String {
    text(&json!({ "recommendations": ["redhat.vscode-yaml"] }))
}

fn text(value: &Value) -> String {
    // A tree of texts and numbers is always written.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// What a schema defines: each shape, and each of its keys.
#[derive(Default)]
struct Definitions {
    list: Map<String, Value>,
}

impl Definitions {
    /// A reference to the definition of a shape; `others` is what values of other keys are.
    fn map(&mut self, shape: Shape, others: Option<Kind>) -> Value {
        let name = names::of(shape);
        let reference = json!({ "$ref": format!("#/definitions/{name}") });
        if self.list.contains_key(&name) {
            return reference;
        }
        // A shape may hold itself.
        self.list.insert(name.clone(), Value::Null);
        let others = others.map_or(Value::Bool(false), |kind| self.value(kind, false));
        let mut required = Vec::new();
        for key in shape.keys {
            let must = key.need == Need::Must;
            let value = self.value(key.kind, !must);
            self.define(&name, key, value);
            required.extend(must.then(|| names::required(key)));
        }
        required.extend(uses(shape));
        self.list.insert(name.clone(), object(&name, shape, &others, required));
        reference
    }

    /// A row of a list, as a map of its cells: an empty one is a text of nothing.
    fn row(&mut self, shape: Shape, open: bool) -> Value {
        let name = names::of(shape);
        let mut required = Vec::new();
        for key in shape.keys {
            let value = self.value(key.kind, false);
            self.define(&name, key, json!({ "anyOf": [value, { "const": "" }] }));
            required.extend((key.need == Need::Column).then(|| names::required(key)));
        }
        let others = if open { json!({ "type": "string" }) } else { Value::Bool(false) };
        object(&name, shape, &others, required)
    }

    fn define(&mut self, shape: &str, key: &Key, value: Value) {
        let [en, zh] = key.about;
        let also = |names: Vec<&str>| names.join("、");
        let names = also(key.zh.iter().copied().chain([key.en]).collect());
        let written = format!("{}\n\n{en}\n\n{names}", names::without_links(zh));
        let mut definition = json!({ "description": written.replace('`', ""), "markdownDescription": written });
        if let (Value::Object(definition), Value::Object(value)) = (&mut definition, value) {
            definition.extend(value);
        }
        self.list.insert(names::of_key(shape, key), definition);
    }
}

/// What each way to earn credits has no use for: the program does not know such keys there.
fn uses(shape: Shape) -> Vec<Value> {
    let Some(by) =
        shape.find("by").filter(|_| WAY_USES.iter().flat_map(|used| used.iter()).all(|key| shape.find(key).is_some()))
    else {
        return Vec::new();
    };
    let all = |key: &'static Key| key.zh.iter().copied().chain([key.en]);
    let ways = by.kind.choices().unwrap_or_default();
    let one = |(words, used): (Vec<&'static str>, &&[&str])| {
        let given = all(by).map(|name| json!({ "required": [name], "properties": { (name): { "enum": words } } }));
        let message = "这种方式用不着这一项。This way has no use for it";
        let idle = shape.keys.iter().filter(|key| !used.contains(&key.en)).flat_map(all);
        let idle = idle.map(|name| (name.to_owned(), json!({ "type": "null", "errorMessage": message })));
        json!({ "if": { "anyOf": given.collect::<Vec<_>>() }, "then": { "properties": idle.collect::<Map<_, _>>() } })
    };
    ways.into_iter().zip(WAY_USES).map(one).collect()
}

/// An object with the keys of a shape under all their names.
fn object(name: &str, shape: Shape, others: &Value, required: Vec<Value>) -> Value {
    let reference = |key: &Key| json!({ "$ref": format!("#/definitions/{}", names::of_key(name, key)) });
    let mut properties = Map::new();
    let mut patterns = Map::new();
    for key in shape.keys {
        for known in key.zh.iter().chain([&key.en]) {
            properties.insert((*known).to_owned(), reference(key));
        }
        patterns.insert(names::otherwise(key), reference(key));
    }
    let mut object = json!({
        "type": "object",
        "properties": properties,
        "patternProperties": patterns,
        "additionalProperties": others,
    });
    if !required.is_empty() {
        object["allOf"] = Value::Array(required);
    }
    object
}
