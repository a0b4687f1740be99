//! The schemas of source files, and what the commands make of them.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output};

use serde_json::Value;
use xueshi::edit::{schema, schemas};
use xueshi::resolve::FORMATS;

fn xueshi(arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_xueshi"));
    program.arg("schema").args(arguments).args(["--lang", "en"]).output().expect("the program starts")
}

fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            found.extend(object.get("$ref").and_then(Value::as_str).map(str::to_owned));
            object.values().for_each(|value| references(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[test]
fn every_source_file_has_a_schema_that_defines_what_it_refers_to() {
    let whole = FORMATS.iter().map(|format| format.place).filter(|place| !place.contains(": ") && *place != "waivers");
    assert_eq!(schemas().iter().map(|source| source.place).collect::<BTreeSet<_>>(), whole.collect());
    let mut reached = BTreeSet::new();
    for source in schemas() {
        let schema: Value = serde_json::from_str(&schema(source)).expect("JSON");
        let definitions = schema["definitions"].as_object().expect("definitions");
        let mut found = BTreeSet::new();
        references(&schema, &mut found);
        for reference in found {
            let name = reference.strip_prefix("#/definitions/").expect("a definition");
            assert!(definitions.get(name).is_some_and(Value::is_object), "{}: {name}", source.name);
        }
        reached.extend(definitions.keys().cloned());
        for name in definitions.keys().filter(|name| name.contains(':')) {
            let about = definitions[name]["description"].as_str().expect("a description");
            assert!(about.chars().any(|c| c > '一') && about.contains(|c: char| c.is_ascii_alphabetic()), "{name}");
        }
    }
    // Every key of every format is in some schema.
    let keys: BTreeSet<&str> = reached.iter().filter_map(|name| Some(name.split_once(':')?.1)).collect();
    for key in FORMATS.iter().flat_map(|format| format.shape.keys) {
        assert!(keys.contains(key.en), "{}", key.en);
    }
}

#[test]
fn the_command_lists_says_and_writes_them() {
    let said = |output: &Output| String::from_utf8(output.stdout.clone()).expect("UTF-8");
    let list = said(&xueshi(&[]));
    assert!(list.contains("class ") && list.contains("content/classes/*/class.yaml"), "{list}");
    let class: Value = serde_json::from_str(&said(&xueshi(&["class"]))).expect("JSON");
    assert_eq!(class["$schema"], "http://json-schema.org/draft-07/schema#");
    let refused = xueshi(&["clas"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("did you mean class?"), "{refused:?}");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let target = folder.path().join("new/schemas");
    let output = target.to_str().expect("UTF-8");
    assert_eq!(xueshi(&["--output", output]).status.code(), Some(0));
    fs::write(target.join("class.schema.json"), "old").expect("writable");
    assert_eq!(xueshi(&["--output", output]).status.code(), Some(0));
    let written = fs::read_to_string(target.join("class.schema.json")).expect("written");
    assert_eq!(serde_json::from_str::<Value>(&written).expect("JSON"), class);
    let index: Value =
        serde_json::from_str(&fs::read_to_string(target.join("index.json")).expect("there")).expect("JSON");
    assert_eq!(index["schemas"].as_array().map(Vec::len), Some(schemas().len()));
}
