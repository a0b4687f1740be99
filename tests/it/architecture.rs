//! The arrows between modules are those of the table in `lib.rs`, and no others.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The table of the crate's documentation: what each module knows.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string("src/lib.rs").expect("src/lib.rs");
    let rows = text.lines().filter_map(|line| line.strip_prefix("//! | [`"));
    rows.map(|row| {
        let (module, rest) = row.split_once('`').expect("a module in backticks");
        let knows = rest.trim_end().trim_end_matches('|').rsplit('|').next().unwrap_or_default();
        let knows = knows.split(',').map(str::trim).filter(|name| *name != "–").map(str::to_owned);
        (module.to_owned(), knows.collect())
    })
    .collect()
}

fn rust_files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The modules that a source names by `crate::`, its tests left out.
fn names(text: &str) -> BTreeSet<String> {
    let code = text.split("\nmod tests {").next().unwrap_or_default();
    let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let name = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let direct = code.match_indices("crate::").map(|(at, found)| name(&code[at + found.len()..]));
    // An import of several modules at once has no name here, and is shown as what it is.
    direct.map(|name| if name.is_empty() { "{…}".to_owned() } else { name }).collect()
}

/// Arrows of the sources that the table does not have. Files of tests may see every module.
fn foreign_arrows(table: &BTreeMap<String, BTreeSet<String>>, sources: &[(String, String)]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in sources.iter().filter(|(path, _)| !path.ends_with("/tests.rs")) {
        let module = path.split(['/', '.']).next().unwrap_or_default();
        let Some(knows) = table.get(module) else { continue };
        let arrows = names(text).into_iter().filter(|name| name != module && !knows.contains(name));
        found.extend(arrows.map(|name| format!("{path}: {module} → {name}")));
    }
    found
}

fn sources() -> Vec<(String, String)> {
    let mut files = Vec::new();
    rust_files(Path::new("src"), &mut files);
    files.sort();
    let source = |path: &std::path::PathBuf| {
        let name = path.strip_prefix("src").expect("below src").to_string_lossy().replace('\\', "/");
        (name, fs::read_to_string(path).expect("readable"))
    };
    files.iter().map(source).collect()
}

#[test]
fn every_module_uses_only_what_its_row_names() {
    assert_eq!(foreign_arrows(&table(), &sources()), Vec::<String>::new());
}

#[test]
fn an_added_arrow_is_found() {
    let added = [("ledger/mod.rs".to_owned(), "use crate::view::Table;\n".to_owned())];
    assert_eq!(foreign_arrows(&table(), &added), ["ledger/mod.rs: ledger → view"]);
    let grouped = [("ledger/mod.rs".to_owned(), "use crate::{model, view};\n".to_owned())];
    assert_eq!(foreign_arrows(&table(), &grouped), ["ledger/mod.rs: ledger → {…}"]);
}

#[test]
fn the_table_names_every_module_and_has_no_circle() {
    let table = table();
    let modules: BTreeSet<String> = sources()
        .iter()
        .map(|(path, _)| path.split(['/', '.']).next().unwrap_or_default().to_owned())
        .filter(|module| !matches!(module.as_str(), "lib" | "main"))
        .collect();
    assert_eq!(table.keys().cloned().collect::<BTreeSet<_>>(), modules);
    let mut done: BTreeSet<&str> = BTreeSet::new();
    while done.len() < table.len() {
        let ready: Vec<&str> = table
            .iter()
            .filter(|(module, knows)| {
                !done.contains(module.as_str()) && knows.iter().all(|name| done.contains(name.as_str()))
            })
            .map(|(module, _)| module.as_str())
            .collect();
        assert!(
            !ready.is_empty(),
            "a circle among {:?}",
            table.keys().filter(|m| !done.contains(m.as_str())).collect::<Vec<_>>()
        );
        done.extend(ready);
    }
}

#[test]
fn renderers_do_not_know_each_other() {
    for (path, text) in sources().iter().filter(|(path, _)| path.starts_with("render/")) {
        let own = path.trim_start_matches("render/").split(['/', '.']).next().unwrap_or_default();
        for other in ["atom", "docx", "fill", "html", "ics", "pdf", "search", "sitemap", "xlsx"]
            .iter()
            .filter(|other| **other != own && own != "mod")
        {
            let known = ["render", "super"].iter().any(|parent| text.contains(&format!("{parent}::{other}")));
            assert!(!known, "{path} knows {other}");
        }
    }
}
