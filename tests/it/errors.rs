//! Every finding has a project under `tests/errors` that shows it, and nothing else with it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::common::{config, copy, copy_into, repository};
use rayon::prelude::*;
use serde::Deserialize;
use xueshi::config::Config;
use xueshi::diag::{self, CODES, Diagnostic};
use xueshi::locale::{Lang, Locale};
use xueshi::model::Format;
use xueshi::pipeline::{self, Run};
use xueshi::source::Sources;

/// The findings that no files lead to, each with the reason.
const NOT_BY_FILES: &[(&str, &str)] = &[
    ("S101", "the system refuses a file to some users, and none to the superuser as whom tests often run"),
    ("S111", "a file stands still unless somebody writes it; see the tests of source::read"),
    ("O104", "what looks for the numbers can be made of any numbers that files hold"),
    ("O110", "what the program makes of any files can be packed; one that can't be is its mistake"),
];

/// What a project has that files of git can't say.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Setup {
    also: Vec<String>,
    remove: Vec<String>,
    links: BTreeMap<String, String>,
    bytes: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
    repeat: BTreeMap<String, Repeated>,
    output: BTreeMap<String, String>,
    pdf: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Repeated {
    text: String,
    times: usize,
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
}

fn folder() -> PathBuf {
    repository().join("tests/errors")
}

/// The projects by the codes that they are named by.
fn projects() -> Vec<String> {
    let entries = fs::read_dir(folder()).expect("the projects").flatten();
    let names = entries.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string());
    let mut names: Vec<_> = names.map(|name| name.expect("Unicode")).filter(|name| name != "base").collect();
    names.sort();
    names
}

fn write(path: &Path, bytes: impl AsRef<[u8]>) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
    fs::write(path, bytes).expect("writable");
}

fn hex(digits: &str) -> Vec<u8> {
    let digits: Vec<u8> = digits.bytes().filter(u8::is_ascii_hexdigit).collect();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).expect("ASCII"), 16).expect("two digits");
    digits.chunks(2).map(byte).collect()
}

fn setup_of(project: &Path) -> Setup {
    let text = fs::read_to_string(project.join("setup.yaml")).unwrap_or_else(|_| "{}".to_owned());
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", project.display()))
}

/// The project as a folder of its own.
fn laid(project: &Path, setup: &Setup) -> tempfile::TempDir {
    let root = copy(&folder().join("base"));
    copy_into(&folder().join("base/themes"), &root.path().join("themes"));
    let at = |path: &str| root.path().join(path);
    for path in &setup.remove {
        let gone = if at(path).is_dir() { fs::remove_dir_all(at(path)) } else { fs::remove_file(at(path)) };
        gone.unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    for part in ["content", "themes"] {
        if project.join(part).is_dir() {
            copy_into(&project.join(part), &at(part));
        }
    }
    for (path, digits) in &setup.bytes {
        write(&at(path), hex(digits));
    }
    for (path, Repeated { text, times, before, after }) in &setup.repeat {
        write(&at(path), format!("{before}{}{after}", text.repeat(*times)));
    }
    for (path, text) in &setup.output {
        write(&at("output").join(path), text);
    }
    odd_files(root.path(), setup);
    root
}

/// Files that not every system can have.
#[cfg(unix)]
fn odd_files(root: &Path, setup: &Setup) {
    use std::os::unix::ffi::OsStringExt;

    for (path, target) in &setup.links {
        std::os::unix::fs::symlink(target, root.join(path)).expect("writable");
    }
    for (name, text) in &setup.names {
        write(&root.join("content").join(std::ffi::OsString::from_vec(hex(name))), text);
    }
}

#[cfg(not(unix))]
fn odd_files(_: &Path, _: &Setup) {}

fn ran(project: &Path, setup: &Setup) -> Run {
    let root = laid(project, setup);
    let output = root.path().join("output");
    let formats = if setup.pdf { Format::ALL.to_vec() } else { vec![Format::Html, Format::Xlsx] };
    let config = Config { formats, ..config(root.path(), &output) };
    pipeline::check(&config, &|_| {})
}

/// A finding as these projects keep it: code, place, and what is said in both languages.
fn said(finding: &Diagnostic, sources: &Sources) -> String {
    let at = |span: xueshi::source::Span| {
        let at = sources.position(span.file, span.start);
        format!("{}:{}:{}", sources.shown_path(span.file), at.line, at.column)
    };
    let place = finding.span.map(at).unwrap_or_default();
    let mut text = format!("{} {} {place}", finding.code.id(), finding.severity().name()).trim_end().to_owned();
    for related in &finding.related {
        let _ = write!(text, "\n  {} {}", related.label, at(related.span));
    }
    for lang in [Lang::ZhCn, Lang::En] {
        let locale = Locale::new(lang);
        let _ = write!(text, "\n{}: {}", lang.tag(), finding.message(&locale));
        for step in &finding.steps {
            let _ = write!(text, "\n  - {}", locale.say(step));
        }
        let _ = write!(text, "\n  {}", finding.help(&locale).unwrap_or_default());
    }
    text + "\n"
}

/// What is found in a project.
struct Shown {
    codes: BTreeSet<&'static str>,
    expected: BTreeSet<String>,
    /// Every finding, as the project keeps it.
    text: String,
    /// The finding that it is named by, as a person at a terminal reads it, in Chinese and English.
    rendered: Option<[String; 2]>,
}

/// The projects that this system can have, each run once.
static SHOWN: LazyLock<BTreeMap<String, Shown>> = LazyLock::new(|| {
    let can_be = |setup: &Setup| {
        let is_plain = setup.links.is_empty() && setup.names.is_empty();
        (cfg!(unix) || is_plain) && (cfg!(feature = "pdf") || !setup.pdf)
    };
    let one = |code: String| {
        let setup = setup_of(&folder().join(&code));
        can_be(&setup).then(|| (code.clone(), shown(&code, &setup)))
    };
    projects().into_par_iter().filter_map(one).collect()
});

fn shown(code: &str, setup: &Setup) -> Shown {
    let run = ran(&folder().join(code), setup);
    let text: Vec<_> = run.findings.iter().map(|finding| said(finding, &run.sources)).collect();
    let first = run.findings.iter().find(|finding| finding.code.id() == code);
    let rendered = |finding, lang| {
        let text = diag::human::render(finding, &run.sources, &Locale::new(lang));
        anstream::adapter::strip_str(&text).to_string()
    };
    Shown {
        codes: run.findings.iter().map(|finding| finding.code.id()).collect(),
        expected: setup.also.iter().cloned().chain([code.to_owned()]).collect(),
        text: text.join("\n"),
        rendered: first.map(|finding| [Lang::ZhCn, Lang::En].map(|lang| rendered(finding, lang))),
    }
}

/// The finding of a project as a person at a terminal reads it, in Chinese and English.
pub(crate) fn rendered(code: &str) -> Option<&'static [String; 2]> {
    SHOWN.get(code)?.rendered.as_ref()
}

/// What is wrong with a project, if anything is.
fn judged((code, shown): (&String, &Shown)) -> Option<String> {
    let Shown { codes, expected, text, .. } = shown;
    if !codes.iter().copied().eq(expected.iter().map(String::as_str)) {
        return Some(format!("{code}: found {codes:?}\n{text}"));
    }
    let golden = folder().join(code).join("finding.txt");
    if std::env::var_os("XUESHI_BLESS").is_some() {
        write(&golden, text);
    }
    let kept = fs::read_to_string(&golden).unwrap_or_default().replace('\r', "");
    (kept != *text).then(|| format!("{code}: finding.txt is not current\n{text}"))
}

#[test]
fn each_project_yields_its_finding_and_no_other() {
    let wrong: Vec<_> = SHOWN.iter().filter_map(judged).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), SHOWN.len(), wrong.join("\n"));
}

#[test]
fn the_office_that_they_change_is_right() {
    let run = ran(&folder().join("base"), &Setup::default());
    let text: Vec<_> = run.findings.iter().map(|finding| said(finding, &run.sources)).collect();
    assert!(run.findings.is_empty(), "{}", text.join("\n"));
}

#[test]
fn every_finding_has_its_project() {
    let shown: BTreeSet<String> = projects().into_iter().collect();
    let excused: BTreeSet<&str> = NOT_BY_FILES.iter().map(|(code, _)| *code).collect();
    let known: BTreeSet<&str> = CODES.iter().map(|code| code.id()).collect();
    let missing: Vec<_> = known.iter().filter(|code| !shown.contains(**code) && !excused.contains(**code)).collect();
    let unknown: Vec<_> = shown.iter().filter(|code| !known.contains(code.as_str())).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "missing: {missing:?}, of no finding: {unknown:?}");
    assert!(excused.iter().all(|code| !shown.contains(*code)), "a finding that has a project needs no excuse");
}
