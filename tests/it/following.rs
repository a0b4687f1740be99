//! After any row of edits the preview shows what a clean build writes, byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::common::{copy, project, repository, tree};
use crate::preview::{Preview, config};
use xueshi::config::Config;
use xueshi::model::Edition;
use xueshi::pipeline;

/// How many edits, and after how many of them the site is held against a clean build.
const EDITS: usize = 500;
const CHECKED: usize = 25;

type Files = BTreeMap<String, Vec<u8>>;

/// A generator of numbers that look random and are the same in every run (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).expect("small")
    }

    fn any<'a, T>(&mut self, among: &'a [T]) -> Option<&'a T> {
        if among.is_empty() { None } else { among.get(self.below(among.len())) }
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
    fs::write(path, bytes).expect("writable");
}

/// One edit of an office as somebody makes it: right or wrong, whole or half, by whatever program.
fn edit(root: &Path, numbers: &mut Numbers, first: &Files) {
    let content = root.join("content");
    let there: Vec<String> = tree(&content).into_keys().collect();
    let Some(path) = numbers.any(&there).cloned() else { return restore(root, first) };
    let (file, text) = (content.join(&path), fs::read(content.join(&path)).expect("readable"));
    let number = numbers.below(1_000);
    match numbers.below(24) {
        0..8 => {
            let notice =
                format!("---\ntitle: Notice {number}\ndate: 2024-03-01\nissuer: School\n---\nText {number}.\n");
            write(&content.join(format!("notices/通知 {}.md", number % 40)), notice.as_bytes());
        }
        8..10 => write(&file, &[text.as_slice(), b"\n"].concat()),
        10 => write(&file, &text[..text.len() / 2]),
        11 => fs::remove_file(&file).expect("there"),
        12..14 => {
            // As an editor saves: beside it, then in its place.
            write(&file.with_extension("tmp"), &[text.as_slice(), b"\n"].concat());
            fs::rename(file.with_extension("tmp"), &file).expect("movable");
        }
        14 => {
            let other =
                file.with_file_name(format!("{number}-{}", file.file_name().expect("a name").to_string_lossy()));
            fs::rename(&file, other).expect("movable");
        }
        15..17 => {
            let style = format!("body {{ margin: {number}px }}\n");
            write(&root.join("themes/default/assets/style.css"), style.as_bytes());
        }
        17 => drop(fs::remove_dir_all(root.join("themes"))),
        18 => {
            let home = repository().join("themes/default/templates/base.html");
            let home =
                fs::read_to_string(home).expect("readable").replace("</body>", &format!("<p>{number}</p></body>"));
            write(&root.join("themes/default/templates/base.html"), home.as_bytes());
        }
        19 => {
            let class = content.join("classes/basics");
            if class.exists() {
                drop(fs::rename(&class, content.join(format!("classes/basics-{}", number % 3))));
            }
        }
        20 => restore(root, first),
        _ => heal(root, first),
    }
}

/// Puts back what there was at first; what was added stays.
fn restore(root: &Path, first: &Files) {
    for (path, bytes) in first {
        let path = root.join("content").join(path);
        if fs::read(&path).ok().as_ref() != Some(bytes) {
            write(&path, bytes);
        }
    }
}

/// Leaves nothing but what there was at first, and the notices that are whole.
fn heal(root: &Path, first: &Files) {
    let content = root.join("content");
    for (path, bytes) in tree(&content) {
        let whole = path.starts_with("notices/通知") && bytes.starts_with(b"---") && bytes.ends_with(b".\n");
        if !first.contains_key(&path) && !whole {
            fs::remove_file(content.join(path)).expect("there");
        }
    }
    restore(root, first);
}

/// What a clean build writes; nothing where a finding is an error.
fn clean(config: &Config) -> Option<Files> {
    let output = tempfile::tempdir().expect("a temporary folder");
    let config = Config { output: output.path().to_owned(), ..config.clone() };
    let run = pipeline::build(&config, &|_| {}).expect("writable");
    run.report.map(|_| tree(&output.path().join(config.editions[0].folder())))
}

fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte);
    let one = |byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(one).collect()
}

/// Holds what is served against what a clean build writes; `known` are the paths of all that was ever there.
fn hold(preview: &Preview, clean: &Files, known: &mut BTreeSet<String>, at: usize) {
    known.extend(clean.keys().cloned());
    for path in known.iter() {
        let served = preview.get(&format!("/{}", encoded(path)));
        match clean.get(path) {
            Some(bytes) => assert!(served.status == 200 && served.built() == *bytes, "{path} after {at} edits"),
            None => assert_eq!(served.status, 404, "{path} after {at} edits"),
        }
    }
}

/// Edits an office at random, and holds the preview against a clean build every now and then.
fn follow(edition: Edition, seed: u64, edits: usize) {
    let root = copy(&project("english"));
    let first = tree(&root.path().join("content"));
    let config = config(root.path(), edition);
    let preview = Preview::of(config.clone(), Duration::from_secs(3600), Some(0)).expect("a free port");
    let (mut numbers, mut known, mut wrong) = (Numbers(seed), BTreeSet::new(), 0);
    for at in 1..=edits {
        edit(root.path(), &mut numbers, &first);
        if at % CHECKED != 0 {
            continue;
        }
        preview.serving.settle();
        let mut built = clean(&config);
        if built.is_none() {
            wrong += 1;
            assert_eq!(preview.events("/").next()["state"], "error", "after {at} edits");
            heal(root.path(), &first);
            preview.serving.settle();
            built = clean(&config);
        }
        hold(&preview, &built.expect("a healed office is right"), &mut known, at);
    }
    let held = edits / CHECKED;
    assert!(wrong > 0 && wrong < held, "{wrong} of {held} rows of edits left the office wrong");
    assert!(preview.builds() > edits / CHECKED);
}

#[test]
fn the_public_edition_is_that_of_a_clean_build() {
    follow(Edition::Public, 1, EDITS);
}

#[test]
fn the_office_edition_is_that_of_a_clean_build() {
    follow(Edition::Office, 2, EDITS * 2 / 5);
}
