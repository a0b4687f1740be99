//! What several tests need.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use xueshi::config::Config;
use xueshi::diag;
use xueshi::locale::{Lang, Locale};
use xueshi::model::{Edition, Format};
use xueshi::pipeline::{self, Run};

/// The repository, which holds the sample office.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A project below `tests/projects`.
pub(crate) fn project(name: &str) -> PathBuf {
    repository().join("tests/projects").join(name)
}

pub(crate) fn config(root: &Path, output: &Path) -> Config {
    let editions = vec![Edition::Public, Edition::Office];
    // Setting pages takes seconds; the tests that are about them ask for them.
    let formats = vec![Format::Html, Format::Xlsx];
    let uncommitted = false;
    Config {
        root: root.to_owned(),
        output: output.to_owned(),
        today: None,
        editions,
        uncommitted,
        formats,
        since: None,
    }
}

pub(crate) fn check(root: &Path) -> Run {
    pipeline::check(&config(root, &root.join("output")), &|_| {})
}

pub(crate) fn build(root: &Path, output: &Path) -> Run {
    pipeline::build(&config(root, output), &|_| {}).expect("the output folder can be written")
}

/// A build of every format, with what it says of the machine's fonts.
pub(crate) fn build_all(root: &Path, output: &Path) -> Run {
    let config = Config { formats: Format::ALL.to_vec(), ..config(root, output) };
    pipeline::build(&config, &|_| {}).expect("the output folder can be written")
}

/// The findings as a person reads them, without colour.
pub(crate) fn findings(checked: &Run, lang: Lang) -> String {
    let locale = Locale::new(lang);
    let one =
        |finding| anstream::adapter::strip_str(&diag::human::render(finding, &checked.sources, &locale)).to_string();
    checked.findings.iter().map(one).collect::<Vec<_>>().join("\n\n")
}

/// The codes of the findings, in order.
pub(crate) fn codes(checked: &Run) -> Vec<&'static str> {
    checked.findings.iter().map(|finding| finding.code.id()).collect()
}

/// The findings as code and place.
pub(crate) fn found(run: &Run) -> Vec<String> {
    let place = |finding: &diag::Diagnostic| diag::place(finding, &run.sources).expect("a place").1;
    run.findings.iter().map(|f| format!("{} {}:{}", f.code.id(), place(f).line, place(f).column)).collect()
}

/// Copies a project into a folder of its own.
pub(crate) fn copy(from: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy_into(&from.join("content"), &folder.path().join("content"));
    folder
}

pub(crate) fn copy_into(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("writable");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_into(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("writable");
        }
    }
}

/// A small office that is right, to be broken by a test: pairs of path below `content/` and text.
pub(crate) fn office(changes: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = copy(&project("english"));
    for (path, text) in changes {
        let path = folder.path().join("content").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(path, text).expect("writable");
    }
    folder
}

/// The texts of a site that is built without an error, by edition and path.
pub(crate) fn built_texts(root: &Path) -> BTreeMap<String, String> {
    let output = root.join("output");
    let run = build(root, &output);
    assert!(!run.has_errors(), "{}", findings(&run, Lang::En));
    tree(&output).into_iter().filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?))).collect()
}

/// A page of those; nothing where it is not there.
pub(crate) fn page<'p>(pages: &'p BTreeMap<String, String>, path: &str) -> &'p str {
    pages.get(path).map(String::as_str).unwrap_or_default()
}

/// Every file below a folder, by path.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                let name = path.strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(&path).expect("readable"));
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}
